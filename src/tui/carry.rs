//! From one ledger to the next: ids are places in arenas, and another reading has other ones.
//! What the browser holds on to is found again by its id in the files.

use super::app::Place;
use super::cursor::Cursor;
use super::mode::{Mode, Target};
use super::pane::{Key, View};
use crate::desk::plan::Choice;
use crate::ledger::Ledger;
use crate::model::{ClubId, PlayerId, SagaId};
use crate::rumour::Cut;

/// Carries ids over.
#[derive(Clone, Copy)]
pub(crate) struct Carry<'l> {
    /// What they count in.
    pub(crate) old: &'l Ledger,
    /// What they are to count in.
    pub(crate) new: &'l Ledger,
}

impl Carry<'_> {
    /// A club, if it is still there.
    pub(crate) fn club(self, id: ClubId) -> Option<ClubId> {
        self.new.index.clubs.get(&self.old[id].slug).copied()
    }

    /// A player, if he is still there.
    pub(crate) fn player(self, id: PlayerId) -> Option<PlayerId> {
        self.new.index.players.get(&self.old[id].slug).copied()
    }

    /// A saga, if it is still there.
    pub(crate) fn saga(self, id: SagaId) -> Option<SagaId> {
        self.new.index.sagas.get(&self.old[id].slug).copied()
    }

    /// What is assumed, if all of it is still there.
    pub(crate) fn choice(self, choice: Choice) -> Option<Choice> {
        match choice {
            Choice::Saga(id) => self.saga(id).map(Choice::Saga),
            Choice::Signing { player, to } => {
                self.player(player).zip(self.club(to)).map(|(player, to)| Choice::Signing { player, to })
            }
        }
    }

    /// What a row stands for, if it is still there.
    pub(crate) fn key(self, key: Key) -> Option<Key> {
        let Self { old, new } = self;
        let index = &new.index;
        match key {
            Key::Club(id) => self.club(id).map(Key::Club),
            Key::Player(id) => self.player(id).map(Key::Player),
            Key::Cell(id, cell) => self.player(id).map(|player| Key::Cell(player, cell)),
            Key::Saga(id) => self.saga(id).map(Key::Saga),
            Key::Claim(id) => index.claims.get(&old[id].slug).copied().map(Key::Claim),
            Key::Fact(id) => index.facts.get(&old[id].slug).copied().map(Key::Fact),
            Key::Source(id) => index.sources.get(&old[id].slug).copied().map(Key::Source),
            Key::Report(id) => index.reports.get(&old[id].slug).copied().map(Key::Report),
            Key::Table(id) => index.tables.get(&old[id].slug).copied().map(Key::Table),
            Key::Part(id, term) => self.saga(id).map(|saga| Key::Part(saga, term)),
            Key::Choice(choice) => self.choice(choice).map(Key::Choice),
            Key::Item(_)
            | Key::Field(_)
            | Key::Candidate(_)
            | Key::Feed(_)
            | Key::Odd(_)
            | Key::Problem(_)
            | Key::Line(_) => Some(key),
        }
    }

    /// A selection; where what was selected is gone, the row that it stood in.
    pub(crate) fn cursor(self, cursor: &mut Cursor<Key>) {
        cursor.key = cursor.key.and_then(|key| self.key(key));
    }

    /// A place; a page of something that is gone gives way to the chart.
    pub(crate) fn place(self, place: &mut Place) {
        place.club = place.club.and_then(|id| self.club(id));
        place.player = place.player.and_then(|id| self.player(id));
        place.saga = place.saga.and_then(|id| self.saga(id));
        for cursor in &mut place.cursors {
            self.cursor(cursor);
        }
        let gone = match place.view {
            View::Player => place.player.is_none(),
            View::Saga => place.saga.is_none(),
            _ => false,
        };
        if gone {
            place.view = View::Depth;
            place.focus = View::Depth.first_pane();
        }
    }

    /// What lies over the panes; tells whether it can stay there.
    pub(crate) fn mode(self, mode: &mut Mode) -> bool {
        match mode {
            Mode::Filter { before, held, .. } => {
                self.cursor(before);
                *held = held.and_then(|key| self.key(key));
            }
            Mode::Evidence(shown) => {
                let target = match shown.target {
                    Target::Cell(player, club, cell) => {
                        self.player(player).zip(self.club(club)).map(|(player, club)| Target::Cell(player, club, cell))
                    }
                    Target::Plan(player, club) => {
                        self.player(player).zip(self.club(club)).map(|(player, club)| Target::Plan(player, club))
                    }
                    Target::Thing(key) => self.key(key).map(Target::Thing),
                };
                let Some(target) = target else { return false };
                shown.target = target;
                self.cursor(&mut shown.cursor);
            }
            Mode::Edit { .. }
            | Mode::Palette(_)
            | Mode::AskDay { .. }
            | Mode::AskName { .. }
            | Mode::Kept(_)
            | Mode::Help { .. } => {}
        }
        true
    }

    /// What is left out; of a source that is gone there is nothing to leave out.
    pub(crate) fn cut(self, cut: Cut) -> Option<Cut> {
        match cut {
            Cut::Source(id) => self.new.index.sources.get(&self.old[id].slug).copied().map(Cut::Source),
            other => Some(other),
        }
    }
}
