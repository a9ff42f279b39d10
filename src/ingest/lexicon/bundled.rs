//! What the bundled lists hold.

use super::super::words::fold;
use super::{ClubName, Entry, Lexicon, PersonName, PlayerName, SourceName, Trade, WordLists, position};

const PLAYERS: &str = include_str!("../data/players.tsv");
const CLUBS: &str = include_str!("../data/clubs.tsv");
const TITLES: &str = include_str!("../data/titles.tsv");
const NATIONS: &str = include_str!("../data/nations.tsv");
const PEOPLE: &str = include_str!("../data/people.tsv");
const WORDS: &str = include_str!("../data/words.toml");

/// The lists of words. A broken list is caught by the tests, so it reads as empty here.
pub(super) fn word_lists() -> WordLists {
    toml::from_str(WORDS).unwrap_or_default()
}

/// The rows of a list: what is no comment, cut at the tabs.
pub(super) fn rows(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect())
}

fn parts(cell: Option<&&'static str>) -> impl Iterator<Item = &'static str> {
    cell.copied().unwrap_or("").split('|').filter(|p| !p.is_empty())
}

impl Lexicon {
    pub(super) fn add_nations(&mut self) {
        for row in rows(NATIONS) {
            let nation = self.nation(row[0]);
            self.add(row[0], Entry::Country(nation));
            for adjective in parts(row.get(1)) {
                self.add(adjective, Entry::Adjective(nation));
            }
            for native in parts(row.get(2)) {
                self.add(native, Entry::Native(nation));
            }
            for natives in parts(row.get(3)) {
                self.add(natives, Entry::Natives(nation));
            }
        }
    }

    pub(super) fn add_bundled_clubs(&mut self) {
        for row in rows(CLUBS) {
            let (slug, name) = (row[0], row[1]);
            let known = self.club_names.get(fold(slug).as_str()).or_else(|| self.club_names.get(fold(name).as_str()));
            let key = known.copied().unwrap_or_else(|| {
                let country = self.nation_named(row.get(2).copied().unwrap_or(""));
                let league = self.league(row.get(3).copied().unwrap_or(""));
                self.clubs.push(ClubName { name: name.into(), country: Some(country), league, ..ClubName::default() });
                (self.clubs.len() - 1) as u32
            });
            self.club_names.entry(fold(slug).into()).or_insert(key);
            self.club_names.entry(fold(name).into()).or_insert(key);
            self.add(name, Entry::Club(key));
            // Arabic names are written with a hyphen and without.
            if let Some(rest) = name.strip_prefix("Al ").or_else(|| name.strip_prefix("Al-")) {
                self.add(&format!("Al {rest}"), Entry::Club(key));
                self.add(&format!("Al-{rest}"), Entry::Club(key));
            }
            for alias in parts(row.get(4)) {
                self.add(alias, Entry::Club(key));
            }
            for alias in parts(row.get(5)) {
                self.add(alias, Entry::WeakClub(key));
            }
            for place in parts(row.get(6)) {
                let place = self.place(place);
                self.clubs[key as usize].places.push(place);
            }
            for ground in parts(row.get(7)) {
                self.add(ground, Entry::Ground(key));
            }
        }
    }

    pub(super) fn add_titles(&mut self) {
        for row in rows(TITLES) {
            if let (Some(year), Some(club)) = (row[1].parse().ok(), self.club_named(row[2])) {
                self.titles.push((year, club));
            }
        }
    }

    pub(super) fn add_bundled_people(&mut self) {
        for row in rows(PEOPLE) {
            let name = row[1];
            let trade = match row[0] {
                "j" | "o" | "s" => {
                    self.add_source(name, parts(row.get(2)), row[0] == "j");
                    continue;
                }
                "c" => Trade::Coach,
                "d" => Trade::Director,
                "a" => Trade::Agent,
                _ => Trade::Pundit,
            };
            let person = self.add_person(name, trade);
            for alias in parts(row.get(2)) {
                self.add(alias, Entry::Person(person));
            }
        }
    }

    pub(super) fn add_person(&mut self, name: &str, trade: Trade) -> u32 {
        let folded = fold(name);
        if let Some(known) = self.person_names.get(folded.as_str()) {
            return *known;
        }
        let person = self.people.len() as u32;
        self.people.push(PersonName { name: name.into(), trade, id: None, career: Box::default() });
        self.person_names.insert(folded.into(), person);
        self.add(name, Entry::Person(person));
        person
    }

    pub(super) fn add_source<'a>(
        &mut self,
        name: &str,
        aliases: impl Iterator<Item = &'a str>,
        journalist: bool,
    ) -> u32 {
        let folded = fold(name);
        let aliases: Vec<&str> = aliases.collect();
        let known = std::iter::once(folded.clone())
            .chain(aliases.iter().filter(|a| a.contains(' ')).map(|a| fold(a)))
            .find_map(|n| self.source_names.get(n.as_str()).copied());
        let source = known.unwrap_or_else(|| {
            self.sources.push(SourceName { name: name.into(), id: None, journalist });
            (self.sources.len() - 1) as u32
        });
        self.source_names.entry(folded.into()).or_insert(source);
        self.add(name, Entry::Source(source));
        for alias in aliases {
            self.source_names.entry(fold(alias).into()).or_insert(source);
            self.add(alias, Entry::Source(source));
        }
        source
    }

    pub(super) fn add_bundled_players(&mut self) {
        for row in rows(PLAYERS) {
            let name = row[0];
            let cell = |i: usize| row.get(i).copied().unwrap_or("");
            let years = years(cell(1));
            let hint = self.club_named(cell(4));
            if let Some(known) = self.same_player(name, years) {
                for alias in parts(row.get(5)) {
                    self.add(alias, Entry::Player(known));
                }
                let positions = position::of_code(cell(3));
                let nation = (!cell(2).is_empty()).then(|| self.nation_named(cell(2)));
                let player = &mut self.players[known as usize];
                player.years = player.years.or(years);
                player.hint = player.hint.or(hint);
                if player.positions == 0 {
                    player.positions = positions;
                }
                if player.nations.is_empty() {
                    player.nations.extend(nation);
                }
                continue;
            }
            let nations = if cell(2).is_empty() { Vec::new() } else { vec![self.nation_named(cell(2))] };
            let player = PlayerName {
                name: name.into(),
                years,
                nations,
                positions: position::of_code(cell(3)),
                hint,
                ..PlayerName::default()
            };
            let key = self.add_player(player);
            for alias in parts(row.get(5)) {
                self.add(alias, Entry::Player(key));
            }
        }
    }

    /// A player whom the lexicon holds already under that name, unless he was born in other years.
    pub(super) fn same_player(&self, name: &str, years: Option<(i32, i32)>) -> Option<u32> {
        let held = self.player_names.get(fold(name).as_str())?;
        held.iter().copied().find(|key| {
            let player = &self.players[*key as usize];
            let Some((first, last)) = years else { return true };
            let theirs = match player.born {
                Some(crate::model::Birth::Day(day)) => Some((day.year(), day.year())),
                Some(crate::model::Birth::Aged { years, on }) => {
                    Some((on.year() - i32::from(years) - 1, on.year() - i32::from(years)))
                }
                None => player.years,
            };
            theirs.is_none_or(|(low, high)| low <= last + 1 && first <= high + 1)
        })
    }

    /// Adds a player under his name and his family name.
    pub(super) fn add_player(&mut self, player: PlayerName) -> u32 {
        let key = self.players.len() as u32;
        let name = player.name.clone();
        self.players.push(player);
        self.player_names.entry(fold(&name).into()).or_default().push(key);
        self.add(&name, Entry::Player(key));
        if let Some((_, family)) = name.split_once(' ') {
            self.add(family, Entry::Surname(key));
            if let Some(last) = family.rsplit(' ').next().filter(|l| *l != family) {
                self.add(last, Entry::Surname(key));
            }
        }
        key
    }
}

/// `1999` or `2001/2002` as first and last year.
pub(super) fn years(cell: &str) -> Option<(i32, i32)> {
    let (first, last) = cell.split_once('/').unwrap_or((cell, cell));
    Some((first.parse().ok()?, last.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_reads() {
        toml::from_str::<WordLists>(WORDS).unwrap();
        assert!(rows(PLAYERS).all(|r| r.len() == 6), "players");
        assert!(rows(CLUBS).all(|r| r.len() == 8), "clubs");
        assert!(rows(NATIONS).all(|r| r.len() == 4), "nations");
        let clubs: Vec<&str> = rows(CLUBS).map(|r| r[1]).collect();
        assert!(rows(TITLES).all(|r| r.len() == 3 && r[1].parse::<i32>().is_ok() && clubs.contains(&r[2])), "titles");
        assert!(rows(PEOPLE).all(|r| r.len() == 4), "people");
    }
}
