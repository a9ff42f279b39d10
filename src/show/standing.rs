//! Where players and sagas stand, chains and contradictions, in words.

use crate::desk::AtOdds;
use crate::ledger::Ledger;
use crate::model::{Money, PartialDay, SeasonCalendar, Subject};
use crate::rumour::{Chain, ChainNode, Clash, Dated, State};
use crate::squad::{EmptyReason, GoneReason, Presence, RankBasis};

use super::{chain, day, money, outcome, partial, stage};

/// A saga's state.
pub const fn state(state: State) -> &'static str {
    match state {
        State::Completed => "completed",
        State::Failed => "failed",
        State::Collapsed => "collapsed",
        State::Denied => "denied",
        State::Dropped => "dropped",
        State::Rekindled => "rekindled",
        State::Quiet => "quiet",
        State::Active => "active",
    }
}

/// How a player belongs to a chart.
pub const fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Squad => "squad",
        Presence::Leaving => "leaving",
        Presence::OnLoanIn => "on loan here",
        Presence::Arriving => "arriving",
        Presence::LoanedOut => "loaned out",
        Presence::LinkedIn => "linked",
    }
}

/// What a place in the order rests on.
pub const fn rank_basis(basis: RankBasis) -> &'static str {
    match basis {
        RankBasis::Stated => "stated in a report",
        RankBasis::Starts => "league starts",
        RankBasis::Minutes => "league minutes",
        RankBasis::Shirt => "no evidence: by shirt number",
        RankBasis::Name => "no evidence: by name",
    }
}

/// Why a chart has no squad to show, with what to do.
pub const fn empty_reason(reason: EmptyReason) -> &'static str {
    match reason {
        EmptyReason::Elsewhere => "No squad of this club is in the ledger; its sagas are listed under Rumours.",
        EmptyReason::NothingKnownYet => "Nothing was known of this squad on that day; move to a later one with ].",
    }
}

/// Why a player of today is not in a season to come.
pub fn gone_reason(ledger: &Ledger, reason: &GoneReason) -> String {
    match reason {
        GoneReason::ContractEnds(on) => format!("contract ends {}", day(*on)),
        GoneReason::Leaves(parting) => match parting.to {
            Some(club) => format!("leaves for {} on {}", ledger[club].name, day(parting.on)),
            None => format!("leaves on {}", day(parting.on)),
        },
        GoneReason::Moves { to, on } => match on {
            Some(on) => format!("joins {} on {}", ledger[*to].name, day(*on)),
            None => format!("joins {}", ledger[*to].name),
        },
        GoneReason::LoanEnds(Some(on)) => format!("loan ends {}", day(*on)),
        GoneReason::LoanEnds(None) => "loan ends".to_string(),
    }
}

/// What a place of a chain is called.
pub fn chain_node<'a>(ledger: &'a Ledger, node: ChainNode<'a>) -> &'a str {
    match node {
        ChainNode::Source(source) => &ledger[source].name,
        ChainNode::Unnamed(Some(described)) => described,
        ChainNode::Unnamed(None) => "unnamed",
        ChainNode::Document(document) => document,
    }
}

/// A chain, first to last: `Matteo Moretto › Anfield Index`.
pub fn chain_of(ledger: &Ledger, links: &Chain<'_>) -> String {
    chain(links.nodes().iter().map(|node| chain_node(ledger, *node)))
}

/// What is at odds.
pub fn clash(ledger: &Ledger, clash: &Clash) -> String {
    match clash {
        Clash::Recorded(id) => ledger[*id].summary.to_string(),
        Clash::Stance { supported, opposed, from, to } if from == to => {
            format!("{} against {} on {}", stage(*supported), stage(*opposed), day(*to))
        }
        Clash::Stance { supported, opposed, from, to } => {
            format!("{} against {} between {} and {}", stage(*supported), stage(*opposed), day(*from), day(*to))
        }
        Clash::Fee { stage: of, low, high } => format!("{}: {}", stage(*of), fees(*low, *high)),
        Clash::Dates { first, last, of } => {
            let what = match of {
                Dated::Fact(fact) => ledger[*fact].kind.replace('_', " "),
                Dated::Step(step) => stage(*step).to_string(),
            };
            format!("{what}: {} against {}", given(*first), given(*last))
        }
        Clash::Document { within, .. } => format!("one document says both: {}", self::clash(ledger, within)),
        Clash::Silence { fact, due } => {
            format!("nothing was told of what was due on {}: {}", day(*due), ledger[*fact].summary)
        }
        Clash::Outcome { shown, other } => format!(
            "{} on {}, by another reading {} on {}",
            outcome(shown.0),
            day(shown.1),
            outcome(other.0),
            day(other.1)
        ),
    }
}

/// A date as it was given, without working out a day.
fn given(date: PartialDay) -> String {
    match date {
        PartialDay::SeasonEnd(season) => format!("season {season}"),
        PartialDay::Year(year) => year.to_string(),
        PartialDay::Day(_) | PartialDay::Month(..) => partial(date, SeasonCalendar::EUROPEAN),
    }
}

fn fees(low: Money, high: Money) -> String {
    format!("{} against {}", money(low), money(high))
}

/// Whom or what a contradiction is about, by name.
pub fn about(ledger: &Ledger, odd: &AtOdds) -> String {
    match (odd.saga, odd.subject) {
        (Some(saga), _) => {
            let to = ledger[saga].to.map(|to| format!(" → {}", ledger[to].name)).unwrap_or_default();
            format!("{}{to}", ledger[ledger[saga].player].name)
        }
        (None, Some(Subject::Player(id))) => ledger[id].name.to_string(),
        (None, Some(Subject::Club(id))) => ledger[id].name.to_string(),
        (None, Some(Subject::Person(id))) => ledger[id].name.to_string(),
        (None, Some(Subject::Source(id))) => ledger[id].name.to_string(),
        (None, None) => String::new(),
    }
}
