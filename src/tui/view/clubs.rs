//! The clubs: name and open sagas.

use ratatui::buffer::Buffer;

use super::pane::{Drawn, instead};
use crate::config::ThemeRole;
use crate::show::Symbol;
use crate::tui::shown::ClubLine;
use crate::tui::words;

/// Draws the clubs in sight.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let rows = &drawn.app.shown.clubs.value;
    if rows.items.is_empty() {
        instead(drawn, buffer, "The ledger holds no club. `touchline check` says what is wrong with it.");
        return;
    }
    for (row, at) in drawn.in_sight(rows.items.len()) {
        let club = match &rows.items[row] {
            ClubLine::Club(club) => club,
            ClubLine::Elsewhere(count) => {
                let words = format!("No squad here ({count})");
                drawn.line(buffer, at).skip(1).put(&words, drawn.style(ThemeRole::Group));
                continue;
            }
        };
        let record = &drawn.app.ledger()[club.club];
        let role = if record.has_squad { ThemeRole::Text } else { ThemeRole::Dim };
        let mut line = drawn.line(buffer, at);
        line.skip(1);
        if club.open_sagas > 0 {
            let count = format!("{}{:>2}", words::mark(Symbol::Sagas), club.open_sagas);
            line.put_right(&count, drawn.style(ThemeRole::Dim)).keep_right(1);
        }
        line.put(&record.name, drawn.style(role));
        if drawn.app.keeping.following.has_club(club.club) {
            line.skip(1).put(words::mark(Symbol::Followed), drawn.style(ThemeRole::Accent));
        }
        drawn.select(buffer, row, at);
    }
}
