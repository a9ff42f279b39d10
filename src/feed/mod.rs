//! Feeds: what outlets publish, fetched when asked, read, and kept.
//!
//! ```text
//! parse   bytes -> items; pure
//! link    addresses made absolute, comparable, fit to be shown
//! list    which feeds there are and which of them the user wants; OPML
//! fetch   the only code that opens a socket
//! store   items that were seen, and what each server said last
//! reading items handed to the reader, its claims kept beside them
//! sync    all of it, several feeds at a time, cancelled at any moment
//! ```

pub mod fetch;
pub mod link;
pub mod list;
pub mod parse;
pub mod reading;
pub mod store;
pub mod sync;
