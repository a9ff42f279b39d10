//! The boards: contracts by their end, and who is out.

use std::borrow::Cow;

use ratatui::buffer::Buffer;

use super::pane::{Drawn, instead, nothing_on};
use super::sagas::headings;
use super::table::{Column, cell, fit};
use crate::desk::BoardRow;
use crate::show;
use crate::squad::Presence;
use crate::tui::tone::Tone;
use crate::tui::words;

/// End, left, player, club, position, age, note, saga.
const CONTRACTS: [Column; 8] = [
    Column::new("ends", 8, 12, 12, 0),
    Column::new("left", 8, 9, 9, 4).right(),
    Column::new("player", 12, 18, 24, 0),
    Column::new("club", 4, 4, 23, 1),
    Column::new("pos", 3, 3, 3, 3),
    Column::new("age", 3, 3, 5, 5).right(),
    Column::new("note", 19, 22, 34, 6),
    Column::new("rumour", 8, 11, 26, 2),
];

/// Draws the contracts in sight.
pub(super) fn contracts(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let rows = &drawn.app.shown.contract_rows.value;
    if rows.items.is_empty() {
        instead(drawn, buffer, &nothing_on(drawn, "No contract was"));
        return;
    }
    if drawn.app.timeline {
        timeline(drawn, buffer);
        return;
    }
    let places = fit(&CONTRACTS, drawn.rows.width.saturating_sub(1), 2);
    headings(drawn, buffer, &CONTRACTS, &places);
    let left = drawn.rows.x + 1;
    for (row, at) in drawn.in_sight(rows.items.len()) {
        let board = &drawn.app.shown.contracts.value[rows.items[row]];
        let Some(contract) = &board.row.contract else { continue };
        let y = drawn.rows.y + at;
        let mut put = |column: usize, words: &str, tone: Tone| {
            cell(buffer, left, y, &CONTRACTS[column], places[column], words, drawn.app.theme.tone(tone));
        };
        let tone = words::alarm_tone(contract.alarm);
        let alarm = words::alarm_symbol(contract).map_or("", words::mark);
        let later = if contract.backfilled { "~" } else { "" };
        let whole = format!("{}{later}", show::day(contract.end_day));
        // Without the column that tells the months left, the alarm stands here.
        let alone = places[1].cells == 0 || places[0].cells < 12;
        put(0, &if alone { words::contract_cell(contract) } else { whole }, tone);
        put(1, &format!("{} {alarm}", show::months_left(contract.months_left)), tone);
        put(4, board.row.main_position().map_or("", |position| position.code()), Tone::Quiet);
        put(6, &contract_note(drawn, board), Tone::Quiet);
        let age = board.row.age.map(|years| words::age_within(years, places[5].cells));
        put(5, age.as_deref().unwrap_or(show::UNKNOWN), Tone::Quiet);
        if let Some(link) = board.sagas.first().filter(|link| link.is_open()) {
            put(
                7,
                &words::links(drawn.app.ledger(), &board.sagas, places[7].cells),
                words::direction_tone(link.direction),
            );
        }
        person(drawn, board, [places[2].cells, places[3].cells], &mut put, [2, 3]);
        drawn.select(buffer, row, at);
    }
}

/// Player, club, end, and a bar for what is left.
const TIMELINE: [Column; 4] = [
    Column::new("player", 12, 18, 22, 0),
    Column::new("club", 4, 4, 22, 3),
    Column::new("ends", 8, 8, 8, 1),
    Column::new("", 12, 24, 96, 0),
];

/// Draws contracts as bars from the day shown on, with the years above them.
fn timeline(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let rows = &drawn.app.shown.contract_rows.value;
    let places = fit(&TIMELINE, drawn.rows.width.saturating_sub(1), 2);
    headings(drawn, buffer, &TIMELINE, &places);
    let left = drawn.rows.x + 1;
    let bars = places[3];
    let a_year = (usize::from(bars.cells) / show::TIMELINE_YEARS).max(1);
    let today = drawn.app.clock.as_of;
    if drawn.app.layout.area(drawn.pane).is_some_and(|area| drawn.rows.y >= area.y + 2) {
        for year in 1..=show::TIMELINE_YEARS {
            let begins = crate::model::Day::new(today.year() + year as i32, 1, 1);
            let Some(months) = begins.map(|day| today.months_until(day).max(0) as usize) else { continue };
            let x = left + bars.at + (months * a_year / 12) as u16;
            let words = format!("{:02}", (today.year() + year as i32) % 100);
            let room = (left + bars.at + bars.cells).saturating_sub(x);
            super::paint::text(buffer, x, drawn.rows.y - 1, room, &words, drawn.app.theme.tone(Tone::Quiet));
        }
    }
    let ledger = drawn.app.ledger();
    for (row, at) in drawn.in_sight(rows.items.len()) {
        let board = &drawn.app.shown.contracts.value[rows.items[row]];
        let Some(contract) = &board.row.contract else { continue };
        let y = drawn.rows.y + at;
        let mut put = |column: usize, words: &str, tone: Tone| {
            cell(buffer, left, y, &TIMELINE[column], places[column], words, drawn.app.theme.tone(tone));
        };
        let tone = words::alarm_tone(contract.alarm);
        put(0, &words::name_within(&ledger[board.row.player].name, places[0].cells), Tone::Plain);
        let club = &ledger[board.club].name;
        let club = if places[1].cells >= 14 { Cow::Borrowed(&**club) } else { words::club_short(ledger, board.club) };
        put(1, &club, Tone::Quiet);
        put(2, &words::contract_cell(contract), tone);
        put(3, &show::contract_bar(contract.months_left, a_year), tone);
        drawn.select(buffer, row, at);
    }
}

/// What is special about a contract, in a few words.
fn contract_note(drawn: &Drawn<'_>, board: &BoardRow) -> String {
    let ledger = drawn.app.ledger();
    let Some(contract) = &board.row.contract else { return String::new() };
    if contract.outdated.is_some() {
        return "renewed, end not known".to_owned();
    }
    match (board.row.presence, board.row.other_club) {
        (Presence::LoanedOut, Some(at)) => format!("lent to {}", ledger[at].name),
        (Presence::Leaving, Some(to)) => format!("leaves for {}", ledger[to].name),
        (Presence::Leaving, None) => "leaves".to_owned(),
        _ if contract.talks_home.is_some_and(|talks| talks.open) => "free to talk".to_owned(),
        _ if contract.talks_abroad.open => "free to talk abroad".to_owned(),
        _ => String::new(),
    }
}

/// Status, player, club, position, reason, since, back, typical.
const INJURIES: [Column; 8] = [
    Column::new("status", 8, 8, 20, 0),
    Column::new("player", 12, 18, 24, 0),
    Column::new("club", 4, 4, 23, 2),
    Column::new("pos", 3, 3, 3, 5),
    Column::new("why", 9, 14, 26, 1),
    Column::new("since", 12, 12, 12, 4),
    Column::new("back, as said", 7, 13, 16, 3),
    Column::new("typically", 7, 9, 16, 6),
];

/// Draws who is out, as far as in sight.
pub(super) fn injuries(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let rows = &drawn.app.shown.injury_rows.value;
    if rows.items.is_empty() {
        instead(drawn, buffer, &nothing_on(drawn, "No absence was"));
        return;
    }
    let places = fit(&INJURIES, drawn.rows.width.saturating_sub(1), 2);
    headings(drawn, buffer, &INJURIES, &places);
    let left = drawn.rows.x + 1;
    let on = drawn.app.clock.as_of;
    for (row, at) in drawn.in_sight(rows.items.len()) {
        let board = &drawn.app.shown.injuries.value[rows.items[row]];
        let fitness = &board.row.availability;
        let y = drawn.rows.y + at;
        let mut put = |column: usize, words: &str, tone: Tone| {
            cell(buffer, left, y, &INJURIES[column], places[column], words, drawn.app.theme.tone(tone));
        };
        let symbol = words::mark(show::status_symbol(fitness.status));
        let status =
            if places[0].cells >= 20 { show::status(fitness.status) } else { show::status_short(fitness.status) };
        put(0, &format!("{symbol} {status}"), words::status_tone(fitness.status));
        put(3, board.row.main_position().map_or("", |position| position.code()), Tone::Quiet);
        put(4, &words::why_within(fitness, places[4].cells), Tone::Plain);
        put(5, &words::begun(drawn.app.ledger(), board.row.player, fitness).unwrap_or_default(), Tone::Quiet);
        let said = fitness.stated.map_or_else(|| show::UNKNOWN.to_owned(), |span| words::span_short(span, on));
        put(6, &said, Tone::Plain);
        put(7, &fitness.typical.map_or_else(String::new, |span| words::span_short(span, on)), Tone::Quiet);
        person(drawn, board, [places[1].cells, places[2].cells], &mut put, [1, 2]);
        drawn.select(buffer, row, at);
    }
}

/// Name and club of a row, in the columns given and the cells that they have.
fn person(
    drawn: &Drawn<'_>,
    board: &BoardRow,
    [for_name, for_club]: [u16; 2],
    put: &mut impl FnMut(usize, &str, Tone),
    [name, club]: [usize; 2],
) {
    let ledger = drawn.app.ledger();
    put(name, &words::name_within(&ledger[board.row.player].name, for_name), Tone::Plain);
    let whole = &*ledger[board.club].name;
    if crate::text::width(whole) <= usize::from(for_club) || for_club >= 20 {
        put(club, whole, Tone::Quiet);
    } else {
        put(club, &words::club_short(ledger, board.club), Tone::Quiet);
    }
}
