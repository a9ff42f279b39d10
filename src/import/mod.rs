//! Other people's data → a ledger's files: squads, absences, transfers, values, rumours.
//!
//! Each format is one file (or folder) here: a pure function from texts to a [`Harvest`], which
//! says what was found, where it stood, and what could not be read. What comes after is shared:
//! [`matching`] finds out who is meant, [`plan`] compares with what the ledger says on that day,
//! [`Changes`] writes the difference into a folder. A harvest knows no ledger, so a format is
//! added without touching the rest.

#![allow(clippy::single_match_else)] // Both arms say what becomes of a record; neither is the lesser.

mod absence;
mod amount;
mod answer;
mod api_football;
mod claims;
mod date;
mod folder;
mod football_data;
mod fpl;
mod harvest;
mod input;
mod kind;
mod known;
mod matching;
mod merge;
mod nothing;
mod place;
mod position;
mod progress;
mod report;
mod sheet;
mod squad_csv;
#[cfg(test)]
mod tests;
mod transfermarkt;

pub use folder::{Changes, FolderError};
pub use harvest::{
    ClubAt, FoundAbsence, FoundClaim, FoundClub, FoundContract, FoundExit, FoundPlayer, FoundSpell, FoundStat, Harvest,
    Ids, Origin, Spot,
};
pub use input::{Input, Source};
pub use kind::{Kind, Options};
pub use known::{Basis, Known, known_day, named_day};
pub use matching::{Answers, Candidate, Question};
pub use merge::{Plan, plan};
pub use progress::{Progress, Step};
pub use report::{Count, Tally};
