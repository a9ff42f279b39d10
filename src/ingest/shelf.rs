//! Files and folders → documents, and many of them read at once.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::document::{Document, problem};
use super::reading::{DocumentHead, Trouble};

/// The longest file that is taken for an article; a book, a dump or a log is something else.
pub const LONGEST: u64 = 4 << 20;
/// Folders within folders deeper than this are left alone.
const DEEPEST: usize = 16;

impl Document {
    /// Reads a file, or whatever else opens under that name. What stands in the way of that is a
    /// problem of the document.
    pub fn from_file(path: &Path) -> Self {
        let name = path.to_string_lossy();
        match fs::File::open(path) {
            Ok(file) => Self::from_reader(&name, file),
            Err(error) => Self::unreadable(&name, &error),
        }
    }

    /// Reads what a reader gives, such as standard input.
    pub fn from_reader(path: &str, reader: impl Read) -> Self {
        let mut bytes = Vec::new();
        match reader.take(LONGEST + 1).read_to_end(&mut bytes) {
            Ok(_) => Self::from_bytes(Some(path), &bytes),
            Err(error) => Self::unreadable(path, &error),
        }
    }

    fn unreadable(path: &str, error: &io::Error) -> Self {
        let head = DocumentHead { path: Some(path.to_owned()), ..DocumentHead::default() };
        let message = format!("it cannot be read: {error}");
        Self { head, problems: vec![problem(Trouble::Unreadable, message)], ..Self::default() }
    }
}

/// The files under a folder, by name; hidden ones are left out, links to folders not followed. A
/// folder in it that cannot be opened stands for what it holds.
pub fn files_under(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    gather(folder, DEEPEST, &mut found)?;
    found.sort();
    Ok(found)
}

fn gather(folder: &Path, deeper: usize, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            if deeper > 0 && gather(&path, deeper - 1, found).is_err() {
                found.push(path);
            }
        } else if fs::metadata(&path).map_or(true, |it| it.is_file()) {
            // Nobody asked for the pipes and devices of a folder, and reading one could wait for ever.
            found.push(path);
        }
    }
    Ok(())
}

/// Does the same with each of many, on every processor; what comes of it stands in their order.
pub fn each<I: Sync, T: Send>(items: &[I], work: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let processors = thread::available_parallelism().map_or(1, usize::from);
    // A second thread costs more than a few articles.
    let threads = processors.min(items.len().div_ceil(4));
    if threads <= 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return done };
            done.push((at, work(item)));
        }
    };
    let mut done: Vec<(usize, T)> = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(take)).collect();
        let mut done = take();
        for other in others {
            match other.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_keep_their_order() {
        let items: Vec<usize> = (0..1000).collect();
        assert_eq!(each(&items, |n| n * 2), items.iter().map(|n| n * 2).collect::<Vec<_>>());
        assert_eq!(each(&items[..0], |n| *n), Vec::<usize>::new());
    }

    #[test]
    fn a_folder_gives_its_files_by_name() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        for name in ["z.txt", "b/c.txt", "a.txt", ".hidden"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let found = files_under(folder.path()).unwrap();
        let names: Vec<_> = found.iter().map(|p| p.strip_prefix(folder.path()).unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["a.txt", "b/c.txt", "z.txt"]);
        assert!(files_under(&folder.path().join("none")).is_err());
    }

    #[test]
    fn what_cannot_be_read_is_a_problem_of_the_document() {
        let folder = tempfile::tempdir().unwrap();
        let trouble = |path: &Path| Document::from_file(path).problems[0].code;
        assert_eq!(trouble(&folder.path().join("none.txt")), Trouble::Unreadable);
        assert_eq!(trouble(folder.path()), Trouble::Unreadable);
        let long = folder.path().join("long.txt");
        fs::write(&long, "word ".repeat(1_000_000)).unwrap();
        assert_eq!(trouble(&long), Trouble::TooLong);
    }
}
