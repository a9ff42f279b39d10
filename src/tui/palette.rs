//! The palette: clubs, players, sagas, sources and commands by what people call them.

use std::cmp::Reverse;

use tui_input::Input;

use super::action::Action;
use super::words;
use crate::desk::Today;
use crate::ledger::Ledger;
use crate::model::{ClubId, PlayerId, SagaId, SourceId};
use crate::text::{Finder, Hit, Names};

/// At most this many are listed: nobody reads further, and each must be drawn.
const MOST: usize = 60;

/// Where some names begin with what was typed, no more than this many are listed with the others.
const FEW: usize = 10;

/// Something that can be found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Item {
    /// A club.
    Club(ClubId),
    /// A player.
    Player(PlayerId),
    /// A saga.
    Saga(SagaId),
    /// A source.
    Source(SourceId),
    /// Something to do.
    Command(Action),
}

impl Item {
    /// What kind of thing it is.
    pub(crate) const fn kind(self) -> &'static str {
        match self {
            Self::Club(_) => "club",
            Self::Player(_) => "player",
            Self::Saga(_) => "saga",
            Self::Source(_) => "source",
            Self::Command(_) => "command",
        }
    }

    /// What is shown for it.
    pub(crate) fn name(self, ledger: &Ledger) -> String {
        match self {
            Self::Club(id) => ledger[id].name.to_string(),
            Self::Player(id) => ledger[id].name.to_string(),
            Self::Saga(id) => words::saga_title(ledger, id),
            Self::Source(id) => ledger[id].name.to_string(),
            Self::Command(action) => action.words().to_owned(),
        }
    }
}

/// Everything that can be found in one ledger; made once for it.
pub(crate) struct Catalogue {
    items: Vec<Item>,
    finder: Finder,
}

impl Catalogue {
    /// Gathers the names of a ledger: clubs and players before sagas, which hold their names too.
    pub(crate) fn new(ledger: &Ledger) -> Self {
        let mut items = Vec::new();
        let mut names: Vec<(u32, String)> = Vec::new();
        let mut add = |item: Item, called: &mut dyn Iterator<Item = String>| {
            let at = items.len() as u32;
            items.push(item);
            names.extend(called.map(|name| (at, name)));
        };
        let texts = |first: &str, others: &[Box<str>]| -> Vec<String> {
            std::iter::once(first).chain(others.iter().map(AsRef::as_ref)).map(str::to_owned).collect()
        };
        for id in ledger.club_ids() {
            let mut called = texts(&ledger[id].name, &ledger[id].aliases);
            called.extend(ledger[id].weak_aliases.iter().map(ToString::to_string));
            add(Item::Club(id), &mut called.into_iter());
        }
        for id in ledger.player_ids() {
            add(Item::Player(id), &mut texts(&ledger[id].name, &ledger[id].aliases).into_iter());
        }
        for id in ledger.source_ids() {
            add(Item::Source(id), &mut texts(&ledger[id].name, &ledger[id].aliases).into_iter());
        }
        for action in Action::ALL {
            add(Item::Command(*action), &mut std::iter::once(action.words().to_owned()));
        }
        for id in ledger.saga_ids() {
            add(Item::Saga(id), &mut std::iter::once(words::saga_title(ledger, id)));
        }
        let names: Names = names.iter().map(|(at, name)| (*at, name.as_str())).collect();
        Self { items, finder: Finder::new(names) }
    }

    /// What a query finds, best first. A saga of which nothing is known on the day is not found;
    /// names that only hold the letters somewhere are few beside those that begin so.
    ///
    /// Of names that match equally well those come first of whom more is said.
    fn find(&mut self, ledger: &Ledger, today: &Today, query: &str) -> Vec<Item> {
        let mut hits = self.finder.find(query, MOST);
        let talked_of = |hit: &Hit| match self.items.get(hit.item as usize) {
            Some(Item::Player(id)) => today.open_sagas_of(&ledger.index.sagas_of_player[id.index()]),
            Some(Item::Club(id)) => today.open_sagas(ledger, *id),
            _ => 0,
        };
        hits.sort_by_cached_key(|hit| (Reverse(hit.score), Reverse(talked_of(hit))));
        let strong = hits.iter().filter(|hit| hit.is_beginning()).count();
        let most = if strong > 0 { strong.max(FEW) } else { MOST };
        let items = &self.items;
        hits.into_iter()
            .take(most)
            .filter_map(|Hit { item, .. }| items.get(item as usize).copied())
            .filter(|item| !matches!(item, Item::Saga(id) if today.standing(*id).is_none()))
            .collect()
    }

    /// The parts of a name that a query matches, as bytes.
    pub(crate) fn highlight(&mut self, query: &str, shown: &str) -> Vec<std::ops::Range<usize>> {
        self.finder.highlight(query, shown)
    }
}

/// One row of the palette as it is drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Entry {
    /// What it leads to.
    pub(crate) item: Item,
    /// What is shown.
    pub(crate) name: String,
    /// The parts of it that match, as bytes.
    pub(crate) matched: Vec<std::ops::Range<usize>>,
}

/// The open palette.
#[derive(Clone, Debug, Default)]
pub(crate) struct Palette {
    /// What is typed.
    pub(crate) input: Input,
    /// What it finds.
    pub(crate) entries: Vec<Entry>,
    /// The selected one.
    pub(crate) at: usize,
    /// The first one in sight.
    pub(crate) top: usize,
}

impl Palette {
    /// Searches again after a keystroke.
    pub(crate) fn search(&mut self, catalogue: &mut Catalogue, ledger: &Ledger, today: &Today) {
        let query = self.input.value();
        let found = catalogue.find(ledger, today, query);
        self.entries = found
            .into_iter()
            .map(|item| {
                let name = item.name(ledger);
                let matched = catalogue.highlight(query, &name);
                Entry { item, name, matched }
            })
            .collect();
        self.at = 0;
        self.top = 0;
    }

    /// Moves the selection, keeping it in a window of some rows.
    pub(crate) fn step(&mut self, by: isize, height: usize) {
        let last = self.entries.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
        self.top = super::cursor::window(self.top, self.at, height, self.entries.len(), 0);
    }

    /// What is selected.
    pub(crate) fn selected(&self) -> Option<Item> {
        self.entries.get(self.at).map(|entry| entry.item)
    }
}
