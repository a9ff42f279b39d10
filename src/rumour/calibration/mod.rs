//! Calibration: fitting the likelihood on resolved sagas, and saying how good it is.
//!
//! **Examples** are resolved sagas on the days before their outcome was public, a saga's days
//! weighing one together, with nothing in them that was not known then. **Evaluation** is on
//! examples the model never saw: leaving one player out (all of his sagas), and forward in time
//! (fitted on what had been public before the example's month). **Choice**: of the models that
//! react to drops and denials, the simplest that is not worse than the best by more than one
//! standard error of the difference in log loss, over five folds of players. The report scores the
//! choice too: made anew without each player, so nothing is tuned on what is scored.
//!
//! ```text
//! examples   resolved sagas on days before they were settled
//! predict    forecasts by models that never saw the example
//! score      Brier, log loss, area under the ROC curve, reliability
//! bootstrap  intervals, by drawing players
//! ```

mod bootstrap;
mod examples;
mod predict;
mod score;

use crate::ledger::Ledger;
use crate::model::{Clock, Day, Polarity};

use super::likelihood::{BinFile, EvaluationFile, ParametersFile, RIDGE, RateFile, Term, VintageFile};
use super::record::Records;
use examples::{Example, Examples};
use predict::{fit_on, forward, held_out};
use score::{Forecast, Three, score};

pub use bootstrap::{DRAWS, Figure, SEED};
pub use score::Bin;

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

/// Folds of the choice.
const FOLDS: usize = 5;

/// Scores with their intervals.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Scores {
    /// The mean squared error of the probability: lower is better.
    pub brier: Figure,
    /// The mean surprise in nats: lower is better.
    pub log_loss: Figure,
    /// How often one that came about was held likelier than one that did not.
    pub auc: Figure,
    /// How much lower the log loss is than that of the baseline to beat: below 0 is better.
    pub against_baseline: Figure,
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
    /// The choice itself, made anew without each player.
    pub choice: Scores,
    /// Reliability of the chosen model without the player it forecasts.
    pub bins: Vec<Bin>,
    /// Reliability of the chosen model forward in time.
    pub forward_bins: Vec<Bin>,
}

/// Chooses the model to ship on these examples.
fn choose(all: &[&Example]) -> usize {
    let players = all.iter().map(|example| example.player + 1).max().unwrap_or(0);
    let losses: Vec<Vec<f64>> = MODELS[FIRST_CANDIDATE..]
        .iter()
        .map(|model| {
            let forecasts = held_out(all, |example| example.player % FOLDS, FOLDS, |_| model.terms.to_vec());
            by_player(&forecasts, players)
        })
        .collect();
    let sum = |losses: &Vec<f64>| losses.iter().sum::<f64>();
    let Some(best) = losses.iter().min_by(|a, b| sum(a).total_cmp(&sum(b))) else { return FIRST_CANDIDATE };
    let is_not_worse = |losses: &Vec<f64>| {
        let differences: Vec<f64> = losses.iter().zip(best).map(|(own, best)| own - best).collect();
        let mean = differences.iter().sum::<f64>() / players.max(1) as f64;
        let spread = differences.iter().map(|d| (d - mean).powi(2)).sum::<f64>();
        mean * players as f64 <= spread.sqrt()
    };
    losses.iter().position(is_not_worse).unwrap_or(0) + FIRST_CANDIDATE
}

/// The log loss of forecasts, player by player.
fn by_player(forecasts: &[Forecast], players: usize) -> Vec<f64> {
    let mut losses = vec![0.0; players];
    for forecast in forecasts {
        losses[forecast.player] += forecast.weight * forecast.log_loss();
    }
    losses
}

/// Evaluates every model on the sagas resolved by the clock's day; `None` without any.
pub fn report(ledger: &Ledger, clock: &Clock) -> Option<Report> {
    let examples = Examples::new(ledger, clock);
    let all: Vec<&Example> = examples.all.iter().collect();
    let (first, last) = (all.iter().map(|e| e.day).min()?, all.iter().map(|e| e.day).max()?);
    let players = examples.players.len();
    let draws = bootstrap::draws(players);
    let player_out = |terms: &dyn Fn(&[&Example]) -> Vec<Term>| held_out(&all, |e| e.player, players, terms);
    let out: Vec<Vec<Forecast>> = MODELS.iter().map(|model| player_out(&|_| model.terms.to_vec())).collect();
    let ahead: Vec<Vec<Forecast>> = MODELS.iter().map(|model| forward(&examples, model.terms)).collect();
    let nested = player_out(&|kept| MODELS[choose(kept)].terms.to_vec());
    let chosen = choose(&all);
    let models = MODELS.iter().enumerate().map(|(i, model)| ModelReport {
        model: *model,
        player_out: scores(&out[i], &out[TO_BEAT], &draws, players),
        forward: (!ahead[i].is_empty()).then(|| scores(&ahead[i], &ahead[TO_BEAT], &draws, players)),
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
        choice: scores(&nested, &out[TO_BEAT], &draws, players),
        bins: score::bins(&out[chosen]),
        forward_bins: score::bins(&ahead[chosen]),
    })
}

/// Scores forecasts with intervals, beside those of the baseline.
fn scores(forecasts: &[Forecast], baseline: &[Forecast], draws: &[Vec<f64>], players: usize) -> Scores {
    let rising = |forecasts: &[Forecast]| {
        let mut sorted = forecasts.to_vec();
        sorted.sort_by(|a, b| a.probability.total_cmp(&b.probability));
        sorted
    };
    let (own, other) = (rising(forecasts), rising(baseline));
    let pair = |counts: &[f64]| (score(&own, counts), score(&other, counts));
    let (value, beaten) = pair(&vec![1.0; players]);
    // A draw may hold no player with a forecast: it says nothing then.
    let pairs: Vec<(Three, Three)> = draws.iter().map(|d| pair(d)).filter(|(one, _)| one.brier.is_finite()).collect();
    let figure = |value: f64, of: &dyn Fn(&(Three, Three)) -> f64| Figure::of(value, pairs.iter().map(of).collect());
    Scores {
        brier: figure(value.brier, &|(one, _)| one.brier),
        log_loss: figure(value.log_loss, &|(one, _)| one.log_loss),
        auc: figure(value.auc, &|(one, _)| one.auc),
        against_baseline: figure(value.log_loss - beaten.log_loss, &|(one, other)| one.log_loss - other.log_loss),
    }
}

/// The days through which vintages are fitted: the middle of February and of September, when the
/// windows of the big leagues have closed, and the clock's day.
fn vintage_days(first: Day, last: Day) -> Vec<Day> {
    let middles = (first.year()..=last.year()).flat_map(|year| [Day::new(year, 2, 15), Day::new(year, 9, 15)]);
    let mut days: Vec<Day> = middles.flatten().filter(|day| first < *day && *day < last).collect();
    days.push(last);
    days
}

/// Fits the chosen model on the sagas resolved by each vintage's day, as it is stored; `None`
/// where too few sagas are resolved.
pub fn calibrate(ledger: &Ledger, clock: &Clock) -> Option<ParametersFile> {
    let examples = Examples::new(ledger, clock);
    let all: Vec<&Example> = examples.all.iter().collect();
    let first = all.iter().map(|example| example.day).min()?;
    let terms = MODELS[choose(&all)].terms;
    let vintages: Vec<VintageFile> =
        vintage_days(first, clock.as_of).into_iter().filter_map(|day| vintage(ledger, day, terms)).collect();
    (!vintages.is_empty()).then(|| ParametersFile {
        edition: ledger.edition.slug.to_string(),
        terms: terms.iter().map(|term| term.code().to_string()).collect(),
        ridge: RIDGE,
        vintages,
        evaluation: Some(evaluation(&examples, terms)),
    })
}

/// How good a model is on players that it was fitted without.
fn evaluation(examples: &Examples, terms: &[Term]) -> EvaluationFile {
    let all: Vec<&Example> = examples.all.iter().collect();
    let players = examples.players.len();
    let scored = |terms: &[Term]| {
        let mut forecasts = held_out(&all, |example| example.player, players, |_| terms.to_vec());
        forecasts.sort_by(|a, b| a.probability.total_cmp(&b.probability));
        (score(&forecasts, &vec![1.0; players]), forecasts)
    };
    let (three, forecasts) = scored(terms);
    let bin = |bin: Bin| BinFile {
        forecast: rounded(bin.forecast),
        came_about: rounded(bin.came_about),
        sagas: rounded(bin.sagas),
    };
    EvaluationFile {
        sagas: examples.sagas,
        players,
        log_loss: rounded(three.log_loss),
        base_log_loss: rounded(scored(&[]).0.log_loss),
        auc: rounded(three.auc),
        bins: score::bins(&forecasts).into_iter().map(bin).collect(),
    }
}

fn vintage(ledger: &Ledger, through: Day, terms: &[Term]) -> Option<VintageFile> {
    let clock = Clock { as_known: true, ..Clock::on(through) };
    let examples = Examples::new(ledger, &clock);
    if (examples.sagas as f64) < predict::AT_LEAST {
        return None;
    }
    let fitted = fit_on(examples.all.iter(), terms);
    let mut rates: Vec<RateFile> = Records::new(ledger, &clock)
        .pooled()
        .iter()
        .map(|((stage, polarity), tally)| RateFile {
            stage: stage.code().to_string(),
            against: *polarity == Polarity::Against,
            n: tally.n,
            hits: tally.hits,
        })
        .collect();
    rates.sort_by(|a, b| (a.against, &a.stage).cmp(&(b.against, &b.stage)));
    Some(VintageFile {
        through: through.to_string(),
        from: examples.all.iter().map(|example| example.day).min()?.to_string(),
        sagas: examples.sagas,
        players: examples.players.len(),
        examples: examples.all.len(),
        base: rounded(fitted.base),
        weights: fitted.weights.into_iter().map(rounded).collect(),
        rates,
    })
}

/// Six places are more than the figures bear, and read the same everywhere.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
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
