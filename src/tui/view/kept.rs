//! The scenarios that are kept, to load, compare or delete.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::overlay::{area, frame};
use super::paint::{Line, style_row};
use super::regions::Regions;
use crate::config::ThemeRole;
use crate::tui::app::App;
use crate::tui::mode::KeptList;

/// Draws the list, and below it what was asked about the selected one.
pub(super) fn draw(app: &App, kept: &KeptList, buffer: &mut Buffer, regions: &mut Regions) {
    let hint = if kept.deleting {
        "x again deletes · Esc keeps it"
    } else {
        "Enter loads · d compares · x deletes · Esc closes"
    };
    let rows = frame(app, area(app.window), "Kept scenarios", hint, buffer, regions);
    let ground = app.theme.of(ThemeRole::Overlay).bg.unwrap_or_default();
    let on_ground = |role| app.theme.of(role).bg(ground);
    if kept.names.is_empty() {
        let key = app.key_of(crate::tui::action::Action::KeepScenario).unwrap_or_default();
        Line::new(buffer, rows, 0)
            .put(&format!("None is kept yet. {key} keeps the present one."), on_ground(ThemeRole::Dim));
        return;
    }
    let words: Vec<&str> = kept.told.iter().flat_map(|told| crate::text::wrap(told, usize::from(rows.width))).collect();
    let told = (words.len() as u16 + u16::from(!words.is_empty())).min(rows.height / 2);
    let list = Rect { height: rows.height - told, ..rows };
    regions.overlay_rows = Some(list);
    for ((nth, name), at) in kept.names.iter().enumerate().skip(kept.top).zip(0..list.height) {
        let selected = nth == kept.at;
        let mark = if selected { crate::tui::words::mark(crate::show::Symbol::Selected) } else { " " };
        Line::new(buffer, list, at).put(&format!("{mark} {name}"), on_ground(ThemeRole::Text));
        if selected {
            style_row(buffer, list, at, app.theme.of(ThemeRole::Selection));
        }
    }
    let below = Rect { y: list.bottom(), height: told, ..rows };
    for (nth, words) in words.into_iter().enumerate() {
        Line::new(buffer, below, nth as u16 + 1).put(words, on_ground(ThemeRole::Text));
    }
}

/// How many names are in sight.
pub(crate) fn height(app: &App) -> usize {
    usize::from(super::overlay::inner(area(app.window)).height / 2).max(1)
}
