//! Edition, tables, associations and sources, as files hold them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text::Text;

/// What a ledger is: stands in `edition.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct EditionRecord<'a> {
    /// The format of its files; a newer one than this program reads is refused.
    pub format: u32,
    /// Its id, such as `2025-26`.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// Its name.
    pub name: Text<'a>,
    /// The day that the browser opens on, `YYYY-MM-DD`.
    pub as_of: Text<'a>,
    /// The season that the browser opens on, such as `2025/26`; else the one that holds the day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub season: Option<Text<'a>>,
    /// What it covers and does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<'a>>,
}

/// A table of data that values cite.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TableRecord<'a> {
    /// Its id; shares one space with reports.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// What it is called.
    pub name: Text<'a>,
    /// What was read from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<Text<'a>>,
    /// The day it shows, or the last day of a log; without one, each value says when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Text<'a>>,
    /// Where it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Text<'a>>,
    /// Its licence as stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence: Option<Text<'a>>,
    /// What to know before trusting it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<'a>>,
}

/// A national association.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AssociationRecord<'a> {
    /// Its id, such as `england`.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// Its country.
    pub name: Text<'a>,
    /// Countries whose clubs it binds; without any, `name`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<Text<'a>>,
    /// `summer_to_summer` or `calendar_year`.
    pub calendar: Text<'a>,
    /// Registration windows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<WindowRecord<'a>>,
    /// From when players may agree with other clubs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pre_contract: Option<PreContractRecord<'a>>,
    /// Limits on lists of players.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub list_rules: Vec<ListRuleRecord<'a>>,
    /// Reports or tables behind the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}

/// A registration window.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct WindowRecord<'a> {
    /// `summer`, `winter` or `extra`.
    #[serde(borrow)]
    pub kind: Text<'a>,
    /// The year it opens in.
    pub year: i32,
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opens: Option<Text<'a>>,
    /// The last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closes: Option<Text<'a>>,
    /// The hour of closing as stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing_hour: Option<Text<'a>>,
    /// Whether more than one source says so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub confirmed: bool,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}

/// From when a player may agree with another club.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PreContractRecord<'a> {
    /// Months before the end for clubs of other associations.
    pub abroad_months: u32,
    /// The same for clubs of his own association.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domestic_months: Option<u32>,
    /// Reports or tables behind it.
    #[serde(borrow, skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}

/// A limit on a club's list of players.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListRuleRecord<'a> {
    /// What is limited: `squad_size`, `non_home_grown`, `non_eu`, `loans_in`, …
    #[serde(borrow)]
    pub kind: Text<'a>,
    /// The league or competition it binds.
    pub scope: Text<'a>,
    /// At most this many.
    pub limit: u16,
    /// The first birth day that is exempt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exempt_born_from: Option<Text<'a>>,
    /// The rule in our words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<'a>>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}

/// A journalist, outlet, account, club or league that says things.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SourceRecord<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// Its name.
    pub name: Text<'a>,
    /// Other spellings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Text<'a>>,
    /// `journalist`, `outlet`, `account`, `club` or `league`.
    pub kind: Text<'a>,
    /// The id of the outlet where a journalist mostly publishes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<Text<'a>>,
    /// Its country, as a two-letter code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Text<'a>>,
    /// The id of the club that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub club: Option<Text<'a>>,
    /// What to know of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<'a>>,
    /// Accuracy figures that others published about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub published_records: Vec<PublishedRecordRecord<'a>>,
}

/// An accuracy figure that somebody else published.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PublishedRecordRecord<'a> {
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
    #[serde(borrow)]
    pub scope: Text<'a>,
    /// Where it is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Text<'a>>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}
