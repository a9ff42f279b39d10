//! Lines to type in at the bottom: a filter, a day.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::overlay::frame;
use super::paint::{Line, clear, style_row};
use super::palette::typed;
use super::regions::Regions;
use crate::config::ThemeRole;
use crate::show;
use crate::tui::app::App;

/// Draws the filter that is typed in the bottom line.
pub(super) fn filter(app: &App, input: &tui_input::Input, buffer: &mut Buffer, regions: &mut Regions) {
    let area = app.layout.footer;
    let base = app.theme.of(ThemeRole::Footer);
    clear(buffer, area, base);
    style_row(buffer, area, 0, base);
    let on_ground = |role| app.theme.of(role).bg(base.bg.unwrap_or_default());
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let hint = "Enter keeps it · Esc drops it";
    let room = (crate::text::width(hint) + 2) as u16;
    let wide = inner.width > room + 20;
    if wide {
        Line::new(buffer, inner, 0).put_right(hint, on_ground(ThemeRole::Dim));
    }
    let line = Rect { width: inner.width - if wide { room } else { 0 }, ..inner };
    typed(app, input, "/", line, buffer, regions, &on_ground);
}

/// Draws the question for a day.
pub(super) fn day(
    app: &App,
    input: &tui_input::Input,
    error: Option<&str>,
    buffer: &mut Buffer,
    regions: &mut Regions,
) {
    let window = app.window;
    let width = window.width.min(52);
    let height = window.height.min(6);
    let area =
        Rect { x: window.x + (window.width - width) / 2, y: window.y + (window.height - height) / 3, width, height };
    let inner = frame(app, area, "Show what was known on", "Enter goes there · Esc closes", buffer, regions);
    let ground = app.theme.of(ThemeRole::Overlay);
    let on_ground = |role| app.theme.of(role).bg(ground.bg.unwrap_or_default());
    typed(app, input, "› ", inner, buffer, regions, &on_ground);
    let days = &app.ledger().index.known_days;
    let span = days.first().zip(days.last());
    let span = span.map_or_else(String::new, |(a, b)| format!("{} to {}", show::day(*a), show::day(*b)));
    let hint = || (format!("as 2026-02-10, or latest\nknown {span}"), ThemeRole::Dim);
    let (words, role) = error.map_or_else(hint, |error| (error.to_owned(), ThemeRole::Bad));
    let lines = words.lines().flat_map(|line| crate::text::wrap(line, usize::from(inner.width)));
    for (words, at) in lines.zip(1..inner.height) {
        Line::new(buffer, inner, at).put(words, on_ground(role));
    }
}
