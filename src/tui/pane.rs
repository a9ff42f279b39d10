//! The views and the panes that they are made of.

use crate::desk::plan::Choice;
use crate::model::{ClaimId, ClubId, Evidence, FactId, PlayerId, ReportId, SagaId, SourceId, TableId};
use crate::own::Field;
use crate::rumour::Term;
use crate::squad::Cell;

/// What the screen is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum View {
    /// Clubs, a club's depth chart, a player and what is said of him.
    Depth,
    /// Sagas by heat.
    Rumours,
    /// Contracts by their end.
    Contracts,
    /// Who is out.
    Injuries,
    /// Who says things.
    Sources,
    /// A club's seasons side by side, and what is assumed.
    Planner,
    /// A club's chart on a pitch.
    Pitch,
    /// Registration windows, association by association.
    Windows,
    /// One saga in full.
    Saga,
    /// One player in full.
    Player,
    /// What was read and waits for a yes or no.
    Inbox,
    /// Feeds, and what came of each.
    Feeds,
    /// What became known since the last visit.
    News,
    /// What cannot all be so.
    Contradictions,
    /// How good the likelihoods are.
    Calibration,
    /// What is wrong with the ledger.
    Problems,
}

impl View {
    /// Every view.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 16] = [
        Self::Depth,
        Self::Rumours,
        Self::Contracts,
        Self::Injuries,
        Self::Sources,
        Self::Planner,
        Self::Pitch,
        Self::Windows,
        Self::Saga,
        Self::Player,
        Self::Inbox,
        Self::Feeds,
        Self::News,
        Self::Contradictions,
        Self::Calibration,
        Self::Problems,
    ];

    /// The views with a digit and a tab, in their order.
    pub(crate) const TABS: [Self; 9] = [
        Self::Depth,
        Self::Rumours,
        Self::Contracts,
        Self::Injuries,
        Self::Sources,
        Self::Planner,
        Self::Inbox,
        Self::Feeds,
        Self::News,
    ];

    /// What it is called.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Depth => "Depth",
            Self::Rumours => "Rumours",
            Self::Contracts => "Contracts",
            Self::Injuries => "Injuries",
            Self::Sources => "Sources",
            Self::Planner => "Planner",
            Self::Pitch => "Pitch",
            Self::Windows => "Windows",
            Self::Saga => "Saga",
            Self::Player => "Player",
            Self::Inbox => "Inbox",
            Self::Feeds => "Feeds",
            Self::News => "News",
            Self::Contradictions => "Contradictions",
            Self::Calibration => "Calibration",
            Self::Problems => "Problems",
        }
    }

    /// Its panes, from left to right and top to bottom: the order of Tab.
    pub(crate) const fn panes(self) -> &'static [Pane] {
        match self {
            Self::Depth => &[Pane::Clubs, Pane::Depth, Pane::Player, Pane::Claims],
            Self::Rumours => &[Pane::Sagas, Pane::Saga],
            Self::Contracts => &[Pane::Contracts, Pane::Player],
            Self::Injuries => &[Pane::Injuries, Pane::Player],
            Self::Sources => &[Pane::Sources, Pane::Source],
            Self::Planner => &[Pane::Plan, Pane::Scenario, Pane::Outlook],
            Self::Pitch => &[Pane::Pitch, Pane::Player],
            Self::Windows => &[Pane::Windows],
            Self::Saga => &[Pane::Saga, Pane::Player],
            Self::Player => &[Pane::Player, Pane::Claims],
            Self::Inbox => &[Pane::Inbox, Pane::Item],
            Self::Feeds => &[Pane::Feeds],
            Self::News => &[Pane::News],
            Self::Contradictions => &[Pane::Contradictions, Pane::Contradiction],
            Self::Calibration => &[Pane::Calibration],
            Self::Problems => &[Pane::Problems],
        }
    }

    /// The pane that has the keys when the view opens.
    pub(crate) const fn first_pane(self) -> Pane {
        match self {
            Self::Depth => Pane::Depth,
            _ => self.panes()[0],
        }
    }
}

/// A part of the screen with a selection of its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Pane {
    /// The clubs.
    Clubs,
    /// A club's depth chart.
    Depth,
    /// All of one player, or of one club while the clubs have the keys.
    Player,
    /// What is said of the selected player, or saga, or club.
    Claims,
    /// Sagas by heat.
    Sagas,
    /// One saga's timeline.
    Saga,
    /// The contracts board.
    Contracts,
    /// The injuries board.
    Injuries,
    /// The sources.
    Sources,
    /// What one source originated.
    Source,
    /// What waits for a yes or no, and what was decided.
    Inbox,
    /// One item of it.
    Item,
    /// Feeds, and what came of each.
    Feeds,
    /// What became known since the last visit.
    News,
    /// What cannot all be so.
    Contradictions,
    /// The sides of one contradiction.
    Contradiction,
    /// How good the likelihoods are.
    Calibration,
    /// A club's seasons, place by place.
    Plan,
    /// What is assumed, and what follows from it.
    Scenario,
    /// What a club has and lacks in a season: gaps, ages, odds, rules, windows.
    Outlook,
    /// The chart on a pitch.
    Pitch,
    /// Registration windows.
    Windows,
    /// The ledger's problems.
    Problems,
}

impl Pane {
    /// How many there are.
    pub(crate) const COUNT: usize = 23;

    /// Whether it is a list of rows rather than a page.
    pub(crate) const fn is_list(self) -> bool {
        let page = matches!(self, Self::Player | Self::Saga | Self::Source | Self::Item | Self::News);
        let judged = matches!(self, Self::Contradiction | Self::Calibration);
        let planned = matches!(self, Self::Scenario | Self::Outlook | Self::Pitch);
        !page && !judged && !planned
    }

    /// Its place in a list of all.
    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}

/// What a row stands for: what Enter goes into and `e` asks about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Key {
    /// A club.
    Club(ClubId),
    /// A player.
    Player(PlayerId),
    /// A value of a player.
    Cell(PlayerId, Cell),
    /// A saga.
    Saga(SagaId),
    /// A claim.
    Claim(ClaimId),
    /// A fact.
    Fact(FactId),
    /// A source.
    Source(SourceId),
    /// A step of a scenario, or one that could be taken.
    Choice(Choice),
    /// A report.
    Report(ReportId),
    /// A table of data.
    Table(TableId),
    /// A part of a saga's likelihood, or all of it.
    Part(SagaId, Option<Term>),
    /// A contradiction, by what marks it off from the others.
    Odd(u64),
    /// An item of the inbox, by its place among all: the file only grows.
    Item(usize),
    /// A field of the item shown.
    Field(Field),
    /// One of those whom the question shown may mean.
    Candidate(usize),
    /// A feed, by its place in the list.
    Feed(usize),
    /// A problem, by its place in the list.
    Problem(usize),
    /// A line of a page that stands for nothing else.
    Line(usize),
}

impl Key {
    /// The row of a report or a table.
    pub(crate) const fn of_evidence(evidence: Evidence) -> Self {
        match evidence {
            Evidence::Report(id) => Self::Report(id),
            Evidence::Table(id) => Self::Table(id),
        }
    }
}
