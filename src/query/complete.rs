//! What could stand where somebody types.

use crate::ledger::{Ledger, words};
use crate::model::{Position, Stage};
use crate::rumour::State;
use crate::text::fold;

use super::field::{Field, Flag, Takes};
use super::syntax::Span;

/// How many completions are offered.
const MOST: usize = 12;

/// One way to go on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Completion {
    /// What it takes the place of.
    pub at: Span,
    /// What to put there.
    pub text: String,
    /// What it means.
    pub note: String,
}

/// What could stand at a place of a query's text: fields at the start of a term, values after a
/// colon or a comma. The place is in bytes; one within a character is moved to its start.
pub fn complete(ledger: &Ledger, text: &str, cursor: usize) -> Vec<Completion> {
    let cursor = (0..=cursor.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    let before = &text[..cursor];
    let start = term_start(before);
    let term = before[start..].trim_start_matches('-');
    let start = cursor - term.len();
    let Some((name, typed)) = term.split_once(':') else {
        return fields(term, Span::new(start, cursor));
    };
    if name == "sort" {
        let typed = typed.trim_start_matches('-');
        return sorts(typed, Span::new(cursor - typed.len(), cursor));
    }
    let Some(field) = Field::from_code(name) else { return Vec::new() };
    let typed = typed.rsplit(',').next().unwrap_or(typed).trim_start_matches(['<', '>', '=']);
    values(ledger, field, typed.trim_start_matches('"'), Span::new(cursor - typed.len(), cursor))
}

/// Where the term under the cursor begins: after the last space outside quotes.
fn term_start(before: &str) -> usize {
    let mut start = 0;
    let mut quoted = false;
    for (i, c) in before.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => start = i + c.len_utf8(),
            _ => {}
        }
    }
    start
}

fn fields(typed: &str, at: Span) -> Vec<Completion> {
    let begins = |code: &str| code.starts_with(&fold(typed));
    let fields = Field::ALL.into_iter().filter(|field| begins(field.code()));
    let fields = fields.map(|field| (format!("{}:", field.code()), field.help().to_string()));
    let more = [("sort:", "the order: sort:age, sort:-heat"), ("rumours:", "sagas instead of players")];
    let more =
        more.into_iter().filter(|(code, _)| begins(code)).map(|(code, help)| (code.to_string(), help.to_string()));
    fields.chain(more).map(|(text, note)| Completion { at, text, note }).collect()
}

fn sorts(typed: &str, at: Span) -> Vec<Completion> {
    let fields = Field::ALL.into_iter().filter(|field| *field != Field::Is && field.code().starts_with(&fold(typed)));
    fields.map(|field| Completion { at, text: field.code().to_string(), note: field.help().to_string() }).collect()
}

fn values(ledger: &Ledger, field: Field, typed: &str, at: Span) -> Vec<Completion> {
    let key = fold(typed);
    let listed = |codes: Vec<String>| {
        let fitting = codes.into_iter().filter(|code| code.starts_with(&key));
        fitting.take(MOST).map(|text| Completion { at, text, note: String::new() }).collect()
    };
    let strings = |codes: &[&str]| codes.iter().map(|code| code.to_lowercase()).collect::<Vec<String>>();
    match field.takes() {
        Takes::Position => listed(strings(&Position::ALL.map(Position::code))),
        Takes::Flag => listed(strings(&Flag::ALL.map(Flag::code))),
        Takes::Stage => listed(strings(&Stage::ALL.map(Stage::code))),
        Takes::State => listed(strings(&State::ALL.map(State::code))),
        Takes::Kind => listed(words::SAGAS.iter().map(|(code, _)| (*code).to_string()).collect()),
        Takes::Club => named(ledger.clubs.iter().map(|c| (c.slug.as_str(), &*c.name)), &key, at),
        Takes::Source => named(ledger.sources.iter().map(|s| (s.slug.as_str(), &*s.name)), &key, at),
        Takes::Text | Takes::Number | Takes::Date => Vec::new(),
    }
}

/// Names whose words begin with what was typed, put as their ids: these need no quotes.
fn named<'a>(all: impl Iterator<Item = (&'a str, &'a str)>, key: &str, at: Span) -> Vec<Completion> {
    let begins = |name: &str| {
        let folded = fold(name);
        folded.starts_with(key) || folded.split([' ', '-']).any(|word| word.starts_with(key))
    };
    let fitting = all.filter(|(slug, name)| begins(name) || begins(slug));
    let mut found: Vec<Completion> =
        fitting.map(|(slug, name)| Completion { at, text: slug.to_string(), note: name.to_string() }).collect();
    found.sort_by(|a, b| fold(&b.note).starts_with(key).cmp(&fold(&a.note).starts_with(key)).then(a.note.cmp(&b.note)));
    found.truncate(MOST);
    found
}
