//! Registration windows, association by association, with the days left.

use crate::ledger::Ledger;
use crate::model::{AssociationId, Evidence, pick_all};
use crate::squad::{Windows, windows};

use super::day::Today;

/// An association's windows around the day.
#[derive(Clone, PartialEq, Debug)]
pub struct WindowRow {
    /// The association.
    pub association: AssociationId,
    /// Its windows.
    pub windows: Windows,
    /// How many clubs of it have a squad in the ledger.
    pub clubs: usize,
    /// What its windows rest on.
    pub evidence: Vec<Evidence>,
}

/// Every association that has clubs here or of which a window is known: those whose window is open first, then by how soon the next one opens.
pub fn window_board(ledger: &Ledger, today: &Today) -> Vec<WindowRow> {
    let mut rows: Vec<WindowRow> = ledger.association_ids().map(|id| row(ledger, today, id)).collect();
    rows.retain(|row| row.clubs > 0 || !ledger[row.association].windows.is_empty());
    rows.sort_by(|a, b| {
        let key = |row: &WindowRow| {
            let open = row.windows.open.as_ref().map(|open| open.days_to_close);
            let next = row.windows.next.as_ref().and_then(|next| next.days_to_open);
            (open.is_none(), open.flatten(), next.is_none(), next)
        };
        key(a).cmp(&key(b)).then_with(|| ledger[a.association].name.cmp(&ledger[b.association].name))
    });
    rows
}

fn row(ledger: &Ledger, today: &Today, association: AssociationId) -> WindowRow {
    let mut evidence: Vec<Evidence> = Vec::new();
    for picked in pick_all(&ledger[association].windows, &today.clock) {
        for piece in &picked.stated.evidence {
            if !evidence.contains(piece) {
                evidence.push(*piece);
            }
        }
    }
    let clubs = ledger.club_ids().filter(|club| ledger[*club].association == Some(association));
    let clubs = clubs.filter(|club| ledger[*club].has_squad).count();
    WindowRow { association, windows: windows(ledger, association, &today.clock), clubs, evidence }
}
