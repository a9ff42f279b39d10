//! Likelihoods, verdicts and drift, in words and small marks.

use crate::rumour::{Drift, Prediction, Term, Verdict};

/// A probability or a share: `24 %`, with a decimal below ten.
pub fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent < 9.95 { format!("{percent:.1} %") } else { format!("{percent:.0} %") }
}

/// What a term of the likelihood stands for.
pub const fn term(term: Term) -> &'static str {
    match term {
        Term::Stage => "stage since the last drop",
        Term::Fall => "dropped, denied or collapsed",
        Term::Silence => "silence",
        Term::Originators => "independent originators",
        Term::Player => "the player's word",
        Term::Club => "his club's word",
        Term::RunsOut => "contract runs out",
        Term::Renewal => "a new contract",
        Term::Window => "time left in the window",
        Term::Contract => "contract left",
        Term::Records => "track records",
        Term::Ever => "highest stage ever",
        Term::Newest => "newest claim's stage",
    }
}

/// What became of a claim.
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::True => "came true",
        Verdict::False => "did not",
        Verdict::Partial => "in part",
        Verdict::Void => "void",
        Verdict::Unresolved => "open",
        Verdict::Unresolvable => "not scored",
    }
}

/// What became of a claim, in one cell.
pub const fn verdict_mark(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::True => "✓",
        Verdict::False => "×",
        Verdict::Partial => "~",
        Verdict::Void | Verdict::Unresolvable => "–",
        Verdict::Unresolved => "·",
    }
}

/// What a claim predicts.
pub const fn prediction(prediction: Prediction) -> &'static str {
    match prediction {
        Prediction::Happens => "it happens",
        Prediction::Fails => "it does not happen",
        Prediction::Leaves => "he leaves",
    }
}

/// How a telling differs from the one nearest to its originator.
pub const fn drift(drift: Drift) -> &'static str {
    match drift {
        Drift::OtherStance => "says the opposite",
        Drift::More => "says more",
        Drift::Less => "says less",
        Drift::OtherFee => "names another fee",
        Drift::AddsCondition => "adds a condition",
        Drift::DropsCondition => "leaves the condition out",
    }
}

/// Shares as one row of bars over at most `width` cells, the scale from nothing to `top`; blank
/// where there is none. Of several in one cell the last shows.
pub fn spark(shares: &[Option<f64>], top: f64, width: usize) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let cells = width.min(shares.len()).max(1);
    let bar = |share: f64| BARS[((share / top * 8.0) as usize).min(7)];
    let cell = |at: usize| {
        let last = (shares.len() * (at + 1) / cells).saturating_sub(1);
        shares.get(last).copied().flatten().map_or(' ', bar)
    };
    (0..cells).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_shares_keep_a_decimal() {
        assert_eq!((percent(0.0349), percent(0.2449), percent(0.0999)), ("3.5 %".into(), "24 %".into(), "10 %".into()));
    }

    #[test]
    fn bars_rise_and_fit() {
        let shares: Vec<Option<f64>> = (0..80).map(|i| Some(f64::from(i) / 80.0)).collect();
        assert_eq!(spark(&shares, 1.0, 8), "▁▂▃▄▅▆▇█");
        assert_eq!(spark(&[Some(0.1), None, Some(2.0)], 1.0, 10), "▁ █");
    }
}
