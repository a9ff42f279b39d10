//! The likelihood of a saga on a day, and where it comes from.
//!
//! A logistic model of few terms: its log-odds are a base and one contribution for each term, and
//! they add up to the number shown. The weights were fitted by `touchline calibrate` on sagas
//! whose outcome is known (see [`super::calibration`] for how and how well), and stand in
//! `parameters.json` with the range they were trained on. It says how often sagas that looked like
//! this one came about; it knows nothing else of football.

mod fit;
mod history;
mod parameters;
mod signals;
mod term;

use crate::ledger::Ledger;
use crate::model::{ClaimId, Clock, Day, SagaId};

use super::course::outcome_on;

pub use fit::{Fit, RIDGE, probability};
pub use history::{HistoryDay, history};
pub use parameters::{
    BinFile, EvaluationFile, FigureFile, ModelFile, Parameters, ParametersFile, RateFile, ScoresFile, Vintage,
    VintageFile,
};
pub use term::Term;

pub(super) use fit::{Row, fit};
pub(super) use parameters::edition_rate;
pub(super) use signals::{Around, Signals};

/// What one term adds to the log-odds.
#[derive(Clone, PartialEq, Debug)]
pub struct Contribution {
    /// The term.
    pub term: Term,
    /// Its number on the day.
    pub number: f64,
    /// What it adds.
    pub log_odds: f64,
    /// The claims that it rests on.
    pub claims: Vec<ClaimId>,
}

/// How likely a saga is to come about, as of a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Likelihood {
    /// The probability.
    pub probability: f64,
    /// The log-odds before any term.
    pub base: f64,
    /// What each term adds: with the base they sum to the log-odds of the probability.
    pub contributions: Vec<Contribution>,
    /// The newest day whose outcomes the weights know.
    pub trained_through: Day,
    /// The first day of the examples that they were fitted on.
    pub trained_from: Day,
    /// The sagas they were fitted on.
    pub trained_on: usize,
    /// Whether they were fitted on outcomes later than the day.
    pub fitted_later: bool,
}

/// Works out likelihoods for one day: what all sagas share is gathered once.
pub struct Assessor<'a> {
    ledger: &'a Ledger,
    clock: Clock,
    vintage: Option<(&'a Vintage, bool)>,
    around: Around<'a>,
}

impl<'a> Assessor<'a> {
    /// Prepares for the clock's day, with the parameters that come with the program.
    pub fn new(ledger: &'a Ledger, clock: &Clock) -> Self {
        let vintage = Parameters::bundled().and_then(|parameters| parameters.on(clock.as_of));
        let vintage = vintage.filter(|(_, later)| !(*later && clock.as_known));
        let terms = vintage.map_or(&[][..], |(vintage, _)| &vintage.fit.terms);
        Self { ledger, clock: *clock, vintage, around: Around::new(ledger, clock, terms) }
    }

    /// The probability alone; `None` for a saga that does not exist yet or is settled.
    pub fn probability(&self, id: SagaId) -> Option<f64> {
        let (vintage, signals) = self.signals(id)?;
        let numbers = vintage.fit.terms.iter().map(|term| signals.value(*term, &self.around));
        Some(probability(vintage.fit.log_odds(numbers)))
    }

    /// The likelihood with all that it rests on; `None` as for [`Self::probability`].
    pub fn likelihood(&self, id: SagaId) -> Option<Likelihood> {
        let (vintage, signals) = self.signals(id)?;
        let fit = &vintage.fit;
        let contribution = |(term, weight): (&Term, &f64)| {
            let number = signals.value(*term, &self.around);
            let claims = if number == 0.0 { Vec::new() } else { signals.claims(*term) };
            // Adding nothing keeps a nought from being a negative one.
            Contribution { term: *term, number, log_odds: weight * number + 0.0, claims }
        };
        let contributions: Vec<Contribution> = fit.terms.iter().zip(&fit.weights).map(contribution).collect();
        let log_odds = fit.base + contributions.iter().map(|c| c.log_odds).sum::<f64>();
        Some(Likelihood {
            probability: probability(log_odds),
            base: fit.base,
            contributions,
            trained_through: vintage.through,
            trained_from: vintage.from,
            trained_on: vintage.sagas,
            fitted_later: self.vintage.is_some_and(|(_, later)| later),
        })
    }

    fn signals(&self, id: SagaId) -> Option<(&'a Vintage, Signals<'a>)> {
        let (vintage, _) = self.vintage?;
        if outcome_on(&self.ledger[id], &self.clock).is_some() {
            return None;
        }
        Some((vintage, Signals::hear(self.ledger, id, &self.clock)?))
    }
}

/// The likelihood of one saga on the clock's day; `None` while nothing is known of it, and once
/// it is settled.
pub fn likelihood(ledger: &Ledger, id: SagaId, clock: &Clock) -> Option<Likelihood> {
    Assessor::new(ledger, clock).likelihood(id)
}

/// The probability of every saga on the clock's day, by saga id.
pub fn likelihoods(ledger: &Ledger, clock: &Clock) -> Vec<Option<f64>> {
    let assessor = Assessor::new(ledger, clock);
    ledger.saga_ids().map(|id| assessor.probability(id)).collect()
}
