//! What works behind the loop: threads that block until they have something to tell it.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;
use std::thread;
use std::time::Duration;

use super::app::App;
use super::feeds;
use super::run::{Message, ReadFrom};
use crate::config::{FollowError, FollowFile, Followed, Follows, Places};
use crate::feed::fetch::Cancel;
use crate::ledger::{Asker, watch};

/// The loop's helpers.
pub(crate) struct Behind {
    sender: SyncSender<Message>,
    /// Where things are kept.
    places: Places,
    /// Asks for the folders to be read again, where there are any.
    asker: Option<Asker>,
    /// Ends the run of feeds that goes on.
    run: Option<Cancel>,
}

impl Behind {
    /// Nobody yet.
    pub(crate) const fn new(sender: SyncSender<Message>, places: Places) -> Self {
        Self { sender, places, asker: None, run: None }
    }

    /// What the loop is told through.
    pub(crate) fn sender(&self) -> SyncSender<Message> {
        self.sender.clone()
    }

    /// Watches the folders that the ledger was read from.
    pub(crate) fn watch(&mut self, from: ReadFrom) -> io::Result<()> {
        if from.options.places().is_empty() {
            return Ok(());
        }
        let sender = self.sender();
        self.asker = Some(watch(from.options, from.at, move |news| sender.send(Message::Ledger(news)).is_ok())?);
        Ok(())
    }

    /// Keeps that somebody is followed, or no longer is; gives whom one follows then.
    pub(crate) fn keep(&self, whom: &Followed, on: bool) -> Result<Follows, FollowError> {
        FollowFile::of(&self.places)?.set(whom, on)
    }

    /// Where the user's own data are kept.
    pub(crate) fn data(&self) -> Option<PathBuf> {
        self.places.data.clone()
    }

    /// Begins a run of feeds.
    pub(crate) fn run_feeds(&mut self, app: &App, run: u64) -> io::Result<()> {
        self.stop_feeds();
        let ledger = Arc::clone(app.world.whole.as_ref().unwrap_or(&app.world.ledger));
        let (cancel, sender) = (Cancel::new(), self.sender());
        self.run = Some(cancel.clone());
        feeds::start(self.places.clone(), ledger, cancel, move |news| sender.send(Message::Feeds(run, news)).is_ok())
    }

    /// Ends the run of feeds, if one goes on.
    pub(crate) fn stop_feeds(&mut self) {
        if let Some(cancel) = self.run.take() {
            cancel.cancel();
        }
    }

    /// Tells the loop at intervals that it is time for the feeds: only where the user set one.
    pub(crate) fn remind(&self, every: Duration) -> io::Result<()> {
        let sender = self.sender();
        thread::Builder::new().name("interval".into()).spawn(move || {
            loop {
                thread::sleep(every);
                if sender.send(Message::FeedsDue).is_err() {
                    return;
                }
            }
        })?;
        Ok(())
    }

    /// Has the folders read again; says whether there are any.
    pub(crate) fn ask(&self) -> bool {
        self.asker.as_ref().inspect(|asker| asker.ask()).is_some()
    }
}
