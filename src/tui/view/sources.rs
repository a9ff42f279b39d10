//! The sources: who they are and how much they originated.

use ratatui::buffer::Buffer;

use super::pane::{Drawn, instead};
use super::sagas::headings;
use super::table::{Column, cell, fit};
use crate::rumour::{Posterior, Record};
use crate::show;
use crate::tui::tone::Tone;

/// Name, kind, outlet, claims, sagas, last, scored, true, rate.
const COLUMNS: [Column; 9] = [
    Column::new("source", 12, 22, 30, 0),
    Column::new("kind", 10, 10, 10, 3),
    Column::new("outlet", 10, 16, 22, 4),
    Column::new("claims", 6, 6, 6, 4).right(),
    Column::new("sagas", 5, 5, 5, 7).right(),
    Column::new("last", 11, 11, 11, 6),
    Column::new("scored", 6, 6, 6, 2).right(),
    Column::new("true", 4, 4, 4, 2).right(),
    Column::new("rate", 12, 12, 12, 1),
];

/// Draws the sources in sight.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let rows = &drawn.app.shown.sources.value;
    if rows.items.is_empty() {
        instead(drawn, buffer, "The ledger names no source.");
        return;
    }
    let places = fit(&COLUMNS, drawn.rows.width.saturating_sub(1), 2);
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
        let (n, hits) = (shown.record.tally.n, shown.record.tally.hits);
        put(6, &n.to_string(), Tone::Quiet);
        put(7, &hits.to_string(), Tone::Quiet);
        let few = shown.record.is_too_few();
        let rate = if few { "too few".to_owned() } else { rate(&shown.record) };
        put(8, &rate, if few { Tone::Quiet } else { Tone::Strong });
        drawn.select(buffer, row, at);
    }
}

/// `72 % 63–80`: the rate and its 80 % interval.
fn rate(record: &Record) -> String {
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    let Posterior { mean, low, high } = record.posterior;
    format!("{} % {}–{}", percent(mean), percent(low), percent(high))
}
