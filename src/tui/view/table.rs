//! Columns of a table: which are shown in how many cells, by the width there is.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::paint;
use crate::text::{self, Align};

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    /// What stands above it; a table may go without headings.
    pub(crate) title: &'static str,
    /// The cells below which it is of no use at all.
    pub(crate) floor: u16,
    /// The cells that serve.
    pub(crate) good: u16,
    /// The cells that it can make use of.
    pub(crate) most: u16,
    /// How soon it gives way: 0 never does, and it grows first.
    pub(crate) rank: u8,
    /// Where its text stands.
    pub(crate) align: Align,
}

impl Column {
    /// A column against the left edge.
    pub(crate) const fn new(title: &'static str, floor: u16, good: u16, most: u16, rank: u8) -> Self {
        Self { title, floor, good, most, rank, align: Align::Left }
    }

    /// The same against the right edge: numbers.
    pub(crate) const fn right(self) -> Self {
        Self { align: Align::Right, ..self }
    }
}

/// A column with the place that it got.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Place {
    /// Where it begins, from the left edge of the table.
    pub(crate) at: u16,
    /// Its cells; none if it gave way.
    pub(crate) cells: u16,
}

/// Places columns in a width, `gap` cells apart.
///
/// Ranks 0 and 1 are what the table is about: they stay, and shrink only when nothing else is
/// left. Ranks 2 and 3 are wanted: they come in as narrow as they may be, and for rank 2 the table
/// makes itself as narrow as it may be too. Higher ranks come in where all the others have the
/// cells that serve. What is spare then goes by rank.
pub(crate) fn fit<const N: usize>(columns: &[Column; N], width: u16, gap: u16) -> [Place; N] {
    let mut by_rank: Vec<usize> = (0..N).filter(|i| columns[*i].most > 0).collect();
    by_rank.sort_by_key(|i| columns[*i].rank);
    let mut cells = [0; N];
    let needed = |cells: &[u16; N]| {
        let shown = cells.iter().filter(|cells| **cells > 0).count() as u16;
        cells.iter().sum::<u16>() + gap * shown.saturating_sub(1)
    };
    for i in by_rank.iter().copied() {
        let column = &columns[i];
        let mut wider = cells;
        if column.rank > 3 {
            grow(&mut wider, columns.map(|column| column.good));
        }
        wider[i] = if matches!(column.rank, 2 | 3) { column.floor } else { column.good };
        let mut narrow = wider;
        if column.rank == 2 {
            for i in by_rank.iter().copied() {
                narrow[i] = narrow[i].min(columns[i].floor);
            }
        }
        if column.rank <= 1 || needed(&narrow) <= width {
            cells[i] = wider[i];
        }
    }
    for i in by_rank.iter().rev().copied() {
        let excess = needed(&cells).saturating_sub(width);
        cells[i] = cells[i].saturating_sub(excess).max(columns[i].floor.min(cells[i]));
    }
    for wanted in [columns.map(|column| column.good), columns.map(|column| column.most)] {
        for i in by_rank.iter().copied().filter(|i| cells[*i] > 0).collect::<Vec<_>>() {
            let spare = width.saturating_sub(needed(&cells));
            cells[i] += wanted[i].saturating_sub(cells[i]).min(spare);
        }
    }
    let mut at = 0;
    cells.map(|cells| {
        let place = Place { at, cells };
        at += if cells > 0 { cells + gap } else { 0 };
        place
    })
}

/// Widens the columns that are shown.
fn grow<const N: usize>(cells: &mut [u16; N], wanted: [u16; N]) {
    for (cells, wanted) in cells.iter_mut().zip(wanted).filter(|(cells, _)| **cells > 0) {
        *cells = wanted.max(*cells);
    }
}

/// Writes one cell of a table, whose left edge is at `left`.
pub(crate) fn cell(buffer: &mut Buffer, left: u16, y: u16, column: &Column, place: Place, words: &str, style: Style) {
    if place.cells == 0 || words.is_empty() {
        return;
    }
    let wide = (text::width(words) as u16).min(place.cells);
    let shift = match column.align {
        Align::Left => 0,
        Align::Right => place.cells - wide,
        Align::Centre => (place.cells - wide) / 2,
    };
    paint::text(buffer, left + place.at + shift, y, place.cells - shift, words, style);
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn column(floor: u16, good: u16, most: u16, rank: u8) -> Column {
        Column::new("", floor, good, most, rank)
    }

    #[test]
    fn columns_come_in_shrink_and_grow_by_rank() {
        let columns = [column(10, 16, 30, 0), column(3, 3, 3, 1), column(8, 12, 20, 3), column(5, 5, 5, 4)];
        let cells = |width| fit(&columns, width, 2).map(|place| place.cells);
        assert_eq!(cells(100), [30, 3, 20, 5]);
        assert_eq!(cells(42), [16, 3, 12, 5]);
        assert_eq!(cells(41), [22, 3, 12, 0]);
        assert_eq!(cells(31), [16, 3, 8, 0]);
        assert_eq!(cells(30), [18, 3, 0, 5]);
        assert_eq!(cells(18), [13, 3, 0, 0]);
        assert_eq!(cells(4), [10, 3, 0, 0]);
        assert_eq!(fit(&columns, 42, 2).map(|place| place.at), [0, 18, 23, 37]);
    }
}
