//! Clubs and people in office, as files hold them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A club.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ClubRecord {
    /// Its id.
    pub id: String,
    /// The full common English name.
    pub name: String,
    /// Three letters, unique.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// Every other spelling that means this club alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Spellings that mean another club elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weak_aliases: Vec<String>,
    /// Its country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Its league this season.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub league: Option<String>,
    /// The id of its association, where it is not its country's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association: Option<String>,
    /// Whether the ledger holds its squad; the others are "elsewhere".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub squad: bool,
    /// Reports or tables behind the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
}

/// A coach, director, president or captain.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PersonRecord {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Other spellings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Offices held, as read. The end of one is a further entry, known from its own day.
    pub tenures: Vec<TenureRecord>,
    /// Reports or tables behind the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
}

/// One thing said of one person's time in one office.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TenureRecord {
    /// The id of the club.
    pub club: String,
    /// `head_coach`, `sporting_director`, `president` or `captain`.
    pub post: String,
    /// The first day in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day in it, where this entry tells of the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// What else was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}
