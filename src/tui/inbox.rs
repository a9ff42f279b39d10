//! The inbox as the screen holds it, and decisions carried out.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::app::App;
use super::effect::Effect;
use super::pane::{Key, Pane, View};
use crate::config::user_name;
use crate::desk::NameBook;
use crate::ledger::Ledger;
use crate::own::{Answer, Field, Hand, InboxItem, Own, OwnError, Proposal};
use crate::show;

/// Something to be done with the inbox.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Ask {
    /// Look what waits.
    Look,
    /// Accept items, as one decision.
    Accept(Vec<String>),
    /// Reject an item.
    Reject(String),
    /// Put something else in a field.
    Edit {
        /// The item.
        item: String,
        /// The field.
        field: Field,
        /// What was typed.
        value: String,
    },
    /// Answer a question.
    Answer(String, Answer),
    /// Take the last decision back.
    Undo,
}

/// What the screen knows of the inbox.
#[derive(Default)]
pub(crate) struct Looked {
    /// What stands in the user's folder, once it was looked at.
    pub(crate) own: Option<Arc<Own>>,
    /// Why it could not be.
    pub(crate) trouble: Option<String>,
    /// Counts up with every look.
    pub(crate) revision: u64,
}

impl Looked {
    /// An item by its place among all.
    pub(crate) fn item(&self, place: usize) -> Option<&InboxItem> {
        self.own.as_ref()?.inbox().items().get(place)
    }

    /// How many wait.
    pub(crate) fn waiting(&self) -> usize {
        self.own.as_ref().map_or(0, |own| own.inbox().waiting().count())
    }

    /// Takes a fresh look.
    pub(crate) fn look(&mut self, data: &Path) {
        match Own::look(data) {
            Ok(own) => (self.own, self.trouble) = (Some(Arc::new(own)), None),
            Err(error) => self.trouble = Some(told(&error)),
        }
        self.revision += 1;
    }
}

/// Carries a decision out and says what came of it. The folder is held only meanwhile, so that
/// others can decide too.
pub(crate) fn decide(data: &Path, ledger: &Ledger, ask: &Ask, now: DateTime<Utc>) -> Result<String, OwnError> {
    let by = Hand { who: user_name(), now };
    let mut own = Own::open(data)?;
    Ok(match ask {
        Ask::Look => String::new(),
        Ask::Accept(items) => {
            let ids: Vec<&str> = items.iter().map(String::as_str).collect();
            let number = own.accept(ledger, &ids, None, &by)?.number;
            format!("{} accepted (decision {number})", show::count(items.len(), "item", "items"))
        }
        Ask::Reject(item) => format!("rejected (decision {})", own.reject(&[item], &by)?.number),
        Ask::Edit { item, field, value } => {
            let names = NameBook::new(ledger);
            own.edit(ledger, &names, item, field.code(), value, &by)?;
            format!("{} edited", field.code())
        }
        Ask::Answer(question, answer) => {
            format!("answered (decision {})", own.answer(ledger, question, answer.clone(), &by)?.number)
        }
        Ask::Undo => {
            let deed = own.journal().last().map(|last| (last.number, last.deed.word()));
            own.undo(None, &by)?;
            deed.map_or_else(String::new, |(number, word)| format!("taken back: {word} (decision {number})"))
        }
    })
}

/// An error with what was expected, in one line.
pub(crate) fn told(error: &OwnError) -> String {
    match error {
        OwnError::Value { what, expected: Some(expected) } => format!("{what}; expected {expected}"),
        OwnError::Unknown { near, .. } if !near.is_empty() => format!("{error}; did you mean {}?", near.join(", ")),
        error => error.to_string(),
    }
}

impl App {
    /// Does something with the inbox in a folder; says whether the ledger may have changed.
    pub(crate) fn ask_inbox(&mut self, ask: &Ask, data: &Path, now: DateTime<Utc>) -> bool {
        if *ask != Ask::Look {
            let whole = Arc::clone(self.world.whole.as_ref().unwrap_or(&self.world.ledger));
            match decide(data, &whole, ask, now) {
                Ok(words) => self.say(words),
                Err(error) => self.complain(told(&error)),
            }
        }
        self.looked.look(data);
        self.refresh();
        matches!(ask, Ask::Accept(_) | Ask::Answer(..) | Ask::Undo)
    }

    /// The item whose page is shown.
    pub(crate) fn inbox_item(&self) -> Option<(usize, &InboxItem)> {
        let Some(Key::Item(place)) = self.place.selected(Pane::Inbox) else { return None };
        Some((place, self.looked.item(place)?))
    }

    /// Accepts the selected item; of a question, takes the selected candidate.
    pub(crate) fn accept_item(&mut self) -> Vec<Effect> {
        let Some((_, item)) = self.inbox_here() else { return Vec::new() };
        if let Proposal::Question(question) = &item.proposal {
            // Only where somebody chose: the first one is selected unasked.
            let chosen = match self.place.selected(Pane::Item) {
                Some(Key::Candidate(nth)) if self.focus() == Pane::Item => Some(nth),
                _ => None,
            };
            let count = question.candidates.len();
            let answer = match chosen {
                Some(nth) if nth < count => Answer::Is(question.candidates[nth].id.clone()),
                Some(nth) if nth == count => Answer::New,
                Some(_) => Answer::Skip,
                None => {
                    self.say("choose whom it means on the right, then Enter");
                    return Vec::new();
                }
            };
            let key = question.key.clone();
            self.select_next_waiting();
            return vec![Effect::Inbox(Ask::Answer(key, answer))];
        }
        let ids = vec![item.id.clone()];
        self.select_next_waiting();
        vec![Effect::Inbox(Ask::Accept(ids))]
    }

    /// Accepts everything that waits of the selected item's source.
    pub(crate) fn accept_source(&mut self) -> Vec<Effect> {
        let Some((_, item)) = self.inbox_here() else { return Vec::new() };
        let (Some(source), Some(own)) = (item.source().map(str::to_owned), &self.looked.own) else {
            self.say("nothing says where this item comes from");
            return Vec::new();
        };
        let decidable =
            own.of_source(&source).into_iter().filter(|item| !matches!(item.proposal, Proposal::Question(_)));
        let ids: Vec<String> = decidable.map(|item| item.id.clone()).collect();
        if ids.is_empty() {
            self.say(format!("nothing of {source} waits that can be accepted unasked"));
            return Vec::new();
        }
        vec![Effect::Inbox(Ask::Accept(ids))]
    }

    /// Rejects the selected item.
    pub(crate) fn reject_item(&mut self) -> Vec<Effect> {
        let Some((_, item)) = self.inbox_here() else { return Vec::new() };
        let ask = match &item.proposal {
            Proposal::Question(question) => Ask::Answer(question.key.clone(), Answer::Skip),
            _ => Ask::Reject(item.id.clone()),
        };
        self.select_next_waiting();
        vec![Effect::Inbox(ask)]
    }

    /// Takes the last decision back.
    pub(crate) fn undo_decision(&mut self) -> Vec<Effect> {
        if self.place.view != View::Inbox {
            self.say("decisions are taken back in the inbox");
            return Vec::new();
        }
        vec![Effect::Inbox(Ask::Undo)]
    }

    /// The selected item, if it can be decided about; else says why not.
    fn inbox_here(&mut self) -> Option<(usize, InboxItem)> {
        if self.place.view != View::Inbox {
            let key = self.key_of(super::Action::Inbox).unwrap_or_default();
            self.say(format!("decisions are taken in the inbox: {key}"));
            return None;
        }
        let found = self.inbox_item().map(|(place, item)| (place, item.clone()));
        match &found {
            None => self.say("nothing is selected"),
            Some((_, item)) if !item.is_waiting() => {
                self.say("this was decided before");
                return None;
            }
            Some(_) => {}
        }
        found
    }

    /// Goes on to the next item that waits: the decided one leaves the top of the list.
    fn select_next_waiting(&mut self) {
        let rows = &self.shown.inbox.value;
        let cursor = &mut self.place.cursors[Pane::Inbox.index()];
        let waits = |row: &usize| {
            rows.items.get(*row).is_some_and(|place| self.looked.item(*place).is_some_and(InboxItem::is_waiting))
        };
        let next = (cursor.row + 1..rows.items.len()).find(waits).or_else(|| (0..cursor.row).rev().find(waits));
        if let Some(next) = next {
            cursor.select(&rows.keys, next);
        }
    }
}
