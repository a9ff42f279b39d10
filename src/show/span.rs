//! Ages and stretches of time in words.

use super::chain::count;
use super::day::UNKNOWN;

/// `26`, or `19–20` where only an age on another day is known.
pub fn age((youngest, oldest): (i32, i32)) -> String {
    match (youngest, oldest) {
        (young, old) if young < 0 || old < 0 => UNKNOWN.to_owned(),
        (young, old) if young == old => young.to_string(),
        (young, old) => format!("{young}–{old}"),
    }
}

/// Whole months to an end: `3 mo`, `15 mo`, `2 y 3 mo`; `<1 mo`, and `expired` once it has passed.
pub fn months_left(months: i32) -> String {
    match months {
        ..0 => "expired".to_owned(),
        0 => "<1 mo".to_owned(),
        1..24 => format!("{months} mo"),
        _ if months % 12 == 0 => format!("{} y", months / 12),
        _ => format!("{} y {} mo", months / 12, months % 12),
    }
}

/// `1 day`, `12 days`.
pub fn days(days: i64) -> String {
    count(days.unsigned_abs() as usize, "day", "days")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_as_certain_as_their_births() {
        for (ages, shown) in [((26, 26), "26"), ((19, 20), "19–20"), ((-1, 0), "—")] {
            assert_eq!(age(ages), shown);
        }
    }

    #[test]
    fn months_become_years_once_there_are_two() {
        for (months, shown) in [
            (-1, "expired"),
            (0, "<1 mo"),
            (3, "3 mo"),
            (15, "15 mo"),
            (23, "23 mo"),
            (24, "2 y"),
            (27, "2 y 3 mo"),
            (51, "4 y 3 mo"),
        ] {
            assert_eq!(months_left(months), shown);
        }
        assert_eq!(days(1), "1 day");
    }
}
