//! Rows as a Markdown table.

use crate::text::Align;

use super::sheet::Sheet;

impl Sheet {
    /// The rows as a Markdown table (GitHub's form), with everything escaped that Markdown would
    /// take for its own.
    pub fn to_markdown(&self) -> String {
        let mut text = String::new();
        push_row(&mut text, self.columns().iter().map(|column| escape_markdown(column.header)));
        push_row(
            &mut text,
            self.columns().iter().map(|column| {
                match column.align {
                    Align::Left => "---",
                    Align::Right => "--:",
                    Align::Centre => ":-:",
                }
                .to_owned()
            }),
        );
        for row in self.rows() {
            push_row(&mut text, row.iter().map(|cell| escape_markdown(cell.shown())));
        }
        text
    }
}

fn push_row(text: &mut String, cells: impl Iterator<Item = String>) {
    text.push('|');
    for cell in cells {
        text.push(' ');
        text.push_str(&cell);
        text.push_str(" |");
    }
    text.push('\n');
}

/// A text with everything escaped that Markdown would take for its own.
pub fn escape_markdown(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' => safe.extend(['\\', letter]),
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::super::sheet::{Cell, Column};
    use super::*;

    #[test]
    fn nothing_breaks_out_of_its_cell() {
        let mut sheet = Sheet::new([Column::new("name", "Name"), Column::new("age", "Age").right()]);
        sheet.push(["a | b\nc".into(), "26".into()]);
        sheet.push(["<b>`x`</b> [y](z) \\| &amp;".into(), Cell::unknown()]);
        assert_eq!(
            sheet.to_markdown(),
            "| Name | Age |\n| --- | --: |\n| a \\| b c | 26 |\n\
             | &lt;b>\\`x\\`&lt;/b> \\[y\\](z) \\\\\\| &amp;amp; | — |\n"
        );
    }
}
