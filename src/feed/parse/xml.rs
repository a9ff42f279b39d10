//! XML as feeds write it: read piece by piece, never refusing what can still be understood.
//!
//! Nothing is expanded, nothing is fetched and nothing recurses, so neither a bomb of entities
//! nor a tower of elements can grow here. Mismatched tags, bare `&` and `<`, several
//! declarations and an end in mid-air all read as what their writer meant.

use std::borrow::Cow;

use super::entities;

/// A piece of the document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::feed) enum Token<'t> {
    /// `<name attributes>`, or `<name attributes/>` where it is empty.
    Open(Tag<'t>),
    /// `</name>`.
    Close(&'t str),
    /// Characters with their entities as written.
    Text(&'t str),
    /// Characters that stand for themselves.
    Cdata(&'t str),
    /// A document type: what stands after `<!DOCTYPE`.
    Doctype(&'t str),
}

/// An opening tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::feed) struct Tag<'t> {
    /// Its name with its prefix, as written.
    pub(in crate::feed) name: &'t str,
    /// What stands after the name.
    pub(in crate::feed) attributes: &'t str,
    /// Whether it closes itself.
    pub(in crate::feed) empty: bool,
}

impl<'t> Tag<'t> {
    /// The value of an attribute by its name without a prefix, entities replaced.
    pub(in crate::feed) fn attribute(&self, name: &str) -> Option<Cow<'t, str>> {
        attributes(self.attributes).find(|(known, _)| local(known).eq_ignore_ascii_case(name)).map(|(_, value)| {
            let value = value.trim();
            entities::decode(value)
        })
    }
}

/// A name without its prefix.
pub(in crate::feed) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The names and raw values of a tag's attributes.
pub(in crate::feed) fn attributes(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (name, after) = rest.split_once('=')?;
        let name = name.trim().rsplit(char::is_whitespace).next().unwrap_or("");
        let after = after.trim_start();
        let quote = after.chars().next().filter(|first| matches!(first, '"' | '\''));
        let (value, left) = if let Some(quote) = quote {
            after[1..].split_once(quote).unwrap_or((&after[1..], ""))
        } else {
            after.split_at(after.find(char::is_whitespace).unwrap_or(after.len()))
        };
        rest = left;
        Some((name, value))
    })
}

/// The pieces of a document in their order.
#[derive(Clone, Debug)]
pub(in crate::feed) struct Tokens<'t> {
    text: &'t str,
    at: usize,
    /// Where the last `>` stands: after it no `<` begins a tag.
    last: usize,
}

impl<'t> Tokens<'t> {
    pub(in crate::feed) fn new(text: &'t str) -> Self {
        Self { text, at: 0, last: text.rfind('>').unwrap_or(0) }
    }

    /// Where the next piece begins.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// The part of the text between two positions.
    pub(super) fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or("")
    }

    /// Takes what ends before `end`, leaving `end` out; all that is left where there is none.
    fn until(&mut self, from: usize, end: &str) -> &'t str {
        let rest = &self.text[from..];
        let (inside, skipped) = rest.find(end).map_or((rest, 0), |length| (&rest[..length], end.len()));
        self.at = from + inside.len() + skipped;
        inside
    }

    /// Characters up to the next `<` that begins something; `skip` bytes are taken for sure.
    fn characters(&mut self, skip: usize) -> Token<'t> {
        let from = self.at;
        let bytes = self.text.as_bytes();
        let mut at = from + skip;
        while let Some(step) = self.text[at..].find('<').filter(|_| from < self.last) {
            at += step;
            let begins =
                bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?' | b'_'));
            if begins {
                self.at = at;
                return Token::Text(&self.text[from..at]);
            }
            at += 1;
        }
        self.at = self.text.len();
        Token::Text(&self.text[from..])
    }

    /// The tag that begins at the next `<`: up to its `>` outside of quotation marks, or the
    /// first `>` where a mark is never closed. `None` where another `<` comes before any `>`.
    fn tag(&mut self) -> Option<&'t str> {
        let rest = &self.text[self.at + 1..];
        let mut quote = None;
        let mut first = None;
        for (at, byte) in rest.bytes().enumerate() {
            match (byte, quote) {
                (b'>', None) => {
                    self.at += at + 2;
                    return Some(&rest[..at]);
                }
                (b'>', Some(_)) => first = first.or(Some(at)),
                // Inside quotes `<` is forbidden, so they were never meant as quotes.
                (b'<', _) => break,
                (b'"' | b'\'', None) => quote = Some(byte),
                (_, Some(open)) if open == byte => quote = None,
                _ => {}
            }
        }
        let at = first?;
        self.at += at + 2;
        Some(&rest[..at])
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        loop {
            let rest = &self.text[self.at..];
            let after = match rest.strip_prefix('<') {
                None if rest.is_empty() => return None,
                None => return Some(self.characters(0)),
                Some(_) if self.at > self.last && !rest.starts_with("<![CDATA[") => return Some(self.characters(1)),
                Some(after) => after,
            };
            if after.starts_with("!--") {
                self.until(self.at + 4, "-->");
                continue;
            }
            if after.starts_with('?') {
                self.until(self.at + 2, "?>");
                continue;
            }
            if after.starts_with("![CDATA[") {
                return Some(Token::Cdata(self.until(self.at + 9, "]]>")));
            }
            if after.get(..8).is_some_and(|word| word.eq_ignore_ascii_case("!DOCTYPE")) {
                // The inner part of a document type holds `>`: whoever has one is refused.
                return Some(Token::Doctype(self.until(self.at + 9, ">")));
            }
            if !after.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '_')) {
                return Some(self.characters(1));
            }
            let Some(inside) = self.tag() else {
                return Some(self.characters(1));
            };
            if inside.starts_with('!') {
                continue;
            }
            if let Some(name) = inside.strip_prefix('/') {
                return Some(Token::Close(name.trim()));
            }
            let (inside, empty) = inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
            let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
            return Some(Token::Open(Tag { name: &inside[..end], attributes: &inside[end..], empty }));
        }
    }
}

/// The characters of a piece of XML: text with its entities replaced, `CDATA` as it is, and tags
/// inside as they are written, for whoever reads it as HTML.
pub(super) fn characters(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut tokens = Tokens::new(raw);
    loop {
        let from = tokens.position();
        match tokens.next() {
            None => return text,
            Some(Token::Text(piece)) => text.push_str(&entities::decode(piece)),
            Some(Token::Cdata(piece)) => text.push_str(piece),
            Some(Token::Open(_) | Token::Close(_)) => text.push_str(tokens.slice(from, tokens.position())),
            Some(Token::Doctype(_)) => {}
        }
    }
}

/// What stands in the first element of a name inside a piece of XML, as written.
pub(super) fn child<'t>(raw: &'t str, name: &str) -> Option<(Tag<'t>, &'t str)> {
    let mut tokens = Tokens::new(raw);
    while let Some(token) = tokens.next() {
        let Token::Open(tag) = token else { continue };
        if !local(tag.name).eq_ignore_ascii_case(name) {
            continue;
        }
        let from = tokens.position();
        if tag.empty {
            return Some((tag, ""));
        }
        loop {
            let end = tokens.position();
            let closes = |token| matches!(token, Token::Close(closed) if local(closed).eq_ignore_ascii_case(name));
            if tokens.next().is_none_or(closes) {
                return Some((tag, tokens.slice(from, end)));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(text: &str) -> String {
        Tokens::new(text)
            .map(|token| match token {
                Token::Open(tag) if tag.empty => format!("<{}/>", tag.name),
                Token::Open(tag) => format!("<{}>", tag.name),
                Token::Close(name) => format!("</{name}>"),
                Token::Text(text) => format!("{text:?}"),
                Token::Cdata(text) => format!("[{text}]"),
                Token::Doctype(text) => format!("!{text}"),
            })
            .collect()
    }

    #[test]
    fn pieces_of_sound_and_of_broken_documents() {
        for (text, pieces) in [
            ("<a><b x='1>2'/>c &amp; d</a>", r#"<a><b/>"c &amp; d"</a>"#),
            ("junk<?xml version='1.0'?><!-- <x> --><a>", "\"junk\"<a>"),
            ("<a><![CDATA[<b>]]></a>", "<a>[<b>]</a>"),
            ("3 < 5 <3 <a>", r#""3 < 5 <3 "<a>"#),
            ("<a x=\"unclosed><b>", "<a><b>"),
            ("<a <b>", r#""<a "<b>"#),
            ("x <a <b", r#""x <a <b""#),
            ("<![CDATA[never closed", "[never closed]"),
            ("<!-- never closed <a>", ""),
            ("<!DOCTYPE rss>\n<rss>", "! rss\"\\n\"<rss>"),
            ("<!ELEMENT x><a>", "<a>"),
            ("<dc:date>é</dc:date >", r#"<dc:date>"é"</dc:date>"#),
        ] {
            assert_eq!(told(text), pieces, "{text}");
        }
    }

    #[test]
    fn attributes_in_every_quotation() {
        let Some(Token::Open(tag)) = Tokens::new("<link rel = 'self' href=\"/a?b&amp;c\" atom:x=y z>").next() else {
            panic!("a tag");
        };
        assert_eq!(tag.attribute("rel").as_deref(), Some("self"));
        assert_eq!(tag.attribute("href").as_deref(), Some("/a?b&c"));
        assert_eq!(tag.attribute("X").as_deref(), Some("y"));
        assert_eq!(tag.attribute("z"), None);
    }

    #[test]
    fn characters_of_mixed_content() {
        assert_eq!(characters("Tom &amp; <em>J</EM><![CDATA[&amp;<p>]]>"), "Tom & <em>J</EM>&amp;<p>");
        assert_eq!(child("<uri>u</uri><name>A &amp; B</name>", "name").map(|(_, raw)| raw), Some("A &amp; B"));
        assert_eq!(child("<time datetime='2019-05-03'>", "time").map(|(_, raw)| raw), Some(""));
    }

    proptest! {
        #[test]
        fn every_piece_moves_on(text in "(<|>|/|!|\\?|!--|-->|!\\[CDATA\\[|]]>|!DOCTYPE|a|é|\"|'|=| |&){0,80}") {
            let mut tokens = Tokens::new(&text);
            let mut before = 0;
            while tokens.next().is_some() {
                prop_assert!(tokens.position() > before);
                before = tokens.position();
            }
            prop_assert_eq!(tokens.position(), text.len());
        }
    }
}
