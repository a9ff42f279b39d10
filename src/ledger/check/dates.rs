//! Dates that cannot be, and pairs of them that run backwards.

use crate::ledger::format::Text;
use crate::ledger::link::At;
use crate::model::{Day, Evidence};

use super::{Checker, date, first_day, last_day};

/// No date of a ledger lies before this year or after the other.
const YEARS: std::ops::RangeInclusive<i32> = 1850..=2100;

impl Checker<'_> {
    /// Tells of dates that no football was played on.
    pub(super) fn possible(&mut self, at: &At<'_>, dates: &[(&str, Option<&Text<'_>>)]) {
        for (field, text) in dates {
            let Some(date) = date(*text) else { continue };
            if !YEARS.contains(&first_day(date).year()) || !YEARS.contains(&last_day(date).year()) {
                let what = format!("{date} cannot be meant");
                self.error(&at.field(field), "impossible_date", what, "a date from 1850 to 2100");
            }
        }
    }

    /// Tells of an end before its beginning: `fields` names both, `texts` gives them.
    pub(super) fn forwards(&mut self, at: &At<'_>, fields: [&str; 2], texts: [Option<&Text<'_>>; 2]) {
        let (Some(begin), Some(end)) = (date(texts[0]), date(texts[1])) else { return };
        if last_day(end) < first_day(begin) {
            let what = format!("the {} has `{}` {end}, before its `{}`", at.thing(), fields[1], fields[0]);
            self.error(&at.field(fields[1]), "backwards", what, format!("{begin} or later"));
        }
    }

    /// Tells of a value known before any of the reports that say so was published.
    pub(super) fn known(&mut self, at: &At<'_>, known: Option<&Text<'_>>, cite: &[Text<'_>]) {
        let Some(day) = super::day(known) else { return };
        let mut published: Option<Day> = None;
        for slug in cite {
            // A table is read long after the days of its rows.
            let Some(id) = self.ledger.index.reports.get(slug.as_str()) else { return };
            let Some(of) = self.ledger.evidence_day(Evidence::Report(*id)) else { return };
            published = Some(published.map_or(of, |first| first.min(of)));
        }
        if let Some(published) = published
            && day < published
        {
            let what = format!("known on {day}, before the report it cites was published");
            self.error(&at.field("known"), "known_too_early", what, format!("{published} or later"));
        }
    }
}
