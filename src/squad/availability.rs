//! Absences → whether a player can play, what keeps him out and when he may be back.

use crate::ledger::Ledger;
use crate::model::{
    Availability, AvailabilityKind as Kind, AvailabilityReading, AvailabilityStatus as Status, BodyPart, Day, Evidence,
    PlayerId, Season, SeasonCalendar,
};

use super::injury::{InjuryRule, rule_of};
use super::moment::{Look, Moment};

/// The days between which a player may be back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReturnSpan {
    /// The earliest.
    pub from: Day,
    /// The latest.
    pub to: Day,
}

/// What is known on a day of a player's fitness to be picked.
#[derive(Clone, PartialEq, Debug)]
pub struct Fitness {
    /// Whether he can play.
    pub status: Status,
    /// Whether the status is worked out (a ban served, an absence over by then) rather than read.
    pub expected: bool,
    /// What keeps him out; `Loan` and `Departed` say only that his table lost sight of him.
    pub kind: Option<Kind>,
    /// Where he is hurt.
    pub part: Option<BodyPart>,
    /// The diagnosis or reason, the most telling of those that were given.
    pub detail: Option<Box<str>>,
    /// The day it began; of an available player, the day from which he was again.
    pub since: Option<Day>,
    /// When he is said to be back.
    pub stated: Option<ReturnSpan>,
    /// When players with this injury usually are, counted from the day it began.
    pub typical: Option<ReturnSpan>,
    /// The rule that `typical` rests on.
    pub rule: Option<&'static InjuryRule>,
    /// The chance of playing next, in percent.
    pub chance: Option<u8>,
    /// What was said last, in our words.
    pub note: Option<Box<str>>,
    /// The day of the last word on it; `None` where nothing is known.
    pub known: Option<Day>,
    /// What it rests on: absence and reading, the last word first.
    pub readings: Vec<(usize, usize)>,
    /// The same as reports and tables.
    pub evidence: Box<[Evidence]>,
}

impl Fitness {
    /// From the earliest to the latest day that a statement or the usual length gives.
    pub fn back(&self) -> Option<ReturnSpan> {
        match (self.stated, self.typical) {
            (Some(a), Some(b)) => Some(ReturnSpan { from: a.from.min(b.from), to: a.to.max(b.to) }),
            (a, b) => a.or(b),
        }
    }

    /// Whether he can play, as far as is known.
    pub fn is_fit(&self) -> bool {
        self.status == Status::Available
    }

    fn unknown() -> Self {
        Self {
            status: Status::Unknown,
            expected: false,
            kind: None,
            part: None,
            detail: None,
            since: None,
            stated: None,
            typical: None,
            rule: None,
            chance: None,
            note: None,
            known: None,
            readings: Vec::new(),
            evidence: Box::default(),
        }
    }
}

/// Says what is known of a player's availability.
///
/// The newest reading of all his absences holds (on one day the highest ledger's, then the last in
/// file order); nothing is backfilled. Other open absences that fit it add their detail and their
/// days of return. A ban or a call-up whose day of return has come is over without a further
/// reading; an injury past its expected return is not. What his table says of a loan or of having
/// left is no word on his fitness: that is then unknown.
///
/// An injury that keeps him out until after the season's end, as stated or else by its usual
/// length, makes him out for the season. For a season to come an absence whose latest return lies
/// before it is expected to be over, and so is one that says nothing beyond its own season.
pub fn availability(ledger: &Ledger, player: PlayerId, moment: &Moment) -> Fitness {
    let absences = &ledger[player].availability;
    let said = said(absences, moment.told);
    let Some(newest) = said.last() else { return Fitness::unknown() };
    if newest.reading.status == Status::Available {
        return available(&said, None);
    }
    if tells_no_fitness(newest.absence.kind) {
        return Fitness { status: Status::Unknown, kind: Some(newest.absence.kind), ..basis(&[*newest]) };
    }
    let open = open(&said, moment);
    let Some(last) = open.first() else { return available(&said, Some(newest)) };
    let alike: Vec<Said<'_>> = open.iter().copied().filter(|other| last.fits(other)).collect();
    let fitness = merged(&alike, moment);
    match moment.look {
        Look::Ahead => carried(fitness, moment),
        Look::Now | Look::Back => fitness,
    }
}

/// One reading of one absence.
#[derive(Clone, Copy)]
struct Said<'a> {
    absence: &'a Availability,
    reading: &'a AvailabilityReading,
    place: (usize, usize),
}

impl Said<'_> {
    /// Whether two absences are the same trouble told twice.
    fn fits(&self, other: &Said<'_>) -> bool {
        let (a, b) = (self.absence, other.absence);
        let same_place = self.place.0 == other.place.0;
        let injuries = |kind| matches!(kind, Kind::Injury | Kind::Fitness | Kind::Other);
        let parts = a.part.is_none() || b.part.is_none() || a.part == b.part;
        same_place || (parts && (a.kind == b.kind || (injuries(a.kind) && injuries(b.kind))))
    }

    fn span(&self, calendar: SeasonCalendar) -> Option<ReturnSpan> {
        let (from, to) = (self.reading.return_from, self.reading.return_to);
        let from = from.or(to)?.earliest(calendar);
        let to = to.map_or(from, |to| to.latest(calendar)).max(from);
        Some(ReturnSpan { from, to })
    }

    fn rule(&self) -> Option<&'static InjuryRule> {
        (self.absence.kind == Kind::Injury)
            .then(|| rule_of(self.absence.typical.as_deref(), self.absence.detail.as_deref()))
            .flatten()
    }

    /// Whether its end was set when it began, and has come.
    fn is_served(&self, day: Day, calendar: SeasonCalendar) -> bool {
        let set = matches!(self.reading.status, Status::Suspended | Status::Away);
        set && self.span(calendar).is_some_and(|span| span.to <= day)
    }
}

/// Every reading known by a day, oldest first.
fn said(absences: &[Availability], day: Day) -> Vec<Said<'_>> {
    let mut said: Vec<Said<'_>> = absences
        .iter()
        .enumerate()
        .flat_map(|(i, absence)| {
            let known = absence.readings.iter().enumerate().filter(move |(_, reading)| reading.known <= day);
            known.map(move |(j, reading)| Said { absence, reading, place: (i, j) })
        })
        .collect();
    said.sort_by_key(|s| (s.reading.known, s.absence.layer, s.place));
    said
}

const fn tells_no_fitness(kind: Kind) -> bool {
    matches!(kind, Kind::Loan | Kind::Departed)
}

/// The last word on each absence since he was last available or lost sight of, newest first,
/// without bans that are served.
fn open<'a>(said: &[Said<'a>], moment: &Moment) -> Vec<Said<'a>> {
    let mut open: Vec<Said<'a>> = Vec::new();
    for word in said.iter().rev() {
        if word.reading.status == Status::Available || tells_no_fitness(word.absence.kind) {
            break;
        }
        if open.iter().all(|newer| newer.place.0 != word.place.0) {
            open.push(*word);
        }
    }
    open.retain(|word| !word.is_served(moment.told, moment.calendar));
    open
}

/// Available: by the newest readings, or because a ban is served.
fn available(said: &[Said<'_>], served: Option<&Said<'_>>) -> Fitness {
    if let Some(ban) = served {
        let since = ban.span(SeasonCalendar::EUROPEAN).map(|span| span.to);
        return Fitness { status: Status::Available, expected: true, since, kind: Some(Kind::None), ..basis(&[*ban]) };
    }
    let run: Vec<Said<'_>> = said.iter().rev().take_while(|s| s.reading.status == Status::Available).copied().collect();
    let since = run.last().map(|first| first.absence.since.unwrap_or(first.reading.known));
    let newest = run.first();
    Fitness {
        status: Status::Available,
        kind: Some(Kind::None),
        since,
        chance: newest.and_then(|s| s.reading.chance),
        note: newest.and_then(|s| s.reading.note.clone()),
        ..basis(&run[..run.len().min(1)])
    }
}

/// One absence from all that was said of it, the newest word first.
fn merged(alike: &[Said<'_>], moment: &Moment) -> Fitness {
    let Some(last) = alike.first() else { return Fitness::unknown() };
    let ruled = alike.iter().find_map(|s| s.rule().map(|rule| (s, rule)));
    let told = ruled.map_or(last, |(s, _)| s);
    let since = told.absence.since.or(last.absence.since).or_else(|| alike.iter().find_map(|s| s.absence.since));
    let rule = ruled.map(|(_, rule)| rule);
    let typical = since.zip(rule).map(|(since, rule)| ReturnSpan {
        from: since.plus_days(rule.from_days.into()),
        to: since.plus_days(rule.to_days.into()),
    });
    let mut fitness = Fitness {
        status: last.reading.status,
        kind: Some(told.absence.kind),
        part: told.absence.part.or_else(|| alike.iter().find_map(|s| s.absence.part)),
        detail: told.absence.detail.clone().or_else(|| alike.iter().find_map(|s| s.absence.detail.clone())),
        since,
        stated: stated(alike, moment),
        typical,
        rule,
        chance: last.reading.chance,
        note: alike.iter().find_map(|s| s.reading.note.clone()),
        ..basis(alike)
    };
    fitness.status = for_season(&fitness, last.reading, moment);
    fitness
}

/// From the earliest to the latest return that was stated, without days that have passed where
/// another has not.
fn stated(alike: &[Said<'_>], moment: &Moment) -> Option<ReturnSpan> {
    let spans: Vec<ReturnSpan> = alike.iter().filter_map(|s| s.span(moment.calendar)).collect();
    let ahead = |span: &&ReturnSpan| span.to >= moment.told;
    let any_ahead = spans.iter().any(|span| ahead(&span));
    spans
        .iter()
        .filter(|span| !any_ahead || ahead(span))
        .copied()
        .reduce(|a, b| ReturnSpan { from: a.from.min(b.from), to: a.to.max(b.to) })
}

/// Out for the season where he is back only after its end; and out, no more, where a former
/// season was said to be over for him.
fn for_season(fitness: &Fitness, reading: &AvailabilityReading, moment: &Moment) -> Status {
    let season = if moment.look == Look::Back { moment.season } else { moment.current };
    let end = season.last_day(moment.calendar);
    match reading.status {
        Status::Out if fitness.stated.or(fitness.typical).is_some_and(|span| span.from > end) => Status::SeasonOut,
        Status::SeasonOut if holding(reading.known, moment.calendar) < season => Status::Out,
        status => status,
    }
}

fn holding(day: Day, calendar: SeasonCalendar) -> Season {
    match calendar {
        SeasonCalendar::SummerToSummer => Season::holding(day),
        SeasonCalendar::CalendarYear => Season::starting_in(day.year()),
    }
}

/// An absence of today, carried to a season to come.
fn carried(fitness: Fitness, moment: &Moment) -> Fitness {
    let (start, end) = (moment.season_start(), moment.season_end());
    let over = || Fitness { status: Status::Available, expected: true, chance: None, ..fitness.clone() };
    let back = if fitness.stated.is_some() { fitness.stated } else { fitness.typical };
    match (fitness.status, back) {
        (Status::Available | Status::Unknown, _) => fitness,
        (_, Some(span)) if span.to < start => over(),
        (Status::Out | Status::SeasonOut, Some(span)) => {
            let status = if span.from > end { Status::SeasonOut } else { Status::Out };
            Fitness { status, ..fitness }
        }
        (Status::Out, None) if fitness.kind == Some(Kind::Injury) => fitness,
        (_, Some(_)) => fitness,
        (_, None) => over(),
    }
}

/// What a fitness rests on; the rest unknown.
fn basis(said: &[Said<'_>]) -> Fitness {
    let mut evidence: Vec<Evidence> = Vec::new();
    for piece in said.iter().flat_map(|s| s.reading.evidence.iter()) {
        if !evidence.contains(piece) {
            evidence.push(*piece);
        }
    }
    Fitness {
        known: said.first().map(|s| s.reading.known),
        readings: said.iter().map(|s| s.place).collect(),
        evidence: evidence.into(),
        ..Fitness::unknown()
    }
}
