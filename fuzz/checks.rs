//! What must hold of any bytes: shared by the fuzz targets and by `tests/any_bytes.rs`.

#![allow(dead_code)] // Each target uses its own.

use std::sync::LazyLock;

use touchline::feed::parse::{Hint, parse as parse_feed};
use touchline::ingest::{Document, Reader, Span};
use touchline::ledger::{Ledger, OpenOptions, open, open_texts};
use touchline::query;

static LEDGER: LazyLock<Ledger> = LazyLock::new(|| open(&OpenOptions::default()).ledger);
static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(&LEDGER));

/// An article of any bytes: read without a panic, every span true, twice the same.
pub fn reader(bytes: &[u8]) {
    let document = Document::from_bytes(None, bytes);
    let explained = READER.explain(&document);
    let reading = &explained.reading;
    let spans = reading.claims.iter().map(|c| &c.evidence).chain(reading.facts.iter().map(|f| &f.evidence));
    for Span { start, end, text } in spans {
        assert_eq!(document.text.get(*start..*end), Some(text.as_str()), "a span of the text");
        assert!(!text.is_empty(), "evidence is never nothing");
    }
    for mark in &explained.marks {
        assert!(document.text.get(mark.start..mark.end).is_some(), "a mark lies in the text: {mark:?}");
    }
    if let Some(text) = &reading.document.text {
        assert_eq!(*text, document.text, "the text given is the one that offsets count in");
    }
    assert_eq!(*reading, READER.read(&document), "explaining changes nothing");
}

/// The same of bytes within a page.
pub fn page(bytes: &[u8]) {
    reader(&[b"<!doctype html><html><body><article>", bytes, b"</article></body></html>"].concat());
}

/// A feed of any bytes: items or a reason, and no item with signs that a terminal obeys.
pub fn feed(bytes: &[u8]) {
    let Ok(parsed) = parse_feed(bytes, &Hint::default()) else { return };
    for item in parsed.items {
        assert!(!item.title.contains('\u{1b}'), "a title is harmless: {:?}", item.title);
        assert!(!item.text().contains('\u{1b}'), "a text is harmless");
    }
}

/// A ledger's file of any bytes: opened as far as it goes, every problem placed within it.
pub fn ledger(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let opened = open_texts(&[&[("any.json", &*text)]]);
    for problem in &opened.problems {
        if let Some(place) = problem.place {
            assert!(place.line >= 1 && place.offset <= text.len(), "{problem}");
        }
    }
}

/// A query of any text: understood or refused, and what is understood is printed so that it reads
/// back as itself.
pub fn query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(parsed) = query::parse(&text) else { return };
    let printed = parsed.to_string();
    let again = query::parse(&printed).map(|query| query.to_string());
    assert_eq!(again.ok().as_deref(), Some(&*printed), "{text:?}");
}

// An importer that comes to read untrusted bytes gets its check here and a target beside these.
