//! Words of the files → typed values: days, money, citations, ids.

use std::str::FromStr;

use crate::ledger::format::{CiteRecord, MoneyRecord, OriginRecord, Text};
use crate::model::{
    ClubId, Currency, Day, DayError, Evidence, Money, Origin, PartialDay, PlayerId, Position, Season, SourceId, Stated,
};
use crate::text::nearest;

use super::draft::Draft;
use super::near::Kind;
use super::place::At;

/// What a value rests on: its citations, and the day it was known if it says so itself.
pub(super) struct Backing<'a> {
    pub(super) cite: &'a [Text<'a>],
    pub(super) known: Option<&'a str>,
}

impl<'a> Backing<'a> {
    pub(super) fn new(cite: &'a [Text<'a>], known: Option<&'a Text<'a>>) -> Self {
        Self { cite, known: known.map(Text::as_str) }
    }

    pub(super) fn of(record: &'a CiteRecord<'a>) -> Self {
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
        self.date(at, field, text, "a day as YYYY-MM-DD")
    }

    /// A day that may be absent.
    pub(super) fn day_if(&mut self, at: &At<'_>, field: &str, text: Option<&Text<'_>>) -> Option<Day> {
        text.and_then(|text| self.day(at, field, text))
    }

    /// A date as far as it is known.
    pub(super) fn partial(&mut self, at: &At<'_>, field: &str, text: &str) -> Option<PartialDay> {
        self.date(at, field, text, "a date as 2026-06-30, 2026-06, 2025/26 or 2026")
    }

    /// The same, that may be absent.
    pub(super) fn partial_if(&mut self, at: &At<'_>, field: &str, text: Option<&Text<'_>>) -> Option<PartialDay> {
        text.and_then(|text| self.partial(at, field, text))
    }

    fn date<T: FromStr<Err = DayError>>(&mut self, at: &At<'_>, field: &str, text: &str, form: &str) -> Option<T> {
        if text.is_empty() {
            self.missing(at, field, form);
            return None;
        }
        let error = match text.parse() {
            Ok(date) => return Some(date),
            Err(error) => error,
        };
        let what = match error {
            DayError::Form => format!("`{text}` is not a date"),
            DayError::NoSuchDay => format!("`{text}` is not in the calendar"),
        };
        self.error(&at.field(field), "bad_day", what).expected = Some(form.into());
        None
    }

    /// A season.
    pub(super) fn season(&mut self, at: &At<'_>, field: &str, text: &str) -> Option<Season> {
        let form = "a season as 2025/26";
        if text.is_empty() {
            self.missing(at, field, form);
            return None;
        }
        let season = text.parse().ok();
        if season.is_none() {
            self.error(&at.field(field), "bad_season", format!("`{text}` is not a season")).expected =
                Some(form.into());
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
        self.unknown_word(&at.field(field), at, field, text, words.iter().map(|(word, _)| *word).collect());
        None
    }

    /// Tells of a word that its closed list does not have.
    pub(super) fn unknown_word(&mut self, here: &At<'_>, at: &At<'_>, field: &str, text: &str, list: Vec<&str>) {
        let expected = format!("one of {}", list.join(", "));
        if text.is_empty() {
            self.missing(at, field, expected);
            return;
        }
        let near = nearest(text, list).map(String::from);
        let code = if field == "stage" { "unknown_stage" } else { "unknown_word" };
        let problem = self.error(here, code, format!("`{text}`: no such {}", spoken(field)));
        problem.expected = Some(expected);
        problem.nearest = near;
    }

    /// A code of a position.
    pub(super) fn position(&mut self, here: &At<'_>, at: &At<'_>, text: &str) -> Option<Position> {
        let position = text.parse().ok();
        if position.is_none() {
            self.unknown_word(here, at, "position", text, Position::ALL.map(Position::code).to_vec());
        }
        position
    }

    /// Money, with its currency checked.
    pub(super) fn money(&mut self, at: &At<'_>, field: &str, record: Option<&MoneyRecord<'_>>) -> Option<Money> {
        let record = record?;
        if record.amount == 0 {
            let here = at.field(field);
            self.warn(&here.field("amount"), "zero_amount", "an amount of nothing").expected =
                Some("whole units, such as 70000000, or no amount at all".into());
        }
        let Some(currency) = Currency::from_code(&record.currency) else {
            let here = at.field(field);
            if record.currency.is_empty() {
                self.missing(&here, "currency", "three capital letters, such as EUR");
                return None;
            }
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
            self.unknown(at, field, slug, Kind::Player);
        }
        found
    }

    /// The club of an id.
    pub(super) fn club(&mut self, at: &At<'_>, field: &str, slug: &str) -> Option<ClubId> {
        let found = self.ledger.index.clubs.get(slug).copied();
        if found.is_none() {
            self.unknown(at, field, slug, Kind::Club);
        }
        found
    }

    /// The club of an id that may be absent.
    pub(super) fn club_if(&mut self, at: &At<'_>, field: &str, slug: Option<&Text<'_>>) -> Option<ClubId> {
        slug.and_then(|slug| self.club(at, field, slug))
    }

    /// The source of an id.
    pub(super) fn source(&mut self, at: &At<'_>, field: &str, slug: &str) -> Option<SourceId> {
        let found = self.ledger.index.sources.get(slug).copied();
        if found.is_none() {
            self.unknown(at, field, slug, Kind::Source);
        }
        found
    }

    /// Sources of a list of ids; unknown ones are told and left out.
    pub(super) fn sources(&mut self, at: &At<'_>, list: &str, slugs: &[Text<'_>]) -> Box<[SourceId]> {
        let mut found = Vec::with_capacity(slugs.len());
        for (i, slug) in slugs.iter().enumerate() {
            match self.ledger.index.sources.get(slug.as_str()) {
                Some(id) => found.push(*id),
                None => self.unknown_at(&at.item(list, i), slug, Kind::Source),
            }
        }
        found.into()
    }

    /// Who said it first.
    pub(super) fn origin(&mut self, at: &At<'_>, record: &OriginRecord<'_>) -> Option<Origin> {
        match record {
            OriginRecord::Source(slug) => self.source(&at.field("origin"), "source", slug).map(Origin::Named),
            OriginRecord::Unnamed(words) if words.is_empty() => Some(Origin::Unnamed(None)),
            OriginRecord::Unnamed(words) => Some(Origin::Unnamed(Some(words.as_str().into()))),
        }
    }

    /// Tells of an id that nothing has, or that is not there.
    pub(super) fn unknown(&mut self, at: &At<'_>, field: &str, slug: &str, kind: Kind) {
        if slug.is_empty() {
            self.missing(at, field, format!("the id of a {}", kind.words()));
        } else {
            self.unknown_at(&at.field(field), slug, kind);
        }
    }

    /// Tells of an id that nothing has.
    pub(super) fn unknown_at(&mut self, here: &At<'_>, slug: &str, kind: Kind) {
        let near = self.near(kind, slug);
        let problem = self.error(here, "unknown_id", format!("`{slug}`: no such {}", kind.words()));
        problem.expected = Some(format!("the id of a {}", kind.words()));
        problem.nearest = near;
    }

    /// The evidence of citations; unknown ones are told and left out.
    pub(super) fn evidence(&mut self, at: &At<'_>, cite: &[Text<'_>]) -> Box<[Evidence]> {
        let mut found = Vec::with_capacity(cite.len());
        for (i, slug) in cite.iter().enumerate() {
            let index = &self.ledger.index;
            let report = index.reports.get(slug.as_str()).map(|id| Evidence::Report(*id));
            match report.or_else(|| index.tables.get(slug.as_str()).map(|id| Evidence::Table(*id))) {
                Some(evidence) => found.push(evidence),
                None => self.unknown_at(&at.item("cite", i), slug, Kind::Cited),
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

/// A field's name as one says it.
fn spoken(field: &str) -> String {
    field.replace('_', " ")
}
