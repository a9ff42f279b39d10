//! `contracts` and `injuries`: boards across clubs.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::CliError;
use crate::cli::output::{print_json, print_sheet};
use crate::cli::rows::PlayerJson;
use crate::cli::session::{Session, Stamp};
use crate::desk::{self, BoardRow};
use crate::export::{Cell, Column, Sheet};
use crate::model::ClubId;
use crate::show;

use super::cells;

#[derive(Serialize)]
struct BoardJson {
    #[serde(flatten)]
    stamp: Stamp,
    players: Vec<BoardPlayerJson>,
}

#[derive(Serialize)]
struct BoardPlayerJson {
    club: String,
    club_id: String,
    #[serde(flatten)]
    player: PlayerJson,
}

/// Lists contracts by their end, the first to run out first.
pub fn contracts(session: &Session, only: Option<ClubId>) -> Result<(), CliError> {
    let rows = desk::contracts(session.ledger(), &session.today(), only);
    print_board(session, &rows, contract_sheet)
}

/// Lists who is out, doubtful, suspended or away, club by club.
pub fn injuries(session: &Session, only: Option<ClubId>) -> Result<(), CliError> {
    let rows = desk::injuries(session.ledger(), &session.today(), only);
    print_board(session, &rows, injury_sheet)
}

fn print_board(
    session: &Session,
    rows: &[BoardRow],
    sheet: impl Fn(&Session, &[BoardRow]) -> Sheet,
) -> Result<(), CliError> {
    let ledger = session.ledger();
    if session.format != Format::Json {
        return print_sheet(&sheet(session, rows), session.format);
    }
    let player = |row: &BoardRow| BoardPlayerJson {
        club: ledger[row.club].name.to_string(),
        club_id: ledger[row.club].slug.to_string(),
        player: PlayerJson::of(ledger, &row.row, &row.sagas),
    };
    print_json(&BoardJson { stamp: session.stamp(), players: rows.iter().map(player).collect() })
}

fn contract_sheet(session: &Session, rows: &[BoardRow]) -> Sheet {
    let ledger = session.ledger();
    let mut columns = vec![Column::new("club", "Club").min(8).importance(220)];
    columns.extend(cells::player_columns());
    columns.push(Column::new("sagas", "Open sagas").min(16).importance(110));
    let mut sheet = Sheet::new(columns);
    for row in rows {
        let mut line = vec![Cell::new(&*ledger[row.club].name)];
        line.extend(cells::player_cells(ledger, &row.row));
        line.push(cells::sagas(ledger, &row.sagas));
        sheet.push(line);
    }
    sheet
}

fn injury_sheet(session: &Session, rows: &[BoardRow]) -> Sheet {
    let ledger = session.ledger();
    let mut sheet = Sheet::new([
        Column::new("club", "Club").min(8).importance(220),
        Column::new("name", "Player").min(14).importance(255),
        Column::new("position", "Pos").min(3).importance(60),
        Column::new("status", "Status").min(8).importance(200),
        Column::new("reason", "Reason").min(8).importance(190),
        Column::new("since", "Since").min(11).importance(80),
        Column::new("return", "Back").min(11).importance(180),
        Column::new("known", "Last word").min(11).importance(70),
    ]);
    for row in rows {
        let fitness = &row.row.availability;
        let day = |day: Option<crate::model::Day>| {
            day.map_or_else(Cell::unknown, |day| Cell::with_value(show::day(day), day))
        };
        let reason = fitness.kind.map(|kind| show::absence_reason(kind, fitness.part, fitness.detail.as_deref()));
        sheet.push([
            Cell::new(&*ledger[row.club].name),
            Cell::new(&*ledger[row.row.player].name),
            row.row.main_position().map_or_else(Cell::unknown, |p| Cell::new(p.code())),
            Cell::new(status(fitness)),
            Cell::from(reason.as_deref()),
            day(fitness.since),
            Cell::from(fitness.back().map(cells::span)),
            day(fitness.known),
        ]);
    }
    sheet
}

fn status(fitness: &crate::squad::Fitness) -> String {
    let words = show::status(fitness.status);
    fitness.chance.filter(|chance| *chance > 0).map_or_else(|| words.to_string(), |chance| format!("{words} {chance}%"))
}
