//! The browser.

mod action;
mod cursor;
mod effect;
mod input;
mod screen;
mod signals;
mod terminal;
mod view;

pub use action::Action;
pub use terminal::TerminalError;
