//! What a text has said so far of players, clubs and sources.

use super::super::roles::Side;
use super::super::source::Attribution;

/// How many sentences a buyer stays in mind.
pub(super) const MEMORY: usize = 5;

/// What the text has said so far.
#[derive(Default)]
pub(super) struct Memory {
    /// Buyers by player, with the sentence.
    pub(super) buyers: Vec<(usize, Vec<Side>, usize)>,
    /// Destinations told without a verb: "Ndoye to Napoli, here we go".
    pub(super) bound: Vec<(usize, Side)>,
    /// Players whose move to another club is settled or nearly so.
    pub(super) moving: Vec<usize>,
    /// Clubs of players whose club only a claim has told.
    pub(super) homes: Vec<(usize, Side)>,
    /// The players of whom a deal was spoken, with the sentence and whether it was a renewal.
    pub(super) deals: Vec<(usize, usize, bool)>,
    /// The player of the last claim, with the sentence.
    pub(super) player: Option<(usize, usize)>,
    /// The player last spoken of in the sentence before, with that sentence.
    pub(super) spoken_of: Option<(usize, usize)>,
    pub(super) source: Option<(Attribution, usize)>,
}

impl Memory {
    /// The club to which a player goes, told without a verb.
    pub(super) fn destination(&self, player: usize) -> Option<Side> {
        self.bound.iter().rev().find(|(p, _)| *p == player).map(|(_, club)| *club)
    }

    /// The club that a claim before told to be a player's.
    pub(super) fn home(&self, player: usize) -> Option<Side> {
        self.homes.iter().find(|(p, _)| *p == player).map(|(_, club)| *club)
    }

    /// Whether the deal last spoken of with a player, in this sentence or the three before it, was a
    /// renewal: "Talks over a new contract go on. The two sides have yet to agree."
    pub(super) fn renews(&self, player: usize, sentence: usize) -> bool {
        let mut near = self.deals.iter().rev().take_while(|(_, at, _)| sentence - at <= 3);
        near.find(|(p, _, _)| *p == player).is_some_and(|(_, _, renewal)| *renewal)
    }

    /// Remembers who would buy a player.
    pub(super) fn note_buyers(&mut self, player: usize, buyers: Vec<Side>, sentence: usize) {
        self.buyers.retain(|(p, _, _)| *p != player);
        self.buyers.push((player, buyers, sentence));
    }

    /// The one buyer spoken of with a player in this sentence or the two before it.
    pub(super) fn just_named(&self, player: usize, sentence: usize) -> Vec<Side> {
        let named = self.buyers.iter().find(|(p, _, at)| *p == player && sentence - at <= 2);
        named.map(|(_, buyers, _)| buyers.clone()).filter(|b| b.len() == 1).unwrap_or_default()
    }

    /// The one club last told to want a player, whomever it wanted.
    pub(super) fn last_shopper(&self, home: Option<usize>, sentence: usize) -> Vec<Side> {
        let last = self.buyers.last().filter(|(_, b, at)| b.len() == 1 && sentence - at <= MEMORY);
        last.map(|(_, buyers, _)| buyers.clone()).filter(|b| Some(b[0]) != home).unwrap_or_default()
    }
}
