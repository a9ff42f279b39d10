//! A screen of styled cells, of our own type: what `render` writes and tests compare.

use std::borrow::Cow;

use crate::text::{Align, cell_graphemes, fit, sanitise, width};

use super::style::Style;

/// One cell of a grid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GridCell {
    /// What stands in it: one grapheme.
    pub symbol: Box<str>,
    /// How it is drawn.
    pub style: Style,
    /// Whether it is the second half of the wide symbol before it; its own symbol is not drawn.
    pub continues: bool,
}

impl Default for GridCell {
    fn default() -> Self {
        Self { symbol: " ".into(), style: Style::PLAIN, continues: false }
    }
}

/// Rows of cells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grid {
    width: usize,
    height: usize,
    cells: Vec<GridCell>,
}

/// A cell, or two under a wide symbol, as it is written: harmless and exactly as wide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Drawn<'a> {
    pub(super) x: usize,
    pub(super) cells: usize,
    pub(super) text: Cow<'a, str>,
    pub(super) style: Style,
}

impl Grid {
    /// A blank grid.
    pub fn new(width: usize, height: usize) -> Self {
        Self { width, height, cells: vec![GridCell::default(); width * height] }
    }

    /// Its width in cells.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Its height in rows.
    pub const fn height(&self) -> usize {
        self.height
    }

    /// The cell of a column and a row, where there is one.
    pub fn get(&self, x: usize, y: usize) -> Option<&GridCell> {
        (x < self.width).then(|| self.cells.get(y * self.width + x)).flatten()
    }

    /// Puts a cell in a column and a row; outside the grid nothing happens.
    pub fn set(&mut self, x: usize, y: usize, cell: GridCell) {
        if x < self.width
            && let Some(place) = self.cells.get_mut(y * self.width + x)
        {
            *place = cell;
        }
    }

    /// Writes a text from a column on; what does not fit is left out. Returns the column after it.
    pub fn put(&mut self, x: usize, y: usize, text: &str, style: Style) -> usize {
        let mut at = x;
        for (symbol, cells) in cell_graphemes(&sanitise(text)) {
            if at + cells > self.width {
                break;
            }
            for (half, continues) in (0..cells).map(|half| (half, half > 0)) {
                let symbol = if continues { "" } else { symbol };
                self.set(at + half, y, GridCell { symbol: symbol.into(), style, continues });
            }
            at += cells;
        }
        at
    }

    /// A row as it is written, from left to right, covering every column once.
    pub(super) fn drawn(&self, y: usize) -> impl Iterator<Item = Drawn<'_>> {
        let row = self.cells.get(y * self.width..(y + 1) * self.width).unwrap_or_default();
        let mut x = 0;
        std::iter::from_fn(move || {
            let cell = row.get(x)?;
            let wide = !cell.continues && width(&cell.symbol) > 1 && row.get(x + 1).is_some_and(|next| next.continues);
            let cells = if wide { 2 } else { 1 };
            let symbol = if cell.continues { Cow::Borrowed(" ") } else { sanitise(&cell.symbol) };
            let text = if width(&symbol) == cells {
                symbol
            } else {
                Cow::Owned(fit(&symbol, cells, Align::Left).into_owned())
            };
            x += cells;
            Some(Drawn { x: x - cells, cells, text, style: cell.style })
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A grid of these rows, unstyled.
    pub(in super::super) fn plain(rows: &[&str]) -> Grid {
        let mut grid = Grid::new(rows.iter().map(|row| width(row)).max().unwrap_or(0), rows.len());
        for (y, row) in rows.iter().enumerate() {
            grid.put(0, y, row, Style::PLAIN);
        }
        grid
    }

    /// A grid whose cells hold what no cell should.
    pub(in super::super) fn hostile() -> Grid {
        let mut grid = Grid::new(7, 1);
        for (x, symbol) in [
            "\x1b[31m",
            "<&\">",
            "\u{202e}",
            "南",
            "",
            "\u{9b}2J",
            "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        ]
        .into_iter()
        .enumerate()
        {
            grid.set(x, 0, GridCell { symbol: symbol.into(), ..GridCell::default() });
        }
        grid
    }

    #[test]
    fn wide_symbols_take_two_cells() {
        let grid = plain(&["a南b"]);
        assert_eq!(grid.width(), 4);
        let drawn: Vec<_> = grid.drawn(0).map(|d| (d.x, d.cells, d.text.into_owned())).collect();
        assert_eq!(drawn, [(0, 1, "a".to_owned()), (1, 2, "南".to_owned()), (3, 1, "b".to_owned())]);
    }

    #[test]
    fn every_row_is_written_exactly_as_wide_as_the_grid() {
        let grid = hostile();
        assert_eq!(grid.drawn(0).map(|d| d.cells).sum::<usize>(), grid.width());
        assert_eq!(grid.drawn(0).map(|d| width(&d.text)).sum::<usize>(), grid.width());
        assert_eq!(grid.drawn(9).count(), 0);
    }

    #[test]
    fn writing_stops_at_the_edge() {
        let mut grid = Grid::new(3, 1);
        assert_eq!(grid.put(1, 0, "a南", Style::PLAIN), 2);
        assert_eq!(grid.put(0, 5, "below", Style::PLAIN), 3);
        assert_eq!(grid.get(3, 0), None);
    }
}
