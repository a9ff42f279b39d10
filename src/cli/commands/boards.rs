//! `contracts` and `injuries`: boards across clubs.

use serde::Serialize;

use crate::cli::args::{ContractFilter, Format};
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print_json, print_sheet};
use crate::cli::rows::PlayerJson;
use crate::cli::session::{Session, Stamp};
use crate::desk::{self, BoardRow};
use crate::export::{Cell, Column, Sheet};
use crate::model::ClubId;
use crate::query::{Bound, Field, Flag, Op, Query, Span, Term, Test, Value, keep_players};
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
pub fn contracts(session: &Session, only: Option<ClubId>, filter: &ContractFilter) -> Result<(), CliError> {
    let (ledger, today) = (session.ledger(), session.today());
    let mut rows = desk::contracts(ledger, &today, only);
    let bound = Bound::new(asked(filter)?, ledger, session.names())
        .map_err(|error| CliError::new(Trouble::Usage, error.to_string()))?;
    keep_players(ledger, &today, &bound, &mut rows);
    if filter.timeline {
        return print_board(session, &rows, timeline_sheet);
    }
    print_board(session, &rows, contract_sheet)
}

/// The filter's options as a query: they mean the same as its fields.
fn asked(filter: &ContractFilter) -> Result<Query, CliError> {
    let number = |field, op, value: Option<i64>| value.map(|n| (field, op, Value::Number(n)));
    let position = filter.position.as_deref().map(super::depth::named_position).transpose()?;
    let asked = [
        position.map(|p| (Field::Pos, Op::Is, Value::Position(p))),
        number(Field::Age, Op::AtLeast, filter.min_age),
        number(Field::Age, Op::AtMost, filter.max_age),
        number(Field::Months, Op::Less, filter.months),
        filter.talks.then_some((Field::Is, Op::Is, Value::Flag(Flag::Talks))),
    ];
    let term = |(field, op, value)| Term {
        negated: false,
        test: Test::Field { field, op, values: vec![(value, Span::default())] },
        at: Span::default(),
    };
    Ok(Query { terms: asked.into_iter().flatten().map(term).collect(), ..Query::default() })
}

/// Prints players as rows of a board, in the order given.
pub(super) fn print_players(session: &Session, rows: &[BoardRow]) -> Result<(), CliError> {
    print_board(session, rows, contract_sheet)
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

/// How many cells of a timeline a year has.
const CELLS_A_YEAR: usize = 4;

/// Contracts as bars: a cell for each quarter of a year from the as-of day on.
fn timeline_sheet(session: &Session, rows: &[BoardRow]) -> Sheet {
    let ledger = session.ledger();
    let most = show::TIMELINE_YEARS * CELLS_A_YEAR;
    let mut sheet = Sheet::new([
        Column::new("club", "Club").min(8).importance(150),
        Column::new("name", "Player").min(14).importance(255),
        Column::new("position", "Pos").min(3).importance(60),
        Column::new("contract_end", "Contract").min(11).importance(200),
        Column::new("timeline", "A quarter of a year each").min(most).importance(240),
    ]);
    for row in rows {
        let left = row.row.contract.as_ref().map_or(0, |c| c.months_left);
        let bar = show::contract_bar(left, CELLS_A_YEAR);
        sheet.push([
            Cell::new(&*ledger[row.club].name),
            Cell::new(&*ledger[row.row.player].name),
            row.row.main_position().map_or_else(Cell::unknown, |p| Cell::new(p.code())),
            cells::contract_end(row.row.contract.as_ref()),
            Cell::new(bar),
        ]);
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
