//! One player's line of a chart.

use crate::ledger::Ledger;
use crate::model::{AvailabilityKind, Birth, ClubId, Day, Evidence, Picked, Player, PlayerId, Position, pick};

use super::availability::{Fitness, availability};
use super::cell::Cell;
use super::contract::{ContractShown, contract};
use super::membership::{Bond, Membership, Parting, membership};
use super::moment::Moment;
use super::order::{RankBasis, Ranked};
use super::presence::Presence;

/// An age in whole years, as exactly as it is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Age {
    /// The youngest that he can be.
    pub from: i32,
    /// The oldest; the same where it is certain.
    pub to: i32,
}

/// What one cell of a row rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct CellBacking {
    /// The cell.
    pub cell: Cell,
    /// The reports and tables behind it.
    pub evidence: Box<[Evidence]>,
    /// The day from which it was known.
    pub known: Day,
    /// Whether it was read later than the as-of day.
    pub backfilled: bool,
}

/// A player as a chart shows him.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The player.
    pub player: PlayerId,
    /// How he belongs here.
    pub presence: Presence,
    /// When he was born.
    pub born: Option<Birth>,
    /// His age on the as-of day, or on the last day of a past season.
    pub age: Option<Age>,
    /// His nationalities, the one he plays for first.
    pub nationality: Box<[Box<str>]>,
    /// His number here.
    pub shirt: Option<u8>,
    /// His positions, the main one first.
    pub positions: Box<[Position]>,
    /// His contract: here, or with his owner of one who is borrowed.
    pub contract: Option<ContractShown>,
    /// Whether he can play.
    pub availability: Fitness,
    /// His place at his position: as stated, else among those with evidence; `None` without any,
    /// for who is out for the season and for who is not here.
    pub rank: Option<u16>,
    /// What the order rests on.
    pub rank_basis: RankBasis,
    /// What is known of his place.
    pub ranked: Ranked,
    /// The spell by which he belongs here: as owner, borrower or the club he will join.
    pub bond: Option<Bond>,
    /// The loan he is on, in either direction.
    pub loan: Option<Bond>,
    /// The move agreed for later: to this club of one who arrives, else away from it.
    pub agreed: Option<Bond>,
    /// His agreed or announced exit.
    pub exit: Option<Parting>,
    /// The other club: the owner of one who is borrowed, the borrower of one who is lent, the
    /// present club of one who arrives, the next of one who leaves.
    pub other_club: Option<ClubId>,
    /// What the cells rest on.
    pub backing: Vec<CellBacking>,
}

impl Row {
    /// The position that he is listed under.
    pub fn main_position(&self) -> Option<Position> {
        self.positions.first().copied()
    }

    /// What a cell rests on.
    pub fn backing_of(&self, cell: Cell) -> Option<&CellBacking> {
        self.backing.iter().find(|backing| backing.cell == cell)
    }

    /// Whether anything shown of him was read later than the as-of day.
    pub fn is_backfilled(&self) -> bool {
        self.backing.iter().any(|backing| backing.backfilled)
    }

    /// Whether he is the club's, here or lent or agreed to come, and under contract after a day.
    pub fn is_contracted_after(&self, day: Day) -> bool {
        let sold = self.presence == Presence::Leaving;
        let owned = self.presence != Presence::OnLoanIn && self.bond.is_none_or(|bond| !bond.kind.is_loan());
        owned && !sold && self.contract.as_ref().is_some_and(|c| c.end_day > day || c.outdated.is_some())
    }
}

/// Makes the row of a player who is in a club's chart; his place comes from the chart.
pub(super) fn row(
    ledger: &Ledger,
    player: PlayerId,
    club: ClubId,
    presence: Presence,
    membership: &Membership,
    moment: &Moment,
) -> Row {
    let record = &ledger[player];
    let clock = &moment.clock;
    let links = Links::of(club, presence, membership);
    let born = pick(&record.born, clock);
    let nationality = pick(&record.nationality, clock);
    let positions = pick(&record.positions, clock);
    let shirt = shirt(ledger, player, club, presence, moment);
    let contract = links.holder.and_then(|(holder, since)| contract(ledger, player, holder, since, moment));
    let availability = fitness(ledger, player, presence, moment);
    let main = positions.and_then(|p| p.value().first().copied());
    let ranked = Ranked::of(ledger, player, club, main, moment);
    let mut row = Row {
        player,
        presence,
        born: born.map(|b| *b.value()),
        age: born.map(|b| b.value().age_on(moment.told)).map(|(from, to)| Age { from, to }),
        nationality: nationality.map(|n| n.value().clone()).unwrap_or_default(),
        shirt: shirt.map(|s| *s.value()),
        positions: positions.map(|p| p.value().clone()).unwrap_or_default(),
        contract,
        rank: None,
        rank_basis: ranked.basis(shirt.is_some()),
        availability,
        ranked,
        bond: links.bond,
        loan: membership.loan,
        agreed: links.agreed,
        exit: membership.exit.filter(|exit| exit.club == club),
        other_club: links.other_club,
        backing: Vec::with_capacity(8),
    };
    row.back(Cell::Age, born);
    row.back(Cell::Nationality, nationality);
    row.back(Cell::Position, positions);
    row.back(Cell::Shirt, shirt);
    row.back_rest(record);
    row
}

impl Row {
    fn back<T>(&mut self, cell: Cell, picked: Option<Picked<'_, T>>) {
        if let Some(Picked { stated, backfilled }) = picked {
            self.push_backing(cell, &stated.evidence, stated.known, backfilled);
        }
    }

    fn push_backing(&mut self, cell: Cell, evidence: &[Evidence], known: Day, backfilled: bool) {
        self.backing.push(CellBacking { cell, evidence: evidence.into(), known, backfilled });
    }

    fn back_rest(&mut self, record: &Player) {
        if let Some(contract) = &self.contract {
            let (stated, backfilled) = (&record.contracts[contract.reading], contract.backfilled);
            self.push_backing(Cell::Contract, &stated.evidence, stated.known, backfilled);
        }
        if let Some(known) = self.availability.known {
            let evidence = self.availability.evidence.clone();
            self.backing.push(CellBacking { cell: Cell::Availability, evidence, known, backfilled: false });
        }
        if let Some((stated, backfilled)) = self.bond.map(|bond| (&record.spells[bond.spell], bond.backfilled)) {
            self.push_backing(Cell::Presence, &stated.evidence, stated.known, backfilled);
        }
        match (self.rank_basis, self.ranked.role, self.ranked.stat) {
            (RankBasis::Stated, Some(i), _) => {
                let role = &record.roles[i];
                self.push_backing(Cell::Rank, &role.evidence, role.known, false);
            }
            (RankBasis::Starts | RankBasis::Minutes, _, Some(i)) => {
                let stat = &record.stats[i];
                self.push_backing(Cell::Rank, &stat.evidence, stat.known, false);
            }
            _ => {}
        }
    }
}

/// The spells and clubs that tie a player to a chart.
struct Links {
    bond: Option<Bond>,
    agreed: Option<Bond>,
    other_club: Option<ClubId>,
    /// The club that holds the contract to show, and since when he has been its.
    holder: Option<(ClubId, Option<Day>)>,
}

impl Links {
    fn of(club: ClubId, presence: Presence, membership: &Membership) -> Self {
        let Membership { owner, loan, agreed, exit, .. } = membership;
        let held = owner.map(|owner| (owner.club, owner.from));
        let here = || agreed.iter().find(|bond| bond.club == club).copied();
        let away = || agreed.iter().find(|bond| !bond.kind.is_loan() && bond.club != club).copied();
        match presence {
            Presence::Arriving | Presence::LinkedIn => {
                let bond = here();
                let holder = bond.filter(|b| !b.kind.is_loan()).map(|b| (club, b.from)).or(held);
                Self { bond, agreed: bond, other_club: membership.plays_for(), holder }
            }
            Presence::OnLoanIn => Self {
                bond: *loan,
                agreed: here().or_else(away),
                other_club: owner.map(|o| o.club).or(loan.and_then(|l| l.owner)),
                holder: held,
            },
            Presence::LoanedOut => {
                Self { bond: *owner, agreed: away(), other_club: loan.map(|l| l.club), holder: held }
            }
            Presence::Squad | Presence::Leaving => {
                let next = away();
                let to = next.map(|bond| bond.club).or(exit.and_then(|exit| exit.to));
                let agreed = next.or_else(|| agreed.first().copied());
                Self { bond: *owner, agreed, other_club: to, holder: held }
            }
        }
    }
}

/// His availability. That his table lost sight of him, lent or gone, is a word at the club that lent
/// him; anywhere else no more than unknown.
fn fitness(ledger: &Ledger, player: PlayerId, presence: Presence, moment: &Moment) -> Fitness {
    let mut fitness = availability(ledger, player, moment);
    if presence != Presence::LoanedOut {
        fitness.kind = fitness.kind.filter(|kind| !matches!(kind, AvailabilityKind::Loan | AvailabilityKind::Departed));
    }
    fitness
}

/// His number here. A number is read of whoever a player was with on the day of the reading, so
/// one that was read elsewhere is none.
fn shirt<'a>(
    ledger: &'a Ledger,
    player: PlayerId,
    club: ClubId,
    presence: Presence,
    moment: &Moment,
) -> Option<Picked<'a, u8>> {
    let picked = pick(&ledger[player].shirt, &moment.clock).filter(|_| presence.is_here())?;
    let then = membership(ledger, player, &moment.on_day(picked.stated.known));
    (then.plays_for() == Some(club)).then_some(picked)
}
