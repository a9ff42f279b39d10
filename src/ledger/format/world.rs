//! Edition, tables, associations and sources, as files hold them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a ledger is: stands in `edition.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EditionRecord {
    /// The format of its files; a newer one than this program reads is refused.
    pub format: u32,
    /// Its id, such as `2025-26`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The day that the browser opens on, `YYYY-MM-DD`.
    pub as_of: String,
    /// The season that the browser opens on, such as `2025/26`; else the one that holds the day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub season: Option<String>,
    /// What it covers and does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A table of data that values cite.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TableRecord {
    /// Its id; shares one space with reports.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What was read from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
    /// The day it shows, or the last day of a log; without one, each value says when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// Where it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Its licence as stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// What to know before trusting it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A national association.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct AssociationRecord {
    /// Its id, such as `england`.
    pub id: String,
    /// Its country.
    pub name: String,
    /// Countries whose clubs it binds; without any, `name`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// `summer_to_summer` or `calendar_year`.
    pub calendar: String,
    /// Registration windows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<WindowRecord>,
    /// From when players may agree with other clubs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_contract: Option<PreContractRecord>,
    /// Limits on lists of players.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub list_rules: Vec<ListRuleRecord>,
    /// Reports or tables behind the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

/// A registration window.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct WindowRecord {
    /// `summer`, `winter` or `extra`.
    pub kind: String,
    /// The year it opens in.
    pub year: i32,
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens: Option<String>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes: Option<String>,
    /// The hour of closing as stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing_hour: Option<String>,
    /// Whether more than one source says so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

/// From when a player may agree with another club.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PreContractRecord {
    /// Months before the end for clubs of other associations.
    pub abroad_months: u32,
    /// The same for clubs of his own association.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domestic_months: Option<u32>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

/// A limit on a club's list of players.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ListRuleRecord {
    /// What is limited: `squad_size`, `non_home_grown`, `non_eu`, `loans_in`, …
    pub kind: String,
    /// The league or competition it binds.
    pub scope: String,
    /// At most this many.
    pub limit: u16,
    /// The first birth day that is exempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exempt_born_from: Option<String>,
    /// The rule in our words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

/// A journalist, outlet, account, club or league that says things.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SourceRecord {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other spellings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// `journalist`, `outlet`, `account`, `club` or `league`.
    pub kind: String,
    /// The id of the outlet where a journalist mostly publishes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Its country, as a two-letter code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The id of the club that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub club: Option<String>,
    /// What to know of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Accuracy figures that others published about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub published_records: Vec<PublishedRecordRecord>,
}

/// An accuracy figure that somebody else published.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PublishedRecordRecord {
    /// Rumours that came true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correct: Option<u32>,
    /// Rumours counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
    /// The share in percent, as published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accuracy_percent: Option<f32>,
    /// What was counted, and by whom.
    pub scope: String,
    /// Where it is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}
