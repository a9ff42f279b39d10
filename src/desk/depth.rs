//! A club's depth chart with the rumours linked to it.

use std::collections::{BTreeMap, HashSet};

use crate::ledger::Ledger;
use crate::model::{ClubId, PlayerId, Position};
use crate::squad::{Chart, Counts, EmptyReason, Missing, Moment, Row, chart, linked_row};

use super::day::Today;
use super::link::{Direction, SagaLink};

/// A player of a chart with his sagas as the club sees them.
#[derive(Clone, PartialEq, Debug)]
pub struct DepthRow {
    /// The player.
    pub row: Row,
    /// His sagas that concern the club: open ones first, the warmest first.
    pub sagas: Vec<SagaLink>,
    /// Whether he stands here, or stands so, only by a scenario.
    pub assumed: bool,
}

impl DepthRow {
    /// The warmest open saga, for the one cell that a list has.
    pub fn warmest(&self) -> Option<&SagaLink> {
        self.sagas.first().filter(|link| link.is_open())
    }
}

/// A position of a chart.
#[derive(Clone, PartialEq, Debug)]
pub struct DepthGroup {
    /// The position; `None` for players of whom none is known.
    pub position: Option<Position>,
    /// How many there are, those linked not among them.
    pub counts: Counts,
    /// The club's own, the first choice first.
    pub rows: Vec<DepthRow>,
    /// Players linked with the club by an open saga, the warmest first: drawn below the line.
    pub linked_in: Vec<DepthRow>,
}

/// A club's chart for a day and a season.
#[derive(Clone, PartialEq, Debug)]
pub struct Depth {
    /// The club.
    pub club: ClubId,
    /// The clock, as the club's calendar reads it.
    pub moment: Moment,
    /// Positions in pitch order.
    pub groups: Vec<DepthGroup>,
    /// Players of today who are not in a season to come, and why.
    pub gone: Vec<Missing>,
    /// Why the chart has no squad to show.
    pub empty: Option<EmptyReason>,
}

impl Depth {
    /// Every row of the club's own, from the goal forwards.
    pub fn rows(&self) -> impl Iterator<Item = &DepthRow> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// A player's row, his own club's or linked.
    pub fn row(&self, player: PlayerId) -> Option<&DepthRow> {
        let all = self.groups.iter().flat_map(|group| group.rows.iter().chain(&group.linked_in));
        all.into_iter().find(|row| row.row.player == player)
    }

    /// Keeps one position.
    pub fn keep(&mut self, position: Position) {
        self.groups.retain(|group| group.position == Some(position));
    }
}

/// Makes a club's chart with its sagas.
pub fn depth(ledger: &Ledger, today: &Today, club: ClubId) -> Depth {
    let Chart { club, moment, groups, gone, empty } = chart(ledger, club, &today.clock);
    let mut made: BTreeMap<(bool, Option<Position>), DepthGroup> = BTreeMap::new();
    for group in groups {
        let position = group.position;
        let rows = group.rows.into_iter().map(|row| joined(ledger, today, club, row)).collect();
        let group = DepthGroup { position, counts: group.counts, rows, linked_in: Vec::new() };
        made.insert((position.is_none(), position), group);
    }
    let here: HashSet<PlayerId> = made.values().flat_map(|g| g.rows.iter().map(|r| r.row.player)).collect();
    for row in linked(ledger, today, club, &here) {
        let position = row.row.main_position();
        let empty = || DepthGroup { position, counts: Counts::default(), rows: Vec::new(), linked_in: Vec::new() };
        made.entry((position.is_none(), position)).or_insert_with(empty).linked_in.push(row);
    }
    Depth { club, moment, groups: made.into_values().collect(), gone, empty }
}

/// The player whom a chart opens on, where nobody said whom: of the club's own the one of whom most is said
/// and most warmly, by the heat of his open sagas with the club added up; of equals the first in the chart.
/// `None` where nothing open is said of any of them.
pub fn opening_player(depth: &Depth) -> Option<PlayerId> {
    let heat = |row: &DepthRow| row.sagas.iter().filter(|link| link.is_open()).map(|link| u32::from(link.heat)).sum();
    let warm = depth.rows().map(|row| (heat(row), row.row.player)).filter(|(heat, _): &(u32, _)| *heat > 0);
    warm.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, player)| player)
}

pub(super) fn joined(ledger: &Ledger, today: &Today, club: ClubId, row: Row) -> DepthRow {
    DepthRow { sagas: today.links_of_player(ledger, row.player, club), row, assumed: false }
}

/// Players whom an open saga would bring, who are not in the chart: the warmest first.
fn linked(ledger: &Ledger, today: &Today, club: ClubId, here: &HashSet<PlayerId>) -> Vec<DepthRow> {
    let mut seen = HashSet::new();
    today
        .links_of_club(ledger, club)
        .into_iter()
        .filter(|link| link.direction == Direction::In && link.is_open())
        .filter(|link| !here.contains(&link.player) && seen.insert(link.player))
        .map(|link| joined(ledger, today, club, linked_row(ledger, link.player, club, &today.clock)))
        .collect()
}
