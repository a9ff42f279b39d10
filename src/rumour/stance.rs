//! What one claim says for or against its saga, and how far along a stage is.

use crate::model::{Claim, Polarity, Saga, SagaKind, Stage, StageFamily};

/// Whether a claim is support: evidence that speaks for the saga's proposition.
///
/// The polarity alone decides, whatever the stage: `leave_free` supports an exit and a free
/// transfer, and speaks against a renewal because it is written `against` there. A writer's
/// opinion supports nothing.
pub fn supports(claim: &Claim) -> bool {
    claim.is_evidence() && claim.polarity == Polarity::For
}

/// Whether a claim is evidence that speaks against the saga's proposition.
pub fn opposes(claim: &Claim) -> bool {
    claim.is_evidence() && claim.polarity == Polarity::Against
}

/// How far along its saga a stage is, from 0 to 100: the order in which the highest supported
/// stage is found, and the share of the way that heat counts.
///
/// The ladder of the saga's own kind comes first, everything else stands below its first rung
/// and shows only where nothing better is supported:
///
/// - **A move** (transfer, free, loan): `interest` to `done`. Below it, from high to low:
///   `leave_free` (he goes, wherever to: no step towards this one club), the wishes
///   `player_wants` and `available`, words about a contract, counter-stages.
/// - **An exit** (no one destination): as a move, but `leave_free` is what it is about, and
///   stands between `close` and `personal_terms`.
/// - **A renewal**: `contract_talks` < `contract_agreed` < `contract_signed`. Below it words of
///   the move ladder in their order, wishes, then `contract_rejected` and `leave_free`.
pub fn progress(saga: &Saga, stage: Stage) -> u8 {
    match (saga.kind, stage.family()) {
        (_, StageFamily::Counter) => 0,
        (_, StageFamily::Wish) if stage == Stage::PlayerWants => 6,
        (_, StageFamily::Wish) => 4,
        (SagaKind::Renewal, StageFamily::Contract) => match stage {
            Stage::ContractTalks => 30,
            Stage::ContractAgreed => 75,
            Stage::ContractSigned => 100,
            _ => 2,
        },
        (SagaKind::Renewal, StageFamily::Move) => 10 + along_the_move(stage) / 10,
        (_, StageFamily::Move) => along_the_move(stage),
        (_, StageFamily::Contract) => match stage {
            Stage::LeaveFree if saga.to.is_none() => 55,
            Stage::LeaveFree => 8,
            _ => 2,
        },
    }
}

/// The move's own ladder.
const fn along_the_move(stage: Stage) -> u8 {
    match stage {
        Stage::Interest => 10,
        Stage::Contact => 20,
        Stage::Talks => 30,
        Stage::Bid => 40,
        Stage::Close => 50,
        Stage::PersonalTerms => 60,
        Stage::Agreed => 75,
        Stage::Medical => 90,
        Stage::Done => 100,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rumour::fixture::ledger;

    /// The stages of a saga of this kind from low to high, with equals left in their order.
    fn climb(kind: &str, stages: &[Stage]) -> Vec<Stage> {
        let ledger = ledger(kind, "2026-01-01 romano interest");
        let mut sorted = stages.to_vec();
        sorted.sort_by_key(|s| progress(&ledger.sagas[0], *s));
        sorted
    }

    #[test]
    fn the_move_ladder_has_priority_in_a_move() {
        use Stage::{Available, BidRejected, ContractSigned, Done, Interest, LeaveFree, PlayerWants};
        let order = [BidRejected, ContractSigned, Available, PlayerWants, LeaveFree, Interest, Done];
        let mut shuffled = order;
        shuffled.reverse();
        assert_eq!(climb("free", &shuffled), order);
        assert_eq!(climb("transfer", &shuffled), order);
    }

    #[test]
    fn leaving_free_is_a_step_of_an_exit() {
        use Stage::{Close, Interest, LeaveFree, PersonalTerms};
        assert_eq!(
            climb("exit", &[PersonalTerms, LeaveFree, Close, Interest]),
            [Interest, Close, LeaveFree, PersonalTerms]
        );
    }

    #[test]
    fn the_contract_ladder_has_priority_in_a_renewal() {
        use Stage::{ContractAgreed, ContractSigned, ContractTalks, Denied, Done, LeaveFree, PlayerWants, Talks};
        let order = [Denied, LeaveFree, PlayerWants, Talks, Done, ContractTalks, ContractAgreed, ContractSigned];
        let mut shuffled = order;
        shuffled.reverse();
        assert_eq!(climb("renewal", &shuffled), order);
    }

    #[test]
    fn the_move_ladder_rises_with_every_stage() {
        let ledger = ledger("transfer", "2026-01-01 romano interest");
        let ladder = Stage::ALL.iter().filter(|s| s.family() == StageFamily::Move);
        let rungs: Vec<u8> = ladder.map(|s| progress(&ledger.sagas[0], *s)).collect();
        assert!(rungs.windows(2).all(|pair| pair[0] < pair[1]), "{rungs:?}");
    }
}
