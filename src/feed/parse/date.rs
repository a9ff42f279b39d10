//! Days and times as feeds write them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc, Weekday};

use crate::model::Day;

/// When an item was published.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Published {
    /// The moment.
    pub at: DateTime<Utc>,
    /// The day that the publisher's own clock showed.
    pub day: Day,
}

/// Reads a date of any of the forms that feeds are known to use; none where it is none of them
/// or where the calendar has no such day.
pub fn date(text: &str) -> Option<Published> {
    let text = text.trim();
    if text.len() > 64 || !text.is_ascii() {
        return None;
    }
    let moment = iso(text).or_else(|| written(text))?;
    Some(Published { at: moment.with_timezone(&Utc), day: Day::from_date(moment.date_naive()) })
}

/// `2026-03-11T09:12:44Z` and its looser forms; a day alone is its noon, so that no zone moves it.
fn iso(text: &str) -> Option<DateTime<FixedOffset>> {
    let day = NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()?;
    let rest = text[10..].trim_start_matches(['T', 't', ' ']).trim();
    if rest.is_empty() {
        return at(day.and_hms_opt(12, 0, 0)?, 0);
    }
    let clock_end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(rest.len());
    let time = clock(&rest[..clock_end])?;
    let local = day.and_time(time);
    at(local, zone(rest[clock_end..].trim(), local)?)
}

/// `Wed, 11 Mar 2026 09:12:44 +0000` and its looser forms, `Mar 11, 2026 9:12 am` among them.
fn written(text: &str) -> Option<DateTime<FixedOffset>> {
    let mut words: Vec<&str> = text.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect();
    if words.first().is_some_and(|word| word.trim_end_matches('.').parse::<Weekday>().is_ok()) {
        words.remove(0);
    }
    let dashed: Vec<&str>;
    let (day, rest) = match *words.as_slice() {
        // "11-Mar-2026"
        [joined, ref rest @ ..] if joined.matches('-').count() == 2 => {
            dashed = joined.split('-').collect();
            (calendar(dashed[0], dashed[1], dashed[2])?, rest)
        }
        [first, second, year, ref rest @ ..] if first.starts_with(|c: char| c.is_ascii_digit()) => {
            (calendar(first, second, year)?, rest)
        }
        [month, day, year, ref rest @ ..] => (calendar(day, month, year)?, rest),
        _ => return None,
    };
    let Some((time, zone_words)) = rest.split_first() else {
        return at(day.and_hms_opt(12, 0, 0)?, 0);
    };
    let mut time = clock(time)?;
    let mut zone_words = zone_words;
    if let Some((half, rest)) = zone_words.split_first()
        && let Some(moved) = half_day(time, half)
    {
        (time, zone_words) = (moved, rest);
    }
    let local = day.and_time(time);
    at(local, zone(&zone_words.concat(), local)?)
}

fn calendar(day: &str, month: &str, year: &str) -> Option<NaiveDate> {
    let day = day.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().ok()?;
    let month = month.trim_end_matches('.').parse::<chrono::Month>().ok()?.number_from_month();
    let written: i32 = year.parse().ok()?;
    let year = match year.len() {
        // Two digits as RFC 822 had them, three as software born in 1900 wrote them.
        2 => written + if written < 50 { 2000 } else { 1900 },
        3 => written + 1900,
        _ => written,
    };
    NaiveDate::from_ymd_opt(year, month, day).filter(|date| (1990..=9999).contains(&date.year()))
}

/// `09:12`, `09:12:44`, `09:12:44.123`, `24:00` refused; a leap second is the one before.
fn clock(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':');
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next()?.parse().ok()?;
    let second = parts.next().map_or(Some(0), |part| part.split(['.', ',']).next()?.parse::<u32>().ok())?;
    NaiveTime::from_hms_opt(hour, minute, second.min(59)).filter(|_| parts.next().is_none())
}

fn half_day(time: NaiveTime, half: &str) -> Option<NaiveTime> {
    use chrono::Timelike;
    let hour = match half.to_ascii_lowercase().trim_end_matches('.') {
        "am" | "a.m" if time.hour() <= 12 => time.hour() % 12,
        "pm" | "p.m" if time.hour() <= 12 => time.hour() % 12 + 12,
        "am" | "pm" => time.hour(),
        _ => return None,
    };
    time.with_hour(hour)
}

fn at(local: NaiveDateTime, minutes_east: i32) -> Option<DateTime<FixedOffset>> {
    FixedOffset::east_opt(minutes_east * 60)?.from_local_datetime(&local).single()
}

/// Minutes east of Greenwich by name or number; none is Greenwich, an unknown name too: the day
/// is hardly ever another for it.
fn zone(text: &str, local: NaiveDateTime) -> Option<i32> {
    let text = text.trim_matches(['(', ')']);
    if let Some((sign, digits)) = text.split_at_checked(1).filter(|(sign, _)| matches!(*sign, "+" | "-")) {
        let digits: String = digits.chars().filter(char::is_ascii_digit).take(4).collect();
        let number: i32 = digits.parse().ok()?;
        let minutes = if digits.len() <= 2 { number * 60 } else { number / 100 * 60 + number % 100 };
        return Some(if sign == "-" { -minutes } else { minutes }).filter(|m| m.abs() < 24 * 60);
    }
    let hours = match text.to_ascii_uppercase().as_str() {
        "BST" | "IST" | "CET" | "WEST" => 1,
        "CEST" | "EET" | "MESZ" | "MEST" => 2,
        "EEST" | "MSK" => 3,
        // An American desk that writes EST all year means the clock on its wall.
        "EST" | "ET" | "EDT" => american(local, -5),
        "CST" | "CT" | "CDT" => american(local, -6),
        "MST" | "MT" | "MDT" => american(local, -7),
        "PST" | "PT" | "PDT" => american(local, -8),
        "BRT" | "ART" => -3,
        "JST" => 9,
        _ => 0,
    };
    Some(hours * 60)
}

/// An American zone's hours on a day: one more from March's second Sunday to November's first.
fn american(local: NaiveDateTime, winter: i32) -> i32 {
    let sunday = |month, nth| NaiveDate::from_weekday_of_month_opt(local.year(), month, Weekday::Sun, nth);
    match (sunday(3, 2), sunday(11, 1)) {
        (Some(begin), Some(end)) if (begin..end).contains(&local.date()) => winter + 1,
        _ => winter,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates_in_every_form_that_was_met() {
        for (text, at, day) in [
            ("Wed, 11 Mar 2026 09:12:44 +0000", "2026-03-11T09:12:44Z", "2026-03-11"),
            ("Wed, 11 Mar 2026 09:12:44 GMT", "2026-03-11T09:12:44Z", "2026-03-11"),
            ("Fri, 17 May 2019 00:30:00 BST", "2019-05-16T23:30:00Z", "2019-05-17"),
            ("Mon, 10 Aug 2026 22:30:00 EST", "2026-08-11T02:30:00Z", "2026-08-10"),
            ("Mon, 12 Jan 2026 22:30:00 EST", "2026-01-13T03:30:00Z", "2026-01-12"),
            ("Thu, 1 Jan 26 8:05 +0530", "2026-01-01T02:35:00Z", "2026-01-01"),
            ("2026-03-11T09:12:44+01:00", "2026-03-11T08:12:44Z", "2026-03-11"),
            ("2026-03-11T09:12:44.123Z", "2026-03-11T09:12:44Z", "2026-03-11"),
            ("2026-03-11 09:12", "2026-03-11T09:12:00Z", "2026-03-11"),
            ("2026-03-11", "2026-03-11T12:00:00Z", "2026-03-11"),
            ("March 11, 2026 9:12 pm CET", "2026-03-11T20:12:00Z", "2026-03-11"),
            ("11-Mar-2026 09:12:60 Z", "2026-03-11T09:12:59Z", "2026-03-11"),
            ("Wednesday, 11 March 2026", "2026-03-11T12:00:00Z", "2026-03-11"),
        ] {
            let read = date(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.at, at.parse::<DateTime<Utc>>().unwrap(), "{text}");
            assert_eq!(read.day.to_string(), day, "{text}");
        }
        for text in
            ["", "yesterday", "30 Feb 2026 10:00 GMT", "2026-13-01", "05/03/2019", "11 Mar 26000", "11 Mar 2026 25:00"]
        {
            assert_eq!(date(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_stumble(text in "(Wed, )?[0-9]{1,6}[ -:T]?[A-Za-z0-9]{0,9}[ -:,][0-9]{0,6} ?[0-9:.]{0,12} ?[-+A-Z0-9]{0,6}") {
            let _ = date(&text);
        }

        #[test]
        fn nor_does_anything_else(text in any::<String>()) {
            let _ = date(&text);
        }
    }
}
