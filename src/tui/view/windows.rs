//! Registration windows: association, whether one is open, when it shuts, when the next opens.

use ratatui::buffer::Buffer;

use super::pane::{Drawn, instead, nothing_on};
use super::sagas::headings;
use super::table::{Column, cell, fit};
use crate::show;
use crate::tui::tone::Tone;
use crate::tui::words;

/// Association, state, countdown, last, clubs.
const COLUMNS: [Column; 5] = [
    Column::new("association", 8, 14, 22, 0),
    Column::new("window", 6, 6, 6, 0),
    Column::new("", 12, 52, 60, 0),
    Column::new("last shut", 11, 11, 18, 4),
    Column::new("clubs", 5, 5, 5, 5).right(),
];

/// Draws the associations in sight.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let rows = &drawn.app.shown.windows.value;
    if rows.items.is_empty() {
        instead(drawn, buffer, &nothing_on(drawn, "No registration window was"));
        return;
    }
    let places = fit(&COLUMNS, drawn.rows.width.saturating_sub(1), 2);
    headings(drawn, buffer, &COLUMNS, &places);
    let ledger = drawn.app.ledger();
    let left = drawn.rows.x + 1;
    for (row, at) in drawn.in_sight(rows.items.len()) {
        let of = &rows.items[row];
        let y = drawn.rows.y + at;
        let mut put = |column: usize, words: &str, tone: Tone| {
            cell(buffer, left, y, &COLUMNS[column], places[column], words, drawn.app.theme.tone(tone));
        };
        put(0, &ledger[of.association].name, Tone::Plain);
        let (state, tone) = match (&of.windows.open, &of.windows.next) {
            (Some(_), _) => ("open", Tone::Good),
            (None, Some(_)) => ("shut", Tone::Warn),
            (None, None) => ("?", Tone::Quiet),
        };
        put(1, state, tone);
        let mut told = vec![show::window_countdown(&of.windows)];
        told.extend(show::window_countdown_short(&of.windows));
        put(2, &words::first_within(told, places[2].cells), Tone::Plain);
        let last = of.windows.last.as_ref().and_then(|last| last.window.closes);
        put(3, &last.map_or_else(|| show::UNKNOWN.to_owned(), show::day), Tone::Quiet);
        put(4, &of.clubs.to_string(), Tone::Quiet);
        drawn.select(buffer, row, at);
    }
}
