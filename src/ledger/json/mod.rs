//! JSON with the place of everything, read so that a fault costs only what it stands in.
//!
//! `serde_json` is faster and stops at the first fault; this reader is for the files in which
//! there is one. It never fails: whatever is wrong is told as a [`Flaw`], and what can be read
//! stands in the [`Tree`].

mod number;
mod parse;
mod text;

use std::borrow::Cow;
use std::cell::Cell;

use super::Severity;

pub(super) use parse::parse;

/// Containers within containers beyond this are skipped.
pub(super) const DEEPEST: usize = 64;

/// A file's text as a tree, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Tree<'t> {
    pub(super) root: Node<'t>,
    pub(super) flaws: Vec<Flaw>,
}

/// A value with its place in the text, in bytes.
#[derive(Debug)]
pub(super) struct Node<'t> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Value<'t>,
    /// Set where the value is told of and left out: a second one of a key, one cut off, one of
    /// the wrong type.
    pub(super) dropped: Cell<bool>,
}

/// A value.
#[derive(Debug, PartialEq)]
pub(super) enum Value<'t> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Object(Vec<Member<'t>>),
    /// Something that is no JSON.
    Bad,
}

/// A key with its value.
#[derive(Debug, PartialEq)]
pub(super) struct Member<'t> {
    pub(super) key: Cow<'t, str>,
    pub(super) key_start: usize,
    pub(super) key_end: usize,
    pub(super) value: Node<'t>,
}

/// A number as exactly as JSON's readers hold it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Number {
    Whole(u64),
    Negative(i64),
    Fraction(f64),
}

/// Something wrong, or odd, in a place of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Flaw {
    pub(super) severity: Severity,
    pub(super) code: &'static str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) path: String,
    pub(super) what: String,
    pub(super) expected: Option<String>,
    pub(super) nearest: Option<String>,
}

impl PartialEq for Node<'_> {
    /// Equal values; where they stand does not matter.
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<'t> Node<'t> {
    pub(super) const fn new(start: usize, end: usize, value: Value<'t>) -> Self {
        Self { start, end, value, dropped: Cell::new(false) }
    }

    /// What one would call the value, with the value itself where it is short.
    pub(super) fn spoken(&self) -> String {
        match &self.value {
            Value::Null => "null".into(),
            Value::Bool(value) => format!("{value}"),
            Value::Number(Number::Whole(value)) => format!("the number {value}"),
            Value::Number(Number::Negative(value)) => format!("the number {value}"),
            Value::Number(Number::Fraction(value)) => format!("the number {value}"),
            Value::Text(text) if text.chars().count() <= 40 => format!("the text \"{text}\""),
            Value::Text(_) => "a text".into(),
            Value::List(_) => "a list".into(),
            Value::Object(_) => "an object".into(),
            Value::Bad => "no JSON value".into(),
        }
    }
}
