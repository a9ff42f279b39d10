//! Where a value comes from, when it became known, and which of several holds on a day.

use super::day::Day;
use super::ids::{ReportId, Slug, TableId};
use super::season::Season;

/// A thing that a value can be traced to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Evidence {
    /// A dated publication.
    Report(ReportId),
    /// A table of data, read on a day.
    Table(TableId),
}

/// A table of data from which values were read: a squad list, a change log.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its id in the files.
    pub slug: Slug,
    /// What it is called.
    pub name: Box<str>,
    /// What was read from it.
    pub what: Option<Box<str>>,
    /// The day it shows, or the last day of a log.
    pub day: Option<Day>,
    /// Where it was found.
    pub address: Option<Box<str>>,
    /// Its licence as stated, in words.
    pub licence: Option<Box<str>>,
    /// What to know before trusting it.
    pub note: Option<Box<str>>,
}

/// A value with the day on which it became known and what it rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Stated<T> {
    /// The value.
    pub value: T,
    /// The day from which it was known.
    pub known: Day,
    /// What it rests on; empty means uncited (a user's own entry).
    pub evidence: Box<[Evidence]>,
    /// Whether it may be shown for days before `known`: true for readings of a snapshot
    /// (contracts, spells, birth dates), false for reports, availability and agreed moves.
    pub backfills: bool,
    /// The ledger that says so: 0 the edition, then each one laid over it.
    pub layer: u8,
}

/// The two clocks: what was known when, and which season is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Clock {
    /// Nothing published after this day may be shown.
    pub as_of: Day,
    /// The season looked at.
    pub season: Season,
    /// Leaves backfilled values out.
    pub as_known: bool,
}

impl Clock {
    /// The clock of a day, looking at the season that holds it.
    pub fn on(as_of: Day) -> Self {
        Self { as_of, season: Season::holding(as_of), as_known: false }
    }

    /// Whether something known from `known` on may be seen.
    pub fn sees(&self, known: Day) -> bool {
        known <= self.as_of
    }
}

/// A value chosen for a day.
#[derive(Debug, PartialEq)]
pub struct Picked<'a, T> {
    /// The value with its evidence.
    pub stated: &'a Stated<T>,
    /// Whether it was read later than the day it is shown for.
    pub backfilled: bool,
}

impl<T> Clone for Picked<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Picked<'_, T> {}

impl<'a, T> Picked<'a, T> {
    /// The value itself.
    pub fn value(&self) -> &'a T {
        &self.stated.value
    }
}

/// The value that holds on the clock's day: among those known by it, the highest layer's
/// newest; with none, the earliest later reading that may be backfilled.
pub fn pick<'a, T>(readings: &'a [Stated<T>], clock: &Clock) -> Option<Picked<'a, T>> {
    let known = readings.iter().filter(|r| clock.sees(r.known)).max_by_key(|r| (r.layer, r.known));
    if let Some(stated) = known {
        return Some(Picked { stated, backfilled: false });
    }
    if clock.as_known {
        return None;
    }
    let later = readings.iter().filter(|r| r.backfills).min_by_key(|r| (r.known, std::cmp::Reverse(r.layer)))?;
    Some(Picked { stated: later, backfilled: true })
}

/// Everything that may be shown on the clock's day, known or backfilled, in file order.
pub fn pick_all<'a, T>(readings: &'a [Stated<T>], clock: &Clock) -> impl Iterator<Item = Picked<'a, T>> {
    let clock = *clock;
    readings.iter().filter_map(move |stated| {
        let known = clock.sees(stated.known);
        (known || (stated.backfills && !clock.as_known)).then_some(Picked { stated, backfilled: !known })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: u8, known: &str, layer: u8) -> Stated<u8> {
        Stated { value, known: known.parse().unwrap(), evidence: Box::default(), backfills: true, layer }
    }

    fn on(day: &str) -> Clock {
        Clock::on(day.parse().unwrap())
    }

    #[test]
    fn the_newest_known_reading_wins_and_a_later_ledger_over_it() {
        let readings = [read(1, "2025-01-01", 0), read(2, "2026-01-01", 0), read(3, "2025-06-01", 1)];
        assert_eq!(pick(&readings, &on("2026-02-01")).unwrap().value(), &3);
        assert_eq!(pick(&readings[..2], &on("2026-02-01")).unwrap().value(), &2);
    }

    #[test]
    fn backfill_takes_the_earliest_later_reading_and_only_where_nothing_is_known() {
        let readings = [read(1, "2026-07-05", 0), read(2, "2026-05-07", 0)];
        let picked = pick(&readings, &on("2026-03-11")).unwrap();
        assert!(picked.backfilled);
        assert_eq!(picked.value(), &2);
        assert_eq!(pick(&readings, &Clock { as_known: true, ..on("2026-03-11") }), None);
    }
}
