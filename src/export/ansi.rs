//! A grid as text with ANSI colours.

use std::fmt::Write;

use super::grid::Grid;
use super::style::{Colour, Style};

impl Grid {
    /// The symbols row by row with as few escape sequences as they need; every row ends plain.
    pub fn to_ansi(&self) -> String {
        let mut text = String::with_capacity((self.width() + 16) * self.height());
        for y in 0..self.height() {
            self.push_ansi_row(&mut text, y);
        }
        text
    }

    fn push_ansi_row(&self, text: &mut String, y: usize) {
        let row: Vec<_> = self.drawn(y).collect();
        let seen = |drawn: &&super::grid::Drawn| drawn.style.shows_on_blank() || !drawn.text.trim().is_empty();
        let end = row.iter().rposition(|drawn| seen(&drawn)).map_or(0, |last| last + 1);
        let mut style = Style::PLAIN;
        for drawn in &row[..end] {
            push_change(text, style, drawn.style);
            style = drawn.style;
            text.push_str(&drawn.text);
        }
        push_change(text, style, Style::PLAIN);
        text.push('\n');
    }
}

/// Writes what turns one style into another.
fn push_change(text: &mut String, from: Style, to: Style) {
    if from == to {
        return;
    }
    let switches = |style: Style| [style.bold, style.dim, style.italic, style.underline, style.reverse];
    let (before, after) = (switches(from), switches(to));
    let switched_off = before.iter().zip(after).any(|(before, after)| *before && !after);
    let mut codes: Vec<String> = Vec::new();
    let mut base = from;
    // Going back to plain is one code; so is switching several things off.
    if switched_off || to == Style::PLAIN {
        codes.push("0".to_owned());
        base = Style::PLAIN;
    }
    for ((before, after), code) in switches(base).into_iter().zip(after).zip(["1", "2", "3", "4", "7"]) {
        if after && !before {
            codes.push(code.to_owned());
        }
    }
    if to.fg != base.fg {
        codes.push(colour(to.fg, 30));
    }
    if to.bg != base.bg {
        codes.push(colour(to.bg, 40));
    }
    let _ = write!(text, "\x1b[{}m", codes.join(";"));
}

/// The code of a colour, of the text (30) or behind it (40).
fn colour(colour: Colour, plane: u8) -> String {
    match colour {
        Colour::Default => (plane + 9).to_string(),
        Colour::Indexed(index @ 0..8) => (plane + index).to_string(),
        Colour::Indexed(index @ 8..16) => (plane + 52 + index).to_string(),
        Colour::Indexed(index) => format!("{};5;{index}", plane + 8),
        Colour::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", plane + 8),
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use super::super::grid::tests::{hostile, plain};
    use super::*;

    #[test]
    fn plain_cells_need_no_sequences() {
        assert_eq!(plain(&["Konaté  ", "26"]).to_ansi(), "Konaté\n26\n");
    }

    #[test]
    fn runs_share_a_sequence_and_rows_end_plain() {
        let mut grid = Grid::new(8, 2);
        let bold = Style { bold: true, fg: Colour::Indexed(2), ..Style::PLAIN };
        grid.put(0, 0, "ab", bold);
        grid.put(2, 0, "c", Style { fg: Colour::Indexed(2), ..Style::PLAIN });
        grid.put(3, 0, "d", Style { fg: Colour::Indexed(9), bg: Colour::Indexed(240), ..Style::PLAIN });
        grid.put(0, 1, "  ", Style { bg: Colour::Rgb(1, 2, 3), ..Style::PLAIN });
        grid.put(2, 1, "  ", bold);
        assert_eq!(grid.to_ansi(), "\x1b[1;32mab\x1b[0;32mc\x1b[91;48;5;240md\x1b[0m\n\x1b[48;2;1;2;3m  \x1b[0m\n");
    }

    #[test]
    fn every_style_can_be_reached_from_every_other() {
        let styles = [
            Style::PLAIN,
            Style { reverse: true, ..Style::PLAIN },
            Style { underline: true, italic: true, ..Style::PLAIN },
            Style { dim: true, fg: Colour::Indexed(4), ..Style::PLAIN },
            Style { fg: Colour::Default, bg: Colour::Indexed(4), ..Style::PLAIN },
        ];
        let mut grid = Grid::new(styles.len() * styles.len() * 2, 1);
        let pairs: Vec<Style> = styles.iter().flat_map(|a| styles.iter().flat_map(move |b| [*a, *b])).collect();
        for (x, style) in pairs.iter().enumerate() {
            grid.put(x, 0, "x", *style);
        }
        let mut parser = vt100::Parser::new(NonZero::new(1).unwrap(), NonZero::new(60).unwrap(), 0);
        parser.process(grid.to_ansi().trim_end_matches('\n').as_bytes());
        for (x, style) in pairs.iter().enumerate() {
            let cell = parser.screen().cell(0, x as u16).unwrap();
            let colour = |colour: vt100::Color| match colour {
                vt100::Color::Default => Colour::Default,
                vt100::Color::Idx(index) => Colour::Indexed(index),
                vt100::Color::Rgb(r, g, b) => Colour::Rgb(r, g, b),
            };
            let seen = Style {
                fg: colour(cell.fgcolor()),
                bg: colour(cell.bgcolor()),
                bold: cell.bold(),
                dim: cell.dim(),
                italic: cell.italic(),
                underline: cell.underline(),
                reverse: cell.inverse(),
            };
            assert_eq!(seen, *style, "at {x}");
        }
    }

    #[test]
    fn hostile_symbols_bring_no_sequences_of_their_own() {
        assert!(!hostile().to_ansi().trim_end().contains(|c: char| c.is_control() || c == '\u{202e}'));
    }
}
