//! A place in a list: kept by what is selected, so that it survives rows that come and go.

/// The selected row of a list, and the row at the top of its window.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Cursor<K> {
    /// What is selected; `None` before anything was.
    pub(crate) key: Option<K>,
    /// Where it stood when it was last seen.
    pub(crate) row: usize,
    /// The first row of the window, as last drawn.
    pub(crate) top: usize,
    /// The same as keys or the mouse left it: another size of the screen starts from here, so that
    /// a window made small and large again shows what it did.
    pub(crate) left: usize,
}

impl<K> Default for Cursor<K> {
    fn default() -> Self {
        Self { key: None, row: 0, top: 0, left: 0 }
    }
}

impl<K: Copy + PartialEq> Cursor<K> {
    /// Finds its row again among the keys of a list's rows; rows without a key cannot be selected.
    ///
    /// Where the selected thing is gone, the row that took its place is selected, or the one above.
    pub(crate) fn settle(&mut self, keys: &[Option<K>]) {
        if self.key.is_some() && keys.get(self.row).copied().flatten() == self.key {
            return;
        }
        let found = self.key.and_then(|key| keys.iter().position(|k| *k == Some(key)));
        let row = found.or_else(|| nearest(keys, self.row));
        self.row = row.unwrap_or(0);
        self.key = row.and_then(|row| keys[row]);
    }

    /// Moves by some rows that can be selected, stopping at the ends; returns whether it moved.
    pub(crate) fn step(&mut self, keys: &[Option<K>], by: isize) -> bool {
        let from = self.row;
        let mut row = from;
        let mut left = by.unsigned_abs();
        let mut at = from;
        while left > 0 {
            let next = if by > 0 { at.checked_add(1) } else { at.checked_sub(1) };
            let Some(next) = next.filter(|next| *next < keys.len()) else { break };
            at = next;
            if keys[at].is_some() {
                row = at;
                left -= 1;
            }
        }
        self.select(keys, row);
        self.row != from
    }

    /// Selects the first or the last row that can be.
    pub(crate) fn end(&mut self, keys: &[Option<K>], last: bool) {
        let row = if last { keys.iter().rposition(Option::is_some) } else { keys.iter().position(Option::is_some) };
        if let Some(row) = row {
            self.select(keys, row);
        }
    }

    /// Selects a row, if it can be.
    pub(crate) fn select(&mut self, keys: &[Option<K>], row: usize) {
        if let Some(Some(key)) = keys.get(row) {
            self.key = Some(*key);
            self.row = row;
        }
    }
}

/// The row that can be selected at a place, or below it, or above it.
fn nearest<K>(keys: &[Option<K>], row: usize) -> Option<usize> {
    let row = row.min(keys.len());
    let below = keys[row..].iter().position(Option::is_some).map(|past| row + past);
    below.or_else(|| keys[..row].iter().rposition(Option::is_some))
}

/// The first row of a window that shows the selected one and moves as little as it can.
///
/// Rows above the first that can be selected (headings) are shown with it.
pub(crate) fn window(top: usize, row: usize, height: usize, rows: usize, first: usize) -> usize {
    let height = height.max(1);
    if row <= first && row < height {
        return 0;
    }
    let lowest = (row + 1).saturating_sub(height);
    top.min(rows.saturating_sub(height)).clamp(lowest, row.max(lowest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEYS: [Option<char>; 6] = [None, Some('a'), Some('b'), None, Some('c'), None];

    #[test]
    fn headings_are_stepped_over() {
        let mut cursor = Cursor::default();
        cursor.settle(&KEYS);
        assert_eq!(cursor.key, Some('a'));
        assert!(cursor.step(&KEYS, 2));
        assert_eq!((cursor.key, cursor.row), (Some('c'), 4));
        assert!(!cursor.step(&KEYS, 1));
        assert!(cursor.step(&KEYS, -9));
        assert_eq!(cursor.key, Some('a'));
        cursor.end(&KEYS, true);
        assert_eq!(cursor.key, Some('c'));
    }

    #[test]
    fn what_is_selected_is_found_again() {
        let mut cursor = Cursor { key: Some('c'), row: 4, ..Cursor::default() };
        cursor.settle(&[Some('c'), Some('a')]);
        assert_eq!(cursor.row, 0);
        cursor.settle(&[Some('x'), Some('y')]);
        assert_eq!(cursor.key, Some('x'));
        cursor.settle(&[]);
        assert_eq!((cursor.key, cursor.row), (None, 0));
    }

    proptest! {
        #[test]
        fn the_window_shows_the_selected_row(top in 0usize..50, row in 0usize..40, height in 1usize..20, more in 0usize..20) {
            let rows = row + 1 + more;
            let first = window(top, row, height, rows, 0);
            prop_assert!(first <= row && row < first + height);
            prop_assert!(first <= rows.saturating_sub(height));
            if top <= row && row < top + height && top <= rows.saturating_sub(height) && row > 0 {
                prop_assert_eq!(first, top);
            }
        }
    }
}
