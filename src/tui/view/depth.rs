//! The depth chart: position by position, those linked in below the line, then the sums.

use ratatui::buffer::Buffer;

use super::pane::{Drawn, instead, nothing_on};
use super::sagas::headings;
use super::table::{Column, Place, cell, fit};
use crate::config::ThemeRole;
use crate::desk::{Depth, DepthGroup, DepthRow};
use crate::show::{self, Symbol};
use crate::squad::{Look, Presence, RankBasis};
use crate::text::Align;
use crate::tui::shown::ChartLine;
use crate::tui::tone::Tone;
use crate::tui::words;

/// Position, name, age, contract, fitness, saga, starts, nationality.
const COLUMNS: [Column; 8] = [
    Column::new("pos", 3, 3, 3, 0),
    Column::new("  player", 10, 16, 24, 0),
    Column::new("age", 3, 3, 5, 4).right(),
    Column::new("until", 8, 8, 8, 1),
    Column::new("status", 6, 14, 26, 2),
    Column::new("rumours", 8, 10, 31, 2),
    Column::new("starts", 6, 6, 6, 6).right(),
    Column::new("nation", 11, 14, 16, 7),
];

/// Draws the lines of the chart in sight.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let rows = &drawn.app.shown.chart.value;
    let Some(depth) = &drawn.app.shown.depth.value else {
        instead(drawn, buffer, "No club is chosen. Choose one on the left, or find one with the palette.");
        return;
    };
    if rows.items.is_empty() {
        instead(drawn, buffer, &why_empty(drawn, depth));
        return;
    }
    let places = fit(&COLUMNS, drawn.rows.width.saturating_sub(1), 1);
    headings(drawn, buffer, &COLUMNS, &places);
    for (row, at) in drawn.in_sight(rows.items.len()) {
        match rows.items[row] {
            ChartLine::Player { group, row, first } => {
                let of = &depth.groups[group];
                player(drawn, buffer, at, &places, of, &of.rows[row], first);
            }
            ChartLine::Ghost { group, row, first } => {
                let of = &depth.groups[group];
                player(drawn, buffer, at, &places, of, &of.linked_in[row], first);
            }
            ChartLine::Counts(group) => counts(drawn, buffer, at, depth, &depth.groups[group]),
            ChartLine::GoneHeading => {
                let words = format!("Not in {}", drawn.app.clock.season);
                drawn.line(buffer, at).skip(1).put(&words, drawn.style(ThemeRole::Group));
            }
            ChartLine::Gone(nth) => gone(drawn, buffer, at, depth, nth),
        }
        drawn.select(buffer, row, at);
    }
}

fn why_empty(drawn: &Drawn<'_>, depth: &Depth) -> String {
    match depth.empty {
        Some(reason) => show::empty_reason(reason).to_owned(),
        None => nothing_on(drawn, "Nothing of this squad was"),
    }
}

fn player(
    drawn: &Drawn<'_>,
    buffer: &mut Buffer,
    at: u16,
    places: &[Place; 8],
    group: &DepthGroup,
    depth: &DepthRow,
    first: bool,
) {
    let ledger = drawn.app.ledger();
    let row = &depth.row;
    let (left, y) = (drawn.rows.x + 1, drawn.rows.y + at);
    let mut put = |column: usize, words: &str, tone: Tone| {
        cell(buffer, left, y, &COLUMNS[column], places[column], words, drawn.app.theme.tone(tone));
    };
    let whole = presence_tone(row.presence);
    if first {
        put(0, group.position.map_or("?", |position| position.code()), Tone::Heading);
    }
    let mark = words::presence_symbol(row.presence).map_or(" ", words::mark);
    let star = if drawn.app.keeping.following.has_player(row.player) {
        format!(" {}", words::mark(Symbol::Followed))
    } else {
        String::new()
    };
    let room = places[1].cells.saturating_sub(if star.is_empty() { 2 } else { 4 });
    let name = words::name_within(&ledger[row.player].name, room);
    let assumed = if depth.assumed { words::mark(Symbol::Assumed) } else { " " };
    put(1, &format!("{mark}{assumed}{name}{star}"), whole);
    if let Some(age) = row.age {
        put(2, &words::age_within(age, places[2].cells), quiet(whole));
    }
    match (&row.contract, row.presence) {
        (_, Presence::Arriving) => {
            let joins = row.bond.and_then(|bond| bond.from).map_or("later".to_owned(), show::month_year);
            put(3, &format!("+{joins}"), Tone::In);
        }
        (Some(contract), _) => put(3, &words::contract_cell(contract), words::alarm_tone(contract.alarm)),
        (None, _) => put(3, show::UNKNOWN, Tone::Quiet),
    }
    let fitness = words::fitness_cell(&row.availability, drawn.app.clock.as_of, places[4].cells);
    put(4, &fitness, words::status_tone(row.availability.status));
    if let Some(link) = depth.warmest() {
        put(5, &words::links(ledger, &depth.sagas, places[5].cells), words::direction_tone(link.direction));
    } else if let Some(other) = row.other_club {
        put(5, &other_club(row.presence, &words::club_short(ledger, other)), Tone::Quiet);
    }
    if let (RankBasis::Starts | RankBasis::Stated, Some(starts)) = (row.rank_basis, row.ranked.starts) {
        put(6, &starts.to_string(), Tone::Quiet);
    }
    put(7, row.nationality.first().map_or("", AsRef::as_ref), Tone::Quiet);
}

fn other_club(presence: Presence, club: &str) -> String {
    match presence {
        Presence::OnLoanIn | Presence::Arriving => format!("from {club}"),
        Presence::LoanedOut | Presence::LinkedIn => format!("at {club}"),
        Presence::Leaving => format!("to {club}"),
        Presence::Squad => String::new(),
    }
}

const fn presence_tone(presence: Presence) -> Tone {
    match presence {
        Presence::Squad | Presence::OnLoanIn => Tone::Plain,
        Presence::Leaving => Tone::Out,
        Presence::Arriving => Tone::In,
        Presence::LoanedOut => Tone::Lent,
        Presence::LinkedIn => Tone::Ghost,
    }
}

const fn quiet(tone: Tone) -> Tone {
    match tone {
        Tone::Plain => Tone::Plain,
        _ => Tone::Quiet,
    }
}

/// `5 now · 4 fit · 3 after June`.
fn counts(drawn: &Drawn<'_>, buffer: &mut Buffer, at: u16, depth: &Depth, group: &DepthGroup) {
    let counts = group.counts;
    let when = if depth.moment.look == Look::Now { " now" } else { " in it" };
    let end = show::month_year(depth.moment.season_end());
    let told = |when: &str, unknown: &str| {
        let unsure = if counts.unknown > 0 { format!(" · {}{unknown}", counts.unknown) } else { String::new() };
        format!("{}{when} · {} fit{unsure} · {} after {end}", counts.now, counts.fit, counts.contracted_after_season)
    };
    let forms = vec![told(when, " not known"), told(when, "?"), told("", "?")];
    let words = words::first_within(forms, drawn.rows.width.saturating_sub(2));
    let indent = if usize::from(drawn.rows.width) < 8 + crate::text::width(&words) { 2 } else { 8 };
    drawn.line(buffer, at).skip(indent).put(&words, drawn.style(ThemeRole::Counter));
}

fn gone(drawn: &Drawn<'_>, buffer: &mut Buffer, at: u16, depth: &Depth, nth: usize) {
    let ledger = drawn.app.ledger();
    let missing = &depth.gone[nth];
    let why = show::gone_reason(ledger, &missing.reason);
    let name = crate::text::fit(&ledger[missing.player].name, 22, Align::Left);
    let mark = words::mark(Symbol::Leaving);
    let mut line = drawn.line(buffer, at);
    line.skip(6).put(&format!("{mark} {name} "), drawn.style(ThemeRole::Leaving));
    line.put(&why, drawn.style(ThemeRole::Dim));
}
