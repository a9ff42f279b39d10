//! The sources: who they are and how much they originated.

use ratatui::buffer::Buffer;

use super::pane::{Drawn, instead};
use super::sagas::headings;
use super::table::{Column, cell, fit};
use crate::show;
use crate::text::Align;
use crate::tui::tone::Tone;

const fn column(title: &'static str, least: u16, most: u16, rank: u8) -> Column {
    Column { title, least, most, rank, align: Align::Left }
}

/// Name, kind, outlet, claims, sagas, last.
const COLUMNS: [Column; 6] = [
    column("source", 16, 30, 0),
    column("kind", 10, 10, 3),
    column("outlet", 10, 22, 4),
    Column { align: Align::Right, ..column("claims", 6, 6, 1) },
    Column { align: Align::Right, ..column("sagas", 5, 5, 5) },
    column("last", 11, 11, 2),
];

/// Draws the sources in sight.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let rows = &drawn.app.shown.sources.value;
    if rows.items.is_empty() {
        instead(drawn, buffer, "The ledger names no source.");
        return;
    }
    let places = fit(&COLUMNS, drawn.rows.width.saturating_sub(1));
    headings(drawn, buffer, &COLUMNS, &places);
    let ledger = drawn.app.ledger();
    let left = drawn.rows.x + 1;
    for (row, at) in drawn.in_sight(rows.items.len()) {
        let shown = &rows.items[row];
        let source = &ledger[shown.source];
        let y = drawn.rows.y + at;
        let mut put = |column: usize, words: &str, tone: Tone| {
            cell(buffer, left, y, &COLUMNS[column], places[column], words, drawn.app.theme.tone(tone));
        };
        put(0, &source.name, if shown.claims > 0 { Tone::Plain } else { Tone::Quiet });
        put(1, show::source_kind(source.kind), Tone::Quiet);
        put(2, source.outlet.map_or("", |outlet| &ledger[outlet].name), Tone::Quiet);
        put(3, &show::grouped(shown.claims as u64), Tone::Plain);
        put(4, &show::grouped(shown.sagas as u64), Tone::Quiet);
        put(5, &shown.last.map_or_else(|| show::UNKNOWN.to_owned(), show::day), Tone::Quiet);
        drawn.select(buffer, row, at);
    }
}
