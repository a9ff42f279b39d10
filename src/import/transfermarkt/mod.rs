//! Transfermarkt's data as others give them: the public tables, and the open-source API's answers.

mod api;
mod datasets;
mod moves;

pub use api::read as read_api;
pub use datasets::read as read_datasets;

/// The kind of its ids, as the ledger calls it.
const IDS: &str = "transfermarkt";

/// What to know of all of it.
const LICENCE: &str = "the repository's; Transfermarkt holds rights in its database";
