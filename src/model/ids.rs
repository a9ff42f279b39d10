//! Ids: a `Slug` names a thing in the files, a small number names it in memory.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// The id by which the files name a thing: kebab-case, stable, shown to people who edit.
///
/// Copies share one text, so that an index holds none of its own.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(Arc<str>);

impl Slug {
    /// Takes any text as it stands; `ledger::check` complains about odd ones.
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self(text.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &self.0)
    }
}

/// Declares an index newtype into one of the ledger's arenas.
macro_rules! arena_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(u32);

        impl $name {
            /// The id of the thing at `index` of its arena.
            ///
            /// An arena never holds 2³² things: the files would not fit in memory.
            pub const fn at(index: usize) -> Self {
                Self(index as u32)
            }

            /// The place in its arena.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

arena_id! {
    /// A club, in `Ledger::clubs`.
    ClubId;
    /// A player, in `Ledger::players`.
    PlayerId;
    /// A coach, director or president, in `Ledger::people`.
    PersonId;
    /// A journalist, outlet, account, club or league that says things, in `Ledger::sources`.
    SourceId;
    /// A dated publication, in `Ledger::reports`.
    ReportId;
    /// One claim of one report, in `Ledger::claims`.
    ClaimId;
    /// One dated fact of one report, in `Ledger::facts`.
    FactId;
    /// A saga, in `Ledger::sagas`.
    SagaId;
    /// A table of data that values were read from, in `Ledger::tables`.
    TableId;
    /// A national association, in `Ledger::associations`.
    AssociationId;
    /// A recorded contradiction, in `Ledger::contradictions`.
    ContradictionId;
}
