//! A TOML file with the places of its values, and the problems found in it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::ledger::{Problem, Severity, TextPlace};
use crate::text::{nearest, sanitise_to};

/// A file being read: its text, and what is wrong with it so far.
pub(super) struct Document<'a> {
    file: &'a str,
    text: &'a str,
    /// Where its lines begin.
    lines: Vec<usize>,
    problems: Vec<Problem>,
}

/// A key with its value, and where both stand.
pub(super) struct Entry<'t, 'a> {
    pub(super) name: &'t str,
    pub(super) name_at: Range<usize>,
    pub(super) value: &'t DeValue<'a>,
    pub(super) value_at: Range<usize>,
}

impl<'a> Document<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file, text, lines, problems: Vec::new() }
    }

    /// The table that the file holds; of a broken file what can be read.
    pub(super) fn parse(&mut self) -> DeTable<'a> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            self.error(error.span().unwrap_or(0..0), "toml_syntax", "", &first_line(error.message()));
        }
        table.into_inner()
    }

    /// What was found, from the top of the file down.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| problem.place.map(|place| place.offset));
        self.problems
    }

    pub(super) fn file(&self) -> &'a str {
        self.file
    }

    /// Notes that something could not be used.
    pub(super) fn error(&mut self, at: Range<usize>, code: &'static str, path: &str, what: &str) -> &mut Problem {
        self.note(Severity::Error, at, code, path, what)
    }

    /// Notes a name that means nothing here, with the nearest that does.
    pub(super) fn unknown<'n>(
        &mut self,
        entry: &Entry,
        code: &'static str,
        path: &str,
        what: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) {
        let name = sanitise_to(entry.name, 80);
        let near = nearest(entry.name, known).map(str::to_owned);
        let what = format!("there is no {what} `{name}`");
        self.note(Severity::Warning, entry.name_at.clone(), code, path, &what).nearest = near;
    }

    /// Notes a value of another type than expected.
    pub(super) fn wrong_type(&mut self, at: Range<usize>, path: &str, value: &DeValue, expected: &str) {
        let what = format!("this is {}", described(value));
        self.error(at, "wrong_type", path, &what).expected = Some(expected.to_owned());
    }

    fn note(
        &mut self,
        severity: Severity,
        at: Range<usize>,
        code: &'static str,
        path: &str,
        what: &str,
    ) -> &mut Problem {
        let problem = Problem {
            severity,
            code,
            file: self.file.into(),
            layer: 0,
            place: Some(self.place(at)),
            path: sanitise_to(path, 200).into_owned(),
            what: what.to_owned(),
            expected: None,
            nearest: None,
        };
        let at = self.problems.len();
        self.problems.push(problem);
        &mut self.problems[at]
    }

    /// Where a part of the text stands.
    pub(super) fn place(&self, at: Range<usize>) -> TextPlace {
        let offset = self.text.floor_char_boundary(at.start);
        let line = self.lines.partition_point(|begins| *begins <= offset);
        let begins = line.checked_sub(1).map_or(0, |line| self.lines[line]);
        TextPlace {
            line: line as u32,
            column: self.text[begins..offset].chars().count() as u32 + 1,
            offset,
            length: at.end.saturating_sub(at.start),
        }
    }
}

/// The entries of a table in the order in which they stand in the file.
pub(super) fn entries<'t, 'a>(table: &'t DeTable<'a>) -> Vec<Entry<'t, 'a>> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(name, value)| Entry {
            name: name.get_ref(),
            name_at: name.span(),
            value: value.get_ref(),
            value_at: value.span(),
        })
        .collect();
    entries.sort_by_key(|entry| entry.name_at.start);
    entries
}

/// The strings of a value that is one string or a list of them, each with its place; `None`
/// where it is neither.
pub(super) fn strings<'t>(value: &'t DeValue, at: &Range<usize>) -> Option<Vec<(&'t str, Range<usize>)>> {
    match value {
        DeValue::String(one) => Some(vec![(one, at.clone())]),
        DeValue::Array(list) => {
            list.iter().map(|item: &Spanned<DeValue>| Some((item.get_ref().as_str()?, item.span()))).collect()
        }
        _ => None,
    }
}

fn described(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn first_line(message: &str) -> String {
    sanitise_to(message.lines().next().unwrap_or("this is not TOML"), 200).into_owned()
}
