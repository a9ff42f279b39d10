//! Which files of a folder belong to its ledger.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::ledger::{Problem, Severity};
use crate::text::sanitise;

/// Folders within folders beyond this are not looked into.
const DEEPEST: usize = 16;

/// The largest file that is read; a month of reports takes well under a thousandth of it.
const LARGEST: u64 = 512 * 1024 * 1024;

/// The ledger files below a folder, in the order of their names.
pub(super) fn list(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    let before = problems.len();
    walk(folder, 0, &mut paths, problems);
    paths.sort();
    if paths.is_empty() && problems.len() == before {
        let mut problem = told(folder, "empty_ledger", "there is no .json file in this folder");
        problem.expected = Some("an `edition.json` and files of clubs, players, reports or sagas".into());
        problems.push(problem);
    }
    paths
}

/// The bytes of a file, or why there are none.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Box<Problem>> {
    let bytes = || -> io::Result<Vec<u8>> {
        let kind = fs::metadata(path)?;
        if !kind.is_file() {
            return Err(io::Error::other("it is no ordinary file"));
        }
        if kind.len() > LARGEST {
            return Err(io::Error::other("it is larger than 512 MB; split it"));
        }
        fs::read(path)
    };
    bytes().map_err(|error| Box::new(told(path, "unreadable", format!("the file cannot be read: {error}"))))
}

/// Lists the `.json` files below a folder; `schema/` at its top and hidden files are not the ledger's.
fn walk(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>, problems: &mut Vec<Problem>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(unlisted(folder, &error));
            return;
        }
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let path = entry.path();
        // A link to a folder could lead round in a ring, so only the entry's own kind counts.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if name.starts_with('.') || (depth == 0 && is_folder && name == "schema") {
            continue;
        }
        if !is_folder {
            if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
                paths.push(path);
            }
        } else if depth < DEEPEST {
            walk(&path, depth + 1, paths, problems);
        } else {
            problems.push(told(&path, "too_deep", "folders stand too deep within each other here"));
        }
    }
}

fn unlisted(folder: &Path, error: &io::Error) -> Problem {
    let (code, what) = match error.kind() {
        io::ErrorKind::NotFound => ("no_such_folder", "there is no such folder".to_string()),
        io::ErrorKind::NotADirectory => ("not_a_folder", "this is no folder".to_string()),
        _ => ("unreadable", format!("the folder cannot be read: {error}")),
    };
    let mut problem = told(folder, code, what);
    problem.expected = Some("a folder of ledger files".into());
    problem
}

fn told(path: &Path, code: &'static str, what: impl Into<String>) -> Problem {
    Problem {
        severity: Severity::Error,
        code,
        file: shown(path),
        layer: 0,
        place: None,
        path: String::new(),
        what: what.into(),
        expected: None,
        nearest: None,
    }
}

/// A path as it is shown: with `/`, and without what a terminal could take for a command.
pub(super) fn shown(path: &Path) -> Box<str> {
    let text = path.display().to_string();
    let text = if std::path::MAIN_SEPARATOR == '/' { text } else { text.replace(std::path::MAIN_SEPARATOR, "/") };
    sanitise(&text).into()
}
