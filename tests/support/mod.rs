//! What the tests of the program share: running it, reading its JSON.

#![allow(dead_code)] // Each test file uses its own part.
#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests fail as tests do.

use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value;

/// The program, away from this machine's settings, state and colours.
pub fn touchline() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_touchline"));
    let nowhere = std::env::temp_dir().join(format!("touchline-tests-{}", std::process::id()));
    command
        .env_remove("NO_COLOR")
        .env("TOUCHLINE_CONFIG_DIR", nowhere.join("config"))
        .env("TOUCHLINE_STATE_DIR", nowhere.join("state"))
        .env("TOUCHLINE_DATA_DIR", nowhere.join("data"));
    command
}

/// What a command prints as JSON; it must end well.
pub fn json(args: &[&str]) -> Value {
    let output = touchline().args(args).args(["--format", "json"]).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{args:?}: {error}"))
}

/// What a command prints, with stderr and exit code, as one text for snapshots.
pub fn run(args: &[&str]) -> String {
    let output = touchline().args(args).output().unwrap();
    format!(
        "exit {}\n--- stdout\n{}--- stderr\n{}",
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    )
}

/// The package's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
