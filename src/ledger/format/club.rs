//! Clubs and people in office, as files hold them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text::{Text, unique};

/// A club.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ClubRecord<'a> {
    /// Its id.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The full common English name.
    pub name: Text<'a>,
    /// Three letters, unique.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<Text<'a>>,
    /// Every other spelling that means this club alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Text<'a>>,
    /// Spellings that mean another club elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weak_aliases: Vec<Text<'a>>,
    /// Ids in other people's data: `fpl`, `transfermarkt`.
    #[serde(deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub ids: BTreeMap<Text<'a>, Text<'a>>,
    /// Its country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<Text<'a>>,
    /// Its league this season.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub league: Option<Text<'a>>,
    /// The id of its association, where it is not its country's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub association: Option<Text<'a>>,
    /// Whether the ledger holds its squad; the others are "elsewhere".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub squad: bool,
    /// Reports or tables behind the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
}

/// A coach, director, president or captain.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PersonRecord<'a> {
    /// Their id.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// Their name.
    pub name: Text<'a>,
    /// Other spellings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Text<'a>>,
    /// Offices held, as read. The end of one is a further entry, known from its own day.
    pub tenures: Vec<TenureRecord<'a>>,
    /// Reports or tables behind the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
}

/// One thing said of one person's time in one office.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TenureRecord<'a> {
    /// The id of the club.
    #[serde(borrow)]
    pub club: Text<'a>,
    /// `head_coach`, `sporting_director`, `president` or `captain`.
    pub post: Text<'a>,
    /// The first day in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Text<'a>>,
    /// The last day in it, where this entry tells of the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Text<'a>>,
    /// What else was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<'a>>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}
