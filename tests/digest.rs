//! `follow`, `follows`, `unfollow` and `digest` as people use them.

#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

mod support;

use std::path::Path;

use serde_json::Value;

/// What a command prints on stdout and stderr, and its exit code, with state in a folder.
fn run(state: &Path, args: &[&str]) -> (String, String, i32) {
    let output = support::touchline().env("TOUCHLINE_STATE_DIR", state).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap_or(-1))
}

fn json(state: &Path, args: &[&str]) -> Value {
    let (stdout, stderr, code) = run(state, &[args, &["--format", "json"]].concat());
    assert_eq!(code, 0, "{stderr}");
    serde_json::from_str(&stdout).unwrap()
}

#[test]
fn followed_listed_told_of_and_let_go() {
    let state = tempfile::tempdir().unwrap();
    let state = state.path();
    assert_eq!(run(state, &["follow", "reds"]).1, "following Liverpool\n");
    assert_eq!(run(state, &["follow", "huijsen"]).1, "following Dean Huijsen\n");
    let follows = json(state, &["follows"]);
    let ids: Vec<&str> = follows["follows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["liverpool", "dean-huijsen"]);
    let digest = json(state, &["digest", "--since", "2026-03-06"]);
    assert_eq!((&digest["since"], &digest["until"]), (&"2026-03-06".into(), &"2026-03-11".into()));
    let news = digest["news"].as_array().unwrap();
    let konate = news.iter().find(|news| news["kind"] == "saga" && news["saga"] == "konate-real-madrid").unwrap();
    assert_eq!(konate["before"], "contact, rekindled");
    assert_eq!(konate["after"], "contact, rekindled, contested");
    assert!(news.iter().all(|news| news["day"].as_str().unwrap() > "2026-03-06"));
    let (page, ..) = run(state, &["digest", "--range", "2026-02-20..2026-03-01", "--format", "markdown"]);
    assert!(page.starts_with("# After 20 Feb 2026, up to 1 Mar 2026: "), "{page}");
    assert!(page.contains("## Settled\n\n- 24 Feb 2026: **Andy Robertson**, to Tottenham Hotspur: "), "{page}");
    assert_eq!(run(state, &["unfollow", "liverpool"]).2, 0);
    assert_eq!(run(state, &["unfollow", "liverpool"]).2, 1);
    assert_eq!(json(state, &["follows"])["follows"].as_array().unwrap().len(), 1);
}

#[test]
fn what_is_not_meant_is_told_with_what_could_be() {
    let state = tempfile::tempdir().unwrap();
    let (_, told, code) = run(state.path(), &["follow", "konatte"]);
    assert_eq!(code, 1);
    assert!(told.contains("no club and no player is called `konatte`") && told.contains("Konaté"), "{told}");
    for (args, code) in [
        (&["digest", "--since", "yesterday"][..], 2),
        (&["digest", "--range", "2026-03-01"], 2),
        (&["digest", "--range", "2026-03-02..2026-03-01"], 2),
        (&["digest", "--range", "2026-03-01..2026-03-02", "--since", "2026-03-01"], 2),
    ] {
        assert_eq!(run(state.path(), args).2, code, "{args:?}");
    }
    let (_, told, _) = run(state.path(), &["digest"]);
    assert!(told.contains("nobody is followed, so this is about everybody"), "{told}");
    std::fs::write(state.path().join("follows.json"), "[").unwrap();
    let (_, told, code) = run(state.path(), &["follows"]);
    assert_eq!(code, 4);
    assert!(told.contains("it is left as it is"), "{told}");
}
