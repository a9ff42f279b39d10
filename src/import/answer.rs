//! Answers of programs' interfaces: JSON objects, each record with its place.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use crate::ledger::Problem;
use crate::text::sanitise_to;

use super::harvest::Spot;
use super::input::Source;
use super::nothing::something;
use super::place::{self, Cursor};

/// Larger than this no answer of an interface is.
const LARGEST: usize = 64 << 20;

/// A file that is one JSON object, its members as they stand.
pub struct Answer<'s> {
    source: &'s Source,
    file: usize,
    members: BTreeMap<Cow<'s, str>, &'s RawValue>,
    cursor: Cursor<'s>,
}

/// A record of a list, and where it stands.
pub struct Record {
    /// Its members.
    pub value: Value,
    /// Where.
    pub spot: Spot,
}

impl<'s> Answer<'s> {
    /// Opens a file, or says why it is no answer.
    pub fn open(source: &'s Source, file: usize) -> Result<Self, Box<Problem>> {
        let begin = Spot { file, line: 1, column: 1 };
        let refuse = |code, spot, what: String, expected: &str| {
            Box::new(place::expecting(place::error(code, source, Some(spot), what), expected))
        };
        if source.text.len() > LARGEST {
            return Err(refuse(
                "too_large",
                begin,
                format!("an answer of {} MB", source.text.len() >> 20),
                "one of a few",
            ));
        }
        match serde_json::from_str(&source.text) {
            Ok(members) => Ok(Self { source, file, members, cursor: Cursor::new(&source.text) }),
            Err(error) => {
                let spot = Spot { file, line: error.line().max(1) as u32, column: error.column().max(1) as u32 };
                if error.is_eof() {
                    return Err(refuse(
                        "truncated",
                        spot,
                        "the file breaks off in the middle".into(),
                        "the whole file",
                    ));
                }
                let starts = source.text.trim_start().chars().next();
                if !matches!(starts, Some('{' | '[')) {
                    let head =
                        sanitise_to(source.text.trim_start().lines().next().unwrap_or_default(), 40).into_owned();
                    let script = ["export ", "const ", "let ", "var ", "module.exports", "import "];
                    let kind = if script.iter().any(|word| head.starts_with(word)) { "a script" } else { "no JSON" };
                    return Err(refuse(
                        "wrong_kind",
                        begin,
                        format!("this is {kind}: `{head}`"),
                        "the answer of the interface, saved as it came",
                    ));
                }
                let words = error.to_string();
                let words = words.split(" at line ").next().unwrap_or_default().to_owned();
                Err(refuse(
                    "syntax",
                    spot,
                    format!("this is no JSON object: {words}"),
                    "the answer of the interface, saved as it came",
                ))
            }
        }
    }

    /// Whether there is a member of a name.
    pub fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    /// A member.
    pub fn get(&self, name: &str) -> Option<Value> {
        serde_json::from_str(self.members.get(name)?.get()).ok()
    }

    /// The names of the members, for saying what was found instead.
    pub fn names(&self) -> String {
        let names: Vec<String> =
            self.members.keys().take(8).map(|name| format!("`{}`", sanitise_to(name, 30))).collect();
        if names.is_empty() { "nothing".into() } else { names.join(", ") }
    }

    /// The whole file as one record.
    pub fn whole(&self) -> Option<Record> {
        let value = serde_json::from_str(&self.source.text).ok()?;
        Some(Record { value, spot: Spot { file: self.file, line: 1, column: 1 } })
    }

    /// The records of a list; what is no list has none.
    pub fn records(&mut self, name: &str) -> Vec<Record> {
        let Some(raw) = self.members.get(name) else { return Vec::new() };
        let items: Vec<&RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
        let mut records = Vec::with_capacity(items.len());
        for item in items {
            let (line, column) = self.cursor.of(item.get());
            let value = serde_json::from_str(item.get()).unwrap_or(Value::Null);
            records.push(Record { value, spot: Spot { file: self.file, line, column } });
        }
        records
    }
}

/// The text of a member, harmless; a number as one writes it.
pub fn text(value: &Value, path: &str) -> Option<String> {
    match value.pointer(path)? {
        Value::String(text) => {
            something(text).map(|text| sanitise_to(text, 120).trim().to_owned()).filter(|t| !t.is_empty())
        }
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The whole number of a member, written as one or as text.
pub fn number(value: &Value, path: &str) -> Option<u64> {
    match value.pointer(path)? {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => super::amount::count(text.trim_start_matches('#')),
        _ => None,
    }
}

/// The texts of a list, or the one text.
pub fn texts(value: &Value, path: &str) -> Vec<String> {
    match value.pointer(path) {
        Some(Value::Array(items)) => items.iter().filter_map(|item| text(item, "")).collect(),
        Some(_) => text(value, path).into_iter().collect(),
        None => Vec::new(),
    }
}
