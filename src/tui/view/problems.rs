//! The ledger's problems, each with its file and place.

use ratatui::buffer::Buffer;

use ratatui::layout::Rect;

use super::paint::Line;
use super::pane::{Drawn, instead};
use crate::config::ThemeRole;
use crate::ledger::{Problem, Severity};
use crate::show::Symbol;
use crate::text;
use crate::tui::words;

/// The lines below the list in which the selected problem is told in full, in a pane of some lines.
pub(super) const fn foot(lines: u16) -> u16 {
    match lines {
        0..6 => 0,
        6..12 => 4,
        _ => 8,
    }
}

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
        // The folder is told with the selected problem; here it would push out what is wrong.
        let file = problem.file.rsplit(['/', '\\']).next().unwrap_or(&problem.file);
        line.put(&format!("{file}{place}  "), drawn.style(ThemeRole::Dim));
        line.put(&problem.what, drawn.style(ThemeRole::Text));
        if let (Some(expected), 8..) = (&problem.expected, line.room()) {
            line.put(&format!("; expected {expected}"), drawn.style(ThemeRole::Dim));
        }
        if let (Some(nearest), 8..) = (&problem.nearest, line.room()) {
            line.put(&format!("; did you mean `{nearest}`?"), drawn.style(ThemeRole::Accent));
        }
        drawn.select(buffer, row, at);
        if drawn.is_selected(row) {
            whole(drawn, problem, buffer);
        }
    }
}

/// The selected problem below the list: its place, what is wrong, what was expected, the nearest.
fn whole(drawn: &Drawn<'_>, problem: &Problem, buffer: &mut Buffer) {
    let Some(area) = drawn.app.layout.area(drawn.pane) else { return };
    let lines = foot(area.height.saturating_sub(2)).saturating_sub(1);
    let below = Rect { y: drawn.rows.bottom() + 1, height: lines, ..drawn.rows };
    let place = problem.place.map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column));
    let told = [
        (format!("{}{place}  {}", problem.file, problem.path), ThemeRole::Dim),
        (problem.what.clone(), ThemeRole::Text),
        (problem.expected.as_ref().map_or_else(String::new, |it| format!("expected {it}")), ThemeRole::Text),
        (problem.nearest.as_ref().map_or_else(String::new, |it| format!("did you mean `{it}`?")), ThemeRole::Accent),
    ];
    let wrapped = told.iter().flat_map(|(words, role)| {
        text::wrap(words, usize::from(below.width)).into_iter().map(move |line| (line, *role))
    });
    for ((line, role), at) in wrapped.filter(|(line, _)| !line.is_empty()).zip(0..lines) {
        Line::new(buffer, below, at).skip(1).put(line, drawn.style(role));
    }
}
