//! The browser.
//!
//! `event → key map (by mode) → Action → update(&mut App) → Vec<Effect> → view(&App)`: one owner,
//! one thread, one bounded channel. Views never change the app; what they drew where comes back
//! as regions for the mouse. Rows and pages are made when what they are made from changes
//! ([`refresh`]), not when they are drawn.

mod action;
mod ahead;
mod app;
mod behind;
mod carry;
mod cursor;
mod effect;
mod feeds;
mod filter;
mod follow;
mod headless;
mod inbox;
mod input;
mod mode;
mod odds;
mod opening;
mod page;
mod pages;
mod palette;
mod pane;
mod pitch;
mod planning;
mod refresh;
mod refresh_detail;
mod refresh_evidence;
mod replan;
mod reread;
mod run;
mod screen;
mod shelf;
mod shown;
mod signals;
mod terminal;
mod tone;
mod update;
mod view;
mod words;

#[cfg(test)]
mod tests;

pub use action::Action;
pub use headless::{RenderError, Rendering, render};
pub use run::{Ending, ReadFrom, Start, Visit, run};
pub use terminal::{TerminalError, check_terminal};

/// The width of the terminal that stdout leads to, if it is one.
pub fn terminal_width() -> Option<usize> {
    ratatui::crossterm::terminal::size().ok().map(|(width, _)| usize::from(width)).filter(|width| *width > 0)
}
