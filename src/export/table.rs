//! Rows as a table for people: columns side by side, as wide as the terminal allows.

use std::cmp::Reverse;
use std::fmt::Write;

use crate::text::{Align, fit, width};

use super::sheet::{Column, Sheet};

/// What stands between two columns.
const GAP: usize = 2;

/// A column that is shown, with the cells it gets.
struct Shown {
    /// Its place in the sheet.
    place: usize,
    column: Column,
    cells: usize,
}

impl Sheet {
    /// The rows as a table of at most `width` cells, or as wide as they are where it is not
    /// given. Where the table is too wide, the least important columns are cut first, then left
    /// out, and a last line names those.
    pub fn to_table(&self, width: Option<usize>) -> String {
        let (shown, left_out) = self.layout(width.unwrap_or(usize::MAX));
        let mut table = String::new();
        push_line(&mut table, shown.iter().map(|s| fit(s.column.header, s.cells, s.column.align).into_owned()));
        push_line(&mut table, shown.iter().map(|s| "-".repeat(s.cells)));
        for row in self.rows() {
            push_line(
                &mut table,
                shown.iter().map(|s| fit(row[s.place].shown(), s.cells, s.column.align).into_owned()),
            );
        }
        if !left_out.is_empty() {
            let _ = writeln!(table, "(too narrow for: {})", left_out.join(", "));
        }
        table
    }

    /// The columns that fit and their widths, and the headers of those that do not.
    fn layout(&self, width: usize) -> (Vec<Shown>, Vec<&'static str>) {
        let mut shown: Vec<Shown> = (0..self.columns().len())
            .map(|place| Shown { place, column: self.columns()[place], cells: self.natural_width(place) })
            .collect();
        let mut left_out = Vec::new();
        while !squeeze(&mut shown, width) && shown.len() > 1 {
            let yielding = shown.iter().enumerate().min_by_key(|(at, s)| (s.column.importance, Reverse(*at)));
            let Some((at, _)) = yielding else { break };
            left_out.push((shown[at].place, shown[at].column.header));
            shown.remove(at);
            for column in &mut shown {
                column.cells = self.natural_width(column.place);
            }
        }
        if let [only] = &mut shown[..] {
            only.cells = only.cells.min(width);
        }
        left_out.sort_unstable();
        (shown, left_out.into_iter().map(|(_, header)| header).collect())
    }

    fn natural_width(&self, place: usize) -> usize {
        let cells = self.rows().iter().map(|row| width(row[place].shown()));
        cells.max().unwrap_or(0).max(width(self.columns()[place].header))
    }
}

/// Cuts columns, the least important first, the later of equals first, until all fit; says
/// whether they do.
fn squeeze(shown: &mut [Shown], width: usize) -> bool {
    let total: usize = shown.iter().map(|s| s.cells).sum::<usize>() + GAP * shown.len().saturating_sub(1);
    let mut excess = total.saturating_sub(width);
    let mut order: Vec<usize> = (0..shown.len()).collect();
    order.sort_by_key(|at| (shown[*at].column.importance, Reverse(*at)));
    for at in order {
        let Shown { column, cells, .. } = &mut shown[at];
        let floor = if column.align == Align::Right { *cells } else { column.min.max(1).min(*cells) };
        let cut = excess.min(*cells - floor);
        *cells -= cut;
        excess -= cut;
    }
    excess == 0
}

fn push_line(table: &mut String, cells: impl Iterator<Item = String>) {
    let line = cells.collect::<Vec<_>>().join(&" ".repeat(GAP));
    table.push_str(line.trim_end());
    table.push('\n');
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sheet::Cell;
    use super::*;

    fn squad() -> Sheet {
        let mut sheet = Sheet::new([
            Column::new("name", "Name").importance(200),
            Column::new("age", "Age").right().importance(150),
            Column::new("contract_end", "Contract"),
            Column::new("note", "Note").min(5).importance(10),
        ]);
        sheet.push(["Ibrahima Konaté".into(), "26".into(), "30 Jun 2026".into(), "free to talk abroad".into()]);
        sheet.push(["Virgil van Dijk".into(), "34".into(), Cell::unknown(), "captain".into()]);
        sheet
    }

    #[test]
    fn a_wide_terminal_shows_all() {
        let wide = "\
Name             Age  Contract     Note
---------------  ---  -----------  -------------------
Ibrahima Konaté   26  30 Jun 2026  free to talk abroad
Virgil van Dijk   34  —            captain
";
        assert_eq!(squad().to_table(None), wide);
        assert_eq!(squad().to_table(Some(80)), wide);
    }

    #[test]
    fn the_least_important_column_is_cut_first_and_then_left_out() {
        assert_eq!(
            squad().to_table(Some(42)),
            "\
Name             Age  Contract     Note
---------------  ---  -----------  -------
Ibrahima Konaté   26  30 Jun 2026  free t…
Virgil van Dijk   34  —            captain
"
        );
        assert_eq!(
            squad().to_table(Some(20)),
            "\
Name             Age
---------------  ---
Ibrahima Konaté   26
Virgil van Dijk   34
(too narrow for: Contract, Note)
"
        );
        assert_eq!(squad().to_table(Some(6)).lines().nth(2), Some("Ibrah…"));
    }

    proptest! {
        #[test]
        fn no_line_of_the_table_exceeds(texts in proptest::collection::vec("\\PC{0,30}", 4..12), wide in 1usize..90) {
            let mut sheet = squad();
            for row in texts.chunks(4) {
                sheet.push(row.iter().map(Cell::new));
            }
            let table = sheet.to_table(Some(wide));
            for line in table.lines().filter(|line| !line.starts_with("(too narrow")) {
                prop_assert!(width(line) <= wide, "{line}");
            }
        }
    }
}
