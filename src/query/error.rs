//! What is wrong with a query, where, and what was expected there.

use std::fmt;

use super::syntax::Span;

/// A mistake in a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueryError {
    /// Where it stands, in bytes.
    pub at: Span,
    /// What is wrong.
    pub what: String,
    /// What was expected.
    pub expected: String,
    /// The nearest things that would be right.
    pub near: Vec<String>,
}

impl QueryError {
    pub(super) fn new(at: Span, what: impl Into<String>, expected: impl Into<String>) -> Self {
        Self { at, what: what.into(), expected: expected.into(), near: Vec::new() }
    }

    pub(super) fn near(mut self, near: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.near = near.into_iter().map(Into::into).collect();
        self
    }

    /// The query with a line under it that points at the mistake.
    pub fn pointed(&self, text: &str) -> String {
        let clean = |part: &str| crate::text::sanitise(part).into_owned();
        let before = clean(text.get(..self.at.from).unwrap_or(text));
        let wrong = clean(text.get(self.at.from..self.at.to).unwrap_or_default());
        let marks = "^".repeat(crate::text::width(&wrong).max(1));
        format!("{}\n{}{marks}", clean(text), " ".repeat(crate::text::width(&before)))
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; expected {}", self.what, self.expected)?;
        if !self.near.is_empty() {
            write!(f, "; did you mean {}?", self.near.join(", or "))?;
        }
        Ok(())
    }
}

impl std::error::Error for QueryError {}
