//! Hostile text made harmless before it reaches a terminal or a file.
//!
//! Control characters and the escape sequences they begin, characters that turn the direction
//! of the text around, invisible ones, piles of combining marks and endless lines: none of
//! them says anything that a reader of names and summaries needs.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use super::cells::ELLIPSIS;

/// The longest text kept, in bytes: far above any summary, far below what slows a screen down.
pub const LONGEST: usize = 8_192;

/// No script stacks more marks than this on one letter.
const MOST_MARKS: usize = 6;

/// The text in one harmless line of at most [`LONGEST`] bytes; borrowed where it already is one.
pub fn sanitise(text: &str) -> Cow<'_, str> {
    sanitise_to(text, LONGEST)
}

/// The text in one harmless line of at most `longest` bytes, an ellipsis marking what was cut.
pub fn sanitise_to(text: &str, longest: usize) -> Cow<'_, str> {
    if is_clean(text) {
        return cut(Cow::Borrowed(text), longest);
    }
    cut(Cow::Owned(Cleaner::clean(text, longest)), longest)
}

/// Whether a text is one harmless line as it stands.
fn is_clean(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~')) || {
        let mut marks = 0;
        text.chars().all(|letter| {
            marks = if is_combining_mark(letter) { marks + 1 } else { 0 };
            !letter.is_control() && !is_line_break(letter) && !is_invisible(letter) && marks <= MOST_MARKS
        })
    }
}

fn is_line_break(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\x0b' | '\x0c' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character draws nothing and only changes how others are read: directions, joiners,
/// fillers, variation selectors (on whose width terminals disagree), tags, noncharacters.
pub fn is_invisible(letter: char) -> bool {
    // Most letters of most texts come before all of these.
    letter >= '\u{ad}'
        && matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}' | '\u{fdd0}'..='\u{fdef}'
        )
        || u32::from(letter) & 0xfffe == 0xfffe
}

/// Cuts at a character boundary, leaving room for the ellipsis.
fn cut(text: Cow<'_, str>, longest: usize) -> Cow<'_, str> {
    if text.len() <= longest {
        return text;
    }
    let mark = if longest < ELLIPSIS.len() { "" } else { ELLIPSIS };
    let kept = &text[..text.floor_char_boundary(longest - mark.len())];
    Cow::Owned(format!("{}{mark}", kept.trim_end()))
}

/// Copies what is harmless.
struct Cleaner {
    kept: String,
    marks: usize,
}

impl Cleaner {
    /// Copies up to a little more than `longest` bytes: the rest would be cut anyway.
    fn clean(text: &str, longest: usize) -> String {
        let mut cleaner = Self { kept: String::with_capacity(text.len().min(longest + 8)), marks: 0 };
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            if cleaner.kept.len() > longest {
                break;
            }
            let after = &rest[letter.len_utf8()..];
            rest = match letter {
                '\r' if after.starts_with('\n') => after,
                '\u{1b}' => after_escape(after),
                '\u{9b}' => after_control_sequence(after).unwrap_or(after),
                '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => after_string(after).unwrap_or(after),
                _ => {
                    cleaner.take(letter, after);
                    after
                }
            };
        }
        cleaner.kept
    }

    fn take(&mut self, letter: char, after: &str) {
        if is_line_break(letter) {
            self.push(' ');
        } else if letter.is_control() || (is_invisible(letter) && !self.joins(letter, after)) {
            // Dropped.
        } else {
            self.push(letter);
        }
    }

    fn push(&mut self, letter: char) {
        self.marks = if is_combining_mark(letter) { self.marks + 1 } else { 0 };
        if self.marks <= MOST_MARKS {
            self.kept.push(letter);
        }
    }

    /// Whether a joiner stands where writing needs it: inside a word of Persian, Hindi and others.
    fn joins(&self, letter: char, after: &str) -> bool {
        let spells = |c: char| !c.is_ascii() && c.is_alphabetic() && !is_invisible(c);
        matches!(letter, '\u{200c}' | '\u{200d}')
            && self.kept.chars().next_back().is_some_and(|c| spells(c) || is_combining_mark(c))
            && after.chars().next().is_some_and(|c| spells(c) && !is_combining_mark(c))
    }
}

/// What follows an escape sequence, of which ESC is already gone.
///
/// A sequence that never ends loses only its ESC, so that no text can hide behind one.
fn after_escape(text: &str) -> &str {
    let mut letters = text.chars();
    let after = match letters.next() {
        Some('[') => after_control_sequence(letters.as_str()),
        Some('P' | 'X' | ']' | '^' | '_') => after_string(letters.as_str()),
        // "ESC ( B" and its like: intermediates, then one final byte.
        Some(' '..='/') => {
            let tail = letters.as_str().trim_start_matches(|c| matches!(c, ' '..='/'));
            tail.strip_prefix(|c| matches!(c, '0'..='~'))
        }
        Some('0'..='~') => Some(letters.as_str()),
        _ => None,
    };
    after.unwrap_or(text)
}

/// What follows the parameters and the final byte of a control sequence.
fn after_control_sequence(text: &str) -> Option<&str> {
    let tail = text.trim_start_matches(|c| matches!(c, '0'..='?')).trim_start_matches(|c| matches!(c, ' '..='/'));
    tail.strip_prefix(|c| matches!(c, '@'..='~'))
}

/// What follows a command string (a window title, a link), up to its terminator.
fn after_string(text: &str) -> Option<&str> {
    let end = text.find(['\x07', '\u{9c}', '\x1b', '\n', '\r'])?;
    let tail = &text[end..];
    tail.strip_prefix(['\x07', '\u{9c}']).or_else(|| tail.strip_prefix("\x1b\\"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn clean_text_is_borrowed() {
        for text in ["Ibrahima Konaté", "南野拓実", "", "Konate\u{301}", "⚽ 3–1"] {
            assert!(matches!(sanitise(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn what_a_terminal_would_obey_is_gone() {
        for (hostile, harmless) in [
            ("Kon\x1b[31maté\x1b[0m", "Konaté"),
            ("a\x1b]0;title\x07b\x1b]8;;http://x\x1b\\c", "abc"),
            ("a\u{9b}2Jb\u{9d}0;t\u{9c}c", "abc"),
            ("a\x1bPq#1\x1b\\b\x1b(Bc\x1bcd", "abcd"),
            ("tab\there\r\nline\nfeed\u{2028}x\u{85}y", "tab here line feed x y"),
            ("nul\0 bell\x07 del\x7f bs\x08 c1\u{80}", "nul bell del bs c1"),
            ("\u{202e}etanoK\u{202c} \u{2067}x\u{2069}\u{200f}", "etanoK x"),
            ("Ko\u{200b}na\u{feff}te\u{ad}\u{2060}", "Konate"),
            ("x\u{200d}y\u{e0041}", "xy"),
            ("⚽\u{fe0f}", "⚽"),
        ] {
            assert_eq!(sanitise(hostile), harmless, "{hostile:?}");
        }
    }

    #[test]
    fn an_unfinished_sequence_hides_nothing() {
        assert_eq!(sanitise("\x1b]0;Konaté to Madrid"), "]0;Konaté to Madrid");
        assert_eq!(sanitise("\x1b[12;"), "[12;");
        assert_eq!(sanitise("end\x1b"), "end");
        assert_eq!(sanitise("\x1b]0;a\nb\x07"), "]0;a b");
    }

    #[test]
    fn joiners_stay_where_a_script_needs_them() {
        assert_eq!(sanitise("نفت\u{200c}شهر\n"), "نفت\u{200c}شهر ");
        assert_eq!(sanitise("a\u{200c}b\u{200d}"), "ab");
    }

    #[test]
    fn piles_of_marks_and_endless_lines_are_cut() {
        let pile = format!("e{}x", "\u{301}".repeat(1000));
        assert_eq!(sanitise(&pile).chars().count(), 2 + MOST_MARKS);
        let endless = "é".repeat(10_000);
        let kept = sanitise(&endless);
        assert!(kept.len() <= LONGEST && kept.ends_with('…'), "{}", kept.len());
        assert_eq!(sanitise_to("Konaté", 6), "Kon…");
        assert_eq!(sanitise_to("Konaté", 2), "Ko");
    }

    /// Text in which sequences and joiners are likely.
    fn hostile() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            proptest::collection::vec(
                prop_oneof![
                    Just('\x1b'),
                    Just('['),
                    Just(']'),
                    Just('\x07'),
                    Just('\\'),
                    Just('\u{9b}'),
                    Just('m'),
                    Just('\u{200d}'),
                    Just('\u{200c}'),
                    Just('ش'),
                    Just('\u{301}'),
                    Just('\n'),
                    Just('\r'),
                    Just('\u{202e}'),
                    any::<char>()
                ],
                0..40
            )
            .prop_map(|letters| letters.into_iter().collect()),
        ]
    }

    proptest! {
        #[test]
        fn nothing_harmful_is_left_and_nothing_changes_twice(text in hostile()) {
            let once = sanitise(&text);
            let harmful = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            prop_assert!(!once.contains(harmful));
            prop_assert_eq!(sanitise(&once), once.clone());
        }

        #[test]
        fn the_cap_holds(text in hostile(), longest in 0usize..30) {
            prop_assert!(sanitise_to(&text, longest).len() <= longest);
        }
    }
}
