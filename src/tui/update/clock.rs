//! Travelling in time: the day that is known, the season that is looked at.

use crate::desk;
use crate::model::{Day, Season};
use crate::show;
use crate::tui::app::App;
use crate::tui::pane::View;

/// How many seasons before and after the day's own can be looked at.
const SEASONS: i32 = 4;

/// Goes to the next or the previous day on which something became known.
pub(super) fn day(app: &mut App, later: bool) {
    let ledger = app.ledger();
    let here = app.clock.as_of;
    let day = if later { desk::next_known_day(ledger, here) } else { desk::previous_known_day(ledger, here) };
    if let Some(day) = day {
        to_day(app, day);
    } else {
        let word = if later { "after" } else { "before" };
        app.say(format!("nothing became known {word} {}", show::day(here)));
    }
}

/// Goes to a day; the season keeps its distance from the day's own.
pub(super) fn to_day(app: &mut App, day: Day) {
    let ahead = app.clock.season.start_year() - Season::holding(app.clock.as_of).start_year();
    app.clock.as_of = day;
    app.clock.season = Season::holding(day).plus(ahead);
    let published = app.ledger().reports.iter().filter(|report| report.published == day);
    let (mut reports, mut claims) = (0, 0);
    for report in published {
        reports += 1;
        claims += report.claims.len();
    }
    let told = match reports {
        0 => "no report".to_owned(),
        _ => format!("{} with {}", show::count(reports, "report", "reports"), show::count(claims, "claim", "claims")),
    };
    app.say(format!("{}: {told} on this day", show::weekday(day)));
}

/// Goes back to the clocks on which the ledger opened.
pub(super) fn home(app: &mut App) {
    app.clock = app.world.home;
    let day = show::weekday(app.clock.as_of);
    app.say(format!("back to {day}"));
}

/// Looks at another season.
pub(super) fn season(app: &mut App, by: i32) {
    let own = Season::holding(app.clock.as_of).start_year();
    // The planner looks at the season after this one as it opens: from there on, not to it.
    let at_rest = app.place.view == View::Planner && app.clock.season.start_year() == own;
    let next = app.clock.season.plus(if at_rest && by > 0 { by + 1 } else { by });
    if (next.start_year() - own).abs() > SEASONS {
        app.say("seasons further off than four years are not looked at");
        return;
    }
    app.clock.season = next;
}
