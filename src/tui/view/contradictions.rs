//! What cannot all be so: since when, of what kind, about whom, and what is at odds.

use ratatui::buffer::Buffer;

use super::pane::{Drawn, instead};
use super::sagas::headings;
use super::table::{Column, cell, fit};
use crate::show::{self, Symbol};
use crate::tui::tone::Tone;
use crate::tui::words;

/// Since, kind, about, at odds.
const COLUMNS: [Column; 4] = [
    Column::new("since", 9, 9, 9, 2),
    Column::new("kind", 8, 8, 8, 3),
    Column::new("about", 13, 24, 34, 1),
    Column::new("at odds", 20, 24, 200, 0),
];

/// Draws the contradictions in sight.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let rows = &drawn.app.shown.contradictions.value;
    if rows.items.is_empty() {
        let day = show::day(drawn.app.clock.as_of);
        instead(drawn, buffer, &format!("Nothing known on {day} is at odds with anything else."));
        return;
    }
    let places = fit(&COLUMNS, drawn.rows.width.saturating_sub(1), 2);
    headings(drawn, buffer, &COLUMNS, &places);
    let ledger = drawn.app.ledger();
    let (left, year) = (drawn.rows.x + 1, drawn.app.clock.as_of.year());
    for (row, at) in drawn.in_sight(rows.items.len()) {
        let odd = &drawn.app.shown.at_odds.value[rows.items[row]];
        let y = drawn.rows.y + at;
        let mut put = |column: usize, words: &str, tone: Tone| {
            cell(buffer, left, y, &COLUMNS[column], places[column], words, drawn.app.theme.tone(tone));
        };
        let known = odd.dispute.known;
        let day = show::day_column(known);
        put(0, &if known.year() == year { day } else { format!("{day} {:02}", known.year() % 100) }, Tone::Quiet);
        put(1, odd.dispute.clash.code(), Tone::Contested);
        let about = match odd.saga {
            Some(saga) => {
                let surname = words::surname(ledger, ledger[saga].player);
                format!("{surname} {} {}", words::mark(Symbol::Until), words::saga_aim(ledger, saga))
            }
            None => show::about(ledger, odd),
        };
        put(2, &about, Tone::Plain);
        put(3, &show::clash(ledger, &odd.dispute.clash), Tone::Plain);
        drawn.select(buffer, row, at);
    }
}
