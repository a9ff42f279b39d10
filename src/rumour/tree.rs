//! Chains as trees: who said a thing first, and what each who passed it on made of it.
//!
//! One root for each independent originator. The unnamed of one day with the same destination or
//! fee count once: nothing says that they are several. Of what one originator said
//! within [`DRIFT_DAYS`] days, the telling with the shortest chain is nearest to him; one that says
//! more, less or other than that has drifted.

use crate::ledger::Ledger;
use crate::model::{Claim, ClaimId, Clock, Origin, Saga, SagaId};

use super::chain::{ChainNode, chain_of_claim, may_be_one};
use super::known_claims;
use super::stance::progress;

/// Later tellings may simply be news.
pub const DRIFT_DAYS: i64 = 3;

/// How a telling differs from the one nearest to the originator.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Drift {
    /// It says the opposite.
    OtherStance,
    /// It says that things are further along.
    More,
    /// It says that they are less far.
    Less,
    /// It names another fee.
    OtherFee,
    /// It makes it depend on something that the other does not.
    AddsCondition,
    /// It leaves a condition out.
    DropsCondition,
}

impl Drift {
    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherStance => "other_stance",
            Self::More => "more",
            Self::Less => "less",
            Self::OtherFee => "other_fee",
            Self::AddsCondition => "adds_condition",
            Self::DropsCondition => "drops_condition",
        }
    }
}

/// One telling of what an originator said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Telling<'a> {
    /// The claim.
    pub claim: ClaimId,
    /// Who passed it on, the publisher last.
    pub hops: Vec<ChainNode<'a>>,
    /// How it differs from the telling nearest to the originator, and which that is.
    pub drift: Option<(Drift, ClaimId)>,
}

/// One originator with everything told of him.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Voice<'a> {
    /// Who said it first; of the unnamed of a day, the first.
    pub origin: ChainNode<'a>,
    /// What was told, oldest first.
    pub tellings: Vec<Telling<'a>>,
}

/// The originators of a saga in the order in which they first spoke, opinions included, each with
/// what was told of him by the clock's day.
pub fn voices<'a>(ledger: &'a Ledger, id: SagaId, clock: &Clock) -> Vec<Voice<'a>> {
    let mut groups: Vec<Vec<ClaimId>> = Vec::new();
    for claim in known_claims(ledger, id, clock) {
        match groups.iter_mut().find(|group| is_one_voice(&ledger[id], &ledger[group[0]], &ledger[*claim])) {
            Some(group) => group.push(*claim),
            None => groups.push(vec![*claim]),
        }
    }
    groups.into_iter().map(|claims| voice(ledger, &claims)).collect()
}

/// Whether two claims have one originator: the same name, or unnamed ones that may well be one.
fn is_one_voice(saga: &Saga, one: &Claim, other: &Claim) -> bool {
    match (&one.origin, &other.origin) {
        (Origin::Named(a), Origin::Named(b)) => a == b,
        (Origin::Unnamed(_), Origin::Unnamed(_)) => may_be_one(saga, one, other),
        _ => false,
    }
}

fn voice<'a>(ledger: &'a Ledger, claims: &[ClaimId]) -> Voice<'a> {
    let hops = |id: &ClaimId| chain_of_claim(ledger, &ledger[*id]).nodes()[1..].to_vec();
    let lengths: Vec<usize> = claims.iter().map(|id| hops(id).len()).collect();
    let tellings = claims.iter().enumerate().map(|(own, id)| {
        let near = |other: &usize| {
            let days = ledger[claims[*other]].published.days_until(ledger[*id].published);
            days.abs() <= DRIFT_DAYS && (lengths[*other], *other) < (lengths[own], own)
        };
        let nearest = (0..claims.len()).filter(near).min_by_key(|other| (lengths[*other], *other));
        let drift = nearest.and_then(|at| Some((drift(ledger, &ledger[claims[at]], &ledger[*id])?, claims[at])));
        Telling { claim: *id, hops: hops(id), drift }
    });
    Voice { origin: chain_of_claim(ledger, &ledger[claims[0]]).originator(), tellings: tellings.collect() }
}

/// How one telling differs from the one nearest to the originator.
fn drift(ledger: &Ledger, near: &Claim, told: &Claim) -> Option<Drift> {
    let saga = &ledger[near.saga];
    let far = |claim: &Claim| progress(saga, claim.stage);
    if near.polarity != told.polarity {
        return Some(Drift::OtherStance);
    }
    if near.stage != told.stage {
        return Some(if far(told) > far(near) { Drift::More } else { Drift::Less });
    }
    match (near.fee, told.fee) {
        (Some(one), Some(other)) if one != other => return Some(Drift::OtherFee),
        _ => {}
    }
    match (&near.condition, &told.condition) {
        (None, Some(_)) => Some(Drift::AddsCondition),
        (Some(_), None) => Some(Drift::DropsCondition),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rumour::fixture::{SAGA, ledger, on};

    fn drifts(table: &str) -> Vec<Vec<Option<Drift>>> {
        let ledger = ledger("free", table);
        let voices = voices(&ledger, SAGA, &on("2026-03-01"));
        voices.iter().map(|voice| voice.tellings.iter().map(|t| t.drift.map(|(drift, _)| drift)).collect()).collect()
    }

    #[test]
    fn a_relay_that_says_more_than_its_origin_has_drifted() {
        let table = "
            2026-02-06 moretto interest
            2026-02-07 moretto contact via=goal by=as
            2026-02-08 moretto interest against by=as
            2026-02-20 moretto talks by=as";
        let found = [vec![None, Some(Drift::More), Some(Drift::OtherStance), None]];
        assert_eq!(drifts(table), found);
    }

    #[test]
    fn fees_that_differ_on_the_way_are_drift() {
        let table = "
            2026-02-06 moretto bid fee=50EUR
            2026-02-06 moretto bid fee=60EUR by=as
            2026-02-06 marca bid fee=70EUR";
        assert_eq!(drifts(table), [vec![None, Some(Drift::OtherFee)], vec![None]]);
    }

    #[test]
    fn the_unnamed_of_one_day_are_one_voice() {
        let table = "
            2026-02-06 ?one interest
            2026-02-06 ?other interest
            2026-02-07 ? interest";
        assert_eq!(drifts(table).iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
    }
}
