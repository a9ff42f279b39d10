//! The list of clubs, and which of them opens.

use crate::ledger::Ledger;
use crate::model::ClubId;
use crate::squad::chart;

use super::day::Today;

/// A club in the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClubRow {
    /// The club.
    pub club: ClubId,
    /// How many players can be picked in principle; `None` where the ledger holds no squad.
    pub squad: Option<usize>,
    /// Those of them who are available.
    pub fit: usize,
    /// Those of them of whose fitness nothing is known.
    pub unknown: usize,
    /// How many of its sagas are open.
    pub open_sagas: usize,
}

/// Every club: those with a squad first, then by open sagas, then by name.
pub fn clubs(ledger: &Ledger, today: &Today) -> Vec<ClubRow> {
    let mut rows: Vec<ClubRow> = ledger.club_ids().map(|club| club_row(ledger, today, club)).collect();
    rows.sort_by(|a, b| order(ledger, a, b));
    rows
}

/// The clubs as a list to move in needs them: no squad is counted, which at ten thousand players
/// would be felt.
pub fn club_list(ledger: &Ledger, today: &Today) -> Vec<ClubRow> {
    let mut rows: Vec<ClubRow> = ledger.club_ids().map(|club| uncounted(ledger, today, club)).collect();
    rows.sort_by(|a, b| order(ledger, a, b));
    rows
}

fn order(ledger: &Ledger, a: &ClubRow, b: &ClubRow) -> std::cmp::Ordering {
    let elsewhere = |row: &ClubRow| !ledger[row.club].has_squad;
    elsewhere(a)
        .cmp(&elsewhere(b))
        .then(b.open_sagas.cmp(&a.open_sagas))
        .then_with(|| ledger[a.club].name.cmp(&ledger[b.club].name))
}

fn uncounted(ledger: &Ledger, today: &Today, club: ClubId) -> ClubRow {
    ClubRow { club, squad: None, fit: 0, unknown: 0, open_sagas: today.open_sagas(ledger, club) }
}

fn club_row(ledger: &Ledger, today: &Today, club: ClubId) -> ClubRow {
    let row = uncounted(ledger, today, club);
    if !ledger[club].has_squad {
        return row;
    }
    let counts = chart(ledger, club, &today.clock).groups.into_iter().map(|group| group.counts);
    counts.fold(ClubRow { squad: Some(0), ..row }, |row, counts| ClubRow {
        squad: row.squad.map(|n| n + counts.now),
        fit: row.fit + counts.fit,
        unknown: row.unknown + counts.unknown,
        ..row
    })
}

/// The club that opens where nobody named one: the one with most open sagas.
pub fn opening_club(ledger: &Ledger, today: &Today) -> Option<ClubId> {
    club_list(ledger, today).first().map(|row| row.club)
}
