//! The Premier League's fantasy game: squads, births, joins, availability, departures, starts.
//!
//! Players are known by `code`: `id` and team numbers change every season. A player who was sold
//! or lent stays in his old club's list all season, with the news of it. News carry no year, and
//! outlive what they tell of: without a text there is no trouble.

mod element;
mod news;
mod snapshot;
mod table;

use crate::ledger::Problem;

use super::harvest::{Harvest, Origin, Spot};
use super::input::Source;
use super::place;

/// Reads snapshots as JSON, or the tables made of them.
pub fn read(sources: &[Source]) -> Harvest {
    let mut harvest = Harvest { origin: origin(), ..Harvest::default() };
    if sources.iter().any(|source| source.text.trim_start().starts_with(['{', '['])) {
        snapshot::read(sources, &mut harvest);
    } else {
        table::read(sources, &mut harvest);
    }
    harvest
}

fn origin() -> Origin {
    Origin {
        slug: "fpl".into(),
        name: "Fantasy Premier League, bootstrap-static".into(),
        what: "Premier League squads, birth dates, joining dates, availability, departures, league starts".into(),
        address: Some("https://fantasy.premierleague.com/api/bootstrap-static/".into()),
        licence: Some("terms of the Premier League; for personal use".into()),
        note: Some(
            "players who left stay listed all season; four positions only; returns are given without a year".into(),
        ),
    }
}

/// Refuses a whole file.
fn refuse(harvest: &mut Harvest, problem: Problem) {
    harvest.file_refused = true;
    harvest.problems.push(problem);
}

/// Refuses one player.
fn refuse_player(harvest: &mut Harvest, source: &Source, spot: Spot, what: String, expected: &str) {
    harvest.refused += 1;
    harvest.problems.push(place::expecting(place::error("bad_record", source, Some(spot), what), expected));
}
