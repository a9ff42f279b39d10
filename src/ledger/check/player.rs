//! Players: births, numbers, absences.

use crate::ledger::format::{AvailabilityRecord, PlayerRecord};
use crate::ledger::link::At;
use crate::model::{Birth, Day};

use super::{Checker, day};

/// No player of a ledger was born before this year.
const EARLIEST_BIRTH: i32 = 1950;

/// Nobody signs, is bought or is written about before this age.
const YOUNGEST: i32 = 10;

impl Checker<'_> {
    pub(super) fn player(&mut self, at: &At<'_>, r: &PlayerRecord<'_>) {
        let adds = self.ledger.index.players.get(&*r.id).is_some_and(|id| self.ledger[*id].layer < self.layer);
        self.id(at, &r.id);
        self.named(at, &r.name, &r.aliases, adds);
        self.birth(at, r);
        self.known(at, r.known.as_ref(), &r.cite);
        if let Some(shirt) = r.shirt
            && !(1..=99).contains(&shirt)
        {
            self.warn(&at.field("shirt"), "out_of_range", format!("a shirt with the number {shirt}"), "1 to 99");
        }
        self.spells(at, r);
        for (i, contract) in r.contracts.iter().enumerate() {
            self.contract(&at.item("contracts", i), contract);
        }
        for (i, exit) in r.exits.iter().enumerate() {
            let here = at.item("exits", i);
            self.possible(&here, &[("on", Some(&exit.on))]);
            self.known(&here, exit.known.as_ref(), &exit.cite);
        }
        for (i, role) in r.roles.iter().enumerate() {
            let here = at.item("roles", i);
            self.known(&here, role.known.as_ref(), &role.cite);
            if role.rank == 0 {
                self.error(&here.field("rank"), "out_of_range", "a rank of 0", "1 for first choice, 2 for second, …");
            }
        }
        for (i, stat) in r.stats.iter().enumerate() {
            self.known(&at.item("stats", i), stat.known.as_ref(), &stat.cite);
        }
    }

    fn birth(&mut self, at: &At<'_>, r: &PlayerRecord<'_>) {
        let opens = self.ledger.edition.as_of;
        let born = day(r.born.as_ref());
        if let Some(born) = born {
            let here = at.field("born");
            let age = born.years_until(opens);
            if born > opens {
                let what = format!("born on {born}, after the ledger's day");
                self.error(&here, "impossible_date", what, format!("a day before {opens}"));
            } else if born.year() < EARLIEST_BIRTH {
                let what = format!("born on {born}: he would be {age}");
                self.error(&here, "impossible_date", what, format!("{EARLIEST_BIRTH} or later"));
            } else if age < YOUNGEST {
                let what = format!("born on {born}: he would be {age}");
                self.warn(&here, "impossible_date", what, format!("an age of {YOUNGEST} or more"));
            }
        }
        let aged = r.age.as_ref().and_then(|age| Some((age.years, age.on.parse::<Day>().ok()?)));
        if let (Some(born), Some((years, on))) = (born, aged) {
            let age = born.years_until(on);
            if age != i32::from(years) {
                let what = format!("{years} years on {on}, and born on {born}");
                self.error(&at.field("age"), "age_mismatch", what, format!("{age} years on that day, or no `age`"));
            }
        }
        let own = born.map(Birth::Day).or(aged.map(|(years, on)| Birth::Aged { years, on }));
        if let Some(own) = own {
            let field = if born.is_some() { "born" } else { "age" };
            self.birth_below(&at.field(field), &r.id, own);
        }
    }

    /// A birth that cannot be what a lower ledger says: both are kept, and somebody is wrong.
    fn birth_below(&mut self, at: &At<'_>, id: &str, own: Birth) {
        let Some(id) = self.ledger.index.players.get(id) else { return };
        let lower = self.ledger[*id].born.iter().filter(|stated| stated.layer < self.layer);
        let Some(other) = lower.map(|stated| stated.value).find(|other| !agree(own, *other)) else { return };
        let said = match other {
            Birth::Day(born) => format!("born on {born}"),
            Birth::Aged { years, on } => format!("{years} years on {on}"),
        };
        self.warn(at, "age_mismatch", format!("a lower ledger has him {said}"), "the same, unless it is wrong there");
    }

    pub(super) fn availability(&mut self, at: &At<'_>, r: &AvailabilityRecord<'_>) {
        self.possible(at, &[("since", r.since.as_ref())]);
        let mut newest: Option<Day> = None;
        for (i, reading) in r.readings.iter().enumerate() {
            let here = at.item("readings", i);
            self.possible(
                &here,
                &[
                    ("known", Some(&reading.known)),
                    ("return_from", reading.return_from.as_ref()),
                    ("return_to", reading.return_to.as_ref()),
                ],
            );
            self.forwards(
                &here,
                ["return_from", "return_to"],
                [reading.return_from.as_ref(), reading.return_to.as_ref()],
            );
            self.known(&here, Some(&reading.known), &reading.cite);
            let Some(known) = day(Some(&reading.known)) else { continue };
            if let Some(newest) = newest.filter(|newest| known < *newest) {
                let what = format!("a reading of {known} after one of {newest}");
                self.warn(&here.field("known"), "unordered", what, "readings from old to new");
            }
            newest = newest.max(Some(known));
        }
    }
}

/// Whether two births can be of one person.
fn agree(one: Birth, other: Birth) -> bool {
    match (one, other) {
        (Birth::Day(one), Birth::Day(other)) => one == other,
        (Birth::Day(born), Birth::Aged { years, on }) | (Birth::Aged { years, on }, Birth::Day(born)) => {
            born.years_until(on) == i32::from(years)
        }
        (one, Birth::Aged { years, on }) => {
            let (youngest, oldest) = one.age_on(on);
            (youngest..=oldest).contains(&i32::from(years))
        }
    }
}
