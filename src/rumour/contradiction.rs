//! Contradictions of a saga: recorded by whoever keeps the ledger, and found in the claims.
//!
//! A found one needs two originators who cannot both be right at about the same time, or one
//! document that says both; that a story moved on in a month is none. Pairs that hang together in time are told as one dispute.

use std::cmp::Reverse;

use crate::ledger::Ledger;
use crate::model::{
    Claim, ClaimId, Clock, ContradictionId, Day, Money, Origin, Outcome, Saga, SagaId, Side, Stage, StageFamily,
    Stated, Subject,
};

use super::clash::{Clash, Dispute};
use super::date_clash::{dates, recalled};
use super::known_claims;
use super::silence::silences;
use super::stance::{opposes, progress, supports};
use super::standing::standing;

/// Claims for and against clash when they are at most this many days apart.
const STANCE_DAYS: i64 = 3;

/// Fees named for one stage clash when they are at most this many days apart: later, a bid may
/// simply have been raised.
const FEE_DAYS: i64 = 7;

/// Fees clash when one is more than this many percent of the other.
const FEE_PERCENT: u128 = 110;

/// The contradictions of a saga on the clock's day: the recorded ones all of whose sides are known
/// by then, and those found. Newest first; of one day, recorded before found.
pub fn disputes(ledger: &Ledger, id: SagaId, clock: &Clock) -> Vec<Dispute> {
    let known = known_claims(ledger, id, clock);
    let saga = &ledger[id];
    let recorded = recorded(ledger, saga, known, clock);
    let mut found = stances(ledger, saga, known);
    found.extend(fees(ledger, known));
    found.extend(recalled(ledger, known));
    let of_facts = silences(ledger, clock).into_iter().chain(dates(ledger, Subject::Player(saga.player), clock));
    found.extend(of_facts.filter(|dispute| concerns(ledger, dispute, known)));
    found.retain(|dispute| !recorded.iter().any(|r| covers(ledger, r, dispute)));
    found.extend(outcomes(ledger, id, clock));
    let mut all = recorded;
    all.append(&mut found);
    all.sort_by_key(|d| Reverse(d.known));
    all
}

/// The claim that a side is, or says the same as.
fn claim_of(ledger: &Ledger, side: Side) -> Option<ClaimId> {
    match side {
        Side::Fact(fact) => ledger[fact].claim,
        Side::Claim(claim) => Some(claim),
    }
}

/// Whether a dispute between facts is about what one of the claims says.
fn concerns(ledger: &Ledger, dispute: &Dispute, known: &[ClaimId]) -> bool {
    dispute.sides.iter().flatten().filter_map(|side| claim_of(ledger, *side)).any(|claim| known.contains(&claim))
}

/// Whether a recorded contradiction tells all that a found one does.
fn covers(ledger: &Ledger, recorded: &Dispute, found: &Dispute) -> bool {
    let says = |told: Side, side: Side| {
        told == side || matches!(side, Side::Claim(claim) if claim_of(ledger, told) == Some(claim))
    };
    let told = |side: &Side| recorded.sides.iter().flatten().any(|told| says(*told, *side));
    found.sides.iter().flatten().all(told)
}

/// The recorded contradictions that one of the claims is a side of, or a fact that says the same
/// as one of them.
fn recorded(ledger: &Ledger, saga: &Saga, known: &[ClaimId], clock: &Clock) -> Vec<Dispute> {
    let index = &ledger.index;
    let of_claims = known.iter().filter_map(|id| index.contradictions_of_claim.get(id));
    let facts = index.facts_of.get(&Subject::Player(saga.player)).into_iter().flatten();
    let of_facts = facts
        .filter(|id| ledger[**id].claim.is_some_and(|claim| known.contains(&claim)))
        .filter_map(|id| index.contradictions_of_fact.get(id));
    let mut ids: Vec<ContradictionId> = of_claims.chain(of_facts).flatten().copied().collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().filter_map(|id| seen(ledger, id, clock)).collect()
}

/// A recorded contradiction, once all of its sides are known.
fn seen(ledger: &Ledger, id: ContradictionId, clock: &Clock) -> Option<Dispute> {
    let recorded = &ledger[id];
    clock.sees(recorded.known).then(|| Dispute {
        clash: Clash::Recorded(id),
        sides: recorded.sides.iter().map(|side| vec![*side]).collect(),
        known: recorded.known,
    })
}

/// The contradictions between facts about somebody on the clock's day: the recorded ones, of facts
/// that concern him too, and dates that cannot all be so; newest first. Those of his sagas' claims
/// alone are told by [`disputes`].
pub fn disputes_about(ledger: &Ledger, subject: Subject, clock: &Clock) -> Vec<Dispute> {
    let facts = ledger.index.facts_of.get(&subject).into_iter().flatten();
    let of_facts = facts.filter_map(|id| ledger.index.contradictions_of_fact.get(id));
    let mut ids: Vec<ContradictionId> = of_facts.flatten().copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let mut all: Vec<Dispute> = ids.into_iter().filter_map(|id| seen(ledger, id, clock)).collect();
    let mut found = dates(ledger, subject, clock);
    found.retain(|dispute| !all.iter().any(|recorded| covers(ledger, recorded, dispute)));
    all.append(&mut found);
    all.sort_by_key(|d| Reverse(d.known));
    all
}

/// Two claims at odds.
type Pair = (ClaimId, ClaimId);

/// Groups pairs that hang together in time: each begins within `days` of an earlier one's end.
fn groups(ledger: &Ledger, mut pairs: Vec<Pair>, days: i64) -> Vec<Vec<ClaimId>> {
    let day = |id: ClaimId| ledger[id].published;
    let span = |(a, b): &Pair| (day(*a).min(day(*b)), day(*a).max(day(*b)));
    pairs.sort_by_key(|pair| (span(pair), *pair));
    let mut groups: Vec<(Day, Vec<ClaimId>)> = Vec::new();
    for pair in pairs {
        let (first, last) = span(&pair);
        match groups.last_mut() {
            Some((end, claims)) if end.days_until(first) <= days => {
                *end = last.max(*end);
                claims.extend([pair.0, pair.1]);
            }
            _ => groups.push((last, vec![pair.0, pair.1])),
        }
    }
    for (_, claims) in &mut groups {
        claims.sort_by_key(|id| (day(*id), *id));
        claims.dedup();
    }
    groups.into_iter().map(|(_, claims)| claims).collect()
}

/// Every pair of claims at most `days` apart that is at odds.
fn pairs(ledger: &Ledger, claims: &[ClaimId], days: i64, at_odds: impl Fn(&Claim, &Claim) -> bool) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (i, a) in claims.iter().enumerate() {
        let one = &ledger[*a];
        let near = claims[i + 1..].iter().take_while(|b| one.published.days_until(ledger[**b].published) <= days);
        let odd = near.filter(|b| at_odds(one, &ledger[**b]));
        pairs.extend(odd.map(|b| (*a, *b)));
    }
    pairs
}

/// Whether two claims are words that can clash: one originator may change his mind between two
/// reports, not within one, unless he looks back there. That talks are held and yet do not move is
/// one stage told in full.
fn may_clash(a: &Claim, b: &Claim) -> bool {
    let now = a.recalls.is_none() && b.recalls.is_none();
    differ(&a.origin, &b.origin) || (a.report == b.report && a.stage != b.stage && now)
}

/// Whether two originators are not the same source. An unnamed one is nobody else that is known.
pub(super) fn differ(a: &Origin, b: &Origin) -> bool {
    match (a, b) {
        (Origin::Named(one), Origin::Named(other)) => one != other,
        _ => true,
    }
}

/// Disputes about whether it happens.
fn stances(ledger: &Ledger, saga: &Saga, known: &[ClaimId]) -> Vec<Dispute> {
    let evidence: Vec<ClaimId> = known.iter().copied().filter(|id| ledger[*id].is_evidence()).collect();
    let at_odds = |a: &Claim, b: &Claim| {
        may_clash(a, b)
            && ((supports(a) && opposes(b) && excludes(saga, b, a))
                || (supports(b) && opposes(a) && excludes(saga, a, b)))
    };
    let pairs = pairs(ledger, &evidence, STANCE_DAYS, at_odds);
    groups(ledger, pairs, STANCE_DAYS).into_iter().filter_map(|claims| stance(ledger, saga, &claims)).collect()
}

fn stance(ledger: &Ledger, saga: &Saga, claims: &[ClaimId]) -> Option<Dispute> {
    let (supporting, opposing): (Vec<ClaimId>, Vec<ClaimId>) = claims.iter().partition(|id| supports(&ledger[**id]));
    let furthest = supporting.iter().max_by_key(|id| (progress(saga, ledger[**id].stage), **id))?;
    let (from, to) = (ledger[*claims.first()?].published, ledger[*claims.last()?].published);
    let clash =
        Clash::Stance { supported: ledger[*furthest].stage, opposed: ledger[*opposing.last()?].stage, from, to };
    let side = |ids: &[ClaimId]| ids.iter().map(|id| Side::Claim(*id)).collect();
    let clash = within_one_document(ledger, claims, clash);
    Some(Dispute { clash, sides: vec![side(&supporting), side(&opposing)], known: to })
}

/// The clash, told as a document's own where all of it stands in one and is of one originator.
fn within_one_document(ledger: &Ledger, claims: &[ClaimId], clash: Clash) -> Clash {
    let Some(first) = claims.first().map(|id| &ledger[*id]) else { return clash };
    let own = claims.iter().all(|id| ledger[*id].report == first.report && !differ(&ledger[*id].origin, &first.origin));
    if own { Clash::Document { report: first.report, within: Box::new(clash) } } else { clash }
}

/// Whether a word against cannot stand beside a word of support.
///
/// `bid_rejected` excludes nothing: a bid and its rejection go together. That the seller blocks, or
/// the player rejects, does not make it untrue that a club is after him.
fn excludes(saga: &Saga, against: &Claim, support: &Claim) -> bool {
    let wanted = progress(saga, support.stage);
    let at_least = |stage| wanted >= progress(saga, stage);
    match against.stage {
        Stage::Denied | Stage::Cooled => at_least(Stage::Interest),
        Stage::Collapsed => at_least(Stage::Talks),
        Stage::Blocked => support.stage == Stage::Available || at_least(Stage::Agreed),
        Stage::PlayerRejects => support.stage == Stage::PlayerWants || at_least(Stage::PersonalTerms),
        Stage::ContractRejected => at_least(Stage::ContractAgreed),
        Stage::LeaveFree => support.stage.family() == StageFamily::Contract,
        Stage::BidRejected => false,
        wish @ (Stage::PlayerWants | Stage::Available) => support.stage == wish,
        // A negated step: there was none, so there was nothing beyond it either.
        step => support.stage.family() == step.family() && at_least(step),
    }
}

/// Disputes about money.
fn fees(ledger: &Ledger, known: &[ClaimId]) -> Vec<Dispute> {
    let named: Vec<ClaimId> =
        known.iter().copied().filter(|id| ledger[*id].is_evidence() && ledger[*id].fee.is_some()).collect();
    let at_odds = |a: &Claim, b: &Claim| match (a.fee, b.fee) {
        (Some(one), Some(other)) => a.stage == b.stage && differ(&a.origin, &b.origin) && far_apart(one, other),
        _ => false,
    };
    let pairs = pairs(ledger, &named, FEE_DAYS, at_odds);
    let kind = |id: ClaimId| (ledger[id].stage, ledger[id].fee.map(|fee| fee.currency));
    let mut kinds: Vec<_> = pairs.iter().map(|(a, _)| kind(*a)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let of_kind = |k| pairs.iter().filter(|(a, _)| kind(*a) == k).copied().collect();
    let claims = kinds.into_iter().flat_map(|k| groups(ledger, of_kind(k), FEE_DAYS));
    claims.filter_map(|claims| fee(ledger, &claims)).collect()
}

fn fee(ledger: &Ledger, claims: &[ClaimId]) -> Option<Dispute> {
    let mut named: Vec<(Money, ClaimId)> = claims.iter().filter_map(|id| Some((ledger[*id].fee?, *id))).collect();
    // Stable: claims that name one fee stay oldest first.
    named.sort_by_key(|(money, _)| (money.amount, money.addons));
    let clash = Clash::Fee { stage: ledger[*claims.first()?].stage, low: named.first()?.0, high: named.last()?.0 };
    let sides = named.chunk_by(|(a, _), (b, _)| a == b);
    let sides = sides.map(|same| same.iter().map(|(_, id)| Side::Claim(*id)).collect()).collect();
    Some(Dispute { clash, sides, known: ledger[*claims.last()?].published })
}

/// Whether two fees of one currency differ by more than counting add-ons or not can explain.
/// Fees of different currencies are never compared.
fn far_apart(a: Money, b: Money) -> bool {
    let (low, high) = if a.amount <= b.amount { (a, b) } else { (b, a) };
    let most = u128::from(low.amount) + u128::from(low.addons.unwrap_or(0));
    a.currency == b.currency && u128::from(high.amount) * 100 > most * FEE_PERCENT
}

/// The dispute about how it ended, where readings differ.
fn outcomes(ledger: &Ledger, id: SagaId, clock: &Clock) -> Option<Dispute> {
    let saga = &ledger[id];
    let ending = standing(ledger, id, clock)?.ending?;
    let shown = ending.reading(saga);
    let other = ending.conflicting.iter().map(|place| &saga.outcomes[*place]).max_by_key(|o| o.known)?;
    let says = |o: &Stated<Outcome>| (o.value.result, o.value.date);
    let known = shown.known.max(other.known);
    Some(Dispute { clash: Clash::Outcome { shown: says(shown), other: says(other) }, sides: Vec::new(), known })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rumour::fixture::{SAGA, ledger, on};

    /// The disputes of a table on a day, in short.
    fn told(kind: &str, table: &str, day: &str) -> Vec<String> {
        let ledger = ledger(kind, table);
        let clash = |clash: &Clash| match clash {
            Clash::Recorded(id) => format!("recorded {}", ledger[*id].slug),
            Clash::Stance { supported, opposed, from, to } => {
                format!("{} / {} {from} {to}", supported.code(), opposed.code())
            }
            Clash::Fee { stage, low, high } => format!("{} {} {}", stage.code(), low.amount, high.amount),
            Clash::Silence { due, .. } => format!("silence {due}"),
            Clash::Dates { first, last, .. } => format!("dates {first} {last}"),
            Clash::Document { within, .. } => format!("document {}", within.code()),
            Clash::Outcome { shown, other } => format!("{:?} {} / {:?} {}", shown.0, shown.1, other.0, other.1),
        };
        let side = |side: &Side| match side {
            Side::Claim(id) => ledger[*id].slug.to_string(),
            Side::Fact(id) => ledger[*id].slug.to_string(),
        };
        let all = |side_of: &Vec<Side>| side_of.iter().map(side).collect::<Vec<_>>().join("+");
        let line = |d: &Dispute| {
            let sides: Vec<String> = d.sides.iter().map(all).collect();
            format!("{}: {}", clash(&d.clash), sides.join(" | "))
        };
        disputes(&ledger, SAGA, &on(day)).iter().map(line).collect()
    }

    #[test]
    fn opposite_words_of_about_the_same_day_are_one_dispute() {
        let table = "
            2026-01-01 marca interest
            2026-01-03 romano denied against
            2026-01-04 as talks
            2026-01-20 ornstein cooled against
            2026-01-24 rodra interest";
        assert_eq!(told("free", table, "2026-02-01"), ["talks / denied 2026-01-01 2026-01-04: c0+c2 | c1"]);
        assert_eq!(told("free", table, "2026-01-03"), ["interest / denied 2026-01-01 2026-01-03: c0 | c1"]);
        assert_eq!(told("free", table, "2026-01-02"), [""; 0]);
    }

    #[test]
    fn one_originator_and_opinions_do_not_clash() {
        let same = "2026-01-01 marca interest\n2026-01-02 marca cooled against";
        assert_eq!(told("free", same, "2026-02-01"), [""; 0]);
        let opinion = "2026-01-01 marca interest\n2026-01-02 as cooled against opinion";
        assert_eq!(told("free", opinion, "2026-02-01"), [""; 0]);
        let unnamed = "2026-01-01 ? interest\n2026-01-02 ? cooled against";
        assert_eq!(told("free", unnamed, "2026-02-01").len(), 1);
    }

    #[test]
    fn only_what_excludes_the_other_clashes() {
        let clash = |kind: &str, against: &str, support: &str| {
            let table = format!("2026-01-01 marca {support}\n2026-01-01 as {against} against");
            !told(kind, &table, "2026-02-01").is_empty()
        };
        for (against, support, at_odds) in [
            ("denied", "interest", true),
            ("cooled", "player_wants", false),
            ("cooled", "leave_free", false),
            ("bid_rejected", "bid", false),
            ("blocked", "interest", false),
            ("blocked", "available", true),
            ("blocked", "agreed", true),
            ("player_rejects", "talks", false),
            ("player_rejects", "player_wants", true),
            ("player_rejects", "personal_terms", true),
            ("collapsed", "interest", false),
            ("collapsed", "agreed", true),
            ("bid", "talks", false),
            ("bid", "agreed", true),
            ("available", "player_wants", false),
            ("available", "available", true),
        ] {
            assert_eq!(clash("transfer", against, support), at_odds, "{against} {support}");
        }
        for (against, support, at_odds) in [
            ("contract_rejected", "contract_talks", false),
            ("contract_rejected", "contract_agreed", true),
            ("contract_talks", "contract_talks", true),
            ("leave_free", "contract_talks", true),
            ("contract_signed", "contract_agreed", false),
        ] {
            assert_eq!(clash("renewal", against, support), at_odds, "{against} {support}");
        }
    }

    #[test]
    fn fees_of_one_stage_clash_when_named_at_about_the_same_time() {
        let table = "
            2026-01-01 marca bid fee=50EUR
            2026-01-02 as bid fee=70EUR
            2026-01-03 rodra bid fee=50EUR
            2026-01-03 romano bid fee=54EUR
            2026-01-03 bild talks fee=90EUR
            2026-01-04 sky bid fee=90GBP
            2026-01-30 goal bid fee=90EUR";
        assert_eq!(told("transfer", table, "2026-02-01"), ["bid 50000000 70000000: c0+c2 | c3 | c1"]);
        let raised = "2026-01-01 marca bid fee=50EUR\n2026-01-02 marca bid fee=70EUR";
        assert_eq!(told("transfer", raised, "2026-02-01"), [""; 0]);
    }

    #[test]
    fn addons_may_explain_a_difference() {
        let euro = |amount, addons| Money { amount, currency: crate::model::Currency::EUR, addons };
        assert!(far_apart(euro(50, None), euro(60, None)));
        assert!(!far_apart(euro(50, Some(10)), euro(60, None)));
        assert!(!far_apart(euro(55, None), euro(50, None)));
        assert!(far_apart(euro(0, None), euro(1, None)));
    }

    #[test]
    fn recorded_ones_show_once_their_sides_are_known_and_stand_for_what_they_cover() {
        let table = "
            2026-01-01 marca interest
            2026-01-02 as denied against
            clash 0 1
            2026-01-05 rodra contact
            clash 0 3";
        assert_eq!(told("free", table, "2026-01-01"), [""; 0]);
        assert_eq!(told("free", table, "2026-01-04"), ["recorded x2: c0 | c1"]);
        assert_eq!(
            told("free", table, "2026-01-05"),
            ["recorded x4: c0 | c3", "contact / denied 2026-01-01 2026-01-05: c0+c3 | c1", "recorded x2: c0 | c1"]
        );
    }

    #[test]
    fn a_fact_that_says_the_same_as_a_claim_brings_its_contradictions() {
        let table = "
            2026-01-01 marca interest
            2026-01-02 fact of=as claim=c0
            2026-01-03 fact of=rodra
            clash-facts 1 2";
        assert_eq!(told("free", table, "2026-01-02"), [""; 0]);
        assert_eq!(told("free", table, "2026-01-03"), ["recorded x3: f1 | f2"]);
    }

    #[test]
    fn contradictions_of_facts_alone_stand_with_whom_they_are_about() {
        let table = "
            2026-01-01 marca interest
            2026-01-02 fact of=as
            2026-01-03 fact of=rodra
            clash-facts 1 2";
        assert_eq!(told("free", table, "2026-01-03"), [""; 0]);
        let ledger = ledger("free", table);
        let about = |subject, day| disputes_about(&ledger, subject, &on(day)).len();
        let (player, club) = (Subject::Player(ledger[SAGA].player), Subject::Club(crate::model::ClubId::at(0)));
        assert_eq!((about(player, "2026-01-02"), about(player, "2026-01-03"), about(club, "2026-01-03")), (0, 1, 0));
    }

    #[test]
    fn readings_of_the_outcome_that_differ_are_a_dispute() {
        let table = "
            2026-01-01 marca interest
            2026-01-16 outcome failed
            2026-01-19 outcome failed
            2026-01-19 outcome renewed on=2026-01-19";
        assert_eq!(told("free", table, "2026-01-18"), [""; 0]);
        assert_eq!(told("free", table, "2026-01-19"), ["Renewed 2026-01-19 / Failed 2026-01-16: "]);
    }
}
