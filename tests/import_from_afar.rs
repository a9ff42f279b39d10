//! Imports from an address, and imports that somebody stops.

#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

#[allow(dead_code)] // Its TLS is for the tests of the library.
// The server that the library's own tests use.
#[path = "../src/feed/fetch/tests/server.rs"]
mod server;
mod support;

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use server::{Server, answer};

/// What the game's server would give: two clubs, and some players of the first.
fn bootstrap(players: u64) -> String {
    let element = |code: u64| {
        json!({
            "code": code, "id": code, "team": 1, "team_code": 10, "first_name": "Far", "second_name": format!("Away{code}"),
            "web_name": format!("Away{code}"), "element_type": 2, "status": "a", "news": "", "news_added": null,
            "chance_of_playing_next_round": null, "squad_number": null, "birth_date": "2000-01-31",
            "team_join_date": "2025-07-01", "starts": 3, "minutes": 270, "goals_scored": 0, "assists": 1,
        })
    };
    let team = |id: u64, name: &str| json!({"code": id * 10, "id": id, "name": name, "short_name": &name[..3]});
    json!({
        "events": [{"id": 1, "deadline_time": "2025-08-15T17:30:00Z"}],
        "teams": [team(1, "Anchor Town"), team(2, "Brook Rovers")],
        "elements": (900_001..900_001 + players).map(element).collect::<Vec<_>>(),
    })
    .to_string()
}

/// Imports with data in a folder: the report, what was told, the exit code.
fn import(data: &Path, args: &[&str]) -> (Value, String, i32) {
    let mut command = support::touchline();
    command.env("TOUCHLINE_DATA_DIR", data).args(["import", "fpl", "--known", "2026-03-12", "--format", "json"]);
    let output = command.args(args).output().unwrap();
    let report = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    (report, String::from_utf8(output.stderr).unwrap(), output.status.code().unwrap_or(-1))
}

#[test]
fn a_snapshot_is_fetched_and_its_secrets_are_not_told() {
    let server = Server::start(|path, out| match path {
        path if path.starts_with("/api/bootstrap-static/") => answer(out, "200 OK", "", bootstrap(3).as_bytes()),
        "/busy" => answer(out, "429 Too Many Requests", "Retry-After: 60\r\n", b""),
        "/page" => answer(out, "200 OK", "", b"<!DOCTYPE html><html><body>Sign in</body></html>"),
        _ => answer(out, "404 Not Found", "", b""),
    });
    let data = tempfile::tempdir().unwrap();
    let secret = server.url("/api/bootstrap-static/?token=s3cr3t");
    let (report, told, code) = import(data.path(), &[&secret]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(report["imports"][0]["players"]["new"], 3, "{report:#}");
    assert!(!report.to_string().contains("s3cr3t") && !told.contains("s3cr3t"), "{report:#}{told}");
    let (again, ..) = import(data.path(), &[&secret]);
    assert_eq!(again["imports"][0]["players"]["same"], 3, "{again:#}");
    for (path, wanted, why) in [
        ("/gone", 4, "404"),
        ("/busy", 4, "the server asks to wait (429), for 60 s"),
        ("/page", 3, "this is a web page"),
    ] {
        let (report, told, code) = import(data.path(), &[&server.url(path)]);
        assert_eq!(code, wanted, "{path}: {told}");
        assert!(told.contains(why) || report.to_string().contains(why), "{path}: {told}{report:#}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_a_fetch_at_once_and_nothing_is_half_written() {
    use std::process::{Command, Stdio};
    let server = Server::start(|_, out| {
        std::thread::sleep(Duration::from_secs(25));
        answer(out, "200 OK", "", bootstrap(3).as_bytes())
    });
    let data = tempfile::tempdir().unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_touchline"))
        .args(["import", "fpl", &server.url("/slow"), "--known", "2026-03-12"])
        .envs(["TOUCHLINE_DATA_DIR", "TOUCHLINE_CONFIG_DIR", "TOUCHLINE_STATE_DIR"].map(|name| (name, data.path())))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while server.requests().is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it never asked");
        std::thread::sleep(Duration::from_millis(5));
    }
    let interrupted = Instant::now();
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert!(interrupted.elapsed() < Duration::from_secs(3), "{:?}", interrupted.elapsed());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(4) && told.contains("cancelled"), "{told}");
    assert!(!data.path().join("ledger").exists() && !data.path().join("journal.jsonl").exists());
}
