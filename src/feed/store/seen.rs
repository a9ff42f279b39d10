//! Whether an item was seen before: by its guid, by its page, or by its very words elsewhere.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Duration, Utc};

use crate::feed::link;
use crate::feed::parse::Item;
use crate::text::{fingerprint, fold};

/// How long words are remembered: outlets copy each other within a day or two.
const COPIED_WITHIN: Duration = Duration::days(4);
/// The share of common word groups from which two texts are one.
const ALIKE: f64 = 0.8;
/// Groups compared of each text; short texts are compared whole.
const MOST_GROUPS: usize = 48;
/// Fewer words than this say too little to be recognised by.
const FEWEST_WORDS: usize = 8;
/// Words looked at: the beginning of an article tells it apart.
const MOST_WORDS: usize = 120;

/// What one item is recognised by.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Keys {
    exact: Vec<u64>,
    groups: Vec<u64>,
}

/// The keys of a feed's items together: an identity or address that several of them share says
/// nothing about any of them.
pub(super) fn keys_of(feed: &str, items: &[Item]) -> Vec<Keys> {
    let identities: Vec<Identity> = items.iter().map(|item| Identity::of(feed, item)).collect();
    let mut guids: HashMap<u64, HashSet<Option<u64>>> = HashMap::new();
    let mut pages: HashMap<u64, HashSet<u64>> = HashMap::new();
    for (identity, item) in identities.iter().zip(items) {
        if let Some(guid) = identity.guid {
            guids.entry(guid).or_default().insert(identity.page);
        }
        if let Some(page) = identity.page {
            pages.entry(page).or_default().insert(fingerprint(&[&fold(&item.title)]));
        }
    }
    identities
        .iter()
        .zip(items)
        .map(|(identity, item)| {
            let guid = identity.guid.filter(|guid| guids.get(guid).is_none_or(|pages| pages.len() == 1));
            let page = identity.page.filter(|page| pages.get(page).is_none_or(|titles| titles.len() == 1));
            let guid_page = identity.guid_page.filter(|_| guid.is_some());
            let mut exact: Vec<u64> = [guid, page, guid_page].into_iter().flatten().collect();
            if exact.is_empty() {
                exact.push(fingerprint(&["words", feed, &fold(&item.title), &fold(&item.summary)]));
            }
            exact.dedup();
            Keys { exact, groups: groups(item) }
        })
        .collect()
}

struct Identity {
    guid: Option<u64>,
    page: Option<u64>,
    /// The page that the guid itself names: feeds of one outlet share those.
    guid_page: Option<u64>,
}

impl Identity {
    fn of(feed: &str, item: &Item) -> Self {
        let page = |address: &str| {
            let comparable = link::comparable(address);
            // A site's front is the page of none of its articles.
            comparable.contains(['/', '?']).then(|| fingerprint(&["page", &comparable]))
        };
        let guid = item.guid.as_deref();
        Self {
            guid: guid.map(|guid| fingerprint(&["guid", feed, guid])),
            page: item.link.as_deref().and_then(page),
            guid_page: guid.filter(|guid| guid.starts_with("http")).and_then(page),
        }
    }
}

/// The groups of three words of an item's title and text, as hashes, the smallest of them.
fn groups(item: &Item) -> Vec<u64> {
    let text = item.text();
    let text = &text[..text.floor_char_boundary(2_000)];
    let folded = fold(&format!("{} {text}", item.title));
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
    if words.len() < FEWEST_WORDS {
        return Vec::new();
    }
    let mut groups: Vec<u64> = words.windows(3).map(fingerprint).collect();
    groups.sort_unstable();
    groups.dedup();
    groups.truncate(MOST_GROUPS);
    groups
}

/// How much two texts have in common, from 0 to 1, by the smallest of their groups.
fn likeness(a: &[u64], b: &[u64]) -> f64 {
    let (mut common, mut all) = (0_usize, 0_usize);
    let (mut left, mut right) = (a.iter().peekable(), b.iter().peekable());
    while all < MOST_GROUPS {
        match (left.peek(), right.peek()) {
            (None, None) => break,
            (Some(x), Some(y)) if x == y => {
                common += 1;
                left.next();
                right.next();
            }
            (Some(x), Some(y)) if x < y => drop(left.next()),
            (Some(_), None) => drop(left.next()),
            _ => drop(right.next()),
        }
        all += 1;
    }
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

/// Everything that was seen.
#[derive(Debug, Default)]
pub(super) struct Seen {
    exact: HashMap<u64, u32>,
    /// The recent texts: where they are from, when they came, their groups.
    recent: Vec<Recent>,
    by_group: HashMap<u64, Vec<u32>>,
}

#[derive(Debug)]
struct Recent {
    item: u32,
    feed: u64,
    seen: DateTime<Utc>,
    groups: Vec<u64>,
}

impl Seen {
    /// Remembers an item under its number. Its words are remembered while they may be copied.
    pub(super) fn remember(&mut self, number: u32, feed: &str, keys: Keys, seen: DateTime<Utc>, now: DateTime<Utc>) {
        self.remember_exact(number, &keys);
        if keys.groups.is_empty() || now - seen > COPIED_WITHIN {
            return;
        }
        let at = self.recent.len() as u32;
        for group in &keys.groups {
            self.by_group.entry(*group).or_default().push(at);
        }
        self.recent.push(Recent { item: number, feed: fingerprint(&[feed]), seen, groups: keys.groups });
    }

    /// Remembers further names of an item.
    pub(super) fn remember_exact(&mut self, number: u32, keys: &Keys) {
        for key in &keys.exact {
            self.exact.entry(*key).or_insert(number);
        }
    }

    /// The number of the item that has one of the keys.
    pub(super) fn same(&self, keys: &Keys) -> Option<u32> {
        keys.exact.iter().find_map(|key| self.exact.get(key)).copied()
    }

    /// The number of an item of another feed with nearly the same words.
    pub(super) fn copied(&self, feed: &str, keys: &Keys, now: DateTime<Utc>) -> Option<u32> {
        let feed = fingerprint(&[feed]);
        let mut tried = HashSet::new();
        // Alike texts share nearly all groups, so any four of them lead to each other.
        keys.groups.iter().take(8).filter_map(|group| self.by_group.get(group)).flatten().find_map(|at| {
            let other = self.recent.get(*at as usize).filter(|_| tried.insert(*at))?;
            let near = other.feed != feed && (now - other.seen).abs() <= COPIED_WITHIN;
            (near && likeness(&keys.groups, &other.groups) >= ALIKE).then_some(other.item)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::parse::ItemKind;

    fn item(guid: Option<&str>, link: Option<&str>, title: &str, summary: &str) -> Item {
        Item {
            guid: guid.map(str::to_owned),
            title: title.to_owned(),
            link: link.map(str::to_owned),
            summary: summary.to_owned(),
            body: None,
            published: None,
            author: None,
            outlet: None,
            categories: Vec::new(),
            kind: ItemKind::Article,
        }
    }

    const TEXT: &str = "Madrid have made contact over a summer move for the defender whose contract runs out in June, \
                        with talks about a new deal at his club still going on according to people close to him";

    #[test]
    fn guids_and_pages_are_recognised() {
        let now = Utc::now();
        let mut seen = Seen::default();
        let first = keys_of(
            "a",
            &[item(Some("https://example.org/1#0"), Some("https://example.org/1?at_medium=RSS"), "T", "")],
        );
        seen.remember(7, "a", first[0].clone(), now, now);
        for (feed, again) in [
            ("a", item(Some("https://example.org/1#0"), None, "Other", "")),
            ("b", item(None, Some("http://www.example.org/1/"), "Other", "")),
            ("b", item(Some("https://example.org/1"), None, "Other", "")),
        ] {
            assert_eq!(seen.same(&keys_of(feed, &[again])[0]), Some(7));
        }
        let other = item(Some("1"), Some("https://example.org/2"), "T", "");
        assert_eq!(seen.same(&keys_of("b", &[other])[0]), None);
    }

    #[test]
    fn what_several_items_share_tells_none_of_them_apart() {
        let now = Utc::now();
        let items = [
            item(Some("logo.png"), Some("https://example.org/1"), "One", ""),
            item(Some("logo.png"), Some("https://example.org/2"), "Two", ""),
            item(None, Some("https://example.org/news"), "Three", ""),
            item(None, Some("https://example.org/news"), "Four", ""),
            item(None, Some("https://example.org/"), "Five", ""),
        ];
        let keys = keys_of("a", &items);
        let mut seen = Seen::default();
        for (number, keys) in keys.iter().enumerate() {
            assert_eq!(seen.same(keys), None, "{number}");
            seen.remember(number as u32, "a", keys.clone(), now, now);
        }
        for (number, keys) in keys_of("a", &items).iter().enumerate() {
            assert_eq!(seen.same(keys), Some(number as u32));
        }
    }

    #[test]
    fn copies_in_other_feeds_are_recognised_by_their_words() {
        let now = Utc::now();
        let mut seen = Seen::default();
        let first =
            keys_of("a", &[item(None, Some("https://example.org/1"), "Madrid make contact for defender", TEXT)]);
        seen.remember(1, "a", first[0].clone(), now, now);
        let copy = item(None, Some("https://other.org/x"), "Madrid make contact for DEFENDER", &format!("{TEXT}."));
        let keys = keys_of("b", std::slice::from_ref(&copy));
        assert_eq!((seen.same(&keys[0]), seen.copied("b", &keys[0], now)), (None, Some(1)));
        assert_eq!(seen.copied("a", &keys_of("a", &[copy])[0], now), None, "one feed does not copy itself");
        assert_eq!(seen.copied("b", &keys[0], now + Duration::days(9)), None);
        let another = item(None, Some("https://other.org/y"), "Madrid make contact for striker", &TEXT[60..]);
        assert_eq!(seen.copied("b", &keys_of("b", &[another])[0], now), None);
        let short = item(None, Some("https://other.org/z"), "Watch live", "");
        assert!(keys_of("b", &[short])[0].groups.is_empty());
    }
}
