//! Text and lines put into cells, clipped where they would run over.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text;

/// Writes a text into a row of cells, cut with an ellipsis where it needs more than `room`;
/// returns the cells it took.
pub(crate) fn text(buffer: &mut Buffer, x: u16, y: u16, room: u16, words: &str, style: Style) -> u16 {
    let room = room.min(buffer.area.right().saturating_sub(x));
    if room == 0 || x < buffer.area.x || y < buffer.area.y || y >= buffer.area.bottom() {
        return 0;
    }
    // A text never takes more cells than bytes, so most need no measuring.
    if words.len() <= usize::from(room) {
        return cells(buffer, x, y, words, style);
    }
    cells(buffer, x, y, &text::truncate(words, usize::from(room)), style)
}

fn cells(buffer: &mut Buffer, x: u16, y: u16, words: &str, style: Style) -> u16 {
    let start = buffer.index_of(x, y);
    if words.is_ascii() {
        for (cell, byte) in buffer.content[start..].iter_mut().zip(words.bytes()) {
            cell.set_char(if byte.is_ascii_control() { ' ' } else { char::from(byte) }).set_style(style);
        }
        return words.len() as u16;
    }
    let mut taken = 0;
    for (grapheme, wide) in text::cell_graphemes(words) {
        if wide == 0 || grapheme.contains(char::is_control) {
            continue;
        }
        let Some(cells) = buffer.content.get_mut(start + taken..start + taken + wide) else { break };
        for hidden in &mut cells[1..] {
            hidden.reset();
            hidden.set_style(style);
        }
        cells[0].set_symbol(grapheme).set_style(style);
        taken += wide;
    }
    taken as u16
}

/// A pen that writes along one row of cells.
pub(crate) struct Line<'a> {
    buffer: &'a mut Buffer,
    x: u16,
    y: u16,
    end: u16,
}

impl<'a> Line<'a> {
    /// A pen at the left of an area's row; writes nothing if the area has no such row.
    pub(crate) fn new(buffer: &'a mut Buffer, area: Rect, row: u16) -> Self {
        let inside = area.intersection(buffer.area);
        let end = if row < inside.height { inside.right() } else { inside.x };
        Self { buffer, x: inside.x, y: inside.y + row, end }
    }

    /// The cells that are left.
    pub(crate) const fn room(&self) -> u16 {
        self.end.saturating_sub(self.x)
    }

    /// The column that comes next.
    pub(crate) const fn column(&self) -> u16 {
        self.x
    }

    /// Writes words, cut at the row's end.
    pub(crate) fn put(&mut self, words: &str, style: Style) -> &mut Self {
        let room = self.room();
        self.x += text(self.buffer, self.x, self.y, room, words, style);
        self
    }

    /// Writes words if there is room for all of them.
    pub(crate) fn put_whole(&mut self, words: &str, style: Style) -> &mut Self {
        if text::width(words) <= usize::from(self.room()) {
            self.put(words, style);
        }
        self
    }

    /// Leaves cells as they are.
    pub(crate) fn skip(&mut self, cells: u16) -> &mut Self {
        self.x = self.x.saturating_add(cells).min(self.end);
        self
    }

    /// Writes words against the right edge, if there is room for all of them, and shortens the row.
    pub(crate) fn put_right(&mut self, words: &str, style: Style) -> &mut Self {
        let wide = text::width(words) as u16;
        if wide <= self.room() {
            text(self.buffer, self.end - wide, self.y, wide, words, style);
            self.end -= wide;
        }
        self
    }

    /// Shortens the row by some cells at its right edge.
    pub(crate) fn keep_right(&mut self, cells: u16) -> &mut Self {
        self.end = self.end.saturating_sub(cells).max(self.x);
        self
    }
}

/// Gives a row of an area a style over what it has.
pub(crate) fn style_row(buffer: &mut Buffer, area: Rect, row: u16, style: Style) {
    if row < area.height {
        buffer.set_style(Rect { y: area.y + row, height: 1, ..area }.intersection(buffer.area), style);
    }
}

/// Empties an area, for what is laid over others.
pub(crate) fn clear(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    for y in area.top()..area.bottom() {
        // A wide letter that reaches in from the left would keep half of itself.
        if area.x > buffer.area.x {
            let left = &mut buffer[(area.x - 1, y)];
            if text::width(left.symbol()) > 1 {
                left.set_char(' ');
            }
        }
        for x in area.left()..area.right() {
            let cell = &mut buffer[(x, y)];
            cell.reset();
            cell.set_style(style);
        }
    }
}

const UP: u8 = 1;
const RIGHT: u8 = 2;
const DOWN: u8 = 4;
const LEFT: u8 = 8;

/// Line pieces by the sides on which they join: up 1, right 2, down 4, left 8.
const PIECES: [char; 16] = [' ', '╵', '╶', '╰', '╷', '│', '╭', '├', '╴', '╯', '─', '┴', '╮', '┤', '┬', '┼'];

/// Draws the outline of an area, joining lines that are there already.
pub(crate) fn outline(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    if area.width < 2 || area.height < 2 {
        return;
    }
    let (left, right) = (area.left(), area.right() - 1);
    let (top, bottom) = (area.top(), area.bottom() - 1);
    for x in left + 1..right {
        join(buffer, x, top, LEFT | RIGHT, style);
        join(buffer, x, bottom, LEFT | RIGHT, style);
    }
    for y in top + 1..bottom {
        join(buffer, left, y, UP | DOWN, style);
        join(buffer, right, y, UP | DOWN, style);
    }
    join(buffer, left, top, RIGHT | DOWN, style);
    join(buffer, right, top, LEFT | DOWN, style);
    join(buffer, left, bottom, RIGHT | UP, style);
    join(buffer, right, bottom, LEFT | UP, style);
}

fn join(buffer: &mut Buffer, x: u16, y: u16, sides: u8, style: Style) {
    let cell = &mut buffer[(x, y)];
    let there = cell.symbol().chars().next().and_then(|c| PIECES.iter().position(|piece| *piece == c)).unwrap_or(0);
    cell.set_char(PIECES[there | usize::from(sides)]).set_style(style);
}

/// The area within an outline.
pub(crate) const fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_add(1),
        y: area.y.saturating_add(1),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(buffer: &Buffer) -> Vec<String> {
        let width = usize::from(buffer.area.width);
        buffer.content.chunks(width).map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect()).collect()
    }

    #[test]
    fn outlines_join() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 9, 5));
        for area in [Rect::new(0, 0, 5, 3), Rect::new(4, 0, 5, 3), Rect::new(0, 2, 9, 3)] {
            outline(&mut buffer, area, Style::new());
        }
        assert_eq!(drawn(&buffer), ["╭───┬───╮", "│   │   │", "├───┴───┤", "│       │", "╰───────╯"]);
    }

    #[test]
    fn text_is_cut_at_its_room_and_at_the_edge() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        assert_eq!(text(&mut buffer, 0, 0, 4, "Konaté", Style::new()), 4);
        assert_eq!(text(&mut buffer, 5, 0, 40, "Gomez", Style::new()), 3);
        assert_eq!(drawn(&buffer), ["Kon… Go…"]);
        assert_eq!(text(&mut buffer, 9, 0, 4, "x", Style::new()), 0);
        assert_eq!(text(&mut buffer, 0, 3, 4, "x", Style::new()), 0);
    }

    #[test]
    fn wide_and_combined_letters_keep_their_cells() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        assert_eq!(text(&mut buffer, 0, 0, 8, "南e\u{301}x", Style::new()), 4);
        assert_eq!(buffer[(2, 0)].symbol(), "e\u{301}");
        assert_eq!(buffer[(3, 0)].symbol(), "x");
    }

    #[test]
    fn a_line_writes_from_both_ends() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        let area = buffer.area;
        Line::new(&mut buffer, area, 0).put_right("right", Style::new()).put("a long left side", Style::new());
        assert_eq!(drawn(&buffer), ["a long…right"]);
        Line::new(&mut buffer, area, 1).put("nowhere", Style::new());
    }
}
