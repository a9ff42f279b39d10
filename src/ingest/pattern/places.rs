//! What may stand at a place of a pattern.

use super::super::words::Word;

/// What is no word and yet stands at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Thing {
    Club,
    Player,
    Money,
}

impl Thing {
    pub(super) const ALL: [Self; 3] = [Self::Club, Self::Player, Self::Money];
}

/// One of some runs of words, or one of the things.
#[derive(Debug, Default)]
pub(super) struct Place {
    /// Those that begin alike stand together, in the order in which they were written.
    runs: Vec<Box<[Word]>>,
    pub(super) things: Vec<Thing>,
    /// Their first words, loosely: most words that begin none are told at once.
    bloom: [u64; 4],
}

impl Place {
    pub(super) fn new(mut runs: Vec<Box<[Word]>>, things: Vec<Thing>) -> Self {
        runs.retain(|run| !run.is_empty());
        runs.sort_by_key(|run| run[0]);
        runs.shrink_to_fit();
        let mut bloom = [0; 4];
        for run in &runs {
            bloom[(run[0] as usize >> 6) & 3] |= 1 << (run[0] & 63);
        }
        Self { runs, things, bloom }
    }

    /// Whether it is words and nothing else.
    pub(super) fn is_words(&self) -> bool {
        self.things.is_empty()
    }

    /// The runs that begin with a word.
    pub(super) fn beginning(&self, word: Word) -> &[Box<[Word]>] {
        if self.bloom[(word as usize >> 6) & 3] & (1 << (word & 63)) == 0 {
            return &[];
        }
        let from = self.runs.partition_point(|run| run[0] < word);
        let alike = self.runs[from..].iter().take_while(|run| run[0] == word).count();
        &self.runs[from..from + alike]
    }

    /// Some of its runs, by [`Place::groups`].
    pub(super) fn runs(&self, group: (u16, u16)) -> &[Box<[Word]>] {
        &self.runs[usize::from(group.0)..usize::from(group.1)]
    }

    /// Each word that begins runs, with the first and one past the last of them.
    pub(super) fn groups(&self) -> impl Iterator<Item = (Word, (u16, u16))> {
        let mut from = 0;
        self.runs.chunk_by(|a, b| a[0] == b[0]).map(move |group| {
            let first = from;
            from += group.len();
            (group[0][0], (first as u16, from as u16))
        })
    }
}

/// The places of a list of patterns, those that several patterns share once.
#[derive(Debug, Default)]
pub(in super::super) struct Places {
    /// Where patterns begin: words alone.
    pub(super) openers: Vec<Place>,
    /// All behind.
    pub(super) followers: Vec<Place>,
}
