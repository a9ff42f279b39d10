//! Age against contract: the shape of a squad in a season.

use crate::ledger::Ledger;
use crate::model::{AvailabilityStatus, PlayerId};
use crate::squad::{Age, Moment, Outlook, availability};

use super::club::ClubPlan;

/// A player as one point of the picture.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct AgePoint {
    /// The player.
    pub player: PlayerId,
    /// His age in the season.
    pub age: Option<Age>,
    /// The calendar year in which his contract ends, where that is known.
    pub ends: Option<i32>,
    /// Whether he can play today.
    pub status: AvailabilityStatus,
    /// What can be said of his place.
    pub outlook: Outlook,
}

/// Everyone of a club's season who is there, may be or goes by its beginning, as points: the
/// youngest first.
pub fn squad_ages(ledger: &Ledger, plan: &ClubPlan) -> Vec<AgePoint> {
    let now: Moment = plan.moment.now();
    let point = |row: &super::club::PlanRow| AgePoint {
        player: row.player,
        age: row.age,
        ends: row.contract_end.map(crate::model::Day::year),
        status: availability(ledger, row.player, &now).status,
        outlook: row.outlook,
    };
    let mut points: Vec<AgePoint> = plan.rows.iter().map(point).collect();
    points.sort_by_key(|point| (point.age.map(|age| (age.from, age.to)), point.player));
    points
}
