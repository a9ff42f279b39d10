//! Money in words: in its own currency, never converted, never rounded.

use crate::model::{Currency, Money};

use super::chain::grouped;
use super::day::UNKNOWN;

/// `€70m`, `€62.5m`, `£50m + £5m add-ons`, `1.5m SEK`.
pub fn money(money: Money) -> String {
    let amount = in_currency(money.amount, money.currency);
    match money.addons {
        Some(addons) if addons > 0 => format!("{amount} + {} add-ons", in_currency(addons, money.currency)),
        _ => amount,
    }
}

/// The same of a fee that may not be known.
pub fn money_or_unknown(fee: Option<Money>) -> String {
    fee.map_or_else(|| UNKNOWN.to_owned(), money)
}

fn in_currency(units: u64, currency: Currency) -> String {
    let amount = amount(units);
    match currency {
        Currency::EUR => format!("€{amount}"),
        Currency::GBP => format!("£{amount}"),
        Currency::USD => format!("${amount}"),
        other => format!("{amount} {other}"),
    }
}

/// Units in billions, millions or thousands where that takes at most three decimals, else whole.
fn amount(units: u64) -> String {
    [(1_000_000_000, "bn"), (1_000_000, "m"), (1_000, "k")]
        .into_iter()
        .find(|(scale, _)| units >= *scale)
        .and_then(|(scale, letter)| Some(format!("{}{letter}", scaled(units, scale)?)))
        .unwrap_or_else(|| grouped(units))
}

/// `units` in steps of `scale` with up to three decimals; `None` where that would round.
fn scaled(units: u64, scale: u64) -> Option<String> {
    let thousandth = scale / 1_000;
    let (whole, rest) = (units / scale, units % scale);
    if rest == 0 {
        return Some(whole.to_string());
    }
    let short_of_exact = scale == 1_000 && rest % 100 != 0;
    if short_of_exact || rest % thousandth != 0 {
        return None;
    }
    Some(format!("{whole}.{}", format!("{:03}", rest / thousandth).trim_end_matches('0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_as_it_is_written() {
        let sek = Currency::from_code("SEK").unwrap();
        for (amount, currency, addons, shown) in [
            (70_000_000, Currency::EUR, None, "€70m"),
            (62_500_000, Currency::EUR, None, "€62.5m"),
            (50_000_000, Currency::GBP, Some(5_000_000), "£50m + £5m add-ons"),
            (1_500_000, sek, None, "1.5m SEK"),
            (250_000, Currency::USD, None, "$250k"),
            (1_500, Currency::GBP, None, "£1.5k"),
            (1_234, Currency::GBP, None, "£1,234"),
            (950, Currency::EUR, None, "€950"),
            (0, Currency::EUR, Some(0), "€0"),
            (62_345_000, Currency::EUR, None, "€62.345m"),
            (62_345_678, Currency::EUR, None, "€62,345,678"),
            (1_200_000_000, Currency::EUR, None, "€1.2bn"),
            (u64::MAX, Currency::EUR, None, "€18,446,744,073,709,551,615"),
        ] {
            assert_eq!(money(Money { amount, currency, addons }), shown);
        }
        assert_eq!(money_or_unknown(None), "—");
    }
}
