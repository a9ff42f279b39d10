//! What a user adds to the reader, from the config folder: lists, and rules for what it finds.

use std::fs;
use std::io::{ErrorKind, Read};

use crate::ingest::{OwnFile, OwnLists};
use crate::own::{RULES_FILE, Rules};

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
    let lists =
        OwnLists { cues: file(places, CUES_FILE, &mut problems), names: file(places, NAMES_FILE, &mut problems) };
    (lists, problems)
}

/// The user's rules for accepting unasked, with what is wrong with them; there are none unless
/// somebody wrote them.
pub fn own_rules(places: &Places) -> Rules {
    let mut problems = Vec::new();
    let mut rules =
        file(places, RULES_FILE, &mut problems).map_or_else(Rules::default, |file| Rules::parse(&file.text));
    rules.problems.extend(problems);
    rules
}

fn file(places: &Places, name: &str, problems: &mut Vec<String>) -> Option<OwnFile> {
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
}
