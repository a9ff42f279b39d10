//! The public tables (dcaribou's): players, clubs, transfers, valuations, competitions, each known
//! by its header, whatever its name and the order of its columns; and the table of injuries that
//! others (salimt's) make with the same numbers.
//!
//! Clubs are called otherwise in each table and are known by their numbers. The table of players
//! holds everybody who ever played: without `--everyone` those of its last season are taken.

use std::collections::{HashMap, HashSet};

use crate::import::absence::listed;
use crate::import::amount::{count, money};
use crate::import::date::day;
use crate::import::harvest::{
    ClubAt, ClubsSeen, FoundClub, FoundContract, FoundPlayer, FoundSpell, Harvest, Origin, Spot,
};
use crate::import::input::Source;
use crate::import::kind::Options;
use crate::import::nothing::something;
use crate::import::place;
use crate::import::position::position;
use crate::import::sheet::{Row, Sheet};
use crate::model::{Birth, Day, PartialDay};
use crate::text::sanitise_to;

use super::moves::{self, Move, Side};
use super::{IDS, LICENCE};

/// Which table one is, by columns that no other has together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Table {
    Competitions,
    Clubs,
    Players,
    Valuations,
    Transfers,
    Injuries,
}

const TABLES: [(Table, &[&str]); 6] = [
    (Table::Transfers, &["player_id", "transfer_date", "from_club_id", "to_club_id"]),
    (Table::Injuries, &["player_id", "injury_reason", "from_date"]),
    (Table::Valuations, &["player_id", "date", "market_value_in_eur"]),
    (Table::Players, &["player_id", "name", "date_of_birth", "current_club_id"]),
    (Table::Clubs, &["club_id", "name", "domestic_competition_id"]),
    (Table::Competitions, &["competition_id", "country_name"]),
];

/// Reads tables that belong together.
pub fn read(sources: &[Source], options: &Options) -> Harvest {
    let mut work =
        Work { harvest: Harvest { origin: origin(), ..Harvest::default() }, known: options.known, ..Work::default() };
    let mut sheets = Vec::new();
    for (file, source) in sources.iter().enumerate() {
        match Sheet::open(source, file) {
            Ok(sheet) => match TABLES.iter().find(|(_, needs)| needs.iter().all(|name| sheet.column(name).is_some())) {
                Some((table, _)) => sheets.push((*table, sheet)),
                None => {
                    let problem = place::error("wrong_kind", source, None, "this is none of the tables that are used");
                    let expected =
                        "players, clubs, transfers, player_valuations, competitions or injuries, with their header";
                    work.refuse(place::expecting(problem, expected));
                }
            },
            Err(problem) => work.refuse(*problem),
        }
    }
    let of = |wanted: Table| sheets.iter().filter(move |(table, _)| *table == wanted).map(|(_, sheet)| sheet);
    of(Table::Competitions).for_each(|sheet| work.competitions(sheet));
    of(Table::Clubs).for_each(|sheet| work.clubs(sheet));
    of(Table::Valuations).for_each(|sheet| work.valuations(sheet));
    of(Table::Players).for_each(|sheet| work.players(sheet, options.everyone));
    of(Table::Transfers).for_each(|sheet| work.transfers(sheet));
    of(Table::Injuries).for_each(|sheet| work.injuries(sheet));
    work.finish()
}

fn origin() -> Origin {
    Origin {
        slug: "transfermarkt-datasets".into(),
        name: "Transfermarkt data sets".into(),
        what: "players, clubs, contract ends, values, transfers".into(),
        address: Some("https://github.com/dcaribou/transfermarkt-datasets".into()),
        licence: Some(LICENCE.into()),
        note: Some(
            "loans are told by going and coming back; of a player on loan the contract's end is the loan's".into(),
        ),
    }
}

#[derive(Default)]
struct Work {
    harvest: Harvest,
    known: Option<Day>,
    seen: ClubsSeen,
    /// Country and name of leagues.
    leagues: HashMap<String, (Option<String>, String)>,
    /// The last value of a player, its day and its row.
    values: HashMap<u64, (Day, u64, Spot)>,
    players: HashMap<u64, usize>,
    left_out: HashSet<u64>,
    moves: HashMap<u64, Vec<Move>>,
    current: HashMap<u64, (ClubAt, Option<PartialDay>)>,
}

impl Work {
    fn refuse(&mut self, problem: crate::ledger::Problem) {
        self.harvest.file_refused = true;
        self.harvest.problems.push(problem);
    }

    fn each(&mut self, sheet: &Sheet<'_>, mut take: impl FnMut(&mut Self, &Row<'_>)) {
        let mut problems = std::mem::take(&mut self.harvest.problems);
        let ragged = sheet.each(&mut problems, |row, problems| {
            self.harvest.problems = std::mem::take(problems);
            take(self, row);
            *problems = std::mem::take(&mut self.harvest.problems);
        });
        self.harvest.problems = problems;
        self.harvest.refused += ragged;
    }

    fn refuse_row(&mut self, sheet: &Sheet<'_>, row: &Row<'_>, what: &str, expected: &str) {
        self.harvest.refused += 1;
        let problem = place::error("bad_record", sheet.source, Some(row.spot), what);
        self.harvest.problems.push(place::expecting(problem, expected));
    }

    fn bad_cell(&mut self, sheet: &Sheet<'_>, row: &Row<'_>, column: usize, expected: &str) {
        let what = format!("`{}` in `{}`", sanitise_to(&row.cell(column), 40), sheet.header[column]);
        let problem = place::warning("bad_value", sheet.source, Some(sheet.spot(row, column)), what);
        self.harvest.problems.push(place::expecting(problem, expected));
    }

    fn day(&mut self, sheet: &Sheet<'_>, row: &Row<'_>, column: Option<usize>) -> Option<Day> {
        let column = column?;
        day(&row.cell(column), None).unwrap_or_else(|_| {
            self.bad_cell(sheet, row, column, "a day as 2026-06-30");
            None
        })
    }

    fn competitions(&mut self, sheet: &Sheet<'_>) {
        let (id, country, name) = (sheet.column("competition_id"), sheet.column("country_name"), sheet.column("name"));
        self.each(sheet, |work, row| {
            let Some(id) = something(&row.maybe(id)).map(str::to_owned) else { return };
            let country = something(&row.maybe(country)).map(|country| sanitise_to(country, 60).into_owned());
            work.leagues.insert(id, (country, titled(&row.maybe(name))));
        });
    }

    fn clubs(&mut self, sheet: &Sheet<'_>) {
        let (id, name, league) =
            (sheet.column("club_id"), sheet.column("name"), sheet.column("domestic_competition_id"));
        self.each(sheet, |work, row| {
            let (id, name) =
                (count(&row.maybe(id)), something(&row.maybe(name)).map(|n| sanitise_to(n, 100).into_owned()));
            let (Some(id), Some(name)) = (id, name) else {
                return work.refuse_row(sheet, row, "this row has no club", "`club_id` and `name`");
            };
            let league = something(&row.maybe(league)).and_then(|league| work.leagues.get(league)).cloned();
            let (country, league) = league.map_or((None, None), |(country, league)| (country, Some(league)));
            let club = FoundClub {
                spot: row.spot,
                ids: vec![(IDS, id.to_string())],
                name,
                country,
                league,
                ..FoundClub::default()
            };
            work.harvest.club(&mut work.seen, club);
        });
    }

    /// A club of a number; its name there counts where no table of clubs has it.
    fn club(&mut self, row: &Row<'_>, id: u64, name: &str) -> ClubAt {
        let club = FoundClub {
            spot: row.spot,
            ids: vec![(IDS, id.to_string())],
            name: something(name).map(|name| sanitise_to(name, 100).into_owned()).unwrap_or_default(),
            ..FoundClub::default()
        };
        self.harvest.club(&mut self.seen, club)
    }

    fn valuations(&mut self, sheet: &Sheet<'_>) {
        let (id, date, value) = (sheet.column("player_id"), sheet.column("date"), sheet.column("market_value_in_eur"));
        self.each(sheet, |work, row| {
            let (Some(id), Some(day)) = (count(&row.maybe(id)), work.day(sheet, row, date)) else { return };
            let Some(value) = money(&row.maybe(value)).filter(|value| value.amount > 0) else { return };
            work.harvest.witness(day);
            let newest = work.values.entry(id).or_insert((day, value.amount, row.spot));
            if day >= newest.0 {
                *newest = (day, value.amount, row.spot);
            }
        });
        self.known = self.known.max(self.harvest.newest);
    }

    fn players(&mut self, sheet: &Sheet<'_>, everyone: bool) {
        let season = sheet.column("last_season");
        let last = season.map(|season| sheet.cells(season)).unwrap_or_default();
        let last = last.iter().filter_map(|cell| count(cell)).max().filter(|_| !everyone);
        let columns = PlayerColumns::of(sheet);
        self.each(sheet, |work, row| {
            let id = count(&row.maybe(columns.id));
            let name = something(&row.maybe(columns.name)).map(|name| sanitise_to(name, 100).into_owned());
            let (Some(id), Some(name)) = (id, name) else {
                return work.refuse_row(sheet, row, "this row has no player", "`player_id` and `name`");
            };
            if let Some(last) = last.filter(|last| count(&row.maybe(season)).is_some_and(|season| season < *last)) {
                work.left_out.insert(id);
                return work.harvest.leave_out_player(&format!(
                    "players without a match in {last}/{:02} (`--everyone` takes them)",
                    (last + 1) % 100
                ));
            }
            if work.players.contains_key(&id) {
                return work.refuse_row(
                    sheet,
                    row,
                    "this player stands here twice; the first counts",
                    "one row for each `player_id`",
                );
            }
            let player = work.player(sheet, row, &columns, id, name);
            work.players.insert(id, work.harvest.players.len());
            work.harvest.players.push(player);
        });
    }

    fn player(
        &mut self,
        sheet: &Sheet<'_>,
        row: &Row<'_>,
        columns: &PlayerColumns,
        id: u64,
        name: String,
    ) -> FoundPlayer {
        let mut player =
            FoundPlayer { spot: row.spot, ids: vec![(IDS, id.to_string())], name, ..FoundPlayer::default() };
        player.born = self.day(sheet, row, columns.born).map(Birth::Day);
        player.nationality = crate::import::squad_csv::nationalities(&row.maybe(columns.country));
        let detailed = position(&row.maybe(columns.sub_position));
        player.positions = detailed.or_else(|| position(&row.maybe(columns.position))).into_iter().collect();
        let valued = self.values.get(&id).map(|(day, value, _)| (*value, Some(*day)));
        let value = money(&row.maybe(columns.value)).filter(|value| value.amount > 0);
        player.value_eur = valued.or(value.map(|value| (value.amount, None)));
        let end = self.day(sheet, row, columns.contract).map(PartialDay::Day);
        if let Some(club) = count(&row.maybe(columns.club)) {
            let club = self.club(row, club, &row.maybe(columns.club_name));
            self.harvest.clubs[club.0].squad = true;
            player.club = Some(club);
            self.current.insert(id, (club, end));
        }
        player
    }

    fn transfers(&mut self, sheet: &Sheet<'_>) {
        let column = |name| sheet.column(name);
        let (id, date, fee, name) =
            (column("player_id"), column("transfer_date"), column("transfer_fee"), column("player_name"));
        let from = (column("from_club_id"), column("from_club_name"));
        let to = (column("to_club_id"), column("to_club_name"));
        let mut twins = HashSet::new();
        self.each(sheet, |work, row| {
            let Some(id) = count(&row.maybe(id)) else {
                return work.refuse_row(sheet, row, "this row has no player", "`player_id`");
            };
            if work.left_out.contains(&id) {
                return work.harvest.leave_out("transfers of players who were left out");
            }
            let Some(day) = work.day(sheet, row, date) else {
                return work.refuse_row(sheet, row, "this transfer has no day", "`transfer_date` as 2026-06-30");
            };
            let (from, to) = (work.side(row, from), work.side(row, to));
            if !twins.insert((
                id,
                day,
                row.maybe(column("from_club_id")).into_owned(),
                row.maybe(column("to_club_id")).into_owned(),
            )) {
                return work.refuse_row(sheet, row, "this transfer stands here twice", "one row for each move");
            }
            if !work.players.contains_key(&id) {
                let name = something(&row.maybe(name)).map(|name| sanitise_to(name, 100).into_owned());
                let player = FoundPlayer {
                    spot: row.spot,
                    ids: vec![(IDS, id.to_string())],
                    name: name.unwrap_or_default(),
                    ..FoundPlayer::default()
                };
                work.players.insert(id, work.harvest.players.len());
                work.harvest.players.push(player);
            }
            let fee = money(&row.maybe(fee)).map(|fee| fee.amount);
            work.moves.entry(id).or_default().push(Move { day, from, to, fee, loan: None });
        });
    }

    /// Absences with their first and last days. Of this table alone nobody's name is known.
    fn injuries(&mut self, sheet: &Sheet<'_>) {
        let [id, what, from, until] = ["player_id", "injury_reason", "from_date", "end_date"].map(|n| sheet.column(n));
        self.each(sheet, |work, row| {
            let (Some(id), what) = (count(&row.maybe(id)), row.maybe(what)) else {
                return work.refuse_row(sheet, row, "this row has no player", "`player_id`");
            };
            if work.left_out.contains(&id) {
                return work.harvest.leave_out("injuries of players who were left out");
            }
            let (Some(what), Some(since)) = (something(&what), work.day(sheet, row, from)) else {
                let expected = "`injury_reason` and `from_date` as 2026-03-11";
                return work.refuse_row(sheet, row, "an injury without its name or first day", expected);
            };
            work.harvest.witness(since);
            let absence = listed(what, since, work.day(sheet, row, until));
            let at = *work.players.entry(id).or_insert_with(|| {
                let ids = vec![(IDS, id.to_string())];
                let player = FoundPlayer { spot: row.spot, ids, only_known: true, ..FoundPlayer::default() };
                work.harvest.players.push(player);
                work.harvest.players.len() - 1
            });
            work.harvest.players[at].absences.push(absence);
        });
    }

    fn side(&mut self, row: &Row<'_>, (id, name): (Option<usize>, Option<usize>)) -> Side {
        let name = row.maybe(name);
        if let Some(side) = moves::side(&name) {
            return side;
        }
        match count(&row.maybe(id)) {
            Some(id) => Side::Club(self.club(row, id, &name)),
            None => Side::Unknown,
        }
    }

    /// Puts moves, listings and contracts together.
    fn finish(mut self) -> Harvest {
        for (id, at) in &self.players {
            let player = &mut self.harvest.players[*at];
            if let Some(moves) = self.moves.get_mut(id) {
                moves::add(player, moves, self.known);
                let last = player.spells.last().map(|spell| spell.club);
                player.club = player.club.or(last);
            }
            let Some((club, end)) = self.current.get(id).copied() else { continue };
            let there = player
                .spells
                .iter()
                .find(|spell| spell.club == club && spell.kind.is_loan() && is_on(spell, self.known));
            if there.is_some() {
                // The end that stands beside a borrower is the loan's.
                continue;
            }
            player.contracts.extend(end.map(|end| FoundContract { club, start: None, end, option: None }));
            if !player.spells.iter().any(|spell| spell.club == club && !spell.kind.is_loan()) {
                player.spells.push(FoundSpell::listed(club, None));
            }
        }
        // Of valuations alone nobody's name is known.
        for (id, (day, value, spot)) in &self.values {
            if !self.players.contains_key(id) && !self.left_out.contains(id) {
                self.harvest.players.push(FoundPlayer {
                    spot: *spot,
                    ids: vec![(IDS, id.to_string())],
                    value_eur: Some((*value, Some(*day))),
                    only_known: true,
                    ..FoundPlayer::default()
                });
            }
        }
        if self.harvest.clubs.is_empty() && !self.leagues.is_empty() {
            let why = "competitions: they name the leagues of clubs, whose table is not beside them";
            self.harvest.left_out.push((why.to_owned(), self.leagues.len()));
        }
        self.harvest.players.sort_by(|a, b| (a.spot, &a.ids).cmp(&(b.spot, &b.ids)));
        self.harvest
    }
}

/// Whether a loan is under way on the day, as far as its end tells.
fn is_on(loan: &FoundSpell, known: Option<Day>) -> bool {
    match (loan.until, known) {
        (Some(PartialDay::Day(until)), Some(known)) => until >= known,
        _ => true,
    }
}

/// `premier-league` as people write it.
fn titled(slug: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    sanitise_to(slug, 60).split('-').map(word).collect::<Vec<_>>().join(" ")
}

struct PlayerColumns {
    id: Option<usize>,
    name: Option<usize>,
    born: Option<usize>,
    country: Option<usize>,
    sub_position: Option<usize>,
    position: Option<usize>,
    value: Option<usize>,
    contract: Option<usize>,
    club: Option<usize>,
    club_name: Option<usize>,
}

impl PlayerColumns {
    fn of(sheet: &Sheet<'_>) -> Self {
        let column = |name| sheet.column(name);
        Self {
            id: column("player_id"),
            name: column("name"),
            born: column("date_of_birth"),
            country: column("country_of_citizenship"),
            sub_position: column("sub_position"),
            position: column("position"),
            value: column("market_value_in_eur"),
            contract: column("contract_expiration_date"),
            club: column("current_club_id"),
            club_name: column("current_club_name"),
        }
    }
}
