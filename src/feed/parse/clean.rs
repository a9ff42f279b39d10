//! From what a feed wrote to an item that is fit to show.

use super::date::date;
use super::html::to_text;
use super::item::{Draft, Item, ItemKind};
use super::tidy::{harmless, line, without_boilerplate};
use crate::feed::link;

/// The longest text kept of one item; longer ones are cut.
const LONGEST_BODY: usize = 48 << 10;
/// The longest title, author or category.
const LONGEST_LINE: usize = 500;
/// No address is longer; what is, is none.
const LONGEST_LINK: usize = 2_000;
/// How much of an item's raw text is looked at.
pub(super) const LONGEST_RAW: usize = 256 << 10;
/// Categories kept.
const MOST_CATEGORIES: usize = 20;

/// The finished item and what was odd about it; `None` where it says nothing at all.
pub(super) fn finish(draft: Draft, base: Option<&str>) -> Option<(Item, Option<String>)> {
    let summary = prose(&draft.summary);
    let content = prose(&draft.content);
    let (summary, body) = match (summary.is_empty(), content.is_empty()) {
        (true, false) => (content, None),
        (false, false) if content.len() > summary.len() => (summary, Some(content)),
        _ => (summary, None),
    };
    let mut outlet = draft.outlet.map(|text| line(&to_text(&text), LONGEST_LINE)).filter(|text| !text.is_empty());
    let mut title = line(&to_text(cut(&draft.title)), LONGEST_LINE);
    if title.is_empty() {
        title = line(summary.lines().next()?, 120);
    }
    // Collections sign each title with its outlet.
    if let Some(name) = &outlet
        && let Some(bare) = title.strip_suffix(name.as_str()).and_then(|left| left.strip_suffix(" - "))
    {
        title.truncate(bare.len());
    }
    if outlet.as_deref() == Some(&title) {
        outlet = None;
    }
    let address = |text: String| {
        let text = line(&text, LONGEST_LINK + 1);
        let absolute = link::resolve(&text, base)?;
        (absolute.len() <= LONGEST_LINK).then_some(absolute)
    };
    let link = draft.link.and_then(address);
    let categories: Vec<String> = draft
        .categories
        .iter()
        .map(|text| line(&to_text(cut(text)), LONGEST_LINE))
        .filter(|text| !text.is_empty())
        .take(MOST_CATEGORIES)
        .collect();
    let published = draft.dates.iter().find_map(|text| date(text));
    let odd = match draft.dates.iter().find(|text| !text.trim().is_empty()) {
        Some(text) if published.is_none() => Some(format!("`{}` is no date that can be read", line(text, 60))),
        _ => None,
    };
    let item = Item {
        guid: draft.guid.map(|text| line(&text, LONGEST_LINK)).filter(|text| !text.is_empty()),
        kind: ItemKind::guess(link.as_deref(), &categories),
        title,
        link,
        summary,
        body,
        published,
        author: draft.author.map(|text| author(&text)).filter(|text| !text.is_empty()),
        outlet,
        categories,
    };
    Some((item, odd))
}

fn cut(raw: &str) -> &str {
    &raw[..raw.floor_char_boundary(LONGEST_RAW)]
}

fn prose(raw: &str) -> String {
    harmless(without_boilerplate(&to_text(cut(raw))), LONGEST_BODY)
}

/// RSS 2.0 wants `mail@example.org (Name)` as an author: the name is kept.
fn author(text: &str) -> String {
    let text = to_text(cut(text));
    let named = text.split_once('(').filter(|(mail, _)| mail.contains('@')).map(|(_, name)| name.trim_end_matches(')'));
    line(named.unwrap_or(&text), LONGEST_LINE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(title: &str, summary: &str) -> Draft {
        Draft { title: title.into(), summary: summary.into(), ..Draft::default() }
    }

    #[test]
    fn an_item_without_words_is_none() {
        assert_eq!(finish(draft("", " <p> </p> "), None), None);
        assert_eq!(finish(draft("", "<p>First line.</p><p>Second</p>"), None).unwrap().0.title, "First line.");
    }

    #[test]
    fn a_collections_signature_becomes_the_outlet() {
        let signed = Draft { outlet: Some("Example Post".into()), ..draft("Talks go on - Example Post", "") };
        let (item, odd) = finish(signed, None).unwrap();
        assert_eq!((item.title.as_str(), item.outlet.as_deref(), odd), ("Talks go on", Some("Example Post"), None));
    }

    #[test]
    fn an_unreadable_date_is_told_and_hostile_text_is_not() {
        let odd = Draft {
            dates: vec!["tomorrow\x1b[2J".into()],
            author: Some("desk@example.org (A. Writer)".into()),
            link: Some("javascript:alert(1)".into()),
            guid: Some("a\u{202e}b".into()),
            ..draft("\x1b]0;owned\x07Title", "x")
        };
        let (item, note) = finish(odd, Some("https://example.org/feed")).unwrap();
        assert_eq!(note.as_deref(), Some("`tomorrow` is no date that can be read"));
        assert_eq!((item.title.as_str(), item.guid.as_deref(), item.link), ("Title", Some("ab"), None));
        assert_eq!(item.author.as_deref(), Some("A. Writer"));
    }
}
