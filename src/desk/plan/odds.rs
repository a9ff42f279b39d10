//! How likely open sagas are.

use crate::ledger::Ledger;
use crate::model::{Clock, SagaId};
use crate::rumour::{Standing, State, known_claims, likelihoods, progress, supports};

use super::super::day::Today;

/// How many steps of progress base rates are kept apart for.
const RUNGS: usize = 11;

/// The likelihood of each open saga on a day.
///
/// It is what [`likelihoods`] says. Where no parameters are fitted for the day, it is the base rate
/// of the saga's stage: the share of resolved sagas that came true among those that ever reached
/// its stage: the resolved ones whose outcome was known by the day, each with the highest stage that
/// a claim supported before its outcome, leaving out claims that only tell that it is done. Each
/// share starts from one success and two failures, so that few cases say little. One that is
/// dropped, denied or has collapsed stands at the lowest rung.
///
/// This is the one place that the simulation asks; a better model takes its place here.
#[derive(Clone, PartialEq, Debug)]
pub struct Odds {
    /// Sagas that reached at least a rung, and those of them that came true.
    rungs: [(u32, u32); RUNGS],
    likelihood: Vec<Option<f64>>,
}

impl Odds {
    /// Works out the likelihood of every saga that is open on the day.
    pub fn of(ledger: &Ledger, today: &Today) -> Self {
        let mut odds = Self { rungs: [(0, 0); RUNGS], likelihood: Vec::new() };
        for id in ledger.saga_ids() {
            if let Some(standing) = today.standing(id).filter(|s| s.state.is_resolved()) {
                odds.learn(ledger, id, standing, &today.clock);
            }
        }
        let modelled = likelihoods(ledger, &today.clock);
        let of = |id: SagaId| {
            let rate = odds.base_rate(ledger, today, id)?;
            Some(modelled.get(id.index()).copied().flatten().unwrap_or(rate))
        };
        odds.likelihood = ledger.saga_ids().map(of).collect();
        odds
    }

    /// The likelihood that an open saga comes true; `None` for settled and unknown ones.
    pub fn likelihood(&self, saga: SagaId) -> Option<f64> {
        self.likelihood.get(saga.index()).copied().flatten()
    }

    /// How many resolved sagas it rests on.
    pub const fn resolved(&self) -> u32 {
        self.rungs[0].0
    }

    fn learn(&mut self, ledger: &Ledger, id: SagaId, standing: &Standing, clock: &Clock) {
        let saga = &ledger[id];
        let Some(ending) = &standing.ending else { return };
        let ended = ending.reading(saga).value.date;
        let claims = known_claims(ledger, id, clock).iter().map(|claim| &ledger[*claim]);
        let before = claims.filter(|claim| supports(claim) && claim.published < ended);
        let reached = before.map(|claim| progress(saga, claim.stage)).filter(|p| *p < 100).max();
        let Some(reached) = reached else { return };
        for rung in self.rungs.iter_mut().take(rung(reached) + 1) {
            rung.0 += 1;
            rung.1 += u32::from(standing.state == State::Completed);
        }
    }

    fn base_rate(&self, ledger: &Ledger, today: &Today, id: SagaId) -> Option<f64> {
        let standing = today.standing(id).filter(|s| !s.state.is_resolved())?;
        let down = matches!(standing.state, State::Dropped | State::Denied | State::Collapsed);
        let rung = if down { 0 } else { rung(progress(&ledger[id], standing.stage)) };
        let (reached, came_true) = self.rungs[rung];
        Some((f64::from(came_true) + 1.0) / (f64::from(reached) + 3.0))
    }
}

const fn rung(progress: u8) -> usize {
    let rung = progress as usize / 10;
    if rung < RUNGS { rung } else { RUNGS - 1 }
}
