//! The edition inside the program.

/// Its files: name and text, in name order. `build.rs` writes the list from `data/`.
pub(in crate::ledger) static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/edition.rs"));

/// How its files are named in problems.
pub(in crate::ledger) const NAME: &str = "<edition>";
