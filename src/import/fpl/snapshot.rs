//! `bootstrap-static` as the game's own address gives it.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::import::harvest::{ClubsSeen, FoundClub, Harvest, Spot};
use crate::import::input::Source;
use crate::import::place::{self, Cursor};
use crate::model::{Day, Season};

use super::element::{Element, Teams};
use super::{refuse, refuse_player};

/// The parts of a snapshot that say something of players. Fields grow every season: the rest is
/// of no concern.
#[derive(Deserialize)]
struct Snapshot<'a> {
    #[serde(borrow, default)]
    teams: Option<Vec<&'a RawValue>>,
    #[serde(borrow, default)]
    elements: Option<Vec<&'a RawValue>>,
    #[serde(default)]
    events: Vec<Event>,
}

#[derive(Deserialize)]
struct Event {
    #[serde(default)]
    deadline_time: Option<String>,
}

#[derive(Deserialize)]
struct Team {
    code: u64,
    id: u64,
    name: String,
    #[serde(default)]
    short_name: Option<String>,
}

pub(super) fn read(sources: &[Source], harvest: &mut Harvest) {
    let mut clubs = ClubsSeen::default();
    let mut seen = HashMap::new();
    for (file, source) in sources.iter().enumerate() {
        if source.text.trim_start().starts_with(['{', '[']) {
            read_one(source, file, harvest, &mut clubs, &mut seen);
        } else {
            let problem = place::error("wrong_kind", source, None, "this is no JSON, and another file is");
            refuse(harvest, place::expecting(problem, "snapshots alone, or tables alone"));
        }
    }
}

fn read_one(source: &Source, file: usize, harvest: &mut Harvest, clubs: &mut ClubsSeen, seen: &mut HashMap<u64, Spot>) {
    let snapshot: Snapshot<'_> = match serde_json::from_str(&source.text) {
        Ok(snapshot) => snapshot,
        Err(error) => return refuse(harvest, broken(source, file, &error)),
    };
    let (Some(teams), Some(elements)) = (&snapshot.teams, &snapshot.elements) else {
        let problem = place::error("wrong_kind", source, None, "there are no `teams` and `elements` in this JSON");
        return refuse(harvest, place::expecting(problem, "the game's `bootstrap-static`"));
    };
    let mut cursor = Cursor::new(&source.text);
    let mut spot = |raw: &RawValue| {
        let (line, column) = cursor.of(raw.get());
        Spot { file, line, column }
    };
    let mut known = Teams::new(season(&snapshot));
    for raw in teams {
        match serde_json::from_str::<Team>(raw.get()) {
            Ok(team) => {
                let club = FoundClub {
                    spot: spot(raw),
                    ids: vec![("fpl", team.code.to_string())],
                    name: team.name,
                    short: team.short_name,
                    country: Some("England".into()),
                    league: Some("Premier League".into()),
                    squad: true,
                    ..FoundClub::default()
                };
                let at = harvest.club(clubs, club);
                known.add(team.id, team.code, at);
            }
            Err(error) => {
                let problem = place::error("bad_record", source, Some(spot(raw)), format!("a team: {error}"));
                harvest.problems.push(place::expecting(problem, "`code`, `id` and `name`"));
            }
        }
    }
    for raw in elements {
        let here = spot(raw);
        match serde_json::from_str::<Element<'_>>(raw.get()) {
            Ok(element) => {
                if seen.insert(element.code, here).is_some_and(|first| first.file == file) {
                    let what = format!("player {} stands twice; the first counts", element.code);
                    refuse_player(harvest, source, here, what, "one record for each `code`");
                    continue;
                }
                element.take(&known, here, source, harvest, clubs);
            }
            Err(error) => {
                let what = format!("a player: {}", short(&error));
                refuse_player(harvest, source, here, what, "the fields of `elements`, with a `code` and a `team`");
            }
        }
    }
}

/// The season whose first deadline a snapshot names.
fn season(snapshot: &Snapshot<'_>) -> Option<Season> {
    let first = snapshot.events.iter().find_map(|event| event.deadline_time.as_deref())?;
    first.get(..10)?.parse::<Day>().ok().map(Season::holding)
}

/// Where JSON breaks off, and how.
fn broken(source: &Source, file: usize, error: &serde_json::Error) -> crate::ledger::Problem {
    let spot = Spot { file, line: error.line().max(1) as u32, column: error.column().max(1) as u32 };
    if error.is_eof() {
        let problem = place::error("truncated", source, Some(spot), "the file breaks off in the middle");
        return place::expecting(problem, "the whole file; fetch it again");
    }
    let problem = place::error("syntax", source, Some(spot), format!("this is no JSON of the game: {}", short(error)));
    place::expecting(problem, "an object with `teams` and `elements`")
}

/// An error of serde's without its own line and column, which count in the record alone.
fn short(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}
