//! What several commands tell of evidence: contributions, chains as trees, histories, changes.

use crate::cli::session::Session;
use crate::desk::{Change, SagaPage, Shown};
use crate::export::{Cell, Column, Sheet};
use crate::ledger::Ledger;
use crate::rumour::{HistoryDay, Likelihood, Voice};
use crate::show;

/// The likelihood with what it is made of, and who said what.
pub(super) fn parts(session: &Session, page: &SagaPage<'_>) -> String {
    let ledger = session.ledger();
    let mut lines: Vec<String> = page.likelihood.iter().flat_map(|likelihood| summed(ledger, likelihood)).collect();
    if !page.voices.is_empty() {
        lines.push("Who said it first, and what was made of it:".to_string());
        lines.extend(page.voices.iter().flat_map(|voice| tree(ledger, voice)));
    }
    lines.iter().map(|line| crate::text::sanitise(line).into_owned() + "\n").collect::<String>() + "\n"
}

/// `24 % likely`, and the log-odds that sum to it.
fn summed(ledger: &Ledger, likelihood: &Likelihood) -> Vec<String> {
    let later = if likelihood.fitted_later { "; fitted on later outcomes" } else { "" };
    let mut lines = vec![
        format!("{} likely, in log-odds:", show::percent(likelihood.probability)),
        format!(
            "  {:+.2}  base (fitted on {} sagas resolved by {}{later})",
            likelihood.base,
            likelihood.trained_on,
            show::day(likelihood.trained_through)
        ),
    ];
    for part in &likelihood.contributions {
        let told: Vec<&str> = part.claims.iter().map(|claim| ledger[*claim].slug.as_str()).collect();
        let claims = if told.is_empty() { String::new() } else { format!("  ({})", told.join(", ")) };
        lines.push(format!("  {:+.2}  {}{claims}", part.log_odds, show::term(part.term)));
    }
    lines
}

/// An originator with every telling below.
fn tree(ledger: &Ledger, voice: &Voice<'_>) -> Vec<String> {
    let mut lines = vec![format!("  {}", show::chain_node(ledger, voice.origin))];
    for (i, telling) in voice.tellings.iter().enumerate() {
        let claim = &ledger[telling.claim];
        let branch = if i + 1 == voice.tellings.len() { "└" } else { "├" };
        let hops = show::chain(telling.hops.iter().map(|node| show::chain_node(ledger, *node)));
        let via = if hops.is_empty() { String::new() } else { format!(" › {hops}") };
        let said = show::stage_said(claim.stage, claim.polarity);
        let fee = claim.fee.map(|fee| format!(", {}", show::money(fee))).unwrap_or_default();
        let drift = telling
            .drift
            .map(|(drift, near)| format!("  ≠ {} than on {}", show::drift(drift), show::day(ledger[near].published)));
        lines.push(format!(
            "    {branch} {}  {said}{fee}{via}{}",
            show::day(claim.published),
            drift.unwrap_or_default().replace("condition than", "condition beside that")
        ));
    }
    lines
}

/// The likelihood over time as one row of bars.
pub(super) fn chart(days: &[HistoryDay]) -> String {
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return String::new() };
    let shares: Vec<Option<f64>> = days.iter().map(|day| day.probability).collect();
    let top = shares.iter().flatten().fold(0.1, |top: f64, share| top.max(*share));
    format!(
        "likelihood from {} to {}, full height {}\n{}\n\n",
        show::day(first.day),
        show::day(last.day),
        show::percent(top),
        show::spark(&shares, top, 100)
    )
}

/// The days on which anything changed.
pub(super) fn turns(days: &[HistoryDay]) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("day", "Day").min(11).importance(255),
        Column::new("probability", "Likely").right().importance(250),
        Column::new("stage", "Stage").importance(240),
        Column::new("state", "State").importance(230),
        Column::new("originators", "Independent").right().importance(200),
        Column::new("claims", "Claims").right().importance(150),
    ]);
    let mut before: Option<&HistoryDay> = None;
    for day in days {
        let told =
            |d: &HistoryDay| (d.probability.map(|p| (p * 1000.0).round() as i64), d.stage, d.state, d.originators);
        if before.is_none_or(|before| told(before) != told(day)) {
            sheet.push([
                Cell::with_value(show::day(day.day), day.day),
                day.probability.map_or_else(Cell::empty, |p| Cell::with_value(show::percent(p), format!("{p:.4}"))),
                Cell::with_value(show::stage(day.stage), day.stage.code()),
                Cell::with_value(show::state(day.state), day.state.code()),
                Cell::new(day.originators.to_string()),
                Cell::new(day.claims.to_string()),
            ]);
        }
        before = Some(day);
    }
    sheet
}

/// The sagas that a cut changes.
pub(super) fn changed(ledger: &Ledger, changes: &[Change]) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("id", "Saga").min(14).importance(255),
        Column::new("state", "State").importance(230),
        Column::new("probability", "Likely").importance(240),
        Column::new("originators", "Originators").importance(200),
    ]);
    let likely = |shown: Shown| shown.probability.map_or_else(|| show::UNKNOWN.to_string(), show::percent);
    for change in changes {
        let both = |of: &dyn Fn(Shown) -> String| {
            let (before, after) = (of(change.whole), change.cut.map_or_else(|| show::UNKNOWN.to_string(), of));
            if before == after { before } else { format!("{before} → {after}") }
        };
        sheet.push([
            Cell::new(ledger[change.saga].slug.as_str()),
            Cell::new(both(&|shown| show::state(shown.state).to_string())),
            Cell::new(both(&likely)),
            Cell::new(both(&|shown| shown.originators.to_string())),
        ]);
    }
    sheet
}
