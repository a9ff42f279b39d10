//! Sagas by heat: who, where to, how far along, in what state, by how many, how lately.

use ratatui::buffer::Buffer;

use super::claims::HEADING;
use super::pane::{Drawn, instead, nothing_on};
use super::table::{Column, cell, fit};
use crate::desk::plan::{Choice, breaches};
use crate::model::{ClubId, SagaId, SagaKind};
use crate::show::{self, Symbol};
use crate::tui::tone::Tone;
use crate::tui::words;

/// Heat, player, way, stage, state, originators, fee, last.
const COLUMNS: [Column; 8] = [
    Column::new("heat", 4, 4, 4, 5).right(),
    Column::new("player", 11, 16, 24, 0),
    Column::new("from → to", 10, 14, 34, 1),
    Column::new("stage", 10, 16, 18, 2),
    Column::new("state", 11, 11, 21, 3),
    Column::new("said by", 7, 7, 7, 6).right(),
    Column::new("fee", 6, 6, 9, 7),
    Column::new("last", 9, 9, 9, 4),
];

/// Draws the sagas in sight.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let rows = &drawn.app.shown.sagas.value;
    if rows.items.is_empty() {
        instead(drawn, buffer, &nothing_on(drawn, "No saga was"));
        return;
    }
    let places = fit(&COLUMNS, drawn.rows.width.saturating_sub(1), 2);
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
        if drawn.app.planning.has(Choice::Saga(id)) {
            let style = drawn.app.theme.tone(Tone::Strong);
            super::paint::text(buffer, drawn.rows.x, y, 1, words::mark(Symbol::Assumed), style);
        }
        let mut put = |column: usize, words: &str, tone: Tone| {
            cell(buffer, left, y, &COLUMNS[column], places[column], words, drawn.app.theme.tone(tone));
        };
        let heat = if settled { show::UNKNOWN.to_owned() } else { standing.heat.to_string() };
        put(0, &heat, Tone::Quiet);
        put(1, &words::name_within(&ledger[saga.player].name, places[1].cells), tone(Tone::Plain));
        put(2, &way(drawn, id, places[2].cells), tone(Tone::Plain));
        let stage_cells = places[3].cells;
        if breaches(ledger, id, &drawn.app.clock).is_empty() {
            put(3, &words::stage_within(standing.stage, stage_cells), tone(words::stage_tone(standing.stage)));
        } else {
            // Something that a rule forbade on its day was said of it; its page tells which claim.
            let mark = words::mark(Symbol::Warning);
            let stage = words::stage_within(standing.stage, stage_cells.saturating_sub(1));
            let marked = vec![format!("{stage} {mark}"), format!("{stage}{mark}")];
            put(3, &words::first_within(marked, stage_cells), tone(Tone::Warn));
        }
        let contested = match (standing.contested, places[4].cells) {
            (true, 19..) => " contested",
            (true, _) => " ±",
            (false, _) => "",
        };
        let lasting = format!("{}{contested}", show::state(standing.state));
        put(
            4,
            &lasting,
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
fn way(drawn: &Drawn<'_>, id: SagaId, cells: u16) -> String {
    let ledger = drawn.app.ledger();
    let saga = &ledger[id];
    let long = |club: Option<ClubId>| club.map(|club| ledger[club].name.to_string());
    let short = |club: Option<ClubId>| club.map(|club| words::club_short(ledger, club).into_owned());
    if saga.kind == SagaKind::Renewal {
        let at = saga.to.or(saga.from);
        let told = |club: Option<String>| format!("{} {}", words::mark(Symbol::Renewal), club.unwrap_or_default());
        return words::first_within(vec![told(long(at)), told(short(at))], cells);
    }
    let told = |from: Option<String>, to: Option<String>| {
        let from = from.unwrap_or_else(|| show::UNKNOWN.to_owned());
        let to = to.unwrap_or_else(|| words::saga_aim(ledger, id).to_owned());
        format!("{from} {} {to}", words::mark(Symbol::Until))
    };
    let (from, to) = (saga.from, saga.to);
    let away = || to.is_none().then(|| "away".to_owned());
    let shortest = told(short(from), short(to).or_else(away));
    words::first_within(
        vec![told(long(from), long(to)), told(short(from), long(to)), told(short(from), short(to)), shortest],
        cells,
    )
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
