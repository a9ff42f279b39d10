//! `windows`: registration windows, association by association, with the days left.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::CliError;
use crate::cli::output::{print_json, print_sheet};
use crate::cli::session::{Session, Stamp};
use crate::desk::{self, WindowRow};
use crate::export::{Cell, Column, Sheet};
use crate::ledger::words;
use crate::model::ClubId;
use crate::show;
use crate::squad::WindowShown;

#[derive(Serialize)]
struct WindowsJson {
    #[serde(flatten)]
    stamp: Stamp,
    windows: Vec<RowJson>,
}

#[derive(Serialize)]
struct RowJson {
    association: String,
    association_id: String,
    /// `open`, `shut`, or null where no window is known from the day on.
    status: Option<&'static str>,
    open: Option<WindowJson>,
    next: Option<WindowJson>,
    last: Option<WindowJson>,
    clubs: usize,
}

#[derive(Serialize)]
struct WindowJson {
    kind: &'static str,
    opens: Option<String>,
    closes: Option<String>,
    closing_hour: Option<String>,
    /// From the as-of day to the first one; negative once it is past.
    days_to_open: Option<i64>,
    /// From the as-of day to the last one; negative once it is past.
    days_to_close: Option<i64>,
    backfilled: bool,
}

impl WindowJson {
    fn of(shown: &WindowShown) -> Self {
        let window = &shown.window;
        Self {
            kind: words::code(words::WINDOWS, window.kind),
            opens: window.opens.map(|day| day.to_string()),
            closes: window.closes.map(|day| day.to_string()),
            closing_hour: window.closing_hour.as_deref().map(String::from),
            days_to_open: shown.days_to_open,
            days_to_close: shown.days_to_close,
            backfilled: shown.backfilled,
        }
    }
}

/// Lists windows, those that are open first; of a club only its association's.
pub fn windows(session: &Session, club: Option<ClubId>) -> Result<(), CliError> {
    let ledger = session.ledger();
    let mut rows = desk::window_board(ledger, &session.today());
    rows.retain(|row| club.is_none_or(|club| ledger[club].association == Some(row.association)));
    if session.format == Format::Json {
        let windows = rows.iter().map(|row| json(session, row)).collect();
        return print_json(&WindowsJson { stamp: session.stamp(), windows });
    }
    let mut sheet = Sheet::new([
        Column::new("association", "Association").min(10).importance(255),
        Column::new("status", "Window").min(6).importance(240),
        Column::new("countdown", "Countdown").min(20).importance(230),
        Column::new("opens", "Opens").min(11).importance(150),
        Column::new("closes", "Closes").min(11).importance(150),
        Column::new("last", "Last shut").min(11).importance(100),
        Column::new("clubs", "Clubs").right().importance(60),
    ]);
    for row in &rows {
        sheet.push(cells(session, row));
    }
    print_sheet(&sheet, session.format)
}

fn cells(session: &Session, row: &WindowRow) -> [Cell; 7] {
    let told = row.windows.open.as_ref().or(row.windows.next.as_ref());
    let last = row.windows.last.as_ref().and_then(|last| last.window.closes);
    let day =
        |day: Option<crate::model::Day>| day.map_or_else(Cell::unknown, |day| Cell::with_value(show::day(day), day));
    [
        Cell::new(&*session.ledger()[row.association].name),
        status(row).map_or_else(Cell::unknown, Cell::new),
        Cell::new(show::window_countdown(&row.windows)),
        day(told.and_then(|shown| shown.window.opens)),
        day(told.and_then(|shown| shown.window.closes)),
        day(last),
        Cell::new(row.clubs.to_string()),
    ]
}

const fn status(row: &WindowRow) -> Option<&'static str> {
    match (&row.windows.open, &row.windows.next) {
        (Some(_), _) => Some("open"),
        (None, Some(_)) => Some("shut"),
        (None, None) => None,
    }
}

fn json(session: &Session, row: &WindowRow) -> RowJson {
    let association = &session.ledger()[row.association];
    RowJson {
        association: association.name.to_string(),
        association_id: association.slug.to_string(),
        status: status(row),
        open: row.windows.open.as_ref().map(WindowJson::of),
        next: row.windows.next.as_ref().map(WindowJson::of),
        last: row.windows.last.as_ref().map(WindowJson::of),
        clubs: row.clubs,
    }
}
