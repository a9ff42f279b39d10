//! Windows drawn by the likelihoods of open sagas: how many players a club will have at a place.
//!
//! Each player is one draw between his open sagas and nothing, so that his destinations exclude
//! each other; players are independent of each other. What a draw changes is worked out once,
//! before any window is drawn. A place that few enough players can change is enumerated instead.

use std::collections::BTreeMap;

use crate::ledger::Ledger;
use crate::model::{ClubId, PlayerId, Position, SagaId, Season};
use crate::squad::Outlook;

use super::super::day::Today;
use super::club::{Cause, ClubPlan};
use super::judge::judge;
use super::odds::Odds;
use super::overlay::plan_with;
use super::scenario::{Assumption, Change, Scenario, Step};

/// How many windows are drawn.
pub const WINDOWS: usize = 10_000;

/// The seed that windows are drawn with where no other is named.
pub const SEED: u64 = 20_260_311;

/// Places with at most this many combinations of draws are enumerated.
const ENUMERATED: u64 = 4_096;

/// What the drawn windows say of some clubs.
#[derive(Clone, PartialEq, Debug)]
pub struct Simulation {
    /// The seed.
    pub seed: u64,
    /// How many windows were drawn.
    pub windows: usize,
    /// The season that they lead into.
    pub season: Season,
    /// How many resolved sagas the likelihoods rest on.
    pub resolved: u32,
    /// The clubs.
    pub clubs: Vec<ClubOdds>,
}

/// One club's places.
#[derive(Clone, PartialEq, Debug)]
pub struct ClubOdds {
    /// The club.
    pub club: ClubId,
    /// The places of its formation.
    pub slots: Vec<SlotOdds>,
}

/// How many players a club will be able to count on at a place.
#[derive(Clone, PartialEq, Debug)]
pub struct SlotOdds {
    /// The position that the place is named after.
    pub position: Position,
    /// How many the formation wants.
    pub wanted: usize,
    /// How many start.
    pub starters: usize,
    /// The chance of each number of players, from none up; the last is the highest possible.
    pub distribution: Vec<f64>,
    /// Whether the chances are exact rather than drawn.
    pub exact: bool,
    /// The sagas that matter most to it, the weightiest first.
    pub matters: Vec<Influence>,
}

impl SlotOdds {
    /// The chance of fewer than a number of players.
    pub fn fewer_than(&self, count: usize) -> f64 {
        self.distribution.iter().take(count).sum()
    }
}

/// How much a saga matters to a place.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Influence {
    /// The saga.
    pub saga: SagaId,
    /// Its likelihood, once the destinations of its player exclude each other.
    pub probability: f64,
    /// How many players more or fewer it brings.
    pub effect: i8,
    /// The chance of fewer than wanted if it comes true.
    pub short_if: f64,
    /// The same if it does not.
    pub short_unless: f64,
}

impl Influence {
    /// How much the answer to whether it comes true changes the chance of being short.
    fn weight(&self) -> f64 {
        (self.short_if - self.short_unless).abs() * self.probability * (1.0 - self.probability)
    }
}

/// A small generator of random numbers (Steele, Lea and Flood's SplitMix64): the same seed gives
/// the same windows everywhere.
#[derive(Clone, Debug)]
pub struct SplitMix(u64);

impl SplitMix {
    /// A generator with a seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// The next number from 0 up to 1, with 53 bits.
    const fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// One way a player's window can go.
#[derive(Clone, PartialEq, Debug)]
struct Way {
    saga: SagaId,
    probability: f64,
    /// What it changes: a place, and by how many players.
    effects: Vec<(usize, i8)>,
}

/// A player with every way his window can go; what is left of 1 is that nothing happens.
#[derive(Clone, PartialEq, Debug)]
struct Draw {
    ways: Vec<Way>,
}

/// A place of a club with how many can be counted on if no saga comes true.
#[derive(Clone, PartialEq, Debug)]
struct Place {
    club: usize,
    slot: usize,
    base: usize,
    wanted: usize,
}

struct Model {
    places: Vec<Place>,
    draws: Vec<Draw>,
    plans: Vec<ClubPlan>,
}

/// Draws windows for some clubs, with a scenario's assumptions made.
pub fn simulate(
    ledger: &Ledger,
    today: &Today,
    season: Season,
    scenario: &Scenario,
    clubs: &[ClubId],
    (seed, windows): (u64, usize),
) -> Simulation {
    let odds = Odds::of(ledger, today);
    let model = Model::new(ledger, today, season, scenario, clubs, &odds);
    let sampled = Sampled::draw(&model, seed, windows);
    let clubs = model.plans.iter().enumerate().map(|(i, plan)| ClubOdds {
        club: plan.club,
        slots: model
            .places
            .iter()
            .enumerate()
            .filter(|(_, p)| p.club == i)
            .map(|(p, _)| model.slot(p, &sampled))
            .collect(),
    });
    Simulation { seed, windows, season, resolved: odds.resolved(), clubs: clubs.collect() }
}

impl Model {
    fn new(ledger: &Ledger, today: &Today, season: Season, scenario: &Scenario, clubs: &[ClubId], odds: &Odds) -> Self {
        let plans: Vec<ClubPlan> = clubs.iter().map(|club| plan_with(ledger, today, *club, season, scenario)).collect();
        let places = plans.iter().enumerate().flat_map(|(i, plan)| {
            plan.gaps().into_iter().map(move |gap| Place { club: i, slot: gap.slot, base: gap.now, wanted: gap.wanted })
        });
        let mut model = Self { places: places.collect(), draws: Vec::new(), plans };
        for (player, sagas) in open_sagas(ledger, today, clubs) {
            if scenario.accepted.iter().any(|a| a.player == player) {
                continue;
            }
            let ways = model.ways(ledger, today, scenario, odds, &sagas);
            if ways.iter().any(|way| !way.effects.is_empty()) {
                model.draws.push(Draw { ways });
            }
        }
        model
    }

    /// The ways of one player. Likelihoods that add up to more than 1 are scaled down to it. What
    /// is said of his leaving anywhere is less what is said of where he goes.
    fn ways(&self, ledger: &Ledger, today: &Today, scenario: &Scenario, odds: &Odds, sagas: &[SagaId]) -> Vec<Way> {
        let mut ways: Vec<(bool, Way)> = Vec::new();
        for saga in sagas {
            let Some(probability) = odds.likelihood(*saga) else { continue };
            let Ok(made) = judge(ledger, today, &scenario.accepted, &Step::saga(*saga)) else { continue };
            let exit = matches!(made.change, Change::Leave { .. });
            ways.push((exit, Way { saga: *saga, probability, effects: self.effects(&made) }));
        }
        let told: f64 =
            ways.iter().filter(|(exit, way)| !exit && moves(ledger, way.saga)).map(|(_, w)| w.probability).sum();
        for (_, way) in ways.iter_mut().filter(|(exit, _)| *exit) {
            way.probability = (way.probability - told).max(0.0);
        }
        let sum: f64 = ways.iter().map(|(_, way)| way.probability).sum();
        let scale = if sum > 1.0 { 1.0 / sum } else { 1.0 };
        let scaled = ways.into_iter().map(|(_, way)| Way { probability: way.probability * scale, ..way });
        scaled.filter(|way| way.probability > 0.0).collect()
    }

    /// What an assumption changes at the clubs looked at.
    fn effects(&self, made: &Assumption) -> Vec<(usize, i8)> {
        let mut effects = Vec::new();
        for (i, plan) in self.plans.iter().enumerate() {
            if made.on > plan.moment.day {
                continue;
            }
            let row = plan.row(made.player);
            let counted = row.is_some_and(|row| row.outlook.counts());
            let by = match made.change {
                Change::Move { from, .. } if from == Some(plan.club) && counted => -1,
                Change::Move { to, .. } if to == plan.club && !counted => 1,
                Change::Leave { from } if from == plan.club && counted => -1,
                Change::Renew { club, .. } if club == plan.club && row.is_some_and(runs_out) => 1,
                _ => continue,
            };
            let position = row.and_then(|row| row.position);
            let slot = position.or_else(|| self.position(made.player)).and_then(|p| plan.formation.slot_of(p));
            let place = slot.and_then(|slot| self.places.iter().position(|p| p.club == i && p.slot == slot));
            effects.extend(place.map(|place| (place, by)));
        }
        effects
    }

    /// The position of a player by any of the clubs' rows, else by none.
    fn position(&self, player: PlayerId) -> Option<Position> {
        self.plans.iter().find_map(|plan| plan.row(player)).and_then(|row| row.position)
    }

    fn slot(&self, place: usize, sampled: &Sampled) -> SlotOdds {
        let Place { club, slot, wanted, .. } = self.places[place];
        let formation = &self.plans[club].formation.slots[slot];
        let exact = self.combinations(place) <= ENUMERATED;
        let tally = if exact { self.enumerate(place) } else { sampled.tally(place) };
        SlotOdds {
            position: formation.position,
            wanted,
            starters: formation.starters,
            distribution: tally.distribution,
            exact,
            matters: tally.matters,
        }
    }

    /// In how many ways the draws can change a place.
    fn combinations(&self, place: usize) -> u64 {
        let touching = self.draws.iter().filter(|draw| draw.touches(place));
        touching.fold(1u64, |all, draw| all.saturating_mul(draw.ways.len() as u64 + 1))
    }

    /// Goes through every combination of the draws that change a place.
    fn enumerate(&self, place: usize) -> Tally {
        let draws: Vec<&Draw> = self.draws.iter().filter(|draw| draw.touches(place)).collect();
        let mut counter = Counter::new(&self.places[place], place, &draws);
        let mut chosen = vec![None; draws.len()];
        descend(&draws, place, &mut chosen, 0, 1.0, 0, &mut counter);
        counter.finish(&draws, place)
    }
}

/// Whether a saga is about a move to one club.
fn moves(ledger: &Ledger, saga: SagaId) -> bool {
    let saga = &ledger[saga];
    saga.kind != crate::model::SagaKind::Renewal && saga.to.is_some()
}

/// Whether a new contract would keep somebody who goes otherwise.
fn runs_out(row: &super::club::PlanRow) -> bool {
    row.outlook == Outlook::Open && matches!(row.cause, Cause::Talks { .. })
}

/// The players with open sagas that concern any of the clubs, with all their open sagas: where
/// else a player may go excludes that he comes.
fn open_sagas(ledger: &Ledger, today: &Today, clubs: &[ClubId]) -> BTreeMap<PlayerId, Vec<SagaId>> {
    let open = |id: &SagaId| today.standing(*id).is_some_and(|s| !s.state.is_resolved());
    let concerned = clubs.iter().flat_map(|club| &ledger.index.sagas_of_club[club.index()]);
    let players = concerned.filter(|id| open(id)).map(|id| ledger[*id].player);
    players
        .map(|player| {
            let sagas = ledger.index.sagas_of_player[player.index()].iter().copied().filter(open);
            (player, sagas.collect())
        })
        .collect()
}

impl Draw {
    fn touches(&self, place: usize) -> bool {
        self.ways.iter().any(|way| way.effect_on(place) != 0)
    }
}

impl Way {
    fn effect_on(&self, place: usize) -> i8 {
        self.effects.iter().filter(|(at, _)| *at == place).map(|(_, by)| by).sum()
    }
}

/// What was counted of one place, whether drawn or enumerated.
struct Tally {
    distribution: Vec<f64>,
    matters: Vec<Influence>,
}

/// Counts numbers of players and what happened with them.
struct Counter {
    base: i32,
    wanted: i32,
    weights: Vec<f64>,
    /// For each way of each draw: its weight, and the weight of being short with it.
    ways: Vec<Vec<(f64, f64)>>,
    short: f64,
    total: f64,
}

impl Counter {
    fn new(place: &Place, index: usize, draws: &[&Draw]) -> Self {
        let most = place.base + draws.iter().filter(|d| d.ways.iter().any(|w| w.effect_on(index) > 0)).count();
        Self {
            base: place.base as i32,
            wanted: place.wanted as i32,
            weights: vec![0.0; most + 1],
            ways: draws.iter().map(|draw| vec![(0.0, 0.0); draw.ways.len()]).collect(),
            short: 0.0,
            total: 0.0,
        }
    }

    fn count(&mut self, change: i32, weight: f64, chosen: &[Option<usize>]) {
        let players = (self.base + change).max(0);
        let short = players < self.wanted;
        if let Some(slot) = self.weights.get_mut(players as usize) {
            *slot += weight;
        }
        self.total += weight;
        self.short += if short { weight } else { 0.0 };
        for (draw, way) in chosen.iter().enumerate() {
            if let Some(way) = way {
                let (seen, with_short) = &mut self.ways[draw][*way];
                *seen += weight;
                *with_short += if short { weight } else { 0.0 };
            }
        }
    }

    fn finish(self, draws: &[&Draw], place: usize) -> Tally {
        let total = if self.total > 0.0 { self.total } else { 1.0 };
        let mut matters: Vec<Influence> = Vec::new();
        for (draw, counts) in draws.iter().zip(&self.ways) {
            for (way, (seen, with_short)) in draw.ways.iter().zip(counts) {
                let effect = way.effect_on(place);
                let unseen = total - seen;
                if effect == 0 || *seen <= 0.0 || unseen <= 0.0 {
                    continue;
                }
                matters.push(Influence {
                    saga: way.saga,
                    probability: way.probability,
                    effect,
                    short_if: with_short / seen,
                    short_unless: (self.short - with_short) / unseen,
                });
            }
        }
        matters.retain(|matter| matter.weight() > 1e-9);
        matters.sort_by(|a, b| b.weight().total_cmp(&a.weight()).then(a.saga.cmp(&b.saga)));
        matters.truncate(5);
        Tally { distribution: self.weights.iter().map(|weight| weight / total).collect(), matters }
    }
}

fn descend(
    draws: &[&Draw],
    place: usize,
    chosen: &mut [Option<usize>],
    depth: usize,
    weight: f64,
    change: i32,
    counter: &mut Counter,
) {
    let Some(draw) = draws.get(depth) else {
        counter.count(change, weight, chosen);
        return;
    };
    let told: f64 = draw.ways.iter().map(|way| way.probability).sum();
    chosen[depth] = None;
    descend(draws, place, chosen, depth + 1, weight * (1.0 - told).max(0.0), change, counter);
    for (i, way) in draw.ways.iter().enumerate() {
        chosen[depth] = Some(i);
        let change = change + i32::from(way.effect_on(place));
        descend(draws, place, chosen, depth + 1, weight * way.probability, change, counter);
    }
    chosen[depth] = None;
}

/// Drawn windows, counted place by place for those that are not enumerated.
struct Sampled {
    tallies: BTreeMap<usize, Tally>,
}

impl Sampled {
    fn draw(model: &Model, seed: u64, windows: usize) -> Self {
        let wanted = (0..model.places.len()).filter(|place| model.combinations(*place) > ENUMERATED);
        let tallies = wanted.map(|place| (place, sample(model, place, seed, windows))).collect();
        Self { tallies }
    }

    fn tally(&self, place: usize) -> Tally {
        self.tallies.get(&place).map_or(Tally { distribution: Vec::new(), matters: Vec::new() }, |tally| Tally {
            distribution: tally.distribution.clone(),
            matters: tally.matters.clone(),
        })
    }
}

/// Draws windows for one place. The same seed gives every place the same windows.
fn sample(model: &Model, place: usize, seed: u64, windows: usize) -> Tally {
    let draws: Vec<&Draw> = model.draws.iter().filter(|draw| draw.touches(place)).collect();
    sampled(&model.places[place], place, &draws, seed, windows)
}

fn sampled(at: &Place, place: usize, draws: &[&Draw], seed: u64, windows: usize) -> Tally {
    let effects: Vec<Vec<i8>> = draws.iter().map(|d| d.ways.iter().map(|w| w.effect_on(place)).collect()).collect();
    let mut counter = Counter::new(at, place, draws);
    let mut random = SplitMix::new(seed);
    let mut chosen = vec![None; draws.len()];
    for _ in 0..windows {
        let mut change = 0;
        for (i, draw) in draws.iter().enumerate() {
            let mut point = random.unit();
            chosen[i] = draw.ways.iter().position(|way| {
                let here = point < way.probability;
                point -= way.probability;
                here
            });
            change += chosen[i].map_or(0, |way| i32::from(effects[i][way]));
        }
        counter.count(change, 1.0, &chosen);
    }
    counter.finish(draws, place)
}

/// The chances of a place by enumeration, from each player's ways: their likelihood and effect.
pub fn enumerate_slot(base: usize, wanted: usize, players: &[Vec<(f64, i8)>]) -> Vec<f64> {
    let model = abstract_model(base, wanted, players);
    model.enumerate(0).distribution
}

/// The same by drawing windows.
pub fn sample_slot(base: usize, wanted: usize, players: &[Vec<(f64, i8)>], seed: u64, windows: usize) -> Vec<f64> {
    let model = abstract_model(base, wanted, players);
    sample(&model, 0, seed, windows).distribution
}

fn abstract_model(base: usize, wanted: usize, players: &[Vec<(f64, i8)>]) -> Model {
    let way = |(probability, effect): &(f64, i8)| Way {
        saga: SagaId::at(0),
        probability: *probability,
        effects: vec![(0, *effect)],
    };
    let draws = players.iter().map(|ways| Draw { ways: ways.iter().map(way).collect() });
    Model { places: vec![Place { club: 0, slot: 0, base, wanted }], draws: draws.collect(), plans: Vec::new() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_generator_is_splitmix() {
        // The first numbers of seed 1234567, as the algorithm's authors publish them.
        let mut random = SplitMix::new(1_234_567);
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn a_case_worked_out_by_hand() {
        // Four there; one may go (a half), one of two may come (a quarter each).
        let players = [vec![(0.5, -1)], vec![(0.25, 1), (0.25, 1)]];
        let chances = enumerate_slot(4, 4, &players);
        let expected = [0.0, 0.0, 0.0, 0.25, 0.5, 0.25];
        assert_eq!(chances.len(), 6);
        assert!(chances.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12), "{chances:?}");
    }

    #[test]
    fn the_same_seed_draws_the_same_windows() {
        let players = vec![vec![(0.3, -1)], vec![(0.6, 1)], vec![(0.1, 1), (0.2, -1)]];
        let once = sample_slot(4, 4, &players, SEED, 1_000);
        assert_eq!(once, sample_slot(4, 4, &players, SEED, 1_000));
        assert_ne!(once, sample_slot(4, 4, &players, SEED + 1, 1_000));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        /// Five standard errors of 10,000 windows: a false alarm in a million.
        #[test]
        fn drawn_windows_agree_with_enumerated_ones(
            base in 2usize..6,
            players in prop::collection::vec((0.01f64..0.49, 0.01f64..0.49, -1i8..=1, -1i8..=1), 1..6),
            seed in any::<u64>(),
        ) {
            let players: Vec<Vec<(f64, i8)>> =
                players.into_iter().map(|(p, q, a, b)| vec![(p, a), (q, b)]).collect();
            let exact = enumerate_slot(base, 4, &players);
            let drawn = sample_slot(base, 4, &players, seed, WINDOWS);
            prop_assert!((exact.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            for (p, q) in exact.iter().zip(&drawn) {
                let error = (p * (1.0 - p) / WINDOWS as f64).sqrt();
                prop_assert!((p - q).abs() <= 5.0 * error + 2e-4, "{p} against {q}");
            }
        }
    }
}
