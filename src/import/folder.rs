//! Records into a ledger's folder: only the files that change, each whole, in an order in which
//! nothing ever cites what is not there yet.

use std::collections::{BTreeMap, HashMap};
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use crate::ledger::format::{
    AvailabilityRecord, ClubRecord, EditionRecord, FORMAT, LedgerFile, PlayerRecord, ReportRecord, Text,
};
use crate::ledger::{self, WriteError};
use crate::model::Day;

use super::merge::{AbsenceChange, Home, Patch};
use super::progress::{Progress, Step};

/// The edition of a folder that stands alone and was made by imports.
const IMPORTED: &str = "imported";

/// Files written before the next look at whether to stop.
const AT_ONCE: usize = 16;

/// Keeps a second import out while one writes.
const LOCK: &str = ".import.lock";

/// Why a folder cannot be added to.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// One of its files is broken: adding to it would lose what cannot be read.
    #[error("{} has errors, and nothing is added to a broken file", .0.display())]
    Broken(PathBuf),
    /// Reading or making it failed.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Another import is writing.
    #[error("another import is writing into {}", .0.display())]
    Busy(PathBuf),
    /// Writing a file failed.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// The files of a folder as they will be.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    folder: PathBuf,
    /// What to write, in the order of the ranks: what is cited before what cites.
    files: Vec<(u8, PathBuf, String)>,
}

impl Changes {
    /// Works out what files change. A folder that stands alone needs to say what it is: then
    /// `alone` is the day on which it opens.
    pub fn prepare(folder: &Path, patch: Patch, alone: Option<Day>) -> Result<Self, FolderError> {
        let texts = read(folder)?;
        let mut shelf = Shelf::default();
        for (path, text) in &texts {
            let records = serde_json::from_str(text).map_err(|_| FolderError::Broken(path.clone()))?;
            shelf.put(path.clone(), records);
        }
        let had = !patch.is_empty();
        shelf.add(folder, patch);
        if let Some(day) = alone.filter(|_| had || !texts.is_empty()) {
            shelf.stand_alone(folder, day);
        }
        Ok(Self { folder: folder.into(), files: shelf.changed() })
    }

    /// Whether every file stays as it is.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The files that change.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().map(|(_, path, _)| path.as_path())
    }

    /// The files that change, named below the folder, with their texts.
    pub fn named(&self) -> Vec<(String, Option<String>)> {
        let name = |path: &Path| path.strip_prefix(&self.folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
        self.files.iter().map(|(_, path, text)| (name(path), Some(text.clone()))).collect()
    }

    /// Writes them; gives how many were written before somebody asked to stop. Each file is
    /// replaced whole, and what is written so far is a ledger that opens.
    pub fn write(&self, progress: &mut Progress<'_>) -> Result<usize, FolderError> {
        if self.files.is_empty() {
            return Ok(0);
        }
        let io = |path: &Path, source| FolderError::Io { path: path.into(), source };
        std::fs::create_dir_all(&self.folder).map_err(|error| io(&self.folder, error))?;
        let path = self.folder.join(LOCK);
        let lock = File::create(&path).map_err(|error| io(&path, error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(FolderError::Busy(self.folder.clone())),
            Err(TryLockError::Error(error)) => return Err(io(&path, error)),
        }
        let mut done = 0;
        for same_rank in self.files.chunk_by(|a, b| a.0 == b.0) {
            for some in same_rank.chunks(AT_ONCE) {
                if !progress(Step::Writing, done, self.files.len()) {
                    return Ok(done);
                }
                let some: Vec<_> = some.iter().map(|(_, path, text)| (path.as_path(), text.as_str())).collect();
                ledger::write_texts(&some)?;
                done += some.len();
            }
        }
        progress(Step::Writing, self.files.len(), self.files.len());
        Ok(self.files.len())
    }
}

/// The texts of a ledger's files; none where there is no folder yet.
fn read(folder: &Path) -> Result<Vec<(PathBuf, String)>, FolderError> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let mut texts = Vec::new();
    for path in ledger::files(folder) {
        let text = std::fs::read_to_string(&path).map_err(|source| FolderError::Io { path: path.clone(), source })?;
        texts.push((path, text));
    }
    Ok(texts)
}

/// The files of a folder as records, and where each record stands.
#[derive(Default)]
struct Shelf<'t> {
    files: Vec<Volume<'t>>,
    by_path: HashMap<PathBuf, usize>,
    players: HashMap<String, (usize, usize)>,
    clubs: HashMap<String, (usize, usize)>,
    reports: HashMap<String, (usize, usize)>,
    sagas: HashMap<String, (usize, usize)>,
    sources: HashMap<String, (usize, usize)>,
    tables: HashMap<String, (usize, usize)>,
    absences: HashMap<String, Vec<(usize, usize)>>,
}

struct Volume<'t> {
    path: PathBuf,
    records: LedgerFile<'t>,
    changed: bool,
    /// When it is written: what is cited before what cites.
    rank: u8,
}

impl<'t> Shelf<'t> {
    fn put(&mut self, path: PathBuf, records: LedgerFile<'t>) -> usize {
        let file = self.files.len();
        let note =
            |map: &mut HashMap<String, (usize, usize)>, id: &Text<'_>, at| map.insert(id.to_string(), (file, at));
        records.players.iter().enumerate().for_each(|(at, r)| _ = note(&mut self.players, &r.id, at));
        records.clubs.iter().enumerate().for_each(|(at, r)| _ = note(&mut self.clubs, &r.id, at));
        records.reports.iter().enumerate().for_each(|(at, r)| _ = note(&mut self.reports, &r.id, at));
        records.sagas.iter().enumerate().for_each(|(at, r)| _ = note(&mut self.sagas, &r.id, at));
        records.sources.iter().enumerate().for_each(|(at, r)| _ = note(&mut self.sources, &r.id, at));
        records.tables.iter().enumerate().for_each(|(at, r)| _ = note(&mut self.tables, &r.id, at));
        for (at, r) in records.availability.iter().enumerate() {
            self.absences.entry(r.player.to_string()).or_default().push((file, at));
        }
        self.by_path.insert(path.clone(), file);
        self.files.push(Volume { path, records, changed: false, rank: u8::MAX });
        file
    }

    /// The file of a name, made where it is not there.
    fn file(&mut self, folder: &Path, name: &str, rank: u8) -> usize {
        let path = folder.join(name);
        let file = match self.by_path.get(&path) {
            Some(file) => *file,
            None => self.put(path, LedgerFile::default()),
        };
        self.touch(file, rank);
        file
    }

    fn touch(&mut self, file: usize, rank: u8) {
        let volume = &mut self.files[file];
        volume.changed = true;
        volume.rank = volume.rank.min(rank);
    }

    fn add(&mut self, folder: &Path, patch: Patch) {
        for table in patch.tables {
            if !self.tables.contains_key(table.id.as_str()) {
                let file = self.file(folder, "tables.json", 0);
                self.files[file].records.tables.push(table);
            }
        }
        for club in patch.clubs {
            self.add_club(folder, club);
        }
        for source in patch.sources {
            if !self.sources.contains_key(source.id.as_str()) {
                let file = self.file(folder, "sources.json", 2);
                self.files[file].records.sources.push(source);
            }
        }
        for (home, player) in patch.players {
            self.add_player(folder, &home, player);
        }
        for change in patch.absences {
            self.add_absence(folder, change);
        }
        for (club, saga) in patch.sagas {
            if !self.sagas.contains_key(saga.id.as_str()) {
                let file = self.file(folder, &format!("sagas/{club}.json"), 5);
                self.sagas.insert(saga.id.to_string(), (file, 0));
                self.files[file].records.sagas.push(saga);
            }
        }
        for report in patch.reports {
            self.add_report(folder, report);
        }
    }

    fn add_club(&mut self, folder: &Path, club: ClubRecord<'static>) {
        let Some((file, at)) = self.clubs.get(club.id.as_str()).copied() else {
            let file = self.file(folder, "clubs.json", 1);
            let at = self.files[file].records.clubs.len();
            self.clubs.insert(club.id.to_string(), (file, at));
            self.files[file].records.clubs.push(club);
            return;
        };
        self.touch(file, 1);
        let there = &mut self.files[file].records.clubs[at];
        there.ids.extend(club.ids);
        there.squad |= club.squad;
        there.country = there.country.take().or(club.country);
        there.league = there.league.take().or(club.league);
        append(&mut there.cite, club.cite);
    }

    fn add_player(&mut self, folder: &Path, home: &Home, player: PlayerRecord<'static>) {
        let Some((file, at)) = self.players.get(player.id.as_str()).copied() else {
            let name = match home {
                Home::Club(club) => format!("players/{club}.json"),
                Home::Elsewhere(letter) => format!("players/elsewhere-{letter}.json"),
            };
            let file = self.file(folder, &name, 3);
            let at = self.files[file].records.players.len();
            self.players.insert(player.id.to_string(), (file, at));
            self.files[file].records.players.push(player);
            return;
        };
        self.touch(file, 3);
        let there = &mut self.files[file].records.players[at];
        there.ids.extend(player.ids);
        append(&mut there.aliases, player.aliases);
        append(&mut there.corrections, player.corrections);
        append(&mut there.spells, player.spells);
        append(&mut there.exits, player.exits);
        append(&mut there.contracts, player.contracts);
        append(&mut there.stats, player.stats);
    }

    fn add_absence(&mut self, folder: &Path, change: AbsenceChange) {
        match change {
            AbsenceChange::New(home, record) => {
                let name = match &home {
                    Home::Club(club) => format!("availability/{club}.json"),
                    Home::Elsewhere(_) => "availability/elsewhere.json".to_owned(),
                };
                let file = self.file(folder, &name, 4);
                self.files[file].records.availability.push(record);
            }
            AbsenceChange::Again { of, reading } => {
                let places = self.absences.get(of.player.as_str()).cloned().unwrap_or_default();
                let found =
                    places.into_iter().find(|(file, at)| is_this(&self.files[*file].records.availability[*at], &of));
                if let Some((file, at)) = found {
                    self.touch(file, 4);
                    let readings = &mut self.files[file].records.availability[at].readings;
                    append(readings, vec![*reading]);
                    readings.sort_by(|a, b| a.known.cmp(&b.known));
                }
            }
        }
    }

    fn add_report(&mut self, folder: &Path, report: ReportRecord<'static>) {
        let Some((file, at)) = self.reports.get(report.id.as_str()).copied() else {
            let month = report.published.get(..7).unwrap_or("undated").to_owned();
            let file = self.file(folder, &format!("reports/{month}.json"), 6);
            let at = self.files[file].records.reports.len();
            self.reports.insert(report.id.to_string(), (file, at));
            self.files[file].records.reports.push(report);
            return;
        };
        self.touch(file, 6);
        append(&mut self.files[file].records.reports[at].claims, report.claims);
    }

    /// Says what the ledger is, where no file does; a later import opens it on a later day.
    fn stand_alone(&mut self, folder: &Path, day: Day) {
        let as_of = day.to_string();
        let there = self.files.iter().position(|volume| volume.records.edition.is_some());
        if let Some(file) = there {
            let Some(edition) = &mut self.files[file].records.edition else { return };
            if edition.id.as_str() == IMPORTED && *edition.as_of < *as_of {
                edition.as_of = as_of.into();
                self.touch(file, 0);
            }
            return;
        }
        let file = self.file(folder, "edition.json", 0);
        self.files[file].records.edition = Some(EditionRecord {
            format: FORMAT,
            id: IMPORTED.into(),
            name: "Imported".into(),
            as_of: as_of.into(),
            ..EditionRecord::default()
        });
    }

    /// The texts of the files that changed, in the order in which to write them.
    fn changed(self) -> Vec<(u8, PathBuf, String)> {
        let mut changed: BTreeMap<(u8, PathBuf), String> = BTreeMap::new();
        for volume in self.files.into_iter().filter(|volume| volume.changed) {
            changed.insert((volume.rank, volume.path), ledger::print(&volume.records));
        }
        changed.into_iter().map(|((rank, path), text)| (rank, path, text)).collect()
    }
}

/// Adds what is not there yet.
fn append<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
    for thing in more {
        if !list.contains(&thing) {
            list.push(thing);
        }
    }
}

/// Whether an absence is the one that another names.
fn is_this(record: &AvailabilityRecord<'_>, of: &AvailabilityRecord<'_>) -> bool {
    let first = |record: &AvailabilityRecord<'_>| record.readings.iter().map(|r| r.known.to_string()).min();
    record.kind == of.kind && record.part == of.part && record.detail == of.detail && first(record) == first(of)
}
