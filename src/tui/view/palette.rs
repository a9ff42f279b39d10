//! The palette: a line to type in, and what it finds.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::overlay::frame;
use super::paint::{self, Line};
use super::regions::Regions;
use crate::config::ThemeRole;
use crate::desk;
use crate::show::{self, Symbol};
use crate::tui::app::{App, keys_of};
use crate::tui::palette::{Entry, Item, Palette};
use crate::tui::words;

/// Where the palette stands in a window.
fn area(window: Rect) -> Rect {
    let width = match window.width {
        0..70 => window.width,
        70..116 => window.width - 4,
        _ => (window.width * 2 / 3).clamp(112, 130),
    };
    let down = if window.height < 20 { 1 } else { 2 };
    let height = window.height.saturating_sub(2 * down).min(26);
    Rect { x: window.x + (window.width - width) / 2, y: window.y + down, width, height }
}

/// How many entries it shows in a window.
pub(crate) const fn rows_in(area: Rect) -> u16 {
    area.height.saturating_sub(4)
}

/// How many entries the palette shows in a window.
pub(crate) fn rows(window: Rect) -> u16 {
    rows_in(area(window))
}

/// Draws the palette.
pub(super) fn draw(app: &App, palette: &Palette, buffer: &mut Buffer, regions: &mut Regions) {
    let area = area(app.window);
    let inner = frame(app, area, "Find", "Enter goes there · Esc closes", buffer, regions);
    let ground = app.theme.of(ThemeRole::Overlay);
    let on_ground = |role| app.theme.of(role).bg(ground.bg.unwrap_or_default());
    typed(app, &palette.input, "› ", inner, buffer, regions, &on_ground);
    let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    regions.overlay_rows = Some(list);
    if palette.entries.is_empty() && list.height > 0 {
        let words = "Nothing is called so. Clubs, players, sagas, sources and commands are searched.";
        Line::new(buffer, list, 0).skip(2).put(words, on_ground(ThemeRole::Dim));
    }
    for (entry, at) in palette.entries.iter().skip(palette.top).zip(0..list.height) {
        let selected = palette.top + usize::from(at) == palette.at;
        row(app, entry, list, at, selected, buffer, &on_ground);
    }
}

fn row(
    app: &App,
    entry: &Entry,
    list: Rect,
    at: u16,
    selected: bool,
    buffer: &mut Buffer,
    on_ground: &impl Fn(ThemeRole) -> Style,
) {
    let mut line = Line::new(buffer, list, at);
    line.skip(1);
    let aside = aside(app, entry.item);
    line.put_right(&aside, on_ground(ThemeRole::Dim)).keep_right(1);
    line.put(&format!("{:<8}", entry.item.kind()), on_ground(ThemeRole::Dim));
    let mut done = 0;
    for part in &entry.matched {
        let plain = entry.name.get(done..part.start).unwrap_or_default();
        let matched = entry.name.get(part.clone()).unwrap_or_default();
        line.put(plain, on_ground(ThemeRole::Text)).put(matched, on_ground(ThemeRole::MatchHighlight));
        done = part.end;
    }
    line.put(entry.name.get(done..).unwrap_or_default(), on_ground(ThemeRole::Text));
    if selected {
        let style = app.theme.of(ThemeRole::Selection);
        let whole = Rect { x: list.x - 1, width: list.width + 2, ..list };
        let kept: Style = Style::new().bg(style.bg.unwrap_or_default()).add_modifier(style.add_modifier);
        paint::style_row(buffer, whole, at, kept);
        paint::text(buffer, whole.x, whole.y + at, 1, words::mark(Symbol::Selected), style);
    }
}

/// What else helps to choose: a player's club, a saga's stage, a command's key.
fn aside(app: &App, item: Item) -> String {
    let ledger = app.ledger();
    match item {
        Item::Club(club) => ledger[club].country.as_deref().unwrap_or_default().to_owned(),
        Item::Player(player) => {
            let club = desk::home_club(ledger, player, &app.shown.today);
            club.map_or_else(String::new, |club| ledger[club].name.to_string())
        }
        Item::Saga(saga) => app.shown.today.standing(saga).map_or_else(String::new, |standing| {
            format!("{}, {}", show::stage(standing.stage), show::state(standing.state))
        }),
        Item::Source(source) => show::source_kind(ledger[source].kind).to_owned(),
        Item::Command(action) => keys_of(&app.keys, action).into_iter().next().unwrap_or_default(),
    }
}

/// Draws a line in which something is typed, scrolled so that the cursor is in sight.
pub(super) fn typed(
    app: &App,
    input: &tui_input::Input,
    before: &str,
    area: Rect,
    buffer: &mut Buffer,
    regions: &mut Regions,
    on_ground: &impl Fn(ThemeRole) -> Style,
) {
    let mut line = Line::new(buffer, area, 0);
    line.put(before, on_ground(ThemeRole::Key));
    let (from, room) = (line.column(), line.room());
    let skip = input.visual_scroll(usize::from(room.saturating_sub(1)));
    let shown = skipped(input.value(), skip);
    line.put(shown, on_ground(ThemeRole::Input));
    let at = input.visual_cursor().saturating_sub(skip) as u16;
    let _ = app;
    if room > 0 {
        regions.cursor = Some(Position { x: from + at.min(room - 1), y: area.y });
    }
}

/// A text without its first cells.
fn skipped(text: &str, cells: usize) -> &str {
    let (mut from, mut passed) = (0, 0);
    for (grapheme, wide) in crate::text::cell_graphemes(text) {
        if passed >= cells {
            break;
        }
        passed += wide;
        from += grapheme.len();
    }
    &text[from..]
}
