//! Names in a text: players, clubs, people of the game, sources, and unknown people by shape.
//!
//! `full` names that are certain, `misspelt` nearly so, `strangers` people whom no list holds, `short` names that lean on
//! the full ones, `cast` all of them together.

mod cast;
mod full;
mod misspelt;
mod short;
mod strangers;

pub(super) use self::cast::Cast;
use super::known::Known;
use super::lexicon::{ClubKey, Entry, Lexicon, PlayerKey};
use super::page::{Page, Token};
use super::words::{Case, Kind, NONE, Word};

/// What a name stands for, in this text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Named {
    /// A player, by index into the cast.
    Player(usize),
    /// A club, by index into the cast.
    Club(usize),
    /// A club by its ground.
    Ground(usize),
    /// Someone of the game who is no player.
    Person(u32),
    /// A journalist or outlet of the lexicon.
    Source(u32),
    /// Someone unknown, by index into the cast.
    Stranger(usize),
}

/// A name at a place in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) named: Named,
}

/// One candidate reading of the tokens from a place on.
struct Reading {
    length: usize,
    entries: Vec<Entry>,
}

/// Finds the names of a page.
pub(super) struct Namer<'a, 't> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) known: &'a Known,
    pub(super) page: &'a Page<'t>,
    /// Clubs that players belong to on the day, by the ledger.
    pub(super) home_of: &'a dyn Fn(PlayerKey) -> Option<ClubKey>,
}

impl Namer<'_, '_> {
    /// Names everyone: full names first, since they settle what the short ones mean.
    pub(super) fn cast(&self) -> Cast {
        let mut cast = Cast { at: vec![0; self.page.tokens.len()], ..Cast::default() };
        let readings = self.readings();
        self.full_names(&readings, &mut cast);
        self.strangers(&mut cast);
        self.short_names(&readings, &mut cast);
        cast.settle_main();
        cast.names.sort_by_key(|n| n.first);
        for (i, name) in cast.names.iter().enumerate() {
            cast.at[name.first] = i as u32 + 1;
        }
        cast
    }

    /// The longest reading as a name at each token that can begin one.
    fn readings(&self) -> Vec<(usize, Reading)> {
        let mut all = Vec::new();
        for sentence in &self.page.sentences {
            for at in sentence.first..sentence.end {
                let token = &self.page.tokens[at];
                if token.kind != Kind::Word && token.kind != Kind::Number || token.word == NONE {
                    continue;
                }
                let particle = self.known.particle.has(token.word);
                if !token.is_large() && !particle && token.kind != Kind::Number {
                    continue;
                }
                if let Some(reading) = self.reading(at, sentence.end) {
                    all.push((at, reading));
                }
            }
        }
        all
    }

    fn reading(&self, at: usize, end: usize) -> Option<Reading> {
        let tokens = &self.page.tokens;
        let mut best: Option<Reading> = None;
        self.lexicon.find(
            |i| (at + i < end).then(|| tokens[at + i].word),
            |found| {
                let entries: Vec<Entry> = found.entries.iter().copied().filter(|e| is_name(*e)).collect();
                if entries.is_empty() || !self.written_as_name(at, found.length) {
                    return;
                }
                best = Some(Reading { length: found.length, entries });
            },
        );
        best
    }

    /// Whether the words are written as a name is: the last large, no small word that is no particle.
    fn written_as_name(&self, at: usize, length: usize) -> bool {
        let words = &self.page.tokens[at..at + length];
        // "The i" is a newspaper.
        let letter = |t: &Token| length == 2 && t.end - t.start == 1 && words[0].is_large();
        // "Son Heung-min": the small half of a given name.
        let half = length > 2 && words[length - 2].kind == Kind::Sign('-');
        let last = half || words.last().is_some_and(|t| t.is_large() || t.kind == Kind::Number || letter(t));
        last && words.iter().any(Token::is_large)
            && words.iter().all(|t| {
                t.kind != Kind::Word || t.is_large() || self.known.particle.has(t.word) || t.end - t.start <= 3
            })
    }

    /// Two letters, the second small: "As", of which only "AS" is a name.
    fn is_small_word(&self, at: usize) -> bool {
        let token = &self.page.tokens[at];
        token.end - token.start <= 2 && token.case != Case::Upper
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let sentence = self.page.sentences[self.page.sentence_of[at] as usize];
        at == sentence.first
    }

    fn known_ambiguous(&self, word: Word) -> bool {
        self.lexicon.ambiguous.has(word)
    }

    /// Whether a large unknown word stands right before or after, so that these are part of a
    /// longer name.
    fn part_of_longer_name(&self, at: usize, length: usize) -> bool {
        let sentence = self.page.sentences[self.page.sentence_of[at] as usize];
        let unknown = |i: usize| {
            let token = &self.page.tokens[i];
            token.is_large()
                && token.case == Case::Title
                && !self.lexicon.is_word(token.word)
                && !self.lexicon.is_common(token.word)
        };
        let before = at > sentence.first && unknown(at - 1) && self.page.tokens[at].spaced;
        let after = at + length < sentence.end && self.page.tokens[at + length].spaced && unknown(at + length);
        before || after
    }

    /// Whether most words of a sentence are large: a headline, whose words are no names.
    fn all_large(&self, first: usize, end: usize) -> bool {
        let words = self.page.tokens[first..end].iter().filter(|t| t.kind == Kind::Word && t.end - t.start > 3);
        let (large, all) = words.fold((0, 0), |(large, all), t| (large + usize::from(t.is_large()), all + 1));
        all > 4 && large * 10 > all * 9
    }

    fn is_title(&self, at: usize) -> bool {
        let word = self.page.word(at);
        let mut title = false;
        self.lexicon.find(|i| (i == 0).then_some(word), |f| title |= f.entries.contains(&Entry::Title));
        title
    }
}

const fn is_name(entry: Entry) -> bool {
    matches!(
        entry,
        Entry::Player(_)
            | Entry::Surname(_)
            | Entry::Club(_)
            | Entry::WeakClub(_)
            | Entry::Ground(_)
            | Entry::Person(_)
            | Entry::Source(_)
    )
}
