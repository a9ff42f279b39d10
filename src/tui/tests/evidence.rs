//! Contradictions, likelihoods and how good they are, as a person looks at them.

use super::*;
use crate::tui::pane::View;

#[test]
fn every_recorded_contradiction_has_a_row_and_its_sides_are_evidence() {
    let mut app = edition(120, 40);
    keys(&mut app, "C");
    text(&mut app);
    let shown = app.shown.at_odds.value.clone();
    let recorded = shown.iter().filter(|odd| matches!(odd.dispute.clash, crate::rumour::Clash::Recorded(_)));
    assert_eq!(recorded.count(), app.ledger().contradictions.len());
    let mut selected: Vec<Option<Key>> = Vec::new();
    for _ in 0..shown.len() {
        selected.push(app.place.selected(Pane::Contradictions));
        assert!(!app.shown.contradiction.value.title.is_empty());
        keys(&mut app, "j");
        text(&mut app);
    }
    selected.sort_by_key(|key| format!("{key:?}"));
    selected.dedup();
    assert_eq!(selected.len(), shown.len(), "each row is one of its own");
    keys(&mut app, "g / huijsen enter enter G e");
    assert!(text(&mut app).contains("Football365"), "{}", text(&mut app));
    keys(&mut app, "esc enter esc");
    assert_eq!(app.place.view, View::Contradictions, "back where it began");
}

#[test]
fn a_day_without_contradictions_says_so() {
    let mut app = fixture(80, 24);
    keys(&mut app, "C");
    assert!(text(&mut app).contains("at odds"), "{}", text(&mut app));
}

#[test]
fn the_calibration_reads_without_colour_and_scrolls_to_its_end() {
    let mut app = edition(80, 24);
    keys(&mut app, "%");
    let top = text(&mut app);
    assert!(top.contains("resolved sagas") && top.contains('┃') && top.contains("█"), "{top}");
    keys(&mut app, "G");
    assert!(text(&mut app).contains("How it was chosen"), "{}", text(&mut app));
    keys(&mut app, "5");
    assert_eq!(app.place.view, View::Sources);
}

#[test]
fn evidence_of_a_likelihood_shows_its_parts_with_their_claims() {
    let mut app = edition(120, 40);
    keys(&mut app, ": konate enter");
    let saga = app.ledger().index.sagas["konate-real-madrid"];
    app.place.view = View::Saga;
    app.place.saga = Some(saga);
    app.place.focus = Pane::Saga;
    app.place.cursors[Pane::Saga.index()].key = Some(Key::Part(saga, None));
    text(&mut app);
    keys(&mut app, "e");
    let all = text(&mut app);
    assert!(all.contains("likely") && all.contains("stage since the last drop"), "{all}");
    assert!(all.contains("Football España"), "the claim behind the stage: {all}");
    keys(&mut app, "esc j e");
    let one = text(&mut app);
    assert!(one.contains("stage since the last drop") && !one.contains("independent originators"), "{one}");
}
