//! From which day on an import's values were known.

use crate::model::Day;

use super::harvest::Harvest;
use super::input::Source;

/// What a day was taken from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// It was given.
    Given,
    /// It stands in a file's name.
    Name,
    /// The newest date inside.
    Inside,
}

/// The day from which values were known, and how we know.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Known {
    /// The day.
    pub day: Day,
    /// What it was taken from.
    pub basis: Basis,
}

/// The day of an import: the given one; else the day in a file's name, unless the newest date
/// inside is later; else that date. `None` where nothing tells.
pub fn known_day(given: Option<Day>, sources: &[Source], harvest: &Harvest) -> Option<Known> {
    if let Some(day) = given {
        return Some(Known { day, basis: Basis::Given });
    }
    let named = named_day(sources);
    match (named, harvest.newest) {
        (Some(day), Some(newest)) if newest > day => Some(Known { day: newest, basis: Basis::Inside }),
        (Some(day), _) => Some(Known { day, basis: Basis::Name }),
        (None, Some(day)) => Some(Known { day, basis: Basis::Inside }),
        (None, None) => None,
    }
}

/// The newest day in the names of files.
pub fn named_day(sources: &[Source]) -> Option<Day> {
    sources.iter().filter_map(|source| day_in(&source.name)).max()
}

/// The last day in a file's name: `2026-03-11`, `2026_03_11` or `20260311`.
fn day_in(name: &str) -> Option<Day> {
    let file = name.rsplit('/').next()?;
    let bytes = file.as_bytes();
    let digits = |from: usize, to: usize| bytes.get(from..to).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let alone = |from: usize, to: usize| {
        let digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
        !digit(from.checked_sub(1).and_then(|before| bytes.get(before))) && !digit(bytes.get(to))
    };
    let number = |from: usize, to: usize| file.get(from..to).and_then(|part| part.parse::<u32>().ok());
    (0..bytes.len()).rev().find_map(|at| {
        let dashed = digits(at, at + 4)
            && matches!(bytes.get(at + 4), Some(b'-' | b'_'))
            && digits(at + 5, at + 7)
            && bytes.get(at + 7) == bytes.get(at + 4)
            && digits(at + 8, at + 10)
            && alone(at, at + 10);
        let plain = digits(at, at + 8) && alone(at, at + 8);
        let (month, day) = if dashed {
            (number(at + 5, at + 7)?, number(at + 8, at + 10)?)
        } else if plain {
            (number(at + 4, at + 6)?, number(at + 6, at + 8)?)
        } else {
            return None;
        };
        let year = number(at, at + 4)? as i32;
        Day::new(year, month, day).filter(|day| (1950..2100).contains(&day.year()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_a_name_is_found() {
        for (name, day) in [
            ("a/bootstrap-static_2026-03-11.json", Some("2026-03-11")),
            ("FC26_20250921.csv", Some("2025-09-21")),
            ("2025-01-01/players.csv", None),
            ("players_2026_03_29.csv.gz", Some("2026-03-29")),
            ("players_2026-13-40.csv", None),
            ("123456789.csv", None),
            ("é2026-03-11é", Some("2026-03-11")),
        ] {
            assert_eq!(day_in(name).map(|day| day.to_string()).as_deref(), day, "{name}");
        }
    }

    #[test]
    fn the_newest_word_decides() {
        let source = |name: &str| Source { name: name.into(), text: String::new(), odd: None };
        let inside = |day: Option<&str>| Harvest { newest: day.map(|d| d.parse().unwrap()), ..Harvest::default() };
        let day = |given: Option<&str>, name, newest| {
            known_day(given.map(|d| d.parse().unwrap()), &[source(name)], &inside(newest))
                .map(|known| (known.day.to_string(), known.basis))
        };
        assert_eq!(day(None, "x_2026-03-11", Some("2026-03-10")), Some(("2026-03-11".into(), Basis::Name)));
        assert_eq!(day(None, "x_2026-03-11", Some("2026-03-12")), Some(("2026-03-12".into(), Basis::Inside)));
        assert_eq!(day(Some("2026-01-01"), "x_2026-03-11", None), Some(("2026-01-01".into(), Basis::Given)));
        assert_eq!(day(None, "x", None), None);
    }
}
