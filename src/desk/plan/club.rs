//! A club's season: everyone with his outlook, open talks joined, counts and gaps.

use crate::ledger::Ledger;
use crate::model::{Clock, ClubId, Day, Evidence, PlayerId, Position, SagaId, SagaKind, Season};
use crate::squad::{
    Age, CellBacking, Formation, GoneReason, Member, Meter, Moment, Outlook, Prospect, Reason, formation_of, horizon,
    meters, prospects,
};

use super::super::day::Today;
use super::scenario::{Assumption, Scenario};

/// Why a player's outlook is what it is, rumours and assumptions included.
#[derive(Clone, PartialEq, Debug)]
pub enum Cause {
    /// What spells and contracts say.
    Known(Reason),
    /// His contract ends, and a saga about a new one is open.
    Talks {
        /// The saga.
        saga: SagaId,
        /// The contract's last day.
        ends: Day,
    },
    /// The scenario says so.
    Assumed(Assumption),
}

impl Cause {
    /// The word used in JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Known(reason) => reason.code(),
            Self::Talks { .. } => "renewal_talks",
            Self::Assumed(_) => "scenario",
        }
    }
}

/// A player of a club's season.
#[derive(Clone, PartialEq, Debug)]
pub struct PlanRow {
    /// The player.
    pub player: PlayerId,
    /// His main position.
    pub position: Option<Position>,
    /// His age on the day looked at.
    pub age: Option<Age>,
    /// What can be said of his place.
    pub outlook: Outlook,
    /// Why.
    pub cause: Cause,
    /// The last day of his contract as it is shown today, where one is known.
    pub contract_end: Option<Day>,
    /// Whether that was read later than the as-of day.
    pub backfilled: bool,
    /// The club that he would be borrowed from.
    pub lent_by: Option<ClubId>,
    /// What outlook and cause rest on.
    pub backing: Vec<CellBacking>,
}

impl PlanRow {
    /// The saga that his outlook hangs on.
    pub fn saga(&self) -> Option<SagaId> {
        match &self.cause {
            Cause::Known(_) => None,
            Cause::Talks { saga, .. } => Some(*saga),
            Cause::Assumed(assumption) => assumption.saga(),
        }
    }

    /// What his outlook rests on: spells and contracts, and the claim that gives a saga's stage.
    pub fn evidence(&self, ledger: &Ledger, today: &Today) -> Vec<Evidence> {
        let told =
            self.saga().and_then(|saga| today.standing(saga)).map(|standing| ledger[standing.stage_claim].report);
        let mut all: Vec<Evidence> = told.map(Evidence::Report).into_iter().collect();
        for evidence in self.backing.iter().flat_map(|backing| &backing.evidence) {
            if !all.contains(evidence) {
                all.push(*evidence);
            }
        }
        all
    }
}

/// A place of the formation with those who could fill it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gap {
    /// The position that the place is named after.
    pub position: Position,
    /// Which place of the formation it is.
    pub slot: usize,
    /// How many are there today.
    pub today: usize,
    /// How many can be counted on in the season.
    pub now: usize,
    /// How many more are open.
    pub open: usize,
    /// How many start.
    pub starters: usize,
    /// How many the formation wants, starters and cover.
    pub wanted: usize,
    /// Players of that line of whom no exact position is known; some of them may fill it.
    pub unplaced: usize,
}

impl Gap {
    /// How many are lacking.
    pub const fn short(&self) -> usize {
        self.wanted.saturating_sub(self.now)
    }
}

/// A club in a season.
#[derive(Clone, PartialEq, Debug)]
pub struct ClubPlan {
    /// The club.
    pub club: ClubId,
    /// The clock, as the club's calendar reads it.
    pub moment: Moment,
    /// How it lines up.
    pub formation: &'static Formation,
    /// Whether that is only the default.
    pub formation_is_default: bool,
    /// Everyone, each once: by position, then outlook, then name.
    pub rows: Vec<PlanRow>,
    /// Positions of those who are there today.
    pub today: Vec<Option<Position>>,
    /// The last day on which a contract known here ends.
    pub horizon: Option<Day>,
}

/// A club's season as the ledger and the day's rumours have it.
pub fn plan(ledger: &Ledger, today: &Today, club: ClubId, season: Season) -> ClubPlan {
    let clock = Clock { season, ..today.clock };
    let now = Clock { season: Season::holding(today.clock.as_of), ..today.clock };
    let there = prospects(ledger, club, &now);
    let (formation, formation_is_default) = formation_of(ledger, club);
    let mut plan = ClubPlan {
        club,
        moment: Moment::of_club(ledger, club, &clock),
        formation,
        formation_is_default,
        rows: prospects(ledger, club, &clock).into_iter().map(|p| row(ledger, today, club, p)).collect(),
        today: there.iter().filter(|p| p.outlook == Outlook::Certain).map(|p| p.position).collect(),
        horizon: horizon(ledger, club, &clock),
    };
    plan.sort(ledger);
    plan
}

fn row(ledger: &Ledger, today: &Today, club: ClubId, prospect: Prospect) -> PlanRow {
    let Prospect { player, position, age, outlook, reason, contract, backing } = prospect;
    let lent_by = match &reason {
        Reason::Borrowed(_) => super::overlay::owner(ledger, today, player),
        Reason::Joins { from, borrowed: true, .. } => *from,
        _ => None,
    };
    let contract_end = contract.as_ref().map(|c| c.end_day);
    let backfilled = contract.as_ref().is_some_and(|c| c.backfilled);
    let (outlook, cause) = match &reason {
        Reason::Gone(GoneReason::ContractEnds(ends)) | Reason::Option { ends, .. } => {
            match talks(ledger, today, player, club) {
                Some(saga) => (Outlook::Open, Cause::Talks { saga, ends: *ends }),
                None => (outlook, Cause::Known(reason)),
            }
        }
        _ => (outlook, Cause::Known(reason)),
    };
    PlanRow { player, position, age, outlook, cause, contract_end, backfilled, lent_by, backing }
}

/// The open saga about a new contract with the club: the warmest, of several.
pub(super) fn talks(ledger: &Ledger, today: &Today, player: PlayerId, club: ClubId) -> Option<SagaId> {
    let sagas = ledger.index.sagas_of_player[player.index()].iter().copied();
    let open = sagas.filter(|id| {
        let saga = &ledger[*id];
        saga.kind == SagaKind::Renewal
            && saga.to.or(saga.from) == Some(club)
            && today.standing(*id).is_some_and(|s| !s.state.is_resolved())
    });
    open.max_by_key(|id| (today.standing(*id).map(|s| s.heat), std::cmp::Reverse(*id)))
}

impl ClubPlan {
    /// Lines up as a scenario says.
    pub(super) fn line_up(&mut self, scenario: &Scenario) {
        if let Some(formation) = scenario.formation(self.club) {
            (self.formation, self.formation_is_default) = (formation, false);
        }
    }

    /// Puts everyone in order.
    pub(super) fn sort(&mut self, ledger: &Ledger) {
        self.rows.sort_by(|a, b| {
            let key = |row: &PlanRow| (row.position.is_none(), row.position, row.outlook);
            key(a)
                .cmp(&key(b))
                .then_with(|| ledger[a.player].name.cmp(&ledger[b.player].name))
                .then(a.player.cmp(&b.player))
        });
    }

    /// A player's row.
    pub fn row(&self, player: PlayerId) -> Option<&PlanRow> {
        self.rows.iter().find(|row| row.player == player)
    }

    /// The players of a position.
    pub fn at(&self, position: Option<Position>) -> impl Iterator<Item = &PlanRow> {
        self.rows.iter().filter(move |row| row.position == position)
    }

    /// The positions that somebody has, in pitch order, unknown ones last.
    pub fn positions(&self) -> Vec<Option<Position>> {
        let mut all: Vec<Option<Position>> = self.rows.iter().map(|row| row.position).collect();
        all.dedup();
        all
    }

    /// The formation's places with those who could fill them.
    pub fn gaps(&self) -> Vec<Gap> {
        let slots = self.formation.slots.iter().enumerate();
        slots
            .map(|(slot, place)| {
                let takes = |position: Option<Position>| position.is_some_and(|p| place.takes(p));
                let here = |outlook: fn(Outlook) -> bool| {
                    self.rows.iter().filter(|row| takes(row.position) && outlook(row.outlook)).count()
                };
                let line = place.position.line();
                let vague = |row: &&PlanRow| {
                    row.outlook.counts()
                        && row.position.is_some_and(|p| self.formation.slot_of(p).is_none() && p.line() == line)
                };
                Gap {
                    position: place.position,
                    slot,
                    today: self.today.iter().filter(|position| takes(**position)).count(),
                    now: here(Outlook::counts),
                    open: here(|outlook| outlook == Outlook::Open),
                    starters: place.starters,
                    wanted: place.wanted(),
                    unplaced: self.rows.iter().filter(vague).count(),
                }
            })
            .collect()
    }

    /// The rules' meters, filled with everyone who can be counted on or is open.
    pub fn meters(&self, ledger: &Ledger) -> Vec<Meter> {
        let here = self.rows.iter().filter(|row| row.outlook.counts() || row.outlook == Outlook::Open);
        let members: Vec<Member> = here
            .map(|row| Member { player: row.player, lent_by: row.lent_by, open: row.outlook == Outlook::Open })
            .collect();
        meters(ledger, self.club, &self.moment.clock, &members)
    }

    /// Whether the season begins after every contract known here has ended.
    pub fn is_past_horizon(&self) -> bool {
        self.horizon.is_some_and(|last| last < self.moment.season_start())
    }
}
