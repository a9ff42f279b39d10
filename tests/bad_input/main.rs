//! Every kind of bad input: what is told of it, where, and that the rest of the ledger survives.
//!
//! In a case, `⟦` stands before each place that a problem is to name, in order; it is taken out
//! before the text is read.

#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

mod crosschecks;
mod ledgers;
mod properties;
mod records;
mod syntax;

use std::fs;
use std::path::Path;

use touchline::ledger::{Ledger, OpenOptions, Opened, Problem, Severity, open, rendered};

/// A sound ledger of two clubs, a few people and a saga.
const BASE: &[(&str, &str)] = &[
    ("edition.json", r#"{"edition": {"format": 1, "id": "test", "name": "Test", "as_of": "2026-03-11"}}"#),
    (
        "base.json",
        r#"{
  "tables": [{"id": "t", "name": "A list", "day": "2026-03-11"}],
  "clubs": [
    {"id": "liverpool", "name": "Liverpool", "short": "LIV", "aliases": ["LFC"], "squad": true, "cite": ["t"]},
    {"id": "real-madrid", "name": "Real Madrid", "short": "RMA", "aliases": ["Madrid"], "squad": true, "cite": ["t"]},
    {"id": "rennes", "name": "Rennes", "cite": ["t"]}
  ],
  "players": [
    {"id": "konate", "name": "Ibrahima Konaté", "aliases": ["Ibou"], "born": "1999-05-25", "cite": ["t"]},
    {"id": "huijsen", "name": "Dean Huijsen", "cite": ["t"]}
  ],
  "sources": [{"id": "ornstein", "name": "David Ornstein", "kind": "journalist"}],
  "sagas": [{"id": "konate-real-madrid", "player": "konate", "from": "liverpool", "to": "real-madrid", "kind": "transfer", "opened": "2025-09-01"}],
  "reports": [{"id": "r", "published": "2025-11-28", "publisher": "ornstein", "claims": [
    {"id": "c", "saga": "konate-real-madrid", "stage": "cooled", "polarity": "against", "summary": "They step away."}
  ]}]
}"#,
    ),
];

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Opens the base with one more file.
fn with(name: &str, bytes: &[u8]) -> Opened {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in BASE {
        write(folder.path(), name, text.as_bytes());
    }
    write(folder.path(), name, bytes);
    open(&OpenOptions { bundled: false, folders: vec![folder.path().into()], ..OpenOptions::default() })
}

/// Opens the base with a further ledger of one file over it.
fn over(text: &str) -> Opened {
    let (base, further) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (name, text) in BASE {
        write(base.path(), name, text.as_bytes());
    }
    write(further.path(), "x.json", text.as_bytes());
    open(&OpenOptions {
        bundled: false,
        folders: vec![base.path().into(), further.path().into()],
        ..OpenOptions::default()
    })
}

/// A problem as a case gives it: `severity code`.
fn kind(problem: &Problem) -> String {
    let severity = if problem.severity == Severity::Error { "error" } else { "warning" };
    format!("{severity} {}", problem.code)
}

/// Takes the marks out of a case; where they stood, as line and column.
fn unmark(text: &str) -> (String, Vec<(u32, u32)>) {
    let (mut plain, mut places, mut line, mut column) = (String::new(), Vec::new(), 1, 1);
    for letter in text.chars() {
        match letter {
            '⟦' => {
                places.push((line, column));
                continue;
            }
            '\n' => (line, column) = (line + 1, 1),
            _ => column += 1,
        }
        plain.push(letter);
    }
    (plain, places)
}

/// Everything of a ledger that a case may want to survive.
fn ids(ledger: &Ledger) -> Vec<&str> {
    let clubs = ledger.clubs.iter().map(|c| c.slug.as_str());
    let players = ledger.players.iter().map(|p| p.slug.as_str());
    let sagas = ledger.sagas.iter().map(|s| s.slug.as_str());
    let reports = ledger.reports.iter().map(|r| r.slug.as_str());
    clubs
        .chain(players)
        .chain(sagas)
        .chain(reports)
        .chain(ledger.claims.iter().map(|c| c.slug.as_str()))
        .chain(ledger.facts.iter().map(|f| f.slug.as_str()))
        .collect()
}

/// A text with marks; for each mark the kind of problem and words of its line; ids that survive.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str]);

fn holds(cases: &[Case<'_>], open: impl Fn(&str) -> Opened) {
    for (marked, told, kept) in cases {
        let (text, places) = unmark(marked);
        let opened = open(&text);
        let problems = &opened.problems;
        let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let kinds: Vec<String> = problems.iter().map(kind).collect();
        assert_eq!(kinds, told.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), "{text}\n{all:#?}");
        let found: Vec<(u32, u32)> =
            problems.iter().map(|p| p.place.map_or((0, 0), |place| (place.line, place.column))).collect();
        assert_eq!(found, places, "{text}\n{all:#?}");
        for (line, (_, words)) in all.iter().zip(*told) {
            assert!(line.contains(words), "{words}\n{line}");
            assert!(line.contains("x.json:"), "{line}");
        }
        let here = ids(&opened.ledger);
        for id in kept.iter().chain(&["liverpool", "konate", "konate-real-madrid", "c"]) {
            assert!(here.contains(id), "{id} is lost\n{text}\n{all:#?}");
        }
        for problem in problems {
            let shown = rendered(problem, &opened.texts, false);
            assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
        }
    }
}
