//! The edition inside the program.

/// Its files: name and text, in name order. `build.rs` writes the list from `data/`.
pub(super) static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/edition.rs"));

/// How its files are named in problems.
pub(super) const NAME: &str = "<edition>";
