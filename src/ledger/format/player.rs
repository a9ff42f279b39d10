//! Players and their absences, as files hold them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ExceptRecord;
use super::rumour::MoneyRecord;
use super::text::{Text, unique};

/// A player. A second record with the same id in a further ledger adds to him: lists grow,
/// single values that differ are kept beside the earlier ones, the later ledger's shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PlayerRecord<'a> {
    /// His id.
    #[serde(borrow)]
    pub id: Text<'a>,
    /// The name on the screen, with its accents.
    pub name: Text<'a>,
    /// Other spellings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Text<'a>>,
    /// Ids in other people's data: `fpl`, `transfermarkt`.
    #[serde(deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub ids: BTreeMap<Text<'a>, Text<'a>>,
    /// The day he was born.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<Text<'a>>,
    /// His age in whole years on a day, where the birth day is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age: Option<AgeRecord<'a>>,
    /// His nationalities, the one he plays for first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nationality: Vec<Text<'a>>,
    /// His positions, the main one first: GK RB RWB CB LB LWB DM CM AM RW LW SS CF, or
    /// DEF MID FWD where no more is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<Text<'a>>,
    /// His shirt number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shirt: Option<u8>,
    /// His market value in whole euros.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_eur: Option<u64>,
    /// Where he was, is and will be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spells: Vec<SpellRecord<'a>>,
    /// Agreed or announced departures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exits: Vec<ExitRecord<'a>>,
    /// Readings of his contracts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contracts: Vec<ContractRecord<'a>>,
    /// Stated places in a depth chart.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleRecord<'a>>,
    /// League starts, as counted on days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stats: Vec<StatRecord<'a>>,
    /// What else is said of him, such as `injury_prone`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TagRecord<'a>>,
    /// Later readings of his single values; the earlier ones stay.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<CorrectionRecord<'a>>,
    /// Reports or tables behind the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// From when its values were known, where its citations do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
    /// Other citations for `born`, `nationality`, `positions`, `shirt` or `value_eur`.
    #[serde(deserialize_with = "unique", skip_serializing_if = "BTreeMap::is_empty")]
    pub except: ExceptRecord<'a>,
}

/// An age in whole years on a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AgeRecord<'a> {
    /// Whole years.
    pub years: u8,
    /// The day on which he had that age.
    #[serde(borrow)]
    pub on: Text<'a>,
}

/// A stay at a club; one that begins after the day it was known is an agreed move.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SpellRecord<'a> {
    /// The id of the club.
    #[serde(borrow)]
    pub club: Text<'a>,
    /// `permanent`, `loan`, `loan_option`, `loan_obligation` or `youth`.
    pub kind: Text<'a>,
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Text<'a>>,
    /// The last day, only where it was known together with the spell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Text<'a>>,
    /// The id of the owner, of a loan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Text<'a>>,
    /// What was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<MoneyRecord<'a>>,
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

/// An agreed or announced departure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ExitRecord<'a> {
    /// The id of the club he leaves.
    #[serde(borrow)]
    pub club: Text<'a>,
    /// His last day.
    pub on: Text<'a>,
    /// `contract_end`, `release`, `retirement`, `transfer` or `recall`.
    pub kind: Text<'a>,
    /// The id of the club he joins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Text<'a>>,
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

/// A reading of a contract.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ContractRecord<'a> {
    /// The id of the club that holds it; of a player on loan, his owner.
    #[serde(borrow)]
    pub club: Text<'a>,
    /// When it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Text<'a>>,
    /// When it ends.
    pub end: Text<'a>,
    /// An option to extend, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub option: Option<Text<'a>>,
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

/// A stated place in a depth chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RoleRecord<'a> {
    /// The id of the club.
    #[serde(borrow)]
    pub club: Text<'a>,
    /// The season, such as `2025/26`.
    pub season: Text<'a>,
    /// The position.
    pub position: Text<'a>,
    /// 1 for first choice.
    pub rank: u8,
    /// `stated` or `inferred`.
    pub basis: Text<'a>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}

/// League starts and minutes as counted on a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct StatRecord<'a> {
    /// The id of the club.
    #[serde(borrow)]
    pub club: Text<'a>,
    /// The season.
    pub season: Text<'a>,
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
    pub cite: Vec<Text<'a>>,
    /// From when it was known: the day of the count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}

/// Something said of a player that is neither an injury nor a position.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TagRecord<'a> {
    /// The tag, such as `injury_prone`.
    #[serde(borrow)]
    pub tag: Text<'a>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}

/// A later reading of single values of a player: shown from its day on, the earlier ones before.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CorrectionRecord<'a> {
    /// The day he was born.
    #[serde(borrow, skip_serializing_if = "Option::is_none")]
    pub born: Option<Text<'a>>,
    /// His nationalities, the one he plays for first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nationality: Vec<Text<'a>>,
    /// His positions, the main one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub positions: Vec<Text<'a>>,
    /// His shirt number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shirt: Option<u8>,
    /// His market value in whole euros.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_eur: Option<u64>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
    /// From when it was known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<Text<'a>>,
}

/// One absence of one player, or a stretch of being available.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AvailabilityRecord<'a> {
    /// The id of the player.
    #[serde(borrow)]
    pub player: Text<'a>,
    /// `injury`, `illness`, `suspension`, `national_team`, `loan`, `personal`, `fitness`,
    /// `ineligible`, `departed`, `other`, or `none` for a stretch of being available.
    pub kind: Text<'a>,
    /// Where he is hurt: `knee`, `hamstring`, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Text<'a>>,
    /// The diagnosis or reason in a few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<Text<'a>>,
    /// The injury rule that gives its usual length, such as `acl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typical: Option<Text<'a>>,
    /// The day it began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Text<'a>>,
    /// What was said, oldest first.
    pub readings: Vec<AvailabilityReadingRecord<'a>>,
    /// Reports or tables behind every reading that cites none itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
}

/// One thing said on one day about an absence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AvailabilityReadingRecord<'a> {
    /// The day it was published.
    #[serde(borrow)]
    pub known: Text<'a>,
    /// `available`, `doubtful`, `out`, `season_out`, `suspended`, `away`, `ineligible` or `unknown`.
    pub status: Text<'a>,
    /// The chance of playing next, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chance: Option<u8>,
    /// The day or earliest day named for his return.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_from: Option<Text<'a>>,
    /// The latest day named for his return, where two are named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_to: Option<Text<'a>>,
    /// What was said, in our words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text<'a>>,
    /// Reports or tables behind it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<Text<'a>>,
}
