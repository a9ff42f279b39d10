//! The hands that fetch: a few at a time, never two at one host, with a pause in between.

use std::collections::VecDeque;
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::feed::fetch::{Answer, Cancel, FetchError, Network, Page, Request};
use crate::feed::link;
use crate::feed::parse::{Hint, Parsed, parse};
use crate::feed::reading::page_text;

/// How servers are treated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Manners {
    /// Hosts asked at the same time.
    pub at_once: usize,
    /// The pause between two pages of one host.
    pub pause: Duration,
}

impl Default for Manners {
    fn default() -> Self {
        Self { at_once: 4, pause: Duration::from_millis(400) }
    }
}

/// What an address is expected to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Aim {
    /// A feed.
    Feed,
    /// An article.
    Page,
}

/// An address to be fetched, with its number and the marks of the last time.
#[derive(Clone, Debug)]
pub(super) struct Errand {
    pub(super) number: usize,
    pub(super) url: String,
    pub(super) aim: Aim,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

/// What came of an errand.
#[derive(Debug)]
pub(super) enum Brought {
    /// It has begun.
    Begun,
    /// Nothing new.
    Unchanged,
    /// A feed that was read, with the page's marks.
    Items { parsed: Box<Parsed>, etag: Option<String>, last_modified: Option<String>, moved: bool },
    /// An article.
    Article(Option<String>),
    /// It could not be fetched.
    Unfetched(FetchError),
    /// It was fetched and is no feed.
    Unread(String),
}

/// Sends the hands out. They are not waited for: what a server delays, delays nobody's end.
pub(super) fn send(
    errands: Vec<Errand>,
    network: &Network,
    manners: Manners,
    cancel: &Cancel,
    report: &SyncSender<(usize, Brought)>,
) {
    let queues = Arc::new(Mutex::new(by_host(errands)));
    let hosts = queues.lock().map_or(0, |queues| queues.len());
    for _ in 0..manners.at_once.clamp(1, 16).min(hosts) {
        let (queues, network, cancel, report) = (Arc::clone(&queues), network.clone(), cancel.clone(), report.clone());
        thread::spawn(move || {
            loop {
                let Some(queue) = queues.lock().ok().and_then(|mut queues| queues.pop_front()) else { return };
                run(queue, &network, manners.pause, &cancel, &report);
            }
        });
    }
}

/// Errands in a queue for each host, in the order in which the hosts appear.
fn by_host(errands: Vec<Errand>) -> VecDeque<VecDeque<Errand>> {
    let mut queues: VecDeque<VecDeque<Errand>> = VecDeque::new();
    for errand in errands {
        let host = link::host(&errand.url).to_ascii_lowercase();
        let known = queues
            .iter_mut()
            .find(|queue| queue.front().is_some_and(|first| link::host(&first.url).eq_ignore_ascii_case(&host)));
        match known {
            Some(queue) => queue.push_back(errand),
            None => queues.push_back(VecDeque::from([errand])),
        }
    }
    queues
}

fn run(
    mut queue: VecDeque<Errand>,
    network: &Network,
    pause: Duration,
    cancel: &Cancel,
    report: &SyncSender<(usize, Brought)>,
) {
    let mut busy: Option<FetchError> = None;
    while let Some(errand) = queue.pop_front() {
        // A host that wants rest wants it from all of its feeds.
        let brought = if let Some(busy) = &busy {
            Brought::Unfetched(busy.clone())
        } else {
            if report.send((errand.number, Brought::Begun)).is_err() {
                return;
            }
            go(&errand, network, cancel)
        };
        if let Brought::Unfetched(error) = &brought
            && error.is_busy()
        {
            busy = Some(error.clone());
        }
        // Nobody listens any more: the rest is not wanted.
        if report.send((errand.number, brought)).is_err() || cancel.is_cancelled() {
            return;
        }
        if !queue.is_empty() && busy.is_none() {
            thread::sleep(pause);
        }
    }
}

fn go(errand: &Errand, network: &Network, cancel: &Cancel) -> Brought {
    let request =
        Request { url: &errand.url, etag: errand.etag.as_deref(), last_modified: errand.last_modified.as_deref() };
    match network.fetch(&request, cancel) {
        Ok(Answer::Unchanged) => Brought::Unchanged,
        Ok(Answer::Fresh(page)) if errand.aim == Aim::Page => Brought::Article(page_text(&page)),
        Ok(Answer::Fresh(page)) => read(&errand.url, page),
        Err(error) => Brought::Unfetched(error),
    }
}

fn read(url: &str, page: Page) -> Brought {
    let hint = Hint { charset: page.charset.as_deref(), base: Some(&page.url) };
    match parse(&page.bytes, &hint) {
        Ok(parsed) => Brought::Items {
            parsed: Box::new(parsed),
            etag: page.etag,
            last_modified: page.last_modified,
            moved: link::comparable(&page.url) != link::comparable(url),
        },
        Err(refusal) => Brought::Unread(refusal.to_string()),
    }
}
