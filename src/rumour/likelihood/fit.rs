//! Fitting: logistic regression with a ridge, by Newton's method; the same in, the same out.

use super::Term;

/// A model with the weights that examples gave it.
#[derive(Clone, PartialEq, Debug)]
pub struct Fit {
    /// Its terms.
    pub terms: Vec<Term>,
    /// The log-odds where every term is 0.
    pub base: f64,
    /// What each term's number is multiplied by.
    pub weights: Vec<f64>,
}

impl Fit {
    /// The log-odds for the numbers of its terms.
    pub fn log_odds(&self, numbers: impl Iterator<Item = f64>) -> f64 {
        self.base + self.weights.iter().zip(numbers).map(|(weight, number)| weight * number).sum::<f64>()
    }
}

/// The probability of log-odds.
pub fn probability(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// One example: the numbers of the terms, whether it came about, and its weight.
pub(in crate::rumour) struct Row<'a> {
    pub(in crate::rumour) numbers: &'a [f64],
    pub(in crate::rumour) happened: bool,
    pub(in crate::rumour) weight: f64,
}

/// How strongly weights are held towards nothing; the base is free.
pub const RIDGE: f64 = 1.0;

/// More steps than it ever takes.
const STEPS: usize = 25;

/// Fits a model. `places` say where each term's number stands in a row.
pub(in crate::rumour) fn fit(rows: &[Row<'_>], terms: &[Term], places: &[usize]) -> Fit {
    let size = places.len() + 1;
    let mut weights = vec![0.0; size];
    for _ in 0..STEPS {
        let Some(step) = step(rows, places, &weights) else { break };
        let mut largest: f64 = 0.0;
        for (weight, change) in weights.iter_mut().zip(&step) {
            *weight += change;
            largest = largest.max(change.abs());
        }
        if largest < 1e-9 {
            break;
        }
    }
    Fit { terms: terms.to_vec(), base: weights[0], weights: weights.split_off(1) }
}

/// One step of Newton's method from the weights so far.
fn step(rows: &[Row<'_>], places: &[usize], weights: &[f64]) -> Option<Vec<f64>> {
    let size = weights.len();
    let mut slope = vec![0.0; size];
    let mut bend = vec![vec![0.0; size]; size];
    let mut numbers = vec![1.0; size];
    for row in rows {
        for (number, place) in numbers[1..].iter_mut().zip(places) {
            *number = row.numbers[*place];
        }
        let log_odds: f64 = numbers.iter().zip(weights).map(|(number, weight)| number * weight).sum();
        let expected = probability(log_odds);
        let happened = if row.happened { 1.0 } else { 0.0 };
        let (pull, spread) = (row.weight * (happened - expected), row.weight * expected * (1.0 - expected));
        for i in 0..size {
            slope[i] += pull * numbers[i];
            for j in 0..=i {
                bend[i][j] += spread * numbers[i] * numbers[j];
            }
        }
    }
    for i in 0..size {
        let ridge = if i == 0 { 1e-6 } else { RIDGE };
        slope[i] -= ridge * weights[i];
        bend[i][i] += ridge;
    }
    solve(bend, slope)
}

/// Solves a symmetric system given by its lower half, by Cholesky's method.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Option<Vec<f64>> {
    let size = right.len();
    for i in 0..size {
        for j in 0..=i {
            let told: f64 = matrix[i][..j].iter().zip(&matrix[j][..j]).map(|(one, other)| one * other).sum();
            let sum = matrix[i][j] - told;
            if i == j {
                if sum <= 0.0 {
                    return None;
                }
                matrix[i][i] = sum.sqrt();
            } else {
                matrix[i][j] = sum / matrix[j][j];
            }
        }
    }
    for i in 0..size {
        for k in 0..i {
            right[i] -= matrix[i][k] * right[k];
        }
        right[i] /= matrix[i][i];
    }
    for i in (0..size).rev() {
        for k in i + 1..size {
            right[i] -= matrix[k][i] * right[k];
        }
        right[i] /= matrix[i][i];
    }
    Some(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_alone_is_the_share_that_came_about() {
        let row = |happened| Row { numbers: &[], happened, weight: 0.5 };
        let fit = fit(&[row(true), row(false), row(false), row(false)], &[], &[]);
        assert!((probability(fit.base) - 0.25).abs() < 1e-4);
    }

    #[test]
    fn a_term_that_tells_gets_its_sign_and_the_ridge_holds_it() {
        let row = |numbers, happened| Row { numbers, happened, weight: 1.0 };
        let rows = [row(&[1.0], true), row(&[1.0], true), row(&[0.0], false), row(&[0.0], false)];
        let fit = fit(&rows, &[Term::Stage], &[0]);
        assert!(fit.weights[0] > 0.5 && fit.weights[0] < 5.0, "{fit:?}");
    }

    #[test]
    fn a_system_is_solved() {
        let solved = solve(vec![vec![4.0, 0.0], vec![2.0, 3.0]], vec![8.0, 8.0]).unwrap();
        assert!((solved[0] - 1.0).abs() < 1e-12 && (solved[1] - 2.0).abs() < 1e-12, "{solved:?}");
    }
}
