//! An item of the inbox: the words it was read from, what is proposed field by field, and what
//! accepting would do.

use super::pair;
use crate::desk::Today;
use crate::ingest::Span as Evidence;
use crate::ledger::Ledger;
use crate::own::{Answer, InboxItem, Own, Proposal, Question, Spot, State};
use crate::show;
use crate::tui::page::{Page, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;

/// The most bytes of an article that are shown before and after the words in question.
const AROUND: usize = 360;

/// The page of an item.
pub(crate) fn inbox(ledger: &Ledger, today: &Today, own: &Own, item: &InboxItem, width: u16) -> Page {
    let mut writer = Writer::new(item.proposal.subject().to_owned(), width);
    let (state, tone) = match &item.state {
        State::Waiting => ("waiting".to_owned(), Tone::Strong),
        State::Accepted(number) => (format!("accepted by decision {number}"), Tone::Good),
        State::Rejected(number) => (format!("rejected by decision {number}"), Tone::Quiet),
        State::Answered(number, answer) => (format!("answered by decision {number}: {}", words_of(answer)), Tone::Good),
    };
    writer.wrapped(None, 0, tone, &format!("{} · {state}", item.proposal.word()));
    if let Proposal::Question(question) = &item.proposal {
        ask(&mut writer, item, question);
        return writer.finish();
    }
    if let (Some(document), Some(evidence)) = (own.inbox().document_of(item), &item.evidence) {
        writer.heading("Read in");
        article(&mut writer, &document.text, evidence);
    }
    writer.heading("Proposed");
    for field in item.fields() {
        let Some(value) = item.field(*field) else { continue };
        let edited = if item.edited.contains(field) { " (edited)" } else { "" };
        pair(&mut writer, Some(Key::Field(*field)), field.code(), Tone::Plain, &format!("{value}{edited}"));
    }
    let left_out: Vec<&str> =
        item.fields().iter().filter(|field| item.field(**field).is_none()).map(|field| field.code()).collect();
    if !left_out.is_empty() {
        writer.wrapped(None, 0, Tone::Quiet, &format!("not said: {}", left_out.join(", ")));
    }
    if item.is_waiting() {
        writer.heading("Accepting it");
        accepting(&mut writer, ledger, today, own, item);
    }
    let sure = item.confidence.map(|share| format!("the reader is {} sure", show::percent(f64::from(share))));
    let rule = item.rule.as_ref().map(|rule| format!("cue {rule}"));
    let how: Vec<String> = sure.into_iter().chain(rule).collect();
    if !how.is_empty() {
        writer.gap().wrapped(None, 0, Tone::Quiet, &how.join(" · "));
    }
    writer.finish()
}

fn words_of(answer: &Answer) -> String {
    match answer {
        Answer::Is(id) => id.clone(),
        Answer::New => "somebody new".to_owned(),
        Answer::Skip => "left out".to_owned(),
    }
}

/// A question with what may be meant.
fn ask(writer: &mut Writer, item: &InboxItem, question: &Question) {
    writer.gap().wrapped(None, 0, Tone::Plain, &question.ask);
    for (label, value) in &question.details {
        pair(writer, None, label, Tone::Quiet, value);
    }
    if let Some(place) = &question.place {
        pair(writer, None, "from", Tone::Quiet, place);
    }
    if !item.is_waiting() {
        return;
    }
    writer.heading("Whom does it mean?");
    for (nth, candidate) in question.candidates.iter().enumerate() {
        let detail = candidate.detail.as_ref().map_or_else(String::new, |detail| format!("  {detail}"));
        let words = format!("{}  ({})", detail.trim(), candidate.id);
        let before = vec![span(Tone::Strong, format!("{}  ", candidate.name))];
        writer.hanging(Some(Key::Candidate(nth)), before, 2, Tone::Quiet, words.trim());
    }
    let count = question.candidates.len();
    writer.wrapped(Some(Key::Candidate(count)), 0, Tone::Plain, "somebody new");
    writer.wrapped(Some(Key::Candidate(count + 1)), 0, Tone::Plain, "leave it out");
}

/// The paragraph that holds some words, the words between marks of their own.
fn article(writer: &mut Writer, text: &str, evidence: &Evidence) {
    let (start, end) = (evidence.start.min(text.len()), evidence.end.min(text.len()));
    let (Some(before), Some(words), Some(after)) = (text.get(..start), text.get(start..end), text.get(end..)) else {
        writer.wrapped(None, 0, Tone::Strong, &evidence.text);
        return;
    };
    let from = before.rfind("\n\n").map_or(0, |at| at + 2);
    let to = after.find("\n\n").unwrap_or(after.len());
    let before = shortened(&before[from..], true);
    let after = shortened(&after[..to], false);
    if !before.trim().is_empty() {
        writer.wrapped(None, 0, Tone::Quiet, before.trim());
    }
    writer.hanging(None, vec![span(Tone::Focus, "▸ ")], 2, Tone::Strong, words.trim());
    if !after.trim().is_empty() {
        writer.wrapped(None, 0, Tone::Quiet, after.trim());
    }
}

/// The end, or the beginning, of a long text.
fn shortened(text: &str, end: bool) -> String {
    if text.len() <= AROUND {
        return text.to_owned();
    }
    if end {
        let from = (text.len() - AROUND..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        format!("…{}", &text[from..])
    } else {
        let to = (0..=AROUND).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        format!("{}…", &text[..to])
    }
}

/// What accepting would write, and where the saga stands now.
fn accepting(writer: &mut Writer, ledger: &Ledger, today: &Today, own: &Own, item: &InboxItem) {
    let plan = match own.plan(ledger, &item.id) {
        Ok(plan) => plan,
        Err(error) => {
            writer.wrapped(None, 0, Tone::Bad, &format!("not as it is: {}", crate::tui::inbox::told(&error)));
            return;
        }
    };
    let mut told = false;
    for change in &plan.changes {
        match &change.spot {
            Spot::Saga(id) if !ledger.index.sagas.contains_key(&**id) => {
                writer.wrapped(None, 0, Tone::Strong, &format!("begins a new saga: {id}"));
                told = true;
            }
            Spot::Claim { .. } if !told => {
                if let Some(saga) = change.after.as_ref().and_then(|after| saga_of(after.get())) {
                    stands(writer, ledger, today, &saga);
                }
            }
            Spot::Player(id) if !ledger.index.players.contains_key(&**id) => {
                writer.wrapped(None, 0, Tone::Strong, &format!("adds a new player: {id}"));
            }
            Spot::Club(id) if !ledger.index.clubs.contains_key(&**id) => {
                writer.wrapped(None, 0, Tone::Strong, &format!("adds a new club: {id}"));
            }
            Spot::Source(id) if !ledger.index.sources.contains_key(&**id) => {
                writer.wrapped(None, 0, Tone::Plain, &format!("adds a new source: {id}"));
            }
            _ => {}
        }
    }
    let records: Vec<String> =
        plan.changes.iter().map(|change| format!("{} {}", change.spot.word(), change.spot.id())).collect();
    writer.wrapped(None, 0, Tone::Quiet, &format!("writes {}", records.join(", ")));
}

/// The saga that a claim's record names.
fn saga_of(record: &str) -> Option<String> {
    let value: serde_json::Value = serde_json::from_str(record).ok()?;
    value.get("saga")?.as_str().map(str::to_owned)
}

fn stands(writer: &mut Writer, ledger: &Ledger, today: &Today, saga: &str) {
    let Some(id) = ledger.index.sagas.get(saga).copied() else { return };
    let title = crate::tui::words::saga_title(ledger, id);
    let standing = today.standing(id).map_or_else(
        || "of which nothing is known on the day shown".to_owned(),
        |standing| format!("which stands at {}, {}", show::stage(standing.stage), show::state(standing.state)),
    );
    writer.wrapped(Some(Key::Saga(id)), 0, Tone::Plain, &format!("joins {title}, {standing}"));
}
