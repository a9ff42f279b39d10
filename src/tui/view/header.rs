//! The top line: where one is, and when.

use ratatui::buffer::Buffer;

use super::paint::{Line, style_row};
use crate::config::ThemeRole;
use crate::rumour::Cut;
use crate::show::{self, Symbol};
use crate::text;
use crate::tui::app::{App, Scope};
use crate::tui::pane::{Key, Pane, View};
use crate::tui::planning::letter;
use crate::tui::words;

/// Draws the top line; in a narrow window the season gives way first, then the name.
pub(super) fn draw(app: &App, buffer: &mut Buffer) {
    let area = app.layout.header;
    let base = app.theme.of(ThemeRole::Header);
    style_row(buffer, area, 0, base);
    let clock = app.theme.of(ThemeRole::Clock);
    let travelled = app.clock != app.world.home;
    let mut line = Line::new(buffer, area, 0);
    line.keep_right(1);
    line.put_right(&app.clock.season.to_string(), clock);
    line.keep_right(2);
    let narrow = area.width < 60;
    let day = if narrow { show::day(app.clock.as_of) } else { format!("as of {}", show::weekday(app.clock.as_of)) };
    let mark = if travelled { "* " } else { "" };
    line.put_right(&format!("{mark}{day}"), clock);
    if let Some(progress) = &app.feeds.progress {
        line.keep_right(2);
        let words = if narrow { "fetching" } else { progress };
        line.put_right(words, base);
    }
    if app.world.stale {
        line.keep_right(2);
        let words = if narrow { "files broken" } else { "files broken: as before" };
        line.put_right(
            &format!("{} {words}", words::mark(Symbol::Error)),
            app.theme.of(ThemeRole::Bad).bg(base.bg.unwrap_or_default()),
        );
    }
    if !app.world.cuts.is_empty() {
        line.keep_right(2);
        line.put_right(&left_out(app), clock);
    }
    if let Some(words) = assumed(app, narrow) {
        line.keep_right(2);
        line.put_right(&words, clock);
    }
    line.keep_right(2);
    line.skip(1);
    if area.width >= 70 {
        line.put(
            "Touchline",
            app.theme.of(ThemeRole::Header).patch(app.theme.of(ThemeRole::Title).bg(base.bg.unwrap_or_default())),
        );
        line.skip(2);
    }
    let mut path = path(app);
    let room = usize::from(line.room());
    let fits = |path: &[String]| {
        let steps: usize = path.iter().map(|step| text::width(step)).sum();
        steps + 3 * path.len().saturating_sub(1) <= room
    };
    // Steps give way from the middle: where one is says most, the club next.
    if path.len() > 2 && !fits(&path) {
        path.drain(1..path.len() - 1);
    }
    if narrow || !fits(&path) {
        path.drain(..path.len().saturating_sub(1));
    }
    let last = path.len().saturating_sub(1);
    for (nth, step) in path.iter().enumerate() {
        if nth > 0 {
            line.put(&format!(" {} ", words::mark(Symbol::Step)), base);
        }
        let style = if nth == last { clock.fg(base.fg.unwrap_or_default()) } else { base };
        line.put(step, style);
    }
}

/// That a scenario is on: of how many steps, on which branch, and whether some are refused.
fn assumed(app: &App, narrow: bool) -> Option<String> {
    let steps = app.planning.steps().len();
    if steps == 0 {
        return None;
    }
    let mark = words::mark(Symbol::Assumed);
    let refused = app.shown.scenario.value.refused.len();
    if narrow {
        return Some(format!("{mark}{steps}"));
    }
    let (place, count) = app.planning.place();
    let branch = if count > 1 { format!(" {}", letter(place)) } else { String::new() };
    let refused = if refused > 0 { format!(", {refused} refused") } else { String::new() };
    Some(format!("{mark} what if{branch}: {}{refused}", show::count(steps, "step", "steps")))
}

/// What is left out, in a few words.
fn left_out(app: &App) -> String {
    match app.world.cuts.as_slice() {
        [Cut::Source(id)] => format!("without {}", app.ledger()[*id].name),
        [Cut::Unnamed] => "without the unnamed".to_owned(),
        [Cut::Before(day)] => format!("without what came before {}", show::day(*day)),
        [Cut::Unproven] => "the record alone".to_owned(),
        several => format!("{} left out", several.len()),
    }
}

/// The steps from the club, or the view, to what is selected.
fn path(app: &App) -> Vec<String> {
    let ledger = app.ledger();
    let club = app.place.club.map(|club| ledger[club].name.to_string());
    match app.place.view {
        View::Depth => {
            let mut path: Vec<String> = club.into_iter().collect();
            if !app.place.about_club {
                path.extend(position(app));
                if let Some(Key::Player(player)) = app.place.selected(Pane::Depth) {
                    path.push(words::surname(ledger, player).to_owned());
                }
            }
            path
        }
        View::Saga => {
            let saga =
                app.place.saga.map(|saga| (words::surname(ledger, ledger[saga].player), words::saga_aim(ledger, saga)));
            let steps = saga.map(|(player, aim)| [player.to_owned(), aim.to_owned()]);
            [vec!["Rumours".to_owned()], steps.map_or_else(Vec::new, Vec::from)].concat()
        }
        View::Player => {
            let player = app.place.player.map(|player| ledger[player].name.to_string());
            ["Players".to_owned()].into_iter().chain(player).collect()
        }
        view @ (View::Rumours | View::Contracts | View::Injuries) => {
            let whose = match app.place.scope {
                Scope::All => Some("all clubs".to_owned()),
                Scope::Club => club,
            };
            [view.name().to_owned()].into_iter().chain(whose).collect()
        }
        view @ (View::Planner | View::Pitch) => club.into_iter().chain([view.name().to_owned()]).collect(),
        view => vec![view.name().to_owned()],
    }
}

/// The position of the selected player, in words.
fn position(app: &App) -> Option<String> {
    let Some(Key::Player(player)) = app.place.selected(Pane::Depth) else { return None };
    let row = app.shown.depth.value.as_ref()?.row(player)?;
    Some(show::positions(row.row.main_position()?).to_owned())
}
