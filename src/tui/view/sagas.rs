//! Sagas by heat: who, where to, how far along, in what state, by how many, how lately.

use ratatui::buffer::Buffer;

use super::claims::HEADING;
use super::pane::{Drawn, instead, nothing_on};
use super::table::{Column, cell, fit};
use crate::model::SagaKind;
use crate::show::{self, Symbol};
use crate::text::Align;
use crate::tui::tone::Tone;
use crate::tui::words;

const fn column(title: &'static str, least: u16, most: u16, rank: u8) -> Column {
    Column { title, least, most, rank, align: Align::Left }
}

/// Heat, player, way, stage, state, originators, fee, last.
const COLUMNS: [Column; 8] = [
    Column { align: Align::Right, ..column("heat", 4, 4, 5) },
    column("player", 14, 24, 0),
    column("from → to", 11, 38, 1),
    column("stage", 9, 18, 2),
    column("state", 9, 21, 3),
    Column { align: Align::Right, ..column("by", 3, 3, 6) },
    column("fee", 6, 12, 7),
    column("last", 9, 9, 4),
];

/// Draws the sagas in sight.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let rows = &drawn.app.shown.sagas.value;
    if rows.items.is_empty() {
        instead(drawn, buffer, &nothing_on(drawn, "No saga was"));
        return;
    }
    let places = fit(&COLUMNS, drawn.rows.width.saturating_sub(1));
    let left = drawn.rows.x + 1;
    headings(drawn, buffer, &COLUMNS, &places);
    let ledger = drawn.app.ledger();
    let year = drawn.app.clock.as_of.year();
    for (row, at) in drawn.in_sight(rows.items.len()) {
        let id = rows.items[row];
        let (saga, Some(standing)) = (&ledger[id], drawn.app.shown.today.standing(id)) else { continue };
        let y = drawn.rows.y + at;
        let settled = standing.state.is_resolved();
        let tone = |tone| if settled { Tone::Quiet } else { tone };
        let mut put = |column: usize, words: &str, tone: Tone| {
            cell(buffer, left, y, &COLUMNS[column], places[column], words, drawn.app.theme.tone(tone));
        };
        let heat = if settled { show::UNKNOWN.to_owned() } else { standing.heat.to_string() };
        put(0, &heat, Tone::Quiet);
        put(1, &ledger[saga.player].name, tone(Tone::Plain));
        put(2, &way(drawn, id, places[2].cells), tone(Tone::Plain));
        let stage = show::stage_symbol(standing.stage, show::Glyphs::Unicode);
        put(3, &format!("{stage} {}", show::stage(standing.stage)), tone(words::stage_tone(standing.stage)));
        let contested = if standing.contested { " contested" } else { "" };
        let state = format!("{}{contested}", show::state(standing.state));
        put(
            4,
            &state,
            if standing.contested && !settled { Tone::Contested } else { words::state_tone(standing.state) },
        );
        put(5, &standing.originators.count().to_string(), Tone::Quiet);
        put(6, &standing.fee.map_or_else(String::new, |fee| show::money(fee.money)), Tone::Quiet);
        let last = show::day_column(standing.last);
        let last =
            if standing.last.year() == year { last } else { format!("{last} {:02}", standing.last.year() % 100) };
        put(7, &last, Tone::Quiet);
        drawn.select(buffer, row, at);
    }
}

/// `Liverpool → Real Madrid`, in three letters where there is no room for the names.
fn way(drawn: &Drawn<'_>, id: crate::model::SagaId, cells: u16) -> String {
    let ledger = drawn.app.ledger();
    let saga = &ledger[id];
    let arrow = words::mark(Symbol::Until);
    let at = saga.to.or(saga.from);
    if saga.kind == SagaKind::Renewal {
        let renewal = words::mark(Symbol::Renewal);
        return at.map_or_else(|| renewal.to_owned(), |club| format!("{renewal} {}", ledger[club].name));
    }
    let name = |club: crate::model::ClubId| ledger[club].name.to_string();
    let from = saga.from.map_or_else(|| show::UNKNOWN.to_owned(), name);
    let to = saga.to.map_or_else(|| words::saga_aim(ledger, id).into_owned(), name);
    let long = format!("{from} {arrow} {to}");
    if crate::text::width(&long) <= usize::from(cells) {
        return long;
    }
    let short = |club: crate::model::ClubId| words::club_short(ledger, club).into_owned();
    format!("{} {arrow} {}", saga.from.map_or_else(|| show::UNKNOWN.to_owned(), short), to)
}

/// Draws headings above the rows of a table, where there is a line for them.
pub(super) fn headings<const N: usize>(
    drawn: &Drawn<'_>,
    buffer: &mut Buffer,
    columns: &[Column; N],
    places: &[super::table::Place; N],
) {
    let Some(area) = drawn.app.layout.area(drawn.pane) else { return };
    if drawn.rows.y < area.y + 2 {
        return;
    }
    for (column, place) in columns.iter().zip(places) {
        cell(buffer, drawn.rows.x + 1, drawn.rows.y - 1, column, *place, column.title, drawn.style(HEADING));
    }
}
