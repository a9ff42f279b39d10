//! Stays, departures and contracts, each against what the ledger says of him on the day.

use crate::import::harvest::{FoundContract, FoundExit, FoundPlayer, FoundSpell};
use crate::import::matching::near;
use crate::ledger::format::{ContractRecord, ExitRecord, MoneyRecord, PlayerRecord, SpellRecord};
use crate::ledger::words::{EXITS, SPELLS, code};
use crate::model::{
    AvailabilityStatus, ClubId, Day, ExitKind, Money, PartialDay, PlayerId, SeasonCalendar, Spell, Stated,
};
use crate::squad::{Membership, membership};

use super::Merger;

/// Tables name the day of one move differently: of the agreement, of the registration, of the
/// first day at the club.
const ONE_MOVE: i64 = 45;

fn latest(date: PartialDay) -> Day {
    date.latest(SeasonCalendar::EUROPEAN)
}

impl Merger<'_> {
    pub(super) fn add_spells(&mut self, id: Option<PlayerId>, found: &FoundPlayer, record: &mut PlayerRecord<'static>) {
        let belongs = id.map(|id| membership(self.ledger(), id, &self.moment));
        for spell in &found.spells {
            let told =
                id.zip(belongs.as_ref()).is_some_and(|(id, belongs)| self.knows_spell(id, belongs, found, spell));
            if !told && let Some(new) = self.spell_record(spell) {
                record.spells.push(new);
                self.plan.tally.add("spells");
            }
        }
        if let (Some(id), Some(belongs)) = (id, &belongs) {
            self.add_recall(id, belongs, found, record);
        }
        for exit in &found.exits {
            let told = id.zip(belongs.as_ref()).is_some_and(|(id, belongs)| self.knows_exit(id, belongs, exit));
            if !told && let Some(club) = self.club_slug(exit.club) {
                record.exits.push(ExitRecord {
                    club,
                    on: exit.on.to_string().into(),
                    kind: code(EXITS, exit.kind).into(),
                    cite: self.cite(),
                    known: exit.known.and_then(|day| self.known_text(day)),
                    ..ExitRecord::default()
                });
                self.plan.tally.add("departures");
            }
        }
    }

    fn spell_record(&self, spell: &FoundSpell) -> Option<SpellRecord<'static>> {
        let date = |date: Option<PartialDay>| date.map(|date| date.to_string().into());
        Some(SpellRecord {
            club: self.club_slug(spell.club)?,
            kind: code(SPELLS, spell.kind).into(),
            from: date(spell.from),
            until: date(spell.until),
            owner: spell.owner.and_then(|at| self.club_slug(at)),
            fee: spell.fee.map(money),
            note: spell.note.clone().map(Into::into),
            cite: self.cite(),
            known: spell.known.and_then(|day| self.known_text(day)),
        })
    }

    /// Whether the ledger tells of a stay already.
    fn knows_spell(&self, id: PlayerId, belongs: &Membership, found: &FoundPlayer, spell: &FoundSpell) -> bool {
        let told = &self.ledger()[id].spells;
        let Some(club) = self.known_club(spell.club) else {
            return self.knows_by_near_name(belongs, spell);
        };
        if spell.listed {
            return knows_listing(told, belongs, found, spell, club) || is_last_word(told, club, self.known);
        }
        let known = spell.known.unwrap_or(self.known);
        told.iter().any(|stated| {
            let other = &stated.value;
            let seen = stated.known <= known || stated.backfills;
            seen && other.club == club
                && other.kind.is_loan() == spell.kind.is_loan()
                && one_beginning(other, spell)
                && says_the_end(other, spell)
        })
    }

    /// A club that the ledger does not have by that name, and which he is known to be at but for
    /// a slip: `Bayern Munch`.
    fn knows_by_near_name(&self, belongs: &Membership, spell: &FoundSpell) -> bool {
        let bond = if spell.kind.is_loan() { belongs.loan } else { belongs.owner };
        let name = &self.harvest.clubs[spell.club.0].name;
        bond.is_some_and(|bond| near(name, &self.ledger()[bond.club]))
    }

    /// A loan that the ledger has under way, while the owner's table has him back and available.
    fn add_recall(
        &mut self,
        id: PlayerId,
        belongs: &Membership,
        found: &FoundPlayer,
        record: &mut PlayerRecord<'static>,
    ) {
        let Some(loan) = belongs.loan else { return };
        let available = found.absences.iter().any(|absence| absence.status == AvailabilityStatus::Available);
        let listed = found.spells.iter().any(|spell| {
            let club = self.known_club(spell.club);
            spell.listed && club.is_some() && club == loan.owner
        });
        let lent = found.spells.iter().any(|spell| spell.kind.is_loan());
        let told = self.ledger()[id].exits.iter().any(|exit| exit.value.club == loan.club && exit.known <= self.known);
        // Lent on the very day, after this copy was made.
        let told = told || self.ledger()[id].spells[loan.spell].known >= self.known;
        if available && listed && !lent && !told {
            record.exits.push(ExitRecord {
                club: self.ledger()[loan.club].slug.to_string().into(),
                on: self.known.to_string().into(),
                kind: code(EXITS, ExitKind::Recall).into(),
                note: Some("back in his owner's list by that day".into()),
                cite: self.cite(),
                ..ExitRecord::default()
            });
            self.plan.tally.add("departures");
        }
    }

    fn knows_exit(&self, id: PlayerId, belongs: &Membership, exit: &FoundExit) -> bool {
        let Some(club) = self.known_club(exit.club) else { return false };
        let told = self.ledger()[id].exits.iter().any(|stated| {
            stated.value.club == club && latest(stated.value.on).days_until(latest(exit.on)).abs() <= ONE_MOVE
        });
        told || belongs.owner.is_none_or(|bond| bond.club != club) && !self.ledger()[id].spells.is_empty()
    }

    pub(super) fn add_contracts(
        &mut self,
        id: Option<PlayerId>,
        found: &FoundPlayer,
        record: &mut PlayerRecord<'static>,
    ) {
        let loan = id.and_then(|id| membership(self.ledger(), id, &self.moment).loan);
        for contract in &found.contracts {
            let club = self.known_club(contract.club);
            if let Some(loan) = loan.filter(|loan| Some(loan.club) == club && loan.owner != club) {
                // The end that stands beside a borrower is the loan's, whatever the table calls it.
                let what =
                    format!("{}: the end beside {} is taken for the loan's", found.name, self.ledger()[loan.club].name);
                self.warn("loan_end", found.spot, &what);
                continue;
            }
            if let (Some(id), Some(club)) = (id, club) {
                match self.contract_told(id, club, contract) {
                    Told::Not => {}
                    Told::Same => continue,
                    Told::Newer => {
                        self.plan.tally.older += 1;
                        continue;
                    }
                }
            }
            let Some(club) = self.club_slug(contract.club) else { continue };
            record.contracts.push(ContractRecord {
                club,
                start: contract.start.map(|date| date.to_string().into()),
                end: contract.end.to_string().into(),
                option: contract.option.clone().map(Into::into),
                note: None,
                cite: self.cite(),
                known: None,
            });
            self.plan.tally.add("contracts");
        }
    }

    fn contract_told(&self, id: PlayerId, club: ClubId, found: &FoundContract) -> Told {
        let told = self.ledger()[id].contracts.iter().filter(|stated| stated.value.club == club);
        let (seen, later): (Vec<_>, Vec<_>) = told.partition(|stated| stated.known <= self.known);
        let same = |stated: &&Stated<_>| ends_alike(stated, found.end);
        let newest = seen.into_iter().max_by_key(|stated| (stated.layer, stated.known));
        if newest.as_ref().is_some_and(same) {
            return Told::Same;
        }
        let backfilled = later.iter().filter(|stated| stated.backfills).min_by_key(|stated| stated.known);
        if newest.is_none() && backfilled.is_some_and(same) {
            return Told::Same;
        }
        if later.iter().any(|stated| stated.layer < self.top) { Told::Newer } else { Told::Not }
    }
}

/// Whether it is known that he stands in a club's list.
fn knows_listing(
    told: &[Stated<Spell>],
    belongs: &Membership,
    found: &FoundPlayer,
    spell: &FoundSpell,
    club: ClubId,
) -> bool {
    let at = |bond: Option<crate::squad::Bond>| bond.is_some_and(|bond| bond.club == club);
    let there = if found.gone {
        told.iter().any(|stated| stated.value.club == club)
    } else {
        at(belongs.loan) || at(belongs.owner)
    };
    // The day on which he came is news where it is not known.
    let day_is_news = spell.from.is_some()
        && !told.iter().any(|stated| stated.value.club == club && stated.value.from.is_some())
        && !at(belongs.loan);
    let stay_is_told =
        spell.from.is_some() && told.iter().any(|stated| stated.value.club == club && stated.value.from == spell.from);
    stay_is_told || (there && !day_is_news)
}

/// Whether the last word on his stays, up to a day, is that he stands in this club's list, since
/// nobody knows when: said again it is no news, even where a dated move has him elsewhere.
fn is_last_word(told: &[Stated<Spell>], club: ClubId, day: Day) -> bool {
    let seen = || told.iter().filter(|stated| stated.known <= day);
    let last = seen().map(|stated| stated.known).max();
    let listed = |spell: &Spell| spell.club == club && spell.from.is_none() && spell.until.is_none();
    seen().any(|stated| Some(stated.known) == last && listed(&stated.value) && !stated.value.kind.is_loan())
}

/// What the ledger says of a contract's end.
enum Told {
    /// Nothing, or something else.
    Not,
    /// The same.
    Same,
    /// A ledger below has a newer reading, which an older one above it would hide.
    Newer,
}

fn ends_alike(stated: &Stated<crate::model::Contract>, end: PartialDay) -> bool {
    stated.value.end == end || latest(stated.value.end) == latest(end)
}

/// Whether two stays may have begun with one move.
fn one_beginning(told: &Spell, found: &FoundSpell) -> bool {
    match (told.from, found.from) {
        (Some(told), Some(found)) => latest(told).days_until(latest(found)).abs() <= ONE_MOVE,
        (told, found) => told == found || found.is_none(),
    }
}

/// Whether a stay tells of the end that was found.
fn says_the_end(told: &Spell, found: &FoundSpell) -> bool {
    match (told.until, found.until) {
        (_, None) => true,
        (Some(_), Some(found)) if found.is_inferred() => true,
        (Some(told), Some(found)) => latest(told) == latest(found),
        (None, Some(_)) => false,
    }
}

fn money(money: Money) -> MoneyRecord<'static> {
    MoneyRecord { amount: money.amount, currency: money.currency.code().to_owned().into(), addons: money.addons }
}
