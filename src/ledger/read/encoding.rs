//! From bytes to text: UTF-8, or a clear word about what stands there instead.

use crate::ledger::Severity;
use crate::ledger::json::Flaw;

/// A file's text, and what was wrong with its bytes.
pub(super) struct Decoded {
    pub(super) text: String,
    /// Bytes before the text: a byte order mark.
    pub(super) skipped: usize,
    pub(super) flaws: Vec<Flaw>,
    /// Whether the text is to be read at all.
    pub(super) readable: bool,
}

/// Decodes a file.
pub(super) fn decode(mut bytes: Vec<u8>) -> Decoded {
    if let Some(name) = other_encoding(&bytes) {
        let mut flaw = flaw("encoding", 0, format!("the file is written in {name}"));
        flaw.expected = Some(format!("UTF-8: convert it with `iconv -f {name} -t UTF-8`, or save it as UTF-8"));
        return Decoded { text: String::new(), skipped: 0, flaws: vec![flaw], readable: false };
    }
    let mut flaws = Vec::new();
    let mut skipped = 0;
    if bytes.starts_with(b"\xef\xbb\xbf") {
        skipped = 3;
        bytes.drain(..skipped);
        let mut flaw = flaw("byte_order_mark", 0, "the file begins with a byte order mark");
        flaw.severity = Severity::Warning;
        flaw.expected = Some("UTF-8 without one".into());
        flaws.push(flaw);
    }
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        flaws.push(not_utf8(error.as_bytes(), error.utf8_error().valid_up_to(), skipped));
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    });
    let mut readable = true;
    if text.trim_matches([' ', '\t', '\r', '\n']).is_empty() {
        readable = false;
        let mut flaw = flaw("empty_file", 0, "there is nothing in this file");
        flaw.expected = Some("an object of lists: {\"players\": […], …}".into());
        flaws.push(flaw);
    }
    Decoded { text, skipped, flaws, readable }
}

/// The name of an encoding that is not UTF-8, by its mark or by the zero bytes that ASCII has in it.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] | [0, 0, 0, _, ..] | [_, 0, 0, 0, ..] => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        [0, b'{' | b'[' | b' ' | b'\n' | b'\r', ..] => Some("UTF-16BE"),
        [b'{' | b'[' | b' ' | b'\n' | b'\r', 0, ..] => Some("UTF-16LE"),
        _ => None,
    }
}

fn not_utf8(bytes: &[u8], at: usize, skipped: usize) -> Flaw {
    let count = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let byte = bytes[at];
    let offset = at + skipped;
    let what = match count {
        1 => format!("byte {offset} (0x{byte:02x}) is not UTF-8"),
        _ => format!("{count} places are not UTF-8, the first at byte {offset} (0x{byte:02x})"),
    };
    let mut flaw = flaw("invalid_utf8", at, what);
    flaw.expected = Some("UTF-8: convert the file, perhaps with `iconv -f WINDOWS-1252 -t UTF-8`".into());
    flaw
}

fn flaw(code: &'static str, at: usize, what: impl Into<String>) -> Flaw {
    Flaw {
        severity: Severity::Error,
        code,
        start: at,
        end: at,
        path: String::new(),
        what: what.into(),
        expected: None,
        nearest: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf8_is_named() {
        let utf16 =
            |mark: &[u8]| [mark, &"{\"a\": 1}".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat();
        for (bytes, code, words) in [
            (utf16(b"\xff\xfe"), "encoding", "UTF-16"),
            (utf16(b""), "encoding", "UTF-16LE"),
            (b"{\"name\": \"Konat\xe9\"}".to_vec(), "invalid_utf8", "byte 15 (0xe9)"),
            (
                b"\xef\xbb\xbf{\"\xe9\": \"\xe9\"}".to_vec(),
                "invalid_utf8",
                "2 places are not UTF-8, the first at byte 5",
            ),
            (Vec::new(), "empty_file", "nothing"),
            (b"\xef\xbb\xbf \r\n".to_vec(), "empty_file", "nothing"),
        ] {
            let flaws = decode(bytes.clone()).flaws;
            let told = flaws.last().unwrap();
            assert_eq!(told.code, code, "{bytes:?}");
            assert!(told.what.contains(words), "{}", told.what);
        }
        let marked = decode(b"\xef\xbb\xbf{}".to_vec());
        assert_eq!((&*marked.text, marked.skipped, marked.flaws[0].severity), ("{}", 3, Severity::Warning));
    }
}
