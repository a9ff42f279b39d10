//! A club's seasons side by side, place by place of its formation.

use std::cmp::Reverse;

use crate::ledger::Ledger;
use crate::model::{ClubId, PlayerId, Position, Season};
use crate::squad::{Age, Outlook};

use super::super::day::Today;
use super::club::{ClubPlan, Gap, PlanRow};
use super::overlay::plan_with;
use super::scenario::Scenario;

/// A club over some seasons.
#[derive(Clone, PartialEq, Debug)]
pub struct Years {
    /// The club.
    pub club: ClubId,
    /// Its seasons, each with everyone's outlook.
    pub plans: Vec<ClubPlan>,
    /// The formation's places, from the goal forwards; who plays at none of them stands last.
    pub places: Vec<PlaceYears>,
}

/// A place of the formation over the seasons.
#[derive(Clone, PartialEq, Debug)]
pub struct PlaceYears {
    /// The position that the place is named after; `None` for those who play at no place of it.
    pub position: Option<Position>,
    /// What it has and lacks, season by season.
    pub gaps: Vec<Gap>,
    /// Everyone who is there in one of the seasons: who stays longest first.
    pub rows: Vec<YearRow>,
}

/// A player over the seasons.
#[derive(Clone, PartialEq, Debug)]
pub struct YearRow {
    /// The player.
    pub player: PlayerId,
    /// His main position.
    pub position: Option<Position>,
    /// His age in the first season shown.
    pub age: Option<Age>,
    /// What can be said of his place, season by season; `None` where he is in none of the club's.
    pub outlooks: Vec<Option<Outlook>>,
    /// Whether the scenario says so in any of them.
    pub assumed: bool,
}

impl PlaceYears {
    /// The mean age of those who can be counted on in a season, the nth of those shown.
    pub fn mean_age(&self, nth: usize) -> Option<f64> {
        let counted = self.rows.iter().filter(|row| row.outlooks[nth].is_some_and(Outlook::counts));
        let ages: Vec<f64> =
            counted.filter_map(|row| row.age).map(|age| f64::from(age.from + age.to) / 2.0 + nth as f64).collect();
        (!ages.is_empty()).then(|| ages.iter().sum::<f64>() / ages.len() as f64)
    }
}

impl Years {
    /// A player's row in one of the seasons.
    pub fn row(&self, player: PlayerId, season: Season) -> Option<&PlanRow> {
        self.plan(season)?.row(player)
    }

    /// The plan of a season.
    pub fn plan(&self, season: Season) -> Option<&ClubPlan> {
        self.plans.iter().find(|plan| plan.moment.clock.season == season)
    }
}

/// A club's seasons side by side, with a scenario's assumptions made.
pub fn years(ledger: &Ledger, today: &Today, club: ClubId, seasons: &[Season], scenario: &Scenario) -> Years {
    let plans: Vec<ClubPlan> = seasons.iter().map(|season| plan_with(ledger, today, club, *season, scenario)).collect();
    let mut rows = rows(&plans);
    rows.sort_by_key(|row| {
        let last = row.outlooks.iter().rposition(|outlook| outlook.is_some_and(Outlook::counts));
        (Reverse(last), row.outlooks[0].is_none(), row.player)
    });
    let gaps: Vec<Vec<Gap>> = plans.iter().map(ClubPlan::gaps).collect();
    let formation = plans.first().map(|plan| plan.formation);
    let slots = formation.map_or(&[][..], |formation| &formation.slots);
    let slot_of = |row: &YearRow| formation.zip(row.position).and_then(|(f, p)| f.slot_of(p));
    let mut places: Vec<PlaceYears> = slots
        .iter()
        .enumerate()
        .map(|(slot, place)| PlaceYears {
            position: Some(place.position),
            gaps: gaps.iter().filter_map(|gaps| gaps.get(slot).copied()).collect(),
            rows: rows.iter().filter(|row| slot_of(row) == Some(slot)).cloned().collect(),
        })
        .collect();
    rows.retain(|row| slot_of(row).is_none());
    if !rows.is_empty() {
        places.push(PlaceYears { position: None, gaps: Vec::new(), rows });
    }
    Years { club, plans, places }
}

/// Everyone of any season, each once.
fn rows(plans: &[ClubPlan]) -> Vec<YearRow> {
    let mut players: Vec<&PlanRow> = plans.iter().flat_map(|plan| &plan.rows).collect();
    players.sort_by_key(|row| row.player);
    players.dedup_by_key(|row| row.player);
    let of = |row: &PlanRow| {
        let mine: Vec<Option<&PlanRow>> = plans.iter().map(|plan| plan.row(row.player)).collect();
        // He ages by a year with each season: his age in the first, from the first that has him.
        let aged = mine.iter().enumerate().find_map(|(nth, row)| row.and_then(|row| row.age).map(|age| (nth, age)));
        let back = |years: i32, nth: usize| years - nth as i32;
        YearRow {
            player: row.player,
            position: row.position,
            age: aged.map(|(nth, age)| Age { from: back(age.from, nth), to: back(age.to, nth) }),
            outlooks: mine.iter().map(|row| row.map(|row| row.outlook)).collect(),
            assumed: mine.iter().flatten().any(|row| matches!(row.cause, super::club::Cause::Assumed(_))),
        }
    };
    players.into_iter().map(of).collect()
}
