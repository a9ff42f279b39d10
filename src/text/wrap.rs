//! Words laid out in lines of a width.

use super::cells::{head, width};

/// Breaks a text into lines of at most `cells`, at spaces where there are any, inside a word
/// that is longer than a line, and always at line feeds.
///
/// A grapheme wider than a line is left out; with no cells there are no lines.
pub fn wrap(text: &str, cells: usize) -> Vec<&str> {
    if cells == 0 {
        return Vec::new();
    }
    text.split('\n').flat_map(|paragraph| wrap_paragraph(paragraph.trim_end_matches('\r'), cells)).collect()
}

fn wrap_paragraph(paragraph: &str, cells: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = paragraph.trim();
    while width(rest) > cells {
        let (line, after) = first_line(rest, cells);
        if !line.is_empty() {
            lines.push(line);
        }
        rest = after.trim_start();
    }
    if !rest.is_empty() || lines.is_empty() {
        lines.push(rest);
    }
    lines
}

/// The first line of a text that is longer than one, and what follows it.
fn first_line(text: &str, cells: usize) -> (&str, &str) {
    let (kept, _) = head(text, cells);
    let after = &text[kept.len()..];
    if kept.is_empty() {
        // One grapheme is wider than the line: skip it, or this would never end.
        let skipped = super::cell_graphemes(text).next().map_or(text.len(), |(grapheme, _)| grapheme.len());
        return ("", &text[skipped..]);
    }
    if after.starts_with(' ') {
        return (kept.trim_end(), after);
    }
    match kept.rfind(' ') {
        Some(at) if !kept[..at].trim_end().is_empty() => (kept[..at].trim_end(), &text[at..]),
        _ => (kept, after),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn breaks_at_words_and_inside_long_ones() {
        assert_eq!(wrap("Madrid got in touch about summer", 12), ["Madrid got", "in touch", "about summer"]);
        assert_eq!(wrap("Alexander-Arnold goes", 6), ["Alexan", "der-Ar", "nold", "goes"]);
        assert_eq!(wrap("two\n\nlines", 10), ["two", "", "lines"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("abc", 0), Vec::<&str>::new());
    }

    #[test]
    fn a_grapheme_that_fits_nowhere_is_left_out() {
        assert_eq!(wrap("a南b", 1), ["a", "b"]);
    }

    proptest! {
        #[test]
        fn lines_never_exceed_and_keep_every_narrow_letter(text in any::<String>(), cells in 0usize..40) {
            let lines = wrap(&text, cells);
            prop_assert!(lines.iter().all(|line| width(line) <= cells));
            if cells >= 2 {
                let letters = |t: &str| t.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
                prop_assert_eq!(letters(&lines.concat()), letters(&text));
            }
        }
    }
}
