//! What the ledger is: the edition of the lowest layer that has one.

use crate::ledger::format::{EditionRecord, FORMAT};
use crate::ledger::{Edition, Problem};
use crate::model::{Day, Slug};

use super::place::At;
use super::{Layer, SourceFile};

/// The edition with the problems of every edition record.
pub(super) fn edition(layers: &[Layer<'_>]) -> (Edition, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut lowest: Option<Edition> = None;
    for (layer, number) in layers.iter().zip(0u8..) {
        let mut of_layer: Option<Edition> = None;
        for (file, record) in layer.files.iter().filter_map(|f| Some((f, f.records.edition.as_ref()?))) {
            let at = At::single(&file.name, "edition");
            if of_layer.is_some() {
                let mut problem = Problem::error("duplicate_id", &at, number, "the ledger says twice what it is");
                problem.expected = Some("one `edition`, in `edition.json`".into());
                problems.push(problem);
                continue;
            }
            let mut teller = Teller { at, layer: number, problems: &mut problems };
            of_layer = Some(teller.edition(record, || newest(&layer.files)));
        }
        lowest = lowest.or(of_layer);
    }
    let edition = lowest.unwrap_or_else(|| {
        let newest = layers.iter().map(|layer| newest(&layer.files)).max();
        Edition { slug: Slug::new("none"), name: "no edition".into(), as_of: newest.unwrap_or(EPOCH), season: None }
    });
    (edition, problems)
}

/// Stands for the day where nothing at all has one.
const EPOCH: Day = Day::from_date(chrono::NaiveDate::MIN);

/// The newest day on which one of the files' reports was published.
fn newest(files: &[SourceFile<'_>]) -> Day {
    let reports = files.iter().flat_map(|file| &file.records.reports);
    let days = reports.filter_map(|report| report.published.parse::<Day>().ok());
    days.max().or(Day::new(1970, 1, 1)).unwrap_or(EPOCH)
}

struct Teller<'a> {
    at: At<'a>,
    layer: u8,
    problems: &'a mut Vec<Problem>,
}

impl Teller<'_> {
    fn edition(&mut self, record: &EditionRecord<'_>, fallback: impl Fn() -> Day) -> Edition {
        if record.format == 0 {
            self.wrong("format", "", format!("the number {FORMAT}"));
        }
        if record.id.is_empty() {
            self.wrong("id", "", "an id, such as `2025-26`".into());
        }
        if record.name.is_empty() {
            self.wrong("name", "", "a name, such as `2025/26`".into());
        }
        let as_of = record.as_of.parse().ok();
        if as_of.is_none() {
            self.wrong("as_of", &record.as_of, "a day as YYYY-MM-DD".into());
        }
        let season = record.season.as_deref().map(str::parse);
        if let (Some(Err(_)), Some(text)) = (&season, &record.season) {
            self.wrong("season", text, "a season as 2025/26".into());
        }
        Edition {
            slug: Slug::new(record.id.as_str()),
            name: record.name.as_str().into(),
            as_of: as_of.unwrap_or_else(fallback),
            season: season.and_then(Result::ok),
        }
    }

    fn wrong(&mut self, field: &str, text: &str, expected: String) {
        let (code, what) = if text.is_empty() {
            ("missing_field", format!("the edition has no `{field}`"))
        } else if field == "season" {
            ("bad_season", format!("`{text}` is not a season"))
        } else {
            ("bad_day", format!("`{text}` is not a day of the calendar"))
        };
        let mut problem = Problem::error(code, &self.at.field(field), self.layer, what);
        problem.expected = Some(expected);
        self.problems.push(problem);
    }
}
