//! Ledgers: folders of JSON files, read into one linked [`Ledger`].
pub mod format;
