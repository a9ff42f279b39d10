//! Words of the files → typed values: days, money, citations, ids.

use std::str::FromStr;

use crate::ledger::format::{CiteRecord, MoneyRecord, OriginRecord};
use crate::ledger::index::Slugs;
use crate::model::{
    ClubId, Currency, Day, DayError, Evidence, Money, Origin, PartialDay, PlayerId, Season, SourceId, Stated,
};
use crate::text::nearest;

use super::draft::Draft;
use super::place::At;

/// What a value rests on: its citations, and the day it was known if it says so itself.
pub(super) struct Backing<'a> {
    pub(super) cite: &'a [String],
    pub(super) known: Option<&'a str>,
}

impl<'a> Backing<'a> {
    pub(super) fn new(cite: &'a [String], known: Option<&'a String>) -> Self {
        Self { cite, known: known.map(String::as_str) }
    }

    pub(super) fn of(record: &'a CiteRecord) -> Self {
        Self::new(&record.cite, record.known.as_ref())
    }
}

/// What a record rests on, handed to each of its values.
#[derive(Clone)]
pub(super) struct Basis {
    pub(super) evidence: Box<[Evidence]>,
    pub(super) known: Option<Day>,
}

impl Draft {
    /// A day, or a problem that names the field.
    pub(super) fn day(&mut self, at: &At<'_>, field: &str, text: &str) -> Option<Day> {
        text.parse().map_err(|error| self.bad_day(at, field, text, error)).ok()
    }

    /// A day that may be absent.
    pub(super) fn day_if(&mut self, at: &At<'_>, field: &str, text: Option<&String>) -> Option<Day> {
        text.and_then(|text| self.day(at, field, text))
    }

    /// A date as far as it is known.
    pub(super) fn partial(&mut self, at: &At<'_>, field: &str, text: &str) -> Option<PartialDay> {
        text.parse().map_err(|error| self.bad_partial(at, field, text, error)).ok()
    }

    /// The same, that may be absent.
    pub(super) fn partial_if(&mut self, at: &At<'_>, field: &str, text: Option<&String>) -> Option<PartialDay> {
        text.and_then(|text| self.partial(at, field, text))
    }

    fn bad_day(&mut self, at: &At<'_>, field: &str, text: &str, error: DayError) {
        let what = match error {
            DayError::Form => format!("`{text}` is not a day"),
            DayError::NoSuchDay => format!("`{text}` is not in the calendar"),
        };
        self.error(&at.field(field), "bad_day", what).expected = Some("a day as YYYY-MM-DD".into());
    }

    fn bad_partial(&mut self, at: &At<'_>, field: &str, text: &str, error: DayError) {
        let what = match error {
            DayError::Form => format!("`{text}` is not a date"),
            DayError::NoSuchDay => format!("`{text}` is not in the calendar"),
        };
        self.error(&at.field(field), "bad_day", what).expected =
            Some("a date as 2026-06-30, 2026-06, 2025/26 or 2026".into());
    }

    /// A season.
    pub(super) fn season(&mut self, at: &At<'_>, field: &str, text: &str) -> Option<Season> {
        let season = text.parse().ok();
        if season.is_none() {
            self.error(&at.field(field), "bad_season", format!("`{text}` is not a season")).expected =
                Some("a season as 2025/26".into());
        }
        season
    }

    /// A word of a closed list.
    pub(super) fn word<T: Copy>(
        &mut self,
        at: &At<'_>,
        field: &str,
        text: &str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
            return Some(*value);
        }
        let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let near = nearest(text, list.iter().copied()).map(String::from);
        let problem = self.error(&at.field(field), "unknown_word", format!("`{text}`: no such {}", spoken(field)));
        problem.expected = Some(format!("one of {}", list.join(", ")));
        problem.nearest = near;
        None
    }

    /// A value whose type reads itself from text.
    pub(super) fn parsed<T: FromStr>(&mut self, at: &At<'_>, field: &str, text: &str) -> Option<T>
    where
        T::Err: std::fmt::Display,
    {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                let what = format!("`{text}`: no such {}", spoken(field));
                self.error(&at.field(field), "bad_value", what).expected =
                    Some(error.to_string().trim_start_matches("expected ").into());
                None
            }
        }
    }

    /// Money, with its currency checked.
    pub(super) fn money(&mut self, at: &At<'_>, field: &str, record: Option<&MoneyRecord>) -> Option<Money> {
        let record = record?;
        let Some(currency) = Currency::from_code(&record.currency) else {
            let here = at.field(field);
            self.error(&here.field("currency"), "bad_currency", format!("`{}` is no currency", record.currency))
                .expected = Some("three capital letters, such as EUR".into());
            return None;
        };
        Some(Money { amount: record.amount, currency, addons: record.addons })
    }

    /// The player of an id.
    pub(super) fn player(&mut self, at: &At<'_>, field: &str, slug: &str) -> Option<PlayerId> {
        let found = self.ledger.index.players.get(slug).copied();
        if found.is_none() {
            let near = near(slug, &self.ledger.index.players);
            self.unknown(at, field, slug, "player", near);
        }
        found
    }

    /// The club of an id.
    pub(super) fn club(&mut self, at: &At<'_>, field: &str, slug: &str) -> Option<ClubId> {
        let found = self.ledger.index.clubs.get(slug).copied();
        if found.is_none() {
            let near = near(slug, &self.ledger.index.clubs);
            self.unknown(at, field, slug, "club", near);
        }
        found
    }

    /// The club of an id that may be absent.
    pub(super) fn club_if(&mut self, at: &At<'_>, field: &str, slug: Option<&String>) -> Option<ClubId> {
        slug.and_then(|slug| self.club(at, field, slug))
    }

    /// The source of an id.
    pub(super) fn source(&mut self, at: &At<'_>, field: &str, slug: &str) -> Option<SourceId> {
        let found = self.ledger.index.sources.get(slug).copied();
        if found.is_none() {
            let near = near(slug, &self.ledger.index.sources);
            self.unknown(at, field, slug, "source", near);
        }
        found
    }

    /// Sources of a list of ids; unknown ones are told and left out.
    pub(super) fn sources(&mut self, at: &At<'_>, field: &str, slugs: &[String]) -> Box<[SourceId]> {
        slugs.iter().filter_map(|slug| self.source(at, field, slug)).collect()
    }

    /// Who said it first.
    pub(super) fn origin(&mut self, at: &At<'_>, record: &OriginRecord) -> Option<Origin> {
        match record {
            OriginRecord::Source(slug) => self.source(&at.field("origin"), "source", slug).map(Origin::Named),
            OriginRecord::Unnamed(words) if words.is_empty() => Some(Origin::Unnamed(None)),
            OriginRecord::Unnamed(words) => Some(Origin::Unnamed(Some(words.as_str().into()))),
        }
    }

    /// Tells of an id that nothing has.
    pub(super) fn unknown(&mut self, at: &At<'_>, field: &str, slug: &str, kind: &str, near: Option<String>) {
        self.error(&at.field(field), "unknown_id", format!("`{slug}`: no such {kind}")).nearest = near;
    }

    /// The evidence of citations; unknown ones are told and left out.
    pub(super) fn evidence(&mut self, at: &At<'_>, cite: &[String]) -> Box<[Evidence]> {
        let mut found = Vec::with_capacity(cite.len());
        for (i, slug) in cite.iter().enumerate() {
            let index = &self.ledger.index;
            let report = index.reports.get(slug.as_str()).map(|id| Evidence::Report(*id));
            match report.or_else(|| index.tables.get(slug.as_str()).map(|id| Evidence::Table(*id))) {
                Some(evidence) => found.push(evidence),
                None => {
                    let near = near(slug, &self.ledger.index.reports).or_else(|| near(slug, &self.ledger.index.tables));
                    self.error(&at.item("cite", i), "unknown_id", format!("`{slug}`: no such report or table"))
                        .nearest = near;
                }
            }
        }
        found.into()
    }

    /// What a record rests on.
    pub(super) fn basis(&mut self, at: &At<'_>, backing: &Backing<'_>) -> Basis {
        let evidence = self.evidence(at, backing.cite);
        let known = match backing.known {
            Some(text) => self.day(at, "known", text),
            None => self.earliest(&evidence),
        };
        Basis { evidence, known }
    }

    /// The earliest day among pieces of evidence.
    fn earliest(&self, evidence: &[Evidence]) -> Option<Day> {
        evidence.iter().filter_map(|e| self.ledger.evidence_day(*e)).min()
    }

    /// A value with its own backing where it has one, else its record's; told when uncited.
    pub(super) fn stated<T>(
        &mut self,
        at: &At<'_>,
        value: T,
        own: &Backing<'_>,
        record: &Basis,
        backfills: bool,
    ) -> Stated<T> {
        let evidence = if own.cite.is_empty() { record.evidence.clone() } else { self.evidence(at, own.cite) };
        let own_day = match own.known {
            Some(text) => self.day(at, "known", text),
            None if own.cite.is_empty() => None,
            None => self.earliest(&evidence),
        };
        let known = match own_day.or(record.known) {
            Some(day) => day,
            None => self.undated(),
        };
        if evidence.is_empty() {
            self.uncited(at);
        }
        Stated { value, known, evidence, backfills, layer: self.layer }
    }

    /// Tells that a value names nothing it rests on: an error in the edition, a warning elsewhere.
    pub(super) fn uncited(&mut self, at: &At<'_>) {
        let what = "nothing is cited for this value";
        let problem = if self.strict { self.error(at, "uncited", what) } else { self.warn(at, "uncited", what) };
        problem.expected = Some("`cite` with the id of a report or table, here or on the record".into());
    }
}

/// The nearest slug, for "did you mean".
pub(super) fn near<Id>(slug: &str, slugs: &Slugs<Id>) -> Option<String> {
    nearest(slug, slugs.keys().map(AsRef::as_ref)).map(String::from)
}

/// A field's name as one says it.
fn spoken(field: &str) -> String {
    field.replace('_', " ")
}
