//! Where a saga stands on a day.

use crate::ledger::Ledger;
use crate::model::{ClaimId, Clock, Day, Money, Outcome, Saga, SagaId, Stage, Stated};

use super::chain::{Census, Originators};
use super::course::{Course, Interval, State, course, outcome_on};
use super::heat::{Warmth, heat};
use super::known_claims;
use super::stance::{progress, supports};

/// Support counts towards the stage for this many days.
pub const STAGE_WINDOW_DAYS: i64 = 90;

/// A fee as last named, with the claim that names it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FeeNamed {
    /// The fee, as reported.
    pub money: Money,
    /// Who named it.
    pub claim: ClaimId,
}

/// The readings of how a saga ended that are known on a day, by their places in `Saga::outcomes`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ending {
    /// The one to show: the highest ledger's newest.
    pub shown: usize,
    /// Those that say something else: another result, or another day.
    pub conflicting: Vec<usize>,
}

impl Ending {
    /// The reading to show.
    pub fn reading<'a>(&self, saga: &'a Saga) -> &'a Stated<Outcome> {
        &saga.outcomes[self.shown]
    }
}

/// Where a saga stands on a day, by what was known then.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing {
    /// How far along it is: the highest supported stage of the last [`STAGE_WINDOW_DAYS`] days;
    /// with none, the stage of the newest evidence; without any evidence, of the newest claim.
    pub stage: Stage,
    /// The newest claim that gives the stage.
    pub stage_claim: ClaimId,
    /// Its state.
    pub state: State,
    /// Whether the newest day with evidence had claims both ways; once it is settled, whether the
    /// readings of the outcome disagree on how it ended.
    pub contested: bool,
    /// How it ended, once that is known.
    pub ending: Option<Ending>,
    /// The day of its first claim.
    pub opened: Day,
    /// The day of its newest claim.
    pub last: Day,
    /// The day of its newest evidence: claims that are no opinion.
    pub last_evidence: Option<Day>,
    /// The first day of the state it is in.
    pub since: Day,
    /// How many claims are known of it.
    pub claims: usize,
    /// Who originated its evidence.
    pub originators: Originators,
    /// Who originated its evidence of the last [`STAGE_WINDOW_DAYS`] days.
    pub recent: Originators,
    /// The fee last named.
    pub fee: Option<FeeNamed>,
    /// Its states over time, oldest first; the last is the one it is in. That it was dropped and
    /// then rekindled makes neither untrue.
    pub intervals: Vec<Interval>,
    /// How warm it is, from 0 to 1000: see [`heat`].
    pub heat: u16,
}

/// Where a saga stands on the clock's day; `None` while no claim of it is known: there is no such
/// saga yet.
pub fn standing(ledger: &Ledger, id: SagaId, clock: &Clock) -> Option<Standing> {
    let known = known_claims(ledger, id, clock);
    let Course { intervals, contested, census } = course(ledger, id, known, clock)?;
    let (first, last) = (known.first()?, known.last()?);
    let current = intervals.last()?;
    let saga = &ledger[id];
    let stage_claim = stage_claim(ledger, saga, known, clock)?;
    let ending = ending(saga, clock);
    let mut standing = Standing {
        stage: ledger[stage_claim].stage,
        stage_claim,
        state: current.state,
        contested: if current.state.is_resolved() { is_disputed(saga, ending.as_ref()) } else { contested },
        ending,
        opened: ledger[*first].published,
        last: ledger[*last].published,
        last_evidence: newest_evidence(ledger, known).map(|id| ledger[id].published),
        since: current.from,
        claims: known.len(),
        originators: census.finish(),
        recent: recent_originators(ledger, saga, known, clock),
        fee: fee(ledger, saga, known),
        intervals,
        heat: 0,
    };
    standing.heat = heat(&Warmth::of(saga, &standing, clock));
    Some(standing)
}

/// Where every saga stands, by saga id; `None` for those that do not exist yet.
pub fn standings(ledger: &Ledger, clock: &Clock) -> Vec<Option<Standing>> {
    ledger.saga_ids().map(|id| standing(ledger, id, clock)).collect()
}

/// The claims of the last [`STAGE_WINDOW_DAYS`] days: one published that many days ago is in.
fn recent<'a>(ledger: &Ledger, known: &'a [ClaimId], clock: &Clock) -> &'a [ClaimId] {
    let from = clock.as_of.plus_days(-STAGE_WINDOW_DAYS);
    &known[known.partition_point(|id| ledger[*id].published < from)..]
}

/// The claim whose stage is shown: of equals the newest.
fn stage_claim(ledger: &Ledger, saga: &Saga, known: &[ClaimId], clock: &Clock) -> Option<ClaimId> {
    let reached = |id: &ClaimId| (progress(saga, ledger[*id].stage), ledger[*id].stage);
    let supported =
        recent(ledger, known, clock).iter().filter(|id| supports(&ledger[**id])).max_by_key(|id| reached(id));
    let newest = || newest_evidence(ledger, known).map(|id| furthest_of_its_day(ledger, saga, known, id));
    supported.copied().or_else(newest).or_else(|| known.last().copied())
}

/// The newest claim that is no opinion.
fn newest_evidence(ledger: &Ledger, known: &[ClaimId]) -> Option<ClaimId> {
    known.iter().rev().copied().find(|id| ledger[*id].is_evidence())
}

/// Of the evidence of one day, the support that goes furthest, or the last word against.
fn furthest_of_its_day(ledger: &Ledger, saga: &Saga, known: &[ClaimId], newest: ClaimId) -> ClaimId {
    let day = ledger[newest].published;
    let of_day = known.iter().rev().take_while(|id| ledger[**id].published == day);
    let key = |id: &&ClaimId| (progress(saga, ledger[**id].stage), **id);
    of_day.filter(|id| supports(&ledger[**id])).max_by_key(key).copied().unwrap_or(newest)
}

fn recent_originators(ledger: &Ledger, saga: &Saga, known: &[ClaimId], clock: &Clock) -> Originators {
    let mut census = Census::new(saga);
    for claim in recent(ledger, known, clock).iter().map(|id| &ledger[*id]).filter(|c| c.is_evidence()) {
        census.count(claim);
    }
    census.finish()
}

/// The fee last named by evidence; of one day, the one whose claim goes furthest.
fn fee(ledger: &Ledger, saga: &Saga, known: &[ClaimId]) -> Option<FeeNamed> {
    let named = |id: &ClaimId| ledger[*id].is_evidence() && ledger[*id].fee.is_some();
    let day = ledger[*known.iter().rev().find(|id| named(id))?].published;
    let of_day = known.iter().rev().skip_while(|id| ledger[**id].published > day);
    let of_day = of_day.take_while(|id| ledger[**id].published == day).filter(|id| named(id));
    let claim = *of_day.max_by_key(|id| (progress(saga, ledger[**id].stage), **id))?;
    Some(FeeNamed { money: ledger[claim].fee?, claim })
}

/// The readings of the outcome known on the clock's day.
fn ending(saga: &Saga, clock: &Clock) -> Option<Ending> {
    let shown = outcome_on(saga, clock)?;
    let says = |stated: &Stated<Outcome>| (State::of_outcome(saga, stated.value.result), stated.value.date);
    let known = saga.outcomes.iter().enumerate().filter(|(_, o)| clock.sees(o.known));
    let conflicting = known.filter(|(_, o)| says(o) != says(shown)).map(|(i, _)| i).collect();
    let place = saga.outcomes.iter().position(|o| std::ptr::eq(o, shown))?;
    Some(Ending { shown: place, conflicting })
}

/// Whether readings of the outcome disagree on how it ended, not only on the day.
fn is_disputed(saga: &Saga, ending: Option<&Ending>) -> bool {
    let state = |place: usize| State::of_outcome(saga, saga.outcomes[place].value.result);
    ending.is_some_and(|e| e.conflicting.iter().any(|place| state(*place) != state(e.shown)))
}
