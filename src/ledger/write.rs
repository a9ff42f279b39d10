//! Writing a file so that a reader, a crash or a full disk never meets half of it.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::format::LedgerFile;
use super::print::print;

/// Files written at the same time.
const AT_ONCE: usize = 8;

/// Why a file could not be written; what stood there before still stands there.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be written: {source}", path.display())]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What the system says.
    pub source: io::Error,
}

/// Writes the records of a file in place of what stands there.
pub fn write(path: &Path, file: &LedgerFile<'_>) -> Result<(), WriteError> {
    write_text(path, &print(file))
}

/// Writes a text in place of what stands in a file: beside it first, then moved over it, so
/// that at every moment one of the two is there whole.
pub fn write_text(path: &Path, text: &str) -> Result<(), WriteError> {
    replace(path, text.as_bytes()).map_err(|source| WriteError { path: path.into(), source })
}

/// Writes several texts as [`write_text`] does, in no order. Waiting for the disk is what takes
/// the time, and it waits for several as quickly as for one.
pub fn write_texts(files: &[(&Path, &str)]) -> Result<(), WriteError> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut folders = BTreeSet::new();
        while let Some((path, text)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let moved = moved_into_place(path, text.as_bytes());
            folders.insert(moved.map_err(|source| WriteError { path: (*path).into(), source })?);
        }
        Ok(folders)
    };
    let made: Vec<Result<BTreeSet<PathBuf>, WriteError>> = thread::scope(|scope| {
        let hands: Vec<_> = (1..files.len().min(AT_ONCE)).map(|_| scope.spawn(work)).collect();
        let own = work();
        // A hand that panicked wrote less than it was given: that must not pass for done.
        let lost = || WriteError { path: PathBuf::new(), source: io::Error::other("a thread that writes broke off") };
        hands.into_iter().map(|hand| hand.join().unwrap_or_else(|_| Err(lost()))).chain([own]).collect()
    });
    let mut folders = BTreeSet::new();
    for one in made {
        folders.extend(one?);
    }
    folders
        .iter()
        .try_for_each(|folder| sync_folder(folder).map_err(|source| WriteError { path: folder.clone(), source }))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    sync_folder(&moved_into_place(path, bytes)?)
}

/// Puts bytes in place of what stands in a file; gives the folder, whose new name may still be lost
/// with the power.
fn moved_into_place(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    // A link stays one: what it leads to is replaced.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.into());
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut beside = builder().tempfile_in(folder)?;
    beside.write_all(bytes)?;
    if let Ok(before) = fs::metadata(&path) {
        beside.as_file().set_permissions(before.permissions())?;
    }
    beside.as_file().sync_all()?;
    beside.persist(&path).map_err(|error| error.error)?;
    Ok(folder.into())
}

/// Makes files with a name that no reader takes for a ledger's, and with the permissions that
/// their maker's other files have.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".touchline-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// Makes the new name last beyond a loss of power.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::format::ClubRecord;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clubs/a.json");
        let file = |id: &'static str| LedgerFile {
            clubs: vec![ClubRecord { id: id.into(), ..ClubRecord::default() }],
            ..LedgerFile::default()
        };
        for id in ["first", "second"] {
            write(&path, &file(id)).unwrap();
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(serde_json::from_str::<LedgerFile<'_>>(&text).unwrap(), file(id));
        }
        assert_eq!(names(&folder.path().join("clubs")), ["a.json"]);
    }

    #[test]
    fn what_cannot_be_written_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::create_dir(&path).unwrap();
        let error = write_text(&path, "x").unwrap_err();
        assert_eq!(error.path, path);
        assert!(path.is_dir());
        assert_eq!(names(folder.path()), ["a.json"]);
    }

    #[test]
    fn many_are_written_or_it_is_told_which_was_not() {
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<PathBuf> = (0..40).map(|n| folder.path().join(format!("{}/{n}.json", n % 3))).collect();
        let files: Vec<(&Path, &str)> = paths.iter().map(|path| (path.as_path(), "text")).collect();
        write_texts(&files).unwrap();
        assert!(paths.iter().all(|path| fs::read_to_string(path).unwrap() == "text"));
        write_texts(&[]).unwrap();
        fs::remove_file(&paths[7]).unwrap();
        fs::create_dir(&paths[7]).unwrap();
        assert_eq!(write_texts(&files).unwrap_err().path, paths[7]);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a.json"), folder.path().join("b.json"));
        write_text(&file, "1").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write_text(&link, "2").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "2");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
