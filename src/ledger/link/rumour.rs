//! The second pass over sagas.

use crate::ledger::format::{OutcomeRecord, SagaRecord};
use crate::model::{LaterNote, Outcome, SagaId};

use super::base::boxed;
use super::draft::Draft;
use super::place::At;
use super::value::{Backing, Basis};
use crate::ledger::words::{RESULTS, SAGAS};

impl Draft {
    pub(super) fn fill_saga(&mut self, at: &At<'_>, r: &SagaRecord<'_>) {
        let kind = if r.kind.is_empty() { None } else { self.word(at, "kind", &r.kind, SAGAS) };
        let from = self.club_if(at, "from", r.from.as_ref());
        let to = self.club_if(at, "to", r.to.as_ref());
        let opened = self.day_if(at, "opened", r.opened.as_ref());
        // A saga that was left out for want of its player still has its other words checked.
        let Some(id) = self.ledger.index.sagas.get(r.id.as_str()).copied() else { return };
        let saga = &mut self.ledger.sagas[id.index()];
        saga.kind = kind.unwrap_or(saga.kind);
        saga.from = from.or(saga.from);
        saga.to = to.or(saga.to);
        saga.to_note = boxed(r.to_note.as_ref()).or(saga.to_note.take());
        saga.opened = opened.or(saga.opened);
        let nothing = Basis { evidence: Box::default(), known: None };
        for (i, outcome) in r.outcomes.iter().enumerate() {
            self.fill_outcome(&at.item("outcomes", i), id, outcome, &nothing);
        }
        for (i, note) in r.later_notes.iter().enumerate() {
            let here = at.item("later_notes", i);
            let value = LaterNote { text: note.text.as_str().into() };
            let own = Backing::new(&note.cite, note.known.as_ref());
            let stated = self.stated(&here, value, &own, &nothing, false);
            self.ledger.sagas[id.index()].later_notes.push(stated);
        }
    }

    fn fill_outcome(&mut self, at: &At<'_>, id: SagaId, r: &OutcomeRecord<'_>, nothing: &Basis) {
        let result = self.word(at, "result", &r.result, RESULTS);
        let date = self.day(at, "date", &r.date);
        let (Some(result), Some(date)) = (result, date) else { return };
        let value = Outcome {
            result,
            date,
            note: boxed(r.note.as_ref()),
            day_basis: boxed(r.day_basis.as_ref()),
            final_club: self.club_if(at, "final_club", r.final_club.as_ref()),
        };
        let own = Backing::new(&r.cite, r.known.as_ref());
        let mut stated = self.stated(at, value, &own, nothing, false);
        // An outcome that says nothing of when it was public is known from its own day.
        if r.known.is_none() && r.cite.is_empty() {
            stated.known = date;
        }
        self.ledger.sagas[id.index()].outcomes.push(stated);
    }
}
