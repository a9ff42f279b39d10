//! Text as a terminal and a person need it: widths, folding, cleaning, matching.
//!
//! Nothing here knows football.

mod cells;
mod fingerprint;
mod fold;
mod fuzzy;
mod names;
mod nearest;
mod sanitise;
mod wrap;

pub use cells::{Align, ELLIPSIS, cell_graphemes, fit, pad, truncate, width};
pub use fingerprint::fingerprint;
pub use fold::{Folded, fold};
pub use fuzzy::{Finder, Hit};
pub use names::Names;
pub use nearest::{candidates, nearest};
pub use sanitise::{LONGEST, is_invisible, sanitise, sanitise_to};
pub use wrap::wrap;
