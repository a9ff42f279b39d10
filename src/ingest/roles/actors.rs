//! Which club acts around a cue, and the ends of a route that stands before it.

use super::super::cue::{Cue, Hit, Role};
use super::super::mention::{Mention, What};
use super::{Finder, Parts, Place, add, can_act, is_club};
use crate::model::Stage;

impl Finder<'_, '_> {
    /// The club right before a relative clause that holds a cue: "sold to Sunderland, who have bid".
    pub(super) fn antecedent_club(&self, hit: &Hit) -> Option<usize> {
        let (first, _) = self.clauses.holding(hit.first);
        let who = self.known.relative.has(self.page.word(first)) && first > self.sentence.first;
        let before = first - usize::from(who && self.page.is_sign(first - 1, ','));
        let at = self.mentions.iter().position(|m| m.end == before)?;
        let subject = first + 1 < hit.first && !self.mentions.iter().any(|m| m.first > first && m.end <= hit.first)
            || first + 1 == hit.first;
        (who && subject && is_club(&self.mentions[at].what)).then_some(at)
    }

    /// The club with which a sentence goes on behind a clause without a subject: "Having lost X,
    /// Chelsea turn to Y".
    pub(super) fn subject_behind(&self, hit: &Hit) -> Option<usize> {
        let opener = self.page.slice(self.sentence.first, self.sentence.first + 1);
        let fronted =
            opener.ends_with("ing") || matches!(opener, "After" | "Rather" | "Instead" | "Despite" | "By" | "Before");
        let comma = (hit.end..self.sentence.end.min(hit.end + 16)).find(|at| self.page.is_sign(*at, ','))?;
        let free = !self.mentions.iter().any(|m| m.end <= hit.first && m.preposition == 0 && can_act(m));
        let at = self.mentions.iter().position(|m| m.first == comma + 1)?;
        let next = self.page.word(self.mentions[at].end);
        let verb = self.known.have.has(next) || self.known.be.has(next) || self.known.modal.has(next);
        (fronted && free && verb && is_club(&self.mentions[at].what)).then_some(at)
    }

    /// The nearest club left of a cue that no preposition governs, of another group than `not`.
    pub(super) fn actor(&self, hit: &Hit, from: usize, not: usize) -> Option<usize> {
        // "paid Bournemouth's clause": a genitive acts only right before its cue, or before "other targets".
        let apart = |m: &Mention| (m.end + 1..hit.first).any(|at| !self.known.ranking.has(self.page.word(at)));
        let acts = |m: &Mention| can_act(m) && m.group as usize != not && !(m.genitive && apart(m));
        let found = self.left_where(hit, from, acts)?;
        let mention = &self.mentions[found];
        let adjacent = mention.end == hit.first || mention.genitive && mention.end + 1 == hit.first;
        (mention.preposition == 0 || adjacent).then_some(found)
    }

    /// Whose bid was refused: "Liverpool's £110m offer was turned away", "a Liverpool bid".
    pub(super) fn bidder(&self, cue: &Cue, hit: &Hit, from: usize) -> Option<usize> {
        if !matches!(cue.stage, Stage::Bid | Stage::BidRejected) || !self.known.bid.has(self.page.word(hit.first)) {
            return None;
        }
        let left = |m: &Mention| m.end <= hit.first && m.first >= from && can_act(m);
        let (number, bidder) = self.mentions.iter().enumerate().rev().find(|(_, m)| left(m))?;
        let known = self.known;
        let attribute = |at: usize| {
            let word = self.page.word(at);
            !self.page.is_sign(at, ',')
                && ![&known.preposition, &known.be, &known.have, &known.and].iter().any(|set| set.has(word))
        };
        let (behind, reach) = if bidder.genitive { (bidder.end + 1, 7) } else { (bidder.end, 0) };
        (behind + reach >= hit.first && (behind..hit.first).all(attribute)).then_some(number)
    }

    /// Whether a sentence opens with a player and where he goes: "Doak to Bournemouth".
    pub(super) fn opens_with_route(&self) -> bool {
        let [player, club, others @ ..] = self.mentions else { return false };
        // "Gomez to Brighton, Reus joins Galaxy": each item of a headline has its own.
        if self.sentence.heading && others.iter().any(|m| matches!(m.what, What::Player(_))) {
            return false;
        }
        matches!(player.what, What::Player(_))
            && is_club(&club.what)
            && player.end + 1 == club.first
            && self.known.to.has(club.preposition)
    }

    /// The ends of a move that stands before its cue: "his transfer from Wolves to United is close".
    pub(super) fn find_route(&self, cue: &Cue, hit: &Hit, clause_first: usize, parts: &mut Parts) {
        if !matches!(
            cue.stage,
            Stage::Close
                | Stage::Agreed
                | Stage::Medical
                | Stage::Done
                | Stage::Collapsed
                | Stage::Talks
                | Stage::Interest
        ) {
            return;
        }
        let mut on_route = false;
        for mention in self.mentions.iter().filter(|m| m.first > clause_first && m.end <= hit.first) {
            if !is_club(&mention.what) || mention.preposition == 0 {
                continue;
            }
            let role = if self.known.to.has(mention.preposition) {
                Role::Buyer
            } else if self.known.from.has(mention.preposition) {
                Role::Seller
            } else {
                continue;
            };
            let noun = mention.first.checked_sub(2).is_some_and(|at| self.known.route.has(self.page.word(at)));
            // "Doak to Bournemouth, here we go", "the deal taking Lookman from Atalanta to Juventus".
            // Whose route it is, unless the cue is about somebody else.
            let his = self.mentions.iter().any(|m| match m.what {
                What::Player(player) if m.end + 1 == mention.first => {
                    parts.players.is_empty() || parts.players.contains(&player)
                }
                _ => false,
            });
            if noun || his || on_route {
                on_route = true;
                add(mention, role, Place::Right, parts);
            }
        }
    }
}
