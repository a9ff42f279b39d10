//! The id that was probably meant: "did you mean …?".

use crate::ledger::Ledger;
use crate::text::nearest;

use super::draft::Draft;

/// Ids compared in all before the search is given up: a file full of wrong ids must not keep
/// anyone waiting.
pub(super) const MOST: usize = 1_000_000;

/// What an id is the id of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Kind {
    Association,
    Club,
    Person,
    Player,
    Source,
    Saga,
    Claim,
    /// A report or a table.
    Cited,
    /// A claim or a fact.
    Side,
}

impl Kind {
    /// What one calls it.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Association => "association",
            Self::Club => "club",
            Self::Person => "person in office",
            Self::Player => "player",
            Self::Source => "source",
            Self::Saga => "saga",
            Self::Claim => "claim",
            Self::Cited => "report or table",
            Self::Side => "claim or fact",
        }
    }

    /// Every id of the kind, in the order of the files.
    fn ids(self, ledger: &Ledger) -> Vec<&str> {
        fn of<'a, T>(things: &'a [T], id: impl Fn(&'a T) -> &'a str) -> Vec<&'a str> {
            things.iter().map(id).collect()
        }
        match self {
            Self::Association => of(&ledger.associations, |a| a.slug.as_str()),
            Self::Club => of(&ledger.clubs, |c| c.slug.as_str()),
            Self::Person => of(&ledger.people, |p| p.slug.as_str()),
            Self::Player => of(&ledger.players, |p| p.slug.as_str()),
            Self::Source => of(&ledger.sources, |s| s.slug.as_str()),
            Self::Saga => of(&ledger.sagas, |s| s.slug.as_str()),
            Self::Claim => of(&ledger.claims, |c| c.slug.as_str()),
            Self::Cited => [of(&ledger.reports, |r| r.slug.as_str()), of(&ledger.tables, |t| t.slug.as_str())].concat(),
            Self::Side => [of(&ledger.claims, |c| c.slug.as_str()), of(&ledger.facts, |f| f.slug.as_str())].concat(),
        }
    }
}

impl Draft {
    /// The id of a kind nearest to one that nothing has.
    pub(super) fn near(&mut self, kind: Kind, slug: &str) -> Option<String> {
        let key = (kind, Box::from(slug));
        if let Some(known) = self.nearest.get(&key) {
            return known.clone();
        }
        let ids = kind.ids(&self.ledger);
        self.comparisons = self.comparisons.checked_sub(ids.len())?;
        let found = nearest(slug, ids).map(String::from);
        self.nearest.insert(key, found.clone());
        found
    }
}
