//! Panes: borders with titles, and the rows within.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::paint::{self, Line};
use super::regions::{PaneRegion, Regions, Spots};
use super::{
    board, claims, clubs, contradictions, depth, feeds, inbox, page, pitch, planner, problems, sagas, sources, windows,
};
use crate::config::ThemeRole;
use crate::show::{self, Symbol};
use crate::text;
use crate::tui::app::App;
use crate::tui::pane::Pane;
use crate::tui::shown::{Detail, Talk};
use crate::tui::words;

/// The rows of a pane within its borders: a cell of air at both sides, headings of columns apart.
pub(crate) const fn rows_of(pane: Pane, area: Rect) -> Rect {
    let inside = paint::inside(area);
    let heading = match pane {
        Pane::Sagas
        | Pane::Contracts
        | Pane::Injuries
        | Pane::Sources
        | Pane::Contradictions
        | Pane::Plan
        | Pane::Windows
        | Pane::Inbox
        | Pane::Feeds
            if inside.height > 3 =>
        {
            1
        }
        Pane::Depth if inside.height > 12 => 1,
        _ => 0,
    };
    let foot = if matches!(pane, Pane::Problems) { problems::foot(inside.height) } else { 0 };
    Rect {
        x: inside.x + 1,
        y: inside.y + heading,
        width: inside.width.saturating_sub(2),
        height: inside.height - heading - foot,
    }
}

/// What a pane's rows are drawn with.
pub(super) struct Drawn<'a> {
    /// The app.
    pub(super) app: &'a App,
    /// The pane.
    pub(super) pane: Pane,
    /// Its rows.
    pub(super) rows: Rect,
    /// Whether it has the keys.
    pub(super) focused: bool,
}

impl Drawn<'_> {
    /// The first row in sight.
    pub(super) fn top(&self) -> usize {
        self.app.place.cursors[self.pane.index()].top
    }

    /// The rows in sight: each with its place in the window.
    pub(super) fn in_sight(&self, count: usize) -> impl Iterator<Item = (usize, u16)> + use<> {
        let top = self.top();
        (top..count.min(top + usize::from(self.rows.height))).zip(0..)
    }

    /// Whether a row is the selected one.
    pub(super) fn is_selected(&self, row: usize) -> bool {
        let cursor = &self.app.place.cursors[self.pane.index()];
        cursor.key.is_some() && cursor.row == row
    }

    /// The line of a row, with its mark before it if it is selected.
    pub(super) fn line<'b>(&self, buffer: &'b mut Buffer, at: u16) -> Line<'b> {
        Line::new(buffer, self.rows, at)
    }

    /// Marks the selected row: by a mark and, where the theme does so, by its ground.
    pub(super) fn select(&self, buffer: &mut Buffer, row: usize, at: u16) {
        if !self.is_selected(row) {
            return;
        }
        let role = if self.focused { ThemeRole::Selection } else { ThemeRole::SelectionUnfocused };
        let style = self.app.theme.of(role);
        let whole = Rect { x: self.rows.x - 1, width: self.rows.width + 2, ..self.rows };
        paint::style_row(buffer, whole, at, style);
        if self.focused {
            paint::text(buffer, whole.x, whole.y + at, 1, words::mark(Symbol::Selected), style);
        }
    }

    /// A style of the theme.
    pub(super) fn style(&self, role: ThemeRole) -> Style {
        self.app.theme.of(role)
    }
}

/// Draws every pane in sight; the one that has the keys last, so that its border is whole.
pub(super) fn draw_all(app: &App, buffer: &mut Buffer, regions: &mut Regions) {
    let focus = app.focus();
    for (_, area) in &app.layout.panes {
        paint::outline(buffer, *area, app.theme.of(ThemeRole::Border));
    }
    if let (Some(area), true) = (app.layout.area(focus), app.layout.panes.len() > 1) {
        paint::outline(buffer, area, app.theme.of(ThemeRole::BorderFocus));
    }
    for (pane, area) in &app.layout.panes {
        let drawn = Drawn { app, pane: *pane, rows: rows_of(*pane, *area), focused: *pane == focus };
        titled(&drawn, *area, buffer);
        rows(&drawn, buffer, &mut regions.spots);
        let top = drawn.top();
        more(&drawn, *area, buffer);
        // On the pitch rows of cells are no rows of a list.
        let rows = if *pane == Pane::Pitch { Rect::default() } else { drawn.rows };
        regions.panes.push(PaneRegion { pane: *pane, area: *area, rows, top });
    }
}

fn rows(drawn: &Drawn<'_>, buffer: &mut Buffer, spots: &mut Spots) {
    if drawn.rows.height == 0 || drawn.rows.width == 0 {
        return;
    }
    match drawn.pane {
        Pane::Clubs => clubs::draw(drawn, buffer),
        Pane::Depth => depth::draw(drawn, buffer),
        Pane::Player => page::draw(drawn, &drawn.app.shown.detail.value, buffer),
        Pane::Claims => claims::draw(drawn, &drawn.app.shown.claims.value, buffer),
        Pane::Sagas => sagas::draw(drawn, buffer),
        Pane::Saga => page::draw(drawn, &drawn.app.shown.saga.value, buffer),
        Pane::Contracts => board::contracts(drawn, buffer),
        Pane::Injuries => board::injuries(drawn, buffer),
        Pane::Sources => sources::draw(drawn, buffer),
        Pane::Source => page::draw(drawn, &drawn.app.shown.source.value, buffer),
        Pane::Inbox => inbox::draw(drawn, buffer),
        Pane::Item => page::draw(drawn, &drawn.app.shown.item.value, buffer),
        Pane::Feeds => feeds::draw(drawn, buffer),
        Pane::News => page::draw(drawn, &drawn.app.shown.news.value, buffer),
        Pane::Contradictions => contradictions::draw(drawn, buffer),
        Pane::Contradiction => page::draw(drawn, &drawn.app.shown.contradiction.value, buffer),
        Pane::Calibration => page::draw(drawn, &drawn.app.shown.calibration.value, buffer),
        Pane::Plan => planner::draw(drawn, buffer),
        Pane::Scenario => page::draw(drawn, &drawn.app.shown.steps.value, buffer),
        Pane::Outlook => page::draw(drawn, &drawn.app.shown.outlook.value, buffer),
        Pane::Pitch => pitch::draw(drawn, buffer, spots),
        Pane::Windows => windows::draw(drawn, buffer),
        Pane::Problems => problems::draw(drawn, buffer),
    }
}

/// Words where rows would be: why there are none, and what to do next.
pub(super) fn instead(drawn: &Drawn<'_>, buffer: &mut Buffer, words: &str) {
    let filter = drawn.app.place.filter(drawn.pane);
    let told = if filter.is_empty() {
        words.to_owned()
    } else {
        format!("Nothing here holds “{filter}”. Esc shows everything again.")
    };
    for (line, at) in text::wrap(&told, usize::from(drawn.rows.width)).into_iter().zip(0..drawn.rows.height) {
        drawn.line(buffer, at).put(line, drawn.style(ThemeRole::Dim));
    }
}

/// A style that takes away whatever emphasis is there and not its own.
const fn only(style: Style) -> Style {
    let own = style.add_modifier;
    Style { sub_modifier: Modifier::all().difference(own), ..style }
}

/// The title of a pane in its border, with its filter.
fn titled(drawn: &Drawn<'_>, area: Rect, buffer: &mut Buffer) {
    let role = if drawn.focused { ThemeRole::TitleFocus } else { ThemeRole::Title };
    // Nothing of the border's own weight stays in the words written over it.
    let style = only(drawn.style(role));
    let mut line = Line::new(buffer, area, 0);
    line.skip(1).keep_right(2);
    line.put(&format!(" {} ", title(drawn)), style);
    let filter = drawn.app.place.filter(drawn.pane);
    if !filter.is_empty() {
        line.put(&format!("/{filter} "), drawn.style(ThemeRole::MatchHighlight));
    }
}

fn title(drawn: &Drawn<'_>) -> String {
    let app = drawn.app;
    let ledger = app.ledger();
    let counted = |name: &str, shown: usize, all: usize| {
        if shown == all { format!("{name} ({all})") } else { format!("{name} ({shown} of {all})") }
    };
    match drawn.pane {
        Pane::Clubs => "Clubs".to_owned(),
        Pane::Depth => {
            let club = app.place.club.map_or("No club", |club| &ledger[club].name);
            format!("{club} · {}", app.clock.season)
        }
        Pane::Player if app.shown.detail.value.title.is_empty() => "Player".to_owned(),
        Pane::Player => match app.detail() {
            Detail::Player(player, _) if app.keeping.following.has_player(player) => {
                format!("{} {}", app.shown.detail.value.title, words::mark(Symbol::Followed))
            }
            _ => app.shown.detail.value.title.clone(),
        },
        Pane::Saga if app.shown.saga.value.title.is_empty() => "Saga".to_owned(),
        Pane::Saga => app.shown.saga.value.title.clone(),
        Pane::Claims => {
            let whose = match app.talk() {
                Talk::Nothing => String::new(),
                Talk::Club(club) => format!(" · {}", ledger[club].name),
                Talk::Player(player) => format!(" · {}", ledger[player].name),
                Talk::Saga(saga) => format!(" · {}", words::saga_title(ledger, saga)),
            };
            let rows = &app.shown.claims.value;
            counted(&format!("What is said{whose}"), rows.items.len(), rows.unfiltered)
        }
        Pane::Sagas => counted("Rumours by heat", app.shown.sagas.value.items.len(), app.shown.sagas.value.unfiltered),
        Pane::Contracts => {
            let rows = &app.shown.contract_rows.value;
            counted("Contracts by their end", rows.items.len(), rows.unfiltered)
        }
        Pane::Injuries => {
            let rows = &app.shown.injury_rows.value;
            counted("Out or doubtful", rows.items.len(), rows.unfiltered)
        }
        Pane::Sources => counted("Sources", app.shown.sources.value.items.len(), app.shown.sources.value.unfiltered),
        Pane::Source if app.shown.source.value.title.is_empty() => "Source".to_owned(),
        Pane::Source => app.shown.source.value.title.clone(),
        Pane::Inbox => format!("Inbox ({} waiting)", app.looked.waiting()),
        Pane::Item if app.shown.item.value.title.is_empty() => "Item".to_owned(),
        Pane::Item => app.shown.item.value.title.clone(),
        Pane::Feeds => {
            let on = app.feeds.list.iter().filter(|feed| feed.on).count();
            let progress = app.feeds.progress.as_ref().map_or_else(String::new, |words| format!(" · {words}"));
            format!("Feeds ({on} on of {}){progress}", app.feeds.list.len())
        }
        Pane::News => app.shown.news.value.title.clone(),
        Pane::Contradictions => {
            let rows = &app.shown.contradictions.value;
            counted("What cannot all be so", rows.items.len(), rows.unfiltered)
        }
        Pane::Contradiction if app.shown.contradiction.value.title.is_empty() => "Contradiction".to_owned(),
        Pane::Contradiction => app.shown.contradiction.value.title.clone(),
        Pane::Calibration => app.shown.calibration.value.title.clone(),
        Pane::Plan => {
            let club = app.place.club.map_or("No club", |club| &ledger[club].name);
            format!("{club}, season by season")
        }
        Pane::Scenario => app.shown.steps.value.title.clone(),
        Pane::Outlook => app.shown.outlook.value.title.clone(),
        Pane::Pitch => {
            let club = app.place.club.map_or("No club", |club| &ledger[club].name);
            let pitch = &app.shown.pitch.value;
            let default = if pitch.is_default { ", by default" } else { "" };
            format!("{club} · {} · {}{default}", app.clock.season, pitch.formation)
        }
        Pane::Windows => {
            let rows = &app.shown.windows.value;
            counted("Registration windows", rows.items.len(), rows.unfiltered)
        }
        Pane::Problems => {
            let rows = &app.shown.problems.value;
            counted("Problems of the ledger", rows.items.len(), rows.unfiltered)
        }
    }
}

/// In the border, that there is more above or below.
fn more(drawn: &Drawn<'_>, area: Rect, buffer: &mut Buffer) {
    let count = drawn.app.shown.keys_of(drawn.pane).len();
    if drawn.pane == Pane::Pitch {
        return;
    }
    let (top, height) = (drawn.top(), usize::from(drawn.rows.height));
    let style = drawn.style(if drawn.focused { ThemeRole::BorderFocus } else { ThemeRole::Border });
    if area.width < 6 {
        return;
    }
    if top > 0 {
        paint::text(buffer, area.right() - 3, area.y, 1, words::mark(Symbol::MoreAbove), style);
    }
    if top + height < count {
        paint::text(buffer, area.right() - 3, area.bottom() - 1, 1, words::mark(Symbol::MoreBelow), style);
    }
}

/// What a view without anything to show says; the day and the club are part of it.
pub(super) fn nothing_on(drawn: &Drawn<'_>, what: &str) -> String {
    let day = show::day(drawn.app.clock.as_of);
    let key = drawn.app.key_of(crate::tui::action::Action::NextDay).unwrap_or_default();
    format!("{what} known on {day}. {key} goes to the next day with news.")
}
