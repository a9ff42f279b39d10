//! Readings as tables.

use crate::export::{Cell, Column, Sheet};
use crate::ingest::{Fee, ReadClaim, ReadFact, Reading};
use crate::ledger::words;
use crate::model::{Currency, Day, Money, Stage};
use crate::show;
use crate::text::sanitise;

/// Everything read, claims and facts in one sheet for programs.
pub fn sheet(readings: &[Reading]) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("document", "Document").min(12),
        Column::new("date", "Date").min(10),
        Column::new("record", "Record").min(5),
        Column::new("player", "Player").min(10).importance(240),
        Column::new("from", "From").min(8),
        Column::new("to", "To").min(8).importance(220),
        Column::new("kind", "Stage or kind").min(8).importance(230),
        Column::new("polarity", "Polarity").min(7),
        Column::new("modality", "Modality").min(8),
        Column::new("value", "Value").min(8),
        Column::new("source", "Source").min(10).importance(200),
        Column::new("relay", "Relay").min(8),
        Column::new("saga", "Saga").min(8),
        Column::new("start", "Start").right(),
        Column::new("end", "End").right(),
        Column::new("evidence", "Evidence").min(20).importance(210),
    ]);
    for reading in readings {
        let document = || [Cell::from(reading.document.path.clone()), Cell::from(reading.document.date.clone())];
        for claim in &reading.claims {
            sheet.push(document().into_iter().chain(claim_cells(claim)));
        }
        for fact in &reading.facts {
            sheet.push(document().into_iter().chain(fact_cells(fact)));
        }
    }
    sheet
}

fn claim_cells(claim: &ReadClaim) -> [Cell; 14] {
    [
        Cell::new("claim"),
        Cell::new(&claim.player),
        Cell::from(claim.from.clone()),
        Cell::from(claim.to.clone()),
        Cell::new(&claim.stage),
        Cell::new(&claim.polarity),
        Cell::new(&claim.modality),
        claim.fee.as_ref().map_or_else(Cell::empty, fee_cell),
        Cell::from(claim.source.clone()),
        Cell::from(claim.relay.clone()),
        Cell::from(claim.saga.clone()),
        Cell::new(claim.evidence.start.to_string()),
        Cell::new(claim.evidence.end.to_string()),
        Cell::new(&claim.evidence.text),
    ]
}

fn fact_cells(fact: &ReadFact) -> [Cell; 14] {
    [
        Cell::new("fact"),
        Cell::new(&fact.player),
        Cell::empty(),
        Cell::empty(),
        Cell::new(&fact.kind),
        Cell::empty(),
        Cell::empty(),
        Cell::from(fact.value.clone()),
        Cell::empty(),
        Cell::empty(),
        Cell::empty(),
        Cell::new(fact.evidence.start.to_string()),
        Cell::new(fact.evidence.end.to_string()),
        Cell::new(&fact.evidence.text),
    ]
}

/// Everything read, a page for each document; of those that were not read, stderr tells.
pub fn pages(readings: &[Reading]) -> String {
    readings.iter().filter(|reading| was_read(reading)).map(page).collect::<Vec<_>>().join("\n")
}

fn page(reading: &Reading) -> String {
    let mut page = heading(reading);
    page.push('\n');
    if reading.claims.is_empty() && reading.facts.is_empty() {
        page.push_str(NOTHING);
    }
    if !reading.claims.is_empty() {
        page.push_str(&claims(&reading.claims).to_table(None));
    }
    if !reading.facts.is_empty() {
        page.push('\n');
        page.push_str(&facts(&reading.facts).to_table(None));
    }
    page
}

/// What stands below an article that claims nothing.
pub const NOTHING: &str = "  nothing about a transfer, a contract or an injury in it\n";

/// Whether a document was read at all.
pub fn was_read(reading: &Reading) -> bool {
    !reading.problems.iter().any(|problem| problem.code.stops())
}

/// `seeds/000.txt · 6 Feb 2026 · Saikat Mandal`.
pub fn heading(reading: &Reading) -> String {
    let head = &reading.document;
    let day = head.date.as_deref().map(|date| date.parse::<Day>().map_or_else(|_| date.to_owned(), show::day));
    let parts = [head.path.clone(), day, head.outlet.clone(), head.author.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().map(|part| sanitise(&part).into_owned()).collect();
    parts.join(" · ")
}

fn claims(claims: &[ReadClaim]) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("player", "Player").min(10).importance(240),
        Column::new("from", "From").min(8),
        Column::new("to", "To").min(8).importance(220),
        Column::new("stage", "Says").min(10).importance(230),
        Column::new("how", "How").min(8),
        Column::new("fee", "Fee").right(),
        Column::new("source", "Source").min(12).importance(200),
        Column::new("evidence", "In the words").min(24).importance(210),
    ]);
    for claim in claims {
        sheet.push([
            Cell::new(&claim.player),
            Cell::from(claim.from.clone()),
            Cell::from(claim.to.clone()),
            Cell::new(stage_said(claim)),
            Cell::new(manner(claim)),
            claim.fee.as_ref().map_or_else(Cell::empty, fee_cell),
            Cell::new(chain(claim)),
            Cell::new(&claim.evidence.text),
        ]);
    }
    sheet
}

fn facts(facts: &[ReadFact]) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("player", "Player").min(10).importance(240),
        Column::new("kind", "Fact").min(8).importance(220),
        Column::new("value", "Value").min(8).importance(230),
        Column::new("evidence", "In the words").min(24).importance(210),
    ]);
    for fact in facts {
        sheet.push([
            Cell::new(&fact.player),
            Cell::new(fact.kind.replace('_', " ")),
            Cell::from(fact.value.clone()),
            Cell::new(&fact.evidence.text),
        ]);
    }
    sheet
}

/// What a claim says, in words: `no talks`, `bid rejected`.
pub fn stage_said(claim: &ReadClaim) -> String {
    let polarity = words::POLARITIES.iter().find(|(word, _)| *word == claim.polarity).map(|(_, p)| *p);
    match (Stage::from_code(&claim.stage), polarity) {
        (Some(stage), Some(polarity)) => show::stage_said(stage, polarity).to_owned(),
        _ => claim.stage.replace('_', " "),
    }
}

/// In what manner it is claimed, where that is more than plain news.
pub fn manner(claim: &ReadClaim) -> String {
    let modality = words::MODALITIES.iter().find(|(word, _)| *word == claim.modality).map(|(_, m)| *m);
    let modality = modality.and_then(show::modality_mark).map(str::to_owned);
    let past = claim.past.then(|| claim.as_of.as_ref().map_or_else(|| "earlier".to_owned(), |d| format!("of {d}")));
    let deal = claim.deal.as_deref().map(|deal| deal.replace('_', " "));
    [modality, past, deal].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Who said it, and through whom it came.
pub fn chain(claim: &ReadClaim) -> String {
    let origin = claim.source.as_deref().or(claim.vague_source.as_deref()).unwrap_or("unnamed");
    show::chain([origin, claim.relay.as_deref().unwrap_or("")])
}

fn fee_cell(fee: &Fee) -> Cell {
    Cell::with_value(fee_said(fee), format!("{} {}", fee.amount + fee.addons.unwrap_or(0), fee.currency))
}

/// A fee in words.
pub fn fee_said(fee: &Fee) -> String {
    match Currency::from_code(&fee.currency) {
        Some(currency) => show::money(Money { amount: fee.amount, currency, addons: fee.addons }),
        None => format!("{} {}", show::grouped(fee.amount), fee.currency),
    }
}
