//! Boards across clubs: contracts by their end, and who is missing.

use crate::ledger::Ledger;
use crate::model::{AvailabilityKind, AvailabilityStatus, ClubId};
use crate::squad::{Presence, Row, chart};

use super::day::Today;
use super::link::SagaLink;

/// A player of a club on a board, with his sagas there.
#[derive(Clone, PartialEq, Debug)]
pub struct BoardRow {
    /// The club whose player he is.
    pub club: ClubId,
    /// The player.
    pub row: Row,
    /// His sagas that concern the club: open ones first, the warmest first.
    pub sagas: Vec<SagaLink>,
}

/// A board's clubs: one, or every one with a squad.
fn rows<'a>(ledger: &'a Ledger, today: &'a Today, only: Option<ClubId>) -> impl Iterator<Item = BoardRow> + 'a {
    ledger.club_ids().filter(move |club| only.map_or(ledger[*club].has_squad, |only| only == *club)).flat_map(
        move |club| {
            let rows: Vec<Row> =
                chart(ledger, club, &today.clock).groups.into_iter().flat_map(|group| group.rows).collect();
            rows.into_iter().map(move |row| BoardRow { club, row, sagas: Vec::new() })
        },
    )
}

/// Everyone of a club, or of every club with a squad, club by club from the goal forwards.
pub fn everyone(ledger: &Ledger, today: &Today, only: Option<ClubId>) -> Vec<BoardRow> {
    let mut board: Vec<BoardRow> = rows(ledger, today, only).collect();
    with_sagas(ledger, today, &mut board);
    board
}

fn with_sagas(ledger: &Ledger, today: &Today, board: &mut [BoardRow]) {
    for row in board {
        row.sagas = today.links_of_player(ledger, row.row.player, row.club);
    }
}

/// Contracts by their end, the first to run out first. Each stands at the club that holds it: of
/// a player on loan the owner, with his contract, never with the loan's end.
pub fn contracts(ledger: &Ledger, today: &Today, only: Option<ClubId>) -> Vec<BoardRow> {
    let held = |row: &BoardRow| row.row.contract.as_ref().is_some_and(|contract| contract.club == row.club);
    let mut board: Vec<BoardRow> = rows(ledger, today, only).filter(held).collect();
    board.sort_by(|a, b| {
        let end = |row: &BoardRow| row.row.contract.as_ref().map(|contract| contract.end_day);
        end(a).cmp(&end(b)).then_with(|| by_name(ledger, a, b))
    });
    with_sagas(ledger, today, &mut board);
    board
}

/// Who is out, doubtful, suspended, away or ineligible: by club, the longest out last.
///
/// Across clubs each player stands once, where he plays; a club's own board tells of those it
/// lent and those it awaits too.
pub fn injuries(ledger: &Ledger, today: &Today, only: Option<ClubId>) -> Vec<BoardRow> {
    let told_elsewhere = |row: &BoardRow| {
        let away = matches!(row.row.presence, Presence::LoanedOut | Presence::Arriving);
        only.is_none() && away && row.row.other_club.is_some_and(|club| ledger[club].has_squad)
    };
    let missing = rows(ledger, today, only).filter(|row| is_missing(row) && !told_elsewhere(row));
    let mut board: Vec<BoardRow> = missing.collect();
    board.sort_by(|a, b| {
        let key = |row: &BoardRow| {
            (row.row.availability.status, row.row.availability.back().map(|back| (back.from, back.to)))
        };
        let clubs = ledger[a.club].name.cmp(&ledger[b.club].name);
        clubs.then_with(|| key(a).cmp_missing_last(&key(b))).then_with(|| by_name(ledger, a, b))
    });
    with_sagas(ledger, today, &mut board);
    board
}

/// Whether something keeps a player out who could be picked: being lent or gone is no injury.
fn is_missing(row: &BoardRow) -> bool {
    let fitness = &row.row.availability;
    let lost_sight = matches!(fitness.kind, Some(AvailabilityKind::Loan | AvailabilityKind::Departed));
    !lost_sight && !matches!(fitness.status, AvailabilityStatus::Available | AvailabilityStatus::Unknown)
}

fn by_name(ledger: &Ledger, a: &BoardRow, b: &BoardRow) -> std::cmp::Ordering {
    let name = |row: &BoardRow| (&ledger[row.row.player].name, &ledger[row.club].name);
    name(a).cmp(&name(b))
}

/// Orders by status, then by return; who has no return day stands after those who have.
trait MissingLast {
    fn cmp_missing_last(&self, other: &Self) -> std::cmp::Ordering;
}

impl<T: Ord> MissingLast for (AvailabilityStatus, Option<T>) {
    fn cmp_missing_last(&self, other: &Self) -> std::cmp::Ordering {
        let key = |(status, back): &Self| (*status, back.is_none());
        key(self).cmp(&key(other)).then_with(|| self.1.cmp(&other.1))
    }
}
