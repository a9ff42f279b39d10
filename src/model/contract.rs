//! Contracts, as far as their ends are known.

use super::day::PartialDay;
use super::ids::ClubId;

/// One reading of a player's contract with a club. A renewal is a new reading, never an edit.
#[derive(Clone, PartialEq, Debug)]
pub struct Contract {
    /// The club that holds it (of a player on loan: his owner).
    pub club: ClubId,
    /// When it began or begins, where told.
    pub start: Option<PartialDay>,
    /// When it ends. A season or a year alone is inferred to its last day.
    pub end: PartialDay,
    /// An option to extend, in words ("club option of a year").
    pub option: Option<Box<str>>,
    /// What else was said of it.
    pub note: Option<Box<str>>,
}
