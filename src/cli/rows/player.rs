//! A player of a chart or board, as JSON.

use serde::Serialize;

use crate::desk::SagaLink;
use crate::ledger::Ledger;
use crate::model::{Birth, Evidence};
use crate::squad::{Cell, Row};

use super::availability::AvailabilityJson;
use super::saga::SagaLinkJson;
use super::{club_id, club_name};

/// A player with everything that a chart shows of him.
#[derive(Serialize, Clone, Debug)]
pub struct PlayerJson {
    /// His id.
    pub id: String,
    /// His name.
    pub name: String,
    /// The day he was born, where it is known.
    pub born: Option<String>,
    /// His age in whole years, where it is certain.
    pub age: Option<i32>,
    /// The youngest and the oldest that he can be.
    pub age_range: Option<[i32; 2]>,
    /// The nation he plays for.
    pub nationality: Option<String>,
    /// All his nationalities.
    pub nationalities: Vec<String>,
    /// His positions, the main one first.
    pub positions: Vec<&'static str>,
    /// His shirt number.
    pub shirt: Option<u8>,
    /// His place at his position, where there is evidence for one.
    pub rank: Option<u16>,
    /// What the order rests on: `stated`, `starts`, `minutes`, `shirt` or `name`.
    pub rank_basis: &'static str,
    /// League starts this season for this club, where counted.
    pub starts: Option<u16>,
    /// The last day of his contract.
    pub contract_end: Option<String>,
    /// Whether that day is worked out from a season, a year or a month.
    pub contract_inferred: bool,
    /// Whether his contract was read later than the as-of day.
    pub backfilled: bool,
    /// Every value of the row that was read later than the as-of day.
    pub backfilled_values: Vec<&'static str>,
    /// Whole months left.
    pub months_left: Option<i32>,
    /// `expired`, `under_6_months`, `under_12_months` or `none`.
    pub contract_alarm: Option<&'static str>,
    /// Whether clubs abroad may agree with him already.
    pub free_to_talk_abroad: bool,
    /// `squad`, `arriving`, `leaving`, `on_loan_in`, `loaned_out` or `linked_in`.
    pub presence: &'static str,
    /// The owner, borrower, next or present club, as his presence has it.
    pub other_club: Option<String>,
    /// Its id.
    pub other_club_id: Option<String>,
    /// Whether he can play.
    pub availability: AvailabilityJson,
    /// His sagas that concern the club.
    pub sagas: Vec<SagaLinkJson>,
    /// Reports and tables that the row rests on.
    pub reports: Vec<EvidenceJson>,
}

/// A report or table behind values.
#[derive(Serialize, Clone, Debug)]
pub struct EvidenceJson {
    /// Its id.
    pub id: String,
    /// `report` or `table`.
    pub kind: &'static str,
    /// The day it was published, or is of.
    pub day: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Which values rest on it.
    pub values: Vec<&'static str>,
}

impl EvidenceJson {
    /// One piece of evidence.
    pub fn of(ledger: &Ledger, evidence: Evidence) -> Self {
        let day = ledger.evidence_day(evidence).map(|day| day.to_string());
        let (id, kind, url) = match evidence {
            Evidence::Report(id) => (ledger[id].slug.to_string(), "report", ledger[id].url.as_deref()),
            Evidence::Table(id) => (ledger[id].slug.to_string(), "table", ledger[id].address.as_deref()),
        };
        Self { id, kind, day, url: url.map(String::from), values: Vec::new() }
    }

    /// What a row rests on, once each, with the values that rest on it.
    fn of_row(ledger: &Ledger, row: &Row) -> Vec<Self> {
        let mut found: Vec<(Evidence, Self)> = Vec::new();
        for backing in &row.backing {
            for evidence in &backing.evidence {
                let place = found.iter().position(|(known, _)| known == evidence).unwrap_or_else(|| {
                    found.push((*evidence, Self::of(ledger, *evidence)));
                    found.len() - 1
                });
                found[place].1.values.push(backing.cell.code());
            }
        }
        found.into_iter().map(|(_, evidence)| evidence).collect()
    }
}

impl PlayerJson {
    /// A row with its sagas.
    pub fn of(ledger: &Ledger, row: &Row, sagas: &[SagaLink]) -> Self {
        let player = &ledger[row.player];
        let contract = row.contract.as_ref();
        let backfilled = |cell: Cell| row.backing_of(cell).is_some_and(|backing| backing.backfilled);
        Self {
            id: player.slug.to_string(),
            name: player.name.to_string(),
            born: row.born.and_then(|birth| match birth {
                Birth::Day(day) => Some(day.to_string()),
                Birth::Aged { .. } => None,
            }),
            age: row.age.filter(|age| age.from == age.to).map(|age| age.from),
            age_range: row.age.map(|age| [age.from, age.to]),
            nationality: row.nationality.first().map(ToString::to_string),
            nationalities: row.nationality.iter().map(ToString::to_string).collect(),
            positions: row.positions.iter().map(|position| position.code()).collect(),
            shirt: row.shirt,
            rank: row.rank,
            rank_basis: row.rank_basis.code(),
            starts: row.ranked.starts,
            contract_end: contract.map(|contract| contract.end_day.to_string()),
            contract_inferred: contract.is_some_and(|contract| contract.inferred),
            backfilled: backfilled(Cell::Contract),
            backfilled_values: row.backing.iter().filter(|b| b.backfilled).map(|b| b.cell.code()).collect(),
            months_left: contract.map(|contract| contract.months_left),
            contract_alarm: contract.map(|contract| contract.alarm.code()),
            free_to_talk_abroad: contract.is_some_and(|contract| contract.talks_abroad.open),
            presence: row.presence.code(),
            other_club: club_name(ledger, row.other_club),
            other_club_id: club_id(ledger, row.other_club),
            availability: AvailabilityJson::of(&row.availability),
            sagas: sagas.iter().map(|link| SagaLinkJson::of(ledger, link)).collect(),
            reports: EvidenceJson::of_row(ledger, row),
        }
    }
}
