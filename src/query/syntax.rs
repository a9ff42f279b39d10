//! A query as values. Printed, it reads as it is written, and parses to itself.

use std::fmt;

use crate::model::{PartialDay, Position, SagaKind, Stage};
use crate::rumour::State;

use super::field::{Field, Flag};

/// Where something stands in a query's text, in bytes. Two queries are the same wherever their
/// words stand, so that every place equals every other.
#[derive(Clone, Copy, Eq, Default, Debug)]
pub struct Span {
    /// The first byte.
    pub from: usize,
    /// The byte after the last.
    pub to: usize,
}

impl PartialEq for Span {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Span {
    /// From one byte up to another.
    pub const fn new(from: usize, to: usize) -> Self {
        Self { from, to }
    }
}

/// How a field is compared.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Op {
    /// The same.
    Is,
    /// Before, less, below.
    Less,
    /// The same or less.
    AtMost,
    /// After, more, above.
    More,
    /// The same or more.
    AtLeast,
}

impl Op {
    /// How it is written after the colon.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Is => "",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }
}

/// What a field is compared with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// A text or a name.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A day, as exactly as it was given.
    Date(PartialDay),
    /// A position.
    Position(Position),
    /// A stage.
    Stage(Stage),
    /// A state.
    State(State),
    /// A kind of saga.
    Kind(SagaKind),
    /// A flag.
    Flag(Flag),
}

/// What one term asks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Test {
    /// Plain words: a part of a name.
    Word(String),
    /// A field against values, any of which will do.
    Field {
        /// The field.
        field: Field,
        /// How it is compared.
        op: Op,
        /// With what.
        values: Vec<(Value, Span)>,
    },
}

/// One term of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// Whether it must not hold.
    pub negated: bool,
    /// What it asks.
    pub test: Test,
    /// Where it stands.
    pub at: Span,
}

/// The order of the answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sort {
    /// By what.
    pub field: Field,
    /// Whether the greatest comes first.
    pub descending: bool,
}

/// A query.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Query {
    /// Whether it began with `rumours:`.
    pub rumours: bool,
    /// Its terms, all of which must hold.
    pub terms: Vec<Term>,
    /// The order, where one is asked for.
    pub sort: Option<Sort>,
}

impl Query {
    /// Whether it asks for sagas rather than players.
    pub fn is_about_sagas(&self) -> bool {
        let saga_flag = |values: &[(Value, Span)]| {
            values.iter().any(|(value, _)| matches!(value, Value::Flag(flag) if flag.is_of_saga()))
        };
        self.rumours
            || self.sort.is_some_and(|sort| sort.field.is_rumour_only())
            || self.terms.iter().any(|term| match &term.test {
                Test::Word(_) => false,
                Test::Field { field, values, .. } => field.is_rumour_only() || saga_flag(values),
            })
    }

    /// Whether it is nothing but words, as a filter always was.
    pub fn is_plain(&self) -> bool {
        let plain = |term: &Term| !term.negated && matches!(term.test, Test::Word(_));
        !self.rumours && self.sort.is_none() && self.terms.iter().all(plain)
    }
}

/// Whether a text must stand in quotes to be read as one value.
fn needs_quotes(text: &str, word: bool) -> bool {
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | ',' | '\\');
    let leads = |c: char| matches!(c, '<' | '>' | '=' | '-');
    text.is_empty() || text.chars().any(odd) || text.starts_with(leads) || (word && text.contains(':'))
}

fn quoted(f: &mut fmt::Formatter<'_>, text: &str, word: bool) -> fmt::Result {
    if !needs_quotes(text, word) {
        return f.write_str(text);
    }
    f.write_str("\"")?;
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            f.write_str("\\")?;
        }
        write!(f, "{c}")?;
    }
    f.write_str("\"")
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => quoted(f, text, false),
            Self::Number(number) => write!(f, "{number}"),
            Self::Date(date) => write!(f, "{date}"),
            Self::Position(position) => f.write_str(&position.code().to_lowercase()),
            Self::Stage(stage) => f.write_str(stage.code()),
            Self::State(state) => f.write_str(state.code()),
            Self::Kind(kind) => f.write_str(crate::ledger::words::code(crate::ledger::words::SAGAS, *kind)),
            Self::Flag(flag) => f.write_str(flag.code()),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negated {
            f.write_str("-")?;
        }
        match &self.test {
            Test::Word(word) => quoted(f, word, true),
            Test::Field { field, op, values } => {
                write!(f, "{}:{}", field.code(), op.code())?;
                for (i, (value, _)) in values.iter().enumerate() {
                    if i > 0 {
                        f.write_str(",")?;
                    }
                    write!(f, "{value}")?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = self.rumours.then(|| "rumours:".to_string()).into_iter().collect();
        parts.extend(self.terms.iter().map(ToString::to_string));
        if let Some(sort) = self.sort {
            parts.push(format!("sort:{}{}", if sort.descending { "-" } else { "" }, sort.field.code()));
        }
        f.write_str(&parts.join(" "))
    }
}
