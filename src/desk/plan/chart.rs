//! Assumptions laid over a club's depth chart: who is gone, who has come, who stays after all.

use crate::ledger::Ledger;
use crate::model::{ClubId, Day, PlayerId};
use crate::squad::{Counts, GoneReason, Look, Missing, Parting, Presence, linked_row, recounted};

use super::super::day::Today;
use super::super::depth::{Depth, DepthGroup, DepthRow, depth, joined};
use super::scenario::{Assumption, Change, Scenario};

/// A club's chart with a scenario's assumptions made, as [`depth`] makes it without.
pub fn depth_with(ledger: &Ledger, today: &Today, club: ClubId, scenario: &Scenario) -> Depth {
    let mut made = depth(ledger, today, club);
    let looks_back = made.moment.look == Look::Back;
    for assumption in scenario.accepted.iter().filter(|_| !looks_back) {
        Overlay { ledger, today, depth: &mut made, assumption }.apply();
    }
    made
}

struct Overlay<'a> {
    ledger: &'a Ledger,
    today: &'a Today,
    depth: &'a mut Depth,
    assumption: &'a Assumption,
}

impl Overlay<'_> {
    fn apply(&mut self) {
        let club = self.depth.club;
        let made = self.assumption.on <= self.depth.moment.day;
        match self.assumption.change {
            Change::Move { from, to, until } => {
                if until.is_some_and(|until| until < self.depth.moment.season_start()) {
                    return;
                }
                if from == Some(club) {
                    match (made, until.is_some()) {
                        (true, false) => self.goes(Some(to)),
                        (true, true) => self.stands(Presence::LoanedOut, Some(to)),
                        (false, _) => self.stands(Presence::Leaving, Some(to)),
                    }
                }
                if to == club {
                    match (made, self.depth.moment.look, until.is_some()) {
                        (true, _, false) => self.comes(Presence::Squad, from),
                        (true, _, true) => self.comes(Presence::OnLoanIn, from),
                        (false, Look::Now, _) => self.comes(Presence::Arriving, from),
                        (false, ..) => {}
                    }
                }
            }
            Change::Leave { from } if from == club && made => self.goes(None),
            Change::Leave { from } if from == club => self.stands(Presence::Leaving, None),
            Change::Renew { club: at, until, .. } if at == club => self.renews(until),
            Change::Leave { .. } | Change::Renew { .. } => {}
        }
    }

    fn player(&self) -> PlayerId {
        self.assumption.player
    }

    /// Takes him out of the chart; among those who are gone he stands with the scenario's reason.
    fn goes(&mut self, to: Option<ClubId>) {
        let player = self.player();
        let was_here = self.take().is_some() || self.depth.gone.iter().any(|gone| gone.player == player);
        self.depth.gone.retain(|gone| gone.player != player);
        let on = self.assumption.on;
        let parting = Parting { club: self.depth.club, on: on.plus_days(-1), kind: None, to: None, exit: None };
        let reason = to.map_or(GoneReason::Leaves(parting), |to| GoneReason::Moves { to, on: Some(on) });
        if was_here {
            self.depth.gone.push(Missing { player, reason });
        }
    }

    /// Changes how he stands in the chart, where he is in it.
    fn stands(&mut self, presence: Presence, other: Option<ClubId>) {
        let Some(mut row) = self.take() else { return };
        row.row.presence = presence;
        row.row.other_club = other.or(row.row.other_club);
        self.put(row);
    }

    fn comes(&mut self, presence: Presence, from: Option<ClubId>) {
        let clock = &self.depth.moment.clock;
        let row = linked_row(self.ledger, self.player(), self.depth.club, clock);
        let mut row = self.take().unwrap_or_else(|| joined(self.ledger, self.today, self.depth.club, row));
        row.row.presence = presence;
        row.row.other_club = if presence == Presence::Squad { None } else { from.or(row.row.other_club) };
        if presence != Presence::OnLoanIn {
            // The contract that he has is with the club he leaves; the new one is not known.
            row.row.contract = None;
        }
        self.depth.gone.retain(|gone| gone.player != self.assumption.player);
        self.put(row);
    }

    /// A new contract keeps him; how long is known only where it was stated.
    fn renews(&mut self, until: Option<Day>) {
        let player = self.player();
        let ran_out = |gone: &Missing| gone.player == player && matches!(gone.reason, GoneReason::ContractEnds(_));
        let row = match self.take() {
            Some(row) => Some(row),
            None if self.depth.gone.iter().any(ran_out) => {
                let row = linked_row(self.ledger, player, self.depth.club, &self.depth.moment.clock);
                let mut row = joined(self.ledger, self.today, self.depth.club, row);
                row.row.presence = Presence::Squad;
                Some(row)
            }
            None => None,
        };
        let Some(mut row) = row else { return };
        self.depth.gone.retain(|gone| gone.player != player);
        row.row.contract = match (row.row.contract.take(), until) {
            (Some(mut contract), Some(until)) => {
                contract.end_day = until;
                contract.months_left = self.today.clock.as_of.months_until(until);
                contract.alarm = crate::squad::Alarm::None;
                Some(contract)
            }
            _ => None,
        };
        self.put(row);
    }

    /// Takes his row out, from among the club's own or from those linked.
    fn take(&mut self) -> Option<DepthRow> {
        let player = self.player();
        for group in &mut self.depth.groups {
            let mine = |row: &DepthRow| row.row.player == player;
            if let Some(at) = group.linked_in.iter().position(mine) {
                return Some(group.linked_in.remove(at));
            }
            if let Some(at) = group.rows.iter().position(mine) {
                let row = group.rows.remove(at);
                recount(group, self.depth.moment.season_end());
                return Some(row);
            }
        }
        None
    }

    /// Puts a row in at his position, above those of a lower standing.
    fn put(&mut self, mut row: DepthRow) {
        row.assumed = true;
        let position = row.row.main_position();
        let key = (position.is_none(), position);
        let groups = &mut self.depth.groups;
        let at = match groups.iter().position(|group| (group.position.is_none(), group.position) >= key) {
            Some(at) if groups[at].position == position => at,
            place => {
                let at = place.unwrap_or(groups.len());
                let empty = DepthGroup { position, counts: Counts::default(), rows: Vec::new(), linked_in: Vec::new() };
                groups.insert(at, empty);
                at
            }
        };
        let group = &mut groups[at];
        let tier = |row: &DepthRow| match row.row.presence {
            Presence::Squad | Presence::Leaving | Presence::OnLoanIn => 0,
            Presence::Arriving | Presence::LinkedIn => 1,
            Presence::LoanedOut => 2,
        };
        let place = group.rows.iter().position(|other| tier(other) > tier(&row)).unwrap_or(group.rows.len());
        group.rows.insert(place, row);
        recount(group, self.depth.moment.season_end());
    }
}

fn recount(group: &mut DepthGroup, season_end: Day) {
    group.counts = recounted(&group.rows.iter().map(|row| &row.row), season_end);
}
