//! Keeps the README true: its commands run, its pictures are what the program draws today.

#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

#[allow(dead_code)] // Its TLS is for the tests of the library.
// The server that the library's own tests use.
#[path = "../src/feed/fetch/tests/server.rs"]
mod server;
mod support;

use std::path::Path;

use server::{Server, answer};
use support::{root, touchline};

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).unwrap()
}

/// The `touchline` commands of the README's shell blocks, as words.
fn commands(text: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut in_shell = false;
    for line in text.lines() {
        match line.trim() {
            "```sh" => in_shell = true,
            "```" => in_shell = false,
            line if in_shell && line.starts_with("touchline ") => found.push(words(line)),
            _ => {}
        }
    }
    found
}

/// A shell line's words: quotes hold them together, `#` begins a remark, `>` sends the result elsewhere.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let (mut quote, mut begun) = (None, false);
    for c in line.chars() {
        match (quote, c) {
            (None, '#' | '>') if !begun => break,
            (None, '\'' | '"') => (quote, begun) = (Some(c), true),
            (Some(q), c) if q == c => quote = None,
            (None, c) if c.is_whitespace() => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (_, c) => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

/// A feed of our own, about people of the edition.
const FEED: &[u8] =
    b"<rss version=\"2.0\"><channel><item><title>Real Madrid in talks to sign Ibrahima Konat\xc3\xa9 from Liverpool</title>\
    <guid isPermaLink=\"false\">readme-1</guid><description>Real Madrid have opened talks with Liverpool to sign Ibrahima \
    Konat\xc3\xa9 this summer.</description><pubDate>Thu, 12 Mar 2026 09:12:44 +0000</pubDate></item></channel></rss>";

/// Has the README's feed fetched from this machine.
fn feed_from_here(data: &Path) -> Server {
    let server = Server::start(|_, out| answer(out, "200 OK", "", FEED));
    let list = serde_json::json!({"feeds": [{"id": "bbc-football", "url": server.url("/feed")}]});
    std::fs::create_dir_all(data.join("feeds")).unwrap();
    std::fs::write(data.join("feeds/list.json"), list.to_string()).unwrap();
    server
}

/// What a command of the README prints; it must end well and say something.
fn run(state: &Path, command: &[String]) -> String {
    let output = touchline()
        .env("TOUCHLINE_DATA_DIR", state.join("data"))
        .env("TOUCHLINE_STATE_DIR", state.join("state"))
        .args(&command[1..])
        .current_dir(root())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {told}", command.join(" "));
    assert!(output.stdout.len() + output.stderr.len() > 0, "{} prints nothing", command.join(" "));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_command_of_the_readme_works() {
    let commands = commands(&readme());
    assert!(commands.len() >= 10, "the README shows {} commands", commands.len());
    let state = tempfile::tempdir().unwrap();
    let _server = feed_from_here(&state.path().join("data"));
    for command in commands {
        run(state.path(), &command);
    }
}

#[test]
fn the_readme_makes_it_ones_own_in_five_commands_and_takes_it_back() {
    let text = readme();
    let section = text.split("\n## ").find(|section| section.starts_with("Make it yours")).unwrap();
    let five = commands(section);
    assert_eq!(
        five.iter().map(|words| &*words[1]).collect::<Vec<_>>(),
        ["import", "follow", "sync", "inbox", "digest"]
    );
    let state = tempfile::tempdir().unwrap();
    let server = feed_from_here(&state.path().join("data"));
    let said: Vec<String> = five.iter().map(|command| run(state.path(), command)).collect();
    assert_eq!(server.requests().len(), 1);
    assert!(said[0].contains("players") && said[0].contains("written into your own ledger"), "{}", said[0]);
    assert!(said[3].contains("1 item accepted"), "{}", said[3]);
    let talks = "to Real Madrid: talks";
    assert!(said[4].contains(talks), "{}", said[4]);
    let word = |word: &str| vec!["touchline".to_owned(), word.to_owned()];
    run(state.path(), &word("undo"));
    let without = run(state.path(), &five[4]);
    assert!(!without.contains(talks), "{without}");
    assert!(run(state.path(), &word("journal")).contains("undone by"));
}

#[test]
fn every_room_of_the_house_is_told_of() {
    let (readme, house) = (readme(), std::fs::read_to_string(root().join("src/lib.rs")).unwrap());
    let rooms: Vec<&str> = house.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(rooms.len() >= 12, "{rooms:?}");
    let listed = readme.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let listed: Vec<&str> = listed.filter(|name| rooms.contains(name)).collect();
    let missing: Vec<&&str> = rooms.iter().filter(|room| !listed.contains(room)).collect();
    assert!(missing.is_empty(), "the README's house lacks {missing:?}");
}

/// Where the README says how a picture is made: the command, and the file it is sent to.
fn pictures() -> Vec<(Vec<String>, String)> {
    let text = readme();
    let lines = text.lines().filter(|line| line.starts_with("touchline render") && line.contains(" > "));
    lines.map(|line| (words(line), line.rsplit(" > ").next().unwrap().trim().to_string())).collect()
}

#[test]
fn the_pictures_are_what_the_program_draws() {
    let pictures = pictures();
    assert!(!pictures.is_empty());
    for (command, file) in pictures {
        assert!(readme().contains(&format!("({file})")), "{file} is not shown");
        let drawn = touchline().args(&command[1..]).output().unwrap();
        assert!(drawn.status.success());
        let path = root().join(&file);
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            std::fs::write(&path, &drawn.stdout).unwrap();
        }
        let kept = std::fs::read(&path).unwrap_or_default();
        assert!(kept == drawn.stdout, "{file} is stale: UPDATE_PICTURES=1 cargo test --test readme");
    }
}

#[test]
fn the_test_command_stands_where_ci_reads_it() {
    assert!(readme().lines().any(|line| line.starts_with("cargo test")));
}

#[test]
fn words_are_read_as_a_shell_reads_them() {
    let read = words("touchline saga x --keys \"down*2 enter\" '' # so > there");
    assert_eq!(read, ["touchline", "saga", "x", "--keys", "down*2 enter", ""]);
}
