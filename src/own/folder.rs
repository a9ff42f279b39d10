//! What lies where in the user's data folder.

use std::fs;
use std::path::{Path, PathBuf};

/// The user's data folder, as this room uses it. Making one touches no file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// The room's part of a data folder.
    pub fn of(data: &Path) -> Self {
        Self(data.to_owned())
    }

    /// The data folder itself.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The ledger: files as in any other, to be read, diffed and edited by hand.
    pub fn ledger(&self) -> PathBuf {
        self.0.join("ledger")
    }

    /// Every decision, a line each; it only grows.
    pub fn journal(&self) -> PathBuf {
        self.0.join("journal.jsonl")
    }

    /// What waits for a decision, a line each; it only grows.
    pub fn inbox(&self) -> PathBuf {
        self.0.join("inbox.jsonl")
    }

    /// Files as they were before and after decisions about whole files.
    pub(super) fn kept(&self) -> PathBuf {
        self.0.join("kept")
    }

    /// How far the ledger has taken up the journal.
    pub(super) fn mark(&self) -> PathBuf {
        self.0.join("applied.json")
    }

    /// Held by whoever writes.
    pub(super) fn lock(&self) -> PathBuf {
        self.0.join(".lock")
    }

    /// Whether a folder is somebody's data folder, with a journal or an inbox beside the ledger.
    pub fn is_data(folder: &Path) -> bool {
        let own = Self::of(folder);
        own.ledger().is_dir() && (own.journal().is_file() || own.inbox().is_file())
    }

    /// The ledger folder, where there is anything in it to lay over the edition.
    pub fn ledger_if_any(&self) -> Option<PathBuf> {
        let folder = self.ledger();
        holds_json(&folder, 0).then_some(folder)
    }
}

/// Whether a folder holds a ledger file, at a depth that our own writing uses.
fn holds_json(folder: &Path, depth: u8) -> bool {
    let Ok(entries) = fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            return false;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => depth < 4 && holds_json(&path, depth + 1),
            Ok(_) => path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")),
            Err(_) => false,
        }
    })
}
