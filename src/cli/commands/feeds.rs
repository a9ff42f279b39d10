//! `feeds`: which feeds there are, which are on, what they brought; lists in and out.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use chrono::Utc;
use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print, print_json, print_sheet, tell};
use crate::cli::session::{Session, Stamp};
use crate::export::{Cell, Column, Sheet};
use crate::feed::link;
use crate::feed::list::{Feed, FeedList, ListError, read_opml, write_opml};
use crate::feed::parse::Refusal;
use crate::feed::store::{Kept, Store, StoreError};
use crate::own::feeds_folder;
use crate::show;

use super::sync::{exact_time, shown_time};

/// What to do with the list of feeds.
#[derive(clap::Subcommand, Debug, Clone)]
pub enum FeedsCommand {
    /// Turn feeds on: `sync` fetches them from then on
    On {
        /// The feeds, by id or name
        #[arg(required = true, value_name = "FEED")]
        feeds: Vec<String>,
    },
    /// Turn feeds off
    Off {
        /// The feeds, by id or name
        #[arg(required = true, value_name = "FEED")]
        feeds: Vec<String>,
    },
    /// Add a feed of your own and turn it on
    Add {
        /// Its address
        url: String,
        /// What to call it
        #[arg(long)]
        name: Option<String>,
    },
    /// Let the pages that a feed's items link to be fetched too, for the whole article
    Pages {
        /// The feeds, by id or name
        #[arg(required = true, value_name = "FEED")]
        feeds: Vec<String>,
        /// Forbid it again
        #[arg(long)]
        off: bool,
    },
    /// Take a feed of your own off the list
    Remove {
        /// The feed
        feed: String,
    },
    /// Take over the feeds of an OPML file and turn them on
    Import {
        /// The file, or - for standard input
        file: PathBuf,
    },
    /// Print the feeds that are on as OPML
    Export {
        /// Also those whose address holds a secret
        #[arg(long)]
        with_secrets: bool,
    },
    /// List the items that were fetched, newest first
    Items {
        /// Only those of this feed
        feed: Option<String>,
        /// How many
        #[arg(long, default_value_t = 50)]
        limit: usize,
    },
}

impl From<ListError> for CliError {
    fn from(error: ListError) -> Self {
        let trouble = match &error {
            ListError::File { .. } => Trouble::Io,
            ListError::Content { .. } => Trouble::Ledger,
            ListError::Unknown(..) | ListError::NotOwn(_) => Trouble::Answer,
            ListError::Address => Trouble::Usage,
        };
        let said = Self::new(trouble, error.to_string());
        match error {
            ListError::Unknown(_, Some(near)) => said.hint(format!("did you mean {near}?")),
            ListError::Unknown(_, None) => said.hint("touchline feeds lists those that are known"),
            _ => said,
        }
    }
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        Self::new(Trouble::Io, error.to_string())
    }
}

/// The folder of feeds among the user's data.
pub(super) fn folder() -> Result<PathBuf, CliError> {
    Ok(feeds_folder(&super::own::data()?))
}

/// The feed that a text means.
pub(super) fn known<'l>(list: &'l FeedList, name: &str) -> Result<&'l Feed, CliError> {
    Ok(list.named(name)?)
}

/// Lists feeds, or changes the list.
pub fn feeds(session: &Session, command: Option<FeedsCommand>) -> Result<(), CliError> {
    let folder = folder()?;
    let mut list = FeedList::open(&folder)?;
    match command {
        None => overview(session, &list, &folder),
        Some(FeedsCommand::On { feeds }) => turn(&mut list, &folder, &feeds, true),
        Some(FeedsCommand::Off { feeds }) => turn(&mut list, &folder, &feeds, false),
        Some(FeedsCommand::Add { url, name }) => {
            let feed = list.add(&url, name.as_deref())?;
            let told = format!("{} is on: {}\n", feed.id, feed.shown_url());
            list.save(&folder)?;
            print(&told)
        }
        Some(FeedsCommand::Pages { feeds, off }) => {
            let mut told = String::new();
            for name in &feeds {
                told.push_str(&list.allow_pages(name, !off)?.id);
                told.push_str(if off {
                    ": only the feed itself is fetched\n"
                } else {
                    ": its articles are fetched too\n"
                });
            }
            list.save(&folder)?;
            print(&told)
        }
        Some(FeedsCommand::Remove { feed }) => {
            let removed = list.remove(&feed)?;
            list.save(&folder)?;
            print(&format!("{} is off the list; its items stay\n", removed.id))
        }
        Some(FeedsCommand::Import { file }) => import(&mut list, &folder, &file),
        Some(FeedsCommand::Export { with_secrets }) => export(&list, with_secrets),
        Some(FeedsCommand::Items { feed, limit }) => {
            let feed = feed.map(|name| known(&list, &name).map(|feed| feed.id.clone())).transpose()?;
            items(session, &folder, feed.as_deref(), limit)
        }
    }
}

fn turn(list: &mut FeedList, folder: &Path, names: &[String], on: bool) -> Result<(), CliError> {
    let mut told = String::new();
    for name in names {
        let feed = list.turn(name, on)?;
        told.push_str(&feed.id);
        told.push_str(if on { " is on\n" } else { " is off\n" });
    }
    list.save(folder)?;
    print(&told)
}

fn import(list: &mut FeedList, folder: &Path, file: &Path) -> Result<(), CliError> {
    let shown = if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
    let bytes = read_file(file).map_err(|error| CliError::new(Trouble::Io, format!("{shown}: {error}")))?;
    let (outlines, unusable) =
        read_opml(&bytes).map_err(|refusal: Refusal| CliError::new(Trouble::Ledger, format!("{shown}: {refusal}")))?;
    let before = list.feeds().len();
    for outline in &outlines {
        list.add(&outline.url, outline.name.as_deref())?;
    }
    list.save(folder)?;
    let added = list.feeds().len() - before;
    if unusable > 0 {
        tell(&format!(
            "warning: {shown}: {} left out: no address of the web",
            show::count(unusable, "entry was", "entries were")
        ));
    }
    print(&format!(
        "{} read and turned on: {added} added, {} were known\n",
        show::count(outlines.len(), "feed", "feeds"),
        outlines.len() - added.min(outlines.len()),
    ))
}

fn read_file(file: &Path) -> io::Result<Vec<u8>> {
    /// What a list of feeds never reaches, and one more to see that it does.
    const MOST: u64 = (4 << 20) + 1;
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().take(MOST).read_to_end(&mut bytes)?;
    } else {
        fs::File::open(file)?.take(MOST).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn export(list: &FeedList, with_secrets: bool) -> Result<(), CliError> {
    let (secret, open): (Vec<&Feed>, Vec<&Feed>) = list.on().partition(|feed| link::holds_secret(&feed.url));
    if !with_secrets && !secret.is_empty() {
        let names: Vec<&str> = secret.iter().map(|feed| feed.id.as_str()).collect();
        let those = names.join(", ");
        tell(&format!(
            "warning: left out, because the address holds a secret: {those} (--with-secrets takes them along)"
        ));
    }
    let wanted = list.on().filter(|feed| with_secrets || open.iter().any(|other| other.id == feed.id));
    print(&write_opml(wanted))
}

#[derive(Serialize)]
struct FeedsJson {
    #[serde(flatten)]
    stamp: Stamp,
    feeds: Vec<FeedJson>,
}

#[derive(Serialize)]
struct FeedJson {
    id: String,
    name: String,
    url: String,
    outlet: Option<String>,
    scope: Option<String>,
    language: Option<String>,
    on: bool,
    full: bool,
    own: bool,
    items: usize,
    fetched: Option<String>,
    wait_until: Option<String>,
    error: Option<String>,
    note: Option<String>,
}

fn overview(session: &Session, list: &FeedList, folder: &Path) -> Result<(), CliError> {
    let now = Utc::now();
    let store = Store::look(folder, now)?;
    let count =
        |feed: &Feed| store.items().iter().filter(|kept| kept.feed == feed.id || kept.also.contains(&feed.id)).count();
    if session.format == Format::Json {
        let feeds = list
            .feeds()
            .iter()
            .map(|feed| {
                let visit = store.visit(feed);
                FeedJson {
                    id: feed.id.clone(),
                    name: feed.name.clone(),
                    url: feed.shown_url(),
                    outlet: feed.outlet.clone(),
                    scope: feed.scope.clone(),
                    language: feed.language.clone(),
                    on: feed.on,
                    full: feed.full,
                    own: feed.own,
                    items: count(feed),
                    fetched: visit.fetched.map(exact_time),
                    wait_until: visit.waits(now).map(exact_time),
                    error: visit.error,
                    note: feed.note.clone(),
                }
            })
            .collect();
        return print_json(&FeedsJson { stamp: session.stamp(), feeds });
    }
    let mut sheet = Sheet::new([
        Column::new("id", "Feed").min(12).importance(255),
        Column::new("on", "On").min(3).importance(250),
        Column::new("name", "Name").min(12).importance(200),
        Column::new("language", "In").min(2).importance(60),
        Column::new("items", "Items").right().importance(150),
        Column::new("fetched", "Fetched").min(20).importance(140),
        Column::new("url", "Where").min(20).importance(80),
        Column::new("note", "Remark").min(12).importance(100),
    ]);
    for feed in list.feeds() {
        let visit = store.visit(feed);
        let items = count(feed);
        sheet.push([
            Cell::new(&feed.id),
            Cell::with_value(if feed.on { "on" } else { "" }, feed.on),
            Cell::new(&feed.name),
            feed.language.as_deref().map_or_else(Cell::empty, Cell::new),
            if items == 0 { Cell::with_value("", 0) } else { Cell::new(items.to_string()) },
            visit.fetched.map_or_else(Cell::empty, |at| Cell::with_value(shown_time(at), exact_time(at))),
            Cell::new(feed.shown_url()),
            visit.error.as_deref().or(feed.note.as_deref()).map_or_else(Cell::empty, Cell::new),
        ]);
    }
    print_sheet(&sheet, session.format)
}

#[derive(Serialize)]
struct ItemsJson {
    #[serde(flatten)]
    stamp: Stamp,
    items: Vec<ItemJson>,
}

#[derive(Serialize)]
struct ItemJson {
    id: String,
    feed: String,
    also: Vec<String>,
    published: Option<String>,
    day: Option<String>,
    seen: String,
    title: String,
    link: Option<String>,
    author: Option<String>,
    outlet: Option<String>,
    kind: &'static str,
    claims: Option<usize>,
}

impl ItemJson {
    fn of(kept: &Kept) -> Self {
        let item = &kept.item;
        Self {
            id: kept.id.clone(),
            feed: kept.feed.clone(),
            also: kept.also.clone(),
            published: item.published.map(|published| exact_time(published.at)),
            day: item.published.map(|published| published.day.to_string()),
            seen: exact_time(kept.seen),
            title: item.title.clone(),
            link: item.link.as_deref().map(str::to_owned),
            author: item.author.clone(),
            outlet: item.outlet.clone(),
            kind: item.kind.code(),
            claims: kept.read,
        }
    }
}

fn items(session: &Session, folder: &Path, feed: Option<&str>, limit: usize) -> Result<(), CliError> {
    let store = Store::look(folder, Utc::now())?;
    let of_feed = |kept: &&Kept| feed.is_none_or(|id| kept.feed == id || kept.also.iter().any(|also| also == id));
    let mut found: Vec<&Kept> = store.items().iter().filter(of_feed).collect();
    let newest = |kept: &&Kept| kept.item.published.map_or(kept.seen, |published| published.at);
    found.sort_by(|a, b| newest(b).cmp(&newest(a)).then_with(|| a.id.cmp(&b.id)));
    found.truncate(limit);
    if session.format == Format::Json {
        let items = found.into_iter().map(ItemJson::of).collect();
        return print_json(&ItemsJson { stamp: session.stamp(), items });
    }
    let mut sheet = Sheet::new([
        Column::new("day", "Day").min(11).importance(220),
        Column::new("feed", "Feed").min(10).importance(200),
        Column::new("title", "Title").min(24).importance(255),
        Column::new("claims", "Claims").right().importance(150),
        Column::new("link", "Page").min(20).importance(80),
        Column::new("id", "Item").min(16).importance(60),
    ]);
    for kept in found {
        let day = kept.item.published.map(|published| published.day);
        sheet.push([
            day.map_or_else(Cell::unknown, |day| Cell::with_value(show::day(day), day)),
            Cell::new(&kept.feed),
            Cell::new(&kept.item.title),
            kept.read.map_or_else(Cell::empty, |claims| Cell::new(claims.to_string())),
            kept.item.link.as_deref().map_or_else(Cell::empty, Cell::new),
            Cell::new(&kept.id),
        ]);
    }
    print_sheet(&sheet, session.format)
}
