//! What each cell of a chart rests on: every reading known by the day, the one shown first.

use std::cmp::Reverse;

use crate::ledger::Ledger;
use crate::model::{
    Availability, AvailabilityKind, AvailabilityReading, Birth, Clock, ClubId, Contract, Day, Evidence, Exit, Fact,
    FactId, PlayerId, Position, Role, Spell, Stat, Stated, Subject, pick,
};

use super::moment::Moment;
use super::presence::{Presence, Standing, standing_at};
use super::row::{Row, row};

/// A cell of a chart's row.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Cell {
    /// The name, with the player's record as a whole.
    Name,
    /// The age.
    Age,
    /// The nationality.
    Nationality,
    /// The positions.
    Position,
    /// The shirt number.
    Shirt,
    /// The contract's end.
    Contract,
    /// Whether he can play.
    Availability,
    /// How he belongs to the club.
    Presence,
    /// His place in the order.
    Rank,
}

impl Cell {
    /// Every cell, in the order of a row.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Age,
        Self::Nationality,
        Self::Position,
        Self::Shirt,
        Self::Contract,
        Self::Availability,
        Self::Presence,
        Self::Rank,
    ];

    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Age => "age",
            Self::Nationality => "nationality",
            Self::Position => "position",
            Self::Shirt => "shirt",
            Self::Contract => "contract",
            Self::Availability => "availability",
            Self::Presence => "presence",
            Self::Rank => "rank",
        }
    }

    /// Kinds of facts that speak of this cell.
    const fn fact_kinds(self) -> &'static [&'static str] {
        match self {
            Self::Name | Self::Shirt => &[],
            Self::Age => &["age", "born"],
            Self::Nationality => &["nationality", "international"],
            Self::Position => &["position", "role", "expected_role"],
            Self::Contract => &["contract_end", "contract_talks", "leave_free", "release_clause", "free_transfer"],
            Self::Availability => &["injury", "injury_return", "suspension", "fitness", "tag"],
            Self::Presence => &["joined", "joins", "signed", "signed_by", "fee_paid", "left", "loan", "former_club"],
            Self::Rank => &["role", "standing", "league_starts", "captain", "form", "importance"],
        }
    }
}

/// What one reading says of a cell.
#[derive(Clone, PartialEq, Debug)]
pub enum CellValue {
    /// The name as his record gives it.
    Name(Box<str>),
    /// His birth.
    Birth(Birth),
    /// His nationalities.
    Nationality(Box<[Box<str>]>),
    /// His positions.
    Positions(Box<[Position]>),
    /// A shirt number.
    Shirt(u8),
    /// A contract.
    Contract(Contract),
    /// A word on an absence.
    Availability {
        /// What kept him out.
        kind: AvailabilityKind,
        /// The diagnosis or reason.
        detail: Option<Box<str>>,
        /// The day it began.
        since: Option<Day>,
        /// What was said on the day.
        reading: AvailabilityReading,
    },
    /// A stay at a club.
    Spell(Spell),
    /// A departure.
    Exit(Exit),
    /// A stated place.
    Role(Role),
    /// A count of matches.
    Stat(Stat),
    /// A fact of a report that speaks of the cell; never chosen, kept beside.
    Fact(FactId),
}

/// One reading behind a cell.
#[derive(Clone, PartialEq, Debug)]
pub struct CellReading {
    /// What it says.
    pub value: CellValue,
    /// The reports and tables that say so.
    pub evidence: Box<[Evidence]>,
    /// The day from which it was known.
    pub known: Day,
    /// Whether it was read later than the as-of day.
    pub backfilled: bool,
    /// Whether the cell shows it.
    pub chosen: bool,
    /// The ledger that says so.
    pub layer: u8,
}

/// Lists what a cell of a club's chart rests on: what is shown first, then every other reading
/// known by the day, the newest first, agreeing or not, then facts of reports that speak of it.
pub fn evidence(ledger: &Ledger, player: PlayerId, club: ClubId, clock: &Clock, cell: Cell) -> Vec<CellReading> {
    let moment = Moment::of_club(ledger, club, clock);
    let row = match standing_at(ledger, player, club, &moment) {
        Standing::In { presence, membership } => Some(row(ledger, player, club, presence, &membership, &moment)),
        Standing::Gone(_) | Standing::Out => None,
    };
    let readings = Readings { ledger, player, moment: &moment, row: row.as_ref() };
    let mut list = readings.of(cell);
    list.sort_by_key(|reading| Reverse((reading.chosen, reading.known)));
    list.extend(readings.facts(cell));
    list
}

struct Readings<'a> {
    ledger: &'a Ledger,
    player: PlayerId,
    moment: &'a Moment,
    row: Option<&'a Row>,
}

impl Readings<'_> {
    fn of(&self, cell: Cell) -> Vec<CellReading> {
        let player = &self.ledger[self.player];
        let clock = &self.moment.clock;
        let picked = |readings: &[Stated<u8>]| index_of(readings, pick(readings, clock).map(|p| p.stated));
        match cell {
            Cell::Name => vec![self.name()],
            Cell::Age => {
                let chosen = index_of(&player.born, pick(&player.born, clock).map(|p| p.stated));
                self.list(&player.born, &[chosen], |v| CellValue::Birth(*v))
            }
            Cell::Nationality => {
                let chosen = index_of(&player.nationality, pick(&player.nationality, clock).map(|p| p.stated));
                self.list(&player.nationality, &[chosen], |v| CellValue::Nationality(v.clone()))
            }
            Cell::Position => {
                let chosen = index_of(&player.positions, pick(&player.positions, clock).map(|p| p.stated));
                self.list(&player.positions, &[chosen], |v| CellValue::Positions(v.clone()))
            }
            Cell::Shirt => {
                let shown = self.row.is_some_and(|row| row.shirt.is_some());
                let chosen = picked(&player.shirt).filter(|_| shown);
                self.list(&player.shirt, &[chosen], |v| CellValue::Shirt(*v))
            }
            Cell::Contract => {
                let chosen = self.row.and_then(|row| row.contract.as_ref()).map(|c| c.reading);
                self.list(&player.contracts, &[chosen], |v| CellValue::Contract(v.clone()))
            }
            Cell::Availability => self.absences(&player.availability),
            Cell::Presence => self.presence(),
            Cell::Rank => self.rank(),
        }
    }

    /// Known readings, and chosen ones whether known or backfilled.
    fn list<T>(
        &self,
        readings: &[Stated<T>],
        chosen: &[Option<usize>],
        value: impl Fn(&T) -> CellValue,
    ) -> Vec<CellReading> {
        let listed = readings.iter().enumerate().map(|(i, stated)| (chosen.contains(&Some(i)), stated));
        listed
            .filter(|(chosen, stated)| *chosen || self.moment.sees(stated.known))
            .map(|(chosen, stated)| CellReading {
                value: value(&stated.value),
                evidence: stated.evidence.clone(),
                known: stated.known,
                backfilled: !self.moment.sees(stated.known),
                chosen,
                layer: stated.layer,
            })
            .collect()
    }

    /// The record as a whole: what it rests on, with the earliest day among that.
    fn name(&self) -> CellReading {
        let player = &self.ledger[self.player];
        let days = player.evidence.iter().filter_map(|e| self.ledger.evidence_day(*e));
        let known = days.min().unwrap_or(self.moment.clock.as_of);
        CellReading {
            value: CellValue::Name(player.name.clone()),
            evidence: player.evidence.clone(),
            known,
            backfilled: !self.moment.sees(known),
            chosen: true,
            layer: player.layer,
        }
    }

    fn absences(&self, absences: &[Availability]) -> Vec<CellReading> {
        let chosen = self.row.map(|row| row.availability.readings.as_slice()).unwrap_or_default();
        let mut list = Vec::new();
        for (i, absence) in absences.iter().enumerate() {
            for (j, reading) in absence.readings.iter().enumerate().filter(|(_, r)| self.moment.sees(r.known)) {
                list.push(CellReading {
                    value: CellValue::Availability {
                        kind: absence.kind,
                        detail: absence.detail.clone(),
                        since: absence.since,
                        reading: reading.clone(),
                    },
                    evidence: reading.evidence.clone(),
                    known: reading.known,
                    backfilled: false,
                    chosen: chosen.contains(&(i, j)),
                    layer: absence.layer,
                });
            }
        }
        list
    }

    fn presence(&self) -> Vec<CellReading> {
        let player = &self.ledger[self.player];
        let bonds = |row: &Row| {
            let loan = row.loan.filter(|_| matches!(row.presence, Presence::OnLoanIn | Presence::LoanedOut));
            let agreed = row.agreed.filter(|_| matches!(row.presence, Presence::Arriving | Presence::Leaving));
            [row.bond, loan, agreed].map(|bond| bond.map(|b| b.spell))
        };
        let spells = self.row.map(bonds).unwrap_or_default();
        let exit = self.row.and_then(|row| row.exit).and_then(|exit| exit.exit);
        let mut list = self.list(&player.spells, &spells, |v| CellValue::Spell(v.clone()));
        list.extend(self.list(&player.exits, &[exit], |v| CellValue::Exit(v.clone())));
        list
    }

    fn rank(&self) -> Vec<CellReading> {
        let player = &self.ledger[self.player];
        let ranked = self.row.map(|row| row.ranked).unwrap_or_default();
        let mut list = self.list(&player.roles, &[ranked.role], |v| CellValue::Role(v.clone()));
        list.extend(self.list(&player.stats, &[ranked.stat], |v| CellValue::Stat(v.clone())));
        list
    }

    /// Facts known by the day that speak of the cell, the newest first.
    fn facts(&self, cell: Cell) -> Vec<CellReading> {
        let ids = self.ledger.index.facts_of.get(&Subject::Player(self.player));
        let ids = ids.map(Vec::as_slice).unwrap_or_default().iter().rev();
        let speaks = |fact: &Fact| {
            fact.subject == Subject::Player(self.player)
                && self.moment.sees(fact.known)
                && cell.fact_kinds().contains(&&*fact.kind)
        };
        ids.map(|id| (*id, &self.ledger[*id])).filter(|(_, fact)| speaks(fact)).map(fact_reading).collect()
    }
}

fn fact_reading((id, fact): (FactId, &Fact)) -> CellReading {
    CellReading {
        value: CellValue::Fact(id),
        evidence: Box::new([Evidence::Report(fact.report)]),
        known: fact.known,
        backfilled: false,
        chosen: false,
        layer: fact.layer,
    }
}

/// Where a reading stands in its list.
fn index_of<T>(readings: &[Stated<T>], stated: Option<&Stated<T>>) -> Option<usize> {
    let stated = stated?;
    readings.iter().position(|reading| std::ptr::eq(reading, stated))
}
