//! What is fitted and stored: the vintages, and how good the model is.

use crate::ledger::Ledger;
use crate::model::{Clock, Day, Polarity};

use super::choice::choose;
use super::examples::{Example, Examples};
use super::predict::{self, fit_on};
use super::score::Bin;
use super::{Figure, MODELS, Report, Scores, TO_BEAT, report_on};
use crate::rumour::likelihood::{
    BinFile, EvaluationFile, FigureFile, ModelFile, ParametersFile, RIDGE, RateFile, ScoresFile, Term, VintageFile,
};
use crate::rumour::record::Records;

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
        evaluation: report_on(&examples).map(|report| evaluation(&report, clock.as_of)),
    })
}

/// The report as it is stored.
fn evaluation(report: &Report, through: Day) -> EvaluationFile {
    let bins = |bins: &[Bin]| bins.iter().map(bin).collect();
    EvaluationFile {
        through: through.to_string(),
        sagas: report.sagas,
        players: report.players,
        examples: report.examples,
        forward_examples: report.forward_examples,
        base_rate: rounded(report.base_rate),
        shipped: MODELS[report.chosen].name.to_owned(),
        to_beat: MODELS[TO_BEAT].name.to_owned(),
        models: report
            .models
            .iter()
            .map(|model| ModelFile {
                name: model.model.name.to_owned(),
                baseline: model.model.baseline,
                player_out: scores(&model.player_out),
                forward: model.forward.as_ref().map(scores),
            })
            .collect(),
        choice: scores(&report.choice),
        bins: bins(&report.bins),
        forward_bins: bins(&report.forward_bins),
    }
}

fn scores(scores: &Scores) -> ScoresFile {
    let figure = |figure: Figure| FigureFile {
        value: rounded(figure.value),
        low: rounded(figure.low),
        high: rounded(figure.high),
    };
    ScoresFile { brier: figure(scores.brier), log_loss: figure(scores.log_loss), auc: scores.auc.map(figure) }
}

fn bin(bin: &Bin) -> BinFile {
    BinFile {
        low: bin.low,
        high: bin.high,
        forecast: rounded(bin.forecast),
        came_about: rounded(bin.came_about),
        sagas: rounded(bin.sagas),
        examples: bin.examples,
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
