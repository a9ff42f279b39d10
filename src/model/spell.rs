//! Spells: which club a player belongs to, or plays for, and from when.

use super::day::PartialDay;
use super::ids::ClubId;
use super::money::Money;

/// How a spell binds player and club.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SpellKind {
    /// The club owns the registration.
    Permanent,
    /// Borrowed, with an end.
    Loan,
    /// Borrowed, with an option to buy.
    LoanOption,
    /// Borrowed, with an obligation to buy.
    LoanObligation,
    /// From the club's own youth teams.
    Youth,
}

impl SpellKind {
    /// Whether the player is borrowed.
    pub const fn is_loan(self) -> bool {
        matches!(self, Self::Loan | Self::LoanOption | Self::LoanObligation)
    }
}

/// One stay of a player at a club. A spell that begins after the day it became known is an
/// agreed move.
#[derive(Clone, PartialEq, Debug)]
pub struct Spell {
    /// The club he belongs to, or is lent to.
    pub club: ClubId,
    /// How he is bound to it.
    pub kind: SpellKind,
    /// The first day; unknown for many earlier clubs.
    pub from: Option<PartialDay>,
    /// The last day, where it was known together with the spell (the end of a loan). An end
    /// learnt later is a later spell elsewhere, or an [`Exit`].
    pub until: Option<PartialDay>,
    /// The owner, of a loan.
    pub owner: Option<ClubId>,
    /// What was paid.
    pub fee: Option<Money>,
    /// What else was said of it.
    pub note: Option<Box<str>>,
}

/// How a player leaves a club.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ExitKind {
    /// His contract runs out and the parting was announced.
    ContractEnd,
    /// Let go before its end.
    Release,
    /// He stops playing.
    Retirement,
    /// Sold or given to another club.
    Transfer,
    /// A loan ends early.
    Recall,
}

/// An agreed or announced departure, dated and known like everything else.
#[derive(Clone, PartialEq, Debug)]
pub struct Exit {
    /// The club he leaves.
    pub club: ClubId,
    /// His last day there.
    pub on: PartialDay,
    /// How he goes.
    pub kind: ExitKind,
    /// Where he goes, where told.
    pub to: Option<ClubId>,
    /// What else was said of it.
    pub note: Option<Box<str>>,
}
