//! What accepting the selected item would change, worked out beside the screen: it opens the
//! ledger once more.

use std::sync::Arc;

use super::app::App;
use super::pane::{Key, Pane, View};
use crate::ledger::{Ledger, OpenOptions};
use crate::model::Clock;
use crate::own::{InboxItem, Own, Proposal, Spot};
use crate::show::{self, Compared};

/// For what a look ahead was taken: the item, the state of inbox and ledger, and the day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct AheadKey {
    item: String,
    looked: u64,
    ledger: u64,
    clock: Clock,
}

/// What would change, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Foreseen {
    /// What would be new in the ledger: a saga, a player, a club, a source.
    pub(crate) begins: Vec<String>,
    /// The saga and the charts before and after.
    pub(crate) compared: Vec<Compared>,
    /// The records that would be written.
    pub(crate) writes: Vec<String>,
    /// The day on which both are looked at, where that is not the day shown.
    pub(crate) day: Option<String>,
}

/// The look ahead that there is, and whether one is being taken.
#[derive(Default)]
pub(crate) struct AheadState {
    running: bool,
    answer: Option<(AheadKey, Result<Foreseen, String>)>,
    /// Counts up with every answer.
    pub(crate) stamp: u64,
}

/// Everything that a look ahead takes: owned, so that a thread can go away with it.
pub(crate) struct AheadQuestion {
    key: AheadKey,
    own: Arc<Own>,
    ledger: Arc<Ledger>,
    options: OpenOptions,
}

/// What came of one.
pub(crate) type AheadAnswer = (AheadKey, Result<Foreseen, String>);

impl AheadQuestion {
    /// Takes the look.
    pub(crate) fn answer(self) -> AheadAnswer {
        let Self { key, own, ledger, options } = self;
        let seen = own.look_ahead(&ledger, &options, &key.clock, &key.item);
        let told = seen.map_err(|error| super::inbox::told(&error)).map(|seen| {
            let begins = seen.plan.changes.iter().filter_map(|change| begun(&ledger, &change.spot)).collect();
            let writes = seen.plan.changes.iter().map(|change| format!("{} {}", change.spot.word(), change.spot.id()));
            let day = (seen.clock.as_of != key.clock.as_of).then(|| show::day(seen.clock.as_of));
            Foreseen { begins, writes: writes.collect(), day, compared: show::compared(&ledger, &seen) }
        });
        (key, told)
    }
}

/// What a record would begin that the ledger does not have.
fn begun(ledger: &Ledger, spot: &Spot) -> Option<String> {
    let index = &ledger.index;
    let (known, what) = match spot {
        Spot::Saga(id) => (index.sagas.contains_key(&**id), "begins a new saga"),
        Spot::Player(id) => (index.players.contains_key(&**id), "adds a new player"),
        Spot::Club(id) => (index.clubs.contains_key(&**id), "adds a new club"),
        Spot::Source(id) => (index.sources.contains_key(&**id), "adds a new source"),
        _ => return None,
    };
    (!known).then(|| format!("{what}: {}", spot.id()))
}

impl App {
    /// What look ahead would be wanted now.
    fn ahead_key(&self) -> Option<AheadKey> {
        if self.place.view != View::Inbox || !self.in_sight(Pane::Item) {
            return None;
        }
        let Some(Key::Item(place)) = self.place.selected(Pane::Inbox) else { return None };
        let decidable = |item: &&InboxItem| item.is_waiting() && !matches!(item.proposal, Proposal::Question(_));
        let item = self.looked.item(place).filter(decidable)?;
        let (looked, ledger) = (self.looked.revision, self.shown.revision);
        Some(AheadKey { item: item.id.clone(), looked, ledger, clock: self.clock })
    }

    /// The look ahead to take, if one is wanted and nobody is at it.
    pub(crate) fn unforeseen(&mut self) -> Option<AheadQuestion> {
        let key = self.ahead_key()?;
        let own = Arc::clone(self.looked.own.as_ref()?);
        if self.ahead.running || self.ahead.answer.as_ref().is_some_and(|(answered, _)| *answered == key) {
            return None;
        }
        self.ahead.running = true;
        let ledger = Arc::clone(self.world.whole.as_ref().unwrap_or(&self.world.ledger));
        Some(AheadQuestion { key, own, ledger, options: self.world.options.clone() })
    }

    /// Takes an answer; one for what is selected no longer is not looked at.
    pub(crate) fn foresee(&mut self, answer: AheadAnswer) {
        self.ahead.running = false;
        self.ahead.answer = Some(answer);
        self.ahead.stamp += 1;
        self.refresh();
    }

    /// What accepting the selected item would change, once that is known.
    pub(crate) fn foreseen(&self) -> Option<&Result<Foreseen, String>> {
        let (key, told) = self.ahead.answer.as_ref()?;
        (Some(key) == self.ahead_key().as_ref()).then_some(told)
    }
}
