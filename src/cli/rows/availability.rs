//! Whether a player can play, as JSON.

use serde::Serialize;

use crate::ledger::words;
use crate::model::AvailabilityKind;
use crate::squad::{Fitness, ReturnSpan};

/// Whether a player can play, since when and until when.
#[derive(Serialize, Clone, Debug)]
pub struct AvailabilityJson {
    /// `available`, `doubtful`, `out`, `season_out`, `suspended`, `away`, `ineligible` or `unknown`.
    pub status: &'static str,
    /// What keeps him out.
    pub kind: Option<&'static str>,
    /// Where he is hurt.
    pub part: Option<&'static str>,
    /// The diagnosis or reason.
    pub detail: Option<String>,
    /// The day it began.
    pub since: Option<String>,
    /// The earliest day of his return that a statement or the usual length gives.
    pub return_from: Option<String>,
    /// The latest.
    pub return_to: Option<String>,
    /// The return that was stated.
    pub stated: Option<SpanJson>,
    /// The return that is usual for the injury.
    pub typical: Option<SpanJson>,
    /// The chance of playing next, in percent.
    pub chance: Option<u8>,
    /// What was said last, in our words.
    pub note: Option<String>,
    /// The day of the last word on it.
    pub known: Option<String>,
}

/// From a day to a day.
#[derive(Serialize, Clone, Debug)]
pub struct SpanJson {
    /// The earliest.
    pub from: String,
    /// The latest.
    pub to: String,
}

impl SpanJson {
    fn of(span: ReturnSpan) -> Self {
        Self { from: span.from.to_string(), to: span.to.to_string() }
    }
}

impl AvailabilityJson {
    /// What is known of a player.
    pub fn of(fitness: &Fitness) -> Self {
        let back = fitness.back();
        Self {
            status: words::code(words::STATUSES, fitness.status),
            kind: fitness
                .kind
                .filter(|kind| *kind != AvailabilityKind::None)
                .map(|kind| words::code(words::KINDS, kind)),
            part: fitness.part.map(|part| words::code(words::PARTS, part)),
            detail: fitness.detail.as_deref().map(String::from),
            since: fitness.since.map(|day| day.to_string()),
            return_from: back.map(|span| span.from.to_string()),
            return_to: back.map(|span| span.to.to_string()),
            stated: fitness.stated.map(SpanJson::of),
            typical: fitness.typical.map(SpanJson::of),
            chance: fitness.chance,
            note: fitness.note.as_deref().map(String::from),
            known: fitness.known.map(|day| day.to_string()),
        }
    }
}
