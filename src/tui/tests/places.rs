//! What the views say.

use super::*;

#[test]
fn the_main_screen() {
    let mut app = fixture(100, 24);
    insta::assert_snapshot!(picture(&mut app));
}

#[test]
fn the_four_panes() {
    let mut app = fixture(120, 30);
    insta::assert_snapshot!(text(&mut app));
}

#[test]
fn one_pane_in_a_small_window() {
    let mut app = fixture(40, 12);
    insta::assert_snapshot!(text(&mut app));
}

#[test]
fn the_rumours() {
    let mut app = fixture(120, 20);
    keys(&mut app, "2");
    insta::assert_snapshot!(text(&mut app));
}

#[test]
fn the_boards() {
    let mut app = fixture(120, 14);
    keys(&mut app, "3");
    let contracts = text(&mut app);
    keys(&mut app, "4");
    insta::assert_snapshot!(contracts + &text(&mut app));
}

#[test]
fn the_evidence_of_a_contract() {
    let mut app = fixture(80, 24);
    keys(&mut app, "e");
    insta::assert_snapshot!(text(&mut app));
}

#[test]
fn the_palette() {
    let mut app = fixture(80, 20);
    keys(&mut app, ": konate");
    insta::assert_snapshot!(text(&mut app));
}

#[test]
fn a_club_and_who_runs_it() {
    let mut app = fixture(120, 24);
    keys(&mut app, "left");
    insta::assert_snapshot!(text(&mut app));
}

#[test]
fn without_colour_the_selection_still_shows() {
    let mut start = opening(&FIXTURE);
    start.config.theme = crate::config::Theme::mono();
    let mut app = App::new(start.into_opening(), Size { width: 80, height: 12 });
    let picture = picture(&mut app);
    assert!(picture.contains("▸       I. Konaté") || picture.contains("▸       Ibrahima Konaté"), "{picture}");
    assert!(!picture.contains("fg") && !picture.contains("bg"), "{picture}");
}

#[test]
fn plain_ascii_where_it_is_asked_for() {
    let mut start = opening(&FIXTURE);
    start.config.settings.glyphs = crate::show::Glyphs::Ascii;
    let mut app = App::new(start.into_opening(), Size { width: 120, height: 30 });
    let foreign: String = text(&mut app).chars().filter(|c| !c.is_ascii() && !c.is_alphanumeric()).collect();
    assert_eq!(foreign, "", "letters of names may stay, marks may not");
}

#[test]
fn an_empty_ledger_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let opened = open(&OpenOptions { bundled: false, folders: vec![folder.path().into()], ..OpenOptions::default() });
    let mut app = App::new(opening(&opened).into_opening(), Size { width: 100, height: 24 });
    for view in ["1", "2", "3", "4", "5", "!", ": x enter", "e", "o", "y", "enter", "esc", "j", "G"] {
        keys(&mut app, view);
        text(&mut app);
    }
    keys(&mut app, "1");
    assert!(text(&mut app).contains("No club is chosen"), "{}", text(&mut app));
}
