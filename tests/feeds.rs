//! `feeds` and `sync` as people use them, against servers on this machine.

#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

#[allow(dead_code)] // Its TLS is for the tests of the library.
// The server that the library's own tests use.
#[path = "../src/feed/fetch/tests/server.rs"]
mod server;
mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use server::{Server, answer};

/// The program with data in a folder of the test's own.
fn touchline(folder: &Path) -> assert_cmd::Command {
    let mut command = support::touchline();
    command.env("TOUCHLINE_DATA_DIR", folder);
    command
}

/// What it prints on stdout and stderr, and its exit code.
fn run(folder: &Path, args: &[&str]) -> (String, String, i32) {
    let output = touchline(folder).args(args).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap_or(-1))
}

fn json(folder: &Path, args: &[&str]) -> Value {
    let args = [args, &["--format", "json"]].concat();
    let (stdout, stderr, _) = run(folder, &args);
    serde_json::from_str(&stdout).unwrap_or_else(|error| panic!("{args:?}: {error}: {stdout}{stderr}"))
}

fn rss(name: &str, count: usize) -> Vec<u8> {
    let mut text = format!("<rss version=\"2.0\"><channel><title>{name}</title>");
    for number in 0..count {
        let _ = write!(
            text,
            "<item><title>{name} report {number} & more</title><guid isPermaLink=\"false\">{name}-{number}</guid>\
             <link>https://example.org/{name}/{number}</link><description>Words of {name} about {number}.</description>\
             <pubDate>Wed, 11 Mar 2026 09:12:44 +0000</pubDate></item>"
        );
    }
    (text + "</channel></rss>").into_bytes()
}

#[test]
fn nobody_is_contacted_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let (stdout, stderr, code) = run(folder.path(), &["sync"]);
    assert_eq!((stdout.as_str(), code), ("", 1));
    assert!(stderr.contains("no feed is on") && stderr.contains("touchline feeds on FEED"), "{stderr}");
    let feeds = json(folder.path(), &["feeds"]);
    let feeds = feeds["feeds"].as_array().unwrap();
    assert!(feeds.len() > 15 && feeds.iter().all(|feed| feed["on"] == false));
    let (_, stderr, code) = run(folder.path(), &["sync", "bbc-footbal"]);
    assert_eq!(code, 1);
    assert!(stderr.contains("did you mean bbc-football?"), "{stderr}");
}

#[test]
fn a_feed_is_added_fetched_listed_and_removed() {
    let server = Server::start(|_, out| answer(out, "200 OK", "", &rss("mine", 3)));
    let folder = tempfile::tempdir().unwrap();
    let (stdout, _, code) = run(folder.path(), &["feeds", "add", &server.url("/feed"), "--name", "My Feed"]);
    assert_eq!(code, 0);
    assert!(stdout.starts_with("my-feed is on: http://127.0.0.1:"), "{stdout}");
    let first = json(folder.path(), &["sync"]);
    assert_eq!((&first["new"], &first["cancelled"]), (&3.into(), &false.into()));
    assert_eq!(first["feeds"][0]["result"], "fetched");
    assert!(first["as_of"].is_string() && first["edition"].is_string());
    let second = json(folder.path(), &["sync", "my feed"]);
    assert_eq!((&second["new"], &second["feeds"][0]["known"]), (&0.into(), &3.into()));
    let items = json(folder.path(), &["feeds", "items", "my-feed", "--limit", "2"]);
    assert_eq!(items["items"].as_array().unwrap().len(), 2);
    assert_eq!(items["items"][0]["day"], "2026-03-11");
    for format in ["table", "csv", "markdown"] {
        let (stdout, stderr, code) = run(folder.path(), &["sync", "--format", format]);
        assert!(stdout.contains("my-feed") && code == 0, "{stdout}{stderr}");
    }
    assert_eq!(run(folder.path(), &["feeds", "remove", "my-feed"]).2, 0);
    assert_eq!(run(folder.path(), &["sync", "my-feed"]).2, 1);
    assert_eq!(json(folder.path(), &["feeds", "items"])["items"].as_array().unwrap().len(), 3, "its items stay");
}

#[test]
fn failures_are_told_for_each_feed_and_the_rest_is_kept() {
    let server = Server::start(|path, out| match path {
        "/good" => answer(out, "200 OK", "", &rss("good", 2)),
        "/page" => answer(out, "200 OK", "", b"<html>\x1b[31mred"),
        "/busy" => answer(out, "429 Too Many Requests", "Retry-After: 60\r\n", b""),
        _ => answer(out, "404 Not Found", "", b""),
    });
    let folder = tempfile::tempdir().unwrap();
    for name in ["good", "page", "gone", "busy"] {
        run(folder.path(), &["feeds", "add", &server.url(&format!("/{name}")), "--name", name]);
    }
    let (stdout, stderr, code) = run(folder.path(), &["sync", "--format", "csv"]);
    assert_eq!(code, 4);
    assert!(stdout.contains("good,fetched,2,"), "{stdout}");
    assert!(stderr.contains("page: error: it is a web page, not a feed"), "{stderr}");
    assert!(stderr.contains("gone: error: the server answers 404 (not found)"), "{stderr}");
    assert!(stderr.contains("busy: error: the server asks to wait (429), for 60 s"), "{stderr}");
    assert!(!stderr.contains('\x1b') && !stdout.contains('\x1b'));
    let again = json(folder.path(), &["sync", "busy"]);
    assert_eq!(again["feeds"][0]["result"], "waiting");
    assert!(again["feeds"][0]["wait_until"].is_string());
    assert_eq!(server.requests().iter().filter(|request| request.starts_with("GET /busy")).count(), 1);
}

#[test]
fn lists_come_in_and_go_out_without_their_secrets() {
    let folder = tempfile::tempdir().unwrap();
    let opml = folder.path().join("list.opml");
    fs::write(
        &opml,
        "<opml version='2.0'><body><outline text='Plain' xmlUrl='https://example.org/feed'/>\
         <outline text='Known' xmlUrl='https://www.theguardian.com/football/rss'/>\
         <outline text='Secret' xmlUrl='https://example.org/.rss?feed=s3cr3tt0ken&amp;user=me'/>\
         <outline text='Odd' xmlUrl='javascript:x'/></body></opml>",
    )
    .unwrap();
    let opml = opml.to_str().unwrap();
    let (stdout, stderr, code) = run(folder.path(), &["feeds", "import", opml]);
    assert_eq!((stdout.as_str(), code), ("3 feeds read and turned on: 2 added, 1 were known\n", 0), "{stderr}");
    assert!(stderr.contains("1 entry was left out"), "{stderr}");
    for args in [&["feeds"][..], &["feeds", "--format", "json"], &["feeds", "export"], &["feeds", "off", "secret"]] {
        let (stdout, stderr, _) = run(folder.path(), args);
        assert!(!stdout.contains("s3cr3t") && !stderr.contains("s3cr3t"), "{args:?}: {stdout}{stderr}");
    }
    run(folder.path(), &["feeds", "on", "secret"]);
    let (stdout, _, _) = run(folder.path(), &["feeds", "export", "--with-secrets"]);
    assert!(
        stdout.contains("feed=s3cr3tt0ken&amp;user=me") && stdout.contains("theguardian.com/football/rss"),
        "{stdout}"
    );
    let (_, stderr, code) = run(folder.path(), &["feeds", "import", "/nowhere.opml"]);
    assert!(code == 4 && stderr.contains("/nowhere.opml"), "{stderr}");
    fs::write(folder.path().join("bad.opml"), "<rss/>").unwrap();
    let (_, stderr, code) = run(folder.path(), &["feeds", "import", folder.path().join("bad.opml").to_str().unwrap()]);
    assert!(code == 3 && stderr.contains("not <opml>"), "{stderr}");
}

#[test]
fn a_second_one_says_who_is_at_it() {
    let server = Server::start(|_, out| {
        thread::sleep(Duration::from_secs(3));
        answer(out, "200 OK", "", &rss("slow", 1))
    });
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["feeds", "add", &server.url("/"), "--name", "slow"]);
    let mut first = start(folder.path());
    wait_until(|| !server.requests().is_empty());
    let (_, stderr, code) = run(folder.path(), &["sync"]);
    assert!(code == 4 && stderr.contains("another Touchline is fetching feeds"), "{stderr}");
    assert_eq!(run(folder.path(), &["feeds"]).2, 0, "looking is free");
    first.kill().unwrap();
    first.wait().unwrap();
}

fn start(folder: &Path) -> std::process::Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_touchline"));
    command
        .arg("sync")
        .env("TOUCHLINE_DATA_DIR", folder)
        .env("TOUCHLINE_CONFIG_DIR", folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn wait_until(mut holds: impl FnMut() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < Duration::from_secs(20), "it never came to that");
        thread::sleep(Duration::from_millis(5));
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_well_and_the_next_run_goes_on() {
    let server = Server::start(|path, out| {
        if path == "/slow" {
            thread::sleep(Duration::from_secs(25));
        }
        answer(out, "200 OK", "", &rss(path.trim_start_matches('/'), 10))
    });
    let folder = tempfile::tempdir().unwrap();
    for name in ["quick", "slow"] {
        run(folder.path(), &["feeds", "add", &server.url(&format!("/{name}")), "--name", name]);
    }
    let child = start(folder.path());
    wait_until(|| server.requests().iter().any(|request| request.starts_with("GET /slow")));
    let interrupted = Instant::now();
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert!(interrupted.elapsed() < Duration::from_secs(3), "{:?}", interrupted.elapsed());
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(4), "{stderr}");
    assert!(stderr.contains("cancelled"), "{stderr}");
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(stdout.contains("quick") && stdout.contains("cancelled"), "{stdout}");
    let items = json(folder.path(), &["feeds", "items"]);
    assert_eq!(items["items"].as_array().unwrap().len(), 10, "what was fetched is kept");
}

#[test]
fn kills_at_any_moment_lose_and_double_nothing() {
    let server = Server::start(|path, out| {
        thread::sleep(Duration::from_millis(3));
        answer(out, "200 OK", "ETag: \"1\"\r\n", &rss(path.trim_start_matches('/'), 100))
    });
    let others: Vec<Server> = (0..4)
        .map(|_| Server::start(|path, out| answer(out, "200 OK", "", &rss(path.trim_start_matches('/'), 100))))
        .collect();
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b"] {
        run(folder.path(), &["feeds", "add", &server.url(&format!("/{name}")), "--name", name]);
    }
    for (number, server) in others.iter().enumerate() {
        run(folder.path(), &["feeds", "add", &server.url(&format!("/o{number}")), "--name", &format!("o{number}")]);
    }
    let mut before = 0;
    // A dozen here; TOUCHLINE_KILLS=1000 runs them all.
    let rounds = std::env::var("TOUCHLINE_KILLS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(12_u64);
    for round in 0..rounds {
        let mut child = start(folder.path());
        thread::sleep(Duration::from_millis(20 + round * 37 % 150));
        child.kill().unwrap();
        child.wait().unwrap();
        let items = json(folder.path(), &["feeds", "items", "--limit", "5000"]);
        let count = items["items"].as_array().unwrap().len();
        assert!(count >= before, "round {round}: {count} after {before}");
        before = count;
    }
    let last = json(folder.path(), &["sync"]);
    assert!(last["feeds"].as_array().unwrap().iter().all(|feed| feed["error"].is_null()), "{last}");
    let items = json(folder.path(), &["feeds", "items", "--limit", "5000"]);
    let mut titles: Vec<&str> =
        items["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect();
    assert_eq!(titles.len(), 600);
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), 600);
}

#[test]
fn a_file_that_cannot_be_written_to_is_told_before_anybody_is_contacted() {
    let server = Server::start(|_, out| answer(out, "200 OK", "", &rss("x", 1)));
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["feeds", "add", &server.url("/"), "--name", "x"]);
    fs::create_dir(folder.path().join("feeds/items.jsonl")).unwrap();
    let (_, stderr, code) = run(folder.path(), &["sync"]);
    assert_eq!((code, server.requests().len()), (4, 0));
    assert!(stderr.contains("items.jsonl cannot be opened"), "{stderr}");
}

/// Feeds that others stumble over, by path, with how many items each holds.
const ODD: [(&str, &str, usize); 11] = [
    ("ampersands", "<rss><channel><item><title>Brighton & Hove&nbsp;Albion</title></item></channel></rss>", 1),
    ("late", "\n\n  <?xml version='1.0'?><rss><channel><item><title>T</title></item></channel></rss>", 1),
    (
        "zones",
        "<rss><channel><item><title>T</title><pubDate>Fri, 17 May 2019 06:00:00 BST</pubDate></item></channel></rss>",
        1,
    ),
    ("dates", "<rss><channel><item><title>T</title><dc:date>2026-08-20T07:00:46Z</dc:date></item></channel></rss>", 1),
    (
        "rdf",
        "<rdf:RDF xmlns='http://purl.org/rss/1.0/'><channel><title>N</title></channel><item rdf:about='x'><title>T</title></item></rdf:RDF>",
        1,
    ),
    (
        "atom",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id><title type='html'>&lt;b&gt;T&lt;/b&gt;</title></entry></feed>",
        1,
    ),
    ("json", "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\", \"title\": \"T\"}]}", 1),
    ("cut", "<rss><channel><item><title>One</title></item><item><title>Two</title><description>half", 2),
    (
        "mismatched",
        "<rss><channel><item><title>T</title><description><em>a</EM><p>b</description></item></channel></rss>",
        1,
    ),
    ("hostile", "<rss><channel><item><title>\u{1b}[31mRed&#27;]0;x&#7;</title></item></channel></rss>", 1),
    ("empty", "<rss><channel><title>Nothing yet</title></channel></rss>", 0),
];

/// Feeds that are refused, by path, with the reason.
const REFUSED: [(&str, &str, &str); 3] = [
    (
        "bomb",
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><rss><channel><title>&b;</title></channel></rss>",
        "defines entities",
    ),
    ("external", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss/>", "defines entities"),
    ("page", "<!doctype html><title>Error</title>", "web page"),
];

#[test]
fn odd_feeds_and_a_thousand_items_in_one_run() {
    // Four hosts, so that politeness costs the test little time.
    let servers: Vec<Server> = (0..4)
        .map(|_| {
            Server::start(|path, out| {
                let name = path.trim_start_matches('/');
                let text = ODD.iter().find(|odd| odd.0 == name).map(|odd| odd.1);
                let text = text.or_else(|| REFUSED.iter().find(|refused| refused.0 == name).map(|refused| refused.1));
                match (name, text) {
                    ("thousand", _) => answer(out, "200 OK", "", &rss("thousand", 1_000)),
                    ("moved", _) => answer(out, "301 Moved Permanently", "Location: /atom\r\n", b""),
                    ("loop", _) => answer(out, "302 Found", "Location: /loop\r\n", b""),
                    ("endless", _) => {
                        out.write_all(b"HTTP/1.1 200 OK\r\n\r\n<rss>")?;
                        loop {
                            out.write_all(&[b' '; 1 << 12])?;
                        }
                    }
                    (_, Some(text)) => {
                        answer(out, "200 OK", "Content-Type: text/html; charset=latin1\r\n", text.as_bytes())
                    }
                    _ => answer(out, "404 Not Found", "", b""),
                }
            })
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let names = ODD.iter().map(|odd| odd.0).chain(REFUSED.iter().map(|refused| refused.0));
    let mut opml = String::from("<opml version='1.0'><body>");
    for (number, name) in names.chain(["thousand", "moved", "loop", "endless"]).enumerate() {
        let url = servers[number % servers.len()].url(&format!("/{name}"));
        write!(opml, "<outline text='{name}' xmlUrl='{url}'/>").unwrap();
    }
    fs::write(folder.path().join("list.opml"), opml + "</body></opml>").unwrap();
    assert_eq!(run(folder.path(), &["feeds", "import", folder.path().join("list.opml").to_str().unwrap()]).2, 0);

    let (stdout, stderr, code) = run(folder.path(), &["sync", "--format", "json"]);
    assert_eq!(code, 4, "some of them cannot be read: {stderr}");
    let result: Value = serde_json::from_str(&stdout).unwrap();
    let of = |name: &str| result["feeds"].as_array().unwrap().iter().find(|feed| feed["id"] == name).unwrap().clone();
    for (name, _, count) in ODD {
        assert_eq!((&of(name)["result"], &of(name)["new"]), (&"fetched".into(), &count.into()), "{name}: {}", of(name));
    }
    for (name, _, reason) in REFUSED {
        let error = of(name)["error"].as_str().unwrap().to_owned();
        assert!(error.contains(reason), "{name}: {error}");
    }
    assert_eq!(of("thousand")["new"], 1_000);
    assert_eq!((&of("moved")["moved"], &of("moved")["result"]), (&true.into(), &"fetched".into()));
    assert!(of("loop")["error"].as_str().unwrap().contains("redirects more than 5 times"), "{}", of("loop"));
    assert!(of("endless")["error"].as_str().unwrap().contains("more than 8192 kB"), "{}", of("endless"));
    for text in [&stdout, &stderr, &run(folder.path(), &["feeds", "items"]).0] {
        assert!(!text.chars().any(|letter| letter.is_control() && letter != '\n'), "{text:?}");
    }
}

#[test]
fn claims_are_read_in_what_was_fetched() {
    let text = "<rss><channel><item><title>Real Madrid in talks to sign Ibrahima Konaté from Liverpool</title>\
                <link>https://example.org/1</link><description>Real Madrid have opened talks with Liverpool to sign \
                Ibrahima Konaté this summer.</description><pubDate>Wed, 11 Mar 2026 09:00:00 GMT</pubDate></item></channel></rss>";
    let server = Server::start(move |_, out| answer(out, "200 OK", "", text.as_bytes()));
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["feeds", "add", &server.url("/"), "--name", "news"]);
    let first = json(folder.path(), &["sync"]);
    assert!(first["claims"].as_u64().unwrap() >= 1, "{first}");
    assert_eq!(first["claims"], first["feeds"][0]["claims"]);
    assert_eq!(json(folder.path(), &["sync"])["claims"], 0);
    let items = json(folder.path(), &["feeds", "items"]);
    assert_eq!(items["items"][0]["claims"], first["claims"]);
}
