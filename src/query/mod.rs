//! The filter language that the command line and the screen share.
//!
//! `pos:cb club:liverpool expires:<2026-07 age:<=23 is:injured linked:real-madrid stage:>=talks
//! source:"Fabrizio Romano" -is:loan sort:age`: terms side by side must all hold, `-` turns one
//! round, a comma between values means either. Plain words look for names, as they always did.
//!
//! ```text
//! field      what can be asked, and what kind of value it takes
//! syntax     a query as values, printed as it is written
//! parse      text -> query, every mistake with its place and what was expected
//! bind       names in a query -> clubs and sources of a ledger
//! keep       which players and sagas a query keeps, and in which order
//! complete   what could stand where somebody types
//! ```

mod bind;
mod complete;
mod error;
mod field;
mod keep;
mod parse;
mod syntax;

#[cfg(test)]
mod tests;

pub use bind::Bound;
pub use complete::{Completion, complete};
pub use error::QueryError;
pub use field::{Field, Flag};
pub use keep::{keep_players, keep_sagas, kept_players, players, sagas};
pub use parse::parse;
pub use syntax::{Op, Query, Sort, Span, Term, Test, Value};
