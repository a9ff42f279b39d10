//! Sources, reports and windows in words.

use crate::model::{DateBasis, SourceKind, WindowKind};
use crate::squad::{WindowShown, Windows};

use super::{count, day};

/// What kind a source is.
pub const fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Journalist => "journalist",
        SourceKind::Outlet => "outlet",
        SourceKind::Account => "account",
        SourceKind::Club => "club",
        SourceKind::League => "league",
    }
}

/// How a report's day is known.
pub const fn date_basis(basis: DateBasis) -> &'static str {
    match basis {
        DateBasis::Index => "from the site's index",
        DateBasis::Page => "printed on the page",
        DateBasis::Url => "from its address",
        DateBasis::Byline => "from the byline",
        DateBasis::Text => "said in the text",
        DateBasis::TextDerived => "worked out from the text",
        DateBasis::EmbeddedPost => "from a post shown in it",
        DateBasis::Stated => "entered by hand",
    }
}

/// Which registration window.
pub const fn window_kind(kind: WindowKind) -> &'static str {
    match kind {
        WindowKind::Summer => "summer",
        WindowKind::Winter => "winter",
        WindowKind::Extra => "extra",
    }
}

/// What is to be said of an association's windows on a day: of the one that is open, else of the next.
pub fn window_countdown(around: &Windows) -> String {
    match (&around.open, &around.next) {
        (Some(open), _) => window_open(open),
        (None, Some(next)) => window_next(next),
        (None, None) => "no window known from this day on".to_owned(),
    }
}

/// The same in few words, the longest first, for narrow columns.
pub fn window_countdown_short(around: &Windows) -> Vec<String> {
    let days = |left: i64| count(left as usize, "day", "days");
    match (&around.open, &around.next) {
        (Some(open), _) => match (open.window.closes, open.days_to_close) {
            (Some(closes), Some(left)) => {
                vec![format!("to {}, {} left", day(closes), days(left)), format!("{} left", days(left))]
            }
            _ => vec!["end not known".to_owned()],
        },
        (None, Some(next)) => match (next.window.opens, next.days_to_open) {
            (Some(opens), Some(left)) => {
                vec![format!("opens {}, in {}", day(opens), days(left)), format!("in {}", days(left))]
            }
            _ => vec!["day not known".to_owned()],
        },
        (None, None) => vec!["none known".to_owned()],
    }
}

/// `the winter window is open, 5 days left, to 2 Feb 2026 19:00 UK`.
fn window_open(shown: &WindowShown) -> String {
    let kind = window_kind(shown.window.kind);
    let hour = shown.window.closing_hour.as_deref().map_or_else(String::new, |hour| format!(" {hour}"));
    match (shown.window.closes, shown.days_to_close) {
        (Some(closes), Some(0)) => format!("{kind} window open, shuts today, {}{hour}", day(closes)),
        (Some(closes), Some(left)) => {
            format!("{kind} window open, {} left, to {}{hour}", count(left as usize, "day", "days"), day(closes))
        }
        _ => format!("{kind} window open, its end not known"),
    }
}

/// `the summer window opens 15 Jun 2026, in 96 days`.
fn window_next(shown: &WindowShown) -> String {
    let kind = window_kind(shown.window.kind);
    match (shown.window.opens, shown.days_to_open) {
        (Some(opens), Some(left)) => {
            format!("the {kind} window opens {}, in {}", day(opens), count(left as usize, "day", "days"))
        }
        _ => format!("the day on which the {kind} window opens is not known"),
    }
}
