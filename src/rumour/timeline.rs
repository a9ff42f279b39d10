//! Timelines: what was said of a saga, newest first.

use std::cmp::Reverse;

use crate::ledger::Ledger;
use crate::model::{ClaimId, Clock, Day, LaterNote, Outcome, SagaId, Stated};

use super::chain::{Chain, chain_of_claim};
use super::known_claims;
use super::stance::{opposes, supports};

/// What happened at a moment of a timeline.
#[derive(Clone, PartialEq, Debug)]
pub enum Event<'a> {
    /// It became public how the saga ended, as one reading has it.
    Outcome(&'a Stated<Outcome>),
    /// Something was learnt after the fact.
    Note(&'a Stated<LaterNote>),
    /// A claim was published.
    Claim {
        /// The claim.
        id: ClaimId,
        /// Who said it first, who passed it on, who published it.
        chain: Chain<'a>,
        /// Whether evidence of the same day says the opposite.
        contested: bool,
    },
}

/// One moment of a timeline.
#[derive(Clone, PartialEq, Debug)]
pub struct Moment<'a> {
    /// The day from which it was known.
    pub day: Day,
    /// What happened.
    pub event: Event<'a>,
}

/// A day with evidence both ways, side by side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContestedDay {
    /// The day.
    pub day: Day,
    /// Evidence for the saga's proposition, in file order.
    pub supporting: Vec<ClaimId>,
    /// Evidence against it, in file order.
    pub opposing: Vec<ClaimId>,
}

/// What was said of a saga, by what was known on a day.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Timeline<'a> {
    /// Claims, notes and outcomes, newest day first; within a day outcomes, notes, then claims in
    /// file order.
    pub moments: Vec<Moment<'a>>,
    /// Days with evidence both ways, newest first.
    pub contested: Vec<ContestedDay>,
}

/// The timeline of a saga on the clock's day; empty while no claim of it is known.
pub fn timeline<'a>(ledger: &'a Ledger, id: SagaId, clock: &Clock) -> Timeline<'a> {
    let known = known_claims(ledger, id, clock);
    if known.is_empty() {
        return Timeline::default();
    }
    let saga = &ledger[id];
    let outcomes = saga.outcomes.iter().map(|o| Moment { day: o.known, event: Event::Outcome(o) });
    let notes = saga.later_notes.iter().map(|n| Moment { day: n.known, event: Event::Note(n) });
    let mut moments: Vec<Moment<'a>> = outcomes.chain(notes).filter(|m| clock.sees(m.day)).collect();
    let mut contested = Vec::new();
    for day in known.chunk_by(|a, b| ledger[*a].published == ledger[*b].published) {
        let both_ways = contested_day(ledger, day);
        moments.extend(day.iter().map(|id| moment(ledger, *id, both_ways.is_some())));
        contested.extend(both_ways);
    }
    // The sort is stable: within a day everything stays as it was gathered.
    moments.sort_by_key(|m| Reverse(m.day));
    contested.reverse();
    Timeline { moments, contested }
}

fn moment(ledger: &Ledger, id: ClaimId, both_ways: bool) -> Moment<'_> {
    let claim = &ledger[id];
    let contested = both_ways && claim.is_evidence();
    Moment { day: claim.published, event: Event::Claim { id, chain: chain_of_claim(ledger, claim), contested } }
}

/// The two sides of one day's claims, where there are two.
fn contested_day(ledger: &Ledger, day: &[ClaimId]) -> Option<ContestedDay> {
    let supporting: Vec<ClaimId> = day.iter().copied().filter(|id| supports(&ledger[*id])).collect();
    let opposing: Vec<ClaimId> = day.iter().copied().filter(|id| opposes(&ledger[*id])).collect();
    let both = !supporting.is_empty() && !opposing.is_empty();
    both.then(|| ContestedDay { day: ledger[day[0]].published, supporting, opposing })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rumour::ChainNode;
    use crate::rumour::fixture::{SAGA, ledger, on};

    const TABLE: &str = "
        2026-03-10 ? interest by=marca
        2026-02-05 rodra interest conditional via=espn
        2026-03-10 romano cooled against
        2026-03-10 as interest opinion
        2026-06-04 note
        2026-03-10 outcome failed on=2026-03-09
        2026-02-01 steele cooled against";

    fn days(timeline: &Timeline<'_>) -> Vec<String> {
        let what = |event: &Event<'_>| match event {
            Event::Outcome(_) => "outcome".to_string(),
            Event::Note(_) => "note".to_string(),
            Event::Claim { id, contested, .. } => format!("c{}{}", id.index(), if *contested { "!" } else { "" }),
        };
        timeline.moments.iter().map(|m| format!("{} {}", m.day, what(&m.event))).collect()
    }

    #[test]
    fn the_newest_comes_first_and_nothing_from_after_the_day() {
        let ledger = ledger("free", TABLE);
        assert_eq!(
            days(&timeline(&ledger, SAGA, &on("2026-03-11"))),
            [
                "2026-03-10 outcome",
                "2026-03-10 c0!",
                "2026-03-10 c2!",
                "2026-03-10 c3",
                "2026-02-05 c1",
                "2026-02-01 c4",
            ]
        );
        assert_eq!(days(&timeline(&ledger, SAGA, &on("2026-02-04"))), ["2026-02-01 c4"]);
        assert_eq!(days(&timeline(&ledger, SAGA, &on("2026-06-04")))[0], "2026-06-04 note");
        assert!(timeline(&ledger, SAGA, &on("2026-01-31")).moments.is_empty());
    }

    #[test]
    fn contested_days_stand_side_by_side_without_opinions() {
        let ledger = ledger("free", TABLE);
        let contested = timeline(&ledger, SAGA, &on("2026-03-11")).contested;
        assert_eq!(
            contested,
            [ContestedDay {
                day: "2026-03-10".parse().unwrap(),
                supporting: vec![ClaimId::at(0)],
                opposing: vec![ClaimId::at(2)],
            }]
        );
    }

    #[test]
    fn a_claim_carries_its_chain() {
        let ledger = ledger("free", TABLE);
        let timeline = timeline(&ledger, SAGA, &on("2026-02-05"));
        let Event::Claim { chain, .. } = &timeline.moments[0].event else { panic!("a claim is the newest") };
        let source = |slug: &str| ChainNode::Source(ledger.index.sources[slug]);
        assert_eq!(chain.nodes(), [source("rodra"), source("espn")]);
    }
}
