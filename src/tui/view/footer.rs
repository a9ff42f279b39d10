//! The bottom line: the views, and what keys do where one is; or what the last key had to say.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::paint::{Line, style_row};
use super::regions::Regions;
use crate::config::ThemeRole;
use crate::show;
use crate::tui::action::Action;
use crate::tui::app::{App, keys_of};
use crate::tui::pane::{Pane, View};

/// The cells that hints are worth beside views with their names, and beside their keys.
const HINTS: usize = 24;
const HINTS_BRIEF: usize = 16;

/// Draws the bottom line.
pub(super) fn draw(app: &App, buffer: &mut Buffer, regions: &mut Regions) {
    let area = app.layout.footer;
    style_row(buffer, area, 0, app.theme.of(ThemeRole::Footer));
    let mut line = Line::new(buffer, area, 0);
    line.skip(1);
    if let Some(notice) = &app.notice {
        let role = if notice.is_error { ThemeRole::Bad } else { ThemeRole::Info };
        let ground = app.theme.of(ThemeRole::Footer).bg.unwrap_or_default();
        line.put(&notice.words, app.theme.of(role).bg(ground));
        return;
    }
    tabs(app, &mut line, area, regions);
    line.skip(2);
    hints(app, &mut line, area, regions);
}

/// The views with their keys: all of them with their names where there is room; else the open one
/// with its name and the keys of the others; else the open one alone.
fn tabs(app: &App, line: &mut Line<'_>, area: Rect, regions: &mut Regions) {
    let open = View::TABS.into_iter().find(|view| action(*view) == action(app.place.view));
    let named = |view: View| label(app, view);
    let brief = |view: View| if open == Some(view) { label(app, view) } else { key(app, view) };
    let alone = |view: View| if open == Some(view) { label(app, view) } else { String::new() };
    let room = |form: &dyn Fn(View) -> String, gap: usize| -> usize {
        View::TABS.into_iter().map(|view| crate::text::width(&form(view)) + gap).sum()
    };
    let width = usize::from(area.width);
    let (form, gap): (&dyn Fn(View) -> String, u16) = match width {
        _ if room(&named, 2) + HINTS <= width => (&named, 2),
        _ if room(&brief, 1) + HINTS_BRIEF <= width => (&brief, 1),
        _ => (&alone, 0),
    };
    let ground = app.theme.of(ThemeRole::Footer).bg.unwrap_or_default();
    for view in View::TABS {
        let words = form(view);
        if words.is_empty() {
            continue;
        }
        let role = if open == Some(view) { ThemeRole::TabActive } else { ThemeRole::Tab };
        let from = line.column();
        line.put_whole(&words, app.theme.of(role).bg(ground));
        let pressed = Rect { x: from, y: area.y, width: line.column() - from, height: 1 };
        regions.actions.push((pressed, action(view)));
        line.skip(gap);
    }
}

fn key(app: &App, view: View) -> String {
    app.key_of(action(view)).unwrap_or_default()
}

fn label(app: &App, view: View) -> String {
    match app.key_of(action(view)) {
        Some(key) => format!("{key} {}", view.name()),
        None => view.name().to_owned(),
    }
}

const fn action(view: View) -> Action {
    match view {
        View::Rumours | View::Saga => Action::Rumours,
        View::Contracts => Action::Contracts,
        View::Injuries => Action::Injuries,
        View::Sources => Action::Sources,
        View::Inbox => Action::Inbox,
        View::Feeds => Action::Feeds,
        View::News => Action::News,
        View::Contradictions => Action::Contradictions,
        View::Calibration => Action::Calibration,
        View::Planner => Action::Planner,
        View::Pitch => Action::Pitch,
        View::Windows => Action::Windows,
        View::Problems => Action::Problems,
        View::Depth | View::Player => Action::Depth,
    }
}

/// What keys do here, the most useful first; what does not fit is left to help.
fn hints(app: &App, line: &mut Line<'_>, area: Rect, regions: &mut Regions) {
    let key_style = app.theme.of(ThemeRole::Key);
    let words_style = app.theme.of(ThemeRole::Footer);
    for (actions, words) in offered(app) {
        let words = &*words;
        let keys: Vec<String> =
            actions.iter().filter_map(|action| keys_of(&app.keys, *action).into_iter().next()).collect();
        if keys.is_empty() {
            continue;
        }
        let keys = keys.join(" ");
        let room = crate::text::width(&keys) + 1 + crate::text::width(words) + 2;
        if room > usize::from(line.room()) {
            continue;
        }
        let from = line.column();
        line.put(&keys, key_style).skip(1).put(words, words_style);
        if let [action] = actions {
            let pressed = Rect { x: from, y: area.y, width: line.column() - from, height: 1 };
            regions.actions.push((pressed, *action));
        }
        line.skip(2);
    }
}

fn offered(app: &App) -> Vec<(&'static [Action], Cow<'static, str>)> {
    let problems = (!app.world.problems.is_empty())
        .then(|| (&[Action::Problems][..], Cow::Owned(show::count(app.world.problems.len(), "problem", "problems"))));
    let mut hints: Vec<(&'static [Action], Cow<'static, str>)> = Vec::new();
    // Whoever waits for a slow server looks for this.
    if app.feeds.progress.is_some() {
        let keys: &[Action] = if app.back_stops_feeds() { &[Action::Sync, Action::Back] } else { &[Action::Sync] };
        hints.push((keys, "stop fetching".into()));
    }
    hints.push((&[Action::Help], "keys".into()));
    hints.extend(problems);
    match app.focus() {
        Pane::Player
        | Pane::Saga
        | Pane::Source
        | Pane::Item
        | Pane::News
        | Pane::Contradiction
        | Pane::Calibration
        | Pane::Scenario
        | Pane::Outlook
        | Pane::Pitch => {}
        _ => hints.push((&[Action::Filter], "filter".into())),
    }
    match app.focus() {
        Pane::Scenario => {
            hints.push((&[Action::WhatIf], "take or drop".into()));
            hints.push((&[Action::Undo], "undo".into()));
            hints.push((&[Action::Branch], "branch".into()));
            hints.push((&[Action::KeepScenario], "keep".into()));
            hints.push((&[Action::KeptScenarios], "load".into()));
        }
        Pane::Pitch | Pane::Plan | Pane::Outlook => hints.push((&[Action::Formation], "formation".into())),
        Pane::Sagas | Pane::Saga | Pane::Claims => hints.push((&[Action::WhatIf], "what if".into())),
        Pane::Depth => hints.push((&[Action::Pitch], "pitch".into())),
        Pane::Contracts => hints.push((&[Action::Timeline], "bars".into())),
        _ => {}
    }
    if matches!(app.focus(), Pane::Inbox | Pane::Item) {
        hints.push((&[Action::AcceptItem], "accept".into()));
        hints.push((&[Action::RejectItem], "reject".into()));
        hints.push((&[Action::UndoDecision], "undo".into()));
        hints.push((&[Action::AcceptSource], "all of its source".into()));
        if app.focus() == Pane::Item {
            hints.push((&[Action::Enter], "edit".into()));
        }
    }
    if app.feeds.progress.is_none() && app.focus() == Pane::Feeds {
        hints.push((&[Action::Sync], "fetch".into()));
        hints.push((&[Action::Enter], "on or off".into()));
    }
    hints.push((&[Action::Palette], "find".into()));
    hints.push((&[Action::Evidence], "evidence".into()));
    match app.focus() {
        Pane::Claims | Pane::Saga | Pane::Source | Pane::Contradiction => {
            hints.push((&[Action::Open], "open page".into()));
        }
        Pane::Sagas | Pane::Contracts | Pane::Injuries => hints.push((&[Action::Scope], "this club or all".into())),
        _ => {}
    }
    if matches!(app.focus(), Pane::Clubs | Pane::Depth) {
        hints.push((&[Action::Follow], "follow".into()));
    }
    hints.push((&[Action::PreviousDay, Action::NextDay], "day".into()));
    hints.push((&[Action::PreviousSeason, Action::NextSeason], "season".into()));
    hints.push((&[Action::Back], "back".into()));
    hints.push((&[Action::Quit], "quit".into()));
    hints
}
