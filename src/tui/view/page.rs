//! Pages: lines of toned words.

use ratatui::buffer::Buffer;

use super::paint::Line as Pen;
use super::pane::Drawn;
use crate::tui::page::{Line, Page};
use crate::tui::view::theme::Theme;

/// Draws the lines of a page in sight.
pub(super) fn draw(drawn: &Drawn<'_>, page: &Page, buffer: &mut Buffer) {
    for (row, at) in drawn.in_sight(page.lines.len()) {
        write(&mut drawn.line(buffer, at), &page.lines[row], &drawn.app.theme);
        if drawn.focused {
            drawn.select(buffer, row, at);
        }
    }
}

/// Writes one line.
pub(super) fn write(pen: &mut Pen<'_>, line: &Line, theme: &Theme) {
    for span in &line.spans {
        pen.put(&span.words, theme.tone(span.tone));
    }
}
