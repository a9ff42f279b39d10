//! What the browser opens on: the player of the club of whom is spoken most warmly.

use super::app::App;
use super::cursor::Cursor;
use super::pane::{Key, Pane};
use crate::desk;

impl App {
    /// Selects the player whom the chart opens on, if there is one: so the other panes tell of him from the
    /// first frame on.
    pub(crate) fn select_opening_player(&mut self) {
        // The chart alone: the panes have no place yet, and what they show is made once it is known of whom.
        self.refresh_chart();
        let Some(player) = self.shown.depth.value.as_ref().and_then(desk::opening_player) else { return };
        self.place.cursors[Pane::Depth.index()] = Cursor { key: Some(Key::Player(player)), ..Cursor::default() };
    }
}
