//! The keys, as they are bound.

use crate::config::KeyMap;
use crate::show::Symbol;
use crate::text;
use crate::tui::action::Action;
use crate::tui::app::keys_of;
use crate::tui::page::{Page, Writer, span};
use crate::tui::tone::Tone;
use crate::tui::words;

/// Cells for the keys of an action, and for what it does.
const KEYS: usize = 16;
const WORDS: usize = 30;

/// What the marks of the screen mean.
const MARKS: [(Symbol, &str); 22] = [
    (Symbol::Available, "fit"),
    (Symbol::Doubtful, "doubtful; before a name: only linked"),
    (Symbol::Out, "out"),
    (Symbol::SeasonOut, "out for the season"),
    (Symbol::Suspended, "suspended"),
    (Symbol::Away, "with his national team"),
    (Symbol::Ineligible, "not eligible"),
    (Symbol::Unknown, "fitness not known"),
    (Symbol::Alarm, "contract ends within 6 months"),
    (Symbol::FreeToTalk, "contract ends within 12 months"),
    (Symbol::Backfilled, "read later than the day shown"),
    (Symbol::Arriving, "joins later"),
    (Symbol::Leaving, "leaves"),
    (Symbol::OnLoanIn, "here on loan"),
    (Symbol::LoanedOut, "lent to another club"),
    (Symbol::SagaIn, "would come"),
    (Symbol::SagaOut, "would go"),
    (Symbol::Renewal, "would sign again"),
    (Symbol::Sagas, "open sagas"),
    (Symbol::Followed, "followed"),
    (Symbol::Contested, "claims both ways on one day"),
    (Symbol::Assumed, "assumed: what if"),
];

/// The page of help, made from the key map as it is.
pub(crate) fn help(keys: &KeyMap, width: u16) -> Page {
    let mut writer = Writer::new("Keys", width);
    let bound: Vec<(String, &str)> = Action::ALL
        .iter()
        .map(|action| (first_keys(keys, *action), action.words()))
        .filter(|(keys, _)| !keys.is_empty())
        .collect();
    columns(&mut writer, &bound, KEYS);
    writer.heading("Marks");
    let marks: Vec<(String, &str)> =
        MARKS.iter().map(|(symbol, words)| (words::mark(*symbol).to_owned(), *words)).collect();
    columns(&mut writer, &marks, 3);
    let stages =
        "▁ interest  ▂ contact  ▃ talks  ▄ bid  ▅ close  ▆ personal terms  ▇ agreed  █ done  × against  ○ wishes";
    writer.gap().wrapped(None, 0, Tone::Plain, stages);
    writer.finish()
}

/// As many of an action's keys as fit in their column.
fn first_keys(keys: &KeyMap, action: Action) -> String {
    let mut shown = String::new();
    for key in keys_of(keys, action) {
        let longer = if shown.is_empty() { key } else { format!("{shown} {key}") };
        if text::width(&longer) >= KEYS {
            break;
        }
        shown = longer;
    }
    shown
}

/// Pairs of a key and its words, in as many columns as there is room for.
fn columns(writer: &mut Writer, pairs: &[(String, &str)], label: usize) {
    let count = (writer.width() / (label + WORDS)).clamp(1, 3);
    let rows = pairs.len().div_ceil(count);
    for row in 0..rows {
        let mut spans = Vec::new();
        let cells = (0..count).filter_map(|column| Some((column, pairs.get(column * rows + row)?)));
        for (column, (keys, words)) in cells {
            spans.push(span(Tone::Key, text::fit(keys, label, text::Align::Left)));
            // The last of a line needs no blanks behind it.
            let words = if (column + 1) * rows + row < pairs.len() && column + 1 < count {
                text::fit(words, WORDS, text::Align::Left)
            } else {
                (*words).into()
            };
            spans.push(span(Tone::Plain, words));
        }
        writer.line(None, spans);
    }
}
