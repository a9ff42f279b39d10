//! Descriptions, word by word: "the highly regarded former Leipzig defender".

use super::super::lexicon::Entry;
use super::super::names::{Cast, Named};
use super::super::words::{Kind, Word};
use super::named::Step;
use super::{Kindred, Mention, Reading, Traits};

/// A description as far as it is read.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // Each is a thing met or not met yet.
pub(super) struct Phrase {
    pub(super) traits: Traits,
    pub(super) determiner: bool,
    pub(super) indefinite: bool,
    pub(super) former: bool,
    pub(super) head: Option<Kindred>,
    /// The end of the last part that means something.
    pub(super) end: usize,
    /// Words that may be skipped inside, so far.
    pub(super) fillers: usize,
    pub(super) empty: bool,
    pub(super) native: bool,
    pub(super) plural: bool,
    pub(super) owner: Option<usize>,
    pub(super) club_end: usize,
    /// "Liverpool target", "Madrid-bound": the club is no home of his.
    pub(super) wooed: bool,
}

impl Reading<'_, '_> {
    /// Reads a description, with or without a name at its end.
    pub(super) fn phrase(&self, first: usize, end: usize, cast: &mut Cast) -> Option<Mention> {
        let mut phrase = Phrase { empty: true, ..Phrase::default() };
        let mut at = first;
        let word = self.page.word(at);
        if cast.at[at] != 0 {
            // A name may begin with "The".
        } else if self.known.definite.has(word) {
            phrase.determiner = true;
            at += 1;
        } else if self.known.article.has(word) {
            phrase.indefinite = true;
            at += 1;
        } else if self.known.their.has(word) || self.known.his.has(word) {
            phrase.determiner = true;
            phrase.traits.owned = true;
            if self.known.his.has(word) {
                return Some(self.his(first, end));
            }
            at += 1;
        }
        // "another Liverpool youngster": nobody in particular.
        phrase.indefinite |= first > 0 && self.known.any_of.has(self.page.word(first - 1)) && at == first;
        let mut steps = 0;
        while at < end && steps < 14 {
            steps += 1;
            if self.page.is_sign(at, '-') {
                at += 1;
                continue;
            }
            let name = cast.at[at];
            if name != 0 {
                let name = cast.names[name as usize - 1];
                match self.take_name(first, at, name.end, name.named, &mut phrase, cast) {
                    Step::Done(mention) => return Some(mention),
                    Step::On(next) => at = next,
                    Step::Stop => break,
                }
                continue;
            }
            let joins = phrase.head == Some(Kindred::Player) && !phrase.determiner && phrase.end == at;
            if joins
                && self.known.and.has(self.page.word(at))
                && let Some(name) = self.name_behind(at + 1, end, cast)
            {
                at = name;
                continue;
            }
            match self.take_word(at, end, &mut phrase) {
                Some(next) => at = next,
                None => break,
            }
        }
        self.close(first, &phrase, cast)
    }

    /// Takes a word of a description; `None` where it is none.
    fn take_word(&self, at: usize, end: usize, phrase: &mut Phrase) -> Option<usize> {
        let word = self.page.word(at);
        if self.page.tokens[at].kind == Kind::Number {
            let mut next = at + 1;
            let mut skip = |set: &super::super::known::WordSet| {
                if self.page.is_sign(next, '-') {
                    next += 1;
                }
                let fits = next < end && set.has(self.page.word(next));
                next += usize::from(fits);
                fits
            };
            if !(skip(&self.known.year) && skip(&self.known.old)) {
                return None;
            }
            phrase.traits.age = self.page.slice(at, at + 1).parse().ok();
            phrase.end = next;
            phrase.empty = false;
            if phrase.head.is_none() {
                phrase.head = Some(Kindred::Player);
            }
            return Some(next);
        }
        if self.known.former.has(word) {
            phrase.former = true;
            return Some(at + 1);
        }
        let mut best: Option<(usize, Vec<Entry>)> = None;
        self.lexicon.find(
            |i| if at + i < end { self.phrase_word(at, i) } else { None },
            |f| {
                let entries: Vec<Entry> = f.entries.iter().copied().filter(|e| is_describing(*e)).collect();
                if !entries.is_empty() {
                    best = Some((f.length, entries));
                }
            },
        );
        let Some((length, entries)) = best else {
            // One or two unknown small words may stand before a head: "the highly regarded defender".
            let small = self.page.tokens[at].kind == Kind::Word && !self.page.tokens[at].is_large();
            let glue = self.known.preposition.has(word)
                || self.known.be.has(word)
                || self.known.have.has(word)
                || self.known.and.has(word)
                || self.known.relative.has(word)
                || self.known.he.has(word)
                || self.known.they.has(word)
                || self.known.that.has(word)
                || self.known.his.has(word)
                || self.known.definite.has(word)
                || self.known.article.has(word)
                || self.known.clause.has(word);
            if phrase.determiner && phrase.head.is_none() && small && !glue && phrase.fillers < 2 {
                phrase.fillers += 1;
                return Some(at + 1);
            }
            return None;
        };
        let next = self.phrase_end(at, length);
        phrase.wooed |= phrase.traits.club.is_some() && self.known.wooing.has(self.page.word(next - 1));
        self.apply(&entries, phrase, at, next)
    }

    /// The name to which a second description leads: "PSG striker and Ballon d'Or contender X".
    fn name_behind(&self, from: usize, end: usize, cast: &Cast) -> Option<usize> {
        for at in from..end.min(from + 7) {
            let name = cast.at[at];
            if name != 0 {
                let person = matches!(cast.names[name as usize - 1].named, Named::Player(_) | Named::Stranger(_));
                return (person && at > from && !self.page.tokens[at - 1].is_large()).then_some(at);
            }
            let word = self.page.word(at);
            let sets = [&self.known.be, &self.known.have, &self.known.relative, &self.known.preposition];
            let others = [&self.known.modal, &self.known.he, &self.known.they, &self.known.clause];
            let breaks = self.page.is_sign(at, ',') || self.page.is_sign(at, ':') || self.page.is_sign(at, ';');
            if breaks || sets.iter().chain(&others).any(|set| set.has(word)) {
                return None;
            }
        }
        None
    }

    /// The `i`th word from `at` on, hyphens left out.
    fn phrase_word(&self, at: usize, i: usize) -> Option<Word> {
        let mut j = at;
        for _ in 0..i {
            j += 1;
            if self.page.is_sign(j, '-') {
                j += 1;
            }
        }
        (j < self.page.tokens.len() && self.page.sentence_of[j] == self.page.sentence_of[at]).then(|| self.page.word(j))
    }

    fn phrase_end(&self, at: usize, length: usize) -> usize {
        let mut j = at + 1;
        for _ in 1..length {
            if self.page.is_sign(j, '-') {
                j += 1;
            }
            j += 1;
        }
        j
    }

    fn apply(&self, entries: &[Entry], phrase: &mut Phrase, at: usize, next: usize) -> Option<usize> {
        let mut used = false;
        let head_before = phrase.head;
        for entry in entries {
            match *entry {
                Entry::Position(bits) => {
                    phrase.traits.positions |= bits;
                    if phrase.head != Some(Kindred::Office) {
                        phrase.head = Some(Kindred::Player);
                    }
                    phrase.end = next;
                    used = true;
                }
                Entry::PlayerNoun if !used => {
                    if head_before != Some(Kindred::Office) {
                        phrase.head = Some(Kindred::Player);
                    }
                    phrase.end = next;
                    used = true;
                }
                Entry::ClubNoun if !used => {
                    phrase.plural = self.page.slice(at, next).ends_with('s')
                        && !matches!(
                            self.page.slice(at, next),
                            "champions"
                                | "giants"
                                | "Giants"
                                | "leaders"
                                | "holders"
                                | "rivals"
                                | "heavyweights"
                                | "chiefs"
                                | "bosses"
                                | "boys"
                                | "winners"
                                | "officials"
                        );
                    phrase.head = Some(Kindred::Club);
                    phrase.end = next;
                    used = true;
                }
                Entry::OfficeNoun if !used => {
                    phrase.head = Some(Kindred::Office);
                    phrase.end = next;
                    used = true;
                }
                _ => {}
            }
        }
        if used {
            phrase.empty = false;
            return Some(next);
        }
        if phrase.head.is_some() {
            return None;
        }
        for entry in entries {
            match *entry {
                Entry::Country(nation) | Entry::Adjective(nation) => {
                    phrase.traits.nation = Some(nation);
                    used = true;
                }
                Entry::League(league) => {
                    phrase.traits.league = Some(league);
                    used = true;
                }
                Entry::Place(place) => {
                    phrase.traits.place = Some(place);
                    used = true;
                }
                Entry::Native(nation) if phrase.determiner && self.page.tokens[at].is_large() => {
                    phrase.traits.nation = Some(nation);
                    phrase.native = true;
                    phrase.end = next;
                    used = true;
                }
                Entry::Natives(nation) if phrase.determiner && self.page.tokens[at].is_large() => {
                    phrase.traits.nation = Some(nation);
                    phrase.native = true;
                    phrase.plural = true;
                    phrase.end = next;
                    used = true;
                }
                Entry::Filler if !used => used = !phrase.empty || phrase.determiner || phrase.indefinite,
                _ => {}
            }
        }
        if !used {
            return None;
        }
        phrase.empty &= entries.iter().all(|e| *e == Entry::Filler);
        // A place or a people may itself be the head: "the Merseysiders", "the Catalans".
        if phrase.determiner
            && entries.iter().any(|e| matches!(e, Entry::Place(_)))
            && self.page.slice(at, next).ends_with('s')
        {
            phrase.native = true;
            phrase.plural = true;
            phrase.end = next;
        }
        Some(next)
    }
}

const fn is_describing(entry: Entry) -> bool {
    matches!(
        entry,
        Entry::Country(_)
            | Entry::Adjective(_)
            | Entry::Native(_)
            | Entry::Natives(_)
            | Entry::Place(_)
            | Entry::League(_)
            | Entry::Position(_)
            | Entry::PlayerNoun
            | Entry::ClubNoun
            | Entry::OfficeNoun
            | Entry::Filler
    )
}
