//! What is wrong with a ledger, told so that its keeper can mend it.

use std::collections::BTreeMap;
use std::fmt;

/// How bad a problem is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// A value or record that could not be used, or that cannot be so.
    Error,
    /// It was used, and something about it is odd.
    Warning,
}

/// A place in a file's text. Lines and columns count from 1, columns in characters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct TextPlace {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
    /// The byte offset from the file's start.
    pub offset: usize,
    /// How many bytes the value spans, for underlining.
    pub length: usize,
}

/// One thing that is wrong, or odd, in one place of one file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// A stable name for programs: `unknown_id`, `duplicate_id`, `bad_day`, …
    pub code: &'static str,
    /// The file, as the reader named it.
    pub file: Box<str>,
    /// The layer whose file it is: 0 the lowest.
    pub layer: u8,
    /// Where in the file's text; `None` until located, or where the file has no such place.
    pub place: Option<TextPlace>,
    /// The JSON path: `sagas[3].outcomes[0].date`; empty for the whole file.
    pub path: String,
    /// What is wrong, as a sentence without its full stop.
    pub what: String,
    /// What was expected.
    pub expected: Option<String>,
    /// The nearest valid value.
    pub nearest: Option<String>,
}

/// The texts of files by name.
#[derive(Clone, Debug, Default)]
pub struct Texts(BTreeMap<Box<str>, Box<str>>);

impl Texts {
    /// The text of a file, where it was kept.
    pub fn get(&self, file: &str) -> Option<&str> {
        self.0.get(file).map(AsRef::as_ref)
    }

    pub(super) fn keep(&mut self, file: &str, text: &str) {
        self.0.insert(file.into(), text.into());
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(place) = self.place {
            write!(f, ":{}:{}", place.line, place.column)?;
        }
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, ": {severity}: ")?;
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.what)?;
        if let Some(expected) = &self.expected {
            write!(f, "; expected {expected}")?;
        }
        if let Some(nearest) = &self.nearest {
            write!(f, "; did you mean `{nearest}`?")?;
        }
        Ok(())
    }
}
