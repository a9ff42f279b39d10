//! What a decision would change in the charts: the ledger as it is beside the ledger as it would be.

use std::collections::BTreeSet;

use crate::ledger::Ledger;
use crate::model::{Clock, ClubId, PlayerId, Position, SagaId};
use crate::rumour::Standing;

use super::day::Today;
use super::depth::{Depth, DepthRow, depth};
use super::player::home_on;

/// A player's saga, before and after. Ids are those of each ledger.
#[derive(Clone, PartialEq, Debug)]
pub struct SagaAhead {
    /// The saga, in the ledger as it would be.
    pub saga: SagaId,
    /// How it stands; nothing where it would be new.
    pub before: Option<Standing>,
    /// How it would stand.
    pub after: Standing,
}

/// A player's row in a club's chart.
#[derive(Clone, PartialEq, Debug)]
pub struct Seen {
    /// The position under which he stands.
    pub position: Option<Position>,
    /// His row.
    pub row: DepthRow,
}

/// A club's chart, as far as it is about one player. Ids are those of each ledger.
#[derive(Clone, PartialEq, Debug)]
pub struct ChartAhead {
    /// The club, in the ledger as it would be.
    pub club: ClubId,
    /// His row now; nothing where he is in no row.
    pub before: Option<Seen>,
    /// His row then.
    pub after: Option<Seen>,
}

/// Everything that would change about a player.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ahead {
    /// His sagas of which something would be otherwise.
    pub sagas: Vec<SagaAhead>,
    /// The charts in which he stands, or would: his club's first.
    pub charts: Vec<ChartAhead>,
}

/// Sets two ledgers side by side on one day, for one player by his id.
pub fn ahead(before: &Ledger, after: &Ledger, clock: &Clock, player: &str) -> Ahead {
    let Some(then) = after.index.players.get(player).copied() else { return Ahead::default() };
    let now = before.index.players.get(player).copied();
    let (today, tomorrow) = (Today::new(before, clock), Today::new(after, clock));
    let sagas = sagas(before, after, (&today, &tomorrow), then);
    let home = home_on(after, then, clock).or_else(|| {
        let home = home_on(before, now?, clock)?;
        after.index.clubs.get(before[home].slug.as_str()).copied()
    });
    let mut clubs: Vec<ClubId> = home.into_iter().collect();
    let talked: BTreeSet<ClubId> =
        sagas.iter().flat_map(|saga| [after[saga.saga].from, after[saga.saga].to]).flatten().collect();
    clubs.extend(talked.into_iter().filter(|club| Some(*club) != home));
    let chart = |club: ClubId| {
        let known = before.index.clubs.get(after[club].slug.as_str()).copied();
        ChartAhead {
            club,
            before: now.zip(known).and_then(|(player, club)| seen(depth(before, &today, club), player)),
            after: seen(depth(after, &tomorrow, club), then),
        }
    };
    let charts = clubs.into_iter().map(chart).filter(|chart| chart.before.is_some() || chart.after.is_some());
    Ahead { charts: charts.collect(), sagas }
}

fn sagas(before: &Ledger, after: &Ledger, (now, then): (&Today, &Today), player: PlayerId) -> Vec<SagaAhead> {
    let told =
        |standing: &Standing| (standing.stage, standing.state, standing.contested, standing.claims, standing.heat);
    let ids = after.index.sagas_of_player[player.index()].iter().copied();
    let found = ids.filter_map(|saga| {
        let standing = then.standing(saga)?.clone();
        let known = before.index.sagas.get(after[saga].slug.as_str()).copied();
        let was = known.and_then(|saga| now.standing(saga)).cloned();
        (was.as_ref().map(told) != Some(told(&standing))).then_some(SagaAhead { saga, before: was, after: standing })
    });
    found.collect()
}

/// A player's row, his own club's or linked.
fn seen(depth: Depth, player: PlayerId) -> Option<Seen> {
    depth.groups.into_iter().find_map(|group| {
        let position = group.position;
        let row = group.rows.into_iter().chain(group.linked_in).find(|row| row.row.player == player)?;
        Some(Seen { position, row })
    })
}
