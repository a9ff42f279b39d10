//! Following, and what became known since the last visit.

use insta::assert_snapshot;
use ratatui::layout::Size;

use super::*;
use crate::config::{Followed, Follows};
use crate::tui::effect::Effect;
use crate::tui::input::Input;
use crate::tui::pane::View;
use crate::tui::update::handle;

fn press_key(app: &mut App, key: &str) -> Vec<Effect> {
    handle(app, Input::Key(key.parse().unwrap()))
}

/// The browser of somebody who follows and was here on a day.
fn returning(opened: &Opened, clubs: &[&str], players: &[&str], day: &str, size: (u16, u16)) -> App {
    let of = |ids: &[&str]| ids.iter().map(ToString::to_string).collect();
    let follows = Follows { clubs: of(clubs), players: of(players) };
    let start = Start { follows, visited: Some(day.parse().unwrap()), ..opening(opened) };
    App::new(start.into_opening(), Size { width: size.0, height: size.1 })
}

#[test]
fn f_follows_and_no_longer() {
    let mut app = fixture(120, 30);
    let konate = Followed::Player("konate".into());
    assert_eq!(press_key(&mut app, "f"), [Effect::Follow(konate.clone(), true)]);
    assert_eq!(footer(&mut app), "following Ibrahima Konaté");
    assert!(text(&mut app).contains("Ibrahima Konaté ★"), "{}", text(&mut app));
    assert_eq!(press_key(&mut app, "f"), [Effect::Follow(konate, false)]);
    assert!(!text(&mut app).contains('★'));
}

#[test]
fn clubs_followed_come_first_and_keep_the_selection() {
    let mut app = fixture(120, 30);
    keys(&mut app, "left end");
    assert_eq!(selected(&app, Pane::Clubs), "rennes");
    assert_eq!(press_key(&mut app, "f"), [Effect::Follow(Followed::Club("rennes".into()), true)]);
    assert_eq!(selected(&app, Pane::Clubs), "rennes");
    let screen = text(&mut app);
    let first = screen.lines().nth(2).unwrap_or_default();
    assert!(first.contains("Rennes ★"), "{screen}");
}

#[test]
fn it_opens_with_what_changed_and_escape_leads_to_the_chart() {
    let mut app = returning(&FIXTURE, &["liverpool"], &[], "2026-02-05", (120, 30));
    assert_eq!(app.place.view, View::News);
    assert_snapshot!(text(&mut app));
    keys(&mut app, "down down");
    keys(&mut app, "enter");
    assert_eq!(app.place.view, View::Saga);
    keys(&mut app, "esc esc");
    assert_eq!((app.place.view, app.place.focus), (View::Depth, Pane::Depth));
    keys(&mut app, "9");
    assert!(text(&mut app).contains("Since the last visit, 5 Feb 2026"), "{}", text(&mut app));
}

#[test]
fn it_opens_with_the_chart_where_nothing_changed_or_nobody_is_followed() {
    for (clubs, day) in [(&["liverpool"][..], "2026-03-11"), (&[], "2025-01-01"), (&["nobody-knows"], "2025-01-01")] {
        let app = returning(&FIXTURE, clubs, &[], day, (120, 30));
        assert_eq!(app.place.view, View::Depth, "{clubs:?} {day}");
    }
}

#[test]
fn the_edition_at_several_sizes() {
    for (width, height) in [(80, 24), (40, 12), (160, 40)] {
        let mut app = returning(&EDITION, &["liverpool"], &["dean-huijsen"], "2026-03-08", (width, height));
        assert_snapshot!(format!("news_{width}x{height}"), text(&mut app));
    }
}

#[test]
fn who_follows_nobody_is_told_how() {
    let mut app = fixture(80, 24);
    keys(&mut app, "9");
    let screen = text(&mut app);
    assert!(screen.contains("Nobody is followed yet, so this is about Liverpool."), "{screen}");
    assert!(screen.contains("The week after 4 Mar 2026"), "{screen}");
}

#[test]
fn those_followed_are_found_again_in_another_reading() {
    let mut app = returning(&FIXTURE, &["liverpool"], &["konate"], "2026-03-11", (120, 30));
    let before = r#"{"players": [{"id": "aaa", "name": "Before"}], "clubs": [{"id": "aab", "name": "Before"}]}"#;
    app.reread(open_texts(&[&[("a.json", before), ("fixture.json", include_str!("fixture.json"))]]));
    let screen = text(&mut app);
    assert!(screen.contains("Liverpool ★") && screen.contains("Konaté ★"), "{screen}");
}
