//! How a player belongs to one club's chart.

use crate::ledger::Ledger;
use crate::model::{Clock, ClubId, Day, PlayerId};

use super::contract::contract;
use super::membership::{Membership, Parting, membership};
use super::moment::{Look, Moment};

/// How a player belongs to a chart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Presence {
    /// Owned and there.
    Squad,
    /// There, and his leaving is agreed or announced.
    Leaving,
    /// Borrowed from another club.
    OnLoanIn,
    /// Agreed for later: bought or borrowed, not there yet.
    Arriving,
    /// Owned, lent to another club.
    LoanedOut,
    /// Talked of, no more: added by `desk` from sagas.
    LinkedIn,
}

impl Presence {
    /// Every presence, in the order of a chart's rows.
    pub const ALL: [Self; 6] =
        [Self::Squad, Self::Leaving, Self::OnLoanIn, Self::Arriving, Self::LoanedOut, Self::LinkedIn];

    /// The word used in files, commands and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Squad => "squad",
            Self::Leaving => "leaving",
            Self::OnLoanIn => "on_loan_in",
            Self::Arriving => "arriving",
            Self::LoanedOut => "loaned_out",
            Self::LinkedIn => "linked_in",
        }
    }

    /// Whether he can be picked in principle: there, whether owned or borrowed.
    pub const fn is_here(self) -> bool {
        matches!(self, Self::Squad | Self::Leaving | Self::OnLoanIn)
    }
}

/// Why a player of today is not in a season to come.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum GoneReason {
    /// His contract ends before the season, and no renewal is known.
    ContractEnds(Day),
    /// He leaves by an agreed or announced exit.
    Leaves(Parting),
    /// He moves to another club.
    Moves {
        /// The club.
        to: ClubId,
        /// His first day there, where known.
        on: Option<Day>,
    },
    /// His loan ends.
    LoanEnds(Option<Day>),
}

impl GoneReason {
    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ContractEnds(_) => "contract_ends",
            Self::Leaves(_) => "leaves",
            Self::Moves { .. } => "moves",
            Self::LoanEnds(_) => "loan_ends",
        }
    }
}

/// Where a player stands with a club in the season looked at.
#[derive(Clone, PartialEq, Debug)]
pub enum Standing {
    /// In its chart.
    In {
        /// How.
        presence: Presence,
        /// To whom he belongs on the day looked at.
        membership: Membership,
    },
    /// In its chart of today, and not in the season looked at.
    Gone(GoneReason),
    /// In neither.
    Out,
}

/// Says where a player stands with a club on a clock.
///
/// For a season to come a contract that ends before it, without a known renewal, takes him out;
/// one whose end is not known keeps him in.
pub fn standing(ledger: &Ledger, player: PlayerId, club: ClubId, clock: &Clock) -> Standing {
    standing_at(ledger, player, club, &Moment::of_club(ledger, club, clock))
}

/// The same, for a clock already read by the club's calendar.
pub(super) fn standing_at(ledger: &Ledger, player: PlayerId, club: ClubId, moment: &Moment) -> Standing {
    let membership = membership(ledger, player, moment);
    if moment.look != Look::Ahead {
        return match presence(&membership, club) {
            Some(presence) => Standing::In { presence, membership },
            None => Standing::Out,
        };
    }
    if let Some(presence) = presence(&membership, club) {
        return match contract_out(ledger, player, club, &membership, moment) {
            Some(end) => Standing::Gone(GoneReason::ContractEnds(end)),
            None => Standing::In { presence, membership },
        };
    }
    let today = super::membership::membership(ledger, player, &moment.now());
    match self::presence(&today, club) {
        Some(was) => Standing::Gone(reason(&today, &membership, was, club)),
        None => Standing::Out,
    }
}

/// How somebody with this membership belongs to a club's chart.
fn presence(membership: &Membership, club: ClubId) -> Option<Presence> {
    let lent = membership.loan.map(|loan| loan.club);
    let owned = membership.owner.is_some_and(|owner| owner.club == club);
    let agreed = membership.agreed.iter();
    if lent == Some(club) {
        Some(if owned { Presence::Squad } else { Presence::OnLoanIn })
    } else if owned && lent.is_some() {
        Some(Presence::LoanedOut)
    } else if owned {
        let sold = agreed.clone().any(|bond| !bond.kind.is_loan() && bond.club != club);
        Some(if sold || membership.exit.is_some() { Presence::Leaving } else { Presence::Squad })
    } else {
        agreed.clone().any(|bond| bond.club == club).then_some(Presence::Arriving)
    }
}

/// The end of the contract, where it takes an owned player out of a season to come.
fn contract_out(
    ledger: &Ledger,
    player: PlayerId,
    club: ClubId,
    membership: &Membership,
    moment: &Moment,
) -> Option<Day> {
    let owner = membership.owner.filter(|owner| owner.club == club)?;
    let contract = contract(ledger, player, club, owner.from, moment)?;
    (contract.end_day < moment.season_start() && contract.outdated.is_none()).then_some(contract.end_day)
}

fn reason(today: &Membership, then: &Membership, was: Presence, club: ClubId) -> GoneReason {
    if was == Presence::OnLoanIn {
        return GoneReason::LoanEnds(today.loan.and_then(|loan| loan.until));
    }
    if let Some(owner) = then.owner.filter(|owner| owner.club != club) {
        return GoneReason::Moves { to: owner.club, on: owner.from };
    }
    match then.left.or(today.exit) {
        Some(parting) => GoneReason::Leaves(parting),
        None => GoneReason::LoanEnds(None),
    }
}
