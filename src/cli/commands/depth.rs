//! `depth`: a club's chart with the rumours linked to it.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print_json, print_sheet, tell};
use crate::cli::rows::{ClubRef, MoneyJson, PlayerJson};
use crate::cli::session::{Session, Stamp};
use crate::desk::{self, Depth, DepthGroup, DepthRow, Direction};
use crate::export::{Cell, Column, Sheet};
use crate::ledger::Ledger;
use crate::model::Position;
use crate::show;
use crate::squad::EmptyReason;

use super::cells;

#[derive(Serialize)]
struct DepthJson {
    #[serde(flatten)]
    stamp: Stamp,
    club: ClubRef,
    empty: Option<&'static str>,
    positions: Vec<PositionJson>,
    gone: Vec<GoneJson>,
}

#[derive(Serialize)]
struct PositionJson {
    position: Option<&'static str>,
    counts: CountsJson,
    players: Vec<PlayerJson>,
    linked_in: Vec<LinkedJson>,
}

#[derive(Serialize)]
struct CountsJson {
    now: usize,
    fit: usize,
    unknown: usize,
    contracted_after_season: usize,
}

#[derive(Serialize)]
struct LinkedJson {
    #[serde(flatten)]
    player: PlayerJson,
    club: Option<String>,
    club_id: Option<String>,
    fee: Option<MoneyJson>,
}

#[derive(Serialize)]
struct GoneJson {
    id: String,
    name: String,
    reason: &'static str,
    words: String,
}

/// Shows a club's depth chart, whole or for one position.
pub fn depth(session: &Session, club: &str, position: Option<&str>) -> Result<(), CliError> {
    let ledger = session.ledger();
    let mut chart = desk::depth(ledger, &session.today(), session.club(club)?);
    if let Some(text) = position {
        chart.keep(named_position(text)?);
    }
    if session.format == Format::Json {
        return print_json(&json(session, &chart));
    }
    tell_empty(&chart);
    print_sheet(&sheet(ledger, &chart), session.format)
}

/// The position of a code or of what people call it.
fn named_position(text: &str) -> Result<Position, CliError> {
    let folded = crate::text::fold(text);
    let called =
        |p: &Position| [show::position(*p), show::positions(*p)].iter().any(|name| crate::text::fold(name) == folded);
    text.parse().ok().or_else(|| Position::ALL.into_iter().find(called)).ok_or_else(|| {
        let codes = Position::ALL.map(Position::code).join(" ");
        CliError::new(Trouble::Usage, format!("--position `{text}`: no such position")).hint(format!("one of {codes}"))
    })
}

/// Says on stderr why a chart has no squad.
pub fn tell_empty(chart: &Depth) {
    if let Some(reason) = chart.empty {
        tell(&format!("note: {}", show::empty_reason(reason)));
    }
}

fn json(session: &Session, chart: &Depth) -> DepthJson {
    let ledger = session.ledger();
    DepthJson {
        stamp: session.stamp(),
        club: ClubRef::of(ledger, chart.club),
        empty: chart.empty.map(EmptyReason::code),
        positions: chart.groups.iter().map(|group| position_json(ledger, group)).collect(),
        gone: chart
            .gone
            .iter()
            .map(|gone| GoneJson {
                id: ledger[gone.player].slug.to_string(),
                name: ledger[gone.player].name.to_string(),
                reason: gone.reason.code(),
                words: show::gone_reason(ledger, &gone.reason),
            })
            .collect(),
    }
}

fn position_json(ledger: &Ledger, group: &DepthGroup) -> PositionJson {
    let counts = group.counts;
    PositionJson {
        position: group.position.map(Position::code),
        counts: CountsJson {
            now: counts.now,
            fit: counts.fit,
            unknown: counts.unknown,
            contracted_after_season: counts.contracted_after_season,
        },
        players: group.rows.iter().map(|row| PlayerJson::of(ledger, &row.row, &row.sagas)).collect(),
        linked_in: group.linked_in.iter().map(|row| linked_json(ledger, row)).collect(),
    }
}

fn linked_json(ledger: &Ledger, row: &DepthRow) -> LinkedJson {
    let link = row.sagas.iter().find(|link| link.direction == Direction::In && link.is_open());
    let club = link.and_then(|link| link.club).or(row.row.other_club);
    LinkedJson {
        player: PlayerJson::of(ledger, &row.row, &row.sagas),
        club: club.map(|club| ledger[club].name.to_string()),
        club_id: club.map(|club| ledger[club].slug.to_string()),
        fee: link.and_then(|link| link.fee).map(MoneyJson::from),
    }
}

fn sheet(ledger: &Ledger, chart: &Depth) -> Sheet {
    let mut columns = vec![
        Column::new("position", "Pos").min(3).importance(230),
        Column::new("rank", "#").right().min(1).importance(150),
    ];
    columns.extend(cells::player_columns());
    columns.push(Column::new("sagas", "Open sagas").min(16).importance(110));
    let mut sheet = Sheet::new(columns);
    for group in &chart.groups {
        for row in group.rows.iter().chain(&group.linked_in) {
            let position = group.position.map_or_else(Cell::unknown, |p| Cell::new(p.code()));
            let rank = row.row.rank.map_or_else(Cell::empty, |rank| Cell::new(rank.to_string()));
            let mut line = vec![position, rank];
            line.extend(cells::player_cells(ledger, &row.row));
            line.push(cells::sagas(ledger, &row.sagas));
            sheet.push(line);
        }
    }
    sheet
}
