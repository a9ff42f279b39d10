//! Mentions: the phrases of a text that stand for a player or a club, named or not.
//!
//! A phrase such as "the former Leipzig defender" is read whole: what stands before its head
//! (a club, a country, an age, a position) describes its bearer.

use super::known::Known;
use super::lexicon::{Entry, Lexicon};
use super::names::{Cast, Named};
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

/// A description as far as it is read.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // Each is a thing met or not met yet.
struct Phrase {
    traits: Traits,
    determiner: bool,
    indefinite: bool,
    former: bool,
    head: Option<Kindred>,
    /// The end of the last part that means something.
    end: usize,
    /// Words that may be skipped inside, so far.
    fillers: usize,
    empty: bool,
    native: bool,
    plural: bool,
    owner: Option<usize>,
    club_end: usize,
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
        }
        all
    }

    /// Gives mentions that stand side by side ("A, B and C") one group.
    fn coordinate(&self, all: &mut [Mention], begun: usize) {
        let mut joined = false;
        for i in begun..all.len() {
            all[i].group = i as u32;
            if i == begun {
                continue;
            }
            // "Harder of Sporting and Vlahovic": the club behind the first is his, and no part of the row.
            let leader = self.with_his_club(all, begun, i - 1);
            let (left, right) = (&all[leader], &all[i]);
            let same = match (&left.what, &right.what) {
                (
                    What::Player(_) | What::Open(Kindred::Player) | What::Stranger(_),
                    What::Player(_) | What::Stranger(_),
                ) => left.form != Form::Pronoun,
                (What::Clubs(_) | What::Open(Kindred::Club), What::Clubs(_) | What::Open(Kindred::Club))
                | (What::Source(_), What::Source(_)) => true,
                _ => false,
            };
            let between = all[i - 1].end..right.first;
            let side_by_side = between.len() <= 4
                && (!between.is_empty()
                    || matches!((&left.what, &right.what), (What::Clubs(_), What::Clubs(_))) && !left.genitive)
                && between.clone().all(|t| {
                    self.page.is_sign(t, ',')
                        || self.page.is_sign(t, '&')
                        || self.page.is_sign(t, '/')
                        || self.known.and.has(self.page.word(t))
                        || self.known.also.has(self.page.word(t))
                        || self.known.counting.has(self.page.word(t))
                        || self.page.is_sign(t, ')')
                })
                && (!left.genitive || right.genitive || between.clone().any(|t| self.known.and.has(self.page.word(t))));
            // A bare comma joins only what goes on to an "and", or more commas: told from apposition by kind.
            let comma_only = between.len() == 1 && self.page.is_sign(between.start, ',');
            if same && side_by_side && !(left.genitive && comma_only) {
                all[i].group = all[leader].group;
                joined = true;
            }
        }
        if joined {
            // A preposition before the first holds for all.
            for i in begun + 1..all.len() {
                if all[i].group == all[i - 1].group && all[i].preposition == 0 {
                    all[i].preposition = all[i - 1].preposition;
                }
            }
        }
    }

    /// The player before a club that only says where he is, else the mention itself.
    fn with_his_club(&self, all: &[Mention], begun: usize, i: usize) -> usize {
        if i == begun || !matches!(all[i].what, What::Clubs(_)) || !matches!(all[i - 1].what, What::Player(_)) {
            return i;
        }
        let between = all[i - 1].end..all[i].first;
        let his = between.len() == 1
            && (self.known.of.has(self.page.word(between.start))
                || self.known.from.has(self.page.word(between.start))
                || self.known.at.has(self.page.word(between.start))
                || self.known.to.has(self.page.word(between.start))
                || self.page.is_sign(between.start, '('));
        if his { i - 1 } else { i }
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
        if self.known.preposition.has(before) { before } else { 0 }
    }

    fn finish(&self, first: usize, end: usize, what: What, form: Form, traits: Traits) -> Mention {
        let genitive = self.page.tokens.get(end).is_some_and(|t| t.kind == Kind::Genitive)
            && self.page.sentence_of.get(end) == self.page.sentence_of.get(first);
        Mention { first, end, what, form, traits, genitive, preposition: self.preposition_before(first), group: 0 }
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

    /// "both", "neither", "either": the clubs just named, where a verb or "club(s)" follows.
    fn both(&self, at: usize, end: usize) -> Option<Mention> {
        let next = self.page.word(at + 1);
        let club_noun = at + 1 < end && self.has_entry(at + 1, end, Entry::ClubNoun);
        if club_noun {
            return Some(self.finish(at, at + 2, What::Open(Kindred::Clubs), Form::Description, Traits::default()));
        }
        let verb = self.known.have.has(next) || self.known.be.has(next) || self.known.of.has(next);
        verb.then(|| self.finish(at, at + 1, What::Open(Kindred::Clubs), Form::Pronoun, Traits::default()))
    }

    fn has_entry(&self, at: usize, end: usize, entry: Entry) -> bool {
        let mut has = false;
        self.lexicon.find(|i| (at + i < end).then(|| self.page.word(at + i)), |f| has |= f.entries.contains(&entry));
        has
    }

    /// Reads a description, with or without a name at its end.
    fn phrase(&self, first: usize, end: usize, cast: &mut Cast) -> Option<Mention> {
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
            match self.take_word(at, end, &mut phrase) {
                Some(next) => at = next,
                None => break,
            }
        }
        self.close(first, &phrase, cast)
    }

    /// "his club", "his current side": a club by its player. All else after "his" is a pronoun.
    fn his(&self, first: usize, end: usize) -> Mention {
        let mut at = first + 1;
        while at < end && at < first + 3 && self.has_entry(at, end, Entry::Filler) {
            at += 1;
        }
        let own_club =
            at < end && self.has_entry(at, end, Entry::ClubNoun) && !self.has_entry(at + 1, end, Entry::PlayerNoun);
        let parent = matches!(self.page.slice(first + 1, first + 2), "employers" | "parent");
        if own_club || parent {
            let last = if own_club { at + 1 } else { first + 2 };
            return self.finish(first, last, What::Open(Kindred::HisClub), Form::Description, Traits::default());
        }
        let mut mention = self.finish(first, first + 1, What::Open(Kindred::Player), Form::Pronoun, Traits::default());
        mention.genitive = true;
        mention
    }

    fn take_name(
        &self,
        first: usize,
        at: usize,
        name_end: usize,
        named: Named,
        phrase: &mut Phrase,
        cast: &mut Cast,
    ) -> Step {
        // Unknown words lead to a head, never to a name: "their interest in X".
        if phrase.fillers > 0 && phrase.head.is_none() {
            return Step::Stop;
        }
        let genitive = self.page.tokens.get(name_end).is_some_and(|t| t.kind == Kind::Genitive);
        match named {
            Named::Club(club) | Named::Ground(club) => {
                if phrase.head == Some(Kindred::Club) && phrase.end == at {
                    // "German giants Bayern Munich": the name says it.
                    return Step::Done(self.finish(
                        first,
                        name_end,
                        What::Clubs(vec![club]),
                        Form::Name,
                        Traits::default(),
                    ));
                }
                if phrase.head.is_some() {
                    return Step::Stop;
                }
                if phrase.former {
                    phrase.traits.former = Some(club);
                    phrase.former = false;
                    phrase.empty = false;
                    phrase.club_end = name_end;
                    return Step::On(name_end + usize::from(genitive));
                }
                if phrase.traits.club.is_some() || phrase.owner.is_some() {
                    return Step::Stop;
                }
                phrase.traits.club = Some(club);
                phrase.club_end = name_end;
                phrase.empty = false;
                if genitive {
                    phrase.owner = Some(club);
                    return Step::On(name_end + 1);
                }
                Step::On(name_end)
            }
            Named::Player(player) => Step::Done(self.player(first, name_end, player, phrase, cast)),
            Named::Stranger(stranger) => {
                if phrase.head == Some(Kindred::Office) {
                    cast.strangers[stranger].barred = true;
                }
                let described = phrase.head == Some(Kindred::Player) && phrase.traits.positions != 0
                    || phrase.head == Some(Kindred::Player) && phrase.traits.club.is_some()
                    || phrase.traits.age.is_some_and(|a| a < 43);
                let aged = self.age_after(name_end).is_some_and(|age| (15..43).contains(&age));
                let object = self.is_object(at);
                if (described || aged || object) && !cast.strangers[stranger].barred && self.football {
                    let player = cast.promote(stranger);
                    return Step::Done(self.player(first, name_end, player, phrase, cast));
                }
                if let Some(player) = cast.strangers[stranger].player {
                    return Step::Done(self.player(first, name_end, player, phrase, cast));
                }
                Step::Done(self.finish(first, name_end, What::Stranger(stranger), Form::Name, Traits::default()))
            }
            Named::Person(person) => {
                if genitive && self.is_club_head(name_end + 1) {
                    phrase.traits.coach = Some(person);
                    phrase.empty = false;
                    return Step::On(name_end + 1);
                }
                let mut traits = Traits::default();
                traits.club = phrase.traits.club;
                Step::Done(self.finish(first, name_end, What::Person(person), Form::Name, traits))
            }
            Named::Source(source) => {
                if !phrase.empty {
                    return Step::Stop;
                }
                Step::Done(self.finish(first, name_end, What::Source(source), Form::Name, Traits::default()))
            }
        }
    }

    fn is_club_head(&self, at: usize) -> bool {
        at < self.page.tokens.len() && self.has_entry(at, self.page.tokens.len(), Entry::ClubNoun)
    }

    /// The age after a name: ", 26,".
    fn age_after(&self, at: usize) -> Option<i32> {
        let token = self.page.tokens.get(at + 1)?;
        let closed = self.page.is_sign(at + 2, ',') || self.page.is_sign(at + 2, '.') || self.page.is_sign(at + 2, ')');
        let opened = self.page.is_sign(at, ',') || self.page.is_sign(at, '(');
        if !opened || !closed || token.kind != Kind::Number {
            return None;
        }
        self.page.slice(at + 1, at + 2).parse().ok()
    }

    /// Whether a name stands where only a player can: "sign X", "a bid for X".
    fn is_object(&self, at: usize) -> bool {
        if at == 0 {
            return false;
        }
        let before = self.page.word(at - 1);
        let noun = at > 1 && self.known.deal_noun.has(self.page.word(at - 2));
        self.known.sign_verb.has(before) || noun && self.known.for_word.has(before)
    }

    fn player(&self, first: usize, end: usize, player: usize, phrase: &Phrase, cast: &mut Cast) -> Mention {
        let traits = &phrase.traits;
        let member = &mut cast.players[player];
        if let Some(club) = traits.club {
            let weight = if phrase.owner.is_some() { 3 } else { 4 };
            vote(&mut member.homes, club, weight);
        }
        if let Some(former) = traits.former {
            member.former.push(former);
        }
        member.nation = member.nation.or(traits.nation);
        member.positions |= traits.positions;
        let age = traits.age.or_else(|| self.age_after(end));
        member.age = member.age.or(age);
        self.finish(first, end, What::Player(player), Form::Name, phrase.traits.clone())
    }

    /// Takes a word of a description; `None` where it is none.
    fn take_word(&self, at: usize, end: usize, phrase: &mut Phrase) -> Option<usize> {
        let word = self.page.word(at);
        if self.page.tokens[at].kind == Kind::Number {
            let mut next = at + 1;
            let mut skip = |set: &super::known::WordSet| {
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
        self.apply(&entries, phrase, at, next)
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

    /// What a description without a name at its end stands for.
    fn close(&self, first: usize, phrase: &Phrase, cast: &Cast) -> Option<Mention> {
        let traits = &phrase.traits;
        match phrase.head {
            Some(Kindred::Player) if !phrase.indefinite => {
                let telling = phrase.determiner || traits.club.is_some();
                if !telling {
                    return self.bare_club(first, phrase, cast);
                }
                Some(self.finish(first, phrase.end, What::Open(Kindred::Player), Form::Description, traits.clone()))
            }
            Some(Kindred::Club) if !phrase.indefinite => {
                if let Some(club) = traits.club {
                    // "Liverpool chiefs", "the Stamford Bridge club": the club itself.
                    return Some(self.finish(
                        first,
                        phrase.end,
                        What::Clubs(vec![club]),
                        Form::Name,
                        Traits::default(),
                    ));
                }
                if !phrase.determiner && traits.coach.is_none() && traits.nation.is_none() && traits.league.is_none() {
                    return None;
                }
                let many =
                    phrase.plural && traits.nation.is_none() && traits.league.is_none() && traits.place.is_none();
                let what = if many { Kindred::Clubs } else { Kindred::Club };
                Some(self.finish(first, phrase.end, What::Open(what), Form::Description, traits.clone()))
            }
            Some(Kindred::Office) => {
                let end = phrase.end;
                Some(self.finish(first, end, What::Open(Kindred::Office), Form::Description, traits.clone()))
            }
            None if phrase.native => {
                let kindred = if phrase.plural { Kindred::Club } else { Kindred::Player };
                Some(self.finish(first, phrase.end, What::Open(kindred), Form::Description, traits.clone()))
            }
            None if traits.league.is_some() && traits.club.is_none() => None,
            _ => self.bare_club(first, phrase, cast),
        }
    }

    /// A club whose name no head follows.
    fn bare_club(&self, first: usize, phrase: &Phrase, _cast: &Cast) -> Option<Mention> {
        let club = phrase.traits.club.or(phrase.traits.former)?;
        let end = phrase.club_end;
        let traits = Traits { former: phrase.traits.former, ..Traits::default() };
        Some(self.finish(first, end, What::Clubs(vec![club]), Form::Name, traits))
    }
}

/// What a name did to a description.
enum Step {
    Done(Mention),
    On(usize),
    Stop,
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

/// Adds to the votes for a club.
pub(super) fn vote(homes: &mut Vec<(usize, i32)>, club: usize, weight: i32) {
    match homes.iter_mut().find(|(c, _)| *c == club) {
        Some((_, votes)) => *votes += weight,
        None => homes.push((club, weight)),
    }
}
