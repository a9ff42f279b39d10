//! Opening: the edition and the folders laid over it become one ledger, with every problem told.

use std::path::PathBuf;

use crate::model::Day;

use super::read::{self, Parsed, RawLayer};
use super::{Layer, Ledger, Linked, Problem, link};

/// What to open.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    /// Whether the edition inside the program is the lowest layer.
    pub bundled: bool,
    /// Folders to lay over it, lowest first.
    pub folders: Vec<PathBuf>,
}

impl Default for OpenOptions {
    /// The edition inside the program, alone.
    fn default() -> Self {
        Self { bundled: true, folders: Vec::new() }
    }
}

/// What opening gives: always a ledger, however little of it could be read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What could be read.
    pub ledger: Ledger,
    /// What could not, and what is odd, by file and place.
    pub problems: Vec<Problem>,
    /// The names of its layers, lowest first.
    pub layers: Vec<Box<str>>,
    /// The day on which the browser opens: the edition's; with a further ledger laid over it,
    /// the last day on which anything in that became known.
    pub day: Day,
    /// The last day on which anything became known: in the further ledgers, else in the edition.
    pub latest: Day,
}

/// Opens ledgers. Nothing in them is fatal: what cannot be used is told and left out.
pub fn open(options: &OpenOptions) -> Opened {
    let bundled = options.bundled.then(read::bundled_layer);
    let folders = options.folders.iter().map(|folder| read::folder_layer(folder));
    open_layers(&bundled.into_iter().chain(folders).collect::<Vec<_>>())
}

/// Opens ledgers that stand in texts: each layer a list of files by name, lowest first.
pub fn open_texts(layers: &[&[(&str, &str)]]) -> Opened {
    let layer = |(number, files): (usize, &&[(&str, &str)])| RawLayer::of_texts(&format!("layer {number}"), files);
    open_layers(&layers.iter().enumerate().map(layer).collect::<Vec<_>>())
}

fn open_layers(raw: &[RawLayer]) -> Opened {
    let mut parsed: Vec<_> = raw.iter().map(|layer| (layer, read::parse_all(&layer.files))).collect();
    if let [(first, bundled), (_, folder), ..] = &parsed[..]
        && first.strict
        && same_edition(bundled, folder)
    {
        parsed.remove(0);
    }
    let strict = raw.first().is_some_and(|layer| layer.strict);
    let mut problems = Vec::new();
    let mut layers: Vec<Layer<'_>> = Vec::with_capacity(parsed.len());
    let mut names = Vec::with_capacity(parsed.len());
    for ((raw, parsed), number) in parsed.into_iter().zip(0u8..) {
        let mut told = raw.problems.clone();
        let mut files = Vec::with_capacity(parsed.len());
        for parsed in parsed {
            told.extend(parsed.problems);
            files.push(parsed.file);
        }
        problems.extend(told.into_iter().map(|problem| Problem { layer: number, ..problem }));
        layers.push(Layer { strict: strict && number == 0, files });
        names.push(raw.name.clone());
    }
    let Linked { ledger, problems: linked } = link(&layers);
    problems.extend(linked);
    let (day, latest) = days(&ledger);
    Opened { ledger, problems, layers: names, day, latest }
}

/// Whether a folder holds the edition itself: then it takes the place of the one inside the
/// program, else every id would stand twice.
fn same_edition(bundled: &[Parsed<'_>], folder: &[Parsed<'_>]) -> bool {
    edition_id(bundled).is_some_and(|id| edition_id(folder) == Some(id))
}

fn edition_id<'a>(files: &'a [Parsed<'_>]) -> Option<&'a str> {
    files.iter().find_map(|parsed| parsed.file.records.edition.as_ref()).map(|edition| edition.id.as_str())
}

/// The day that opens, and the last day on which anything became known.
fn days(ledger: &Ledger) -> (Day, Day) {
    let edition = ledger.edition.as_of;
    let further = super::index::days(ledger, |layer| layer > 0).max();
    let latest = further.or_else(|| ledger.index.known_days.last().copied());
    (further.unwrap_or(edition), latest.unwrap_or(edition))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    fn opened(folder: &tempfile::TempDir) -> Opened {
        open(&OpenOptions { bundled: false, folders: vec![folder.path().into()] })
    }

    const EDITION: &str = r#"{"edition": {"format": 1, "id": "mine", "name": "Mine", "as_of": "2026-03-11"}}"#;

    #[test]
    fn every_json_file_of_a_folder_is_read_in_name_order() {
        let folder = folder(&[
            ("edition.json", EDITION),
            ("clubs/b.json", r#"{"clubs": [{"id": "b", "name": "B"}]}"#),
            ("clubs/a.json", r#"{"clubs": [{"id": "a", "name": "A"}]}"#),
            ("schema/ledger.json", "not a ledger file"),
            (".hidden.json", "nor this"),
            ("notes.txt", "nor this"),
        ]);
        let opened = opened(&folder);
        assert_eq!(opened.problems, []);
        assert_eq!(opened.ledger.clubs.iter().map(|c| c.slug.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(opened.day.to_string(), "2026-03-11");
    }

    #[test]
    fn a_further_ledger_opens_on_the_last_day_it_tells_of() {
        let base = folder(&[("edition.json", EDITION)]);
        let report = r#"{"reports": [{"id": "r", "published": "2026-02-01"}]}"#;
        let over = folder(&[("r.json", report)]);
        let folders = vec![base.path().into(), over.path().into()];
        let opened = open(&OpenOptions { bundled: false, folders });
        assert_eq!(opened.day.to_string(), "2026-02-01");
        assert_eq!(opened.latest, opened.day);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let folders = vec!["/no/such/folder".into()];
        let opened = open(&OpenOptions { bundled: false, folders });
        assert_eq!(opened.problems[0].code, "no_such_folder");
        assert!(opened.ledger.clubs.is_empty());
    }
}
