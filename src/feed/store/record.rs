//! The lines of the items' file.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use crate::feed::parse::{Item, ItemKind, Published};
use crate::ingest::Reading;

/// One line.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Line {
    /// An item that was new.
    Item(Box<ItemLine>),
    /// The same item in another feed, or under another name.
    Same(SameLine),
    /// An item that was read for claims.
    Read(ReadLine),
    /// The article behind an item's link.
    Page(PageLine),
}

/// An item as it is kept.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ItemLine {
    pub(super) id: String,
    pub(super) feed: String,
    pub(super) seen: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) guid: Option<String>,
    pub(super) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) link: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) summary: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) day: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) author: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) outlet: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) categories: Vec<String>,
    pub(super) kind: String,
}

/// Where else an item stands.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct SameLine {
    pub(super) id: String,
    pub(super) feed: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) guid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) link: Option<String>,
}

/// What an item held.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct ReadLine {
    pub(super) id: String,
    pub(super) claims: usize,
    /// Absent where nothing was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) reading: Option<Box<Reading>>,
}

/// The article behind an item's link.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct PageLine {
    pub(super) id: String,
    pub(super) text: String,
}

impl Line {
    /// The id of the item that the line is about.
    pub(super) fn id(&self) -> &str {
        match self {
            Self::Item(line) => &line.id,
            Self::Same(line) => &line.id,
            Self::Read(line) => &line.id,
            Self::Page(line) => &line.id,
        }
    }
}

/// A moment as files have it.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

impl ItemLine {
    pub(super) fn of(id: &str, feed: &str, seen: DateTime<Utc>, item: &Item) -> Self {
        Self {
            id: id.to_owned(),
            feed: feed.to_owned(),
            seen: moment(seen),
            guid: item.guid.clone(),
            title: item.title.clone(),
            link: item.link.clone(),
            summary: item.summary.clone(),
            body: item.body.clone(),
            published: item.published.map(|published| moment(published.at)),
            day: item.published.map(|published| published.day.to_string()),
            author: item.author.clone(),
            outlet: item.outlet.clone(),
            categories: item.categories.clone(),
            kind: item.kind.code().to_owned(),
        }
    }

    /// The item again, and when it was seen.
    pub(super) fn into_item(self) -> (Item, DateTime<Utc>) {
        let published = self.published.as_deref().and_then(|at| at.parse::<DateTime<Utc>>().ok());
        let day = self.day.as_deref().and_then(|day| day.parse().ok());
        let item = Item {
            guid: self.guid,
            title: self.title,
            link: self.link,
            summary: self.summary,
            body: self.body,
            published: published.zip(day).map(|(at, day)| Published { at, day }),
            author: self.author,
            outlet: self.outlet,
            categories: self.categories,
            kind: ItemKind::of(&self.kind).unwrap_or(ItemKind::Article),
        };
        (item, self.seen.parse().unwrap_or_default())
    }
}
