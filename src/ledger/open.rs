//! Opening: the edition and the folders laid over it become one ledger, with every problem told.

use std::path::{Path, PathBuf};

use crate::model::Day;

use super::check::check;
use super::format::{FORMAT, LedgerFile};
use super::json::{self, Flaw};
use super::locate::{self, settle};
use super::read::{self, Parsed, RawLayer};
use super::{Layer, Ledger, Linked, Problem, Severity, SourceFile, Texts, link};

/// What to open.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    /// Whether the edition inside the program is the lowest layer.
    pub bundled: bool,
    /// The user's own ledger, laid over the edition; nothing is laid where nothing is in it yet.
    pub own: Option<PathBuf>,
    /// Further folders to lay over those, lowest first.
    pub folders: Vec<PathBuf>,
    /// Whether the edition inside the program is checked again, as it was when that was made.
    pub recheck: bool,
}

impl Default for OpenOptions {
    /// The edition inside the program, alone.
    fn default() -> Self {
        Self { bundled: true, own: None, folders: Vec::new(), recheck: false }
    }
}

impl OpenOptions {
    /// Every folder that is read, lowest first; the user's own may not be there yet.
    pub fn places(&self) -> Vec<PathBuf> {
        self.own.iter().chain(&self.folders).cloned().collect()
    }
}

/// What opening gives: always a ledger, however little of it could be read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What could be read.
    pub ledger: Ledger,
    /// What could not, and what is odd: by layer, file and place.
    pub problems: Vec<Problem>,
    /// The texts of the files that have problems, to show the lines in question.
    pub texts: Texts,
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
    let own = options.own.as_ref().filter(|folder| !read::files(folder).is_empty());
    open_over(options, own.map(|folder| read::folder_layer(folder)))
}

/// Opens ledgers as if the user's own had other texts in some of its files, by their names in it.
/// Nothing is written.
pub fn open_as_if(options: &OpenOptions, texts: &[(String, String)]) -> Opened {
    let own = options.own.as_deref().unwrap_or_else(|| Path::new("own"));
    open_over(options, Some(read::folder_layer(own).with_texts(own, texts)))
}

/// Opens the edition, the user's own ledger over it, and the further folders over both.
fn open_over(options: &OpenOptions, own: Option<RawLayer>) -> Opened {
    let bundled = options.bundled.then(read::bundled_layer);
    let own = own.map(|layer| RawLayer { own: true, ..layer });
    let folders = options.folders.iter().map(|folder| read::folder_layer(folder));
    open_layers(bundled.into_iter().chain(own).chain(folders).collect(), options.recheck)
}

/// Opens ledgers that stand in texts: each layer a list of files by name, lowest first.
pub fn open_texts(layers: &[&[(&str, &str)]]) -> Opened {
    let layer = |(number, files): (usize, &&[(&str, &str)])| {
        let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        RawLayer::of_texts(&format!("layer {number}"), &files)
    };
    open_layers(layers.iter().enumerate().map(layer).collect(), true)
}

fn open_layers(raw: Vec<RawLayer>, recheck: bool) -> Opened {
    let strict = raw.first().is_some_and(|first| first.bundled);
    let raw = if strict { edition_lowest(raw) } else { raw };
    let raw = raw.as_slice();
    let mut parsed: Vec<Vec<Parsed<'_>>> = raw.iter().map(|layer| read::parse_all(&layer.files)).collect();
    let refused = parsed.iter_mut().filter_map(|files| refuse_newer(files)).count() > 0;

    let mut problems = Vec::new();
    let mut layers = Vec::with_capacity(raw.len());
    for ((raw, parsed), number) in raw.iter().zip(&mut parsed).zip(0u8..) {
        problems.extend(raw.problems.iter().map(|problem| Problem { layer: number, ..problem.clone() }));
        layers.push(Layer { strict: strict && number == 0, files: parsed.iter_mut().map(source_file).collect() });
    }
    if problems.is_empty() && !refused {
        problems.extend(without_edition(raw, &layers));
    }
    let Linked { ledger, problems: mut linked } = link(&layers);
    // The edition inside the program was checked when that was made.
    linked.extend(check(layers, &ledger, |layer| recheck || !raw[usize::from(layer)].bundled));
    let (told, texts) = settle(&parsed, linked);
    problems.extend(told);
    let own = raw.iter().zip(0u8..).find(|(layer, _)| layer.own).map(|(_, number)| number);
    let (day, latest) = days(&ledger, own);
    Opened { ledger, problems, texts, layers: raw.iter().map(|layer| layer.name.clone()).collect(), day, latest }
}

/// Tells of ledgers that nothing says what they are.
fn without_edition(raw: &[RawLayer], layers: &[Layer<'_>]) -> Option<Problem> {
    let mut files = layers.iter().flat_map(|layer| &layer.files).peekable();
    files.peek()?;
    if files.any(|file| file.records.edition.is_some()) {
        return None;
    }
    Some(Problem {
        severity: Severity::Warning,
        code: "no_edition",
        file: raw.first()?.name.clone(),
        layer: 0,
        place: None,
        path: String::new(),
        what: "no file says what this ledger is and on which day it opens".into(),
        expected: Some(format!(
            "an `edition.json` with {{\"edition\": {{\"format\": {FORMAT}, \"id\": …, \"name\": …, \"as_of\": …}}}}"
        )),
        nearest: None,
    })
}

/// A file's records, which only linking and checking need.
fn source_file<'a>(parsed: &mut Parsed<'a>) -> SourceFile<'a> {
    SourceFile { name: parsed.raw.name.clone(), records: std::mem::take(&mut parsed.records) }
}

/// Where a folder holds the edition itself, it takes the place of the one inside the program,
/// else every id would stand twice.
fn edition_lowest(mut raw: Vec<RawLayer>) -> Vec<RawLayer> {
    let Some(bundled) = raw.first().and_then(edition_id) else { return raw };
    if let Some(same) = (1..raw.len()).find(|number| edition_id(&raw[*number]).as_ref() == Some(&bundled)) {
        let edition = raw.remove(same);
        raw[0] = edition;
    }
    raw
}

/// The id of a layer's edition, read from the one file that tells it.
fn edition_id(layer: &RawLayer) -> Option<String> {
    let texts = layer.files.iter().map(|file| &*file.text).filter(|text| text.contains("\"edition\""));
    texts.filter_map(|text| serde_json::from_str::<LedgerFile<'_>>(text).ok()?.edition).map(|e| e.id.to_string()).next()
}

/// Refuses a whole ledger whose format is newer than this program: it would be misread.
fn refuse_newer(files: &mut [Parsed<'_>]) -> Option<u32> {
    let format = |file: &Parsed<'_>| file.records.edition.as_ref().map_or(0, |edition| edition.format);
    let place = files.iter().position(|file| format(file) > FORMAT)?;
    let newer = format(&files[place]);
    for file in &mut *files {
        file.records = LedgerFile::default();
        file.flaws.clear();
        file.tree = None;
    }
    files[place].flaws = vec![newer_format(newer, &files[place].raw.text)];
    Some(newer)
}

fn newer_format(format: u32, text: &str) -> Flaw {
    let tree = json::parse(text);
    let found = locate::find(&tree.root, "edition.format");
    Flaw {
        severity: Severity::Error,
        code: "newer_format",
        start: found.start,
        end: found.end,
        path: found.path,
        what: format!("this ledger has format {format}, and this is touchline {}", env!("CARGO_PKG_VERSION")),
        expected: Some(format!("a format up to {FORMAT}; format {format} is read by touchline 0.{format} and newer")),
        nearest: None,
    }
}

/// The day that opens, and the last day on which anything became known. The user's own ledger
/// takes the opening day forward, never back: an old rumour may be added at any time.
fn days(ledger: &Ledger, own: Option<u8>) -> (Day, Day) {
    let edition = ledger.edition.as_of;
    let further = super::index::days(ledger, |layer| layer > 0 && Some(layer) != own).max();
    let mine = super::index::days(ledger, |layer| Some(layer) == own).max();
    let latest = further.max(mine).or_else(|| ledger.index.known_days.last().copied());
    let day = match (further, mine) {
        (Some(further), mine) => mine.map_or(further, |mine| mine.max(further)),
        (None, Some(mine)) => mine.max(edition),
        (None, None) => edition,
    };
    (day, latest.unwrap_or(edition))
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
        open(&OpenOptions { bundled: false, folders: vec![folder.path().into()], ..OpenOptions::default() })
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
        let opened = open(&OpenOptions { bundled: false, folders, ..OpenOptions::default() });
        assert_eq!(opened.day.to_string(), "2026-02-01");
        assert_eq!(opened.latest, opened.day);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let folders = vec!["/no/such/folder".into()];
        let opened = open(&OpenOptions { bundled: false, folders, ..OpenOptions::default() });
        assert_eq!(opened.problems[0].code, "no_such_folder");
        assert!(opened.ledger.clubs.is_empty());
    }
}
