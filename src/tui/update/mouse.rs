//! The mouse: selects rows, scrolls lists, switches tabs.

use ratatui::layout::Position;

use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::input::Pointer;
use crate::tui::mode::Mode;
use crate::tui::pane::Key;
use crate::tui::view::regions::PaneRegion;

use super::{Action, go};

/// Rows that one notch of the wheel moves.
const NOTCH: isize = 3;

/// Does what the mouse asks for.
pub(super) fn act(app: &mut App, pointer: Pointer, at: Position) -> Vec<Effect> {
    match pointer {
        Pointer::WheelUp => wheel(app, at, -NOTCH),
        Pointer::WheelDown => wheel(app, at, NOTCH),
        Pointer::Press => press(app, at),
    }
}

fn wheel(app: &mut App, at: Position, by: isize) -> Vec<Effect> {
    if go::is_covered(app) {
        let action = if by < 0 { Action::Up } else { Action::Down };
        if let Some(Mode::Palette(palette)) = app.modes.last_mut() {
            palette.step(by.signum(), usize::from(crate::tui::view::palette::rows(app.window)));
            return Vec::new();
        }
        return super::act(app, action);
    }
    if let Some(pane) = app.regions.pane_at(at).map(|region| region.pane) {
        go::focus(app, pane);
        go::step(app, by);
    }
    Vec::new()
}

/// The row of a pane's list at a cell; of the pitch the place in its list of who stands there.
fn row_at(app: &App, region: &PaneRegion, at: Position) -> Option<usize> {
    let spot = app.regions.spot_at(at).map(Key::Player);
    match spot {
        Some(_) => app.shown.keys_of(region.pane).iter().position(|key| *key == spot),
        None => region.row_at(at),
    }
}

fn press(app: &mut App, at: Position) -> Vec<Effect> {
    app.notice = None;
    if let Some(Mode::Palette(palette)) = app.modes.last_mut()
        && let Some(row) = app.regions.overlay_row(at)
    {
        let row = palette.top + row;
        if row >= palette.entries.len() {
            return Vec::new();
        }
        palette.at = row;
        let item = palette.selected();
        app.modes.pop();
        return item.map_or_else(Vec::new, |item| go::to_item(app, item));
    }
    if go::is_covered(app) {
        if app.regions.overlay.is_none_or(|area| !area.contains(at)) {
            app.modes.pop();
        }
        return Vec::new();
    }
    if let Some(action) = app.regions.action_at(at) {
        return super::act(app, action);
    }
    let Some(region) = app.regions.pane_at(at).copied() else { return Vec::new() };
    let had_keys = app.focus() == region.pane;
    go::focus(app, region.pane);
    let Some(row) = row_at(app, &region, at) else { return Vec::new() };
    let App { shown, place, .. } = app;
    let cursor = &mut place.cursors[region.pane.index()];
    let before = cursor.row;
    cursor.select(shown.keys_of(region.pane), row);
    // A second press on the selected row goes in.
    if had_keys && row == before {
        return super::act(app, Action::Enter);
    }
    Vec::new()
}
