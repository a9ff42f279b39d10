//! A saga as one club sees it.

use crate::ledger::Ledger;
use crate::model::{ClubId, Money, PlayerId, Saga, SagaId, SagaKind, Stage};
use crate::rumour::{Standing, State};

/// Which way a saga goes for a club.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Direction {
    /// He would come.
    In,
    /// He would go.
    Out,
    /// He would sign again.
    Renewal,
}

impl Direction {
    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::Renewal => "renewal",
        }
    }

    /// Which way a saga goes for a club; `None` where it does not concern it.
    pub fn of(saga: &Saga, club: ClubId) -> Option<Self> {
        let (from, to) = (saga.from == Some(club), saga.to == Some(club));
        match (saga.kind, from, to) {
            (_, false, false) => None,
            (SagaKind::Renewal, ..) => Some(Self::Renewal),
            (_, _, true) => Some(Self::In),
            (_, true, false) => Some(Self::Out),
        }
    }
}

/// A saga beside a player's name in a club's chart.
#[derive(Clone, PartialEq, Debug)]
pub struct SagaLink {
    /// The saga.
    pub saga: SagaId,
    /// The player.
    pub player: PlayerId,
    /// Which way it goes for the club that looks.
    pub direction: Direction,
    /// The club on its other side; `None` for a renewal and where no one club is meant.
    pub club: Option<ClubId>,
    /// The stage shown.
    pub stage: Stage,
    /// The state it is in.
    pub state: State,
    /// Whether it is contested.
    pub contested: bool,
    /// The fee last named.
    pub fee: Option<Money>,
    /// How warm it is, 0 to 1000.
    pub heat: u16,
}

impl SagaLink {
    /// A saga as a club sees it; `None` where it does not concern the club.
    pub fn of(ledger: &Ledger, id: SagaId, standing: &Standing, club: ClubId) -> Option<Self> {
        let saga = &ledger[id];
        let direction = Direction::of(saga, club)?;
        let other = match direction {
            Direction::In => saga.from,
            Direction::Out => saga.to,
            Direction::Renewal => None,
        };
        Some(Self {
            saga: id,
            player: saga.player,
            direction,
            club: other,
            stage: standing.stage,
            state: standing.state,
            contested: standing.contested,
            fee: standing.fee.map(|fee| fee.money),
            heat: standing.heat,
        })
    }

    /// Whether it is still going on.
    pub const fn is_open(&self) -> bool {
        !self.state.is_resolved()
    }
}

/// Puts open sagas before settled ones, the warmest first.
pub(super) fn sort(ledger: &Ledger, links: &mut [SagaLink]) {
    links.sort_by(|a, b| {
        let key = |l: &SagaLink| (l.state.is_resolved(), std::cmp::Reverse(l.heat));
        key(a).cmp(&key(b)).then_with(|| ledger[a.saga].slug.cmp(&ledger[b.saga].slug))
    });
}
