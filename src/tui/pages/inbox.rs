//! An item of the inbox: the words it was read from, what is proposed field by field, and what
//! accepting would do.

use super::pair;
use crate::ingest::Span as Evidence;
use crate::own::{Answer, InboxItem, Own, Proposal, Question, State};
use crate::show::{self, Compared};
use crate::tui::ahead::Foreseen;
use crate::tui::page::{Page, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;

/// The most bytes of an article that are shown before and after the words in question.
const AROUND: usize = 360;

/// The page of an item.
///
/// `ahead` is what accepting would change, once it is known.
pub(crate) fn inbox(own: &Own, item: &InboxItem, ahead: Option<&Result<Foreseen, String>>, width: u16) -> Page {
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
        accepting(&mut writer, ahead);
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

/// What accepting would change: the saga and the charts before and after, and what is written.
fn accepting(writer: &mut Writer, ahead: Option<&Result<Foreseen, String>>) {
    let seen = match ahead {
        None => {
            writer.wrapped(None, 0, Tone::Quiet, "looking ahead …");
            return;
        }
        Some(Err(why)) => {
            writer.wrapped(None, 0, Tone::Bad, &format!("not as it is: {why}"));
            return;
        }
        Some(Ok(seen)) => seen,
    };
    for begun in &seen.begins {
        writer.wrapped(None, 0, Tone::Strong, begun);
    }
    if let Some(day) = &seen.day {
        writer.wrapped(None, 0, Tone::Quiet, &format!("known from {day}; on that day"));
    }
    for compared in &seen.compared {
        beside(writer, compared);
    }
    if seen.compared.iter().all(Compared::is_same) {
        writer.wrapped(None, 0, Tone::Quiet, "no saga and no chart would be otherwise");
    }
    let key = Key::Line(writer.gap().len());
    writer.wrapped(Some(key), 0, Tone::Quiet, &format!("writes {}", seen.writes.join(", ")));
}

/// Something now and then, what is otherwise standing out.
fn beside(writer: &mut Writer, compared: &Compared) {
    let Compared { about, saga, before, after } = compared;
    if compared.is_same() {
        writer.wrapped(None, 0, Tone::Quiet, &format!("{about}: as it is"));
        return;
    }
    // Each can be selected, so that the cursor leads to what lies below the window's end.
    let from = writer.len();
    writer.wrapped(Some(saga.map_or(Key::Line(from), Key::Saga)), 0, Tone::Plain, about);
    for (when, parts, others) in [("now   ", before, after), ("then  ", after, before)] {
        let Some(parts) = parts else {
            writer.wrapped(None, 2, Tone::Quiet, &format!("{when}not there"));
            continue;
        };
        let is_told = |part: &String| others.as_ref().is_some_and(|others| others.contains(part));
        let strong = if when.starts_with("then") { Tone::Strong } else { Tone::Plain };
        let mut spans = vec![span(Tone::Quiet, when)];
        for (nth, part) in parts.iter().enumerate() {
            let dot = if nth + 1 < parts.len() { " · " } else { "" };
            spans.push(span(if is_told(part) { Tone::Quiet } else { strong }, format!("{part}{dot}")));
        }
        writer.flowing(2, 8, spans);
    }
    writer.bind(from);
}
