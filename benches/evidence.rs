//! Evidence: track records, likelihoods and histories.
//!
//! `cargo bench --bench evidence`. On the bundled edition and on made-up worlds of 100,000 and of
//! 1,000,000 claims: everything at once, one claim more, one saga day by day, contradictions.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A bench that cannot be set up has no answer.

#[path = "support/world.rs"]
mod world;

use std::sync::OnceLock;

use divan::Bencher;
use touchline::desk;
use touchline::ledger::{Ledger, OpenOptions, open};
use touchline::model::{Clock, SagaId};
use touchline::rumour::{Assessor, Records, history, likelihoods};

fn main() {
    divan::main();
}

/// The ledgers that everything is measured on.
#[derive(Clone, Copy, Debug)]
enum World {
    /// The bundled edition.
    Edition,
    /// 10,000 players, 100,000 claims.
    Large,
    /// 100,000 players, 1,000,000 claims.
    Huge,
}

const WORLDS: [World; 3] = [World::Edition, World::Large, World::Huge];

impl std::fmt::Display for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Edition => "edition",
            Self::Large => "100k claims",
            Self::Huge => "1M claims",
        })
    }
}

impl World {
    fn ledger(self) -> &'static (Ledger, Clock) {
        static EDITION: OnceLock<(Ledger, Clock)> = OnceLock::new();
        static LARGE: OnceLock<(Ledger, Clock)> = OnceLock::new();
        static HUGE: OnceLock<(Ledger, Clock)> = OnceLock::new();
        match self {
            Self::Edition => EDITION.get_or_init(|| {
                let opened = open(&OpenOptions::default());
                (opened.ledger, Clock::on(opened.day))
            }),
            Self::Large => LARGE.get_or_init(|| made_up(10_000, 100_000)),
            Self::Huge => HUGE.get_or_init(|| made_up(100_000, 1_000_000)),
        }
    }

    /// The saga with the most claims.
    fn busiest(self) -> SagaId {
        let (ledger, _) = self.ledger();
        ledger.saga_ids().max_by_key(|id| ledger.index.claims_of_saga[id.index()].len()).unwrap()
    }
}

fn made_up(players: usize, claims: usize) -> (Ledger, Clock) {
    let folder = std::env::temp_dir().join(format!("touchline-evidence-{}-{claims}", std::process::id()));
    world::write(&folder, world::Size::of(players, claims)).expect("the world can be written");
    let opened = open(&OpenOptions { bundled: false, folders: vec![folder.clone()], ..OpenOptions::default() });
    std::fs::remove_dir_all(folder).expect("what was written can be removed");
    assert_eq!(opened.ledger.claims.len(), claims);
    (opened.ledger, Clock::on(opened.day))
}

/// Every track record and every likelihood of a day.
#[divan::bench(args = WORLDS, sample_count = 10, sample_size = 1)]
fn records_and_likelihoods(bencher: Bencher<'_, '_>, world: World) {
    let (ledger, clock) = world.ledger();
    bencher.bench(|| {
        let records = Records::new(ledger, clock);
        let surplus: f64 = ledger.source_ids().map(|id| records.surplus(id)).sum();
        (surplus, likelihoods(ledger, clock))
    });
}

/// The league table with intervals: every source's record in full.
#[divan::bench(args = WORLDS, sample_count = 10, sample_size = 1)]
fn league_table(bencher: Bencher<'_, '_>, world: World) {
    let (ledger, clock) = world.ledger();
    let records = Records::new(ledger, clock);
    bencher.bench(|| desk::sources(ledger, clock, &records));
}

/// What a claim more asks for: its saga scored again, and its likelihood.
#[divan::bench(args = WORLDS)]
fn one_claim_more(bencher: Bencher<'_, '_>, world: World) {
    let (ledger, clock) = world.ledger();
    let saga = world.busiest();
    let mut records = Records::new(ledger, clock);
    bencher.bench_local(|| {
        records.rescore(ledger, saga);
        Assessor::new(ledger, clock).likelihood(saga)
    });
}

/// The busiest saga day by day.
#[divan::bench(args = WORLDS)]
fn history_of_the_busiest_saga(bencher: Bencher<'_, '_>, world: World) {
    let (ledger, clock) = world.ledger();
    let saga = world.busiest();
    bencher.bench(|| history(ledger, saga, clock));
}

/// Everything that cannot all be so.
#[divan::bench(args = WORLDS, sample_count = 10, sample_size = 1)]
fn contradictions(bencher: Bencher<'_, '_>, world: World) {
    let (ledger, clock) = world.ledger();
    bencher.bench(|| desk::at_odds(ledger, clock));
}
