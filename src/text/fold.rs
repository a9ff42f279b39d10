//! Folding: what two spellings of one name have in common.
//!
//! "Højlund", "HOJLUND" and "Hojlund" fold to the same text, as do both ways of writing "é".
//! Names are compared, searched and looked up folded; they are shown as they are.

use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::sanitise::is_invisible;

/// Folds a text for matching: compatibility forms taken apart, marks and invisible characters
/// dropped, letters that do not come apart (ø, ł, đ, ß, æ, œ, ı, þ, ð) written out, lower case,
/// one apostrophe and one dash.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        fold_char(letter, &mut |c| folded.push(c));
    }
    folded
}

/// Folds one character into none, one or several.
fn fold_char(letter: char, emit: &mut impl FnMut(char)) {
    if letter.is_ascii() {
        return emit(letter.to_ascii_lowercase());
    }
    // Before taking apart: a spacing accent would come apart into a space and a mark.
    if let Some(plain) = punctuation(letter) {
        return emit(plain);
    }
    decompose_compatible(letter, |part| {
        if is_combining_mark(part) || is_invisible(part) {
            return;
        }
        for lower in part.to_lowercase() {
            match (punctuation(lower), spelt_out(lower)) {
                (Some(plain), _) => emit(plain),
                (None, Some(letters)) => letters.chars().for_each(&mut *emit),
                (None, None) if is_combining_mark(lower) => {}
                (None, None) => emit(lower),
            }
        }
    });
}

/// The one apostrophe, quotation mark or dash for each of their many forms.
fn punctuation(letter: char) -> Option<char> {
    Some(match letter {
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{00b4}' | '\u{02b9}'..='\u{02bd}' | '\u{02c8}' | '\u{ff07}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{00ab}' | '\u{00bb}' | '\u{2033}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        _ => return None,
    })
}

/// Letters that have no decomposition, as people without them on the keyboard write them.
fn spelt_out(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        'þ' => "th",
        'ħ' => "h",
        'ŧ' => "t",
        'ŋ' => "n",
        'ς' => "σ",
        _ => return None,
    })
}

/// A folded text that remembers where in the original each of its bytes came from, so that a
/// match can be highlighted in the name as it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folded {
    text: String,
    /// For each folded byte the original byte it stems from, and last the original's length.
    /// Absent where both are the same.
    origins: Option<Box<[u32]>>,
}

impl Folded {
    /// Folds a text, keeping the way back.
    pub fn new(original: &str) -> Self {
        if original.is_ascii() {
            return Self { text: original.to_ascii_lowercase(), origins: None };
        }
        let mut text = String::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len() + 1);
        for (at, letter) in original.char_indices() {
            fold_char(letter, &mut |c| {
                text.push(c);
                origins.resize(text.len(), at as u32);
            });
        }
        origins.push(original.len() as u32);
        Self { text, origins: Some(origins.into()) }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The part of the original behind a part of the folded text, with the marks that follow it.
    ///
    /// Out of range gives what there is. The ends of the result are character boundaries.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let end = folded.end.min(self.text.len());
        let start = folded.start.min(end);
        let Some(origins) = &self.origins else {
            return start..end;
        };
        let first = origins[start] as usize;
        if start == end {
            return first..first;
        }
        // One original letter may have become several: the end is where the next one begins.
        let last = origins[end - 1];
        let after = origins[end..].iter().find(|&&origin| origin > last).copied().unwrap_or(last);
        first..after as usize
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        for (text, folded) in [
            ("Konaté", "konate"),
            ("Konate\u{301}", "konate"),
            ("Højlund", "hojlund"),
            ("Łukasz Fabiański", "lukasz fabianski"),
            ("Đorđe Petrović", "dorde petrovic"),
            ("Großkreutz", "grosskreutz"),
            ("Kæmpe Œuvre", "kaempe oeuvre"),
            ("Arda Güler, Kılıç, İLKAY", "arda guler, kilic, ilkay"),
            ("Þórður Guðjónsson", "thordur gudjonsson"),
            ("O’Shea O´Shea Oʼshea", "o'shea o'shea o'shea"),
            ("Alexander–Arnold", "alexander-arnold"),
            ("ﬁne １２", "fine 12"),
            ("Σωκράτης", "σωκρατησ"),
            ("\u{feff}Leo\u{200b}ni", "leoni"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn every_character_folds_to_something_settled() {
        for letter in (0..=0x10_ffff).filter_map(char::from_u32) {
            let once = fold(&letter.to_string());
            assert_eq!(fold(&once), once, "U+{:04X}", letter as u32);
        }
    }

    #[test]
    fn matches_are_found_again_in_the_original() {
        for (name, part, shown) in [
            ("Ibrahima Konaté", "konate", "Konaté"),
            ("Konate\u{301} x", "konate", "Konate\u{301}"),
            ("Großkreutz", "s", "ß"),
            ("Großkreutz", "oss", "oß"),
            ("Æbelø", "e", "Æ"),
            ("plain", "la", "la"),
        ] {
            let folded = Folded::new(name);
            let at = folded.as_str().find(part).unwrap();
            assert_eq!(&name[folded.original(at..at + part.len())], shown, "{name}");
        }
        assert_eq!(Folded::new("é").original(5..9), 2..2);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_way_back_is_always_a_part_of_the_original(text in any::<String>(), a in 0usize..50, b in 0usize..50) {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.as_str(), fold(&text));
            prop_assert!(text.get(folded.original(a.min(b)..a.max(b))).is_some());
        }
    }
}
