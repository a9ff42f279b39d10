//! A player's moves, one after the other → stays, loans and departures.
//!
//! The table has one row a move and does not say which are loans. Somebody who goes and comes
//! back to the same club without a fee was lent; so says the note of the table. A row of a later
//! day that leads back without a fee on a last day of a season or of a winter is the end of a loan of
//! which the table does not show the beginning; every other later row is an agreed move.

use crate::import::harvest::{ClubAt, FoundExit, FoundPlayer, FoundSpell};
use crate::model::{Currency, Day, ExitKind, Money, PartialDay, SpellKind};

/// Where a move leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// A club.
    Club(ClubAt),
    /// No club: he is free, or may not play.
    Free,
    /// He stopped.
    Retired,
    /// Nobody knows.
    Unknown,
}

/// One row.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Move {
    /// The day.
    pub day: Day,
    /// From where.
    pub from: Side,
    /// To where.
    pub to: Side,
    /// What was paid, in euros; nothing is not the same as not known.
    pub fee: Option<u64>,
    /// Whether the row itself says that it begins a loan, or ends one.
    pub loan: Option<bool>,
}

/// Nobody is lent for longer than this without being called a player of the borrower.
const LONGEST_LOAN: i64 = 800;

/// Names that stand where there is no club.
pub fn side(name: &str) -> Option<Side> {
    match crate::text::fold(name.trim()).as_str() {
        "without club" | "career break" | "ban" | "disqualification" | "free agent" => Some(Side::Free),
        "retired" => Some(Side::Retired),
        "unknown" | "" => Some(Side::Unknown),
        _ => None,
    }
}

/// Adds what the moves of a player tell. `known` divides what was from what is agreed.
pub fn add(player: &mut FoundPlayer, moves: &mut [Move], known: Option<Day>) {
    moves.sort_by_key(|one| one.day);
    let mut returns = vec![false; moves.len()];
    for at in 0..moves.len() {
        if returns[at] {
            continue;
        }
        let one = moves[at];
        let ahead = known.is_some_and(|known| one.day > known);
        match (one.from, one.to) {
            (from, Side::Club(to)) => {
                if let Some((back, until)) = loan_of(moves, at) {
                    if let Some(back) = back {
                        returns[back] = true;
                    }
                    let owner = if let Side::Club(owner) = from { Some(owner) } else { None };
                    player.spells.push(loan(to, owner, Some(one.day), until));
                } else if ahead
                    && ends_a_loan(&one)
                    && let Side::Club(borrower) = from
                {
                    player.spells.push(loan(borrower, Some(to), None, Some(one.day)));
                } else if one.loan != Some(false) && !(ends_a_loan(&one) && at == 0) {
                    player.spells.push(stay(to, one));
                }
            }
            (Side::Club(from), Side::Free | Side::Retired) => {
                let kind = if one.to == Side::Retired { ExitKind::Retirement } else { ExitKind::ContractEnd };
                let known = (!ahead).then_some(one.day);
                player.exits.push(FoundExit { club: from, on: PartialDay::Day(one.day), kind, known });
            }
            _ => {}
        }
    }
}

/// Whether a move begins a loan: the place of the row that ends it, and the day.
fn loan_of(moves: &[Move], at: usize) -> Option<(Option<usize>, Option<Day>)> {
    let one = moves[at];
    let (Side::Club(_), Side::Club(borrower)) = (one.from, one.to) else { return None };
    let next = moves[at + 1..].iter().position(|later| later.from == Side::Club(borrower)).map(|next| at + 1 + next);
    let back = next.filter(|next| {
        let later = moves[*next];
        let days = one.day.days_until(later.day);
        later.to == one.from
            && later.fee.unwrap_or(0) == 0
            && (1..=LONGEST_LOAN).contains(&days)
            && (one.loan == Some(true) || ends_a_loan(&later))
    });
    match (back, one.loan) {
        (Some(back), _) => Some((Some(back), Some(moves[back].day))),
        (None, Some(true)) => Some((None, None)),
        (None, _) => None,
    }
}

/// Whether a move may be no more than a loan that is over: without a fee, on the last days of a
/// season or of the year.
fn ends_a_loan(one: &Move) -> bool {
    let last = matches!((one.day.month(), one.day.day_of_month()), (5 | 12, 30 | 31) | (6, 29 | 30));
    one.loan == Some(false) || (one.loan.is_none() && one.fee.unwrap_or(0) == 0 && last)
}

fn loan(club: ClubAt, owner: Option<ClubAt>, from: Option<Day>, until: Option<Day>) -> FoundSpell {
    FoundSpell {
        kind: SpellKind::Loan,
        from: from.map(PartialDay::Day),
        until: until.map(PartialDay::Day),
        owner,
        listed: false,
        ..FoundSpell::listed(club, None)
    }
}

fn stay(club: ClubAt, one: Move) -> FoundSpell {
    let fee = one.fee.filter(|fee| *fee > 0);
    FoundSpell {
        from: Some(PartialDay::Day(one.day)),
        fee: fee.map(|amount| Money { amount, currency: Currency::EUR, addons: None }),
        listed: false,
        ..FoundSpell::listed(club, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: &[(&str, usize, usize, Option<u64>)]) -> Vec<String> {
        let club = |number: usize| if number == 0 { Side::Free } else { Side::Club(ClubAt(number)) };
        let row = |(day, from, to, fee): &(&str, usize, usize, Option<u64>)| Move {
            day: day.parse().unwrap(),
            from: club(*from),
            to: club(*to),
            fee: *fee,
            loan: None,
        };
        let mut moves: Vec<Move> = rows.iter().map(row).collect();
        let mut player = FoundPlayer::default();
        add(&mut player, &mut moves, Some("2026-03-11".parse().unwrap()));
        let date = |date: Option<PartialDay>| date.map_or("?".into(), |date| date.to_string());
        let spell = |spell: &FoundSpell| match spell.owner {
            Some(owner) => format!("{} from {} {} to {}", spell.club.0, owner.0, date(spell.from), date(spell.until)),
            None => format!("{} {}", spell.club.0, date(spell.from)),
        };
        let exits = player.exits.iter().map(|exit| format!("out of {} {:?}", exit.club.0, exit.kind));
        player.spells.iter().map(spell).chain(exits).collect()
    }

    #[test]
    fn going_and_coming_back_is_a_loan() {
        let rows = [("2025-08-01", 1, 2, Some(0)), ("2026-06-30", 2, 1, Some(0))];
        assert_eq!(told(&rows), ["2 from 1 2025-08-01 to 2026-06-30"]);
        let bought_back = [("2024-08-01", 1, 2, Some(5_000_000)), ("2026-01-10", 2, 1, Some(9_000_000))];
        assert_eq!(told(&bought_back), ["2 2024-08-01", "1 2026-01-10"]);
        let twice = [
            ("2023-08-01", 1, 2, None),
            ("2024-06-30", 2, 1, None),
            ("2024-08-05", 1, 3, None),
            ("2025-06-30", 3, 1, None),
            ("2025-08-01", 1, 4, Some(1_000)),
        ];
        assert_eq!(
            told(&twice),
            ["2 from 1 2023-08-01 to 2024-06-30", "3 from 1 2024-08-05 to 2025-06-30", "4 2025-08-01"]
        );
    }

    #[test]
    fn later_rows_are_agreed_moves_or_ends_of_loans() {
        assert_eq!(told(&[("2026-06-30", 2, 1, Some(0))]), ["2 from 1 ? to 2026-06-30"]);
        assert_eq!(told(&[("2026-07-01", 2, 1, Some(0))]), ["1 2026-07-01"]);
        assert_eq!(told(&[("2026-06-30", 2, 1, Some(7))]), ["1 2026-06-30"]);
        assert_eq!(told(&[("2025-06-30", 2, 1, Some(0))]), Vec::<String>::new(), "the end of a loan nobody knows of");
    }

    #[test]
    fn leaving_for_no_club_is_a_departure() {
        assert_eq!(told(&[("2025-07-01", 1, 0, None)]), ["out of 1 ContractEnd"]);
    }
}
