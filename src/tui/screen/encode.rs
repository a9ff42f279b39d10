//! From one buffer of cells to the next in few bytes.

use std::cmp::Ordering;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;

use super::pen::Look;
use crate::text;

/// Blank stretches from here on are erased rather than written.
const WORTH_ERASING: usize = 8;

/// Unchanged cells up to here are written again rather than jumped over.
const WORTH_REWRITING: usize = 3;

/// One row down in the same column. A line feed does so where the terminal is in raw mode, which on Windows
/// does not keep it from going to the first column.
const DOWN: &[u8] = if cfg!(windows) { b"\x1b[B" } else { b"\n" };

/// So many backspaces are shorter than a motion to the left.
const BACK_BY_BACKSPACE: usize = 3;

/// Writes the way from one frame to the next, keeping track of the terminal's cursor and pen.
pub(super) struct Encoder<'a> {
    bytes: &'a mut Vec<u8>,
    /// Where the cursor stands, when that is certain.
    at: Option<(usize, usize)>,
    look: Look,
    cursor: Option<Position>,
}

impl<'a> Encoder<'a> {
    /// An encoder for a terminal whose pen is plain and whose cursor is seen there, or hidden.
    pub(super) fn new(bytes: &'a mut Vec<u8>, cursor: Option<Position>) -> Self {
        let at = cursor.map(|p| (usize::from(p.x), usize::from(p.y)));
        Self { bytes, at, look: Look::PLAIN, cursor }
    }

    /// Writes a frame: what differs from `old`, or everything without one.
    pub(super) fn frame(mut self, old: Option<&Buffer>, new: &Buffer, cursor: Option<Position>) {
        let width = usize::from(new.area.width);
        if width > 0 {
            if old.is_none() {
                self.at = None;
            }
            for (y, row) in new.content.chunks_exact(width).enumerate() {
                match old.and_then(|old| old.content.get(y * width..(y + 1) * width)) {
                    Some(before) => self.row(y, Some(before), row),
                    None => self.row(y, None, row),
                }
            }
        }
        self.turn(Look::PLAIN);
        self.place_cursor(cursor);
    }

    fn row(&mut self, y: usize, old: Option<&[Cell]>, new: &[Cell]) {
        let changed = |x: usize| old.is_none_or(|old| differs(&old[x], &new[x]));
        let Some(first) = (0..new.len()).find(|x| changed(*x)) else { return };
        let last = (first..new.len()).rev().find(|x| changed(*x)).unwrap_or(first);
        let tail = blank_tail(new);
        let mut x = start_of_cell(new, first);
        // Cells up to here lost what they showed to a wide neighbour.
        let mut forced = 0;
        while x < new.len() && (x <= last || x < forced) {
            let cells = cells(&new[x]);
            if !(changed(x) || x < forced) {
                x += cells;
                continue;
            }
            let end = forced.max(last + 1).min(new.len());
            if x >= tail && end - x > WORTH_REWRITING {
                self.erase_to_end(x, y);
                return;
            }
            let blanks = new[x..end].iter().take_while(|cell| is_blank(cell)).count();
            if blanks >= WORTH_ERASING {
                forced = forced.max(spoilt(old, x..x + blanks));
                self.erase(x, y, blanks);
                x += blanks;
                continue;
            }
            forced = forced.max(spoilt(old, x..x + cells));
            self.put(new, x, y, cells);
            x += cells;
        }
    }

    /// Writes one cell's text in its look.
    fn put(&mut self, row: &[Cell], x: usize, y: usize, cells: usize) {
        self.move_to(row, x, y);
        let (cell, symbol) = (&row[x], row[x].symbol());
        let look = Look::of(cell);
        if symbol != " " || !look.same_on_blank(self.look) {
            self.turn(look);
        }
        // A wide letter cut by the edge would wrap or scroll.
        let fits = x + cells <= row.len();
        self.bytes.extend_from_slice(if fits { symbol.as_bytes() } else { b" " });
        // Terminals disagree about clusters, and about what comes after the last column.
        let certain = fits && x + cells < row.len() && symbol.chars().nth(1).is_none();
        self.at = certain.then_some((x + cells, y));
    }

    fn erase(&mut self, x: usize, y: usize, count: usize) {
        self.move_to(&[], x, y);
        self.turn(Look::PLAIN);
        self.bytes.extend_from_slice(b"\x1b[");
        self.number(count);
        self.bytes.push(b'X');
    }

    fn erase_to_end(&mut self, x: usize, y: usize) {
        self.move_to(&[], x, y);
        self.turn(Look::PLAIN);
        self.bytes.extend_from_slice(b"\x1b[K");
    }

    fn turn(&mut self, look: Look) {
        self.look.turn_into(look, self.bytes);
        self.look = look;
    }

    /// Brings the cursor to a cell; over a few unchanged cells of `row` by writing them again.
    fn move_to(&mut self, row: &[Cell], x: usize, y: usize) {
        match self.at {
            Some(at) if at == (x, y) => return,
            Some((from, line)) if line == y && from < x => {
                let gap = &row.get(from..x).unwrap_or_default();
                if x - from <= WORTH_REWRITING && !gap.is_empty() && gap.iter().all(|cell| self.can_rewrite(cell)) {
                    for cell in *gap {
                        self.bytes.extend_from_slice(cell.symbol().as_bytes());
                    }
                } else {
                    self.step(x - from, b'C');
                }
            }
            Some((column, line)) if line < y && is_nearer((column, line), (x, y)) => {
                for _ in line..y {
                    self.bytes.extend_from_slice(DOWN);
                }
                match column.cmp(&x) {
                    Ordering::Less => self.step(x - column, b'C'),
                    Ordering::Equal => {}
                    Ordering::Greater if column - x <= BACK_BY_BACKSPACE => {
                        self.bytes.extend(std::iter::repeat_n(b'\x08', column - x));
                    }
                    Ordering::Greater => self.step(column - x, b'D'),
                }
            }
            _ => self.jump(x, y),
        }
        self.at = Some((x, y));
    }

    fn can_rewrite(&self, cell: &Cell) -> bool {
        let symbol = cell.symbol();
        let look = Look::of(cell);
        symbol.len() == 1 && (look == self.look || (symbol == " " && look.same_on_blank(self.look)))
    }

    fn step(&mut self, count: usize, towards: u8) {
        self.bytes.extend_from_slice(b"\x1b[");
        if count > 1 {
            self.number(count);
        }
        self.bytes.push(towards);
    }

    fn jump(&mut self, x: usize, y: usize) {
        self.bytes.extend_from_slice(b"\x1b[");
        if y > 0 || x > 0 {
            self.number(y + 1);
        }
        if x > 0 {
            self.bytes.push(b';');
            self.number(x + 1);
        }
        self.bytes.push(b'H');
    }

    fn number(&mut self, number: usize) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.bytes.push(b'0' + (number % 10) as u8);
    }

    fn place_cursor(&mut self, cursor: Option<Position>) {
        if let Some(position) = cursor {
            self.move_to(&[], usize::from(position.x), usize::from(position.y));
        }
        match (self.cursor, cursor) {
            (None, Some(_)) => self.bytes.extend_from_slice(b"\x1b[?25h"),
            (Some(_), None) => self.bytes.extend_from_slice(b"\x1b[?25l"),
            _ => {}
        }
    }
}

/// Whether going down and then across takes fewer bytes than telling the place.
fn is_nearer((column, line): (usize, usize), (x, y): (usize, usize)) -> bool {
    let across = match column.abs_diff(x) {
        0 => 0,
        cells if column > x && cells <= BACK_BY_BACKSPACE => cells,
        1 => 3,
        cells => 3 + digits(cells),
    };
    let told = if x > 0 { 4 + digits(y + 1) + digits(x + 1) } else { 3 + digits(y + 1) };
    (y - line) * DOWN.len() + across < told
}

const fn digits(number: usize) -> usize {
    if number >= 100 {
        3
    } else if number >= 10 {
        2
    } else {
        1
    }
}

/// The cells that a cell's text takes, at least its own.
fn cells(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() == 1 { 1 } else { text::width(symbol).max(1) }
}

/// Whether a terminal that shows one cell must be told to show the other.
fn differs(old: &Cell, new: &Cell) -> bool {
    old.symbol() != new.symbol()
        || (Look::of(old) != Look::of(new) && !(new.symbol() == " " && Look::of(old).same_on_blank(Look::of(new))))
}

/// Whether erasing gives this cell.
fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && Look::of(cell).same_on_blank(Look::PLAIN)
}

/// Where the blanks at the end of a row begin.
fn blank_tail(row: &[Cell]) -> usize {
    row.iter().rposition(|cell| !is_blank(cell)).map_or(0, |x| x + cells(&row[x]))
}

/// The column at which the text that covers `x` begins: a wide letter may begin one to the left.
fn start_of_cell(row: &[Cell], x: usize) -> usize {
    match x.checked_sub(1) {
        Some(left) if cells(&row[left]) > 1 => left,
        _ => x,
    }
}

/// How far old wide letters reach of which some part is written over.
fn spoilt(old: Option<&[Cell]>, written: std::ops::Range<usize>) -> usize {
    let Some(old) = old else { return 0 };
    written.filter_map(|x| old.get(x).map(|cell| x + cells(cell))).max().unwrap_or(0)
}
