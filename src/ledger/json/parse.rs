//! The reader itself: goes on after every fault.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::Write as _;

use crate::ledger::Severity;
use crate::text::nearest;

use super::number::{NumberFault, number};
use super::{DEEPEST, Flaw, Member, Node, Tree, Value};

/// Flaws told of one file; what comes after is only counted.
const MOST_FLAWS: usize = 1_000;

/// Keys of one object that are compared one by one for second ones.
const FEW_KEYS: usize = 32;

/// Reads a text as JSON.
pub(in crate::ledger) fn parse(text: &str) -> Tree<'_> {
    let mut parser =
        Parser { text, at: 0, path: Vec::new(), flaws: Vec::new(), untold: 0, ended: false, lists: 0, excused: false };
    parser.blanks();
    let root = if parser.peek().is_none() { Node::new(0, 0, Value::Bad) } else { parser.value(0) };
    parser.blanks();
    if parser.peek().is_some() {
        let (start, end) = (parser.at, text.len());
        parser.flaw("trailing", start, end, "something follows the file's object").expected =
            Some("one object and nothing after it".into());
    }
    parser.tell_untold();
    Tree { root, flaws: parser.flaws }
}

/// A step from a container to what stands in it.
enum Step<'t> {
    Key(Cow<'t, str>),
    Item(usize),
}

/// Where reading is.
pub(super) struct Parser<'t> {
    text: &'t str,
    pub(super) at: usize,
    path: Vec<Step<'t>>,
    flaws: Vec<Flaw>,
    untold: usize,
    /// Whether it was told that the text ends too soon.
    ended: bool,
    /// How many lists are open.
    lists: usize,
    /// Whether a comma may be missing next: what comes was told of already.
    excused: bool,
}

impl<'t> Parser<'t> {
    pub(super) fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    /// What comes next.
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes().get(self.at).copied()
    }

    /// All that is left.
    pub(super) fn rest(&self) -> &'t str {
        // Reading may stand within a character only after a fault in it.
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes bytes while they are wanted. What stops it is ASCII, so no character is split.
    pub(super) fn run(&mut self, wanted: impl Fn(u8) -> bool) -> &'t str {
        let rest = &self.bytes()[self.at..];
        let start = self.at;
        self.at += rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Tells a flaw.
    pub(super) fn flaw(&mut self, code: &'static str, start: usize, end: usize, what: impl Into<String>) -> &mut Flaw {
        if self.flaws.len() == MOST_FLAWS {
            self.flaws.truncate(MOST_FLAWS - 1);
            self.untold += 1;
        }
        let place = self.flaws.len();
        self.flaws.push(Flaw {
            severity: Severity::Error,
            code,
            start,
            end,
            path: self.spelled(),
            what: what.into(),
            expected: None,
            nearest: None,
        });
        &mut self.flaws[place]
    }

    fn tell_untold(&mut self) {
        if self.untold > 0 {
            let what = format!("{} more problems of this file are not listed", self.untold);
            let end = self.text.len();
            self.untold = 0;
            self.flaws.pop();
            self.path.clear();
            self.flaw("more", end, end, what);
        }
    }

    /// The path of what is being read.
    fn spelled(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) if path.is_empty() => path.push_str(key),
                // Writing to a text cannot fail.
                Step::Key(key) => _ = write!(path, ".{key}"),
                Step::Item(index) => _ = write!(path, "[{index}]"),
            }
        }
        path
    }

    /// Tells, once, that the text ends within something.
    pub(super) fn cut_off(&mut self, thing: &str) {
        if self.ended {
            return;
        }
        self.ended = true;
        let end = self.text.trim_end().len();
        let start = self.text[..end].chars().next_back().map_or(end, |last| end - last.len_utf8());
        self.flaw("truncated", start, end, format!("the file ends in the middle of this {thing}")).expected =
            Some("the rest of it; the complete records before are kept".into());
    }

    /// Skips blanks, and comments, which JSON does not have.
    fn blanks(&mut self) {
        loop {
            self.run(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
            let start = self.at;
            let rest = self.rest();
            let length = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                return;
            };
            self.at += length;
            self.flaw("comment", start, start + length, "JSON has no comments").expected =
                Some("a field of the record, such as `note`".into());
        }
    }

    /// Reads a value, of which the first byte comes next.
    fn value(&mut self, depth: usize) -> Node<'t> {
        let start = self.at;
        let value = match self.peek() {
            Some(b'{' | b'[') if depth >= DEEPEST => {
                self.skip_container();
                let what = format!("containers stand more than {DEEPEST} deep within each other here");
                self.flaw("too_deep", start, start + 1, what).expected =
                    Some("a ledger's records, which need 6".into());
                Value::Bad
            }
            Some(b'{') => return self.object(depth),
            Some(b'[') => return self.list(depth),
            Some(b'"' | b'\'') => Value::Text(self.text()),
            Some(b'0'..=b'9' | b'-' | b'+' | b'.') => self.number(),
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' => self.literal(),
            _ => {
                self.junk();
                Value::Bad
            }
        };
        let node = Node::new(start, self.at, value);
        // A text cut off by the file's end is not what was meant.
        node.dropped.set(node.value == Value::Bad || self.ended);
        node
    }

    fn number(&mut self) -> Value<'t> {
        let start = self.at;
        let token = self.run(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.' | b'_'));
        let (code, what) = match number(token) {
            Ok(number) => return Value::Number(number),
            Err(NumberFault::Form) => ("bad_number", format!("`{}` is no JSON number", cut(token))),
            Err(NumberFault::Range) => ("out_of_range", format!("`{}` is too large for a number", cut(token))),
        };
        self.flaw(code, start, self.at, what).expected = Some("digits, such as 70000000 or 2.5".into());
        Value::Bad
    }

    fn literal(&mut self) -> Value<'t> {
        let start = self.at;
        let word = self.run(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'$'));
        match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            _ => {
                let near = nearest(&word.to_ascii_lowercase(), ["true", "false", "null"]).map(String::from);
                let what = format!("`{}` is no JSON value", cut(word));
                let flaw = self.flaw("bad_value", start, start + word.len(), what);
                flaw.expected = Some("a text in double quotes, a number, true, false or null".into());
                flaw.nearest = near;
                Value::Bad
            }
        }
    }

    /// Skips what begins no value, up to something that may end one.
    fn junk(&mut self) {
        let start = self.at;
        self.at += self.rest().chars().next().map_or(1, char::len_utf8);
        self.run(|b| !matches!(b, b',' | b'}' | b']' | b'{' | b'[' | b'"' | b'\n' | b'\r'));
        let end = self.at;
        let what = format!("`{}` is no JSON value", cut(self.text.get(start..end).unwrap_or_default().trim_end()));
        self.flaw("bad_value", start, end, what).expected =
            Some("a text in double quotes, a number, true, false, null, a list or an object".into());
    }

    /// Skips a container with all that stands in it, counting brackets outside of texts.
    fn skip_container(&mut self) {
        let mut open = 0usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'{' | b'[' => open += 1,
                b'}' | b']' => open -= 1,
                b'"' => self.skip_text(),
                _ => {}
            }
            if open == 0 {
                return;
            }
        }
        self.cut_off("list");
    }

    fn skip_text(&mut self) {
        loop {
            self.run(|byte| !matches!(byte, b'"' | b'\\' | b'\n'));
            match self.peek() {
                Some(b'\\') => self.at = (self.at + 2).min(self.text.len()),
                Some(_) => {
                    self.at += 1;
                    return;
                }
                None => return,
            }
        }
    }

    /// A container as far as it could be read. One that is not sound is left out, except for
    /// the file itself and its lists: the records in them are kept.
    fn container(&self, start: usize, value: Value<'t>, depth: usize, sound: bool) -> Node<'t> {
        let outermost = depth == 0 || (depth == 1 && matches!(value, Value::List(_)));
        let node = Node::new(start, self.at, value);
        node.dropped.set(!sound && !outermost);
        node
    }

    fn list(&mut self, depth: usize) -> Node<'t> {
        let start = self.at;
        self.at += 1;
        self.lists += 1;
        let mut items: Vec<Node<'t>> = Vec::new();
        let mut commas = Commas::default();
        let sound = loop {
            self.blanks();
            match self.peek() {
                None => {
                    self.cut_off("list");
                    break false;
                }
                Some(b']') => {
                    self.trailing(&commas);
                    self.at += 1;
                    break true;
                }
                Some(b'}') => {
                    self.flaw("unclosed", self.at, self.at + 1, "the list before this is not closed").expected =
                        Some("`]`".into());
                    // Within an object this closes that; a file that is a list has none.
                    if depth > 0 {
                        break false;
                    }
                    self.at += 1;
                }
                Some(b',') => self.comma(&mut commas),
                Some(b':') => {
                    self.flaw("unexpected", self.at, self.at + 1, "`:` stands in a list").expected =
                        Some("`,` or `]`".into());
                    self.at += 1;
                }
                Some(_) => {
                    self.separated(&mut commas);
                    self.path.push(Step::Item(items.len()));
                    items.push(self.value(depth + 1));
                    self.path.pop();
                }
            }
        };
        self.lists -= 1;
        self.container(start, Value::List(items), depth, sound)
    }

    fn object(&mut self, depth: usize) -> Node<'t> {
        let start = self.at;
        self.at += 1;
        let mut members = Members::default();
        let mut commas = Commas::default();
        let sound = loop {
            self.blanks();
            match self.peek() {
                None => {
                    self.cut_off("object");
                    break false;
                }
                Some(b'}') => {
                    self.trailing(&commas);
                    self.at += 1;
                    break true;
                }
                Some(b',') => self.comma(&mut commas),
                Some(b']') if self.lists > 0 => {
                    self.flaw("unclosed", self.at, self.at + 1, "the object before this is not closed").expected =
                        Some("`}`".into());
                    break false;
                }
                Some(b'{') if self.lists > 0 => {
                    // The next record: its list goes on from the comma before it.
                    self.flaw("unclosed", self.at, self.at + 1, "the object before this is not closed").expected =
                        Some("`}`".into());
                    self.at = commas.last.unwrap_or(self.at);
                    self.excused = true;
                    break false;
                }
                Some(byte) if matches!(byte, b'"' | b'\'' | b'_') || byte.is_ascii_alphabetic() => {
                    self.separated(&mut commas);
                    self.member(&mut members, depth);
                }
                Some(_) => {
                    self.flaw("unexpected", self.at, self.at + 1, "a key was to stand here").expected =
                        Some("a key in double quotes, or `}`".into());
                    self.value(depth + 1);
                }
            }
        };
        self.container(start, Value::Object(members.list), depth, sound)
    }

    /// Reads a key with its value.
    fn member(&mut self, members: &mut Members<'t>, depth: usize) {
        let key_start = self.at;
        let key = self.key();
        let key_end = self.at;
        self.blanks();
        let colon = self.peek() == Some(b':');
        if colon {
            self.at += 1;
            self.blanks();
        }
        if matches!(self.peek(), None | Some(b',' | b'}' | b']')) {
            if self.peek().is_some() {
                self.flaw("missing_value", key_start, key_end, format!("`{}` has no value", cut(&key))).expected =
                    Some("`:` and a value".into());
            }
            return;
        }
        if !colon {
            self.flaw("missing_colon", self.at, self.at + 1, format!("no `:` stands after `{}`", cut(&key))).expected =
                Some("`:`".into());
        }
        self.path.push(Step::Key(key.clone()));
        let value = self.value(depth + 1);
        if members.second(&key) {
            let what = format!("`{}` stands twice in this object", cut(&key));
            self.flaw("duplicate_key", key_start, key_end, what).expected =
                Some("each key once; the first is kept".into());
            value.dropped.set(true);
        }
        self.path.pop();
        members.list.push(Member { key, key_start, key_end, value });
    }

    fn key(&mut self) -> Cow<'t, str> {
        if matches!(self.peek(), Some(b'"' | b'\'')) {
            return self.text();
        }
        let start = self.at;
        let word = self.run(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'$'));
        self.flaw(
            "unquoted_key",
            start,
            start + word.len(),
            format!("the key `{}` stands without quotes", cut(word)),
        )
        .expected = Some(format!("`\"{}\"`", cut(word)));
        Cow::Borrowed(word)
    }

    /// Takes a comma; tells of one with nothing before it.
    fn comma(&mut self, commas: &mut Commas) {
        if commas.last.is_some() || !commas.begun {
            self.flaw("extra_comma", self.at, self.at + 1, "nothing stands before this comma").expected =
                Some("one comma between two values".into());
        }
        commas.last = Some(self.at);
        self.at += 1;
    }

    /// Tells where a comma is missing before what comes next.
    fn separated(&mut self, commas: &mut Commas) {
        let excused = std::mem::take(&mut self.excused);
        if commas.begun && commas.last.is_none() && !excused {
            self.flaw("missing_comma", self.at, self.at + 1, "no comma stands before this").expected =
                Some("`,`".into());
        }
        *commas = Commas { begun: true, last: None };
    }

    fn trailing(&mut self, commas: &Commas) {
        if let Some(comma) = commas.last {
            self.flaw("trailing_comma", comma, comma + 1, "nothing follows this comma").expected =
                Some("no comma after the last value".into());
        }
    }
}

/// Where in a row of values and commas reading is.
#[derive(Default)]
struct Commas {
    /// Whether a value was read.
    begun: bool,
    /// The comma after which no value has come yet.
    last: Option<usize>,
}

/// The members of an object, with a way to find second ones that does not take longer for each.
#[derive(Default)]
struct Members<'t> {
    list: Vec<Member<'t>>,
    keys: HashSet<Cow<'t, str>>,
}

impl Members<'_> {
    /// Whether a key stands here already.
    fn second(&mut self, key: &str) -> bool {
        if self.list.len() < FEW_KEYS {
            return self.list.iter().any(|member| member.key == key);
        }
        let known = self.keys.len();
        self.keys.extend(self.list[known.min(self.list.len())..].iter().map(|member| member.key.clone()));
        self.keys.contains(key)
    }
}

/// A token short enough for a sentence.
fn cut(token: &str) -> Cow<'_, str> {
    crate::text::sanitise_to(token, 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The flaws of a text as `line:column code`, columns in bytes.
    fn flaws(text: &str) -> Vec<String> {
        let place = |at: usize| {
            let line = text[..at].rsplit('\n').next().unwrap_or_default();
            format!("{}:{}", text[..at].matches('\n').count() + 1, line.len() + 1)
        };
        parse(text).flaws.iter().map(|f| format!("{} {} {}", place(f.start), f.code, f.path)).collect()
    }

    /// What is kept of a text, written again by `serde_json`.
    fn kept(text: &str) -> String {
        fn value(node: &Node<'_>) -> serde_json::Value {
            match &node.value {
                Value::Null | Value::Bad => serde_json::Value::Null,
                Value::Bool(b) => (*b).into(),
                Value::Number(super::super::Number::Whole(n)) => (*n).into(),
                Value::Number(super::super::Number::Negative(n)) => (*n).into(),
                Value::Number(super::super::Number::Fraction(n)) => (*n).into(),
                Value::Text(t) => (&**t).into(),
                Value::List(items) => items.iter().filter(|i| !i.dropped.get()).map(value).collect(),
                Value::Object(members) => members
                    .iter()
                    .filter(|m| !m.value.dropped.get())
                    .map(|m| (m.key.to_string(), value(&m.value)))
                    .collect(),
            }
        }
        value(&parse(text).root).to_string()
    }

    #[test]
    fn sound_json_has_no_flaws() {
        let text = r#" {"a": [1, -2, 2.5, "x\n\u00e9\ud83d\ude00", null, true], "b": {}, "c": []} "#;
        assert_eq!(flaws(text), ["1:21 hostile_text a[3]"]);
        assert_eq!(kept(text), r#"{"a":[1,-2,2.5,"x é😀",null,true],"b":{},"c":[]}"#);
    }

    #[test]
    fn each_fault_is_told_where_it_stands_and_the_rest_is_kept() {
        for (text, told, rest) in [
            (r#"{"a": 1, "b": 2,}"#, &["1:16 trailing_comma "][..], r#"{"a":1,"b":2}"#),
            (r#"{"a": [1, 2,], "b": 2}"#, &["1:12 trailing_comma a"], r#"{"a":[1,2],"b":2}"#),
            (r#"{"a": 1 "b": 2}"#, &["1:9 missing_comma "], r#"{"a":1,"b":2}"#),
            (r#"{"a" 1, "b": 2}"#, &["1:6 missing_colon "], r#"{"a":1,"b":2}"#),
            (r#"{"a":, "b": 2}"#, &["1:2 missing_value "], r#"{"b":2}"#),
            (r#"{,"a": 1,, "b": 2}"#, &["1:2 extra_comma ", "1:10 extra_comma "], r#"{"a":1,"b":2}"#),
            (r#"{"a": 1, "a": 2, "b": 3}"#, &["1:10 duplicate_key a"], r#"{"a":1,"b":3}"#),
            ("{'a': 'x'}", &["1:2 single_quotes ", "1:7 single_quotes a"], r#"{"a":"x"}"#),
            ("{a: 1}", &["1:2 unquoted_key "], r#"{"a":1}"#),
            (r#"{"a": True, "b": NaN, "c": 1}"#, &["1:7 bad_value a", "1:18 bad_value b"], r#"{"c":1}"#),
            (r#"{"a": 01, "b": 1e999, "c": 1}"#, &["1:7 bad_number a", "1:16 out_of_range b"], r#"{"c":1}"#),
            ("{\"a\": 1 // one\n}", &["1:9 comment "], r#"{"a":1}"#),
            ("{\"a\": \"x,\n\"b\": 2}", &["1:7 unclosed_text a"], r#"{"a":"x","b":2}"#),
            (
                r#"{"a": "\q", "b": "\ud800"}"#,
                &["1:8 bad_escape a", "1:19 bad_escape b"],
                "{\"a\":\"\u{fffd}q\",\"b\":\"\u{fffd}\"}",
            ),
            ("{\"a\": \"x\0y\u{1b}[31mz\"}", &["1:7 control_character a"], r#"{"a":"xyz"}"#),
            ("{\"a\": \"x\u{202e}y\"}", &["1:7 hostile_text a"], r#"{"a":"xy"}"#),
            (r#"{"a": 1} {"b": 2}"#, &["1:10 trailing "], r#"{"a":1}"#),
            (r#"{"a": %, "b": 2}"#, &["1:7 bad_value a"], r#"{"b":2}"#),
            (r#"{"a": [{"b": 1, {"b": 2}]}"#, &["1:17 unclosed a[0]"], r#"{"a":[{"b":2}]}"#),
            (r#"{"a": [{"b": 1}, {"b": 2}}"#, &["1:26 unclosed a"], r#"{"a":[{"b":1},{"b":2}]}"#),
            (r#"{"a": [{"b": [1}, {"b": 2}]}"#, &["1:16 unclosed a[0].b"], r#"{"a":[{},{"b":2}]}"#),
        ] {
            assert_eq!(flaws(text), told, "{text}");
            assert_eq!(kept(text), rest, "{text}");
        }
    }

    #[test]
    fn a_file_cut_off_keeps_its_complete_records() {
        let text = r#"{"a": [{"b": 1}, {"b": {"c": "#;
        assert_eq!(flaws(text), ["1:28 truncated a[1].b"]);
        assert_eq!(kept(text), r#"{"a":[{"b":1}]}"#);
        for end in 0..text.len() {
            assert!(parse(&text[..end]).flaws.len() <= 1, "{}", &text[..end]);
        }
        assert_eq!(kept(r#"{"a": [{"b": 1}, {"b": "x"#), r#"{"a":[{"b":1}]}"#);
    }

    #[test]
    fn depth_is_bounded() {
        let deep = format!("{{\"a\": {}{}, \"b\": 1}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(flaws(&deep), [format!("1:70 too_deep a{}", "[0]".repeat(DEEPEST - 1))]);
        assert!(kept(&deep).ends_with(r#""b":1}"#));
        assert_eq!(flaws(&"[{\"\":".repeat(100_000)).len(), 2);
    }

    #[test]
    fn endless_flaws_are_counted() {
        let flaws = parse("[").flaws.len() + parse(&format!("[{}]", "+,".repeat(5_000))).flaws.len();
        assert_eq!(flaws, 1 + MOST_FLAWS);
    }
}
