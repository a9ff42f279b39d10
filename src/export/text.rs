//! A grid as plain text.

use super::grid::Grid;

impl Grid {
    /// The symbols row by row, without what trails and without styles.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity((self.width() + 1) * self.height());
        for y in 0..self.height() {
            let row: String = self.drawn(y).map(|drawn| drawn.text).collect();
            text.push_str(row.trim_end());
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::super::grid::tests::{hostile, plain};

    #[test]
    fn rows_end_where_their_text_does() {
        assert_eq!(plain(&["Konaté   26", "南野", ""]).to_text(), "Konaté   26\n南野\n\n");
    }

    #[test]
    fn nothing_that_a_terminal_obeys_is_written() {
        let text = hostile().to_text();
        assert!(!text.trim_end().contains(|c: char| c.is_control() || c == '\u{202e}'), "{text:?}");
    }
}
