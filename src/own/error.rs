//! Why something could not be decided, read or written.

use std::io;
use std::path::{Path, PathBuf};

use crate::ledger::WriteError;

/// Why the user's own ledger could not be used. What was confirmed before stays.
#[derive(Debug, thiserror::Error)]
pub enum OwnError {
    /// Another process writes.
    #[error("another Touchline{} is writing to {}: reading only", by.as_ref().map_or_else(String::new, |by| format!(" ({by})")), folder.display())]
    Held {
        /// The data folder.
        folder: PathBuf,
        /// Who holds it, where that can be told.
        by: Option<String>,
    },
    /// A file or folder could not be read or written.
    #[error("{} cannot be {deed}: {source}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What was tried.
        deed: &'static str,
        /// What the system says.
        source: io::Error,
    },
    /// A decision is confirmed, and the ledger's files could not take it up yet.
    #[error("decision {number} is kept in the journal but not yet in the ledger: {why}")]
    NotYet {
        /// The decision.
        number: u64,
        /// What kept it back.
        why: Box<OwnError>,
    },
    /// A ledger file is broken, so that writing it anew would lose what stands in it.
    #[error("{}:{line}:{column}: {what}: nothing was written", path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
        /// The column, in bytes.
        column: usize,
        /// What is wrong.
        what: String,
    },
    /// No item, decision, claim or field is called so.
    #[error("no {kind} is called `{name}`")]
    Unknown {
        /// Of what kind.
        kind: &'static str,
        /// What was named.
        name: String,
        /// What is near, or all there is.
        near: Vec<String>,
    },
    /// It was decided before.
    #[error("`{item}` was {what} already, by decision {decision}")]
    Decided {
        /// The item.
        item: String,
        /// `accepted`, `rejected` or `answered`.
        what: &'static str,
        /// The decision.
        decision: u64,
    },
    /// A value cannot be used.
    #[error("{what}")]
    Value {
        /// What is wrong with it.
        what: String,
        /// What was expected.
        expected: Option<String>,
    },
    /// A decision cannot be taken back.
    #[error("decision {number} cannot be taken back: {why}")]
    Fixed {
        /// The decision.
        number: u64,
        /// Why not.
        why: String,
    },
}

impl OwnError {
    pub(super) fn io(path: &Path, deed: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, deed, source }
    }

    pub(super) fn value(what: impl Into<String>, expected: impl Into<String>) -> Self {
        Self::Value { what: what.into(), expected: Some(expected.into()) }
    }
}

impl From<WriteError> for OwnError {
    fn from(error: WriteError) -> Self {
        Self::Io { path: error.path, deed: "written", source: error.source }
    }
}
