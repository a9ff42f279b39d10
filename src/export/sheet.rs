//! Rows of cells under columns, before they become a table, CSV or Markdown.

use std::borrow::Cow;
use std::fmt::Display;

use crate::text::{Align, sanitise};

/// A column: what programs call it, what people read above it, and how it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// The name for programs, in `snake_case`: the CSV header.
    pub key: &'static str,
    /// The name for people.
    pub header: &'static str,
    /// Where its text stands. Text against the right edge (numbers, money) is never cut.
    pub align: Align,
    /// The fewest cells it may be cut to, if its text is wider.
    pub min: usize,
    /// Which column gives way first on a narrow terminal: the least important one.
    pub importance: u8,
}

impl Column {
    /// A column of text that may be cut to twelve cells and is as important as others.
    pub const fn new(key: &'static str, header: &'static str) -> Self {
        Self { key, header, align: Align::Left, min: 12, importance: 100 }
    }

    /// The column with its text against the right edge.
    #[must_use]
    pub const fn right(self) -> Self {
        Self { align: Align::Right, ..self }
    }

    /// The column with another least width.
    #[must_use]
    pub const fn min(self, min: usize) -> Self {
        Self { min, ..self }
    }

    /// The column with another importance.
    #[must_use]
    pub const fn importance(self, importance: u8) -> Self {
        Self { importance, ..self }
    }
}

/// A value in words for people and, where that differs, as programs want it. Always sanitised.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    shown: String,
    value: Option<String>,
}

impl Cell {
    /// The same text for people and programs.
    pub fn new(text: impl AsRef<str>) -> Self {
        Self { shown: clean(text.as_ref()), value: None }
    }

    /// Words for people ("30 Jun 2026") and the value behind them for programs ("2026-06-30").
    pub fn with_value(shown: impl AsRef<str>, value: impl Display) -> Self {
        Self { shown: clean(shown.as_ref()), value: Some(clean(&format!("{value}"))) }
    }

    /// What is not known: `—` for people, nothing for programs.
    pub fn unknown() -> Self {
        Self { shown: crate::show::UNKNOWN.to_owned(), value: Some(String::new()) }
    }

    /// Nothing at all: where there is nothing to be known.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The text for people.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// The text for programs.
    pub fn value(&self) -> &str {
        self.value.as_deref().unwrap_or(&self.shown)
    }
}

fn clean(text: &str) -> String {
    match sanitise(text) {
        Cow::Borrowed(text) => text.to_owned(),
        Cow::Owned(text) => text,
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(known: Option<T>) -> Self {
        known.map_or_else(Self::unknown, Into::into)
    }
}

/// Columns and rows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sheet {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// A sheet without rows.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    /// Adds a row. Cells that are missing stay empty, cells too many are left out.
    pub fn push(&mut self, row: impl IntoIterator<Item = Cell>) {
        let mut row: Vec<Cell> = row.into_iter().take(self.columns.len()).collect();
        row.resize_with(self.columns.len(), Cell::empty);
        self.rows.push(row);
    }

    /// The columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The rows, each with as many cells as there are columns.
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_clean_and_know_both_readers() {
        assert_eq!(Cell::new("Kon\x1b[31maté\n").shown(), "Konaté ");
        let end = Cell::with_value("30 Jun 2026", "2026-06-30");
        assert_eq!((end.shown(), end.value()), ("30 Jun 2026", "2026-06-30"));
        let unknown = Cell::from(None::<&str>);
        assert_eq!((unknown.shown(), unknown.value()), ("—", ""));
    }

    #[test]
    fn every_row_is_as_long_as_the_header() {
        let mut sheet = Sheet::new([Column::new("a", "A"), Column::new("b", "B")]);
        sheet.push(["1".into()]);
        sheet.push(["1".into(), "2".into(), "3".into()]);
        assert!(sheet.rows().iter().all(|row| row.len() == 2));
    }
}
