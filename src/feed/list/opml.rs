//! OPML: the lists of feeds that readers exchange.

use std::fmt::Write as _;

use super::Feed;
use crate::feed::link;
use crate::feed::parse::{Refusal, Token, Tokens, decode};
use crate::text::sanitise_to;

/// Lists are no larger.
const LARGEST: usize = 4 << 20;
/// Feeds read of one list.
const MOST: usize = 5_000;

/// A feed that a list names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outline {
    /// What the list calls it.
    pub name: Option<String>,
    /// Where it is.
    pub url: String,
}

/// Reads a list: its feeds, and how many entries had an address that is none.
///
/// # Errors
/// Where the bytes are no OPML.
pub fn read(bytes: &[u8]) -> Result<(Vec<Outline>, usize), Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::Large);
    }
    let text = decode(bytes, None);
    let mut outlines = Vec::new();
    let (mut unusable, mut is_opml) = (0, false);
    for token in Tokens::new(&text) {
        match token {
            Token::Doctype(kind) if kind.contains('[') => return Err(Refusal::Entities),
            Token::Open(tag) if tag.name.eq_ignore_ascii_case("opml") => is_opml = true,
            Token::Open(tag) if tag.name.eq_ignore_ascii_case("outline") && outlines.len() < MOST => {
                // Folders and bookmarks have no feed's address.
                let Some(url) = tag.attribute("xmlUrl") else { continue };
                let name = tag.attribute("title").filter(|name| !name.is_empty()).or_else(|| tag.attribute("text"));
                match link::resolve(&url, None) {
                    Some(url) => {
                        let name = name.map(|name| sanitise_to(&name, 200).into_owned());
                        outlines.push(Outline { name, url });
                    }
                    None => unusable += 1,
                }
            }
            _ => {}
        }
    }
    if is_opml {
        Ok((outlines, unusable))
    } else {
        let seen = sanitise_to(text.get(..text.floor_char_boundary(40)).unwrap_or(""), 40);
        Err(Refusal::NotAFeed { seen: format!("`{}`, not <opml>", seen.trim()) })
    }
}

/// Writes a list.
pub fn write<'f>(feeds: impl IntoIterator<Item = &'f Feed>) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head><title>Touchline</title></head>\n  <body>\n",
    );
    for feed in feeds {
        let name = escaped(&feed.name);
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "    <outline type=\"rss\" text=\"{name}\" title=\"{name}\" xmlUrl=\"{}\"/>",
            escaped(&feed.url)
        );
    }
    text + "  </body>\n</opml>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_with_folders_come_in() {
        let text = "<?xml version='1.0'?><opml version='1.0'><body><outline text='Football'>\
                    <outline type='rss' text='A &amp; B' xmlUrl='https://example.org/a?x=1&amp;y=2'/>\
                    <outline type=\"rss\" title=\"Only & titled\" text=\"\" XMLURL=\"http://example.org/b\">\
                    </outline><outline text='Bookmark' url='https://example.org'/>\
                    <outline text='Odd' xmlUrl='feed://x'/></outline></body></opml>";
        let (outlines, unusable) = read(text.as_bytes()).unwrap();
        let told: Vec<_> = outlines.iter().map(|o| (o.name.as_deref().unwrap(), o.url.as_str())).collect();
        assert_eq!(told, [("A & B", "https://example.org/a?x=1&y=2"), ("Only & titled", "http://example.org/b")]);
        assert_eq!(unusable, 1);
        assert!(read(b"<rss></rss>").unwrap_err().to_string().contains("not <opml>"));
        assert_eq!(read(b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>"), Err(Refusal::Entities));
    }

    #[test]
    fn what_goes_out_comes_in_again() {
        let mut list = super::super::FeedList::bundled();
        list.add("https://example.org/?a=1&b=\"<2>\"", Some("Names & \"such\" <things>")).unwrap();
        let (outlines, unusable) = read(write(list.feeds()).as_bytes()).unwrap();
        assert_eq!((outlines.len(), unusable), (list.feeds().len(), 0));
        for (outline, feed) in outlines.iter().zip(list.feeds()) {
            assert_eq!((outline.name.as_deref(), &outline.url), (Some(feed.name.as_str()), &feed.url));
        }
    }
}
