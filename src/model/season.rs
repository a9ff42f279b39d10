//! Seasons: 1 July to 30 June in most of Europe, the calendar year elsewhere.

use std::fmt;
use std::str::FromStr;

use super::day::Day;

/// When an association's seasons begin.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SeasonCalendar {
    /// 1 July to 30 June: contracts end on 30 June.
    SummerToSummer,
    /// 1 January to 31 December: contracts end on 31 December.
    CalendarYear,
}

impl SeasonCalendar {
    /// The calendar of the European associations in the edition.
    pub const EUROPEAN: Self = Self::SummerToSummer;
    /// The calendar of Brazil, the United States and others.
    pub const CALENDAR_YEAR: Self = Self::CalendarYear;
}

/// A season, named by the year in which its summer-to-summer form begins: `2025/26`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Season(i32);

impl Season {
    /// The season that begins in the summer of `year`.
    pub const fn starting_in(year: i32) -> Self {
        Self(year)
    }

    /// The season that holds `day`, with seasons turning on 1 July.
    pub fn holding(day: Day) -> Self {
        Self(if day.month() >= 7 { day.year() } else { day.year() - 1 })
    }

    /// The season whose contracts end in `year`.
    pub const fn ending_in(year: i32, calendar: SeasonCalendar) -> Self {
        match calendar {
            SeasonCalendar::SummerToSummer => Self(year - 1),
            SeasonCalendar::CalendarYear => Self(year),
        }
    }

    /// The year in which it begins.
    pub const fn start_year(self) -> i32 {
        self.0
    }

    /// The season `count` later, or earlier when negative.
    #[must_use]
    pub const fn plus(self, count: i32) -> Self {
        Self(self.0 + count)
    }

    /// Its first day.
    pub fn first_day(self, calendar: SeasonCalendar) -> Day {
        match calendar {
            SeasonCalendar::SummerToSummer => fixed(self.0, 7, 1),
            SeasonCalendar::CalendarYear => fixed(self.0, 1, 1),
        }
    }

    /// Its last day, on which contracts end.
    pub fn last_day(self, calendar: SeasonCalendar) -> Day {
        match calendar {
            SeasonCalendar::SummerToSummer => fixed(self.0 + 1, 6, 30),
            SeasonCalendar::CalendarYear => fixed(self.0, 12, 31),
        }
    }
}

/// A day that every year has; years are held to four digits when read.
fn fixed(year: i32, month: u32, day: u32) -> Day {
    Day::new(year, month, day).unwrap_or(Day::from_date(chrono::NaiveDate::MAX))
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}", self.0, (self.0 + 1).rem_euclid(100))
    }
}

/// What a season is written like.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("expected a season as 2025/26")]
pub struct SeasonError;

impl FromStr for Season {
    type Err = SeasonError;

    fn from_str(text: &str) -> Result<Self, SeasonError> {
        let (start, end) = text.split_once(['/', '-']).ok_or(SeasonError)?;
        let number = |t: &str| t.bytes().all(|b| b.is_ascii_digit()).then(|| t.parse::<i32>().ok()).flatten();
        let (Some(first), Some(last)) = (number(start), number(end)) else {
            return Err(SeasonError);
        };
        let fits = match end.len() {
            2 => (first + 1) % 100 == last,
            4 => first + 1 == last,
            _ => false,
        };
        if start.len() == 4 && first >= 1 && fits { Ok(Self(first)) } else { Err(SeasonError) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seasons_read_and_print_alike() {
        for text in ["2025/26", "1999/00", "2099/00"] {
            assert_eq!(text.parse::<Season>().unwrap().to_string(), text);
        }
        assert_eq!("2025-26".parse(), Ok(Season(2025)));
        for bad in ["2025/27", "25/26", "2025", "2025/2", "soon"] {
            assert!(bad.parse::<Season>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_day_falls_in_its_season() {
        let holding = |t: &str| Season::holding(t.parse().unwrap()).to_string();
        assert_eq!(holding("2026-06-30"), "2025/26");
        assert_eq!(holding("2026-07-01"), "2026/27");
    }
}
