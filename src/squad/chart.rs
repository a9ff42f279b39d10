//! A club's chart for a day and a season: every player once, position by position.

use std::collections::BTreeMap;

use crate::ledger::Ledger;
use crate::model::SeasonCalendar;
use crate::model::{AvailabilityStatus, Clock, ClubId, Day, PlayerId, Position};

use super::membership::membership;
use super::moment::{Moment, calendar_of};
use super::order::OrderKey;
use super::presence::{GoneReason, Presence, Standing, standing_at};
use super::row::{Row, row};

/// A club's players on a day, looked at in a season.
#[derive(Clone, PartialEq, Debug)]
pub struct Chart {
    /// The club.
    pub club: ClubId,
    /// The clock, as the club's calendar reads it.
    pub moment: Moment,
    /// Positions in pitch order, those without a player left out; players of unknown position last.
    pub groups: Vec<Group>,
    /// Players of today who are not in a season to come, in file order.
    pub gone: Vec<Missing>,
    /// Why the chart has no squad to show.
    pub empty: Option<EmptyReason>,
}

/// The players whose main position it is.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The position; `None` for players of whom none is known.
    pub position: Option<Position>,
    /// How many there are.
    pub counts: Counts,
    /// The players, the first choice first.
    pub rows: Vec<Row>,
}

/// How many players a position has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Who can be picked in principle: owned or borrowed and here, leaving or not.
    pub now: usize,
    /// Those of them who are available.
    pub fit: usize,
    /// Those of them of whose fitness nothing is known.
    pub unknown: usize,
    /// The club's own, here, lent or agreed to come, whose contract is known to run on past the last day of
    /// the season looked at; neither who is borrowed nor whose sale or exit is agreed.
    pub contracted_after_season: usize,
}

/// A player of today who is not in a season to come.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Missing {
    /// The player.
    pub player: PlayerId,
    /// Why he is not there.
    pub reason: GoneReason,
}

/// Why a chart has no squad to show.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum EmptyReason {
    /// The ledger holds no squad of this club. Its rows are only those whom other clubs' data
    /// place here.
    Elsewhere,
    /// The ledger has one, and nothing in it can be shown for this day.
    NothingKnownYet,
}

impl EmptyReason {
    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Elsewhere => "elsewhere",
            Self::NothingKnownYet => "nothing_known_yet",
        }
    }
}

impl Chart {
    /// Every row, from the goal forwards.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.groups.iter().flat_map(|group| &group.rows)
    }

    /// A player's row.
    pub fn row(&self, player: PlayerId) -> Option<&Row> {
        self.rows().find(|row| row.player == player)
    }

    /// The players of a position.
    pub fn group(&self, position: Position) -> Option<&Group> {
        self.groups.iter().find(|group| group.position == Some(position))
    }
}

/// Makes a club's chart.
///
/// Within a position come who is here, then who is agreed for later, then who is lent; among each
/// of these who is out for the season stands below the others; then evidence orders them
/// ([`Ranked`](super::Ranked)), then shirt number and name.
pub fn chart(ledger: &Ledger, club: ClubId, clock: &Clock) -> Chart {
    let moment = Moment::of_club(ledger, club, clock);
    let mut groups: BTreeMap<(bool, Option<Position>), Vec<Row>> = BTreeMap::new();
    let mut gone = Vec::new();
    for &player in &ledger.index.players_of_club[club.index()] {
        match standing_at(ledger, player, club, &moment) {
            Standing::In { presence, membership } => {
                let row = row(ledger, player, club, presence, &membership, &moment);
                let position = row.main_position();
                groups.entry((position.is_none(), position)).or_default().push(row);
            }
            Standing::Gone(reason) => gone.push(Missing { player, reason }),
            Standing::Out => {}
        }
    }
    let groups = groups.into_iter().map(|((_, position), rows)| group(ledger, position, rows, &moment)).collect();
    let mut chart = Chart { club, moment, groups, gone, empty: None };
    chart.empty = empty_reason(ledger, &chart);
    chart
}

/// The row of a player as a club that he is only linked with sees him: no place, no counts.
///
/// Of a player without any club, whichever club is named makes no difference.
pub fn linked_row(ledger: &Ledger, player: PlayerId, club: ClubId, clock: &Clock) -> Row {
    let calendar = ledger.clubs.get(club.index()).map_or(SeasonCalendar::EUROPEAN, |_| calendar_of(ledger, club));
    let moment = Moment::new(clock, calendar);
    let membership = membership(ledger, player, &moment);
    row(ledger, player, club, Presence::LinkedIn, &membership, &moment)
}

fn empty_reason(ledger: &Ledger, chart: &Chart) -> Option<EmptyReason> {
    if !ledger[chart.club].has_squad {
        return Some(EmptyReason::Elsewhere);
    }
    chart.groups.is_empty().then_some(EmptyReason::NothingKnownYet)
}

fn group(ledger: &Ledger, position: Option<Position>, mut rows: Vec<Row>, moment: &Moment) -> Group {
    rows.sort_by(|a, b| key(ledger, a).cmp(&key(ledger, b)));
    rank(&mut rows);
    let counts = recounted(&rows.iter(), moment.season_end());
    Group { position, counts, rows }
}

/// How many a position has, by its rows.
pub fn recounted<'a>(rows: &(impl Iterator<Item = &'a Row> + Clone), season_end: Day) -> Counts {
    let here = || rows.clone().filter(|row| row.presence.is_here());
    Counts {
        now: here().count(),
        fit: here().filter(|row| row.availability.is_fit()).count(),
        unknown: here().filter(|row| row.availability.status == AvailabilityStatus::Unknown).count(),
        contracted_after_season: rows.clone().filter(|row| row.is_contracted_after(season_end)).count(),
    }
}

type RowKey<'a> = (u8, bool, OrderKey, (bool, Option<u8>), &'a str, PlayerId);

/// Sorts rows of one position: less is higher up.
fn key<'a>(ledger: &'a Ledger, row: &Row) -> RowKey<'a> {
    let tier = match row.presence {
        Presence::Squad | Presence::Leaving | Presence::OnLoanIn => 0,
        Presence::Arriving | Presence::LinkedIn => 1,
        Presence::LoanedOut => 2,
    };
    (tier, is_season_out(row), row.ranked.key(), (row.shirt.is_none(), row.shirt), &ledger[row.player].name, row.player)
}

fn is_season_out(row: &Row) -> bool {
    row.availability.status == AvailabilityStatus::SeasonOut
}

/// Numbers the players with evidence, in the order in which they stand; a stated place stays as it was stated.
fn rank(rows: &mut [Row]) {
    let mut place = 0;
    for row in rows.iter_mut().filter(|row| row.presence.is_here() && row.rank_basis.ranks() && !is_season_out(row)) {
        place += 1;
        row.rank = Some(row.ranked.stated.map_or(place, u16::from));
    }
}
