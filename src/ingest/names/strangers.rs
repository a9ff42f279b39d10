//! People whom no list holds, by the shape of their names.

use super::super::lexicon::{Entry, PlayerKey};
use super::super::words::{Case, Kind};
use super::{Cast, Name, Named, Namer, is_name};

impl Namer<'_, '_> {
    /// Finds people whom no list holds: two to four large words that are nothing else.
    pub(super) fn strangers(&self, cast: &mut Cast) {
        for sentence in &self.page.sentences {
            if self.all_large(sentence.first, sentence.end) {
                continue;
            }
            let mut at = sentence.first;
            while at < sentence.end {
                let mut end = self.stranger_end(at, sentence.end, cast);
                // One word alone is a name where a club's noun or a change of club leads to it.
                if end < at + 2 && self.is_club_told(at, sentence.first, cast) {
                    end = at + 1;
                }
                if end < at + 2 && self.has_club_part(at, sentence.end, cast) {
                    end = at + 2;
                }
                if end == at {
                    at += 1;
                    continue;
                }
                // "Di Lorenzo", "Al Hamdan": the family name of a player, left to the short names.
                if self.is_family_name(at, end, cast) {
                    at = end;
                    continue;
                }
                if let Some(key) = self.without_middle(at, end, cast).or_else(|| self.misspelt(at, end, cast)) {
                    let player = cast.player(key, self.lexicon);
                    cast.players[player].count += 1;
                    cast.in_full += 1;
                    cast.names.push(Name { first: at, end, named: Named::Player(player) });
                    cast.at[at] = u32::MAX;
                    at = end;
                    continue;
                }
                if self.is_club_shaped(at, end, sentence.first, cast) {
                    let club = cast.unknown_club(self.page.slice(at, end));
                    cast.clubs[club].count += 1;
                    cast.names.push(Name { first: at, end, named: Named::Club(club) });
                    cast.at[at] = u32::MAX;
                    at = end;
                    continue;
                }
                let stranger = cast.stranger(self.page.slice(at, end));
                cast.strangers[stranger].barred |= at > sentence.first && self.is_title(at - 1);
                cast.names.push(Name { first: at, end, named: Named::Stranger(stranger) });
                cast.at[at] = u32::MAX;
                at = end;
            }
        }
    }

    /// Whether some words are a family name of several words: of a player whom the text names, or one
    /// that begins with a particle.
    fn is_family_name(&self, at: usize, end: usize, cast: &Cast) -> bool {
        let particle = self.known.particle.has(self.page.word(at));
        let mut family = false;
        self.lexicon.find(
            |i| (at + i < end).then(|| self.page.word(at + i)),
            |f| {
                let bearer = |e: &Entry| matches!(e, Entry::Surname(p) if particle || cast.player_of.contains_key(p));
                family |= f.length == end - at && f.entries.iter().any(bearer);
            },
        );
        family
    }

    /// The player whose first and last name stand around a middle one.
    fn without_middle(&self, at: usize, end: usize, cast: &Cast) -> Option<PlayerKey> {
        if end < at + 3 {
            return None;
        }
        let words = [self.page.word(at), self.page.word(end - 1)];
        let mut players: Vec<PlayerKey> = Vec::new();
        self.lexicon.find(
            |i| words.get(i).copied(),
            |f| {
                let player = |e: &Entry| if let Entry::Player(p) = e { Some(*p) } else { None };
                if f.length == 2 {
                    players.extend(f.entries.iter().filter_map(player));
                }
            },
        );
        (!players.is_empty()).then(|| self.choose(&players, cast))
    }

    /// Whether a phrase of several words that is no name begins at a token: "La Liga".
    pub(super) fn begins_phrase(&self, at: usize, end: usize) -> bool {
        let mut phrase = false;
        self.lexicon.find(
            |i| (at + i < end).then(|| self.page.word(at + i)),
            |f| phrase |= f.length > 1 && f.entries.iter().any(|e| !is_name(*e)),
        );
        phrase
    }

    pub(super) fn stranger_end(&self, at: usize, end: usize, cast: &Cast) -> usize {
        let part = |i: usize| {
            let token = &self.page.tokens[i];
            token.is_large()
                && token.case == Case::Title
                && cast.at[i] == 0
                && !self.lexicon.is_common(token.word)
                && !self.lexicon.is_place_word(token.word)
        };
        if !part(at) || (at > 0 && cast.covers(at)) || self.begins_phrase(at, end) {
            return at;
        }
        // A first word that is also a word of the language at a sentence's head is no name.
        let mut i = at + 1;
        let mut large = 1;
        while i < end && i < at + 6 {
            let token = &self.page.tokens[i];
            if !token.spaced && !matches!(token.kind, Kind::Sign('-')) && !self.page.is_sign(i - 1, '-') {
                break;
            }
            if self.page.is_sign(i, '-') && i + 1 < end && part(i + 1) {
                i += 1;
                continue;
            }
            // "Hwang Hee-chan": the small half of a given name.
            if self.page.is_sign(i, '-') && large >= 2 && i + 1 < end && self.is_half(i + 1) {
                i += 2;
                break;
            }
            if part(i) {
                large += 1;
                i += 1;
                continue;
            }
            let particle = self.known.particle.has(token.word) && !token.is_large();
            if particle && i + 1 < end && part(i + 1) {
                i += 1;
                continue;
            }
            break;
        }
        if large < 2 { at } else { i }
    }

    /// Whether a token is the second half of a given name, written small behind its hyphen.
    fn is_half(&self, at: usize) -> bool {
        let token = &self.page.tokens[at];
        token.kind == Kind::Word
            && !token.spaced
            && (2..=5).contains(&(token.end - token.start))
            && !self.lexicon.is_word(token.word)
            && !self.lexicon.opens_description(token.word)
            && !["based", "born", "bound", "time", "year", "old"].contains(&self.page.slice(at, at + 1))
    }

    /// Whether a name that no list holds is a club's: by a part such as "FC" or "Rovers", or by the
    /// noun before it, "the Danish side".
    fn is_club_shaped(&self, first: usize, end: usize, from: usize, cast: &Cast) -> bool {
        let part = |i: usize| self.known.club_part.has(self.page.word(i));
        end == first + 1
            || part(first)
            || part(end - 1)
            || first > from && self.is_club_noun(first - 1)
            || first > from + 1 && self.is_players_club(first, end, cast)
    }

    /// Whether a name stands right behind a player as his club: "Eto'o of Anzhi Makhachkala", "Villar
    /// (Real Oviedo Vetusta)".
    fn is_players_club(&self, first: usize, end: usize, cast: &Cast) -> bool {
        let bracket = self.page.is_sign(first - 1, '(') && self.page.is_sign(end, ')');
        let of = self.known.of.has(self.page.word(first - 1));
        let bearer = |n: &Name| n.end == first - 1 && matches!(n.named, Named::Player(_) | Named::Stranger(_));
        (bracket || of) && cast.names.iter().rev().take(64).any(bearer)
    }

    /// Whether one unknown large word must be a club: "the Danish side Silkeborg", "joined Silkeborg".
    fn is_club_told(&self, at: usize, from: usize, cast: &Cast) -> bool {
        if at == from || cast.at[at] != 0 {
            return false;
        }
        let token = &self.page.tokens[at];
        let name = token.kind == Kind::Word
            && token.case == Case::Title
            && token.is_large()
            && token.end - token.start > 3
            && token.word as usize >= self.lexicon.vocabulary.len()
            && !self.part_of_longer_name(at, 1);
        // What costs most is asked last.
        name && (self.is_club_noun(at - 1) || self.known.join_verb.has(self.page.word(at - 1))) && !cast.covers(at)
    }

    /// Whether one unknown large word and a part of clubs' names make a club: "Nashville SC", "Sligo
    /// Rovers".
    fn has_club_part(&self, at: usize, end: usize, cast: &Cast) -> bool {
        if at + 1 >= end || cast.at[at] != 0 || cast.at[at + 1] != 0 {
            return false;
        }
        let (token, part) = (&self.page.tokens[at], &self.page.tokens[at + 1]);
        token.kind == Kind::Word
            && token.case == Case::Title
            && token.end - token.start > 3
            && !self.lexicon.is_common(token.word)
            && !self.lexicon.is_word(token.word)
            && part.is_large()
            && part.spaced
            && self.known.club_end.has(part.word)
            && !cast.covers(at)
    }

    fn is_club_noun(&self, at: usize) -> bool {
        self.known.club_noun.has(self.page.word(at))
    }
}
