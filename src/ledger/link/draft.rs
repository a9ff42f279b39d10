//! The ledger being made, and how problems are told while making it.

use crate::ledger::format::ContradictionRecord;
use crate::ledger::{Edition, Index, Ledger, Linked, Problem, Severity};
use crate::model::Day;

use super::place::At;

/// A ledger half made.
pub(super) struct Draft {
    pub(super) ledger: Ledger,
    pub(super) problems: Vec<Problem>,
    /// The layer being read.
    pub(super) layer: u8,
    /// Whether uncited values of this layer are errors.
    pub(super) strict: bool,
    /// Contradictions, linked last: file, path, layer, record.
    pub(super) waiting: Vec<(Box<str>, String, u8, ContradictionRecord)>,
}

impl Draft {
    pub(super) fn new(edition: Edition) -> Self {
        let ledger = Ledger {
            edition,
            tables: Vec::new(),
            associations: Vec::new(),
            clubs: Vec::new(),
            people: Vec::new(),
            players: Vec::new(),
            sources: Vec::new(),
            sagas: Vec::new(),
            reports: Vec::new(),
            claims: Vec::new(),
            facts: Vec::new(),
            contradictions: Vec::new(),
            index: Index::default(),
        };
        Self { ledger, problems: Vec::new(), layer: 0, strict: false, waiting: Vec::new() }
    }

    /// Turns to another layer.
    pub(super) fn enter(&mut self, layer: u8, strict: bool) {
        self.layer = layer;
        self.strict = strict;
    }

    /// The day from which undated values of this layer count as known.
    pub(super) fn undated(&self) -> Day {
        self.ledger.edition.as_of
    }

    /// Tells an error: the value or record is left out.
    pub(super) fn error(&mut self, at: &At<'_>, code: &'static str, what: impl Into<String>) -> &mut Problem {
        self.tell(Severity::Error, at, code, what.into())
    }

    /// Tells a warning: the value is used.
    pub(super) fn warn(&mut self, at: &At<'_>, code: &'static str, what: impl Into<String>) -> &mut Problem {
        self.tell(Severity::Warning, at, code, what.into())
    }

    fn tell(&mut self, severity: Severity, at: &At<'_>, code: &'static str, what: String) -> &mut Problem {
        let place = self.problems.len();
        self.problems.push(Problem {
            severity,
            code,
            file: at.file().into(),
            layer: self.layer,
            place: None,
            path: at.path(),
            what,
            expected: None,
            nearest: None,
        });
        &mut self.problems[place]
    }

    /// Indexes what was made.
    pub(super) fn finish(mut self) -> Linked {
        self.fill_waiting();
        for player in &mut self.ledger.players {
            player.availability.sort_by_key(|a| (a.readings.first().map(|r| r.known), a.since));
        }
        let mut index = std::mem::take(&mut self.ledger.index);
        index.fill(&self.ledger);
        self.ledger.index = index;
        Linked { ledger: self.ledger, problems: self.problems }
    }
}
