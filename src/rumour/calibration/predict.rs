//! Forecasts of examples by models that never saw them.

use crate::model::Day;

use super::examples::Example;
use super::score::Forecast;
use crate::rumour::likelihood::{Fit, Row, Term, fit, probability};

/// Fewer resolved sagas than this fit nothing forward in time.
pub(super) const AT_LEAST: f64 = 20.0;

/// Where terms stand in an example's numbers.
fn places(terms: &[Term]) -> Vec<usize> {
    terms.iter().filter_map(|term| Term::ALL.iter().position(|known| known == term)).collect()
}

/// Fits a model on some of the examples.
pub(super) fn fit_on<'a>(examples: impl Iterator<Item = &'a Example>, terms: &[Term]) -> Fit {
    let rows: Vec<Row<'a>> = examples.map(Example::row).collect();
    fit(&rows, terms, &places(terms))
}

/// What a model forecasts of an example.
pub(super) fn forecast(fit: &Fit, example: &Example) -> Forecast {
    let numbers = places(&fit.terms).into_iter().map(|place| example.numbers[place]);
    Forecast {
        probability: probability(fit.log_odds(numbers)),
        happened: example.happened,
        weight: example.weight,
        player: example.player,
    }
}

/// Forecasts of every example by a model fitted without its fold, and the model may be another in
/// each; folds are whole players.
pub(super) fn held_out(
    all: &[&Example],
    fold: impl Fn(&Example) -> usize,
    folds: usize,
    terms: impl Fn(&[&Example]) -> Vec<Term>,
) -> Vec<Forecast> {
    let mut forecasts = Vec::with_capacity(all.len());
    for left_out in 0..folds {
        let (tested, kept): (Vec<&Example>, Vec<&Example>) = all.iter().partition(|e| fold(e) == left_out);
        if tested.is_empty() {
            continue;
        }
        let model = fit_on(kept.iter().copied(), &terms(&kept));
        forecasts.extend(tested.iter().map(|example| forecast(&model, example)));
    }
    forecasts
}

/// Forecasts of every example by a model fitted on what had been public before its month began;
/// those of the time with fewer than [`AT_LEAST`] resolved sagas are left out.
pub(super) fn forward(all: &[&Example], terms: &[Term]) -> Vec<Forecast> {
    let month = |day: Day| day.plus_days(1 - i64::from(day.day_of_month()));
    let mut months: Vec<Day> = all.iter().map(|example| month(example.day)).collect();
    months.sort_unstable();
    months.dedup();
    let mut forecasts = Vec::new();
    for begin in months {
        let seen = || all.iter().copied().filter(|example| example.public < begin);
        if seen().map(|example| example.weight).sum::<f64>() < AT_LEAST - 0.5 {
            continue;
        }
        let model = fit_on(seen(), terms);
        let of_month = all.iter().filter(|example| month(example.day) == begin);
        forecasts.extend(of_month.map(|example| forecast(&model, example)));
    }
    forecasts
}
