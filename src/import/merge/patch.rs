//! Records to add to a ledger's folder.

use crate::ledger::format::{
    AvailabilityReadingRecord, AvailabilityRecord, ClubRecord, PlayerRecord, ReportRecord, SagaRecord, SourceRecord,
    TableRecord, Text,
};

/// Which file a new record goes to; one that is there stays where it stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Home {
    /// That of a club with a squad.
    Club(String),
    /// One of those of everybody else, by the first letter of his id.
    Elsewhere(char),
}

/// What to do with one reading of an absence.
#[derive(Clone, PartialEq, Debug)]
pub enum AbsenceChange {
    /// A new absence.
    New(Home, AvailabilityRecord<'static>),
    /// A further reading of one that stands in the folder: by player, kind, part, detail and the
    /// day of its first reading.
    Again {
        /// The absence, with its first reading alone.
        of: Box<AvailabilityRecord<'static>>,
        /// The further reading.
        reading: Box<AvailabilityReadingRecord<'static>>,
    },
}

/// Records to add. A club or player whose id the folder has already is added to.
#[derive(Clone, Debug, Default)]
pub struct Patch {
    /// Tables that the others cite.
    pub tables: Vec<TableRecord<'static>>,
    /// Clubs.
    pub clubs: Vec<ClubRecord<'static>>,
    /// Players.
    pub players: Vec<(Home, PlayerRecord<'static>)>,
    /// Absences.
    pub absences: Vec<AbsenceChange>,
    /// Sources.
    pub sources: Vec<SourceRecord<'static>>,
    /// Sagas, by the club that would be left.
    pub sagas: Vec<(Text<'static>, SagaRecord<'static>)>,
    /// Reports.
    pub reports: Vec<ReportRecord<'static>>,
}

impl Patch {
    /// Whether nothing is to be added.
    pub fn is_empty(&self) -> bool {
        self.clubs.is_empty()
            && self.players.is_empty()
            && self.absences.is_empty()
            && self.sources.is_empty()
            && self.sagas.is_empty()
            && self.reports.is_empty()
    }
}
