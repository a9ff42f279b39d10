//! Lines to type in at the bottom: a filter, a day.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::overlay::frame;
use super::paint::{Line, clear, style_row};
use super::palette::typed;
use super::regions::Regions;
use crate::config::ThemeRole;
use crate::own::Field;
use crate::query::{Completion, QueryError};
use crate::show;
use crate::tui::app::App;

/// Draws the filter that is typed in the bottom line.
pub(super) fn filter(
    app: &App,
    input: &tui_input::Input,
    (wrong, offers): (Option<&QueryError>, &[Completion]),
    buffer: &mut Buffer,
    regions: &mut Regions,
) {
    above(app, input.value(), wrong, offers, buffer);
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

/// How many completions are shown at once.
const OFFERS: usize = 6;

/// Above the filter: what is wrong with it, and where; else what could stand at the cursor.
fn above(app: &App, typed: &str, wrong: Option<&QueryError>, offers: &[Completion], buffer: &mut Buffer) {
    let width = usize::from(app.window.width.saturating_sub(4));
    let mut lines: Vec<(String, ThemeRole)> = Vec::new();
    for (nth, offer) in offers.iter().take(OFFERS).enumerate() {
        let key = if nth == 0 { "Tab" } else { "   " };
        lines.push((format!("{key} {:<18} {}", offer.text, offer.note), ThemeRole::Text));
    }
    // While something is offered, the text is on its way: what is wrong with it can wait.
    if let (Some(error), true) = (wrong, lines.is_empty()) {
        lines.extend(crate::text::wrap(&error.to_string(), width).into_iter().map(|l| (l.to_owned(), ThemeRole::Bad)));
        // The filter begins after its slash: the marks stand above what is wrong.
        let marks = error.pointed(typed).lines().nth(1).unwrap_or_default().replace('^', "v");
        lines.push((marks, ThemeRole::Bad));
    }
    let height = (lines.len() as u16).min(app.window.height.saturating_sub(2));
    let area = Rect { y: app.layout.footer.y.saturating_sub(height), height, ..app.layout.footer };
    let base = app.theme.of(ThemeRole::Overlay);
    clear(buffer, area, base);
    let inner = Rect { x: area.x + 2, width: area.width.saturating_sub(3), ..area };
    for (nth, (words, role)) in lines.iter().enumerate() {
        Line::new(buffer, inner, nth as u16).put(words, app.theme.of(*role).bg(base.bg.unwrap_or_default()));
    }
}

/// Draws the question for a scenario's name.
pub(super) fn name(
    app: &App,
    input: &tui_input::Input,
    error: Option<&str>,
    buffer: &mut Buffer,
    regions: &mut Regions,
) {
    let hint = || ("letters, digits, spaces, - and _".to_owned(), ThemeRole::Dim);
    let (words, role) = error.map_or_else(hint, |error| (error.to_owned(), ThemeRole::Bad));
    let title = ("Keep this scenario as", "Enter keeps it · Esc closes");
    question(app, input, title, (&words, role), buffer, regions);
}

/// Draws the question for another value of a field.
pub(super) fn edit(app: &App, field: Field, input: &tui_input::Input, buffer: &mut Buffer, regions: &mut Regions) {
    let window = app.window;
    let width = window.width.min(64);
    let height = window.height.min(5);
    let area =
        Rect { x: window.x + (window.width - width) / 2, y: window.y + (window.height - height) / 3, width, height };
    let title = format!("Another {}", field.code());
    let inner = frame(app, area, &title, "Enter takes it · Esc closes", buffer, regions);
    let ground = app.theme.of(ThemeRole::Overlay);
    let on_ground = |role| app.theme.of(role).bg(ground.bg.unwrap_or_default());
    typed(app, input, "› ", inner, buffer, regions, &on_ground);
    let words = "names are looked up; new:Name adds somebody new; nothing takes it away";
    for (words, at) in crate::text::wrap(words, usize::from(inner.width)).into_iter().zip(1..inner.height) {
        Line::new(buffer, inner, at).put(words, on_ground(ThemeRole::Dim));
    }
}

/// Draws the question for a day.
pub(super) fn day(
    app: &App,
    input: &tui_input::Input,
    error: Option<&str>,
    buffer: &mut Buffer,
    regions: &mut Regions,
) {
    let days = &app.ledger().index.known_days;
    let span = days.first().zip(days.last());
    let span = span.map_or_else(String::new, |(a, b)| format!("{} to {}", show::day(*a), show::day(*b)));
    let hint = || (format!("as 2026-02-10, or latest\nknown {span}"), ThemeRole::Dim);
    let (words, role) = error.map_or_else(hint, |error| (error.to_owned(), ThemeRole::Bad));
    let title = ("Show what was known on", "Enter goes there · Esc closes");
    question(app, input, title, (&words, role), buffer, regions);
}

/// Draws a question in the middle of the window, with a line of advice below the answer.
fn question(
    app: &App,
    input: &tui_input::Input,
    (title, hint): (&str, &str),
    (words, role): (&str, ThemeRole),
    buffer: &mut Buffer,
    regions: &mut Regions,
) {
    let window = app.window;
    let width = window.width.min(52);
    let height = window.height.min(6);
    let area =
        Rect { x: window.x + (window.width - width) / 2, y: window.y + (window.height - height) / 3, width, height };
    let inner = frame(app, area, title, hint, buffer, regions);
    let ground = app.theme.of(ThemeRole::Overlay);
    let on_ground = |role| app.theme.of(role).bg(ground.bg.unwrap_or_default());
    typed(app, input, "› ", inner, buffer, regions, &on_ground);
    let lines = words.lines().flat_map(|line| crate::text::wrap(line, usize::from(inner.width)));
    for (words, at) in lines.zip(1..inner.height) {
        Line::new(buffer, inner, at).put(words, on_ground(role));
    }
}
