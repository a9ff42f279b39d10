//! Whether what a sentence tells is of a contract at the player's own club.

use super::super::mention::{Mention, What};
use super::super::roles::Place;
use super::memory::Memory;
use super::parties::Found;
use super::sides::{acting, elsewhere_only, of_move, of_renewal};
use super::{Claimant, Draft, Story};
use crate::model::{Polarity, Stage, StageFamily};

impl Claimant<'_, '_> {
    /// Whether a draft is of a contract at the player's own club; its stage is then one of those.
    pub(super) fn is_contract(
        &self,
        draft: &mut Draft,
        home: Option<usize>,
        elsewhere: bool,
        found: &Found<'_>,
        memory: &Memory,
    ) -> bool {
        let cue = found.cue;
        if cue.stage.family() == StageFamily::Contract && cue.stage != Stage::LeaveFree {
            // Another club's contract: no renewal.
            let others_act =
                cue.stage == Stage::ContractTalks && home.is_some() && acting(found.parts).any(|s| Some(s) != home);
            let moved =
                of_move(cue.stage).filter(|_| !found.renewal && (others_act || elsewhere_only(found.parts, home)));
            if let Some(stage) = moved {
                draft.stage = stage;
            }
            return moved.is_none();
        }
        let own_talks = || cue.stage == Stage::Talks && !elsewhere && self.own_official(home, &found.here);
        let nobody_else = found.parts.sides.iter().all(|(s, _, p)| *p == Place::FarActor || Some(*s) == home);
        let of_deal = matches!(cue.stage, Stage::Talks | Stage::Agreed);
        let near = found.near_renewal && nobody_else && of_deal;
        let thread = of_deal
            && nobody_else
            && memory.renews(draft.player, found.base.sentence)
            && !self.speaks_of_move(found.base.sentence);
        // "Talks between Madrid and Vinícius": a club's talks with its own player.
        let with_own = cue.stage == Stage::Talks
            && !elsewhere
            && nobody_else
            && found.parts.explicit_player
            && found.parts.sides.iter().any(|(s, _, p)| Some(*s) == home && *p == Place::Inside);
        // "rejected Milan's last proposal", of Milan's player: a contract.
        if cue.stage == Stage::PlayerRejects && !elsewhere && self.rejects_offer(home, found) {
            draft.stage = Stage::ContractRejected;
            return true;
        }
        let renewal = found.renewal || near || with_own || thread || own_talks();
        if !renewal || elsewhere || matches!(cue.stage, Stage::LeaveFree | Stage::Available) {
            return false;
        }
        let Some(stage) = of_renewal(draft.stage) else { return false };
        draft.stage = stage;
        if stage == Stage::ContractRejected {
            draft.polarity = Polarity::Against;
        }
        true
    }

    /// Whether a sentence speaks of a change of club.
    pub(super) fn speaks_of_move(&self, number: usize) -> bool {
        let sentence = self.page.sentences[number];
        (sentence.first..sentence.end).any(|i| {
            matches!(
                self.page.slice(i, i + 1),
                "transfer" | "move" | "switch" | "fee" | "bid" | "loan" | "sale" | "clubs"
            )
        })
    }

    /// Whether what a player rejects is an offer of his own club.
    pub(super) fn rejects_offer(&self, home: Option<usize>, found: &Found<'_>) -> bool {
        let own = found.parts.sides.iter().any(|(s, _, p)| Some(*s) == home && *p != Place::FarActor);
        let hit = found.base.hit;
        own && home.is_some()
            && (hit.first..hit.end + 3).any(|i| {
                matches!(
                    self.page.slice(i, i + 1),
                    "proposal" | "proposals" | "offer" | "offers" | "contract" | "terms"
                )
            })
    }

    /// Whether someone in office at a player's own club speaks in the sentence: his talks are with that player.
    pub(super) fn own_official(&self, home: Option<usize>, here: &std::ops::Range<usize>) -> bool {
        let official = |m: &Mention| matches!(m.what, What::Person(_)) && m.traits.club.is_some();
        home.is_some() && self.mentions[here.clone()].iter().any(|m| official(m) && m.traits.club == home)
    }

    pub(super) fn contract(&self, home: Option<usize>, mut draft: Draft, found: &Found<'_>, story: &mut Story) {
        let sides = &found.parts.sides;
        // Another club's contract offer is no renewal.
        let others = sides.iter().any(|(s, _, p)| *p != Place::FarActor && Some(*s) != home);
        let own = sides.iter().any(|(s, _, _)| Some(*s) == home);
        // Nor is the new contract of a player on the move one with the club that he leaves.
        let moving = story.memory.moving.contains(&draft.player);
        if (others || moving) && !own && home.is_some() {
            return;
        }
        let Some(club) = home.or_else(|| sides.first().map(|(s, _, _)| *s)) else { return };
        draft.from = Some(club);
        draft.to = Some(club);
        draft.fee = None;
        draft.deal = None;
        self.push(draft, found, story);
    }
}
