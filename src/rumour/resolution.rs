//! Resolution: what a claim predicts, until when, and what became of it.
//!
//! The rules are fixed when a claim is made; only outcomes known by the day are seen.
//!
//! | claim | predicts | scored |
//! |---|---|---|
//! | a step of the move from `contact` on, or a word for a new contract | the saga's proposition comes about | yes |
//! | the same negated; `denied`, `blocked`, `player_rejects`, `contract_rejected` | it does not | yes |
//! | `cooled`, `collapsed` | it does not, in this window | yes, where the saga is of one window; of a free transfer or a renewal that runs on no: being rekindled later makes neither untrue |
//! | `leave_free` for a free transfer or exit | he leaves his club | yes |
//! | `interest` | nothing; true when a bid or a word on the record bears it out | no |
//! | `bid_rejected` | nothing: it tells of an event | no |
//! | `player_wants`, `available` | nothing: a wish | no |
//! | conditional | as above; void when it does not come about, as the condition's fate is not told | no: it could not have failed |
//! | opinion, possible, unlikely; told on or after the day it was settled | nothing | no |
//!
//! **Until**: a move for a fee or on loan until the second window of the buying association that
//! was still to close on the claim's day, where both are known; everything else until the saga is
//! settled. Past its day an open claim has failed. A move that came about with a fee more than
//! 10 % off the one told is `partial`: a hit all the same, and marked. Fees of different currencies
//! are not compared: the ledger holds no rates. One score per source, saga and stage, by its first
//! claim there (see [`super::record`]); a saga is of one window.

use crate::ledger::Ledger;
use crate::model::{
    Claim, ClaimId, Clock, Day, FactValue, Modality, Money, Origin, Polarity, Saga, SagaId, SagaKind, Stage,
    StageFamily, Subject,
};

use super::course::{State, outcome_on};
use super::deadline::Deadlines;
use super::known_claims;

/// What a claim says will be.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Prediction {
    /// The saga's proposition comes about.
    Happens,
    /// It does not.
    Fails,
    /// He leaves his club, wherever to.
    Leaves,
}

/// What became of a claim.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Verdict {
    /// It was so.
    True,
    /// It was not.
    False,
    /// It came about, on other terms than told.
    Partial,
    /// Its condition did not come about, or cannot be told to have.
    Void,
    /// Not settled yet.
    Unresolved,
    /// Nothing can settle it.
    Unresolvable,
}

impl Verdict {
    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::False => "false",
            Self::Partial => "partial",
            Self::Void => "void",
            Self::Unresolved => "unresolved",
            Self::Unresolvable => "unresolvable",
        }
    }

    /// Whether it counts as a hit.
    pub const fn is_hit(self) -> bool {
        matches!(self, Self::True | Self::Partial)
    }
}

/// What a claim predicted and what became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Resolution {
    /// What it predicts, where it predicts anything.
    pub prediction: Option<Prediction>,
    /// The last day on which that could come about, where one is set.
    pub until: Option<Day>,
    /// What became of it.
    pub verdict: Verdict,
    /// Whether it counts in a track record once it is settled.
    pub scored: bool,
    /// Days from the claim to the day on which it was settled.
    pub lead: Option<i64>,
}

impl Resolution {
    const NOTHING: Self =
        Self { prediction: None, until: None, verdict: Verdict::Unresolvable, scored: false, lead: None };

    /// Whether a track record counts it now.
    pub const fn counts(&self) -> bool {
        self.scored && matches!(self.verdict, Verdict::True | Verdict::False | Verdict::Partial)
    }
}

/// How a saga ended, as far as is known.
#[derive(Clone, Copy)]
struct Ended {
    happened: bool,
    on: Day,
    /// Whether he is known to have left his club.
    left: Option<bool>,
}

/// Resolves the claims of one saga by what is known on a day.
pub(super) struct Judge<'a> {
    ledger: &'a Ledger,
    saga: &'a Saga,
    clock: Clock,
    known: &'a [ClaimId],
    ended: Option<Ended>,
}

impl<'a> Judge<'a> {
    pub(super) fn new(ledger: &'a Ledger, id: SagaId, clock: &Clock) -> Self {
        let saga = &ledger[id];
        let ended = outcome_on(saga, clock).map(|stated| {
            let outcome = &stated.value;
            let happened = State::of_outcome(saga, outcome.result) == State::Completed;
            let stays = outcome.result == crate::model::OutcomeResult::Renewed || outcome.final_club == saga.from;
            let left = match (saga.kind, happened) {
                (SagaKind::Renewal, true) => Some(false),
                (SagaKind::Renewal, false) => None,
                (_, true) => Some(true),
                (_, false) if stays => Some(false),
                (_, false) => outcome.final_club.map(|club| Some(club) != saga.from),
            };
            Ended { happened, on: outcome.date, left }
        });
        Self { ledger, saga, clock: *clock, known: known_claims(ledger, id, clock), ended }
    }

    /// What became of one of the saga's claims.
    pub(super) fn resolve(&self, claim: &Claim, deadlines: &Deadlines<'_>) -> Resolution {
        if matches!(claim.modality, Modality::Opinion | Modality::Possible | Modality::Unlikely) {
            return Resolution::NOTHING;
        }
        if claim.stage == Stage::Interest && claim.polarity == Polarity::For {
            let verdict = if self.is_borne_out(claim) { Verdict::True } else { Verdict::Unresolvable };
            return Resolution { verdict, ..Resolution::NOTHING };
        }
        let Some(prediction) = prediction(self.saga, claim) else { return Resolution::NOTHING };
        if self.ended.is_some_and(|ended| ended.on <= claim.published) {
            return Resolution::NOTHING;
        }
        let until = self.until(claim, deadlines);
        let conditional = claim.modality == Modality::Conditional;
        let (verdict, settled) = self.verdict(claim, prediction, until);
        let verdict = match verdict {
            Verdict::False if conditional => Verdict::Void,
            other => other,
        };
        let lead = settled.map(|day| claim.published.days_until(day));
        Resolution { prediction: Some(prediction), until, verdict, scored: !conditional, lead }
    }

    fn until(&self, claim: &Claim, deadlines: &Deadlines<'_>) -> Option<Day> {
        let by_window = matches!(self.saga.kind, SagaKind::Transfer | SagaKind::Loan);
        by_window.then(|| deadlines.close(self.ledger, self.saga, claim.published, 2)).flatten()
    }

    fn verdict(&self, claim: &Claim, prediction: Prediction, until: Option<Day>) -> (Verdict, Option<Day>) {
        let late = |day: Day| until.is_some_and(|until| day > until);
        let say = |so: bool, day: Day| (if so { Verdict::True } else { Verdict::False }, Some(day));
        match (self.ended, prediction) {
            (Some(ended), Prediction::Leaves) => {
                ended.left.map_or((Verdict::Unresolvable, None), |left| say(left, ended.on))
            }
            (Some(ended), Prediction::Fails) => say(!ended.happened || late(ended.on), ended.on),
            (Some(ended), Prediction::Happens) if ended.happened && !late(ended.on) => {
                let as_told = self.fee_is_as_told(claim);
                (if as_told { Verdict::True } else { Verdict::Partial }, Some(ended.on))
            }
            (Some(ended), Prediction::Happens) => (Verdict::False, Some(ended.on)),
            (None, _) => match until.filter(|until| *until < self.clock.as_of) {
                Some(until) => say(prediction == Prediction::Fails, until),
                None => (Verdict::Unresolved, None),
            },
        }
    }

    /// Whether somebody else's later bid, or a word on the record, bears interest out.
    fn is_borne_out(&self, interest: &Claim) -> bool {
        self.known.iter().map(|id| &self.ledger[*id]).any(|other| {
            other.published >= interest.published
                && other.origin != interest.origin
                && other.is_evidence()
                && (matches!(other.stage, Stage::Bid | Stage::BidRejected) && matches!(other.origin, Origin::Named(_))
                    || other.modality == Modality::Stated && other.polarity == Polarity::For)
        })
    }

    /// Whether the fee told is within 10 % of the one paid, or nothing shows that it is not.
    fn fee_is_as_told(&self, claim: &Claim) -> bool {
        let Some(told) = claim.fee else { return true };
        let facts = self.ledger.index.facts_of.get(&Subject::Player(self.saga.player)).into_iter().flatten();
        let paid = facts.map(|id| &self.ledger[*id]).filter(|fact| {
            &*fact.kind == "fee_paid"
                && self.clock.sees(fact.known)
                && self.saga.to.is_some_and(|to| fact.also.contains(&Subject::Club(to)))
        });
        let mut amounts = paid.filter_map(|fact| match fact.value {
            FactValue::Money(money) if money.currency == told.currency => Some(money),
            _ => None,
        });
        amounts.next().is_none_or(|first| is_about(told, first) || amounts.any(|money| is_about(told, money)))
    }
}

/// Whether two sums differ by at most a tenth of the second.
fn is_about(told: Money, paid: Money) -> bool {
    u128::from(told.amount.abs_diff(paid.amount)) * 10 <= u128::from(paid.amount)
}

/// What a claim predicts of its saga; `None` where it predicts nothing.
fn prediction(saga: &Saga, claim: &Claim) -> Option<Prediction> {
    let runs_on = matches!(saga.kind, SagaKind::Free | SagaKind::Renewal);
    match (claim.stage, claim.polarity) {
        (Stage::BidRejected | Stage::PlayerWants | Stage::Available, _) => None,
        (Stage::Cooled | Stage::Collapsed, _) if runs_on => None,
        (stage, Polarity::For) if stage.family() == StageFamily::Counter => None,
        (Stage::LeaveFree, Polarity::For) if saga.kind != SagaKind::Renewal => Some(Prediction::Leaves),
        (_, Polarity::For) => Some(Prediction::Happens),
        (_, Polarity::Against) => Some(Prediction::Fails),
    }
}

/// Resolves claims on one day: what they share is gathered once.
pub struct Resolver<'a> {
    ledger: &'a Ledger,
    clock: Clock,
    deadlines: Deadlines<'a>,
}

impl<'a> Resolver<'a> {
    /// A resolver for the clock's day.
    pub fn new(ledger: &'a Ledger, clock: &Clock) -> Self {
        Self { ledger, clock: *clock, deadlines: Deadlines::new(ledger, clock) }
    }

    /// What became of a claim.
    pub fn resolve(&self, id: ClaimId) -> Resolution {
        let claim = &self.ledger[id];
        Judge::new(self.ledger, claim.saga, &self.clock).resolve(claim, &self.deadlines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rumour::fixture::{ledger, on};

    /// What becomes of a table's claims on a day, in words; a dot marks what no record counts.
    fn told(kind: &str, table: &str, day: &str) -> Vec<String> {
        let ledger = ledger(kind, table);
        let word = |i| {
            let resolution = Resolver::new(&ledger, &on(day)).resolve(ClaimId::at(i));
            format!("{}{}", resolution.verdict.code(), if resolution.counts() { "" } else { "." })
        };
        (0..ledger.claims.len()).map(word).collect()
    }

    #[test]
    fn what_a_claim_predicts_is_settled_by_the_outcome() {
        let table = "
            2026-01-01 marca talks
            2026-01-02 as denied against
            2026-01-03 romano bid_rejected against
            2026-01-04 bild interest
            2026-01-05 sky talks conditional
            2026-01-06 rodra agreed opinion
            2026-01-20 goal done
            2026-01-20 outcome completed on=2026-01-20";
        let before = [
            "unresolved.",
            "unresolved.",
            "unresolvable.",
            "unresolvable.",
            "unresolved.",
            "unresolvable.",
            "unresolved.",
        ];
        assert_eq!(told("transfer", table, "2026-01-19"), before);
        let after = ["true", "false", "unresolvable.", "unresolvable.", "true.", "unresolvable.", "unresolvable."];
        assert_eq!(told("transfer", table, "2026-01-20"), after);
    }

    #[test]
    fn a_conditional_claim_is_void_when_it_does_not_come_about() {
        let table = "
            2026-01-01 marca talks conditional
            2026-01-02 as talks
            2026-01-20 outcome failed on=2026-01-20";
        assert_eq!(told("transfer", table, "2026-02-01"), ["void.", "false"]);
    }

    #[test]
    fn being_rekindled_makes_a_drop_no_less_true() {
        let table = "
            2026-01-01 marca cooled against
            2026-01-20 outcome completed on=2026-01-20";
        assert_eq!(told("transfer", table, "2026-02-01"), ["false"]);
        assert_eq!(told("free", table, "2026-02-01"), ["unresolvable."]);
    }

    #[test]
    fn interest_is_borne_out_by_somebody_elses_bid_and_never_counts() {
        let table = "
            2026-01-01 marca interest
            2026-01-05 marca bid
            2026-01-06 as bid_rejected against";
        assert_eq!(told("transfer", table, "2026-01-05")[0], "unresolvable.");
        assert_eq!(told("transfer", table, "2026-01-06")[0], "true.");
    }

    #[test]
    fn to_leave_free_is_true_wherever_he_went() {
        let table = "
            2026-01-01 marca leave_free
            2026-01-20 outcome renewed on=2026-01-20";
        assert_eq!(told("free", table, "2026-02-01"), ["false"]);
        let renewal = "
            2026-01-01 marca leave_free against
            2026-01-20 outcome renewed on=2026-01-20";
        assert_eq!(told("renewal", renewal, "2026-02-01"), ["false"]);
    }
}
