//! The whole way: read, accept, see it in the ledger, take it back.

mod decisions;
mod files;
mod recovery;

use std::path::Path;

use chrono::{DateTime, Utc};

use crate::ingest::{Document, DocumentHead, Reader, Reading};
use crate::ledger::{Ledger, OpenOptions, Opened, open};

use super::{Folder, Hand, Own};

/// An article of our own about people of the edition.
const ARTICLE: &str = "date 2026-03-12\n\nReal Madrid have opened talks with Liverpool to sign Ibrahima Konaté this \
                       summer, according to Fabrizio Romano.\n\nArsenal have opened talks with Rennes to sign Bixente Lambrecourt.\n";

fn hand() -> Hand {
    let now: DateTime<Utc> = "2026-03-12T12:00:00Z".parse().unwrap();
    Hand { who: "tester".into(), now }
}

/// The edition with the user's ledger over it.
fn opened(data: &Path) -> Opened {
    open(&OpenOptions { own: Some(Folder::of(data).ledger()), ..OpenOptions::default() })
}

fn read(ledger: &Ledger, text: &str) -> Reading {
    let head = DocumentHead {
        url: Some("https://example.org/1".into()),
        outlet: Some("Marca".into()),
        ..DocumentHead::default()
    };
    Reader::new(ledger).read(&Document::from_text(head, text.into()))
}

/// A folder whose inbox holds the article's claims.
fn with_article(data: &Path) -> (Own, Ledger) {
    let ledger = opened(data).ledger;
    let mut own = Own::open(data).unwrap();
    let reading = read(&ledger, ARTICLE);
    own.take_in(&ledger, &reading, ARTICLE, None).unwrap();
    (own, ledger)
}
