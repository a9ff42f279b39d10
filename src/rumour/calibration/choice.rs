//! Which model to ship: the simplest that is not worse than the best.

use super::examples::Example;
use super::predict::{forward, held_out};
use super::score::Forecast;
use super::{FIRST_CANDIDATE, MODELS};

/// Folds of players.
pub(super) const FOLDS: usize = 5;

/// Chooses the model to ship on these examples.
///
/// A candidate is worse than the best when its log loss is higher by more than one standard error
/// of the difference, over players; it must be worse in neither evaluation, with players left out
/// (in folds) and forward in time. The simplest that passes both is chosen.
pub(super) fn choose(all: &[&Example]) -> usize {
    let players = all.iter().map(|example| example.player + 1).max().unwrap_or(0);
    let candidates = &MODELS[FIRST_CANDIDATE..];
    let folded = candidates.iter().map(|model| {
        let forecasts = held_out(all, |example| example.player % FOLDS, FOLDS, |_| model.terms.to_vec());
        by_player(&forecasts, players)
    });
    let ahead = candidates.iter().map(|model| by_player(&forward(all, model.terms), players));
    let (folded, ahead) = (not_worse(&folded.collect::<Vec<_>>()), not_worse(&ahead.collect::<Vec<_>>()));
    let passes = folded.iter().zip(&ahead).position(|(one, other)| *one && *other);
    passes.unwrap_or(0) + FIRST_CANDIDATE
}

/// Which candidates are not worse than the best, by their losses player by player.
fn not_worse(losses: &[Vec<f64>]) -> Vec<bool> {
    let sum = |losses: &Vec<f64>| losses.iter().sum::<f64>();
    let Some(best) = losses.iter().min_by(|a, b| sum(a).total_cmp(&sum(b))) else { return Vec::new() };
    losses.iter().map(|own| is_not_worse(own, best)).collect()
}

fn is_not_worse(own: &[f64], best: &[f64]) -> bool {
    let differences: Vec<f64> = own.iter().zip(best).map(|(own, best)| own - best).collect();
    let sum = differences.iter().sum::<f64>();
    let mean = sum / differences.len().max(1) as f64;
    let spread = differences.iter().map(|d| (d - mean).powi(2)).sum::<f64>();
    sum <= spread.sqrt()
}

/// The log loss of forecasts, player by player.
fn by_player(forecasts: &[Forecast], players: usize) -> Vec<f64> {
    let mut losses = vec![0.0; players];
    for forecast in forecasts {
        losses[forecast.player] += forecast.weight * forecast.log_loss();
    }
    losses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_little_worse_on_all_is_worse_and_as_much_on_one_player_is_not() {
        let best = vec![0.5; 20];
        let on_all: Vec<f64> = (0..20).map(|i| if i % 2 == 0 { 0.55 } else { 0.53 }).collect();
        let mut on_one = best.clone();
        (on_one[3], on_one[4]) = (1.3, 0.2);
        assert_eq!(not_worse(&[on_all, on_one, best]), [false, true, true]);
    }
}
