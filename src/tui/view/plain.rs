//! Plain ASCII in place of the marks and lines of the screen, for terminals without them.
//!
//! Done to cells once all is drawn, so that nothing else needs to know. Letters of names stay.

use ratatui::buffer::Buffer;

use crate::model::Stage;
use crate::show::{self, Glyphs, Symbol};

/// Lines, dashes and the like that are no marks.
const OTHERS: [(&str, &str); 47] = [
    ("─", "-"),
    ("│", "|"),
    ("╭", "+"),
    ("╮", "+"),
    ("╰", "+"),
    ("╯", "+"),
    ("├", "+"),
    ("┤", "+"),
    ("┬", "+"),
    ("┴", "+"),
    ("┼", "+"),
    ("┃", "!"),
    ("·", "."),
    ("…", "~"),
    ("—", "-"),
    ("–", "-"),
    ("“", "\""),
    ("”", "\""),
    ("←", "<"),
    ("→", ">"),
    ("↑", "^"),
    ("↓", "v"),
    ("○", "o"),
    ("€", "E"),
    ("›", ">"),
    ("└", "+"),
    ("≠", "!"),
    ("✓", "+"),
    ("×", "x"),
    ("░", "."),
    ("▁", "1"),
    ("▂", "2"),
    ("▃", "3"),
    ("▄", "4"),
    ("▅", "5"),
    ("▆", "6"),
    ("▇", "7"),
    ("█", "#"),
    ("━", "="),
    ("▏", "'"),
    ("▎", "'"),
    ("▍", ":"),
    ("▌", ":"),
    ("▋", "+"),
    ("▊", "+"),
    ("▉", "#"),
    ("•", "."),
];

/// Replaces every mark and line of a frame.
pub(super) fn replace_marks(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.symbol().is_ascii() {
            continue;
        }
        if let Some(plain) = plain(cell.symbol()) {
            cell.set_symbol(plain);
        }
    }
}

fn plain(symbol: &str) -> Option<&'static str> {
    let marks = Symbol::ALL.into_iter().map(|mark| (mark.glyph(Glyphs::Unicode), mark.glyph(Glyphs::Ascii)));
    let stages = Stage::ALL
        .into_iter()
        .map(|stage| (show::stage_symbol(stage, Glyphs::Unicode), show::stage_symbol(stage, Glyphs::Ascii)));
    marks.chain(stages).chain(OTHERS).find(|(unicode, _)| *unicode == symbol).map(|(_, plain)| plain)
}
