//! Any list of players with a header: columns recognised by name in several vocabularies.

mod columns;
mod row;

use std::collections::HashMap;

use crate::ledger::Problem;

use super::date::{self, Order};
use super::harvest::{ClubsSeen, Harvest, Origin, Spot};
use super::input::Source;
use super::kind::Options;
use super::place;
use super::sheet::Sheet;

use columns::{Columns, DATES};
use row::Reader;
pub use row::{is_initial, is_no_club, nationalities};

/// Reads one list.
pub fn read(sources: &[Source], options: &Options) -> Harvest {
    let mut harvest = Harvest::default();
    for (file, source) in sources.iter().enumerate() {
        harvest.origin = origin(source);
        if let Err(problem) = table(source, file, options, &mut harvest) {
            harvest.file_refused = true;
            harvest.problems.push(*problem);
        }
    }
    harvest
}

/// The table that values cite: one for each file name.
fn origin(source: &Source) -> Origin {
    let file = source.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.trim_end_matches(".gz").rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name: String = stem.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default().to_owned();
    let slug = super::merge::kebab(&name);
    Origin {
        slug: if slug.is_empty() { "squad-list".into() } else { slug },
        name: file.to_owned(),
        what: "a list of players".into(),
        ..Origin::default()
    }
}

fn table(source: &Source, file: usize, options: &Options, harvest: &mut Harvest) -> Result<(), Box<Problem>> {
    let sheet = Sheet::open(source, file)?;
    let refuse = |code, what: String, expected: &str| {
        let spot = Spot { file, line: 1, column: 1 };
        Err(Box::new(place::expecting(place::error(code, source, Some(spot), what), expected)))
    };
    let columns = match Columns::of(&sheet, &options.map) {
        Ok(columns) => columns,
        Err(what) => return refuse("bad_map", what, "a meaning and a column of this table"),
    };
    harvest.mapping = columns.shown(&sheet);
    if ["player_id", "injury_reason", "from_date"].iter().all(|name| sheet.column(name).is_some()) {
        let what = "this is a table of injuries, by the players' numbers".to_owned();
        return refuse("wrong_kind", what, "a list of players; `import transfermarkt-datasets` reads injuries");
    }
    if columns.get("name").is_none() && columns.get("last_name").is_none() {
        let header = crate::text::sanitise_to(&sheet.header.join(", "), 120).into_owned();
        let what = format!("no column is known for names: {header}");
        return refuse("no_names", what, "a column `name` or `player`, or --map name=COLUMN");
    }
    if columns.get("club").is_none() && columns.get("contract_end").is_none() && columns.get("born").is_none() {
        let what = "there are names, and nothing that tells of players".to_owned();
        return refuse("no_values", what, "columns such as `club`, `date of birth`, `position`, `contract expires`");
    }
    let orders = orders(&sheet, &columns, harvest);
    let mut clubs = ClubsSeen::default();
    let mut seen: HashMap<String, (u32, Vec<u8>)> = HashMap::new();
    let reader = Reader { sheet: &sheet, columns: &columns, orders: &orders };
    let mut problems = std::mem::take(&mut harvest.problems);
    let ragged = sheet.each(&mut problems, |row, problems| {
        harvest.problems = std::mem::take(problems);
        if let Some(player) = reader.player(row, harvest, &mut clubs) {
            let key = super::matching::player_key(&player) + &format!("@{:?}", player.club);
            let bytes = row.bytes().to_vec();
            match seen.get(&key) {
                Some((line, first)) => {
                    let what = if *first == bytes {
                        format!("{} stands here as in line {line}", player.name)
                    } else {
                        format!("{} stands here otherwise than in line {line}; the first counts", player.name)
                    };
                    harvest.refused += 1;
                    harvest.problems.push(place::warning("duplicate_row", source, Some(row.spot), what));
                }
                None => {
                    seen.insert(key, (row.spot.line, bytes));
                    harvest.players.push(player);
                }
            }
        }
        *problems = std::mem::take(&mut harvest.problems);
    });
    harvest.problems = problems;
    harvest.refused += ragged;
    Ok(())
}

/// Which of day and month stands first, by meaning: as the user says, else as the column shows,
/// else as the other columns of the same hand show.
fn orders(sheet: &Sheet<'_>, columns: &Columns, harvest: &mut Harvest) -> HashMap<&'static str, Option<Order>> {
    let mut found = HashMap::new();
    let mut shown = None;
    for meaning in DATES {
        let Some(column) = columns.get(meaning) else { continue };
        if let Some(order) = columns.orders.get(meaning) {
            found.insert(meaning, Some(*order));
            continue;
        }
        let cells = sheet.cells(column);
        match date::order(cells.iter().map(String::as_str)) {
            Ok(order) => {
                shown = shown.or(order);
                found.insert(meaning, order);
            }
            Err(()) => {
                let what = format!(
                    "the column `{}` has days first in some rows and months first in others",
                    sheet.header[column]
                );
                let spot = Spot { file: sheet.file, line: 1, column: 1 };
                let problem = place::warning("mixed_dates", sheet.source, Some(spot), what);
                harvest.problems.push(place::expecting(
                    problem,
                    "one order; rows that can be read in two ways are left without a date",
                ));
                found.insert(meaning, None);
            }
        }
    }
    for order in found.values_mut() {
        *order = order.or(shown);
    }
    found
}
