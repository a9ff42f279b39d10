//! Sagas, reports, claims, facts and contradictions, as files hold them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Money as reported, in whole units.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct MoneyRecord {
    /// Whole units: 70000000 for €70m.
    pub amount: u64,
    /// The three-letter code.
    pub currency: String,
    /// Further whole units that depend on something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addons: Option<u64>,
}

/// A saga.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SagaRecord {
    /// Its id.
    pub id: String,
    /// Ids that it had elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The id of the player.
    pub player: String,
    /// The id of the club he would leave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The id of the club he would join; of a renewal, the one he is at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// What is meant where no one club is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_note: Option<String>,
    /// `transfer`, `free`, `loan` or `renewal`.
    pub kind: String,
    /// The day of its first claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened: Option<String>,
    /// How it ended, as read; two readings that disagree both stay.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<OutcomeRecord>,
    /// What was learnt later.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub later_notes: Vec<NoteRecord>,
}

/// One reading of how a saga ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct OutcomeRecord {
    /// `completed`, `failed` or `renewed`.
    pub result: String,
    /// The day it ended.
    pub date: String,
    /// What happened, in our words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How the day is known: `reported`, `public-record` or `window-close`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_basis: Option<String>,
    /// The id of the club where he is after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_club: Option<String>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// The day from which it was public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

/// A note that may be shown from a day on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct NoteRecord {
    /// What was learnt, in our words.
    pub text: String,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// The day from which it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

/// One dated publication.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ReportRecord {
    /// Its id; shares one space with tables.
    pub id: String,
    /// The day it was published.
    pub published: String,
    /// How the day is known: `index`, `page`, `url`, `byline`, `text`, `text-derived`,
    /// `embedded-post` or `stated`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<String>,
    /// The id of the source that published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// What the document calls itself, where the publisher is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What it says of sagas.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimRecord>,
    /// What else it states.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactRecord>,
}

/// Who said it first: a source's id, or someone unnamed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OriginRecord {
    /// The id of a source.
    Source(String),
    /// Someone unnamed, as described; empty where not even that.
    Unnamed(String),
}

/// One thing that a report says about one saga.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ClaimRecord {
    /// Its id: saga, day, originator, counter.
    pub id: String,
    /// The id of the saga.
    pub saga: String,
    /// The stage it claims.
    pub stage: String,
    /// `for` (where absent) or `against` the saga's proposition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub polarity: Option<String>,
    /// `reported` (where absent), `stated`, `planned`, `conditional`, `possible`, `unlikely` or `opinion`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<String>,
    /// Who said it first; where absent, the publisher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<OriginRecord>,
    /// Ids of the sources that passed it on, from near the originator to near the publisher.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relays: Vec<String>,
    /// A fee it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<MoneyRecord>,
    /// What it depends on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// A remark of whoever keeps the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The month of an older report that it repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recalls: Option<String>,
    /// What it says, in our words.
    pub summary: String,
}

/// A fact's value: words, a number, a date or money.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactValueRecord {
    /// Words, in our own.
    Text(String),
    /// A count or measure.
    Number(f64),
    /// A date as far as it is known.
    Date(String),
    /// Money.
    Money(MoneyRecord),
}

/// One dated fact that a report states. Exactly one of `player`, `club`, `person` and `source`
/// names its subject.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct FactRecord {
    /// Its id.
    pub id: String,
    /// The id of the player it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub player: Option<String>,
    /// The id of the club it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub club: Option<String>,
    /// The id of the person in office it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The id of the source it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Ids of other players it concerns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_players: Vec<String>,
    /// Ids of other clubs it concerns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_clubs: Vec<String>,
    /// What kind of fact, in snake_case: `contract_end`, `apps`, `goals`, `injury`, …
    pub kind: String,
    /// Its value; `null` or absent where the summary says it all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<FactValueRecord>,
    /// For when it holds, where that is not the day of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid: Option<String>,
    /// As a claim's; where absent, `reported`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<String>,
    /// Who said it first; where absent, the document in its own voice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<OriginRecord>,
    /// Who passed it on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relays: Vec<String>,
    /// What is said, in our words.
    pub summary: String,
    /// The id of the claim that says the same of a saga.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
}

/// Things that cannot all be so.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ContradictionRecord {
    /// Its id.
    pub id: String,
    /// What is at odds, in our words.
    pub summary: String,
    /// Ids of its sides: claims or facts.
    pub sides: Vec<String>,
}
