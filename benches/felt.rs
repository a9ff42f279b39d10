//! What a user waits for: opening, a chart, the day's rumours, a keystroke in the palette, a frame.
//!
//! `cargo bench --bench felt`. Each is measured on the bundled edition and on a made-up world of
//! 10,000 players and 100,000 claims, beside a bare parse of the same bytes as the reference.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A bench that cannot be set up has no answer.

#[path = "support/world.rs"]
mod world;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use divan::Bencher;
use touchline::desk::{self, Today};
use touchline::ledger::format::LedgerFile;
use touchline::ledger::{Layer, Ledger, OpenOptions, SourceFile, link, open};
use touchline::model::{Clock, ClubId};
use touchline::text::{Finder, Names};
use touchline::tui::{Rendering, Start, render};

fn main() {
    divan::main();
}

/// The sizes that everything is measured at.
#[derive(Clone, Copy, Debug)]
enum World {
    /// The bundled edition.
    Edition,
    /// 10,000 players, 100,000 claims.
    Large,
}

impl std::fmt::Display for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Edition => "edition",
            Self::Large => "10k players, 100k claims",
        })
    }
}

const WORLDS: [World; 2] = [World::Edition, World::Large];

/// The folder that the large world was written to, once a run.
fn folder() -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let written = FOLDER.get_or_init(|| {
        let folder = std::env::temp_dir().join(format!("touchline-world-{}", std::process::id()));
        world::write(&folder, world::Size::of(10_000, 100_000)).expect("the world can be written");
        folder
    });
    written.clone()
}

impl World {
    fn options(self) -> OpenOptions {
        match self {
            Self::Edition => OpenOptions::default(),
            Self::Large => OpenOptions { bundled: false, folders: vec![folder()], ..OpenOptions::default() },
        }
    }

    /// The files' texts.
    fn texts(self) -> Vec<(String, String)> {
        let folder = match self {
            Self::Edition => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data"),
            Self::Large => folder(),
        };
        let mut found = Vec::new();
        let mut left = vec![folder];
        while let Some(folder) = left.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && !path.ends_with("schema") {
                    left.push(path);
                } else if path.extension().is_some_and(|e| e == "json") {
                    found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
                }
            }
        }
        found.sort();
        found
    }

    fn ledger(self) -> Arc<Ledger> {
        static OPENED: [OnceLock<Arc<Ledger>>; 2] = [OnceLock::new(), OnceLock::new()];
        let opened = &OPENED[self as usize];
        Arc::clone(opened.get_or_init(|| Arc::new(open(&self.options()).ledger)))
    }

    fn clock(self) -> Clock {
        Clock::on(self.ledger().edition.as_of)
    }

    fn club(self) -> ClubId {
        let (ledger, clock) = (self.ledger(), self.clock());
        desk::opening_club(&ledger, &Today::new(&ledger, &clock)).expect("a world has clubs")
    }
}

/// The reference: the same bytes parsed into the same records, and nothing else.
#[divan::bench(args = WORLDS)]
fn bare_parse(bencher: Bencher, world: World) {
    let texts = world.texts();
    bencher.bench(|| {
        for (_, text) in &texts {
            divan::black_box(serde_json::from_str::<LedgerFile<'_>>(text).unwrap());
        }
    });
}

/// Opening: reading, parsing, linking, indexing.
#[divan::bench(args = WORLDS)]
fn load(bencher: Bencher, world: World) {
    let options = world.options();
    divan::black_box(open(&options));
    bencher.bench(|| open(&options));
}

/// Linking alone.
#[divan::bench(args = WORLDS)]
fn link_records(bencher: Bencher, world: World) {
    let texts = world.texts();
    let files = texts
        .iter()
        .map(|(name, text)| SourceFile { name: name.as_str().into(), records: serde_json::from_str(text).unwrap() });
    let layers = [Layer { strict: true, files: files.collect() }];
    bencher.bench(|| link(&layers));
}

/// A club's chart with its sagas, once the day's rumours are folded.
#[divan::bench(args = WORLDS)]
fn chart(bencher: Bencher, world: World) {
    let (ledger, clock, club) = (world.ledger(), world.clock(), world.club());
    let today = Today::new(&ledger, &clock);
    bencher.bench(|| desk::depth(&ledger, &today, club));
}

/// Every saga folded for a day: what moving a day costs.
#[divan::bench(args = WORLDS)]
fn fold_a_day(bencher: Bencher, world: World) {
    let (ledger, clock) = (world.ledger(), world.clock());
    bencher.bench(|| Today::new(&ledger, &clock));
}

/// A keystroke in the palette over every player's name.
#[divan::bench(args = WORLDS)]
fn palette_keystroke(bencher: Bencher, world: World) {
    let ledger = world.ledger();
    let names: Names = ledger.player_ids().map(|id| (id.index() as u32, &*ledger[id].name)).collect();
    bencher.with_inputs(|| Finder::new(names.clone())).bench_values(|mut finder| finder.find("kon", 50));
}

/// From an opened ledger to a drawn screen of 120x40.
#[divan::bench(args = WORLDS)]
fn first_screen(bencher: Bencher, world: World) {
    let start = start(world);
    let rendering = Rendering { view: "depth", width: 120, height: 40, keys: "" };
    bencher.with_inputs(|| start.clone()).bench_values(|start| render(start, &rendering).unwrap());
}

/// The same with forty rows walked through: forty frames more.
#[divan::bench(args = WORLDS)]
fn first_screen_and_forty_keys(bencher: Bencher, world: World) {
    let start = start(world);
    let rendering = Rendering { view: "depth", width: 120, height: 40, keys: "down*40" };
    bencher.with_inputs(|| start.clone()).bench_values(|start| render(start, &rendering).unwrap());
}

fn start(world: World) -> Start {
    let (ledger, clock) = (world.ledger(), world.clock());
    let latest = ledger.index.known_days.last().copied().unwrap_or(clock.as_of);
    Start::plain(ledger, clock, latest)
}
