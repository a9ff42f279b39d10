//! Ledgers of one saga, written as tables, for tests.
//!
//! A line is `DAY ORIGIN STAGE WORDS…`. The origin is a source's id, or `?` with a description
//! where `_` stands for a space. Words: `against`; a modality; `fee=15EUR`; `via=a,b`; `by=a`
//! (the publisher); `doc=a` (the document); `saga=b` (another saga of the same player);
//! `recalls=2025-12`; `in=3` (in the report of that line, before this one).
//! `DAY outcome RESULT on=DAY` and `DAY note` become known on their day; `DAY fact of=a`
//! is a fact, with `kind=`, `date=` and `also=` (a club); `clash 0 3` records a contradiction between the claims of those lines,
//! `clash-facts 0 3` between their facts.

use crate::ledger::format::{
    ClaimRecord, ClubRecord, ContradictionRecord, EditionRecord, FactRecord, FactValueRecord, LedgerFile, MoneyRecord,
    NoteRecord, OriginRecord, OutcomeRecord, PlayerRecord, ReportRecord, SagaRecord, SourceRecord, Text,
};
use crate::ledger::{Layer, Ledger, SourceFile, link};
use crate::model::{Clock, SagaId};

/// The saga of a one-saga ledger.
pub(super) const SAGA: SagaId = SagaId::at(0);

/// The clock of a day.
pub(super) fn on(day: &str) -> Clock {
    Clock::on(day.parse().unwrap())
}

/// A ledger with one saga of this kind (`exit` is a free transfer to nowhere) and the table's
/// claims, facts, notes and outcomes. A line's number is part of its ids.
pub(super) fn ledger(kind: &str, table: &str) -> Ledger {
    let lines = table.lines().map(str::trim).filter(|l| !l.is_empty()).enumerate();
    ledger_of(kind, lines)
}

/// As [`ledger`], with lines that already have their numbers.
pub(super) fn ledger_of<'a>(kind: &str, lines: impl Iterator<Item = (usize, &'a str)>) -> Ledger {
    let mut file = blank(kind);
    for (number, line) in lines {
        add(&mut file, number, line);
    }
    let mut names: Vec<Text<'_>> = file.reports.iter().flat_map(sources).collect();
    names.sort();
    names.dedup();
    file.sources = names.into_iter().map(|id| SourceRecord { id, ..SourceRecord::default() }).collect();
    let layer = Layer { strict: false, files: vec![SourceFile { name: "table".into(), records: file }] };
    let linked = link(&[layer]);
    let errors: Vec<_> = linked.problems.iter().filter(|p| p.severity == crate::ledger::Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    linked.ledger
}

fn blank(kind: &str) -> LedgerFile<'static> {
    let club = |id: &'static str| ClubRecord { id: id.into(), ..ClubRecord::default() };
    let saga = |id: &'static str| SagaRecord {
        id: id.into(),
        player: "konate".into(),
        from: Some("liverpool".into()),
        to: match kind {
            "exit" => None,
            "renewal" => Some("liverpool".into()),
            _ => Some("real-madrid".into()),
        },
        kind: Text::from(if kind == "exit" { "free" } else { kind }).into_owned(),
        ..SagaRecord::default()
    };
    LedgerFile {
        edition: Some(EditionRecord {
            format: crate::ledger::format::FORMAT,
            id: "test".into(),
            name: "test".into(),
            as_of: "2026-03-11".into(),
            season: None,
            note: None,
        }),
        clubs: vec![club("liverpool"), club("real-madrid")],
        players: vec![PlayerRecord { id: "konate".into(), ..PlayerRecord::default() }],
        sagas: vec![saga("a"), saga("b")],
        ..LedgerFile::default()
    }
}

fn add(file: &mut LedgerFile<'static>, number: usize, line: &str) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let value = |key: &str| words.iter().find_map(|w| w.strip_prefix(key)?.strip_prefix('=').map(text));
    let list = |key: &str| value(key).map(|v| v.split(',').map(text).collect()).unwrap_or_default();
    let day = text(words[0]);
    let mut report = ReportRecord {
        id: format!("r{number}").into(),
        published: day.clone(),
        publisher: value("by"),
        document: value("doc").map(|d| d.replace('_', " ").into()),
        ..ReportRecord::default()
    };
    match words[1] {
        _ if words[0].starts_with("clash") => {
            let kind = if words[0] == "clash" { "c" } else { "f" };
            let sides = words[1..].iter().map(|n| format!("{kind}{n}").into()).collect();
            let id = format!("x{number}").into();
            file.contradictions.push(ContradictionRecord { id, summary: Text::default(), sides });
        }
        "outcome" => file.sagas[0].outcomes.push(OutcomeRecord {
            result: text(words[2]),
            date: value("on").unwrap_or_else(|| day.clone()),
            known: Some(day),
            ..OutcomeRecord::default()
        }),
        "note" => {
            let note = NoteRecord { text: format!("note {number}").into(), known: Some(day), ..NoteRecord::default() };
            file.sagas[0].later_notes.push(note);
        }
        "fact" => {
            report.facts.push(FactRecord {
                id: format!("f{number}").into(),
                player: Some("konate".into()),
                kind: value("kind").unwrap_or_else(|| "remark".into()),
                value: value("date").map(FactValueRecord::Date),
                also_clubs: list("also"),
                origin: value("of").map(|id| origin(&id)),
                relays: list("via"),
                claim: value("claim"),
                ..FactRecord::default()
            });
            publish(file, report, value("in"));
        }
        who => {
            let modalities = ["reported", "stated", "planned", "conditional", "possible", "unlikely", "opinion"];
            report.claims.push(ClaimRecord {
                id: format!("c{number}").into(),
                saga: value("saga").unwrap_or_else(|| "a".into()),
                stage: text(words[2]),
                polarity: words.contains(&"against").then(|| "against".into()),
                modality: words.iter().find(|w| modalities.contains(w)).map(|w| text(w)),
                origin: Some(origin(who)),
                relays: list("via"),
                fee: value("fee").map(|v| fee(&v)),
                recalls: value("recalls"),
                ..ClaimRecord::default()
            });
            publish(file, report, value("in"));
        }
    }
}

/// Adds a report, or what it carries to the report of an earlier line.
fn publish(file: &mut LedgerFile<'static>, report: ReportRecord<'static>, within: Option<Text<'static>>) {
    let earlier = within.and_then(|line| file.reports.iter_mut().find(|r| r.id[1..] == line[..]));
    match earlier {
        Some(earlier) => {
            earlier.claims.extend(report.claims);
            earlier.facts.extend(report.facts);
        }
        None => file.reports.push(report),
    }
}

fn text(text: &str) -> Text<'static> {
    Text::from(text).into_owned()
}

fn origin(who: &str) -> OriginRecord<'static> {
    match who.strip_prefix('?') {
        Some(described) => OriginRecord::Unnamed(described.replace('_', " ").into()),
        None => OriginRecord::Source(text(who)),
    }
}

/// `15EUR` is fifteen million euros.
fn fee(words: &str) -> MoneyRecord<'static> {
    let (millions, currency) = words.split_at(words.len() - 3);
    MoneyRecord { amount: millions.parse::<u64>().unwrap() * 1_000_000, currency: text(currency), addons: None }
}

/// Every source that a report names.
fn sources<'a>(report: &ReportRecord<'a>) -> Vec<Text<'a>> {
    let named = |origin: &Option<OriginRecord<'a>>| match origin {
        Some(OriginRecord::Source(id)) => Some(id.clone()),
        _ => None,
    };
    let mut all: Vec<Text<'a>> = report.publisher.iter().cloned().collect();
    for claim in &report.claims {
        all.extend(named(&claim.origin));
        all.extend(claim.relays.iter().cloned());
    }
    for fact in &report.facts {
        all.extend(named(&fact.origin));
        all.extend(fact.relays.iter().cloned());
    }
    all
}
