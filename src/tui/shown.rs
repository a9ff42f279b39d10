//! The rows and pages on the screen, made again only when what they are made from has changed.

use std::cell::OnceCell;

use super::page::Page;
use super::pane::{Key, Pane};
use super::pitch::Pitch;
use crate::desk::plan::{Agents, Scenario, Years};
use crate::desk::{AtOdds, BoardRow, ClubRow, Depth, NameBook, SourceRow, Today, WindowRow};
use crate::model::{ClaimId, ClubId, PlayerId, SagaId, Season, SourceId};
use crate::rumour::Records;

/// The selected item by its place, and how many looks ahead were taken.
pub(crate) type ItemShown = (Option<usize>, u64);

/// A value with what it was made from.
#[derive(Clone, Debug)]
pub(crate) struct Kept<K, V> {
    made_from: Option<K>,
    /// The value.
    pub(crate) value: V,
}

impl<K, V: Default> Default for Kept<K, V> {
    fn default() -> Self {
        Self { made_from: None, value: V::default() }
    }
}

impl<K, V> Kept<K, V> {
    /// What the value was made from; `None` before it was made.
    pub(crate) const fn made_from(&self) -> Option<&K> {
        self.made_from.as_ref()
    }
}

impl<K: PartialEq, V> Kept<K, V> {
    /// Makes the value, unless it was made from the same already.
    pub(crate) fn renew(&mut self, from: K, make: impl FnOnce() -> V) {
        if self.made_from.as_ref() != Some(&from) {
            self.value = make();
            self.made_from = Some(from);
        }
    }
}

/// The rows of a list with what each stands for.
#[derive(Clone, Debug)]
pub(crate) struct Rows<T> {
    /// The rows.
    pub(crate) items: Vec<T>,
    /// Their keys; a row without one cannot be selected.
    pub(crate) keys: Vec<Option<Key>>,
    /// How many there would be without a filter.
    pub(crate) unfiltered: usize,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { items: Vec::new(), keys: Vec::new(), unfiltered: 0 }
    }
}

impl<T> Rows<T> {
    /// Rows, each with its key.
    pub(crate) fn new(items: Vec<T>, unfiltered: usize, key: impl Fn(&T) -> Option<Key>) -> Self {
        let keys = items.iter().map(key).collect();
        Self { items, keys, unfiltered }
    }
}

/// A line of the list of clubs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ClubLine {
    /// A club.
    Club(ClubRow),
    /// Above the clubs without a squad in the ledger: how many they are.
    Elsewhere(usize),
}

/// A line of a chart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ChartLine {
    /// One of the club's own players: group, row, and whether he is the first of the group.
    Player {
        /// The group.
        group: usize,
        /// The row in it.
        row: usize,
        /// Whether the position is told in this line.
        first: bool,
    },
    /// A player linked in.
    Ghost {
        /// The group.
        group: usize,
        /// The row among those linked.
        row: usize,
        /// Whether the position is told in this line.
        first: bool,
    },
    /// How many a group has.
    Counts(usize),
    /// Who is gone in the season looked at.
    GoneHeading,
    /// One who is.
    Gone(usize),
}

impl ChartLine {
    /// The group that the line belongs to; those who are gone belong to none.
    const fn group(&self) -> Option<usize> {
        match self {
            Self::Player { group, .. } | Self::Ghost { group, .. } | Self::Counts(group) => Some(*group),
            Self::GoneHeading | Self::Gone(_) => None,
        }
    }
}

/// A line of the planner.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PlanLine {
    /// A place of the formation, with its counts season by season.
    Place(usize),
    /// A player of it.
    Player {
        /// The place.
        place: usize,
        /// The row in it.
        row: usize,
    },
}

impl PlanLine {
    /// The place that the line belongs to.
    const fn place(&self) -> usize {
        match self {
            Self::Place(place) | Self::Player { place, .. } => *place,
        }
    }
}

/// What the detail pane tells of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) enum Detail {
    /// Nothing is selected.
    #[default]
    Nothing,
    /// A club.
    Club(ClubId),
    /// A player, as a club sees him where one does.
    Player(PlayerId, Option<ClubId>),
}

/// Whose claims are listed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) enum Talk {
    /// Nobody's.
    #[default]
    Nothing,
    /// Those about a club's sagas.
    Club(ClubId),
    /// Those about a player's sagas.
    Player(PlayerId),
    /// Those about a saga.
    Saga(SagaId),
}

/// Counts up whenever the ledger or a clock changes.
pub(crate) type Revision = u64;

/// What a club's seasons are made from: the ledger and clocks, what is assumed, the club.
pub(crate) type YearsKey = (Revision, Revision, Option<ClubId>);

/// Everything made from the ledger for the screen.
pub(crate) struct Shown {
    /// Changes with the ledger and the clocks.
    pub(crate) revision: Revision,
    /// The sagas of the day.
    pub(crate) today: Today,
    /// The clubs.
    pub(crate) clubs: Kept<(Revision, u64, String), Rows<ClubLine>>,
    /// The chart of the club.
    pub(crate) depth: Kept<(Revision, Revision, Option<ClubId>), Option<Depth>>,
    /// Its lines.
    pub(crate) chart: Kept<(Revision, Revision, Option<ClubId>, String), Rows<ChartLine>>,
    /// Sagas by heat.
    pub(crate) sagas: Kept<(Revision, Option<ClubId>, String), Rows<SagaId>>,
    /// The contracts board.
    pub(crate) contracts: Kept<(Revision, Option<ClubId>), Vec<BoardRow>>,
    /// Which of its rows are listed.
    pub(crate) contract_rows: Kept<(Revision, Option<ClubId>, String), Rows<usize>>,
    /// The injuries board.
    pub(crate) injuries: Kept<(Revision, Option<ClubId>), Vec<BoardRow>>,
    /// Which of its rows are listed.
    pub(crate) injury_rows: Kept<(Revision, Option<ClubId>, String), Rows<usize>>,
    /// The sources.
    pub(crate) sources: Kept<(Revision, String), Rows<SourceRow>>,
    /// The track records of the day.
    pub(crate) records: Kept<Option<Revision>, Option<Records>>,
    /// The page of the selected source.
    pub(crate) source: Kept<(Revision, Option<SourceId>, u16), Page>,
    /// What is said of the selected thing.
    pub(crate) claims: Kept<(Revision, Talk, String), Rows<ClaimId>>,
    /// The items of the inbox, by their places among all.
    pub(crate) inbox: Kept<(u64, String), Rows<usize>>,
    /// The page of the selected one.
    pub(crate) item: Kept<(Revision, u64, ItemShown, u16), Page>,
    /// Feeds, by their places in the list.
    pub(crate) feeds: Kept<(u64, String), Rows<usize>>,
    /// What became known since the last visit.
    pub(crate) news: Kept<(Revision, u64, Option<ClubId>, u16), Page>,
    /// What cannot all be so on the day.
    pub(crate) at_odds: Kept<Option<Revision>, Vec<AtOdds>>,
    /// Which of it is listed, by its place.
    pub(crate) contradictions: Kept<(Revision, String), Rows<usize>>,
    /// The sides of the selected one.
    pub(crate) contradiction: Kept<(Revision, Option<Key>, u16), Page>,
    /// How good the likelihoods are.
    pub(crate) calibration: Kept<(Revision, u16), Page>,
    /// The ledger's problems.
    pub(crate) problems: Kept<(Revision, String), Rows<usize>>,
    /// The page of the detail pane.
    pub(crate) detail: Kept<(Revision, Revision, Detail, u16), Page>,
    /// The page of a saga.
    pub(crate) saga: Kept<(Revision, Option<SagaId>, u16, bool), Page>,
    /// The names that filters ask for.
    pub(crate) names: OnceCell<NameBook>,
    /// What the steps taken mean.
    pub(crate) scenario: Kept<(Revision, Revision), Scenario>,
    /// The club's seasons side by side.
    pub(crate) years: Kept<YearsKey, Option<Years>>,
    /// Their lines.
    pub(crate) plan_rows: Kept<(YearsKey, String), Rows<PlanLine>>,
    /// The free agents to be of a season.
    pub(crate) agents: Kept<(Revision, Season), Option<Agents>>,
    /// The page of the steps and of what follows from them.
    pub(crate) steps: Kept<(YearsKey, Season, u16), Page>,
    /// The page of what the club has and lacks.
    pub(crate) outlook: Kept<(YearsKey, Season, u16, Revision), Page>,
    /// The players on the pitch.
    pub(crate) pitch: Kept<YearsKey, Pitch>,
    /// Registration windows.
    pub(crate) windows: Kept<(Revision, String), Rows<WindowRow>>,
}

impl Shown {
    /// Nothing but the day.
    pub(crate) fn new(today: Today) -> Self {
        Self {
            revision: 0,
            today,
            clubs: Kept::default(),
            depth: Kept::default(),
            chart: Kept::default(),
            sagas: Kept::default(),
            contracts: Kept::default(),
            contract_rows: Kept::default(),
            injuries: Kept::default(),
            injury_rows: Kept::default(),
            sources: Kept::default(),
            records: Kept::default(),
            source: Kept::default(),
            claims: Kept::default(),
            inbox: Kept::default(),
            item: Kept::default(),
            feeds: Kept::default(),
            news: Kept::default(),
            at_odds: Kept::default(),
            contradictions: Kept::default(),
            contradiction: Kept::default(),
            calibration: Kept::default(),
            problems: Kept::default(),
            detail: Kept::default(),
            saga: Kept::default(),
            names: OnceCell::new(),
            scenario: Kept::default(),
            years: Kept::default(),
            plan_rows: Kept::default(),
            agents: Kept::default(),
            steps: Kept::default(),
            outlook: Kept::default(),
            pitch: Kept::default(),
            windows: Kept::default(),
        }
    }

    /// What the rows of a pane stand for.
    pub(crate) fn keys_of(&self, pane: Pane) -> &[Option<Key>] {
        match pane {
            Pane::Clubs => &self.clubs.value.keys,
            Pane::Depth => &self.chart.value.keys,
            Pane::Player => &self.detail.value.keys,
            Pane::Claims => &self.claims.value.keys,
            Pane::Sagas => &self.sagas.value.keys,
            Pane::Saga => &self.saga.value.keys,
            Pane::Contracts => &self.contract_rows.value.keys,
            Pane::Injuries => &self.injury_rows.value.keys,
            Pane::Sources => &self.sources.value.keys,
            Pane::Source => &self.source.value.keys,
            Pane::Inbox => &self.inbox.value.keys,
            Pane::Item => &self.item.value.keys,
            Pane::Feeds => &self.feeds.value.keys,
            Pane::News => &self.news.value.keys,
            Pane::Contradictions => &self.contradictions.value.keys,
            Pane::Contradiction => &self.contradiction.value.keys,
            Pane::Calibration => &self.calibration.value.keys,
            Pane::Plan => &self.plan_rows.value.keys,
            Pane::Scenario => &self.steps.value.keys,
            Pane::Outlook => &self.outlook.value.keys,
            Pane::Pitch => &self.pitch.value.keys,
            Pane::Windows => &self.windows.value.keys,
            Pane::Problems => &self.problems.value.keys,
        }
    }

    /// The first and the last of the lines that belong to the line of a pane and should be in sight with it: of
    /// a chart his position, of the planner his place, of a page what follows a line.
    pub(crate) fn together(&self, pane: Pane, row: usize) -> (usize, usize) {
        let told = match pane {
            Pane::Depth => return stretch(&self.chart.value.items, row, ChartLine::group),
            Pane::Plan => return stretch(&self.plan_rows.value.items, row, |line| Some(line.place())),
            Pane::Player => &self.detail.value,
            Pane::Saga => &self.saga.value,
            Pane::Source => &self.source.value,
            Pane::Item => &self.item.value,
            Pane::News => &self.news.value,
            Pane::Contradiction => &self.contradiction.value,
            Pane::Calibration => &self.calibration.value,
            Pane::Scenario => &self.steps.value,
            Pane::Outlook => &self.outlook.value,
            _ => return (row, row),
        };
        (row, row + told.lines.get(row).map_or(0, |line| usize::from(line.follow)))
    }
}

/// The first and the last of the lines around one that are of the same kind; of no kind it is alone.
fn stretch<T, K: PartialEq>(lines: &[T], row: usize, kind: impl Fn(&T) -> Option<K>) -> (usize, usize) {
    let Some(of) = lines.get(row).and_then(&kind) else { return (row, row) };
    let same = |line: &&T| kind(line).as_ref() == Some(&of);
    let above = lines[..row].iter().rev().take_while(same).count();
    let below = lines[row + 1..].iter().take_while(same).count();
    (row - above, row + below)
}
