//! The ledger being made, and how problems are told while making it.

use std::collections::HashMap;

use crate::ledger::{Edition, Index, Ledger, Linked, Problem, Severity};
use crate::model::Day;

use super::Layer;
use super::near::Kind;
use super::place::At;

/// A ledger half made.
pub(super) struct Draft {
    pub(super) ledger: Ledger,
    pub(super) problems: Vec<Problem>,
    /// The layer being read.
    pub(super) layer: u8,
    /// Whether uncited values of this layer are errors.
    pub(super) strict: bool,
    /// Nearest ids found so far: one wrong id may stand in a hundred places.
    pub(super) nearest: HashMap<(Kind, Box<str>), Option<String>>,
    /// How many ids may still be compared in the search for near ones.
    pub(super) comparisons: usize,
}

impl Draft {
    pub(super) fn new(edition: Edition, problems: Vec<Problem>) -> Self {
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
            replaced: Vec::new(),
            index: Index::default(),
        };
        let nearest = HashMap::new();
        Self { ledger, problems, layer: 0, strict: false, nearest, comparisons: super::near::MOST }
    }

    /// Makes room for what the layers hold, so that nothing moves while it grows.
    pub(super) fn reserve(&mut self, layers: &[Layer<'_>]) {
        let files = || layers.iter().flat_map(|layer| &layer.files).map(|file| &file.records);
        let players = files().map(|f| f.players.len()).sum();
        let sagas = files().map(|f| f.sagas.len()).sum();
        let reports = files().map(|f| f.reports.len()).sum();
        let claims = files().flat_map(|f| &f.reports).map(|r| r.claims.len()).sum();
        let facts = files().flat_map(|f| &f.reports).map(|r| r.facts.len()).sum();
        self.ledger.players.reserve(players);
        self.ledger.sagas.reserve(sagas);
        self.ledger.reports.reserve(reports);
        self.ledger.claims.reserve(claims);
        self.ledger.facts.reserve(facts);
        let index = &mut self.ledger.index;
        index.players.reserve(players);
        index.sagas.reserve(sagas);
        index.reports.reserve(reports);
        index.claims.reserve(claims);
        index.facts.reserve(facts);
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
        self.tell(Problem::error(code, at, self.layer, what))
    }

    /// Tells a warning: the value is used.
    pub(super) fn warn(&mut self, at: &At<'_>, code: &'static str, what: impl Into<String>) -> &mut Problem {
        self.tell(Problem::warning(code, at, self.layer, what))
    }

    /// Tells of a part that the record needs and does not have.
    pub(super) fn missing(&mut self, at: &At<'_>, field: &str, expected: impl Into<String>) {
        let what = format!("the {} has no `{field}`", at.thing());
        self.error(&at.field(field), "missing_field", what).expected = Some(expected.into());
    }

    fn tell(&mut self, problem: Problem) -> &mut Problem {
        let place = self.problems.len();
        self.problems.push(problem);
        &mut self.problems[place]
    }

    /// Indexes what was made.
    pub(super) fn finish(mut self) -> Linked {
        for player in &mut self.ledger.players {
            player.availability.sort_by_key(|a| (a.readings.first().map(|r| r.known), a.since));
        }
        let mut index = std::mem::take(&mut self.ledger.index);
        index.fill(&self.ledger);
        self.ledger.index = index;
        Linked { ledger: self.ledger, problems: self.problems }
    }
}

impl Problem {
    /// A problem that leaves a value or record out.
    pub(in crate::ledger) fn error(code: &'static str, at: &At<'_>, layer: u8, what: impl Into<String>) -> Self {
        Self::at(Severity::Error, code, at, layer, what.into())
    }

    /// Something odd about a value that is used.
    pub(in crate::ledger) fn warning(code: &'static str, at: &At<'_>, layer: u8, what: impl Into<String>) -> Self {
        Self::at(Severity::Warning, code, at, layer, what.into())
    }

    fn at(severity: Severity, code: &'static str, at: &At<'_>, layer: u8, what: String) -> Self {
        Self {
            severity,
            code,
            file: at.file().into(),
            layer,
            place: None,
            path: at.path(),
            what,
            expected: None,
            nearest: None,
        }
    }
}
