//! The planner: every club's next season, windows drawn for one club and for all, a scenario toggled.
//!
//! `cargo bench --bench planner`. On the bundled edition; the toggles also on a made-up world of
//! 100,000 players, where `toggles` less `no_toggle`, by their number, is the time of one redraw.

#![allow(clippy::unwrap_used, clippy::expect_used)] // A bench that cannot be set up has no answer.

#[path = "support/world.rs"]
mod world;

use std::sync::{Arc, OnceLock};

use divan::Bencher;
use touchline::desk::Today;
use touchline::desk::plan::{Agents, SEED, Scenario, WINDOWS, plan, simulate};
use touchline::ledger::{Ledger, OpenOptions, open};
use touchline::model::{Clock, ClubId, Season};
use touchline::tui::{Rendering, Start, render};

fn main() {
    divan::main();
}

/// The sizes that toggling is measured at.
#[derive(Clone, Copy, Debug)]
enum World {
    /// The bundled edition.
    Edition,
    /// 100,000 players, 100,000 claims.
    Huge,
}

const WORLDS: [World; 2] = [World::Edition, World::Huge];

/// Accepted and taken back again, so many times; odd, so that the last frame shows it accepted.
const TOGGLES: usize = 41;

impl std::fmt::Display for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Edition => "edition",
            Self::Huge => "100k players",
        })
    }
}

impl World {
    fn ledger(self) -> &'static (Arc<Ledger>, Clock) {
        static EDITION: OnceLock<(Arc<Ledger>, Clock)> = OnceLock::new();
        static HUGE: OnceLock<(Arc<Ledger>, Clock)> = OnceLock::new();
        match self {
            Self::Edition => EDITION.get_or_init(|| {
                let opened = open(&OpenOptions::default());
                (Arc::new(opened.ledger), Clock::on(opened.day))
            }),
            Self::Huge => HUGE.get_or_init(made_up),
        }
    }

    fn start(self) -> Start {
        let (ledger, clock) = self.ledger();
        let latest = ledger.index.known_days.last().copied().unwrap_or(clock.as_of);
        Start::plain(Arc::clone(ledger), *clock, latest)
    }
}

fn made_up() -> (Arc<Ledger>, Clock) {
    let folder = std::env::temp_dir().join(format!("touchline-planner-{}", std::process::id()));
    world::write(&folder, world::Size::of(100_000, 100_000)).expect("the world can be written");
    let opened = open(&OpenOptions { bundled: false, folders: vec![folder.clone()], ..OpenOptions::default() });
    std::fs::remove_dir_all(folder).expect("what was written can be removed");
    assert_eq!(opened.ledger.players.len(), 100_000);
    (Arc::new(opened.ledger), Clock::on(opened.day))
}

/// The edition on its own day, and the season after that.
fn edition() -> (&'static Ledger, Today, Season) {
    let (ledger, clock) = World::Edition.ledger();
    let next = Season::holding(clock.as_of).plus(1);
    (ledger, Today::new(ledger, clock), next)
}

/// The clubs that an open saga concerns.
fn talked_of(ledger: &Ledger, today: &Today) -> Vec<ClubId> {
    let open = |id: &_| today.standing(*id).is_some_and(|standing| !standing.state.is_resolved());
    let sagas = ledger.saga_ids().filter(open).map(|id| &ledger[id]);
    let mut clubs: Vec<ClubId> = sagas.flat_map(|saga| [saga.from, saga.to]).flatten().collect();
    clubs.sort_unstable();
    clubs.dedup();
    clubs
}

/// The next season of every club with a squad.
#[divan::bench]
fn project_every_club(bencher: Bencher<'_, '_>) {
    let (ledger, today, season) = edition();
    let clubs: Vec<ClubId> = ledger.club_ids().filter(|id| ledger[*id].has_squad).collect();
    bencher.bench(|| clubs.iter().map(|club| plan(ledger, &today, *club, season).rows.len()).sum::<usize>());
}

/// 10,000 windows for every club that an open saga concerns.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn windows_of_every_club(bencher: Bencher<'_, '_>) {
    let (ledger, today, season) = edition();
    let clubs = talked_of(ledger, &today);
    bencher.bench(|| simulate(ledger, &today, season, &Scenario::default(), &clubs, (SEED, WINDOWS)));
}

/// 10,000 windows for the club with the most open sagas.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn windows_of_one_club(bencher: Bencher<'_, '_>) {
    let (ledger, today, season) = edition();
    let open = |id: &_| today.standing(*id).is_some_and(|standing| !standing.state.is_resolved());
    let concern = |club: &ClubId| {
        let sagas = ledger.saga_ids().filter(open).map(|id| &ledger[id]);
        sagas.filter(|saga| [saga.from, saga.to].contains(&Some(*club))).count()
    };
    let busiest = talked_of(ledger, &today).into_iter().max_by_key(concern).expect("sagas are open");
    bencher.bench(|| simulate(ledger, &today, season, &Scenario::default(), &[busiest], (SEED, WINDOWS)));
}

/// From an opened ledger to the rumours, nothing assumed: what `toggles` has to be held against.
#[divan::bench(args = WORLDS, sample_count = 5, sample_size = 1)]
fn no_toggle(bencher: Bencher<'_, '_>, world: World) {
    let start = world.start();
    let rendering = Rendering { view: "rumours", width: 120, height: 40, keys: "" };
    bencher.with_inputs(|| start.clone()).bench_values(|start| render(start, &rendering).unwrap());
}

/// The same with the first saga assumed and no longer assumed, 41 frames.
#[divan::bench(args = WORLDS, sample_count = 5, sample_size = 1)]
fn toggles(bencher: Bencher<'_, '_>, world: World) {
    let start = world.start();
    let keys = format!("w*{TOGGLES}");
    let rendering = Rendering { view: "rumours", width: 120, height: 40, keys: &keys };
    let last = render(start.clone(), &rendering).unwrap().to_text();
    assert!(last.contains("what if: 1 step"), "nothing is assumed:\n{last}");
    bencher.with_inputs(|| start.clone()).bench_values(|start| render(start, &rendering).unwrap());
}

/// The free agents to be of the next season: gone through once, when the planner first needs them.
#[divan::bench(args = WORLDS, sample_count = 10, sample_size = 1)]
fn free_agents(bencher: Bencher<'_, '_>, world: World) {
    let (ledger, clock) = world.ledger();
    let (today, season) = (Today::new(ledger, clock), Season::holding(clock.as_of).plus(1));
    bencher.bench(|| Agents::find(ledger, &today, season));
}
