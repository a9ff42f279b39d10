//! What a description stands for, with no name at its end.

use super::super::lexicon::Entry;
use super::super::names::Cast;
use super::super::words::Kind;
use super::phrase::Phrase;
use super::{Form, Kindred, Mention, Reading, Traits, What};

impl Reading<'_, '_> {
    /// What a description without a name at its end stands for.
    pub(super) fn close(&self, first: usize, phrase: &Phrase, cast: &Cast) -> Option<Mention> {
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
                if self.is_rival(phrase) {
                    let traits = Traits { rival: phrase.owner, ..Traits::default() };
                    return Some(self.finish(first, phrase.end, What::Open(Kindred::Club), Form::Description, traits));
                }
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
                // "English top-flight clubs", "the very best teams": none in particular.
                if phrase.plural && traits.coach.is_none() && (!phrase.determiner || self.is_sort(first, phrase.end)) {
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
            // "the Israeli Premier League", "the German market": no man of that country.
            None if phrase.native && self.is_adjective(phrase.end) => None,
            None if phrase.native => {
                let kindred = if phrase.plural { Kindred::Club } else { Kindred::Player };
                Some(self.finish(first, phrase.end, What::Open(kindred), Form::Description, traits.clone()))
            }
            None if traits.league.is_some() && traits.club.is_none() => None,
            _ => self.bare_club(first, phrase, cast),
        }
    }

    /// A club whose name no head follows.
    pub(super) fn bare_club(&self, first: usize, phrase: &Phrase, _cast: &Cast) -> Option<Mention> {
        let club = phrase.traits.club.or(phrase.traits.former)?;
        let end = phrase.club_end;
        let traits = Traits { former: phrase.traits.former, ..Traits::default() };
        Some(self.finish(first, end, What::Clubs(vec![club]), Form::Name, traits))
    }

    /// "the Dons' rivals": another club than the one that has them.
    fn is_rival(&self, phrase: &Phrase) -> bool {
        let head = phrase.end.checked_sub(1).map_or("", |last| self.page.slice(last, last + 1));
        phrase.owner.is_some() && matches!(head, "rivals" | "neighbours" | "counterparts")
    }

    /// Whether a description speaks of a sort of clubs: "the biggest clubs", "the other sides".
    fn is_sort(&self, first: usize, end: usize) -> bool {
        (first..end).any(|at| {
            matches!(
                self.page.slice(at, at + 1),
                "best"
                    | "biggest"
                    | "bigger"
                    | "top"
                    | "leading"
                    | "other"
                    | "elite"
                    | "major"
                    | "richest"
                    | "remaining"
            )
        })
    }

    /// Whether the word of a people is an adjective there: a name or such a noun follows.
    fn is_adjective(&self, at: usize) -> bool {
        let Some(next) = self.page.tokens.get(at).filter(|t| t.kind == Kind::Word && t.spaced) else { return false };
        self.page.sentence_of.get(at) == self.page.sentence_of.get(at - 1)
            && (next.is_large() || self.known.of_nation.has(next.word))
    }

    /// "his club", "his current side": a club by its player. All else after "his" is a pronoun.
    pub(super) fn his(&self, first: usize, end: usize) -> Mention {
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

    /// "both", "neither", "either": the clubs just named, where a verb or "club(s)" follows.
    pub(super) fn both(&self, at: usize, end: usize) -> Option<Mention> {
        let next = self.page.word(at + 1);
        if at + 1 < end && self.known.plural_players.has(next) {
            return Some(self.finish(at, at + 2, What::Open(Kindred::Player), Form::Description, Traits::default()));
        }
        let club_noun = at + 1 < end && self.has_entry(at + 1, end, Entry::ClubNoun);
        if club_noun {
            return Some(self.finish(at, at + 2, What::Open(Kindred::Clubs), Form::Description, Traits::default()));
        }
        let verb = self.known.have.has(next) || self.known.be.has(next) || self.known.of.has(next);
        verb.then(|| self.finish(at, at + 1, What::Open(Kindred::Clubs), Form::Pronoun, Traits::default()))
    }
}
