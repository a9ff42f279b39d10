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

    /// Whether a name stands where only a player can: "sign X", "a bid for X".
    pub(super) fn is_object(&self, at: usize) -> bool {
        if at == 0 {
            return false;
        }
        let before = self.page.word(at - 1);
        let noun = at > 1 && self.known.deal_noun.has(self.page.word(at - 2));
        self.known.sign_verb.has(before) || noun && self.known.for_word.has(before)
    }

    pub(super) fn player(&self, first: usize, end: usize, player: usize, phrase: &Phrase, cast: &mut Cast) -> Mention {
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
}
