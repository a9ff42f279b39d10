//! What reading gives, as the JSON shows it.

use serde::{Deserialize, Serialize};

/// A stretch of the document's text: UTF-8 byte offsets and the exact substring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The words themselves.
    pub text: String,
}

/// A sum as the article gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// Whole units.
    pub amount: u64,
    /// ISO code.
    pub currency: String,
    /// Further units that depend on something.
    pub addons: Option<u64>,
}

/// The article as a thing: where it is from and of what day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentHead {
    /// Where it was read.
    pub path: Option<String>,
    /// Its day.
    pub date: Option<String>,
    /// How the day is known.
    pub date_basis: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its language, as a two-letter code.
    pub language: Option<String>,
    /// The text that offsets count in, where it is not the file itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// One claim of an article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadClaim {
    /// The player, by the ledger's name for him or the article's.
    pub player: String,
    /// His id in the ledger.
    pub player_id: Option<String>,
    /// The club he would leave.
    pub from: Option<String>,
    /// Its id in the ledger.
    pub from_id: Option<String>,
    /// The club he would join; of a renewal, the one he is at.
    pub to: Option<String>,
    /// Its id in the ledger.
    pub to_id: Option<String>,
    /// How far along.
    pub stage: String,
    /// `for` or `against` the move; of a contract, the renewal.
    pub polarity: String,
    /// In what manner it is claimed.
    pub modality: String,
    /// What kind of deal is spoken of.
    pub deal: Option<String>,
    /// Whether it tells of an earlier step.
    pub past: bool,
    /// When that was, where told.
    pub as_of: Option<String>,
    /// The sum.
    pub fee: Option<Fee>,
    /// On what condition.
    pub condition: Option<String>,
    /// The originator.
    pub source: Option<String>,
    /// The originator's id in the ledger.
    pub source_id: Option<String>,
    /// The outlet through which it came.
    pub relay: Option<String>,
    /// What is said where nobody is named.
    pub vague_source: Option<String>,
    /// The saga it belongs to: one of the ledger's, or a proposed new id.
    pub saga: Option<String>,
    /// The words that carry it.
    pub evidence: Span,
    /// The cue that made it.
    pub rule: String,
    /// How sure the rules are, from 0 to 1.
    pub confidence: f32,
    /// Why it was made, in steps.
    pub why: Vec<String>,
}

/// One fact of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadFact {
    /// The player.
    pub player: String,
    /// His id in the ledger.
    pub player_id: Option<String>,
    /// What kind of fact.
    pub kind: String,
    /// Its value.
    pub value: Option<String>,
    /// The words that carry it.
    pub evidence: Span,
}

/// What can be wrong with a document.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// The file could not be read.
    Unreadable,
    /// There is nothing in it.
    Empty,
    /// It is no text.
    Binary,
    /// It is text of another encoding than UTF-8; offsets count in the text given.
    Encoding,
    /// It is longer than an article can be.
    TooLong,
    /// It is JSON, but holds no article.
    Json,
    /// It is in another language than English.
    Language,
    /// It is about something else.
    NoFootball,
    /// A list that the reader goes by is at fault.
    Cues,
    /// Something that a later version knows.
    #[serde(other)]
    Other,
}

impl Trouble {
    /// Whether nothing was read of a document that has it.
    pub const fn stops(self) -> bool {
        !matches!(self, Self::Encoding | Self::Cues | Self::Other)
    }

    /// The word in the JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::Encoding => "encoding",
            Self::TooLong => "too_long",
            Self::Json => "json",
            Self::Language => "language",
            Self::NoFootball => "no_football",
            Self::Cues => "cues",
            Self::Other => "other",
        }
    }
}

/// What kept a document from being read, or made its reading doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadProblem {
    /// What kind of trouble.
    pub code: Trouble,
    /// A sentence for people.
    pub message: String,
}

/// Everything read from one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// What was read.
    pub document: DocumentHead,
    /// Its claims, in text order.
    pub claims: Vec<ReadClaim>,
    /// Its facts, in text order.
    pub facts: Vec<ReadFact>,
    /// What went wrong.
    pub problems: Vec<ReadProblem>,
}

/// What a mark stands on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// A player, named or meant.
    Player,
    /// A club, named or meant.
    Club,
    /// A journalist or an outlet.
    Source,
    /// Someone of the game who is no player.
    Person,
    /// Someone whom nothing resolves.
    Unknown,
    /// A phrase that can carry a claim.
    Cue,
    /// A clause up to its cue, which it turns round, puts under a condition, or dates.
    Scope,
    /// A line that is no part of the article.
    LeftOut,
}

/// A stretch of the text with what the reader took it for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Whom it means, or which cue it is.
    pub label: String,
}

/// A reading with the marks that explain it, in text order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The reading.
    pub reading: Reading,
    /// What the reader saw; marks may lie inside one another.
    pub marks: Vec<Mark>,
}
