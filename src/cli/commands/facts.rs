//! `facts`: every dated fact with its chain.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::CliError;
use crate::cli::output::{print_json, print_sheet};
use crate::cli::rows::{ChainJson, MoneyJson};
use crate::cli::session::{Session, Stamp};
use crate::desk::{self, FactFilter, FactRow};
use crate::export::{Cell, Column, Sheet};
use crate::ledger::{Ledger, words};
use crate::model::{ClubId, FactValue, SeasonCalendar, Subject};
use crate::show;

#[derive(Serialize)]
struct FactsJson {
    #[serde(flatten)]
    stamp: Stamp,
    facts: Vec<FactJson>,
}

/// A fact as JSON.
#[derive(Serialize, Clone, Debug)]
pub struct FactJson {
    id: String,
    subject: String,
    subject_id: String,
    subject_kind: &'static str,
    also: Vec<String>,
    kind: String,
    value: ValueJson,
    valid: Option<String>,
    known: String,
    modality: &'static str,
    #[serde(flatten)]
    chain: ChainJson,
    summary: String,
    claim: Option<String>,
    report: String,
    url: Option<String>,
    contradictions: Vec<String>,
}

#[derive(Serialize, Clone, Debug)]
#[serde(untagged)]
enum ValueJson {
    Text(String),
    Whole(i64),
    Number(f64),
    Money(MoneyJson),
}

impl ValueJson {
    fn of(value: &FactValue) -> Self {
        match value {
            FactValue::Text(text) => Self::Text(text.to_string()),
            // Counts are whole; programs should not meet `23.0`.
            FactValue::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => Self::Whole(*number as i64),
            FactValue::Number(number) => Self::Number(*number),
            FactValue::Date(date) => Self::Text(date.to_string()),
            FactValue::Money(money) => Self::Money((*money).into()),
        }
    }
}

/// A subject's name, id and kind.
fn named(ledger: &Ledger, subject: Subject) -> (&str, &str, &'static str) {
    match subject {
        Subject::Player(id) => (&ledger[id].name, ledger[id].slug.as_str(), "player"),
        Subject::Club(id) => (&ledger[id].name, ledger[id].slug.as_str(), "club"),
        Subject::Person(id) => (&ledger[id].name, ledger[id].slug.as_str(), "person"),
        Subject::Source(id) => (&ledger[id].name, ledger[id].slug.as_str(), "source"),
    }
}

impl FactJson {
    /// A row of the desk.
    pub fn of(ledger: &Ledger, row: &FactRow<'_>) -> Self {
        let fact = &ledger[row.fact];
        let report = &ledger[fact.report];
        let (subject, subject_id, subject_kind) = named(ledger, fact.subject);
        let publisher = report.publisher.map(|source| ledger[source].name.to_string());
        let publisher = publisher.or_else(|| report.document.as_deref().map(String::from));
        Self {
            id: fact.slug.to_string(),
            subject: subject.to_string(),
            subject_id: subject_id.to_string(),
            subject_kind,
            also: fact.also.iter().map(|other| named(ledger, *other).0.to_string()).collect(),
            kind: fact.kind.to_string(),
            value: ValueJson::of(&fact.value),
            valid: fact.valid.map(|valid| valid.to_string()),
            known: fact.known.to_string(),
            modality: words::code(words::MODALITIES, fact.modality),
            chain: ChainJson::of(ledger, &row.chain, &fact.relays, publisher),
            summary: fact.summary.to_string(),
            claim: fact.claim.map(|claim| ledger[claim].slug.to_string()),
            report: report.slug.to_string(),
            url: report.url.as_deref().map(String::from),
            contradictions: row.contradictions.iter().map(|id| ledger[*id].slug.to_string()).collect(),
        }
    }
}

/// Lists dated facts, oldest first.
pub fn facts(session: &Session, club: Option<ClubId>, player: Option<&str>) -> Result<(), CliError> {
    let ledger = session.ledger();
    let player = player.map(|name| session.player(name)).transpose()?;
    let rows = desk::facts(ledger, &session.clock, &FactFilter { player, club });
    if session.format == Format::Json {
        let facts = rows.iter().map(|row| FactJson::of(ledger, row)).collect();
        return print_json(&FactsJson { stamp: session.stamp(), facts });
    }
    let mut sheet = Sheet::new([
        Column::new("known", "Known").min(11).importance(200),
        Column::new("subject", "About").min(10).importance(240),
        Column::new("kind", "Kind").min(8).importance(100),
        Column::new("value", "Value").min(8).importance(180),
        Column::new("valid", "Valid").min(7).importance(120),
        Column::new("chain", "Chain").min(12).importance(190),
        Column::new("summary", "Summary").min(20).importance(150),
        Column::new("id", "Fact").min(8).importance(60),
    ]);
    for row in &rows {
        sheet.push(line(ledger, row));
    }
    print_sheet(&sheet, session.format)
}

fn line(ledger: &Ledger, row: &FactRow<'_>) -> Vec<Cell> {
    let fact = &ledger[row.fact];
    let said_in_summary = matches!(&fact.value, FactValue::Text(text) if *text == fact.summary);
    let value = show::fact_value(&fact.value, SeasonCalendar::EUROPEAN);
    let mark = if row.contradictions.is_empty() { "" } else { " ±" };
    vec![
        Cell::with_value(show::day(fact.known), fact.known),
        Cell::new(named(ledger, fact.subject).0),
        Cell::with_value(fact.kind.replace('_', " "), &fact.kind),
        if said_in_summary { Cell::empty() } else { Cell::new(value) },
        fact.valid.map_or_else(Cell::empty, |valid| Cell::new(valid.to_string())),
        Cell::new(show::chain_of(ledger, &row.chain)),
        Cell::new(format!("{}{mark}", fact.summary)),
        Cell::new(fact.slug.as_str()),
    ]
}
