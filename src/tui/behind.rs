//! What works behind the loop: threads that block until they have something to tell it.

use std::io;
use std::sync::mpsc::SyncSender;

use super::run::{Message, ReadFrom};
use crate::config::{FollowError, FollowFile, Followed, Follows, Places};
use crate::ledger::{Asker, watch};

/// The loop's helpers.
pub(crate) struct Behind {
    sender: SyncSender<Message>,
    /// Where things are kept.
    places: Places,
    /// Asks for the folders to be read again, where there are any.
    asker: Option<Asker>,
}

impl Behind {
    /// Nobody yet.
    pub(crate) const fn new(sender: SyncSender<Message>, places: Places) -> Self {
        Self { sender, places, asker: None }
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

    /// Has the folders read again; says whether there are any.
    pub(crate) fn ask(&self) -> bool {
        self.asker.as_ref().inspect(|asker| asker.ask()).is_some()
    }
}
