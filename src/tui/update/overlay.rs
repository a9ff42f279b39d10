//! Help and evidence, which lie over the panes and take some of the actions.

use crate::desk::plan::Choice;
use crate::model::ClubId;
use crate::squad::Cell;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::cursor::Cursor;
use crate::tui::effect::Effect;
use crate::tui::mode::{Evidence, Mode, Target};
use crate::tui::page::Page;
use crate::tui::pages;
use crate::tui::pane::{Key, View};
use crate::tui::view::overlay::{self, inner};

use super::links;

/// What an overlay made of an action.
pub(super) enum Taken {
    /// It took it.
    Done(Vec<Effect>),
    /// It closes, and the panes take it.
    PassOn,
}

/// Offers an action to what lies on top.
pub(super) fn act(app: &mut App, action: Action) -> Taken {
    match app.modes.last() {
        Some(Mode::Help { .. }) => help(app, action),
        Some(Mode::Evidence(_)) => evidence(app, action),
        Some(Mode::Kept(_)) => super::plan::kept(app, action),
        _ => Taken::PassOn,
    }
}

fn help(app: &mut App, action: Action) -> Taken {
    let area = inner(overlay::area(app.window));
    let lines = pages::help(&app.keys, area.width).lines.len();
    let last = lines.saturating_sub(usize::from(area.height));
    let page = usize::from(area.height.saturating_sub(1)).max(1);
    let Some(Mode::Help { top }) = app.modes.last_mut() else { return Taken::PassOn };
    *top = match action {
        Action::Up => top.saturating_sub(1),
        Action::Down => (*top + 1).min(last),
        Action::PageUp => top.saturating_sub(page),
        Action::PageDown => (*top + page).min(last),
        Action::First => 0,
        Action::Last => last,
        Action::Help | Action::Back | Action::Close | Action::Enter => {
            app.modes.pop();
            return Taken::Done(Vec::new());
        }
        _ => return Taken::PassOn,
    };
    Taken::Done(Vec::new())
}

fn evidence(app: &mut App, action: Action) -> Taken {
    let height = inner(overlay::area(app.window)).height;
    let rows = isize::try_from(height.saturating_sub(1).max(1)).unwrap_or(1);
    match action {
        Action::Left | Action::Right => return other_cell(app, action == Action::Right),
        Action::Open | Action::Enter => return Taken::Done(links::open(app)),
        Action::Copy => return Taken::Done(links::copy(app)),
        Action::Evidence | Action::Back | Action::Close => {
            app.modes.pop();
            return Taken::Done(Vec::new());
        }
        _ => {}
    }
    let Some(Mode::Evidence(shown)) = app.modes.last_mut() else { return Taken::PassOn };
    let Evidence { page, cursor, .. } = &mut **shown;
    match action {
        Action::Up => scroll(cursor, page, -1, height),
        Action::Down => scroll(cursor, page, 1, height),
        Action::PageUp => scroll(cursor, page, -rows, height),
        Action::PageDown => scroll(cursor, page, rows, height),
        Action::First => cursor.end(&page.keys, false),
        Action::Last => cursor.end(&page.keys, true),
        _ => return Taken::PassOn,
    }
    Taken::Done(Vec::new())
}

/// Moves to the next line that can be selected; where there is none, scrolls.
fn scroll(cursor: &mut Cursor<Key>, page: &Page, by: isize, height: u16) {
    if !cursor.step(&page.keys, by) {
        let last = page.lines.len().saturating_sub(usize::from(height));
        cursor.top = cursor.top.saturating_add_signed(by).min(last);
    }
}

/// Shows the evidence of the next value of the same player.
fn other_cell(app: &mut App, next: bool) -> Taken {
    let Some(Mode::Evidence(shown)) = app.modes.last_mut() else { return Taken::PassOn };
    let Target::Cell(player, club, cell) = shown.target else { return Taken::Done(Vec::new()) };
    let here = Cell::ALL.iter().position(|other| *other == cell).unwrap_or(0);
    let count = Cell::ALL.len();
    let there = if next { (here + 1) % count } else { (here + count - 1) % count };
    shown.target = Target::Cell(player, club, Cell::ALL[there]);
    shown.cursor = Cursor::default();
    Taken::Done(Vec::new())
}

/// Shows what the selected value rests on.
pub(super) fn open_evidence(app: &mut App) {
    let Some(key) = app.selected() else {
        app.say("nothing is selected");
        return;
    };
    let target = match key {
        Key::Player(player) if app.place.view == View::Planner => app.place.club.map(|club| Target::Plan(player, club)),
        Key::Choice(Choice::Saga(saga)) => Some(Target::Thing(Key::Saga(saga))),
        Key::Choice(Choice::Signing { player, .. }) => {
            club_of(app, player).map(|club| Target::Cell(player, club, Cell::Contract))
        }
        Key::Cell(player, cell) => club_of(app, player).map(|club| Target::Cell(player, club, cell)),
        Key::Player(player) => club_of(app, player).map(|club| Target::Cell(player, club, first_cell(app))),
        Key::Item(_)
        | Key::Field(_)
        | Key::Candidate(_)
        | Key::Feed(_)
        | Key::Odd(_)
        | Key::Problem(_)
        | Key::Line(_) => None,
        key => Some(Target::Thing(key)),
    };
    match target {
        Some(target) => {
            let evidence = Evidence { target, page: Page::default(), cursor: Cursor::default() };
            app.modes.push(Mode::Evidence(Box::new(evidence)));
        }
        None => app.say("this row rests on nothing of its own"),
    }
}

/// The value that a view is about.
const fn first_cell(app: &App) -> Cell {
    match app.place.view {
        View::Injuries => Cell::Availability,
        _ => Cell::Contract,
    }
}

/// The club as whose player he is looked at.
fn club_of(app: &App, player: crate::model::PlayerId) -> Option<ClubId> {
    let board = match app.place.view {
        View::Depth | View::Pitch => return app.place.club,
        View::Contracts => &app.shown.contracts.value,
        View::Injuries => &app.shown.injuries.value,
        _ => &Vec::new(),
    };
    let on_board = board.iter().find(|row| row.row.player == player).map(|row| row.club);
    on_board.or_else(|| crate::desk::home_club(app.ledger(), player, &app.shown.today)).or(app.place.club)
}

impl App {
    /// Makes the page of the evidence overlay, if it is open.
    pub(crate) fn refresh_evidence(&mut self) {
        let area = inner(overlay::area(self.window));
        let App { modes, world, clock, shown: made, .. } = self;
        let Some(Mode::Evidence(shown)) = modes.last_mut() else { return };
        let page = match shown.target {
            Target::Plan(player, _) => {
                pages::planned(&world.ledger, &made.today, made.years.value.as_ref(), player, area.width)
            }
            target => pages::evidence(&world.ledger, clock, target, area.width),
        };
        shown.page = page;
        let Evidence { page, cursor, .. } = &mut **shown;
        cursor.settle(&page.keys);
        let follow = page.lines.get(cursor.row).map_or(0, |line| usize::from(line.follow));
        let height = usize::from(area.height);
        if cursor.key.is_some() {
            let first = page.keys.iter().position(Option::is_some).unwrap_or(0);
            let top = crate::tui::cursor::window(cursor.top, cursor.row + follow, height, page.lines.len(), 0);
            cursor.top = crate::tui::cursor::window(top, cursor.row, height, page.lines.len(), first);
        }
    }
}
