//! Feeds fetched, read and kept: several at a time, each with its result, ended at any moment.
//!
//! Threads fetch and parse; the one who calls keeps what they bring, feed by feed: first the
//! items, then the marks by which the server knows what we have. Whatever ends it in between,
//! the next run takes up from there.

#[cfg(test)]
mod tests;
mod work;

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::fetch::{Cancel, FetchError, Network};
use super::list::Feed;
use super::parse::{ItemKind, Note};
use super::store::{Kept, Store, StoreError, Taken};
use work::{Aim, Brought, Errand};

pub use work::Manners;

/// How soon a cancelled run notices.
const NOTICE: Duration = Duration::from_millis(50);

/// What came of one feed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Its items were taken in.
    Fetched {
        /// What became of them.
        taken: Taken,
        /// What was odd about them.
        notes: Vec<Note>,
        /// Whether it has another address now.
        moved: bool,
    },
    /// It has not changed since the last time.
    Unchanged,
    /// Its server wants to be left alone until then; it was not asked.
    Waiting(DateTime<Utc>),
    /// It could not be fetched.
    Unfetched(FetchError),
    /// It was fetched and could not be read.
    Unread(String),
    /// The run ended before it.
    Cancelled,
}

impl Outcome {
    /// Whether the feed is as far as it can be.
    pub const fn is_good(&self) -> bool {
        matches!(self, Self::Fetched { .. } | Self::Unchanged | Self::Waiting(_))
    }
}

/// What happens while feeds are fetched.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Event<'e> {
    /// A feed is being asked.
    Begun(&'e Feed),
    /// A feed is done.
    Done {
        /// Which.
        feed: &'e Feed,
        /// What came of it.
        outcome: &'e Outcome,
        /// How many are done.
        done: usize,
        /// How many there are.
        all: usize,
    },
    /// An article was fetched, or could not be.
    Page {
        /// How many are done.
        done: usize,
        /// How many there are.
        all: usize,
    },
}

/// Fetches feeds into a store and tells of each as it goes. The outcomes are in the feeds' order.
///
/// # Errors
/// Where the store cannot be written to: then what was kept so far is kept.
pub fn sync(
    feeds: &[Feed],
    network: &Network,
    manners: Manners,
    store: &mut Store,
    now: DateTime<Utc>,
    cancel: &Cancel,
    mut tell: impl FnMut(Event),
) -> Result<Vec<Outcome>, StoreError> {
    let mut outcomes: Vec<Option<Outcome>> = vec![None; feeds.len()];
    let mut done = 0;
    let mut finish =
        |outcomes: &mut Vec<Option<Outcome>>, number: usize, outcome: Outcome, tell: &mut dyn FnMut(Event)| {
            done += 1;
            tell(Event::Done { feed: &feeds[number], outcome: &outcome, done, all: feeds.len() });
            outcomes[number] = Some(outcome);
        };
    let mut errands = Vec::new();
    for (number, feed) in feeds.iter().enumerate() {
        let visit = store.visit(feed);
        if let Some(until) = visit.waits(now) {
            finish(&mut outcomes, number, Outcome::Waiting(until), &mut tell);
        } else {
            errands.push(Errand {
                number,
                url: feed.url.clone(),
                aim: Aim::Feed,
                etag: visit.etag,
                last_modified: visit.last_modified,
            });
        }
    }
    // Short: whoever fetches faster than we keep waits.
    let (report, reports) = mpsc::sync_channel(8);
    work::send(errands, network, manners, cancel, &report);
    drop(report);
    while !cancel.is_cancelled() {
        match reports.recv_timeout(NOTICE) {
            Ok((number, Brought::Begun)) => tell(Event::Begun(&feeds[number])),
            Ok((number, brought)) => {
                let outcome = keep(&feeds[number], brought, store, now)?;
                finish(&mut outcomes, number, outcome, &mut tell);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    Ok(outcomes.into_iter().map(|outcome| outcome.unwrap_or(Outcome::Cancelled)).collect())
}

/// Keeps what was brought, items before marks.
fn keep(feed: &Feed, brought: Brought, store: &mut Store, now: DateTime<Utc>) -> Result<Outcome, StoreError> {
    let visit = store.visit(feed);
    let (visit, outcome) = match brought {
        Brought::Items { parsed, etag, last_modified, moved } => {
            let taken = store.take(&feed.id, &parsed.items, now)?;
            let visit = visit.with_marks(etag, last_modified).went_well(now);
            (visit, Outcome::Fetched { taken, notes: parsed.notes, moved })
        }
        Brought::Unchanged | Brought::Begun | Brought::Article(_) => (visit.went_well(now), Outcome::Unchanged),
        Brought::Unfetched(FetchError::Cancelled) => return Ok(Outcome::Cancelled),
        Brought::Unfetched(error) => {
            let visit = match &error {
                FetchError::Busy { after, .. } => visit.refused(*after, now, &error.to_string()),
                _ => visit.failed(&error.to_string()),
            };
            (visit, Outcome::Unfetched(error))
        }
        Brought::Unread(why) => (visit.failed(&why), Outcome::Unread(why)),
    };
    store.visited(feed, visit)?;
    Ok(outcome)
}

/// Articles fetched of one feed in one run: enough for a morning, few enough to be a guest.
const MOST_PAGES: usize = 25;

/// Fetches the articles behind items that were not read yet, of feeds whose user allows it, and
/// keeps them as the items' text. What cannot be fetched keeps what its feed said. Gives how many
/// were kept and how many were not.
///
/// # Errors
/// Where the store cannot be written to.
pub fn pages(
    feeds: &[Feed],
    network: &Network,
    manners: Manners,
    store: &mut Store,
    cancel: &Cancel,
    mut tell: impl FnMut(Event),
) -> Result<(usize, usize), StoreError> {
    let mut ids = Vec::new();
    let mut errands = Vec::new();
    for feed in feeds.iter().filter(|feed| feed.full) {
        let wanted = |kept: &&Kept| kept.feed == feed.id && kept.item.kind == ItemKind::Article;
        for kept in store.unread().filter(wanted).take(MOST_PAGES) {
            let Some(url) = kept.item.link.clone() else { continue };
            errands.push(Errand { number: ids.len(), url, aim: Aim::Page, etag: None, last_modified: None });
            ids.push(kept.id.clone());
        }
    }
    let (report, reports) = mpsc::sync_channel(8);
    work::send(errands, network, manners, cancel, &report);
    drop(report);
    let (mut kept, mut lost) = (0, 0);
    while !cancel.is_cancelled() {
        match reports.recv_timeout(NOTICE) {
            Ok((_, Brought::Begun)) | Err(RecvTimeoutError::Timeout) => continue,
            Ok((number, Brought::Article(Some(text)))) => {
                store.keep_page(&ids[number], text)?;
                kept += 1;
            }
            Ok(_) => lost += 1,
            Err(RecvTimeoutError::Disconnected) => break,
        }
        tell(Event::Page { done: kept + lost, all: ids.len() });
    }
    Ok((kept, lost))
}
