//! Spells and contracts of one player: which of them cannot both be.

use crate::ledger::format::{ContractRecord, PlayerRecord, SpellRecord};
use crate::ledger::link::At;
use crate::ledger::words::SPELLS;
use crate::model::{ClubId, Day, SpellKind};

use super::{Checker, first_day, last_day};

/// A stay, shortened to the days that it covers however its dates in part are meant.
struct Stay {
    /// Its place in the record; `None` where another ledger tells of it.
    index: Option<usize>,
    club: ClubId,
    loan: bool,
    from: Day,
    until: Option<Day>,
    known: Day,
}

impl Checker<'_> {
    pub(super) fn spells(&mut self, at: &At<'_>, r: &PlayerRecord<'_>) {
        for (i, spell) in r.spells.iter().enumerate() {
            let here = at.item("spells", i);
            self.forwards(&here, ["from", "until"], [spell.from.as_ref(), spell.until.as_ref()]);
            self.possible(&here, &[("from", spell.from.as_ref()), ("until", spell.until.as_ref())]);
            self.known(&here, spell.known.as_ref(), &spell.cite);
            self.loan(&here, spell);
        }
        self.overlaps(at, r);
    }

    /// A loan wants to say who owns the player and when he goes back.
    fn loan(&mut self, at: &At<'_>, r: &SpellRecord<'_>) {
        if !r.kind.starts_with("loan") {
            return;
        }
        match &r.owner {
            None => self.warn(at, "loan_without_owner", "a loan of nobody's player", "`owner`, the id of the lender"),
            Some(owner) if *owner == r.club => {
                let what = format!("`{owner}` lends the player to itself");
                self.error(&at.field("owner"), "wrong_clubs", what, "the id of the lender");
            }
            Some(_) => {}
        }
        if r.until.is_none() && r.note.is_none() {
            self.warn(
                at,
                "loan_without_end",
                "a loan without an end",
                "`until`, a date such as 2026-06-30, or a `note` that says why not",
            );
        }
    }

    /// Tells of two clubs that own, or borrow, the player at once.
    fn overlaps(&mut self, at: &At<'_>, r: &PlayerRecord<'_>) {
        let mut stays = self.stays(r);
        stays.sort_by_key(|stay| (stay.from, stay.until));
        for (i, first) in stays.iter().enumerate() {
            let Some(until) = first.until else { continue };
            for second in stays[i + 1..].iter().take_while(|second| second.from < until) {
                // A loan that was to end later, and then another one: it was cut short.
                let cut_short = first.loan && first.known < second.known;
                if first.loan != second.loan || first.club == second.club || cut_short {
                    continue;
                }
                // One of the two stands in this record; told at the later one if both do.
                let Some(index) = second.index.or(first.index) else { continue };
                let clubs = (&self.ledger[first.club].slug, &self.ledger[second.club].slug);
                let what = format!("he is at `{}` until {until} and from {} at `{}`", clubs.0, second.from, clubs.1);
                let expected = "one end before the next beginning";
                self.error(&at.item("spells", index), "overlapping_spells", what, expected);
            }
        }
    }

    /// The stays of the player that this layer and those below it tell of.
    fn stays(&self, r: &PlayerRecord<'_>) -> Vec<Stay> {
        let Some(id) = self.ledger.index.players.get(&*r.id) else { return Vec::new() };
        // Linking has left out what it could not use, and kept the order of the rest.
        let linked = |spell: &SpellRecord<'_>| {
            self.ledger.index.clubs.contains_key(&*spell.club) && SPELLS.iter().any(|(word, _)| *word == &*spell.kind)
        };
        let mut places = r.spells.iter().enumerate().filter(|(_, spell)| linked(spell)).map(|(i, _)| i);
        let mut stays = Vec::new();
        for stated in self.ledger[*id].spells.iter().filter(|stated| stated.layer <= self.layer) {
            let index = if stated.layer == self.layer { places.next() } else { None };
            let spell = &stated.value;
            if let (Some(from), true) = (spell.from, spell.kind != SpellKind::Youth) {
                stays.push(Stay {
                    index,
                    club: spell.club,
                    loan: spell.kind.is_loan(),
                    from: last_day(from),
                    until: spell.until.map(first_day),
                    known: stated.known,
                });
            }
        }
        stays
    }

    pub(super) fn contract(&mut self, at: &At<'_>, r: &ContractRecord<'_>) {
        self.forwards(at, ["start", "end"], [r.start.as_ref(), Some(&r.end)]);
        self.possible(at, &[("start", r.start.as_ref()), ("end", Some(&r.end))]);
        self.known(at, r.known.as_ref(), &r.cite);
    }
}
