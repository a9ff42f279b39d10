//! Dates as people and programs write them, and which of day and month stands first.

use std::fmt;

use crate::model::{Day, PartialDay};

use super::nothing::something;

/// Whether the day or the month stands first in `03/04/2026`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// Why a text is no date.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateError {
    /// Of no known form.
    Form,
    /// The form is right and the calendar has no such day.
    NoSuchDay,
    /// It means two days, and nothing in its column says which.
    Ambiguous,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "is no date",
            Self::NoSuchDay => "is a day that no calendar has",
            Self::Ambiguous => "may be two days: nothing in the column says whether the day or the month stands first",
        })
    }
}

/// A date as far as it is known; `None` where the cell says that there is none.
pub fn date(cell: &str, order: Option<Order>) -> Result<Option<PartialDay>, DateError> {
    let Some(text) = something(cell) else { return Ok(None) };
    if let Some(date) = year_first(text) {
        return date.map(Some);
    }
    if let Some((first, second, year, separator)) = numeric(text) {
        return by_order(first, second, year, if separator == '.' { Some(Order::DayFirst) } else { order })
            .map(|day| Some(PartialDay::Day(day)));
    }
    spelt(text).ok_or(DateError::Form)?.map(Some)
}

/// A date that must be a whole day.
pub fn day(cell: &str, order: Option<Order>) -> Result<Option<Day>, DateError> {
    match date(cell, order)? {
        None => Ok(None),
        Some(PartialDay::Day(day)) => Ok(Some(day)),
        Some(_) => Err(DateError::Form),
    }
}

/// Which of day and month stands first in a column: decided by the first cell that can be read
/// in one way only. `Err` where cells disagree; `Ok(None)` where none decides.
pub fn order<'a>(cells: impl Iterator<Item = &'a str>) -> Result<Option<Order>, ()> {
    let mut found = None;
    for (first, second, _, separator) in cells.filter_map(numeric) {
        let this = match (first, second) {
            _ if separator == '.' => continue,
            (13.., _) => Order::DayFirst,
            (_, 13..) => Order::MonthFirst,
            _ => continue,
        };
        if found.is_some_and(|found| found != this) {
            return Err(());
        }
        found = Some(this);
    }
    Ok(found)
}

/// `2026-06-30`, with a time or without, `2026/06/30`, `20260630`, `2026-06`, `2025/26`, `2026`.
fn year_first(text: &str) -> Option<Result<PartialDay, DateError>> {
    let date = text.split(['T', ' ']).next()?;
    let rest = &text[date.len()..];
    let timed = rest.is_empty() || rest[1..].bytes().next().is_some_and(|b| b.is_ascii_digit());
    if !timed || date.len() < 4 || !date.is_ascii() || !date.as_bytes()[..4].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let year: i32 = date[..4].parse().ok()?;
    let real = |month: u32, day: u32| Day::new(year, month, day).map(PartialDay::Day).ok_or(DateError::NoSuchDay);
    if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
        return Some(real(date[4..6].parse().ok()?, date[6..].parse().ok()?));
    }
    let mut parts = date[4..].split(['-', '/', '.']);
    if !parts.next()?.is_empty() {
        return None;
    }
    match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => Some(Ok(PartialDay::Year(year))),
        (Some(_), None, _) if date.as_bytes()[4] == b'/' => {
            let season = date.parse().map(PartialDay::SeasonEnd);
            Some(season.map_err(|_| DateError::Form))
        }
        (Some(month), None, _) => {
            let month = number(month)?;
            Some(if (1..=12).contains(&month) { Ok(PartialDay::Month(year, month)) } else { Err(DateError::NoSuchDay) })
        }
        (Some(month), Some(day), None) => Some(real(number(month)?, number(day)?)),
        _ => None,
    }
}

/// One or two digits.
fn number(text: &str) -> Option<u32> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// `30/06/2026` and the like: two numbers, the year and what stands between.
fn numeric(text: &str) -> Option<(u32, u32, i32, char)> {
    let text = something(text)?.split(' ').next()?;
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '-' | '.'))?;
    let mut parts = text.split(separator);
    let (first, second, year) = (number(parts.next()?)?, number(parts.next()?)?, parts.next()?);
    if parts.next().is_some() || !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year = match (year.len(), year.parse::<i32>().ok()?) {
        (4, year) => year,
        // Nobody in a ledger was born before 1950.
        (2, year) => year + if year < 50 { 2000 } else { 1900 },
        _ => return None,
    };
    Some((first, second, year, separator))
}

fn by_order(first: u32, second: u32, year: i32, order: Option<Order>) -> Result<Day, DateError> {
    let day_first = match (order, first, second) {
        (_, 13.., 13..) => return Err(DateError::NoSuchDay),
        (Some(order), ..) => order == Order::DayFirst,
        (None, 13.., _) => true,
        (None, _, 13..) => false,
        (None, ..) if first == second => true,
        _ => return Err(DateError::Ambiguous),
    };
    let (day, month) = if day_first { (first, second) } else { (second, first) };
    Day::new(year, month, day).ok_or(DateError::NoSuchDay)
}

/// `Jun 30, 2025`, `30 June 2025`, `30. Juni 2025`, `June 2025`.
fn spelt(text: &str) -> Option<Result<PartialDay, DateError>> {
    let words: Vec<&str> = text.split([' ', ',', '.', '-', '/']).filter(|word| !word.is_empty()).collect();
    let year = |word: &str| (word.len() == 4).then(|| word.parse::<i32>().ok()).flatten();
    let day = |word: &str| number(word.trim_end_matches(|c: char| c.is_ascii_alphabetic()));
    let real = |y, m, d| Day::new(y, m, d).map(PartialDay::Day).ok_or(DateError::NoSuchDay);
    match words.as_slice() {
        [a, b, c, ..] => match (month(a), month(b)) {
            (Some(m), _) => Some(real(year(c)?, m, day(b)?)),
            (_, Some(m)) => Some(real(year(c)?, m, day(a)?)),
            _ => None,
        },
        [a, b] => Some(Ok(PartialDay::Month(year(b)?, month(a)?))),
        _ => None,
    }
}

/// The month of a word, by its first three letters in English; other languages where they differ.
pub fn month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const OTHERS: [(&str, u32); 14] = [
        ("mär", 3),
        ("mai", 5),
        ("okt", 10),
        ("dez", 12),
        ("ene", 1),
        ("abr", 4),
        ("ago", 8),
        ("dic", 12),
        ("gen", 1),
        ("mag", 5),
        ("giu", 6),
        ("lug", 7),
        ("set", 9),
        ("ott", 10),
    ];
    let word = word.to_lowercase();
    if word.chars().count() < 3 || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let end = word.char_indices().nth(3).map_or(word.len(), |(at, _)| at);
    let head = &word[..end];
    let english = MONTHS.iter().position(|month| *month == head).map(|at| at as u32 + 1);
    english.or_else(|| OTHERS.iter().find(|(month, _)| *month == head).map(|(_, number)| *number))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(cell: &str) -> String {
        match date(cell, None) {
            Ok(Some(date)) => date.to_string(),
            Ok(None) => "none".into(),
            Err(error) => format!("{error:?}"),
        }
    }

    #[test]
    fn dates_are_read_in_every_hand() {
        for (cell, meant) in [
            ("2026-06-30", "2026-06-30"),
            ("2026-06-30 00:00:00", "2026-06-30"),
            ("2024-09-27T14:29:37.541897", "2024-09-27"),
            ("2026/6/3", "2026-06-03"),
            ("20260630", "2026-06-30"),
            ("2026-06", "2026-06"),
            ("2026", "2026"),
            ("2025/26", "2025/26"),
            ("Jun 30, 2025", "2025-06-30"),
            ("Jul 4, 2024", "2024-07-04"),
            ("30 June 2025", "2025-06-30"),
            ("1st Feb 2026", "2026-02-01"),
            ("June 2027", "2027-06"),
            ("30. Juni 2025", "2025-06-30"),
            ("30/06/2026", "2026-06-30"),
            ("06/30/2026", "2026-06-30"),
            ("3.4.2026", "2026-04-03"),
            ("05/05/2026", "2026-05-05"),
            ("30/06/26", "2026-06-30"),
            ("03/04/2026", "Ambiguous"),
            ("2026-02-30", "NoSuchDay"),
            ("31/02/2026", "NoSuchDay"),
            ("30/30/2026", "NoSuchDay"),
            ("2026-13", "NoSuchDay"),
            ("soon", "Form"),
            ("1,83m", "Form"),
            ("None", "none"),
            ("NaN", "none"),
            ("-", "none"),
            ("N/A", "none"),
        ] {
            assert_eq!(read(cell), meant, "{cell}");
        }
    }

    #[test]
    fn the_column_says_what_a_cell_cannot() {
        let cells = ["03/04/2026", "-", "25/12/2025"];
        let found = order(cells.into_iter()).unwrap();
        assert_eq!(found, Some(Order::DayFirst));
        assert_eq!(date(cells[0], found).unwrap().unwrap().to_string(), "2026-04-03");
        assert_eq!(order(["03/04/2026", "12/25/2025"].into_iter()), Ok(Some(Order::MonthFirst)));
        assert_eq!(order(["13/04/2026", "12/25/2025"].into_iter()), Err(()));
        assert_eq!(order(["03/04/2026"].into_iter()), Ok(None));
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(cell in any::<String>(), digits in "[0-9a-zé/., -]{0,14}") {
            let _ = (date(&cell, None), date(&digits, Some(Order::MonthFirst)), order([&*digits].into_iter()));
        }

        #[test]
        fn what_we_write_we_read(year in 1950i32..2100, month in 1u32..13, day in 1u32..29) {
            let written = Day::new(year, month, day).unwrap();
            for cell in [
                written.to_string(),
                written.date().format("%d/%m/%Y").to_string(),
                written.date().format("%b %d, %Y").to_string(),
            ] {
                prop_assert_eq!(date(&cell, Some(Order::DayFirst)), Ok(Some(PartialDay::Day(written))));
            }
        }
    }
}
