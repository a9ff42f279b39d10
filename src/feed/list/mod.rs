//! Which feeds there are, and which of them the user wants.
//!
//! Touchline comes with a list of feeds that work; none of them is on until the user turns it
//! on. His choices and feeds of his own stand in one JSON file, laid over that list by id.

mod opml;

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::link;
use super::store::write_whole;
use crate::text::{fold, nearest, sanitise_to};

pub use opml::{Outline, read as read_opml, write as write_opml};

/// The list that Touchline comes with.
const BUNDLED: &str = include_str!("feeds.toml");
/// The user's file in the feeds' folder.
pub const LIST_FILE: &str = "list.json";
/// No list is longer; whatever is, is something else.
const LARGEST: u64 = 4 << 20;

/// One feed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Feed {
    /// What it is called on the command line.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Where it is. May hold a secret: shown only as [`Feed::shown_url`].
    pub url: String,
    /// Who publishes it, as the ledger's sources name them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Its language, as a two-letter code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What to know of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether `sync` fetches it without being asked for it by name.
    #[serde(default)]
    pub on: bool,
    /// Whether the pages that its items link to may be fetched too.
    #[serde(default)]
    pub full: bool,
    /// Whether it is one of the user's own.
    #[serde(skip)]
    pub own: bool,
}

impl Feed {
    /// The address without whatever in it may be a secret.
    pub fn shown_url(&self) -> String {
        link::masked(&self.url)
    }
}

/// What the user's file says of one feed: everything for his own, only what differs for others.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Choice {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    on: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    full: Option<bool>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Choices {
    feeds: Vec<Choice>,
}

#[derive(Deserialize)]
struct Bundled {
    feed: Vec<Feed>,
}

/// Why a list could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// The file.
    #[error("{file}: {error}")]
    File {
        /// Its path.
        file: String,
        /// What happened.
        error: io::Error,
    },
    /// Its content.
    #[error("{file}:{line}:{column}: {what}")]
    Content {
        /// Its path.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is wrong.
        what: String,
    },
    /// No feed of that name.
    #[error("there is no feed `{0}`")]
    Unknown(String, Option<String>),
    /// An address that is none.
    #[error("the address is not one of the web: it begins with https://")]
    Address,
    /// The list came with Touchline.
    #[error("`{0}` comes with Touchline; `touchline feeds off {0}` turns it off")]
    NotOwn(String),
}

/// All feeds in their order: those that Touchline comes with, then the user's own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FeedList {
    feeds: Vec<Feed>,
}

impl Default for FeedList {
    fn default() -> Self {
        Self::bundled()
    }
}

impl FeedList {
    /// The list that Touchline comes with, all off.
    pub fn bundled() -> Self {
        // A test holds the file to its form.
        let bundled: Bundled = toml::from_str(BUNDLED).unwrap_or(Bundled { feed: Vec::new() });
        Self { feeds: bundled.feed }
    }

    /// The list with the user's choices in a folder; none there are none.
    ///
    /// # Errors
    /// Where there is a file and it cannot be read.
    pub fn open(folder: &Path) -> Result<Self, ListError> {
        let path = folder.join(LIST_FILE);
        let file = || path.display().to_string();
        let text = match read_small(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::bundled()),
            Err(error) => return Err(ListError::File { file: file(), error }),
        };
        let choices: Choices = serde_json::from_str(&text).map_err(|error| ListError::Content {
            file: file(),
            line: error.line(),
            column: error.column(),
            what: sanitise_to(&error.to_string(), 200).into_owned(),
        })?;
        let mut list = Self::bundled();
        choices.feeds.into_iter().for_each(|choice| list.apply(choice));
        Ok(list)
    }

    fn apply(&mut self, choice: Choice) {
        let id = sanitise_to(&choice.id, 80).into_owned();
        let line = |text: Option<String>| text.map(|text| sanitise_to(&text, 200).into_owned());
        let known = self.feeds.iter_mut().find(|feed| feed.id == id);
        if let Some(feed) = known {
            feed.name = line(choice.name).unwrap_or_else(|| std::mem::take(&mut feed.name));
            feed.url = choice.url.unwrap_or_else(|| std::mem::take(&mut feed.url));
            feed.outlet = line(choice.outlet).or_else(|| feed.outlet.take());
            feed.scope = line(choice.scope).or_else(|| feed.scope.take());
            feed.language = line(choice.language).or_else(|| feed.language.take());
            feed.on = choice.on.unwrap_or(feed.on);
            feed.full = choice.full.unwrap_or(feed.full);
        } else if let Some(url) = choice.url {
            self.feeds.push(Feed {
                name: line(choice.name).unwrap_or_else(|| id.clone()),
                id,
                url,
                outlet: line(choice.outlet),
                scope: line(choice.scope),
                language: line(choice.language),
                note: None,
                on: choice.on.unwrap_or(false),
                full: choice.full.unwrap_or(false),
                own: true,
            });
        }
    }

    /// Writes what differs from the list that Touchline comes with, whole or not at all.
    ///
    /// # Errors
    /// Where the folder cannot be written to.
    pub fn save(&self, folder: &Path) -> Result<(), ListError> {
        let bundled = Self::bundled();
        let mut choices = Choices::default();
        for feed in &self.feeds {
            let base = bundled.feeds.iter().find(|known| known.id == feed.id);
            let differs = |mine: &Option<String>, theirs: Option<&Option<String>>| {
                if theirs == Some(mine) { None } else { mine.clone() }
            };
            let choice = Choice {
                id: feed.id.clone(),
                name: base.is_none_or(|base| base.name != feed.name).then(|| feed.name.clone()),
                url: base.is_none_or(|base| base.url != feed.url).then(|| feed.url.clone()),
                outlet: differs(&feed.outlet, base.map(|base| &base.outlet)),
                scope: differs(&feed.scope, base.map(|base| &base.scope)),
                language: differs(&feed.language, base.map(|base| &base.language)),
                on: feed.on.then_some(true),
                full: feed.full.then_some(true),
            };
            if base != Some(feed) {
                choices.feeds.push(choice);
            }
        }
        let path = folder.join(LIST_FILE);
        let file_error = |error| ListError::File { file: path.display().to_string(), error };
        let text = serde_json::to_string_pretty(&choices).map_err(|error| file_error(error.into()))?;
        write_whole(&path, (text + "\n").as_bytes()).map_err(file_error)
    }

    /// All feeds.
    pub fn feeds(&self) -> &[Feed] {
        &self.feeds
    }

    /// The feeds that are on.
    pub fn on(&self) -> impl Iterator<Item = &Feed> {
        self.feeds.iter().filter(|feed| feed.on)
    }

    /// The feed that a text means: its id, or its name however it is written.
    ///
    /// # Errors
    /// Where none is called so, with the nearest.
    pub fn named(&self, text: &str) -> Result<&Feed, ListError> {
        let folded = fold(text.trim());
        let found = self.feeds.iter().find(|feed| feed.id == folded || fold(&feed.name) == folded);
        found.ok_or_else(|| {
            let near = nearest(&folded, self.feeds.iter().map(|feed| feed.id.as_str())).map(str::to_owned);
            ListError::Unknown(sanitise_to(text, 80).into_owned(), near)
        })
    }

    /// Turns a feed on or off.
    ///
    /// # Errors
    /// Where no feed is called so.
    pub fn turn(&mut self, text: &str, on: bool) -> Result<&Feed, ListError> {
        let id = self.named(text)?.id.clone();
        self.change(&id, |feed| feed.on = on)
    }

    /// Allows or forbids fetching the pages behind a feed's items.
    ///
    /// # Errors
    /// Where no feed is called so.
    pub fn allow_pages(&mut self, text: &str, full: bool) -> Result<&Feed, ListError> {
        let id = self.named(text)?.id.clone();
        self.change(&id, |feed| feed.full = full)
    }

    fn change(&mut self, id: &str, change: impl FnOnce(&mut Feed)) -> Result<&Feed, ListError> {
        let feed = self.feeds.iter_mut().find(|feed| feed.id == id);
        let feed = feed.ok_or_else(|| ListError::Unknown(id.to_owned(), None))?;
        change(feed);
        Ok(feed)
    }

    /// Adds a feed of the user's own, on; one that is there already under its address is turned on.
    ///
    /// # Errors
    /// Where the address is none.
    pub fn add(&mut self, url: &str, name: Option<&str>) -> Result<&Feed, ListError> {
        let url = link::resolve(url, None).ok_or(ListError::Address)?;
        let same = self.feeds.iter().find(|feed| same_feed(&feed.url, &url)).map(|feed| feed.id.clone());
        if let Some(id) = same {
            return self.change(&id, |feed| feed.on = true);
        }
        let name = name.map(|name| sanitise_to(name.trim(), 200).into_owned()).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| link::host(&url).trim_start_matches("www.").to_owned());
        let id = self.free_id(&name);
        self.apply(Choice { id: id.clone(), name: Some(name), url: Some(url), on: Some(true), ..Choice::default() });
        self.change(&id, |_| {})
    }

    /// Takes a feed of the user's own off the list.
    ///
    /// # Errors
    /// Where no feed is called so, or it came with Touchline.
    pub fn remove(&mut self, text: &str) -> Result<Feed, ListError> {
        let id = self.named(text)?.id.clone();
        let at = self.feeds.iter().position(|feed| feed.id == id && feed.own).ok_or(ListError::NotOwn(id))?;
        Ok(self.feeds.remove(at))
    }

    /// An id made of a name that nobody has yet.
    fn free_id(&self, name: &str) -> String {
        let words: Vec<String> = fold(name)
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let mut base = words.join("-");
        base.truncate(40);
        if base.is_empty() {
            base.push_str("feed");
        }
        let taken = |id: &str| self.feeds.iter().any(|feed| feed.id == id);
        if !taken(&base) {
            return base;
        }
        (2..=self.feeds.len() + 2).map(|number| format!("{base}-{number}")).find(|id| !taken(id)).unwrap_or(base)
    }
}

/// Whether two addresses are one feed: tracking aside, parameters matter.
fn same_feed(a: &str, b: &str) -> bool {
    link::comparable(a) == link::comparable(b)
}

fn read_small(path: &Path) -> io::Result<String> {
    let found = fs::metadata(path)?;
    if !found.is_file() || found.len() > LARGEST {
        return Err(io::Error::other("it is no list of feeds"));
    }
    fs::read_to_string(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_we_come_with_is_sound_and_silent() {
        let list = FeedList::bundled();
        assert!(list.feeds().len() > 15);
        assert_eq!(list.on().count(), 0, "no feed is on unasked");
        for (number, feed) in list.feeds().iter().enumerate() {
            assert!(feed.url.starts_with("https://") && !link::holds_secret(&feed.url), "{}", feed.url);
            assert!(feed.outlet.is_some() && feed.scope.is_some() && feed.language.is_some(), "{}", feed.id);
            assert!(list.feeds()[..number].iter().all(|other| other.id != feed.id && other.name != feed.name));
            assert_eq!(list.named(&feed.id).unwrap().id, feed.id);
        }
    }

    #[test]
    fn choices_are_kept_and_only_what_differs() {
        let folder = tempfile::tempdir().unwrap();
        let mut list = FeedList::open(folder.path()).unwrap();
        list.turn("bbc-football", true).unwrap();
        list.add("https://example.org/feed?token=s3cr3t", Some("My Feed")).unwrap();
        list.allow_pages("my feed", true).unwrap();
        list.save(folder.path()).unwrap();
        let text = fs::read_to_string(folder.path().join(LIST_FILE)).unwrap();
        assert!(!text.contains("bbci.co.uk"), "{text}");
        let again = FeedList::open(folder.path()).unwrap();
        assert_eq!(again, list);
        assert_eq!(again.on().map(|feed| feed.id.as_str()).collect::<Vec<_>>(), ["bbc-football", "my-feed"]);
        assert_eq!(again.named("MY FEED").unwrap().shown_url(), "https://example.org/feed?token=…");
        let mut list = again;
        list.turn("bbc football", true).unwrap_err();
        list.turn("BBC Sport: football", false).unwrap();
        list.remove("my-feed").unwrap();
        assert!(matches!(list.remove("bbc-football"), Err(ListError::NotOwn(_))));
        assert_eq!(list, FeedList::bundled());
    }

    #[test]
    fn a_feed_is_added_once() {
        let mut list = FeedList::bundled();
        let url = list.feeds()[0].url.clone();
        assert_eq!(list.add(&url, Some("Twice")).unwrap().id, "bbc-football");
        assert!(list.feeds()[0].on);
        assert_eq!(list.add("https://example.org/a", None).unwrap().id, "example-org");
        assert_eq!(list.add("https://example.org/b", None).unwrap().id, "example-org-2");
        assert!(matches!(list.add("file:///etc/passwd", None), Err(ListError::Address)));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(LIST_FILE), "{\"feeds\": [\n  {\"id\": 3}]}").unwrap();
        let error = FeedList::open(folder.path()).unwrap_err().to_string();
        assert!(error.contains("list.json:2:10: "), "{error}");
        let error = FeedList::bundled().named("bbc-footbal").unwrap_err();
        assert!(matches!(error, ListError::Unknown(_, Some(near)) if near == "bbc-football"));
    }
}
