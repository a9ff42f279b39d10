//! Whole runs against a server on this machine.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use super::*;
use crate::feed::fetch::Limits;
use crate::feed::fetch::tests::server::{Server, answer, nobody};
use crate::feed::list::FeedList;

fn feed(id: &str, url: String) -> Feed {
    Feed { id: id.into(), name: id.into(), url, ..FeedList::bundled().feeds()[0].clone() }
}

fn now() -> DateTime<Utc> {
    "2026-03-11T12:00:00Z".parse().unwrap()
}

fn network() -> Network {
    Network::new(Limits {
        connect: Duration::from_millis(500),
        total: Duration::from_millis(1500),
        largest: 4 << 20,
        redirects: 3,
    })
}

const BRISK: Manners = Manners { at_once: 4, pause: Duration::ZERO };

fn run(feeds: &[Feed], store: &mut Store, now: DateTime<Utc>) -> Vec<Outcome> {
    sync(feeds, &network(), BRISK, store, now, &Cancel::new(), |_| {}).unwrap()
}

/// A feed with items of its own.
fn rss(name: &str, items: std::ops::Range<usize>) -> Vec<u8> {
    let mut text = format!("<rss version=\"2.0\"><channel><title>{name}</title>");
    for number in items {
        let _ = write!(
            text,
            "<item><title>{name} report {number} & more</title><guid isPermaLink=\"false\">{name}-{number}</guid>\
             <link>https://example.org/{name}/{number}</link><description>Words about number {number}.</description></item>"
        );
    }
    (text + "</channel></rss>").into_bytes()
}

fn new_of(outcome: &Outcome) -> usize {
    match outcome {
        Outcome::Fetched { taken, .. } => taken.new.len(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_thousand_items_once_and_then_nothing_new() {
    let server = Server::start(|path, out| {
        let body = rss(path.trim_start_matches('/'), 0..250);
        answer(out, "200 OK", "ETag: \"v1\"\r\n", &body)
    });
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    let feeds: Vec<Feed> = ["a", "b", "c", "d"].map(|id| feed(id, server.url(&format!("/{id}")))).into();
    let mut told = Vec::new();
    let outcomes = sync(&feeds, &network(), BRISK, &mut store, now(), &Cancel::new(), |event| {
        told.push(match event {
            Event::Begun(feed) => format!("{} begun", feed.id),
            Event::Done { feed, done, all, .. } => format!("{} {done}/{all}", feed.id),
            Event::Page { done, all } => format!("page {done}/{all}"),
        });
    })
    .unwrap();
    assert_eq!(outcomes.iter().map(new_of).collect::<Vec<_>>(), [250; 4]);
    assert_eq!((store.items().len(), told.len()), (1000, 8));
    assert_eq!(told[0], "a begun");
    assert_eq!(told[7], "d 4/4", "one host is asked in order");
    let again = run(&feeds, &mut store, now());
    assert_eq!(again.iter().map(new_of).sum::<usize>(), 0);
    assert_eq!(store.items().len(), 1000);
}

#[test]
fn every_feed_has_its_own_result() {
    let server = Server::start(|path, out| match path {
        "/good" => answer(out, "200 OK", "", &rss("good", 0..3)),
        "/marked" => answer(out, "304 Not Modified", "", b""),
        "/page" => answer(out, "200 OK", "", b"<!doctype html><html>Please accept cookies"),
        "/odd" => answer(out, "200 OK", "", b"<rss><channel><item><title>T</title><pubDate>soon</pubDate></item>"),
        _ => answer(out, "404 Not Found", "", b""),
    });
    let busy = Server::start(|_, out| answer(out, "429 Too Many Requests", "Retry-After: 3600\r\n", b""));
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    let feeds = [
        feed("good", server.url("/good")),
        feed("marked", server.url("/marked")),
        feed("page", server.url("/page")),
        feed("odd", server.url("/odd")),
        feed("gone", server.url("/gone")),
        feed("nobody", nobody()),
        feed("busy", busy.url("/1")),
        feed("busy-too", busy.url("/2")),
    ];
    let outcomes = run(&feeds, &mut store, now());
    assert_eq!(new_of(&outcomes[0]), 3);
    assert_eq!(outcomes[1], Outcome::Unchanged);
    assert_eq!(outcomes[2], Outcome::Unread("it is a web page, not a feed".into()));
    assert!(matches!(&outcomes[3], Outcome::Fetched { notes, .. } if notes.len() == 2), "{:?}", outcomes[3]);
    assert_eq!(outcomes[4], Outcome::Unfetched(FetchError::Status { code: 404 }));
    assert_eq!(outcomes[5], Outcome::Unfetched(FetchError::Connection("nobody answers")));
    assert!(outcomes[6..].iter().all(|outcome| matches!(outcome, Outcome::Unfetched(error) if error.is_busy())));
    assert_eq!(busy.requests().len(), 1, "a host that wants rest is not asked again in the same run");
    assert_eq!(store.visit(&feeds[4]).error.as_deref(), Some("the server answers 404 (not found)"));

    let later = now() + chrono::TimeDelta::minutes(10);
    let outcomes = run(&feeds[6..], &mut store, later);
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Waiting(_))));
    assert_eq!(busy.requests().len(), 1, "nor in the next while it rests");
    run(&feeds[6..], &mut store, now() + chrono::TimeDelta::minutes(61));
    assert_eq!(busy.requests().len(), 2);
}

#[test]
fn marks_are_sent_back_and_an_address_changed_forgets_them() {
    let server = Server::start(|_, out| answer(out, "200 OK", "ETag: \"v7\"\r\n", &rss("x", 0..1)));
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    run(&[feed("x", server.url("/x"))], &mut store, now());
    run(&[feed("x", server.url("/x"))], &mut store, now());
    run(&[feed("x", server.url("/y"))], &mut store, now());
    let sent: Vec<bool> = server.requests().iter().map(|request| request.contains("\"v7\"")).collect();
    assert_eq!(sent, [false, true, false]);
}

#[test]
fn a_cancelled_run_ends_at_once_and_the_next_one_goes_on() {
    let slow = Arc::new(AtomicUsize::new(1));
    let slowness = Arc::clone(&slow);
    let server = Server::start(move |path, out| {
        if path == "/slow" && slowness.load(Ordering::Relaxed) == 1 {
            thread::sleep(Duration::from_secs(20));
        }
        answer(out, "200 OK", "", &rss(path.trim_start_matches('/'), 0..20))
    });
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    let feeds =
        [feed("quick", server.url("/quick")), feed("slow", server.url("/slow")), feed("last", server.url("/last"))];
    let patient = Network::new(Limits::default());
    let cancel = Cancel::new();
    let started = Instant::now();
    let outcomes = sync(&feeds, &patient, BRISK, &mut store, now(), &cancel, |event| {
        if matches!(event, Event::Begun(feed) if feed.id == "slow") {
            cancel.cancel();
        }
    })
    .unwrap();
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    assert_eq!(new_of(&outcomes[0]), 20);
    assert_eq!(outcomes[1..], [Outcome::Cancelled, Outcome::Cancelled]);
    drop(store);

    slow.store(0, Ordering::Relaxed);
    let mut store = Store::open(folder.path(), now()).unwrap();
    let outcomes = run(&feeds, &mut store, now());
    assert_eq!(outcomes.iter().map(new_of).collect::<Vec<_>>(), [0, 20, 20]);
    assert_eq!(store.items().len(), 60);
}

#[test]
fn hosts_are_asked_side_by_side_and_each_in_peace() {
    let sleepy = |_: &str, out: &mut dyn std::io::Write| {
        thread::sleep(Duration::from_millis(150));
        answer(out, "200 OK", "", &rss("x", 0..1))
    };
    let servers = [Server::start(sleepy), Server::start(sleepy), Server::start(sleepy)];
    let feeds: Vec<Feed> =
        servers.iter().enumerate().map(|(n, server)| feed(&n.to_string(), server.url("/"))).collect();
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    let started = Instant::now();
    run(&feeds, &mut store, now());
    assert!(started.elapsed() < Duration::from_millis(420), "{:?}", started.elapsed());

    let at_once = Arc::new((AtomicUsize::new(0), AtomicUsize::new(0)));
    let count = Arc::clone(&at_once);
    let one = Server::start(move |_, out| {
        let now = count.0.fetch_add(1, Ordering::SeqCst) + 1;
        count.1.fetch_max(now, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(30));
        count.0.fetch_sub(1, Ordering::SeqCst);
        answer(out, "200 OK", "", b"<rss><channel/></rss>")
    });
    let feeds: Vec<Feed> = (0..5).map(|n| feed(&n.to_string(), one.url(&format!("/{n}")))).collect();
    run(&feeds, &mut store, now());
    assert_eq!(at_once.1.load(Ordering::SeqCst), 1, "never two at one host");
}

#[test]
fn a_wrong_charset_and_a_copy_in_another_feed() {
    let server = Server::start(|path, out| {
        let text = "Madrid have made contact over Konaté, whose contract runs out in June, and talks go on";
        let body = format!(
            "<rss><channel><item><title>Contact made over Konaté</title><link>https://example.org{path}/1</link>\
                            <description>{text}</description></item></channel></rss>"
        );
        let headers = "Content-Type: application/rss+xml; charset=ISO-8859-1\r\n";
        answer(out, "200 OK", headers, body.as_bytes())
    });
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    let feeds = [feed("a", server.url("/a")), feed("b", server.url("/b"))];
    let outcomes = run(&feeds, &mut store, now());
    assert_eq!(store.items()[0].item.title, "Contact made over Konaté");
    assert!(matches!(&outcomes[1], Outcome::Fetched { taken, .. } if taken.elsewhere == 1 && taken.new.is_empty()));
    assert_eq!(store.items()[0].also, ["b"]);
}

#[test]
fn articles_are_fetched_only_where_the_user_allows_it() {
    let server = Server::start(|path, out| match path {
        "/article" => {
            let body = "<p>Real Madrid have opened talks over a summer move for the defender, and his club wait.</p>"
                .repeat(9);
            answer(out, "200 OK", "", format!("<html><body><article>{body}</article></body></html>").as_bytes())
        }
        "/gone" => answer(out, "404 Not Found", "", b""),
        _ => Ok(()),
    });
    let feed_text = |links: &[&str]| {
        let items = links.iter().enumerate().fold(String::new(), |all, (number, link)| {
            let url = server.url(link);
            all + &format!("<item><title>T{number}</title><link>{url}</link><description>short</description></item>")
        });
        format!("<rss><channel>{items}</channel></rss>")
    };
    let text = feed_text(&["/article", "/gone", "/live/x"]);
    let feeds_server = Server::start(move |_, out| answer(out, "200 OK", "", text.as_bytes()));
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path(), now()).unwrap();
    let mut feeds = [feed("a", feeds_server.url("/"))];
    run(&feeds, &mut store, now());
    let fetch =
        |feeds: &[Feed], store: &mut Store| pages(feeds, &network(), BRISK, store, &Cancel::new(), |_| {}).unwrap();
    assert_eq!(fetch(&feeds, &mut store), (0, 0));
    assert_eq!(server.requests().len(), 0, "nothing is fetched that was not allowed");
    feeds[0].full = true;
    assert_eq!(fetch(&feeds, &mut store), (1, 1));
    assert!(store.items()[0].item.text().starts_with("Real Madrid have opened talks"));
    assert_eq!((store.items()[1].item.text(), store.items()[2].item.text()), ("short", "short"));
}
