//! Who is meant: a club or player of somebody's table, and one of the ledger.
//!
//! Ids decide first, then the folded name with the birth date, then the name with club and
//! position. What remains in doubt is a question, never a silent merge; and two of one name whose
//! births differ are two people.

mod book;
mod club;
mod player;
mod question;

pub use book::Book;
pub use club::{ClubMatch, near};
pub use player::{PlayerMatch, agree};
pub use question::{Answers, Candidate, Question, club_key, player_key};
