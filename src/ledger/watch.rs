//! Ledger folders under watch: read again, away from whoever shows them, when a file of theirs
//! changes.
//!
//! Folders are watched, not files: editors put a new file in place of the old one. What the
//! system tells is only a reason to look; whether anything changed is told by the files
//! themselves, so that locks, journals and half-written files wake nobody. Between changes both
//! threads are blocked: a debouncer that ticks would wake an idle browser many times a second.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::open::{OpenOptions, Opened, open};
use super::read;

/// A change is over when nothing more came for so long: a save is several events.
const QUIET: Duration = Duration::from_millis(30);
/// A change that never ends is read at last.
const LONGEST: Duration = Duration::from_millis(500);
/// How coarse the clocks of file systems may be.
const GRAIN: Duration = Duration::from_millis(20);

/// What the watch has to tell.
pub enum News {
    /// A file changed, or somebody asked: this is what the folders say now.
    Read(Box<Opened>),
    /// The system will not watch; only asking reads the folders again.
    Blind(String),
}

/// What wakes the watch.
enum Wake {
    /// Something happened in a folder.
    Stirred,
    /// Somebody wants the folders read, changed or not.
    Asked,
}

/// Asks the watch to read the folders again. Dropping the last one and the system's own ends it.
#[derive(Clone, Debug)]
pub struct Asker(Sender<Wake>);

impl Asker {
    /// Has the folders read again, whether or not a file changed.
    pub fn ask(&self) {
        // A watch that is gone has nobody left to tell.
        let _ = self.0.send(Wake::Asked);
    }
}

/// Watches the folders of a ledger that was opened at `opened_at` or a moment later; what
/// changed since is told first. It ends when `tell` says so.
///
/// # Errors
/// Where no thread can be made.
pub fn watch(
    options: OpenOptions,
    opened_at: SystemTime,
    tell: impl FnMut(News) -> bool + Send + 'static,
) -> std::io::Result<Asker> {
    let (sender, wakes) = channel();
    let stirs = sender.clone();
    thread::Builder::new().name("ledger".into()).spawn(move || run(&options, opened_at, stirs, &wakes, tell))?;
    Ok(Asker(sender))
}

fn run(
    options: &OpenOptions,
    opened_at: SystemTime,
    stirs: Sender<Wake>,
    wakes: &Receiver<Wake>,
    mut tell: impl FnMut(News) -> bool,
) {
    let folders = options.places();
    let mut eyes = match Eyes::open(&folders, stirs) {
        Ok(eyes) => Some(eyes),
        Err(error) => {
            if !tell(News::Blind(error.to_string())) {
                return;
            }
            None
        }
    };
    let mut seen = Prints::of(&folders);
    if seen.any_since(opened_at) && !tell(News::Read(Box::new(open(options)))) {
        return;
    }
    while let Ok(wake) = wakes.recv() {
        let asked = matches!(wake, Wake::Asked) || settled(wakes);
        if let Some(eyes) = &mut eyes {
            eyes.look_at(&folders);
        }
        let now = Prints::of(&folders);
        if !asked && now == seen {
            continue;
        }
        seen = now;
        if !tell(News::Read(Box::new(open(options)))) {
            return;
        }
    }
}

/// Waits until nothing more comes; says whether somebody asked meanwhile.
fn settled(wakes: &Receiver<Wake>) -> bool {
    let end = Instant::now() + LONGEST;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        match wakes.recv_timeout(QUIET.min(left)) {
            Ok(Wake::Asked) => return true,
            Ok(Wake::Stirred) if !left.is_zero() => {}
            Ok(Wake::Stirred) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// The system's watch over folders.
struct Eyes {
    watcher: RecommendedWatcher,
    /// What each folder is watched by: itself, or what it will be made in.
    watched: Vec<Option<PathBuf>>,
}

impl Eyes {
    fn open(folders: &[PathBuf], stirs: Sender<Wake>) -> notify::Result<Self> {
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Our own reading opens files and folders, which is told too.
            if event.is_ok_and(|event| !matches!(event.kind, EventKind::Access(_))) {
                let _ = stirs.send(Wake::Stirred);
            }
        })?;
        let mut eyes = Self { watcher, watched: vec![None; folders.len()] };
        eyes.look_at(folders);
        Ok(eyes)
    }

    /// Watches each folder, or as long as it is not there, the nearest one above it that is.
    fn look_at(&mut self, folders: &[PathBuf]) {
        for (folder, watched) in folders.iter().zip(&mut self.watched) {
            let Some(there) = folder.ancestors().find(|above| above.is_dir()) else { continue };
            if watched.as_deref() == Some(there) {
                continue;
            }
            if let Some(before) = watched.take() {
                let _ = self.watcher.unwatch(&before);
            }
            let depth = if there == folder { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            // What cannot be watched is read when somebody asks.
            if self.watcher.watch(there, depth).is_ok() {
                *watched = Some(there.to_path_buf());
            }
        }
    }
}

/// What tells a file apart from what it was: a new one in its place has another number.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Print {
    path: PathBuf,
    bytes: u64,
    changed: Option<SystemTime>,
    number: u64,
}

/// The prints of every file of some folders.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Prints(Vec<Print>);

impl Prints {
    fn of(folders: &[PathBuf]) -> Self {
        let files = folders.iter().flat_map(|folder| read::files(folder));
        Self(files.map(Print::of).collect())
    }

    /// Whether a file was changed at a moment or later.
    fn any_since(&self, moment: SystemTime) -> bool {
        let moment = moment.checked_sub(GRAIN).unwrap_or(moment);
        self.0.iter().any(|print| print.changed.is_some_and(|changed| changed >= moment))
    }
}

impl Print {
    fn of(path: PathBuf) -> Self {
        let told = fs::metadata(&path).ok();
        Self {
            bytes: told.as_ref().map_or(0, fs::Metadata::len),
            changed: told.as_ref().and_then(|told| told.modified().ok()),
            number: number(&path, told.as_ref()),
            path,
        }
    }
}

#[cfg(unix)]
fn number(_: &Path, told: Option<&fs::Metadata>) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    told.map_or(0, fs::Metadata::ino)
}

#[cfg(not(unix))]
fn number(_: &Path, _: Option<&fs::Metadata>) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::sync_channel;

    use super::*;

    /// Far longer than anything takes.
    const PATIENCE: Duration = Duration::from_secs(30);

    fn club(id: &str) -> String {
        format!(r#"{{"clubs": [{{"id": "{id}", "name": "{id}"}}]}}"#)
    }

    fn watched(folder: &Path, opened_at: SystemTime) -> (Asker, Receiver<Vec<String>>) {
        let options = OpenOptions { bundled: false, folders: vec![folder.into()], ..OpenOptions::default() };
        let (sender, told) = sync_channel(16);
        let asker = watch(options, opened_at, move |news| {
            let clubs = match news {
                News::Read(opened) => opened.ledger.clubs.iter().map(|club| club.slug.to_string()).collect(),
                News::Blind(why) => vec![why],
            };
            sender.send(clubs).is_ok()
        });
        (asker.unwrap(), told)
    }

    /// What is told next, until it is what is waited for.
    fn until(told: &Receiver<Vec<String>>, clubs: &[&str]) {
        let end = Instant::now() + PATIENCE;
        loop {
            let next = told.recv_timeout(end.saturating_duration_since(Instant::now()));
            if next.unwrap() == clubs {
                return;
            }
        }
    }

    #[test]
    fn a_file_written_anew_moved_in_or_taken_away_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, club("a")).unwrap();
        let (_asker, told) = watched(folder.path(), SystemTime::UNIX_EPOCH);
        until(&told, &["a"]);
        fs::write(&path, club("b")).unwrap();
        until(&told, &["b"]);
        crate::ledger::write_text(&folder.path().join("clubs/c.json"), &club("c")).unwrap();
        until(&told, &["b", "c"]);
        fs::write(folder.path().join("clubs/d.json"), club("d")).unwrap();
        until(&told, &["b", "c", "d"]);
        fs::remove_file(&path).unwrap();
        until(&told, &["c", "d"]);
    }

    #[test]
    fn a_folder_that_is_made_later_is_watched_from_then_on() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("mine/ledger");
        let (_asker, told) = watched(&inner, SystemTime::now());
        crate::ledger::write_text(&inner.join("a.json"), &club("a")).unwrap();
        until(&told, &["a"]);
        crate::ledger::write_text(&inner.join("b.json"), &club("b")).unwrap();
        until(&told, &["a", "b"]);
    }

    #[test]
    fn files_that_are_no_ledgers_wake_nobody_and_asking_does() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.json"), club("a")).unwrap();
        let later = SystemTime::now() + Duration::from_hours(1);
        let (asker, told) = watched(folder.path(), later);
        fs::write(folder.path().join(".lock"), "1").unwrap();
        fs::write(folder.path().join("journal.jsonl"), "{}").unwrap();
        asker.ask();
        assert_eq!(told.recv_timeout(PATIENCE).unwrap(), ["a"]);
        assert!(told.try_recv().is_err());
    }

    #[test]
    fn nobody_listening_ends_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.json"), club("a")).unwrap();
        let (asker, told) = watched(folder.path(), SystemTime::now() + Duration::from_hours(1));
        drop(told);
        asker.ask();
        let end = Instant::now() + PATIENCE;
        while asker.0.send(Wake::Stirred).is_ok() {
            assert!(Instant::now() < end, "the watch goes on");
            thread::yield_now();
        }
    }
}
