//! Numbers as JSON writes them.

use super::Number;

/// Why a token is no number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NumberFault {
    /// Not written as JSON writes numbers.
    Form,
    /// Too large for any number here.
    Range,
}

/// The number that a token writes.
pub(super) fn number(token: &str) -> Result<Number, NumberFault> {
    if !is_json(token.as_bytes()) {
        return Err(NumberFault::Form);
    }
    if let Ok(whole) = token.parse() {
        return Ok(Number::Whole(whole));
    }
    if let Ok(negative) = token.parse() {
        return Ok(Number::Negative(negative));
    }
    match token.parse::<f64>() {
        Ok(fraction) if fraction.is_finite() => Ok(Number::Fraction(fraction)),
        _ => Err(NumberFault::Range),
    }
}

/// `-? (0 | [1-9] digits) (. digits+)? ([eE] [+-]? digits+)?`
fn is_json(token: &[u8]) -> bool {
    let rest = token.strip_prefix(b"-").unwrap_or(token);
    let (whole, rest) = digits(rest);
    if whole.is_empty() || (whole.len() > 1 && whole[0] == b'0') {
        return false;
    }
    let rest = match rest.strip_prefix(b".") {
        Some(rest) => match digits(rest) {
            ([], _) => return false,
            (_, rest) => rest,
        },
        None => rest,
    };
    let Some(rest) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) else {
        return rest.is_empty();
    };
    let rest = rest.strip_prefix(b"+").or_else(|| rest.strip_prefix(b"-")).unwrap_or(rest);
    matches!(digits(rest), ([_, ..], []))
}

fn digits(bytes: &[u8]) -> (&[u8], &[u8]) {
    bytes.split_at(bytes.iter().position(|b| !b.is_ascii_digit()).unwrap_or(bytes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_what_json_says() {
        assert_eq!(number("0"), Ok(Number::Whole(0)));
        assert_eq!(number("-12"), Ok(Number::Negative(-12)));
        assert_eq!(number("1.5e3"), Ok(Number::Fraction(1500.0)));
        assert_eq!(number("18446744073709551616"), Ok(Number::Fraction(18_446_744_073_709_551_616.0)));
        assert_eq!(number("1e999"), Err(NumberFault::Range));
        for bad in ["", "-", "01", "+1", ".5", "5.", "1e", "1_000", "0x10", "1e+", "--1", "1.2.3"] {
            assert_eq!(number(bad), Err(NumberFault::Form), "{bad}");
        }
    }
}
