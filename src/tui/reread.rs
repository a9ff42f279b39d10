//! A ledger that was read again takes the place of the one shown.

use std::collections::HashSet;
use std::sync::Arc;
use std::thread;

use super::app::{App, Notice};
use super::carry::Carry;
use super::mode::Mode;
use super::palette::Catalogue;
use crate::desk;
use crate::ledger::{Ledger, News, Opened, Problem, Severity};
use crate::rumour::without;
use crate::show;

impl App {
    /// Takes what the watch over the folders tells.
    pub(crate) fn hear(&mut self, news: News) {
        match news {
            News::Read(opened) => self.reread(*opened),
            News::Blind(why) => {
                let key = self.key_of(super::Action::Reread).unwrap_or_default();
                self.complain(format!("changes of the ledger's files go unseen ({why}); {key} reads them again"));
            }
        }
    }

    /// Takes what the folders say now. Where files are broken that were whole before, what they
    /// said last is still shown, with what is wrong with them.
    pub(crate) fn reread(&mut self, opened: Opened) {
        let broken = newly_broken(&self.world.sound, &opened.problems);
        let problems = self.world.settings_problems.iter().cloned();
        self.world.problems = opened.problems.iter().cloned().chain(problems).collect();
        if broken > 0 {
            self.world.stale = true;
            self.shown.revision += 1;
            let key = self.key_of(super::Action::Problems).unwrap_or_default();
            let words = show::count(broken, "problem", "problems");
            self.complain(format!(
                "the files changed and have {words}: shown is what they said before; {key} lists them"
            ));
        } else {
            self.take(opened);
        }
        self.refresh();
    }

    fn take(&mut self, opened: Opened) {
        let at_home = self.clock == self.world.home;
        self.world.home = desk::opening_clock(&opened, self.clock.as_known);
        self.world.latest = opened.latest;
        self.world.stale = false;
        self.world.sound = errors(&opened.problems);
        if at_home {
            self.clock = self.world.home;
        }
        self.replace(Arc::new(opened.ledger));
        // What a key said just now, as that something was accepted, says more.
        if self.notice.is_none() {
            self.notice = Some(Notice { words: "the ledger changed and was read again".into(), is_error: false });
        }
    }

    /// Puts another ledger in place of the one shown, keeping the place and every selection.
    fn replace(&mut self, whole: Arc<Ledger>) {
        let before = Arc::clone(&self.world.ledger);
        let carry = Carry { old: &before, new: &whole };
        carry.place(&mut self.place);
        for place in self.history.iter_mut().chain(&mut self.future) {
            carry.place(place);
        }
        self.modes.retain_mut(|mode| carry.mode(mode));
        self.planning.carry(carry);
        let cuts: Vec<_> = self.world.cuts.iter().filter_map(|cut| carry.cut(*cut)).collect();
        let old_whole = self.world.whole.take();
        if cuts.is_empty() {
            self.world.ledger = whole;
        } else {
            self.world.ledger = Arc::new(without(&whole, &cuts));
            self.world.whole = Some(whole);
        }
        self.world.cuts = cuts;
        self.keeping.following.find(&self.world.ledger);
        self.catalogue = None;
        self.forget();
        self.search_again();
        // A large ledger takes longer to give back than a frame.
        let _ = thread::Builder::new().name("past".into()).spawn(move || drop((before, old_whole)));
    }

    /// What an open palette finds in the new ledger.
    fn search_again(&mut self) {
        let Self { modes, world, shown, catalogue, .. } = self;
        if let Some(Mode::Palette(palette)) = modes.last_mut() {
            let catalogue = catalogue.get_or_insert_with(|| Catalogue::new(&world.ledger));
            palette.search(catalogue, &world.ledger, &shown.today);
        }
    }
}

/// What tells errors apart over readings: lines move while a file is edited.
type Told = (Box<str>, &'static str, String);

/// The errors among problems.
pub(crate) fn errors(problems: &[Problem]) -> HashSet<Told> {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    errors.map(|problem| (problem.file.clone(), problem.code, problem.what.clone())).collect()
}

/// How many errors there are that what is shown does not have.
fn newly_broken(sound: &HashSet<Told>, problems: &[Problem]) -> usize {
    errors(problems).difference(sound).count()
}
