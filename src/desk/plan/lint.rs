//! Claims that a rule makes impossible on the day they were made.

use crate::ledger::Ledger;
use crate::model::{Claim, ClaimId, Clock, Day, SagaId, SagaKind, Stage};
use crate::rumour::{known_claims, supports};
use crate::squad::{Moment, contract};

/// A claim that tells of an agreement before a rule allows one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Breach {
    /// The claim.
    pub claim: ClaimId,
    /// The day it was made.
    pub published: Day,
    /// The first day on which the club may agree with the player.
    pub allowed_from: Day,
}

/// The claims of a saga, known on the clock's day, that tell of an agreement with a player whose
/// contract runs out, before the day from which the club may agree with him.
///
/// Only free transfers are held against the rule: for a fee, clubs may agree whenever they like.
/// The contract is the one that the club he would leave shows on the clock's day.
pub fn breaches(ledger: &Ledger, id: SagaId, clock: &Clock) -> Vec<Breach> {
    let Some(allowed_from) = allowed_from(ledger, id, clock) else { return Vec::new() };
    let claims = known_claims(ledger, id, clock).iter().map(|claim| (*claim, &ledger[*claim]));
    let early = claims.filter(|(_, claim)| claim.published < allowed_from && tells_of_agreement(claim));
    early.map(|(id, claim)| Breach { claim: id, published: claim.published, allowed_from }).collect()
}

/// What rule one claim breaks, if it breaks one: as [`breaches`] of its saga tells, without going through the others.
pub fn breach_of(ledger: &Ledger, id: ClaimId, clock: &Clock) -> Option<Breach> {
    let claim = &ledger[id];
    // Few claims tell of an agreement, and that is told at once.
    if !tells_of_agreement(claim) || !clock.sees(claim.published) {
        return None;
    }
    let allowed_from = allowed_from(ledger, claim.saga, clock).filter(|from| claim.published < *from)?;
    Some(Breach { claim: id, published: claim.published, allowed_from })
}

fn tells_of_agreement(claim: &Claim) -> bool {
    let agreed = matches!(
        claim.stage,
        Stage::PersonalTerms | Stage::Agreed | Stage::Medical | Stage::Done | Stage::ContractSigned
    );
    agreed && supports(claim)
}

/// The first day on which the club of a free transfer may agree with its player.
fn allowed_from(ledger: &Ledger, id: SagaId, clock: &Clock) -> Option<Day> {
    let saga = &ledger[id];
    let (from, to) = (saga.from?, saga.to.filter(|_| saga.kind == SagaKind::Free)?);
    let held = contract(ledger, saga.player, from, None, &Moment::of_club(ledger, from, clock).now())?;
    let home = ledger[to].association.is_some() && ledger[to].association == ledger[from].association;
    let allowed = if home { held.talks_home?.from } else { held.talks_abroad.from };
    held.outdated.is_none().then_some(allowed)
}
