//! The contract to show: which reading, its last day, what is left of it.

use std::cmp::Reverse;

use chrono::Months;

use crate::ledger::Ledger;
use crate::model::{
    ClubId, Contract, Day, Evidence, Modality, Outcome, OutcomeResult, PartialDay, PlayerId, Polarity, PreContractRule,
    Saga, SagaId, SagaKind, SeasonCalendar, Stage, Stated, pick,
};

use super::moment::{Moment, calendar_of};

/// How soon a contract ends.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Alarm {
    /// Its last day is past.
    Expired,
    /// Less than six whole months are left.
    Under6,
    /// Less than twelve.
    Under12,
    /// A year or more is left, or a renewal is known whose end is not.
    None,
}

impl Alarm {
    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Under6 => "under_6",
            Self::Under12 => "under_12",
            Self::None => "none",
        }
    }
}

/// From when clubs may agree with a player whose contract runs out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Talks {
    /// The first day.
    pub from: Day,
    /// Whether it has come, and the contract's end has not.
    pub open: bool,
}

/// A contract as it is shown on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct ContractShown {
    /// The club that holds it; of a player on loan, his owner.
    pub club: ClubId,
    /// Its end as it was read.
    pub end: PartialDay,
    /// Its last day.
    pub end_day: Day,
    /// Whether the day is worked out from a season, a year or a month.
    pub inferred: bool,
    /// Whether it was read later than the as-of day.
    pub backfilled: bool,
    /// The day of a renewal known since this reading, whose own end is not known: the contract
    /// runs longer than shown.
    pub outdated: Option<Day>,
    /// Whole months from the as-of day to its end; less than none once it is past.
    pub months_left: i32,
    /// How soon it ends.
    pub alarm: Alarm,
    /// When clubs of other associations may agree with him.
    pub talks_abroad: Talks,
    /// The same for clubs of his own association, where their rule is known.
    pub talks_home: Option<Talks>,
    /// An option to extend, in words.
    pub option: Option<Box<str>>,
    /// Which of the player's contracts it is.
    pub reading: usize,
}

/// Months before a contract's end in which clubs abroad may agree with a player, where his
/// association's rule is not in the ledger.
const ABROAD_MONTHS: u32 = 6;

/// A report of a new contract's terms may come this many days before the signature.
const TERMS_BEFORE_SIGNATURE: i64 = 31;

/// Chooses the contract to show of a player at a club, which he joined on `since` where known.
///
/// The newest reading known by the day wins, in the highest ledger; on one day a report beats a
/// table, unless both name the same last day: then the exact one. A renewal known since makes a
/// reading outdated. With nothing known and current, the earliest later table reading is
/// backfilled, unless something shows that the contract changed in between.
pub fn contract(
    ledger: &Ledger,
    player: PlayerId,
    club: ClubId,
    since: Option<Day>,
    moment: &Moment,
) -> Option<ContractShown> {
    let readings = Readings { ledger, player, club, since, moment, calendar: calendar_of(ledger, club) };
    let known = readings.known();
    let outdated = known.and_then(|(_, stated)| readings.renewed_since(stated));
    let later = if known.is_none() || outdated.is_some() { readings.backfilled() } else { None };
    match (later, known) {
        (Some(later), _) => Some(readings.shown(later, true, None)),
        (None, Some(known)) => Some(readings.shown(known, false, outdated)),
        (None, None) => None,
    }
}

type Reading<'a> = (usize, &'a Stated<Contract>);

struct Readings<'a> {
    ledger: &'a Ledger,
    player: PlayerId,
    club: ClubId,
    since: Option<Day>,
    moment: &'a Moment,
    calendar: SeasonCalendar,
}

impl<'a> Readings<'a> {
    /// Readings at the club that can belong to this stay of his.
    fn all(&self) -> impl Iterator<Item = Reading<'a>> + '_ {
        self.ledger[self.player]
            .contracts
            .iter()
            .enumerate()
            .filter(|(_, c)| c.value.club == self.club && self.since.is_none_or(|since| self.end(&c.value) >= since))
    }

    fn end(&self, contract: &Contract) -> Day {
        contract.end.latest(self.calendar)
    }

    fn known(&self) -> Option<Reading<'a>> {
        let by = |day: Day| {
            self.all().filter(move |(_, c)| c.known <= day).max_by(|(i, a), (j, b)| {
                let (exact_a, exact_b) = (!a.value.end.is_inferred(), !b.value.end.is_inferred());
                (a.layer, a.known)
                    .cmp(&(b.layer, b.known))
                    .then_with(|| {
                        let same_end = self.end(&a.value) == self.end(&b.value);
                        let exact = exact_a.cmp(&exact_b);
                        if same_end { exact } else { from_report(&a.evidence).cmp(&from_report(&b.evidence)) }
                    })
                    .then(i.cmp(j))
            })
        };
        by(self.moment.told).or_else(|| by(self.moment.clock.as_of))
    }

    /// The earliest later reading, where nothing changed between the day and it.
    fn backfilled(&self) -> Option<Reading<'a>> {
        let as_of = self.moment.clock.as_of;
        // Of one who is still to come, a later list shows the contract he signs on arrival.
        if self.moment.clock.as_known || self.since.is_some_and(|since| since > as_of) {
            return None;
        }
        let later = self.all().filter(|(_, c)| c.known > as_of && c.backfills);
        let (i, stated) = later.min_by_key(|(i, c)| (c.known, Reverse(c.layer), *i))?;
        let begins = stated.value.start.map(|start| start.earliest(self.calendar));
        let changed = begins.is_some_and(|start| start > as_of) || self.changed(as_of, stated.known);
        (!changed).then_some((i, stated))
    }

    /// Whether anything shows that his contract here changed after one day and by another.
    fn changed(&self, after: Day, by: Day) -> bool {
        let within = |day: Day| day > after && day <= by;
        let mut left = self.ledger[self.player].exits.iter().filter(|e| e.value.club == self.club);
        left.any(|e| within(e.value.on.latest(self.calendar)))
            || self.sagas().any(|(id, saga)| {
                saga.outcomes.iter().any(|o| self.renews(saga, &o.value) && within(o.value.date))
                    || self.signs(id, saga, &within)
            })
    }

    /// Whether a claim of such a day says that he agreed or signed a new contract here: in a
    /// renewal's saga a claim for it, in a move's saga one against the move.
    fn signs(&self, id: SagaId, saga: &Saga, within: &impl Fn(Day) -> bool) -> bool {
        let says_so = if saga.kind == SagaKind::Renewal { Polarity::For } else { Polarity::Against };
        let claims = self.ledger.index.claims_of_saga[id.index()].iter().map(|id| &self.ledger[*id]);
        claims.filter(|c| within(c.published)).any(|claim| {
            matches!(claim.stage, Stage::ContractAgreed | Stage::ContractSigned)
                && claim.polarity == says_so
                && matches!(claim.modality, Modality::Reported | Modality::Stated)
        })
    }

    /// The last day of a renewal that is known, and that this reading cannot know of.
    fn renewed_since(&self, reading: &Stated<Contract>) -> Option<Day> {
        let grace = if from_report(&reading.evidence) { TERMS_BEFORE_SIGNATURE } else { 0 };
        self.sagas()
            .flat_map(|(_, saga)| saga.outcomes.iter().filter(|o| self.renews(saga, &o.value)))
            .filter(|o| o.known <= self.moment.told && o.value.date > reading.known.plus_days(grace))
            .map(|o| o.value.date)
            .max()
    }

    /// Whether an outcome says that he renewed here.
    fn renews(&self, saga: &Saga, outcome: &Outcome) -> bool {
        match outcome.result {
            OutcomeResult::Renewed => outcome.final_club.is_none_or(|club| club == self.club),
            OutcomeResult::Completed => saga.kind == SagaKind::Renewal,
            OutcomeResult::Failed => false,
        }
    }

    /// His sagas that concern the club.
    fn sagas(&self) -> impl Iterator<Item = (SagaId, &'a Saga)> + '_ {
        let ids = self.ledger.index.sagas_of_player[self.player.index()].iter();
        ids.map(|id| (*id, &self.ledger[*id])).filter(|(_, saga)| match saga.kind {
            SagaKind::Renewal => saga.to.or(saga.from).is_none_or(|club| club == self.club),
            _ => saga.from == Some(self.club),
        })
    }

    fn shown(&self, (reading, stated): Reading<'a>, backfilled: bool, outdated: Option<Day>) -> ContractShown {
        let day = self.moment.told;
        let end_day = self.end(&stated.value);
        let months_left = day.months_until(end_day);
        let rule = self.pre_contract();
        let running = outdated.is_none() && end_day >= day;
        let talks = |months: u32| {
            let from = months_before(end_day, months);
            Talks { from, open: running && from <= day }
        };
        ContractShown {
            club: self.club,
            end: stated.value.end,
            end_day,
            inferred: stated.value.end.is_inferred(),
            backfilled,
            outdated,
            months_left,
            alarm: if outdated.is_some() { Alarm::None } else { alarm(day, end_day, months_left) },
            talks_abroad: talks(rule.abroad_months),
            talks_home: rule.domestic_months.map(talks),
            option: stated.value.option.clone(),
            reading,
        }
    }

    fn pre_contract(&self) -> PreContractRule {
        let association = self.ledger[self.club].association.map(|id| &self.ledger[id]);
        association
            .and_then(|a| pick(&a.pre_contract, &self.moment.clock))
            .map_or(PreContractRule { abroad_months: ABROAD_MONTHS, domestic_months: None }, |rule| *rule.value())
    }
}

fn from_report(evidence: &[Evidence]) -> bool {
    evidence.iter().any(|e| matches!(e, Evidence::Report(_)))
}

fn alarm(day: Day, end: Day, months_left: i32) -> Alarm {
    match months_left {
        _ if end < day => Alarm::Expired,
        0..6 => Alarm::Under6,
        6..12 => Alarm::Under12,
        _ => Alarm::None,
    }
}

/// The first day of the last `months` before an end: 1 January before 30 June.
fn months_before(end: Day, months: u32) -> Day {
    let after = end.plus_days(1).date();
    after.checked_sub_months(Months::new(months)).map_or(end, Day::from_date)
}
