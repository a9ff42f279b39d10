//! `&amp;` and its kin: those of XML, those of HTML, numbers, and bare `&` as people write it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The entities of HTML 4 with their characters, one a line.
const NAMED: &str = include_str!("entities.txt");

static BY_NAME: LazyLock<HashMap<&'static str, char>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let (name, code) = line.split_once(' ')?;
        Some((name, char::from_u32(u32::from_str_radix(code, 16).ok()?)?))
    };
    NAMED.lines().filter_map(line).collect()
});

/// No entity is longer, without its `&` and `;`.
const LONGEST: usize = 10;

/// The text with its entities replaced once. What is none (`Brighton & Hove`, `&nosuch;`) stays.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else {
        return Cow::Borrowed(text);
    };
    let mut decoded = String::with_capacity(text.len());
    decoded.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some(after) = rest.strip_prefix('&') {
        let taken = if let Some((letter, length)) = entity(after) {
            decoded.extend(letter);
            1 + length
        } else {
            decoded.push('&');
            1
        };
        rest = &rest[taken..];
        let next = rest.find('&').unwrap_or(rest.len());
        decoded.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    Cow::Owned(decoded)
}

/// Whether an entity stands anywhere in the text.
pub(super) fn any(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| entity(&text[at + 1..]).is_some())
}

/// The character of an entity whose `&` is gone, and its length with the `;`.
///
/// A number of no character that a text may hold gives none.
fn entity(after: &str) -> Option<(Option<char>, usize)> {
    let end = after.bytes().take(LONGEST + 1).position(|byte| byte == b';')?;
    let name = &after[..end];
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) if !hex.starts_with('+') => u32::from_str_radix(hex, 16).ok()?,
                None if !number.starts_with('+') => number.parse().ok()?,
                _ => return None,
            };
            char::from_u32(windows(code)).filter(|letter| !letter.is_control() || matches!(letter, '\t' | '\n'))
        }
        None => Some(*BY_NAME.get(name)?),
    };
    Some((letter, end + 1))
}

/// `&#146;` is meant as Windows' apostrophe, never as the control character of that number.
fn windows(code: u32) -> u32 {
    let Ok(byte) = u8::try_from(code) else { return code };
    if !(0x80..=0x9f).contains(&byte) {
        return code;
    }
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(std::slice::from_ref(&byte));
    text.chars().next().map_or(code, u32::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_become_characters_once() {
        for (text, decoded) in [
            ("Brighton & Hove &amp; Albion", "Brighton & Hove & Albion"),
            ("&amp;amp;", "&amp;"),
            ("Konat&eacute; &#233;&#xE9;&#8217;&nbsp;&hellip;", "Konaté éé’\u{a0}…"),
            ("it&#146;s", "it’s"),
            ("&#0;&#27;&#x1b;a&#xD800;&#1114112;&#99999999999;", "a&#99999999999;"),
            ("&nosuch; &; &# &#; &#x; &#+5; &", "&nosuch; &; &# &#; &#x; &#+5; &"),
            ("&é;&ampé", "&é;&ampé"),
        ] {
            assert_eq!(decode(text), decoded, "{text}");
        }
        assert!(any("a &amp; b") && !any("a & b"));
    }
}
