//! Heat: which sagas to show first.

use std::cmp::Reverse;

use crate::ledger::Ledger;
use crate::model::{Clock, Saga, SagaId};

use super::course::State;
use super::stance::progress;
use super::standing::{STAGE_WINDOW_DAYS, Standing, standing};

/// What heat is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Warmth {
    /// How far along the stage shown is, from 0 to 100.
    pub progress: u8,
    /// Originators of the last 90 days that are known to be independent.
    pub independent: u32,
    /// Days since the newest evidence; `None` without any.
    pub silent_days: Option<i64>,
    /// Its state.
    pub state: State,
    /// Whether it is contested.
    pub contested: bool,
}

impl Warmth {
    /// What a standing gives on the clock's day.
    pub fn of(saga: &Saga, standing: &Standing, clock: &Clock) -> Self {
        Self {
            progress: progress(saga, standing.stage),
            independent: standing.recent.independent(),
            silent_days: standing.last_evidence.map(|day| day.days_until(clock.as_of)),
            state: standing.state,
            contested: standing.contested,
        }
    }
}

/// How warm a saga is, from 0 to 1000. It says what to look at first, not how likely a move is.
///
/// | part | points |
/// |---|---|
/// | stage shown | 4 for each of 100: `interest` 40, `talks` 120, `agreed` 300, `done` 400 |
/// | independent originators of the last 90 days | 50 each, up to 6 |
/// | freshness of the newest evidence | 275 on its day, falling evenly to 0 after 90 days |
/// | contested | 25 |
///
/// The sum counts in full while the saga is active or rekindled, 60 % when it is quiet, 50 % when
/// denied, 35 % when dropped, 25 % when collapsed, and not at all once an outcome settled it.
pub fn heat(warmth: &Warmth) -> u16 {
    let stage = u32::from(warmth.progress.min(100)) * 4;
    let originators = warmth.independent.min(6) * 50;
    let left = warmth.silent_days.map_or(0, |days| (STAGE_WINDOW_DAYS - days).clamp(0, STAGE_WINDOW_DAYS));
    let freshness = left as u32 * 275 / STAGE_WINDOW_DAYS as u32;
    let sum = stage + originators + freshness + if warmth.contested { 25 } else { 0 };
    (sum * share(warmth.state) / 100) as u16
}

/// The share of its warmth that a state leaves a saga, in percent.
const fn share(state: State) -> u32 {
    match state {
        State::Active | State::Rekindled => 100,
        State::Quiet => 60,
        State::Denied => 50,
        State::Dropped => 35,
        State::Collapsed => 25,
        State::Completed | State::Failed => 0,
    }
}

/// Every saga that exists on the clock's day, warmest first. Settled sagas sink below all others;
/// equals stand by their newest claim, then by id.
pub fn rank(ledger: &Ledger, clock: &Clock) -> Vec<(SagaId, Standing)> {
    let mut all: Vec<(SagaId, Standing)> =
        ledger.saga_ids().filter_map(|id| Some((id, standing(ledger, id, clock)?))).collect();
    all.sort_by(|(a, one), (b, other)| {
        let key = |s: &Standing| (s.state.is_resolved(), Reverse(s.heat), Reverse(s.last));
        key(one).cmp(&key(other)).then_with(|| ledger[*a].slug.cmp(&ledger[*b].slug))
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rumour::fixture::{ledger, on};

    const WARM: Warmth =
        Warmth { progress: 30, independent: 2, silent_days: Some(10), state: State::Active, contested: false };

    #[test]
    fn each_part_warms() {
        let base = heat(&WARM);
        assert_eq!(base, 120 + 100 + 244);
        assert!(heat(&Warmth { progress: 40, ..WARM }) > base);
        assert!(heat(&Warmth { independent: 3, ..WARM }) > base);
        assert!(heat(&Warmth { silent_days: Some(9), ..WARM }) > base);
        assert!(heat(&Warmth { contested: true, ..WARM }) > base);
    }

    #[test]
    fn heat_stays_within_its_bounds() {
        let most =
            Warmth { progress: 100, independent: 50, silent_days: Some(0), state: State::Active, contested: true };
        assert_eq!(heat(&most), 1000);
        let least = Warmth { progress: 0, independent: 0, silent_days: None, state: State::Active, contested: false };
        assert_eq!(heat(&least), 0);
        assert_eq!(heat(&Warmth { silent_days: Some(4000), ..least }), 0);
    }

    #[test]
    fn states_cool_in_order() {
        use State::{Active, Collapsed, Completed, Denied, Dropped, Quiet};
        let by = |state| heat(&Warmth { state, ..WARM });
        let falling = [Active, Quiet, Denied, Dropped, Collapsed, Completed].map(by);
        assert!(falling.windows(2).all(|pair| pair[0] > pair[1]), "{falling:?}");
        assert_eq!((by(Active), by(Completed)), (by(State::Rekindled), by(State::Failed)));
    }

    #[test]
    fn settled_sagas_sink_and_equals_stand_by_id() {
        let order = |table: &str, day: &str| -> Vec<String> {
            let ledger = ledger("free", table);
            rank(&ledger, &on(day)).iter().map(|(id, _)| ledger[*id].slug.to_string()).collect()
        };
        let even = "2026-01-01 marca interest saga=b\n2026-01-01 marca interest";
        assert_eq!(order(even, "2026-01-01"), ["a", "b"]);
        let warmer = format!("{even}\n2026-01-02 as talks saga=b");
        assert_eq!(order(&warmer, "2026-01-02"), ["b", "a"]);
        let settled = "
            2026-01-01 marca done
            2026-01-02 outcome completed
            2025-01-01 marca interest opinion saga=b";
        assert_eq!(order(settled, "2026-01-01"), ["a", "b"]);
        assert_eq!(order(settled, "2026-01-02"), ["b", "a"], "even a cold open saga stands above a settled one");
        assert_eq!(order(settled, "2025-12-31"), ["b"], "what no claim tells of yet is not there");
    }
}
