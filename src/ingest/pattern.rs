//! Patterns over words and mentions, in a small notation of our own.
//!
//! `word` is itself; `a|b_c` one of several, `_` joining words; `~pull_out|drop` verbs in all their
//! forms;
//! `@name` one of a class; a `?` behind makes a part optional; `..3` is a gap of at most three words; `<club>`, `<player>` and
//! `<money>` are what they say, with all that stand beside them. Adverbs of the list `skip` and
//! hyphens may stand between any two parts.

use std::collections::BTreeMap;
use std::ops::Range;

use super::inflect::forms;
use super::known::{Known, WordSet};
use super::mention::{Kindred, Mention, What};
use super::page::Page;
use super::words::{Kind, Vocabulary, Word};

/// Runs of words of which one is to stand at a place. Those that begin alike stand together, in
/// the order in which they were written.
#[derive(Clone, Debug)]
struct Runs {
    runs: Vec<Vec<Word>>,
    /// Their first words, loosely: most words that begin none are told at once.
    bloom: [u64; 4],
}

impl Runs {
    fn new(mut runs: Vec<Vec<Word>>) -> Self {
        runs.retain(|run| !run.is_empty());
        runs.sort_by_key(|run| run[0]);
        let mut bloom = [0; 4];
        for run in &runs {
            bloom[(run[0] as usize >> 6) & 3] |= 1 << (run[0] & 63);
        }
        Self { runs, bloom }
    }

    /// The runs that begin with a word.
    fn beginning(&self, word: Word) -> &[Vec<Word>] {
        if self.bloom[(word as usize >> 6) & 3] & (1 << (word & 63)) == 0 {
            return &[];
        }
        let from = self.runs.partition_point(|run| run[0] < word);
        let alike = self.runs[from..].iter().take_while(|run| run[0] == word).count();
        &self.runs[from..from + alike]
    }

    fn first_words(&self) -> impl Iterator<Item = Word> {
        self.runs.iter().map(|run| run[0])
    }
}

/// The words of a stretch of text, nearly exactly: of the words of a language few share a place.
#[derive(Debug)]
pub(super) struct Present([u64; Self::PLACES / 64]);

impl Present {
    const PLACES: usize = 4096;

    /// The words of some tokens.
    pub(super) fn new(page: &Page<'_>, tokens: Range<usize>) -> Self {
        let mut present = Self([0; Self::PLACES / 64]);
        for at in tokens {
            let place = page.word(at) as usize % Self::PLACES;
            present.0[place / 64] |= 1 << (place % 64);
        }
        present
    }

    fn may_hold(&self, word: Word) -> bool {
        let place = word as usize % Self::PLACES;
        self.0[place / 64] & (1 << (place % 64)) != 0
    }
}

/// One part of a pattern.
#[derive(Clone, Debug)]
enum Part {
    /// One of some runs of words.
    Words(Runs),
    Gap(usize),
    Club,
    Player,
    Money,
    /// Words, or one of the things.
    Either(Vec<Part>),
    /// What may not follow.
    Not(Box<Part>),
}

#[derive(Clone, Debug)]
struct Element {
    part: Part,
    optional: bool,
}

/// A compiled pattern; its first part is words.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    elements: Vec<Element>,
    /// The first words of that part behind the first which fewest words can begin and which cannot
    /// be left out: a text with none of them has no match. Empty where there is no such part.
    telling: Box<[Word]>,
}

/// The notation's fault, told to whoever writes the list.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub(super) enum PatternError {
    #[error("no class `@{0}`")]
    NoClass(String),
    #[error("a pattern begins with a word, not with `{0}`")]
    FirstPart(String),
    #[error("`{0}` is no part of the notation")]
    Part(String),
}

/// Classes of words by name.
pub(super) type Classes = BTreeMap<String, Vec<String>>;

impl Pattern {
    /// Compiles a pattern.
    pub(super) fn compile(text: &str, classes: &Classes, vocabulary: &mut Vocabulary) -> Result<Self, PatternError> {
        let mut elements = Vec::new();
        for word in text.split_whitespace() {
            elements.push(element(word, classes, vocabulary)?);
        }
        match elements.first() {
            Some(Element { part: Part::Words(_) | Part::Money, optional: false }) => {
                let telling = telling(&elements);
                Ok(Self { elements, telling })
            }
            _ => Err(PatternError::FirstPart(text.to_owned())),
        }
    }

    /// Whether a stretch with these words may hold a match.
    pub(super) fn may_match(&self, present: &Present) -> bool {
        self.telling.is_empty() || self.telling.iter().any(|word| present.may_hold(*word))
    }

    /// Whether it begins with a sum, so that no word does.
    pub(super) fn begins_with_money(&self) -> bool {
        matches!(self.elements.first(), Some(Element { part: Part::Money, .. }))
    }

    /// The words that can begin it.
    pub(super) fn first_words(&self) -> impl Iterator<Item = Word> {
        let runs = match self.elements.first() {
            Some(Element { part: Part::Words(runs), .. }) => Some(runs),
            _ => None,
        };
        runs.into_iter().flat_map(Runs::first_words)
    }
}

/// See [`Pattern::telling`].
fn telling(elements: &[Element]) -> Box<[Word]> {
    let begin = |element: &Element| match &element.part {
        Part::Words(runs) if !element.optional => {
            let mut words: Vec<Word> = runs.first_words().collect();
            words.dedup();
            Some(words)
        }
        _ => None,
    };
    elements.iter().skip(1).filter_map(begin).min_by_key(Vec::len).unwrap_or_default().into()
}

fn element(word: &str, classes: &Classes, vocabulary: &mut Vocabulary) -> Result<Element, PatternError> {
    let (word, optional) = word.strip_suffix('?').map_or((word, false), |w| (w, true));
    let part = if let Some(barred) = word.strip_prefix('!') {
        Part::Not(Box::new(element(barred, classes, vocabulary)?.part))
    } else if let Some(gap) = word.strip_prefix("..") {
        Part::Gap(gap.parse().map_err(|_| PatternError::Part(word.to_owned()))?)
    } else {
        let mut runs = Vec::new();
        let mut things = Vec::new();
        for choice in word.split('|') {
            if choice.starts_with('<') {
                things.push(thing(choice)?);
            } else if let Some(class) = choice.strip_prefix('@') {
                let members = classes.get(class).ok_or_else(|| PatternError::NoClass(class.to_owned()))?;
                runs.extend(members.iter().map(|m| run(m, vocabulary)));
            } else if word.starts_with('~') {
                let verb = choice.trim_start_matches('~');
                let (verb, rest) = verb.split_once('_').map_or((verb, ""), |(v, r)| (v, r));
                runs.extend(forms(verb).iter().map(|form| run(&format!("{form} {rest}"), vocabulary)));
            } else {
                runs.push(run(choice, vocabulary));
            }
        }
        if !runs.is_empty() {
            things.insert(0, Part::Words(Runs::new(runs)));
        }
        if things.len() == 1 { things.remove(0) } else { Part::Either(things) }
    };
    Ok(Element { part, optional })
}

fn thing(name: &str) -> Result<Part, PatternError> {
    match name {
        "<club>" => Ok(Part::Club),
        "<player>" => Ok(Part::Player),
        "<money>" => Ok(Part::Money),
        _ => Err(PatternError::Part(name.to_owned())),
    }
}

/// The words of a run; hyphens are left out, as in texts.
fn run(text: &str, vocabulary: &mut Vocabulary) -> Vec<Word> {
    let hyphen = vocabulary.intern("-");
    vocabulary.intern_phrase(&text.replace('_', " ")).into_iter().filter(|w| *w != hyphen).collect()
}

/// What patterns are matched against.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a, 't> {
    pub(super) page: &'a Page<'t>,
    pub(super) known: &'a Known,
    pub(super) skip: &'a WordSet,
    pub(super) mentions: &'a [Mention],
    /// The mention that begins at a token, plus one.
    pub(super) mention_at: &'a [u32],
    /// The end of the sum of money that begins at a token, or zero.
    pub(super) money_at: &'a [u32],
}

impl Ground<'_, '_> {
    /// The end of the shortest match of a pattern that begins at a token and ends by `end`.
    pub(super) fn match_at(&self, pattern: &Pattern, at: usize, end: usize) -> Option<usize> {
        self.rest(&pattern.elements, at, end, true).map(|(end, _)| end)
    }

    /// The same with how many words of its own the pattern met.
    pub(super) fn weigh_at(&self, pattern: &Pattern, at: usize, end: usize) -> Option<(usize, usize)> {
        self.rest(&pattern.elements, at, end, true)
    }

    fn rest(&self, elements: &[Element], at: usize, end: usize, first: bool) -> Option<(usize, usize)> {
        let Some((element, others)) = elements.split_first() else { return Some((at, 0)) };
        if let Part::Gap(most) = element.part {
            return self.gap(most, others, at, end);
        }
        if let Part::Not(barred) = &element.part {
            let follows = at < end && self.here(barred, &[], at, end).is_some();
            return if follows { None } else { self.rest(others, at, end, false) };
        }
        if element.optional {
            // With it first: the longer reading says more.
            return self.one(element, others, at, end, first).or_else(|| self.rest(others, at, end, first));
        }
        self.one(element, others, at, end, first)
    }

    fn one(&self, element: &Element, others: &[Element], at: usize, end: usize, first: bool) -> Option<(usize, usize)> {
        let mut from = at;
        let mut skipped = 0;
        loop {
            if let Some(found) = self.here(&element.part, others, from, end) {
                return Some(found);
            }
            if first || skipped >= 4 || from >= end {
                return None;
            }
            let word = self.page.word(from);
            if !(self.page.is_sign(from, '-') || self.skip.has(word)) {
                return None;
            }
            from += 1;
            skipped += 1;
        }
    }

    fn here(&self, part: &Part, others: &[Element], at: usize, end: usize) -> Option<(usize, usize)> {
        match part {
            Part::Words(runs) => runs
                .beginning(self.page.word(at))
                .iter()
                .filter_map(|run| self.run(run, at, end).map(|next| (next, run.len())))
                .find_map(|(next, own)| self.rest(others, next, end, false).map(|(e, more)| (e, own + more))),
            Part::Club | Part::Player => self
                .mention_end(at, end, matches!(part, Part::Club))
                .and_then(|next| self.rest(others, next, end, false))
                .map(|(e, own)| (e, own + 1)),
            Part::Money => {
                let next = *self.money_at.get(at)? as usize;
                (next > at && next <= end).then(|| self.rest(others, next, end, false)).flatten()
            }
            Part::Either(parts) => parts.iter().find_map(|part| self.here(part, others, at, end)),
            Part::Gap(_) | Part::Not(_) => None,
        }
    }

    fn run(&self, run: &[Word], at: usize, end: usize) -> Option<usize> {
        let mut next = at;
        for (i, word) in run.iter().enumerate() {
            if i > 0 && self.page.is_sign(next, '-') {
                next += 1;
            }
            if next >= end || self.page.word(next) != *word {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    fn gap(&self, most: usize, others: &[Element], at: usize, end: usize) -> Option<(usize, usize)> {
        let mut from = at;
        let mut words = 0;
        loop {
            if let Some(found) = self.rest(others, from, end, false) {
                return Some(found);
            }
            if from >= end || words >= most {
                return None;
            }
            let token = &self.page.tokens[from];
            // A sum or a mention counts as one word.
            let mention = self.mention_at[from];
            if mention != 0 {
                from = self.mentions[mention as usize - 1].end;
            } else if self.money_at[from] as usize > from {
                from = self.money_at[from] as usize;
            } else if self.is_age(from) {
                from += 3;
                continue;
            } else if matches!(
                token.kind,
                Kind::Word | Kind::Number | Kind::Genitive | Kind::Currency | Kind::Sign('-' | '%' | '/')
            ) && !self.known.clause.has(token.word)
                && !self.known.not.has(token.word)
            {
                from += 1;
            } else {
                return None;
            }
            // The parts of "20-year-old" are one word.
            words += usize::from(!self.page.is_sign(from, '-') && !self.page.is_sign(from - 1, '-'));
        }
    }

    /// Whether an age between commas begins: "Victor Osimhen, 26, away".
    fn is_age(&self, at: usize) -> bool {
        self.page.is_sign(at, ',')
            && self.page.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Number)
            && self.page.tokens.get(at + 2).is_some_and(|token| token.kind == Kind::Sign(','))
            && self.page.slice(at + 1, at + 2).len() == 2
    }

    /// The end of the mention at a token and all that stand beside it, with its genitive.
    fn mention_end(&self, at: usize, end: usize, club: bool) -> Option<usize> {
        let number = (*self.mention_at.get(at)?).checked_sub(1)? as usize;
        let kind = |m: &Mention| match &m.what {
            What::Clubs(_) | What::Open(Kindred::Club | Kindred::Clubs | Kindred::HisClub) => club,
            What::Player(_) | What::Stranger(_) | What::Open(Kindred::Player) => !club,
            _ => false,
        };
        if !kind(&self.mentions[number]) {
            return None;
        }
        let group = self.mentions[number].group;
        let last = self.mentions[number..].iter().take_while(|m| m.group == group).last()?;
        let next = last.end + usize::from(last.genitive && self.is_genitive(last.end));
        (next <= end).then_some(next)
    }

    fn is_genitive(&self, at: usize) -> bool {
        self.page.tokens.get(at).is_some_and(|t| t.kind == Kind::Genitive)
    }
}
