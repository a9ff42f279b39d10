//! A harvest against a ledger: what is new, what changed, what is the same, what is doubtful.
//!
//! Everything is compared with what the ledger says on the day from which the harvest was known,
//! so that the same snapshot twice changes nothing, a newer one adds what changed, and an older
//! one adds what was so then. Nothing is overwritten. A value older than one that a ledger below
//! holds is left alone: lying higher it would hide the newer one.

mod absences;
mod claims;
mod clubs;
mod patch;
mod players;
mod single;
mod slug;
mod spells;

use crate::ledger::format::{TableRecord, Text};
use crate::ledger::{Ledger, Problem};
use crate::model::{Clock, ClubId, Day, SeasonCalendar};
use crate::squad::Moment;

use super::harvest::{ClubAt, Harvest, Spot};
use super::input::Source;
use super::matching::{Answers, Book, Candidate, Question};
use super::place;
use super::progress::Progress;
use super::report::Tally;

use claims::PlayerSlot;
use clubs::ClubSlot;
pub use patch::{AbsenceChange, Home, Patch};
use slug::Slugs;
pub use slug::kebab;

/// What an import would do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The records to add.
    pub patch: Patch,
    /// What it comes to.
    pub tally: Tally,
    /// What only a person can say.
    pub questions: Vec<Question>,
    /// What is odd about it: conflicts with what the ledger says.
    pub problems: Vec<Problem>,
}

/// Works out what a harvest adds to a ledger. `top` is the layer that it will stand in.
///
/// `None` where `progress` asks to stop.
pub fn plan(
    ledger: &Ledger,
    top: u8,
    harvest: &Harvest,
    sources: &[Source],
    known: Day,
    answers: &Answers,
    progress: &mut Progress<'_>,
) -> Option<Plan> {
    let mut merger = Merger::new(ledger, top, harvest, sources, known, answers);
    merger.clubs();
    merger.players(progress).then(|| {
        merger.claims();
        merger.finish()
    })
}

/// The work on one harvest.
struct Merger<'a> {
    book: Book<'a>,
    /// The layer that the harvest will stand in.
    top: u8,
    harvest: &'a Harvest,
    sources: &'a [Source],
    known: Day,
    answers: &'a Answers,
    /// The ledger's day of the harvest.
    moment: Moment,
    /// The id of the table that values cite.
    table: Text<'static>,
    slugs: Slugs,
    slots: Vec<ClubSlot>,
    players: Vec<PlayerSlot>,
    plan: Plan,
}

impl<'a> Merger<'a> {
    fn new(
        ledger: &'a Ledger,
        top: u8,
        harvest: &'a Harvest,
        sources: &'a [Source],
        known: Day,
        answers: &'a Answers,
    ) -> Self {
        let table = format!("{}-{known}", harvest.origin.slug);
        Self {
            book: Book::new(ledger),
            top,
            harvest,
            sources,
            known,
            answers,
            moment: Moment::new(&Clock::on(known), SeasonCalendar::EUROPEAN),
            table: table.into(),
            slugs: Slugs::of(ledger),
            slots: Vec::new(),
            players: Vec::new(),
            plan: Plan::default(),
        }
    }

    fn ledger(&self) -> &'a Ledger {
        self.book.ledger
    }

    /// What values of this harvest cite.
    fn cite(&self) -> Vec<Text<'static>> {
        vec![self.table.clone()]
    }

    /// A day of knowledge as a record holds it: only where it is not the table's own.
    fn known_text(&self, known: Day) -> Option<Text<'static>> {
        (known != self.known).then(|| known.to_string().into())
    }

    /// The ledger's club of a found one, where the ledger has it.
    fn known_club(&self, at: ClubAt) -> Option<ClubId> {
        match self.slots.get(at.0)? {
            ClubSlot::Known(id) => Some(*id),
            ClubSlot::New(_) | ClubSlot::Nobody => None,
        }
    }

    /// The id of a club in the files.
    fn club_slug(&self, at: ClubAt) -> Option<Text<'static>> {
        match self.slots.get(at.0)? {
            ClubSlot::Known(id) => Some(self.ledger()[*id].slug.to_string().into()),
            ClubSlot::New(slug) => Some(slug.clone().into()),
            ClubSlot::Nobody => None,
        }
    }

    fn warn(&mut self, code: &'static str, spot: Spot, what: &str) {
        if let Some(source) = self.sources.get(spot.file) {
            self.plan.problems.push(place::warning(code, source, Some(spot), what));
        }
    }

    fn ask(&mut self, key: String, club: bool, name: &str, why: &str, candidates: Vec<Candidate>, spot: Spot) {
        let file = self.sources.get(spot.file).map(|source| source.name.clone()).unwrap_or_default();
        let (name, why) = (name.to_owned(), why.to_owned());
        self.plan.questions.push(Question { key, club, name, why, candidates, file, line: spot.line });
    }

    /// Notes an answer that settles who a found one is, or tells that it cannot.
    fn note_answer(&mut self, key: impl FnOnce() -> String, club: bool, spot: Spot) {
        if self.answers.is_empty() {
            return;
        }
        let key = key();
        let Some(answer) = self.answers.get(&key) else { return };
        let index = &self.ledger().index;
        let there = |id: &str| if club { index.clubs.contains_key(id) } else { index.players.contains_key(id) };
        if answer.is_none_or(there) {
            let answer = (key, answer.map(str::to_owned));
            self.plan.tally.answered.push(answer);
        } else if let Some(source) = self.sources.get(spot.file) {
            let kind = if club { "club" } else { "player" };
            let what = format!("`{key}` was answered with `{}`: no {kind} is called so", answer.unwrap_or_default());
            self.plan.problems.push(place::warning("unknown_answer", source, Some(spot), what));
        }
    }

    /// Adds the table that was cited, if anything cites it and the ledger does not have it.
    fn finish(mut self) -> Plan {
        let cites = !self.plan.patch.clubs.is_empty()
            || !self.plan.patch.players.is_empty()
            || !self.plan.patch.absences.is_empty();
        let there = !cites || self.ledger().index.tables.contains_key(self.table.as_str());
        if !self.plan.patch.is_empty() && !there {
            let origin = &self.harvest.origin;
            let text = |text: &Option<String>| text.as_ref().map(|text| Text::from(text.clone()));
            self.plan.patch.tables.push(TableRecord {
                id: self.table.clone(),
                name: origin.name.clone().into(),
                what: Some(origin.what.clone().into()),
                day: Some(self.known.to_string().into()),
                address: text(&origin.address),
                licence: text(&origin.licence),
                note: text(&origin.note),
            });
        }
        let tally = &mut self.plan.tally;
        tally.players.refused += self.harvest.refused;
        tally.players.read += self.harvest.refused;
        tally.left_out.extend(self.harvest.left_out.iter().cloned());
        tally.players.read += self.harvest.players_left_out;
        self.plan
    }
}
