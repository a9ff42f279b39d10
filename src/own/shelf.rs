//! Which file of the user's ledger holds which record.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use crate::ledger::format::LedgerFile;

use super::change::Spot;
use super::folder::Folder;

/// The records of the user's ledger by their files. A record may stand only once in a ledger,
/// so that what is added to it has to go where it is.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    files: HashMap<Spot, Box<str>>,
}

impl Shelf {
    /// Looks through the ledger. A broken file is passed over: writing to it is refused later.
    pub(super) fn of(folder: &Folder) -> Self {
        let mut shelf = Self::default();
        shelf.walk(&folder.ledger(), "");
        shelf
    }

    fn walk(&mut self, folder: &Path, below: &str) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let inside = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if name.starts_with('.') || (below.is_empty() && is_folder && name == "schema") {
                continue;
            }
            if is_folder {
                self.walk(&entry.path(), &inside);
            } else if Path::new(&name).extension().is_some_and(|e| e.eq_ignore_ascii_case("json"))
                && let Ok(text) = fs::read_to_string(entry.path())
                && let Ok(file) = serde_json::from_str::<LedgerFile<'_>>(text.trim_start_matches('\u{feff}'))
            {
                self.learn(&inside, &file);
            }
        }
    }

    fn learn(&mut self, name: &str, file: &LedgerFile<'_>) {
        let mut put = |spot: Spot| _ = self.files.entry(spot).or_insert_with(|| name.into());
        file.clubs.iter().for_each(|r| put(Spot::Club(r.id.as_str().into())));
        file.players.iter().for_each(|r| put(Spot::Player(r.id.as_str().into())));
        file.sources.iter().for_each(|r| put(Spot::Source(r.id.as_str().into())));
        file.sagas.iter().for_each(|r| put(Spot::Saga(r.id.as_str().into())));
        for report in &file.reports {
            let id: Box<str> = report.id.as_str().into();
            put(Spot::Report(id.clone()));
            for claim in &report.claims {
                put(Spot::Claim { report: id.clone(), id: claim.id.as_str().into() });
            }
            for fact in &report.facts {
                put(Spot::Fact { report: id.clone(), id: fact.id.as_str().into() });
            }
        }
    }

    /// The file of a record.
    pub(super) fn file(&self, spot: &Spot) -> Option<&str> {
        self.files.get(spot).map(|file| &**file)
    }

    /// Notes a record that is about to be written.
    pub(super) fn note(&mut self, spot: Spot, file: &str) {
        self.files.insert(spot, file.into());
    }
}
