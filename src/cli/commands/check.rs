//! `check` and `schema`: what a ledger's keeper needs.

use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::args::{Format, Globals};
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print, print_json, print_sheet, tell};
use crate::cli::rows::ProblemJson;
use crate::export::{Cell, Column, Sheet};
use crate::ledger::{OpenOptions, Problem, Severity, open};
use crate::show;

#[derive(Serialize)]
struct CheckJson {
    as_of: String,
    edition: String,
    errors: usize,
    warnings: usize,
    problems: Vec<ProblemJson>,
}

/// Checks a folder over the edition (alone with `--no-bundled`), or the bundled edition.
pub fn check(globals: &Globals, dir: Option<PathBuf>) -> Result<ExitCode, CliError> {
    let options = OpenOptions { bundled: !globals.no_bundled, folders: globals.data.clone() };
    if dir.is_none() && !options.bundled && options.folders.is_empty() {
        return Err(CliError::new(Trouble::Usage, "nothing to check").hint("touchline check DIR"));
    }
    let mut options = options;
    options.folders.extend(dir);
    let checked = open(&options);
    let errors = checked.problems.iter().filter(|p| p.severity == Severity::Error).count();
    let warnings = checked.problems.len() - errors;
    match globals.format.unwrap_or(Format::Table) {
        Format::Json => print_json(&CheckJson {
            as_of: checked.day.to_string(),
            edition: checked.ledger.edition.slug.to_string(),
            errors,
            warnings,
            problems: checked.problems.iter().map(ProblemJson::of).collect(),
        })?,
        Format::Table => report(&checked.problems, errors, warnings)?,
        format => print_sheet(&sheet(&checked.problems), format)?,
    }
    Ok(if errors > 0 { ExitCode::from(Trouble::Answer.code()) } else { ExitCode::SUCCESS })
}

/// The problems for people, on stderr, and the result in a line.
fn report(problems: &[Problem], errors: usize, warnings: usize) -> Result<(), CliError> {
    for problem in problems {
        tell(&crate::text::sanitise(&problem.to_string()));
    }
    let found = match (errors, warnings) {
        (0, 0) => "no problems".to_string(),
        _ => {
            format!("{}, {}", show::count(errors, "error", "errors"), show::count(warnings, "warning", "warnings"))
        }
    };
    print(&format!("{found}\n"))
}

fn sheet(problems: &[Problem]) -> Sheet {
    let mut sheet = Sheet::new(
        ["severity", "code", "file", "line", "column", "path", "what", "expected", "nearest"]
            .map(|key| Column::new(key, key)),
    );
    for problem in problems.iter().map(ProblemJson::of) {
        let number = |n: Option<u32>| n.map_or_else(Cell::empty, |n| Cell::new(n.to_string()));
        let text = |t: Option<String>| t.map_or_else(Cell::empty, Cell::new);
        sheet.push([
            Cell::new(problem.severity),
            Cell::new(problem.code),
            Cell::new(problem.file),
            number(problem.line),
            number(problem.column),
            Cell::new(problem.path),
            Cell::new(problem.what),
            text(problem.expected),
            text(problem.nearest),
        ]);
    }
    sheet
}
