//! What a feed costs once it is there: an item parsed, read, kept, found again.
//!
//! `cargo bench --bench feeds`. The feed is made up, in the shape that `WordPress` writes, and
//! counted by item; the reference is the same bytes checked for being text.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A bench that cannot be set up has no answer.

use std::fmt::Write as _;

use chrono::{DateTime, Utc};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use touchline::feed::parse::{Hint, Parsed, parse};
use touchline::feed::reading::document;
use touchline::feed::store::{Kept, Store};
use touchline::ingest::Reader;
use touchline::ledger::{OpenOptions, open};

fn main() {
    divan::main();
}

/// Items of the made-up feed.
const ITEMS: usize = 1_000;

const PLAYERS: [&str; 5] = ["Konat&#233;", "Van Dijk", "Huijsen", "Vin&iacute;cius J&uacute;nior", "Mac Allister"];
const CLUBS: [&str; 4] = ["Real Madrid", "Liverpool", "Brighton & Hove Albion", "Bayern"];

/// A feed of many items, each with a summary and an article of five paragraphs.
fn feed() -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>",
    );
    for number in 0..ITEMS {
        let (player, club) = (PLAYERS[number % PLAYERS.len()], CLUBS[number % CLUBS.len()]);
        let lead = format!("<p>{club} have made contact over a summer move for {player}, whose contract runs out.</p>");
        let article =
            format!("{lead}<p>Talks number {number} are going on, and a bid of &euro;{number}m is expected.</p>")
                .repeat(5);
        write!(
            text,
            "<item><title>{club} in talks over {player} &#8211; report {number}</title><link>https://example.org/{number}/</link>\
             <guid isPermaLink=\"false\">https://example.org/?p={number}</guid><pubDate>Wed, 11 Mar 2026 09:12:44 +0000</pubDate>\
             <category><![CDATA[Transfer News]]></category><description><![CDATA[{lead}<p>The post {number} appeared first on \
             <a href=\"https://example.org\">Example</a>.</p>]]></description><content:encoded><![CDATA[{article}]]>\
             </content:encoded></item>"
        )
        .unwrap();
    }
    text + "</channel></rss>"
}

fn parsed(text: &str) -> Parsed {
    parse(text.as_bytes(), &Hint::default()).unwrap()
}

fn now() -> DateTime<Utc> {
    "2026-03-11T12:00:00Z".parse().unwrap()
}

#[divan::bench]
fn reference_bytes_checked(bencher: Bencher) {
    let text = feed();
    bencher
        .counter(BytesCount::of_str(&text))
        .counter(ItemsCount::new(ITEMS))
        .bench(|| std::str::from_utf8(divan::black_box(text.as_bytes())).unwrap().len());
}

#[divan::bench]
fn items_parsed(bencher: Bencher) {
    let text = feed();
    bencher.counter(BytesCount::of_str(&text)).counter(ItemsCount::new(ITEMS)).bench(|| parsed(&text));
}

/// What one item costs from its bytes to its claims: below 2 ms each.
#[divan::bench]
fn items_parsed_and_read(bencher: Bencher) {
    let text = feed();
    let opened = open(&OpenOptions { bundled: true, ..OpenOptions::default() });
    let reader = Reader::new(&opened.ledger);
    bencher.counter(BytesCount::of_str(&text)).counter(ItemsCount::new(ITEMS)).bench_local(|| {
        let items = parsed(&text).items;
        let read = |item| {
            let kept = Kept {
                id: String::new(),
                feed: String::new(),
                also: Vec::new(),
                seen: now(),
                item,
                read: None,
                reading: None,
            };
            reader.read(&document(&kept, None)).claims.len()
        };
        items.into_iter().map(read).sum::<usize>()
    });
}

#[divan::bench]
fn items_kept(bencher: Bencher) {
    let items = parsed(&feed()).items;
    bencher
        .counter(ItemsCount::new(ITEMS))
        .with_inputs(|| {
            let folder = tempfile::tempdir().unwrap();
            let store = Store::open(folder.path(), now()).unwrap();
            (folder, store)
        })
        .bench_values(|(folder, mut store)| {
            store.take("example", &items, now()).unwrap();
            (folder, store)
        });
}

#[divan::bench]
fn items_known_already(bencher: Bencher) {
    let items = parsed(&feed()).items;
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    store.take("example", &items, now()).unwrap();
    bencher.counter(ItemsCount::new(ITEMS)).bench_local(|| store.take("example", &items, now()).unwrap());
}

#[divan::bench]
fn store_of_10_000_items_opened(bencher: Bencher) {
    let items = parsed(&feed()).items;
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    for feed in 0..10 {
        let mut items = items.clone();
        for item in &mut items {
            item.guid = item.guid.take().map(|guid| format!("{feed}-{guid}"));
            item.link = None;
            item.title.push_str(&feed.to_string());
        }
        store.take(&format!("feed-{feed}"), &items, now()).unwrap();
    }
    drop(store);
    bencher.bench_local(|| Store::look(folder.path(), now()).unwrap());
}
