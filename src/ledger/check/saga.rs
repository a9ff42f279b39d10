//! Sagas: whose clubs, and in what order things happened.

use crate::ledger::format::{OutcomeRecord, SagaRecord};
use crate::ledger::link::At;

use super::{Checker, day};

impl Checker<'_> {
    pub(super) fn saga(&mut self, at: &At<'_>, r: &SagaRecord<'_>) {
        self.id(at, &r.id);
        self.possible(at, &[("opened", r.opened.as_ref())]);
        self.own_clubs(at, r);
        for (i, outcome) in r.outcomes.iter().enumerate() {
            self.outcome(&at.item("outcomes", i), r, outcome);
        }
        for (i, note) in r.later_notes.iter().enumerate() {
            self.known(&at.item("later_notes", i), note.known.as_ref(), &note.cite);
        }
    }

    /// A renewal is with the club he is at, a move is to another.
    fn own_clubs(&mut self, at: &At<'_>, r: &SagaRecord<'_>) {
        let (Some(from), Some(to)) = (&r.from, &r.to) else { return };
        match &*r.kind {
            "renewal" if from != to => {
                let what = format!("a renewal that leads from `{from}` to `{to}`");
                self.error(&at.field("to"), "wrong_clubs", what, format!("`{from}`, or another `kind`"));
            }
            "transfer" | "free" | "loan" if from == to => {
                let what = format!("a move from `{from}` to itself");
                self.error(&at.field("to"), "wrong_clubs", what, "another club, or the kind `renewal`");
            }
            _ => {}
        }
    }

    fn outcome(&mut self, at: &At<'_>, saga: &SagaRecord<'_>, r: &OutcomeRecord<'_>) {
        self.possible(at, &[("date", Some(&r.date)), ("known", r.known.as_ref())]);
        self.known(at, r.known.as_ref(), &r.cite);
        let opened = self.opened(&saga.id);
        for (field, text) in [("date", Some(&r.date)), ("known", r.known.as_ref())] {
            if let (Some(opened), Some(day)) = (opened, day(text))
                && day < opened
            {
                let what = format!("the outcome has `{field}` {day}, before its saga was opened");
                self.error(&at.field(field), "before_saga", what, format!("{opened} or later"));
            }
        }
        let Some(there) = &r.final_club else { return };
        match (&*r.result, &saga.to) {
            ("completed", Some(to)) if there != to => {
                let what = format!("the move was completed, and he is at `{there}`");
                self.error(&at.field("final_club"), "foreign_club", what, format!("`{to}`, where the saga leads"));
            }
            ("failed" | "renewed", Some(to)) if there == to && &*saga.kind != "renewal" => {
                let what = format!("the move failed, and he is at `{there}`");
                self.error(&at.field("final_club"), "foreign_club", what, "the club he is at, or another `result`");
            }
            _ => {}
        }
    }

    /// The day on which a saga was opened, as recorded.
    pub(super) fn opened(&self, id: &str) -> Option<crate::model::Day> {
        self.ledger[*self.ledger.index.sagas.get(id)?].opened
    }
}
