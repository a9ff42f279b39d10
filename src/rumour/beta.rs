//! The beta distribution: what a record of hits and misses says of a rate.

/// A beta distribution with its two shapes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Beta {
    pub(super) hits: f64,
    pub(super) misses: f64,
}

impl Beta {
    /// Its mean.
    pub(super) fn mean(self) -> f64 {
        self.hits / (self.hits + self.misses)
    }

    /// The value that a share of it lies below, found by halving.
    pub(super) fn quantile(self, share: f64) -> f64 {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..44 {
            let middle = f64::midpoint(low, high);
            if self.below(middle) < share { low = middle } else { high = middle }
        }
        f64::midpoint(low, high)
    }

    /// The share of it below a value: the regularised incomplete beta function.
    pub(super) fn below(self, at: f64) -> f64 {
        if at <= 0.0 {
            return 0.0;
        }
        if at >= 1.0 {
            return 1.0;
        }
        let (a, b) = (self.hits, self.misses);
        let front = (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * at.ln() + b * (-at).ln_1p()).exp();
        // The fraction converges fast on its own side of the mean.
        if at < (a + 1.0) / (a + b + 2.0) {
            front * fraction(a, b, at) / a
        } else {
            1.0 - front * fraction(b, a, 1.0 - at) / b
        }
    }
}

/// The continued fraction of the incomplete beta function, by Lentz's method.
fn fraction(hits: f64, misses: f64, at: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let keep = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut above = 1.0;
    let mut below = 1.0 / keep(1.0 - (hits + misses) * at / (hits + 1.0));
    let mut result = below;
    for step in 1..300 {
        let step = f64::from(step);
        let twice = hits + 2.0 * step;
        let even = step * (misses - step) * at / ((twice - 1.0) * twice);
        below = 1.0 / keep(1.0 + even * below);
        above = keep(1.0 + even / above);
        result *= below * above;
        let odd = -(hits + step) * (hits + misses + step) * at / (twice * (twice + 1.0));
        below = 1.0 / keep(1.0 + odd * below);
        above = keep(1.0 + odd / above);
        let change = below * above;
        result *= change;
        if (change - 1.0).abs() < 1e-12 {
            break;
        }
    }
    result
}

/// The logarithm of the gamma function of a positive number, by Lanczos's series.
fn ln_gamma(of: f64) -> f64 {
    const SERIES: [f64; 6] = [
        76.180_091_729_471_46,
        -86.505_320_329_416_77,
        24.014_098_240_830_91,
        -1.231_739_572_450_155,
        0.120_865_097_386_617_9e-2,
        -0.539_523_938_495_3e-5,
    ];
    let shifted = of + 5.5;
    let mut sum = 1.000_000_000_190_015;
    for (i, part) in SERIES.iter().enumerate() {
        sum += part / (of + 1.0 + i as f64);
    }
    (of + 0.5) * shifted.ln() - shifted + (2.506_628_274_631_000_5 * sum / of).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-7
    }

    #[test]
    fn known_values_come_out() {
        let even = Beta { hits: 1.0, misses: 1.0 };
        assert!(near(even.below(0.3), 0.3) && near(even.quantile(0.9), 0.9));
        // P(X < x) of Beta(2, 1) is x squared, of Beta(1, 3) it is 1 - (1 - x)³.
        assert!(near(Beta { hits: 2.0, misses: 1.0 }.below(0.4), 0.16));
        assert!(near(Beta { hits: 1.0, misses: 3.0 }.below(0.2), 0.488));
        let half = Beta { hits: 5.5, misses: 5.5 };
        assert!(near(half.quantile(0.5), 0.5) && near(half.mean(), 0.5));
    }

    #[test]
    fn more_of_the_same_narrows_the_interval() {
        let width = |n: f64| {
            let beta = Beta { hits: 0.3 * n, misses: 0.7 * n };
            beta.quantile(0.9) - beta.quantile(0.1)
        };
        assert!(width(4.0) > width(10.0) && width(10.0) > width(100.0));
    }
}
