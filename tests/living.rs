//! The browser while the world goes on: files that change, feeds, decisions.
//!
//! Nothing here sleeps: every step waits until the screen shows what it should.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

#[allow(dead_code)] // Its TLS is for the tests of the library.
// The server that the library's own tests use.
#[path = "../src/feed/fetch/tests/server.rs"]
mod server;
#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::path::Path;
use std::process::Command;

use server::{Server, answer};
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
    running.press("\x1b[H");
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

/// One item of a feed of our own, about people of the edition.
const FEED: &[u8] =
    b"<rss version=\"2.0\"><channel><title>Mine</title><item><title>Real Madrid in talks to sign Ibrahima \
    Konat\xc3\xa9 from Liverpool</title><guid isPermaLink=\"false\">mine-1</guid><link>https://example.org/1</link>\
    <description>Real Madrid have opened talks with Liverpool to sign Ibrahima Konat\xc3\xa9 this summer.</description>\
    <pubDate>Wed, 11 Mar 2026 09:12:44 +0000</pubDate></item></channel></rss>";

/// The program with data in a folder, told something on the command line.
fn told(data: &Path, args: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_touchline"))
        .args(args)
        .envs(["TOUCHLINE_STATE_DIR", "TOUCHLINE_CONFIG_DIR", "TOUCHLINE_DATA_DIR"].map(|name| (name, data)))
        .output()
        .unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn feeds_are_fetched_meanwhile_and_what_they_say_waits_in_the_inbox() {
    let server = Server::start(|_, out| answer(out, "200 OK", "", FEED));
    let data = tempfile::tempdir().unwrap();
    told(data.path(), &["feeds", "add", &server.url("/feed"), "--name", "Mine"]);
    let place = [("TOUCHLINE_DATA_DIR", data.path().to_str().unwrap())];
    let mut running = Running::start_with(140, 44, &place, &["--club", "liverpool"]);
    running.until("the chart", |screen| screen.contents().contains("Alisson"));
    assert!(server.requests().is_empty(), "nobody is contacted unasked");
    running.press("s");
    running.until("the run's end", |screen| screen.contents().contains("for the inbox"));
    running.press("8");
    running.until("what came of the feed", |screen| screen.contents().contains("1 new, 0 known"));
    running.press("7");
    running.until("what waits", |screen| {
        let shown = screen.contents();
        shown.contains("waits") && shown.contains("talks → Real Madrid")
    });
    running.press("a");
    running.until("the decision", |screen| screen.contents().contains("1 item accepted (decision 1)"));
    running.press("z");
    running.until("the decision taken back", |screen| screen.contents().contains("taken back: accept (decision 1)"));
    running.press("q");
    running.ended(0);
    assert_eq!(server.requests().len(), 1);
}

#[test]
fn a_run_that_hangs_is_ended_by_the_same_key_and_the_browser_goes_on() {
    let (let_go, wait) = std::sync::mpsc::channel::<()>();
    let wait = std::sync::Mutex::new(wait);
    let server = Server::start(move |_, _| {
        // Holds the connection until the test is over.
        let _ = wait.lock().map(|wait| wait.recv());
        Ok(())
    });
    let data = tempfile::tempdir().unwrap();
    told(data.path(), &["feeds", "add", &server.url("/slow"), "--name", "Slow"]);
    let place = [("TOUCHLINE_DATA_DIR", data.path().to_str().unwrap())];
    let mut running = Running::start_with(120, 40, &place, &["--club", "liverpool"]);
    running.until("the chart", |screen| screen.contents().contains("Alisson"));
    running.press("s");
    running.until("the run", |screen| screen.contents().contains("fetching Slow"));
    running.press("\x1b[B");
    running.until("another row", |screen| screen.contents().contains("› Gomez"));
    running.press("s");
    running.until("the end of the run", |screen| screen.contents().contains("cancelled; what was fetched is kept"));
    running.press("q");
    running.ended(0);
    drop(let_go);
}
