//! What is assumed in the browser: branches of steps, and how clubs line up.

use crate::config::ScenarioFolder;
use crate::desk::Today;
use crate::desk::plan::{Chain, Choice, Scenario, Simulation, Step};
use crate::ledger::Ledger;
use crate::model::{ClubId, Season};
use crate::squad::Formation;

use super::carry::Carry;
use super::shown::Revision;

/// A chain of steps with the name that it is kept under.
#[derive(Clone, Default, Debug)]
pub(crate) struct Branch {
    /// Its name, once it was kept or loaded.
    pub(crate) name: Option<String>,
    /// Its steps.
    pub(crate) chain: Chain,
}

/// What a simulation was asked about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct OddsKey {
    /// The ledger and the day.
    pub(crate) revision: Revision,
    /// The steps and formations.
    pub(crate) assumed: Revision,
    /// The club.
    pub(crate) club: ClubId,
    /// The season.
    pub(crate) season: Season,
}

/// Windows drawn for the club that is looked at.
#[derive(Default, Debug)]
pub(crate) struct Drawn {
    /// Whether a thread is at it.
    pub(crate) running: bool,
    /// The last answer, with what was asked.
    pub(crate) answer: Option<(OddsKey, Simulation)>,
    /// Counts up with each answer.
    pub(crate) stamp: Revision,
}

/// Everything that is assumed.
#[derive(Default, Debug)]
pub(crate) struct Planning {
    /// The branches; there is always one once anything was assumed.
    branches: Vec<Branch>,
    at: usize,
    /// How clubs line up, where that was changed.
    formations: Vec<(ClubId, &'static Formation)>,
    /// Counts up whenever steps or formations change.
    pub(crate) revision: Revision,
    /// Where scenarios are kept; `None` where nothing may be.
    pub(crate) folder: Option<ScenarioFolder>,
    /// The drawn windows.
    pub(crate) drawn: Drawn,
}

impl Planning {
    /// Nothing assumed; scenarios are kept in the folder.
    pub(crate) fn new(folder: Option<ScenarioFolder>) -> Self {
        Self { folder, ..Self::default() }
    }

    /// The branch that one is on.
    pub(crate) fn branch(&self) -> Option<&Branch> {
        self.branches.get(self.at)
    }

    /// Its steps.
    pub(crate) fn steps(&self) -> &[Step] {
        self.branch().map_or(&[], |branch| branch.chain.steps())
    }

    /// Whether a choice is among them.
    pub(crate) fn has(&self, choice: Choice) -> bool {
        self.branch().is_some_and(|branch| branch.chain.has(choice))
    }

    /// Which branch of how many, from 1.
    pub(crate) const fn place(&self) -> (usize, usize) {
        (self.at + 1, self.branches.len())
    }

    /// Changes the chain of the branch that one is on.
    pub(crate) fn change<T>(&mut self, change: impl FnOnce(&mut Branch) -> T) -> T {
        if self.branches.is_empty() {
            self.branches.push(Branch::default());
            self.at = 0;
        }
        self.revision += 1;
        change(&mut self.branches[self.at])
    }

    /// Goes on with a branch of its own; the one before stays.
    pub(crate) fn push(&mut self, branch: Branch) {
        self.revision += 1;
        let empty = self.branch().is_some_and(|here| here.chain.steps().is_empty() && here.name.is_none());
        if empty {
            self.branches[self.at] = branch;
            return;
        }
        self.branches.push(branch);
        self.at = self.branches.len() - 1;
    }

    /// Takes the steps over to another reading of the ledger; those about something that is gone
    /// are given up.
    pub(crate) fn carry(&mut self, carry: Carry<'_>) {
        self.revision += 1;
        for branch in &mut self.branches {
            let steps = branch.chain.steps().iter();
            let kept = steps.filter_map(|step| Some(Step { choice: carry.choice(step.choice)?, on: step.on }));
            branch.chain = Chain::of(kept.collect());
        }
        let formations = self.formations.iter().filter_map(|(club, formation)| Some((carry.club(*club)?, *formation)));
        self.formations = formations.collect();
    }

    /// Goes to the next branch; whether there is another.
    pub(crate) fn next(&mut self) -> bool {
        if self.branches.len() < 2 {
            return false;
        }
        self.at = (self.at + 1) % self.branches.len();
        self.revision += 1;
        true
    }

    /// Gives up the branch that one is on.
    pub(crate) fn clear(&mut self) {
        if self.branches.is_empty() {
            return;
        }
        self.revision += 1;
        self.branches.remove(self.at);
        self.at = self.at.saturating_sub(1).min(self.branches.len().saturating_sub(1));
    }

    /// Lines a club up.
    pub(crate) fn line_up(&mut self, club: ClubId, formation: &'static Formation) {
        self.revision += 1;
        self.formations.retain(|(of, _)| *of != club);
        self.formations.push((club, formation));
    }

    /// How a club lines up, where that was changed.
    pub(crate) fn formation(&self, club: ClubId) -> Option<&'static Formation> {
        self.formations.iter().find(|(of, _)| *of == club).map(|(_, formation)| *formation)
    }

    /// What the steps and formations mean on a day.
    pub(crate) fn resolve(&self, ledger: &Ledger, today: &Today) -> Scenario {
        let mut scenario = self.branch().map_or_else(Scenario::default, |b| b.chain.resolve(ledger, today));
        scenario.formations.clone_from(&self.formations);
        scenario
    }
}

/// `A`, `B`, … of a branch.
pub(crate) fn letter(place: usize) -> String {
    let letter = u8::try_from(place.saturating_sub(1)).ok().filter(|nth| *nth < 26).map(|nth| char::from(b'A' + nth));
    letter.map_or_else(|| place.to_string(), String::from)
}
