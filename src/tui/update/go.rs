//! Moving: within a list, between panes, into things and back.

use crate::desk::plan::Choice;
use crate::tui::app::{App, Place, Scope};
use crate::tui::cursor::Cursor;
use crate::tui::effect::Effect;
use crate::tui::mode::Mode;
use crate::tui::palette::Item;
use crate::tui::pane::{Key, Pane, View};
use crate::tui::view::rows_of;

use super::{overlay, typing};

/// Moves the selection by rows.
pub(super) fn step(app: &mut App, by: isize) {
    let pane = app.focus();
    let App { shown, place, .. } = app;
    place.cursors[pane.index()].step(shown.keys_of(pane), by);
}

/// Moves the selection by pages.
pub(super) fn page(app: &mut App, by: isize) {
    let pane = app.focus();
    let rows = app.layout.area(pane).map_or(1, |area| rows_of(pane, area).height.saturating_sub(1).max(1));
    step(app, by * rows as isize);
}

/// Selects the first or the last row.
pub(super) fn end(app: &mut App, last: bool) {
    let pane = app.focus();
    let App { shown, place, .. } = app;
    place.cursors[pane.index()].end(shown.keys_of(pane), last);
}

/// Gives a pane the keys.
pub(super) fn focus(app: &mut App, pane: Pane) {
    app.place.focus = pane;
    match pane {
        Pane::Clubs => app.place.about_club = true,
        Pane::Depth => app.place.about_club = false,
        _ => {}
    }
}

/// Gives the next pane the keys, in the view's order; `round` goes on at the other end.
pub(super) fn pane(app: &mut App, by: isize, round: bool) {
    let panes = app.place.view.panes();
    let here = panes.iter().position(|pane| *pane == app.focus()).unwrap_or(0);
    let next = here as isize + by;
    let next = if round { next.rem_euclid(panes.len() as isize) } else { next.clamp(0, panes.len() as isize - 1) };
    focus(app, panes[next as usize]);
}

/// Shows another view, as it was left.
pub(super) fn view(app: &mut App, view: View) {
    if app.place.view == view {
        focus(app, view.first_pane());
        return;
    }
    app.remember();
    if let (Some(from), Some(to)) = (charted(app.place.view), charted(view))
        && let Some(whom @ Key::Player(_)) = app.place.selected(from)
    {
        app.place.cursors[to.index()].key = Some(whom);
    }
    app.place.view = view;
    focus(app, view.first_pane());
}

/// The pane of a view that shows one club's players: going from one such view to another keeps to whom is selected.
const fn charted(view: View) -> Option<Pane> {
    match view {
        View::Depth => Some(Pane::Depth),
        View::Pitch => Some(Pane::Pitch),
        View::Planner => Some(Pane::Plan),
        _ => None,
    }
}

/// Switches boards between the club and all clubs.
pub(super) fn scope(app: &mut App) {
    app.place.scope = match app.place.scope {
        Scope::All => Scope::Club,
        Scope::Club => Scope::All,
    };
    if !matches!(app.place.view, View::Rumours | View::Contracts | View::Injuries) {
        let whose = match app.place.scope {
            Scope::All => "all clubs",
            Scope::Club => "this club alone",
        };
        app.say(format!("rumours, contracts and injuries now show {whose}"));
    }
}

/// Goes into what is selected.
pub(super) fn enter(app: &mut App) -> Vec<Effect> {
    let Some(key) = app.selected() else { return Vec::new() };
    match (app.focus(), key) {
        (Pane::Clubs, Key::Club(_)) => {
            app.remember();
            focus(app, Pane::Depth);
        }
        (Pane::Depth, Key::Player(_)) => {
            app.remember();
            focus(app, Pane::Player);
        }
        (Pane::Sources, Key::Source(_)) => {
            app.remember();
            focus(app, Pane::Source);
        }
        (Pane::Contradictions, Key::Odd(_)) => {
            app.remember();
            focus(app, Pane::Contradiction);
        }
        (Pane::Scenario, Key::Club(club)) => to_club(app, club, None),
        (_, Key::Choice(Choice::Saga(saga))) if app.planning.has(Choice::Saga(saga)) => to_saga(app, saga, None),
        (_, Key::Choice(choice)) if !app.planning.has(choice) => super::plan::toggle(app, choice),
        (Pane::Inbox, Key::Item(_)) => {
            app.remember();
            focus(app, Pane::Item);
        }
        (Pane::Item, Key::Candidate(_)) => return app.accept_item(),
        (Pane::Item, Key::Field(field)) => typing::open_edit(app, field),
        (Pane::Feeds, Key::Feed(feed)) => return app.turn_feed(feed),
        (_, Key::Choice(Choice::Signing { player, .. }) | Key::Player(player)) => to_player(app, player),
        (_, Key::Saga(saga)) if app.place.view != View::Saga => to_saga(app, saga, None),
        (Pane::Claims | Pane::Source | Pane::News | Pane::Contradiction, Key::Claim(claim)) => {
            let saga = app.ledger()[claim].saga;
            to_saga(app, saga, Some(key));
        }
        (_, Key::Odd(_) | Key::Problem(_) | Key::Line(_)) => {}
        _ => overlay::open_evidence(app),
    }
    Vec::new()
}

/// Shows a saga's page, on one of its claims if one is meant.
pub(super) fn to_saga(app: &mut App, saga: crate::model::SagaId, on: Option<Key>) {
    app.remember();
    app.place.view = View::Saga;
    app.place.saga = Some(saga);
    let cursor = &mut app.place.cursors[Pane::Saga.index()];
    *cursor = Cursor { key: on, ..Cursor::default() };
    focus(app, Pane::Saga);
}

/// Shows a player's page.
pub(super) fn to_player(app: &mut App, player: crate::model::PlayerId) {
    app.remember();
    app.place.view = View::Player;
    app.place.player = Some(player);
    app.place.cursors[Pane::Player.index()] = Cursor::default();
    focus(app, Pane::Player);
}

/// Shows a club's chart, on a player if one is meant.
fn to_club(app: &mut App, club: crate::model::ClubId, on: Option<Key>) {
    app.remember();
    let place = &mut app.place;
    // The planner and the pitch stay what they are, of another club.
    if !matches!(place.view, View::Planner | View::Pitch) {
        place.view = View::Depth;
    }
    place.club = Some(club);
    for pane in [Pane::Clubs, Pane::Depth, Pane::Plan] {
        place.filters[pane.index()].clear();
    }
    place.cursors[Pane::Clubs.index()].key = Some(Key::Club(club));
    for pane in [Pane::Depth, Pane::Plan, Pane::Pitch] {
        place.cursors[pane.index()] = Cursor { key: on, ..Cursor::default() };
    }
    let pane = place.view.first_pane();
    focus(app, pane);
}

/// Goes to something found in the palette; returns what it wants done.
pub(super) fn to_item(app: &mut App, item: Item) -> Vec<Effect> {
    match item {
        Item::Club(club) => to_club(app, club, None),
        Item::Player(player) => {
            let club = crate::desk::home_club(app.ledger(), player, &app.shown.today);
            match club.filter(|club| app.ledger()[*club].has_squad) {
                Some(club) => to_club(app, club, Some(Key::Player(player))),
                None => to_player(app, player),
            }
        }
        Item::Saga(saga) => to_saga(app, saga, None),
        Item::Source(source) => {
            app.remember();
            app.place.view = View::Sources;
            app.place.filters[Pane::Sources.index()].clear();
            app.place.cursors[Pane::Sources.index()].key = Some(Key::Source(source));
            focus(app, Pane::Source);
        }
        Item::Command(action) => return super::act(app, action),
    }
    Vec::new()
}

/// Goes back: out of a filter, to the place before, or outwards where there is none.
pub(super) fn back(app: &mut App) {
    let filter = &mut app.place.filters[app.place.focus.index()];
    if !filter.is_empty() {
        filter.clear();
        return;
    }
    if history(app, false) {
        return;
    }
    let (view, pane) = match (app.place.view, app.place.focus) {
        (View::Depth, Pane::Player | Pane::Claims) => (View::Depth, Pane::Depth),
        (View::Depth, Pane::Depth) => (View::Depth, Pane::Clubs),
        (View::Depth, _) => {
            let quit = app.key_of(crate::tui::action::Action::Quit).unwrap_or_default();
            app.say(format!("this is where it began; {quit} quits"));
            return;
        }
        (view, pane) if pane != view.first_pane() => (view, view.first_pane()),
        _ => (View::Depth, Pane::Depth),
    };
    app.place = Place { view, ..app.place.clone() };
    focus(app, pane);
}

/// Goes to the place before, or forward again; returns whether there was one.
pub(super) fn history(app: &mut App, forward: bool) -> bool {
    let App { history, future, place, .. } = app;
    let (from, onto) = if forward { (future, history) } else { (history, future) };
    let Some(next) = from.pop() else { return false };
    onto.push(std::mem::replace(place, next));
    true
}

/// Whether something lies over the panes.
pub(super) fn is_covered(app: &App) -> bool {
    app.modes.iter().any(|mode| !matches!(mode, Mode::Filter { .. }))
}
