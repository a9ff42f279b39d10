//! Which player is meant.

use crate::import::harvest::FoundPlayer;
use crate::import::position::may_be_one;
use crate::model::{Birth, ClubId, Player, PlayerId};
use crate::text::fold;

use super::book::Book;
use super::question::{Answers, player_key};

/// What a found player is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlayerMatch {
    /// This one.
    Known(PlayerId),
    /// None of the ledger.
    New,
    /// Perhaps one of these, and why that is not sure.
    Doubtful(Vec<PlayerId>, &'static str),
}

/// Letters that a word of a name needs to tell anything.
const TELLING: usize = 3;

impl Book<'_> {
    /// Which player a found one is; `club` is the one in whose list he stands.
    pub fn player(&self, found: &FoundPlayer, club: Option<ClubId>, answers: &Answers) -> PlayerMatch {
        match answers.get(&player_key(found)) {
            Some(None) => return PlayerMatch::New,
            Some(Some(id)) => {
                if let Some(id) = self.ledger.index.players.get(id) {
                    return PlayerMatch::Known(*id);
                }
            }
            None => {}
        }
        let mut known: Vec<PlayerId> = found.ids.iter().filter_map(|(kind, id)| self.player_of(kind, id)).collect();
        known.dedup();
        match known.as_slice() {
            [] if found.name.is_empty() => PlayerMatch::New,
            [] if found.initial => self.by_initial(found, club),
            [] => self.by_name(found, club),
            [one] => PlayerMatch::Known(*one),
            _ => PlayerMatch::Doubtful(known, "his ids are those of two players"),
        }
    }

    fn by_name(&self, found: &FoundPlayer, club: Option<ClubId>) -> PlayerMatch {
        let mut called: Vec<PlayerId> = Vec::new();
        for name in std::iter::once(&found.name).chain(&found.aliases) {
            let folded = fold(name);
            for id in self.called(&folded).iter().chain(self.called(&turned(&folded))) {
                if !called.contains(id) && may_be(found, &self.ledger[*id]) {
                    called.push(*id);
                }
            }
        }
        let born: Vec<PlayerId> = called.iter().copied().filter(|id| same_birth(found, &self.ledger[*id])).collect();
        match born.as_slice() {
            [one] => return PlayerMatch::Known(*one),
            [_, _, ..] => return PlayerMatch::Doubtful(born, "two players have this name and birth date"),
            [] => {}
        }
        let here: Vec<PlayerId> = called.iter().copied().filter(|id| self.fits(found, *id, club)).collect();
        match (here.as_slice(), called.as_slice()) {
            ([one], _) => PlayerMatch::Known(*one),
            ([_, _, ..], _) => PlayerMatch::Doubtful(here, "two players of this club have this name"),
            ([], []) => self.by_birth(found, club),
            ([], [one]) if club.is_none() && found.born.is_none() && is_bare(&self.ledger[*one]) => {
                PlayerMatch::Known(*one)
            }
            ([], _) => PlayerMatch::Doubtful(called, "the name alone is the same; no birth date or club tells more"),
        }
    }

    /// Nobody is called so; somebody of the same club may be, under another spelling.
    fn by_birth(&self, found: &FoundPlayer, club: Option<ClubId>) -> PlayerMatch {
        let Some(Birth::Day(day)) = found.born else { return PlayerMatch::New };
        let alike: Vec<PlayerId> = self
            .born(day)
            .iter()
            .copied()
            .filter(|id| may_be(found, &self.ledger[*id]) && self.fits(found, *id, club))
            .filter(|id| shares_word(&found.name, &self.ledger[*id]))
            .collect();
        if alike.is_empty() {
            PlayerMatch::New
        } else {
            PlayerMatch::Doubtful(alike, "born on the same day, at the same club, with a part of the name in common")
        }
    }

    /// `D. Costa`: somebody of the club with that surname and that initial.
    fn by_initial(&self, found: &FoundPlayer, club: Option<ClubId>) -> PlayerMatch {
        let Some(club) = club else { return PlayerMatch::New };
        let folded = fold(&found.name);
        let Some((initial, surname)) = folded.split_once(". ") else { return PlayerMatch::New };
        let called = |name: &str| {
            let name = fold(name);
            name.starts_with(initial) && name.strip_suffix(surname).is_some_and(|first| first.ends_with(' '))
        };
        let players = &self.ledger.index.players_of_club[club.index()];
        let alike: Vec<PlayerId> = players
            .iter()
            .copied()
            .filter(|id| may_be(found, &self.ledger[*id]))
            .filter(|id| {
                let player = &self.ledger[*id];
                called(&player.name) || player.aliases.iter().any(|alias| called(alias))
            })
            .collect();
        match alike.as_slice() {
            [] => PlayerMatch::New,
            [one] => PlayerMatch::Known(*one),
            _ => PlayerMatch::Doubtful(alike, "several players of the club have this initial and surname"),
        }
    }

    /// Whether he was ever at the club, in a position that goes with the found one.
    fn fits(&self, found: &FoundPlayer, id: PlayerId, club: Option<ClubId>) -> bool {
        let Some(club) = club else { return false };
        let player = &self.ledger[id];
        let there = player.spells.iter().any(|spell| spell.value.club == club || spell.value.owner == Some(club));
        let position = match (found.positions.first(), player.positions.last()) {
            (Some(found), Some(known)) => known.value.iter().any(|known| may_be_one(*found, *known)),
            _ => true,
        };
        there && position
    }
}

/// Whether no more than a name is known of a player: then nothing tells him from his namesake.
fn is_bare(player: &Player) -> bool {
    player.born.is_empty() && player.spells.is_empty() && player.outside_ids.is_empty()
}

/// `wataru endo` for `endo wataru`.
fn turned(folded: &str) -> String {
    match folded.split_once(' ') {
        Some((first, second)) if !second.contains(' ') => format!("{second} {first}"),
        _ => String::new(),
    }
}

/// Whether nothing speaks against it: another id of the same kind, another birth.
fn may_be(found: &FoundPlayer, player: &Player) -> bool {
    let other = |(kind, id): &(&str, String)| {
        player.outside_ids.iter().any(|(known, value)| **known == **kind && **value != **id)
    };
    !found.ids.iter().any(other)
        && found.born.is_none_or(|born| player.born.is_empty() || player.born.iter().any(|s| agree(born, s.value)))
}

fn same_birth(found: &FoundPlayer, player: &Player) -> bool {
    let Some(born @ Birth::Day(_)) = found.born else { return false };
    player.born.iter().any(|stated| stated.value == born)
}

/// Whether two births can be of one person.
pub fn agree(one: Birth, other: Birth) -> bool {
    match (one, other) {
        (Birth::Day(one), Birth::Day(other)) => one == other,
        (one, Birth::Aged { years, on }) | (Birth::Aged { years, on }, one) => {
            let (youngest, oldest) = one.age_on(on);
            (youngest..=oldest).contains(&i32::from(years))
        }
    }
}

/// Whether a name and one of a player's have a word of some length in common.
fn shares_word(name: &str, player: &Player) -> bool {
    let words = |text: &str| -> Vec<String> {
        fold(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().count() >= TELLING)
            .map(String::from)
            .collect()
    };
    let own = words(name);
    std::iter::once(&player.name).chain(&player.aliases).any(|known| words(known).iter().any(|word| own.contains(word)))
}
