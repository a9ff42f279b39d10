//! Leaving sources out, to see what rests on them.

use std::sync::Arc;

use crate::desk;
use crate::model::Origin;
use crate::rumour::{Cut, without};
use crate::show;
use crate::tui::app::App;
use crate::tui::pane::Key;
use crate::tui::words;

/// Leaves out the selected source, or who originated the selected claim.
pub(super) fn leave_out(app: &mut App) {
    let cut = match app.selected() {
        Some(Key::Source(source)) => Some(Cut::Source(source)),
        Some(Key::Claim(claim)) => Some(match app.ledger()[claim].origin {
            Origin::Named(source) => Cut::Source(source),
            Origin::Unnamed(_) => Cut::Unnamed,
        }),
        _ => None,
    };
    match cut {
        Some(cut) => cut_away(app, cut),
        None => app.say("select a source or a claim to leave out who said it first"),
    }
}

/// Leaves out everything published before the selected claim.
pub(super) fn leave_out_earlier(app: &mut App) {
    match app.selected() {
        Some(Key::Claim(claim)) => cut_away(app, Cut::Before(app.ledger()[claim].published)),
        _ => app.say("select a claim to leave out everything before it"),
    }
}

/// Leaves out some more, and tells what that changes.
pub(super) fn cut_away(app: &mut App, cut: Cut) {
    if !app.world.cuts.contains(&cut) {
        app.world.cuts.push(cut);
    }
    let whole = app.world.whole.get_or_insert_with(|| Arc::clone(&app.world.ledger));
    let whole = Arc::clone(whole);
    app.world.ledger = Arc::new(without(&whole, &app.world.cuts));
    app.forget();
    let changes = desk::changes(&whole, app.ledger(), &app.clock);
    let told: Vec<String> = changes
        .iter()
        .filter_map(|change| {
            let likely = |shown: desk::Shown| shown.probability.map(show::percent);
            let (before, after) = (likely(change.whole), change.cut.and_then(likely));
            let after = after.unwrap_or_else(|| show::UNKNOWN.to_owned());
            let before = before.filter(|before| *before != after)?;
            Some(format!("{} {before} → {after}", words::saga_title(&whole, change.saga)))
        })
        .take(2)
        .collect();
    let count = show::count(changes.len(), "saga stands", "sagas stand");
    app.say(format!(
        "{count} otherwise; {}",
        if told.is_empty() { "no likelihood moves".to_owned() } else { told.join(", ") }
    ));
}

/// Puts everything back.
pub(super) fn put_back(app: &mut App) {
    app.world.cuts.clear();
    match app.world.whole.take() {
        Some(whole) => {
            app.world.ledger = whole;
            app.forget();
            app.say("everything is back");
        }
        None => app.say("nothing is left out"),
    }
}
