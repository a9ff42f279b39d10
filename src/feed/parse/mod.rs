//! Feeds read: bytes in, items out, nothing else touched.
//!
//! RSS 0.9x to 2.0, RDF, Atom and JSON Feed. The reader is our own because feeds are not XML
//! but almost: the libraries refuse the whole feed for one bare `&`, and a feed that breaks off
//! after forty items is worth forty items. What is refused is refused with a reason.

mod clean;
mod date;
mod decode;
mod document;
mod entities;
mod html;
mod item;
mod json;
#[cfg(test)]
mod tests;
mod tidy;
mod xml;

pub use date::{Published, date};
pub(super) use decode::decode;
pub use item::{Item, ItemKind, Note};
pub(super) use tidy::harmless;
pub(super) use xml::{Token, Tokens};

/// The most bytes read as one feed.
pub const LARGEST: usize = 8 << 20;

/// What is known of the bytes besides themselves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Hint<'h> {
    /// The encoding that the server named.
    pub charset: Option<&'h str>,
    /// The address that the bytes came from, for links written relative to it.
    pub base: Option<&'h str>,
}

/// Which kind of feed it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// RSS 0.9x or 2.0.
    Rss,
    /// RSS 1.0.
    Rdf,
    /// Atom.
    Atom,
    /// JSON Feed.
    Json,
}

/// A feed that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parsed {
    /// Its kind.
    pub form: Form,
    /// What it calls itself.
    pub title: Option<String>,
    /// Its items in its own order.
    pub items: Vec<Item>,
    /// What was odd about it.
    pub notes: Vec<Note>,
}

/// Why bytes were not read as a feed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    /// Nothing but space.
    #[error("there is nothing in it")]
    Empty,
    /// More than [`LARGEST`].
    #[error("it has more than {} MB", LARGEST >> 20)]
    Large,
    /// HTML: an error page, a consent page, a site's front.
    #[error("it is a web page, not a feed")]
    WebPage,
    /// A list of feeds.
    #[error("it is a list of feeds (OPML); `touchline feeds import` reads it")]
    Opml,
    /// A document type that defines entities: no feed needs one, bombs do.
    #[error("it defines entities of its own, which no feed needs: refused")]
    Entities,
    /// Elements in elements without end.
    #[error("line {line}: elements stand more than {most} deep: refused")]
    Deep {
        /// The line.
        line: usize,
        /// How many are allowed.
        most: usize,
    },
    /// Broken JSON.
    #[error("line {line}, column {column}: it is broken JSON")]
    Json {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// Something else.
    #[error("it is no feed: it begins with {seen}")]
    NotAFeed {
        /// What its beginning looks like.
        seen: String,
    },
}

impl Refusal {
    fn not_a_feed(text: &str) -> Self {
        Self::NotAFeed {
            seen: format!("`{}`", tidy::line(text.get(..text.floor_char_boundary(400)).unwrap_or(""), 40)),
        }
    }

    fn json(error: &serde_json::Error) -> Self {
        Self::Json { line: error.line(), column: error.column() }
    }
}

/// Reads a feed.
///
/// # Errors
/// Where the bytes are no feed, or one that should not be read.
pub fn parse(bytes: &[u8], hint: &Hint) -> Result<Parsed, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::Large);
    }
    let text = decode::decode(bytes, hint.charset);
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\n', '\r', '\0']);
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    if text.starts_with('{') { json::read(text, hint.base) } else { document::read(text, hint.base) }
}
