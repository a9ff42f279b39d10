//! A run of feeds from end to end: fetched, read, and what they say put into the inbox.
//!
//! The command and the browser both do this and nothing else. Every step keeps what it has before
//! the next begins, so that a run that is stopped or killed is taken up by the next one.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::feed::fetch::{Cancel, Limits, Network};
use crate::feed::list::{Feed, FeedList};
use crate::feed::reading::{Found, read_new, text_of};
use crate::feed::store::{Store, StoreError};
use crate::feed::sync::{Event, Manners, Outcome, pages, sync as fetch};
use crate::ingest::{OwnLists, Reader, Reading};
use crate::ledger::Ledger;

use super::arrival::{Arrived, Brought};
use super::error::OwnError;
use super::rules::Rules;
use super::store::{Hand, Own};

/// The folder of feeds in a data folder.
pub fn feeds_folder(data: &Path) -> PathBuf {
    data.join("feeds")
}

/// What a run goes by.
#[derive(Clone, Copy)]
pub struct Round<'r> {
    /// The data folder.
    pub data: &'r Path,
    /// The whole ledger: what is decided concerns all of it.
    pub ledger: &'r Ledger,
    /// The user's own cues and names for the reader.
    pub lists: &'r OwnLists,
    /// What is accepted unasked.
    pub rules: &'r Rules,
    /// Who is at it, and when.
    pub by: &'r Hand,
}

/// How far a run is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step<'s> {
    /// Something was fetched, or is being.
    Fetch(Event<'s>),
    /// Items are being read.
    Read {
        /// How many were.
        done: usize,
        /// How many are to be.
        all: usize,
    },
}

/// What a run came to.
#[derive(Debug)]
pub struct Synced {
    /// What came of each feed, in their order.
    pub outcomes: Vec<Outcome>,
    /// Articles fetched whole.
    pub articles: usize,
    /// Articles that could not be: their feed's own words were read.
    pub missed: usize,
    /// What was read.
    pub found: Found,
    /// What came into the inbox. Where another process writes there, the next run brings it.
    pub inbox: Result<Arrived, OwnError>,
    /// Lines of the items' file that cannot be read and are left alone.
    pub unreadable: usize,
    /// What is wrong with the user's cues and names.
    pub problems: Vec<String>,
}

impl Synced {
    /// Items that are new.
    pub fn new_items(&self) -> usize {
        let new = |outcome: &Outcome| match outcome {
            Outcome::Fetched { taken, .. } => taken.new.len(),
            _ => 0,
        };
        self.outcomes.iter().map(new).sum()
    }

    /// Feeds that failed; one that was stopped has not.
    pub fn failed(&self) -> usize {
        self.outcomes.iter().filter(|outcome| !outcome.is_good() && **outcome != Outcome::Cancelled).count()
    }
}

/// Fetches some feeds of a list, reads everything unread, and fills the inbox: also with what an
/// earlier run that was stopped did not come to.
///
/// # Errors
/// Where the store cannot be opened or written to: what was kept before stays.
pub fn sync(
    round: Round<'_>,
    list: &FeedList,
    feeds: &[Feed],
    cancel: &Cancel,
    mut tell: impl FnMut(Step<'_>),
) -> Result<Synced, StoreError> {
    let now: DateTime<Utc> = round.by.now;
    let mut store = Store::open(&feeds_folder(round.data), now)?;
    let (network, manners) = (Network::new(Limits::default()), Manners::default());
    let mut fetched = |event: Event<'_>| tell(Step::Fetch(event));
    let outcomes = fetch(feeds, &network, manners, &mut store, now, cancel, &mut fetched)?;
    // The list's, and not only the feeds of this run: what an earlier one left is read too.
    let (articles, missed) = pages(list.feeds(), &network, manners, &mut store, cancel, &mut fetched)?;
    let (found, problems) = read(round, list, &mut store, cancel, |done, all| tell(Step::Read { done, all }))?;
    let inbox = fill(round, &store);
    Ok(Synced { outcomes, articles, missed, found, inbox, unreadable: store.unreadable(), problems })
}

/// Reads what was not read yet; the reader takes a moment to build, and only then is it built.
fn read(
    round: Round<'_>,
    list: &FeedList,
    store: &mut Store,
    cancel: &Cancel,
    tell: impl FnMut(usize, usize),
) -> Result<(Found, Vec<String>), StoreError> {
    if cancel.is_cancelled() || store.unread().next().is_none() {
        return Ok((Found::default(), Vec::new()));
    }
    let reader = Reader::with_lists(round.ledger, round.lists);
    let problems = reader.problems().into_iter().map(|problem| problem.message).collect();
    Ok((read_new(store, &reader, list.feeds(), cancel, tell)?, problems))
}

fn fill(round: Round<'_>, store: &Store) -> Result<Arrived, OwnError> {
    let kept = store.items().iter();
    let read: Vec<(&Reading, String, &str)> =
        kept.filter_map(|kept| Some((kept.reading.as_ref()?, text_of(kept), kept.feed.as_str()))).collect();
    if read.is_empty() {
        return Ok(Arrived::default());
    }
    let each = read.iter().map(|(reading, text, feed)| -> Brought<'_> { (*reading, text.as_str(), Some(*feed)) });
    Own::open(round.data)?.arrive(round.ledger, each, round.rules, round.by)
}
