//! Examples: what was known of resolved sagas on the days before they were settled.

use crate::ledger::Ledger;
use crate::model::{Clock, Day, PlayerId, SagaId};

use crate::rumour::course::{State, outcome_on};
use crate::rumour::known_claims;
use crate::rumour::likelihood::{Around, Row, Signals, Term};

/// In silence a saga is an example again after this many days.
const EVERY: i64 = 30;

/// One saga on one day before its outcome was public.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::rumour) struct Example {
    pub(in crate::rumour) saga: SagaId,
    /// The player, by his place among the players of all examples.
    pub(in crate::rumour) player: usize,
    pub(in crate::rumour) day: Day,
    /// The day on which the outcome was public.
    pub(in crate::rumour) public: Day,
    pub(in crate::rumour) happened: bool,
    /// All days of a saga together weigh one.
    pub(in crate::rumour) weight: f64,
    /// The number of every term of [`Term::ALL`], in its order.
    pub(in crate::rumour) numbers: Vec<f64>,
}

impl Example {
    pub(in crate::rumour) fn row(&self) -> Row<'_> {
        Row { numbers: &self.numbers, happened: self.happened, weight: self.weight }
    }
}

/// The examples of a ledger, by what was known on a day.
#[derive(Clone, PartialEq, Debug)]
pub(in crate::rumour) struct Examples {
    pub(in crate::rumour) all: Vec<Example>,
    /// The players, by slug; what `Example::player` counts.
    pub(in crate::rumour) players: Vec<PlayerId>,
    /// Resolved sagas that are examples.
    pub(in crate::rumour) sagas: usize,
    /// Resolved sagas without a claim before their outcome was public.
    pub(in crate::rumour) without_claims: usize,
}

impl Examples {
    /// Gathers the sagas whose outcome is known on the clock's day: each day with a claim before
    /// the outcome was public, and every thirtieth day of a silence. Nothing later than such a
    /// day is in its numbers, and nothing is backfilled.
    pub(in crate::rumour) fn new(ledger: &Ledger, clock: &Clock) -> Self {
        let mut gathered: Vec<(SagaId, Day, bool, Vec<Day>)> = Vec::new();
        let mut without_claims = 0;
        for id in ledger.saga_ids() {
            let Some((public, happened)) = settled(ledger, id, clock) else { continue };
            let days = days(ledger, id, clock, public);
            if days.is_empty() {
                without_claims += 1;
            } else {
                gathered.push((id, public, happened, days));
            }
        }
        let mut players: Vec<PlayerId> = gathered.iter().map(|(id, ..)| ledger[*id].player).collect();
        players.sort_by(|a, b| ledger[*a].slug.cmp(&ledger[*b].slug));
        players.dedup();
        let sagas = gathered.len();
        let all = numbered(ledger, &gathered, &players);
        Self { all, players, sagas, without_claims }
    }
}

/// The numbers of every example, day by day: records are made once for a day.
fn numbered(ledger: &Ledger, gathered: &[(SagaId, Day, bool, Vec<Day>)], players: &[PlayerId]) -> Vec<Example> {
    let mut all = Vec::new();
    for (id, public, happened, days) in gathered {
        let player = players.iter().position(|player| *player == ledger[*id].player).unwrap_or(0);
        let weight = 1.0 / days.len() as f64;
        let blank = |day: &Day| Example {
            saga: *id,
            player,
            day: *day,
            public: *public,
            happened: *happened,
            weight,
            numbers: Vec::new(),
        };
        all.extend(days.iter().map(blank));
    }
    let mut order: Vec<usize> = (0..all.len()).collect();
    let days: Vec<Day> = all.iter().map(|example: &Example| example.day).collect();
    order.sort_by_key(|place| days[*place]);
    for same in order.chunk_by(|a, b| days[*a] == days[*b]) {
        let clock = Clock { as_known: true, ..Clock::on(days[same[0]]) };
        let around = Around::new(ledger, &clock, &Term::ALL);
        for place in same {
            let Some(signals) = Signals::hear(ledger, all[*place].saga, &clock) else { continue };
            all[*place].numbers = Term::ALL.iter().map(|term| signals.value(*term, &around)).collect();
        }
    }
    all
}

/// The day on which it was first public how a saga ended, and whether it came about.
fn settled(ledger: &Ledger, id: SagaId, clock: &Clock) -> Option<(Day, bool)> {
    let saga = &ledger[id];
    let shown = outcome_on(saga, clock)?;
    let seen = saga.outcomes.iter().filter(|outcome| clock.sees(outcome.known));
    let public = seen.map(|outcome| outcome.known.min(outcome.value.date)).min()?;
    Some((public, State::of_outcome(saga, shown.value.result) == State::Completed))
}

/// The days of a saga that are examples.
fn days(ledger: &Ledger, id: SagaId, clock: &Clock, public: Day) -> Vec<Day> {
    let mut told: Vec<Day> = known_claims(ledger, id, clock).iter().map(|claim| ledger[*claim].published).collect();
    told.dedup();
    told.retain(|day| *day < public);
    let mut days = Vec::new();
    for (i, day) in told.iter().enumerate() {
        let next = told.get(i + 1).copied().unwrap_or(public);
        let mut at = *day;
        while at < next {
            days.push(at);
            at = at.plus_days(EVERY);
        }
    }
    days
}
