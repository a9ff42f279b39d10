//! Everybody of a ledger, by the ids and names that tables may use.

use std::cell::OnceCell;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::ledger::Ledger;
use crate::model::{Birth, ClubId, Day, PlayerId};
use crate::text::fold;

use super::club::core;

type Map<K, V> = HashMap<K, V, RandomState>;

/// Lookups of one ledger; those by name are made when the first name is asked for.
pub struct Book<'l> {
    /// The ledger.
    pub ledger: &'l Ledger,
    player_ids: Map<(&'l str, &'l str), PlayerId>,
    club_ids: Map<(&'l str, &'l str), ClubId>,
    names: OnceCell<PlayerNames>,
    clubs: OnceCell<ClubNames>,
}

#[derive(Default)]
struct PlayerNames {
    names: Map<String, Vec<PlayerId>>,
    born: Map<Day, Vec<PlayerId>>,
}

#[derive(Default)]
pub(super) struct ClubNames {
    pub(super) names: Map<String, Vec<ClubId>>,
    pub(super) weak: Map<String, Vec<ClubId>>,
    pub(super) cores: Map<String, Vec<ClubId>>,
}

impl<'l> Book<'l> {
    /// The book of a ledger.
    pub fn new(ledger: &'l Ledger) -> Self {
        let players = ledger.player_ids().flat_map(|id| {
            ledger[id].outside_ids.iter().map(move |(kind, value)| ((kind.as_ref(), value.as_ref()), id))
        });
        let clubs = ledger.club_ids().flat_map(|id| {
            ledger[id].outside_ids.iter().map(move |(kind, value)| ((kind.as_ref(), value.as_ref()), id))
        });
        Self {
            ledger,
            player_ids: players.collect(),
            club_ids: clubs.collect(),
            names: OnceCell::new(),
            clubs: OnceCell::new(),
        }
    }

    /// The player with an id of some table.
    pub fn player_of(&self, kind: &str, id: &str) -> Option<PlayerId> {
        self.player_ids.get(&(kind, id)).copied()
    }

    /// The club with an id of some table.
    pub fn club_of(&self, kind: &str, id: &str) -> Option<ClubId> {
        self.club_ids.get(&(kind, id)).copied()
    }

    /// Players called so.
    pub(super) fn called(&self, folded: &str) -> &[PlayerId] {
        self.player_names().names.get(folded).map_or(&[], Vec::as_slice)
    }

    /// Players born on a day.
    pub(super) fn born(&self, day: Day) -> &[PlayerId] {
        self.player_names().born.get(&day).map_or(&[], Vec::as_slice)
    }

    fn player_names(&self) -> &PlayerNames {
        self.names.get_or_init(|| {
            let mut made = PlayerNames::default();
            for id in self.ledger.player_ids() {
                let player = &self.ledger[id];
                for name in std::iter::once(&player.name).chain(&player.aliases) {
                    push(&mut made.names, fold(name), id);
                }
                for stated in &player.born {
                    if let Birth::Day(day) = stated.value {
                        let ids = made.born.entry(day).or_default();
                        if !ids.contains(&id) {
                            ids.push(id);
                        }
                    }
                }
            }
            made
        })
    }

    pub(super) fn club_names(&self) -> &ClubNames {
        self.clubs.get_or_init(|| {
            let mut made = ClubNames::default();
            for id in self.ledger.club_ids() {
                let club = &self.ledger[id];
                for name in std::iter::once(&club.name).chain(&club.aliases) {
                    push(&mut made.names, fold(name), id);
                    push(&mut made.cores, core(name), id);
                }
                for name in &club.weak_aliases {
                    push(&mut made.weak, fold(name), id);
                }
            }
            made
        })
    }
}

fn push<Id: PartialEq>(names: &mut Map<String, Vec<Id>>, name: String, id: Id) {
    let ids = names.entry(name).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}
