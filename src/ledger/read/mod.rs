//! Reading: folders and the edition inside the program become records, with every flaw told.

mod bundled;
mod encoding;
mod folder;
mod lenient;
pub(super) mod parallel;
mod salvage;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::format::LedgerFile;
use super::json::{self, Flaw, Tree};
use super::{Problem, Severity};

/// A file's text with the name to use in problems.
pub(super) struct RawFile {
    pub(super) name: Box<str>,
    pub(super) text: Cow<'static, str>,
    /// Bytes before the text: a byte order mark.
    pub(super) skipped: usize,
    /// What is wrong with its bytes.
    flaws: Vec<Flaw>,
    /// Whether there is a text to read.
    readable: bool,
}

/// A ledger's files before they are parsed.
pub(super) struct RawLayer {
    pub(super) name: Box<str>,
    /// Whether it is the edition inside the program.
    pub(super) bundled: bool,
    /// Whether it is the user's own.
    pub(super) own: bool,
    pub(super) files: Vec<RawFile>,
    /// What went wrong on the disk.
    pub(super) problems: Vec<Problem>,
}

/// The edition inside the program.
pub(super) fn bundled_layer() -> RawLayer {
    let file = |(name, text): &(&str, &'static str)| RawFile {
        name: format!("{}/{name}", bundled::NAME).into(),
        text: Cow::Borrowed(text),
        skipped: 0,
        flaws: Vec::new(),
        readable: true,
    };
    let files = bundled::FILES.iter().map(file).collect();
    RawLayer { name: bundled::NAME.into(), bundled: true, own: false, files, problems: Vec::new() }
}

/// The texts of the edition inside the program, by name.
#[cfg(test)]
pub(super) fn bundled_texts() -> impl Iterator<Item = (&'static str, &'static str)> {
    bundled::FILES.iter().copied()
}

/// The files that a ledger's folder holds, whether or not they can be read.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    folder::list(folder, &mut Vec::new())
}

/// The ledger in a folder.
pub(super) fn folder_layer(path: &Path) -> RawLayer {
    let mut problems = Vec::new();
    let paths = folder::list(path, &mut problems);
    let mut files = Vec::with_capacity(paths.len());
    for read in parallel::each(&paths, |path| folder::read(path).map(|bytes| RawFile::new(folder::shown(path), bytes)))
    {
        match read {
            Ok(file) => files.push(file),
            Err(problem) => problems.push(*problem),
        }
    }
    RawLayer { name: folder::shown(path), bundled: false, own: false, files, problems }
}

impl RawLayer {
    /// The same with other texts in some files, by their names below the folder.
    pub(super) fn with_texts(mut self, folder: &Path, texts: &[(String, String)]) -> Self {
        for (name, text) in texts {
            let shown = folder::shown(&folder.join(name));
            self.files.retain(|file| file.name != shown);
            self.files.push(RawFile::new(shown, text.clone().into_bytes()));
        }
        self.files.sort_by(|a, b| a.name.cmp(&b.name));
        self
    }

    /// A ledger whose files stand in texts.
    pub(super) fn of_texts(name: &str, files: &[(&str, &[u8])]) -> Self {
        let files = files.iter().map(|(name, bytes)| RawFile::new((*name).into(), bytes.to_vec())).collect();
        Self { name: name.into(), bundled: false, own: false, files, problems: Vec::new() }
    }
}

impl RawFile {
    fn new(name: Box<str>, bytes: Vec<u8>) -> Self {
        let encoding::Decoded { text, skipped, flaws, readable } = encoding::decode(bytes);
        Self { name, text: Cow::Owned(text), skipped, flaws, readable }
    }
}

/// What a file gave.
pub(super) struct Parsed<'a> {
    pub(super) raw: &'a RawFile,
    pub(super) records: LedgerFile<'a>,
    pub(super) flaws: Vec<Flaw>,
    /// The tree of its text, where it had to be made.
    pub(super) tree: Option<Tree<'a>>,
}

/// Parses files; the results stand in the files' order.
pub(super) fn parse_all(files: &[RawFile]) -> Vec<Parsed<'_>> {
    parallel::each(files, parse)
}

fn parse(raw: &RawFile) -> Parsed<'_> {
    let mut flaws = raw.flaws.clone();
    if !raw.readable {
        return Parsed { raw, records: LedgerFile::default(), flaws, tree: None };
    }
    let error = match serde_json::from_str(&raw.text) {
        Ok(records) => return Parsed { raw, records, flaws, tree: None },
        Err(error) => error,
    };
    let mut tree = json::parse(&raw.text);
    let mut told = std::mem::take(&mut tree.flaws);
    let records = salvage::salvage(&tree.root, &mut told);
    if told.is_empty() {
        told.push(unexplained(&error));
    }
    flaws.append(&mut told);
    Parsed { raw, records, flaws, tree: Some(tree) }
}

/// What the fast reader says, should the slow one find nothing: never seen, and not to be hidden.
fn unexplained(error: &serde_json::Error) -> Flaw {
    Flaw {
        severity: Severity::Error,
        code: "syntax",
        start: 0,
        end: 0,
        path: String::new(),
        what: error.to_string(),
        expected: None,
        nearest: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slow_way_reads_what_the_fast_one_does() {
        for raw in bundled_layer().files {
            let fast: LedgerFile<'_> = serde_json::from_str(&raw.text).unwrap();
            let tree = json::parse(&raw.text);
            let mut flaws = tree.flaws;
            let slow = salvage::salvage(&tree.root, &mut flaws);
            assert_eq!(flaws, [], "{}", raw.name);
            assert!(fast == slow, "{}", raw.name);
        }
    }
}
