//! Records put into the text of a ledger file and taken out of it; the rest of the file stays.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::ledger::format::{
    AvailabilityRecord, ClaimRecord, ClubRecord, ContractRecord, CorrectionRecord, FactRecord, LedgerFile,
    OutcomeRecord, PlayerRecord, ReportRecord, SagaRecord, SourceRecord,
};

use super::change::Spot;

/// What a file's text can and cannot take.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The record's own words cannot be read: a journal of another version, or damage.
    Record(serde_json::Error),
    /// The record that it belongs to is not there.
    NoParent,
}

/// A record's words as this program writes them, from whatever spacing they have.
pub(super) fn canonical(spot: &Spot, raw: &RawValue) -> Result<String, serde_json::Error> {
    fn again<'a, R: Deserialize<'a> + Serialize>(raw: &'a RawValue) -> Result<String, serde_json::Error> {
        serde_json::to_string(&serde_json::from_str::<R>(raw.get())?)
    }
    match spot {
        Spot::Club(_) => again::<ClubRecord<'_>>(raw),
        Spot::Player(_) => again::<PlayerRecord<'_>>(raw),
        Spot::Source(_) => again::<SourceRecord<'_>>(raw),
        Spot::Saga(_) => again::<SagaRecord<'_>>(raw),
        Spot::Report(_) => again::<ReportRecord<'_>>(raw),
        Spot::Claim { .. } => again::<ClaimRecord<'_>>(raw),
        Spot::Fact { .. } => again::<FactRecord<'_>>(raw),
        Spot::Contract(_) => again::<ContractRecord<'_>>(raw),
        Spot::Correction(_) => again::<CorrectionRecord<'_>>(raw),
        Spot::Absence(_) => again::<AvailabilityRecord<'_>>(raw),
        Spot::Outcome(_) => again::<OutcomeRecord<'_>>(raw),
    }
}

/// A record as it is written into the journal.
pub(super) fn raw<R: Serialize>(record: &R) -> Option<Box<RawValue>> {
    // Records hold texts, numbers and lists of them, which always become JSON.
    serde_json::value::to_raw_value(record).ok()
}

/// The words of the record at a spot, without the parts that have spots of their own. A record
/// without an id is there if those very words are.
pub(super) fn current(file: &LedgerFile<'_>, spot: &Spot, words: Option<&str>) -> Option<String> {
    let one = |text: Option<Result<String, serde_json::Error>>| text.and_then(Result::ok);
    match spot {
        Spot::Club(id) => one(file.clubs.iter().find(|r| *r.id == **id).map(serde_json::to_string)),
        Spot::Source(id) => one(file.sources.iter().find(|r| *r.id == **id).map(serde_json::to_string)),
        Spot::Player(id) => one(player(file, id).map(|r| serde_json::to_string(&bare_player(r)))),
        Spot::Saga(id) => one(saga(file, id).map(|r| serde_json::to_string(&bare_saga(r)))),
        Spot::Report(id) => one(report(file, id).map(|r| serde_json::to_string(&bare_report(r)))),
        Spot::Claim { report: parent, id } => {
            one(report(file, parent).and_then(|r| r.claims.iter().find(|c| *c.id == **id)).map(serde_json::to_string))
        }
        Spot::Fact { report: parent, id } => {
            one(report(file, parent).and_then(|r| r.facts.iter().find(|c| *c.id == **id)).map(serde_json::to_string))
        }
        Spot::Contract(id) => same(player(file, id).map_or(&[], |r| &r.contracts), words),
        Spot::Correction(id) => same(player(file, id).map_or(&[], |r| &r.corrections), words),
        Spot::Outcome(id) => same(saga(file, id).map_or(&[], |r| &r.outcomes), words),
        Spot::Absence(_) => same(&file.availability, words),
    }
}

/// Puts a record at a spot, in place of the one that is there, or takes it away.
pub(super) fn put<'a>(
    file: &mut LedgerFile<'a>,
    spot: &Spot,
    before: Option<&'a RawValue>,
    after: Option<&'a RawValue>,
) -> Result<(), Refusal> {
    match spot {
        Spot::Club(id) => named(&mut file.clubs, |r| *r.id == **id, after, |_, _| {}),
        Spot::Source(id) => named(&mut file.sources, |r| *r.id == **id, after, |_, _| {}),
        Spot::Player(id) => named(
            &mut file.players,
            |r| *r.id == **id,
            after,
            |old, new| {
                new.contracts = std::mem::take(&mut old.contracts);
                new.corrections = std::mem::take(&mut old.corrections);
            },
        ),
        Spot::Saga(id) => named(
            &mut file.sagas,
            |r| *r.id == **id,
            after,
            |old, new| {
                new.outcomes = std::mem::take(&mut old.outcomes);
            },
        ),
        Spot::Report(id) => named(
            &mut file.reports,
            |r| *r.id == **id,
            after,
            |old, new| {
                new.claims = std::mem::take(&mut old.claims);
                new.facts = std::mem::take(&mut old.facts);
            },
        ),
        Spot::Claim { report, id } => {
            let parent = file.reports.iter_mut().find(|r| *r.id == **report).ok_or(Refusal::NoParent)?;
            named(&mut parent.claims, |r| *r.id == **id, after, |_, _| {})
        }
        Spot::Fact { report, id } => {
            let parent = file.reports.iter_mut().find(|r| *r.id == **report).ok_or(Refusal::NoParent)?;
            named(&mut parent.facts, |r| *r.id == **id, after, |_, _| {})
        }
        Spot::Contract(id) => {
            let parent = file.players.iter_mut().find(|r| *r.id == **id).ok_or(Refusal::NoParent)?;
            nameless(&mut parent.contracts, before, after)
        }
        Spot::Correction(id) => {
            let parent = file.players.iter_mut().find(|r| *r.id == **id).ok_or(Refusal::NoParent)?;
            nameless(&mut parent.corrections, before, after)
        }
        Spot::Outcome(id) => {
            let parent = file.sagas.iter_mut().find(|r| *r.id == **id).ok_or(Refusal::NoParent)?;
            nameless(&mut parent.outcomes, before, after)
        }
        Spot::Absence(_) => nameless(&mut file.availability, before, after),
    }
}

/// Whether a record holds parts with spots of their own, so that it cannot be taken away.
pub(super) fn holds_parts(file: &LedgerFile<'_>, spot: &Spot) -> bool {
    match spot {
        Spot::Player(id) => player(file, id).is_some_and(|r| !r.contracts.is_empty() || !r.corrections.is_empty()),
        Spot::Saga(id) => saga(file, id).is_some_and(|r| !r.outcomes.is_empty()),
        Spot::Report(id) => report(file, id).is_some_and(|r| !r.claims.is_empty() || !r.facts.is_empty()),
        _ => false,
    }
}

fn player<'f, 'a>(file: &'f LedgerFile<'a>, id: &str) -> Option<&'f PlayerRecord<'a>> {
    file.players.iter().find(|r| *r.id == *id)
}

fn saga<'f, 'a>(file: &'f LedgerFile<'a>, id: &str) -> Option<&'f SagaRecord<'a>> {
    file.sagas.iter().find(|r| *r.id == *id)
}

fn report<'f, 'a>(file: &'f LedgerFile<'a>, id: &str) -> Option<&'f ReportRecord<'a>> {
    file.reports.iter().find(|r| *r.id == *id)
}

fn bare_player<'a>(record: &PlayerRecord<'a>) -> PlayerRecord<'a> {
    PlayerRecord { contracts: Vec::new(), corrections: Vec::new(), ..record.clone() }
}

fn bare_saga<'a>(record: &SagaRecord<'a>) -> SagaRecord<'a> {
    SagaRecord { outcomes: Vec::new(), ..record.clone() }
}

fn bare_report<'a>(record: &ReportRecord<'a>) -> ReportRecord<'a> {
    ReportRecord { claims: Vec::new(), facts: Vec::new(), ..record.clone() }
}

fn same<R: Serialize>(list: &[R], words: Option<&str>) -> Option<String> {
    list.iter().filter_map(|r| serde_json::to_string(r).ok()).find(|text| Some(text.as_str()) == words)
}

fn named<'a, R: Deserialize<'a>>(
    list: &mut Vec<R>,
    is: impl Fn(&R) -> bool,
    after: Option<&'a RawValue>,
    take_over: impl FnOnce(&mut R, &mut R),
) -> Result<(), Refusal> {
    let place = list.iter().position(is);
    let Some(after) = after else {
        if let Some(place) = place {
            list.remove(place);
        }
        return Ok(());
    };
    let mut new: R = serde_json::from_str(after.get()).map_err(Refusal::Record)?;
    match place {
        Some(place) => {
            take_over(&mut list[place], &mut new);
            list[place] = new;
        }
        None => list.push(new),
    }
    Ok(())
}

fn nameless<'a, R: Deserialize<'a> + PartialEq>(
    list: &mut Vec<R>,
    before: Option<&'a RawValue>,
    after: Option<&'a RawValue>,
) -> Result<(), Refusal> {
    if let Some(before) = before {
        let old: R = serde_json::from_str(before.get()).map_err(Refusal::Record)?;
        if let Some(place) = list.iter().position(|r| *r == old) {
            list.remove(place);
        }
    }
    if let Some(after) = after {
        let new: R = serde_json::from_str(after.get()).map_err(Refusal::Record)?;
        if !list.contains(&new) {
            list.push(new);
        }
    }
    Ok(())
}
