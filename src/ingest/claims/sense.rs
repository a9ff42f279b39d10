//! What a cue says in its scope: its stage, for or against, and in what manner.

use super::super::cue::{Cue, Hit, Role};
use super::super::page::Sentence;
use super::super::scope::Scope;
use super::super::source::Attribution;
use super::{Claimant, HISTORY};
use crate::model::{Modality, Polarity, Stage};

impl Claimant<'_, '_> {
    /// What a cue says in its scope, or nothing.
    pub(super) fn sense(
        &self,
        cue: &Cue,
        scope: &Scope,
        sentence: &Sentence,
        attribution: &Attribution,
        hit: &Hit,
    ) -> Option<(Stage, Polarity, Modality)> {
        if scope.conditional || scope.question || scope.ago.is_some_and(|a| a > HISTORY) {
            return None;
        }
        let mut stage = cue.stage;
        let mut polarity = cue.polarity;
        if scope.negated {
            if stage.speaks_against() || polarity == Polarity::Against {
                return None;
            }
            polarity = Polarity::Against;
            // "will not listen to offers for him"
            if stage == Stage::Available {
                stage = Stage::Blocked;
            }
            // "do not see him as a priority": no interest, or none any more.
            if stage == Stage::Interest {
                stage = Stage::Cooled;
            }
        }
        let undone = scope.background && cue.object == Role::None || scope.possible;
        if scope.hypothetical || stage == Stage::Collapsed && undone {
            return None;
        }
        // "had been due to leave on a free": before he signed again.
        if stage == Stage::LeaveFree && scope.pluperfect {
            return None;
        }
        if scope.future && !scope.negated {
            match stage {
                // What is still to be done is not done.
                Stage::Done | Stage::ContractSigned | Stage::BidRejected | Stage::PersonalTerms => return None,
                Stage::Bid => stage = Stage::Interest,
                Stage::Agreed => stage = Stage::Talks,
                _ => {}
            }
        }
        // "could sign him": nothing is done.
        if stage == Stage::Done && !scope.negated && (scope.possible || !self.is_news(scope, sentence, hit)) {
            return None;
        }
        let sourced = attribution.source.is_some() || attribution.vague.is_some();
        let modality = if scope.possible && !sourced && cue.stage != Stage::Available {
            Modality::Opinion
        } else if scope.possible {
            Modality::Possible
        } else {
            Modality::Reported
        };
        Some((stage, polarity, modality))
    }

    /// Whether a completed move is news here, and no history.
    fn is_news(&self, scope: &Scope, sentence: &Sentence, hit: &Hit) -> bool {
        if scope.background || scope.ago.is_some_and(|a| a > 10) || scope.pluperfect {
            return false;
        }
        if !scope.bare {
            return true;
        }
        let present = self.page.slice(hit.first, hit.first + 1).ends_with('s');
        present || sentence.heading || self.times.just_now(sentence.first, sentence.end) || sentence.line <= 2
    }
}
