//! Questions that importing left open: a doubtful match is asked about, never merged unasked.

use serde::{Deserialize, Serialize};

/// What kind of thing a question is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// A player.
    Player,
    /// A club.
    Club,
    /// A source.
    Source,
    /// Anything else, such as which of two numbers of a date is the month.
    Other,
}

impl Matter {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Player => "player",
            Self::Club => "club",
            Self::Source => "source",
            Self::Other => "answer",
        }
    }
}

/// One thing of the ledger that may be meant.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Candidate {
    /// Its id in the ledger.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What tells it from the others, in words: a birth date, a club, a position.
    pub detail: Option<String>,
}

/// A question that waits in the inbox.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Question {
    /// What it is recognised by when it comes again: the same for the same doubt of the same
    /// data, such as `fpl:223094`.
    pub key: String,
    /// Who asks: the kind of import.
    pub asker: String,
    /// What it is about.
    pub matter: Matter,
    /// The name in question, as it stands there.
    pub name: String,
    /// The question as a sentence.
    pub ask: String,
    /// What the data say beside the name, by label.
    pub details: Vec<(String, String)>,
    /// What may be meant, likeliest first.
    pub candidates: Vec<Candidate>,
    /// The file and line.
    pub place: Option<String>,
    /// His id in the data, by kind (`fpl`, `transfermarkt`): once it is answered the ledger keeps
    /// it, so that the match is found by itself from then on.
    pub outside_id: Option<(String, String)>,
}

/// An answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// This one of the ledger, by id.
    Is(String),
    /// Somebody or something that the ledger does not have.
    New,
    /// Leave it out.
    Skip,
}
