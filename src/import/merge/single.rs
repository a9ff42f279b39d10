//! Birth, nationality, positions, number, value: each against what the ledger shows on the day.

use crate::import::harvest::FoundPlayer;
use crate::import::matching::agree;
use crate::import::position::is_coarse;
use crate::ledger::format::{CorrectionRecord, PlayerRecord};
use crate::model::{Birth, Clock, Day, PlayerId, Position, Stated, pick};
use crate::text::fold;

use super::Merger;

/// How a found value stands to the ledger's.
enum Standing<'l, T> {
    /// The ledger has none.
    New,
    /// It has another, known by then.
    Other(&'l T),
    /// It has this one.
    Same,
    /// A ledger below has a newer one.
    Older,
}

impl Merger<'_> {
    fn standing<'l, T>(&self, readings: &'l [Stated<T>], known: Day, same: impl Fn(&T) -> bool) -> Standing<'l, T> {
        let Some(picked) = pick(readings, &Clock::on(known)) else { return Standing::New };
        if same(picked.value()) {
            return Standing::Same;
        }
        // Readings lying lower and known later would be hidden by an older one above them.
        if readings.iter().any(|reading| reading.known > known && reading.layer < self.top) {
            return if picked.backfilled || picked.stated.layer < self.top {
                Standing::Older
            } else {
                Standing::Other(picked.value())
            };
        }
        Standing::Other(picked.value())
    }

    /// Adds one further reading with whatever single values are new or changed.
    pub(super) fn add_single(&mut self, id: PlayerId, found: &FoundPlayer, record: &mut PlayerRecord<'static>) {
        let player = &self.ledger()[id];
        let mut reading = CorrectionRecord::default();
        if let Some(born) = found.born {
            self.add_birth(id, born, found, &mut reading);
        }
        if let Some(shirt) = found.shirt {
            match self.standing(&player.shirt, self.known, |known| *known == shirt) {
                Standing::New | Standing::Other(_) => reading.shirt = Some(shirt),
                Standing::Same => {}
                Standing::Older => self.plan.tally.older += 1,
            }
        }
        let known_country = |country: &String| {
            let same = |known: &str| fold(known) == fold(country);
            player.nationality.iter().any(|stated| stated.value.iter().any(|known| same(known)))
        };
        if !found.nationality.is_empty() && !found.nationality.iter().any(known_country) {
            reading.nationality = found.nationality.iter().map(|country| country.clone().into()).collect();
        }
        self.add_positions(id, found, &mut reading);
        if reading != CorrectionRecord::default() {
            reading.cite = self.cite();
            record.corrections.push(reading);
            self.plan.tally.add("readings");
        }
        self.add_value(id, found, record);
    }

    fn add_birth(&mut self, id: PlayerId, born: Birth, found: &FoundPlayer, reading: &mut CorrectionRecord<'static>) {
        let player = &self.ledger()[id];
        let same = |known: &Birth| *known == born || (agree(*known, born) && matches!(known, Birth::Day(_)));
        let conflict = match self.standing(&player.born, self.known, same) {
            Standing::Same => return,
            Standing::New => None,
            Standing::Other(known) if agree(*known, born) => {
                if matches!(born, Birth::Aged { .. }) {
                    return;
                }
                None
            }
            Standing::Other(known) => Some(*known),
            Standing::Older => {
                self.plan.tally.older += 1;
                return;
            }
        };
        if let Some(known) = conflict {
            let what = format!("{}: {} here, {} in the ledger; both are kept", player.name, told(born), told(known));
            self.warn("conflict", found.spot, &what);
            self.plan.tally.conflicts += 1;
        }
        // An age says less than what is there, or is found again with the birth.
        if let Birth::Day(day) = born {
            reading.born = Some(day.to_string().into());
        }
    }

    /// Positions; a table that knows no more than the line says nothing new of a player whose
    /// position is known.
    fn add_positions(&mut self, id: PlayerId, found: &FoundPlayer, reading: &mut CorrectionRecord<'static>) {
        let Some(main) = found.positions.first() else { return };
        let player = &self.ledger()[id];
        let same =
            |known: &[Position]| known.contains(main) || (is_coarse(*main) && known.iter().any(|p| !is_coarse(*p)));
        match self.standing(&player.positions, self.known, |known| same(known)) {
            Standing::Same => {}
            Standing::New | Standing::Other(_) => {
                reading.positions = found.positions.iter().map(|position| position.code().into()).collect();
            }
            Standing::Older => self.plan.tally.older += 1,
        }
    }

    /// A value of a known player: a reading of its own, for it has a day of its own.
    fn add_value(&mut self, id: PlayerId, found: &FoundPlayer, record: &mut PlayerRecord<'static>) {
        let Some((value, day)) = found.value_eur else { return };
        let known = day.filter(|day| *day <= self.known).unwrap_or(self.known);
        match self.standing(&self.ledger()[id].value_eur, known, |told| *told == value) {
            Standing::Same => {}
            Standing::New | Standing::Other(_) => {
                let known = self.known_text(known);
                let reading = CorrectionRecord {
                    value_eur: Some(value),
                    cite: self.cite(),
                    known,
                    ..CorrectionRecord::default()
                };
                record.corrections.push(reading);
                self.plan.tally.add("values");
            }
            Standing::Older => self.plan.tally.older += 1,
        }
    }

    /// The value of a new player.
    pub(super) fn new_value(&mut self, found: &FoundPlayer, record: &mut PlayerRecord<'static>) {
        let Some((value, day)) = found.value_eur else { return };
        match day.filter(|day| *day < self.known) {
            None => record.value_eur = Some(value),
            Some(day) => record.corrections.push(CorrectionRecord {
                value_eur: Some(value),
                cite: self.cite(),
                known: self.known_text(day),
                ..CorrectionRecord::default()
            }),
        }
        self.plan.tally.add("values");
    }
}

fn told(birth: Birth) -> String {
    match birth {
        Birth::Day(day) => format!("born on {day}"),
        Birth::Aged { years, on } => format!("{years} on {on}"),
    }
}
