//! Rumours: claims fold into sagas.
//!
//! `design.md`'s "Stages, stance, state" is the contract; each module says what it decided
//! where that is silent. Nothing later than the clock's as-of day has any influence here: every
//! function looks at [`known_claims`] only, and at notes and outcomes known by the day.
//!
//! ```text
//! stance         what one claim says for or against its saga, and how far along that is
//! chain          who said it first, who passed it on, who published it; counting originators
//! course         the days of a saga in turn: states and their intervals
//! standing       where a saga stands on a day
//! heat           which sagas to show first
//! timeline       what was said, newest first
//! clash          what can be at odds, in typed parts
//! contradiction  what cannot all be so
//! date_clash     dates that cannot all be so
//! silence        promised events of which nothing was heard
//! tree           chains as trees: what each hop made of it
//! ablation       the ledger as if somebody had not spoken
//! deadline       when registration windows close, as far as rumours need it
//! resolution     what a claim predicts, until when, and what became of it
//! beta           what hits and misses say of a rate
//! record         track records of sources
//! likelihood     how likely a saga is to come about, and where that comes from
//! calibration    fitting that on resolved sagas, and saying how good it is
//! ```

mod ablation;
mod beta;
pub mod calibration;
mod chain;
mod clash;
mod contradiction;
mod course;
mod date_clash;
mod deadline;
mod heat;
mod likelihood;
mod record;
mod resolution;
mod silence;
mod stance;
mod standing;
mod timeline;
mod tree;

#[cfg(test)]
mod edition;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod konate;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod scenarios;

use crate::ledger::Ledger;
use crate::model::{ClaimId, Clock, SagaId};

pub use ablation::{Cut, without};
pub use chain::{Chain, ChainNode, Originators, chain_of_claim, chain_of_fact};
pub use clash::{Clash, Dated, Dispute};
pub use contradiction::{disputes, disputes_about};
pub use course::{Interval, QUIET_AFTER_DAYS, State};
pub use heat::{Warmth, heat, rank};
pub use likelihood::{
    Assessor, BinFile, Contribution, EvaluationFile, FigureFile, Fit, HistoryDay, Likelihood, ModelFile, Parameters,
    ParametersFile, RateFile, ScoresFile, Term, Vintage, VintageFile, history, likelihood, likelihoods, probability,
};
pub use record::{PRIOR_STRENGTH, Posterior, PriorFrom, Record, Records, Said, Score, TOO_FEW, Tally};
pub use resolution::{Prediction, Resolution, Resolver, Verdict};
pub use silence::silences;
pub use stance::{opposes, progress, supports};
pub use standing::{Ending, FeeNamed, STAGE_WINDOW_DAYS, Standing, standing, standings};
pub use timeline::{ContestedDay, Event, Moment, Timeline, timeline};
pub use tree::{DRIFT_DAYS, Drift, Telling, Voice, voices};

/// The claims of a saga that are known on the clock's day, oldest first.
pub fn known_claims<'a>(ledger: &'a Ledger, saga: SagaId, clock: &Clock) -> &'a [ClaimId] {
    let all = &ledger.index.claims_of_saga[saga.index()];
    &all[..all.partition_point(|id| clock.sees(ledger[*id].published))]
}
