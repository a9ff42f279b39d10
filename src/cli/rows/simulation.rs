//! Windows drawn, as JSON.

use serde::Serialize;

use crate::desk::plan::{ClubOdds, Influence, Simulation, SlotOdds};
use crate::ledger::Ledger;

/// What drawn windows say.
#[derive(Serialize, Clone, Debug)]
pub struct SimulationJson {
    /// The seed.
    pub seed: u64,
    /// How many windows.
    pub windows: usize,
    /// How many resolved sagas the likelihoods rest on.
    pub resolved_sagas: u32,
    /// The clubs.
    pub clubs: Vec<ClubOddsJson>,
}

/// One club's places.
#[derive(Serialize, Clone, Debug)]
pub struct ClubOddsJson {
    /// The club's name.
    pub club: String,
    /// Its id.
    pub club_id: String,
    /// Its places.
    pub positions: Vec<SlotOddsJson>,
}

/// How many players there will be at a place.
#[derive(Serialize, Clone, Debug)]
pub struct SlotOddsJson {
    /// The position that the place is named after.
    pub position: &'static str,
    /// How many the formation wants.
    pub wanted: usize,
    /// How many start.
    pub starters: usize,
    /// Whether the chances are exact rather than drawn.
    pub exact: bool,
    /// The chance of fewer than wanted.
    pub fewer_than_wanted: f64,
    /// The chance of fewer than start.
    pub fewer_than_starters: f64,
    /// The chance of each number; those of no chance are left out.
    pub distribution: Vec<ChanceJson>,
    /// The sagas that matter most.
    pub sagas: Vec<InfluenceJson>,
}

/// The chance of a number of players.
#[derive(Serialize, Clone, Copy, Debug)]
pub struct ChanceJson {
    /// The number.
    pub players: usize,
    /// Its chance.
    pub probability: f64,
}

/// How much a saga matters.
#[derive(Serialize, Clone, Debug)]
pub struct InfluenceJson {
    /// The saga.
    pub saga: String,
    /// Its likelihood.
    pub probability: f64,
    /// How many players more or fewer it brings.
    pub effect: i8,
    /// The chance of fewer than wanted if it comes true.
    pub short_if: f64,
    /// The same if it does not.
    pub short_unless: f64,
}

/// To six places: more would be noise, and fewer would not add up.
fn rounded(chance: f64) -> f64 {
    (chance * 1e6).round() / 1e6
}

impl SimulationJson {
    /// A simulation.
    pub fn of(ledger: &Ledger, simulation: &Simulation) -> Self {
        Self {
            seed: simulation.seed,
            windows: simulation.windows,
            resolved_sagas: simulation.resolved,
            clubs: simulation.clubs.iter().map(|club| club_odds(ledger, club)).collect(),
        }
    }
}

fn club_odds(ledger: &Ledger, odds: &ClubOdds) -> ClubOddsJson {
    ClubOddsJson {
        club: ledger[odds.club].name.to_string(),
        club_id: ledger[odds.club].slug.to_string(),
        positions: odds.slots.iter().map(|slot| slot_odds(ledger, slot)).collect(),
    }
}

fn slot_odds(ledger: &Ledger, slot: &SlotOdds) -> SlotOddsJson {
    let chances = slot.distribution.iter().enumerate().filter(|(_, p)| **p > 0.0);
    let influence = |matter: &Influence| InfluenceJson {
        saga: ledger[matter.saga].slug.to_string(),
        probability: rounded(matter.probability),
        effect: matter.effect,
        short_if: rounded(matter.short_if),
        short_unless: rounded(matter.short_unless),
    };
    SlotOddsJson {
        position: slot.position.code(),
        wanted: slot.wanted,
        starters: slot.starters,
        exact: slot.exact,
        fewer_than_wanted: rounded(slot.fewer_than(slot.wanted)),
        fewer_than_starters: rounded(slot.fewer_than(slot.starters)),
        distribution: chances.map(|(players, p)| ChanceJson { players, probability: rounded(*p) }).collect(),
        sagas: slot.matters.iter().map(influence).collect(),
    }
}
