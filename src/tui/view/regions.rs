//! What a frame put where: what the mouse points at.

use ratatui::layout::{Position, Rect};

use crate::model::PlayerId;
use crate::tui::action::Action;
use crate::tui::pane::Pane;

/// A pane as it was drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct PaneRegion {
    /// The pane.
    pub(crate) pane: Pane,
    /// All of it.
    pub(crate) area: Rect,
    /// Its rows.
    pub(crate) rows: Rect,
    /// The first row shown.
    pub(crate) top: usize,
}

impl PaneRegion {
    /// The row of its list at a cell.
    pub(crate) fn row_at(&self, at: Position) -> Option<usize> {
        self.rows.contains(at).then(|| self.top + usize::from(at.y - self.rows.y))
    }
}

/// Players with the cells that stand for them.
pub(crate) type Spots = Vec<(Rect, PlayerId)>;

/// Everything that the mouse can point at, and where the text cursor stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Regions {
    /// The panes.
    pub(crate) panes: Vec<PaneRegion>,
    /// Words that do something when pressed: tabs, hints.
    pub(crate) actions: Vec<(Rect, Action)>,
    /// Players who stand anywhere but in a row of their own: on the pitch.
    pub(crate) spots: Spots,
    /// What lies over the panes.
    pub(crate) overlay: Option<Rect>,
    /// Its rows.
    pub(crate) overlay_rows: Option<Rect>,
    /// Where the text cursor stands, while something is typed.
    pub(crate) cursor: Option<Position>,
}

impl Regions {
    /// The pane at a cell.
    pub(crate) fn pane_at(&self, at: Position) -> Option<&PaneRegion> {
        self.panes.iter().find(|region| region.area.contains(at))
    }

    /// What the words at a cell do.
    pub(crate) fn action_at(&self, at: Position) -> Option<Action> {
        self.actions.iter().find(|(area, _)| area.contains(at)).map(|(_, action)| *action)
    }

    /// The player who stands at a cell of no list.
    pub(crate) fn spot_at(&self, at: Position) -> Option<PlayerId> {
        self.spots.iter().find(|(area, _)| area.contains(at)).map(|(_, player)| *player)
    }

    /// The row of the overlay at a cell, from its first in sight.
    pub(crate) fn overlay_row(&self, at: Position) -> Option<usize> {
        let rows = self.overlay_rows?;
        rows.contains(at).then(|| usize::from(at.y - rows.y))
    }
}
