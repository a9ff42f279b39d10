//! Calibration: fitting the likelihood on resolved sagas, and saying how good it is.
//!
//! **Examples** are resolved sagas on the days before their outcome was public, a saga's days
//! weighing one together, with nothing in them that was not known then. **Evaluation** is on
//! examples the model never saw: leaving one player out (all of his sagas), and forward in time
//! (fitted on what had been public before the example's month). **Choice**: of the models that
//! react to drops and denials, the simplest that is not worse than the best in either evaluation
//! (see `choice`). The report scores the choice too: made anew without each tenth of the players
//! and scored on them, so that what choosing costs is in its figures. Comparing forward in time
//! joined the rule only after the first report, when the model that folds of players alone had
//! chosen tied with the baseline; figures of single models may flatter by as much as their
//! distance from those of the choice.
//!
//! ```text
//! examples   resolved sagas on days before they were settled
//! predict    forecasts by models that never saw the example
//! choice     which model to ship
//! score      Brier, log loss, area under the ROC curve, reliability
//! bootstrap  intervals, by drawing players
//! stored     what is fitted and kept in the parameters' file
//! ```

mod bootstrap;
mod choice;
mod examples;
mod predict;
mod score;
mod stored;

use crate::ledger::Ledger;
use crate::model::{Clock, Day};

use super::likelihood::Term;
use choice::choose;
use examples::{Example, Examples};
use predict::{forward, held_out};
use score::{Forecast, Three, score};

pub use bootstrap::{DRAWS, Figure, SEED};
pub use score::Bin;
pub use stored::calibrate;

/// A model: what its likelihood is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Model {
    /// What it is called.
    pub name: &'static str,
    /// Its terms.
    pub terms: &'static [Term],
    /// Whether it is there to be beaten.
    pub baseline: bool,
}

/// The model to beat among the baselines.
pub const TO_BEAT: usize = 3;

/// The models, the simplest first; from [`FIRST_CANDIDATE`] on each adds to the one before.
pub const MODELS: [Model; 11] = {
    use Term::{
        Club, Contract, Ever, Fall, Newest, Originators, Player, Records, Renewal, RunsOut, Silence, Stage, Window,
    };
    const fn baseline(name: &'static str, terms: &'static [Term]) -> Model {
        Model { name, terms, baseline: true }
    }
    const fn model(name: &'static str, terms: &'static [Term]) -> Model {
        Model { name, terms, baseline: false }
    }
    [
        baseline("base rate", &[]),
        baseline("highest stage alone", &[Ever]),
        baseline("newest claim's stage", &[Newest]),
        baseline("stage since the last drop", &[Stage]),
        model("and falls", &[Stage, Fall]),
        model("and silence", &[Stage, Fall, Silence]),
        model("and originators", &[Stage, Fall, Silence, Originators]),
        model("and wishes", &[Stage, Fall, Silence, Originators, Player, Club]),
        model("and kind", &[Stage, Fall, Silence, Originators, Player, Club, RunsOut, Renewal]),
        model("and calendar", &[Stage, Fall, Silence, Originators, Player, Club, RunsOut, Renewal, Window, Contract]),
        model(
            "and records",
            &[Stage, Fall, Silence, Originators, Player, Club, RunsOut, Renewal, Window, Contract, Records],
        ),
    ]
};

/// The first model that may be shipped: it reacts to drops and denials.
pub const FIRST_CANDIDATE: usize = 4;

/// Shares of the players that are left out in turn to score the choice.
const TENTHS: usize = 10;

/// Scores with their intervals.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Scores {
    /// The mean squared error of the probability: lower is better.
    pub brier: Figure,
    /// The mean surprise in nats: lower is better.
    pub log_loss: Figure,
    /// How often one that came about was held likelier than one that did not; `None` for a model
    /// that ranks nothing.
    pub auc: Option<Figure>,
    /// How much lower the log loss is than that of the baseline to beat: below 0 is better.
    pub against_baseline: Figure,
    /// How much lower the log loss is than that of the model shipped: below 0 is better.
    pub against_shipped: Figure,
}

/// How one model did.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ModelReport {
    /// The model.
    pub model: Model,
    /// Without the player it forecasts.
    pub player_out: Scores,
    /// On what had been public before the month it forecasts; `None` where too little was.
    pub forward: Option<Scores>,
}

/// How good the likelihood is, and what that rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Report {
    /// Resolved sagas that were scored.
    pub sagas: usize,
    /// Their players.
    pub players: usize,
    /// The days of those sagas that were scored.
    pub examples: usize,
    /// Of those, the ones forecast forward in time.
    pub forward_examples: usize,
    /// Resolved sagas without a claim before their outcome was public: left out.
    pub without_claims: usize,
    /// The first and the last day among them.
    pub range: Option<(Day, Day)>,
    /// The share of sagas that came about.
    pub base_rate: f64,
    /// Every model.
    pub models: Vec<ModelReport>,
    /// The one chosen, by its place.
    pub chosen: usize,
    /// The choice itself, made anew without each tenth of the players and scored on them.
    pub choice: Scores,
    /// Reliability of the chosen model without the player it forecasts.
    pub bins: Vec<Bin>,
    /// Reliability of the chosen model forward in time.
    pub forward_bins: Vec<Bin>,
}

/// Evaluates every model on the sagas resolved by the clock's day; `None` without any.
pub fn report(ledger: &Ledger, clock: &Clock) -> Option<Report> {
    report_on(&Examples::new(ledger, clock))
}

fn report_on(examples: &Examples) -> Option<Report> {
    let all: Vec<&Example> = examples.all.iter().collect();
    let (first, last) = (all.iter().map(|e| e.day).min()?, all.iter().map(|e| e.day).max()?);
    let players = examples.players.len();
    let draws = bootstrap::draws(players);
    let player_out = |terms: &dyn Fn(&[&Example]) -> Vec<Term>| held_out(&all, |e| e.player, players, terms);
    let out: Vec<Vec<Forecast>> = MODELS.iter().map(|model| player_out(&|_| model.terms.to_vec())).collect();
    let ahead: Vec<Vec<Forecast>> = MODELS.iter().map(|model| forward(&all, model.terms)).collect();
    let nested = held_out(&all, |e| e.player % TENTHS, TENTHS, |kept| MODELS[choose(kept)].terms.to_vec());
    let chosen = choose(&all);
    let models = MODELS.iter().enumerate().map(|(i, model)| {
        let of = |all: &[Vec<Forecast>]| {
            let scores = scores(&all[i], [&all[TO_BEAT], &all[chosen]], &draws, players);
            // Without terms only what was left out moves the forecast: against what came about.
            Scores { auc: scores.auc.filter(|_| !model.terms.is_empty()), ..scores }
        };
        ModelReport { model: *model, player_out: of(&out), forward: (!ahead[i].is_empty()).then(|| of(&ahead)) }
    });
    let weight: f64 = all.iter().map(|example| example.weight).sum();
    let came: f64 = all.iter().filter(|example| example.happened).map(|example| example.weight).sum();
    Some(Report {
        sagas: examples.sagas,
        players,
        examples: all.len(),
        forward_examples: ahead[chosen].len(),
        without_claims: examples.without_claims,
        range: Some((first, last)),
        base_rate: came / weight,
        models: models.collect(),
        chosen,
        choice: scores(&nested, [&out[TO_BEAT], &out[chosen]], &draws, players),
        bins: score::bins(&out[chosen]),
        forward_bins: score::bins(&ahead[chosen]),
    })
}

/// Scores forecasts with intervals, beside those of the baseline and of the model shipped.
fn scores(forecasts: &[Forecast], beside: [&[Forecast]; 2], draws: &[Vec<f64>], players: usize) -> Scores {
    let rising = |forecasts: &[Forecast]| {
        let mut sorted = forecasts.to_vec();
        sorted.sort_by(|a, b| a.probability.total_cmp(&b.probability));
        sorted
    };
    let all = [rising(forecasts), rising(beside[0]), rising(beside[1])];
    let of_all = |counts: &[f64]| all.each_ref().map(|rising| score(rising, counts));
    let whole = of_all(&vec![1.0; players]);
    // A draw may hold no player with a forecast: it says nothing then.
    let draws: Vec<[Three; 3]> = draws.iter().map(|d| of_all(d)).filter(|[own, ..]| own.brier.is_finite()).collect();
    let figure = |of: &dyn Fn(&[Three; 3]) -> f64| Figure::of(of(&whole), draws.iter().map(of).collect());
    Scores {
        brier: figure(&|[own, ..]| own.brier),
        log_loss: figure(&|[own, ..]| own.log_loss),
        auc: Some(figure(&|[own, ..]| own.auc)),
        against_baseline: figure(&|[own, baseline, _]| own.log_loss - baseline.log_loss),
        against_shipped: figure(&|[own, _, shipped]| own.log_loss - shipped.log_loss),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{OpenOptions, open};
    use crate::rumour::likelihood::Parameters;

    #[test]
    fn the_stored_parameters_are_those_that_calibrate_fits() {
        let opened = open(&OpenOptions::default());
        let clock = Clock::on(opened.ledger.edition.as_of);
        let fitted = calibrate(&opened.ledger, &clock).unwrap();
        let text = serde_json::to_string(&fitted).unwrap();
        assert_eq!(
            Parameters::bundled(),
            Parameters::read(&text).as_ref(),
            "stale: run `touchline calibrate --into src/rumour/likelihood/parameters.json`"
        );
        for vintage in &Parameters::bundled().unwrap().vintages {
            assert!(vintage.fit.weights.iter().all(|weight| weight.is_finite()));
        }
    }

    #[test]
    fn each_candidate_adds_to_the_one_before() {
        for pair in MODELS[FIRST_CANDIDATE..].windows(2) {
            assert!(pair[1].terms.starts_with(pair[0].terms));
        }
        assert_eq!(MODELS[TO_BEAT].terms, [Term::Stage]);
        assert!(MODELS[FIRST_CANDIDATE..].iter().all(|m| m.terms.contains(&Term::Fall) && !m.baseline));
    }
}
