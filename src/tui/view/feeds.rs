//! Feeds: which are on, and what came of each the last time.

use ratatui::buffer::Buffer;

use super::pane::{Drawn, instead};
use super::sagas::headings;
use super::table::{Column, cell, fit};
use crate::show;
use crate::tui::tone::Tone;

/// On, name, what came of it, outlet, language.
const COLUMNS: [Column; 5] = [
    Column::new("", 3, 3, 3, 0),
    Column::new("feed", 14, 24, 34, 0),
    Column::new("last run", 12, 30, 80, 1),
    Column::new("outlet", 8, 14, 20, 5),
    Column::new("about", 8, 18, 30, 6),
];

/// Draws the feeds in sight.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let feeds = &drawn.app.feeds;
    let rows = &drawn.app.shown.feeds.value;
    if let Some(trouble) = &feeds.trouble {
        instead(drawn, buffer, trouble);
        return;
    }
    if rows.items.is_empty() {
        instead(drawn, buffer, "No feed is listed. `touchline feeds add URL` adds one.");
        return;
    }
    let places = fit(&COLUMNS, drawn.rows.width.saturating_sub(1), 2);
    headings(drawn, buffer, &COLUMNS, &places);
    let left = drawn.rows.x + 1;
    for (row, at) in drawn.in_sight(rows.items.len()) {
        let Some(feed) = feeds.list.get(rows.items[row]) else { continue };
        let y = drawn.rows.y + at;
        let mut put = |column: usize, words: &str, tone: Tone| {
            cell(buffer, left, y, &COLUMNS[column], places[column], words, drawn.app.theme.tone(tone));
        };
        put(0, if feed.on { "on" } else { "off" }, if feed.on { Tone::Strong } else { Tone::Quiet });
        put(1, &feed.name, if feed.on { Tone::Plain } else { Tone::Quiet });
        match feeds.last.get(&feed.id) {
            Some(last) => put(2, &last.words, if last.good { Tone::Plain } else { Tone::Bad }),
            None => put(2, show::UNKNOWN, Tone::Quiet),
        }
        put(3, feed.outlet.as_deref().unwrap_or_default(), Tone::Quiet);
        put(4, feed.scope.as_deref().unwrap_or_default(), Tone::Quiet);
        drawn.select(buffer, row, at);
    }
}
