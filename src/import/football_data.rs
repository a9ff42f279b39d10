//! football-data.org, version 4: one team, or the teams of a competition. The free tier has names,
//! births, positions, nationalities; paid answers add numbers, values and contracts by the month.

use crate::ledger::Problem;
use crate::model::{Birth, PartialDay};

use super::answer::{Answer, Record, number, text};
use super::date::date;
use super::harvest::{ClubsSeen, FoundClub, FoundContract, FoundPlayer, FoundSpell, Harvest, Origin, Spot};
use super::input::Source;
use super::place;
use super::position::positions;

const IDS: &str = "football_data";

/// Reads one saved answer.
pub fn read(sources: &[Source]) -> Harvest {
    let mut harvest = Harvest { origin: origin(), ..Harvest::default() };
    let mut clubs = ClubsSeen::default();
    for (file, source) in sources.iter().enumerate() {
        if let Err(problem) = one(source, file, &mut harvest, &mut clubs) {
            harvest.file_refused = true;
            harvest.problems.push(*problem);
        }
    }
    harvest
}

fn origin() -> Origin {
    Origin {
        slug: "football-data".into(),
        name: "football-data.org, teams".into(),
        what: "squads; of paid answers contracts by the month".into(),
        address: Some("https://api.football-data.org/v4/teams/".into()),
        licence: Some("terms of football-data.org".into()),
        note: None,
    }
}

fn one(source: &Source, file: usize, harvest: &mut Harvest, clubs: &mut ClubsSeen) -> Result<(), Box<Problem>> {
    let mut answer = Answer::open(source, file)?;
    let refuse = |code, what: String, expected: &str| {
        let spot = Spot { file, line: 1, column: 1 };
        Err(Box::new(place::expecting(place::error(code, source, Some(spot), what), expected)))
    };
    if let (Some(message), true) =
        (answer.get("message").and_then(|m| text(&m, "")), answer.has("errorCode") || answer.has("error"))
    {
        return refuse(
            "error_answer",
            format!("the server answered with an error: {message}"),
            "an answer with `squad` or `teams`",
        );
    }
    let league = answer.get("competition").and_then(|competition| text(&competition, "/name"));
    let teams = if answer.has("teams") {
        answer.records("teams")
    } else if answer.has("squad") {
        answer.whole().into_iter().collect()
    } else {
        let what = format!("there is no squad; the file has {}", answer.names());
        return refuse("wrong_kind", what, "`squad` and `name`, or `teams`");
    };
    for team in teams {
        take(source, &team, league.clone(), harvest, clubs);
    }
    Ok(())
}

fn take(source: &Source, team: &Record, league: Option<String>, harvest: &mut Harvest, clubs: &mut ClubsSeen) {
    let value = &team.value;
    let Some(name) = text(value, "/name") else {
        let problem = place::error("bad_record", source, Some(team.spot), "a team without a name");
        harvest.problems.push(place::expecting(problem, "`name`"));
        return;
    };
    if let Some(day) = text(value, "/lastUpdated").and_then(|text| text.get(..10)?.parse().ok()) {
        harvest.witness(day);
    }
    let short = text(value, "/shortName").filter(|short| *short != name);
    let club = FoundClub {
        spot: team.spot,
        ids: text(value, "/id").map(|id| (IDS, id)).into_iter().collect(),
        name,
        aliases: short.into_iter().collect(),
        short: text(value, "/tla"),
        country: text(value, "/area/name"),
        league,
        squad: true,
    };
    let club = harvest.club(clubs, club);
    let squad = value.get("squad").and_then(|squad| squad.as_array()).cloned().unwrap_or_default();
    for one in squad {
        let record = Record { value: one, spot: team.spot };
        let value = &record.value;
        let Some(name) = text(value, "/name") else {
            harvest.refused += 1;
            harvest.problems.push(place::error("bad_record", source, Some(team.spot), "a player without a name"));
            continue;
        };
        let mut day = |path: &str| {
            let cell = text(value, path)?;
            date(&cell, None).unwrap_or_else(|error| {
                let what = format!("{name}: {}: `{cell}` {error}", &path[1..]);
                let problem = place::warning("bad_date", source, Some(record.spot), what);
                harvest.problems.push(place::expecting(problem, "a date as 2026-06-30 or 2026-06"));
                None
            })
        };
        let born = if let Some(PartialDay::Day(day)) = day("/dateOfBirth") { Some(Birth::Day(day)) } else { None };
        let (start, end) = (day("/contract/start"), day("/contract/until"));
        let number = |path| number(value, path);
        let player = FoundPlayer {
            spot: record.spot,
            ids: text(value, "/id").map(|id| (IDS, id)).into_iter().collect(),
            born,
            nationality: text(value, "/nationality").into_iter().collect(),
            positions: text(value, "/position").map(|name| positions(&name).0).unwrap_or_default(),
            shirt: number("/shirtNumber").and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=99).contains(n)),
            value_eur: number("/marketValue").filter(|value| *value > 0).map(|value| (value, None)),
            club: Some(club),
            spells: vec![FoundSpell::listed(club, None)],
            contracts: end.map(|end| FoundContract { club, start, end, option: None }).into_iter().collect(),
            name,
            ..FoundPlayer::default()
        };
        harvest.players.push(player);
    }
}
