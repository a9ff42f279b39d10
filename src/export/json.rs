//! JSON for programs: the callers' own records, written so that a terminal may show them.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

use crate::text::is_invisible;

/// What stands at the top of every JSON answer, around the answer's own keys.
#[derive(Serialize, Clone, Debug)]
pub struct Envelope<'a, T: Serialize> {
    /// The day whose knowledge it is.
    pub as_of: String,
    /// The edition that was asked.
    pub edition: &'a str,
    /// The answer: a record with keys of its own.
    #[serde(flatten)]
    pub body: T,
}

/// A value as indented JSON with a final line feed.
///
/// Characters that a terminal would obey or hide are written as escapes: programs read them
/// back unchanged.
pub fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<String, serde_json::Error> {
    let mut bytes = Vec::with_capacity(256);
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Careful(PrettyFormatter::new())))?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(|error| serde_json::Error::io(io::Error::other(error)))
}

/// The pretty formatter, but for strings.
struct Careful(PrettyFormatter<'static>);

impl Formatter for Careful {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(|letter: char| letter.is_control() || is_invisible(letter)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            let mut letters = rest[at..].chars();
            let mut units = [0; 2];
            for unit in letters.next().unwrap_or_default().encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = letters.as_str();
        }
        writer.write_all(rest.as_bytes())
    }

    fn begin_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(Serialize)]
    struct Clubs {
        clubs: Vec<&'static str>,
        coach: Option<&'static str>,
    }

    #[test]
    fn an_answer_stands_in_its_envelope() {
        let body = Clubs { clubs: vec!["liverpool"], coach: None };
        let json = to_json(&Envelope { as_of: "2026-03-11".to_owned(), edition: "2025-26", body }).unwrap();
        assert_eq!(
            json,
            "{\n  \"as_of\": \"2026-03-11\",\n  \"edition\": \"2025-26\",\n  \"clubs\": [\n    \"liverpool\"\n  ],\n  \"coach\": null\n}\n"
        );
    }

    proptest! {
        #[test]
        fn strings_come_back_unchanged_and_never_raw(text in any::<String>()) {
            let hostile = format!("{text}\u{9b}31m\u{202e}\u{e0041}\x1b\x7f");
            let json = to_json(&hostile).unwrap();
            prop_assert!(!json.trim_end_matches('\n').contains(|c: char| c.is_control() || is_invisible(c)));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), hostile);
        }
    }
}
