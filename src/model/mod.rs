//! The words of the field as types: ids, days, money, players, claims.
//!
//! Nothing here reads a file, folds a name or writes a word for the screen.

mod association;
mod availability;
mod claim;
mod club;
mod contract;
mod day;
mod evidence;
mod fact;
mod ids;
mod money;
mod person;
mod player;
mod position;
mod report;
mod saga;
mod season;
mod source;
mod spell;

pub use association::{Association, ListRule, PreContractRule, Window, WindowKind};
pub use availability::{Availability, AvailabilityKind, AvailabilityReading, AvailabilityStatus, BodyPart};
pub use claim::{Claim, Modality, Origin, Polarity, Stage, StageFamily};
pub use club::Club;
pub use contract::Contract;
pub use day::{Day, DayError, PartialDay};
pub use evidence::{Clock, Evidence, Picked, Stated, Table, pick, pick_all};
pub use fact::{Contradiction, Fact, FactValue, Side, Subject};
pub use ids::{
    AssociationId, ClaimId, ClubId, ContradictionId, FactId, PersonId, PlayerId, ReportId, SagaId, Slug, SourceId,
    TableId,
};
pub use money::{Currency, Money};
pub use person::{Person, Post, Tenure};
pub use player::{Birth, Player, Role, RoleBasis, Stat};
pub use position::{Line, Position};
pub use report::{DateBasis, Report};
pub use saga::{LaterNote, Outcome, OutcomeResult, Saga, SagaKind};
pub use season::{Season, SeasonCalendar};
pub use source::{PublishedRecord, Source, SourceKind};
pub use spell::{Exit, ExitKind, Spell, SpellKind};
