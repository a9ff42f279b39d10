//! Who belongs where on a day and in a season, until when, fit or not, and in which order.
//!
//! Everything here answers for a [`Clock`](crate::model::Clock): what was known on its day, asked
//! about its season. Nothing knows of rumours; `desk` joins the two. Results own what they hold,
//! so that a view may keep them beside the ledger they were made from.
//!
//! ```text
//! moment        the two clocks -> the day looked at, by a club's calendar
//! membership    spells -> owner, loan, agreed moves, agreed exit
//! presence      membership and contract -> how he belongs to one club's chart
//! contract      the contract to show, months left, alarm
//! injury        how long injuries of a kind usually last (data)
//! availability  absences -> status, return, usual length
//! order         who comes first at a position, and what that rests on
//! cell          what each cell rests on
//! chart         all of it, position by position
//! windows       registration windows
//! projection    the players of a season to come, each with outlook and reason
//! formation     how many a club wants at each place (data)
//! rules         how full the places of lists are
//! ```

mod availability;
mod cell;
mod chart;
mod contract;
mod formation;
mod injury;
mod membership;
mod moment;
mod order;
mod presence;
mod projection;
mod row;
mod rules;
mod windows;

#[cfg(test)]
mod tests;

pub use availability::{Fitness, ReturnSpan, availability};
pub use cell::{Cell, CellReading, CellValue, evidence};
pub use chart::{Chart, Counts, EmptyReason, Group, Missing, chart, linked_row, recounted};
pub use contract::{Alarm, ContractShown, Talks, contract};
pub use formation::{Formation, Slot, formation_after, formation_named, formation_of, formations};
pub use injury::{InjuryRule, injury_rules};
pub use membership::{Bond, Membership, Parting, membership};
pub use moment::{Look, Moment, calendar_of};
pub use order::{RankBasis, Ranked};
pub use presence::{GoneReason, Presence, Standing, standing};
pub use projection::{Outlook, Prospect, Reason, horizon, planned_seasons, prospects};
pub use row::{Age, CellBacking, Row};
pub use rules::{Member, Meter, meters};
pub use windows::{Registration, WindowShown, Windows, registration, windows};
