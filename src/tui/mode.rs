//! What lies over the panes and takes the keys.

use tui_input::Input;

use super::cursor::Cursor;
use super::page::Page;
use super::palette::Palette;
use super::pane::{Key, Pane};
use crate::model::{ClubId, PlayerId};
use crate::squad::Cell;

/// One layer over the panes.
pub(crate) enum Mode {
    /// A text is typed that rows must hold.
    Filter {
        /// Whose rows.
        pane: Pane,
        /// The text so far.
        input: Input,
        /// What was selected before.
        before: Cursor<Key>,
    },
    /// Anything is searched.
    Palette(Box<Palette>),
    /// A day is typed.
    AskDay {
        /// The text so far.
        input: Input,
        /// Why it cannot be gone to.
        error: Option<String>,
    },
    /// The keys are shown.
    Help {
        /// The first line shown.
        top: usize,
    },
    /// What a value rests on.
    Evidence(Box<Evidence>),
}

/// Whose evidence is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Target {
    /// One value of a player, as a club's chart shows it.
    Cell(PlayerId, ClubId, Cell),
    /// Anything else that a row stands for.
    Thing(Key),
}

/// The overlay that shows what a value rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Evidence {
    /// Whose.
    pub(crate) target: Target,
    /// The readings with their reports and tables.
    pub(crate) page: Page,
    /// The selected one.
    pub(crate) cursor: Cursor<Key>,
}
