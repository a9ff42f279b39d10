//! The ledger's problems, each with its file and place.

use ratatui::buffer::Buffer;

use super::pane::{Drawn, instead};
use crate::config::ThemeRole;
use crate::ledger::Severity;
use crate::show::Symbol;
use crate::tui::words;

/// Draws the problems in sight; the selected one is told in full below the others.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let rows = &drawn.app.shown.problems.value;
    if rows.items.is_empty() {
        instead(drawn, buffer, "Nothing is wrong with the ledger.");
        return;
    }
    for (row, at) in drawn.in_sight(rows.items.len()) {
        let problem = &drawn.app.world.problems[rows.items[row]];
        let (symbol, role) = match problem.severity {
            Severity::Error => (Symbol::Error, ThemeRole::Bad),
            Severity::Warning => (Symbol::Warning, ThemeRole::Warn),
        };
        let mut line = drawn.line(buffer, at);
        line.skip(1).put(words::mark(symbol), drawn.style(role)).skip(1);
        let place = problem.place.map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column));
        line.put(&format!("{}{place}  ", problem.file), drawn.style(ThemeRole::Dim));
        line.put(&problem.what, drawn.style(ThemeRole::Text));
        if let Some(expected) = &problem.expected {
            line.put(&format!("; expected {expected}"), drawn.style(ThemeRole::Dim));
        }
        if let Some(nearest) = &problem.nearest {
            line.put(&format!("; did you mean `{nearest}`?"), drawn.style(ThemeRole::Accent));
        }
        drawn.select(buffer, row, at);
    }
}
