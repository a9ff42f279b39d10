//! Availability: what is said now, against the last word that the ledger has.

use crate::import::harvest::{FoundAbsence, FoundPlayer};
use crate::ledger::format::{AvailabilityReadingRecord, AvailabilityRecord, Text};
use crate::ledger::words::{KINDS, PARTS, STATUSES, code};
use crate::model::{
    Availability, AvailabilityKind, AvailabilityReading, AvailabilityStatus, Day, Evidence, PartialDay, PlayerId,
};

use super::Merger;
use super::patch::{AbsenceChange, Home};

impl Merger<'_> {
    /// Adds what is news; gives how much that was.
    pub(super) fn add_absences(&mut self, id: Option<PlayerId>, found: &FoundPlayer, slug: &str, home: &Home) -> usize {
        let before = self.plan.patch.absences.len();
        for absence in &found.absences {
            self.add_absence(id, absence, slug, home);
        }
        let added = self.plan.patch.absences.len() - before;
        self.plan.tally.add_many("availability", added);
        added
    }

    fn add_absence(&mut self, id: Option<PlayerId>, absence: &FoundAbsence, slug: &str, home: &Home) {
        let told = id.map_or(&[][..], |id| &self.ledger()[id].availability);
        let published = absence.known.filter(|day| *day <= self.known).unwrap_or(self.known);
        if absence.over.is_some() {
            if !told.iter().any(|other| is_same_past(other, absence)) {
                self.add_past(absence, slug, home);
            }
            return;
        }
        let Some(day) = self.day_to_tell(told, absence, published) else { return };
        let reading = AvailabilityReadingRecord {
            known: day.to_string().into(),
            status: code(STATUSES, absence.status).into(),
            chance: absence.chance,
            return_from: absence.return_from.map(|date| date.to_string().into()),
            cite: self.cite(),
            ..AvailabilityReadingRecord::default()
        };
        let change = match self.open_absence(told, absence, day) {
            Some(open) => AbsenceChange::Again { of: Box::new(identity(slug, open)), reading: Box::new(reading) },
            None => AbsenceChange::New(home.clone(), absence_record(slug, absence, vec![reading])),
        };
        self.plan.patch.absences.push(change);
    }

    /// The day of knowledge of a reading that is news; `None` where the ledger says the same.
    fn day_to_tell(&self, told: &[Availability], absence: &FoundAbsence, published: Day) -> Option<Day> {
        let readings = || told.iter().flat_map(|a| a.readings.iter().map(move |reading| (a, reading)));
        let seen = readings().filter(|(_, reading)| reading.known <= self.known);
        let last = seen.clone().max_by_key(|(a, reading)| (reading.known, a.layer));
        if last.is_some_and(|(a, reading)| says_the_same(a, reading, absence)) {
            return None;
        }
        // The same table may have said something else since the day that the news carry.
        let since = seen.clone().filter(|(_, reading)| reading.known >= published && self.is_of_this_table(reading));
        let newest = since.max_by_key(|(a, reading)| (reading.known, a.layer));
        if newest.is_some_and(|(a, reading)| says_the_same(a, reading, absence)) {
            return None;
        }
        let contradicted = newest.is_some_and(|(_, reading)| reading.known > published);
        // What others said since stays the last word; that the table had it on that day is no news
        // where it was told before.
        let before = seen.filter(|(_, reading)| reading.known <= published).max_by_key(|(a, r)| (r.known, a.layer));
        if !contradicted && before.is_some_and(|(a, reading)| says_the_same(a, reading, absence)) {
            return None;
        }
        let day = if contradicted { self.known } else { published };
        // Two copies of one day may differ; each stays told once.
        let told = readings().any(|(a, reading)| reading.known == day && says_the_same(a, reading, absence));
        (!told).then_some(day)
    }

    /// Whether a reading is of an earlier copy of the same table.
    fn is_of_this_table(&self, reading: &AvailabilityReading) -> bool {
        reading.evidence.iter().any(|evidence| match evidence {
            Evidence::Table(id) => self.ledger()[*id].slug.as_str().starts_with(&*self.harvest.origin.slug),
            Evidence::Report(_) => false,
        })
    }

    /// The absence of this folder that a reading goes on with.
    fn open_absence<'l>(&self, told: &'l [Availability], absence: &FoundAbsence, day: Day) -> Option<&'l Availability> {
        let own = told.iter().filter(|other| other.layer == self.top);
        let last = own.max_by_key(|other| other.readings.last().map(|reading| reading.known))?;
        let newest = last.readings.last()?;
        let goes_on = last.kind == absence.kind
            && last.part == absence.part
            && last.detail.as_deref() == absence.detail.as_deref()
            && newest.status != AvailabilityStatus::Available
            && newest.known < day;
        goes_on.then_some(last)
    }

    /// An absence that is over: told from its first day, and that he was back from its last.
    fn add_past(&mut self, absence: &FoundAbsence, slug: &str, home: &Home) {
        let (Some(since), Some(over)) = (absence.since, absence.over) else { return };
        let reading = |known: Day, status| AvailabilityReadingRecord {
            known: known.to_string().into(),
            status: code(STATUSES, status).into(),
            cite: self.cite(),
            ..AvailabilityReadingRecord::default()
        };
        let mut readings = vec![reading(since, absence.status)];
        if over <= self.known {
            readings.push(reading(over, AvailabilityStatus::Available));
        } else {
            readings[0].return_from = Some(over.to_string().into());
        }
        let record = absence_record(slug, absence, readings);
        self.plan.patch.absences.push(AbsenceChange::New(home.clone(), record));
    }
}

/// Whether a word of the ledger says what was found.
fn says_the_same(told: &Availability, reading: &AvailabilityReading, found: &FoundAbsence) -> bool {
    if found.status == AvailabilityStatus::Available {
        return reading.status == AvailabilityStatus::Available;
    }
    let gone = |kind| matches!(kind, AvailabilityKind::Loan | AvailabilityKind::Departed);
    if gone(found.kind) {
        // That he is gone is told; where to is told by his spells.
        return told.kind == found.kind;
    }
    let day = |date: Option<PartialDay>| date.map(|date| date.to_string());
    let kinds = told.kind == found.kind
        || [told.kind, found.kind]
            .iter()
            .all(|kind| matches!(kind, AvailabilityKind::Injury | AvailabilityKind::Fitness | AvailabilityKind::Other));
    let parts = told.part.is_none() || found.part.is_none() || told.part == found.part;
    kinds
        && parts
        && out(reading.status) == out(found.status)
        && reading.chance == found.chance
        && (day(reading.return_from) == day(found.return_from) || found.return_from.is_none())
}

/// A season that is over for him is an absence like another to a table that does not say so.
const fn out(status: AvailabilityStatus) -> AvailabilityStatus {
    match status {
        AvailabilityStatus::SeasonOut => AvailabilityStatus::Out,
        status => status,
    }
}

/// Whether an absence is one that is over and was found again.
fn is_same_past(told: &Availability, found: &FoundAbsence) -> bool {
    let began = told.since.or(told.readings.first().map(|reading| reading.known));
    began == found.since && told.kind == found.kind
}

/// A record of an absence.
fn absence_record(
    slug: &str,
    absence: &FoundAbsence,
    readings: Vec<AvailabilityReadingRecord<'static>>,
) -> AvailabilityRecord<'static> {
    AvailabilityRecord {
        player: slug.to_owned().into(),
        kind: code(KINDS, absence.kind).into(),
        part: absence.part.map(|part| code(PARTS, part).into()),
        detail: absence.detail.clone().map(Into::into),
        since: absence.since.map(|day| day.to_string().into()),
        readings,
        ..AvailabilityRecord::default()
    }
}

/// What finds an absence again in its file.
fn identity(slug: &str, absence: &Availability) -> AvailabilityRecord<'static> {
    let first = absence.readings.first().map(|reading| AvailabilityReadingRecord {
        known: reading.known.to_string().into(),
        ..AvailabilityReadingRecord::default()
    });
    AvailabilityRecord {
        player: slug.to_owned().into(),
        kind: code(KINDS, absence.kind).into(),
        part: absence.part.map(|part| code(PARTS, part).into()),
        detail: absence.detail.as_deref().map(|detail| Text::from(detail.to_owned())),
        readings: first.into_iter().collect(),
        ..AvailabilityRecord::default()
    }
}
