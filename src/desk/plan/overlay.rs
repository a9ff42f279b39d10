//! Assumptions laid over a club's season. The ledger itself is never copied or changed.

use crate::ledger::Ledger;
use crate::model::{Clock, ClubId, Day, PlayerId, Season, SeasonCalendar, pick};
use crate::squad::{Age, Look, Moment, Outlook, membership};

use super::super::day::Today;
use super::club::{Cause, ClubPlan, PlanRow, plan};
use super::scenario::{Assumption, Change, Scenario};

/// A club's season with a scenario's assumptions made.
pub fn plan_with(ledger: &Ledger, today: &Today, club: ClubId, season: Season, scenario: &Scenario) -> ClubPlan {
    let mut plan = plan(ledger, today, club, season);
    lay(ledger, today, &mut plan, scenario);
    plan
}

/// Lays assumptions over a season, in their order.
pub(super) fn lay(ledger: &Ledger, today: &Today, plan: &mut ClubPlan, scenario: &Scenario) {
    plan.line_up(scenario);
    for assumption in &scenario.accepted {
        Overlay { ledger, today, plan, assumption }.apply();
    }
    plan.sort(ledger);
}

/// The club that owns a player today.
pub(super) fn owner(ledger: &Ledger, today: &Today, player: PlayerId) -> Option<ClubId> {
    let now = Moment::new(&today.clock, SeasonCalendar::EUROPEAN).now();
    membership(ledger, player, &now).owner.map(|bond| bond.club)
}

struct Overlay<'a> {
    ledger: &'a Ledger,
    today: &'a Today,
    plan: &'a mut ClubPlan,
    assumption: &'a Assumption,
}

impl Overlay<'_> {
    fn apply(&mut self) {
        let made = self.assumption.on <= self.plan.moment.day;
        match self.assumption.change {
            Change::Move { from, to, until } => {
                let over = until.is_some_and(|until| until < self.plan.moment.season_start());
                if over {
                    return;
                }
                if from == Some(self.plan.club) && made {
                    self.set(if until.is_some() { Outlook::Lent } else { Outlook::Goes }, None);
                }
                // Agreed for later: in the chart of the season under way, as every agreed move is.
                if to == self.plan.club && (made || self.plan.moment.look == Look::Now) {
                    self.set(Outlook::Arrives, from.filter(|_| until.is_some()));
                }
            }
            Change::Leave { from } if from == self.plan.club && made => self.leave(),
            Change::Renew { club, until, .. } if club == self.plan.club => self.renew(until),
            Change::Leave { .. } | Change::Renew { .. } => {}
        }
    }

    fn place(&self) -> Option<usize> {
        self.plan.rows.iter().position(|row| row.player == self.assumption.player)
    }

    /// Gives the player an outlook by the assumption; one who is new here gets a row.
    fn set(&mut self, outlook: Outlook, lent_by: Option<ClubId>) {
        let cause = Cause::Assumed(*self.assumption);
        match self.place() {
            Some(i) => {
                let row = &mut self.plan.rows[i];
                (row.outlook, row.cause, row.lent_by) = (outlook, cause, lent_by);
            }
            None if outlook == Outlook::Arrives => {
                let row = self.newcomer(lent_by);
                self.plan.rows.push(row);
            }
            None => {}
        }
    }

    /// An exit without a destination: a move that was assumed as well says more.
    fn leave(&mut self) {
        let told = |row: &PlanRow| matches!(row.cause, Cause::Assumed(a) if matches!(a.change, Change::Move { .. }));
        if self.place().is_some_and(|i| !told(&self.plan.rows[i])) {
            self.set(Outlook::Goes, None);
        }
    }

    /// A new contract keeps whom his old one would have let go; one of unknown length for the
    /// first season after it, and leaves the later ones open.
    fn renew(&mut self, until: Option<Day>) {
        let start = self.plan.moment.season_start();
        let Some(i) = self.place() else { return };
        let row = &self.plan.rows[i];
        let ends = match self.assumption.change {
            Change::Renew { ends, .. } => ends.or(row.contract_end),
            _ => row.contract_end,
        };
        let runs_out = ends.is_some_and(|end| end < start) && row.outlook != Outlook::Certain;
        if !runs_out {
            if row.outlook == Outlook::Certain && self.plan.moment.look == Look::Ahead && until.is_some() {
                self.plan.rows[i].contract_end = until;
            }
            return;
        }
        let outlook = match until {
            Some(until) if until >= start => Outlook::Certain,
            Some(_) => Outlook::Goes,
            None if ends.is_some_and(|end| end.plus_days(366) > start) => Outlook::Certain,
            None => Outlook::Open,
        };
        self.set(outlook, None);
        if until.is_some() {
            self.plan.rows[i].contract_end = until;
        }
    }

    fn newcomer(&self, lent_by: Option<ClubId>) -> PlanRow {
        let record = &self.ledger[self.assumption.player];
        let clock: &Clock = &self.today.clock;
        let born = pick(&record.born, clock).map(|born| born.value().age_on(self.plan.moment.day));
        PlanRow {
            player: self.assumption.player,
            position: pick(&record.positions, clock).and_then(|p| p.value().first().copied()),
            age: born.map(|(from, to)| Age { from, to }),
            outlook: Outlook::Arrives,
            cause: Cause::Assumed(*self.assumption),
            contract_end: None,
            backfilled: false,
            lent_by,
            backing: Vec::new(),
        }
    }
}
