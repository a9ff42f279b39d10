//! What lies over the panes: help and evidence.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::page::write;
use super::paint::{self, Line};
use super::regions::Regions;
use crate::config::ThemeRole;
use crate::show::Symbol;
use crate::tui::app::App;
use crate::tui::mode::{Evidence, Target};
use crate::tui::page::Page;
use crate::tui::pages;
use crate::tui::words;

/// Where an overlay stands in a window: all of a small one, the middle of a large one.
pub(crate) fn area(window: Rect) -> Rect {
    let across = if window.width < 70 { 0 } else { (window.width / 10).max((window.width.saturating_sub(116)) / 2) };
    let down = if window.height < 20 { 1 } else { window.height / 8 };
    Rect {
        x: window.x + across,
        y: window.y + down,
        width: window.width - 2 * across,
        height: window.height.saturating_sub(2 * down),
    }
}

/// The lines of an overlay.
pub(crate) const fn inner(area: Rect) -> Rect {
    let inside = paint::inside(area);
    Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside }
}

/// Draws an empty overlay with its title and what can be done; returns where its lines stand.
pub(super) fn frame(
    app: &App,
    area: Rect,
    title: &str,
    hint: &str,
    buffer: &mut Buffer,
    regions: &mut Regions,
) -> Rect {
    let ground = app.theme.of(ThemeRole::Overlay);
    paint::clear(buffer, area, ground);
    let border = app.theme.of(ThemeRole::BorderFocus).bg(ground.bg.unwrap_or_default());
    paint::outline(buffer, area, border);
    let title_style = app.theme.of(ThemeRole::TitleFocus).bg(ground.bg.unwrap_or_default());
    Line::new(buffer, area, 0).skip(1).keep_right(1).put(&format!(" {title} "), title_style);
    if area.height > 1 {
        let style = app.theme.of(ThemeRole::Dim).bg(ground.bg.unwrap_or_default());
        let mut line = Line::new(buffer, area, area.height - 1);
        line.skip(2).keep_right(2).put_right(&format!(" {hint} "), style);
    }
    regions.overlay = Some(area);
    let rows = inner(area);
    regions.overlay_rows = Some(rows);
    rows
}

/// The words of a style on the ground of overlays.
fn lines(app: &App, page: &Page, top: usize, selected: Option<usize>, rows: Rect, buffer: &mut Buffer) {
    let ground = app.theme.of(ThemeRole::Overlay);
    for (line, at) in page.lines.iter().skip(top).zip(0..rows.height) {
        write(&mut Line::new(buffer, rows, at), line, &app.theme);
        let whole = Rect { x: rows.x - 1, width: rows.width + 2, ..rows };
        paint::style_row(buffer, whole, at, ratatui::style::Style::new().bg(ground.bg.unwrap_or_default()));
        if selected == Some(top + usize::from(at)) {
            let style = app.theme.of(ThemeRole::Selection);
            paint::style_row(buffer, whole, at, style);
            paint::text(buffer, whole.x, whole.y + at, 1, words::mark(Symbol::Selected), style);
        }
    }
    let style = app.theme.of(ThemeRole::BorderFocus).bg(ground.bg.unwrap_or_default());
    if top > 0 && rows.width > 4 {
        paint::text(buffer, rows.right() - 1, rows.y - 1, 1, words::mark(Symbol::MoreAbove), style);
    }
    if top + usize::from(rows.height) < page.lines.len() && rows.width > 4 {
        paint::text(buffer, rows.x, rows.bottom(), 1, words::mark(Symbol::MoreBelow), style);
    }
}

/// Draws the keys.
pub(super) fn help(app: &App, top: usize, buffer: &mut Buffer, regions: &mut Regions) {
    let area = area(app.window);
    let rows = frame(app, area, "Keys and marks", "Esc closes", buffer, regions);
    let page = pages::help(&app.keys, rows.width);
    lines(app, &page, top, None, rows, buffer);
}

/// Draws what a value rests on.
pub(super) fn evidence(app: &App, shown: &Evidence, buffer: &mut Buffer, regions: &mut Regions) {
    let hint = match shown.target {
        Target::Cell(..) => "← → other values · Enter opens the page · Esc closes",
        Target::Plan(..) | Target::Thing(_) => "Enter opens the page · Esc closes",
    };
    let rows = frame(app, area(app.window), &shown.page.title, hint, buffer, regions);
    let selected = shown.cursor.key.map(|_| shown.cursor.row);
    lines(app, &shown.page, shown.cursor.top, selected, rows, buffer);
}
