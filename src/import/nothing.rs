//! The many ways of writing that there is no value.

/// What people and programs write where nothing is known, folded to lower case.
const NOTHING: [&str; 15] =
    ["", "none", "nan", "null", "n/a", "na", "#n/a", "-", "–", "—", "?", "unknown", "nil", "<na>", "nat"];

/// The text of a cell without what surrounds it; `None` where it says that there is no value.
pub fn something(cell: &str) -> Option<&str> {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}' || c == '\u{feff}');
    if cell.len() > 8 {
        return Some(cell);
    }
    let nothing = NOTHING.iter().any(|word| cell.eq_ignore_ascii_case(word));
    (!nothing).then_some(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_in_many_ways() {
        for cell in ["", "  ", "None", "NaN", "-", "N/A", "null", "—", "\u{a0}"] {
            assert_eq!(something(cell), None, "{cell:?}");
        }
        assert_eq!(something(" Nuno "), Some("Nuno"));
        assert_eq!(something("0"), Some("0"));
    }
}
