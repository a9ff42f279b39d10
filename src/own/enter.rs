//! What is entered by hand: reports, claims, facts, and newer values beside earlier ones.

use crate::ledger::Ledger;
use crate::ledger::format::{CorrectionRecord, OutcomeRecord, ReportRecord, SagaRecord};
use crate::ledger::words::RESULTS;
use crate::model::{Birth, Clock, Day, PartialDay, Position, pick};
use crate::text::nearest;

use super::change::Spot;
use super::error::OwnError;
use super::journal::{Decision, Deed};
use super::plan::Planner;
use super::proposal::{ClaimProposal, FactProposal, ReportProposal};
use super::shelf::Shelf;
use super::store::{Hand, Own};

/// Where something that is entered was published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Published {
    /// In a report that the ledger has, by id.
    Known(String),
    /// In one that is told here.
    New(ReportProposal),
}

/// What is entered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    /// A report, with nothing in it yet.
    Report,
    /// A claim.
    Claim(Box<ClaimProposal>),
    /// A fact.
    Fact(Box<FactProposal>),
}

/// A newer value of a player or saga.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    /// Which value: one of [`Correction::OF_PLAYER`], or `outcome` of a saga.
    pub field: String,
    /// The value.
    pub value: String,
    /// From when it is known.
    pub known: Day,
    /// Reports or tables behind it.
    pub cite: Vec<String>,
    /// Of a contract, the club; else the one he belongs to. Of an outcome, the one he is at.
    pub club: Option<String>,
    /// Of an outcome, the day it was settled.
    pub on: Option<Day>,
}

impl Correction {
    /// What of a player can be corrected.
    pub const OF_PLAYER: [&str; 6] = ["born", "nationality", "positions", "shirt", "value_eur", "contract_end"];
}

impl Own {
    /// Enters a report, claim or fact by hand; its id comes back with the decision.
    pub fn add(
        &mut self,
        ledger: &Ledger,
        published: &Published,
        entry: &Entry,
        by: &Hand,
    ) -> Result<&Decision, OwnError> {
        let mut records = Shelf::of(self.folder());
        let mut planner = Planner::new(ledger, &mut records);
        let (report, day) = planner.published(published)?;
        let (what, id) = match entry {
            Entry::Report => ("report", report),
            Entry::Claim(claim) => ("claim", planner.claim(claim, day, &report, "1", None)?),
            Entry::Fact(fact) => ("fact", planner.fact(fact, day, &report, "1")),
        };
        let plan = planner.plan;
        if plan.changes.is_empty() {
            return Err(OwnError::value(format!("the {what} `{id}` is there already"), "a new one"));
        }
        self.decide(Deed::Add { what: what.to_owned(), id }, plan, by)
    }

    /// Enters a newer value of a player or saga; the earlier ones stay and show on earlier days.
    pub fn correct(
        &mut self,
        ledger: &Ledger,
        whom: &str,
        correction: &Correction,
        by: &Hand,
    ) -> Result<&Decision, OwnError> {
        for id in &correction.cite {
            let index = &ledger.index;
            if !index.reports.contains_key(id.as_str()) && !index.tables.contains_key(id.as_str()) {
                let near = nearest(id, index.reports.keys().chain(index.tables.keys()).map(AsRef::as_ref));
                let near = near.map(str::to_owned).into_iter().collect();
                return Err(OwnError::Unknown { kind: "report or table", name: id.clone(), near });
            }
        }
        let mut records = Shelf::of(self.folder());
        let mut planner = Planner::new(ledger, &mut records);
        let what = if correction.field == "outcome" {
            planner.outcome(whom, correction)?;
            "saga"
        } else {
            planner.correction(whom, correction)?;
            "player"
        };
        let plan = planner.plan;
        let deed = Deed::Correct {
            what: what.to_owned(),
            id: whom.to_owned(),
            field: correction.field.clone(),
            before: held(ledger, whom, correction),
            after: correction.value.clone(),
        };
        self.decide(deed, plan, by)
    }
}

impl Planner<'_> {
    /// The report that something is entered into, and its day.
    fn published(&mut self, published: &Published) -> Result<(String, Day), OwnError> {
        match published {
            Published::New(report) => {
                let day = report.day.ok_or_else(|| OwnError::value("a report needs its day", "a day as 2026-03-11"))?;
                Ok((self.report_of(report, day, None, None), day))
            }
            Published::Known(id) => {
                let Some(report) = self.ledger.index.reports.get(id.as_str()).map(|id| &self.ledger[*id]) else {
                    let near = nearest(id, self.ledger.index.reports.keys().map(AsRef::as_ref));
                    let near = near.map(str::to_owned).into_iter().collect();
                    return Err(OwnError::Unknown { kind: "report", name: id.clone(), near });
                };
                self.begin_report(&ReportRecord {
                    id: id.clone().into(),
                    published: report.published.to_string().into(),
                    ..ReportRecord::default()
                });
                Ok((id.clone(), report.published))
            }
        }
    }

    fn correction(&mut self, player: &str, correction: &Correction) -> Result<(), OwnError> {
        let value = correction.value.trim();
        let cite: Vec<_> = correction.cite.iter().map(|id| id.clone().into()).collect();
        let known = Some(correction.known.to_string().into());
        if correction.field == "contract_end" {
            if value.parse::<PartialDay>().is_err() {
                let wanted = "a date as 2028-06-30, a season as 2027/28 or a year";
                return Err(OwnError::value(format!("`{value}` is no end of a contract"), wanted));
            }
            let club = correction.club.clone().or_else(|| self.home(player, correction.known));
            let club = club.ok_or_else(|| OwnError::value("he has no club on that day", "the club of the contract"))?;
            self.contract(player, &club, value, &correction.cite, correction.known);
            return Ok(());
        }
        let mut record = CorrectionRecord { cite, known, ..CorrectionRecord::default() };
        let list = || value.split(',').map(str::trim).filter(|text| !text.is_empty());
        match correction.field.as_str() {
            "born" => {
                let born: Day = super::fields::day(value)?;
                record.born = Some(born.to_string().into());
            }
            "nationality" => record.nationality = list().map(|text| text.to_owned().into()).collect(),
            "positions" => {
                if let Some(odd) = list().find(|code| code.parse::<Position>().is_err()) {
                    return Err(OwnError::value(format!("`{odd}` is no position"), "codes such as CB, LB or CF"));
                }
                record.positions = list().map(|text| text.to_owned().into()).collect();
            }
            "shirt" => record.shirt = Some(number(value, "a number from 1 to 99", 99)? as u8),
            "value_eur" => record.value_eur = Some(number(value, "whole euros", u64::MAX)?),
            other => {
                let near = nearest(other, Correction::OF_PLAYER).map(|near| vec![near.to_owned()]);
                let all = || Correction::OF_PLAYER.iter().map(|field| (*field).to_owned()).collect();
                return Err(OwnError::Unknown {
                    kind: "value of a player",
                    name: other.to_owned(),
                    near: near.unwrap_or_else(all),
                });
            }
        }
        let parent = self.own_player(player);
        self.part(&parent, Spot::Correction(player.into()), &record);
        Ok(())
    }

    fn outcome(&mut self, saga: &str, correction: &Correction) -> Result<(), OwnError> {
        let value = correction.value.trim();
        if !RESULTS.iter().any(|(word, _)| *word == value) {
            let all = RESULTS.iter().map(|(word, _)| (*word).to_owned()).collect();
            return Err(OwnError::Unknown { kind: "outcome", name: value.to_owned(), near: all });
        }
        let Some(known) = self.ledger.index.sagas.get(saga).map(|id| &self.ledger[*id]) else {
            let near = nearest(saga, self.ledger.index.sagas.keys().map(AsRef::as_ref));
            let near = near.map(str::to_owned).into_iter().collect();
            return Err(OwnError::Unknown { kind: "saga", name: saga.to_owned(), near });
        };
        let spot = Spot::Saga(saga.into());
        let player = self.ledger[known.player].slug.to_string();
        let head = SagaRecord { id: saga.to_owned().into(), player: player.into(), ..SagaRecord::default() };
        self.support(&spot, "sagas.json", &head);
        let record = OutcomeRecord {
            result: value.to_owned().into(),
            date: correction.on.unwrap_or(correction.known).to_string().into(),
            final_club: correction.club.clone().map(Into::into),
            cite: correction.cite.iter().map(|id| id.clone().into()).collect(),
            known: Some(correction.known.to_string().into()),
            ..OutcomeRecord::default()
        };
        self.part(&spot, Spot::Outcome(saga.into()), &record);
        Ok(())
    }
}

fn number(text: &str, expected: &str, most: u64) -> Result<u64, OwnError> {
    let number = text.parse().ok().filter(|number| (1..=most).contains(number));
    number.ok_or_else(|| OwnError::value(format!("`{text}` is no such number"), expected))
}

/// What was held of a value so far, in words.
fn held(ledger: &Ledger, player: &str, correction: &Correction) -> Option<String> {
    let player = &ledger[*ledger.index.players.get(player)?];
    let clock = Clock::on(correction.known);
    match correction.field.as_str() {
        "born" => pick(&player.born, &clock).map(|picked| match picked.value() {
            Birth::Day(day) => day.to_string(),
            Birth::Aged { years, on } => format!("{years} years on {on}"),
        }),
        "nationality" => pick(&player.nationality, &clock).map(|picked| picked.value().join(", ")),
        "shirt" => pick(&player.shirt, &clock).map(|picked| picked.value().to_string()),
        "value_eur" => pick(&player.value_eur, &clock).map(|picked| picked.value().to_string()),
        "positions" => pick(&player.positions, &clock).map(|picked| {
            let codes: Vec<&str> = picked.value().iter().map(|position| position.code()).collect();
            codes.join(", ")
        }),
        "contract_end" => pick(&player.contracts, &clock).map(|picked| picked.value().end.to_string()),
        _ => None,
    }
}
