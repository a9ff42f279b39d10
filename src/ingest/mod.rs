//! The reader: from an article's text to dated claims and facts, each with the words that carry it.
//!
//! ```text
//! shelf      files and folders, many at once
//! document   container and date: plain text, HTML, JSON → text, with where it is from
//! mojibake   broken letters, mended for reading
//! words      folding, the vocabulary, tokens          page      lines, sentences, quotations
//! lexicon    every name and telling word              names     who is named in a text
//! mention    phrases that stand for someone           resolve   whom they mean
//! pattern    the notation of cues                     inflect   the forms of verbs in them
//! cue        the list of cues
//! scope      negation, condition, past                source    who says it
//! money      sums                                     when      days and times
//! own        what users add to the lists
//! roles      who stands where around a cue            claims    drafts of claims
//! facts      contracts, injuries, clauses             assemble  claims with saga and reasons
//! mark       what was seen where, for people
//! ```
//!
//! Reading is a pure function of the ledger, the lists and the document: no clock, no network.

mod assemble;
mod claims;
mod cue;
mod document;
mod facts;
mod gate;
mod html;
mod inflect;
mod known;
mod lexicon;
mod mark;
mod mention;
mod mojibake;
mod money;
mod names;
mod own;
mod page;
mod pattern;
mod reader;
mod reading;
mod resolve;
mod roles;
mod scope;
mod shelf;
mod source;
#[cfg(test)]
mod tests;
mod when;
mod words;

pub use document::{DateBasis, Document};
pub use own::{OwnFile, OwnLists};
pub use reader::Reader;
pub use reading::{
    DocumentHead, Explanation, Fee, Mark, MarkKind, ReadClaim, ReadFact, ReadProblem, Reading, Span, Trouble,
};
pub use shelf::{LONGEST, each, files_under};
