//! Sources: whoever says things.

use super::evidence::Stated;
use super::ids::{ClubId, Slug, SourceId};

/// What kind of source speaks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum SourceKind {
    /// A named journalist.
    Journalist,
    /// A newspaper, site, broadcaster or agency.
    Outlet,
    /// An account, or a player or agent speaking for himself.
    Account,
    /// A club on the record.
    Club,
    /// A league or association on the record.
    League,
}

/// Someone who can originate, relay or publish a claim.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id in the files.
    pub slug: Slug,
    /// Its name.
    pub name: Box<str>,
    /// Other spellings.
    pub aliases: Box<[Box<str>]>,
    /// What kind it is.
    pub kind: SourceKind,
    /// Where a journalist mostly publishes.
    pub outlet: Option<SourceId>,
    /// Where it is at home, as a two-letter code.
    pub country: Option<Box<str>>,
    /// The club that it is, of kind [`SourceKind::Club`].
    pub club: Option<ClubId>,
    /// What to know of it.
    pub note: Option<Box<str>>,
    /// Accuracy figures that others published about it.
    pub published_records: Vec<Stated<PublishedRecord>>,
    /// The ledger that added it.
    pub layer: u8,
}

/// An accuracy figure published by somebody else: shown as theirs, never as ours.
#[derive(Clone, PartialEq, Debug)]
pub struct PublishedRecord {
    /// Rumours that came true.
    pub correct: Option<u32>,
    /// Rumours counted.
    pub total: Option<u32>,
    /// The share in percent, as published.
    pub accuracy_percent: Option<f32>,
    /// What was counted, and by whom.
    pub scope: Box<str>,
    /// Where it is published.
    pub url: Option<Box<str>>,
}
