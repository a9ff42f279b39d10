//! Coaches, sporting directors and presidents, and when they hold office.

use super::day::PartialDay;
use super::evidence::Stated;
use super::ids::{ClubId, Slug};

/// An office at a club.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Post {
    /// Head coach or manager.
    HeadCoach,
    /// Sporting director, or whoever buys and sells.
    SportingDirector,
    /// President or chairman.
    President,
    /// Captain of the team.
    Captain,
}

/// One thing said of one person's time in one office.
#[derive(Clone, PartialEq, Debug)]
pub struct Tenure {
    /// The club.
    pub club: ClubId,
    /// The office.
    pub post: Post,
    /// The first day in it; `None` where it is not known.
    pub from: Option<PartialDay>,
    /// The last day in it, where this reading tells of the end. A reading with an end is its
    /// own record, known from its own day.
    pub until: Option<PartialDay>,
    /// What else was said.
    pub note: Option<Box<str>>,
}

/// Someone in office.
#[derive(Clone, Debug)]
pub struct Person {
    /// His id in the files.
    pub slug: Slug,
    /// His name.
    pub name: Box<str>,
    /// Other spellings.
    pub aliases: Box<[Box<str>]>,
    /// His offices, as read.
    pub tenures: Vec<Stated<Tenure>>,
    /// The ledger that added him.
    pub layer: u8,
}
