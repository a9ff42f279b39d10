//! Items handed to the reader, and what it finds kept beside them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::fetch::{Cancel, Page};
use super::list::Feed;
use super::parse::{ItemKind, decode, harmless};
use super::store::{Kept, Store, StoreError};
use crate::ingest::{Document, DocumentHead, Reader, Reading};
use crate::model::Day;

/// Items read before what was found is written down: few enough that a cancelled run stops soon.
const AT_ONCE: usize = 64;
/// The longest text of a page that is kept.
const LONGEST_PAGE: usize = 64 << 10;
/// Less than this is no article: a wall, a consent page, a video.
const SHORTEST_PAGE: usize = 400;

/// What reading found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// Items read.
    pub items: usize,
    /// Claims by the feed that brought them.
    pub claims: HashMap<String, usize>,
}

impl Found {
    /// All claims.
    pub fn all(&self) -> usize {
        self.claims.values().sum()
    }
}

/// An item as the reader reads it: its title, an empty line, its text. Spans of a reading count in it.
pub fn text_of(kept: &Kept) -> String {
    format!("{}\n\n{}", kept.item.title, kept.item.text())
}

/// The day that an item is of: its own, unless it has none or one that was still to come when it
/// was seen.
pub fn day_of(kept: &Kept) -> Day {
    let seen = day(kept.seen);
    kept.item.published.map(|published| published.day).filter(|day| *day <= seen.plus_days(1)).unwrap_or(seen)
}

fn day(at: DateTime<Utc>) -> Day {
    Day::from_date(at.date_naive())
}

/// An item as a document.
pub fn document(kept: &Kept, feed: Option<&Feed>) -> Document {
    let day = day_of(kept);
    let dated = kept.item.published.is_some_and(|published| published.day == day);
    let head = DocumentHead {
        date: Some(day.to_string()),
        date_basis: Some(if dated { "feed" } else { "seen" }.to_owned()),
        outlet: kept.item.outlet.clone().or_else(|| feed?.outlet.clone()),
        author: kept.item.author.clone(),
        url: kept.item.link.clone(),
        language: feed.and_then(|feed| feed.language.clone()),
        ..DocumentHead::default()
    };
    Document { head, text: text_of(kept), day: Some(day), skip: 0, problems: Vec::new() }
}

/// Reads the items that were not read yet and keeps what was found, some at a time.
///
/// Pages that change by the minute, videos and recordings hold no claims that stay; they are
/// marked as read and left out. `tell` is told how many are read, and of how many.
///
/// # Errors
/// Where the store cannot be written to.
pub fn read_new(
    store: &mut Store,
    reader: &Reader,
    feeds: &[Feed],
    cancel: &Cancel,
    mut tell: impl FnMut(usize, usize),
) -> Result<Found, StoreError> {
    let mut found = Found::default();
    let all = store.unread().count();
    loop {
        if found.items < all {
            tell(found.items, all);
        }
        let waiting: Vec<&Kept> = store.unread().take(AT_ONCE).collect();
        if waiting.is_empty() || cancel.is_cancelled() {
            return Ok(found);
        }
        let mut read: Vec<(String, Option<Reading>)> = Vec::with_capacity(waiting.len());
        for kept in waiting {
            let reading = (kept.item.kind == ItemKind::Article).then(|| {
                let feed = feeds.iter().find(|feed| feed.id == kept.feed);
                reader.read(&document(kept, feed))
            });
            found.items += 1;
            *found.claims.entry(kept.feed.clone()).or_default() += reading.as_ref().map_or(0, |r| r.claims.len());
            let says = |reading: &Reading| !reading.claims.is_empty() || !reading.facts.is_empty();
            read.push((kept.id.clone(), reading.filter(says)));
        }
        store.mark_read(read)?;
    }
}

/// The article of a page; none where it holds too little to be one.
pub fn page_text(page: &Page) -> Option<String> {
    let text = decode(&page.bytes, page.charset.as_deref());
    let article = Document::from_text(DocumentHead::default(), text.into_owned());
    let text = harmless(&article.text, LONGEST_PAGE);
    (text.len() >= SHORTEST_PAGE && article.problems.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::list::FeedList;
    use crate::feed::parse::{Hint, parse};
    use crate::ledger::{OpenOptions, open};

    fn now() -> DateTime<Utc> {
        "2026-03-11T12:00:00Z".parse().unwrap()
    }

    fn kept(item: &str) -> Kept {
        let text = format!("<rss><channel><item>{item}</item></channel></rss>");
        let item = parse(text.as_bytes(), &Hint::default()).unwrap().items.swap_remove(0);
        Kept {
            id: "1".into(),
            feed: "bbc-football".into(),
            also: Vec::new(),
            seen: now(),
            item,
            read: None,
            reading: None,
        }
    }

    #[test]
    fn an_item_is_of_its_own_day_unless_that_is_still_to_come() {
        for (date, day, basis) in [
            ("Tue, 10 Mar 2026 23:30:00 GMT", "2026-03-10", "feed"),
            ("Thu, 12 Mar 2026 00:30:00 +0100", "2026-03-12", "feed"),
            ("Mon, 01 Jun 2026 09:00:00 GMT", "2026-03-11", "seen"),
            ("soon", "2026-03-11", "seen"),
        ] {
            let kept = kept(&format!("<title>T</title><pubDate>{date}</pubDate>"));
            let document = document(&kept, None);
            assert_eq!((document.head.date.as_deref(), document.head.date_basis.as_deref()), (Some(day), Some(basis)));
        }
    }

    #[test]
    fn claims_are_read_once_and_kept() {
        let ledger = open(&OpenOptions { bundled: true, ..OpenOptions::default() }).ledger;
        let reader = Reader::new(&ledger);
        let list = FeedList::bundled();
        let text = "<rss><channel><item><title>Real Madrid in talks to sign Ibrahima Konaté from Liverpool</title>\
                    <link>https://example.org/1</link><description>Real Madrid have opened talks with Liverpool to sign \
                    Ibrahima Konaté this summer.</description><pubDate>Wed, 11 Mar 2026 09:00:00 GMT</pubDate></item>\
                    <item><title>Real Madrid in talks to sign Konaté: live</title><link>https://example.org/live/2</link></item>\
                    <item><title>Rain stops play</title><link>https://example.org/3</link></item></channel></rss>";
        let items = parse(text.as_bytes(), &Hint::default()).unwrap().items;
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path(), now()).unwrap();
        store.take("bbc-football", &items, now()).unwrap();
        let cancelled = Cancel::new();
        cancelled.cancel();
        assert_eq!(read_new(&mut store, &reader, list.feeds(), &cancelled, |_, _| {}).unwrap(), Found::default());
        let found = read_new(&mut store, &reader, list.feeds(), &Cancel::new(), |_, _| {}).unwrap();
        assert!(found.items == 3 && found.all() >= 1, "{found:?}");
        assert_eq!(read_new(&mut store, &reader, list.feeds(), &Cancel::new(), |_, _| {}).unwrap(), Found::default());
        drop(store);
        let store = Store::look(folder.path(), now()).unwrap();
        let first = &store.items()[0];
        let reading = first.reading.as_ref().unwrap();
        let claim = &reading.claims[0];
        assert_eq!(claim.player_id.as_deref(), Some("ibrahima-konate"));
        assert_eq!(&text_of(first)[claim.evidence.start..claim.evidence.end], claim.evidence.text);
        assert_eq!(
            (reading.document.outlet.as_deref(), reading.document.date.as_deref()),
            (Some("BBC Sport"), Some("2026-03-11"))
        );
        assert_eq!(store.items()[1..].iter().map(|kept| kept.read).collect::<Vec<_>>(), [Some(0), Some(0)]);
    }

    #[test]
    fn a_page_is_an_article_or_nothing() {
        let page = |body: &str| Page {
            bytes: format!("<html><head><title>T</title></head><body><article>{body}</article></body></html>")
                .into_bytes(),
            charset: None,
            etag: None,
            last_modified: None,
            url: "https://example.org/1".into(),
        };
        let long =
            "<p>Real Madrid have opened talks over a summer move for the defender, and the club wait.</p>".repeat(8);
        let text = page_text(&page(&long)).unwrap();
        assert!(text.contains("opened talks") && !text.contains('<'), "{text}");
        assert_eq!(page_text(&page("<p>Please accept cookies.</p>")), None);
    }
}
