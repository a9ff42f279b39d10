//! Days, and dates that are known only in part.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::season::{Season, SeasonCalendar};

/// A calendar day, without a time zone: reports are dated by the day they carry.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(NaiveDate);

/// Why a text is no day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DayError {
    /// Not of the form `YYYY-MM-DD`.
    #[error("expected a day as YYYY-MM-DD")]
    Form,
    /// The form is right and the calendar has no such day (30 February).
    #[error("there is no such day in the calendar")]
    NoSuchDay,
}

impl Day {
    /// The day of a year, month and day, where the calendar has one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Wraps a chrono date.
    pub const fn from_date(date: NaiveDate) -> Self {
        Self(date)
    }

    /// The chrono date, for formatting.
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// This day moved by `days`, which may be negative; stops at the calendar's ends.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let moved = if days >= 0 {
            self.0.checked_add_days(Days::new(days.unsigned_abs()))
        } else {
            self.0.checked_sub_days(Days::new(days.unsigned_abs()))
        };
        Self(moved.unwrap_or(if days >= 0 { NaiveDate::MAX } else { NaiveDate::MIN }))
    }

    /// This day `months` later, clipped to the month's last day; stops at the calendar's end.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX))
    }

    /// Days from `self` to `later`; negative when `later` is earlier.
    pub fn days_until(self, later: Self) -> i64 {
        (later.0 - self.0).num_days()
    }

    /// Whole months from `self` to `later`; -1 or less when `later` is earlier.
    ///
    /// The end of a contract counts as lived through: from 11 March to 30 June are three.
    pub fn months_until(self, later: Self) -> i32 {
        if later < self {
            return (-later.months_until(self)).min(-1);
        }
        let months = (later.year() - self.year()) * 12 + later.month() as i32 - self.month() as i32;
        if later.day_of_month() < self.day_of_month() && !later.is_month_end() { months - 1 } else { months }
    }

    /// Whole years from `self` (a birth) to `on`, as ages are counted.
    pub fn years_until(self, on: Self) -> i32 {
        let years = on.year() - self.year();
        if (on.month(), on.day_of_month()) < (self.month(), self.day_of_month()) { years - 1 } else { years }
    }

    fn is_month_end(self) -> bool {
        self.plus_days(1).month() != self.month()
    }
}

impl FromStr for Day {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let bytes = text.as_bytes();
        let form = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !form {
            return Err(DayError::Form);
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap_or(0);
        Self::new(number(0..4) as i32, number(5..7), number(8..10)).ok_or(DayError::NoSuchDay)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A date as far as it is known, as sources give ends of contracts and returns from injury.
///
/// In files: `2026-06-30`, `2026-06` (a month), `2029/30` (the end of that season) or `2030`
/// (a bare year: the season that ends in it).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PartialDay {
    /// The exact day.
    Day(Day),
    /// A month of a year, from 1.
    Month(i32, u32),
    /// The end of a season: inferred 30 June, or 31 December where seasons are calendar years.
    SeasonEnd(Season),
    /// A year alone, read as the end of the season that ends in it.
    Year(i32),
}

impl PartialDay {
    /// The last day that the date can mean, by the association's calendar.
    pub fn latest(self, calendar: SeasonCalendar) -> Day {
        match self {
            Self::Day(day) => day,
            Self::Month(year, month) => month_end(year, month),
            Self::SeasonEnd(season) => season.last_day(calendar),
            Self::Year(year) => Season::ending_in(year, calendar).last_day(calendar),
        }
    }

    /// The first day that the date can mean: the same as [`Self::latest`] except for a month.
    pub fn earliest(self, calendar: SeasonCalendar) -> Day {
        match self {
            Self::Month(year, month) => Day::new(year, month, 1).unwrap_or_else(|| self.latest(calendar)),
            _ => self.latest(calendar),
        }
    }

    /// Whether the day shown for it is worked out rather than given.
    pub const fn is_inferred(self) -> bool {
        !matches!(self, Self::Day(_))
    }
}

/// The last day of a month; months are checked when read.
fn month_end(year: i32, month: u32) -> Day {
    let (next_year, next_month) = if month >= 12 { (year + 1, 1) } else { (year, month + 1) };
    Day::new(next_year, next_month, 1).map_or(Day(NaiveDate::MAX), |first| first.plus_days(-1))
}

impl FromStr for PartialDay {
    type Err = DayError;

    fn from_str(text: &str) -> Result<Self, DayError> {
        let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
        if text.contains('/') {
            return text.parse().map(Self::SeasonEnd).map_err(|_| DayError::Form);
        }
        match text.len() {
            4 if digits(text) => Ok(Self::Year(text.parse().map_err(|_| DayError::Form)?)),
            7 if text.as_bytes()[4] == b'-' && text.is_ascii() && digits(&text[..4]) && digits(&text[5..]) => {
                let month = text[5..].parse().map_err(|_| DayError::Form)?;
                let year = text[..4].parse().map_err(|_| DayError::Form)?;
                if (1..=12).contains(&month) { Ok(Self::Month(year, month)) } else { Err(DayError::NoSuchDay) }
            }
            _ => text.parse().map(Self::Day),
        }
    }
}

impl fmt::Display for PartialDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::SeasonEnd(season) => write!(f, "{season}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn reads_only_real_days() {
        assert_eq!(day("2026-06-30").to_string(), "2026-06-30");
        assert_eq!("2026-02-30".parse::<Day>(), Err(DayError::NoSuchDay));
        assert_eq!("30/06/2026".parse::<Day>(), Err(DayError::Form));
        assert_eq!("२०२६-०६".parse::<PartialDay>(), Err(DayError::Form));
    }

    #[test]
    fn months_to_a_contract_end_are_whole_ones() {
        for (from, to, months) in [
            ("2026-03-11", "2026-06-30", 3),
            ("2026-03-31", "2026-06-30", 3),
            ("2026-03-11", "2026-03-30", 0),
            ("2026-03-11", "2027-06-30", 15),
            ("2026-03-11", "2026-04-10", 0),
            ("2026-07-01", "2026-06-30", -1),
        ] {
            assert_eq!(day(from).months_until(day(to)), months, "{from} to {to}");
        }
    }

    #[test]
    fn partial_days_end_by_the_calendar() {
        let ends = |text: &str, calendar| text.parse::<PartialDay>().unwrap().latest(calendar).to_string();
        assert_eq!(ends("2030", SeasonCalendar::EUROPEAN), "2030-06-30");
        assert_eq!(ends("2030", SeasonCalendar::CALENDAR_YEAR), "2030-12-31");
        assert_eq!(ends("2029/30", SeasonCalendar::EUROPEAN), "2030-06-30");
        assert_eq!(ends("2026-02", SeasonCalendar::EUROPEAN), "2026-02-28");
    }

    #[test]
    fn ages_turn_on_the_birthday() {
        assert_eq!(day("1999-05-25").years_until(day("2026-05-24")), 26);
        assert_eq!(day("1999-05-25").years_until(day("2026-05-25")), 27);
    }
}
