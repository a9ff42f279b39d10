//! Chains of names, and counts.

/// What stands between one who said it and one who passed it on.
pub const CHAIN_ARROW: &str = " › ";

/// `Matteo Moretto › Anfield Index`: who said it first, who passed it on, each named once.
pub fn chain<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut links: Vec<&str> = Vec::new();
    for name in names {
        if !name.is_empty() && !links.contains(&name) {
            links.push(name);
        }
    }
    links.join(CHAIN_ARROW)
}

/// `1 player`, `16 players`, `1,180 players`.
pub fn count(number: usize, one: &str, several: &str) -> String {
    format!("{} {}", grouped(number as u64), if number == 1 { one } else { several })
}

/// `1,234,567`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count or measure without needless decimals: `12`, `0.4`, `1,234`.
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return super::UNKNOWN.to_owned();
    }
    let sign = if value < 0.0 { "-" } else { "" };
    let text = value.abs().to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), grouped);
    let dot = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{whole}{dot}{decimals}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_names_each_once() {
        for (names, shown) in [
            (vec!["Matteo Moretto", "Anfield Index"], "Matteo Moretto › Anfield Index"),
            (vec!["ESPN", "ESPN"], "ESPN"),
            (vec!["Rodra", "", "ESPN", "Rodra"], "Rodra › ESPN"),
            (vec![], ""),
        ] {
            assert_eq!(chain(names), shown);
        }
    }

    #[test]
    fn counts_agree_with_their_nouns() {
        assert_eq!(count(1, "saga", "sagas"), "1 saga");
        assert_eq!(count(0, "saga", "sagas"), "0 sagas");
        assert_eq!(count(100_000, "player", "players"), "100,000 players");
    }

    #[test]
    fn numbers_keep_only_what_they_say() {
        for (value, shown) in
            [(12.0, "12"), (0.4, "0.4"), (1234.5, "1,234.5"), (-3.0, "-3"), (f64::NAN, "—"), (f64::INFINITY, "—")]
        {
            assert_eq!(number(value), shown);
        }
    }
}
