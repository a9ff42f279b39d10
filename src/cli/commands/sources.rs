//! `sources`: who originated what.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::CliError;
use crate::cli::output::{print_json, print_sheet};
use crate::cli::rows::RecordJson;
use crate::cli::session::{Session, Stamp};
use crate::desk::{self, SourceRow};
use crate::export::{Cell, Column, Sheet};
use crate::ledger::words;
use crate::model::PublishedRecord;
use crate::rumour::{Posterior, Record, Records};
use crate::show;

#[derive(Serialize)]
struct SourcesJson {
    #[serde(flatten)]
    stamp: Stamp,
    sources: Vec<SourceJson>,
}

#[derive(Serialize)]
struct SourceJson {
    id: String,
    name: String,
    kind: &'static str,
    outlet: Option<String>,
    country: Option<String>,
    aliases: Vec<String>,
    claims: usize,
    sagas: usize,
    last: Option<String>,
    #[serde(flatten)]
    record: RecordJson,
    published_records: Vec<PublishedJson>,
    note: Option<String>,
}

#[derive(Serialize)]
pub(super) struct PublishedJson {
    correct: Option<u32>,
    total: Option<u32>,
    accuracy_percent: Option<f32>,
    scope: String,
    url: Option<String>,
}

impl PublishedJson {
    pub(super) fn of(record: &PublishedRecord) -> Self {
        Self {
            correct: record.correct,
            total: record.total,
            accuracy_percent: record.accuracy_percent,
            scope: record.scope.to_string(),
            url: record.url.as_deref().map(String::from),
        }
    }
}

/// Lists every source: those with enough scored claims by their records, then the busiest.
pub fn sources(session: &Session) -> Result<(), CliError> {
    let ledger = session.ledger();
    let rows = desk::sources(ledger, &session.clock, &Records::new(ledger, &session.clock));
    if session.format == Format::Json {
        let sources = rows.iter().map(|row| json(session, row)).collect();
        return print_json(&SourcesJson { stamp: session.stamp(), sources });
    }
    let mut sheet = Sheet::new([
        Column::new("name", "Source").min(14).importance(255),
        Column::new("kind", "Kind").min(7).importance(100),
        Column::new("outlet", "Outlet").min(8).importance(80),
        Column::new("claims", "Claims").right().importance(200),
        Column::new("sagas", "Sagas").right().importance(190),
        Column::new("last", "Last").min(11).importance(120),
        Column::new("n", "Scored").right().importance(180),
        Column::new("hits", "True").right().importance(180),
        Column::new("rate", "Rate (80 %)").min(8).importance(170),
        Column::new("published", "Elsewhere's figure").min(8).importance(60),
    ]);
    for row in rows {
        let source = &ledger[row.source];
        let published = source.published_records.iter().find(|record| session.clock.sees(record.known));
        sheet.push([
            Cell::new(&*source.name),
            Cell::new(show::source_kind(source.kind)),
            source.outlet.map_or_else(Cell::empty, |outlet| Cell::new(&*ledger[outlet].name)),
            Cell::new(row.claims.to_string()),
            Cell::new(row.sagas.to_string()),
            row.last.map_or_else(Cell::empty, |day| Cell::with_value(show::day(day), day)),
            Cell::new(row.record.tally.n.to_string()),
            Cell::new(row.record.tally.hits.to_string()),
            if row.record.tally.n == 0 { Cell::empty() } else { rate(&row.record) },
            published.map_or_else(Cell::empty, |record| figure(&record.value)),
        ]);
    }
    print_sheet(&sheet, session.format)
}

/// What a record says of a rate, or that it says too little.
fn rate(record: &Record) -> Cell {
    let Posterior { mean, low, high } = record.posterior;
    let words = format!("{} ({} to {})", show::percent(mean), show::percent(low), show::percent(high));
    let mark = if record.is_too_few() { ", too few" } else { "" };
    Cell::with_value(format!("{words}{mark}"), format!("{mean:.4}"))
}

/// An accuracy that somebody else published.
fn figure(record: &PublishedRecord) -> Cell {
    match (record.correct, record.total, record.accuracy_percent) {
        (Some(correct), Some(total), _) => Cell::new(format!("{correct} of {total}")),
        (_, _, Some(percent)) => Cell::new(format!("{percent} %")),
        _ => Cell::empty(),
    }
}

fn json(session: &Session, row: &SourceRow) -> SourceJson {
    let ledger = session.ledger();
    let source = &ledger[row.source];
    let known = source.published_records.iter().filter(|record| session.clock.sees(record.known));
    SourceJson {
        id: source.slug.to_string(),
        name: source.name.to_string(),
        kind: words::code(words::SOURCES, source.kind),
        outlet: source.outlet.map(|outlet| ledger[outlet].name.to_string()),
        country: source.country.as_deref().map(String::from),
        aliases: source.aliases.iter().map(ToString::to_string).collect(),
        claims: row.claims,
        sagas: row.sagas,
        last: row.last.map(|day| day.to_string()),
        record: RecordJson::from(&row.record),
        published_records: known.map(|record| PublishedJson::of(&record.value)).collect(),
        note: source.note.as_deref().map(String::from),
    }
}
