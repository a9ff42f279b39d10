//! The inbox: what was read or asked and waits for a yes or no.
//!
//! What came in stands in a file that only grows; what became of it stands in the journal. So
//! an undone decision puts an item back by itself.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::ingest::Span;

use super::journal::{Deed, Journal};
use super::proposal::{Proposal, ReportProposal};
use super::question::Answer;

/// An article as it came in. Its text stays on the user's machine.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct InboxDocument {
    /// Its id: the same for the same text of the same page.
    pub id: String,
    /// The text that evidence counts in.
    pub text: String,
    /// The file it was read from.
    pub path: Option<String>,
    /// The feed that brought it, by id.
    pub feed: Option<String>,
    /// The publication, as it was read.
    pub report: ReportProposal,
}

/// What became of an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// It waits.
    Waiting,
    /// It is in the ledger, by this decision.
    Accepted(u64),
    /// It was turned down, by this decision.
    Rejected(u64),
    /// The question was answered, by this decision.
    Answered(u64, Answer),
}

/// One thing that waits, or waited.
#[derive(Clone, PartialEq, Debug)]
pub struct InboxItem {
    /// Its id: its document's with a number behind it, or a question's key.
    pub id: String,
    /// Its document, where it was read.
    pub document: Option<String>,
    /// The publication, edits included.
    pub report: ReportProposal,
    /// What is proposed or asked, edits included.
    pub proposal: Proposal,
    /// The words of the document that carry it.
    pub evidence: Option<Span>,
    /// The cue that made it.
    pub rule: Option<String>,
    /// How sure the reader is, from 0 to 1.
    pub confidence: Option<f32>,
    /// Why it was read so, in steps.
    pub why: Vec<String>,
    /// What became of it.
    pub state: State,
    /// The fields that were edited, each once.
    pub edited: Vec<Field>,
    /// What it was before any edit, where there was one.
    read: Option<Box<(ReportProposal, Proposal)>>,
}

/// An item as its line holds it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct ItemLine {
    pub(super) id: String,
    pub(super) document: Option<String>,
    pub(super) report: ReportProposal,
    pub(super) proposal: Proposal,
    pub(super) evidence: Option<Span>,
    pub(super) rule: Option<String>,
    pub(super) confidence: Option<f32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) why: Vec<String>,
}

/// A line of the inbox's file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    Document(Box<InboxDocument>),
    Item(Box<ItemLine>),
}

/// A field of an item that can be edited.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // Each is the field of its name.
pub enum Field {
    Player,
    From,
    To,
    Stage,
    Polarity,
    Modality,
    Kind,
    Fee,
    Condition,
    Source,
    Unnamed,
    Relays,
    Recalls,
    Saga,
    Summary,
    Value,
    Day,
    Outlet,
    Author,
    Url,
}

impl Field {
    /// The fields of a claim, in the order in which they are shown.
    pub const OF_CLAIM: [Self; 19] = [
        Self::Player,
        Self::From,
        Self::To,
        Self::Stage,
        Self::Polarity,
        Self::Modality,
        Self::Kind,
        Self::Fee,
        Self::Condition,
        Self::Source,
        Self::Unnamed,
        Self::Relays,
        Self::Recalls,
        Self::Saga,
        Self::Summary,
        Self::Day,
        Self::Outlet,
        Self::Author,
        Self::Url,
    ];

    /// The fields of a fact.
    pub const OF_FACT: [Self; 9] = [
        Self::Player,
        Self::Kind,
        Self::Value,
        Self::Source,
        Self::Summary,
        Self::Day,
        Self::Outlet,
        Self::Author,
        Self::Url,
    ];

    /// The word in commands and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Player => "player",
            Self::From => "from",
            Self::To => "to",
            Self::Stage => "stage",
            Self::Polarity => "polarity",
            Self::Modality => "modality",
            Self::Kind => "kind",
            Self::Fee => "fee",
            Self::Condition => "condition",
            Self::Source => "source",
            Self::Unnamed => "unnamed",
            Self::Relays => "relays",
            Self::Recalls => "recalls",
            Self::Saga => "saga",
            Self::Summary => "summary",
            Self::Value => "value",
            Self::Day => "day",
            Self::Outlet => "outlet",
            Self::Author => "author",
            Self::Url => "url",
        }
    }
}

impl InboxItem {
    fn of(line: ItemLine) -> Self {
        let ItemLine { id, document, report, proposal, evidence, rule, confidence, why } = line;
        let (state, edited, read) = (State::Waiting, Vec::new(), None);
        Self { id, document, report, proposal, evidence, rule, confidence, why, state, edited, read }
    }

    /// Whether it waits for a decision.
    pub fn is_waiting(&self) -> bool {
        self.state == State::Waiting
    }

    /// The fields that it has, in the order in which they are shown.
    pub const fn fields(&self) -> &'static [Field] {
        match self.proposal {
            Proposal::Claim(_) => &Field::OF_CLAIM,
            Proposal::Fact(_) => &Field::OF_FACT,
            Proposal::Question(_) => &[],
        }
    }

    /// The name of whoever it came from: the originator, else the publication, else who asks.
    pub fn source(&self) -> Option<&str> {
        let said_by = match &self.proposal {
            Proposal::Claim(claim) => claim.source.as_ref(),
            Proposal::Fact(fact) => fact.source.as_ref(),
            Proposal::Question(question) => return Some(&question.asker),
        };
        said_by.or(self.report.outlet.as_ref()).map(|name| name.name.as_str())
    }
}

/// Documents and items, in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Inbox {
    documents: HashMap<String, InboxDocument>,
    items: Vec<InboxItem>,
    numbers: HashMap<String, usize>,
    unreadable: usize,
}

impl Inbox {
    pub(super) fn of(text: &str, journal: &Journal) -> Self {
        let mut inbox = Self::default();
        for line in text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
            match serde_json::from_str::<Line>(line) {
                Ok(line) => inbox.learn(line),
                Err(_) if line.trim().is_empty() => {}
                Err(_) => inbox.unreadable += 1,
            }
        }
        inbox.settle(journal);
        inbox
    }

    pub(super) fn learn(&mut self, line: Line) {
        match line {
            Line::Document(document) => {
                self.documents.insert(document.id.clone(), *document);
            }
            Line::Item(line) => {
                if !self.numbers.contains_key(&line.id) {
                    self.numbers.insert(line.id.clone(), self.items.len());
                    self.items.push(InboxItem::of(*line));
                }
            }
        }
    }

    /// Works out what became of every item.
    pub(super) fn settle(&mut self, journal: &Journal) {
        for item in &mut self.items {
            item.state = State::Waiting;
            item.edited.clear();
            if let Some(read) = item.read.take() {
                (item.report, item.proposal) = *read;
            }
        }
        for decision in journal.standing() {
            match &decision.deed {
                Deed::Accept { items, .. } => self.mark(items, &State::Accepted(decision.number)),
                Deed::Reject { items } => self.mark(items, &State::Rejected(decision.number)),
                Deed::Answer { item, answer } => {
                    self.mark(std::slice::from_ref(item), &State::Answered(decision.number, answer.clone()));
                }
                Deed::Edit { item, field, after, .. } => {
                    if let Some(item) = self.numbers.get(item).map(|number| &mut self.items[*number]) {
                        item.edit(*field, after.as_deref());
                    }
                }
                Deed::Add { .. } | Deed::Correct { .. } | Deed::Import { .. } | Deed::Undo { .. } => {}
            }
        }
    }

    fn mark(&mut self, ids: &[String], state: &State) {
        for id in ids {
            if let Some(number) = self.numbers.get(id) {
                self.items[*number].state = state.clone();
            }
        }
    }

    /// Every item, in the order in which they came.
    pub fn items(&self) -> &[InboxItem] {
        &self.items
    }

    /// Items that wait, newest first.
    pub fn waiting(&self) -> impl Iterator<Item = &InboxItem> {
        self.items.iter().rev().filter(|item| item.is_waiting())
    }

    /// The item of an id.
    pub fn item(&self, id: &str) -> Option<&InboxItem> {
        self.numbers.get(id).map(|number| &self.items[*number])
    }

    /// The document of an id.
    pub fn document(&self, id: &str) -> Option<&InboxDocument> {
        self.documents.get(id)
    }

    /// The document that an item was read from.
    pub fn document_of(&self, item: &InboxItem) -> Option<&InboxDocument> {
        self.document(item.document.as_deref()?)
    }

    /// The items of a document, in text order.
    pub fn items_of<'s>(&'s self, document: &'s str) -> impl Iterator<Item = &'s InboxItem> {
        self.items.iter().filter(move |item| item.document.as_deref() == Some(document))
    }

    /// The answer that stands to a question, by its key.
    pub fn answer(&self, key: &str) -> Option<&Answer> {
        match &self.item(key)?.state {
            State::Answered(_, answer) => Some(answer),
            _ => None,
        }
    }

    /// Lines of the file that could not be read; they are kept.
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }
}

impl InboxItem {
    /// Puts an edited value in place; what was read is kept beside it.
    fn edit(&mut self, field: Field, value: Option<&str>) {
        let read = (self.report.clone(), self.proposal.clone());
        if self.set(field, value).is_ok() {
            self.read.get_or_insert_with(|| Box::new(read));
            if !self.edited.contains(&field) {
                self.edited.push(field);
            }
        }
    }
}

impl InboxItem {
    /// What is proposed as it was read, before any edit.
    pub fn read_proposal(&self) -> &Proposal {
        self.read.as_ref().map_or(&self.proposal, |read| &read.1)
    }
}
