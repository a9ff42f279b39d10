//! What a name does to the description before it: "the former Leipzig defender Upamecano".

use super::super::lexicon::Entry;
use super::super::names::{Cast, Named};
use super::super::words::Kind;
use super::phrase::Phrase;
use super::{Form, Kindred, Mention, Reading, Traits, What, vote};

/// What a name did to a description.
pub(super) enum Step {
    Done(Mention),
    On(usize),
    Stop,
}

impl Reading<'_, '_> {
    pub(super) fn take_name(
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
                let (office, post) = self.office_behind(name_end, cast);
                if phrase.head == Some(Kindred::Office) || office {
                    cast.strangers[stranger].barred = true;
                    let held = &mut cast.strangers[stranger].club;
                    *held = held.or(phrase.traits.club).or(post);
                }
                let described =
                    phrase.head == Some(Kindred::Player) && phrase.traits.former.is_none() && !phrase.former
                        || phrase.traits.age.is_some_and(|a| a < 43);
                let aged = self.age_after(name_end).is_some_and(|age| (15..43).contains(&age));
                // "bring in X's strike partner": not X.
                let object = !genitive && (self.is_object(at, cast) || self.is_object(first, cast)) || phrase.wooed;
                let owned = phrase.owner.is_some() && phrase.head.is_none() && !self.speaks(name_end);
                if (described || aged || object || owned || self.is_players_place(name_end, cast))
                    && !cast.strangers[stranger].barred
                    && self.football
                {
                    let player = cast.promote(stranger);
                    return Step::Done(self.player(first, name_end, player, phrase, cast));
                }
                if let Some(player) = cast.strangers[stranger].player {
                    return Step::Done(self.player(first, name_end, player, phrase, cast));
                }
                let barred = cast.strangers[stranger].barred;
                let what = if barred { What::Officer(stranger) } else { What::Stranger(stranger) };
                let club = phrase.traits.club.or(cast.strangers[stranger].club).filter(|_| barred);
                Step::Done(self.finish(first, name_end, what, Form::Name, Traits { club, ..Traits::default() }))
            }
            Named::Person(person) => {
                if genitive && self.is_club_head(name_end + 1) {
                    phrase.traits.coach = Some(person);
                    phrase.empty = false;
                    return Step::On(name_end + 1);
                }
                let mut traits = Traits::default();
                traits.club = phrase.traits.club.or_else(|| self.office_behind(name_end, cast).1);
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

    pub(super) fn is_club_head(&self, at: usize) -> bool {
        at < self.page.tokens.len() && self.has_entry(at, self.page.tokens.len(), Entry::ClubNoun)
    }

    /// The age after a name: ", 26,".
    pub(super) fn age_after(&self, at: usize) -> Option<i32> {
        let token = self.page.tokens.get(at + 1)?;
        let closed = self.page.is_sign(at + 2, ',') || self.page.is_sign(at + 2, '.') || self.page.is_sign(at + 2, ')');
        let opened = self.page.is_sign(at, ',') || self.page.is_sign(at, '(');
        if !opened || !closed || token.kind != Kind::Number {
            return None;
        }
        self.page.slice(at + 1, at + 2).parse().ok()
    }

    /// Whether a name stands where only a player can: "sign X", "a bid for X", "an offer to Y for X".
    fn is_object(&self, at: usize, cast: &Cast) -> bool {
        if at == 0 {
            return false;
        }
        let before = self.page.word(at - 1);
        let brought = at > 1
            && self.page.slice(at - 1, at) == "in"
            && matches!(self.page.slice(at - 2, at - 1), "bring" | "brings" | "bringing" | "brought");
        if self.known.sign_verb.has(before) || brought {
            return true;
        }
        let here = &self.page.sentences[self.page.sentence_of[at] as usize];
        if matches!(self.page.slice(at - 1, at), "want" | "wants" | "eye" | "eyeing") {
            return !(at..here.end).any(|i| self.known.job.has(self.page.word(i)));
        }
        if !self.known.for_word.has(before) {
            return false;
        }
        let sentence = &self.page.sentences[self.page.sentence_of[at] as usize];
        let mut back = at - 1;
        // Clubs and sums may stand between.
        while back > sentence.first && at - back < 10 {
            back -= 1;
            let word = self.page.word(back);
            if self.known.deal_noun.has(word) {
                return true;
            }
            let passes = self.known.preposition.has(word)
                || self.known.definite.has(word)
                || self.known.million.has(word)
                || self.page.tokens[back].kind != Kind::Word
                || self.page.tokens[back].is_large() && cast.covers_club(back);
            if !passes {
                return false;
            }
        }
        false
    }

    /// Whether someone speaks, or goes on with his office: "Chelsea's X said", "Chelsea's X, the chairman".
    fn speaks(&self, end: usize) -> bool {
        (end..end + 4).any(|i| self.known.speech.has(self.page.word(i)))
            || self.page.is_sign(end, ',') && !self.names_position(end + 1, self.page.tokens.len().min(end + 7))
    }

    /// Whether a name goes on with an office, and the club where it is held: "Glass, the Aberdeen boss,".
    fn office_behind(&self, end: usize, cast: &Cast) -> (bool, Option<usize>) {
        let Some(sentence) = self.page.sentence_of.get(end).map(|s| &self.page.sentences[*s as usize]) else {
            return (false, None);
        };
        let article =
            self.known.definite.has(self.page.word(end + 1)) || self.known.article.has(self.page.word(end + 1));
        if !self.page.is_sign(end, ',') {
            return (false, None);
        }
        let mut club = None;
        for at in end + 1..sentence.end.min(end + 8) {
            let word = self.page.word(at);
            let verb = self.known.be.has(word) || self.known.have.has(word) || self.known.relative.has(word);
            if self.page.is_sign(at, ',') || verb || !article && club.is_none() && at > end + 2 {
                break;
            }
            if cast.at[at] != 0
                && let Named::Club(found) = cast.names[cast.at[at] as usize - 1].named
            {
                club = club.or(Some(found));
            }
            let office = self.has_entry(at, sentence.end, Entry::OfficeNoun);
            if office && (article || club.is_some()) {
                return (true, club);
            }
        }
        (false, None)
    }

    /// Whether what follows a name tells that it is a player's: "'s agent", "is wanted by", ", the
    /// teenage winger", "has joined".
    fn is_players_place(&self, end: usize, cast: &Cast) -> bool {
        let word = |i: usize| self.page.word(i);
        if self.page.tokens.get(end).is_some_and(|t| t.kind == Kind::Genitive) {
            return self.known.players_own.has(word(end + 1));
        }
        let Some(sentence) = self.page.sentence_of.get(end).map(|s| &self.page.sentences[*s as usize]) else {
            return false;
        };
        let job = || (end..sentence.end).any(|i| self.known.job.has(word(i)));
        let mut at = end;
        // "X of Udinese"
        if self.known.of.has(word(at)) && at + 1 < sentence.end && cast.covers_club(at + 1) {
            at += 1;
            while at < sentence.end && cast.covers_club(at) {
                at += 1;
            }
            // No "Smith of Leeds Fans United", and nobody's chairman.
            let alone = self.page.tokens.get(at).is_none_or(|t| !t.is_large());
            let office = (end..sentence.end).any(|i| self.has_entry(i, sentence.end, Entry::OfficeNoun));
            if alone && !office && !job() {
                return true;
            }
        }
        while at < sentence.end && at < end + 4 && (self.known.be.has(word(at)) || self.known.have.has(word(at)))
            || self.known.also.has(word(at)) && at < end + 4
        {
            at += 1;
        }
        if at > end && self.known.wanted.has(word(at)) {
            return !job();
        }
        // "has left X for Y", "is set to join X"
        while at < sentence.end && at < end + 7 && self.known.leads_on.has(word(at)) {
            at += 1;
        }
        let club = || (at + 1..sentence.end.min(at + 6)).any(|i| cast.at[i] != 0 && cast.covers_club(i));
        if at > end && self.known.changes.has(word(at)) && club() {
            return !job();
        }
        // "Tierney, who rejoined": behind a comma.
        if self.page.is_sign(end, ',')
            && self.known.relative.has(word(end + 1))
            && self.known.changes.has(word(end + 2))
        {
            return !job();
        }
        // In apposition: ", the teenage winger", ", an 18-year-old defender".
        let article = self.known.definite.has(word(end + 1)) || self.known.article.has(word(end + 1));
        self.page.is_sign(end, ',') && article && self.names_position(end + 2, sentence.end) && !job()
    }

    /// Whether a position stands within a few words.
    fn names_position(&self, from: usize, end: usize) -> bool {
        for at in from..end.min(from + 6) {
            if self.page.is_sign(at, ',') || self.known.preposition.has(self.page.word(at)) {
                return false;
            }
            let mut position = false;
            self.lexicon.find(
                |i| (at..end).filter(|t| !self.page.is_sign(*t, '-')).nth(i).map(|t| self.page.word(t)),
                |f| position |= f.entries.iter().any(|e| matches!(e, Entry::Position(_))),
            );
            if position {
                return true;
            }
        }
        false
    }

    pub(super) fn player(&self, first: usize, end: usize, player: usize, phrase: &Phrase, cast: &mut Cast) -> Mention {
        let traits = &phrase.traits;
        let member = &mut cast.players[player];
        if let Some(club) = traits.club.filter(|_| !phrase.wooed) {
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
        let club = phrase.traits.club.filter(|_| !phrase.wooed);
        let suitor = phrase.traits.club.filter(|_| phrase.wooed);
        self.finish(first, end, What::Player(player), Form::Name, Traits { club, suitor, ..phrase.traits.clone() })
    }
}
