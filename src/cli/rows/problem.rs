//! A problem of a ledger, as JSON.

use serde::Serialize;

use crate::ledger::{Problem, Severity};

/// One thing that is wrong, or odd, in one place of one file.
#[derive(Serialize, Clone, Debug)]
pub struct ProblemJson {
    /// `error` or `warning`.
    pub severity: &'static str,
    /// A stable name of the kind of problem.
    pub code: &'static str,
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: Option<u32>,
    /// The column in characters, from 1.
    pub column: Option<u32>,
    /// The JSON path.
    pub path: String,
    /// What is wrong.
    pub what: String,
    /// What was expected.
    pub expected: Option<String>,
    /// The nearest valid value.
    pub nearest: Option<String>,
}

impl ProblemJson {
    /// A problem.
    pub fn of(problem: &Problem) -> Self {
        Self {
            severity: match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            code: problem.code,
            file: problem.file.to_string(),
            line: problem.place.map(|place| place.line),
            column: problem.place.map(|place| place.column),
            path: problem.path.clone(),
            what: problem.what.clone(),
            expected: problem.expected.clone(),
            nearest: problem.nearest.clone(),
        }
    }
}
