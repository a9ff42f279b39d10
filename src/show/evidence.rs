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

/// How a term's number is read.
pub const fn term_meaning(term: Term) -> &'static str {
    match term {
        Term::Stage => "the furthest supported since it last fell, of the last 90 days",
        Term::Fall => "counts while no support has come since",
        Term::Silence => "days since the newest evidence, up to 90",
        Term::Originators => "who supports it since it last fell, the unnamed as one; each doubling counts the same",
        Term::Player => "for while his newest word is that he wants it, against while it is no",
        Term::Club => "for while his club's newest word is that he may go, against while it will not sell",
        Term::RunsOut => "his contract ends, so no fee is asked",
        Term::Renewal => "he would stay where he is: those come about more often",
        Term::Window => "how near the close of the window is",
        Term::Contract => "how short his contract is",
        Term::Records => "how much better than others at their stages its originators did",
        Term::Ever => "the furthest ever supported",
        Term::Newest => "the newest claim's",
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

/// Shares as rows of bars, the top row first: as [`spark`], but `height` rows high.
pub fn bars(shares: &[Option<f64>], top: f64, width: usize, height: usize) -> Vec<String> {
    let row = |nth: usize| {
        let below = (height - 1 - nth) as f64 / height as f64;
        // The lowest row always shows a bar: next to nothing is not the same as not known.
        let least = if nth + 1 == height { 0.0 } else { 1e-9 };
        let part = |share: f64| Some((share / top - below) * height as f64).filter(|part| *part >= least);
        let cut: Vec<Option<f64>> = shares.iter().map(|share| share.and_then(part)).collect();
        spark(&cut, 1.0, width)
    };
    (0..height).map(row).collect()
}

/// A share as a bar over a track from nothing to all, with a mark where it was expected.
pub fn gauge(share: f64, expected: f64, width: usize) -> String {
    let at = |share: f64| ((share * width as f64).round() as usize).min(width);
    let (filled, mark) = (at(share), at(expected).min(width.saturating_sub(1)));
    let cell = |nth: usize| match nth {
        nth if nth == mark => '┃',
        nth if nth < filled => '█',
        _ => '·',
    };
    (0..width).map(cell).collect()
}

/// An interval with its middle on a scale, as `├──●───┤`.
pub fn whisker(low: f64, value: f64, high: f64, scale: (f64, f64), width: usize) -> String {
    let last = width.saturating_sub(1);
    let at = |x: f64| (((x - scale.0) / (scale.1 - scale.0)).clamp(0.0, 1.0) * last as f64).round() as usize;
    let (low, value, high) = (at(low), at(value), at(high));
    let cell = |nth: usize| match nth {
        nth if nth == value => '●',
        nth if nth == low => '├',
        nth if nth == high => '┤',
        nth if low < nth && nth < high => '─',
        _ => ' ',
    };
    (0..width).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_shares_keep_a_decimal() {
        assert_eq!((percent(0.0349), percent(0.2449), percent(0.0999)), ("3.5 %".into(), "24 %".into(), "10 %".into()));
    }

    #[test]
    fn rows_of_bars_stand_on_each_other() {
        let shares = [Some(0.0), Some(0.5), Some(0.75), Some(1.0), None];
        assert_eq!(bars(&shares, 1.0, 5, 2), ["  ▅█ ", "▁███ "]);
    }

    #[test]
    fn a_gauge_tells_the_share_beside_what_was_expected() {
        assert_eq!(gauge(0.5, 0.2, 10), "██┃██·····");
        assert_eq!(gauge(0.0, 1.0, 5), "····┃");
    }

    #[test]
    fn a_whisker_stands_on_its_scale() {
        assert_eq!(whisker(0.2, 0.5, 0.9, (0.0, 1.0), 11), "  ├──●───┤ ");
        assert_eq!(whisker(0.0, 0.0, 0.0, (0.0, 1.0), 3), "●  ");
    }

    #[test]
    fn bars_rise_and_fit() {
        let shares: Vec<Option<f64>> = (0..80).map(|i| Some(f64::from(i) / 80.0)).collect();
        assert_eq!(spark(&shares, 1.0, 8), "▁▂▃▄▅▆▇█");
        assert_eq!(spark(&[Some(0.1), None, Some(2.0)], 1.0, 10), "▁ █");
    }
}
