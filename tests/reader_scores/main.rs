//! How good the reader is: its readings weighed against labels.
//!
//! `cargo test --test reader_scores -- --nocapture` prints the scores on the labelled articles
//! under `TOUCHLINE_CORPUS` (`extraction/articles`, `extraction/gold.jsonl`, `seeds`), which are
//! other people's words and so not here; without it, it says that it skips them. What must always
//! hold is tested on articles of our own.

#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests fail as tests do.

mod labels;
mod names;
mod rules;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use touchline::ingest::{Document, Reader};
use touchline::ledger::{Ledger, OpenOptions, open};

use labels::Corpus;
use rules::{ClaimScore, Count, Level, Pair, share};

static EDITION: LazyLock<Ledger> = LazyLock::new(|| open(&OpenOptions::default()).ledger);
static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(&EDITION));

/// Reads the articles of a corpus.
fn read(corpus: &Corpus) -> Vec<Pair> {
    corpus.articles.iter().map(|(path, gold)| (gold.clone(), READER.read(&Document::from_file(path)))).collect()
}

fn line(name: &str, count: Count) {
    println!(
        "{name:<18}  found {:>3}  wrong {:>3}  missed {:>3}   precision {:.3}  recall {:.3}  F1 {:.3}",
        count.found,
        count.wrong,
        count.missed,
        count.precision(),
        count.recall(),
        count.f1()
    );
}

/// Prints every score of some readings.
fn report(title: &str, read: &[Pair]) -> ClaimScore {
    println!(
        "\n{title}: {} articles, {} of them without a claim",
        read.len(),
        read.iter().filter(|(g, _)| g.claims.is_empty()).count()
    );
    line("pairs", rules::pairs(read));
    line("coarse stage", rules::claims(read, Level::Coarse).all);
    let exact = rules::claims(read, Level::Exact);
    line("exact stage", exact.all);
    line("facts", rules::facts(read));
    for (name, (right, all)) in [("fees right", exact.fees), ("sources right", exact.sources)] {
        println!("{name:<18}  {right} of {all} ({:.3})", share(right, all));
    }
    println!("{:<18}  {}", "on claimless", exact.on_claimless);
    let mut stages: Vec<_> = exact.stages.iter().collect();
    stages.sort_by_key(|(name, count)| (std::cmp::Reverse(count.found + count.missed), (*name).clone()));
    for (stage, count) in stages {
        line(&format!("  {stage}"), *count);
    }
    exact
}

/// Where other people's articles lie, if anywhere.
fn corpus() -> Option<PathBuf> {
    let place = std::env::var_os("TOUCHLINE_CORPUS").map(PathBuf::from).filter(|place| place.is_dir());
    if place.is_none() {
        eprintln!("skipped: TOUCHLINE_CORPUS does not say where labelled articles lie");
    }
    place
}

/// The file of an article: by its number, or of a seed by how its name begins.
fn file_of(place: &Path, id: &str, seeds: bool) -> Option<PathBuf> {
    let Some(seed) = id.strip_prefix("seed-") else {
        return Some(place.join("extraction/articles").join(format!("{id}.json")));
    };
    let files = std::fs::read_dir(place.join("seeds")).ok().filter(|_| seeds)?;
    files
        .filter_map(|file| Some(file.ok()?.path()))
        .find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&format!("{seed}_"))))
}

#[test]
fn scores_on_the_labelled_articles() {
    let Some(place) = corpus() else { return };
    let labels = place.join("extraction/gold.jsonl");
    let articles = read(&Corpus::open(&labels, |id| file_of(&place, id, false)));
    assert!(!articles.is_empty(), "no labelled article under {}", place.display());
    report("Labelled articles", &articles);
    let seeds: Vec<Pair> =
        read(&Corpus::open(&labels, |id| file_of(&place, id, true).filter(|_| id.starts_with("seed-"))));
    report("Seeds", &seeds);
}

/// Articles of our own: real and invented moves in our own words.
static OUR_OWN: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/articles");
    read(&Corpus::open(&place.join("labels.jsonl"), |id| Some(place.join(format!("{id}.json")))))
});

#[test]
fn articles_of_our_own_are_read_well() {
    let exact = report("Articles of our own", &OUR_OWN);
    let floors = [
        ("pairs", rules::pairs(&OUR_OWN).f1(), 0.90),
        ("precision of exact stages", exact.all.precision(), 0.85),
        ("recall of exact stages", exact.all.recall(), 0.60),
        ("facts", rules::facts(&OUR_OWN).f1(), 0.95),
        ("fees", share(exact.fees.0, exact.fees.1), 0.99),
        ("sources", share(exact.sources.0, exact.sources.1), 0.90),
    ];
    for (what, reached, floor) in floors {
        assert!(reached >= floor, "{what}: {reached:.3} is below {floor}");
    }
    assert_eq!(exact.on_claimless, 0, "claims of articles that make none");
}
