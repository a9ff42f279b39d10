//! Amounts of money as tables write them: `€35.00m`, `£500k`, `€ 222M`, `30000000.0`.

use crate::model::{Currency, Money};

use super::nothing::something;

/// An amount, where the text is one; plain numbers count in euros.
pub fn money(cell: &str) -> Option<Money> {
    let text = something(cell)?;
    let (currency, rest) = currency(text);
    let rest = rest.trim();
    let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ','))).unwrap_or(rest.len());
    let (digits, unit) = rest.split_at(end);
    let unit = unit.trim().trim_end_matches('.').to_ascii_lowercase();
    let scale = match &*unit {
        "" => 1.0,
        "k" | "th" | "tsd" | "thousand" => 1e3,
        "m" | "mio" | "mil" | "mill" | "million" => 1e6,
        "bn" | "billion" => 1e9,
        _ => return None,
    };
    // `1,83m` is a height: money with a unit of its own names its currency.
    if currency.is_none() && scale > 1.0 {
        return None;
    }
    let amount = (number(digits)? * scale).round();
    (amount < 1e12).then_some(Money {
        amount: amount as u64,
        currency: currency.unwrap_or(Currency::EUR),
        addons: None,
    })
}

/// The currency that a text begins or ends with, and the rest.
fn currency(text: &str) -> (Option<Currency>, &str) {
    let signs = [
        ("€", Currency::EUR),
        ("£", Currency::GBP),
        ("$", Currency::USD),
        ("EUR", Currency::EUR),
        ("GBP", Currency::GBP),
        ("USD", Currency::USD),
    ];
    for (sign, currency) in signs {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return (Some(currency), rest);
        }
    }
    (None, text)
}

/// A number with whichever mark its writer puts before the fraction.
fn number(digits: &str) -> Option<f64> {
    let last = digits.rfind(['.', ',']);
    let grouped = |at: usize| {
        let same = digits.matches(&digits[at..=at]).count() > 1;
        same || digits.len() - at == 4 && digits.find(['.', ',']) == Some(at) && &digits[at..=at] == ","
    };
    let plain: String = match last {
        Some(at) if !grouped(at) => {
            let whole: String = digits[..at].chars().filter(char::is_ascii_digit).collect();
            format!("{whole}.{}", &digits[at + 1..])
        }
        _ => digits.chars().filter(char::is_ascii_digit).collect(),
    };
    if plain.len() > 24 || !plain.bytes().any(|b| b.is_ascii_digit()) { None } else { plain.parse().ok() }
}

/// A count, which programs often write as `12.0`.
pub fn count(cell: &str) -> Option<u64> {
    let text = something(cell)?;
    let text = text.strip_suffix(".0").or_else(|| text.strip_suffix(".000")).unwrap_or(text);
    let digits = !text.is_empty() && text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read() {
        for (cell, amount) in [
            ("€35.00m", Some(35_000_000)),
            ("€500k", Some(500_000)),
            ("€500Th.", Some(500_000)),
            ("€ 222M", Some(222_000_000)),
            ("35,5 Mio. €", Some(35_500_000)),
            ("200000000.0", Some(200_000_000)),
            ("700000.000", Some(700_000)),
            ("1,500,000", Some(1_500_000)),
            ("€1,500", Some(1_500)),
            ("0.000", Some(0)),
            ("1,83m", None),
            ("free transfer", None),
            ("N/A", None),
            ("€", None),
            ("99999999999999999999999999", None),
        ] {
            assert_eq!(money(cell).map(|money| money.amount), amount, "{cell}");
        }
        assert_eq!(money("£3m").unwrap().currency, Currency::GBP);
        assert_eq!((count("12.0"), count("7"), count("-1"), count("x")), (Some(12), Some(7), None, None));
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_too_odd(cell in proptest::prelude::any::<String>(), digits in "[€£]?[0-9.,]{0,30}[mkT]?") {
            let _ = (money(&cell), money(&digits), count(&cell), count(&digits));
        }
    }
}
