//! Keys and what they do.

use ratatui::layout::{Position, Size};

use super::*;
use crate::tui::effect::Effect;
use crate::tui::input::{Input, Pointer};
use crate::tui::pane::View;
use crate::tui::update::handle;
use crate::tui::view::rows_of;

#[test]
fn konate_is_reached_with_arrows_and_enter_alone() {
    let mut app = edition(120, 40);
    keys(&mut app, "left");
    for _ in 0..60 {
        if selected(&app, Pane::Clubs) == "liverpool" {
            break;
        }
        keys(&mut app, "down");
    }
    keys(&mut app, "enter");
    for _ in 0..60 {
        if selected(&app, Pane::Depth) == "ibrahima-konate" {
            break;
        }
        keys(&mut app, "down");
    }
    assert!(header(&mut app).starts_with("Touchline Liverpool › Centre-backs › Konaté"), "{}", header(&mut app));
    let screen = text(&mut app);
    for words in ["30 Jun 2026", "Real Madrid", "new contract", "What is said · Ibrahima Konaté"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    keys(&mut app, "enter down");
    keys(&mut app, "down enter");
    assert!(text(&mut app).contains("Ibrahima Konaté: contract"), "evidence\n{}", text(&mut app));
}

#[test]
fn every_cell_of_konate_has_evidence() {
    let mut app = edition(120, 40);
    keys(&mut app, "ctrl-p konate enter e");
    for cell in ["contract", "fitness", "club", "order", "name", "age", "nationality", "position", "number"] {
        let screen = text(&mut app);
        assert!(screen.contains(&format!("Ibrahima Konaté: {cell}")), "{cell}\n{screen}");
        assert!(!screen.contains("Nothing was known"), "{cell}\n{screen}");
        assert!(!screen.contains("uncited"), "{cell}\n{screen}");
        keys(&mut app, "right");
    }
}

#[test]
fn enter_goes_in_and_escape_comes_back_to_the_same_row() {
    let mut app = fixture(120, 30);
    keys(&mut app, "enter");
    assert_eq!(app.place.focus, Pane::Player);
    keys(&mut app, "end");
    while !matches!(app.selected(), Some(Key::Saga(_))) {
        keys(&mut app, "k");
    }
    keys(&mut app, "enter");
    assert_eq!(app.place.view, View::Saga);
    keys(&mut app, "esc");
    assert_eq!((app.place.view, app.place.focus), (View::Depth, Pane::Player));
    keys(&mut app, "esc");
    assert_eq!((app.place.focus, selected(&app, Pane::Depth).as_str()), (Pane::Depth, "konate"));
    keys(&mut app, "alt-right alt-right");
    assert_eq!(app.place.view, View::Saga);
}

#[test]
fn the_day_moves_to_days_with_news_and_back_home() {
    let mut app = fixture(120, 30);
    assert!(header(&mut app).contains("as of Wed 11 Mar 2026 2025/26"));
    keys(&mut app, "[");
    assert!(header(&mut app).contains("* as of Fri 6 Feb 2026"), "{}", header(&mut app));
    assert_eq!(footer(&mut app), "Fri 6 Feb 2026: 1 report with 2 claims on this day");
    assert!(!text(&mut app).contains("Huijsen"), "nobody had linked him yet");
    keys(&mut app, "D 2025-12-20 enter");
    assert!(header(&mut app).contains("Sat 20 Dec 2025"));
    keys(&mut app, "2");
    assert!(text(&mut app).contains("dropped"), "{}", text(&mut app));
    keys(&mut app, "T");
    assert!(header(&mut app).contains("as of Wed 11 Mar 2026"));
    assert!(text(&mut app).contains("rekindled"), "{}", text(&mut app));
}

#[test]
fn seasons_move_and_say_who_is_gone() {
    let mut app = fixture(120, 30);
    keys(&mut app, "}");
    assert!(header(&mut app).contains("2026/27"));
    let screen = text(&mut app);
    assert!(screen.contains("Not in 2026/27") && screen.contains("contract ends 30 Jun 2026"), "{screen}");
    keys(&mut app, "} } } } }");
    assert!(footer(&mut app).starts_with("seasons further off"), "{}", footer(&mut app));
}

#[test]
fn a_bad_day_says_why_and_stays() {
    let mut app = fixture(80, 24);
    keys(&mut app, "D 2026-02-30 enter");
    assert!(text(&mut app).contains("there is no such day"), "{}", text(&mut app));
    keys(&mut app, "ctrl-u soon enter");
    assert!(text(&mut app).contains("expected a day as YYYY-MM-DD; or latest"), "{}", text(&mut app));
    keys(&mut app, "ctrl-u latest enter");
    assert!(header(&mut app).contains("29 May 2026"), "{}", header(&mut app));
}

#[test]
fn a_filter_keeps_rows_and_escape_drops_it() {
    let mut app = fixture(80, 24);
    keys(&mut app, "/ KONATE");
    assert_eq!(selected(&app, Pane::Depth), "konate");
    assert!(text(&mut app).contains("Liverpool · 2025/26 /KONATE"));
    keys(&mut app, "enter esc");
    assert!(text(&mut app).contains("Alisson"), "{}", text(&mut app));
    assert_eq!(selected(&app, Pane::Depth), "konate");
    keys(&mut app, "/ xyzzy enter");
    assert!(text(&mut app).contains("Nothing here holds “xyzzy”. Esc shows"), "{}", text(&mut app));
    keys(&mut app, "esc j j / ali esc");
    assert_eq!(selected(&app, Pane::Depth), "konate", "leaving off a filter comes back to the row");
}

#[test]
fn the_palette_finds_players_sagas_and_commands() {
    let mut app = fixture(120, 30);
    keys(&mut app, ": konate enter");
    assert_eq!(selected(&app, Pane::Depth), "konate");
    keys(&mut app, ": new contract enter");
    assert_eq!(app.place.view, View::Saga);
    keys(&mut app, ": contracts by end enter");
    assert_eq!(app.place.view, View::Contracts);
    keys(&mut app, ": reds enter");
    assert_eq!((app.place.view, selected(&app, Pane::Clubs).as_str()), (View::Depth, "liverpool"));
    keys(&mut app, ": moretto enter");
    assert_eq!((app.place.view, app.place.focus), (View::Sources, Pane::Source));
    keys(&mut app, ": backspace");
    assert!(app.modes.is_empty(), "erasing nothing leaves off");
}

#[test]
fn a_source_is_left_out_and_put_back() {
    let mut app = fixture(120, 30);
    keys(&mut app, ": moretto enter");
    let whole = app.ledger().index.claims_of_saga.clone();
    keys(&mut app, "tab -");
    assert!(text(&mut app).contains("without Matteo Moretto"), "{}", text(&mut app));
    assert_ne!(app.ledger().index.claims_of_saga, whole);
    keys(&mut app, "+");
    assert_eq!(app.ledger().index.claims_of_saga, whole);
    assert!(!text(&mut app).contains("without Matteo Moretto"));
}

#[test]
fn a_saga_that_nobody_knows_of_yet_is_not_found() {
    let mut app = fixture(120, 30);
    keys(&mut app, "D 2026-02-10 enter : huijsen");
    let screen = text(&mut app);
    assert!(screen.contains("player  Dean Huijsen") && !screen.contains("saga    Dean Huijsen"), "{screen}");
}

#[test]
fn it_opens_on_whom_the_club_talks_of_most_with_his_group_in_sight() {
    for (width, height) in [(200, 60), (120, 40), (80, 24)] {
        let mut app = edition(width, height);
        assert_eq!(selected(&app, Pane::Depth), "ibrahima-konate");
        assert!(header(&mut app).contains("Liverpool › Centre-backs › Konaté"));
        let screen = text(&mut app);
        for name in ["van Dijk", "Konaté", "Gomez", "Williams", "Leoni", "Jacquet", "Huijsen", "after Jun 26"] {
            assert!(screen.contains(name), "{name} is not in sight at {width}x{height}:\n{screen}");
        }
    }
    // Where nothing open is said of anybody, the chart opens at its head.
    let mut app = edition(120, 40);
    keys(&mut app, ": b u r n l e y enter");
    assert_eq!(app.place.cursors[Pane::Depth.index()].row, 0);
    let depth = app.shown.depth.value.as_ref().unwrap();
    assert_eq!(crate::desk::opening_player(depth), None);
}

#[test]
fn a_position_comes_into_sight_whole() {
    for (size, view) in [((120, 40), "1"), ((80, 24), "1"), ((80, 24), "6")] {
        let mut app = edition(size.0, size.1);
        keys(&mut app, view);
        let pane = app.place.focus;
        let height = usize::from(rows_of(pane, app.layout.area(pane).unwrap()).height);
        for key in ["down"; 45].into_iter().chain(["up"; 45]) {
            keys(&mut app, key);
            let cursor = &app.place.cursors[pane.index()];
            let (begins, ends) = app.shown.together(pane, cursor.row);
            let in_sight = cursor.top..cursor.top + height;
            assert!(in_sight.contains(&cursor.row));
            let whole = in_sight.contains(&begins) && in_sight.contains(&ends);
            assert!(whole || ends - begins >= height, "{begins} to {ends} of {in_sight:?}");
        }
    }
}

#[test]
fn while_a_filter_is_typed_the_selection_keeps_to_what_was_selected() {
    let mut app = edition(120, 40);
    keys(&mut app, "home /");
    let first = selected(&app, Pane::Depth);
    keys(&mut app, "k o n a");
    assert_eq!(
        selected(&app, Pane::Depth),
        "ibrahima-konate",
        "who was selected is not among the rows: the first of them"
    );
    keys(&mut app, "backspace*4");
    assert_eq!(selected(&app, Pane::Depth), first, "he is let back in, and selected again");
    // Whom one moves to while typing is held from then on.
    keys(&mut app, "a down down down");
    let chosen = selected(&app, Pane::Depth);
    assert_ne!(chosen, first);
    keys(&mut app, "backspace enter");
    assert_eq!(selected(&app, Pane::Depth), chosen);
}

#[test]
fn pages_are_opened_and_addresses_copied() {
    let mut app = fixture(120, 30);
    keys(&mut app, "tab tab");
    assert_eq!(app.place.focus, Pane::Claims);
    let act = |app: &mut App, key: &str| handle(app, Input::Key(key.parse().unwrap()));
    assert_eq!(act(&mut app, "o"), [Effect::OpenPage("https://example.org/r-2026-02-06".into())]);
    assert_eq!(act(&mut app, "y"), [Effect::Copy("https://example.org/r-2026-02-06".into())]);
    keys(&mut app, "shift-tab shift-tab");
    assert_eq!(act(&mut app, "y"), [Effect::Copy("Ibrahima Konaté, CB, 26, contract to 30 Jun 2026".into())]);
    keys(&mut app, "j");
    assert_eq!(act(&mut app, "q"), [Effect::Quit]);
    assert_eq!(act(&mut app, "ctrl-c"), [Effect::Quit]);
}

/// Where words stand on a screen.
fn find(words: &str, screen: &str) -> Position {
    let (y, line) = screen.lines().enumerate().find(|(_, line)| line.contains(words)).unwrap();
    let x = crate::text::width(&line[..line.find(words).unwrap()]);
    Position { x: x as u16, y: y as u16 }
}

#[test]
fn the_mouse_selects_whom_it_points_at_on_the_pitch() {
    let mut app = edition(120, 40);
    keys(&mut app, "v");
    // Positions of the first frame, in which the header and the page tell of none of them.
    let screen = text(&mut app);
    let names = [("Konaté", "ibrahima-konate"), ("Salah", "mohamed-salah"), ("van Dijk", "virgil-van-dijk")];
    let mut last = Position::ORIGIN;
    for (name, slug) in names {
        last = find(name, &screen);
        frame(&mut app);
        handle(&mut app, Input::Mouse(Pointer::Press, last));
        assert_eq!(selected(&app, Pane::Pitch), slug);
    }
    // Beside everybody nothing changes; a second press on the one selected goes in.
    frame(&mut app);
    handle(&mut app, Input::Mouse(Pointer::Press, Position { x: 1, y: last.y + 1 }));
    assert_eq!((app.place.view, selected(&app, Pane::Pitch)), (View::Pitch, "virgil-van-dijk".to_owned()));
    handle(&mut app, Input::Mouse(Pointer::Press, last));
    assert_eq!(app.place.view, View::Player);
}

#[test]
fn the_mouse_selects_goes_in_scrolls_and_switches_tabs() {
    let mut app = fixture(120, 30);
    keys(&mut app, "home");
    let screen = text(&mut app);
    let konate = find("Ibrahima Konaté", &screen);
    handle(&mut app, Input::Mouse(Pointer::Press, konate));
    assert_eq!(selected(&app, Pane::Depth), "konate");
    frame(&mut app);
    handle(&mut app, Input::Mouse(Pointer::Press, konate));
    assert_eq!(app.place.focus, Pane::Player, "a second press goes in");
    handle(&mut app, Input::Mouse(Pointer::WheelUp, konate));
    assert_eq!(app.place.focus, Pane::Depth);
    let screen = text(&mut app);
    handle(&mut app, Input::Mouse(Pointer::Press, find("3 Contracts", &screen)));
    assert_eq!(app.place.view, View::Contracts);
    keys(&mut app, "?");
    handle(&mut app, Input::Mouse(Pointer::Press, Position { x: 0, y: 0 }));
    assert!(app.modes.is_empty(), "a press beside an overlay closes it");
}

#[test]
fn the_selection_survives_another_day_and_another_size() {
    let mut app = fixture(120, 30);
    assert_eq!(selected(&app, Pane::Depth), "konate");
    keys(&mut app, "[");
    assert_eq!(selected(&app, Pane::Depth), "konate");
    handle(&mut app, Input::Resize(Size { width: 40, height: 12 }));
    assert_eq!(selected(&app, Pane::Depth), "konate");
    assert!(text(&mut app).contains("Konaté"));
}

#[test]
fn a_window_made_small_and_large_again_shows_what_it_did() {
    let mut app = edition(120, 40);
    for before in ["", "down down down", "2 down down", "3 end"] {
        keys(&mut app, before);
        let shown = text(&mut app);
        for (width, height) in [(40, 12), (1, 1), (200, 60), (20, 3)] {
            handle(&mut app, Input::Resize(Size { width, height }));
        }
        handle(&mut app, Input::Resize(Size { width: 120, height: 40 }));
        assert_eq!(text(&mut app), shown, "after {before:?}");
    }
}

#[test]
fn boards_keep_to_the_club_when_asked() {
    let mut app = fixture(120, 30);
    keys(&mut app, "3");
    assert!(text(&mut app).contains("Dean Huijsen"));
    keys(&mut app, "c");
    assert!(header(&mut app).contains("Contracts › Liverpool"));
    assert!(!text(&mut app).contains("Dean Huijsen"));
}

#[test]
fn help_shows_the_keys_as_they_are_bound() {
    let config = "[keys.browse]\nhelp = [\"f1\"]\nevidence = [\"x\"]\n";
    let mut start = opening(&FIXTURE);
    let (settings, problems) = crate::config::Settings::read("config.toml", config);
    assert_eq!(problems, []);
    start.config.settings = settings;
    let mut app = App::new(start.into_opening(), Size { width: 120, height: 60 });
    keys(&mut app, "f1");
    let screen = text(&mut app);
    assert!(screen.contains("x               what the value rests on"), "{screen}");
}

#[test]
fn every_bundled_key_does_something_and_problems_name_those_that_do_not() {
    let names: Vec<&str> = crate::tui::Action::ALL.iter().map(|action| action.name()).collect();
    assert_eq!(crate::config::KeyMap::bundled().unknown_actions(&names), []);
    let mut start = opening(&FIXTURE);
    let (settings, _) = crate::config::Settings::read("config.toml", "[keys.browse]\nquti = \"x\"\n");
    start.config.settings = settings;
    let mut app = App::new(start.into_opening(), Size { width: 120, height: 30 });
    keys(&mut app, "!");
    assert!(text(&mut app).contains("did you mean `quit`?"), "{}", text(&mut app));
}

#[test]
fn clubs_without_a_squad_stand_apart_and_their_heading_is_no_stop() {
    let mut app = fixture(120, 30);
    keys(&mut app, "left end");
    assert!(text(&mut app).contains("No squad here (1)"), "{}", text(&mut app));
    assert_eq!(selected(&app, Pane::Clubs), "rennes");
    keys(&mut app, "up");
    assert_eq!(selected(&app, Pane::Clubs), "real-madrid");
}

#[test]
fn who_is_gone_in_a_season_is_not_linked_with_his_own_club() {
    let mut app = edition(120, 40);
    keys(&mut app, "} } end");
    let screen = text(&mut app);
    assert!(screen.contains("Not in 2027/28"), "{screen}");
    assert!(screen.contains("Liverpool, not in"), "{screen}");
    assert!(!screen.contains("linked with Liverpool"), "{screen}");
}

#[test]
fn claims_of_somebody_else_begin_with_the_newest() {
    let mut app = edition(120, 40);
    for step in 0..25 {
        keys(&mut app, "down");
        assert_eq!(app.place.cursors[Pane::Claims.index()].row, 0, "after {step} more");
    }
}

#[test]
fn the_footer_keeps_every_view_in_reach() {
    for width in [200, 120, 80, 40] {
        let mut app = fixture(width, 20);
        let screen = text(&mut app);
        let footer = screen.lines().last().unwrap();
        assert!(footer.contains("1 Depth"), "{width}: {footer}");
        for key in ["2", "3", "4", "5"] {
            assert!(footer.contains(&format!(" {key} ")), "{key} at {width}: {footer}");
        }
        assert!(footer.contains("? keys"), "{width}: {footer}");
    }
}
