//! What lies over the panes and takes the keys.

use tui_input::Input;

use super::cursor::Cursor;
use super::page::Page;
use super::palette::Palette;
use super::pane::{Key, Pane};
use crate::model::{ClubId, PlayerId};
use crate::own::Field;
use crate::query::{Completion, QueryError};
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
        /// What the selection keeps to: found again whenever a change of the text lets it back in.
        held: Option<Key>,
        /// What is wrong with the text as it stands; rows stay as the last right one had them.
        wrong: Option<QueryError>,
        /// What could stand at the cursor.
        offers: Vec<Completion>,
    },
    /// Anything is searched.
    Palette(Box<Palette>),
    /// Another value is typed for a field of an item of the inbox.
    Edit {
        /// The item.
        item: String,
        /// The field.
        field: Field,
        /// The text so far.
        input: Input,
    },
    /// A day is typed.
    AskDay {
        /// The text so far.
        input: Input,
        /// Why it cannot be gone to.
        error: Option<String>,
    },
    /// A name is typed for a scenario.
    AskName {
        /// The text so far.
        input: Input,
        /// Why it cannot be kept under it.
        error: Option<String>,
    },
    /// The scenarios that are kept.
    Kept(Box<KeptList>),
    /// The keys are shown.
    Help {
        /// The first line shown.
        top: usize,
    },
    /// What a value rests on.
    Evidence(Box<Evidence>),
}

/// The scenarios that are kept, to choose from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct KeptList {
    /// Their names.
    pub(crate) names: Vec<String>,
    /// The selected one.
    pub(crate) at: usize,
    /// The first one in sight.
    pub(crate) top: usize,
    /// Whether the next press deletes the selected one.
    pub(crate) deleting: bool,
    /// What sets the selected one apart, or why it cannot be read.
    pub(crate) told: Vec<String>,
}

/// Whose evidence is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Target {
    /// One value of a player, as a club's chart shows it.
    Cell(PlayerId, ClubId, Cell),
    /// Why a player is where the planner has him.
    Plan(PlayerId, ClubId),
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
