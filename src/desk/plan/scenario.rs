//! Sagas assumed true: what each means, on which day, and which cannot all be so.

use crate::model::{AssociationId, ClubId, Day, PlayerId, SagaId};
use crate::rumour::State;
use crate::squad::Formation;

/// What is assumed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Choice {
    /// A saga comes true.
    Saga(SagaId),
    /// A club signs a player of whom no saga tells.
    Signing {
        /// The player.
        player: PlayerId,
        /// The club.
        to: ClubId,
    },
}

/// A choice with the day that was stated for it: of a move its day, of a renewal the new end.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Step {
    /// What is assumed.
    pub choice: Choice,
    /// The day, where one was stated.
    pub on: Option<Day>,
}

impl Step {
    /// A saga, on the day that the rules give.
    pub const fn saga(saga: SagaId) -> Self {
        Self { choice: Choice::Saga(saga), on: None }
    }
}

/// Where an assumption's day comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DayBasis {
    /// It was stated, or agreed in the ledger.
    Stated,
    /// The day after his contract ends.
    AfterContract,
    /// The first day of the buying association's window, or today where it is open.
    Window,
    /// 1 July, because no window's day is known.
    Assumed,
}

impl DayBasis {
    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::AfterContract => "after_contract",
            Self::Window => "window",
            Self::Assumed => "assumed",
        }
    }
}

/// What an assumption changes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Change {
    /// He changes clubs.
    Move {
        /// The club he leaves.
        from: Option<ClubId>,
        /// The club he joins.
        to: ClubId,
        /// The last day there, of a loan.
        until: Option<Day>,
    },
    /// He leaves, wherever to.
    Leave {
        /// The club he leaves.
        from: ClubId,
    },
    /// He signs again.
    Renew {
        /// The club.
        club: ClubId,
        /// The last day of the contract that he has.
        ends: Option<Day>,
        /// The last day of the new one, where it was stated.
        until: Option<Day>,
    },
}

impl Change {
    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Move { until: None, .. } => "move",
            Self::Move { until: Some(_), .. } => "loan",
            Self::Leave { .. } => "exit",
            Self::Renew { .. } => "renewal",
        }
    }

    /// The clubs that it concerns.
    pub fn clubs(self) -> impl Iterator<Item = ClubId> {
        let (a, b) = match self {
            Self::Move { from, to, .. } => (from, Some(to)),
            Self::Leave { from } => (Some(from), None),
            Self::Renew { club, .. } => (Some(club), None),
        };
        a.into_iter().chain(b)
    }
}

/// Something assumed to happen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Assumption {
    /// What was chosen.
    pub choice: Choice,
    /// The player.
    pub player: PlayerId,
    /// What it changes.
    pub change: Change,
    /// The day it happens: of a move his first at the new club, of an exit the first without him.
    pub on: Day,
    /// Where that day comes from.
    pub basis: DayBasis,
}

impl Assumption {
    /// The saga assumed.
    pub const fn saga(&self) -> Option<SagaId> {
        match self.choice {
            Choice::Saga(saga) => Some(saga),
            Choice::Signing { .. } => None,
        }
    }
}

/// Why something cannot be assumed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// Nothing is known of the saga on the as-of day; the first day on which something is.
    NotYetKnown(Option<Day>),
    /// It was settled by the as-of day.
    Settled {
        /// How.
        state: State,
        /// When.
        on: Day,
    },
    /// It is in the scenario already.
    Repeated,
    /// He cannot join two clubs in one window.
    TwoDestinations(Choice),
    /// He cannot both leave and sign again.
    LeavesAndRenews(Choice),
    /// His move to another club is agreed.
    AgreedElsewhere {
        /// The club.
        club: ClubId,
        /// His first day there.
        on: Option<Day>,
    },
    /// He belongs to the club already.
    AlreadyThere(ClubId),
    /// The player of a renewal or exit does not belong to the club.
    NotThere(ClubId),
    /// The club that he would join or leave is not told.
    NoClub,
    /// The day lies before the as-of day.
    InThePast(Day),
    /// No window of the buying association is open on the day.
    OutsideWindow {
        /// The buying association.
        association: AssociationId,
        /// The day.
        on: Day,
        /// The first day of the next window, where known.
        next: Option<Day>,
    },
    /// Clubs of that association may not agree with him so early.
    BeforePreContract {
        /// The buying association.
        association: Option<AssociationId>,
        /// The day.
        on: Day,
        /// The first day on which they may.
        from: Day,
    },
    /// A new contract would end no later than the one he has.
    NoExtension {
        /// The end of the one he has.
        ends: Day,
    },
}

impl Why {
    /// The word used in JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotYetKnown(_) => "not_yet_known",
            Self::Settled { .. } => "settled",
            Self::Repeated => "repeated",
            Self::TwoDestinations(_) => "two_destinations",
            Self::LeavesAndRenews(_) => "leaves_and_renews",
            Self::AgreedElsewhere { .. } => "agreed_elsewhere",
            Self::AlreadyThere(_) => "already_there",
            Self::NotThere(_) => "not_there",
            Self::NoClub => "no_club",
            Self::InThePast(_) => "in_the_past",
            Self::OutsideWindow { .. } => "outside_window",
            Self::BeforePreContract { .. } => "before_pre_contract",
            Self::NoExtension { .. } => "no_extension",
        }
    }
}

/// A step that cannot be assumed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The step.
    pub step: Step,
    /// Why not.
    pub why: Why,
}

/// Steps with what they mean: those accepted in their order, and those refused.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scenario {
    /// What is assumed, in the order of the steps.
    pub accepted: Vec<Assumption>,
    /// What cannot be.
    pub refused: Vec<Refusal>,
    /// Clubs that are assumed to line up in another way than the one entered for them.
    pub formations: Vec<(ClubId, &'static Formation)>,
}

impl Scenario {
    /// How a club is assumed to line up, if it is.
    pub fn formation(&self, club: ClubId) -> Option<&'static Formation> {
        self.formations.iter().find(|(of, _)| *of == club).map(|(_, formation)| *formation)
    }

    /// What is assumed of a player, the last assumption of several.
    pub fn of_player(&self, player: PlayerId) -> Option<&Assumption> {
        self.accepted.iter().rev().find(|assumption| assumption.player == player)
    }

    /// The clubs that it concerns, each once, in the order in which they come up.
    pub fn clubs(&self) -> Vec<ClubId> {
        let mut clubs: Vec<ClubId> = Vec::new();
        for club in self.accepted.iter().flat_map(|a| a.change.clubs()) {
            if !clubs.contains(&club) {
                clubs.push(club);
            }
        }
        clubs
    }
}
