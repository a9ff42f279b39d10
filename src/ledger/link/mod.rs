//! Linking: records of several layers of files become one [`Ledger`] of typed values and ids.
//!
//! First every record gets its id, then words become values, then facts find their claims and
//! contradictions their sides. What cannot be used is told as a [`Problem`] and left out; all
//! the rest stays.

mod base;
mod draft;
mod edition;
mod near;
mod place;
mod player;
mod report;
mod rumour;
mod value;
mod world;

use super::format::LedgerFile;
use super::{Ledger, Problem};
use draft::Draft;
pub(in crate::ledger) use place::At;

/// One file as read, with the name to use in problems.
#[derive(Clone, Debug)]
pub struct SourceFile<'a> {
    /// Its name, relative to its ledger's folder or as given.
    pub name: Box<str>,
    /// What stands in it.
    pub records: LedgerFile<'a>,
}

/// All files of one ledger. Layer 0 is the edition; each further one lies over it.
#[derive(Clone, Debug, Default)]
pub struct Layer<'a> {
    /// Whether uncited values are errors: so in the bundled edition.
    pub strict: bool,
    /// Its files, in name order.
    pub files: Vec<SourceFile<'a>>,
}

/// What linking gives.
#[derive(Clone, Debug)]
pub struct Linked {
    /// What could be used.
    pub ledger: Ledger,
    /// What could not, in file order; not yet located in the files' text.
    pub problems: Vec<Problem>,
}

/// Links layers of files into one ledger.
pub fn link(layers: &[Layer<'_>]) -> Linked {
    let (edition, problems) = edition::edition(layers);
    let mut draft = Draft::new(edition, problems);
    draft.reserve(layers);
    for (layer, number) in layers.iter().zip(0u8..) {
        draft.enter(number, layer.strict);
        draft.register(layer);
    }
    for (layer, number) in layers.iter().zip(0u8..) {
        draft.enter(number, layer.strict);
        for file in &layer.files {
            draft.fill(file);
        }
    }
    for (layer, number) in layers.iter().zip(0u8..) {
        draft.enter(number, layer.strict);
        for file in &layer.files {
            draft.fill_facts_of(file);
        }
    }
    for (layer, number) in layers.iter().zip(0u8..) {
        draft.enter(number, layer.strict);
        for file in &layer.files {
            for (i, r) in file.records.contradictions.iter().enumerate() {
                draft.fill_contradiction(&At::record(&file.name, "contradictions", i), r);
            }
        }
    }
    draft.finish()
}

impl Draft {
    /// Gives every record of a layer its id.
    fn register(&mut self, layer: &Layer<'_>) {
        for file in &layer.files {
            let name = &*file.name;
            let records = &file.records;
            let at = |list, i| At::record(name, list, i);
            for (i, r) in records.tables.iter().enumerate() {
                self.register_table(&at("tables", i), r);
            }
            for (i, r) in records.associations.iter().enumerate() {
                self.register_association(&at("associations", i), r);
            }
            for (i, r) in records.clubs.iter().enumerate() {
                self.register_club(&at("clubs", i), r);
            }
            for (i, r) in records.people.iter().enumerate() {
                self.register_person(&at("people", i), r);
            }
            for (i, r) in records.players.iter().enumerate() {
                self.register_player(&at("players", i), r);
            }
            for (i, r) in records.sources.iter().enumerate() {
                self.register_source(&at("sources", i), r);
            }
            for (i, r) in records.sagas.iter().enumerate() {
                self.register_saga(&at("sagas", i), r);
            }
            for (i, r) in records.reports.iter().enumerate() {
                self.register_report(&at("reports", i), r);
            }
        }
    }

    /// Turns the records of a file into values.
    fn fill(&mut self, file: &SourceFile<'_>) {
        let name = &*file.name;
        let records = &file.records;
        let at = |list, i| At::record(name, list, i);
        for (i, r) in records.associations.iter().enumerate() {
            self.fill_association(&at("associations", i), r);
        }
        for (i, r) in records.clubs.iter().enumerate() {
            self.fill_club(&at("clubs", i), r);
        }
        for (i, r) in records.people.iter().enumerate() {
            self.fill_person(&at("people", i), r);
        }
        for (i, r) in records.players.iter().enumerate() {
            self.fill_player(&at("players", i), r);
        }
        for (i, r) in records.availability.iter().enumerate() {
            self.fill_availability(&at("availability", i), r);
        }
        for (i, r) in records.sources.iter().enumerate() {
            self.fill_source(&at("sources", i), r);
        }
        for (i, r) in records.sagas.iter().enumerate() {
            self.fill_saga(&at("sagas", i), r);
        }
        for (i, r) in records.reports.iter().enumerate() {
            self.fill_report(&at("reports", i), r);
        }
    }

    /// Turns the facts of a file's reports into values.
    fn fill_facts_of(&mut self, file: &SourceFile<'_>) {
        for (i, r) in file.records.reports.iter().enumerate() {
            self.fill_facts(&At::record(&file.name, "reports", i), r);
        }
    }
}
