//! `journal` and `undo`: what was decided, and taking it back.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::CliError;
use crate::cli::output::{print, print_json, print_sheet};
use crate::cli::session::{Session, Stamp};
use crate::export::{Cell, Column, Sheet};
use crate::own::{Decision, Deed, Own};
use crate::show;

use super::{hand, look, open};

#[derive(Serialize)]
struct JournalJson<'j> {
    #[serde(flatten)]
    stamp: Stamp,
    decisions: Vec<DecisionJson<'j>>,
}

#[derive(Serialize)]
struct DecisionJson<'j> {
    undone_by: Option<u64>,
    decision: &'j Decision,
}

/// Lists the decisions, newest first.
pub fn journal(session: &Session, limit: usize) -> Result<(), CliError> {
    let own = look()?;
    let decisions: Vec<&Decision> = own.journal().decisions().iter().rev().take(limit).collect();
    if session.format == Format::Json {
        let decisions = decisions
            .into_iter()
            .map(|decision| DecisionJson { undone_by: own.journal().undone_by(decision.number), decision })
            .collect();
        return print_json(&JournalJson { stamp: session.stamp(), decisions });
    }
    if decisions.is_empty() && session.format == Format::Table {
        return print("nothing was decided yet: `touchline read FILE --into-inbox` brings claims to decide about\n");
    }
    let mut sheet = Sheet::new([
        Column::new("number", "No").right().importance(255),
        Column::new("at", "When").min(16).importance(150),
        Column::new("who", "Who").min(4).importance(80),
        Column::new("deed", "What").min(6).importance(250),
        Column::new("of", "Of what").min(20).importance(200),
        Column::new("changes", "Records").right().importance(100),
        Column::new("state", "State").min(8).importance(180),
    ]);
    for decision in decisions {
        let undone = own.journal().undone_by(decision.number);
        sheet.push([
            Cell::new(decision.number.to_string()),
            Cell::with_value(decision.at.format("%Y-%m-%d %H:%M").to_string(), decision.at.to_rfc3339()),
            Cell::new(crate::text::sanitise(&decision.who)),
            Cell::new(decision.deed.word()),
            Cell::new(crate::text::sanitise(&object(&decision.deed))),
            Cell::new((decision.changes.len() + decision.files.len()).to_string()),
            Cell::new(undone.map_or_else(|| "stands".to_owned(), |by| format!("undone by {by}"))),
        ]);
    }
    print_sheet(&sheet, session.format)
}

/// What a decision was about, in words.
fn object(deed: &Deed) -> String {
    match deed {
        Deed::Accept { items, rule } => {
            let by = rule.as_ref().map_or_else(String::new, |rule| format!(", by the rule {rule}"));
            format!("{}{by}", listed(items))
        }
        Deed::Reject { items } => listed(items),
        Deed::Edit { item, field, before, after } => format!(
            "{item} {}: {} -> {}",
            field.code(),
            before.as_deref().unwrap_or("—"),
            after.as_deref().unwrap_or("—")
        ),
        Deed::Answer { item, .. } => item.clone(),
        Deed::Add { what, id } => format!("{what} {id}"),
        Deed::Correct { id, field, before, after, .. } => {
            format!("{id} {field}: {} -> {after}", before.as_deref().unwrap_or("—"))
        }
        Deed::Import { kind, from } => format!("{kind} {}", from.join(", ")),
        Deed::Undo { decision } => format!("decision {decision}"),
    }
}

fn listed(items: &[String]) -> String {
    match items {
        [one] => one.clone(),
        [first, rest @ ..] => format!("{first} and {} more", rest.len()),
        [] => String::new(),
    }
}

/// Takes a decision back: the last one, or one by its number.
pub fn undo(number: Option<u64>) -> Result<(), CliError> {
    let mut own = open()?;
    let by = hand(&own);
    let undone = own.undo(number, &by)?.deed.clone();
    let Deed::Undo { decision } = undone else { return Ok(()) };
    print(&format!("{}\n", taken_back(&own, decision)))
}

fn taken_back(own: &Own, number: u64) -> String {
    let told = own.journal().decision(number).map_or_else(String::new, |decision| {
        format!(" ({} {})", decision.deed.word(), crate::text::sanitise(&object(&decision.deed)))
    });
    let waiting = own.inbox().waiting().count();
    format!("decision {number} is taken back{told}; {} in the inbox", show::count(waiting, "item waits", "items wait"))
}
