//! Places in files, and what is told of them.

use crate::ledger::{Problem, Severity, TextPlace};

use super::harvest::Spot;
use super::input::Source;

/// The line and column of a byte of a text, both from 1, columns in characters.
pub fn line_and_column(text: &str, at: usize) -> (u32, u32) {
    let at = text.floor_char_boundary(at.min(text.len()));
    let before = &text.as_bytes()[..at];
    let line = breaks(before) + 1;
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    (line as u32, text[start..at].chars().count() as u32 + 1)
}

/// How many lines end in some bytes.
#[allow(clippy::naive_bytecount)] // Told of a few places only: not worth a crate.
fn breaks(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

/// Counts lines and columns forwards through a text: asked in rising order, each letter is
/// counted once.
pub struct Cursor<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    column: u32,
}

impl<'t> Cursor<'t> {
    /// At the beginning of a text.
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, column: 1 }
    }

    /// The line and column at which a part of the text begins.
    pub fn of(&mut self, part: &str) -> (u32, u32) {
        let to = self.text.floor_char_boundary(offset(self.text, part));
        if to < self.at {
            *self = Self::new(self.text);
        }
        let between = &self.text.as_bytes()[self.at..to];
        let lines = breaks(between);
        let last = between.iter().rposition(|byte| *byte == b'\n');
        let letters = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count() as u32;
        self.column = match last {
            Some(last) => 1 + letters(&between[last + 1..]),
            None => self.column + letters(between),
        };
        self.line += lines as u32;
        self.at = to;
        (self.line, self.column)
    }
}

/// The byte at which a part of a text begins.
pub fn offset(text: &str, part: &str) -> usize {
    (part.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize).min(text.len())
}

/// Tells of something in a place of a file.
pub fn tell(severity: Severity, code: &'static str, source: &Source, spot: Option<Spot>, what: &str) -> Problem {
    let place = spot.map(|spot| TextPlace { line: spot.line, column: spot.column, offset: 0, length: 0 });
    Problem {
        severity,
        code,
        file: source.name.as_str().into(),
        layer: 0,
        place,
        path: String::new(),
        what: crate::text::sanitise(what).into_owned(),
        expected: None,
        nearest: None,
    }
}

/// An error: the record or value was not used.
pub fn error(code: &'static str, source: &Source, spot: Option<Spot>, what: impl AsRef<str>) -> Problem {
    tell(Severity::Error, code, source, spot, what.as_ref())
}

/// A warning: it was used.
pub fn warning(code: &'static str, source: &Source, spot: Option<Spot>, what: impl AsRef<str>) -> Problem {
    tell(Severity::Warning, code, source, spot, what.as_ref())
}

/// Adds what was expected.
pub fn expecting(mut problem: Problem, expected: impl Into<String>) -> Problem {
    problem.expected = Some(expected.into());
    problem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let text = "a\nÉb\nc";
        assert_eq!(line_and_column(text, 0), (1, 1));
        assert_eq!(line_and_column(text, 4), (2, 2));
        assert_eq!(line_and_column(text, 3), (2, 1), "inside a letter");
        assert_eq!(line_and_column(text, 99), (3, 2));
        let mut cursor = Cursor::new(text);
        for at in [0, 2, 4, 5, 6, 2] {
            assert_eq!(cursor.of(&text[at..]), line_and_column(text, at), "{at}");
        }
    }
}
