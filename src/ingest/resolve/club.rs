//! Which clubs a description means.

use super::super::lexicon::ClubKey;
use super::super::mention::{Kindred, Mention, What};
use super::super::names::Cast;
use super::Resolver;

impl Resolver<'_, '_> {
    pub(super) fn club(
        &self,
        i: usize,
        mentions: &[Mention],
        cast: &mut Cast,
        posts: &[(u32, usize)],
    ) -> Option<usize> {
        let traits = mentions[i].traits.clone();
        if let Some(coach) = traits.coach {
            if let Some((_, club)) = posts.iter().find(|(p, _)| *p == coach) {
                return Some(*club);
            }
            return (self.post_of)(coach).map(|c| cast.club(c, self.lexicon));
        }
        if let Some(champion) = self.champion(&mentions[i], cast) {
            return Some(champion);
        }
        let here = self.page.sentence_of[mentions[i].first];
        let mut order: Vec<(u32, usize, usize)> = Vec::new();
        for (j, mention) in mentions[..i].iter().enumerate().rev().take(60) {
            let distance = here - self.page.sentence_of[mention.first];
            match (&mention.what, mention.traits.club) {
                (What::Clubs(clubs), _) => {
                    // "who arrived from Villa": spoken of in passing.
                    let aside = self.known.from.has(mention.preposition) || self.known.with.has(mention.preposition);
                    // Halves of a sentence: whom a preposition governs is further off than who acts.
                    let further = match (distance, aside) {
                        (0, _) => 0,
                        (_, true) => 4,
                        (_, false) => u32::from(mention.preposition != 0),
                    };
                    let distance = distance * 2 + further;
                    order.extend(clubs.iter().map(|c| (distance, j, *c)));
                }
                // "Everton boss David Moyes said that the club …"
                (What::Person(_), Some(club)) => order.push((distance * 2, j, club)),
                _ => {}
            }
        }
        order.retain(|(_, j, club)| {
            traits.rival != Some(*club) && (traits.rival.is_none() || mentions[*j].preposition == 0)
        });
        order.sort_by_key(|(distance, j, _)| (*distance, *j));
        let told = traits.nation.is_some() || traits.league.is_some() || traits.place.is_some();
        if !told {
            let before = order.first().filter(|(d, _, _)| *d <= 7).map(|(_, _, c)| *c);
            // A club only spoken of as a player's own yields to the one that tells it.
            return if order.iter().all(|(_, j, _)| mentions[*j].preposition != 0) {
                self.told_behind(i, mentions).or(before)
            } else {
                before
            };
        }
        let fits = |club: usize, cast: &Cast| {
            let Some(key) = cast.clubs[club].key else { return false };
            let club = &self.lexicon.clubs[key as usize];
            traits.nation.is_none_or(|n| club.country == Some(n))
                && traits.league.is_none_or(|l| club.league == Some(l))
                && traits.place.is_none_or(|p| club.places.contains(&p))
        };
        let before = order.iter().map(|(_, _, c)| *c).find(|c| fits(*c, cast));
        before.or_else(|| {
            let mut later = (0..cast.clubs.len()).filter(|c| cast.clubs[*c].count > 0 && fits(*c, cast));
            let first = later.next();
            first.filter(|_| later.next().is_none())
        })
    }

    /// "I am happy at this great club", a player says: his own.
    fn is_his_own_words(&self, mention: &Mention) -> bool {
        let own = matches!(self.page.slice(mention.first, mention.first + 1), "this" | "This" | "our" | "Our");
        own && self.page.tokens[mention.first].quoted
            && mention.traits.nation.is_none()
            && mention.traits.league.is_none()
    }

    /// The club of the player whose words are quoted around a description of a club.
    pub(super) fn club_of_speaker(&self, i: usize, mentions: &[Mention], cast: &mut Cast) -> Option<usize> {
        if !self.is_his_own_words(&mentions[i]) {
            return None;
        }
        let here = self.page.sentence_of[mentions[i].first];
        let speaker = mentions[i + 1..]
            .iter()
            .take_while(|m| self.page.sentence_of[m.first] == here)
            .chain(mentions[..i].iter().rev().take_while(|m| here - self.page.sentence_of[m.first] <= 2))
            .find_map(|m| match m.what {
                What::Player(player) => Some(player),
                _ => None,
            })?;
        self.home(speaker, cast)
    }

    /// "He is the club's fifth signing, Everton announced": the club that tells it, named behind.
    fn told_behind(&self, i: usize, mentions: &[Mention]) -> Option<usize> {
        let here = self.page.sentence_of[mentions[i].first];
        let after = mentions[i + 1..].iter().take_while(|m| self.page.sentence_of[m.first] == here);
        after.filter(|m| m.preposition == 0).find_map(|m| {
            let tells = matches!(
                self.page.slice(m.end, m.end + 1),
                "announced" | "confirmed" | "said" | "revealed" | "have" | "say" | "announce" | "confirm"
            );
            match &m.what {
                What::Clubs(clubs) if clubs.len() == 1 && tells => Some(clubs[0]),
                _ => None,
            }
        })
    }

    /// Who "the champions" are on the day: those of the league or country told, else the only ones
    /// whom the text names.
    pub(super) fn champion(&self, mention: &Mention, cast: &mut Cast) -> Option<usize> {
        let words = self.page.slice(mention.first, mention.end);
        if !words.ends_with("champions") || words.contains("record") || words.contains("former") {
            return None;
        }
        let traits = &mention.traits;
        let told = traits.nation.is_some() || traits.league.is_some();
        let fits = |key: &ClubKey| {
            let club = &self.lexicon.clubs[*key as usize];
            traits.nation.is_none_or(|n| club.country == Some(n))
                && traits.league.is_none_or(|l| club.league == Some(l))
        };
        let named = |key: &ClubKey| cast.clubs.iter().any(|c| c.key == Some(*key) && c.count > 0);
        let mut champions = self.lexicon.champions(self.day).filter(fits).filter(|key| told || named(key));
        let only = champions.next()?;
        if champions.next().is_some() {
            return None;
        }
        Some(cast.club(only, self.lexicon))
    }

    /// "The president said they would not ask for all of it": the club for which he speaks.
    fn speakers_club(&self, i: usize, mentions: &[Mention]) -> Option<usize> {
        let mention = &mentions[i];
        let before = mentions[..i].last()?;
        let same = self.page.sentence_of[before.first] == self.page.sentence_of[mention.first];
        let office = matches!(before.what, What::Person(_) | What::Officer(_) | What::Open(Kindred::Office));
        let speaks = self.known.speech.has(self.page.word(before.end)) && mention.first <= before.end + 2;
        before.traits.club.filter(|_| same && office && speaks)
    }

    /// The clubs that "they", "both" or "the clubs" mean: the group of clubs last mentioned first.
    pub(super) fn clubs(&self, i: usize, mentions: &[Mention]) -> Option<Vec<usize>> {
        let here = self.page.sentence_of[mentions[i].first];
        let word = self.page.word(mentions[i].first);
        let several = !self.known.they.has(word);
        if let Some(club) = self.speakers_club(i, mentions).filter(|_| !several) {
            return Some(vec![club]);
        }
        // The clubs of this line go before those of another.
        let line = |m: &Mention| self.page.sentences[self.page.sentence_of[m.first] as usize].line;
        let mut near = mentions[..i].iter().rev().take_while(|m| line(m) == line(&mentions[i])).take(60);
        let own_line = near.any(|m| matches!(m.what, What::Clubs(_)));
        let mut nearest: Option<(u32, Vec<usize>)> = None;
        let mut all: Vec<usize> = Vec::new();
        let mut end = i;
        // Sentence by sentence backwards; within a sentence the first group leads.
        while end > 0 {
            let sentence = self.page.sentence_of[mentions[end - 1].first];
            if here - sentence > 3 || several && own_line && line(&mentions[end - 1]) != line(&mentions[i]) {
                break;
            }
            let begin =
                mentions[..end].iter().rposition(|m| self.page.sentence_of[m.first] != sentence).map_or(0, |p| p + 1);
            let mut j = begin;
            while j < end {
                let group = mentions[j].group;
                let members: Vec<usize> = mentions[j..end]
                    .iter()
                    .take_while(|m| m.group == group)
                    .filter_map(|m| if let What::Clubs(c) = &m.what { Some(c.clone()) } else { None })
                    .flatten()
                    .collect();
                let length = mentions[j..end].iter().take_while(|m| m.group == group).count().max(1);
                if !members.is_empty() {
                    let apart = self.known.at.has(mentions[j].preposition) || mentions[j].genitive;
                    if several && members.len() >= 2 {
                        return Some(members);
                    }
                    all.extend(members.iter().copied());
                    if nearest.is_none() && !apart {
                        nearest = Some((sentence, members));
                    }
                }
                j += length;
            }
            if !several && nearest.is_some() {
                break;
            }
            end = begin;
        }
        if several {
            let same: Vec<usize> = mentions[..i]
                .iter()
                .rev()
                .take_while(|m| self.page.sentence_of[m.first] == here)
                .filter_map(|m| if let What::Clubs(c) = &m.what { Some(c.clone()) } else { None })
                .flatten()
                .collect();
            let mut all = if same.is_empty() { all } else { same };
            all.dedup();
            all.truncate(2);
            return (!all.is_empty()).then_some(all);
        }
        nearest.map(|(_, clubs)| clubs)
    }
}
