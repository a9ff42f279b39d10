//! Mentions: the phrases of a text that stand for a player or a club, named or not.
//!
//! `phrase` reads a description, `named` a name at its end, `close` one without a name, `beside`
//! mentions that stand in a row, `aside` players named in passing.
//!
//! A phrase such as "the former Leipzig defender" is read whole: what stands before its head
//! (a club, a country, an age, a position) describes its bearer.

mod aside;
mod beside;
mod close;
mod named;
mod phrase;

pub(super) use self::aside::without_asides;
use super::known::Known;
use super::lexicon::{Entry, Lexicon};
use super::names::Cast;
use super::page::Page;
use super::words::{Kind, Word};

/// What a mention stands for, once resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// One player of the cast.
    Player(usize),
    /// Clubs of the cast: one, or several for "both clubs" and "they".
    Clubs(Vec<usize>),
    /// A person who is no player.
    Person(u32),
    /// A source of the lexicon.
    Source(u32),
    /// Someone unknown.
    Stranger(usize),
    /// Someone unknown in office, and so no player.
    Officer(usize),
    /// A description not yet resolved, or that nobody fits.
    Open(Kindred),
}

/// What kind of thing a description speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kindred {
    /// A player: "the defender", "he".
    Player,
    /// A club: "the Spanish giants".
    Club,
    /// Clubs: "they", "both clubs".
    Clubs,
    /// The club of the player spoken of: "his club".
    HisClub,
    /// Someone in office, unnamed.
    Office,
}

/// How a mention is put.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    Name,
    Description,
    Pronoun,
}

/// What a description says of its bearer.
#[derive(Clone, Debug, Default)]
pub(super) struct Traits {
    pub(super) club: Option<usize>,
    pub(super) former: Option<usize>,
    pub(super) nation: Option<u16>,
    pub(super) league: Option<u16>,
    pub(super) place: Option<u16>,
    pub(super) positions: u8,
    pub(super) age: Option<i32>,
    /// "his", "their", …: whose he is.
    pub(super) owned: bool,
    /// A coach of the lexicon whose side is meant.
    pub(super) coach: Option<u32>,
    /// The club that wants him: "Liverpool target".
    pub(super) suitor: Option<usize>,
    /// "the Dons' rivals": not the club that is meant.
    pub(super) rival: Option<usize>,
}

/// A phrase that stands for a player or a club.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) what: What,
    pub(super) form: Form,
    pub(super) traits: Traits,
    /// Whether a genitive follows.
    pub(super) genitive: bool,
    /// The preposition right before it.
    pub(super) preposition: Word,
    /// Further players that it stands for: "the pair".
    pub(super) others: Vec<usize>,
    /// The coordination that it is part of: mentions with the same number stand side by side.
    pub(super) group: u32,
}

/// Reads the mentions of a page. Names with a description before them take it along; the cast
/// learns from it where players belong.
pub(super) struct Reading<'a, 't> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) known: &'a Known,
    pub(super) page: &'a Page<'t>,
    /// Whether the text is about football, so that strangers may be players.
    pub(super) football: bool,
}

impl Reading<'_, '_> {
    /// All mentions, in text order.
    pub(super) fn mentions(&self, cast: &mut Cast) -> Vec<Mention> {
        let mut all: Vec<Mention> = Vec::new();
        for sentence in &self.page.sentences {
            let begun = all.len();
            let mut at = sentence.first;
            while at < sentence.end {
                match self.mention(at, sentence.end, cast) {
                    Some(mention) if mention.end > at => {
                        at = mention.end;
                        all.push(mention);
                    }
                    _ => at += 1,
                }
            }
            self.coordinate(&mut all, begun);
            Self::promote_row(&all[begun..], cast);
        }
        all
    }

    fn preposition_before(&self, at: usize) -> Word {
        let sentence = self.page.sentences[self.page.sentence_of[at] as usize];
        if at == sentence.first {
            return 0;
        }
        let before = self.page.word(at - 1);
        // "…, with Milan keen": a subject of its own.
        if self.known.with.has(before) && at >= sentence.first + 2 && self.page.is_sign(at - 2, ',') {
            return 0;
        }
        // "clubs including Milan are interested": Milan are.
        if at >= sentence.first + 2
            && matches!(self.page.slice(at - 1, at), "including" | "like")
            && (self.is_club_head(at - 2) || self.page.is_sign(at - 2, ','))
        {
            return 0;
        }
        if self.known.preposition.has(before) { before } else { 0 }
    }

    fn finish(&self, first: usize, end: usize, what: What, form: Form, traits: Traits) -> Mention {
        let genitive = self.page.tokens.get(end).is_some_and(|t| t.kind == Kind::Genitive)
            && self.page.sentence_of.get(end) == self.page.sentence_of.get(first);
        Mention {
            first,
            end,
            what,
            form,
            traits,
            genitive,
            preposition: self.preposition_before(first),
            others: Vec::new(),
            group: 0,
        }
    }

    fn mention(&self, at: usize, end: usize, cast: &mut Cast) -> Option<Mention> {
        let token = &self.page.tokens[at];
        let word = token.word;
        if self.known.he.has(word) {
            return Some(self.finish(at, at + 1, What::Open(Kindred::Player), Form::Pronoun, Traits::default()));
        }
        if self.known.they.has(word) {
            return Some(self.finish(at, at + 1, What::Open(Kindred::Clubs), Form::Pronoun, Traits::default()));
        }
        if self.known.both.has(word) {
            return self.both(at, end);
        }
        let begins = cast.at[at] != 0
            || self.known.definite.has(word)
            || self.known.article.has(word)
            || self.known.their.has(word)
            || self.known.his.has(word)
            || self.known.former.has(word)
            || token.kind == Kind::Number
            || self.lexicon.is_word(word)
            || self.lexicon.opens_description(word);
        if !begins {
            return None;
        }
        self.phrase(at, end, cast)
    }

    fn has_entry(&self, at: usize, end: usize, entry: Entry) -> bool {
        let mut has = false;
        self.lexicon.find(|i| (at + i < end).then(|| self.page.word(at + i)), |f| has |= f.entries.contains(&entry));
        has
    }
}

/// Adds to the votes for a club.
pub(super) fn vote(homes: &mut Vec<(usize, i32)>, club: usize, weight: i32) {
    match homes.iter_mut().find(|(c, _)| *c == club) {
        Some((_, votes)) => *votes += weight,
        None => homes.push((club, weight)),
    }
}

/// Leaves each player once, where he stands first.
pub(super) fn each_once(players: &mut Vec<usize>) {
    let mut seen = Vec::new();
    players.retain(|player| {
        let fresh = !seen.contains(player);
        if fresh {
            seen.push(*player);
        }
        fresh
    });
}
