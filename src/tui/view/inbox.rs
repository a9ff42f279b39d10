//! The inbox: what waits, the newest first, then what was decided.

use ratatui::buffer::Buffer;

use super::pane::{Drawn, instead};
use super::sagas::headings;
use super::table::{Column, cell, fit};
use crate::own::{InboxItem, Proposal, State};
use crate::show;
use crate::tui::tone::Tone;
use crate::tui::words;

/// State, player, what, said by, day.
const COLUMNS: [Column; 5] = [
    Column::new("state", 8, 8, 8, 1),
    Column::new("about", 12, 18, 24, 0),
    Column::new("what", 12, 26, 44, 0),
    Column::new("said by", 10, 16, 24, 3),
    Column::new("day", 6, 11, 11, 4),
];

/// Draws the items in sight.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let looked = &drawn.app.looked;
    let rows = &drawn.app.shown.inbox.value;
    if let Some(trouble) = &looked.trouble {
        instead(drawn, buffer, trouble);
        return;
    }
    if rows.items.is_empty() {
        let words = "Nothing waits. What is read comes here: `touchline read FILE --into-inbox`, and claims that a \
                     sync of your feeds finds.";
        instead(drawn, buffer, words);
        return;
    }
    let places = fit(&COLUMNS, drawn.rows.width.saturating_sub(1), 2);
    headings(drawn, buffer, &COLUMNS, &places);
    let left = drawn.rows.x + 1;
    for (row, at) in drawn.in_sight(rows.items.len()) {
        let Some(item) = looked.item(rows.items[row]) else { continue };
        let y = drawn.rows.y + at;
        let tone = |tone| if item.is_waiting() { tone } else { Tone::Quiet };
        let mut put = |column: usize, words: &str, tone: Tone| {
            cell(buffer, left, y, &COLUMNS[column], places[column], words, drawn.app.theme.tone(tone));
        };
        put(0, state(item), tone(Tone::Strong));
        put(1, &words::name_within(item.proposal.subject(), places[1].cells), tone(Tone::Plain));
        put(2, &what(item), tone(Tone::Plain));
        put(3, item.source().unwrap_or(show::UNKNOWN), Tone::Quiet);
        put(4, &item.report.day.map_or_else(|| show::UNKNOWN.to_owned(), show::day), Tone::Quiet);
        drawn.select(buffer, row, at);
    }
}

const fn state(item: &InboxItem) -> &'static str {
    match item.state {
        State::Waiting => "waits",
        State::Accepted(_) => "accepted",
        State::Rejected(_) => "rejected",
        State::Answered(..) => "answered",
    }
}

fn what(item: &InboxItem) -> String {
    match &item.proposal {
        Proposal::Claim(claim) => {
            let to = claim
                .to
                .as_ref()
                .map_or_else(String::new, |to| format!(" {} {}", words::mark(crate::show::Symbol::Until), to.name));
            format!("{}{to}", show::stage_said(claim.stage, claim.polarity))
        }
        Proposal::Fact(fact) => {
            let value = fact.value.as_deref().map_or_else(String::new, |value| format!(": {value}"));
            format!("{}{value}", fact.kind.replace('_', " "))
        }
        Proposal::Question(question) => question.ask.clone(),
    }
}
