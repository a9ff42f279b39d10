//! Players and their absences, as files hold them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ExceptRecord;
use super::rumour::MoneyRecord;

/// A player. A second record with the same id in a further ledger adds to him: lists grow,
/// single values that differ are kept beside the earlier ones, the later ledger's shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct PlayerRecord {
    /// His id.
    pub id: String,
    /// The name on the screen, with its accents.
    pub name: String,
    /// Other spellings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Ids in other people's data: `fpl`, `transfermarkt`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub ids: BTreeMap<String, String>,
    /// The day he was born.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<String>,
    /// His age in whole years on a day, where the birth day is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<AgeRecord>,
    /// His nationalities, the one he plays for first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nationality: Vec<String>,
    /// His positions, the main one first: GK RB RWB CB LB LWB DM CM AM RW LW SS CF, or
    /// DEF MID FWD where no more is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<String>,
    /// His shirt number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shirt: Option<u8>,
    /// His market value in whole euros.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_eur: Option<u64>,
    /// Where he was, is and will be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spells: Vec<SpellRecord>,
    /// Agreed or announced departures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exits: Vec<ExitRecord>,
    /// Readings of his contracts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contracts: Vec<ContractRecord>,
    /// Stated places in a depth chart.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleRecord>,
    /// League starts, as counted on days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stats: Vec<StatRecord>,
    /// What else is said of him, such as `injury_prone`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TagRecord>,
    /// Reports or tables behind the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// From when its values were known, where its citations do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
    /// Other citations for `born`, `nationality`, `positions`, `shirt` or `value_eur`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub except: ExceptRecord,
}

/// An age in whole years on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AgeRecord {
    /// Whole years.
    pub years: u8,
    /// The day on which he had that age.
    pub on: String,
}

/// A stay at a club; one that begins after the day it was known is an agreed move.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct SpellRecord {
    /// The id of the club.
    pub club: String,
    /// `permanent`, `loan`, `loan_option`, `loan_obligation` or `youth`.
    pub kind: String,
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last day, only where it was known together with the spell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The id of the owner, of a loan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// What was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<MoneyRecord>,
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

/// An agreed or announced departure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ExitRecord {
    /// The id of the club he leaves.
    pub club: String,
    /// His last day.
    pub on: String,
    /// `contract_end`, `release`, `retirement`, `transfer` or `recall`.
    pub kind: String,
    /// The id of the club he joins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
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

/// A reading of a contract.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ContractRecord {
    /// The id of the club that holds it; of a player on loan, his owner.
    pub club: String,
    /// When it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// When it ends.
    pub end: String,
    /// An option to extend, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option: Option<String>,
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

/// A stated place in a depth chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct RoleRecord {
    /// The id of the club.
    pub club: String,
    /// The season, such as `2025/26`.
    pub season: String,
    /// The position.
    pub position: String,
    /// 1 for first choice.
    pub rank: u8,
    /// `stated` or `inferred`.
    pub basis: String,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

/// League starts and minutes as counted on a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct StatRecord {
    /// The id of the club.
    pub club: String,
    /// The season.
    pub season: String,
    /// Matches begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starts: Option<u16>,
    /// Minutes played.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Goals scored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goals: Option<u16>,
    /// Goals made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assists: Option<u16>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// From when it was known: the day of the count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

/// Something said of a player that is neither an injury nor a position.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct TagRecord {
    /// The tag, such as `injury_prone`.
    pub tag: String,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<String>,
}

/// One absence of one player, or a stretch of being available.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct AvailabilityRecord {
    /// The id of the player.
    pub player: String,
    /// `injury`, `illness`, `suspension`, `national_team`, `loan`, `personal`, `fitness`,
    /// `ineligible`, `departed`, `other`, or `none` for a stretch of being available.
    pub kind: String,
    /// Where he is hurt: `knee`, `hamstring`, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The diagnosis or reason in a few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The injury rule that gives its usual length, such as `acl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typical: Option<String>,
    /// The day it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// What was said, oldest first.
    pub readings: Vec<AvailabilityReadingRecord>,
    /// Reports or tables behind every reading that cites none itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
}

/// One thing said on one day about an absence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct AvailabilityReadingRecord {
    /// The day it was published.
    pub known: String,
    /// `available`, `doubtful`, `out`, `season_out`, `suspended`, `away`, `ineligible` or `unknown`.
    pub status: String,
    /// The chance of playing next, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chance: Option<u8>,
    /// The day or earliest day named for his return.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_from: Option<String>,
    /// The latest day named for his return, where two are named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_to: Option<String>,
    /// What was said, in our words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
}
