//! Dated facts that reports state, and contradictions that whoever keeps the ledger recorded.

use super::claim::{Modality, Origin};
use super::day::{Day, PartialDay};
use super::ids::{ClaimId, ClubId, FactId, PersonId, PlayerId, ReportId, Slug, SourceId};
use super::money::Money;

/// Whom a fact is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Subject {
    /// A player.
    Player(PlayerId),
    /// A club.
    Club(ClubId),
    /// Someone in office.
    Person(PersonId),
    /// A source.
    Source(SourceId),
}

/// A fact's value.
#[derive(Clone, PartialEq, Debug)]
pub enum FactValue {
    /// Words, in our own.
    Text(Box<str>),
    /// A count or measure.
    Number(f64),
    /// A date, as far as it is known.
    Date(PartialDay),
    /// Money.
    Money(Money),
}

/// One dated fact that one report states.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its id in the files.
    pub slug: Slug,
    /// Whom it is about.
    pub subject: Subject,
    /// Others it concerns (the buying club, the player's partner).
    pub also: Box<[Subject]>,
    /// What kind of fact: `contract_end`, `apps`, `goals`, `injury`, `fee_paid`, …; kinds are data.
    pub kind: Box<str>,
    /// The value.
    pub value: FactValue,
    /// The day or stretch for which it holds, where it differs from the day it was published.
    pub valid: Option<PartialDay>,
    /// The day of its report.
    pub known: Day,
    /// The report that states it.
    pub report: ReportId,
    /// In what manner it is stated.
    pub modality: Modality,
    /// Who said it first; `None` where the document says it in its own voice.
    pub origin: Option<Origin>,
    /// Who passed it on, from near to far, the publisher not among them.
    pub relays: Box<[SourceId]>,
    /// What is said, in our words.
    pub summary: Box<str>,
    /// The claim that says the same of a saga, where there is one.
    pub claim: Option<ClaimId>,
    /// The ledger it stands in.
    pub layer: u8,
}

/// One side of a contradiction.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Side {
    /// A claim.
    Claim(ClaimId),
    /// A fact.
    Fact(FactId),
}

/// Two or more things that cannot all be so, kept side by side and never resolved by overwriting.
#[derive(Clone, Debug)]
pub struct Contradiction {
    /// Its id in the files.
    pub slug: Slug,
    /// What is at odds, in our words.
    pub summary: Box<str>,
    /// The sides; at least one (a promised event of which nothing was heard has one).
    pub sides: Box<[Side]>,
    /// The day from which it could be seen: the newest of its sides.
    pub known: Day,
    /// The ledger it stands in.
    pub layer: u8,
}
