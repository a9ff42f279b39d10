//! `touchline read`, from outside: what it prints of articles, and what it says of files that are none.

#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

mod support;

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;
use support::touchline;

const ARTICLE: &str = "date 2026-02-06 By Ann Writer\n\nAccording to Matteo Moretto, via Anfield Index, Real Madrid have \
made contact over Ibrahima Konate, who is out of contract at Liverpool at the end of the season.\n";

const ITALIAN: &str = "Il Real Madrid vuole il difensore del Liverpool, che è in scadenza di contratto e non ha ancora \
rinnovato con il club inglese.";

/// What `read` answers: exit code, stdout, stderr; run in a folder, so that its paths are short.
fn read(folder: &Path, args: &[&str], input: &str) -> (i32, String, String) {
    let mut command = touchline();
    let output = command.current_dir(folder).arg("read").args(args).write_stdin(input).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

fn documents(out: &str) -> Vec<Value> {
    let answer: Value = serde_json::from_str(out).unwrap();
    assert!(answer["as_of"].is_string() && answer["edition"].is_string());
    answer["documents"].as_array().unwrap().clone()
}

#[test]
fn an_article_gives_claims_and_facts_with_their_words() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    let (code, out, err) = read(folder.path(), &["a.txt", "--format", "json"], "");
    assert_eq!((code, err.as_str()), (0, ""));
    assert_snapshot!("article_json", out);
    for record in ["claims", "facts"] {
        for found in documents(&out)[0][record].as_array().unwrap() {
            let at = |key: &str| usize::try_from(found["evidence"][key].as_u64().unwrap()).unwrap();
            assert_eq!(&ARTICLE[at("start")..at("end")], found["evidence"]["text"], "{record}");
        }
    }
}

#[test]
fn the_same_for_people_and_for_spreadsheets() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    for format in ["table", "csv", "markdown"] {
        assert_snapshot!(format!("article_{format}"), read(folder.path(), &["a.txt", "--format", format], "").1);
    }
    assert_snapshot!("article_explained", read(folder.path(), &["a.txt", "--explain"], "").1);
    let (code, out, _) = read(folder.path(), &["a.txt", "--explain", "--format", "json"], "");
    assert_eq!(code, 0);
    let marks = documents(&out)[0]["marks"].as_array().unwrap().len();
    assert!(marks >= 6, "{marks} marks");
    assert_eq!(read(folder.path(), &["a.txt", "--explain", "--format", "csv"], "").0, 2);
}

#[test]
fn what_is_piped_in_is_read_the_same() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    let mut of_file = documents(&read(folder.path(), &["a.txt", "--format", "json"], "").1);
    let mut piped = documents(&read(folder.path(), &["-", "--format", "json"], ARTICLE).1);
    assert_eq!(piped[0]["document"]["path"], "-");
    for document in [&mut of_file[0], &mut piped[0]] {
        document["document"]["path"] = Value::Null;
    }
    assert_eq!(of_file, piped);
}

#[test]
fn containers_are_told_by_what_they_hold() {
    let folder = tempfile::tempdir().unwrap();
    let line = "Real Madrid have made contact over Liverpool defender Ibrahima Konate. ";
    let body = line.repeat(4);
    let page = format!(
        "<!doctype html><html><head><meta property='article:published_time' content='2026-02-06T10:00:00Z'>\
         <meta property='og:site_name' content='The Paper'></head><body><nav>Home</nav><article><p>{body}</p></article></body></html>"
    );
    let json = serde_json::json!({"date": null, "date_ref": "2026-02-07", "outlet": "The Wire", "url": "https://example.org/1", "text": line});
    fs::write(folder.path().join("page.html"), page).unwrap();
    fs::write(folder.path().join("wire.json"), json.to_string()).unwrap();
    let (code, out, _) = read(folder.path(), &["page.html", "wire.json", "--format", "json"], "");
    let read = documents(&out);
    assert_eq!(code, 0);
    let (html, wire) = (&read[0], &read[1]);
    assert_eq!((&html["document"]["outlet"], &html["document"]["date"]), (&"The Paper".into(), &"2026-02-06".into()));
    let text = html["document"]["text"].as_str().unwrap();
    let evidence = &html["claims"][0]["evidence"];
    let at = |key: &str| usize::try_from(evidence[key].as_u64().unwrap()).unwrap();
    assert_eq!(&text[at("start")..at("end")], evidence["text"]);
    assert_eq!((&wire["document"]["date"], &wire["document"]["date_basis"]), (&Value::Null, &"reference".into()));
    assert_eq!(
        (&wire["document"]["url"], &wire["claims"][0]["stage"]),
        (&"https://example.org/1".into(), &"contact".into())
    );
    assert!(wire["document"].get("text").is_none(), "the text is the file's own");
}

#[test]
fn what_is_no_article_gets_a_word_and_an_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let cases: [(&str, Vec<u8>, i32, &str, &str); 8] = [
        ("empty.txt", Vec::new(), 1, "empty", "there is nothing to read"),
        (
            "library.txt",
            b"The committee meets on Tuesday about the budget of the new library.".to_vec(),
            1,
            "no_football",
            "nothing about football",
        ),
        ("italian.txt", ITALIAN.into(), 1, "language", "not in English"),
        ("binary", b"\x7fELF\x02\x01\x01\0\0\0\0".to_vec(), 3, "binary", "a binary file"),
        ("long.txt", ARTICLE.repeat(60_000).into_bytes(), 3, "too_long", "longer than an article"),
        ("cut.json", b"{\"text\": \"Liver".to_vec(), 3, "json", "line 1 column 15"),
        ("other.json", b"{\"title\": \"Liverpool\"}".to_vec(), 3, "json", "missing field `text`"),
        ("none.json", b"{\"text\": \" \"}".to_vec(), 1, "empty", "its `text` is empty"),
    ];
    for (name, bytes, code, problem, word) in cases {
        fs::write(folder.path().join(name), bytes).unwrap();
        let (exit, out, err) = read(folder.path(), &[name, "--format", "json"], "");
        assert_eq!(exit, code, "{name}: {err}");
        assert!(err.contains(name) && err.contains(word), "{name}: {err}");
        let document = &documents(&out)[0];
        assert_eq!(document["problems"][0]["code"], problem, "{name}");
        assert_eq!((&document["claims"], &document["facts"]), (&Value::Array(vec![]), &Value::Array(vec![])), "{name}");
    }
    let (_, out, err) = read(folder.path(), &["empty.txt"], "");
    assert_eq!((out.as_str(), err.as_str()), ("", "warning: empty.txt: it is empty: there is nothing to read\n"));
    let (code, _, err) = read(folder.path(), &["none.txt"], "");
    assert_eq!(code, 4);
    assert!(err.contains("none.txt: it cannot be read"), "{err}");
}

#[test]
fn a_folder_is_read_whole_and_what_else_lies_there_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("inbox");
    fs::create_dir_all(place.join("old")).unwrap();
    for number in 0..40 {
        fs::write(place.join(format!("old/{number:02}.txt")), ARTICLE).unwrap();
    }
    fs::write(place.join("picture.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    fs::write(place.join("library.txt"), "The committee meets on Tuesday.").unwrap();
    let (code, out, err) = read(folder.path(), &["inbox", "--format", "json"], "");
    assert_eq!(code, 0, "{err}");
    let read_of = documents(&out);
    assert_eq!(read_of.len(), 42);
    assert_eq!(read_of.iter().filter(|document| document["claims"][0]["stage"] == "contact").count(), 40);
    assert_eq!(err.lines().count(), 2, "{err}");
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).unwrap();
    let (code, _, err) = read(folder.path(), &["empty"], "");
    assert_eq!(code, 1);
    assert!(err.contains("nothing to read in the folder"), "{err}");
}

#[test]
fn hostile_bytes_do_not_reach_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Real Madrid have made contact over\u{202e} Liverpool \u{1b}[31mdefender Ibrahima Konate.";
    fs::write(folder.path().join("a.txt"), text).unwrap();
    for args in [&["a.txt"][..], &["a.txt", "--explain"], &["a.txt", "--format", "json"], &["a.txt", "--format", "csv"]]
    {
        let (_, out, err) = read(folder.path(), args, "");
        assert!(out.contains("Konat"), "{args:?}");
        assert!(!(out + &err).contains(['\u{1b}', '\u{202e}']), "{args:?}");
    }
}

#[test]
fn cues_and_names_of_ones_own_are_used_and_their_faults_told() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config");
    fs::create_dir(&config).unwrap();
    let text =
        "The Whites of Chamartín are moonstruck over Liverpool defender Ibrahima Konate, Nora Pfeil understands.";
    let made = || {
        let mut command = touchline();
        let command = command.env("TOUCHLINE_CONFIG_DIR", &config).args(["read", "-", "--format", "json"]);
        let output = command.write_stdin(text).output().unwrap();
        (
            documents(&String::from_utf8_lossy(&output.stdout))[0]["claims"].clone(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    assert_eq!(made().0, Value::Array(vec![]), "nothing bundled knows these words");
    let cue = "[[cue]]\nid = \"moonstruck\"\nstage = \"interest\"\nsay = [\"moonstruck over\"]\n";
    fs::write(config.join("cues.toml"), cue).unwrap();
    fs::write(config.join("names.toml"), "[clubs]\n\"Real Madrid\" = [\"the Whites of Chamartín\", \"Whites of Chamartín\"]\n[sources]\n\"Nora Pfeil\" = []\n").unwrap();
    let (claims, err) = made();
    assert_eq!(err, "");
    assert_eq!((&claims[0]["to_id"], &claims[0]["rule"]), (&"real-madrid".into(), &"moonstruck".into()), "{claims:#}");
    assert_eq!(claims[0]["source"], "Nora Pfeil");
    fs::write(config.join("cues.toml"), cue.replace("interest", "intrest")).unwrap();
    fs::write(config.join("names.toml"), "[clubs]\n\n\"Real Madrid\" = 3\n").unwrap();
    let (_, err) = made();
    assert!(err.contains("cues.toml:1: cue `moonstruck`: no stage `intrest`; did you mean `interest`?"), "{err}");
    assert!(err.contains("names.toml:3: invalid type"), "{err}");
}
