//! Claims: one thing that a report says about one saga.

use super::day::Day;
use super::ids::{ReportId, SagaId, Slug, SourceId};
use super::money::Money;

/// How far along a claim says the move is, or what it says against it.
///
/// Declaration order is the ladder within each family.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// Monitoring, linked, keen.
    Interest,
    /// Asked, called, in touch.
    Contact,
    /// Negotiating.
    Talks,
    /// An offer was made.
    Bid,
    /// Nearly there.
    Close,
    /// Agreed with the player.
    PersonalTerms,
    /// Agreed between the clubs.
    Agreed,
    /// Medical booked or done.
    Medical,
    /// Official.
    Done,

    /// The seller said no to an offer: an event, not a forecast.
    BidRejected,
    /// The player says no.
    PlayerRejects,
    /// The seller will not sell.
    Blocked,
    /// A party says it is not so.
    Denied,
    /// Interest is over or paused.
    Cooled,
    /// An agreed or advanced deal fell through.
    Collapsed,

    /// The player wants the move.
    PlayerWants,
    /// His club would let him go.
    Available,

    /// Talks about a new contract.
    ContractTalks,
    /// A new contract is agreed.
    ContractAgreed,
    /// A new contract is signed.
    ContractSigned,
    /// He turned a new contract down.
    ContractRejected,
    /// He is to leave when his contract ends.
    LeaveFree,
}

/// What a stage speaks of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum StageFamily {
    /// The move itself, in order.
    Move,
    /// Something against it.
    Counter,
    /// A party's wish.
    Wish,
    /// The contract.
    Contract,
}

impl Stage {
    /// Every stage, in declaration order.
    pub const ALL: [Self; 22] = [
        Self::Interest,
        Self::Contact,
        Self::Talks,
        Self::Bid,
        Self::Close,
        Self::PersonalTerms,
        Self::Agreed,
        Self::Medical,
        Self::Done,
        Self::BidRejected,
        Self::PlayerRejects,
        Self::Blocked,
        Self::Denied,
        Self::Cooled,
        Self::Collapsed,
        Self::PlayerWants,
        Self::Available,
        Self::ContractTalks,
        Self::ContractAgreed,
        Self::ContractSigned,
        Self::ContractRejected,
        Self::LeaveFree,
    ];

    /// The word used in files, commands and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Interest => "interest",
            Self::Contact => "contact",
            Self::Talks => "talks",
            Self::Bid => "bid",
            Self::Close => "close",
            Self::PersonalTerms => "personal_terms",
            Self::Agreed => "agreed",
            Self::Medical => "medical",
            Self::Done => "done",
            Self::BidRejected => "bid_rejected",
            Self::PlayerRejects => "player_rejects",
            Self::Blocked => "blocked",
            Self::Denied => "denied",
            Self::Cooled => "cooled",
            Self::Collapsed => "collapsed",
            Self::PlayerWants => "player_wants",
            Self::Available => "available",
            Self::ContractTalks => "contract_talks",
            Self::ContractAgreed => "contract_agreed",
            Self::ContractSigned => "contract_signed",
            Self::ContractRejected => "contract_rejected",
            Self::LeaveFree => "leave_free",
        }
    }

    /// Whether it speaks against its move, or a renewal, by itself.
    pub const fn speaks_against(self) -> bool {
        matches!(self.family(), StageFamily::Counter) || matches!(self, Self::ContractRejected)
    }

    /// What it speaks of.
    pub const fn family(self) -> StageFamily {
        match self {
            Self::Interest
            | Self::Contact
            | Self::Talks
            | Self::Bid
            | Self::Close
            | Self::PersonalTerms
            | Self::Agreed
            | Self::Medical
            | Self::Done => StageFamily::Move,
            Self::BidRejected | Self::PlayerRejects | Self::Blocked | Self::Denied | Self::Cooled | Self::Collapsed => {
                StageFamily::Counter
            }
            Self::PlayerWants | Self::Available => StageFamily::Wish,
            Self::ContractTalks
            | Self::ContractAgreed
            | Self::ContractSigned
            | Self::ContractRejected
            | Self::LeaveFree => StageFamily::Contract,
        }
    }

    /// The stage of a word used in files.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

/// Whether a claim speaks for or against its saga's proposition.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Polarity {
    /// The move happens; of a renewal, he renews.
    For,
    /// It does not.
    Against,
}

/// In what manner a thing is claimed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Modality {
    /// Told as news.
    Reported,
    /// A party said it on the record.
    Stated,
    /// A plan.
    Planned,
    /// Only if a condition holds.
    Conditional,
    /// It could be.
    Possible,
    /// Said to be unlikely.
    Unlikely,
    /// The writer's own view: shown as such, never evidence.
    Opinion,
}

/// Who said it first.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Origin {
    /// A named source.
    Named(SourceId),
    /// Somebody unnamed, as described ("a Spanish report"): an originator of his own for each
    /// claim, without a track record, never presumed independent of another.
    Unnamed(Option<Box<str>>),
}

/// One thing one report says about one saga.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Its id in the files.
    pub slug: Slug,
    /// The saga it speaks of.
    pub saga: SagaId,
    /// The report that carries it.
    pub report: ReportId,
    /// The day of its report: known from then on.
    pub published: Day,
    /// The stage it claims.
    pub stage: Stage,
    /// For or against the saga's proposition.
    pub polarity: Polarity,
    /// In what manner.
    pub modality: Modality,
    /// Who said it first.
    pub origin: Origin,
    /// Who passed it on between the originator and the publisher, from near to far.
    pub relays: Box<[SourceId]>,
    /// A fee it names.
    pub fee: Option<Money>,
    /// What it depends on, of a conditional claim.
    pub condition: Option<Box<str>>,
    /// A remark of whoever keeps the ledger.
    pub note: Option<Box<str>>,
    /// The month of an older report that it repeats, as `2025-09`.
    pub recalls: Option<Box<str>>,
    /// What it says, in our words.
    pub summary: Box<str>,
    /// The ledger it stands in.
    pub layer: u8,
}

impl Claim {
    /// Whether it counts as evidence: a writer's own view does not.
    pub const fn is_evidence(&self) -> bool {
        !matches!(self.modality, Modality::Opinion)
    }
}
