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
    /// The cells below which it is of no use.
    pub(crate) least: u16,
    /// The cells that it can make use of.
    pub(crate) most: u16,
    /// How soon it gives way: 0 never does, and it grows first.
    pub(crate) rank: u8,
    /// Where its text stands.
    pub(crate) align: Align,
}

/// The cells between columns.
const GAP: u16 = 2;

/// A column with the place that it got.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Place {
    /// Where it begins, from the left edge of the table.
    pub(crate) at: u16,
    /// Its cells; none if it gave way.
    pub(crate) cells: u16,
}

/// Places columns in a width: the ones of highest rank give way, the rest grow by rank.
pub(crate) fn fit<const N: usize>(columns: &[Column; N], width: u16) -> [Place; N] {
    let mut cells = columns.map(|column| column.least);
    let needed = |cells: &[u16; N]| {
        let shown = cells.iter().filter(|cells| **cells > 0).count() as u16;
        cells.iter().sum::<u16>() + GAP * shown.saturating_sub(1)
    };
    while needed(&cells) > width {
        let gives_way = (0..N).filter(|i| cells[*i] > 0 && columns[*i].rank > 0).max_by_key(|i| (columns[*i].rank, *i));
        let Some(column) = gives_way else { break };
        cells[column] = 0;
    }
    let mut spare = width.saturating_sub(needed(&cells));
    let mut by_rank: Vec<usize> = (0..N).filter(|i| cells[*i] > 0).collect();
    by_rank.sort_by_key(|i| columns[*i].rank);
    for i in by_rank {
        let more = columns[i].most.saturating_sub(cells[i]).min(spare);
        cells[i] += more;
        spare -= more;
    }
    let mut at = 0;
    cells.map(|cells| {
        let place = Place { at, cells };
        at += if cells > 0 { cells + GAP } else { 0 };
        place
    })
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

    const fn column(least: u16, most: u16, rank: u8) -> Column {
        Column { title: "", least, most, rank, align: Align::Left }
    }

    #[test]
    fn columns_give_way_by_rank_and_grow_by_rank() {
        let columns = [column(10, 30, 0), column(3, 3, 1), column(8, 20, 3), column(5, 5, 2)];
        let cells = |width| fit(&columns, width).map(|place| place.cells);
        assert_eq!(cells(100), [30, 3, 20, 5]);
        assert_eq!(cells(40), [18, 3, 8, 5]);
        assert_eq!(cells(30), [18, 3, 0, 5]);
        assert_eq!(cells(16), [11, 3, 0, 0]);
        assert_eq!(cells(4), [10, 0, 0, 0]);
        assert_eq!(fit(&columns, 40).map(|place| place.at), [0, 20, 25, 35]);
    }
}
