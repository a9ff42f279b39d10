//! Registration windows as far as rumours need them: when those of the buying association close.

use std::collections::HashMap;

use crate::ledger::Ledger;
use crate::model::{Clock, Day, Saga, WindowKind, pick_all};

/// Consecutive windows close at most this many days apart; a longer gap is one that nobody read.
const GAP: i64 = 240;

/// The last days of the windows of every country, as read by a day.
pub(super) struct Deadlines<'a> {
    closes: HashMap<&'a str, Vec<Day>>,
}

impl<'a> Deadlines<'a> {
    /// Gathers them. Extra windows, open to few, count for nobody.
    pub(super) fn new(ledger: &'a Ledger, clock: &Clock) -> Self {
        let mut closes: HashMap<&'a str, Vec<Day>> = HashMap::new();
        for association in &ledger.associations {
            let shown = pick_all(&association.windows, clock).map(|picked| picked.value());
            let mut days: Vec<Day> =
                shown.filter(|window| window.kind != WindowKind::Extra).filter_map(|window| window.closes).collect();
            days.sort_unstable();
            days.dedup();
            for country in &association.countries {
                closes.insert(country, days.clone());
            }
        }
        Self { closes }
    }

    /// The last day of the `count`-th window of the buying association that was still to close on
    /// a day, counting from 1; `None` where it is not known.
    pub(super) fn close(&self, ledger: &Ledger, saga: &Saga, from: Day, count: usize) -> Option<Day> {
        let country = ledger[saga.to?].country.as_deref()?;
        let days = self.closes.get(country)?;
        let mut before = from;
        let mut last = None;
        for day in days.iter().filter(|day| **day >= from).take(count) {
            if before.days_until(*day) > GAP {
                return None;
            }
            before = *day;
            last = Some(*day);
        }
        last.filter(|_| days.iter().filter(|day| **day >= from).count() >= count)
    }
}
