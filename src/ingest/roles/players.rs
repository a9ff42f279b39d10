//! Whose claim a cue makes: the players who stand where its words want one.

use super::super::cue::{Cue, Hit};
use super::super::lexicon::Entry;
use super::super::mention::{Form, Mention, What, each_once};
use super::super::words::Word;
use super::{Finder, Parts, REACH, can_act, is_club, is_player, is_within};
use crate::model::{Stage, StageFamily};

impl Finder<'_, '_> {
    pub(super) fn find_players(&self, cue: &Cue, hit: &Hit, parts: &mut Parts) {
        let inside = self.player_group(|m| m.first >= hit.first && m.end <= hit.end + 1);
        if let Some(group) = inside {
            return Self::settle(group, parts);
        }
        if matches!(cue.stage, Stage::Done | Stage::Close | Stage::PlayerWants | Stage::PersonalTerms)
            && self.is_of_another_trade(hit)
        {
            parts.other_object = true;
            return;
        }
        let stranger = |m: &Mention| matches!(m.what, What::Stranger(_)) && m.first >= hit.first && m.end <= hit.end;
        if let Some(at) = self.mentions.iter().position(stranger) {
            parts.other_object = true;
            parts.stranger = self.pointed_at(at, cue, hit);
            return;
        }
        if let Some(group) = self.antecedent(hit) {
            return Self::settle(group, parts);
        }
        let (_, clause_end) = self.clauses.holding(hit.first);
        let clause_first = self.begin(hit);
        let left = self.left(hit, clause_first, is_player);
        let left_actor = self.left_where(hit, clause_first, |m| is_player(&m.what) || can_act(m));
        let actor_is_player = left_actor.is_some_and(|m| is_player(&self.mentions[m].what));
        let (_, hit_clause_end) = self.clauses.holding(hit.end.saturating_sub(1).max(hit.first));
        let right_end = hit_clause_end.max(clause_end);
        let right = self.right_player(hit, right_end);
        let player_acts = matches!(
            cue.stage,
            Stage::PlayerWants | Stage::PlayerRejects | Stage::LeaveFree | Stage::PersonalTerms | Stage::ContractSigned
        );
        if !player_acts && self.generic_object(hit, right_end) && !actor_is_player {
            parts.other_object = true;
            return;
        }
        let order = if actor_is_player || (player_acts && left.is_some()) { [left, right] } else { [right, left] };
        for found in order.into_iter().flatten() {
            if matches!(self.mentions[found].what, What::Stranger(_)) {
                parts.other_object = true;
                parts.stranger = self.pointed_at(found, cue, hit);
                return;
            }
            let group = self.group_of(found);
            if !group.is_empty() {
                return Self::settle(group, parts);
            }
            // "the full-back", and he is none of those named.
            if self.mentions[found].form == Form::Description && self.mentions[found].traits.positions != 0 {
                parts.other_object = true;
                return;
            }
        }
        // Earlier clauses of the sentence, then later ones.
        let far = self.left(hit, self.sentence.first, |w| matches!(w, What::Player(_) | What::Stranger(_)));
        let later = self.mentions.iter().position(|m| {
            let (begins, _) = self.clauses.holding(m.first);
            let aside = self.known.background.has(self.page.word(begins)) && begins > hit.first;
            m.first >= hit.end && is_player(&m.what) && m.form == Form::Name && !aside
        });
        for found in [far, later].into_iter().flatten() {
            let group = self.group_of(found);
            if !group.is_empty() {
                return Self::settle(group, parts);
            }
        }
    }

    /// "Thomas Frank has joined Tottenham": right before the cue stands somebody who is no player, and
    /// no player behind it.
    fn is_of_another_trade(&self, hit: &Hit) -> bool {
        let Some(before) = self.mentions.iter().rfind(|m| m.end <= hit.first) else { return false };
        let beside = (before.end..hit.first).all(|at| {
            let word = self.page.word(at);
            [&self.known.have, &self.known.be, &self.known.also, &self.known.will].iter().any(|set| set.has(word))
        });
        let other = matches!(before.what, What::Person(_) | What::Officer(_)) && !before.genitive;
        let object = self.mentions.iter().any(|m| m.first >= hit.first && m.first <= hit.end && is_player(&m.what));
        beside && other && before.preposition == 0 && !object
    }

    /// The stranger whom a cue shows to be a player: whom a club would sign, or who signs for one.
    fn pointed_at(&self, at: usize, cue: &Cue, hit: &Hit) -> Option<usize> {
        let mention = &self.mentions[at];
        let What::Stranger(stranger) = mention.what else { return None };
        let words = || self.sentence.first..self.sentence.end;
        let of_office = words().any(|i| self.known.job.has(self.page.word(i)));
        let club = self.mentions.iter().any(|m| matches!(m.what, What::Clubs(_)));
        let thing = self.known.no_person.has(self.page.word(mention.end - 1));
        if of_office || !club || thing || mention.genitive {
            return None;
        }
        let pointed = if mention.first >= hit.first {
            // "talks with Ares Capital": whom a club meets may be anybody.
            let met = self.known.with.has(mention.preposition) && cue.stage.family() != StageFamily::Contract;
            !met && self.subject_is_club(hit) == Some(true)
        } else {
            mention.preposition == 0 && acts_as_player(cue.stage)
        };
        pointed.then_some(stranger)
    }

    /// The player right before a relative clause that holds a cue: "Lewandowski, who has been offered".
    fn antecedent(&self, hit: &Hit) -> Option<Vec<usize>> {
        let (first, _) = self.clauses.holding(hit.first);
        let who = matches!(self.page.slice(first, first + 1), "who" | "whom");
        if !who || first == self.sentence.first || self.aside(hit).is_some() {
            return None;
        }
        let before = first - usize::from(self.page.is_sign(first - 1, ','));
        let at = self.mentions.iter().position(|m| m.end == before && is_player(&m.what))?;
        let own = self.mentions.iter().any(|m| m.first > first && m.end <= hit.first && is_player(&m.what));
        let group = self.group_of(at);
        (!own && !group.is_empty()).then_some(group)
    }

    fn settle(group: Vec<usize>, parts: &mut Parts) {
        parts.players = group;
        parts.explicit_player = true;
    }

    /// The players of the first mention that fits, with those beside it.
    pub(super) fn player_group(&self, fits: impl Fn(&Mention) -> bool) -> Option<Vec<usize>> {
        let at = self.mentions.iter().position(|m| is_player(&m.what) && fits(m))?;
        let group = self.group_of(at);
        (!group.is_empty()).then_some(group)
    }

    /// The players that stand side by side with a mention.
    pub(super) fn group_of(&self, at: usize) -> Vec<usize> {
        let group = self.mentions[at].group;
        let mut players: Vec<usize> = self
            .mentions
            .iter()
            .filter(|m| m.group == group)
            .flat_map(|m| {
                let named = if let What::Player(p) = m.what { Some(p) } else { None };
                named.into_iter().chain(m.others.iter().copied())
            })
            .collect();
        each_once(&mut players);
        players
    }

    /// The nearest mention left of a cue, back to `from`, that is no mere complement of something
    /// else; with none, the nearest complement.
    pub(super) fn left(&self, hit: &Hit, from: usize, fits: impl Fn(&What) -> bool) -> Option<usize> {
        self.left_where(hit, from, |m| fits(&m.what))
    }

    pub(super) fn left_where(&self, hit: &Hit, from: usize, fits: impl Fn(&Mention) -> bool) -> Option<usize> {
        let mut complement = None;
        let aside = self.aside(hit);
        for (i, mention) in self.mentions.iter().enumerate().rev() {
            if mention.end > hit.first || mention.first < from || is_within(mention, aside) || !fits(mention) {
                continue;
            }
            let adjacent = mention.end == hit.first || mention.genitive && mention.end + 1 == hit.first;
            // "ahead of them in the race": them is no subject.
            if mention.preposition == 0 || adjacent && mention.form != Form::Pronoun {
                return Some(i);
            }
            complement = complement.or(Some(i));
        }
        complement
    }

    fn right_player(&self, hit: &Hit, end: usize) -> Option<usize> {
        let right =
            |m: &Mention| m.first >= hit.end && m.first < end && m.first < hit.end + REACH && is_player(&m.what);
        let found = self.mentions.iter().position(right)?;
        // "De Bruyne's team-mate Grealish": Grealish.
        let (owner, next) = (&self.mentions[found], self.mentions.get(found + 1));
        let of_another =
            owner.genitive && next.is_some_and(|m| right(m) && m.first == owner.end + 1 && m.form == Form::Name);
        Some(found + usize::from(of_another))
    }

    /// Whether the object is of a kind and nobody in particular: "a new striker", "defenders".
    fn generic_object(&self, hit: &Hit, end: usize) -> bool {
        let mut indefinite = false;
        for at in hit.end..end.min(hit.end + 9) {
            if self.mentions.iter().any(|m| m.first == at && (is_player(&m.what) || is_club(&m.what))) {
                return false;
            }
            let word = self.page.word(at);
            if self.known.preposition.has(word) && indefinite {
                return false;
            }
            indefinite |= self.known.article.has(word)
                || matches!(
                    self.page.slice(at, at + 1),
                    "another" | "new" | "more" | "at" | "any" | "two" | "three" | "several"
                );
            let mut noun = false;
            let mut plural = false;
            self.lexicon.find(
                |i| self.word_past_hyphens(at, i, end),
                |f| {
                    noun |= f.entries.iter().any(|e| matches!(e, Entry::Position(_) | Entry::PlayerNoun));
                },
            );
            let text = self.page.slice(at, at + 1);
            plural |= matches!(
                text,
                "players"
                    | "defenders"
                    | "midfielders"
                    | "strikers"
                    | "forwards"
                    | "wingers"
                    | "signings"
                    | "reinforcements"
                    | "full-backs"
                    | "centre-backs"
                    | "backs"
                    | "attackers"
                    | "goalkeepers"
                    | "cover"
                    | "depth"
                    | "targets"
                    | "talent"
                    | "talents"
            );
            if plural || noun && indefinite {
                return !self.is_named_next(at);
            }
        }
        false
    }

    /// Whether a kind of player is followed by who is meant: "full-backs Frimpong and Kerkez".
    fn is_named_next(&self, at: usize) -> bool {
        let next = self.mentions.iter().find(|m| m.first > at && m.first <= at + 4 && is_player(&m.what));
        next.is_some_and(|m| {
            (at..m.first).all(|i| !self.page.is_sign(i, ',') && !self.known.preposition.has(self.page.word(i)))
        })
    }

    /// The `i`th word from a token on, hyphens left out: "centre-back" is two words.
    fn word_past_hyphens(&self, at: usize, i: usize, end: usize) -> Option<Word> {
        let words = (at..end).filter(|t| !self.page.is_sign(*t, '-'));
        words.map(|t| self.page.word(t)).nth(i)
    }
}

/// Steps that a player takes himself, and no club or official.
const fn acts_as_player(stage: Stage) -> bool {
    matches!(
        stage,
        Stage::Close
            | Stage::PersonalTerms
            | Stage::Medical
            | Stage::Done
            | Stage::PlayerWants
            | Stage::PlayerRejects
            | Stage::LeaveFree
            | Stage::ContractSigned
            | Stage::ContractRejected
            | Stage::ContractAgreed
    )
}
