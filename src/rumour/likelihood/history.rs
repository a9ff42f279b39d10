//! A saga day by day: its likelihood, its stage, its originators.

use crate::ledger::Ledger;
use crate::model::{Clock, Day, SagaId, Stage};

use super::Assessor;
use crate::rumour::{State, known_claims, standing};

/// How a saga stood on one day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct HistoryDay {
    /// The day.
    pub day: Day,
    /// How likely it was held to be; `None` once it is settled.
    pub probability: Option<f64>,
    /// The stage shown.
    pub stage: Stage,
    /// The state it was in.
    pub state: State,
    /// Originators of its evidence so far that are known to be independent.
    pub originators: u32,
    /// How many claims were published on the day.
    pub claims: usize,
}

/// How a saga stood on every day from its first claim to the clock's day, or to the day on which
/// it became known how it ended. Each day is as it was shown then.
pub fn history(ledger: &Ledger, id: SagaId, clock: &Clock) -> Vec<HistoryDay> {
    let known = known_claims(ledger, id, clock);
    let Some(first) = known.first() else { return Vec::new() };
    let mut days = Vec::new();
    let mut day = ledger[*first].published;
    while day <= clock.as_of {
        let then = Clock { as_of: day, ..*clock };
        let Some(standing) = standing(ledger, id, &then) else { break };
        let claims = known.iter().filter(|claim| ledger[**claim].published == day).count();
        days.push(HistoryDay {
            day,
            probability: Assessor::new(ledger, &then).probability(id),
            stage: standing.stage,
            state: standing.state,
            originators: standing.originators.independent(),
            claims,
        });
        if standing.state.is_resolved() {
            break;
        }
        day = day.plus_days(1);
    }
    days
}
