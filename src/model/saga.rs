//! Sagas: all claims about one player and one destination in one window.

use super::day::Day;
use super::evidence::Stated;
use super::ids::{ClubId, PlayerId, Slug};

/// What a saga is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum SagaKind {
    /// A move for a fee.
    Transfer,
    /// A move of a player whose contract runs out.
    Free,
    /// A loan.
    Loan,
    /// A new contract where he is.
    Renewal,
}

/// How a saga ended.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum OutcomeResult {
    /// It happened; of a renewal, he renewed.
    Completed,
    /// He went elsewhere, stayed, or the window closed.
    Failed,
    /// A move that failed because he renewed where he was.
    Renewed,
}

/// One reading of how a saga ended. Two readings that disagree both stay.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// How it ended.
    pub result: OutcomeResult,
    /// The day it ended.
    pub date: Day,
    /// What happened, in our words.
    pub note: Option<Box<str>>,
    /// How the day is known: reported, public record, or the window's close.
    pub day_basis: Option<Box<str>>,
    /// Where he is after it.
    pub final_club: Option<ClubId>,
}

/// Something learnt after the fact, shown only from its day.
#[derive(Clone, PartialEq, Debug)]
pub struct LaterNote {
    /// What was learnt, in our words.
    pub text: Box<str>,
}

/// One player, one destination, one window; a renewal, an exit or a free transfer runs across
/// windows until it is settled.
#[derive(Clone, Debug)]
pub struct Saga {
    /// Its id in the files.
    pub slug: Slug,
    /// Ids that it had elsewhere; they find it too.
    pub aliases: Box<[Box<str>]>,
    /// The player.
    pub player: PlayerId,
    /// The club he would leave.
    pub from: Option<ClubId>,
    /// The club he would join; of a renewal, the one he is at; `None` where no one club is meant.
    pub to: Option<ClubId>,
    /// What is meant where there is no one destination.
    pub to_note: Option<Box<str>>,
    /// What it is about.
    pub kind: SagaKind,
    /// The day of its first claim, as recorded; folding works it out again from the claims.
    pub opened: Option<Day>,
    /// How it ended, as read.
    pub outcomes: Vec<Stated<Outcome>>,
    /// What was learnt later.
    pub later_notes: Vec<Stated<LaterNote>>,
    /// The ledger that added it.
    pub layer: u8,
}
