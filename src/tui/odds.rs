//! Windows drawn beside the screen: asked for when the planner shows something else, and taken when
//! they are ready.

use std::sync::Arc;

use super::app::App;
use super::planning::OddsKey;
use crate::desk::Today;
use crate::desk::plan::{SEED, Scenario, Simulation, WINDOWS, simulate};
use crate::ledger::Ledger;

/// Everything that drawing takes: owned, so that a thread can go away with it.
pub(crate) struct Question {
    key: OddsKey,
    ledger: Arc<Ledger>,
    today: Today,
    scenario: Scenario,
}

impl Question {
    /// Draws the windows, as `what-if --simulate` does: for the scenario's clubs and the one shown.
    pub(crate) fn answer(self) -> (OddsKey, Simulation) {
        let Self { key, ledger, today, scenario } = self;
        let mut clubs = scenario.clubs();
        if !clubs.contains(&key.club) {
            clubs.push(key.club);
        }
        let drawn = simulate(&ledger, &today, key.season, &scenario, &clubs, (SEED, WINDOWS));
        (key, drawn)
    }
}

impl App {
    /// What windows should be drawn for now, if that is known to nobody yet and nobody is at it.
    pub(crate) fn unanswered(&mut self) -> Option<Question> {
        let key = self.odds_key()?;
        let drawn = &mut self.planning.drawn;
        if drawn.running || drawn.answer.as_ref().is_some_and(|(answered, _)| *answered == key) {
            return None;
        }
        drawn.running = true;
        Some(Question {
            key,
            ledger: Arc::clone(&self.world.ledger),
            today: self.shown.today.clone(),
            scenario: self.shown.scenario.value.clone(),
        })
    }

    /// Takes drawn windows; those of something that is shown no longer are not looked at.
    pub(crate) fn take_odds(&mut self, (key, drawn): (OddsKey, Simulation)) {
        let state = &mut self.planning.drawn;
        state.running = false;
        state.answer = Some((key, drawn));
        state.stamp += 1;
        self.refresh();
    }
}
