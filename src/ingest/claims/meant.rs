//! Who is meant where a sentence names nobody: the player spoken of, the club in the mind.

use super::super::cue::Cue;
use super::super::mention::{Mention, What};
use super::super::roles::{Parts, Side};
use super::Claimant;
use super::memory::{MEMORY, Memory};
use super::parties::Found;
use super::sides::strong;

/// How many sentences a text may have so that one without a name is about its only player.
const SHORT: usize = 12;

impl Claimant<'_, '_> {
    /// The player who is meant where the sentence names none.
    pub(super) fn meant(&self, sentence: usize, cue: &Cue, parts: &Parts, memory: &Memory) -> Option<usize> {
        // A heading within a text begins anew.
        if sentence > 2 && self.page.sentences[sentence].heading {
            return None;
        }
        // With no player and no club in the sentence a cue is too weak a sign, unless it needs neither.
        // A text about one player: whatever it says without a name is about him.
        let alone = || (self.cast.players.len() == 1 && sentence <= SHORT).then_some(0);
        if parts.sides.is_empty()
            && strong(cue.stage)
            && let Some(only) = alone()
        {
            return Some(only);
        }
        if cue.need_player && parts.sides.is_empty() {
            return memory.player.filter(|(_, s)| sentence - s <= 1).map(|(p, _)| p);
        }
        if parts.sides.is_empty() {
            return memory.player.filter(|(_, s)| sentence - s <= 1).map(|(p, _)| p).filter(|_| strong(cue.stage));
        }
        let spoken = memory.spoken_of.filter(|(_, s)| sentence - s <= 1).map(|(p, _)| p);
        spoken.or(memory.player.filter(|(_, s)| sentence - s <= 3).map(|(p, _)| p)).or(self.main)
    }

    /// The buyers last spoken of with a player; with none, the text's only other club.
    pub(super) fn remembered(
        &self,
        player: usize,
        sentence: usize,
        home: Option<usize>,
        settled: bool,
        memory: &Memory,
    ) -> Vec<Side> {
        if let Some((_, buyers, at)) = memory.buyers.iter().find(|(p, _, _)| *p == player)
            && sentence - at <= MEMORY
        {
            return buyers.clone();
        }
        let Some(home) = home else { return Vec::new() };
        let mut others = self.cast.clubs.iter().enumerate().filter(|(i, c)| *i != home && c.count > 0);
        match (others.next(), others.next()) {
            (Some((only, club)), None) if club.count >= 2 || settled => vec![only],
            _ => Vec::new(),
        }
    }

    /// The club that the sentences before are about, where only the player's own stands beside a step:
    /// "Talks with Getafe for Vilamala are advanced".
    pub(super) fn topic(&self, sentence: usize, home: Option<usize>, found: &Found<'_>) -> Option<Side> {
        let home = home?;
        let asked = |m: &Mention| {
            m.what == What::Clubs(vec![home])
                && (self.known.with.has(m.preposition) || self.known.to.has(m.preposition))
        };
        let own = self.mentions[found.here.clone()].iter().any(asked);
        let others = found.parts.sides.iter().any(|(s, _, _)| *s != home);
        // "Next is Newcastle's Longstaff: a bid has gone in for him".
        let elsewhere = self.mentions[found.here.clone()].iter().any(|m| match &m.what {
            What::Clubs(clubs) => clubs.iter().any(|c| *c != home),
            _ => false,
        });
        let left_open = found.parts.sides.is_empty() && !elsewhere && !found.parts.unknown_actor;
        if !(own || left_open) || others || !found.parts.explicit_player {
            return None;
        }
        let number = |m: &Mention| self.page.sentence_of[m.first] as usize;
        let before = self.mentions.partition_point(|m| number(m) < sentence);
        let near = self.mentions[..before].iter().rev().take_while(|m| sentence - number(m) <= 3);
        let subjects = near.filter_map(|m| match &m.what {
            What::Clubs(clubs) if clubs.len() == 1 && m.preposition == 0 => Some((number(m), clubs[0])),
            _ => None,
        });
        // The first of the nearest sentence.
        let mut found: Option<(usize, Side)> = None;
        for (at, club) in subjects.filter(|(_, c)| *c != home) {
            if found.is_some_and(|(nearest, _)| nearest != at) {
                break;
            }
            found = Some((at, club));
        }
        found.map(|(_, club)| club)
    }
}
