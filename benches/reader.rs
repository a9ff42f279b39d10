//! What reading costs: articles of 2 KB, a long text, saved pages, and building the reader.
//!
//! `cargo bench --bench reader`. The articles are our own (`tests/fixtures/articles`), joined to
//! the length of real ones; the reference is a bare Aho-Corasick pass for every name of the
//! ledger over the same text. Percentiles stand before the table, which has only medians.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A bench that cannot be set up has no answer.

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, MatchKind};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use touchline::ingest::{Document, Reader};
use touchline::ledger::{Ledger, OpenOptions, open};

fn main() {
    percentiles();
    divan::main();
}

/// The length of an article.
const ARTICLE: usize = 2_000;

static LEDGER: LazyLock<Ledger> = LazyLock::new(|| open(&OpenOptions::default()).ledger);
static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(&LEDGER));
static ARTICLES: LazyLock<Vec<Document>> =
    LazyLock::new(|| texts().iter().map(|text| Document::from_bytes(None, text.as_bytes())).collect());

/// Articles of 2 KB: each of our own with what follows it, until it is as long.
fn texts() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/articles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    let own: Vec<String> = files.iter().map(|path| Document::from_file(path).text).collect();
    (0..own.len())
        .map(|at| {
            let mut text = String::from("date 2025-08-20 ");
            for more in own.iter().cycle().skip(at) {
                if text.len() >= ARTICLE {
                    break;
                }
                text.push_str(more);
                text.push('\n');
            }
            text
        })
        .collect()
}

fn bytes_of(articles: &[Document]) -> usize {
    articles.iter().map(|article| article.text.len()).sum()
}

/// How long single articles take.
fn percentiles() {
    let mut taken: Vec<Duration> = (0..5_000)
        .map(|at| {
            let article = &ARTICLES[at % ARTICLES.len()];
            let started = Instant::now();
            black_box(READER.read(article));
            started.elapsed()
        })
        .collect();
    taken.sort();
    let at = |share: f64| taken[((taken.len() - 1) as f64 * share) as usize];
    println!(
        "5,000 articles of {} bytes: half within {:?}, 99 % within {:?}, the slowest {:?}",
        bytes_of(&ARTICLES) / ARTICLES.len(),
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

#[divan::bench]
fn build(bencher: Bencher) {
    bencher.bench(|| Reader::new(&LEDGER));
}

#[divan::bench]
fn articles(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(ARTICLES.len()))
        .counter(BytesCount::new(bytes_of(&ARTICLES)))
        .bench(|| ARTICLES.iter().map(|article| READER.read(article).claims.len()).sum::<usize>());
}

#[divan::bench]
fn articles_names_only(bencher: Bencher) {
    let names = LEDGER
        .player_ids()
        .map(|id| LEDGER[id].name.to_string())
        .chain(LEDGER.club_ids().map(|id| LEDGER[id].name.to_string()))
        .collect::<Vec<_>>();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(names)
        .unwrap();
    bencher
        .counter(ItemsCount::new(ARTICLES.len()))
        .counter(BytesCount::new(bytes_of(&ARTICLES)))
        .bench(|| ARTICLES.iter().map(|article| automaton.find_iter(&article.text).count()).sum::<usize>());
}

#[divan::bench(sample_count = 5)]
fn a_megabyte_of_articles(bencher: Bencher) {
    let mut text = String::new();
    for article in texts().iter().cycle().take(500) {
        text.push_str(&article["date 2025-08-20 ".len()..]);
    }
    let document = Document::from_bytes(None, text.as_bytes());
    bencher.counter(BytesCount::new(text.len())).bench(|| READER.read(&document).claims.len());
}

/// A saved page as outlets serve them: scripts, menus, links around the article.
fn page(article: &str) -> String {
    let script = format!("<script>window.settings = {{\"a\": \"{}\"}};</script>", "x<y>&z ".repeat(400));
    let menu =
        "<li class=\"menu-item\"><a href=\"/teams/liverpool\" title=\"Liverpool\">Liverpool</a></li>".repeat(120);
    let paragraphs: String = article.lines().flat_map(|line| ["<p class=\"article-body\">", line, "</p>\n"]).collect();
    format!(
        "<!doctype html><html><head><title>T</title>{script}<meta property=\"article:published_time\" \
         content=\"2025-08-20T10:00:00Z\"></head><body><nav><ul>{menu}</ul></nav><article><h1>Headline</h1>{paragraphs}\
         </article><aside><ul>{menu}</ul></aside><footer><ul>{menu}</ul></footer>{script}</body></html>"
    )
}

#[divan::bench]
fn pages(bencher: Bencher) {
    let pages: Vec<String> = texts().iter().map(|text| page(text)).collect();
    bencher
        .counter(ItemsCount::new(pages.len()))
        .counter(BytesCount::new(pages.iter().map(String::len).sum::<usize>()))
        .bench(|| {
            let read = |page: &String| READER.read(&Document::from_bytes(None, page.as_bytes())).claims.len();
            pages.iter().map(read).sum::<usize>()
        });
}
