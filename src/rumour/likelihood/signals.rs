//! What a saga's known claims say that a likelihood may rest on.

use std::collections::HashSet;

use crate::ledger::Ledger;
use crate::model::{ClaimId, Clock, Day, Origin, Saga, SagaId, SagaKind, SeasonCalendar, SourceId, Stage, pick_all};

use super::Term;
use crate::rumour::course::Thread;
use crate::rumour::deadline::Deadlines;
use crate::rumour::record::Records;
use crate::rumour::stance::{opposes, progress, supports};
use crate::rumour::{STAGE_WINDOW_DAYS, known_claims};

/// What terms need to know besides the saga's own claims; each part only where a term asks for it.
pub(in crate::rumour) struct Around<'a> {
    pub(in crate::rumour) deadlines: Option<Deadlines<'a>>,
    pub(in crate::rumour) records: Option<Records>,
}

impl<'a> Around<'a> {
    /// Gathers what these terms need on a day.
    pub(in crate::rumour) fn new(ledger: &'a Ledger, clock: &Clock, terms: &[Term]) -> Self {
        Self {
            deadlines: terms.contains(&Term::Window).then(|| Deadlines::new(ledger, clock)),
            records: terms.contains(&Term::Records).then(|| Records::new(ledger, clock)),
        }
    }
}

/// A saga's known claims, heard day by day.
pub(in crate::rumour) struct Signals<'a> {
    ledger: &'a Ledger,
    saga: &'a Saga,
    clock: Clock,
    thread: Thread,
    /// Support since the last fall, oldest first.
    support: Vec<ClaimId>,
    /// The words that brought it down, while it is.
    fall: Vec<ClaimId>,
    /// The first support of each originator since the last fall; of the unnamed the first of all.
    voices: Vec<ClaimId>,
    named: HashSet<SourceId>,
    unnamed: bool,
    newest: Option<ClaimId>,
    furthest: Option<ClaimId>,
    player: Option<ClaimId>,
    club: Option<ClaimId>,
}

impl<'a> Signals<'a> {
    /// Hears what is known of a saga on the clock's day; `None` without any claim.
    pub(in crate::rumour) fn hear(ledger: &'a Ledger, id: SagaId, clock: &Clock) -> Option<Self> {
        let known = known_claims(ledger, id, clock);
        let opened = ledger[*known.first()?].published;
        let mut signals = Self {
            ledger,
            saga: &ledger[id],
            clock: *clock,
            thread: Thread::new(opened, &ledger[id]),
            support: Vec::new(),
            fall: Vec::new(),
            voices: Vec::new(),
            named: HashSet::new(),
            unnamed: false,
            newest: None,
            furthest: None,
            player: None,
            club: None,
        };
        for day in known.chunk_by(|a, b| ledger[*a].published == ledger[*b].published) {
            signals.hear_day(day);
        }
        Some(signals)
    }

    fn hear_day(&mut self, day: &[ClaimId]) {
        let ledger = self.ledger;
        self.thread.hear(ledger[day[0]].published, day.iter().map(|id| &ledger[*id]));
        let of_support = |id: &&ClaimId| supports(&ledger[**id]);
        if !day.iter().any(|id| supports(&ledger[*id])) {
            self.fall_by(day);
        }
        if !self.thread.is_fallen() {
            self.fall.clear();
        }
        for id in day.iter().filter(of_support) {
            self.support(*id);
        }
        for id in day.iter().filter(|id| ledger[**id].is_evidence()) {
            self.note_words(*id);
        }
    }

    /// A day of nothing but words against: a named one that tells of an end begins anew.
    fn fall_by(&mut self, day: &[ClaimId]) {
        let ledger = self.ledger;
        let brings_down = |id: &&ClaimId| {
            let claim = &ledger[**id];
            opposes(claim)
                && matches!(claim.origin, Origin::Named(_))
                && matches!(claim.stage, Stage::Cooled | Stage::Collapsed | Stage::Denied)
        };
        let falls: Vec<ClaimId> = day.iter().filter(brings_down).copied().collect();
        if !falls.is_empty() {
            self.fall.extend(falls);
            self.support.clear();
            self.voices.clear();
            self.named.clear();
            self.unnamed = false;
        }
    }

    fn support(&mut self, id: ClaimId) {
        self.support.push(id);
        let new = match self.ledger[id].origin {
            Origin::Named(source) => self.named.insert(source),
            Origin::Unnamed(_) => !std::mem::replace(&mut self.unnamed, true),
        };
        if new {
            self.voices.push(id);
        }
        if self.furthest.is_none_or(|best| self.reached(id) >= self.reached(best)) {
            self.furthest = Some(id);
        }
    }

    fn note_words(&mut self, id: ClaimId) {
        self.newest = Some(id);
        match self.ledger[id].stage {
            Stage::PlayerWants | Stage::PlayerRejects | Stage::ContractRejected => self.player = Some(id),
            Stage::Available | Stage::Blocked => self.club = Some(id),
            _ => {}
        }
    }

    fn reached(&self, id: ClaimId) -> u8 {
        progress(self.saga, self.ledger[id].stage)
    }

    /// The claim that gives the stage since the last fall.
    fn stage(&self) -> Option<ClaimId> {
        let from = self.clock.as_of.plus_days(-STAGE_WINDOW_DAYS);
        let recent = self.support.iter().rev().take_while(|id| self.ledger[**id].published >= from);
        let newest = || {
            let day = self.ledger[*self.support.last()?].published;
            let of_day = self.support.iter().rev().take_while(|id| self.ledger[**id].published == day);
            of_day.max_by_key(|id| self.reached(**id))
        };
        recent.max_by_key(|id| self.reached(**id)).or_else(newest).copied()
    }

    /// What a term's number is on the day, and the claims that it rests on.
    pub(in crate::rumour) fn value(&self, term: Term, around: &Around<'_>) -> f64 {
        let share = |id: ClaimId| f64::from(self.reached(id)) / 100.0;
        let flag = |so: bool| if so { 1.0 } else { 0.0 };
        let word = |id: Option<ClaimId>| id.map_or(0.0, |id| if supports(&self.ledger[id]) { 1.0 } else { -1.0 });
        match term {
            Term::Stage => self.stage().map_or(0.0, share),
            Term::Fall => flag(self.thread.is_fallen()),
            Term::Silence => self.silence(),
            Term::Originators => (self.voices.len() as f64).ln_1p() / std::f64::consts::LN_2,
            Term::Player => word(self.player),
            Term::Club => word(self.club),
            Term::RunsOut => flag(self.saga.kind == SagaKind::Free),
            Term::Renewal => flag(self.saga.kind == SagaKind::Renewal),
            Term::Window => around.deadlines.as_ref().map_or(0.0, |deadlines| self.window(deadlines)),
            Term::Contract => self.contract(),
            Term::Records => around.records.as_ref().map_or(0.0, |records| self.records(records)),
            Term::Ever => self.furthest.map_or(0.0, share),
            Term::Newest => self.newest.filter(|id| supports(&self.ledger[*id])).map_or(0.0, share),
        }
    }

    /// The claims that a term's number rests on.
    pub(super) fn claims(&self, term: Term) -> Vec<ClaimId> {
        match term {
            Term::Stage => self.stage().into_iter().collect(),
            Term::Fall => self.fall.clone(),
            Term::Silence | Term::Newest => self.newest.into_iter().collect(),
            Term::Originators | Term::Records => self.voices.clone(),
            Term::Player => self.player.into_iter().collect(),
            Term::Club => self.club.into_iter().collect(),
            Term::Ever => self.furthest.into_iter().collect(),
            Term::RunsOut | Term::Renewal | Term::Window | Term::Contract => Vec::new(),
        }
    }

    fn silence(&self) -> f64 {
        let Some(newest) = self.newest else { return 0.0 };
        let days = self.ledger[newest].published.days_until(self.clock.as_of);
        days.clamp(0, STAGE_WINDOW_DAYS) as f64 / STAGE_WINDOW_DAYS as f64
    }

    /// Half a year or more before the window closes -0.5, on its last day 0.5; 0 where unknown.
    fn window(&self, deadlines: &Deadlines<'_>) -> f64 {
        if !matches!(self.saga.kind, SagaKind::Transfer | SagaKind::Loan) {
            return 0.0;
        }
        let close = deadlines.close(self.ledger, self.saga, self.clock.as_of, 1);
        close.map_or(0.0, |day| 0.5 - self.clock.as_of.days_until(day).clamp(0, 180) as f64 / 180.0)
    }

    fn contract(&self) -> f64 {
        let Some(end) = contract_end(self.ledger, self.saga, &self.clock) else { return 0.0 };
        let months = f64::from(self.clock.as_of.months_until(end));
        ((12.0 - months) / 12.0).clamp(-1.0, 1.0)
    }

    fn records(&self, records: &Records) -> f64 {
        let named = self.voices.iter().filter_map(|id| match self.ledger[*id].origin {
            Origin::Named(source) => Some(records.surplus(source)),
            Origin::Unnamed(_) => None,
        });
        let (count, sum) = named.fold((0u32, 0.0), |(count, sum), surplus| (count + 1, sum + surplus));
        if count == 0 { 0.0 } else { sum / f64::from(count) }
    }
}

/// The end of the player's contract at the club he would leave: the newest reading known, else
/// the earliest later one that may be backfilled.
fn contract_end(ledger: &Ledger, saga: &Saga, clock: &Clock) -> Option<Day> {
    let readings = pick_all(&ledger[saga.player].contracts, clock).filter(|p| Some(p.value().club) == saga.from);
    let best = readings.max_by_key(|p| {
        let later = p.backfilled.then_some(std::cmp::Reverse(p.stated.known));
        (!p.backfilled, p.stated.layer, if p.backfilled { None } else { Some(p.stated.known) }, later)
    })?;
    Some(best.value().end.latest(SeasonCalendar::EUROPEAN))
}
