//! Saved answers of the open-source Transfermarkt API: a club's players, and a player's profile,
//! injuries and transfers, of both generations: texts ("Jun 30, 2025", "€35.00m") until late 2024,
//! typed values since.

use serde_json::Value;

use crate::import::absence::{listed, reason};
use crate::import::amount::money;
use crate::import::answer::{Answer, Record, number, text, texts};
use crate::import::date::{date, day};
use crate::import::harvest::{
    ClubAt, ClubsSeen, FoundAbsence, FoundClub, FoundContract, FoundPlayer, FoundSpell, Harvest, Origin, Spot,
};
use crate::import::input::Source;
use crate::import::kind::Options;
use crate::import::place;
use crate::import::position::positions;
use crate::model::{AvailabilityKind, AvailabilityStatus, Birth, Day, PartialDay, SpellKind};

use super::moves::{self, Move, Side};
use super::{IDS, LICENCE};

/// Reads one saved answer.
pub fn read(sources: &[Source], options: &Options) -> Harvest {
    let mut harvest = Harvest { origin: origin(), ..Harvest::default() };
    for (file, source) in sources.iter().enumerate() {
        let mut work = Work { source, harvest: &mut harvest, clubs: ClubsSeen::default(), known: options.known };
        work.one(file, options);
    }
    harvest
}

fn origin() -> Origin {
    Origin {
        slug: "transfermarkt-api".into(),
        name: "Transfermarkt, by its open-source API".into(),
        what: "squads, contract ends, injuries, transfers".into(),
        address: Some("https://github.com/felipeall/transfermarkt-api".into()),
        licence: Some(LICENCE.into()),
        note: Some("of a player on loan the contract's end is the loan's".into()),
    }
}

struct Work<'w> {
    source: &'w Source,
    harvest: &'w mut Harvest,
    clubs: ClubsSeen,
    known: Option<Day>,
}

impl Work<'_> {
    fn refuse(&mut self, problem: crate::ledger::Problem) {
        self.harvest.file_refused = true;
        self.harvest.problems.push(problem);
    }

    fn one(&mut self, file: usize, options: &Options) {
        let mut answer = match Answer::open(self.source, file) {
            Ok(answer) => answer,
            Err(problem) => return self.refuse(*problem),
        };
        if let Some(told) =
            answer.get("updatedAt").as_ref().and_then(Value::as_str).and_then(|text| text.get(..10)?.parse().ok())
        {
            self.harvest.witness(told);
        }
        let Some(whole) = answer.get("id").and_then(|id| text(&id, "")) else {
            let what = format!("no answer of the API has {}", answer.names());
            let problem = place::error("wrong_kind", self.source, None, what);
            return self.refuse(place::expecting(
                problem,
                "an answer with `id` and `players`, `injuries`, `transfers` or a profile",
            ));
        };
        if answer.has("players") {
            let name = answer.get("name").and_then(|name| text(&name, ""));
            let named = options.map.iter().find(|(meaning, _)| meaning == "club").map(|(_, name)| name.clone());
            let club = self.club(Spot { file, line: 1, column: 1 }, Some(&whole), named.or(name), true);
            for record in answer.records("players") {
                self.listed(&record, club);
            }
        } else if answer.has("injuries") {
            let mut player = nobody(&whole, Spot { file, line: 1, column: 1 });
            for record in answer.records("injuries") {
                self.injury(&record, &mut player);
            }
            self.harvest.players.push(player);
        } else if answer.has("transfers") {
            let player = nobody(&whole, Spot { file, line: 1, column: 1 });
            self.transfers(answer.records("transfers"), player);
        } else if let Some(record) = answer.whole().filter(|record| record.value.get("name").is_some()) {
            self.profile(&record);
        } else {
            let what = format!("no answer of the API has {}", answer.names());
            let problem = place::error("wrong_kind", self.source, None, what);
            self.refuse(place::expecting(problem, "`players`, `injuries`, `transfers` or a profile"));
        }
    }

    fn club(&mut self, spot: Spot, id: Option<&str>, name: Option<String>, squad: bool) -> ClubAt {
        let ids = id.map(|id| (IDS, id.to_owned())).into_iter().collect();
        let club = FoundClub { spot, ids, name: name.unwrap_or_default(), squad, ..FoundClub::default() };
        self.harvest.club(&mut self.clubs, club)
    }

    fn date(&mut self, record: &Record, path: &str) -> Option<PartialDay> {
        let cell = text(&record.value, path)?;
        date(&cell, None).unwrap_or_else(|error| {
            let problem =
                place::warning("bad_date", self.source, Some(record.spot), format!("{}: `{cell}` {error}", &path[1..]));
            self.harvest.problems.push(place::expecting(problem, "a date as 2026-06-30 or Jun 30, 2026"));
            None
        })
    }

    /// What is the same in a list and in a profile.
    fn person(&mut self, record: &Record) -> Option<FoundPlayer> {
        let value = &record.value;
        let (Some(id), Some(name)) = (text(value, "/id"), text(value, "/name")) else {
            self.harvest.refused += 1;
            let problem =
                place::error("bad_record", self.source, Some(record.spot), "a player without `id` and `name`");
            self.harvest.problems.push(problem);
            return None;
        };
        let born = match self.date(record, "/dateOfBirth") {
            Some(PartialDay::Day(day)) => Some(Birth::Day(day)),
            _ => None,
        };
        let worth = number(value, "/marketValue").or_else(|| money(&text(value, "/marketValue")?).map(|m| m.amount));
        Some(FoundPlayer {
            spot: record.spot,
            ids: vec![(IDS, id)],
            name,
            born,
            shirt: number(value, "/shirtNumber").and_then(|n| u8::try_from(n).ok()).filter(|n| (1..=99).contains(n)),
            value_eur: worth.filter(|worth| *worth > 0).map(|worth| (worth, None)),
            ..FoundPlayer::default()
        })
    }

    /// A player of a club's list.
    fn listed(&mut self, record: &Record, club: ClubAt) {
        let Some(mut player) = self.person(record) else { return };
        player.nationality = texts(&record.value, "/nationality");
        player.positions = text(&record.value, "/position").map(|name| positions(&name).0).unwrap_or_default();
        player.club = Some(club);
        let joined = self.date(record, "/joinedOn");
        let end = self.date(record, "/contract");
        match text(&record.value, "/joined").and_then(|joined| lender(&joined)) {
            // Of a player on loan the contract is the loan.
            Some((owner, until)) => {
                let owner = self.club(record.spot, None, Some(owner), false);
                player.spells.push(FoundSpell {
                    kind: SpellKind::Loan,
                    until: until.or(end),
                    owner: Some(owner),
                    listed: false,
                    ..FoundSpell::listed(club, joined)
                });
            }
            None => {
                player.spells.push(FoundSpell::listed(club, joined));
                player.contracts.extend(end.map(|end| FoundContract { club, start: None, end, option: None }));
            }
        }
        player.absences.extend(text(&record.value, "/status").and_then(|status| absent(&status)));
        self.harvest.players.push(player);
    }

    fn profile(&mut self, record: &Record) {
        let Some(mut player) = self.person(record) else { return };
        let value = &record.value;
        player.nationality = texts(value, "/citizenship");
        let main = text(value, "/position/main");
        let names = main.into_iter().chain(texts(value, "/position/other"));
        for position in names.flat_map(|name| positions(&name).0) {
            if !player.positions.contains(&position) {
                player.positions.push(position);
            }
        }
        if let Some(name) = text(value, "/club/name").filter(|name| moves::side(name).is_none()) {
            let club = self.club(record.spot, text(value, "/club/id").as_deref(), Some(name), true);
            player.club = Some(club);
            let joined = self.date(record, "/club/joined");
            player.spells.push(FoundSpell::listed(club, joined));
            let end = self.date(record, "/club/contractExpires");
            player.contracts.extend(end.map(|end| FoundContract {
                club,
                start: None,
                end,
                option: text(value, "/club/contractOption"),
            }));
        }
        self.harvest.players.push(player);
    }

    fn injury(&mut self, record: &Record, player: &mut FoundPlayer) {
        let begin = self.date(record, "/fromDate").or_else(|| self.date(record, "/from"));
        let end = self.date(record, "/untilDate").or_else(|| self.date(record, "/until"));
        let (Some(PartialDay::Day(since)), Some(what)) = (begin, text(&record.value, "/injury")) else {
            self.harvest.refused += 1;
            let problem =
                place::error("bad_record", self.source, Some(record.spot), "an injury without its name or first day");
            self.harvest.problems.push(place::expecting(problem, "`injury` and `from` or `fromDate`"));
            return;
        };
        let over = if let Some(PartialDay::Day(over)) = end { Some(over) } else { None };
        player.absences.push(listed(&what, since, over));
    }

    fn transfers(&mut self, records: Vec<Record>, mut player: FoundPlayer) {
        let mut rows = Vec::new();
        for record in records {
            let cell = text(&record.value, "/date").unwrap_or_default();
            let Ok(Some(day)) = day(&cell, None) else {
                self.harvest.refused += 1;
                let what = format!("a transfer on `{cell}`");
                let problem = place::error("bad_record", self.source, Some(record.spot), what);
                self.harvest.problems.push(place::expecting(problem, "a day as 2026-07-01"));
                continue;
            };
            let fee = text(&record.value, "/fee").unwrap_or_default().to_ascii_lowercase();
            let loan = if fee.starts_with("end of loan") {
                Some(false)
            } else if fee.starts_with("loan") {
                Some(true)
            } else {
                None
            };
            let paid = number(&record.value, "/fee").or_else(|| money(&fee).map(|m| m.amount));
            let (from, to) = (self.side(&record, ["/clubFrom", "/from"]), self.side(&record, ["/clubTo", "/to"]));
            rows.push(Move { day, from, to, fee: paid, loan });
        }
        let known = self.known.or(self.harvest.newest);
        moves::add(&mut player, &mut rows, known);
        player.club = player.spells.last().map(|spell| spell.club);
        self.harvest.players.push(player);
    }

    fn side(&mut self, record: &Record, names: [&str; 2]) -> Side {
        for of in names {
            let name =
                text(&record.value, &format!("{of}/name")).or_else(|| text(&record.value, &format!("{of}/clubName")));
            let id = text(&record.value, &format!("{of}/id")).or_else(|| text(&record.value, &format!("{of}/clubID")));
            if let Some(name) = name {
                return moves::side(&name)
                    .unwrap_or_else(|| Side::Club(self.club(record.spot, id.as_deref(), Some(name), false)));
            }
        }
        Side::Unknown
    }
}

/// A player who is known by his id alone.
fn nobody(id: &str, spot: Spot) -> FoundPlayer {
    FoundPlayer { spot, ids: vec![(IDS, id.to_owned())], only_known: true, ..FoundPlayer::default() }
}

/// `On loan from AFC Bournemouth until Jun 30, 2025`.
fn lender(joined: &str) -> Option<(String, Option<PartialDay>)> {
    let rest = joined.strip_prefix("On loan from ")?;
    let (owner, until) = rest.split_once(" until ").unwrap_or((rest, ""));
    let owner = owner.split(';').next()?.trim();
    (!owner.is_empty())
        .then(|| (owner.to_owned(), date(until.split(';').next().unwrap_or_default(), None).ok().flatten()))
}

/// A status that names an absence; others say who is captain.
fn absent(status: &str) -> Option<FoundAbsence> {
    let reason = reason(status.split(" - ").next().unwrap_or(status));
    (reason.kind != AvailabilityKind::Other).then(|| FoundAbsence {
        kind: reason.kind,
        part: reason.part,
        detail: reason.detail,
        status: match reason.kind {
            AvailabilityKind::Suspension => AvailabilityStatus::Suspended,
            AvailabilityKind::NationalTeam => AvailabilityStatus::Away,
            _ => AvailabilityStatus::Out,
        },
        ..FoundAbsence::available()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loan_stands_in_words() {
        let (owner, until) = lender("On loan from AFC Bournemouth until Jun 30, 2025").unwrap();
        assert_eq!((owner.as_str(), until.unwrap().to_string().as_str()), ("AFC Bournemouth", "2025-06-30"));
        assert_eq!(lender("Joined from Brentford FC; date: Jul 4, 2024; fee: €31.90m"), None);
        assert!(absent("Team captain").is_none());
        assert_eq!(
            absent("Cruciate ligament tear - Return expected on Sep 1, 2026").unwrap().kind,
            AvailabilityKind::Injury
        );
    }
}
