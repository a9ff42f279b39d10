//! Why a player is where the planner has him, season by season, and what that rests on.

use super::evidence::cite;
use crate::desk::Today;
use crate::desk::plan::{Cause, PlanRow, Years};
use crate::ledger::Ledger;
use crate::model::{PlayerId, Season};
use crate::show;
use crate::tui::page::{Page, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;

/// The page of a player's outlook: seasons with the same reason stand together.
pub(crate) fn planned(ledger: &Ledger, today: &Today, years: Option<&Years>, player: PlayerId, width: u16) -> Page {
    let mut writer = Writer::new(format!("{}: outlook", ledger[player].name), width);
    let rows = years.into_iter().flat_map(|years| &years.plans);
    let rows: Vec<(Season, &PlanRow)> =
        rows.filter_map(|plan| Some((plan.moment.clock.season, plan.row(player)?))).collect();
    if rows.is_empty() {
        writer.wrapped(None, 0, Tone::Quiet, "He is in none of the seasons shown.");
    }
    let mut told: Vec<(Vec<Season>, &PlanRow)> = Vec::new();
    for (season, row) in rows {
        match told.last_mut() {
            Some((seasons, last)) if last.outlook == row.outlook && last.cause == row.cause => seasons.push(season),
            _ => told.push((vec![season], row)),
        }
    }
    for (seasons, row) in told {
        tell(&mut writer, ledger, today, &seasons, row);
    }
    writer.finish()
}

fn tell(writer: &mut Writer, ledger: &Ledger, today: &Today, seasons: &[Season], row: &PlanRow) {
    writer.gap();
    let span_of = match seasons {
        [first, .., last] => format!("{first} to {last}"),
        _ => seasons.first().map_or_else(String::new, ToString::to_string),
    };
    let before = vec![
        span(Tone::Strong, format!("{span_of}  ")),
        span(Tone::Plain, format!("{}: ", show::outlook(row.outlook))),
    ];
    writer.hanging_narrow(Some(Key::Line(writer.len())), before, 2, Tone::Plain, &show::cause(ledger, &row.cause));
    if row.backfilled {
        writer.wrapped(None, 2, Tone::Quiet, "contract read later than the day shown");
    }
    let evidence = row.evidence(ledger, today);
    if evidence.is_empty() {
        let words = match row.cause {
            Cause::Assumed(_) => "assumed by you: no saga of the ledger tells of it",
            _ => "uncited: no report or table is named for it",
        };
        writer.wrapped(None, 2, Tone::Warn, words);
    }
    for piece in evidence {
        cite(writer, ledger, piece);
    }
}
