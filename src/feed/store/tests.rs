//! The store, cut off at every byte and filled from every side.

use super::*;
use crate::feed::list::FeedList;
use crate::feed::parse::{Hint, parse};

fn now() -> DateTime<Utc> {
    "2026-03-11T12:00:00Z".parse().unwrap()
}

fn items(numbers: std::ops::Range<usize>) -> Vec<Item> {
    let mut items = String::new();
    for number in numbers {
        let _ = write!(
            items,
            "<item><title>Item {number} é</title><guid>g{number}</guid><link>https://example.org/{number}</link>\
             <pubDate>Wed, 11 Mar 2026 09:00:00 GMT</pubDate><category>x</category></item>"
        );
    }
    parse(format!("<rss><channel>{items}</channel></rss>").as_bytes(), &Hint::default()).unwrap().items
}

#[test]
fn what_was_taken_is_there_again_and_not_new() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    assert_eq!(store.take("a", &items(0..5), now()).unwrap().new.len(), 5);
    assert_eq!(
        store.take("a", &items(3..8), now()).unwrap(),
        Taken { new: store.items()[5..].iter().map(|k| k.id.clone()).collect(), known: 2, elsewhere: 0 }
    );
    assert_eq!(store.take("b", &items(0..2), now()).unwrap().elsewhere, 2);
    let first = store.items()[0].id.clone();
    store.mark_read(vec![(first.clone(), None)]).unwrap();
    store.keep_page(&first, "The whole article".into()).unwrap();
    let before = store.items().to_vec();
    drop(store);
    let mut store = Store::open(folder.path(), now()).unwrap();
    assert_eq!(store.items(), before);
    assert_eq!((store.item(&first).unwrap().read, store.unread().count()), (Some(0), 7));
    assert_eq!(store.items()[0].also, ["b"]);
    assert_eq!(store.items()[0].item.text(), "The whole article");
    assert_eq!(store.take("b", &items(0..8), now()).unwrap(), Taken { new: vec![], known: 2, elsewhere: 6 });
    assert_eq!(store.take("a", &items(0..8), now()).unwrap().known, 8);
}

#[test]
fn a_kill_at_any_byte_leaves_a_store_that_opens() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    store.take("a", &items(0..3), now()).unwrap();
    drop(store);
    let path = folder.path().join(ITEMS);
    let bytes = fs::read(&path).unwrap();
    for cut in (0..=bytes.len()).rev().step_by(13) {
        fs::write(&path, &bytes[..cut]).unwrap();
        let whole = String::from_utf8_lossy(&bytes[..cut]).matches('\n').count();
        let mut store = Store::open(folder.path(), now()).unwrap();
        assert_eq!((store.items().len(), store.unreadable()), (whole, 0), "cut at {cut}");
        store.take("a", &items(0..3), now()).unwrap();
        assert_eq!(store.items().len(), 3, "cut at {cut}");
        drop(store);
        let store = Store::look(folder.path(), now()).unwrap();
        assert_eq!((store.items().len(), store.unreadable()), (3, 0), "cut at {cut}");
    }
}

#[test]
fn one_writes_and_others_look() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    store.take("a", &items(0..1), now()).unwrap();
    assert!(matches!(Store::open(folder.path(), now()), Err(StoreError::Held(_))));
    let mut looking = Store::look(folder.path(), now()).unwrap();
    assert_eq!(looking.items().len(), 1);
    assert!(matches!(looking.take("a", &items(1..2), now()), Err(StoreError::Io { .. })));
    assert_eq!(looking.items().len(), 1, "what was not written was not taken");
    drop(store);
    assert!(Store::open(folder.path(), now()).is_ok());
}

#[test]
fn a_line_that_makes_no_sense_costs_only_itself() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    store.take("a", &items(0..2), now()).unwrap();
    drop(store);
    let path = folder.path().join(ITEMS);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("nonsense\n{text}{{\"same\": {{\"id\": \"nobody\", \"feed\": \"a\"}}}}\n\n\u{fffd}\n"))
        .unwrap();
    fs::write(folder.path().join(VISITS), "{broken").unwrap();
    let store = Store::open(folder.path(), now()).unwrap();
    assert_eq!((store.items().len(), store.unreadable()), (2, 2));
}

#[test]
fn marks_belong_to_an_address() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    let mut feed = FeedList::bundled().feeds()[0].clone();
    feed.url.push_str("?token=s3cr3t");
    let visit = Visit { etag: Some("v1".into()), ..store.visit(&feed) };
    store.visited(&feed, visit.went_well(now())).unwrap();
    drop(store);
    let text = fs::read_to_string(folder.path().join(VISITS)).unwrap();
    assert!(!text.contains("s3cr3t"));
    let store = Store::look(folder.path(), now()).unwrap();
    assert_eq!(store.visit(&feed).etag.as_deref(), Some("v1"));
    feed.url.push('2');
    assert_eq!(store.visit(&feed).etag, None);
}

#[test]
fn the_oldest_go_when_there_are_too_many() {
    let mut text = String::new();
    let sample = &items(0..1)[0];
    for number in 0..=MOST_ITEMS {
        let id = format!("{number}");
        line(
            &mut text,
            &Line::Item(Box::new(ItemLine { summary: String::new(), ..ItemLine::of(&id, "a", now(), sample) })),
        );
    }
    line(&mut text, &Line::Read(ReadLine { id: "0".into(), claims: 1, reading: None }));
    line(&mut text, &Line::Read(ReadLine { id: format!("{MOST_ITEMS}"), claims: 1, reading: None }));
    let shorter = compacted(&text).unwrap();
    assert_eq!(shorter.lines().count(), KEPT_ITEMS + 1);
    assert!(shorter.lines().next().unwrap().contains(&format!("\"{}\"", MOST_ITEMS + 1 - KEPT_ITEMS)));
    assert_eq!(compacted(&shorter), None);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_to_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let error = Store::open(&file.join("feeds"), now()).unwrap_err().to_string();
    assert!(error.contains("cannot be made"), "{error}");
}
