//! Patterns over words and mentions, in a small notation of our own.
//!
//! `word` is itself; `a|b_c` one of several, `_` joining words; `~pull_out|drop` verbs in all their
//! forms;
//! `@name` one of a class; a `?` behind makes a part optional; `..3` is a gap of at most three words; `<club>`, `<player>` and
//! `<money>` are what they say, with all that stand beside them. Adverbs of the list `skip` and
//! hyphens may stand between any two parts.
//!
//! `places` what may stand where, `index` which patterns can begin at a word at all, `trial` whether
//! one matches there.

mod index;
mod places;
mod trial;

use std::collections::BTreeMap;

pub(super) use self::index::{Ahead, Index};
pub(super) use self::places::Places;
use self::places::{Place, Thing};
pub(super) use self::trial::{Ground, Trial};
use super::inflect::forms;
use super::words::{QuickMap, Vocabulary, Word};

/// One part of a pattern behind its first; the numbers are those of followers.
#[derive(Clone, Copy, Debug)]
enum Part {
    Must(u16),
    May(u16),
    /// What may not follow.
    Not(u16),
    Gap(u8),
}

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// The opener that it begins with; without one it begins with a sum.
    opener: Option<u32>,
    parts: Box<[Part]>,
}

impl Pattern {
    /// The followers without which it has no match.
    fn musts(&self) -> impl Iterator<Item = u16> {
        self.parts.iter().filter_map(|part| if let Part::Must(place) = part { Some(*place) } else { None })
    }
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

/// Compiles the patterns of a list. What is written alike is compiled once.
pub(super) struct Notation<'v> {
    pub(super) vocabulary: &'v mut Vocabulary,
    classes: Classes,
    places: Places,
    openers: QuickMap<Box<str>, u32>,
    followers: QuickMap<Box<str>, u16>,
}

impl<'v> Notation<'v> {
    pub(super) fn new(vocabulary: &'v mut Vocabulary) -> Self {
        Self {
            vocabulary,
            classes: Classes::new(),
            places: Places::default(),
            openers: QuickMap::default(),
            followers: QuickMap::default(),
        }
    }

    /// Adds classes; what is compiled keeps the earlier ones of the same names.
    pub(super) fn define(&mut self, classes: Classes) {
        if !classes.is_empty() {
            self.openers.clear();
            self.followers.clear();
        }
        self.classes.extend(classes);
    }

    /// The members of a class.
    pub(super) fn class(&self, name: &str) -> &[String] {
        self.classes.get(name).map_or(&[], |members| members)
    }

    /// Compiles a pattern.
    pub(super) fn compile(&mut self, text: &str) -> Result<Pattern, PatternError> {
        let mut words = text.split_whitespace();
        let opener = match words.next() {
            Some("<money>") => None,
            Some(word) if !word.ends_with('?') && !word.starts_with(['!', '.']) => {
                Some(self.opener(word)?.ok_or_else(|| PatternError::FirstPart(text.to_owned()))?)
            }
            _ => return Err(PatternError::FirstPart(text.to_owned())),
        };
        let parts = words.map(|word| self.part(word)).collect::<Result<_, _>>()?;
        Ok(Pattern { opener, parts })
    }

    /// The places of all that was compiled.
    pub(super) fn finish(self) -> Places {
        self.places
    }

    /// The opener of a first word, if it is words alone.
    fn opener(&mut self, word: &str) -> Result<Option<u32>, PatternError> {
        if let Some(known) = self.openers.get(word) {
            return Ok(Some(*known));
        }
        let place = self.place(word)?;
        if !place.is_words() {
            return Ok(None);
        }
        let number = self.places.openers.len() as u32;
        self.places.openers.push(place);
        self.openers.insert(word.into(), number);
        Ok(Some(number))
    }

    fn part(&mut self, word: &str) -> Result<Part, PatternError> {
        let (word, optional) = word.strip_suffix('?').map_or((word, false), |w| (w, true));
        if let Some(barred) = word.strip_prefix('!') {
            return Ok(Part::Not(self.follower(barred)?));
        }
        if let Some(gap) = word.strip_prefix("..") {
            return Ok(Part::Gap(gap.parse().map_err(|_| PatternError::Part(word.to_owned()))?));
        }
        let place = self.follower(word)?;
        Ok(if optional { Part::May(place) } else { Part::Must(place) })
    }

    fn follower(&mut self, word: &str) -> Result<u16, PatternError> {
        if let Some(known) = self.followers.get(word) {
            return Ok(*known);
        }
        let place = self.place(word)?;
        let number = u16::try_from(self.places.followers.len()).map_err(|_| PatternError::Part(word.to_owned()))?;
        self.places.followers.push(place);
        self.followers.insert(word.into(), number);
        Ok(number)
    }

    fn place(&mut self, word: &str) -> Result<Place, PatternError> {
        let mut runs = Vec::new();
        let mut things = Vec::new();
        for choice in word.split('|') {
            if choice.starts_with('<') {
                things.push(thing(choice)?);
            } else if let Some(class) = choice.strip_prefix('@') {
                let members = self.classes.get(class).ok_or_else(|| PatternError::NoClass(class.to_owned()))?;
                runs.extend(members.iter().map(|member| run(member, self.vocabulary)));
            } else if word.starts_with('~') {
                let verb = choice.trim_start_matches('~');
                let (verb, rest) = verb.split_once('_').map_or((verb, ""), |(v, r)| (v, r));
                runs.extend(forms(verb).iter().map(|form| run(&format!("{form} {rest}"), self.vocabulary)));
            } else {
                runs.push(run(choice, self.vocabulary));
            }
        }
        Ok(Place::new(runs, things))
    }
}

fn thing(name: &str) -> Result<Thing, PatternError> {
    match name {
        "<club>" => Ok(Thing::Club),
        "<player>" => Ok(Thing::Player),
        "<money>" => Ok(Thing::Money),
        _ => Err(PatternError::Part(name.to_owned())),
    }
}

/// The words of a run; hyphens are left out, as in texts.
fn run(text: &str, vocabulary: &mut Vocabulary) -> Box<[Word]> {
    let hyphen = vocabulary.intern("-");
    vocabulary.intern_phrase(&text.replace('_', " ")).into_iter().filter(|w| *w != hyphen).collect()
}
