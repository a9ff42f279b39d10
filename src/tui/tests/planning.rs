//! The planner and scenarios, with keys alone.

use std::fs;

use super::*;
use crate::config::Places;
use crate::desk::plan::{SEED, WINDOWS, simulate};
use crate::show;
use crate::tui::pane::View;

/// The edition with a folder for scenarios.
fn keeping(folder: &std::path::Path, width: u16, height: u16) -> App {
    let mut start = opening(&EDITION);
    let places = Places { state: Some(folder.into()), ..Places::default() };
    start.places = places;
    start.club = EDITION.ledger.index.clubs.get("real-madrid").copied();
    App::new(start.into_opening(), Size { width, height })
}

/// Moves down until the selected row of the page holds some words.
fn down_to(app: &mut App, words: &str) {
    for _ in 0..200 {
        if text(app).lines().any(|line| line.contains('▸') && line.contains(words)) {
            return;
        }
        keys(app, "down");
    }
    panic!("no row with {words}\n{}", text(app));
}

/// A text as keys, one by one.
fn typed(text: &str) -> String {
    text.chars().fold(String::new(), |keys, letter| match letter {
        ' ' => keys + "space ",
        letter => format!("{keys}{letter} "),
    })
}

fn steps(app: &App) -> Vec<String> {
    app.planning.steps().iter().map(|step| show::choice(app.ledger(), step.choice)).collect()
}

#[test]
fn the_chain_is_walked_undone_kept_and_loaded_with_keys_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = keeping(folder.path(), 160, 50);
    keys(&mut app, "2 / konate space madrid enter w");
    assert!(footer(&mut app).starts_with("assumed: Ibrahima Konaté: Liverpool to Real Madrid on 1 Jul 2026"));
    keys(&mut app, "esc / huijsen space liverpool enter home w");
    assert_eq!(steps(&app), ["konate-real-madrid", "huijsen-liverpool-2026"], "{}", text(&mut app));
    assert!(header(&mut app).contains("◆ what if: 2 steps"), "{}", header(&mut app));
    keys(&mut app, "esc 6 tab");
    let screen = text(&mut app);
    assert!(screen.contains("CB lacks 1") && screen.contains("left ◆ Dean Huijsen"), "{screen}");
    down_to(&mut app, "Schlotterbeck");
    keys(&mut app, "enter");
    assert_eq!(steps(&app).len(), 3);
    assert!(steps(&app)[2].contains("schlotterbeck"), "{:?}", steps(&app));
    assert!(!text(&mut app).contains("CB lacks"), "{}", text(&mut app));
    // The depth charts of both clubs have changed.
    keys(&mut app, ": real space madrid enter 1 }");
    let chart = text(&mut app);
    assert!(chart.contains("◆Ibrahima Konaté") && chart.contains("◆Nico Schlotterbeck"), "{chart}");
    keys(&mut app, "end");
    assert!(text(&mut app).contains("Dean Huijsen           joins Liverpool on"), "{}", text(&mut app));
    // Undone step by step, and made again.
    for left in [2, 1, 0] {
        keys(&mut app, "u");
        assert_eq!(steps(&app).len(), left);
    }
    assert!(!header(&mut app).contains("what if"));
    assert!(!text(&mut app).contains('◆'), "{}", text(&mut app));
    keys(&mut app, "U U U S T h e space a r g u m e n t enter");
    assert_eq!(footer(&mut app), "kept as The argument");
    let kept = fs::read_to_string(folder.path().join("scenarios/The-argument.json")).unwrap();
    assert!(kept.contains("\"huijsen-liverpool-2026\""), "{kept}");
    // Another session reads it.
    let mut app = keeping(folder.path(), 160, 50);
    keys(&mut app, "L");
    assert!(text(&mut app).contains("The-argument"));
    keys(&mut app, "enter");
    assert_eq!(steps(&app).len(), 3);
    assert_eq!(footer(&mut app), "The-argument: 3 steps");
    // What sets it apart, and gone at the second press.
    keys(&mut app, "u L d");
    assert!(text(&mut app).contains("only in The-argument: "), "{}", text(&mut app));
    keys(&mut app, "x");
    assert!(text(&mut app).contains("press it again"), "{}", text(&mut app));
    keys(&mut app, "x");
    assert!(text(&mut app).contains("None is kept yet"), "{}", text(&mut app));
}

#[test]
fn a_file_cut_short_or_newer_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("scenarios");
    fs::create_dir_all(&kept).unwrap();
    let files =
        [("cut.json", r#"{"format": 1, "name": "#, "line 1"), ("new.json", r#"{"format": 9}"#, "newer version")];
    for (file, content, told) in files {
        fs::write(kept.join(file), content).unwrap();
        let mut app = keeping(folder.path(), 100, 30);
        keys(&mut app, "L end enter");
        let screen = text(&mut app);
        assert!(screen.contains(told) && screen.contains("left as it is"), "{screen}");
        assert_eq!(app.planning.steps().len(), 0);
        assert_eq!(fs::read_to_string(kept.join(file)).unwrap(), content);
        // Nor is it written over.
        let name = file.trim_end_matches(".json");
        keys(&mut app, "esc 2 w S");
        keys(&mut app, &typed(name));
        keys(&mut app, "enter");
        assert!(text(&mut app).contains("not written over"), "{}", text(&mut app));
        assert_eq!(fs::read_to_string(kept.join(file)).unwrap(), content);
    }
}

#[test]
fn a_saga_settled_since_is_told_as_stale() {
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("scenarios");
    fs::create_dir_all(&kept).unwrap();
    let ledger = &EDITION.ledger;
    let today = crate::desk::Today::new(ledger, &Clock::on(EDITION.day));
    let settled = |id: &crate::model::SagaId| today.standing(*id).is_some_and(|s| s.state.is_resolved());
    let saga = ledger.saga_ids().find(settled).unwrap();
    let slug = &ledger[saga].slug;
    let content = format!(
        r#"{{"format": 1, "name": "old", "as_of": "2025-08-01", "season": "2025/26", "steps": [{{"saga": "{slug}"}}]}}"#
    );
    fs::write(kept.join("old.json"), content).unwrap();
    let mut app = keeping(folder.path(), 200, 30);
    keys(&mut app, "L enter");
    assert!(footer(&mut app).contains("stale") && footer(&mut app).contains("settled on"), "{}", footer(&mut app));
    assert!(header(&mut app).contains("1 refused"), "{}", header(&mut app));
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let mut app = edition(160, 50);
    keys(&mut app, "2 / konate space madrid enter w esc / konate space new enter w");
    assert_eq!(steps(&app), ["konate-real-madrid"]);
    assert!(
        footer(&mut app).contains("cannot be assumed: he cannot both leave and sign again"),
        "{}",
        footer(&mut app)
    );
    keys(&mut app, "esc / konate space madrid enter w");
    assert!(steps(&app).is_empty(), "the same key takes it out again");
}

#[test]
fn branches_go_their_own_ways() {
    let mut app = edition(160, 50);
    keys(&mut app, "2 / konate space madrid enter w esc / huijsen space liverpool enter home w b u");
    assert_eq!(steps(&app).len(), 1);
    assert!(header(&mut app).contains("what if B: 1 step"), "{}", header(&mut app));
    keys(&mut app, "n");
    assert!(header(&mut app).contains("what if A: 2 steps"), "{}", header(&mut app));
    keys(&mut app, "X w");
    assert_eq!(steps(&app).len(), 1, "the other branch is left");
}

#[test]
fn the_bars_are_what_the_command_prints() {
    let mut app = edition(200, 120);
    keys(&mut app, ": liverpool enter 6");
    let screen = text(&mut app);
    let ledger = &EDITION.ledger;
    let clock = Clock::on(EDITION.day);
    let today = crate::desk::Today::new(ledger, &clock);
    let club = *ledger.index.clubs.get("liverpool").unwrap();
    let season = crate::model::Season::holding(EDITION.day).plus(1);
    let scenario = crate::desk::plan::Scenario::default();
    let drawn = simulate(ledger, &today, season, &scenario, &[club], (SEED, WINDOWS));
    let mut bars = 0;
    for slot in &drawn.clubs[0].slots {
        let possible: Vec<(usize, f64)> =
            slot.distribution.iter().copied().enumerate().filter(|(_, chance)| *chance > 0.0).collect();
        if possible.len() < 2 {
            continue;
        }
        let head = format!(
            "{:<3} fewer than {}: {}",
            slot.position.code(),
            slot.wanted,
            show::percent(slot.fewer_than(slot.wanted))
        );
        let mut lines = screen.lines().skip_while(|line| !line.contains(&head)).skip(1);
        for (players, chance) in possible {
            let line = lines.next().unwrap_or_else(|| panic!("{head}\n{screen}"));
            let words: Vec<&str> = line.rsplit('│').nth(1).unwrap().split_whitespace().collect();
            assert!(words.contains(&players.to_string().as_str()), "{players}: {line}");
            let told = show::percent(chance);
            assert!(line.contains(&told), "{told}: {line}");
            bars += 1;
        }
    }
    assert!(bars > 3, "{bars} bars");
}

#[test]
fn a_filter_keeps_what_query_keeps() {
    let ledger = &EDITION.ledger;
    let clock = Clock::on(EDITION.day);
    let today = crate::desk::Today::new(ledger, &clock);
    let book = crate::desk::NameBook::new(ledger);
    let asked = |text: &str| crate::query::Bound::new(crate::query::parse(text).unwrap(), ledger, &book).unwrap();
    let expected = |text: &str| -> Vec<Option<Key>> {
        crate::query::players(ledger, &today, &asked(text))
            .iter()
            .map(|row| Some(Key::Player(row.row.player)))
            .collect()
    };
    let query = "pos:cb expires:<=2026-06-30 club:liverpool";
    let mut app = edition(120, 40);
    keys(&mut app, &format!(": liverpool enter / {} enter", typed(query)));
    let kept = app.shown.keys_of(Pane::Depth).to_vec();
    assert_eq!(kept, expected(query));
    assert_eq!(selected(&app, Pane::Depth), "ibrahima-konate");
    assert_eq!(kept.len(), 2, "Konaté and Williams");
    for query in ["pos:cb age:<=23 sort:age", "is:expiring linked:real-madrid", "club:arsenal -is:loan sort:-age"] {
        let mut app = edition(120, 40);
        keys(&mut app, &format!("3 / {} enter", typed(query)));
        // The board lists whose contract is known; the query lists everyone.
        let board: Vec<Option<Key>> = app.shown.keys_of(Pane::Contracts).to_vec();
        let mut all = expected(query);
        let kept = all.len();
        if query.contains("sort") {
            all.retain(|key| board.contains(key));
            assert_eq!(board, all, "{query}");
        }
        assert!(!board.is_empty() && board.len() <= kept, "{query}");
    }
    let query = "linked:real-madrid stage:>=talks is:open";
    let mut app = edition(120, 40);
    keys(&mut app, &format!("2 / {} enter", typed(query)));
    let sagas: Vec<Option<Key>> =
        crate::query::sagas(ledger, &today, &asked(query)).into_iter().map(|id| Some(Key::Saga(id))).collect();
    assert_eq!(app.shown.keys_of(Pane::Sagas), sagas);
    assert!(!sagas.is_empty());
}

#[test]
fn a_query_is_completed_and_a_wrong_one_says_where() {
    let mut app = edition(100, 30);
    keys(&mut app, "3 / p o s tab c b");
    assert_eq!(app.place.filter(Pane::Contracts), "pos:cb");
    keys(&mut app, "space a g e : o l d");
    let screen = text(&mut app);
    assert!(screen.contains("a number") || screen.contains("whole number"), "{screen}");
    assert_eq!(app.place.filter(Pane::Contracts), "pos:cb", "rows stay as the last right query had them");
    keys(&mut app, "enter");
    assert!(!app.modes.is_empty(), "a query that cannot be read stays open");
    keys(&mut app, "backspace*3 < = 2 3 enter");
    assert_eq!(app.place.filter(Pane::Contracts), "pos:cb age:<=23");
}

#[test]
fn every_row_of_the_planner_says_why_and_on_what() {
    let mut app = edition(120, 40);
    keys(&mut app, ": liverpool enter 6 / konate enter e");
    let screen = text(&mut app);
    for words in ["Ibrahima Konaté: outlook", "2026/27", "renewal talks", "contract ends 30 Jun 2026"] {
        assert!(screen.contains(words), "{words}\n{screen}");
    }
    assert!(!screen.contains("uncited"), "{screen}");
}

#[test]
fn formations_change_what_is_wanted() {
    let mut app = edition(120, 40);
    keys(&mut app, ": liverpool enter v");
    assert_eq!(app.place.view, View::Pitch);
    assert!(text(&mut app).contains("4-3-3, by default"), "{}", text(&mut app));
    keys(&mut app, "F F F");
    assert!(text(&mut app).contains("CB 5+1/6"), "{}", text(&mut app));
    keys(&mut app, "6");
    assert!(text(&mut app).contains("!5/6"), "{}", text(&mut app));
    keys(&mut app, "v v");
    assert_eq!(app.place.view, View::Depth);
}

#[test]
fn contracts_as_bars() {
    let mut app = fixture(120, 14);
    keys(&mut app, "3 t");
    insta::assert_snapshot!(text(&mut app));
}

#[test]
fn the_planner_at_several_sizes() {
    for (name, width, height) in [("wide", 200, 60), ("usual", 120, 40), ("small", 80, 24), ("tiny", 40, 12)] {
        let mut app = fixture(width, height);
        keys(&mut app, "6");
        insta::assert_snapshot!(format!("planner_{name}"), text(&mut app));
        keys(&mut app, "v");
        insta::assert_snapshot!(format!("pitch_{name}"), text(&mut app));
    }
}

#[test]
fn the_windows_board() {
    let mut app = fixture(80, 12);
    keys(&mut app, "W");
    insta::assert_snapshot!(text(&mut app));
}

#[test]
fn what_a_rule_forbade_on_its_day_is_marked_with_a_sign_and_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = keeping(folder.path(), 160, 50);
    keys(&mut app, "2 / konate space madrid enter enter z");
    let rule = "! against the rules on its day: no free transfer could be agreed before 1 Jan 2026";
    let screen = text(&mut app);
    assert!(screen.contains("of an agreement before 1 Jan 2026, when the rules first allow one"), "{screen}");
    for _ in 0..200 {
        if text(&mut app).contains(rule) {
            return;
        }
        keys(&mut app, "down");
    }
    panic!("no claim is marked\n{}", text(&mut app));
}
