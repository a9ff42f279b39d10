//! The browser while the world goes on: files that change.
//!
//! Nothing here sleeps: every step waits until the screen shows what it should.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;

use terminal::Running;

#[test]
fn a_changed_file_is_read_again_and_a_broken_one_leaves_what_was_shown() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("players.json");
    let player = |name: &str| {
        format!(
            r#"{{"players": [{{"id": "new-man", "name": "{name}", "positions": ["CB"],
                "spells": [{{"club": "liverpool", "kind": "permanent", "from": "2025-07-01"}}]}}]}}"#
        )
    };
    fs::write(&file, player("Ola Nordmann")).unwrap();
    let mut running = Running::start_with(
        140,
        44,
        &[],
        &["--data", folder.path().to_str().unwrap(), "--club", "liverpool", "--as-of", "2026-03-11"],
    );
    running.until("the new man", |screen| screen.contents().contains("Ola Nordmann"));
    fs::write(&file, player("Kari Nordmann")).unwrap();
    running.until("her other name", |screen| screen.contents().contains("Kari Nordmann"));
    fs::write(&file, player("Half a Fi").split_at(40).0).unwrap();
    running.until("what is wrong", |screen| {
        let shown = screen.contents();
        shown.contains("files broken: as before") && shown.contains("Kari Nordmann")
    });
    running.press("!");
    running.until("the problem", |screen| screen.contents().contains("players.json:1:"));
    running.press("1");
    fs::write(&file, player("Kari Mended")).unwrap();
    running.until("the mended file", |screen| {
        let shown = screen.contents();
        shown.contains("Kari Mended") && !shown.contains("files broken")
    });
    running.press("q");
    running.ended(0);
}
