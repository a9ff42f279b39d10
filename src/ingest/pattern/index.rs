//! Patterns by the words that begin them, and what must stand behind for one to match.

use std::ops::Range;

use super::super::words::{QuickMap, Word};
use super::places::{Place, Places, Thing};
use super::{Ground, Pattern};

/// How many of the places that a pattern must meet are asked for before it is tried.
const MUSTS: usize = 2;

/// A pattern that begins with a word.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Candidate {
    /// The number that its owner gave.
    pub(in super::super) owner: u32,
    pub(super) pattern: u32,
    /// The runs of its opener that begin so.
    pub(super) runs: (u16, u16),
    /// Musts of the index without which it has no match, the rarest first.
    musts: [u16; MUSTS],
}

/// The patterns of a list.
#[derive(Debug, Default)]
pub(in super::super) struct Index {
    pub(super) patterns: Vec<Pattern>,
    with_word: ByWord<Candidate>,
    with_money: Vec<Candidate>,
    /// The musts that a word can begin, and a thing. The must 0 is met everywhere.
    begun_by: ByWord<u16>,
    begun_by_thing: [Vec<u16>; 3],
    /// How many musts there are.
    musts: usize,
}

impl Index {
    /// Makes an index of patterns, each with the number of its owner. Candidates are given in this order.
    pub(in super::super) fn new(patterns: impl IntoIterator<Item = (u32, Pattern)>, places: &Places) -> Self {
        let mut index = Self::default();
        let mut begins = Vec::new();
        let mut musts: QuickMap<u16, u16> = QuickMap::default();
        let spread = spread(places);
        for (owner, pattern) in patterns {
            let mut candidate =
                Candidate { owner, pattern: index.patterns.len() as u32, runs: (0, 0), musts: [0; MUSTS] };
            for (must, follower) in candidate.musts.iter_mut().zip(rarest(&pattern, &spread)) {
                let next = musts.len() as u16 + 1;
                *must = *musts.entry(follower).or_insert(next);
            }
            if let Some(opener) = pattern.opener {
                for (word, runs) in places.openers[opener as usize].groups() {
                    candidate.runs = runs;
                    begins.push((word, candidate));
                }
            } else {
                index.with_money.push(candidate);
            }
            index.patterns.push(pattern);
        }
        let mut begun_by = Vec::new();
        for (follower, must) in &musts {
            let place = &places.followers[usize::from(*follower)];
            begun_by.extend(place.groups().map(|(word, _)| (word, *must)));
            for thing in &place.things {
                index.begun_by_thing[*thing as usize].push(*must);
            }
        }
        index.with_word = ByWord::new(begins);
        index.begun_by = ByWord::new(begun_by);
        index.musts = musts.len();
        index
    }

    /// The patterns that begin with a word.
    pub(in super::super) fn with_word(&self, word: Word) -> &[Candidate] {
        self.with_word.of(word)
    }

    /// Those that begin with a sum, so that no word does.
    pub(in super::super) fn with_money(&self) -> &[Candidate] {
        &self.with_money
    }
}

/// How often each follower may be met. Words that begin many are those of which texts are full.
fn spread(places: &Places) -> Vec<usize> {
    let mut begun: QuickMap<Word, usize> = QuickMap::default();
    for (word, _) in places.followers.iter().flat_map(Place::groups) {
        *begun.entry(word).or_default() += 1;
    }
    // Clubs, players and sums stand in most sentences of interest.
    let often = |place: &Place| place.groups().map(|(word, _)| begun[&word]).sum::<usize>() + 500 * place.things.len();
    places.followers.iter().map(often).collect()
}

/// The followers that a pattern must meet, the rarest first.
fn rarest(pattern: &Pattern, spread: &[usize]) -> Vec<u16> {
    let mut musts: Vec<u16> = pattern.musts().collect();
    musts.sort_by_key(|follower| (spread[usize::from(*follower)], *follower));
    musts.dedup();
    musts
}

/// What belongs to words.
#[derive(Debug)]
struct ByWord<T> {
    /// Where the items of each word begin, and one past the last.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for ByWord<T> {
    fn default() -> Self {
        Self { starts: Vec::new(), items: Vec::new() }
    }
}

impl<T> ByWord<T> {
    /// The items of a word stay in their order.
    fn new(mut items: Vec<(Word, T)>) -> Self {
        items.sort_by_key(|(word, _)| *word);
        let mut starts = Vec::new();
        for (at, (word, _)) in items.iter().enumerate() {
            starts.resize((*word as usize + 1).max(starts.len()), at as u32);
        }
        starts.push(items.len() as u32);
        Self { starts, items: items.into_iter().map(|(_, item)| item).collect() }
    }

    fn of(&self, word: Word) -> &[T] {
        match self.starts.get(word as usize..word as usize + 2) {
            Some(&[from, to]) => &self.items[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// Where the musts of an index begin last, in the sentences of a page up to the present one.
pub(in super::super) struct Ahead {
    /// One past the token. Those of earlier sentences are behind every token of this one.
    last: Vec<u32>,
}

impl Ahead {
    pub(in super::super) fn new(index: &Index) -> Self {
        let mut last = vec![0; index.musts + 1];
        last[0] = u32::MAX;
        Self { last }
    }

    /// Goes on to a sentence.
    pub(in super::super) fn go_on(&mut self, index: &Index, ground: &Ground<'_, '_>, tokens: Range<usize>) {
        for at in tokens {
            let mut note = |musts: &[u16]| musts.iter().for_each(|must| self.last[usize::from(*must)] = at as u32 + 1);
            note(index.begun_by.of(ground.page.word(at)));
            for thing in Thing::ALL.into_iter().filter(|thing| ground.begins(*thing, at)) {
                note(&index.begun_by_thing[thing as usize]);
            }
        }
    }

    /// Whether all that a pattern must meet stands behind a token of the sentence.
    pub(in super::super) fn may_follow(&self, candidate: &Candidate, at: usize) -> bool {
        candidate.musts.iter().all(|must| self.last[usize::from(*must)] > at as u32 + 1)
    }
}
