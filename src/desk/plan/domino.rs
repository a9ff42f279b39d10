//! What follows from a scenario: whom a club that lacks somebody could take, step after step.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::OnceLock;

use crate::ledger::Ledger;
use crate::model::{Birth, ClubId, Day, PlayerId, Position, SagaId, Season, SeasonCalendar, pick};
use crate::rumour::{State, progress};
use crate::squad::{Age, Moment, calendar_of, contract, membership};

use super::super::day::Today;
use super::super::link::{Direction, SagaLink};
use super::club::{ClubPlan, Gap, talks};
use super::judge::{judge, resolve};
use super::scenario::{Choice, Scenario, Step};

/// A player whom a club could take.
#[derive(Clone, PartialEq, Debug)]
pub struct Candidate {
    /// The player.
    pub player: PlayerId,
    /// The club that he would leave.
    pub club: Option<ClubId>,
    /// The club's own open saga about him; without one, he is a free agent to be.
    pub saga: Option<SagaLink>,
    /// The last day of his contract.
    pub contract_end: Option<Day>,
    /// A saga about a new contract where he is, if one is open.
    pub talks: Option<SagaId>,
    /// His age on the day looked at.
    pub age: Option<Age>,
    /// Whether the place is his main position.
    pub main: bool,
    /// How well he fits, 0 to 100: see [`fit`].
    pub fit: u8,
    /// The step that would bring him.
    pub step: Step,
}

/// A place that a club lacks players for, with those it could take.
#[derive(Clone, PartialEq, Debug)]
pub struct Lack {
    /// The place.
    pub gap: Gap,
    /// How many it could count on without the scenario.
    pub before: usize,
    /// Whom it could take, the best fit first.
    pub candidates: Vec<Candidate>,
}

/// A player whose contract runs out before a season.
#[derive(Clone, PartialEq, Debug)]
struct Agent {
    player: PlayerId,
    club: ClubId,
    ends: Day,
    talks: Option<SagaId>,
    positions: Box<[Position]>,
    age: Option<Age>,
}

/// The free agents to be of a ledger before a season, by position. Made once for a day and a season: going
/// through every contract takes long in a ledger of all football, so who could be one is noted first, and
/// whether he is one is looked at when his position is asked for.
#[derive(Clone, Debug)]
pub struct Agents {
    begins: Day,
    by_position: HashMap<Position, (Vec<PlayerId>, OnceLock<Vec<Agent>>)>,
}

impl Agents {
    /// Notes everyone whose contract may end before a season begins.
    pub fn find(ledger: &Ledger, today: &Today, season: Season) -> Self {
        let mut by_position: HashMap<Position, (Vec<PlayerId>, OnceLock<Vec<Agent>>)> = HashMap::new();
        let begins = season.first_day(SeasonCalendar::EUROPEAN);
        for player in ledger.player_ids() {
            if !may_run_out(ledger, player, today.clock.as_of, begins) {
                continue;
            }
            let Some(positions) = pick(&ledger[player].positions, &today.clock) else { continue };
            for position in positions.value() {
                by_position.entry(*position).or_default().0.push(player);
            }
        }
        Self { begins, by_position }
    }

    /// Those who play at a position, have agreed nothing, and whose contract ends by then.
    fn at(&self, ledger: &Ledger, today: &Today, position: Position) -> &[Agent] {
        let Some((players, agents)) = self.by_position.get(&position) else { return &[] };
        agents.get_or_init(|| players.iter().filter_map(|player| agent(ledger, today, *player, self.begins)).collect())
    }
}

/// Whether any reading of a player's contracts ends between two days: quickly told, and so of few.
fn may_run_out(ledger: &Ledger, player: PlayerId, from: Day, before: Day) -> bool {
    ledger[player].contracts.iter().any(|stated| {
        let end = stated.value.end.latest(calendar_of(ledger, stated.value.club));
        (from..before).contains(&end)
    })
}

fn agent(ledger: &Ledger, today: &Today, player: PlayerId, begins: Day) -> Option<Agent> {
    let now = Moment::new(&today.clock, SeasonCalendar::EUROPEAN).now();
    let belongs = membership(ledger, player, &now);
    let owner = belongs.owner?;
    let held =
        contract(ledger, player, owner.club, owner.from, &Moment::of_club(ledger, owner.club, &today.clock).now())?;
    let free = held.outdated.is_none() && held.end_day < begins && held.end_day >= today.clock.as_of;
    if !free || belongs.agreed.iter().any(|bond| !bond.kind.is_loan()) {
        return None;
    }
    let clock = &today.clock;
    Some(Agent {
        player,
        club: owner.club,
        ends: held.end_day,
        talks: talks(ledger, today, player, owner.club),
        positions: pick(&ledger[player].positions, clock)?.value().clone(),
        age: age(pick(&ledger[player].born, clock).map(|b| *b.value()), begins),
    })
}

fn age(born: Option<Birth>, on: Day) -> Option<Age> {
    born.map(|born| born.age_on(on)).map(|(from, to)| Age { from, to })
}

/// How many free agents to be are offered for a place.
const AGENTS_SHOWN: usize = 5;

/// The places that a club lacks players for after a scenario, with whom it could take: its own
/// open sagas for the position and the ledger's free agents to be, the best fit first.
pub fn lacks(
    ledger: &Ledger,
    today: &Today,
    before: &ClubPlan,
    after: &ClubPlan,
    scenario: &Scenario,
    agents: &Agents,
) -> Vec<Lack> {
    let was = before.gaps();
    let short = after.gaps().into_iter().filter(|gap| gap.short() > 0);
    let search = Search { ledger, today, plan: after, scenario };
    short
        .map(|gap| Lack {
            gap,
            before: was.iter().find(|g| g.slot == gap.slot).map_or(0, |g| g.now),
            candidates: search.candidates(&gap, agents),
        })
        .collect()
}

struct Search<'a> {
    ledger: &'a Ledger,
    today: &'a Today,
    plan: &'a ClubPlan,
    scenario: &'a Scenario,
}

impl Search<'_> {
    fn candidates(&self, gap: &Gap, agents: &Agents) -> Vec<Candidate> {
        let slot = &self.plan.formation.slots[gap.slot];
        let club = self.plan.club;
        let mut found: Vec<Candidate> = Vec::new();
        for link in self.today.links_of_club(self.ledger, club) {
            if link.direction == Direction::In && link.is_open() && !found.iter().any(|c| c.player == link.player) {
                found.extend(self.rumoured(link, |p| slot.takes(p)));
            }
        }
        let places = std::iter::once(slot.position).chain(slot.accepts.iter().copied());
        let agents = places.flat_map(|position| agents.at(self.ledger, self.today, position));
        let is_main = |agent: &Agent| agent.positions.first().is_some_and(|p| slot.takes(*p));
        let mut agents: Vec<(u8, &Agent)> = agents.map(|agent| (fit(is_main(agent), agent.age, None), agent)).collect();
        let place = |(fit, agent): &(u8, &Agent)| rank(self.ledger, *fit, agent.talks.is_some(), agent.player);
        agents.sort_unstable_by(|a, b| place(a).cmp(&place(b)));
        // The best first: of thousands only so many are held against the scenario as are shown.
        let mut shown = 0;
        for (_, agent) in agents {
            if shown == AGENTS_SHOWN {
                break;
            }
            if found.iter().any(|c| c.player == agent.player) {
                continue;
            }
            if let Some(candidate) = self.free(agent, |p| slot.takes(p)) {
                found.push(candidate);
                shown += 1;
            }
        }
        sort(self.ledger, &mut found);
        found
    }

    /// A candidate of whom a saga of the club tells, where its step can be made.
    fn rumoured(&self, link: SagaLink, takes: impl Fn(Position) -> bool) -> Option<Candidate> {
        let clock = &self.today.clock;
        let record = &self.ledger[link.player];
        let positions = pick(&record.positions, clock)?.value();
        positions.iter().any(|p| takes(*p)).then_some(())?;
        let step = Step::saga(link.saga);
        judge(self.ledger, self.today, &self.scenario.accepted, &step).ok()?;
        let main = takes(*positions.first()?);
        let age = age(pick(&record.born, clock).map(|b| *b.value()), self.plan.moment.day);
        let stage = progress(&self.ledger[link.saga], link.stage);
        let now = Moment::new(clock, SeasonCalendar::EUROPEAN).now();
        let owner = membership(self.ledger, link.player, &now).owner;
        let held = owner.and_then(|o| contract(self.ledger, link.player, o.club, o.from, &now));
        Some(Candidate {
            player: link.player,
            club: link.club.or(owner.map(|o| o.club)),
            contract_end: held.map(|c| c.end_day),
            talks: owner.and_then(|o| talks(self.ledger, self.today, link.player, o.club)),
            age,
            main,
            fit: fit(main, age, Some((stage, link.state))),
            saga: Some(link),
            step,
        })
    }

    fn free(&self, agent: &Agent, takes: impl Fn(Position) -> bool) -> Option<Candidate> {
        if self.plan.row(agent.player).is_some() {
            return None;
        }
        let step = Step { choice: Choice::Signing { player: agent.player, to: self.plan.club }, on: None };
        judge(self.ledger, self.today, &self.scenario.accepted, &step).ok()?;
        let main = agent.positions.first().is_some_and(|p| takes(*p));
        Some(Candidate {
            player: agent.player,
            club: Some(agent.club),
            saga: None,
            contract_end: Some(agent.ends),
            talks: agent.talks,
            age: agent.age,
            main,
            fit: fit(main, agent.age, None),
            step,
        })
    }
}

fn sort(ledger: &Ledger, candidates: &mut [Candidate]) {
    let place = |c: &Candidate| rank(ledger, c.fit, c.talks.is_some(), c.player);
    candidates.sort_by(|a, b| place(a).cmp(&place(b)));
}

/// By what candidates are ordered: fit, those free of talks about staying, name.
fn rank(ledger: &Ledger, fit: u8, talks: bool, player: PlayerId) -> (Reverse<u8>, bool, &str, PlayerId) {
    (Reverse(fit), talks, &ledger[player].name, player)
}

/// How well a candidate fits, 0 to 100. It orders a list; it is no forecast.
///
/// | part | points |
/// |---|---|
/// | position | 30 where it is his main one, 15 where he also plays there |
/// | age in the season | 20 from 24 to 28, 14 from 21 to 23, 12 from 29 to 31, 9 below, 4 above, 6 unknown |
/// | the club's saga about him | 10 that there is one, and 4 for each 10 of its stage's progress |
///
/// The saga's points count half while it is dropped, denied or has collapsed.
pub fn fit(main: bool, age: Option<Age>, saga: Option<(u8, State)>) -> u8 {
    let position = if main { 30 } else { 15 };
    let years = match age.map(|age| i32::midpoint(age.from, age.to)) {
        None => 6,
        Some(..21) => 9,
        Some(21..24) => 14,
        Some(24..29) => 20,
        Some(29..32) => 12,
        Some(_) => 4,
    };
    let told = saga.map_or(0, |(stage, state)| {
        let points = 10 + u16::from(stage.min(100)) * 4 / 10;
        let down = matches!(state, State::Dropped | State::Denied | State::Collapsed);
        if down { points / 2 } else { points }
    });
    (position + years + told) as u8
}

/// A visible chain of steps, one following from the other, with undo and branches.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Chain {
    steps: Vec<Step>,
    undone: Vec<Step>,
}

impl Chain {
    /// A chain of these steps.
    pub const fn of(steps: Vec<Step>) -> Self {
        Self { steps, undone: Vec::new() }
    }

    /// The steps, in their order.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Whether a choice is in it.
    pub fn has(&self, choice: Choice) -> bool {
        self.steps.iter().any(|step| step.choice == choice)
    }

    /// Adds a step where it can be made after the others; what was undone is forgotten.
    pub fn accept(&mut self, ledger: &Ledger, today: &Today, step: Step) -> Result<(), super::scenario::Why> {
        judge(ledger, today, &self.resolve(ledger, today).accepted, &step)?;
        self.steps.push(step);
        self.undone.clear();
        Ok(())
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Option<Step> {
        let step = self.steps.pop()?;
        self.undone.push(step);
        Some(step)
    }

    /// Makes the step undone last again.
    pub fn redo(&mut self) -> Option<Step> {
        let step = self.undone.pop()?;
        self.steps.push(step);
        Some(step)
    }

    /// Takes one step out of the middle.
    pub fn remove(&mut self, choice: Choice) {
        self.steps.retain(|step| step.choice != choice);
        self.undone.clear();
    }

    /// A chain that begins with the first `count` steps of this one and goes its own way.
    #[must_use]
    pub fn branch(&self, count: usize) -> Self {
        Self::of(self.steps[..count.min(self.steps.len())].to_vec())
    }

    /// What the steps mean.
    pub fn resolve(&self, ledger: &Ledger, today: &Today) -> Scenario {
        resolve(ledger, today, &self.steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fit_prefers_his_position_his_age_and_a_saga_that_goes_on() {
        let aged = |years| Some(Age { from: years, to: years });
        let talks = Some((30, State::Active));
        assert!(fit(true, aged(26), talks) > fit(false, aged(26), talks));
        assert!(fit(true, aged(26), talks) > fit(true, aged(34), talks));
        assert!(fit(true, aged(26), talks) > fit(true, aged(26), Some((30, State::Dropped))));
        assert!(fit(true, aged(26), Some((30, State::Dropped))) > fit(true, aged(26), None));
        assert_eq!(fit(true, aged(26), Some((100, State::Active))), 100);
    }
}
