//! Ledgers: folders of JSON files, read into one linked [`Ledger`].

mod check;
pub mod format;
mod index;
mod json;
mod link;
mod locate;
mod log;
mod open;
mod print;
mod problem;
mod read;
mod render;
mod schema;
mod watch;
pub mod words;
mod write;

use std::ops::Index as At;

use crate::model::{
    Association, AssociationId, Claim, ClaimId, Club, ClubId, Contradiction, ContradictionId, Day, Evidence, Fact,
    FactId, Person, PersonId, Player, PlayerId, Report, ReportId, Saga, SagaId, Season, Slug, Source, SourceId, Table,
    TableId,
};

pub use self::log::Log;
pub use index::{Index, Slugs};
pub use link::{Layer, Linked, SourceFile, link};
pub use open::{OpenOptions, Opened, open, open_as_if, open_texts};
pub use print::print;
pub use problem::{Problem, Severity, TextPlace, Texts};
pub use read::files;
pub use render::rendered;
pub use schema::schema;
pub use watch::{Asker, News, watch};
pub use write::{WriteError, write, write_text, write_texts};

/// What a ledger is and where it opens.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Its id.
    pub slug: Slug,
    /// Its name.
    pub name: Box<str>,
    /// The day on which the browser opens.
    pub as_of: Day,
    /// The season on which the browser opens, where the files name one.
    pub season: Option<Season>,
}

/// Everything that was read, linked by ids into arenas. It never changes: a reload makes a new one.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// What the bottom layer is.
    pub edition: Edition,
    /// Tables of data that values cite.
    pub tables: Vec<Table>,
    /// Associations.
    pub associations: Vec<Association>,
    /// Clubs.
    pub clubs: Vec<Club>,
    /// People in office.
    pub people: Vec<Person>,
    /// Players.
    pub players: Vec<Player>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Sagas.
    pub sagas: Vec<Saga>,
    /// Reports.
    pub reports: Vec<Report>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Recorded contradictions.
    pub contradictions: Vec<Contradiction>,
    /// What a further ledger put something else in place of, under the same id.
    pub replaced: Vec<Replaced>,
    /// What finds them.
    pub index: Index,
}

/// What a lower ledger says under an id for which a further one says something else: kept
/// beside it, so that both can be shown.
#[derive(Clone, Debug)]
pub enum Replaced {
    /// A claim.
    Claim(ClaimId, Claim),
    /// A fact.
    Fact(FactId, Fact),
    /// A recorded contradiction.
    Contradiction(ContradictionId, Contradiction),
}

/// Lets an id index the ledger: `ledger[club_id]`.
macro_rules! arenas {
    ($($id:ty => $field:ident: $thing:ty;)*) => {$(
        impl At<$id> for Ledger {
            type Output = $thing;

            fn index(&self, id: $id) -> &$thing {
                &self.$field[id.index()]
            }
        }
    )*};
}

arenas! {
    TableId => tables: Table;
    AssociationId => associations: Association;
    ClubId => clubs: Club;
    PersonId => people: Person;
    PlayerId => players: Player;
    SourceId => sources: Source;
    SagaId => sagas: Saga;
    ReportId => reports: Report;
    ClaimId => claims: Claim;
    FactId => facts: Fact;
    ContradictionId => contradictions: Contradiction;
}

impl Ledger {
    /// The day a piece of evidence is of, where it has one.
    pub fn evidence_day(&self, evidence: Evidence) -> Option<Day> {
        match evidence {
            Evidence::Report(id) => Some(self[id].published),
            Evidence::Table(id) => self[id].day,
        }
    }

    /// The ids of all clubs, in file order.
    pub fn club_ids(&self) -> impl Iterator<Item = ClubId> + use<> {
        (0..self.clubs.len()).map(ClubId::at)
    }

    /// The ids of all associations, in file order.
    pub fn association_ids(&self) -> impl Iterator<Item = AssociationId> + use<> {
        (0..self.associations.len()).map(AssociationId::at)
    }

    /// The ids of all players, in file order.
    pub fn player_ids(&self) -> impl Iterator<Item = PlayerId> + use<> {
        (0..self.players.len()).map(PlayerId::at)
    }

    /// The ids of all sagas, in file order.
    pub fn saga_ids(&self) -> impl Iterator<Item = SagaId> + use<> {
        (0..self.sagas.len()).map(SagaId::at)
    }

    /// The ids of all sources, in file order.
    pub fn source_ids(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..self.sources.len()).map(SourceId::at)
    }
}
