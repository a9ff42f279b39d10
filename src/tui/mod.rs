//! The browser.

pub mod screen;
pub mod signals;
pub mod terminal;
