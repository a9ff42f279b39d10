//! What holds of every saga: nothing later than the day influences it, its intervals tell what was
//! shown on their days, and its state is what the contract's words say.

use proptest::prelude::*;

use super::fixture::{SAGA, ledger_of, on};
use super::{
    Clash, Event, Records, State, disputes, history, known_claims, likelihood, opposes, rank, standing, supports,
    timeline, voices,
};
use crate::ledger::Ledger;
use crate::model::{Claim, Clock, Day, Origin, Side, SourceId, Stage};

/// Everything that this module tells of a day, with ids as the files name them: places in memory
/// differ between a whole ledger and one that ends early.
fn told(ledger: &Ledger, clock: &Clock) -> String {
    let source = |id: SourceId| ledger[id].slug.to_string();
    let side = |side: &Side| match side {
        Side::Claim(id) => ledger[*id].slug.to_string(),
        Side::Fact(id) => ledger[*id].slug.to_string(),
    };
    let mut told: Vec<String> = Vec::new();
    for (id, s) in rank(ledger, clock) {
        let names = |ids: &[SourceId]| ids.iter().map(|id| source(*id)).collect::<Vec<_>>();
        let ending = s.ending.as_ref().map(|e| (e.reading(&ledger[id]), e.conflicting.len()));
        let fee = s.fee.map(|f| (f.money, &ledger[f.claim].slug));
        let stage = (s.stage, &ledger[s.stage_claim].slug, s.state, s.contested);
        let days = (s.opened, s.last, s.last_evidence, s.since, &s.intervals);
        let originators = (names(&s.originators.named), s.originators.unnamed);
        let recent = (names(&s.recent.named), s.recent.unnamed);
        let counts = (s.claims, originators, recent, s.heat);
        told.push(format!("{} {stage:?} {days:?} {counts:?} {fee:?} {ending:?}", ledger[id].slug));
    }
    told.extend(timeline(ledger, SAGA, clock).moments.into_iter().map(|moment| match moment.event {
        Event::Claim { id, chain, contested } => {
            format!("{} {} {} {contested}", moment.day, ledger[id].slug, chain.nodes().len())
        }
        Event::Note(note) => format!("{} {}", moment.day, note.value.text),
        Event::Outcome(outcome) => format!("{} {outcome:?}", moment.day),
    }));
    for d in disputes(ledger, SAGA, clock) {
        let clash = match &d.clash {
            Clash::Recorded(id) => ledger[*id].slug.to_string(),
            Clash::Document { within, .. } => format!("document {within:?}"),
            found => format!("{found:?}"),
        };
        let sides: Vec<Vec<String>> = d.sides.iter().map(|s| s.iter().map(side).collect()).collect();
        told.push(format!("{clash} {sides:?} {}", d.known));
    }
    let records = Records::new(ledger, clock);
    for id in ledger.source_ids() {
        let record = records.record(ledger, id);
        if record.tally.n > 0 {
            told.push(format!("{} {record:?}", source(id)));
        }
    }
    for id in ledger.saga_ids() {
        let likely = likelihood(ledger, id, clock);
        let parts = likely.iter().flat_map(|l| &l.contributions);
        let claims: Vec<String> = parts.flat_map(|c| &c.claims).map(|id| ledger[*id].slug.to_string()).collect();
        told.push(format!("{:?} {claims:?}", likely.map(|l| (l.probability, l.base, l.trained_through))));
        told.push(format!("{:?}", history(ledger, id, clock)));
        let tellings = voices(ledger, id, clock).into_iter().flat_map(|voice| voice.tellings);
        told.extend(tellings.map(|t| format!("{} {:?}", ledger[t.claim].slug, t.drift.map(|(drift, _)| drift))));
    }
    told.join("\n")
}

/// The day that is `offset` days into the generated time.
fn day(offset: i64) -> String {
    on("2025-06-01").as_of.plus_days(offset).to_string()
}

fn a_claim() -> impl Strategy<Value = String> {
    let who = prop::sample::select(vec!["marca", "as", "romano", "ornstein", "rodra", "?", "?a_report"]);
    let stage = prop::sample::select(Stage::ALL.to_vec());
    let how = prop::sample::select(vec!["", "", "", "opinion", "conditional", "fee=50EUR", "fee=80EUR"]);
    let saga = prop::sample::select(vec!["", "", "", "saga=b"]);
    (who, stage, any::<bool>(), how, saga).prop_map(|(who, stage, against, how, saga)| {
        format!("{who} {} {} {how} {saga}", stage.code(), if against { "against" } else { "" })
    })
}

/// A line of a table with the day on which it becomes known.
fn a_line() -> impl Strategy<Value = (i64, String)> {
    let words = prop_oneof![
        12 => a_claim(),
        1 => prop::sample::select(vec!["completed", "failed", "renewed"]).prop_map(|r| format!("outcome {r}")),
        1 => Just("note".to_string()),
    ];
    (0..300i64, words)
}

/// The state by the contract's words, looking at all claims at once; only where no day has
/// claims both ways, and outcomes aside.
fn by_definition(ledger: &Ledger, clock: &Clock) -> State {
    let known: Vec<&Claim> = known_claims(ledger, SAGA, clock).iter().map(|id| &ledger[*id]).collect();
    let named = |c: &&Claim| c.is_evidence() && matches!(c.origin, Origin::Named(_));
    let newest = |stage| known.iter().filter(|c| named(c) && opposes(c) && c.stage == stage).map(|c| c.published).max();
    let stands = |day: Option<Day>| day.filter(|day| !known.iter().any(|c| supports(c) && c.published >= *day));
    let word = known.iter().filter(|c| named(c)).map(|c| c.published).max();
    let fallen = |c: &Claim| named(&c) && opposes(c) && matches!(c.stage, Stage::Cooled | Stage::Collapsed);
    let first_fall = known.iter().filter(|c| fallen(c)).map(|c| c.published).min();
    let is_new = |i: usize| {
        !matches!(known[i].origin, Origin::Named(_))
            || !known[..i].iter().any(|c| c.is_evidence() && c.origin == known[i].origin)
    };
    let newcomers = (0..known.len()).filter(|i| known[*i].is_evidence() && is_new(*i)).map(|i| known[i].published);
    if stands(newest(Stage::Collapsed)).is_some() {
        State::Collapsed
    } else if word.is_some() && newest(Stage::Denied) == word {
        State::Denied
    } else if stands(newest(Stage::Cooled)).is_some() {
        State::Dropped
    } else if first_fall.is_some_and(|day| known.iter().any(|c| supports(c) && c.published > day)) {
        State::Rekindled
    } else if newcomers.max().unwrap_or(known[0].published).days_until(clock.as_of) >= 45 {
        State::Quiet
    } else {
        State::Active
    }
}

/// A word that moves the state about more often than any of all stages would.
fn a_turn() -> impl Strategy<Value = String> {
    let who = prop::sample::select(vec!["marca", "as", "romano", "?"]);
    let what = prop::sample::select(vec![
        "interest",
        "talks opinion",
        "contact",
        "cooled against",
        "denied against",
        "collapsed against",
        "blocked against",
        "cooled against opinion",
        "denied against",
    ]);
    (who, what).prop_map(|(who, what)| format!("{who} {what}"))
}

proptest! {
    #[test]
    fn the_state_is_what_the_contract_says(turns in prop::collection::vec((1..30i64, a_turn()), 1..12), later in 0..60i64) {
        let mut at = 0;
        let table: Vec<String> = turns.into_iter().map(|(gap, words)| {
            at += gap;
            format!("{} {words}", day(at))
        }).collect();
        let ledger = ledger_of("free", table.iter().map(String::as_str).enumerate());
        let clock = on(&day(at + later));
        prop_assert_eq!(standing(&ledger, SAGA, &clock).unwrap().state, by_definition(&ledger, &clock));
    }

    #[test]
    fn deleting_what_came_later_changes_nothing(
        lines in prop::collection::vec(a_line(), 1..40),
        kind in prop::sample::select(vec!["free", "transfer", "exit", "renewal"]),
        as_of in 0..320i64,
    ) {
        let table: Vec<(usize, i64, String)> = lines.into_iter().enumerate()
            .map(|(number, (at, words))| (number, at, format!("{} {words}", day(at)))).collect();
        let upto = |last: i64| {
            let kept = table.iter().filter(move |(_, at, _)| *at <= last);
            ledger_of(kind, kept.map(|(number, _, line)| (*number, line.as_str())))
        };
        let clock = on(&day(as_of));
        prop_assert_eq!(told(&upto(i64::MAX), &clock), told(&upto(as_of), &clock));
    }

    #[test]
    fn the_last_interval_is_the_state_and_they_never_run_backwards(
        lines in prop::collection::vec(a_line(), 1..40),
        as_of in 0..320i64,
    ) {
        let table: Vec<String> = lines.into_iter().map(|(at, words)| format!("{} {words}", day(at))).collect();
        let ledger = ledger_of("free", table.iter().map(String::as_str).enumerate());
        let clock = on(&day(as_of));
        if let Some(standing) = standing(&ledger, SAGA, &clock) {
            let last = standing.intervals.last().unwrap();
            prop_assert_eq!((last.from, last.state), (standing.since, standing.state));
            prop_assert_eq!(standing.intervals[0].from, standing.opened);
            prop_assert!(standing.since <= clock.as_of);
            prop_assert!(standing.heat <= 1000);
            for pair in standing.intervals.windows(2) {
                prop_assert!(pair[0].from < pair[1].from && pair[0].state != pair[1].state);
                // What it is said to have been is what it was shown as on that day.
                let then = super::standing(&ledger, SAGA, &Clock { as_of: pair[0].from, ..clock }).unwrap();
                prop_assert_eq!(then.state, pair[0].state);
            }
        }
    }

    #[test]
    fn what_a_likelihood_is_made_of_adds_up_to_it(
        lines in prop::collection::vec(a_line(), 1..40),
        kind in prop::sample::select(vec!["free", "transfer", "exit", "renewal"]),
        as_of in 0..320i64,
    ) {
        let table: Vec<String> = lines.into_iter().map(|(at, words)| format!("{} {words}", day(at))).collect();
        let ledger = ledger_of(kind, table.iter().map(String::as_str).enumerate());
        let clock = on(&day(as_of));
        for id in ledger.saga_ids() {
            let Some(likely) = likelihood(&ledger, id, &clock) else { continue };
            let sum = likely.base + likely.contributions.iter().map(|part| part.log_odds).sum::<f64>();
            let odds = likely.probability / (1.0 - likely.probability);
            prop_assert!((odds.ln() - sum).abs() < 1e-9, "{:?}", likely);
            for claim in likely.contributions.iter().flat_map(|part| &part.claims) {
                prop_assert!(ledger[*claim].published <= clock.as_of && ledger[*claim].saga == id);
            }
        }
    }
}
