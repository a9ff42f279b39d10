//! Texts: what stands between two quotes, decoded and made harmless.

use std::borrow::Cow;

use crate::ledger::Severity;
use crate::text::{LONGEST, sanitise};

use super::parse::Parser;

/// What decoding found besides letters.
#[derive(Default)]
struct Decoded {
    text: String,
    /// A control character as it stands, which JSON forbids.
    control: bool,
}

impl<'t> Parser<'t> {
    /// Reads a text, of which the opening quote comes next. Ends at the line's end where the
    /// closing quote is missing, so that the next line is read as what it is.
    pub(super) fn text(&mut self) -> Cow<'t, str> {
        let start = self.at;
        let quote = self.bytes()[start];
        if quote != b'"' {
            self.flaw("single_quotes", start, start + 1, "texts stand in double quotes").expected = Some("`\"`".into());
        }
        self.at += 1;
        let plain = self.run(|byte| byte != quote && byte != b'\\' && byte >= b' ');
        let decoded = if self.peek() == Some(quote) {
            self.at += 1;
            (Cow::Borrowed(plain), false)
        } else {
            let mut decoded = Decoded { text: plain.into(), control: false };
            self.decode(quote, start, &mut decoded);
            (Cow::Owned(decoded.text), decoded.control)
        };
        self.harmless(decoded.0, decoded.1, start)
    }

    /// Decodes up to the closing quote, or to the end of the line where there is none.
    fn decode(&mut self, quote: u8, start: usize, decoded: &mut Decoded) {
        loop {
            decoded.text.push_str(self.run(|byte| byte != quote && byte != b'\\' && byte >= b' '));
            match self.peek() {
                Some(byte) if byte == quote => {
                    self.at += 1;
                    return;
                }
                Some(b'\\') => self.escape(decoded),
                Some(b'\n' | b'\r') => {
                    self.unclosed(start, decoded);
                    return;
                }
                Some(control) => {
                    decoded.control = true;
                    decoded.text.push(char::from(control));
                    self.at += 1;
                }
                None => {
                    self.cut_off("text");
                    return;
                }
            }
        }
    }

    /// Ends a text at the end of its line, before the commas and brackets that close it off.
    fn unclosed(&mut self, start: usize, decoded: &mut Decoded) {
        let kept = decoded.text.trim_end_matches([',', '}', ']', ' ', '\t']).len();
        self.at -= decoded.text.len() - kept;
        decoded.text.truncate(kept);
        self.flaw("unclosed_text", start, self.at, "this text is not closed").expected =
            Some("`\"` before the end of the line".into());
    }

    /// Decodes one escape, of which the backslash comes next.
    fn escape(&mut self, decoded: &mut Decoded) {
        let start = self.at;
        self.at += 1;
        let letter = match self.peek() {
            Some(letter @ (b'"' | b'\\' | b'/' | b'\'')) => char::from(letter),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                let letter = self.unicode();
                decoded.text.push(letter.unwrap_or('\u{fffd}'));
                if letter.is_none() {
                    self.bad_escape(start);
                }
                return;
            }
            _ => {
                self.bad_escape(start);
                decoded.text.push('\u{fffd}');
                return;
            }
        };
        if letter == '\'' {
            self.bad_escape(start);
        }
        decoded.text.push(letter);
        self.at += 1;
    }

    fn bad_escape(&mut self, start: usize) {
        let end = self.at.max(start + 1);
        self.flaw("bad_escape", start, end, "JSON has no such escape").expected =
            Some("one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits".into());
    }

    /// The character of `\u` escapes, a pair of them where it takes two.
    fn unicode(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        let before = self.at;
        if self.rest().starts_with("\\u") {
            self.at += 2;
            if let Some(second @ 0xdc00..0xe000) = self.hex() {
                return char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00));
            }
        }
        self.at = before;
        None
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|t| t.bytes().all(|b| b.is_ascii_hexdigit()))?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    /// Neutralises what a terminal could obey, what turns text around, and what never ends.
    fn harmless(&mut self, text: Cow<'t, str>, control: bool, start: usize) -> Cow<'t, str> {
        let clean = match sanitise(&text) {
            clean if *clean == *text => None,
            clean => Some(clean.into_owned()),
        };
        let end = self.at;
        if control {
            self.flaw("control_character", start, end, "a control character stands in this text").expected =
                Some("a text without control characters; it is shown without them".into());
        } else if text.len() > LONGEST {
            let what = format!("a text of {} characters", text.chars().count());
            let flaw = self.flaw("long_text", start, end, what);
            flaw.severity = Severity::Warning;
            flaw.expected = Some(format!("at most {LONGEST} bytes; the rest is cut off"));
        } else if clean.is_some() {
            let what = "characters stand in this text that command a terminal or change how others read";
            let flaw = self.flaw("hostile_text", start, end, what);
            flaw.severity = Severity::Warning;
            flaw.expected = Some("a plain line of text; it is shown without them".into());
        }
        clean.map_or(text, Cow::Owned)
    }
}
