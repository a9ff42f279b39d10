//! Holds the code to the house plan of `src/lib.rs`: who may know whom, and where the terminal lives.

#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in the order in which they may know each other: each only those before it.
const ROOMS: [&str; 15] = [
    "text", "model", "ledger", "squad", "rumour", "desk", "query", "ingest", "import", "feed", "own", "show", "export",
    "config", "tui",
];

/// The commands stand below everything.
const LAST: &str = "cli";

fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The room that a file stands in: the first folder or file name under `src`.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix(src()).unwrap();
    inside.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_string()
}

/// The code of a file without its comment lines: words may name any room.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).fold(String::new(), |all, line| all + line + "\n")
}

/// The rooms that code names as `crate::room`, alone or in a braced list.
fn known_rooms(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' | ':' | ' ' | '\n' if depth == 0 => rooms.push(std::mem::take(&mut word)),
                    _ if depth == 0 => word.push(c),
                    _ => {}
                }
            }
            rooms.push(word);
        } else {
            rooms.push(rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect());
        }
    }
    rooms
}

#[test]
fn every_room_knows_only_those_above_it() {
    let mut wrong = Vec::new();
    for path in sources(&src()) {
        let here = room(&path);
        let Some(place) = ROOMS.iter().position(|r| *r == here) else { continue };
        for known in known_rooms(&code(&path)) {
            let below = ROOMS.iter().position(|r| *r == known).is_some_and(|other| other > place) || known == LAST;
            if below || (here == "rumour" && known == "squad") {
                wrong.push(format!("{}: `{here}` may not know `{known}`", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_stands_in_a_room() {
    let strangers: Vec<_> = sources(&src())
        .into_iter()
        .filter(|path| {
            let here = room(path);
            !ROOMS.contains(&here.as_str()) && !["cli", "lib", "main"].contains(&here.as_str())
        })
        .collect();
    assert!(strangers.is_empty(), "no room for {strangers:?}: see the house plan in src/lib.rs");
}

#[test]
fn the_terminal_lives_under_tui_alone() {
    let wrong: Vec<_> = sources(&src())
        .into_iter()
        .filter(|path| room(path) != "tui")
        .filter(|path| ["ratatui", "crossterm"].iter().any(|name| code(path).contains(&format!("{name}::"))))
        .collect();
    assert!(wrong.is_empty(), "ratatui or crossterm outside tui/: {wrong:?}");
}

#[test]
fn the_tree_holds_one_crossterm() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let count = lock.matches("name = \"crossterm\"\n").count();
    assert_eq!(count, 1, "two versions of crossterm split events and raw mode between them");
}

#[test]
fn the_room_reader_sees_what_code_names() {
    let rooms = known_rooms("use crate::model::Day;\nuse crate::{desk::Chart, show::{day, money}};\n");
    assert_eq!(rooms.iter().filter(|r| !r.is_empty()).collect::<Vec<_>>()[..2], ["model", "desk"]);
    assert!(rooms.contains(&"show".to_string()));
}
