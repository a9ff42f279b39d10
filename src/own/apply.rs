//! Confirmed decisions taken up by the ledger's files.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::ledger::format::LedgerFile;
use crate::ledger::{print, write_text, write_texts};

use super::change::{Change, FileChange};
use super::error::OwnError;
use super::folder::Folder;
use super::journal::Decision;
use super::records::{Refusal, canonical, current, put};

/// How far the ledger has taken up the journal. Written after the files, so that it never
/// claims more than they hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Mark {
    /// The last decision that the files hold.
    pub(super) decision: u64,
    /// The length of the journal then, in bytes: the same length means nothing is left to do.
    pub(super) bytes: u64,
}

impl Mark {
    /// The mark of a folder; a lost or broken one means that everything is looked at again.
    pub(super) fn read(folder: &Folder) -> Self {
        let text = fs::read_to_string(folder.mark()).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    pub(super) fn write(self, folder: &Folder) -> Result<(), OwnError> {
        // Two numbers always become JSON.
        let text = serde_json::to_string(&self).unwrap_or_default();
        Ok(write_text(&folder.mark(), &(text + "\n"))?)
    }
}

/// What could not be taken up because the file was edited by hand since: the edit stays.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HandEdited {
    /// The file, below the ledger's folder.
    pub file: Box<str>,
    /// The word for the record.
    pub what: &'static str,
    /// Its id.
    pub id: Box<str>,
}

/// Brings the ledger's files to where these decisions lead. Doing it twice does no harm.
pub(super) fn apply(folder: &Folder, decisions: &[&Decision]) -> Result<Vec<HandEdited>, OwnError> {
    let mut edited = Vec::new();
    for (file, changes) in by_file(decisions.iter().flat_map(|decision| &decision.changes)) {
        let path = folder.ledger().join(file);
        let text = text_of(&path)?;
        match changed(file, &path, &text, &changes, &mut edited)? {
            Some(text) if text.trim() == "{}" => take_away(&path)?,
            Some(text) => write_text(&path, &text)?,
            None => {}
        }
    }
    apply_files(folder, decisions.iter().flat_map(|decision| &decision.files))?;
    Ok(edited)
}

/// The texts that files would have with some changes made, by their names; nothing is written.
pub(super) fn texts(folder: &Folder, changes: &[Change]) -> Result<Vec<(String, String)>, OwnError> {
    let mut texts = Vec::new();
    for (file, changes) in by_file(changes) {
        let path = folder.ledger().join(file);
        let text = text_of(&path)?;
        let after = changed(file, &path, &text, &changes, &mut Vec::new())?;
        texts.extend(after.map(|text| (file.to_owned(), text)));
    }
    Ok(texts)
}

/// Changes by the file that they are made in, in their order.
fn by_file<'c>(changes: impl IntoIterator<Item = &'c Change>) -> BTreeMap<&'c str, Vec<&'c Change>> {
    let mut by_file: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
    for change in changes {
        by_file.entry(&change.file).or_default().push(change);
    }
    by_file
}

/// The text of a ledger file; of one that is not there, an empty one's.
pub(super) fn text_of(path: &Path) -> Result<String, OwnError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok("{}".to_owned()),
        Err(error) => Err(OwnError::io(path, "read")(error)),
    }
}

/// The records of a ledger file's text, to be written again with others.
pub(super) fn parsed<'t>(path: &Path, text: &'t str) -> Result<LedgerFile<'t>, OwnError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| broken(path, &error))
}

fn broken(path: &Path, error: &serde_json::Error) -> OwnError {
    OwnError::Broken { path: path.to_owned(), line: error.line(), column: error.column(), what: error.to_string() }
}

/// A file's text with changes made; `None` where it has them all.
fn changed(
    name: &str,
    path: &Path,
    text: &str,
    changes: &[&Change],
    edited: &mut Vec<HandEdited>,
) -> Result<Option<String>, OwnError> {
    let mut file = parsed(path, text)?;
    let mut any = false;
    for (at, change) in changes.iter().enumerate() {
        let later = changes[at + 1..].iter().any(|other| !change.spot.is_nameless() && other.same_record(change));
        if later {
            // The last of several changes says what stands there in the end.
            continue;
        }
        let words = |raw: Option<&serde_json::value::RawValue>| {
            raw.map(|raw| canonical(&change.spot, raw)).transpose().map_err(|error| broken(path, &error))
        };
        let goal = words(change.after.as_deref())?;
        let mut found = current(&file, &change.spot, goal.as_deref());
        if change.spot.is_nameless() && found.is_none() {
            let old = words(change.before.as_deref())?;
            found = current(&file, &change.spot, old.as_deref());
        }
        if found == goal {
            continue;
        }
        let mut expected = Vec::new();
        for other in changes.iter().filter(|other| other.same_record(change)) {
            expected.push(words(other.before.as_deref())?);
            expected.push(words(other.after.as_deref())?);
        }
        let told = || HandEdited { file: name.into(), what: change.spot.word(), id: change.spot.id().into() };
        if !expected.contains(&found) {
            edited.push(told());
            continue;
        }
        match put(&mut file, &change.spot, change.before.as_deref(), change.after.as_deref()) {
            Ok(()) => any = true,
            Err(Refusal::NoParent) => edited.push(told()),
            Err(Refusal::Record(error)) => return Err(broken(path, &error)),
        }
    }
    Ok(any.then(|| print(&file)))
}

/// Brings whole files to where decisions lead: of several about one file the last one.
fn apply_files<'c>(folder: &Folder, changes: impl Iterator<Item = &'c FileChange>) -> Result<(), OwnError> {
    let last: BTreeMap<&str, Option<&str>> = changes.map(|change| (&*change.file, change.after.as_deref())).collect();
    let mut texts: Vec<(PathBuf, String)> = Vec::new();
    for (file, after) in last {
        let path = folder.ledger().join(file);
        let Some(kept) = after else {
            take_away(&path)?;
            continue;
        };
        let kept = folder.kept().join(kept);
        let text = fs::read_to_string(&kept).map_err(OwnError::io(&kept, "read"))?;
        if !fs::read_to_string(&path).is_ok_and(|there| there == text) {
            texts.push((path, text));
        }
    }
    let files: Vec<(&Path, &str)> = texts.iter().map(|(path, text)| (path.as_path(), text.as_str())).collect();
    Ok(write_texts(&files)?)
}

/// Takes a file away that holds nothing any more.
fn take_away(path: &Path) -> Result<(), OwnError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(OwnError::io(path, "taken away")(error)),
        _ => Ok(()),
    }
}

/// Whether every file that changes would go to can be written anew without losing anything.
pub(super) fn check(folder: &Folder, changes: &[Change]) -> Result<(), OwnError> {
    let files: std::collections::BTreeSet<&str> = changes.iter().map(|change| &*change.file).collect();
    for file in files {
        let path = folder.ledger().join(file);
        parsed(&path, &text_of(&path)?)?;
    }
    Ok(())
}
