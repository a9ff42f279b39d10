//! One contradiction: what is at odds, and its sides with who says so; none is taken for right.

use super::saga::side_words;
use crate::desk::AtOdds;
use crate::ledger::Ledger;
use crate::model::Side;
use crate::rumour::Clash;
use crate::show::{self, Symbol};
use crate::tui::page::{Page, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;
use crate::tui::words;

/// The page of a contradiction.
pub(crate) fn contradiction(ledger: &Ledger, odd: &AtOdds, width: u16) -> Page {
    let mut writer = Writer::new(show::about(ledger, odd), width);
    let before = vec![span(Tone::Contested, format!("{} ", words::mark(Symbol::Contested)))];
    writer.hanging(None, before, 2, Tone::Plain, &show::clash(ledger, &odd.dispute.clash));
    writer.wrapped(None, 2, Tone::Quiet, &format!("to be seen since {}", show::day(odd.dispute.known)));
    if let Some(saga) = odd.saga {
        let (from, title) = (writer.len() + 1, words::saga_title(ledger, saga));
        writer.gap().wrapped(Some(Key::Saga(saga)), 0, Tone::Strong, &title).bind(from);
    }
    let several = odd.dispute.sides.len() > 1 && !matches!(odd.dispute.clash, Clash::Recorded(_));
    for (nth, side) in odd.dispute.sides.iter().enumerate() {
        writer.gap();
        if several {
            writer.line(None, vec![span(Tone::Heading, side_name(&odd.dispute.clash, nth))]);
        }
        for one in side {
            let key = match one {
                Side::Claim(id) => Key::Claim(*id),
                Side::Fact(id) => Key::Fact(*id),
            };
            let mark = vec![span(Tone::Quiet, format!("{} ", words::mark(Symbol::Step)))];
            writer.hanging(Some(key), mark, 2, Tone::Plain, &side_words(ledger, *one));
        }
    }
    writer.finish()
}

const fn side_name(clash: &Clash, nth: usize) -> &'static str {
    match (clash, nth) {
        (Clash::Stance { .. }, 0) => "For",
        (Clash::Stance { .. }, _) => "Against",
        (_, 0) => "One side",
        _ => "Another",
    }
}
