//! Formations: how many a club wants at each place. Data, never a fact of the ledger.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::ledger::Ledger;
use crate::model::{ClubId, Position};

/// One place of a formation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slot {
    /// The position it is named after.
    pub position: Position,
    /// How many start there.
    pub starters: usize,
    /// Further positions whose players count for it.
    pub accepts: Box<[Position]>,
}

impl Slot {
    /// How many a squad wants there: the starters and as many to cover them.
    pub const fn wanted(&self) -> usize {
        self.starters * 2
    }

    /// Whether a player of this position counts for it.
    pub fn takes(&self, position: Position) -> bool {
        self.position == position || self.accepts.contains(&position)
    }
}

/// A way to line up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Formation {
    /// What it is called: `4-3-3`.
    pub name: Box<str>,
    /// Its places, from the goal forwards.
    pub slots: Box<[Slot]>,
    /// Its lines as they are drawn, from attack to goal: each the indices of its places, from the
    /// left.
    pub lines: Box<[Box<[usize]>]>,
}

impl Formation {
    /// The place that a position counts for; `None` for players of whom only the line is known.
    pub fn slot_of(&self, position: Position) -> Option<usize> {
        self.slots.iter().position(|slot| slot.takes(position))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    formation: Vec<FormationRecord>,
    club: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormationRecord {
    name: Box<str>,
    pitch: Vec<Vec<String>>,
    slots: Vec<SlotRecord>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotRecord {
    position: String,
    starters: usize,
    #[serde(default)]
    accepts: Vec<String>,
}

struct Book {
    formations: Vec<Formation>,
    clubs: BTreeMap<String, String>,
}

static BOOK: LazyLock<Book> = LazyLock::new(|| match read() {
    Some(book) => book,
    None => Book {
        formations: vec![Formation { name: "none".into(), slots: Box::default(), lines: Box::default() }],
        clubs: BTreeMap::new(),
    },
});

fn read() -> Option<Book> {
    let file: File = toml::from_str(include_str!("formations.toml")).ok()?;
    let formations: Option<Vec<Formation>> = file.formation.into_iter().map(formation).collect();
    Some(Book { formations: formations.filter(|all| !all.is_empty())?, clubs: file.club })
}

fn formation(record: FormationRecord) -> Option<Formation> {
    let slot = |record: SlotRecord| {
        let accepts: Option<Box<[Position]>> = record.accepts.iter().map(|code| code.parse().ok()).collect();
        Some(Slot { position: record.position.parse().ok()?, starters: record.starters, accepts: accepts? })
    };
    let slots: Option<Box<[Slot]>> = record.slots.into_iter().map(slot).collect();
    let slots = slots?;
    let place = |code: &String| {
        let position: Position = code.parse().ok()?;
        slots.iter().position(|slot| slot.position == position)
    };
    let line = |codes: &Vec<String>| codes.iter().map(place).collect::<Option<Box<[usize]>>>();
    let lines: Option<Box<[Box<[usize]>]>> = record.pitch.iter().map(line).collect();
    Some(Formation { name: record.name, lines: lines?, slots })
}

/// Every formation; the first is the default.
pub fn formations() -> &'static [Formation] {
    &BOOK.formations
}

/// The formation of a name.
pub fn formation_named(name: &str) -> Option<&'static Formation> {
    formations().iter().find(|formation| &*formation.name == name)
}

/// The formation that stands after one in the list, round and round.
pub fn formation_after(formation: &Formation) -> &'static Formation {
    let all = formations();
    let here = all.iter().position(|other| other.name == formation.name).map_or(0, |at| at + 1);
    &all[here % all.len()]
}

/// A club's formation, and whether it is only the default because nobody entered one.
pub fn formation_of(ledger: &Ledger, club: ClubId) -> (&'static Formation, bool) {
    let entered = BOOK.clubs.get(ledger[club].slug.as_str()).and_then(|name| formation_named(name));
    entered.map_or((&formations()[0], true), |formation| (formation, false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_formation_has_eleven_and_each_position_once() {
        let book = read().unwrap();
        for formation in &book.formations {
            assert_eq!(formation.slots.iter().map(|slot| slot.starters).sum::<usize>(), 11, "{}", formation.name);
            for position in Position::ALL {
                let taking = formation.slots.iter().filter(|slot| slot.takes(position)).count();
                assert!(taking <= 1, "{}: {position} counts for {taking} places", formation.name);
            }
        }
        for formation in &book.formations {
            let mut drawn: Vec<usize> = formation.lines.iter().flatten().copied().collect();
            drawn.sort_unstable();
            assert!(drawn.into_iter().eq(0..formation.slots.len()), "{}: each place once", formation.name);
        }
        for name in book.clubs.values() {
            assert!(book.formations.iter().any(|f| *f.name == **name), "no formation `{name}`");
        }
    }

    #[test]
    fn a_line_alone_fills_no_place() {
        let default = &formations()[0];
        assert_eq!(default.slot_of(Position::Def), None);
        let dm = default.slot_of(Position::Dm).map(|i| default.slots[i].position);
        assert_eq!(dm, Some(Position::Cm));
    }
}
