//! Names in a query → the clubs and sources of a ledger that they mean.

use crate::desk::{NameBook, NameError};
use crate::ledger::Ledger;
use crate::model::{ClubId, SourceId};
use crate::text::fold;

use super::error::QueryError;
use super::field::Takes;
use super::syntax::{Query, Span, Test, Value};

/// A query whose names have been found.
#[derive(Clone, Debug)]
pub struct Bound {
    /// The query.
    pub query: Query,
    /// For each term its names, in the order of its values.
    pub(super) names: Vec<Vec<Name>>,
}

/// What a value means in a ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Name {
    /// A club.
    Club(ClubId),
    /// A source.
    Source(SourceId),
    /// A text, folded.
    Text(String),
    /// Nothing that has to be looked up.
    Plain,
}

impl Bound {
    /// Finds the names of a query; one that nobody has is told with the nearest.
    pub fn new(query: Query, ledger: &Ledger, book: &NameBook) -> Result<Self, QueryError> {
        let mut names = Vec::with_capacity(query.terms.len());
        for term in &query.terms {
            names.push(match &term.test {
                Test::Word(word) => vec![Name::Text(fold(word))],
                Test::Field { field, values, .. } => {
                    let found: Result<Vec<Name>, QueryError> = values
                        .iter()
                        .map(|(value, at)| match value {
                            Value::Text(text) => name(field.takes(), text, *at, ledger, book),
                            _ => Ok(Name::Plain),
                        })
                        .collect();
                    found?
                }
            });
        }
        Ok(Self { query, names })
    }
}

fn name(takes: Takes, text: &str, at: Span, ledger: &Ledger, book: &NameBook) -> Result<Name, QueryError> {
    match takes {
        Takes::Club => book
            .club(ledger, &text.replace('-', " "))
            .or_else(|_| book.club(ledger, text))
            .map(Name::Club)
            .map_err(|error| unknown("club", text, at, error)),
        Takes::Source => {
            book.source(ledger, text).map(Name::Source).map_err(|error| unknown("source", text, at, error))
        }
        _ => Ok(Name::Text(fold(text))),
    }
}

fn unknown(kind: &str, text: &str, at: Span, error: NameError) -> QueryError {
    let text = crate::text::sanitise(text);
    match error {
        NameError::Unknown(near) => {
            QueryError::new(at, format!("no {kind} is called `{text}`"), format!("a {kind} of the ledger")).near(near)
        }
        NameError::Ambiguous(several) => {
            QueryError::new(at, format!("`{text}` may mean several"), "one of them in full").near(several)
        }
    }
}
