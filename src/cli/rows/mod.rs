//! What JSON answers hold: flat records with stable keys, made from the desk's typed rows.

mod availability;
mod evidence;
mod plan;
mod player;
mod problem;
mod saga;
mod simulation;

pub use evidence::{ChangeJson, HistoryJson, LikelihoodJson, RecordJson, TallyJson, VoiceJson, millionths};
pub use plan::{AssumptionJson, ClubContrastJson, RefusalJson};
pub use player::{EvidenceJson, PlayerJson};
pub use problem::ProblemJson;
pub use saga::{BreachJson, ChainJson, ClaimJson, DisputeJson, MoneyJson, OutcomeJson, SagaJson};
pub use simulation::SimulationJson;

use serde::Serialize;

use crate::ledger::Ledger;
use crate::model::ClubId;

/// A club by id and name.
#[derive(Serialize, Clone, Debug)]
pub struct ClubRef {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl ClubRef {
    /// A club of the ledger.
    pub fn of(ledger: &Ledger, club: ClubId) -> Self {
        Self { id: ledger[club].slug.to_string(), name: ledger[club].name.to_string() }
    }
}

/// A club's name, for records that give names and ids side by side.
fn club_name(ledger: &Ledger, club: Option<ClubId>) -> Option<String> {
    club.map(|club| ledger[club].name.to_string())
}

/// A club's id, for the same.
fn club_id(ledger: &Ledger, club: Option<ClubId>) -> Option<String> {
    club.map(|club| ledger[club].slug.to_string())
}
