//! Text → query. The first mistake is told with its place and with what was expected there.

use crate::ledger::words;
use crate::model::{PartialDay, Position, Stage};
use crate::rumour::State;
use crate::text::{candidates, fold};

use super::error::QueryError;
use super::field::{Field, Flag, Takes};
use super::syntax::{Op, Query, Sort, Span, Term, Test, Value};

/// The longest query that is read, in bytes: longer ones are not typed by people.
const LONGEST: usize = 4_096;

/// Reads a query.
pub fn parse(text: &str) -> Result<Query, QueryError> {
    if text.len() > LONGEST {
        return Err(QueryError::new(
            Span::new(0, text.len()),
            "the query is too long",
            format!("at most {LONGEST} bytes"),
        ));
    }
    let mut reader = Reader { text, at: 0 };
    let mut query = Query::default();
    loop {
        reader.skip_spaces();
        if reader.rest().is_empty() {
            return Ok(query);
        }
        reader.term(&mut query)?;
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn skip_spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn eats(&mut self, prefix: &str) -> bool {
        let found = self.rest().starts_with(prefix);
        self.at += if found { prefix.len() } else { 0 };
        found
    }

    fn term(&mut self, query: &mut Query) -> Result<(), QueryError> {
        let start = self.at;
        let negated = self.rest().starts_with('-')
            && self.rest().chars().nth(1).is_some_and(|c| !c.is_whitespace() && c != '-')
            && self.eats("-");
        let name = self.field_name();
        let test = match name {
            Some("rumours" | "rumors") if !negated => {
                query.rumours = true;
                return Ok(());
            }
            Some("sort") if !negated => {
                query.sort = Some(self.sort()?);
                return Ok(());
            }
            Some(name) => self.field(name, start)?,
            None => Test::Word(self.word()?.0),
        };
        query.terms.push(Term { negated, test, at: Span::new(start, self.at) });
        Ok(())
    }

    /// The letters before a colon; the colon is passed over. Plain words have none.
    fn field_name(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let letters = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let named = letters > 0 && rest[letters..].starts_with(':');
        self.at += if named { letters + 1 } else { 0 };
        named.then(|| &rest[..letters])
    }

    fn sort(&mut self) -> Result<Sort, QueryError> {
        let descending = self.eats("-");
        let (name, at) = self.value()?;
        let field = known_field(&name, at)?;
        Ok(Sort { field, descending })
    }

    fn field(&mut self, name: &str, start: usize) -> Result<Test, QueryError> {
        let field = known_field(name, Span::new(self.at - name.len() - 1, self.at - 1))?;
        let at = self.at;
        let op = self.op();
        if op != Op::Is && !field.is_ordered() {
            return Err(QueryError::new(
                Span::new(at, self.at),
                format!("`{}` has no order", field.code()),
                format!("{} without `{}`", expected(field), op.code()),
            ));
        }
        let mut values = Vec::new();
        loop {
            let (text, at) = self.value()?;
            if text.is_empty() && at.from == at.to {
                let here = Span::new(start, self.at);
                return Err(QueryError::new(here, format!("`{}` has no value", field.code()), expected(field)));
            }
            values.push((value(field, text, at)?, at));
            if !self.eats(",") {
                return Ok(Test::Field { field, op, values });
            }
        }
    }

    fn op(&mut self) -> Op {
        for (code, op) in [("<=", Op::AtMost), (">=", Op::AtLeast), ("<", Op::Less), (">", Op::More), ("=", Op::Is)] {
            if self.eats(code) {
                return op;
            }
        }
        Op::Is
    }

    /// A value: what stands in quotes, or everything up to a space or comma.
    fn value(&mut self) -> Result<(String, Span), QueryError> {
        self.up_to(|c| c.is_whitespace() || c == ',')
    }

    /// A plain word: what stands in quotes, or everything up to a space.
    fn word(&mut self) -> Result<(String, Span), QueryError> {
        self.up_to(char::is_whitespace)
    }

    fn up_to(&mut self, ends: impl Fn(char) -> bool) -> Result<(String, Span), QueryError> {
        let start = self.at;
        if self.eats("\"") {
            return self.quoted(start);
        }
        let rest = self.rest();
        let end = rest.find(ends).unwrap_or(rest.len());
        self.at += end;
        Ok((rest[..end].to_string(), Span::new(start, self.at)))
    }

    fn quoted(&mut self, start: usize) -> Result<(String, Span), QueryError> {
        let mut text = String::new();
        let mut escaped = false;
        for (i, c) in self.rest().char_indices() {
            match c {
                _ if escaped => {
                    text.push(c);
                    escaped = false;
                }
                '\\' => escaped = true,
                '"' => {
                    self.at += i + 1;
                    return Ok((text, Span::new(start, self.at)));
                }
                _ => text.push(c),
            }
        }
        Err(QueryError::new(Span::new(start, self.text.len()), "the quotation mark is not closed", "another `\"`"))
    }
}

fn known_field(name: &str, at: Span) -> Result<Field, QueryError> {
    let folded = name.to_lowercase();
    Field::from_code(&folded).ok_or_else(|| {
        let codes = Field::ALL.map(Field::code);
        QueryError::new(at, format!("no field is called `{name}`"), "one of ".to_string() + &codes.join(" "))
            .near(candidates(name, codes, 2))
    })
}

/// What a field takes, in words.
fn expected(field: Field) -> String {
    match field.takes() {
        Takes::Text => "a text, in quotes where it has spaces".to_string(),
        Takes::Club => "a club".to_string(),
        Takes::Source => "a source, in quotes where its name has spaces".to_string(),
        Takes::Position => format!("a position: {}", Position::ALL.map(Position::code).join(" ").to_lowercase()),
        Takes::Number => "a whole number".to_string(),
        Takes::Date => "a day as 2026-06-30, a month as 2026-06, a season as 2025/26 or a year".to_string(),
        Takes::Flag => format!("one of {}", Flag::ALL.map(Flag::code).join(" ")),
        Takes::Stage => format!("a stage: {}", Stage::ALL.map(Stage::code).join(" ")),
        Takes::State => format!("a state: {}", State::ALL.map(State::code).join(" ")),
        Takes::Kind => "transfer, free, loan or renewal".to_string(),
    }
}

fn value(field: Field, text: String, at: Span) -> Result<Value, QueryError> {
    let shown = crate::text::sanitise(&text).into_owned();
    let wrong = |what: &str| QueryError::new(at, format!("`{shown}` is {what}"), expected(field));
    let word = fold(&text);
    let near = |codes: &[&'static str]| candidates(&text, codes.iter().copied(), 2);
    match field.takes() {
        Takes::Text | Takes::Club | Takes::Source => Ok(Value::Text(text)),
        Takes::Position => {
            let codes = Position::ALL.map(Position::code);
            text.parse().map(Value::Position).map_err(|_| wrong("no position").near(near(&codes)))
        }
        Takes::Number => text.parse().map(Value::Number).map_err(|_| wrong("no whole number")),
        Takes::Date => text.parse::<PartialDay>().map(Value::Date).map_err(|_| wrong("no date")),
        Takes::Flag => {
            let codes = Flag::ALL.map(Flag::code);
            Flag::from_code(&word.replace('_', "-"))
                .map(Value::Flag)
                .ok_or_else(|| wrong("nothing that can be asked").near(near(&codes)))
        }
        Takes::Stage => {
            let codes = Stage::ALL.map(Stage::code);
            Stage::from_code(&word.replace('-', "_"))
                .map(Value::Stage)
                .ok_or_else(|| wrong("no stage").near(near(&codes)))
        }
        Takes::State => {
            let codes = State::ALL.map(State::code);
            State::from_code(&word).map(Value::State).ok_or_else(|| wrong("no state").near(near(&codes)))
        }
        Takes::Kind => {
            let kind = words::SAGAS.iter().find(|(code, _)| *code == word).map(|(_, kind)| Value::Kind(*kind));
            let codes: Vec<&'static str> = words::SAGAS.iter().map(|(code, _)| *code).collect();
            kind.ok_or_else(|| wrong("no kind of saga").near(near(&codes)))
        }
    }
}
