//! The journal: every decision in order, who took it and when, what stood before and after.
//!
//! It only grows. Taking a decision back is a decision too, so nothing is ever unsaid.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::change::{Change, FileChange, Spot};
use super::inbox::Field;
use super::question::Answer;

/// What was decided.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Items of the inbox were accepted.
    Accept {
        /// Their ids.
        items: Vec<String>,
        /// The rule that did it, where no person was asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<String>,
    },
    /// Items of the inbox were rejected.
    Reject {
        /// Their ids.
        items: Vec<String>,
    },
    /// A field of a waiting item was edited.
    Edit {
        /// The item.
        item: String,
        /// The field.
        field: Field,
        /// What it said.
        before: Option<String>,
        /// What it says.
        after: Option<String>,
    },
    /// A question was answered.
    Answer {
        /// The question.
        item: String,
        /// The answer.
        answer: Answer,
    },
    /// A report, claim or fact was entered by hand.
    Add {
        /// The word for it.
        what: String,
        /// Its id.
        id: String,
    },
    /// A newer value was entered by hand beside an earlier one.
    Correct {
        /// The word for the record.
        what: String,
        /// Its id.
        id: String,
        /// Which value.
        field: String,
        /// What was held so far.
        before: Option<String>,
        /// The new value.
        after: String,
    },
    /// Other people's data were taken over.
    Import {
        /// The kind of data.
        kind: String,
        /// The files, as named.
        from: Vec<String>,
    },
    /// A decision was taken back.
    Undo {
        /// Its number.
        decision: u64,
    },
}

impl Deed {
    /// The items of the inbox that it settles.
    pub(super) fn settles(&self) -> &[String] {
        match self {
            Self::Accept { items, .. } | Self::Reject { items } => items,
            Self::Answer { item, .. } => std::slice::from_ref(item),
            _ => &[],
        }
    }

    /// The word for it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Accept { .. } => "accept",
            Self::Reject { .. } => "reject",
            Self::Edit { .. } => "edit",
            Self::Answer { .. } => "answer",
            Self::Add { .. } => "add",
            Self::Correct { .. } => "correct",
            Self::Import { .. } => "import",
            Self::Undo { .. } => "undo",
        }
    }
}

/// One decision.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Decision {
    /// Its number: they count from 1, and say the order whatever the clock said.
    pub number: u64,
    /// When, by the clock of the machine.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: String,
    /// What.
    pub deed: Deed,
    /// The records that it changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// The whole files that it changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileChange>,
    /// The records of one's own that its changes rest on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rests_on: Vec<Spot>,
}

/// A line of the journal that cannot be read; it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// Its line.
    pub line: usize,
    /// What is wrong.
    pub why: String,
}

/// All decisions, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    decisions: Vec<Decision>,
    undone: HashMap<u64, u64>,
    unreadable: Vec<Unreadable>,
}

impl Journal {
    /// Reads the lines of a journal. What follows the last line's end was never confirmed.
    pub(super) fn of(text: &str) -> Self {
        let mut journal = Self::default();
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let Some(line) = line.strip_suffix('\n').filter(|line| !line.trim().is_empty()) else { continue };
            match serde_json::from_str(line) {
                Ok(decision) => journal.decisions.push(decision),
                Err(error) => journal.unreadable.push(Unreadable { line: number + 1, why: error.to_string() }),
            }
        }
        journal.fold();
        journal
    }

    pub(super) fn push(&mut self, decision: Decision) {
        self.decisions.push(decision);
        self.fold();
    }

    /// Works out which decisions are taken back: the newest decision stands, and an undo that
    /// stands takes back what it names, be that an undo itself.
    fn fold(&mut self) {
        self.undone.clear();
        for decision in self.decisions.iter().rev() {
            if let Deed::Undo { decision: taken } = decision.deed
                && !self.undone.contains_key(&decision.number)
            {
                self.undone.insert(taken, decision.number);
            }
        }
    }

    /// All decisions, oldest first.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// The decision with a number.
    pub fn decision(&self, number: u64) -> Option<&Decision> {
        // Numbers count up with the lines, unless lines were lost.
        let near = self.decisions.partition_point(|decision| decision.number < number);
        self.decisions.get(near).filter(|decision| decision.number == number)
    }

    /// The decision that took another back, where one did.
    pub fn undone_by(&self, number: u64) -> Option<u64> {
        self.undone.get(&number).copied()
    }

    /// Decisions that stand, oldest first.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &Decision> {
        self.decisions.iter().filter(|decision| !self.undone.contains_key(&decision.number))
    }

    /// The decision that `undo` takes back: the last one that stands and is no undo.
    pub fn last(&self) -> Option<&Decision> {
        self.standing().rev().find(|decision| !matches!(decision.deed, Deed::Undo { .. }))
    }

    /// Lines that cannot be read.
    pub fn unreadable(&self) -> &[Unreadable] {
        &self.unreadable
    }

    /// The number of the next decision.
    pub(super) fn next(&self) -> u64 {
        self.decisions.last().map_or(0, |decision| decision.number) + self.unreadable.len() as u64 + 1
    }

    /// Whether anything that stands, other than some decisions, rests on a record.
    pub(super) fn rests_on(&self, spot: &Spot, but: &HashSet<u64>) -> bool {
        self.standing().any(|decision| !but.contains(&decision.number) && decision.rests_on.contains(spot))
    }
}
