//! Scores of forecasts: Brier, log loss, the area under the ROC curve, reliability.

/// A forecast beside what came of it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Forecast {
    pub(super) probability: f64,
    pub(super) happened: bool,
    pub(super) weight: f64,
    /// The player, by his place among all: what is drawn again and again for the intervals.
    pub(super) player: usize,
}

impl Forecast {
    pub(super) fn brier(&self) -> f64 {
        let happened = if self.happened { 1.0 } else { 0.0 };
        (self.probability - happened).powi(2)
    }

    pub(super) fn log_loss(&self) -> f64 {
        let held = self.probability.clamp(1e-9, 1.0 - 1e-9);
        if self.happened { -held.ln() } else { -(1.0 - held).ln() }
    }
}

/// Three scores of one set of forecasts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Three {
    pub(super) brier: f64,
    pub(super) log_loss: f64,
    pub(super) auc: f64,
}

/// Scores forecasts, each player's weighed by a count. They are given by rising probability.
pub(super) fn score(rising: &[Forecast], counts: &[f64]) -> Three {
    let (mut weight, mut brier, mut log_loss) = (0.0, 0.0, 0.0);
    let (mut below, mut came, mut pairs) = (0.0, 0.0, 0.0);
    for same in rising.chunk_by(|a, b| a.probability.total_cmp(&b.probability).is_eq()) {
        let (mut yes, mut no) = (0.0, 0.0);
        for forecast in same {
            let own = forecast.weight * counts[forecast.player];
            weight += own;
            brier += own * forecast.brier();
            log_loss += own * forecast.log_loss();
            if forecast.happened { yes += own } else { no += own }
        }
        pairs += yes * (below + no / 2.0);
        below += no;
        came += yes;
    }
    let all = came * below;
    Three { brier: brier / weight, log_loss: log_loss / weight, auc: if all > 0.0 { pairs / all } else { 0.5 } }
}

/// One tenth of the scale.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Bin {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
    /// How many examples fell into it.
    pub examples: usize,
    /// Their weight: a saga's examples weigh one together.
    pub sagas: f64,
    /// The mean probability forecast.
    pub forecast: f64,
    /// The share that came about.
    pub came_about: f64,
}

/// How often what was held to be so likely came about, by tenths; empty ones are left out.
pub(super) fn bins(forecasts: &[Forecast]) -> Vec<Bin> {
    let mut bins: Vec<Bin> =
        (0..10).map(|i| Bin { low: f64::from(i) / 10.0, high: f64::from(i + 1) / 10.0, ..Bin::default() }).collect();
    for forecast in forecasts {
        let bin = &mut bins[((forecast.probability * 10.0) as usize).min(9)];
        bin.examples += 1;
        bin.sagas += forecast.weight;
        bin.forecast += forecast.weight * forecast.probability;
        bin.came_about += if forecast.happened { forecast.weight } else { 0.0 };
    }
    bins.retain(|bin| bin.examples > 0);
    for bin in &mut bins {
        bin.forecast /= bin.sagas;
        bin.came_about /= bin.sagas;
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forecasts(of: &[(f64, bool)]) -> Vec<Forecast> {
        let forecast = |(i, (probability, happened)): (usize, &(f64, bool))| Forecast {
            probability: *probability,
            happened: *happened,
            weight: 1.0,
            player: i,
        };
        of.iter().enumerate().map(forecast).collect()
    }

    #[test]
    fn scores_are_what_their_definitions_say() {
        let rising = forecasts(&[(0.2, false), (0.4, true), (0.4, false), (0.9, true)]);
        let three = score(&rising, &[1.0; 4]);
        assert!((three.brier - (0.04 + 0.36 + 0.16 + 0.01) / 4.0).abs() < 1e-12);
        let expected = -(0.8f64.ln() + 0.4f64.ln() + 0.6f64.ln() + 0.9f64.ln()) / 4.0;
        assert!((three.log_loss - expected).abs() < 1e-12);
        // Of four pairs of one that came about and one that did not, three stand right and one ties.
        assert!((three.auc - 3.5 / 4.0).abs() < 1e-12);
    }

    #[test]
    fn bins_tell_forecast_beside_what_came_about() {
        let bins = bins(&forecasts(&[(0.25, false), (0.29, true), (1.0, true)]));
        assert_eq!(bins.len(), 2);
        assert_eq!((bins[0].examples, bins[0].came_about), (2, 0.5));
        assert!((bins[0].forecast - 0.27).abs() < 1e-12);
        assert_eq!((bins[1].low, bins[1].came_about), (0.9, 1.0));
    }
}
