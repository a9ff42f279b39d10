//! What an item of the inbox proposes to put into the ledger, field by field.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::{Day, Modality, Polarity, SagaKind, Stage};

use super::code;

/// Somebody or something by name, with its id where the ledger has it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Name {
    /// The ledger's name, else the article's.
    pub name: String,
    /// The ledger's id; `None` for whom the ledger does not know: accepting adds a record.
    pub id: Option<String>,
}

impl Name {
    /// A name that the ledger does not know.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), id: None }
    }

    /// A name that the ledger knows.
    pub fn known(name: impl Into<String>, id: impl Into<String>) -> Self {
        Self { name: name.into(), id: Some(id.into()) }
    }

    /// The name of its text: `Real Madrid <real-madrid>`, or `FC Somewhere` where it has no id.
    pub(super) fn of_text(text: &str) -> Self {
        match text.strip_suffix('>').and_then(|text| text.rsplit_once(" <")) {
            Some((name, id)) => Self::known(name, id),
            None => Self::new(text),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.id {
            Some(id) => write!(f, "{} <{id}>", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// A sum of money, in whole units.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sum {
    /// Whole units.
    pub amount: u64,
    /// The three-letter code.
    pub currency: String,
    /// Further units that depend on something.
    pub addons: Option<u64>,
}

/// The publication that a claim or fact stands in.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ReportProposal {
    /// The day it was published; without one nothing can be accepted.
    #[serde(with = "code::day")]
    pub day: Option<Day>,
    /// How the day is known, in the reader's word.
    pub day_basis: Option<String>,
    /// Who published it.
    pub outlet: Option<Name>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its page.
    pub url: Option<String>,
}

/// A claim to be accepted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClaimProposal {
    /// The player.
    pub player: Name,
    /// The club he would leave.
    pub from: Option<Name>,
    /// The club he would join; of a renewal, the one he is at.
    pub to: Option<Name>,
    /// How far along.
    #[serde(with = "code::stage")]
    pub stage: Stage,
    /// For or against the saga's proposition.
    #[serde(with = "code::polarity")]
    pub polarity: Polarity,
    /// In what manner it is claimed.
    #[serde(with = "code::modality")]
    pub modality: Modality,
    /// What the saga is about, where a new one is begun.
    #[serde(with = "code::kind")]
    pub kind: SagaKind,
    /// A fee it names.
    pub fee: Option<Sum>,
    /// What it depends on.
    pub condition: Option<String>,
    /// The originator, where named; else `unnamed`, else the publication itself.
    pub source: Option<Name>,
    /// What is said of an originator who is not named ("reports in Spain").
    pub unnamed: Option<String>,
    /// Who passed it on between the originator and the publication, from near to far.
    pub relays: Vec<Name>,
    /// The month of an older report that it repeats.
    pub recalls: Option<String>,
    /// The id of its saga; `None` for the one that fits best, or a new one where none does.
    pub saga: Option<String>,
    /// What it says, in one's own words; `None` for a sentence made from the fields.
    pub summary: Option<String>,
}

/// A fact to be accepted.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FactProposal {
    /// The player it is about.
    pub player: Name,
    /// What kind of fact: `contract_end`, `injury`, `release_clause`, …
    pub kind: String,
    /// Its value as read: a day, a sum, words.
    pub value: Option<String>,
    /// Who said it first, where that is not the publication.
    pub source: Option<Name>,
    /// What is said, in one's own words; `None` for a sentence made from the fields.
    pub summary: Option<String>,
}

/// What is proposed, or asked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposal {
    /// A claim.
    Claim(ClaimProposal),
    /// A fact.
    Fact(FactProposal),
    /// A question that an import left open.
    Question(super::question::Question),
}

impl Proposal {
    /// The word for it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Claim(_) => "claim",
            Self::Fact(_) => "fact",
            Self::Question(_) => "question",
        }
    }

    /// Whom it is about.
    pub fn subject(&self) -> &str {
        match self {
            Self::Claim(claim) => &claim.player.name,
            Self::Fact(fact) => &fact.player.name,
            Self::Question(question) => &question.name,
        }
    }
}
