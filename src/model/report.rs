//! Reports: one dated publication each.

use super::day::Day;
use super::ids::{ClaimId, FactId, Slug, SourceId};

/// How a report's day is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DateBasis {
    /// From the index of a site.
    Index,
    /// Printed on the page.
    Page,
    /// Part of its address.
    Url,
    /// In the byline.
    Byline,
    /// Said in the text.
    Text,
    /// Worked out from the text.
    TextDerived,
    /// Taken from a post shown in it.
    EmbeddedPost,
    /// Entered by hand.
    Stated,
}

/// One dated publication: an article, a post, a broadcast, a club's statement.
#[derive(Clone, Debug)]
pub struct Report {
    /// Its id in the files.
    pub slug: Slug,
    /// The day it was published: from then on its claims are known.
    pub published: Day,
    /// How that day is known.
    pub date_basis: DateBasis,
    /// Who published what was read; unknown for some collected pages.
    pub publisher: Option<SourceId>,
    /// What the document calls itself, where the publisher is not known.
    pub document: Option<Box<str>>,
    /// Who wrote it.
    pub author: Option<Box<str>>,
    /// Its page.
    pub url: Option<Box<str>>,
    /// Its claims.
    pub claims: Vec<ClaimId>,
    /// Its facts.
    pub facts: Vec<FactId>,
    /// The ledger it stands in.
    pub layer: u8,
}
