//! Players.

use super::availability::Availability;
use super::contract::Contract;
use super::day::Day;
use super::evidence::{Evidence, Stated};
use super::ids::{ClubId, Slug};
use super::position::Position;
use super::season::Season;
use super::spell::{Exit, Spell};

/// When a player was born, as exactly as is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Birth {
    /// On a day.
    Day(Day),
    /// He had this age in whole years on a day: born in the year that ends with that day.
    Aged {
        /// Whole years.
        years: u8,
        /// The day on which he had that age.
        on: Day,
    },
}

impl Birth {
    /// The youngest and the oldest he can be on `day`, in whole years; equal where it is certain.
    pub fn age_on(self, day: Day) -> (i32, i32) {
        match self {
            Self::Day(born) => {
                let age = born.years_until(day);
                (age, age)
            }
            Self::Aged { years, on } => {
                let years = i32::from(years);
                // Born after `on` less years+1, and on or before `on` less years.
                let latest = Day::new(on.year() - years, on.month(), on.day_of_month().min(28)).unwrap_or(on);
                let earliest = latest.plus_days(-365);
                (latest.years_until(day), earliest.years_until(day))
            }
        }
    }
}

/// What a stated or counted place in a depth chart rests on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RoleBasis {
    /// A report says so ("first choice").
    Stated,
    /// Worked out by whoever keeps the ledger.
    Inferred,
}

/// A stated place in a club's order at a position for a season.
#[derive(Clone, PartialEq, Debug)]
pub struct Role {
    /// The club.
    pub club: ClubId,
    /// The season it is said of.
    pub season: Season,
    /// The position it is said of.
    pub position: Position,
    /// 1 for first choice; two partners may share a rank.
    pub rank: u8,
    /// What it rests on.
    pub basis: RoleBasis,
}

/// League starts and minutes of a season, as counted on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Stat {
    /// The club he played them for.
    pub club: ClubId,
    /// The season.
    pub season: Season,
    /// Matches begun.
    pub starts: Option<u16>,
    /// Minutes played.
    pub minutes: Option<u32>,
    /// Goals scored.
    pub goals: Option<u16>,
    /// Goals made.
    pub assists: Option<u16>,
}

/// A player with everything ever said of him; `squad` asks what holds on a day.
#[derive(Clone, Debug)]
pub struct Player {
    /// His id in the files.
    pub slug: Slug,
    /// The name on the screen, with its accents.
    pub name: Box<str>,
    /// Other spellings.
    pub aliases: Box<[Box<str>]>,
    /// Ids in other people's data: `fpl`, `transfermarkt`, …
    pub outside_ids: Box<[(Box<str>, Box<str>)]>,
    /// Readings of his birth.
    pub born: Vec<Stated<Birth>>,
    /// Readings of his nationalities, each a whole list.
    pub nationality: Vec<Stated<Box<[Box<str>]>>>,
    /// Readings of his positions, main one first, each a whole list.
    pub positions: Vec<Stated<Box<[Position]>>>,
    /// Readings of his shirt number.
    pub shirt: Vec<Stated<u8>>,
    /// Readings of his market value in euros.
    pub value_eur: Vec<Stated<u64>>,
    /// Where he was, is and will be.
    pub spells: Vec<Stated<Spell>>,
    /// What is agreed about his leaving.
    pub exits: Vec<Stated<Exit>>,
    /// Readings of his contracts.
    pub contracts: Vec<Stated<Contract>>,
    /// Stated places in a depth chart.
    pub roles: Vec<Stated<Role>>,
    /// League starts, as counted on days.
    pub stats: Vec<Stated<Stat>>,
    /// His absences and stretches of being available, by first reading, oldest first.
    pub availability: Vec<Availability>,
    /// What else is said of him, such as `injury_prone`.
    pub tags: Vec<Stated<Box<str>>>,
    /// What the record as a whole rests on.
    pub evidence: Box<[Evidence]>,
    /// The ledger that added him first.
    pub layer: u8,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_alone_gives_two_ages_on_other_days() {
        let birth = Birth::Aged { years: 20, on: "2026-07-05".parse().unwrap() };
        assert_eq!(birth.age_on("2026-03-11".parse().unwrap()), (19, 20));
        assert_eq!(birth.age_on("2026-07-05".parse().unwrap()), (20, 21));
    }
}
