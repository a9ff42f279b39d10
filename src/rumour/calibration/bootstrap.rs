//! Intervals: players are drawn again and again, with a fixed seed.

/// How often players are drawn.
pub const DRAWS: usize = 1000;

/// The seed of the draws: the same figures on every run and every machine.
pub const SEED: u64 = 2026;

/// A figure with the interval that holds 95 % of the draws.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Figure {
    /// The figure.
    pub value: f64,
    /// 2.5 % of the draws lie below.
    pub low: f64,
    /// 2.5 % of the draws lie above.
    pub high: f64,
}

impl Figure {
    /// A figure with what the draws gave for it.
    pub(super) fn of(value: f64, mut drawn: Vec<f64>) -> Self {
        drawn.sort_by(f64::total_cmp);
        let at = |share: f64| drawn.get((share * drawn.len() as f64) as usize).copied().unwrap_or(value);
        Self { value, low: at(0.025), high: at(0.975) }
    }
}

/// How often each player is drawn, draw by draw.
pub(super) fn draws(players: usize) -> Vec<Vec<f64>> {
    let mut random = SplitMix(SEED);
    let mut draw = || {
        let mut counts = vec![0.0; players];
        for _ in 0..players {
            counts[random.below(players)] += 1.0;
        }
        counts
    };
    if players == 0 { Vec::new() } else { (0..DRAWS).map(|_| draw()).collect() }
}

/// Steele, Lea and Flood's `SplitMix64`: small, good enough to draw players.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        ((u128::from(self.next()) * count as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_the_same_every_time_and_of_full_size() {
        let (one, other) = (draws(7), draws(7));
        assert_eq!(one, other);
        assert!(one.iter().all(|counts| (counts.iter().sum::<f64>() - 7.0).abs() < 1e-9));
        assert!(one.iter().any(|counts| counts[0] < 0.5) && one.iter().any(|counts| counts[6] > 1.0));
    }

    #[test]
    fn an_interval_holds_the_middle_of_the_draws() {
        let figure = Figure::of(0.5, (0..1000).map(|i| f64::from(i) / 1000.0).collect());
        assert_eq!((figure.low, figure.high), (0.025, 0.975));
    }
}
