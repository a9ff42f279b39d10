//! A club's season before and after a scenario.

use crate::ledger::Ledger;
use crate::model::{ClubId, Position, Season};
use crate::squad::Outlook;

use super::super::day::Today;
use super::club::{Cause, ClubPlan, PlanRow, plan};
use super::overlay::lay;
use super::scenario::Scenario;

/// A club's season twice: as the ledger has it, and with a scenario's assumptions made.
#[derive(Clone, PartialEq, Debug)]
pub struct Contrast {
    /// The club.
    pub club: ClubId,
    /// As the ledger and the day's rumours have it.
    pub before: ClubPlan,
    /// With the assumptions.
    pub after: ClubPlan,
}

/// A club's season before and after a scenario.
pub fn contrast(ledger: &Ledger, today: &Today, club: ClubId, season: Season, scenario: &Scenario) -> Contrast {
    let mut before = plan(ledger, today, club, season);
    before.line_up(scenario);
    let mut after = before.clone();
    lay(ledger, today, &mut after, scenario);
    Contrast { club, before, after }
}

impl Contrast {
    /// Positions of either, in pitch order, unknown ones last.
    pub fn positions(&self) -> Vec<Option<Position>> {
        let mut all = self.before.positions();
        all.extend(self.after.positions());
        all.sort_by_key(|position| (position.is_none(), *position));
        all.dedup();
        all
    }

    /// Positions at which the scenario changes something.
    pub fn changed(&self) -> Vec<Option<Position>> {
        let mut positions = self.positions();
        positions.retain(|p| !self.before.at(*p).eq(self.after.at(*p)));
        positions
    }

    /// Players of today who are not there: by the scenario first, then whoever goes anyway.
    pub fn left(&self) -> Vec<&PlanRow> {
        self.of(Outlook::Goes)
    }

    /// Players who are there and not today, in the same order.
    pub fn arrived(&self) -> Vec<&PlanRow> {
        self.of(Outlook::Arrives)
    }

    fn of(&self, outlook: Outlook) -> Vec<&PlanRow> {
        let mut rows: Vec<&PlanRow> = self.after.rows.iter().filter(|row| row.outlook == outlook).collect();
        rows.sort_by_key(|row| !matches!(row.cause, Cause::Assumed(_)));
        rows
    }
}
