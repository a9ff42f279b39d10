//! What the commands print, whole: stdout, stderr and exit code, on a small ledger of invented people.

mod support;

use insta::assert_snapshot;
use support::{json, root, run, touchline};

/// Runs a command on the small ledger alone.
fn small(args: &[&str]) -> String {
    let folder = root().join("tests/fixtures/small");
    let folder = folder.to_string_lossy();
    run(&[&["--no-bundled", "--data", &folder], args].concat()).replace(&*folder, "tests/fixtures/small")
}

#[test]
fn clubs_and_squads() {
    assert_snapshot!("clubs", small(&["clubs"]));
    assert_snapshot!("squad", small(&["squad", "harbour"]));
    assert_snapshot!("squad_as_known", small(&["squad", "The Tide", "--as-known", "--format", "csv"]));
    assert_snapshot!("squad_elsewhere", small(&["squad", "faraway"]));
}

#[test]
fn depth_charts() {
    assert_snapshot!("depth", small(&["depth", "harbour"]));
    assert_snapshot!("depth_json", small(&["depth", "harbour", "--position", "centre-back", "--format", "json"]));
    assert_snapshot!("depth_next_season", small(&["depth", "harbour", "--season", "2026/27", "--format", "markdown"]));
}

#[test]
fn players_and_boards() {
    assert_snapshot!("player", small(&["player", "nunez"]));
    assert_snapshot!("contracts", small(&["contracts"]));
    assert_snapshot!("injuries", small(&["injuries"]));
    assert_snapshot!("windows", small(&["windows"]));
}

#[test]
fn rumours_and_sagas() {
    assert_snapshot!("rumours", small(&["rumours"]));
    assert_snapshot!("rumours_in", small(&["rumours", "--club", "harbour", "--in", "--format", "json"]));
    assert_snapshot!("saga", small(&["saga", "nunez-castillo"]));
    assert_snapshot!("saga_then", small(&["saga", "nunez-castillo", "--as-of", "2025-12-20", "--format", "json"]));
    assert_snapshot!("sources", small(&["sources"]));
    assert_snapshot!("facts", small(&["facts", "--player", "João Núñez"]));
}

#[test]
fn misses_say_what_is_near() {
    assert_snapshot!("unknown_club", small(&["depth", "harbor twon"]));
    assert_snapshot!("unknown_saga", small(&["saga", "nunez-castilo"]));
    assert_snapshot!("not_yet_known", small(&["saga", "known-harbour", "--as-of", "2026-01-01"]));
    assert_snapshot!("unknown_position", small(&["depth", "harbour", "--position", "sweeper"]));
    assert_snapshot!("bad_day", small(&["clubs", "--as-of", "2026-02-30"]));
    assert_snapshot!("bad_season", small(&["clubs", "--season", "2026/28"]));
    assert_snapshot!("arrivals_of_nobody", small(&["rumours", "--in"]));
    assert_snapshot!("nothing_to_read", run(&["clubs", "--no-bundled"]));
}

#[test]
fn a_result_stands_on_stdout_alone() {
    let output = touchline().args(["depth", "liverpool", "--format", "json"]).output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn options_may_stand_before_or_after_the_command() {
    let before = touchline().args(["--as-of", "2026-02-10", "--format", "json", "clubs"]).output().unwrap();
    let after = touchline().args(["clubs", "--format", "json", "--as-of", "2026-02-10"]).output().unwrap();
    assert!(before.status.success());
    assert_eq!(before.stdout, after.stdout);
    assert_eq!(json(&["clubs", "--as-of", "2026-02-10"])["as_of"], "2026-02-10");
}

#[test]
fn latest_and_the_default_day_differ() {
    assert_eq!(json(&["clubs"])["as_of"], "2026-03-11");
    let latest = json(&["clubs", "--as-of", "latest"])["as_of"].as_str().unwrap().to_string();
    assert!(latest.as_str() > "2026-03-11", "{latest}");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_touchline"))
        .args(["facts", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Nobody reads: the program meets the closed pipe once the pipe's buffer is full.
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn what_is_no_ledger_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        let mut all = vec!["--no-bundled", "--data", folder.path().to_str().unwrap()];
        all.extend(args);
        run(&all).replace(&*folder.path().to_string_lossy(), "FOLDER")
    };
    assert_snapshot!("empty_folder", run(&["clubs"]));
    std::fs::write(folder.path().join("clubs.json"), "{\"clubs\": [").unwrap();
    assert_snapshot!("cut_short", run(&["clubs"]));
    let newer = "{\"edition\": {\"format\": 2, \"id\": \"x\", \"name\": \"X\", \"as_of\": \"2030-01-01\"}}";
    std::fs::write(folder.path().join("edition.json"), newer).unwrap();
    assert_snapshot!("newer_format", run(&["clubs"]));
    drop(folder);
    let missing = support::run(&["clubs", "--data", "no/such/folder"]);
    assert!(missing.starts_with("exit 4\n"), "{missing}");
}
