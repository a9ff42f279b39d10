//! Ablation: the ledger as it would stand had somebody not spoken.
//!
//! Claims that are cut leave the index, so that nothing that folds sagas, scores sources or works
//! out likelihoods ever meets them. What others originated and a cut source only passed on stays.

use crate::ledger::Ledger;
use crate::model::{Claim, Day, Modality, Origin, SourceId, SourceKind};

/// What to leave out.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Cut {
    /// What one source originated.
    Source(SourceId),
    /// What every source of a kind originated.
    Kind(SourceKind),
    /// Tier 0: clubs and leagues, and whoever spoke on the record.
    OnRecord,
    /// Tier U: everybody named who is not on the record.
    Unproven,
    /// What nobody with a name originated.
    Unnamed,
    /// Everything published before a day.
    Before(Day),
}

impl Cut {
    /// Whether it takes a claim away.
    pub fn takes(self, ledger: &Ledger, claim: &Claim) -> bool {
        let source = match claim.origin {
            Origin::Named(id) => Some(id),
            Origin::Unnamed(_) => None,
        };
        let kind = source.map(|id| ledger[id].kind);
        let on_record =
            claim.modality == Modality::Stated || matches!(kind, Some(SourceKind::Club | SourceKind::League));
        match self {
            Self::Source(id) => source == Some(id),
            Self::Kind(wanted) => kind == Some(wanted),
            Self::OnRecord => on_record,
            Self::Unproven => source.is_some() && !on_record,
            Self::Unnamed => source.is_none(),
            Self::Before(day) => claim.published < day,
        }
    }
}

/// The ledger without the claims that any of the cuts takes.
#[must_use]
pub fn without(ledger: &Ledger, cuts: &[Cut]) -> Ledger {
    let mut cut = ledger.clone();
    let stays = |claim: &Claim| !cuts.iter().any(|one| one.takes(ledger, claim));
    let index = &mut cut.index;
    for claims in index.claims_of_saga.iter_mut().chain(&mut index.claims_of_source) {
        claims.retain(|id| stays(&ledger[*id]));
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rumour::fixture::{SAGA, ledger, on};
    use crate::rumour::{State, standing};

    const TABLE: &str = "
        2026-01-01 marca talks
        2026-01-02 as interest
        2026-01-03 ? contact
        2026-01-04 romano cooled against
        2026-01-04 as talks saga=b";

    fn claims_left(cut: Cut) -> usize {
        let ledger = ledger("transfer", TABLE);
        without(&ledger, &[cut]).index.claims_of_saga[SAGA.index()].len()
    }

    #[test]
    fn a_cut_takes_what_it_names_and_nothing_else() {
        let ledger = ledger("transfer", TABLE);
        let source = |slug: &str| Cut::Source(ledger.index.sources[slug]);
        assert_eq!(claims_left(source("marca")), 3);
        assert_eq!(claims_left(Cut::Unnamed), 3);
        assert_eq!(claims_left(Cut::Unproven), 1);
        assert_eq!(claims_left(Cut::OnRecord), 4);
        assert_eq!(claims_left(Cut::Before("2026-01-03".parse().unwrap())), 2);
    }

    #[test]
    fn what_is_cut_is_as_if_never_said() {
        let whole = ledger("transfer", TABLE);
        let cut = without(&whole, &[Cut::Source(whole.index.sources["romano"])]);
        let state = |of: &Ledger| standing(of, SAGA, &on("2026-01-10")).unwrap().state;
        assert_eq!((state(&whole), state(&cut)), (State::Dropped, State::Active));
        let other = crate::model::SagaId::at(1);
        assert_eq!(standing(&whole, other, &on("2026-01-10")), standing(&cut, other, &on("2026-01-10")));
    }
}
