//! From the bytes of a feed to its text, whatever the feed and its server say about them.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// The text of a feed.
///
/// A byte order mark decides first. Then bytes that are valid UTF-8 are UTF-8, whatever anybody
/// says: no other encoding looks like it by chance, and servers say `ISO-8859-1` of everything.
/// Then the declaration in the text, then the server's word, then what Windows writes.
pub(in crate::feed) fn decode<'b>(bytes: &'b [u8], charset: Option<&str>) -> Cow<'b, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Some(encoding) = sixteen_bits(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let named = declared(bytes).or_else(|| Encoding::for_label(charset?.as_bytes()));
    match named {
        Some(encoding) if encoding != UTF_8 => encoding.decode_without_bom_handling(bytes).0,
        // Mostly UTF-8 with a broken byte here and there stays readable; the rest is Windows'.
        _ if mostly_utf8(bytes) => String::from_utf8_lossy(bytes),
        _ => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// UTF-16 without a mark: every second byte of its first characters is zero.
fn sixteen_bits(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<' | b'{' | b' ' | b'\n' | b'\r', 0, _, 0, ..] => Some(encoding_rs::UTF_16LE),
        [0, b'<' | b'{' | b' ' | b'\n' | b'\r', 0, _, ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// The encoding that an XML declaration near the beginning names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024)];
    let at = head.windows(9).position(|part| part.eq_ignore_ascii_case(b"encoding="))?;
    let label = head[at + 9..].split(|byte| matches!(byte, b'"' | b'\'')).nth(1)?;
    Encoding::for_label(label)
}

/// Whether multi-byte characters that are right outnumber the broken bytes.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    right > broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_name_gives_the_name() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        for (bytes, charset, text) in [
            ("<t>Konaté".as_bytes().to_vec(), Some("ISO-8859-1"), "<t>Konaté"),
            (b"<t>Konat\xe9".to_vec(), Some("ISO-8859-1"), "<t>Konaté"),
            (b"<t>Konat\xe9".to_vec(), None, "<t>Konaté"),
            (b"<t>Konat\xe9".to_vec(), Some("utf-8"), "<t>Konaté"),
            (b"<?xml encoding='iso-8859-2'?>\xa3".to_vec(), Some("utf-8"), "<?xml encoding='iso-8859-2'?>Ł"),
            (b"\xef\xbb\xbf<t>".to_vec(), None, "<t>"),
            ([b"\xff\xfe".to_vec(), utf16("<t>é")].concat(), None, "<t>é"),
            (utf16("<t>é"), Some("utf-8"), "<t>é"),
            ("Güler, Konaté\u{20ac}".bytes().chain(*b"\xe9").collect(), None, "Güler, Konaté\u{20ac}\u{fffd}"),
        ] {
            assert_eq!(decode(&bytes, charset), text);
        }
    }
}
