//! Registration windows of an association, on a day.

use crate::ledger::Ledger;
use crate::model::{AssociationId, Clock, Day, Picked, Window, WindowKind, pick_all};

/// One window as read by a day.
#[derive(Clone, PartialEq, Debug)]
pub struct WindowShown {
    /// The window.
    pub window: Window,
    /// Whether it was read later than the as-of day.
    pub backfilled: bool,
    /// Days from the as-of day to its last one, where that is known; negative once it is past.
    pub days_to_close: Option<i64>,
    /// Days from the as-of day to its first one, where that is known; negative once it is past.
    pub days_to_open: Option<i64>,
}

/// An association's windows around a day.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Windows {
    /// The one that is open.
    pub open: Option<WindowShown>,
    /// The next to open.
    pub next: Option<WindowShown>,
    /// The last that closed.
    pub last: Option<WindowShown>,
}

/// Finds the open, the next and the last window of an association.
///
/// A window whose first or last day is not known is never open; it can be next by its first day
/// and last by its last one.
pub fn windows(ledger: &Ledger, association: AssociationId, clock: &Clock) -> Windows {
    let as_of = clock.as_of;
    let all = || readings(ledger, association, clock);
    let first = |w: &Window| w.opens.filter(|day| *day > as_of);
    let past = |w: &Window| w.closes.filter(|day| *day < as_of);
    let shown = |picked: Picked<'_, Window>| WindowShown {
        window: picked.value().clone(),
        backfilled: picked.backfilled,
        days_to_close: picked.value().closes.map(|day| as_of.days_until(day)),
        days_to_open: picked.value().opens.map(|day| as_of.days_until(day)),
    };
    let open = all().into_iter().filter(|p| is_open(p.value(), as_of)).max_by_key(|p| p.value().closes);
    let next = all().into_iter().filter(|p| first(p.value()).is_some()).min_by_key(|p| p.value().opens);
    let last = all().into_iter().filter(|p| past(p.value()).is_some()).max_by_key(|p| p.value().closes);
    Windows { open: open.map(shown), next: next.map(shown), last: last.map(shown) }
}

fn is_open(window: &Window, day: Day) -> bool {
    window.opens.is_some_and(|opens| opens <= day) && window.closes.is_some_and(|closes| day <= closes)
}

/// One reading of each window: the newest known, else the earliest later one.
fn readings<'a>(ledger: &'a Ledger, association: AssociationId, clock: &Clock) -> Vec<Picked<'a, Window>> {
    let mut chosen: Vec<Picked<'a, Window>> = Vec::new();
    for picked in pick_all(&ledger[association].windows, clock) {
        match chosen.iter_mut().find(|c| same(c.value(), picked.value())) {
            Some(other) if beats(&picked, other) => *other = picked,
            Some(_) => {}
            None => chosen.push(picked),
        }
    }
    chosen
}

fn same(a: &Window, b: &Window) -> bool {
    let key = |w: &Window| -> (WindowKind, i32) { (w.kind, w.year) };
    key(a) == key(b)
}

fn beats(a: &Picked<'_, Window>, b: &Picked<'_, Window>) -> bool {
    match (a.backfilled, b.backfilled) {
        (false, false) => (a.stated.layer, a.stated.known) >= (b.stated.layer, b.stated.known),
        (true, true) => a.stated.known < b.stated.known,
        (later, _) => !later,
    }
}

/// Whether an association's clubs may register players on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Registration {
    /// A window is open; of one whose last day is not known, for the sixteen weeks that FIFA
    /// allows a year at most.
    Open,
    /// None is; the next one's first day, where it is known.
    Shut(Option<Day>),
    /// No window around that day is known.
    Unknown,
}

/// The longest that windows may be open in a year, in days: sixteen weeks.
const LONGEST_DAYS: i64 = 112;

/// Says whether clubs of an association may register players on a day, by the windows known on
/// the clock's day.
///
/// Shut is said only of a day that has known windows on both sides within a year, or one to come
/// within half a year: further off, the ledger does not know.
pub fn registration(ledger: &Ledger, association: AssociationId, clock: &Clock, day: Day) -> Registration {
    let all = readings(ledger, association, clock);
    let holds = |w: &Window| match (w.opens, w.closes) {
        (Some(opens), Some(closes)) => opens <= day && day <= closes,
        (Some(opens), None) => opens <= day && opens.days_until(day) < LONGEST_DAYS,
        (None, _) => false,
    };
    if all.iter().any(|picked| holds(picked.value())) {
        return Registration::Open;
    }
    let next = all.iter().filter_map(|p| p.value().opens).filter(|opens| *opens > day).min();
    match next.filter(|opens| day.days_until(*opens) <= 183) {
        Some(opens) => Registration::Shut(Some(opens)),
        None => Registration::Unknown,
    }
}
