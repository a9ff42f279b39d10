//! Sagas, reports, claims, facts and contradictions, as files hold them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text::Text;

/// Money as reported, in whole units.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MoneyRecord<'a> {
    /// Whole units: 70000000 for €70m.
    pub amount: u64,
    /// The three-letter code.
    #[serde(borrow)]
    pub currency: Text<'a>,
    /// Further whole units that depend on something.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addons: Option<u64>,
}

/// A saga.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SagaRecord<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// Ids that it had elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Text<'a>>,
    /// The id of the player.
    pub player: Text<'a>,
    /// The id of the club he would leave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Text<'a>>,
    /// The id of the club he would join; of a renewal, the one he is at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Text<'a>>,
    /// What is meant where no one club is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_note: Option<Text<'a>>,
    /// `transfer`, `free`, `loan` or `renewal`.
    pub kind: Text<'a>,
    /// The day of its first claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opened: Option<Text<'a>>,
    /// How it ended, as read; two readings that disagree both stay.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<OutcomeRecord<'a>>,
    /// What was learnt later.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub later_notes: Vec<NoteRecord<'a>>,
}

/// One reading of how a saga ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OutcomeRecord<'a> {
    /// `completed`, `failed` or `renewed`.
    #[serde(borrow)]
    pub result: Text<'a>,
    /// The day it ended.
    pub date: Text<'a>,
    /// What happened, in our words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<'a>>,
    /// How the day is known: `reported`, `public-record` or `window-close`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_basis: Option<Text<'a>>,
    /// The id of the club where he is after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub final_club: Option<Text<'a>>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// The day from which it was public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}

/// A note that may be shown from a day on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NoteRecord<'a> {
    /// What was learnt, in our words.
    #[serde(borrow)]
    pub text: Text<'a>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// The day from which it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}

/// One dated publication.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReportRecord<'a> {
    /// Its id; shares one space with tables.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The day it was published.
    pub published: Text<'a>,
    /// How the day is known: `index`, `page`, `url`, `byline`, `text`, `text-derived`,
    /// `embedded-post` or `stated`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<Text<'a>>,
    /// The id of the source that published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Text<'a>>,
    /// What the document calls itself, where the publisher is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<Text<'a>>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Text<'a>>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text<'a>>,
    /// What it says of sagas.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimRecord<'a>>,
    /// What else it states.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactRecord<'a>>,
}

/// Who said it first: a source's id, or someone unnamed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OriginRecord<'a> {
    /// The id of a source.
    #[serde(borrow)]
    Source(Text<'a>),
    /// Someone unnamed, as described; empty where not even that.
    Unnamed(Text<'a>),
}

/// One thing that a report says about one saga.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ClaimRecord<'a> {
    /// Its id: saga, day, originator, counter.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The id of the saga.
    pub saga: Text<'a>,
    /// The stage it claims.
    pub stage: Text<'a>,
    /// `for` (where absent) or `against` the saga's proposition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Text<'a>>,
    /// `reported` (where absent), `stated`, `planned`, `conditional`, `possible`, `unlikely` or `opinion`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<Text<'a>>,
    /// Who said it first; where absent, the publisher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<OriginRecord<'a>>,
    /// Ids of the clubs that it names: those of its saga, and checked to be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clubs: Vec<Text<'a>>,
    /// Ids of the sources that passed it on, from near the originator to near the publisher.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relays: Vec<Text<'a>>,
    /// A fee it names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<MoneyRecord<'a>>,
    /// What it depends on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Text<'a>>,
    /// A remark of whoever keeps the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<'a>>,
    /// The month of an older report that it repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recalls: Option<Text<'a>>,
    /// What it says, in our words.
    pub summary: Text<'a>,
}

/// A fact's value: words, a number, a date or money.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactValueRecord<'a> {
    /// Words, in our own.
    #[serde(borrow)]
    Text(Text<'a>),
    /// A count or measure.
    Number(f64),
    /// A date as far as it is known.
    Date(Text<'a>),
    /// Money.
    Money(MoneyRecord<'a>),
}

/// One dated fact that a report states. Exactly one of `player`, `club`, `person` and `source`
/// names its subject.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FactRecord<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The id of the player it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub player: Option<Text<'a>>,
    /// The id of the club it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub club: Option<Text<'a>>,
    /// The id of the person in office it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<Text<'a>>,
    /// The id of the source it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Text<'a>>,
    /// Ids of other players it concerns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_players: Vec<Text<'a>>,
    /// Ids of other clubs it concerns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also_clubs: Vec<Text<'a>>,
    /// What kind of fact, small letters and `_`: `contract_end`, `apps`, `goals`, `injury`, …
    pub kind: Text<'a>,
    /// Its value; `null` or absent where the summary says it all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<FactValueRecord<'a>>,
    /// For when it holds, where that is not the day of the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid: Option<Text<'a>>,
    /// As a claim's; where absent, `reported`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modality: Option<Text<'a>>,
    /// Who said it first; where absent, the document in its own voice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<OriginRecord<'a>>,
    /// Who passed it on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relays: Vec<Text<'a>>,
    /// What is said, in our words.
    pub summary: Text<'a>,
    /// The id of the claim that says the same of a saga.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<Text<'a>>,
}

/// Things that cannot all be so.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ContradictionRecord<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// What is at odds, in our words.
    pub summary: Text<'a>,
    /// Ids of its sides: claims or facts.
    pub sides: Vec<Text<'a>>,
}
