//! From an input or an action to a changed app, and to what must be done outside it.

mod clock;
mod cuts;
mod go;
mod links;
mod mouse;
mod overlay;
mod plan;
mod typing;

use super::action::Action;
use super::app::App;
use super::effect::Effect;
use super::inbox::Ask;
use super::input::Input;
use super::mode::Mode;
use super::pane::View;
use super::shelf::Task;
use crate::config::{Key, Lookup};
use crate::rumour::Cut;

/// Takes one input.
pub(crate) fn handle(app: &mut App, input: Input) -> Vec<Effect> {
    let effects = match input {
        Input::Resize(size) => {
            app.resize(size);
            return Vec::new();
        }
        Input::Key(press) => key(app, press),
        Input::Paste(text) => {
            typing::paste(app, &text);
            app.refresh();
            Vec::new()
        }
        Input::Mouse(pointer, at) => {
            let effects = mouse::act(app, pointer, at);
            app.refresh();
            effects
        }
    };
    app.place.leave();
    effects
}

/// What a key means in the mode on top; a sequence waits for its end.
fn key(app: &mut App, key: Key) -> Vec<Effect> {
    app.notice = None;
    let mode = app.key_mode();
    app.pending.push(key);
    let mut meant = app.keys.lookup(mode, &app.pending);
    if meant == Lookup::Unbound && app.pending.len() > 1 {
        app.pending = vec![key];
        meant = app.keys.lookup(mode, &app.pending);
    }
    let action = match meant {
        Lookup::Pending => return Vec::new(),
        Lookup::Action(name) => Action::from_name(name),
        Lookup::Unbound => None,
    };
    app.pending.clear();
    match (action, key.typed()) {
        (Some(action), _) => update(app, action),
        (None, Some(letter)) if mode.types() => {
            typing::insert(app, letter);
            app.refresh();
            Vec::new()
        }
        (None, _) => Vec::new(),
    }
}

/// Does one action.
pub(crate) fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let effects = act(app, action);
    app.refresh();
    effects
}

fn act(app: &mut App, action: Action) -> Vec<Effect> {
    if app.key_mode().types() {
        return typing::act(app, action);
    }
    if !app.modes.is_empty() {
        match overlay::act(app, action) {
            overlay::Taken::Done(effects) => return effects,
            overlay::Taken::PassOn => app.modes.clear(),
        }
    }
    match action {
        Action::Up => go::step(app, -1),
        Action::Down => go::step(app, 1),
        Action::PageUp => go::page(app, -1),
        Action::PageDown => go::page(app, 1),
        Action::First => go::end(app, false),
        Action::Last => go::end(app, true),
        Action::Left | Action::PreviousPane => go::pane(app, -1, action == Action::PreviousPane),
        Action::Right | Action::NextPane => go::pane(app, 1, action == Action::NextPane),
        Action::Enter | Action::Accept => return go::enter(app),
        Action::Back | Action::Close | Action::Cancel if app.back_stops_feeds() => return app.sync_feeds(),
        Action::Back | Action::Close | Action::Cancel => go::back(app),
        Action::HistoryBack | Action::HistoryForward => {
            if !go::history(app, action == Action::HistoryForward) {
                app.say("there is no further place to go to");
            }
        }
        Action::Depth => go::view(app, View::Depth),
        Action::Rumours => go::view(app, View::Rumours),
        Action::Contracts => go::view(app, View::Contracts),
        Action::Injuries => go::view(app, View::Injuries),
        Action::Sources => go::view(app, View::Sources),
        Action::Inbox => {
            go::view(app, View::Inbox);
            return vec![Effect::Inbox(Ask::Look)];
        }
        Action::AcceptItem => return app.accept_item(),
        Action::AcceptSource => return app.accept_source(),
        Action::RejectItem => return app.reject_item(),
        Action::UndoDecision => return app.undo_decision(),
        Action::Feeds => {
            go::view(app, View::Feeds);
            return vec![Effect::LookFeeds];
        }
        Action::Sync => return app.sync_feeds(),
        Action::News => go::view(app, View::News),
        Action::Contradictions => go::view(app, View::Contradictions),
        Action::Calibration => go::view(app, View::Calibration),
        Action::Planner => go::view(app, View::Planner),
        Action::Windows => go::view(app, View::Windows),
        Action::Pitch => plan::pitch(app),
        Action::WhatIf => plan::what_if(app),
        Action::Undo => plan::undo(app, false),
        Action::Redo => plan::undo(app, true),
        Action::Branch => plan::branch(app),
        Action::NextBranch => plan::next_branch(app),
        Action::ClearScenario => plan::clear(app),
        Action::KeepScenario => plan::open_keep(app),
        Action::KeptScenarios => return vec![Effect::Shelf(Task::List)],
        Action::Formation => plan::formation(app),
        Action::Timeline => plan::timeline(app),
        Action::Problems => go::view(app, View::Problems),
        Action::Scope => go::scope(app),
        Action::Filter => typing::open_filter(app),
        Action::Palette => typing::open_palette(app),
        Action::AskDay => typing::open_day(app),
        Action::Evidence => overlay::open_evidence(app),
        Action::Help => app.modes.push(Mode::Help { top: 0 }),
        Action::PreviousDay => clock::day(app, false),
        Action::NextDay => clock::day(app, true),
        Action::HomeDay => clock::home(app),
        Action::PreviousSeason => clock::season(app, -1),
        Action::NextSeason => clock::season(app, 1),
        Action::LeaveOut => cuts::leave_out(app),
        Action::LeaveOutUnnamed => cuts::cut_away(app, Cut::Unnamed),
        Action::LeaveOutUnproven => cuts::cut_away(app, Cut::Unproven),
        Action::LeaveOutEarlier => cuts::leave_out_earlier(app),
        Action::PutBack => cuts::put_back(app),
        Action::Open => return links::open(app),
        Action::Copy => return links::copy(app),
        Action::Follow => return app.toggle_follow(),
        Action::Reread => return vec![Effect::Reread],
        Action::Redraw => return vec![Effect::Redraw],
        Action::Suspend => return vec![Effect::Suspend],
        Action::Quit => return vec![Effect::Quit],
        Action::Complete
        | Action::Compare
        | Action::DeleteKept
        | Action::Erase
        | Action::EraseWord
        | Action::EraseLine
        | Action::Delete
        | Action::CursorLeft
        | Action::CursorRight
        | Action::CursorStart
        | Action::CursorEnd => {}
    }
    Vec::new()
}
