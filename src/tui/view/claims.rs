//! Claims in one line each: the day, how far along, who says so, and what.

use ratatui::buffer::Buffer;

use super::pane::{Drawn, instead, nothing_on};
use super::table::{Column, cell, fit};
use crate::config::ThemeRole;
use crate::desk::plan::breach_of;
use crate::model::ClaimId;
use crate::rumour::chain_of_claim;
use crate::show::{self, Symbol};
use crate::tui::pages;
use crate::tui::shown::{Rows, Talk};
use crate::tui::tone::Tone;
use crate::tui::words;

/// Day, stage, saga, chain, manner, summary.
const COLUMNS: [Column; 6] = [
    Column::new("", 6, 9, 9, 0),
    Column::new("", 10, 16, 17, 1),
    Column::new("", 10, 14, 24, 5),
    Column::new("", 12, 24, 44, 2),
    Column::new("", 10, 26, 34, 6),
    Column::new("", 16, 40, 200, 3),
];

/// Draws the claims in sight.
pub(super) fn draw(drawn: &Drawn<'_>, rows: &Rows<ClaimId>, buffer: &mut Buffer) {
    if rows.items.is_empty() {
        let words = match drawn.app.talk() {
            Talk::Nothing => "Nothing is selected.".to_owned(),
            _ => nothing_on(drawn, "No report about this was"),
        };
        instead(drawn, buffer, &words);
        return;
    }
    // One saga needs no column that tells which.
    let one_saga = matches!(drawn.app.talk(), Talk::Saga(_));
    let mut columns = COLUMNS;
    if one_saga {
        columns[2] = Column { most: 0, ..columns[2] };
    }
    let places = fit(&columns, drawn.rows.width.saturating_sub(1), 1);
    let ledger = drawn.app.ledger();
    let (left, year) = (drawn.rows.x + 1, drawn.app.clock.as_of.year());
    for (row, at) in drawn.in_sight(rows.items.len()) {
        let claim = &ledger[rows.items[row]];
        let y = drawn.rows.y + at;
        let mut put = |column: usize, words: &str, tone: Tone| {
            cell(buffer, left, y, &columns[column], places[column], words, drawn.app.theme.tone(tone));
        };
        let day = show::day_column(claim.published);
        let day =
            if claim.published.year() == year { day } else { format!("{day} {:02}", claim.published.year() % 100) };
        put(0, &day, Tone::Quiet);
        let said = show::stage_said(claim.stage, claim.polarity);
        if breach_of(ledger, rows.items[row], &drawn.app.clock).is_some() {
            put(1, &format!("{said} {}", words::mark(Symbol::Warning)), Tone::Warn);
        } else {
            put(1, said, pages::stage_tone(claim));
        }
        let whom = match drawn.app.talk() {
            Talk::Player(_) => words::saga_aim(ledger, claim.saga),
            _ => words::surname(ledger, ledger[claim.saga].player),
        };
        put(2, whom, Tone::Plain);
        put(3, &show::chain_of(ledger, &chain_of_claim(ledger, claim)), Tone::Quiet);
        put(4, &pages::asides(claim), Tone::Quiet);
        put(5, &claim.summary, if claim.is_evidence() { Tone::Plain } else { Tone::Quiet });
        drawn.select(buffer, row, at);
    }
}

/// The style of headings above columns.
pub(super) const HEADING: ThemeRole = ThemeRole::Column;
