//! What the ledger holds.

use super::super::words::fold;
use super::{ClubName, Entry, Lexicon, PlayerName, position};
use crate::ledger::Ledger;

impl Lexicon {
    pub(super) fn add_ledger_clubs(&mut self, ledger: &Ledger) {
        for id in ledger.club_ids() {
            let club = &ledger[id];
            let key = self.clubs.len() as u32;
            let country = club.country.as_deref().map(|c| self.nation_named(c));
            let league = club.league.as_deref().and_then(|l| self.league(l));
            self.clubs.push(ClubName { name: club.name.clone(), id: Some(id), country, league, places: Vec::new() });
            self.club_names.entry(fold(club.slug.as_str()).into()).or_insert(key);
            self.club_names.entry(fold(&club.name).into()).or_insert(key);
            self.add(&club.name, Entry::Club(key));
            for alias in &club.aliases {
                self.add(alias, Entry::Club(key));
            }
            for alias in &club.weak_aliases {
                let alias = alias.strip_prefix("The ").unwrap_or(alias);
                self.add(alias, Entry::WeakClub(key));
            }
        }
    }

    pub(super) fn add_ledger_players(&mut self, ledger: &Ledger) {
        for id in ledger.player_ids() {
            let player = &ledger[id];
            let nations = player.nationality.last().map(|n| &n.value[..]).unwrap_or_default();
            let nations = nations.iter().map(|n| self.nation_named(n)).collect();
            let positions = player.positions.last().map(|p| &p.value[..]).unwrap_or_default();
            let positions = positions.iter().fold(0, |bits, p| bits | position::of_code(p.code()));
            let born = player.born.first().map(|b| b.value);
            let key = self.add_player(PlayerName {
                name: player.name.clone(),
                id: Some(id),
                born,
                nations,
                positions,
                ..PlayerName::default()
            });
            let family = player.name.split(' ').next_back().map(fold).unwrap_or_default();
            for alias in &player.aliases {
                let entry = if fold(alias) == family { Entry::Surname(key) } else { Entry::Player(key) };
                if alias.chars().count() >= 3 {
                    self.add(alias, entry);
                }
            }
        }
    }
}
