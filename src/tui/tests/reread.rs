//! A ledger that is read again while it is shown.

use super::*;
use crate::tui::pane::View;

/// The fixture as another reading gives it, with something in its text put in place of something
/// else; the players stand in another order, so that every id is another one.
fn changed(from: &str, to: &str) -> Opened {
    let text = include_str!("fixture.json");
    assert!(text.contains(from), "{from}");
    let before =
        r#"{"players": [{"id": "aaa", "name": "Before Everybody"}], "clubs": [{"id": "aab", "name": "Before"}]}"#;
    open_texts(&[&[("a.json", before), ("fixture.json", &text.replace(from, to))]])
}

#[test]
fn place_selection_and_history_are_kept_by_id() {
    let mut app = fixture(120, 30);
    keys(&mut app, "enter");
    keys(&mut app, ": new contract enter");
    let (view, saga) = (app.place.view, selected(&app, Pane::Saga));
    let before = app.place.saga.map(|saga| app.ledger()[saga].slug.clone());
    app.reread(changed("Ibrahima Konaté", "Ibou Konaté"));
    assert_eq!((app.place.view, selected(&app, Pane::Saga)), (view, saga));
    assert_eq!(app.place.saga.map(|saga| app.ledger()[saga].slug.clone()), before);
    assert_eq!(footer(&mut app), "the ledger changed and was read again");
    keys(&mut app, "esc esc");
    assert_eq!((app.place.view, selected(&app, Pane::Depth).as_str()), (View::Depth, "konate"));
    assert!(text(&mut app).contains("Ibou Konaté"), "{}", text(&mut app));
    assert_eq!(selected(&app, Pane::Clubs), "liverpool");
}

#[test]
fn what_is_gone_gives_way() {
    let mut app = fixture(120, 30);
    keys(&mut app, ": new contract enter e");
    let opened = open_texts(&[&[("a.json", r#"{"clubs": [{"id": "x", "name": "Only Club"}]}"#)]]);
    app.reread(opened);
    assert_eq!(app.place.view, View::Depth);
    assert!(app.modes.is_empty());
    assert!(!text(&mut app).contains("Konaté"));
    keys(&mut app, "esc esc esc down up 2 3 4 5 1");
}

#[test]
fn broken_files_leave_what_was_shown_until_they_are_mended() {
    let mut app = fixture(120, 30);
    app.reread(changed("Ibrahima Konaté", "Ibrahima \u{1}Konaté"));
    let screen = text(&mut app);
    assert!(screen.contains("Ibrahima Konaté") && screen.contains("files broken: as before"), "{screen}");
    assert!(footer(&mut app).ends_with("shown is what they said before; ! lists them"), "{}", footer(&mut app));
    keys(&mut app, "!");
    assert!(text(&mut app).contains("fixture.json:"), "{}", text(&mut app));
    app.reread(changed("Ibrahima Konaté", "Ibou Konaté"));
    keys(&mut app, "1");
    let screen = text(&mut app);
    assert!(screen.contains("Ibou Konaté") && !screen.contains("files broken"), "{screen}");
}

#[test]
fn what_is_left_out_stays_out() {
    let mut app = fixture(120, 30);
    keys(&mut app, ": moretto enter tab -");
    let left = |app: &App| app.ledger().index.claims_of_saga.iter().map(Vec::len).sum::<usize>();
    let before = left(&app);
    app.reread(changed("Ibrahima Konaté", "Ibou Konaté"));
    assert!(header(&mut app).contains("without Matteo Moretto"), "{}", header(&mut app));
    assert_eq!(left(&app), before);
    keys(&mut app, "+");
    assert!(left(&app) > before);
}

#[test]
fn an_open_palette_finds_the_new_names() {
    let mut app = fixture(120, 30);
    keys(&mut app, ": ibou");
    app.reread(changed("Ibrahima Konaté", "Ibou Konaté"));
    assert!(text(&mut app).contains("player  Ibou Konaté"), "{}", text(&mut app));
    keys(&mut app, "enter");
    assert_eq!(selected(&app, Pane::Depth), "konate");
}

#[test]
fn the_day_stays_where_one_went_and_comes_along_from_home() {
    let mut app = fixture(120, 30);
    let later = r#"{"reports": [{"id": "later", "published": "2026-06-20", "source": "moretto", "uncited": true}]}"#;
    let opened = || open_texts(&[&[("fixture.json", include_str!("fixture.json"))], &[("later.json", later)]]);
    keys(&mut app, "[");
    app.reread(opened());
    assert!(header(&mut app).contains("* as of Fri 6 Feb 2026"), "{}", header(&mut app));
    keys(&mut app, "T");
    assert!(header(&mut app).contains("as of Sat 20 Jun 2026"), "{}", header(&mut app));
}
