//! Who is certain, who arrives, who goes and who is open in a season, each with its reason.

use crate::ledger::Ledger;
use crate::model::{Clock, ClubId, Day, PlayerId, Position, Season, SpellKind, pick};

use super::cell::Cell;
use super::contract::{ContractShown, contract};
use super::membership::{Bond, Membership, membership};
use super::moment::{Look, Moment};
use super::presence::{GoneReason, Presence, Standing, standing_at};
use super::row::{Age, CellBacking};

/// What can be said of a player's place at a club in a season.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Outlook {
    /// There, and bound to be.
    Certain,
    /// Not there today, and there then: bought, borrowed or back from a loan.
    Arrives,
    /// Neither settled: his contract ends, and somebody may still extend it.
    Open,
    /// The club's, lent elsewhere.
    Lent,
    /// There today and not then.
    Goes,
}

impl Outlook {
    /// Every outlook, in the order in which a plan shows them.
    pub const ALL: [Self; 5] = [Self::Certain, Self::Arrives, Self::Open, Self::Lent, Self::Goes];

    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Arrives => "arrives",
            Self::Open => "open",
            Self::Lent => "lent",
            Self::Goes => "goes",
        }
    }

    /// Whether he can be counted on.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Certain | Self::Arrives)
    }
}

/// Why a player's outlook is what it is.
#[derive(Clone, PartialEq, Debug)]
pub enum Reason {
    /// His contract runs on until that day.
    Contract(Day),
    /// He renewed on that day; for how long is not known.
    Renewed(Day),
    /// Nothing is known of his contract, and nothing of his leaving.
    NoContractKnown,
    /// Borrowed until that day, where it is known.
    Borrowed(Option<Day>),
    /// An agreed move brings him.
    Joins {
        /// The club he comes from.
        from: Option<ClubId>,
        /// His first day.
        on: Option<Day>,
        /// Whether he is only borrowed.
        borrowed: bool,
    },
    /// He comes back from a loan.
    Returns {
        /// The borrower.
        from: ClubId,
        /// The loan's last day.
        on: Option<Day>,
    },
    /// He is lent.
    Lent {
        /// The borrower.
        to: ClubId,
        /// The loan's last day.
        until: Option<Day>,
    },
    /// His contract ends, and an option may extend it.
    Option {
        /// Its last day.
        ends: Day,
        /// The option, in words.
        option: Box<str>,
    },
    /// His loan here ends, and a clause lets (or makes) the club buy him.
    Purchase {
        /// The loan's last day.
        ends: Option<Day>,
        /// Whether the clause is an obligation.
        obliged: bool,
    },
    /// He goes.
    Gone(GoneReason),
}

impl Reason {
    /// The word used in JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Contract(_) => "contract_runs_on",
            Self::Renewed(_) => "renewed",
            Self::NoContractKnown => "no_contract_known",
            Self::Borrowed(_) => "borrowed",
            Self::Joins { .. } => "joins",
            Self::Returns { .. } => "loan_return",
            Self::Lent { .. } => "lent",
            Self::Option { .. } => "option_to_extend",
            Self::Purchase { .. } => "option_to_buy",
            Self::Gone(reason) => reason.code(),
        }
    }
}

/// A player of a club as a season will find him.
#[derive(Clone, PartialEq, Debug)]
pub struct Prospect {
    /// The player.
    pub player: PlayerId,
    /// His main position.
    pub position: Option<Position>,
    /// His age on the day looked at.
    pub age: Option<Age>,
    /// What can be said of his place.
    pub outlook: Outlook,
    /// Why.
    pub reason: Reason,
    /// The contract with his owner, as it is shown.
    pub contract: Option<ContractShown>,
    /// What outlook and reason rest on.
    pub backing: Vec<CellBacking>,
}

/// Projects a club's players into the clock's season, in file order.
///
/// The day looked at is the one of every chart of that season: two months after it began, so that
/// a summer's agreed moves are made. Contracts end by the calendar of the club's association. For
/// the season under way the answer is who is there today.
pub fn prospects(ledger: &Ledger, club: ClubId, clock: &Clock) -> Vec<Prospect> {
    let moment = Moment::of_club(ledger, club, clock);
    let players = &ledger.index.players_of_club[club.index()];
    players.iter().filter_map(|player| prospect(ledger, *player, club, &moment)).collect()
}

/// The last day on which any contract known for a club ends; nothing is known past it.
pub fn horizon(ledger: &Ledger, club: ClubId, clock: &Clock) -> Option<Day> {
    let calendar = super::moment::calendar_of(ledger, club);
    let players = &ledger.index.players_of_club[club.index()];
    let known = players.iter().flat_map(|player| &ledger[*player].contracts).filter(|stated| {
        stated.value.club == club && (clock.sees(stated.known) || (stated.backfills && !clock.as_known))
    });
    known.map(|stated| stated.value.end.latest(calendar)).max()
}

/// The seasons to plan for: the one under way and the next four.
pub fn planned_seasons(clock: &Clock) -> [Season; 5] {
    let current = Season::holding(clock.as_of);
    [0, 1, 2, 3, 4].map(|step| current.plus(step))
}

fn prospect(ledger: &Ledger, player: PlayerId, club: ClubId, moment: &Moment) -> Option<Prospect> {
    let case = Case { ledger, player, club, moment };
    match standing_at(ledger, player, club, moment) {
        Standing::In { presence, membership } => Some(case.inside(presence, &membership)),
        Standing::Gone(reason) => Some(case.gone(reason)),
        Standing::Out => None,
    }
}

/// One player at one club in one season.
struct Case<'a> {
    ledger: &'a Ledger,
    player: PlayerId,
    club: ClubId,
    moment: &'a Moment,
}

impl Case<'_> {
    fn inside(&self, presence: Presence, then: &Membership) -> Prospect {
        let held = self.contract(then, self.moment);
        let joined = |bond: Option<Bond>| bond.filter(|b| b.from.is_some_and(|from| from > self.moment.clock.as_of));
        match presence {
            Presence::Squad | Presence::Leaving => {
                if let Some(bond) = joined(then.owner) {
                    return self.joins(bond, held);
                }
                if let Some(loan) = self.loan_of_today().filter(|loan| loan.club != self.club) {
                    let reason = Reason::Returns { from: loan.club, on: loan.until };
                    return self.made(Outlook::Arrives, reason, held, Some(&loan));
                }
                let reason = match &held {
                    Some(c) if c.outdated.is_some() => Reason::Renewed(c.outdated.unwrap_or(c.end_day)),
                    Some(c) => Reason::Contract(c.end_day),
                    None => Reason::NoContractKnown,
                };
                self.made(Outlook::Certain, reason, held, then.owner.as_ref())
            }
            Presence::OnLoanIn => {
                if let Some(bond) = joined(then.loan) {
                    return self.joins(bond, held);
                }
                let reason = Reason::Borrowed(then.loan.and_then(|loan| loan.until));
                self.made(Outlook::Certain, reason, held, then.loan.as_ref())
            }
            Presence::Arriving | Presence::LinkedIn => {
                let bond = then.agreed.iter().find(|bond| bond.club == self.club).copied();
                match bond {
                    Some(bond) => self.joins(bond, held),
                    None => self.made(Outlook::Arrives, Reason::NoContractKnown, held, None),
                }
            }
            Presence::LoanedOut => {
                let (to, until) = then.loan.map_or((self.club, None), |loan| (loan.club, loan.until));
                self.made(Outlook::Lent, Reason::Lent { to, until }, held, then.loan.as_ref())
            }
        }
    }

    fn joins(&self, bond: Bond, held: Option<ContractShown>) -> Prospect {
        let from = membership(self.ledger, self.player, &self.moment.now()).plays_for();
        let from = from.filter(|from| *from != self.club);
        let reason = Reason::Joins { from, on: bond.from, borrowed: bond.kind.is_loan() };
        self.made(Outlook::Arrives, reason, held, Some(&bond))
    }

    fn gone(&self, reason: GoneReason) -> Prospect {
        let today = membership(self.ledger, self.player, &self.moment.now());
        let held = self.contract(&today, &self.moment.now());
        match &reason {
            GoneReason::ContractEnds(ends) => {
                let option = held.as_ref().and_then(|c| c.option.clone());
                let backing = today.owner;
                match option {
                    Some(option) => {
                        let reason = Reason::Option { ends: *ends, option };
                        self.made(Outlook::Open, reason, held, backing.as_ref())
                    }
                    None => self.made(Outlook::Goes, Reason::Gone(reason), held, backing.as_ref()),
                }
            }
            GoneReason::LoanEnds(ends) => {
                let obliged = match today.loan.map(|loan| loan.kind) {
                    Some(SpellKind::LoanOption) => Some(false),
                    Some(SpellKind::LoanObligation) => Some(true),
                    _ => None,
                };
                match obliged {
                    Some(obliged) => {
                        let reason = Reason::Purchase { ends: *ends, obliged };
                        self.made(Outlook::Open, reason, held, today.loan.as_ref())
                    }
                    None => self.made(Outlook::Goes, Reason::Gone(reason), held, today.loan.as_ref()),
                }
            }
            GoneReason::Moves { to, .. } => {
                let then = membership(self.ledger, self.player, self.moment);
                let next = then.owner.filter(|owner| owner.club == *to);
                self.made(Outlook::Goes, Reason::Gone(reason), held, next.as_ref())
            }
            GoneReason::Leaves(parting) => {
                let exit = parting.exit;
                let mut gone = self.made(Outlook::Goes, Reason::Gone(reason), held, today.owner.as_ref());
                if let Some(stated) = exit.map(|i| &self.ledger[self.player].exits[i]) {
                    gone.backing.insert(0, self.backed(Cell::Presence, &stated.evidence, stated.known));
                }
                gone
            }
        }
    }

    /// The contract with his owner.
    fn contract(&self, membership: &Membership, moment: &Moment) -> Option<ContractShown> {
        let owner = membership.owner?;
        contract(self.ledger, self.player, owner.club, owner.from, moment)
    }

    /// The loan that he is on today. Most players never were lent: their spells say so at once.
    fn loan_of_today(&self) -> Option<Bond> {
        let lent = self.ledger[self.player].spells.iter().any(|stated| stated.value.kind.is_loan());
        let ahead = self.moment.look == Look::Ahead;
        (lent && ahead).then(|| membership(self.ledger, self.player, &self.moment.now()).loan).flatten()
    }

    fn made(&self, outlook: Outlook, reason: Reason, held: Option<ContractShown>, bond: Option<&Bond>) -> Prospect {
        let record = &self.ledger[self.player];
        let clock = &self.moment.clock;
        let day = self.moment.day;
        let mut backing = Vec::new();
        if let Some(contract) = &held {
            let stated = &record.contracts[contract.reading];
            backing.push(self.backed(Cell::Contract, &stated.evidence, stated.known));
        }
        if let Some(stated) = bond.map(|bond| &record.spells[bond.spell]) {
            backing.push(self.backed(Cell::Presence, &stated.evidence, stated.known));
        }
        if rests_on_presence(&reason) {
            backing.reverse();
        }
        let born = pick(&record.born, clock).map(|b| b.value().age_on(day));
        Prospect {
            player: self.player,
            position: pick(&record.positions, clock).and_then(|p| p.value().first().copied()),
            age: born.map(|(from, to)| Age { from, to }),
            outlook,
            reason,
            contract: held,
            backing,
        }
    }

    fn backed(&self, cell: Cell, evidence: &[crate::model::Evidence], known: Day) -> CellBacking {
        CellBacking { cell, evidence: evidence.into(), known, backfilled: !self.moment.sees(known) }
    }
}

/// Whether a reason is about where he plays rather than about his contract.
const fn rests_on_presence(reason: &Reason) -> bool {
    !matches!(
        reason,
        Reason::Contract(_) | Reason::Renewed(_) | Reason::Option { .. } | Reason::Gone(GoneReason::ContractEnds(_))
    )
}
