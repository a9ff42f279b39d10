//! Feeds on the screen.

use super::*;
use crate::tui::effect::Effect;
use crate::tui::feeds::FeedNews;
use crate::tui::input::Input;
use crate::tui::pane::View;
use crate::tui::update::handle;

fn press_key(app: &mut App, key: &str) -> Vec<Effect> {
    handle(app, Input::Key(key.parse().unwrap()))
}

fn done(feed: &str) -> FeedNews {
    FeedNews::Done { feed: feed.into(), words: "3 new, 0 known".into(), good: true }
}

#[test]
fn a_run_tells_how_far_it_is_and_what_came_of_it() {
    let mut app = fixture(120, 30);
    assert_eq!(press_key(&mut app, "s"), [Effect::RunFeeds(1)]);
    app.hear_feeds(1, FeedNews::Progress("2 of 5 feeds".into()));
    assert!(header(&mut app).contains("2 of 5 feeds"), "{}", header(&mut app));
    app.hear_feeds(1, done("bbc-football"));
    assert!(app.hear_feeds(1, FeedNews::Ended(Ok("3 items new".into()))));
    assert_eq!(footer(&mut app), "3 items new (7)");
    assert_eq!(app.feeds.last["bbc-football"].words, "3 new, 0 known");
}

#[test]
fn what_a_cancelled_run_still_tells_is_not_heard() {
    let mut app = fixture(120, 30);
    press_key(&mut app, "s");
    assert_eq!(press_key(&mut app, "s"), [Effect::StopFeeds]);
    app.hear_feeds(1, FeedNews::Progress("2 of 5 feeds".into()));
    app.hear_feeds(1, done("bbc-football"));
    assert!(!app.hear_feeds(1, FeedNews::Ended(Ok("late".into()))));
    assert!(app.feeds.last.is_empty() && app.feeds.progress.is_none());
    let run = press_key(&mut app, "s");
    app.hear_feeds(1, FeedNews::Ended(Ok("late".into())));
    assert!(app.feeds.progress.is_some(), "{run:?} goes on");
}

#[test]
fn going_back_ends_a_run_among_the_feeds_and_where_there_is_nothing_else_to_leave() {
    let mut app = fixture(120, 30);
    press_key(&mut app, "s");
    assert!(footer(&mut app).contains("stop fetching"), "{}", footer(&mut app));
    assert_eq!(press_key(&mut app, "esc"), [Effect::StopFeeds], "there is no place before");
    press_key(&mut app, "2");
    press_key(&mut app, "s");
    assert_eq!(press_key(&mut app, "esc"), [], "elsewhere it goes back");
    assert!(app.feeds.progress.is_some());
    press_key(&mut app, "8");
    assert_eq!(press_key(&mut app, "esc"), [Effect::StopFeeds]);
    assert_eq!(app.place.view, View::Feeds, "and stays where it is");
    assert_eq!(press_key(&mut app, "esc"), []);
    assert_ne!(app.place.view, View::Feeds);
}

#[test]
fn feeds_are_turned_on_and_off() {
    let data = tempfile::tempdir().unwrap();
    let mut app = fixture(120, 30);
    assert_eq!(press_key(&mut app, "8"), [Effect::LookFeeds]);
    app.feeds.look(data.path());
    app.refresh();
    let screen = text(&mut app);
    assert!(screen.contains("Feeds (0 on of") && screen.contains("off"), "{screen}");
    let effects = press_key(&mut app, "enter");
    let [Effect::TurnFeed(id, true)] = &effects[..] else { panic!("{effects:?}") };
    crate::tui::feeds::turn(data.path(), id, true).unwrap();
    app.feeds.look(data.path());
    app.refresh();
    assert!(text(&mut app).contains("Feeds (1 on of"), "{}", text(&mut app));
}
