//! What the browser opens on: the player of the club of whom is spoken most warmly, with his group in sight.

use super::app::App;
use super::cursor::Cursor;
use super::pane::{Key, Pane};
use super::view::rows_of;
use crate::desk;

impl App {
    /// Selects the player whom the chart opens on, if there is one, and scrolls so that all of his group is in
    /// sight, or else its first rows: so the other panes tell of him from the first frame on.
    pub(crate) fn select_opening_player(&mut self) {
        let Some(player) = self.shown.depth.value.as_ref().and_then(desk::opening_player) else { return };
        let chart = &self.shown.chart.value;
        let key = Some(Key::Player(player));
        let Some(row) = chart.keys.iter().position(|k| *k == key) else { return };
        let group = chart.items[row].group();
        let first = chart.items.iter().position(|line| line.group() == group).unwrap_or(row);
        let last = chart.items.iter().rposition(|line| line.group() == group).unwrap_or(row);
        let height = self.layout.area(Pane::Depth).map_or(1, |area| usize::from(rows_of(Pane::Depth, area).height));
        let top = (last + 1).saturating_sub(height).min(first);
        self.place.cursors[Pane::Depth.index()] = Cursor { key, row, top };
        self.refresh();
    }
}
