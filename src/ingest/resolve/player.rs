//! Which player a description or a pronoun means.

use super::super::mention::{Form, Kindred, Mention, Traits, What};
use super::super::names::Cast;
use super::super::page::Token;
use super::{REACH, Resolver};

/// How well a description fits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Fit {
    Proven,
    Possible,
    Not,
}

impl Resolver<'_, '_> {
    /// The stranger right before a description that fits no player known: "parted ways with Marcelo
    /// Weigandt, and the full-back". He is a player then.
    pub(super) fn described_stranger(&self, i: usize, mentions: &[Mention], cast: &mut Cast) -> Option<usize> {
        let mention = &mentions[i];
        if mention.form != Form::Description || mention.traits.positions == 0 {
            return None;
        }
        let here = self.page.sentence_of[mention.first];
        let near = mentions[..i].iter().rev().take_while(|m| here - self.page.sentence_of[m.first] <= 1);
        let stranger = near.filter(|m| m.form == Form::Name).find_map(|m| match m.what {
            What::Stranger(stranger) => Some(stranger),
            _ => None,
        })?;
        if cast.strangers[stranger].barred {
            return None;
        }
        let player = cast.promote(stranger);
        cast.players[player].positions |= mention.traits.positions;
        Some(player)
    }

    /// Whether a description speaks of several players: "the pair".
    pub(super) fn is_several(&self, mention: &Mention) -> bool {
        mention.form == Form::Description
            && (self.known.several.has(self.page.word(mention.end - 1))
                || self.known.both.has(self.page.word(mention.first)))
    }

    /// Whether "both" means players: the last row of two was of players.
    pub(super) fn is_of_players(&self, i: usize, mentions: &[Mention]) -> bool {
        let mention = &mentions[i];
        if mention.form != Form::Pronoun || !self.known.both.has(self.page.word(mention.first)) {
            return false;
        }
        let here = self.page.sentence_of[mention.first];
        let near = mentions[..i].iter().rev().take_while(|m| here - self.page.sentence_of[m.first] <= 2);
        let rows = near.filter(|m| mentions[i.saturating_sub(40)..i].iter().filter(|n| n.group == m.group).count() > 1);
        let kinds = rows.filter_map(|m| match m.what {
            What::Player(_) => Some(true),
            What::Clubs(_) => Some(false),
            _ => None,
        });
        kinds.last().is_some_and(|players| players)
    }

    /// Players of the mentions before `i`, nearest sentence first, each once.
    pub(super) fn before(&self, i: usize, mentions: &[Mention], main: Option<usize>) -> Vec<usize> {
        let here = self.page.sentence_of[mentions[i].first];
        let line = self.page.sentences[here as usize].line;
        let mut order: Vec<(i32, u32, usize, usize)> = Vec::new();
        for (j, mention) in mentions[..i].iter().enumerate().rev().take(60) {
            let sentence = self.page.sentence_of[mention.first];
            if here - sentence > REACH {
                break;
            }
            if let What::Player(player) = mention.what {
                let his = mention.form == Form::Pronoun && mention.genitive;
                let rank = if sentence == here && self.is_measure(mention) {
                    // "Behind X and Y he has had few games": neither of them.
                    12
                } else if sentence == here {
                    self.nearness(mention, &mentions[i])
                } else if his && mentions[i].form == Form::Description {
                    // "His focus is on keeping X. The forward …": X.
                    4
                } else {
                    self.rank(mention)
                };
                let distance = here - sentence;
                // Within a sentence its subject leads, then its first player; whom the text is about
                // has an advantage over those met once, and whom this line is about over both.
                let bonus = if distance == 0 {
                    6
                } else {
                    let same_line = self.page.sentences[sentence as usize].line == line;
                    2 * (i32::from(Some(player) == main) + i32::from(same_line))
                };
                order.push((distance as i32 * 2 + i32::from(rank) - bonus, distance, j, player));
            }
        }
        order.sort_unstable();
        let mut seen = Vec::new();
        for (_, _, _, player) in order {
            if !seen.contains(&player) {
                seen.push(player);
            }
        }
        seen
    }

    /// Whether a mention is one with whom a sentence begins only to compare: "Unlike X, he stays".
    fn is_measure(&self, mention: &Mention) -> bool {
        let first = self.page.sentences[self.page.sentence_of[mention.first] as usize].first;
        let compares = matches!(
            self.page.slice(first, first + 1),
            "Behind" | "Unlike" | "Like" | "Alongside" | "Besides" | "Beyond" | "Under" | "Ahead"
        );
        compares && mention.preposition != 0 && mention.first <= first + 8
    }

    /// How likely a mention is its sentence's subject: 0 with its verb behind it, 2 with a genitive.
    pub(super) fn rank(&self, mention: &Mention) -> u8 {
        if mention.genitive && mention.form == Form::Name {
            return 2;
        }
        let next = self.page.word(mention.end);
        let verb = self.known.have.has(next)
            || self.known.be.has(next)
            || self.known.modal.has(next) && !self.known.infinitive.has(next);
        let first = self.page.sentences[self.page.sentence_of[mention.first] as usize].first;
        let opens = mention.first == first
            || self.page.is_sign(mention.first - 1, ',')
            || self.known.and.has(self.page.word(mention.first - 1))
            || self.known.that.has(self.page.word(mention.first - 1));
        if verb && opens {
            0
        } else {
            // The object of another's doing: "after signing Walker".
            let before = mention.first.checked_sub(1).map_or(0, |b| self.page.word(b));
            if self.known.sign_verb.has(before) { 3 } else { 1 }
        }
    }

    /// Within one sentence: a player of the same clause leads for a pronoun or description in it.
    pub(super) fn nearness(&self, mention: &Mention, asking: &Mention) -> u8 {
        let relative = (mention.end..asking.first).rev().find(|i| self.known.relative.has(self.page.word(*i)));
        if let Some(relative) = relative {
            // "Odegaard, who hurt his shoulder": the one right before.
            return u8::from(relative > mention.end + 1);
        }
        let apart = (mention.end..asking.first).filter(|i| {
            let word = self.page.word(*i);
            // "and Salah the third": another subject.
            let another = self.known.and.has(word) && self.page.tokens.get(i + 1).is_some_and(Token::is_large);
            another || self.known.clause.has(word) || self.known.that.has(word) || self.page.is_sign(*i, ';')
        });
        apart.take(3).count() as u8
    }

    pub(super) fn player(&self, i: usize, mentions: &[Mention], cast: &mut Cast) -> Option<usize> {
        let mention = &mentions[i];
        if self.is_speakers(i, mentions) || self.is_anothers(i, mentions) {
            return None;
        }
        let traits = mention.traits.clone();
        let main = cast.main();
        let mut candidates = self.before(i, mentions, main);
        if let Some(main) = main.filter(|m| !candidates.contains(m) && cast.players[*m].count > 0) {
            candidates.push(main);
        }
        let fits: Vec<(usize, Fit)> = candidates.iter().map(|p| (*p, self.fit(*p, &traits, cast))).collect();
        let seller = self.club_before(i, mentions);
        let his = |p: usize, cast: &mut Cast| seller.is_some() && self.home(p, cast) == seller;
        let of_seller = fits.iter().find(|(p, f)| *f == Fit::Proven && his(*p, cast));
        let proven = of_seller.or_else(|| fits.iter().find(|(_, f)| *f == Fit::Proven));
        if let Some((player, _)) = proven {
            return Some(*player);
        }
        // "The Italian" after a journalist is the journalist, unless a player is known to be one.
        let native_only = traits.nation.is_some()
            && traits.positions == 0
            && traits.age.is_none()
            && traits.club.is_none()
            && self.page.tokens[mention.end - 1].is_large();
        if native_only && mention.form == Form::Description && self.speaker_before(i, mentions) {
            return None;
        }
        fits.iter().find(|(_, f)| *f == Fit::Possible).map(|(p, _)| *p)
    }

    /// The club right before a description: "asked Tottenham about the Frenchman" speaks of one of theirs.
    pub(super) fn club_before(&self, i: usize, mentions: &[Mention]) -> Option<usize> {
        let before = mentions[..i].last()?;
        let near = (before.end..mentions[i].first).len() == 1
            && self.page.sentence_of[before.first] == self.page.sentence_of[mentions[i].first]
            && (self.known.for_.has(self.page.word(before.end)) || self.known.of.has(self.page.word(before.end)));
        match &before.what {
            What::Clubs(clubs) if near && clubs.len() == 1 => Some(clubs[0]),
            _ => None,
        }
    }

    /// "he told Bild" after a sentence in which someone in office speaks: that one, no player.
    pub(super) fn is_speakers(&self, i: usize, mentions: &[Mention]) -> bool {
        let mention = &mentions[i];
        let speaks = (mention.end..mention.end + 2).any(|at| self.known.speech.has(self.page.word(at)));
        if mention.form != Form::Pronoun || !speaks {
            return false;
        }
        let here = self.page.sentence_of[mention.first];
        let lead = mentions[..i].iter().rev().take_while(|m| here - self.page.sentence_of[m.first] <= 1).last();
        let office = |m: &Mention| {
            matches!(m.what, What::Person(_) | What::Officer(_) | What::Source(_) | What::Open(Kindred::Office))
        };
        lead.is_some_and(office)
    }

    /// "Hollis, 34, trained with his group", of somebody whom no list holds; "Moyes has made it his
    /// priority": of him who is the sentence's subject.
    pub(super) fn is_anothers(&self, i: usize, mentions: &[Mention]) -> bool {
        let mention = &mentions[i];
        let here = self.page.sentence_of[mention.first];
        let begin = mentions[..i].iter().rposition(|m| self.page.sentence_of[m.first] != here).map_or(0, |p| p + 1);
        let before = &mentions[begin..i];
        let free = |m: &&Mention| m.preposition == 0 && !m.genitive;
        let someone = |m: &&Mention| matches!(m.what, What::Stranger(_) | What::Person(_) | What::Officer(_));
        // "The boss has X in his sights".
        if mention.genitive && mention.form == Form::Pronoun && self.known.coachs_own.has(self.page.word(mention.end)) {
            return true;
        }
        let Some(subject) = before.iter().filter(free).find(someone) else { return false };
        if mention.form != Form::Pronoun || before.iter().any(|m| matches!(m.what, What::Player(_))) {
            return false;
        }
        match subject.what {
            What::Stranger(_) => subject.end > subject.first + 1 && subject.form == Form::Name,
            What::Person(_) | What::Officer(_) => {
                let next = self.page.word(mention.end);
                mention.genitive && !self.known.players_own.has(next) && !self.ties.contract.has(next)
            }
            _ => false,
        }
    }

    /// Whether someone who is no player was mentioned in this sentence or the one before.
    pub(super) fn speaker_before(&self, i: usize, mentions: &[Mention]) -> bool {
        let here = self.page.sentence_of[mentions[i].first];
        mentions[..i]
            .iter()
            .rev()
            .take_while(|m| here - self.page.sentence_of[m.first] <= 2)
            .any(|m| matches!(m.what, What::Person(_) | What::Source(_)))
    }

    pub(super) fn fit(&self, player: usize, traits: &Traits, cast: &mut Cast) -> Fit {
        let mut proofs = 0;
        let mut asked = 0;
        let home = if traits.club.is_some() { self.home(player, cast) } else { None };
        let member = &cast.players[player];
        let listed = member.key.map(|k| &self.lexicon.players[k as usize]);
        if let Some(age) = traits.age {
            asked += 1;
            let fits = match (member.key, member.age) {
                (_, Some(told)) => Some((told - age).abs() <= 1),
                (Some(key), None) => {
                    let known = self.lexicon.players[key as usize].born.is_some()
                        || self.lexicon.players[key as usize].years.is_some();
                    known.then(|| self.lexicon.age_fits(key, age, self.day))
                }
                _ => None,
            };
            match fits {
                Some(false) => return Fit::Not,
                Some(true) => proofs += 1,
                None => {}
            }
        }
        if let Some(nation) = traits.nation {
            asked += 1;
            let mut nations: Vec<u16> = listed.map(|l| l.nations.clone()).unwrap_or_default();
            nations.extend(member.nation);
            if !nations.is_empty() {
                if !nations.contains(&nation) {
                    return Fit::Not;
                }
                proofs += 1;
            }
        }
        if traits.positions != 0 {
            asked += 1;
            let bits = listed.map_or(0, |l| l.positions) | member.positions;
            if bits != 0 {
                if bits & traits.positions == 0 {
                    return Fit::Not;
                }
                proofs += 1;
            }
        }
        if let Some(club) = traits.club {
            asked += 1;
            match home {
                Some(home) if home == club => proofs += 1,
                Some(_) => return Fit::Not,
                None => {}
            }
        }
        if let Some(former) = traits.former {
            asked += 1;
            if member.former.contains(&former) {
                proofs += 1;
            } else if home == Some(former) {
                return Fit::Not;
            }
        }
        if proofs == asked { Fit::Proven } else { Fit::Possible }
    }
}
