//! Whatever is pressed: nothing panics, and what is selected is there.

use proptest::prelude::*;
use ratatui::layout::{Position, Size};

use super::*;
use crate::config::KeyCode;
use crate::tui::Action;
use crate::tui::input::{Input, Pointer};
use crate::tui::update::{handle, update};

#[derive(Clone, Debug)]
enum Step {
    Act(Action),
    Type(char),
    Resize(u16, u16),
    Mouse(Pointer, u16, u16),
    Paste(String),
}

fn step() -> impl Strategy<Value = Step> {
    let pointer = prop_oneof![Just(Pointer::Press), Just(Pointer::WheelUp), Just(Pointer::WheelDown)];
    prop_oneof![
        12 => proptest::sample::select(Action::ALL).prop_map(Step::Act),
        4 => proptest::char::range('a', 'z').prop_map(Step::Type),
        1 => (1u16..220, 1u16..70).prop_map(|(width, height)| Step::Resize(width, height)),
        3 => (pointer, 0u16..220, 0u16..70).prop_map(|(pointer, x, y)| Step::Mouse(pointer, x, y)),
        1 => "[a-z南é]{0,6}".prop_map(Step::Paste),
    ]
}

fn take(app: &mut App, step: &Step) {
    match step {
        Step::Act(action) => drop(update(app, *action)),
        Step::Type(letter) => {
            drop(handle(app, Input::Key(crate::config::Key::plain(KeyCode::Char(*letter)))));
        }
        Step::Resize(width, height) => drop(handle(app, Input::Resize(Size { width: *width, height: *height }))),
        Step::Mouse(pointer, x, y) => drop(handle(app, Input::Mouse(*pointer, Position { x: *x, y: *y }))),
        Step::Paste(text) => drop(handle(app, Input::Paste(text.clone()))),
    }
}

fn check(app: &mut App) {
    frame(app);
    assert!(app.place.view.panes().contains(&app.place.focus), "{:?} in {:?}", app.place.focus, app.place.view);
    for (pane, area) in app.layout.panes.clone() {
        assert_eq!(area.intersection(app.window), area);
        let keys = app.shown.keys_of(pane);
        let cursor = &app.place.cursors[pane.index()];
        match cursor.key {
            Some(key) => assert_eq!(keys.get(cursor.row).copied().flatten(), Some(key), "{pane:?}"),
            None => assert!(keys.iter().all(Option::is_none), "{pane:?} has rows and none is selected"),
        }
        assert!(cursor.top <= keys.len(), "{pane:?}");
    }
    if let Some(cursor) = app.regions.cursor {
        assert!(app.window.contains(cursor));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_keys_break_it(steps in prop::collection::vec(step(), 1..40)) {
        let mut app = fixture(120, 40);
        frame(&mut app);
        for step in &steps {
            take(&mut app, step);
            check(&mut app);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn no_keys_break_it_on_the_edition(steps in prop::collection::vec(step(), 1..25)) {
        let mut app = edition(120, 40);
        frame(&mut app);
        for step in &steps {
            take(&mut app, step);
            check(&mut app);
        }
    }
}
