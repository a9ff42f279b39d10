//! What is no JSON, and what JSON can hold that nobody should.

use super::*;

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
