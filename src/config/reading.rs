//! The lists that a user adds to the reader's, from the config folder.

use std::fs;
use std::io::{ErrorKind, Read};

use crate::ingest::{OwnFile, OwnLists};

use super::places::Places;

/// Cues of the user's own.
pub const CUES_FILE: &str = "cues.toml";
/// Names of the user's own.
pub const NAMES_FILE: &str = "names.toml";
/// No list is longer.
const LARGEST: u64 = 4 << 20;

/// The user's lists, and what stood in the way of reading them.
pub fn own_lists(places: &Places) -> (OwnLists, Vec<String>) {
    let mut problems = Vec::new();
    let mut file = |name: &str| {
        let path = places.config.as_deref()?.join(name);
        let shown = path.to_string_lossy().into_owned();
        let mut text = String::new();
        match fs::File::open(&path).and_then(|file| file.take(LARGEST).read_to_string(&mut text)) {
            Ok(_) => Some(OwnFile { name: shown, text }),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => {
                problems.push(format!("{shown}: it cannot be read: {error}"));
                None
            }
        }
    };
    let lists = OwnLists { cues: file(CUES_FILE), names: file(NAMES_FILE) };
    (lists, problems)
}
