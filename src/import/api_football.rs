//! API-Football, version 3: injuries by match, squads, transfers. Names are shortened ("D. Costa"),
//! and errors come as an answer like any other.

use std::collections::HashMap;

use serde_json::Value;

use crate::ledger::Problem;
use crate::model::{AvailabilityStatus, Birth, Currency, Day, SpellKind};

use super::absence::reason;
use super::amount::money;
use super::answer::{Answer, Record, number, text};
use super::date::day;
use super::harvest::{ClubAt, ClubsSeen, FoundAbsence, FoundClub, FoundPlayer, FoundSpell, Harvest, Origin, Spot};
use super::input::Source;
use super::kind::Options;
use super::place;
use super::position::positions;
use super::squad_csv::is_initial;

const IDS: &str = "api_football";

/// Reads one saved answer.
pub fn read(sources: &[Source], options: &Options) -> Harvest {
    let mut harvest = Harvest { origin: origin(), ..Harvest::default() };
    for (file, source) in sources.iter().enumerate() {
        let mut work = Work {
            source,
            harvest: &mut harvest,
            clubs: ClubsSeen::default(),
            players: HashMap::new(),
            known: options.known,
        };
        if let Err(problem) = work.one(file) {
            harvest.file_refused = true;
            harvest.problems.push(*problem);
        }
    }
    harvest
}

fn origin() -> Origin {
    Origin {
        slug: "api-football".into(),
        name: "API-Football".into(),
        what: "squads, absences by match, transfers".into(),
        address: Some("https://v3.football.api-sports.io/".into()),
        licence: Some("terms of API-Football".into()),
        note: Some("first names are initials; an absence is told of one match".into()),
    }
}

struct Work<'w> {
    source: &'w Source,
    harvest: &'w mut Harvest,
    clubs: ClubsSeen,
    players: HashMap<u64, usize>,
    known: Option<Day>,
}

impl Work<'_> {
    fn one(&mut self, file: usize) -> Result<(), Box<Problem>> {
        let mut answer = Answer::open(self.source, file)?;
        let refuse = |code, what: String, expected: &str| {
            let spot = Spot { file, line: 1, column: 1 };
            Err(Box::new(place::expecting(place::error(code, self.source, Some(spot), what), expected)))
        };
        if let Some(message) = answer.get("errors").as_ref().and_then(errors) {
            return refuse(
                "error_answer",
                format!("the server answered with an error: {message}"),
                "an answer without `errors`",
            );
        }
        let asked = answer.get("get").and_then(|get| text(&get, ""));
        if !answer.has("response") {
            let what = format!("there is no `response`; the file has {}", answer.names());
            return refuse("wrong_kind", what, "an answer with `get` and `response`");
        }
        match asked.as_deref() {
            Some("injuries") => answer.records("response").iter().for_each(|record| self.injury(record)),
            Some("players/squads") => answer.records("response").iter().for_each(|record| self.squad(record)),
            Some("transfers") => answer.records("response").iter().for_each(|record| self.transfers(record)),
            other => {
                let what = format!("answers to `{}` are not used", other.unwrap_or("nothing"));
                return refuse("wrong_kind", what, "`injuries`, `players/squads` or `transfers`");
            }
        }
        Ok(())
    }

    fn refuse(&mut self, spot: Spot, what: String) {
        self.harvest.refused += 1;
        self.harvest.problems.push(place::error("bad_record", self.source, Some(spot), what));
    }

    fn club(&mut self, spot: Spot, value: &Value, squad: bool) -> Option<ClubAt> {
        let name = text(value, "/name")?;
        let ids = text(value, "/id").map(|id| (IDS, id)).into_iter().collect();
        Some(self.harvest.club(&mut self.clubs, FoundClub { spot, ids, name, squad, ..FoundClub::default() }))
    }

    /// The player of a record, made at the first meeting.
    fn player(&mut self, spot: Spot, value: &Value) -> Option<&mut FoundPlayer> {
        let (Some(id), Some(name)) = (number(value, "/id"), text(value, "/name")) else {
            self.refuse(spot, "a player without `id` and `name`".into());
            return None;
        };
        let at = *self.players.entry(id).or_insert_with(|| {
            self.harvest.players.push(FoundPlayer {
                spot,
                ids: vec![(IDS, id.to_string())],
                initial: is_initial(&name),
                name,
                ..FoundPlayer::default()
            });
            self.harvest.players.len() - 1
        });
        self.harvest.players.get_mut(at)
    }

    /// An absence from one match; known on its day, for the answer says no other.
    fn injury(&mut self, record: &Record) {
        let value = &record.value;
        let club = value.get("team").and_then(|team| self.club(record.spot, team, false));
        let on = text(value, "/fixture/date").and_then(|date| day(&date, None).ok().flatten());
        let (Some(on), Some(of)) = (on, value.get("player")) else {
            return self.refuse(record.spot, "an absence without its player or match".into());
        };
        let status = match text(of, "/type").as_deref() {
            Some("Questionable") => AvailabilityStatus::Doubtful,
            _ => AvailabilityStatus::Out,
        };
        let reason = reason(&text(of, "/reason").unwrap_or_default());
        self.harvest.witness(on);
        let Some(player) = self.player(record.spot, of) else { return };
        player.club = club.or(player.club);
        player.only_known = true;
        player.absences.push(FoundAbsence {
            kind: reason.kind,
            part: reason.part,
            detail: reason.detail,
            status,
            known: Some(on),
            ..FoundAbsence::available()
        });
    }

    fn squad(&mut self, record: &Record) {
        let value = &record.value;
        let club = value.get("team").and_then(|team| self.club(record.spot, team, true));
        let Some(club) = club else {
            return self.refuse(record.spot, "a squad without its team".into());
        };
        let players = value.get("players").and_then(Value::as_array).cloned().unwrap_or_default();
        let on = self.known;
        for one in players {
            let Some(player) = self.player(record.spot, &one) else { continue };
            player.club = Some(club);
            player.positions = text(&one, "/position").map(|name| positions(&name).0).unwrap_or_default();
            player.shirt = number(&one, "/number").and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=99).contains(n));
            let years = number(&one, "/age").and_then(|n| u8::try_from(n).ok()).filter(|n| (10..=60).contains(n));
            player.born = years.zip(on).map(|(years, on)| Birth::Aged { years, on });
            player.spells.push(FoundSpell::listed(club, None));
        }
    }

    fn transfers(&mut self, record: &Record) {
        let value = &record.value;
        if let Some(day) = text(value, "/update").and_then(|text| text.get(..10)?.parse().ok()) {
            self.harvest.witness(day);
        }
        let rows = value.get("transfers").and_then(Value::as_array).cloned().unwrap_or_default();
        let mut spells = Vec::new();
        for row in rows {
            let on = text(&row, "/date").and_then(|date| day(&date, None).ok().flatten());
            let to = row.pointer("/teams/in").and_then(|team| self.club(record.spot, team, false));
            let from = row.pointer("/teams/out").and_then(|team| self.club(record.spot, team, false));
            let (Some(on), Some(to)) = (on, to) else {
                self.refuse(record.spot, "a transfer without its day or club".into());
                continue;
            };
            let kind = text(&row, "/type").unwrap_or_default();
            let loan = kind.eq_ignore_ascii_case("loan");
            spells.push(FoundSpell {
                kind: if loan { SpellKind::Loan } else { SpellKind::Permanent },
                owner: from.filter(|_| loan),
                fee: money(&kind).filter(|fee| fee.amount > 0 && fee.currency == Currency::EUR),
                listed: false,
                ..FoundSpell::listed(to, Some(crate::model::PartialDay::Day(on)))
            });
        }
        let Some(of) = value.get("player") else {
            return self.refuse(record.spot, "transfers of nobody".into());
        };
        let Some(player) = self.player(record.spot, of) else { return };
        player.club = spells.last().map(|spell| spell.club);
        player.spells.extend(spells);
    }
}

/// What `errors` says: an object of texts, or a list; empty where there is none.
fn errors(value: &Value) -> Option<String> {
    let words: Vec<String> = match value {
        Value::Object(members) => {
            members.iter().map(|(name, what)| format!("{name}: {}", text(what, "").unwrap_or_default())).collect()
        }
        Value::Array(items) => items.iter().map(|item| text(item, "").unwrap_or_else(|| item.to_string())).collect(),
        Value::String(text) if !text.is_empty() => vec![text.clone()],
        _ => Vec::new(),
    };
    (!words.is_empty()).then(|| crate::text::sanitise_to(&words.join("; "), 200).into_owned())
}
