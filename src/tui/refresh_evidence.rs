//! Brings in line what is shown of contradictions, and of how good the likelihoods are.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::app::App;
use super::filter::Needle;
use super::pages;
use super::pane::{Key, Pane};
use super::shown::Rows;
use crate::desk::{self, AtOdds};
use crate::ledger::Ledger;
use crate::model::Side;
use crate::show;

impl App {
    pub(super) fn refresh_contradictions(&mut self) {
        let App { shown, world, place, clock, .. } = self;
        let ledger = &*world.ledger;
        shown.at_odds.renew(Some(shown.revision), || desk::at_odds(ledger, clock));
        let all = &shown.at_odds.value;
        let filter = place.filter(Pane::Contradictions);
        shown.contradictions.renew((shown.revision, filter.to_owned()), || {
            let needle = Needle::new(filter);
            let holds =
                |odd: &AtOdds| needle.is_in_any(&[&show::about(ledger, odd), &show::clash(ledger, &odd.dispute.clash)]);
            let kept = (0..all.len()).filter(|nth| needle.is_empty() || holds(&all[*nth])).collect();
            Rows::new(kept, all.len(), |nth| Some(key(ledger, &all[*nth])))
        });
        self.settle(Pane::Contradictions);
    }

    pub(super) fn refresh_contradiction(&mut self) {
        let Some(area) = self.layout.area(Pane::Contradiction) else { return };
        let width = area.width.saturating_sub(4);
        let selected = self.place.selected(Pane::Contradictions);
        let App { shown, world, .. } = self;
        let odd = || shown.at_odds.value.iter().find(|odd| Some(key(&world.ledger, odd)) == selected);
        shown.contradiction.renew((shown.revision, selected, width), || match odd() {
            Some(odd) => pages::contradiction(&world.ledger, odd, width),
            None => pages::nothing(width),
        });
        self.settle(Pane::Contradiction);
    }

    pub(super) fn refresh_calibration(&mut self) {
        let Some(area) = self.layout.area(Pane::Calibration) else { return };
        let width = area.width.saturating_sub(4);
        let App { shown, clock, .. } = self;
        shown.calibration.renew((shown.revision, width), || pages::calibration(clock, width));
        self.settle(Pane::Calibration);
    }

    /// The selected contradiction.
    pub(super) fn odd(&self) -> Option<&AtOdds> {
        let selected = self.place.selected(Pane::Contradictions)?;
        self.shown.at_odds.value.iter().find(|odd| key(self.ledger(), odd) == selected)
    }
}

/// What marks a contradiction off from the others, on any day and in any reading of the files.
fn key(ledger: &Ledger, odd: &AtOdds) -> Key {
    let mut hasher = DefaultHasher::new();
    std::mem::discriminant(&odd.dispute.clash).hash(&mut hasher);
    odd.saga.map(|saga| &ledger[saga].slug).hash(&mut hasher);
    show::about(ledger, odd).hash(&mut hasher);
    for side in odd.dispute.sides.iter().flatten() {
        match side {
            Side::Claim(id) => ledger[*id].slug.hash(&mut hasher),
            Side::Fact(id) => ledger[*id].slug.hash(&mut hasher),
        }
    }
    Key::Odd(hasher.finish())
}
