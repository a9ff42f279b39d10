//! `players_raw.csv` and `teams.csv`, as they are made from the snapshot: columns sorted by name,
//! `None` for nothing.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::import::amount::count;
use crate::import::harvest::{ClubsSeen, FoundClub, Harvest, Spot};
use crate::import::input::Source;
use crate::import::nothing::something;
use crate::import::place;
use crate::import::sheet::{Row, Sheet};

use super::element::{Element, Teams};
use super::{refuse, refuse_player};

pub(super) fn read(sources: &[Source], harvest: &mut Harvest) {
    let mut sheets = Vec::new();
    for (file, source) in sources.iter().enumerate() {
        match Sheet::open(source, file) {
            Ok(sheet) => sheets.push(sheet),
            Err(problem) => refuse(harvest, *problem),
        }
    }
    let mut clubs = ClubsSeen::default();
    let mut teams = Teams::new(None);
    let mut named = false;
    for sheet in &sheets {
        if is_teams(sheet) {
            named = true;
            read_teams(sheet, harvest, &mut clubs, &mut teams);
        } else if !is_players(sheet) {
            let problem = place::error("wrong_kind", sheet.source, None, "this table has no players of the game");
            refuse(
                harvest,
                place::expecting(problem, "the columns `code`, `team`, `first_name`, `status`, … or `short_name`"),
            );
        }
    }
    for sheet in sheets.iter().filter(|sheet| is_players(sheet)) {
        if !named {
            // Clubs that an earlier import knows by number need no name.
            number_teams(sheet, harvest, &mut clubs, &mut teams);
        }
        read_players(sheet, harvest, &mut clubs, &teams);
    }
}

fn is_teams(sheet: &Sheet<'_>) -> bool {
    ["short_name", "code", "name"].iter().all(|name| sheet.column(name).is_some())
}

fn is_players(sheet: &Sheet<'_>) -> bool {
    ["second_name", "code", "team", "status"].iter().all(|name| sheet.column(name).is_some())
}

fn read_teams(sheet: &Sheet<'_>, harvest: &mut Harvest, clubs: &mut ClubsSeen, teams: &mut Teams) {
    let column = |name| sheet.column(name);
    let (id, code, name, short) = (column("id"), column("code"), column("name"), column("short_name"));
    let mut problems = std::mem::take(&mut harvest.problems);
    sheet.each(&mut problems, |row, _| {
        let number = |column| count(&row.maybe(column));
        let (Some(code), Some(name)) = (number(code), something(&row.maybe(name)).map(str::to_owned)) else { return };
        let club = FoundClub {
            spot: row.spot,
            ids: vec![("fpl", code.to_string())],
            name: crate::text::sanitise_to(&name, 80).into_owned(),
            short: something(&row.maybe(short)).map(str::to_owned),
            country: Some("England".into()),
            league: Some("Premier League".into()),
            squad: true,
            ..FoundClub::default()
        };
        let at = harvest.club(clubs, club);
        teams.add(number(id).unwrap_or(u64::MAX), code, at);
    });
    harvest.problems = problems;
}

/// Clubs known by their numbers alone.
fn number_teams(sheet: &Sheet<'_>, harvest: &mut Harvest, clubs: &mut ClubsSeen, teams: &mut Teams) {
    let Some(column) = sheet.column("team_code") else { return };
    let mut codes: Vec<u64> = sheet.cells(column).iter().filter_map(|cell| count(cell)).collect();
    codes.sort_unstable();
    codes.dedup();
    for code in codes {
        let club = FoundClub {
            spot: Spot { file: sheet.file, line: 1, column: 1 },
            ids: vec![("fpl", code.to_string())],
            squad: true,
            ..FoundClub::default()
        };
        let at = harvest.club(clubs, club);
        teams.add(u64::MAX, code, at);
    }
}

fn read_players(sheet: &Sheet<'_>, harvest: &mut Harvest, clubs: &mut ClubsSeen, teams: &Teams) {
    let columns = Columns::of(sheet);
    let mut problems = std::mem::take(&mut harvest.problems);
    let mut seen: HashMap<u64, u32> = HashMap::new();
    let ragged = sheet.each(&mut problems, |row, problems| {
        harvest.problems = std::mem::take(problems);
        match columns.element(row) {
            Some(element) => {
                if let Some(line) = seen.insert(element.code, row.spot.line) {
                    let what = format!("player {} stands twice, first in line {line}; the first counts", element.code);
                    refuse_player(harvest, sheet.source, row.spot, what, "one row for each `code`");
                } else {
                    element.take(teams, row.spot, sheet.source, harvest, clubs);
                }
            }
            None => refuse_player(harvest, sheet.source, row.spot, "this row has no `code`".into(), "a number"),
        }
        *problems = std::mem::take(&mut harvest.problems);
    });
    harvest.problems = problems;
    harvest.refused += ragged;
}

/// The columns that an [`Element`] needs, by place.
struct Columns(Vec<Option<usize>>);

const NAMES: [&str; 18] = [
    "code",
    "team",
    "team_code",
    "first_name",
    "second_name",
    "web_name",
    "known_name",
    "element_type",
    "status",
    "news",
    "news_added",
    "chance_of_playing_next_round",
    "birth_date",
    "team_join_date",
    "squad_number",
    "starts",
    "minutes",
    "goals_scored",
];

impl Columns {
    fn of(sheet: &Sheet<'_>) -> Self {
        let mut columns: Vec<_> = NAMES.iter().map(|name| sheet.column(name)).collect();
        columns.push(sheet.column("assists"));
        Self(columns)
    }

    fn element<'r>(&self, row: &'r Row<'_>) -> Option<Element<'r>> {
        let cell = |at: usize| row.maybe(self.0[at]);
        let number = |at: usize| count(&cell(at));
        let small = |at: usize| number(at).and_then(|n| u8::try_from(n).ok());
        let short = |at: usize| number(at).and_then(|n| u16::try_from(n).ok());
        let text = |at: usize| -> Option<Cow<'r, str>> {
            let cell = row.maybe(self.0[at]);
            something(&cell).map(|text| Cow::Owned(text.to_owned()))
        };
        Some(Element {
            code: number(0)?,
            team: number(1),
            team_code: number(2),
            first_name: text(3).unwrap_or_default(),
            second_name: text(4).unwrap_or_default(),
            web_name: text(5).unwrap_or_default(),
            known_name: text(6),
            line: small(7),
            status: text(8),
            news: text(9),
            news_added: text(10),
            chance_of_playing_next_round: small(11),
            birth_date: text(12),
            team_join_date: text(13),
            squad_number: small(14),
            starts: short(15),
            minutes: number(16).and_then(|n| u32::try_from(n).ok()),
            goals_scored: short(17),
            assists: short(18),
        })
    }
}
