//! How many terminal cells a text takes, and texts cut or padded to a number of cells.
//!
//! Widths are summed grapheme by grapheme, as a screen of cells lays them out: a whole string
//! can measure less than its parts (Arabic lam-alef), and then it would run over its column.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for the part that was cut off. One cell wide.
pub const ELLIPSIS: &str = "…";

/// Where a text stands in its column.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Align {
    /// Against the left edge.
    #[default]
    Left,
    /// Against the right edge: numbers.
    Right,
    /// In the middle, the odd cell to the right.
    Centre,
}

/// The graphemes of a text with the cells that each takes.
pub fn cell_graphemes(text: &str) -> impl DoubleEndedIterator<Item = (&str, usize)> {
    text.graphemes(true).map(|grapheme| (grapheme, grapheme.width() + sound_marks(grapheme)))
}

/// Half-width Japanese sound marks: terminals give each a cell, the width tables none.
fn sound_marks(grapheme: &str) -> usize {
    if grapheme.is_ascii() { 0 } else { grapheme.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count() }
}

/// The number of cells that a text takes.
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { cell_graphemes(text).map(|(_, cells)| cells).sum() }
}

/// Whether every byte is one printable cell.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The longest head of a text that takes at most `cells`, and the cells it takes.
///
/// Never splits a grapheme.
pub(super) fn head(text: &str, cells: usize) -> (&str, usize) {
    let (mut end, mut taken) = (0, 0);
    for (grapheme, wide) in cell_graphemes(text) {
        if taken + wide > cells {
            break;
        }
        end += grapheme.len();
        taken += wide;
    }
    (&text[..end], taken)
}

/// The text itself where it fits in `cells`, else its head and an ellipsis.
pub fn truncate(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let (kept, _) = head(text, room);
    Cow::Owned(format!("{}{ELLIPSIS}", without_final_spaces(kept)))
}

/// Cuts spaces off the end, but none that is part of a larger grapheme.
fn without_final_spaces(text: &str) -> &str {
    let spaces = text.graphemes(true).rev().take_while(|grapheme| *grapheme == " ").count();
    &text[..text.len() - spaces]
}

/// The text with spaces up to `cells`; longer texts stay as they are.
pub fn pad(text: &str, cells: usize, align: Align) -> Cow<'_, str> {
    let missing = cells.saturating_sub(width(text));
    if missing == 0 {
        return Cow::Borrowed(text);
    }
    let left = match align {
        Align::Left => 0,
        Align::Right => missing,
        Align::Centre => missing / 2,
    };
    Cow::Owned(format!("{:left$}{text}{:right$}", "", "", right = missing - left))
}

/// The text in exactly `cells`: cut where it is longer, padded where it is shorter.
pub fn fit(text: &str, cells: usize, align: Align) -> Cow<'_, str> {
    match truncate(text, cells) {
        Cow::Borrowed(kept) => pad(kept, cells, align),
        Cow::Owned(kept) => Cow::Owned(pad(&kept, cells, align).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn widths_are_those_of_cells() {
        for (text, cells) in [
            ("", 0),
            ("Konaté", 6),
            ("Konate\u{301}", 6),
            ("Højlund", 7),
            ("南野拓実", 8),
            ("…", 1),
            ("لا", 2),
            ("❤", 1),
            ("⚽", 2),
        ] {
            assert_eq!(width(text), cells, "{text}");
        }
    }

    #[test]
    fn truncation_marks_what_is_missing() {
        for (text, cells, shown) in [
            ("Konaté", 6, "Konaté"),
            ("Konaté", 5, "Kona…"),
            ("Van Dijk", 5, "Van…"),
            ("Konate\u{301} x", 7, "Konate\u{301}…"),
            ("南野拓実", 5, "南野…"),
            ("南野拓実", 4, "南…"),
            ("Konaté", 1, "…"),
            ("Konaté", 0, ""),
            ("", 0, ""),
        ] {
            assert_eq!(truncate(text, cells), shown, "{text} in {cells}");
        }
        assert!(matches!(truncate("Konaté", 6), Cow::Borrowed(_)));
    }

    #[test]
    fn fitting_aligns() {
        assert_eq!(fit("26", 4, Align::Right), "  26");
        assert_eq!(fit("26", 4, Align::Left), "26  ");
        assert_eq!(fit("26", 5, Align::Centre), " 26  ");
        assert_eq!(fit("南野拓実", 4, Align::Right), " 南…");
        assert_eq!(pad("too long", 3, Align::Left), "too long");
    }

    /// Clean text, as everything is once it has passed `sanitise`.
    fn clean_text() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[a-zé \u{301}南⚽ لا👨\u{200d}👩]{0,24}"]
            .prop_map(|text| super::super::sanitise(&text).into_owned())
    }

    proptest! {
        #[test]
        fn truncated_text_never_exceeds(text in any::<String>(), cells in 0usize..40) {
            prop_assert!(width(&truncate(&text, cells)) <= cells);
        }

        #[test]
        fn truncation_never_splits_a_grapheme(text in clean_text(), cells in 0usize..40) {
            let shown = truncate(&text, cells);
            let kept = shown.strip_suffix(ELLIPSIS).unwrap_or(&shown);
            let boundaries: Vec<usize> =
                text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            prop_assert!(text.starts_with(kept) && boundaries.contains(&kept.len()));
        }

        #[test]
        fn fitted_text_is_exactly_as_wide(text in clean_text(), cells in 0usize..40) {
            for align in [Align::Left, Align::Right, Align::Centre] {
                prop_assert_eq!(width(&fit(&text, cells, align)), cells);
            }
        }
    }
}
