//! `check` and `schema`: what a ledger's keeper needs.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::args::{Format, Globals};
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print, print_json, print_sheet, stderr_has_colour, tell};
use crate::cli::rows::ProblemJson;
use crate::export::{Cell, Column, Sheet};
use crate::ledger::{self, OpenOptions, Opened, Problem, Severity, open};
use crate::own::Folder;
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
pub fn check(globals: &Globals, dir: Option<&PathBuf>) -> Result<ExitCode, CliError> {
    let mut folders = globals.data.clone();
    folders.extend(dir.map(|dir| ledger_of(dir)));
    let options =
        OpenOptions { bundled: !globals.no_bundled, folders, recheck: dir.is_none(), ..OpenOptions::default() };
    if !options.bundled && options.folders.is_empty() {
        return Err(CliError::new(Trouble::Usage, "nothing to check").hint("touchline check DIR"));
    }
    let mut checked = open(&options);
    if let Some(missing) = checked.problems.iter().find(|problem| problem.code == "no_such_folder") {
        return Err(CliError::new(Trouble::Io, missing.to_string().replacen(": error: ", ": ", 1)));
    }
    if dir.is_some() {
        // What lies below was not asked about.
        let top = checked.layers.len().saturating_sub(1);
        checked.problems.retain(|problem| usize::from(problem.layer) == top);
    }
    let errors = checked.problems.iter().filter(|p| p.severity == Severity::Error).count();
    match globals.format.unwrap_or(Format::Table) {
        Format::Json => print_json(&json(&checked, errors))?,
        Format::Table => report(&checked, errors)?,
        format => print_sheet(&sheet(&checked.problems), format)?,
    }
    Ok(if errors > 0 { ExitCode::from(Trouble::Answer.code()) } else { ExitCode::SUCCESS })
}

/// The ledger that a folder means: of a whole data folder its ledger, not the copies that its
/// journal keeps.
fn ledger_of(dir: &Path) -> PathBuf {
    if !Folder::is_data(dir) {
        return dir.to_owned();
    }
    let ledger = Folder::of(dir).ledger();
    let told = format!("{} is a data folder: what is checked is its ledger", dir.display());
    tell(&crate::text::sanitise(&told));
    ledger
}

fn json(checked: &Opened, errors: usize) -> CheckJson {
    CheckJson {
        as_of: checked.day.to_string(),
        edition: checked.ledger.edition.slug.to_string(),
        errors,
        warnings: checked.problems.len() - errors,
        problems: checked.problems.iter().map(ProblemJson::of).collect(),
    }
}

/// The problems for people, on stderr, and the result in a line.
fn report(checked: &Opened, errors: usize) -> Result<(), CliError> {
    let colour = stderr_has_colour();
    for problem in &checked.problems {
        tell(&ledger::rendered(problem, &checked.texts, colour));
    }
    let warnings = checked.problems.len() - errors;
    let found = match (errors, warnings) {
        (0, 0) => "no problems".to_string(),
        _ => format!("{}, {}", show::count(errors, "error", "errors"), show::count(warnings, "warning", "warnings")),
    };
    let what = checked.layers.last().map_or("nothing", AsRef::as_ref);
    print(&format!("{}: {found}\n", crate::text::sanitise(what)))
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

/// Prints the JSON Schema of ledger files.
pub fn schema() -> Result<(), CliError> {
    print(&ledger::schema())
}
