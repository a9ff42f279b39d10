//! `clubs` and `squad`.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::CliError;
use crate::cli::output::{print_json, print_sheet};
use crate::cli::rows::{ClubRef, PlayerJson};
use crate::cli::session::{Session, Stamp};
use crate::desk;
use crate::export::{Cell, Column, Sheet};
use crate::model::ClubId;
use crate::squad::EmptyReason;

use super::cells;

#[derive(Serialize)]
struct ClubsJson {
    #[serde(flatten)]
    stamp: Stamp,
    clubs: Vec<ClubJson>,
}

#[derive(Serialize)]
struct ClubJson {
    #[serde(flatten)]
    club: ClubRef,
    short: Option<String>,
    country: Option<String>,
    league: Option<String>,
    has_squad: bool,
    players: Option<usize>,
    fit: Option<usize>,
    unknown: Option<usize>,
    open_sagas: usize,
}

/// Lists the clubs: those with a squad first, then by open sagas.
pub fn clubs(session: &Session, only: Option<ClubId>) -> Result<(), CliError> {
    let (ledger, today) = (session.ledger(), session.today());
    let mut rows = desk::clubs(ledger, &today);
    rows.retain(|row| only.is_none_or(|only| row.club == only));
    if session.format == Format::Json {
        let clubs = rows.iter().map(|row| club_json(session, row)).collect();
        return print_json(&ClubsJson { stamp: session.stamp(), clubs });
    }
    let mut sheet = Sheet::new([
        Column::new("name", "Club").min(14).importance(255),
        Column::new("id", "Id").min(8).importance(30),
        Column::new("league", "League").min(8).importance(60),
        Column::new("players", "Players").right(),
        Column::new("fit", "Fit").right(),
        Column::new("open_sagas", "Open sagas").right(),
    ]);
    for row in rows {
        let club = &ledger[row.club];
        let count = |n: Option<usize>| n.map_or_else(Cell::unknown, |n| Cell::new(n.to_string()));
        sheet.push([
            Cell::new(&*club.name),
            Cell::new(club.slug.as_str()),
            Cell::from(club.league.as_deref()),
            count(row.squad),
            count(row.squad.map(|_| row.fit)),
            Cell::new(row.open_sagas.to_string()),
        ]);
    }
    print_sheet(&sheet, session.format)
}

fn club_json(session: &Session, row: &desk::ClubRow) -> ClubJson {
    let club = &session.ledger()[row.club];
    let text = |text: &Option<Box<str>>| text.as_deref().map(String::from);
    ClubJson {
        club: ClubRef::of(session.ledger(), row.club),
        short: text(&club.short),
        country: text(&club.country),
        league: text(&club.league),
        has_squad: club.has_squad,
        players: row.squad,
        fit: row.squad.map(|_| row.fit),
        unknown: row.squad.map(|_| row.unknown),
        open_sagas: row.open_sagas,
    }
}

#[derive(Serialize)]
struct SquadJson {
    #[serde(flatten)]
    stamp: Stamp,
    club: ClubRef,
    empty: Option<&'static str>,
    players: Vec<PlayerJson>,
}

/// Lists a club's players, from the goal forwards.
pub fn squad(session: &Session, club: &str) -> Result<(), CliError> {
    let ledger = session.ledger();
    let chart = desk::depth(ledger, &session.today(), session.club(club)?);
    let rows: Vec<_> = chart.rows().collect();
    if session.format == Format::Json {
        return print_json(&SquadJson {
            stamp: session.stamp(),
            club: ClubRef::of(ledger, chart.club),
            empty: chart.empty.map(EmptyReason::code),
            players: rows.iter().map(|row| PlayerJson::of(ledger, &row.row, &row.sagas)).collect(),
        });
    }
    let mut columns = vec![Column::new("position", "Pos").min(3).importance(230)];
    columns.extend(cells::player_columns());
    columns.insert(2, Column::new("shirt", "No").right().min(2));
    let mut sheet = Sheet::new(columns);
    for row in rows {
        let position = row.row.main_position().map_or_else(Cell::unknown, |p| Cell::new(p.code()));
        let shirt = row.row.shirt.map_or_else(Cell::unknown, |n| Cell::new(n.to_string()));
        let mut line = vec![position];
        line.extend(cells::player_cells(ledger, &row.row));
        line.insert(2, shirt);
        sheet.push(line);
    }
    super::depth::tell_empty(&chart);
    print_sheet(&sheet, session.format)
}
