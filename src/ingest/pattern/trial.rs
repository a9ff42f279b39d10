//! Whether a pattern matches at a token, and where the match ends.

use super::super::known::{Known, WordSet};
use super::super::mention::{Kindred, Mention, What};
use super::super::page::Page;
use super::super::words::{Kind, Word};
use super::index::{Candidate, Index};
use super::places::{Places, Thing};
use super::{Part, Pattern};

/// Words that may be left out between two parts.
const MOST_SKIPPED: usize = 4;

/// What patterns are matched against.
#[derive(Clone, Copy)]
pub(in super::super) struct Ground<'a, 't> {
    pub(in super::super) page: &'a Page<'t>,
    pub(in super::super) known: &'a Known,
    pub(in super::super) skip: &'a WordSet,
    pub(in super::super) mentions: &'a [Mention],
    /// The mention that begins at a token, plus one.
    pub(in super::super) mention_at: &'a [u32],
    /// The end of the sum of money that begins at a token, or zero.
    pub(in super::super) money_at: &'a [u32],
}

impl Ground<'_, '_> {
    /// Whether a thing begins at a token.
    pub(super) fn begins(&self, thing: Thing, at: usize) -> bool {
        match thing {
            Thing::Money => self.money_at.get(at).is_some_and(|end| *end as usize > at),
            Thing::Club | Thing::Player => self.mention(at, thing == Thing::Club).is_some(),
        }
    }

    /// The number of the mention of a club or player that begins at a token.
    fn mention(&self, at: usize, club: bool) -> Option<usize> {
        let number = (*self.mention_at.get(at)?).checked_sub(1)? as usize;
        let kind = match &self.mentions[number].what {
            What::Clubs(_) | What::Open(Kindred::Club | Kindred::Clubs | Kindred::HisClub) => club,
            What::Player(_) | What::Stranger(_) | What::Open(Kindred::Player) => !club,
            _ => false,
        };
        kind.then_some(number)
    }

    /// The end of a thing at a token; of mentions, that of all that stand beside, with the genitive.
    fn end_of(&self, thing: Thing, at: usize, end: usize) -> Option<usize> {
        let next = if thing == Thing::Money {
            *self.money_at.get(at)? as usize
        } else {
            let number = self.mention(at, thing == Thing::Club)?;
            let group = self.mentions[number].group;
            let last = self.mentions[number..].iter().take_while(|m| m.group == group).last()?;
            last.end + usize::from(last.genitive && self.is_genitive(last.end))
        };
        (next > at && next <= end).then_some(next)
    }

    fn is_genitive(&self, at: usize) -> bool {
        self.page.tokens.get(at).is_some_and(|t| t.kind == Kind::Genitive)
    }

    /// The end of a run of words at a token; hyphens may stand in it.
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

    /// The token behind what stands at one, where a gap may hold it, and how many words that is.
    fn over(&self, at: usize) -> Option<(usize, usize)> {
        let token = &self.page.tokens[at];
        // A sum or a mention counts as one word.
        let mention = self.mention_at[at];
        let next = if mention != 0 {
            self.mentions[mention as usize - 1].end
        } else if self.money_at[at] as usize > at {
            self.money_at[at] as usize
        } else if self.is_age(at) {
            return Some((at + 3, 0));
        } else if let Some(next) = self.past_brackets(at) {
            return Some((next, 0));
        } else if matches!(
            token.kind,
            Kind::Word | Kind::Number | Kind::Genitive | Kind::Currency | Kind::Sign('-' | '%' | '/')
        ) && !self.known.clause.has(token.word)
            && !self.known.not.has(token.word)
        {
            at + 1
        } else {
            return None;
        };
        // The parts of "20-year-old" are one word.
        let whole = !self.page.is_sign(next, '-') && !self.page.is_sign(next - 1, '-');
        Some((next, usize::from(whole)))
    }

    /// One past a short bracket: "a £30m (€35m / $41m) price tag", "Jorginho (33) and Partey".
    fn past_brackets(&self, at: usize) -> Option<usize> {
        if !self.page.is_sign(at, '(') {
            return None;
        }
        let close = (at + 2..at + 12).find(|i| self.page.is_sign(*i, ')'))?;
        let age = close == at + 2 && self.page.tokens[at + 1].kind == Kind::Number;
        let sums = self.money_at.get(at + 1).is_some_and(|end| *end as usize > at + 1);
        (age || sums).then_some(close + 1)
    }

    /// Whether an age between commas begins: "Victor Osimhen, 26, away".
    fn is_age(&self, at: usize) -> bool {
        self.page.is_sign(at, ',')
            && self.page.tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Number)
            && self.page.tokens.get(at + 2).is_some_and(|token| token.kind == Kind::Sign(','))
            && self.page.slice(at + 1, at + 2).len() == 2
    }
}

/// Matches the patterns of a list. A match is its end and how many words of its own the pattern met.
pub(in super::super) struct Trial<'a, 't> {
    pub(in super::super) ground: &'a Ground<'a, 't>,
    pub(in super::super) places: &'a Places,
}

impl Trial<'_, '_> {
    /// The shortest match of a candidate of a token's word that ends by `end`.
    pub(in super::super) fn weigh(
        &self,
        index: &Index,
        candidate: &Candidate,
        at: usize,
        end: usize,
    ) -> Option<(usize, usize)> {
        let pattern = &index.patterns[candidate.pattern as usize];
        match pattern.opener {
            Some(opener) => {
                self.one_of(self.places.openers[opener as usize].runs(candidate.runs), &pattern.parts, at, end)
            }
            None => self.thing(Thing::Money, &pattern.parts, at, end),
        }
    }

    /// The end of a match of a pattern that begins with words.
    pub(in super::super) fn match_at(&self, pattern: &Pattern, at: usize, end: usize) -> Option<usize> {
        let opener = &self.places.openers[pattern.opener? as usize];
        self.one_of(opener.beginning(self.ground.page.word(at)), &pattern.parts, at, end).map(|(end, _)| end)
    }

    fn rest(&self, parts: &[Part], at: usize, end: usize) -> Option<(usize, usize)> {
        let Some((part, others)) = parts.split_first() else { return Some((at, 0)) };
        match *part {
            Part::Gap(most) => self.gap(most, others, at, end),
            Part::Not(place) => {
                let follows = at < end && self.here(place, &[], at, end).is_some();
                if follows { None } else { self.rest(others, at, end) }
            }
            Part::Must(place) => self.soon(place, others, at, end),
            // With it first: the longer reading says more.
            Part::May(place) => self.soon(place, others, at, end).or_else(|| self.rest(others, at, end)),
        }
    }

    /// A place at a token or behind words that may be skipped.
    fn soon(&self, place: u16, others: &[Part], at: usize, end: usize) -> Option<(usize, usize)> {
        let mut from = at;
        loop {
            if let Some(found) = self.here(place, others, from, end) {
                return Some(found);
            }
            let skippable = from < end
                && from < at + MOST_SKIPPED
                && (self.ground.skip.has(self.ground.page.word(from)) || self.ground.page.is_sign(from, '-'));
            if !skippable {
                return None;
            }
            from += 1;
        }
    }

    /// A place right at a token: words before things.
    fn here(&self, place: u16, others: &[Part], at: usize, end: usize) -> Option<(usize, usize)> {
        let place = &self.places.followers[usize::from(place)];
        self.one_of(place.beginning(self.ground.page.word(at)), others, at, end)
            .or_else(|| place.things.iter().find_map(|thing| self.thing(*thing, others, at, end)))
    }

    fn one_of(&self, runs: &[Box<[Word]>], others: &[Part], at: usize, end: usize) -> Option<(usize, usize)> {
        runs.iter()
            .filter_map(|run| Some((self.ground.run(run, at, end)?, run.len())))
            .find_map(|(next, own)| self.rest(others, next, end).map(|(e, more)| (e, own + more)))
    }

    fn thing(&self, thing: Thing, others: &[Part], at: usize, end: usize) -> Option<(usize, usize)> {
        let next = self.ground.end_of(thing, at, end)?;
        self.rest(others, next, end).map(|(e, own)| (e, own + usize::from(thing != Thing::Money)))
    }

    fn gap(&self, most: u8, others: &[Part], at: usize, end: usize) -> Option<(usize, usize)> {
        let mut from = at;
        let mut words = 0;
        loop {
            if let Some(found) = self.rest(others, from, end) {
                return Some(found);
            }
            if from >= end || words >= usize::from(most) {
                return None;
            }
            let (next, over) = self.ground.over(from)?;
            from = next;
            words += over;
        }
    }
}
