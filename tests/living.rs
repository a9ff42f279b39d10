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

#[test]
fn whom_one_follows_is_kept_and_what_changed_for_them_opens_next_time() {
    let state = tempfile::tempdir().unwrap();
    let place = [("TOUCHLINE_STATE_DIR", state.path().to_str().unwrap())];
    let mut running = Running::start_with(120, 40, &place, &["--club", "liverpool"]);
    running.until("the chart", |screen| screen.contents().contains("Alisson"));
    running.press("f");
    running.until("the star", |screen| screen.contents().contains("Alisson ★"));
    running.press("q");
    running.ended(0);
    let kept = fs::read_to_string(state.path().join("follows.json")).unwrap();
    assert!(kept.contains("alisson"), "{kept}");
    // The last visit lies before the news that the edition ends with.
    fs::write(state.path().join("last-visit"), "2026-03-09\n").unwrap();
    let mut again = Running::start_with(120, 40, &place, &["--club", "liverpool"]);
    again.until("the news", |screen| {
        let shown = screen.contents();
        shown.contains("Since the last visit, 9 Mar 2026") && shown.contains("fit › doubt (knock, 75 %)")
    });
    again.press("\x1b");
    again.until("the chart", |screen| screen.contents().contains("Alisson ★"));
    again.press("q");
    again.ended(0);
    assert_eq!(fs::read_to_string(state.path().join("last-visit")).unwrap(), "2026-03-11\n");
    let mut third = Running::start_with(120, 40, &place, &["--club", "liverpool"]);
    third.until("the chart at once", |screen| screen.contents().contains("Alisson ★"));
    third.press("q");
    third.ended(0);
}
