//! The user's own ledger, opened: journal, inbox, and decisions.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use chrono::{DateTime, Utc};

use crate::desk::NameBook;
use crate::ingest::Reading;
use crate::ledger::{Ledger, Log};
use crate::text::fold;

use super::apply::{HandEdited, Mark, apply, texts};
use super::error::OwnError;
use super::fields;
use super::folder::Folder;
use super::inbox::{Inbox, InboxItem, Line, State};
use super::journal::{Decision, Deed, Journal};
use super::lock::Lock;
use super::plan::{Plan, Planner};
use super::proposal::Proposal;
use super::question::{Answer, Matter, Question};
use super::rules::Rules;
use super::shelf::Shelf;
use super::take_in::{self, Names, Taken};

/// The user's own ledger with its journal and inbox.
#[derive(Debug)]
pub struct Own {
    folder: Folder,
    journal: Journal,
    inbox: Inbox,
    writer: Option<Writer>,
    edited: Vec<HandEdited>,
}

/// What only a writer holds.
#[derive(Debug)]
struct Writer {
    _lock: Lock,
    journal: Log,
    inbox: Log,
    /// Bytes of the journal that are confirmed.
    length: u64,
}

impl Own {
    /// Looks without writing. Nothing there is an empty journal and an empty inbox.
    pub fn look(data: &Path) -> Result<Self, OwnError> {
        let folder = Folder::of(data);
        let journal = Journal::of(&read(&folder.journal())?);
        let inbox = Inbox::of(&read(&folder.inbox())?, &journal);
        Ok(Self { folder, journal, inbox, writer: None, edited: Vec::new() })
    }

    /// Opens to write, alone among all processes until it is dropped; what a process that was
    /// killed had confirmed is first brought into the ledger.
    ///
    /// # Errors
    /// [`OwnError::Held`] where another process writes: then [`Own::look`] still works.
    pub fn open(data: &Path) -> Result<Self, OwnError> {
        let folder = Folder::of(data);
        let lock = Lock::take(&folder)?;
        let (path, inbox_path) = (folder.journal(), folder.inbox());
        let (journal, text) = Log::open(&path).map_err(OwnError::io(&path, "opened"))?;
        let (inbox, waiting) = Log::open(&inbox_path).map_err(OwnError::io(&inbox_path, "opened"))?;
        let length = fs::metadata(&path).map_err(OwnError::io(&path, "read"))?.len();
        let writer = Writer { _lock: lock, journal, inbox, length };
        let journal = Journal::of(&text);
        let inbox = Inbox::of(&waiting, &journal);
        let mut own = Self { folder, journal, inbox, writer: Some(writer), edited: Vec::new() };
        own.catch_up()?;
        Ok(own)
    }

    /// Brings the ledger to where the journal is, if a kill came between the two. Costs two
    /// looks at the disk where there is nothing to do, and waits for nobody.
    pub fn recover(data: &Path) -> Result<(), OwnError> {
        let folder = Folder::of(data);
        let Ok(kind) = fs::metadata(folder.journal()) else { return Ok(()) };
        if Mark::read(&folder).bytes == kind.len() {
            return Ok(());
        }
        match Self::open(data) {
            // Whoever holds it is bringing it there.
            Err(OwnError::Held { .. }) | Ok(_) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn catch_up(&mut self) -> Result<(), OwnError> {
        let mark = Mark::read(&self.folder);
        let Some(writer) = &self.writer else { return Ok(()) };
        if mark.bytes == writer.length {
            return Ok(());
        }
        let pending: Vec<&Decision> =
            self.journal.decisions().iter().filter(|decision| decision.number > mark.decision).collect();
        self.edited = apply(&self.folder, &pending)?;
        let last = self.journal.decisions().last().map_or(0, |decision| decision.number);
        Mark { decision: last, bytes: writer.length }.write(&self.folder)
    }

    /// Where it lies.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Every decision.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// What waits, and what was decided about.
    pub fn inbox(&self) -> &Inbox {
        &self.inbox
    }

    /// Whether it was opened to write.
    pub fn writes(&self) -> bool {
        self.writer.is_some()
    }

    /// What recovery left as it was because somebody had edited it by hand.
    pub fn hand_edited(&self) -> &[HandEdited] {
        &self.edited
    }

    /// Takes what was read from a document into the inbox: lasting when this returns.
    pub fn take_in(
        &mut self,
        ledger: &Ledger,
        reading: &Reading,
        text: &str,
        feed: Option<&str>,
    ) -> Result<Taken, OwnError> {
        let book = NameBook::new(ledger);
        self.take_in_with(&Names { ledger, book: &book }, reading, text, feed)
    }

    /// As [`Own::take_in`], with the names gathered once for many documents.
    pub fn take_in_all<'r>(
        &mut self,
        ledger: &Ledger,
        readings: impl IntoIterator<Item = (&'r Reading, &'r str, Option<&'r str>)>,
    ) -> Result<Taken, OwnError> {
        let book = NameBook::new(ledger);
        let names = Names { ledger, book: &book };
        let mut all = Taken::default();
        for (reading, text, feed) in readings {
            let taken = self.take_in_with(&names, reading, text, feed)?;
            all.new.extend(taken.new);
            all.known += taken.known;
        }
        Ok(all)
    }

    fn take_in_with(
        &mut self,
        names: &Names<'_>,
        reading: &Reading,
        text: &str,
        feed: Option<&str>,
    ) -> Result<Taken, OwnError> {
        let (lines, taken) = take_in::lines(&self.inbox, names, reading, text, feed);
        self.learn(lines)?;
        Ok(taken)
    }

    /// Puts questions into the inbox; one that is there already is not asked twice.
    pub fn ask(&mut self, questions: &[Question]) -> Result<Taken, OwnError> {
        let (lines, taken) = take_in::question_lines(&self.inbox, questions);
        self.learn(lines)?;
        Ok(taken)
    }

    fn learn(&mut self, lines: Vec<Line>) -> Result<(), OwnError> {
        if lines.is_empty() {
            return Ok(());
        }
        let mut text = String::new();
        for line in &lines {
            text.push_str(&json(line));
            text.push('\n');
        }
        let path = self.folder.inbox();
        let writer = self.writer.as_mut().ok_or_else(|| reading_only(&self.folder))?;
        writer.inbox.append(&text).map_err(OwnError::io(&path, "written"))?;
        for line in lines {
            self.inbox.learn(line);
        }
        self.inbox.settle(&self.journal);
        Ok(())
    }

    /// What accepting an item would put into the ledger.
    pub fn plan(&self, ledger: &Ledger, item: &str) -> Result<Plan, OwnError> {
        self.plan_all(ledger, &[self.waiting(item)?])
    }

    /// The texts that files of the ledger would have with a plan carried out, by their names:
    /// for looking ahead. Nothing is written.
    pub fn texts_with(&self, plan: &Plan) -> Result<Vec<(String, String)>, OwnError> {
        texts(&self.folder, &plan.changes)
    }

    fn plan_all(&self, ledger: &Ledger, items: &[&InboxItem]) -> Result<Plan, OwnError> {
        let mut records = Shelf::of(&self.folder);
        let mut planner = Planner::new(ledger, &mut records);
        for item in items {
            planner.item(item, self.inbox.document_of(item))?;
        }
        Ok(planner.plan)
    }

    /// Accepts items as one decision: each becomes records of the ledger, with its report.
    pub fn accept(
        &mut self,
        ledger: &Ledger,
        items: &[&str],
        rule: Option<&str>,
        by: &Hand,
    ) -> Result<&Decision, OwnError> {
        let found: Vec<&InboxItem> = items.iter().map(|id| self.waiting(id)).collect::<Result<_, _>>()?;
        let plan = self.plan_all(ledger, &found)?;
        let items = items.iter().map(|id| (*id).to_owned()).collect();
        self.decide(Deed::Accept { items, rule: rule.map(str::to_owned) }, plan, by)
    }

    /// Accepts those of some items that the user's rules accept, a decision for each rule; gives
    /// the ids.
    pub fn accept_by(
        &mut self,
        ledger: &Ledger,
        items: &[String],
        rules: &Rules,
        by: &Hand,
    ) -> Result<Vec<String>, OwnError> {
        let mut by_rule: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for item in items.iter().filter_map(|id| self.inbox.item(id)).filter(|item| item.is_waiting()) {
            // What has no day waits for a person.
            if let Some(rule) = rules.accepts(item).filter(|_| item.report.day.is_some()) {
                by_rule.entry(rule).or_default().push(item.id.clone());
            }
        }
        let mut accepted = Vec::new();
        for (rule, ids) in by_rule {
            let named: Vec<&str> = ids.iter().map(String::as_str).collect();
            self.accept(ledger, &named, Some(&rule), by)?;
            accepted.extend(ids);
        }
        Ok(accepted)
    }

    /// Rejects items as one decision.
    pub fn reject(&mut self, items: &[&str], by: &Hand) -> Result<&Decision, OwnError> {
        for item in items {
            self.waiting(item)?;
        }
        let items = items.iter().map(|id| (*id).to_owned()).collect();
        self.decide(Deed::Reject { items }, Plan::default(), by)
    }

    /// Edits a field of a waiting item. `value` is as a person types it: names are looked up,
    /// `new:Name` makes a new one, empty takes the value away.
    pub fn edit(
        &mut self,
        ledger: &Ledger,
        names: &NameBook,
        item: &str,
        field: &str,
        value: &str,
        by: &Hand,
    ) -> Result<&Decision, OwnError> {
        let found = self.waiting(item)?;
        let field = fields::field_named(found, field)?;
        let before = found.field(field);
        let after = fields::typed(ledger, names, field, value)?;
        // Tried on a copy: what cannot be put there is refused before it is written down, and
        // what can be is written down in one spelling.
        let mut tried = found.clone();
        tried.set(field, after.as_deref())?;
        let after = tried.field(field);
        self.decide(Deed::Edit { item: item.to_owned(), field, before, after }, Plan::default(), by)
    }

    /// Answers a question. A player or club that is meant keeps the id that the data know it
    /// by, so that the next import finds it by itself.
    pub fn answer(
        &mut self,
        ledger: &Ledger,
        question: &str,
        answer: Answer,
        by: &Hand,
    ) -> Result<&Decision, OwnError> {
        let item = self.waiting(question)?;
        let Proposal::Question(asked) = &item.proposal else {
            return Err(OwnError::value(format!("`{question}` is no question"), "accept or reject"));
        };
        let mut records = Shelf::of(&self.folder);
        let mut planner = Planner::new(ledger, &mut records);
        if let Answer::Is(id) = &answer {
            let known = match asked.matter {
                Matter::Player => ledger.index.players.contains_key(id.as_str()),
                Matter::Club => ledger.index.clubs.contains_key(id.as_str()),
                Matter::Source => ledger.index.sources.contains_key(id.as_str()),
                Matter::Other => true,
            };
            if !known {
                let near = asked.candidates.iter().map(|candidate| candidate.id.clone()).collect();
                return Err(OwnError::Unknown { kind: asked.matter.word(), name: id.clone(), near });
            }
            if let (Matter::Player, Some((kind, number))) = (asked.matter, &asked.outside_id) {
                planner.outside_id(&self.folder, id, kind, number)?;
            }
        }
        let plan = planner.plan;
        self.decide(Deed::Answer { item: question.to_owned(), answer }, plan, by)
    }

    /// What was answered so far: the questions' keys, each with the id of who is meant, or none for
    /// somebody new. What was skipped is still open.
    pub fn answers(&self) -> impl Iterator<Item = (String, Option<String>)> {
        self.inbox.items().iter().filter_map(|item| match (&item.proposal, &item.state) {
            (Proposal::Question(question), State::Answered(_, Answer::Is(id))) => {
                Some((question.key.clone(), Some(id.clone())))
            }
            (Proposal::Question(question), State::Answered(_, Answer::New)) => Some((question.key.clone(), None)),
            _ => None,
        })
    }

    /// The waiting items of a source: an originator, a publication, an asker or a feed.
    pub fn of_source(&self, source: &str) -> Vec<&InboxItem> {
        let wanted = fold(source);
        let is = |text: Option<&str>| text.is_some_and(|text| fold(text) == wanted || text == source);
        let fits = |item: &&InboxItem| {
            let outlet = item.report.outlet.as_ref();
            let feed = self.inbox.document_of(item).and_then(|document| document.feed.as_deref());
            is(item.source())
                || is(outlet.map(|outlet| outlet.name.as_str()))
                || is(outlet.and_then(|outlet| outlet.id.as_deref()))
                || is(feed)
        };
        self.inbox.items().iter().filter(|item| item.is_waiting()).filter(fits).collect()
    }

    /// An item that waits, or why it does not.
    fn waiting(&self, id: &str) -> Result<&InboxItem, OwnError> {
        let item = self.inbox.item(id).ok_or_else(|| OwnError::Unknown {
            kind: "item",
            name: id.to_owned(),
            near: self.near(id),
        })?;
        let (what, decision) = match item.state {
            State::Waiting => return Ok(item),
            State::Accepted(decision) => ("accepted", decision),
            State::Rejected(decision) => ("rejected", decision),
            State::Answered(decision, _) => ("answered", decision),
        };
        Err(OwnError::Decided { item: id.to_owned(), what, decision })
    }

    fn near(&self, id: &str) -> Vec<String> {
        let ids = self.inbox.waiting().map(|item| item.id.as_str());
        crate::text::nearest(id, ids).map(str::to_owned).into_iter().collect()
    }

    /// Takes a decision back: the last one that stands, or one by its number. What other
    /// decisions rest on stays. Taking back an undo does the thing again.
    pub fn undo(&mut self, number: Option<u64>, by: &Hand) -> Result<&Decision, OwnError> {
        let number = match number {
            Some(number) => number,
            None => self.journal.last().map(|decision| decision.number).ok_or_else(|| OwnError::Value {
                what: "there is no decision to take back".to_owned(),
                expected: None,
            })?,
        };
        let (changes, files) = super::undo::changes(&self.folder, &self.journal, number)?;
        let plan = Plan { changes, rests_on: BTreeSet::new() };
        self.decide_with(Deed::Undo { decision: number }, plan, files, by)
    }

    /// Confirms a decision: its line lasts before anything else happens, then the ledger's files
    /// take it up.
    pub(super) fn decide(&mut self, deed: Deed, plan: Plan, by: &Hand) -> Result<&Decision, OwnError> {
        self.decide_with(deed, plan, Vec::new(), by)
    }

    pub(super) fn decide_with(
        &mut self,
        deed: Deed,
        plan: Plan,
        files: Vec<super::change::FileChange>,
        by: &Hand,
    ) -> Result<&Decision, OwnError> {
        let path = self.folder.journal();
        // What could not be taken up before comes first.
        self.catch_up()?;
        let writer = self.writer.as_mut().ok_or_else(|| reading_only(&self.folder))?;
        // A file that cannot be written anew is found out before anything is confirmed.
        super::apply::check(&self.folder, &plan.changes)?;
        let decision = Decision {
            number: self.journal.next(),
            at: by.now,
            who: by.who.clone(),
            deed,
            changes: plan.changes,
            files,
            rests_on: plan.rests_on.into_iter().collect(),
        };
        let line = json(&decision) + "\n";
        writer.journal.append(&line).map_err(OwnError::io(&path, "written"))?;
        writer.length += line.len() as u64;
        let (number, length) = (decision.number, writer.length);
        let applied = apply(&self.folder, &[&decision]);
        self.journal.push(decision);
        self.inbox.settle(&self.journal);
        let marked = applied.and_then(|_| Mark { decision: number, bytes: length }.write(&self.folder));
        marked.map_err(|why| OwnError::NotYet { number, why: Box::new(why) })?;
        // It was pushed just now.
        Ok(&self.journal.decisions()[self.journal.decisions().len() - 1])
    }
}

/// Who decides, and when: the one clock is handed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hand {
    /// Who, as the journal names them.
    pub who: String,
    /// When.
    pub now: DateTime<Utc>,
}

/// A line as it is written. Texts, numbers and lists always become JSON, on one line.
fn json(line: &impl serde::Serialize) -> String {
    serde_json::to_string(line).unwrap_or_default()
}

fn reading_only(folder: &Folder) -> OwnError {
    OwnError::Held { folder: folder.path().to_owned(), by: None }
}

fn read(path: &Path) -> Result<String, OwnError> {
    match fs::read(path) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(OwnError::io(path, "read")(error)),
    }
}
