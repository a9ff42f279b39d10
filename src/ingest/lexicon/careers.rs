//! Who owned a player when, by a bundled list: what tells the seller of an older text from the buyer.

use super::bundled::{rows, years};
use super::{ClubKey, Lexicon, PlayerKey, PlayerName, Trade, position};
use crate::model::Day;

const CAREERS: &str = include_str!("../data/careers.tsv");
const COACHES: &str = include_str!("../data/coaches.tsv");

/// A club that owned a player from the end of a month on; `None` is no club, or an unknown one.
///
/// The list has months, not days. Texts of the month in which he changed clubs are about the change,
/// so he belongs to the earlier club until it is over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) struct Owned {
    /// Years times twelve, and the month from 0.
    month: i32,
    club: Option<ClubKey>,
}

impl Owned {
    /// Reads `2023-07 Chelsea`; `-` is no club, `?` one that the lexicon does not hold.
    fn read(cell: &str, lexicon: &Lexicon) -> Option<Self> {
        let (month, club) = cell.split_once(' ')?;
        let (year, month) = month.split_once('-')?;
        let month = year.parse::<i32>().ok()? * 12 + month.parse::<i32>().ok()? - 1;
        let club = if matches!(club, "-" | "?") { None } else { Some(lexicon.club_named(club)?) };
        Some(Self { month, club })
    }
}

impl Lexicon {
    /// Adds careers to the players whom the lexicon holds, and players whom it does not.
    pub(super) fn add_careers(&mut self) {
        for row in rows(CAREERS) {
            let [name, born, nation, place, clubs] = row[..] else { continue };
            let born = years(born);
            let player = self.same_player(name, born).unwrap_or_else(|| {
                let nations = if nation.is_empty() { Vec::new() } else { vec![self.nation_named(nation)] };
                let positions = position::of_code(place);
                self.add_player(PlayerName {
                    name: name.into(),
                    years: born,
                    nations,
                    positions,
                    ..PlayerName::default()
                })
            });
            self.players[player as usize].career = self.career(clubs);
        }
    }

    /// Reads a career; what does not read is left out, and caught by the tests.
    fn career(&self, clubs: &str) -> Box<[Owned]> {
        clubs.split('|').filter_map(|cell| Owned::read(cell, self)).collect()
    }

    /// Adds to coaches whom the lexicon holds which clubs they led.
    pub(super) fn add_coaches(&mut self) {
        for row in rows(COACHES) {
            let [name, clubs] = row[..] else { continue };
            let coach = self.add_person(name, Trade::Coach);
            self.people[coach as usize].career = self.career(clubs);
        }
    }

    /// The club that owned a player on a day, by the list of careers.
    pub(in super::super) fn owner_on(&self, player: PlayerKey, day: Day) -> Option<ClubKey> {
        club_on(&self.players[player as usize].career, day)
    }

    /// The club that a coach led on a day, by the list of coaches.
    pub(in super::super) fn led_on(&self, coach: u32, day: Day) -> Option<ClubKey> {
        club_on(&self.people[coach as usize].career, day)
    }
}

/// The last club of a career that had begun by the month before a day.
fn club_on(career: &[Owned], day: Day) -> Option<ClubKey> {
    let month = day.year() * 12 + day.month() as i32 - 1;
    career.iter().rfind(|owned| owned.month < month)?.club
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        Lexicon::new(&crate::ledger::open(&crate::ledger::OpenOptions::default()).ledger, None).0
    }

    /// Every club of a career reads, and its months go up.
    fn check(name: &str, clubs: &str, lexicon: &Lexicon) {
        let read: Vec<Option<Owned>> = clubs.split('|').map(|cell| Owned::read(cell, lexicon)).collect();
        assert!(read.iter().all(Option::is_some), "{name}: {clubs}");
        assert!(read.windows(2).all(|w| w[0].map(|o| o.month) < w[1].map(|o| o.month)), "{name}: {clubs}");
    }

    #[test]
    fn every_career_reads() {
        let lexicon = lexicon();
        for row in rows(CAREERS) {
            let [name, born, nation, place, clubs] = row[..] else { panic!("{row:?}") };
            assert!(years(born).is_some(), "{name}: {born}");
            assert!(position::of_code(place) != 0 && !nation.is_empty(), "{name}: {place}, {nation}");
            check(name, clubs, &lexicon);
        }
    }

    #[test]
    fn every_coach_reads() {
        let lexicon = lexicon();
        for row in rows(COACHES) {
            let [name, clubs] = row[..] else { panic!("{row:?}") };
            check(name, clubs, &lexicon);
        }
    }
}
