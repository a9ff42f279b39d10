//! The game's news: a few words, without a year, typed by hand.

use crate::import::absence::{Reason, reason};
use crate::import::date::month;
use crate::model::{Day, PartialDay, Season};
use crate::text::fold;

/// What a player's news say.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum News {
    /// Nothing is the matter.
    Nothing,
    /// Something keeps him out, perhaps until a day.
    Trouble {
        /// What.
        reason: Reason,
        /// The day named for his return.
        back: Option<Day>,
    },
    /// He is lent to a club.
    Loan {
        /// The borrower, as written.
        to: String,
        /// The end.
        until: Option<PartialDay>,
    },
    /// He belongs to another club.
    Sold {
        /// The buyer, as written.
        to: String,
    },
    /// He left without a club.
    Released,
    /// Words of no known form.
    Unknown(String),
}

/// Reads news that were added on a day; the day gives the year that they leave out.
pub fn read(text: &str, added: Option<Day>) -> News {
    let text = text.trim().trim_end_matches('.');
    if text.is_empty() {
        return News::Nothing;
    }
    if let Some(departure) = departure(text, added) {
        return departure;
    }
    let (what, rest) = text.rsplit_once(" - ").unwrap_or((text, ""));
    let folded = fold(rest);
    let back = folded.strip_prefix("expected back ").or_else(|| folded.strip_prefix("expected back: "));
    if let Some(day) = back {
        return News::Trouble { reason: reason(what), back: added.and_then(|added| next(day, added)) };
    }
    if let Some(day) = fold(text).strip_prefix("suspended until ") {
        return News::Trouble { reason: reason("suspended"), back: added.and_then(|added| next(day, added)) };
    }
    let told = folded.contains("chance of playing") || folded.starts_with("unknown return");
    let reason = reason(what);
    if told || reason.kind != crate::model::AvailabilityKind::Other {
        return News::Trouble { reason, back: None };
    }
    News::Unknown(text.to_owned())
}

/// News of a departure.
fn departure(text: &str, added: Option<Day>) -> Option<News> {
    let folded = fold(text);
    if folded.contains("free agent") || folded.contains("contract terminated") || folded.contains("has been released") {
        return Some(News::Released);
    }
    // Letters that fold into several would shift the cut; names are cut from the text itself.
    let after = |begins: &str| {
        let head = text.get(..begins.len())?;
        head.eq_ignore_ascii_case(begins).then(|| text[begins.len()..].trim())
    };
    let lent = ["on loan to ", "season-long loan to ", "loaned to "].into_iter().find_map(after);
    if let Some(rest) = lent {
        return club(rest).map(|to| News::Loan { to, until: end_of(rest, added) });
    }
    if let Some(rest) = ["signed by ", "sold to "].into_iter().find_map(after) {
        return club(rest).map(|to| News::Sold { to });
    }
    let rest = ["has joined ", "joined "].into_iter().find_map(after)?;
    let lower = rest.to_ascii_lowercase();
    match (lower.find(" on loan"), lower.find(" permanently")) {
        (Some(at), _) => club(&rest[..at]).map(|to| News::Loan { to, until: end_of(&rest[at..], added) }),
        (None, Some(at)) => club(&rest[..at]).map(|to| News::Sold { to }),
        (None, None) => club(rest).map(|to| News::Sold { to }),
    }
}

/// The name of a club, if there is one.
fn club(text: &str) -> Option<String> {
    let end = text.to_ascii_lowercase().find(" until ").or_else(|| text.to_ascii_lowercase().find(" for the "));
    let name = end.map_or(text, |end| &text[..end]).trim().trim_end_matches(['.', ',']);
    (name.chars().any(char::is_alphabetic) && name.len() <= 80).then(|| name.to_owned())
}

/// The end of a loan: a month that is named, else the season's.
fn end_of(text: &str, added: Option<Day>) -> Option<PartialDay> {
    let added = added?;
    if let Some(at) = text.to_ascii_lowercase().find(" until ") {
        let rest = &text[at + " until ".len()..];
        if let Some(named) = rest.split(' ').next().and_then(month) {
            let year = if named < added.month() { added.year() + 1 } else { added.year() };
            return Some(PartialDay::Month(year, named));
        }
    }
    Some(PartialDay::SeasonEnd(Season::holding(added)))
}

/// The first day like `01 Sep` from `added` on.
fn next(text: &str, added: Day) -> Option<Day> {
    let mut words = text.split_whitespace();
    let (day, month) = (words.next()?.parse().ok()?, month(words.next()?)?);
    // 29 February may be years away.
    (added.year()..added.year() + 5).filter_map(|year| Day::new(year, month, day)).find(|day| *day >= added)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AvailabilityKind as Kind;

    fn told(text: &str) -> String {
        match read(text, Some("2025-09-24".parse().unwrap())) {
            News::Nothing => "nothing".into(),
            News::Trouble { reason, back } => {
                format!("{:?} back {}", reason.kind, back.map_or("?".into(), |day| day.to_string()))
            }
            News::Loan { to, until } => format!("at {to} until {}", until.map_or("?".into(), |day| day.to_string())),
            News::Sold { to } => format!("to {to}"),
            News::Released => "released".into(),
            News::Unknown(text) => format!("unknown {text}"),
        }
    }

    #[test]
    fn news_are_read_with_the_year_they_leave_out() {
        for (text, meant) in [
            ("", "nothing"),
            ("Knee injury - Expected back 01 Sep", "Injury back 2026-09-01"),
            ("Knee injury - Expected back 24 Sep", "Injury back 2025-09-24"),
            ("Knee injury - Expected back 29 Feb", "Injury back 2028-02-29"),
            ("Hamstring injury - Unknown return date", "Injury back ?"),
            ("Knock - 75% chance of playing", "Injury back ?"),
            ("Suspended until 27 Dec", "Suspension back 2025-12-27"),
            ("Suspended - unknown return date", "Suspension back ?"),
            ("Ineligible to face his parent club on 15/3.", "Ineligible back ?"),
            ("has joined Port Vale on loan for the rest of the season.", "at Port Vale until 2025/26"),
            ("has joined Vasco de Gama on loan until January.", "at Vasco de Gama until 2026-01"),
            ("Has joined Barcelona on loan for the rest of the season", "at Barcelona until 2025/26"),
            ("On loan to FC Alverca", "at FC Alverca until 2025/26"),
            ("Season-long loan to Lens", "at Lens until 2025/26"),
            ("Has joined Bayern Munch permanently.", "to Bayern Munch"),
            ("has joined US Boulogne CO permanently.", "to US Boulogne CO"),
            ("Signed by CD Tondela", "to CD Tondela"),
            ("has departed the club as a free agent.", "released"),
            ("Bought a horse", "unknown Bought a horse"),
        ] {
            assert_eq!(told(text), meant, "{text}");
        }
        let ankle = read("Ankle injury - 50% chance of playing", None);
        assert!(matches!(ankle, News::Trouble { reason: Reason { kind: Kind::Injury, .. }, back: None }));
    }

    proptest::proptest! {
        #[test]
        fn no_news_are_too_odd(text in proptest::prelude::any::<String>(), tail in "(has joined |on loan to |signed by )[a-zİé.]{0,9}( on loan)?( until [A-Za-zé]{0,9})?") {
            let added = "2025-09-24".parse().ok();
            let _ = (read(&text, added), read(&tail, added), read(&format!("x - Expected back {text}"), added));
        }
    }
}
