//! What a ledger's files look like: one shape for every file, split as its keeper likes.
//!
//! Each file is one JSON object with any of the lists of [`LedgerFile`]. Where a record
//! stands is convention (a club a file, a month of reports a file), not rule.
//!
//! **Citations.** `cite` names reports or tables by id. Standing on a record it holds for every
//! value in it; standing on a value of a list (a spell, a contract) it holds for that value;
//! `except` gives other citations to single values (`born`, `nationality`, …).
//!
//! **Known.** The day from which a value was known is its own `known`, else the earliest day
//! among the reports and tables it cites itself, else its record's.
//!
//! Dates are `2026-06-30`, `2026-06`, `2029/30` (that season's end) or `2030` (a bare year: the
//! end of the season that ends in it), as `PartialDay` reads them.

mod club;
mod player;
mod rumour;
mod text;
mod world;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use club::{ClubRecord, PersonRecord, TenureRecord};
pub use player::{
    AgeRecord, AvailabilityReadingRecord, AvailabilityRecord, ContractRecord, CorrectionRecord, ExitRecord,
    PlayerRecord, RoleRecord, SpellRecord, StatRecord, TagRecord,
};
pub use rumour::{
    ClaimRecord, ContradictionRecord, FactRecord, FactValueRecord, MoneyRecord, NoteRecord, OriginRecord,
    OutcomeRecord, ReportRecord, SagaRecord,
};
pub use text::Text;
pub use world::{
    AssociationRecord, EditionRecord, ListRuleRecord, PreContractRecord, PublishedRecordRecord, SourceRecord,
    TableRecord, WindowRecord,
};

/// The newest ledger format that this program reads. Format N comes with version 0.N of it.
pub const FORMAT: u32 = 1;

/// One file of a ledger.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LedgerFile<'a> {
    /// Where the schema of this file lies, for editors.
    #[serde(borrow, rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Text<'a>>,
    /// What the ledger is; stands once, in `edition.json`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<EditionRecord<'a>>,
    /// Tables of data that values cite.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableRecord<'a>>,
    /// National associations with calendars, windows and rules.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub associations: Vec<AssociationRecord<'a>>,
    /// Clubs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub clubs: Vec<ClubRecord<'a>>,
    /// People in office.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonRecord<'a>>,
    /// Players.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub players: Vec<PlayerRecord<'a>>,
    /// Absences of players.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub availability: Vec<AvailabilityRecord<'a>>,
    /// Sources.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceRecord<'a>>,
    /// Sagas.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sagas: Vec<SagaRecord<'a>>,
    /// Reports with their claims and facts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<ReportRecord<'a>>,
    /// Recorded contradictions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contradictions: Vec<ContradictionRecord<'a>>,
}

/// What a value rests on and when it became known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CiteRecord<'a> {
    /// Ids of reports or tables.
    #[serde(borrow, skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// The day from which it was known, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}

/// Citations of single values of a record, by the value's name.
pub type ExceptRecord<'a> = BTreeMap<Text<'a>, CiteRecord<'a>>;
