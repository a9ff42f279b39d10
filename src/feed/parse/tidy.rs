//! What feeds append to their items and nobody wrote for readers.

use crate::text::sanitise_to;

/// Ends that say only that there is more; compared without regard to case.
const ENDS: [&str; 12] = [
    "continue reading...",
    "continue reading…",
    "continue reading",
    "read more...",
    "read more…",
    "read more",
    "read full article",
    "seguir leyendo",
    "[...]",
    "[…]",
    "…",
    "...",
];

/// What a site's software signs with: how the signature begins, and what stands inside it.
const SIGNATURES: [(&str, &str); 5] = [
    ("The post ", " appeared first on "),
    ("La entrada ", " se publicó primero en "),
    ("L'article ", " est apparu en premier sur "),
    ("Der Beitrag ", " erschien zuerst auf "),
    ("submitted by ", "[comments]"),
];

/// A signature is no longer than a title and a site's name.
const LONGEST_SIGNATURE: usize = 600;

/// The text without signatures and the ends that promise more.
pub(super) fn without_boilerplate(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let shorter = without_end(without_signature(text));
        if shorter.len() == text.len() {
            return text;
        }
        text = shorter;
    }
}

fn without_signature(text: &str) -> &str {
    for (begins, inside) in SIGNATURES {
        if let Some(at) = text.rfind(begins)
            && text.len() - at <= LONGEST_SIGNATURE
            && text[at..].contains(inside)
            && starts_sentence(&text[..at])
        {
            return text[..at].trim_end();
        }
    }
    text
}

/// Whether what stands before is over: nothing, a line's end, or a full stop.
fn starts_sentence(before: &str) -> bool {
    before.ends_with('\n')
        || before.trim_end().is_empty()
        || before.trim_end().ends_with(['.', '…', '!', '?', ']', '’', '"'])
}

fn without_end(text: &str) -> &str {
    for end in ENDS {
        let Some(at) = text.len().checked_sub(end.len()) else { continue };
        if text.get(at..).is_some_and(|tail| tail.eq_ignore_ascii_case(end)) {
            // "…" may end a sentence that stands alone; a promise stands after one.
            return text[..at].trim_end();
        }
    }
    text
}

/// Several lines, each harmless, of at most `longest` bytes together.
pub(in crate::feed) fn harmless(text: &str, longest: usize) -> String {
    let mut clean = String::new();
    for line in text.lines() {
        let room = longest.saturating_sub(clean.len() + 1);
        if room == 0 {
            break;
        }
        let line = sanitise_to(line, room.min(crate::text::LONGEST));
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if !clean.is_empty() {
            clean.push('\n');
        }
        clean.push_str(line);
    }
    clean
}

/// One harmless line.
pub(super) fn line(text: &str, longest: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    sanitise_to(&words.join(" "), longest).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_software_appends_goes() {
        for (text, left) in [
            ("Madrid call. Continue reading...", "Madrid call."),
            ("Madrid call […]\nThe post Konaté talks appeared first on Example Fan Site.", "Madrid call"),
            ("Words.\nsubmitted by /u/somebody [link] [comments]", "Words."),
            ("The post X appeared first on Y.", ""),
            ("Nothing to remove", "Nothing to remove"),
            ("", ""),
        ] {
            assert_eq!(without_boilerplate(text), left, "{text}");
        }
        // A goalpost in mid-sentence is no signature.
        let goal = "He hit the woodwork. It was the post that Talks appeared first on";
        assert_eq!(without_boilerplate(goal), goal);
    }

    #[test]
    fn lines_are_harmless_and_bounded() {
        assert_eq!(harmless("a\x1b[31mb\n\n\u{202e}c\n", 100), "ab\nc");
        assert!(harmless(&"long line\n".repeat(1000), 500).len() <= 500);
        assert_eq!(line("  a\n  b\t c ", 100), "a b c");
    }
}
