//! What feeds brought: items that were seen, and what each server said last.
//!
//! In one folder of the user's data: `items.jsonl` only grows, a line for each thing learned,
//! fsynced before it counts; `visits.json` is replaced whole, after the items it stands for.
//! So a kill at any byte loses nothing that was told as done, and what was on its way comes
//! again. One process writes; others look.

mod files;
mod record;
mod seen;
mod visit;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::list::Feed;
use super::parse::Item;
use crate::ingest::Reading;
use crate::ledger::Log;
use crate::text::fingerprint;
use record::{ItemLine, Line, PageLine, ReadLine, SameLine};
use seen::{Keys, Seen, keys_of};

pub(super) use files::write_whole;
pub use visit::Visit;

const ITEMS: &str = "items.jsonl";
const VISITS: &str = "visits.json";
const LOCK: &str = ".lock";

/// More items than this are kept for nobody: the oldest go.
const MOST_ITEMS: usize = 50_000;
/// How many stay then.
const KEPT_ITEMS: usize = 40_000;

/// Why the store cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process writes.
    #[error("another Touchline is fetching feeds into {0}")]
    Held(PathBuf),
    /// A file or folder.
    #[error("{file} cannot be {deed}: {error}")]
    Io {
        /// Which.
        file: String,
        /// What was tried.
        deed: &'static str,
        /// What happened.
        error: io::Error,
    },
}

impl StoreError {
    fn io(path: &Path, deed: &'static str) -> impl FnOnce(io::Error) -> Self {
        let file = path.display().to_string();
        move |error| Self::Io { file, deed, error }
    }
}

/// An item that was kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept {
    /// Its id: the same for the same item on every machine.
    pub id: String,
    /// The feed that brought it first.
    pub feed: String,
    /// The feeds that brought it too.
    pub also: Vec<String>,
    /// When it was seen first.
    pub seen: DateTime<Utc>,
    /// The item.
    pub item: Item,
    /// How many claims were read in it; `None` where it was not read yet.
    pub read: Option<usize>,
    /// What was read in it, where that was anything. Its spans count in [`super::reading::text_of`].
    pub reading: Option<Reading>,
}

/// What became of a feed's items.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Taken {
    /// The ids of those that were new.
    pub new: Vec<String>,
    /// How many were known from this feed.
    pub known: usize,
    /// How many another feed had brought already.
    pub elsewhere: usize,
}

/// The items and visits of a folder.
#[derive(Debug, Default)]
pub struct Store {
    folder: PathBuf,
    log: Option<Log>,
    lock: Option<File>,
    items: Vec<Kept>,
    numbers: HashMap<String, u32>,
    seen: Seen,
    visits: BTreeMap<String, Visit>,
    unreadable: usize,
}

impl Store {
    /// Opens a folder to write to, made where it is not there.
    ///
    /// # Errors
    /// Where another process holds it, or it cannot be used.
    pub fn open(folder: &Path, now: DateTime<Utc>) -> Result<Self, StoreError> {
        fs::create_dir_all(folder).map_err(StoreError::io(folder, "made"))?;
        let path = folder.join(LOCK);
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let lock = lock.map_err(StoreError::io(&path, "written"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(StoreError::Held(folder.to_owned())),
            Err(TryLockError::Error(error)) => return Err(StoreError::io(&path, "locked")(error)),
        }
        let path = folder.join(ITEMS);
        let (mut log, mut text) = Log::open(&path).map_err(StoreError::io(&path, "opened"))?;
        if let Some(shorter) = compacted(&text) {
            write_whole(&path, shorter.as_bytes()).map_err(StoreError::io(&path, "written"))?;
            (log, text) = Log::open(&path).map_err(StoreError::io(&path, "opened"))?;
        }
        let mut store = Self::of(folder, &text, now)?;
        store.log = Some(log);
        store.lock = Some(lock);
        Ok(store)
    }

    /// Looks into a folder without holding it; nothing there is an empty store.
    ///
    /// # Errors
    /// Where there is something and it cannot be read.
    pub fn look(folder: &Path, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let path = folder.join(ITEMS);
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(StoreError::io(&path, "read")(error)),
        };
        Self::of(folder, &text, now)
    }

    fn of(folder: &Path, text: &str, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let mut store = Self { folder: folder.to_owned(), ..Self::default() };
        for line in text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
            match serde_json::from_str::<Line>(line) {
                Ok(line) => store.learn(line, now),
                Err(_) if line.trim().is_empty() => {}
                Err(_) => store.unreadable += 1,
            }
        }
        let path = folder.join(VISITS);
        match fs::read(&path) {
            // Lost marks cost one download each, so a broken file is as good as none.
            Ok(bytes) => store.visits = serde_json::from_slice(&bytes).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(StoreError::io(&path, "read")(error)),
        }
        Ok(store)
    }

    fn learn(&mut self, line: Line, now: DateTime<Utc>) {
        match line {
            Line::Item(line) => {
                let (id, feed) = (line.id.clone(), line.feed.clone());
                let (item, seen) = line.into_item();
                let keys = keys_of(&feed, std::slice::from_ref(&item)).swap_remove(0);
                self.keep(Kept { id, feed, also: Vec::new(), seen, item, read: None, reading: None }, keys, now);
            }
            Line::Same(line) => {
                let Some(number) = self.numbers.get(&line.id).copied() else { return };
                let named = Item { guid: line.guid, link: line.link, ..nameless() };
                let keys = keys_of(&line.feed, &[named]).swap_remove(0);
                self.seen.remember_exact(number, &keys);
                self.note_also(number, &line.feed);
            }
            Line::Read(line) => {
                if let Some(kept) = self.item_mut(&line.id) {
                    kept.read = Some(line.claims);
                    kept.reading = line.reading.map(|reading| *reading);
                }
            }
            Line::Page(line) => {
                if let Some(kept) = self.item_mut(&line.id) {
                    kept.item.body = Some(line.text);
                }
            }
        }
    }

    fn keep(&mut self, kept: Kept, keys: Keys, now: DateTime<Utc>) {
        let number = self.items.len() as u32;
        self.seen.remember(number, &kept.feed, keys, kept.seen, now);
        self.numbers.insert(kept.id.clone(), number);
        self.items.push(kept);
    }

    fn note_also(&mut self, number: u32, feed: &str) {
        if let Some(kept) = self.items.get_mut(number as usize)
            && kept.feed != feed
            && !kept.also.iter().any(|known| known == feed)
        {
            kept.also.push(feed.to_owned());
        }
    }

    /// Every item, in the order in which they came.
    pub fn items(&self) -> &[Kept] {
        &self.items
    }

    /// The item of an id.
    pub fn item(&self, id: &str) -> Option<&Kept> {
        self.items.get(*self.numbers.get(id)? as usize)
    }

    /// Lines of the file that could not be read; their items come again if they are still there.
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// The last visit to a feed; a fresh one where its address is another now.
    pub fn visit(&self, feed: &Feed) -> Visit {
        let address = address_of(feed);
        let known = self.visits.get(&feed.id).filter(|visit| visit.address == address).cloned();
        known.unwrap_or_else(|| Visit { address, ..Visit::default() })
    }

    /// Keeps a visit: written whole, and lasting when this returns.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn visited(&mut self, feed: &Feed, visit: Visit) -> Result<(), StoreError> {
        self.visits.insert(feed.id.clone(), Visit { address: address_of(feed), ..visit });
        let path = self.folder.join(VISITS);
        let text = serde_json::to_string_pretty(&self.visits)
            .map_err(|error| StoreError::io(&path, "written")(error.into()))?;
        write_whole(&path, (text + "\n").as_bytes()).map_err(StoreError::io(&path, "written"))
    }

    /// Takes a feed's items in: what is new lasts when this returns.
    ///
    /// # Errors
    /// Where they cannot be written; then nothing was taken.
    pub fn take(&mut self, feed: &str, items: &[Item], now: DateTime<Utc>) -> Result<Taken, StoreError> {
        let mut taken = Taken::default();
        let mut text = String::new();
        let mut fresh: Vec<(Kept, Keys)> = Vec::new();
        let mut aliases: Vec<(u32, Keys)> = Vec::new();
        let mut batch: HashSet<String> = HashSet::new();
        for (item, keys) in items.iter().zip(keys_of(feed, items)) {
            let id = id_of(feed, item);
            if let Some(number) = self.seen.same(&keys) {
                let kept = &self.items[number as usize];
                if kept.feed == feed || kept.also.iter().any(|known| known == feed) {
                    taken.known += 1;
                    continue;
                }
                taken.elsewhere += 1;
                line(&mut text, &same(&kept.id, feed, item));
                aliases.push((number, keys));
            } else if let Some(number) = self.seen.copied(feed, &keys, now) {
                taken.elsewhere += 1;
                line(&mut text, &same(&self.items[number as usize].id, feed, item));
                aliases.push((number, keys));
            } else if self.numbers.contains_key(&id) || !batch.insert(id.clone()) {
                taken.known += 1;
            } else {
                line(&mut text, &Line::Item(Box::new(ItemLine::of(&id, feed, now, item))));
                taken.new.push(id.clone());
                let kept = Kept {
                    id,
                    feed: feed.to_owned(),
                    also: Vec::new(),
                    seen: now,
                    item: item.clone(),
                    read: None,
                    reading: None,
                };
                fresh.push((kept, keys));
            }
        }
        self.append(&text)?;
        for (kept, keys) in fresh {
            self.keep(kept, keys, now);
        }
        for (number, keys) in aliases {
            self.seen.remember_exact(number, &keys);
            self.note_also(number, feed);
        }
        Ok(taken)
    }

    /// The items that were not read for claims yet, oldest first.
    pub fn unread(&self) -> impl Iterator<Item = &Kept> {
        self.items.iter().filter(|kept| kept.read.is_none())
    }

    fn item_mut(&mut self, id: &str) -> Option<&mut Kept> {
        self.items.get_mut(*self.numbers.get(id)? as usize)
    }

    /// Notes that items were read, each with what was found in it, if anything was.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn mark_read(&mut self, read: Vec<(String, Option<Reading>)>) -> Result<(), StoreError> {
        let lines: Vec<Line> = read
            .into_iter()
            .map(|(id, reading)| {
                let claims = reading.as_ref().map_or(0, |reading| reading.claims.len());
                Line::Read(ReadLine { id, claims, reading: reading.map(Box::new) })
            })
            .collect();
        self.learn_all(lines)
    }

    /// Keeps the article behind an item's link as its body.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn keep_page(&mut self, id: &str, text: String) -> Result<(), StoreError> {
        self.learn_all(vec![Line::Page(PageLine { id: id.to_owned(), text })])
    }

    /// Writes lines about items that are there, then believes them.
    fn learn_all(&mut self, lines: Vec<Line>) -> Result<(), StoreError> {
        let mut text = String::new();
        for one in &lines {
            line(&mut text, one);
        }
        self.append(&text)?;
        for line in lines {
            self.learn(line, DateTime::UNIX_EPOCH);
        }
        Ok(())
    }

    fn append(&mut self, text: &str) -> Result<(), StoreError> {
        let path = self.folder.join(ITEMS);
        let held = || io::Error::other("this process only looks");
        self.log.as_mut().ok_or_else(held).and_then(|log| log.append(text)).map_err(StoreError::io(&path, "written"))
    }
}

/// What tells one address from another without holding it.
fn address_of(feed: &Feed) -> String {
    format!("{:016x}", fingerprint(&["address", &feed.url]))
}

/// An item's id: made of what its feed calls it, else of its page, else of its words.
fn id_of(feed: &str, item: &Item) -> String {
    let page = item.link.as_deref().unwrap_or("");
    let hash = match &item.guid {
        Some(guid) => fingerprint(&[feed, guid, page]),
        None if page.is_empty() => fingerprint(&[feed, &item.title, &item.summary]),
        None => fingerprint(&[feed, page, &item.title]),
    };
    format!("{hash:016x}")
}

fn same(id: &str, feed: &str, item: &Item) -> Line {
    Line::Same(SameLine { id: id.to_owned(), feed: feed.to_owned(), guid: item.guid.clone(), link: item.link.clone() })
}

fn nameless() -> Item {
    let (item, _) = ItemLine::default().into_item();
    item
}

fn line(text: &mut String, line: &Line) {
    // Strings and numbers always become JSON.
    if let Ok(json) = serde_json::to_string(line) {
        let _ = writeln!(text, "{json}");
    }
}

/// The file without its oldest items where it has become too long.
fn compacted(text: &str) -> Option<String> {
    if text.matches('\n').count() <= MOST_ITEMS {
        return None;
    }
    let lines: Vec<(&str, Line)> =
        text.lines().filter_map(|line| Some((line, serde_json::from_str::<Line>(line).ok()?))).collect();
    let ids: Vec<&str> =
        lines.iter().filter(|(_, line)| matches!(line, Line::Item(_))).map(|(_, line)| line.id()).collect();
    if ids.len() <= MOST_ITEMS {
        return None;
    }
    let kept: HashSet<&str> = ids[ids.len() - KEPT_ITEMS..].iter().copied().collect();
    Some(
        lines
            .iter()
            .filter(|(_, line)| kept.contains(line.id()))
            .fold(String::new(), |all, (line, _)| all + line + "\n"),
    )
}

#[cfg(test)]
mod tests;
