//! Names that are certain by themselves: full names, names of clubs, people and sources.

use super::super::lexicon::{ClubKey, Entry, PlayerKey};
use super::{Cast, Name, Named, Namer, Reading};

impl Namer<'_, '_> {
    /// Marks what is certain by itself: full names, names of clubs, people and sources.
    pub(super) fn full_names(&self, readings: &[(usize, Reading)], cast: &mut Cast) {
        let mut free_from = 0;
        // The clubs first: they tell namesakes apart.
        for (at, reading) in readings {
            if *at >= free_from
                && let Some(club) =
                    reading.entries.iter().find_map(|e| if let Entry::Club(c) = e { Some(*c) } else { None })
                && self.club_is_meant(*at, reading)
            {
                let club = cast.club(club, self.lexicon);
                cast.clubs[club].count += 1;
                free_from = at + reading.length;
            }
        }
        free_from = 0;
        for (at, reading) in readings {
            if *at < free_from {
                continue;
            }
            let named = self.certain(*at, reading, cast);
            if let Some(named) = named {
                cast.names.push(Name { first: *at, end: at + reading.length, named });
                cast.at[*at] = u32::MAX;
                free_from = at + reading.length;
            }
        }
    }

    pub(super) fn club_is_meant(&self, at: usize, reading: &Reading) -> bool {
        let word = self.page.word(at);
        let ambiguous = reading.length == 1 && self.known_ambiguous(word);
        !ambiguous || !self.begins_sentence(at)
    }

    pub(super) fn certain(&self, at: usize, reading: &Reading, cast: &mut Cast) -> Option<Named> {
        let players: Vec<PlayerKey> =
            reading.entries.iter().filter_map(|e| if let Entry::Player(p) = e { Some(*p) } else { None }).collect();
        let single = reading.length == 1;
        let also_club = single && reading.entries.iter().any(|e| matches!(e, Entry::Club(_) | Entry::WeakClub(_)));
        let partial = single && self.part_of_longer_name(at, 1);
        // "Amorim": of a player of one name and a coach's family name, the coach.
        let also_person = single && reading.entries.iter().any(|e| matches!(e, Entry::Person(_)));
        if !players.is_empty() && !also_club && !also_person && !partial {
            let chosen = self.choose(&players, cast);
            let player = cast.player(chosen, self.lexicon);
            cast.players[player].count += 1;
            cast.in_full += usize::from(!single);
            cast.by_one_name += usize::from(single);
            return Some(Named::Player(player));
        }
        for entry in &reading.entries {
            match *entry {
                Entry::Club(club) if self.club_is_meant(at, reading) => {
                    return Some(Named::Club(cast.club(club, self.lexicon)));
                }
                Entry::Ground(_) if !single => {
                    if let Some(club) = Self::ground(reading, cast) {
                        return Some(Named::Ground(cast.club(club, self.lexicon)));
                    }
                }
                Entry::Person(person) if !single => return Some(Named::Person(person)),
                // "As part of the deal": a word, no newspaper.
                Entry::Source(_) if single && self.is_small_word(at) => {}
                Entry::Source(source) if !single || !self.lexicon.sources[source as usize].journalist => {
                    let others = reading
                        .entries
                        .iter()
                        .any(|e| matches!(e, Entry::WeakClub(_) | Entry::Ground(_) | Entry::Surname(_)));
                    if !others {
                        return Some(Named::Source(source));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The club of a ground: of several that share it, the one that the text names.
    fn ground(reading: &Reading, cast: &Cast) -> Option<ClubKey> {
        let clubs = || reading.entries.iter().filter_map(|e| if let Entry::Ground(c) = e { Some(*c) } else { None });
        let named = clubs().find(|c| cast.club_of.contains_key(c));
        named.or_else(|| clubs().next().filter(|_| clubs().count() == 1))
    }

    /// Which of several namesakes is meant: one whose club the text names, else the first.
    pub(super) fn choose(&self, players: &[PlayerKey], cast: &Cast) -> PlayerKey {
        let named_club = |p: &&PlayerKey| {
            let hint = self.lexicon.players[**p as usize].hint;
            [(self.home_of)(**p), hint].into_iter().flatten().any(|c| cast.club_of.contains_key(&c))
        };
        let in_cast = players.iter().find(|p| cast.player_of.contains_key(p));
        in_cast.or_else(|| players.iter().find(named_club)).copied().unwrap_or(players[0])
    }
}
