//! Days and partly known dates in words.

use crate::model::{Day, PartialDay, SeasonCalendar};

/// What stands for a value that nobody knows.
pub const UNKNOWN: &str = "—";

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The name of a month, from 1.
fn month(month: u32) -> &'static str {
    MONTHS.get((month as usize).wrapping_sub(1)).copied().unwrap_or(UNKNOWN)
}

/// `11 Mar 2026`.
pub fn day(day: Day) -> String {
    format!("{} {} {}", day.day_of_month(), month(day.month()), day.year())
}

/// `Wed 11 Mar 2026`.
pub fn weekday(on: Day) -> String {
    format!("{} {}", on.weekday(), day(on))
}

/// `30 Jun`, where the year goes without saying.
pub fn day_month(day: Day) -> String {
    format!("{} {}", day.day_of_month(), month(day.month()))
}

/// `06 Feb`, always six cells, for columns.
pub fn day_column(day: Day) -> String {
    format!("{:02} {}", day.day_of_month(), month(day.month()))
}

/// `Jun 26`, always six cells, for columns.
pub fn month_year(day: Day) -> String {
    format!("{} {:02}", month(day.month()), day.year().rem_euclid(100))
}

/// `Jun 2026`.
pub fn month_year_full(day: Day) -> String {
    format!("{} {}", month(day.month()), day.year())
}

/// A date as far as it is known: `30 Jun 2026`, `May 2026`; a season or a year alone as its last
/// day, which the caller marks as inferred.
pub fn partial(date: PartialDay, calendar: SeasonCalendar) -> String {
    match date {
        PartialDay::Month(..) => month_year_full(date.latest(calendar)),
        _ => day(date.latest(calendar)),
    }
}

/// The same in six cells: `Jun 26`.
pub fn partial_short(date: PartialDay, calendar: SeasonCalendar) -> String {
    month_year(date.latest(calendar))
}

/// When somebody is expected back: `28 Mar`, `May–Sep`, `from 1 May`, `by Feb 2027`; the year is
/// told where it is not that of `on`. Nothing where nothing was said.
pub fn return_window(from: Option<PartialDay>, to: Option<PartialDay>, on: Day) -> Option<String> {
    Some(match (from, to) {
        (None, None) => return None,
        (Some(from), None) => format!("from {}", returning(from, on.year())),
        (None, Some(to)) => format!("by {}", returning(to, on.year())),
        (Some(from), Some(to)) if from == to => returning(from, on.year()),
        (Some(from), Some(to)) => {
            // "Nov–Feb 2027": the year of the end is enough where the beginning is this year's
            // or the same.
            let first_year = year_of(from);
            let told = if first_year == on.year() { first_year } else { year_of(to) };
            format!("{}–{}", returning(from, told), returning(to, on.year()))
        }
    })
}

fn year_of(date: PartialDay) -> i32 {
    date.latest(SeasonCalendar::EUROPEAN).year()
}

/// A date of return without its year where that is `year`.
fn returning(date: PartialDay, year: i32) -> String {
    match date {
        PartialDay::Day(on) if on.year() == year => day_month(on),
        PartialDay::Day(on) => day(on),
        PartialDay::Month(in_year, of) if in_year == year => month(of).to_owned(),
        PartialDay::Month(in_year, of) => format!("{} {in_year}", month(of)),
        PartialDay::SeasonEnd(season) => format!("end of {season}"),
        PartialDay::Year(in_year) => in_year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn days_in_every_form() {
        let (match_day, end) = (on("2026-02-06"), on("2026-06-30"));
        assert_eq!(day(match_day), "6 Feb 2026");
        assert_eq!(weekday(on("2026-03-11")), "Wed 11 Mar 2026");
        assert_eq!(day_month(end), "30 Jun");
        assert_eq!(day_column(match_day), "06 Feb");
        assert_eq!(month_year(end), "Jun 26");
        assert_eq!(month_year_full(end), "Jun 2026");
        assert_eq!(month_year(on("2009-12-31")), "Dec 09");
    }

    #[test]
    fn partial_days_show_what_is_known() {
        for (text, long, short) in [
            ("2026-06-30", "30 Jun 2026", "Jun 26"),
            ("2026-05", "May 2026", "May 26"),
            ("2029/30", "30 Jun 2030", "Jun 30"),
            ("2030", "30 Jun 2030", "Jun 30"),
        ] {
            let date = text.parse().unwrap();
            assert_eq!(partial(date, SeasonCalendar::EUROPEAN), long);
            assert_eq!(partial_short(date, SeasonCalendar::EUROPEAN), short);
        }
        assert_eq!(partial("2030".parse().unwrap(), SeasonCalendar::CALENDAR_YEAR), "31 Dec 2030");
    }

    #[test]
    fn returns_tell_the_year_only_where_it_is_another() {
        for (from, to, shown) in [
            ("2026-05", "2026-09", "May–Sep"),
            ("2026-03-28", "2026-03-28", "28 Mar"),
            ("2026-03-28", "2026-04-04", "28 Mar–4 Apr"),
            ("2026-11", "2027-02", "Nov–Feb 2027"),
            ("2027-01", "2027-02", "Jan–Feb 2027"),
            ("2026-09-01", "", "from 1 Sep"),
            ("", "2027-02", "by Feb 2027"),
            ("2025/26", "2025/26", "end of 2025/26"),
        ] {
            let date = |text: &str| text.parse().ok();
            assert_eq!(return_window(date(from), date(to), on("2026-03-11")).unwrap(), shown);
        }
        assert_eq!(return_window(None, None, on("2026-03-11")), None);
    }
}
