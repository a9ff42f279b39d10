//! The chart on a pitch: lines of the field behind, the players of each place before them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::symbols::Marker;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Circle, Line, Rectangle};

use super::paint;
use super::pane::{Drawn, instead};
use super::regions::Spots;
use crate::config::ThemeRole;
use crate::show::{self, Glyphs, Symbol};
use crate::squad::Presence;
use crate::text::{self, Align};
use crate::tui::pane::Key;
use crate::tui::pitch::{Pitch, PitchPlace, Spot};
use crate::tui::tone::Tone;
use crate::tui::words;

/// A pitch's length and width in metres, and its boxes'.
const LENGTH: f64 = 105.0;
const WIDTH: f64 = 68.0;
const BOX: (f64, f64) = (40.3, 16.5);
const GOAL_AREA: (f64, f64) = (18.3, 5.5);
const CIRCLE: f64 = 9.15;

/// Below this many rows the lines of the field only get in the way of the names.
const LOW: u16 = 16;

/// Draws the pitch, and tells where on it whoever is in sight stands.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer, spots: &mut Spots) {
    let pitch = &drawn.app.shown.pitch.value;
    if pitch.keys.is_empty() {
        instead(drawn, buffer, "There is no squad to put on the pitch. Find another club with the palette.");
        return;
    }
    let count = pitch.lines.len().max(1) as u16;
    // A row for those at no place only where each line has one for its places and one for players.
    let others = u16::from(!pitch.others.is_empty() && drawn.rows.height > 2 * count);
    let field = Rect { height: drawn.rows.height - others, ..drawn.rows };
    if field.height >= LOW {
        lines_of_the_field(drawn, field, buffer);
    }
    for (nth, line) in pitch.lines.iter().enumerate() {
        let (top, bottom) = (field.height * nth as u16 / count, field.height * (nth as u16 + 1) / count);
        let strip = Rect { y: field.y + top, height: bottom - top, ..field };
        places(drawn, line, strip, buffer, spots);
    }
    if others > 0 {
        let row = Rect { y: field.bottom(), height: 1, ..field };
        elsewhere(drawn, pitch, row, buffer, spots);
    }
}

fn lines_of_the_field(drawn: &Drawn<'_>, area: Rect, buffer: &mut Buffer) {
    let style = drawn.style(ThemeRole::Border);
    let colour = style.fg.unwrap_or_default();
    let marker = if drawn.app.glyphs == Glyphs::Ascii { Marker::Dot } else { Marker::HalfBlock };
    let middle = WIDTH / 2.0;
    let boxed = |(width, depth): (f64, f64), y: f64| Rectangle {
        x: middle - width / 2.0,
        y,
        width,
        height: depth,
        color: colour,
    };
    Canvas::default()
        .marker(marker)
        .x_bounds([0.0, WIDTH])
        .y_bounds([0.0, LENGTH])
        .paint(|context| {
            context.draw(&Rectangle { x: 0.0, y: 0.0, width: WIDTH, height: LENGTH, color: colour });
            context.draw(&Line { x1: 0.0, y1: LENGTH / 2.0, x2: WIDTH, y2: LENGTH / 2.0, color: colour });
            context.draw(&Circle { x: middle, y: LENGTH / 2.0, radius: CIRCLE, color: colour });
            for (size, depth) in [(BOX, BOX.1), (GOAL_AREA, GOAL_AREA.1)] {
                context.draw(&boxed(size, 0.0));
                context.draw(&boxed(size, LENGTH - depth));
            }
        })
        .render(area, buffer);
}

/// A line of places, each as wide as it has starters; the goalkeepers take the middle.
fn places(drawn: &Drawn<'_>, line: &[PitchPlace], strip: Rect, buffer: &mut Buffer, spots: &mut Spots) {
    let columns: u16 = line.iter().map(|place| place.starters as u16).sum();
    let across = (strip.width / columns.max(1)).min(26);
    let indent = (strip.width - across * columns) / (columns + 1).max(1);
    let mut x = strip.x + indent;
    for place in line {
        let starters = place.starters as u16;
        let width = across * starters + indent * (starters - 1);
        at_place(drawn, place, (Rect { x, width, ..strip }, across + indent), buffer, spots);
        x += width + indent;
    }
}

/// The players of a place: starters side by side, a step apart, cover below them, row by row.
fn at_place(drawn: &Drawn<'_>, place: &PitchPlace, (area, step): (Rect, u16), buffer: &mut Buffer, spots: &mut Spots) {
    let here = place.spots.iter().filter(|spot| spot.presence.is_here()).count();
    let coming = place.spots.iter().filter(|spot| spot.presence == Presence::Arriving).count();
    let coming = if coming > 0 { format!("+{coming}") } else { String::new() };
    let short = here < place.wanted;
    let mark = if short { words::mark(Symbol::Warning) } else { "" };
    let label = format!(" {} {here}{coming}/{}{mark} ", place.position.code(), place.wanted);
    let tone = if short { Tone::Bad } else { Tone::Heading };
    let rows = usize::from(area.height.saturating_sub(1));
    let wanted = place.spots.len().div_ceil(place.starters);
    let shown = rows.min(wanted);
    let top = area.y + (area.height.saturating_sub(1 + shown as u16)) / 2;
    centred(buffer, Rect { y: top, height: 1, ..area }, &label, drawn.app.theme.tone(tone));
    let fits = shown * place.starters;
    let selected = place.spots.iter().position(|spot| is_selected(drawn, *spot));
    // The selected one is always in sight, in place of the last.
    let skip = selected.filter(|at| *at >= fits).map_or(0, |at| (at / place.starters + 1 - shown) * place.starters);
    for (nth, spot) in place.spots.iter().skip(skip).take(fits).enumerate() {
        let (row, column) = (nth / place.starters, nth % place.starters);
        let cell = Rect {
            x: area.x + step * column as u16,
            y: top + 1 + row as u16,
            width: step.min(area.width).saturating_sub(1).max(1),
            height: 1,
        };
        player(drawn, *spot, row + skip / place.starters == 0, cell, buffer);
        spots.push((cell, spot.player));
    }
    let more = place.spots.len().saturating_sub(skip + fits);
    if more > 0 && shown > 0 {
        let words = format!("+{more}");
        let x = area.right().saturating_sub(words.len() as u16 + 1);
        // Beside the label, or not at all: the label tells how many there are.
        if x < area.x + (area.width + text::width(&label) as u16).div_ceil(2) {
            return;
        }
        paint::text(buffer, x, top, words.len() as u16, &words, drawn.app.theme.tone(Tone::Quiet));
    }
}

fn is_selected(drawn: &Drawn<'_>, spot: Spot) -> bool {
    drawn.app.place.selected(drawn.pane) == Some(Key::Player(spot.player))
}

fn player(drawn: &Drawn<'_>, spot: Spot, starts: bool, cell: Rect, buffer: &mut Buffer) {
    let name = words::surname(drawn.app.ledger(), spot.player);
    let belongs = words::presence_symbol(spot.presence).map_or("", words::mark);
    let assumed = if spot.assumed { words::mark(Symbol::Assumed) } else { "" };
    let status = words::mark(show::status_symbol(spot.status));
    let chosen = is_selected(drawn, spot);
    let pointer = if chosen { words::mark(Symbol::Selected) } else { "" };
    let words = format!("{pointer}{assumed}{belongs}{name} {status}");
    let style = if chosen {
        let role = if drawn.focused { ThemeRole::Selection } else { ThemeRole::SelectionUnfocused };
        drawn.style(role)
    } else {
        let tone = match (spot.presence, starts) {
            (Presence::Arriving, _) => Tone::In,
            (Presence::Leaving, _) => Tone::Out,
            (Presence::LoanedOut, _) => Tone::Lent,
            (_, true) => Tone::Plain,
            (_, false) => Tone::Quiet,
        };
        drawn.app.theme.tone(tone)
    };
    centred(buffer, cell, &words, style);
}

/// Writes words in the middle of a row, with a blank at both sides where the field would touch them.
fn centred(buffer: &mut Buffer, cell: Rect, words: &str, style: Style) {
    let wide = (text::width(words) as u16).min(cell.width);
    let x = cell.x + (cell.width - wide) / 2;
    let around = Rect { x: x.saturating_sub(1).max(cell.x), y: cell.y, width: (wide + 2).min(cell.width), height: 1 };
    paint::clear(buffer, around, Style::default());
    let cut = text::fit(words, usize::from(wide), Align::Left);
    paint::text(buffer, x, cell.y, wide, &cut, style);
}

/// Those who play at no place of the formation, in one line.
fn elsewhere(drawn: &Drawn<'_>, pitch: &Pitch, row: Rect, buffer: &mut Buffer, spots: &mut Spots) {
    let ledger = drawn.app.ledger();
    let mut line = paint::Line::new(buffer, row, 0);
    line.put("no place: ", drawn.app.theme.tone(Tone::Quiet));
    // From the selected one on, where one of them is.
    let from = pitch.others.iter().position(|spot| is_selected(drawn, *spot)).unwrap_or(0);
    for spot in &pitch.others[from..] {
        let chosen = is_selected(drawn, *spot);
        let style = if chosen { drawn.style(ThemeRole::Selection) } else { drawn.app.theme.tone(Tone::Quiet) };
        let pointer = if chosen { words::mark(Symbol::Selected) } else { "" };
        let x = line.column();
        line.put(&format!("{pointer}{}", words::surname(ledger, spot.player)), style);
        spots.push((Rect { x, width: line.column() - x, ..row }, spot.player));
        line.put("  ", Style::default());
    }
}
