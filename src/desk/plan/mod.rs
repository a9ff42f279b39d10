//! The planner: a club's players in seasons to come, what scenarios do to them, what follows.
//!
//! ```text
//! club       a club's season with its open talks; counts, gaps, rule meters
//! scenario   sagas assumed true: moves, exits, renewals with their days; refusals
//! judge      from steps to what they mean, each held against the others and the rules
//! overlay    assumptions laid over a club's season
//! chart      assumptions laid over a club's depth chart
//! years      a club's seasons side by side, place by place
//! ages       age against contract: the shape of a squad
//! contrast   before and after: who left, who arrived, what is lacking
//! domino     whom a club that lacks somebody could take; the chain of steps, undone and branched
//! odds       how likely open sagas are
//! simulate   windows drawn by those odds: how many players a club will have
//! saved      scenarios as files
//! lint       claims that a rule makes impossible on their day
//! ```

mod ages;
mod chart;
mod club;
mod contrast;
mod domino;
mod judge;
mod lint;
mod odds;
mod overlay;
mod saved;
mod scenario;
mod simulate;
mod years;

#[cfg(test)]
mod edition;

pub use ages::{AgePoint, squad_ages};
pub use chart::depth_with;
pub use club::{Cause, ClubPlan, Gap, PlanRow, plan};
pub use contrast::{Contrast, contrast};
pub use domino::{Agents, Candidate, Chain, Lack, fit, lacks};
pub use judge::resolve;
pub use lint::{Breach, breach_of, breaches};
pub use odds::Odds;
pub use overlay::plan_with;
pub use saved::{SavedError, SavedScenario, SavedStep, Stale, read_saved, write_saved};
pub use scenario::{Assumption, Change, Choice, DayBasis, Refusal, Scenario, Step, Why};
pub use simulate::{
    ClubOdds, Influence, SEED, Simulation, SlotOdds, SplitMix, WINDOWS, enumerate_slot, sample_slot, simulate,
};
pub use years::{PlaceYears, YearRow, Years, years};
