//! The rumour view: which sagas there are, and one saga's page.

use crate::ledger::Ledger;
use crate::model::{ClaimId, Clock, ClubId, Day, PlayerId, SagaId, SagaKind, SourceId};
use crate::rumour::{Dispute, Likelihood, Standing, Timeline, Voice, disputes, likelihood, timeline, voices};

use super::day::Today;
use super::link::Direction;
use super::plan::{Breach, breaches};

/// Which sagas to list. Everything absent keeps every saga known on the day.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct SagaFilter {
    /// Those of this player.
    pub player: Option<PlayerId>,
    /// Those that concern this club.
    pub club: Option<ClubId>,
    /// Those that a source spoke on.
    pub source: Option<SourceId>,
    /// Those that go one of these ways (for the club, where one is named).
    pub arrivals: bool,
    /// See `arrivals`.
    pub departures: bool,
    /// See `arrivals`.
    pub renewals: bool,
    /// Only open ones (`Some(true)`), or only settled ones (`Some(false)`).
    pub open: Option<bool>,
}

impl SagaFilter {
    fn keeps(&self, ledger: &Ledger, id: SagaId, standing: &Standing) -> bool {
        let saga = &ledger[id];
        self.player.is_none_or(|player| saga.player == player)
            && self.club.is_none_or(|club| Direction::of(saga, club).is_some())
            && self.open.is_none_or(|open| open != standing.state.is_resolved())
            && self.source.is_none_or(|source| standing.originators.named.contains(&source))
            && self.keeps_direction(saga)
    }

    fn keeps_direction(&self, saga: &crate::model::Saga) -> bool {
        if !(self.arrivals || self.departures || self.renewals) {
            return true;
        }
        match (self.club.and_then(|club| Direction::of(saga, club)), saga.kind) {
            (Some(Direction::In), _) => self.arrivals,
            (Some(Direction::Out), _) => self.departures,
            (Some(Direction::Renewal), _) | (None, SagaKind::Renewal) => self.renewals,
            (None, _) => self.arrivals && saga.to.is_some() || self.departures && saga.from.is_some(),
        }
    }
}

/// The sagas that a filter keeps, the warmest first, settled ones last.
pub fn sagas(ledger: &Ledger, today: &Today, filter: &SagaFilter) -> Vec<SagaId> {
    let mut ids = today.by_heat(ledger);
    ids.retain(|id| today.standing(*id).is_some_and(|standing| filter.keeps(ledger, *id, standing)));
    ids
}

/// One saga with all that was known of it on a day.
#[derive(Clone, Debug)]
pub struct SagaPage<'a> {
    /// The saga.
    pub saga: SagaId,
    /// Where it stands.
    pub standing: Standing,
    /// What was said, newest first.
    pub timeline: Timeline<'a>,
    /// What cannot all be so, newest first.
    pub disputes: Vec<Dispute>,
    /// Claims that a rule makes impossible on their day, the oldest first.
    pub breaches: Vec<Breach>,
    /// Who originated it, with what was told of each.
    pub voices: Vec<Voice<'a>>,
    /// How likely it is to come about, while it is not settled.
    pub likelihood: Option<Likelihood>,
}

/// One saga's page; `None` while nothing is known of it.
pub fn saga_page<'a>(ledger: &'a Ledger, id: SagaId, clock: &Clock) -> Option<SagaPage<'a>> {
    Some(SagaPage {
        saga: id,
        standing: crate::rumour::standing(ledger, id, clock)?,
        timeline: timeline(ledger, id, clock),
        disputes: disputes(ledger, id, clock),
        breaches: breaches(ledger, id, clock),
        voices: voices(ledger, id, clock),
        likelihood: likelihood(ledger, id, clock),
    })
}

impl SagaPage<'_> {
    /// What rule a claim breaks, if it breaks one.
    pub fn breach(&self, claim: ClaimId) -> Option<&Breach> {
        self.breaches.iter().find(|breach| breach.claim == claim)
    }
}

/// The first day on which anything is known of a saga.
pub fn first_known(ledger: &Ledger, id: SagaId) -> Option<Day> {
    ledger.index.claims_of_saga[id.index()].first().map(|claim| ledger[*claim].published)
}
