//! Clubs.

use super::evidence::Evidence;
use super::ids::{AssociationId, Slug};

/// A club, with or without a squad in the ledger.
#[derive(Clone, Debug)]
pub struct Club {
    /// Its id in the files.
    pub slug: Slug,
    /// The full common English name.
    pub name: Box<str>,
    /// Three letters, for narrow columns; unique in a ledger.
    pub short: Option<Box<str>>,
    /// Every other spelling that means this club and no other.
    pub aliases: Box<[Box<str>]>,
    /// Spellings that mean another club elsewhere ("City", "Reds"): matched only by people who
    /// type them and by readers with context.
    pub weak_aliases: Box<[Box<str>]>,
    /// Ids in other people's data: `fpl`, `transfermarkt`, …
    pub outside_ids: Box<[(Box<str>, Box<str>)]>,
    /// Its country.
    pub country: Option<Box<str>>,
    /// The league it plays in, this season.
    pub league: Option<Box<str>>,
    /// The association whose calendar, windows and rules bind it.
    pub association: Option<AssociationId>,
    /// Whether the ledger holds its squad; the others are "elsewhere".
    pub has_squad: bool,
    /// What the record rests on.
    pub evidence: Box<[Evidence]>,
    /// The ledger that added it.
    pub layer: u8,
}
