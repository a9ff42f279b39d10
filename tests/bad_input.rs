//! Every kind of bad input: what is told of it, where, and that the rest of the ledger survives.
//!
//! In a case, `⟦` stands before each place that a problem is to name, in order; it is taken out
//! before the text is read.

use std::fs;
use std::path::Path;

use touchline::ledger::{Ledger, OpenOptions, Opened, Problem, Severity, open, rendered};

/// A sound ledger of two clubs, a few people and a saga.
const BASE: &[(&str, &str)] = &[
    ("edition.json", r#"{"edition": {"format": 1, "id": "test", "name": "Test", "as_of": "2026-03-11"}}"#),
    (
        "base.json",
        r#"{
  "tables": [{"id": "t", "name": "A list", "day": "2026-03-11"}],
  "clubs": [
    {"id": "liverpool", "name": "Liverpool", "short": "LIV", "aliases": ["LFC"], "squad": true, "cite": ["t"]},
    {"id": "real-madrid", "name": "Real Madrid", "short": "RMA", "aliases": ["Madrid"], "squad": true, "cite": ["t"]},
    {"id": "rennes", "name": "Rennes", "cite": ["t"]}
  ],
  "players": [
    {"id": "konate", "name": "Ibrahima Konaté", "aliases": ["Ibou"], "born": "1999-05-25", "cite": ["t"]},
    {"id": "huijsen", "name": "Dean Huijsen", "cite": ["t"]}
  ],
  "sources": [{"id": "ornstein", "name": "David Ornstein", "kind": "journalist"}],
  "sagas": [{"id": "konate-real-madrid", "player": "konate", "from": "liverpool", "to": "real-madrid", "kind": "transfer", "opened": "2025-09-01"}],
  "reports": [{"id": "r", "published": "2025-11-28", "publisher": "ornstein", "claims": [
    {"id": "c", "saga": "konate-real-madrid", "stage": "cooled", "polarity": "against", "summary": "They step away."}
  ]}]
}"#,
    ),
];

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// Opens the base with one more file.
fn with(name: &str, bytes: &[u8]) -> Opened {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in BASE {
        write(folder.path(), name, text.as_bytes());
    }
    write(folder.path(), name, bytes);
    open(&OpenOptions { bundled: false, folders: vec![folder.path().into()], ..OpenOptions::default() })
}

/// Opens the base with a further ledger of one file over it.
fn over(text: &str) -> Opened {
    let (base, further) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (name, text) in BASE {
        write(base.path(), name, text.as_bytes());
    }
    write(further.path(), "x.json", text.as_bytes());
    open(&OpenOptions {
        bundled: false,
        folders: vec![base.path().into(), further.path().into()],
        ..OpenOptions::default()
    })
}

/// A problem as a case gives it: `severity code`.
fn kind(problem: &Problem) -> String {
    let severity = if problem.severity == Severity::Error { "error" } else { "warning" };
    format!("{severity} {}", problem.code)
}

/// Takes the marks out of a case; where they stood, as line and column.
fn unmark(text: &str) -> (String, Vec<(u32, u32)>) {
    let (mut plain, mut places, mut line, mut column) = (String::new(), Vec::new(), 1, 1);
    for letter in text.chars() {
        match letter {
            '⟦' => {
                places.push((line, column));
                continue;
            }
            '\n' => (line, column) = (line + 1, 1),
            _ => column += 1,
        }
        plain.push(letter);
    }
    (plain, places)
}

/// Everything of a ledger that a case may want to survive.
fn ids(ledger: &Ledger) -> Vec<&str> {
    let clubs = ledger.clubs.iter().map(|c| c.slug.as_str());
    let players = ledger.players.iter().map(|p| p.slug.as_str());
    let sagas = ledger.sagas.iter().map(|s| s.slug.as_str());
    let reports = ledger.reports.iter().map(|r| r.slug.as_str());
    clubs
        .chain(players)
        .chain(sagas)
        .chain(reports)
        .chain(ledger.claims.iter().map(|c| c.slug.as_str()))
        .chain(ledger.facts.iter().map(|f| f.slug.as_str()))
        .collect()
}

/// A text with marks; for each mark the kind of problem and words of its line; ids that survive.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str]);

fn holds(cases: &[Case<'_>], open: impl Fn(&str) -> Opened) {
    for (marked, told, kept) in cases {
        let (text, places) = unmark(marked);
        let opened = open(&text);
        let problems = &opened.problems;
        let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let kinds: Vec<String> = problems.iter().map(kind).collect();
        assert_eq!(kinds, told.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), "{text}\n{all:#?}");
        let found: Vec<(u32, u32)> =
            problems.iter().map(|p| p.place.map_or((0, 0), |place| (place.line, place.column))).collect();
        assert_eq!(found, places, "{text}\n{all:#?}");
        for (line, (_, words)) in all.iter().zip(*told) {
            assert!(line.contains(words), "{words}\n{line}");
            assert!(line.contains("x.json:"), "{line}");
        }
        let here = ids(&opened.ledger);
        for id in kept.iter().chain(&["liverpool", "konate", "konate-real-madrid", "c"]) {
            assert!(here.contains(id), "{id} is lost\n{text}\n{all:#?}");
        }
        for problem in problems {
            let shown = rendered(problem, &opened.texts, false);
            assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
        }
    }
}

#[test]
fn the_base_is_sound() {
    let opened = with("notes.txt", b"no ledger file");
    assert_eq!(opened.problems, []);
}

#[test]
fn files_that_are_no_json() {
    holds(
        &[
            // Cut off: what was complete is kept.
            (
                r#"{"clubs": [{"id": "a", "name": "A"}, {"id": "b", "name"⟦:"#,
                &[("error truncated", "the file ends in the middle of this object")],
                &["a"],
            ),
            (
                "{\"clubs\": [\n  {\"id\": \"a\", \"name\": \"A\"},\n  {\"id\": \"b\", \"name\": \"⟦B",
                &[("error truncated", "clubs[1].name: the file ends in the middle of this text")],
                &["a"],
            ),
            // A comma too much, one too few, a quote too few.
            (
                "{\"clubs\": [\n  {\"id\": \"a\", \"name\": \"A\"}⟦,\n]}",
                &[("error trailing_comma", "expected no comma after the last value")],
                &["a"],
            ),
            (
                "{\"clubs\": [\n  {\"id\": \"a\", \"name\": \"A\"}\n  ⟦{\"id\": \"b\" ⟦\"name\": \"B\"}\n]}",
                &[("error missing_comma", "clubs: "), ("error missing_comma", "clubs[1]: ")],
                &["a", "b"],
            ),
            (
                "{\"clubs\": [\n  {\"id\": \"a\", \"name\": ⟦\"A},\n  {\"id\": \"b\", \"name\": \"B\"}\n]}",
                &[("error unclosed_text", "this text is not closed")],
                &["a", "b"],
            ),
            // A record that is not closed.
            (
                "{\"clubs\": [\n  {\"id\": \"a\", \"name\": \"A\"\n  ⟦{\"id\": \"b\", \"name\": \"B\"}\n]}",
                &[("error unclosed", "the object before this is not closed; expected `}`")],
                &["b"],
            ),
            // Words of other languages.
            (
                "⟦// clubs\n{⟦clubs: [{⟦'id': ⟦'a', \"name\": \"A\", \"squad\": ⟦True}]}",
                &[
                    ("error comment", "JSON has no comments"),
                    ("error unquoted_key", "`clubs` stands without quotes"),
                    ("error single_quotes", "double quotes"),
                    ("error single_quotes", "clubs[0].id"),
                    ("error bad_value", "did you mean `true`?"),
                ],
                &["a"],
            ),
            ("⟦[{\"id\": \"a\"}]", &[("error not_an_object", "expected an object of lists")], &[]),
            ("⟦\"x\"", &[("error not_an_object", "the text \"x\"")], &[]),
            (
                "{\"clubs\": [{\"id\": \"a\", \"name\": \"A\"}]}\n⟦{\"clubs\": []}",
                &[("error trailing", "something follows the file's object")],
                &["a"],
            ),
            ("⟦", &[("error empty_file", "there is nothing in this file")], &[]),
            ("⟦  \r\n\n", &[("error empty_file", "expected an object of lists")], &[]),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn values_of_the_wrong_type_cost_only_themselves() {
    holds(
        &[
            (
                r#"{"players": [{"id": "a", "name": "A", "shirt": ⟦"five", "born": ⟦1999, "aliases": ["x", ⟦7], "cite": ["t"]}]}"#,
                &[
                    (
                        "error wrong_type",
                        "players[0].shirt: wrong type: the text \"five\"; expected a whole number from 0 to 255",
                    ),
                    ("error wrong_type", "players[0].born: wrong type: the number 1999; expected a text"),
                    ("error wrong_type", "players[0].aliases[1]: wrong type: the number 7; expected a text"),
                ],
                &["a"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "spells": ⟦{"club": "liverpool"}, "cite": ["t"]}, ⟦"b", {"id": "d", "name": "D"}]}"#,
                &[
                    ("error wrong_type", "players[0].spells: wrong type: an object; expected a list"),
                    ("error wrong_type", "players[1]: wrong type: the text \"b\"; expected an object"),
                ],
                &["a", "d"],
            ),
            (
                r#"{"clubs": ⟦{"id": "a"}, "players": [{"id": "b", "name": "B"}]}"#,
                &[("error wrong_type", "clubs: wrong type: an object; expected a list of records")],
                &["b"],
            ),
            // A record without what it needs is left out, and its needs are named.
            (
                r#"{"clubs": [⟦{"name": "A"}, {"id": ⟦12, "name": "B"}, {"id": "d", "name": "D"}]}"#,
                &[
                    ("error missing_field", "clubs[0].id: the club has no `id`; expected an id in kebab-case"),
                    ("error wrong_type", "clubs[1].id"),
                ],
                &["d"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "cite": ["t"], "spells": [⟦{"kind": "loan", "until": "2026-06-30", "owner": "rennes"}, {"club": "liverpool", "kind": "permanent"}]}]}"#,
                &[("error missing_field", "players[0].spells[0].club: the spell has no `club`")],
                &["a"],
            ),
            // Paths and places stay those of the file when an item before was left out.
            (
                r#"{"players": [⟦3, {"id": "a", "name": "A", "born": ⟦"soon", "cite": ["t"]}]}"#,
                &[("error wrong_type", "players[0]"), ("error bad_day", "players[1].born: `soon` is not a date")],
                &["a"],
            ),
            // Who said it: one of two forms.
            (
                r#"{"reports": [{"id": "x", "published": "2026-01-01", "publisher": "ornstein", "claims": [
                  {"id": "x1", "saga": "konate-real-madrid", "stage": "talks", "summary": "S", "origin": ⟦"ornstein"},
                  {"id": "x2", "saga": "konate-real-madrid", "stage": "talks", "summary": "S", "origin": ⟦{"sorce": "ornstein"}},
                  {"id": "x3", "saga": "konate-real-madrid", "stage": "talks", "summary": "S", "origin": {"source": ⟦5}}
                ]}]}"#,
                &[
                    ("error wrong_type", "expected {\"source\": …} or {\"unnamed\": …}"),
                    ("error unknown_field", "did you mean `source`?"),
                    ("error wrong_type", "claims[2].origin.source: wrong type: the number 5; expected a text"),
                ],
                &["x1", "x2", "x3"],
            ),
            (r#"{"clubs": [{"id": "a", "name": "A", "squad": ⟦null}]}"#, &[("error wrong_type", "null")], &["a"]),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn fields_that_nobody_knows_are_warned_of_with_their_place() {
    holds(
        &[
            (
                "{\"clubs\": [\n  {\"id\": \"a\", \"name\": \"A\", ⟦\"contry\": \"England\"}\n], ⟦\"playrs\": []}",
                &[
                    (
                        "warning unknown_field",
                        "clubs[0].contry: no field `contry` belongs here; it is not read; expected one of id, name",
                    ),
                    ("warning unknown_field", "did you mean `players`?"),
                ],
                &["a"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "born": "2000-01-01", "cite": ["t"], "except": {"bron": ⟦{"cite": ["t"]}}}]}"#,
                &[("warning unknown_field", "did you mean `born`?")],
                &["a"],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn second_keys_are_told_and_the_first_is_kept() {
    holds(
        &[
            (
                r#"{"players": [{"id": "a", "name": "A", ⟦"name": "B"}]}"#,
                &[(
                    "error duplicate_key",
                    "`name` stands twice in this object; expected each key once; the first is kept",
                )],
                &["a"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "ids": {"fpl": "1", ⟦"fpl": "2"}}]}"#,
                &[("error duplicate_key", "players[0].ids.fpl")],
                &["a"],
            ),
            (
                r#"{"clubs": [{"id": "a", "name": "A"}], ⟦"clubs": [{"id": "b", "name": "B"}]}"#,
                &[("error duplicate_key", "`clubs` stands twice")],
                &["a"],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
    let opened = with("x.json", br#"{"players": [{"id": "a", "name": "A", "name": "B"}]}"#);
    assert_eq!(&*opened.ledger[opened.ledger.index.players["a"]].name, "A");
}

#[test]
fn numbers_out_of_range() {
    holds(
        &[(
            r#"{"players": [
              {"id": "a", "name": "A", "shirt": ⟦300, "value_eur": ⟦-5, "cite": ["t"]},
              {"id": "b", "name": "B", "shirt": ⟦1e999, "value_eur": ⟦99999999999999999999, "cite": ["t"]},
              {"id": "d", "name": "D", "shirt": ⟦0, "value_eur": ⟦2.5, "cite": ["t"]},
              {"id": "e", "name": "E", "shirt": ⟦007, "cite": ["t"]}
            ], "availability": [
              {"player": "a", "kind": "injury", "cite": ["t"], "readings": [{"known": "2026-01-01", "status": "out", "chance": ⟦101}, {"known": "2026-01-02", "status": "out"}]}
            ]}"#,
            &[
                ("error out_of_range", "out of range: the number 300; expected a whole number from 0 to 255"),
                ("error out_of_range", "the number -5"),
                ("error out_of_range", "`1e999` is too large for a number"),
                ("error out_of_range", "value_eur"),
                ("warning out_of_range", "a shirt with the number 0; expected 1 to 99"),
                ("error out_of_range", "the number 2.5"),
                ("error bad_number", "`007` is no JSON number"),
                ("error out_of_range", "a chance of more than 100 percent"),
            ],
            &["a", "b", "d", "e"],
        )],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn days_that_are_none() {
    holds(
        &[
            (
                r#"{"reports": [{"id": "x", "published": ⟦"2026-02-30", "publisher": "ornstein"}, {"id": "y", "published": ⟦"30/06/2026"}, {"id": "z", "published": "2026-02-28"}]}"#,
                &[
                    ("error bad_day", "`2026-02-30` is not in the calendar; expected a day as YYYY-MM-DD"),
                    ("error bad_day", "`30/06/2026` is not a date"),
                ],
                &["z"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "cite": ["t"], "contracts": [{"club": "liverpool", "end": ⟦"2026-13"}, {"club": "liverpool", "end": "2030"}], "stats": [{"club": "liverpool", "season": ⟦"2025/27"}]}]}"#,
                &[("error bad_day", "contracts[0].end"), ("error bad_season", "expected a season as 2025/26")],
                &["a"],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn hostile_texts_are_neutralised() {
    let long = "x".repeat(10_000);
    holds(
        &[
            (
                "{\"players\": [{\"id\": \"a\", \"name\": ⟦\"A\\u0000b\\u001b[31mc\u{202e}d\"}]}",
                &[("warning hostile_text", "players[0].name: characters stand in this text that command a terminal")],
                &["a"],
            ),
            (
                "{\"players\": [{\"id\": \"a\", \"name\": ⟦\"A\0b\x1b[31mc\"}]}",
                &[("error control_character", "a control character stands in this text")],
                &["a"],
            ),
            (
                &format!("{{\"players\": [{{\"id\": \"a\", \"name\": ⟦⟦\"{long}\"}}]}}"),
                &[("warning long_text", "a text of 10000 characters"), ("warning long_text", "a name of")],
                &["a"],
            ),
            (
                &format!("{{\"players\": [{{\"id\": \"a\", \"name\": ⟦\"{}\"}}]}}", &long[..200]),
                &[("warning long_text", "a name of 200 letters; expected at most 120")],
                &["a"],
            ),
            (
                "{\"players\": [{\"id\": \"a\", ⟦\"na\u{202e}me\": \"A\", ⟦\"name\": \"B\"}]}",
                &[("warning hostile_text", ""), ("error duplicate_key", "`name` stands twice")],
                &["a"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "\ud800 ⟦\ud800", "aliases": ["⟦\x"]}]}"#.replace("\\ud800 ⟦", "⟦").as_str(),
                &[("error bad_escape", "JSON has no such escape"), ("error bad_escape", "aliases[0]")],
                &["a"],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
    for name in ["A\\u0000b\\u001b[31mc\u{202e}d", "A\0b\x1b[31mcd"] {
        let opened = with("x.json", format!("{{\"players\": [{{\"id\": \"a\", \"name\": \"{name}\"}}]}}").as_bytes());
        assert_eq!(&*opened.ledger[opened.ledger.index.players["a"]].name, "Abcd");
    }
}

#[test]
fn depth_is_bounded() {
    let deep = format!(
        "{{\"players\": [{{\"id\": \"a\", \"name\": \"A\", ⟦\"x\": {}⟦{}{}}}]}}",
        "[".repeat(61),
        "[".repeat(100_000),
        "]".repeat(100_061)
    );
    holds(
        &[(&deep, &[("warning unknown_field", "no field `x`"), ("error too_deep", "more than 64 deep")], &["a"])],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn encodings() {
    let text = r#"{"clubs": [{"id": "a", "name": "A"}]}"#;
    let told = |bytes: &[u8]| {
        let opened = with("x.json", bytes);
        let problems: Vec<String> = opened.problems.iter().map(|p| format!("{} {p}", kind(p))).collect();
        let path = problems.first().and_then(|p| p.find("x.json")).unwrap_or(0);
        let lines = problems.first().map(|p| format!("{} {}", kind(&opened.problems[0]), &p[path..]));
        (lines.unwrap_or_default(), problems.len(), ids(&opened.ledger).contains(&"a"))
    };
    let mark = |bytes: &[u8]| [bytes, text.as_bytes()].concat();
    assert_eq!(told(text.as_bytes()), (String::new(), 0, true));
    assert_eq!(told(text.replace(' ', "\r\n").as_bytes()), (String::new(), 0, true));
    assert_eq!(
        told(&mark(b"\xef\xbb\xbf")),
        (
            "warning byte_order_mark x.json:1:1: warning: the file begins with a byte order mark; expected UTF-8 without one"
                .into(),
            1,
            true
        )
    );
    let wide = |unit: fn(u16) -> [u8; 2], mark: &[u8]| {
        [mark, &text.encode_utf16().flat_map(unit).collect::<Vec<u8>>()].concat()
    };
    for bytes in [
        wide(u16::to_le_bytes, b"\xff\xfe"),
        wide(u16::to_be_bytes, b"\xfe\xff"),
        wide(u16::to_le_bytes, b""),
        wide(u16::to_be_bytes, b""),
    ] {
        let (line, count, kept) = told(&bytes);
        assert!(line.starts_with("error encoding x.json:1:1: error: the file is written in UTF-16"), "{line}");
        assert!(line.contains("UTF-8: convert it with `iconv -f UTF-16"), "{line}");
        assert_eq!((count, kept), (1, false));
    }
    let latin = b"{\"clubs\": [\n{\"id\": \"a\", \"name\": \"Saint-\xc9tienne\"}]}";
    let (line, count, kept) = told(latin);
    assert!(line.starts_with("error invalid_utf8 x.json:2:28: error: byte 39 (0xc9) is not UTF-8"), "{line}");
    assert_eq!((count, kept), (1, true));
}

#[test]
fn folders() {
    let problems = |folder: &Path| {
        let opened = open(&OpenOptions { bundled: false, folders: vec![folder.into()], ..OpenOptions::default() });
        opened.problems.iter().map(|p| format!("{} {}", kind(p), p.what)).collect::<Vec<_>>()
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    assert_eq!(problems(path), ["error empty_ledger there is no .json file in this folder"]);
    assert_eq!(problems(&path.join("none")), ["error no_such_folder there is no such folder"]);
    write(path, "a.txt", b"");
    assert_eq!(problems(&path.join("a.txt")), ["error not_a_folder this is no folder"]);
    write(path, "clubs.json", b"{\"clubs\": []}");
    assert_eq!(problems(path), ["warning no_edition no file says what this ledger is and on which day it opens"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere.json", path.join("dangling.json")).unwrap();
        let told = problems(path);
        assert!(told.len() == 1 && told[0].starts_with("error unreadable the file cannot be read"), "{told:?}");
    }
}

#[test]
fn newer_formats_are_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let edition =
        "{\"edition\": {\n  \"format\": 2, \"id\": \"x\", \"name\": \"X\", \"as_of\": \"2027-01-01\", \"new\": 1}}";
    write(folder.path(), "edition.json", edition.as_bytes());
    write(folder.path(), "clubs.json", b"{\"clubs\": [{\"id\": \"a\", \"name\": \"A\"}], \"stadiums\": []}");
    let opened = open(&OpenOptions { bundled: false, folders: vec![folder.path().into()], ..OpenOptions::default() });
    let [problem] = &opened.problems[..] else { panic!("{:?}", opened.problems) };
    assert_eq!((problem.code, problem.place.map(|p| (p.line, p.column))), ("newer_format", Some((2, 13))));
    assert!(problem.to_string().contains("format 2 is read by touchline 0.2 and newer"), "{problem}");
    assert!(opened.ledger.clubs.is_empty());
}

#[test]
fn editions_say_what_they_are() {
    for (edition, told) in [
        (r#"{"id": "x", "name": "X", "as_of": "2026-03-11"}"#, "edition.format: the edition has no `format`"),
        (r#"{"format": 1, "name": "X", "as_of": "2026-03-11"}"#, "edition.id: the edition has no `id`"),
        (r#"{"format": 1, "id": "x", "as_of": "2026-03-11"}"#, "edition.name: the edition has no `name`"),
        (r#"{"format": 1, "id": "x", "name": "X"}"#, "edition.as_of: the edition has no `as_of`"),
        (r#"{"format": 1, "id": "x", "name": "X", "as_of": "2026-02-30"}"#, "not a day of the calendar"),
        (r#"{"format": 1, "id": "x", "name": "X", "as_of": "2026-03-11", "season": "2025"}"#, "`2025` is not a season"),
        (r#"{"format": "1", "id": "x", "name": "X", "as_of": "2026-03-11"}"#, "wrong type: the text \"1\""),
    ] {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "edition.json", format!("{{\"edition\": {edition}}}").as_bytes());
        let opened =
            open(&OpenOptions { bundled: false, folders: vec![folder.path().into()], ..OpenOptions::default() });
        let [problem] = &opened.problems[..] else { panic!("{:?}", opened.problems) };
        assert!(problem.to_string().contains(told), "{problem}");
    }
    let opened = with("x.json", BASE[0].1.as_bytes());
    assert_eq!(kind(&opened.problems[0]), "error duplicate_id");
}

#[test]
fn ids_that_lead_nowhere_or_stand_twice() {
    holds(
        &[
            (
                r#"{"reports": [{"id": "x", "published": "2026-01-01", "publisher": ⟦"ornstien", "claims": [
                  {"id": "x1", "saga": ⟦"konate-rmadrid", "stage": "talks", "summary": "S"},
                  {"id": "x2", "saga": "konate-real-madrid", "stage": "talks", "summary": "S", "relays": [⟦"nobody-at-all"], "clubs": [⟦"barca"]}
                ], "facts": [{"id": "f", "player": ⟦"konat", "kind": "apps", "summary": "S"}, {"id": "f2", "player": "konate", "kind": "apps", "summary": "S", "claim": ⟦"x22"}]}]}"#,
                &[
                    (
                        "error unknown_id",
                        "`ornstien`: no such source; expected the id of a source; did you mean `ornstein`?",
                    ),
                    (
                        "error unknown_id",
                        "claims[0].saga: `konate-rmadrid`: no such saga; expected the id of a saga; did you mean `konate-real-madrid`?",
                    ),
                    ("error unknown_id", "`nobody-at-all`: no such source"),
                    ("error unknown_id", "claims[1].clubs[0]: `barca`: no such club"),
                    (
                        "error unknown_id",
                        "`konat`: no such player; expected the id of a player; did you mean `konate`?",
                    ),
                    ("error unknown_id", "did you mean `x2`?"),
                ],
                &["x2", "f2"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "cite": [⟦"tt"], "spells": [{"club": ⟦"liverpol", "kind": "permanent", "cite": ["t"]}]}]}"#,
                &[
                    ("error unknown_id", "cite[0]: `tt`: no such report or table"),
                    ("error unknown_id", "did you mean `liverpool`?"),
                ],
                &["a"],
            ),
            (
                r#"{"clubs": [{"id": ⟦"liverpool", "name": "Other"}], "reports": [{"id": ⟦"t", "published": "2026-01-01"}, {"id": "x", "published": "2026-01-01", "publisher": "ornstein", "claims": [{"id": ⟦"c", "saga": "konate-real-madrid", "stage": "talks", "summary": "S"}]}]}"#,
                &[
                    ("error duplicate_id", "`liverpool` stands twice in this ledger; expected one record for each id"),
                    ("error duplicate_id", "`t` is a table's id"),
                    ("error duplicate_id", "`c` stands twice"),
                ],
                &["x"],
            ),
            (
                r#"{"sagas": [{"id": "x", "player": ⟦"nobody", "kind": "transfer"}, {"id": "y", "player": "konate", "kind": ⟦"transfr"}], "contradictions": [⟦{"id": "z", "summary": "S", "sides": [⟦"cc"]}]}"#,
                &[
                    ("error unknown_id", "`nobody`: no such player"),
                    ("error unknown_word", "expected one of transfer, free, loan, renewal; did you mean `transfer`?"),
                    ("error empty", "no side of the contradiction can be found"),
                    ("error unknown_id", "`cc`: no such claim or fact"),
                ],
                &["y"],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn words_that_no_list_has() {
    holds(
        &[
            (
                r#"{"reports": [{"id": "x", "published": "2026-01-01", "publisher": "ornstein", "claims": [
                  {"id": "x1", "saga": "konate-real-madrid", "stage": ⟦"agred", "summary": "S"},
                  ⟦{"id": "x2", "saga": "konate-real-madrid", "summary": "S"},
                  {"id": "x3", "saga": "konate-real-madrid", "stage": "talks", "modality": ⟦"sure", "summary": "S"}
                ]}]}"#,
                &[
                    (
                        "error unknown_stage",
                        "stage: `agred`: no such stage; expected one of interest, contact, talks, bid",
                    ),
                    ("error missing_field", "the claim has no `stage`"),
                    ("error unknown_word", "`sure`: no such modality"),
                ],
                &["x3"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "positions": ["CB", ⟦"CBB"], "cite": ["t"], "spells": [{"club": "liverpool", "kind": ⟦"permanentt"}]}]}"#,
                &[
                    ("error unknown_word", "positions[1]: `CBB`: no such position; expected one of GK, RB"),
                    ("error unknown_word", "did you mean `permanent`?"),
                ],
                &["a"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "cite": ["t"], "spells": [{"club": "liverpool", "kind": "permanent", "fee": {"amount": ⟦0, "currency": ⟦"euro"}}]}]}"#,
                &[("warning zero_amount", ""), ("error bad_currency", "expected three capital letters")],
                &["a"],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn what_a_record_says_cannot_be() {
    let player = |values: &str| format!(r#"{{"players": [{{"id": "a", "name": "A", "cite": ["t"], {values}}}]}}"#);
    for (values, told) in [
        // Born when no player was.
        (r#""born": ⟦"2026-05-01""#, &[("error impossible_date", "after the ledger's day")][..]),
        (r#""born": ⟦"1910-05-01""#, &[("error impossible_date", "expected 1950 or later")]),
        (r#""born": ⟦"2019-05-01""#, &[("warning impossible_date", "he would be 6")]),
        (
            r#""born": "1999-05-25", "age": ⟦{"years": 30, "on": "2026-03-11"}"#,
            &[("error age_mismatch", "30 years on 2026-03-11, and born on 1999-05-25; expected 26 years")],
        ),
        (r#""age": ⟦{"on": "2026-03-11"}"#, &[("error missing_field", "the age has no `years`")]),
        // Backwards.
        (
            r#""contracts": [{"club": "liverpool", "start": "2026-07-01", "end": ⟦"2026-06-30"}]"#,
            &[(
                "error backwards",
                "the contract has `end` 2026-06-30, before its `start`; expected 2026-07-01 or later",
            )],
        ),
        (
            r#""spells": [{"club": "liverpool", "kind": "permanent", "from": "2025-07-01", "until": ⟦"2024-07-01"}]"#,
            &[("error backwards", "the spell has `until` 2024-07-01, before its `from`")],
        ),
        // Two clubs at once.
        (
            r#""spells": [{"club": "liverpool", "kind": "permanent", "from": "2020-07-01", "until": "2025-06-30"},
                          ⟦{"club": "rennes", "kind": "permanent", "from": "2024-01-01"}]"#,
            &[("error overlapping_spells", "at `liverpool` until 2025-06-30 and from 2024-01-01 at `rennes`")],
        ),
        (
            r#""spells": [{"club": "liverpool", "kind": "permanent", "from": "2020-07-01", "until": "2024-01-01"},
                          {"club": "rennes", "kind": "permanent", "from": "2024-01-01"},
                          {"club": "real-madrid", "kind": "loan", "owner": "rennes", "from": "2025-01-01", "until": "2026-06-30"}]"#,
            &[],
        ),
        (
            r#""spells": [{"club": "liverpool", "kind": "permanent", "from": "2020", "until": "2024-01"},
                          {"club": "rennes", "kind": "permanent", "from": "2024-01"}]"#,
            &[],
        ),
        // A loan cut short by another one, as learnt later.
        (
            r#""spells": [{"club": "liverpool", "kind": "loan", "owner": "rennes", "from": "2025-07-01", "until": "2026-06-30", "known": "2025-07-01"},
                          {"club": "real-madrid", "kind": "loan", "owner": "rennes", "from": "2026-01-10", "until": "2026-06-30", "known": "2026-01-10"}]"#,
            &[],
        ),
        (
            r#""spells": [⟦⟦{"club": "liverpool", "kind": "loan"}]"#,
            &[("warning loan_without_owner", "a loan of nobody's player"), ("warning loan_without_end", "")],
        ),
        (
            r#""spells": [{"club": "liverpool", "kind": "loan", "owner": ⟦"liverpool", "until": "2026-06-30"}]"#,
            &[("error wrong_clubs", "`liverpool` lends the player to itself")],
        ),
        (
            r#""roles": [{"club": "liverpool", "season": "2025/26", "position": "CB", "rank": ⟦0, "basis": "stated"}]"#,
            &[("error out_of_range", "a rank of 0")],
        ),
        (r#""exits": [{"club": "liverpool", "on": ⟦"2999", "kind": "release"}]"#, &[("error impossible_date", "2999")]),
        (
            r#""contracts": [{"club": "liverpool", "end": "2030", "cite": ["r"], "known": ⟦"2025-01-01"}]"#,
            &[(
                "error known_too_early",
                "known on 2025-01-01, before the report it cites was published; expected 2025-11-28 or later",
            )],
        ),
    ] {
        holds(&[(&player(values), told, &["a"])], |text| with("x.json", text.as_bytes()));
    }
}

#[test]
fn what_records_say_together_cannot_be() {
    holds(
        &[
            // Sagas and their clubs.
            (
                r#"{"sagas": [
                  {"id": "x", "player": "konate", "from": "liverpool", "to": ⟦"real-madrid", "kind": "renewal"},
                  {"id": "y", "player": "konate", "from": "liverpool", "to": ⟦"liverpool", "kind": "loan"},
                  {"id": "z", "player": "konate", "from": ⟦"liverpol", "to": "rennes", "kind": "loan"}
                ]}"#,
                &[
                    ("error wrong_clubs", "a renewal that leads from `liverpool` to `real-madrid`"),
                    ("error wrong_clubs", "a move from `liverpool` to itself"),
                    ("error unknown_id", "did you mean `liverpool`?"),
                ],
                &["x", "y", "z"],
            ),
            // Outcomes before their saga, and of another club.
            (
                r#"{"sagas": [{"id": "x", "player": "konate", "from": "liverpool", "to": "rennes", "kind": "transfer", "opened": "2025-09-01", "outcomes": [
                  {"result": "completed", "date": ⟦"2025-08-01", "final_club": ⟦"real-madrid", "known": ⟦"2025-08-02", "cite": ["t"]},
                  {"result": "failed", "date": "2025-10-01", "final_club": ⟦"rennes", "cite": ["t"]}
                ]}]}"#,
                &[
                    (
                        "error before_saga",
                        "the outcome has `date` 2025-08-01, before its saga was opened; expected 2025-09-01",
                    ),
                    ("error foreign_club", "the move was completed, and he is at `real-madrid`; expected `rennes`"),
                    ("error before_saga", "`known` 2025-08-02"),
                    ("error foreign_club", "the move failed, and he is at `rennes`"),
                ],
                &["x"],
            ),
            // Claims before their saga, of other clubs, without their parts.
            (
                r#"{"reports": [{"id": "x", "published": "2025-08-01", "publisher": "ornstein", "claims": [
                  {"id": "x1", "saga": ⟦"konate-real-madrid", "stage": "talks", "summary": "S", "clubs": ["liverpool", ⟦"rennes"]},
                  ⟦⟦{"id": "x2", "saga": ⟦"konate-real-madrid", "stage": "talks", "modality": "conditional"}
                ]}]}"#,
                &[
                    ("error before_saga", "a claim of 2025-08-01, before its saga was opened"),
                    (
                        "error foreign_club",
                        "the claim names `rennes`, and its saga does not; expected one of liverpool, real-madrid",
                    ),
                    ("warning no_summary", "the claim has no `summary`"),
                    ("warning no_condition", "a conditional claim without its condition"),
                    ("error before_saga", ""),
                ],
                &["x1", "x2"],
            ),
            // Facts of other players, clubs and ages than their claims' and records'.
            (
                r#"{"reports": [{"id": "x", "published": "2026-01-01", "publisher": "ornstein", "facts": [
                  {"id": "f1", "player": "huijsen", "kind": "interest", "summary": "S", "claim": ⟦"c"},
                  {"id": "f2", "player": "konate", "club": ⟦"rennes", "kind": "interest", "summary": "S", "claim": "c"},
                  {"id": "f3", "player": "konate", "kind": "age", "value": ⟦{"number": 30}, "summary": "S"},
                  {"id": "f4", "player": "konate", "kind": "age", "value": {"number": 26}, "summary": "S"},
                  ⟦{"id": "f5", "kind": "age", "summary": "S"}
                ]}]}"#,
                &[
                    ("error wrong_player", "`c` is about another player"),
                    ("warning foreign_club", "the fact is about `rennes`"),
                    ("warning age_mismatch", "an age of 30 on 2026-01-01, against his birth date; expected 26"),
                    ("error no_subject", "the fact is about nobody"),
                ],
                &["f1", "f2", "f3", "f4"],
            ),
            // Absences that run backwards or out of order.
            (
                r#"{"availability": [{"player": "konate", "kind": "injury", "cite": ["t"], "readings": [
                  {"known": "2026-02-01", "status": "out", "return_from": "2026-04-01", "return_to": ⟦"2026-03-01"},
                  {"known": ⟦"2026-01-01", "status": "out"}
                ]}, {"player": "konate", "kind": "injury", "cite": ["t"], "readings": ⟦[]}]}"#,
                &[
                    ("error backwards", "`return_to` 2026-03-01, before its `return_from`"),
                    ("warning unordered", "a reading of 2026-01-01 after one of 2026-02-01"),
                    ("error empty", "no reading of this absence can be used"),
                ],
                &[],
            ),
            // Names.
            (
                r#"{"players": [⟦{"id": "a", "aliases": [⟦"Ibou"]}, {"id": "b", "name": ⟦"  "}], "clubs": [{"id": "d", "name": "D", "short": ⟦"LIV", "aliases": [⟦"madrid"]}, {"id": ⟦"E f", "name": "E", "short": ⟦"Long"}]}"#,
                &[
                    ("error missing_field", "the player has no `name`; its `id` is shown"),
                    ("warning ambiguous_name", "`Ibou` means the player `konate` too"),
                    ("error missing_field", "the player has no `name`"),
                    ("warning ambiguous_name", "`LIV` is `liverpool` too"),
                    ("warning ambiguous_name", "`madrid` means the club `real-madrid` too"),
                    ("warning odd_id", "expected small letters, digits and `-`"),
                    ("warning bad_value", "`Long` as a short name; expected three capital letters"),
                ],
                &["a", "b", "d"],
            ),
            // Reports.
            (
                r#"{"reports": [⟦{"id": "x", "published": "2026-01-01", "claims": [{"id": "x1", "saga": "konate-real-madrid", "stage": "talks", "summary": "S"}]}, {"id": "y", "published": ⟦"2199-01-01", "publisher": "ornstein", "url": ⟦"javascript:alert(1)"}]}"#,
                &[
                    ("warning no_publisher", "nobody is named who published this report"),
                    ("error impossible_date", "2199-01-01 cannot be meant"),
                    ("warning bad_url", "no address of a page"),
                ],
                &["x", "y"],
            ),
            // The world around them.
            (
                r#"{"associations": [{"id": "england", "name": "England", "cite": ["t"], "windows": [{"kind": "summer", "year": 2026, "opens": "2026-06-15", "closes": ⟦"2026-06-01"}], "list_rules": [{"kind": "squad_size", "scope": "x", "limit": ⟦0}]}],
                 "people": [{"id": "slot", "name": "Arne Slot", "cite": ["t"], "tenures": [{"club": "liverpool", "post": "head_coach", "from": "2024-06-01", "until": ⟦"2023-06-01"}]}],
                 "sources": [{"id": "x", "name": "X", "kind": "journalist", "club": ⟦"liverpool", "published_records": [{"correct": ⟦9, "total": 5, "accuracy_percent": ⟦180, "scope": "s", "cite": ["t"]}]}]}"#,
                &[
                    ("error backwards", "the window closes on 2026-06-01, before it opens"),
                    ("error out_of_range", "a list of at most 0 players"),
                    ("error backwards", "the tenure has `until` 2023-06-01, before its `from`"),
                    ("warning bad_value", "a source of the kind `journalist` that is a club"),
                    ("error out_of_range", "9 of 5 came true"),
                    ("error out_of_range", "a share beyond 100 percent"),
                ],
                &[],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn uncited_values_are_warned_of_in_a_users_own_ledger() {
    holds(
        &[(
            r#"{"players": [{"id": "a", "name": "A", "shirt": ⟦5, "spells": [⟦{"club": "liverpool", "kind": "permanent"}, {"club": "liverpool", "kind": "permanent", "cite": ["t"]}]}]}"#,
            &[
                ("warning uncited", "players[0].shirt: nothing is cited for this value; expected `cite`"),
                ("warning uncited", "players[0].spells[0]"),
            ],
            &["a"],
        )],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn a_further_ledger_adds_disagrees_and_wins() {
    let text = r#"{"players": [{"id": "konate", "born": ⟦"1999-05-26", "cite": ["t"], "spells": [{"club": "rennes", "kind": "permanent", "from": "2026-07-01"}]}],
      "reports": [{"id": "mine", "published": "2025-08-01", "publisher": "ornstein", "claims": [
        {"id": "c", "saga": ⟦"konate-real-madrid", "stage": "interest", "summary": "Another reading."}]}]}"#;
    let told: &[(&str, &str)] = &[
        ("warning age_mismatch", "a lower ledger has him born on 1999-05-25"),
        ("warning before_saga", "a claim of 2025-08-01, before its saga was opened"),
    ];
    holds(&[(text, told, &["mine"])], over);
    let opened = over(&unmark(text).0);
    let ledger = &opened.ledger;
    let player = &ledger[ledger.index.players["konate"]];
    assert_eq!(player.born.len(), 2, "both births are kept");
    let claim = &ledger[ledger.index.claims["c"]];
    assert_eq!((claim.stage.code(), claim.layer), ("interest", 1), "the later ledger wins");
    assert_eq!(ledger.replaced.len(), 1, "and the earlier claim is kept beside it");
    assert_eq!(ledger.claims.len(), 1);
    assert!(opened.problems.iter().all(|problem| problem.layer == 1));
}

#[test]
fn every_problem_of_every_file_is_told_at_once_in_order() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in BASE {
        write(folder.path(), name, text.as_bytes());
    }
    write(folder.path(), "b.json", b"{\"clubs\": [{\"id\": \"x\", \"name\": 1, \"nam\": 2}]}");
    write(folder.path(), "a/c.json", b"\xff\xfe{\0");
    write(folder.path(), "a/b.json", b"{\"sagas\": [{\"id\": \"y\", \"player\": \"nobody\", \"kind\": \"loan\"}");
    let opened = open(&OpenOptions { bundled: false, folders: vec![folder.path().into()], ..OpenOptions::default() });
    let told: Vec<String> = opened
        .problems
        .iter()
        .map(|p| format!("{}:{} {}", p.file.rsplit_once('/').unwrap().1, p.place.unwrap().column, p.code))
        .collect();
    assert_eq!(
        told,
        [
            "b.json:34 unknown_id",
            "b.json:58 truncated",
            "c.json:1 encoding",
            "b.json:32 wrong_type",
            "b.json:35 unknown_field"
        ]
    );
}

mod properties {
    use proptest::prelude::*;
    use touchline::ledger::{open_texts, rendered};

    use super::*;

    /// A file of the base with bytes changed, cut out, doubled or put in.
    fn mutated() -> impl Strategy<Value = Vec<u8>> {
        let change = (any::<prop::sample::Index>(), 0..4u8, any::<u8>(), 0..40usize);
        prop::collection::vec(change, 1..6).prop_map(|changes| {
            let mut bytes = BASE[1].1.as_bytes().to_vec();
            for (place, kind, byte, length) in changes {
                let place = place.index(bytes.len());
                let end = (place + length).min(bytes.len());
                match kind {
                    0 => bytes[place] = byte,
                    1 => drop(bytes.drain(place..end)),
                    2 => bytes.insert(place, b"{}[],:\"\\\n0tn"[usize::from(byte) % 12]),
                    _ => {
                        let twice = bytes[place..end].to_vec();
                        bytes.splice(place..place, twice);
                    }
                }
                if bytes.is_empty() {
                    break;
                }
            }
            bytes
        })
    }

    fn survives(bytes: &[u8]) -> Result<(), TestCaseError> {
        let text = String::from_utf8_lossy(bytes);
        let opened = open_texts(&[&[("edition.json", BASE[0].1), ("x.json", &text)]]);
        for problem in &opened.problems {
            prop_assert!(!rendered(problem, &opened.texts, false).is_empty());
            if let Some(place) = problem.place {
                prop_assert!(place.offset <= text.len());
            }
        }
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            survives(&bytes)?;
        }

        #[test]
        fn any_json_like_text_is_survived(text in "[{}\\[\\],:\"a-e0-9 \\\\ntu.\n-]{0,80}") {
            survives(text.as_bytes())?;
        }

        #[test]
        fn mutated_ledgers_are_survived(bytes in mutated()) {
            survives(&bytes)?;
        }
    }
}
