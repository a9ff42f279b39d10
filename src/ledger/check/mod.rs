//! Cross-checks: what each record says by itself is sound, and together it cannot be.
//!
//! They run over the records once these are linked. Linking has told of everything that is no
//! day, no word and no id; a check passes over what it cannot read.

mod claim;
mod dates;
mod names;
mod player;
mod saga;
mod spell;
mod world;

use crate::model::{Day, PartialDay, SeasonCalendar};

use super::format::{LedgerFile, Text};
use super::link::At;
use super::read::parallel;
use super::{Layer, Ledger, Problem};

/// Checks the layers that are wanted against the whole ledger, and lets go of all records.
pub(super) fn check(layers: Vec<Layer<'_>>, ledger: &Ledger, wanted: impl Fn(u8) -> bool + Sync) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (layer, number) in layers.iter().zip(0u8..).filter(|(_, number)| wanted(*number)) {
        let mut checker = Checker { ledger, layer: number, problems: Vec::new() };
        checker.names(layer);
        problems.append(&mut checker.problems);
    }
    let files =
        layers.into_iter().zip(0u8..).flat_map(|(layer, number)| layer.files.into_iter().map(move |f| (number, f)));
    let told = parallel::each_owned(files.collect(), |(layer, file)| {
        let mut checker = Checker { ledger, layer, problems: Vec::new() };
        if wanted(layer) {
            checker.file(&file.name, &file.records);
        }
        checker.problems
    });
    problems.extend(told.into_iter().flatten());
    problems
}

/// What is being checked, and what was found.
struct Checker<'a> {
    ledger: &'a Ledger,
    layer: u8,
    problems: Vec<Problem>,
}

impl Checker<'_> {
    fn file(&mut self, name: &str, records: &LedgerFile<'_>) {
        let at = |list, i| At::record(name, list, i);
        for (i, r) in records.associations.iter().enumerate() {
            self.association(&at("associations", i), r);
        }
        for (i, r) in records.clubs.iter().enumerate() {
            self.club(&at("clubs", i), r);
        }
        for (i, r) in records.people.iter().enumerate() {
            self.person(&at("people", i), r);
        }
        for (i, r) in records.players.iter().enumerate() {
            self.player(&at("players", i), r);
        }
        for (i, r) in records.availability.iter().enumerate() {
            self.availability(&at("availability", i), r);
        }
        for (i, r) in records.sources.iter().enumerate() {
            self.source(&at("sources", i), r);
        }
        for (i, r) in records.sagas.iter().enumerate() {
            self.saga(&at("sagas", i), r);
        }
        for (i, r) in records.reports.iter().enumerate() {
            self.report(&at("reports", i), r);
        }
        for (i, r) in records.contradictions.iter().enumerate() {
            self.summary(&at("contradictions", i), &r.summary);
        }
    }

    fn error(&mut self, at: &At<'_>, code: &'static str, what: impl Into<String>, expected: impl Into<String>) {
        let problem = Problem::error(code, at, self.layer, what);
        self.problems.push(Problem { expected: Some(expected.into()), ..problem });
    }

    fn warn(&mut self, at: &At<'_>, code: &'static str, what: impl Into<String>, expected: impl Into<String>) {
        let problem = Problem::warning(code, at, self.layer, what);
        self.problems.push(Problem { expected: Some(expected.into()), ..problem });
    }

    /// Tells of a summary that says nothing.
    fn summary(&mut self, at: &At<'_>, summary: &str) {
        if summary.trim().is_empty() {
            let what = format!("the {} has no `summary`", at.thing());
            self.warn(&at.field("summary"), "no_summary", what, "what is said, in your own words");
        }
    }
}

/// A day that may be absent or unreadable.
fn day(text: Option<&Text<'_>>) -> Option<Day> {
    text?.parse().ok()
}

/// A date that may be absent or unreadable.
fn date(text: Option<&Text<'_>>) -> Option<PartialDay> {
    text?.parse().ok()
}

/// The first day that a date can mean: of a year alone its first, however contracts read it.
fn first_day(date: PartialDay) -> Day {
    match date {
        PartialDay::Year(year) => Day::new(year - 1, 7, 1).unwrap_or_else(|| last_day(date)),
        PartialDay::SeasonEnd(season) => season.first_day(SeasonCalendar::EUROPEAN),
        _ => date.earliest(SeasonCalendar::EUROPEAN),
    }
}

/// The last day that a date can mean, in any calendar.
fn last_day(date: PartialDay) -> Day {
    date.latest(SeasonCalendar::EUROPEAN).max(date.latest(SeasonCalendar::CALENDAR_YEAR))
}
