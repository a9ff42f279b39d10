//! Reading: folders and the edition inside the program become layers of records.

pub(super) mod bundled;
pub(super) mod folder;

use std::borrow::Cow;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::format::LedgerFile;
use super::{Problem, Severity, SourceFile};

/// A file's bytes with the name to use in problems.
pub(super) struct RawFile {
    pub(super) name: Box<str>,
    pub(super) bytes: Cow<'static, [u8]>,
}

/// A ledger's files before they are parsed.
pub(super) struct RawLayer {
    pub(super) name: Box<str>,
    /// Whether it is the edition, where every value must be cited.
    pub(super) strict: bool,
    pub(super) files: Vec<RawFile>,
    /// What went wrong on the disk.
    pub(super) problems: Vec<Problem>,
}

/// The edition inside the program.
pub(super) fn bundled_layer() -> RawLayer {
    let file = |(name, text): &(&str, &'static str)| RawFile {
        name: format!("{}/{name}", bundled::NAME).into(),
        bytes: Cow::Borrowed(text.as_bytes()),
    };
    RawLayer {
        name: bundled::NAME.into(),
        strict: true,
        files: bundled::FILES.iter().map(file).collect(),
        problems: Vec::new(),
    }
}

/// The ledger in a folder.
pub(super) fn folder_layer(path: &Path) -> RawLayer {
    let mut problems = Vec::new();
    let found = folder::read_folder(path, &mut problems);
    let files = found.into_iter().map(|f| RawFile { name: f.name, bytes: Cow::Owned(f.bytes) }).collect();
    RawLayer { name: folder::shown(path), strict: false, files, problems }
}

impl RawLayer {
    /// A ledger whose files stand in texts.
    pub(super) fn of_texts(name: &str, files: &[(&str, &str)]) -> Self {
        let file =
            |(name, text): &(&str, &str)| RawFile { name: (*name).into(), bytes: Cow::Owned(text.as_bytes().to_vec()) };
        Self { name: name.into(), strict: false, files: files.iter().map(file).collect(), problems: Vec::new() }
    }
}

/// What one file gave.
pub(super) struct Parsed<'a> {
    pub(super) file: SourceFile<'a>,
    pub(super) problems: Vec<Problem>,
}

/// Parses files on every processor; the results stand in the files' order.
pub(super) fn parse_all(files: &[RawFile]) -> Vec<Parsed<'_>> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(files.len());
    if threads < 2 {
        return files.iter().map(parse).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(files.len()));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut mine = Vec::new();
                while let Some((place, file)) = take(&next, files) {
                    mine.push((place, parse(file)));
                }
                done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).append(&mut mine);
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, parsed)| parsed).collect()
}

fn take<'a>(next: &AtomicUsize, files: &'a [RawFile]) -> Option<(usize, &'a RawFile)> {
    let place = next.fetch_add(1, Ordering::Relaxed);
    files.get(place).map(|file| (place, file))
}

fn parse(raw: &RawFile) -> Parsed<'_> {
    let mut problems = Vec::new();
    let records = serde_json::from_slice::<LedgerFile>(&raw.bytes).unwrap_or_else(|error| {
        problems.push(Problem {
            severity: Severity::Error,
            code: "syntax",
            file: raw.name.clone(),
            layer: 0,
            place: None,
            path: String::new(),
            what: error.to_string(),
            expected: None,
            nearest: None,
        });
        LedgerFile::default()
    });
    Parsed { file: SourceFile { name: raw.name.clone(), records }, problems }
}
