//! What a decision changes: one record at a time, as it was before and as it is after.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Which record of a ledger file is meant.
///
/// Claims, facts, contracts, readings and outcomes are changed by themselves, so that one of an
/// article's claims can be taken back and the others stay.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spot {
    /// A club.
    Club(Box<str>),
    /// A player, without contracts and corrections.
    Player(Box<str>),
    /// A source.
    Source(Box<str>),
    /// A saga, without outcomes.
    Saga(Box<str>),
    /// A report, without claims and facts.
    Report(Box<str>),
    /// A claim of a report.
    Claim {
        /// The report.
        report: Box<str>,
        /// The claim.
        id: Box<str>,
    },
    /// A fact of a report.
    Fact {
        /// The report.
        report: Box<str>,
        /// The fact.
        id: Box<str>,
    },
    /// One reading of a contract of a player.
    Contract(Box<str>),
    /// One correction of a single value of a player.
    Correction(Box<str>),
    /// One absence of a player.
    Absence(Box<str>),
    /// One reading of how a saga ended.
    Outcome(Box<str>),
}

impl Spot {
    /// The word for what stands there.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Club(_) => "club",
            Self::Player(_) => "player",
            Self::Source(_) => "source",
            Self::Saga(_) => "saga",
            Self::Report(_) => "report",
            Self::Claim { .. } => "claim",
            Self::Fact { .. } => "fact",
            Self::Contract(_) => "contract",
            Self::Correction(_) => "correction",
            Self::Absence(_) => "absence",
            Self::Outcome(_) => "outcome",
        }
    }

    /// The id of the record, or of the one that it belongs to where it has none.
    pub fn id(&self) -> &str {
        match self {
            Self::Claim { id, .. }
            | Self::Fact { id, .. }
            | Self::Club(id)
            | Self::Player(id)
            | Self::Source(id)
            | Self::Saga(id)
            | Self::Report(id)
            | Self::Contract(id)
            | Self::Correction(id)
            | Self::Absence(id)
            | Self::Outcome(id) => id,
        }
    }

    /// Whether others may rest on it: such a record stays as long as one does.
    pub(super) const fn is_support(&self) -> bool {
        matches!(self, Self::Club(_) | Self::Player(_) | Self::Source(_) | Self::Saga(_) | Self::Report(_))
    }

    /// Whether it is known by its words alone, having no id.
    pub(super) const fn is_nameless(&self) -> bool {
        matches!(self, Self::Contract(_) | Self::Correction(_) | Self::Absence(_) | Self::Outcome(_))
    }
}

/// One record, before and after.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Change {
    /// The file, below the ledger's folder.
    pub file: Box<str>,
    /// Which record.
    pub spot: Spot,
    /// The record as it was; `None` where there was none.
    pub before: Option<Box<RawValue>>,
    /// The record as it is; `None` where there is none.
    pub after: Option<Box<RawValue>>,
}

impl Change {
    /// The same in the other direction.
    pub(super) fn inverse(&self) -> Self {
        Self { before: self.after.clone(), after: self.before.clone(), ..self.clone() }
    }

    /// Whether it made a record that was not there.
    pub(super) const fn makes(&self) -> bool {
        self.before.is_none() && self.after.is_some()
    }

    /// Whether the two change the same record.
    pub(super) fn same_record(&self, other: &Self) -> bool {
        let same = self.file == other.file && self.spot == other.spot;
        let text = |raw: &Option<Box<RawValue>>| raw.as_ref().map(|raw| raw.get().to_owned());
        let own = |change: &Self| [text(&change.before), text(&change.after)];
        same && (!self.spot.is_nameless()
            || own(self).iter().flatten().any(|words| own(other).iter().flatten().any(|others| others == words)))
    }
}

/// A whole file, before and after: of imports, where single records would be too many to list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FileChange {
    /// The file, below the ledger's folder.
    pub file: Box<str>,
    /// Where the file as it was is kept; `None` where there was none.
    pub before: Option<Box<str>>,
    /// Where the file as it is is kept; `None` where it was taken away.
    pub after: Option<Box<str>>,
}
