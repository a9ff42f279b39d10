//! The stored parameters: what `touchline calibrate` fitted, with the range it was trained on.
//!
//! They come as vintages. One fitted on outcomes known through a day serves the days after it, so
//! that no number of a day rests on what was settled later. Days before the first vintage use the
//! first one, marked as fitted later; with `--as-known` they have no likelihood.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::model::{Day, Polarity, Stage};

use super::{Fit, Term};
use crate::rumour::record::Said;

/// What was fitted, as it stands in the file.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
pub struct ParametersFile {
    /// The edition whose resolved sagas it was fitted on.
    pub edition: String,
    /// The terms of the model, in the order of the weights.
    pub terms: Vec<String>,
    /// How strongly weights are held towards nothing.
    pub ridge: f64,
    /// The fits, oldest first.
    pub vintages: Vec<VintageFile>,
    /// How good the model is on players that it was fitted without.
    pub evaluation: Option<EvaluationFile>,
}

/// How good the model is, in the file: what `touchline calibrate --report` says.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
pub struct EvaluationFile {
    /// The day by which outcomes were known.
    pub through: String,
    /// Resolved sagas that were forecast.
    pub sagas: usize,
    /// Their players.
    pub players: usize,
    /// The days of those sagas that were forecast.
    pub examples: usize,
    /// Of those, the ones forecast forward in time.
    pub forward_examples: usize,
    /// The share of sagas that came about.
    pub base_rate: f64,
    /// The model shipped, by its name.
    pub shipped: String,
    /// The baseline to beat, by its name.
    pub to_beat: String,
    /// Every model, baselines first.
    pub models: Vec<ModelFile>,
    /// The choice of the model, made anew without those it is scored on.
    pub choice: ScoresFile,
    /// Reliability by tenths, each player forecast by a model fitted without him.
    pub bins: Vec<BinFile>,
    /// The same forward in time.
    pub forward_bins: Vec<BinFile>,
}

/// How one model did, in the file.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
pub struct ModelFile {
    /// Its name.
    pub name: String,
    /// Whether it is there to be beaten.
    pub baseline: bool,
    /// Each player forecast by a model fitted without him.
    pub player_out: ScoresFile,
    /// Forecast from what had been public before; `None` where too little was.
    pub forward: Option<ScoresFile>,
}

/// Scores with their intervals, in the file.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
pub struct ScoresFile {
    /// The mean squared error of the probability.
    pub brier: FigureFile,
    /// The mean surprise in nats.
    pub log_loss: FigureFile,
    /// How often one that came about was held likelier than one that did not; `None` for a model
    /// that ranks nothing.
    pub auc: Option<FigureFile>,
}

/// A figure with its 95 % interval, in the file.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Debug)]
pub struct FigureFile {
    /// The figure.
    pub value: f64,
    /// 2.5 % of the draws lie below.
    pub low: f64,
    /// 2.5 % of the draws lie above.
    pub high: f64,
}

/// One tenth of the scale, in the file.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
pub struct BinFile {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// The mean probability forecast.
    pub forecast: f64,
    /// The share that came about.
    pub came_about: f64,
    /// The weight in sagas.
    pub sagas: f64,
    /// How many days fell into it.
    pub examples: usize,
}

/// One fit in the file.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
pub struct VintageFile {
    /// The newest day whose outcomes it knew.
    pub through: String,
    /// The first day of the examples.
    pub from: String,
    /// The resolved sagas it rests on.
    pub sagas: usize,
    /// Their players.
    pub players: usize,
    /// The days of those sagas that were examples.
    pub examples: usize,
    /// The log-odds where every term is 0.
    pub base: f64,
    /// What each term's number is multiplied by.
    pub weights: Vec<f64>,
    /// How often what was said at each stage came about.
    pub rates: Vec<RateFile>,
}

/// The base rate of a stage in the file.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug)]
pub struct RateFile {
    /// The stage.
    pub stage: String,
    /// Whether it was said against the proposition.
    pub against: bool,
    /// Scored claims.
    pub n: u32,
    /// Those that came true.
    pub hits: u32,
}

/// One fit, with what it was trained on.
#[derive(Clone, PartialEq, Debug)]
pub struct Vintage {
    /// The newest day whose outcomes it knew.
    pub through: Day,
    /// The first day of the examples.
    pub from: Day,
    /// The resolved sagas it rests on.
    pub sagas: usize,
    /// The model.
    pub fit: Fit,
    rates: Vec<(Said, f64, f64)>,
}

/// The stored parameters.
#[derive(Clone, PartialEq, Debug)]
pub struct Parameters {
    /// The edition whose resolved sagas they were fitted on.
    pub edition: String,
    /// The fits, oldest first.
    pub vintages: Vec<Vintage>,
    /// How good the model is on players that it was fitted without.
    pub evaluation: Option<EvaluationFile>,
}

/// The parameters that come with the program.
static BUNDLED: LazyLock<Option<Parameters>> = LazyLock::new(|| Parameters::read(include_str!("parameters.json")));

impl Parameters {
    /// The parameters that come with the program; `None` only if their file were broken, which a
    /// test rules out.
    pub fn bundled() -> Option<&'static Self> {
        BUNDLED.as_ref()
    }

    /// Reads parameters as `touchline calibrate` writes them.
    pub fn read(text: &str) -> Option<Self> {
        let file: ParametersFile = serde_json::from_str(text).ok()?;
        let terms: Vec<Term> = file.terms.iter().map(|code| Term::from_code(code)).collect::<Option<_>>()?;
        let vintages: Vec<Vintage> = file.vintages.iter().map(|v| vintage(v, &terms)).collect::<Option<_>>()?;
        Some(Self { edition: file.edition, vintages, evaluation: file.evaluation })
    }

    /// The fit that serves a day: the newest whose outcomes were all known by then, else the
    /// first; with whether it was fitted on later ones.
    pub fn on(&self, day: Day) -> Option<(&Vintage, bool)> {
        let known = self.vintages.iter().rev().find(|vintage| vintage.through <= day);
        known.map(|vintage| (vintage, false)).or_else(|| Some((self.vintages.first()?, true)))
    }
}

fn vintage(file: &VintageFile, terms: &[Term]) -> Option<Vintage> {
    let polarity = |against: bool| if against { Polarity::Against } else { Polarity::For };
    let rate = |rate: &RateFile| {
        let said = (Stage::from_code(&rate.stage)?, polarity(rate.against));
        Some((said, f64::from(rate.n), f64::from(rate.hits)))
    };
    (file.weights.len() == terms.len()).then_some(())?;
    Some(Vintage {
        through: file.through.parse().ok()?,
        from: file.from.parse().ok()?,
        sagas: file.sagas,
        fit: Fit { terms: terms.to_vec(), base: file.base, weights: file.weights.clone() },
        rates: file.rates.iter().map(rate).collect::<Option<_>>()?,
    })
}

/// How often what was said came about in the edition, as known on a day: for ledgers without a
/// resolved saga of their own.
pub(in crate::rumour) fn edition_rate(said: Said, day: Day) -> f64 {
    let Some((vintage, _)) = Parameters::bundled().and_then(|parameters| parameters.on(day)) else { return 0.5 };
    let all = vintage.rates.iter().fold((1.0, 2.0), |(hits, n), rate| (hits + rate.2, n + rate.1));
    let overall = all.0 / all.1;
    let own = vintage.rates.iter().find(|(known, ..)| *known == said);
    own.map_or(overall, |(_, n, hits)| (hits + 4.0 * overall) / (n + 4.0))
}
