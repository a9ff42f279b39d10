//! A player's page: where he belongs, his row there, his sagas everywhere, his facts.

use crate::ledger::Ledger;
use crate::model::{Clock, ClubId, PlayerId, SagaId};
use crate::squad::{Membership, Moment, Presence, Row, Standing, linked_row, membership, standing};

use super::day::Today;
use super::depth::depth;
use super::link::SagaLink;
use super::sources::{FactFilter, FactRow, facts};

/// All that is known of a player on a day.
#[derive(Clone, Debug)]
pub struct PlayerPage<'a> {
    /// The player.
    pub player: PlayerId,
    /// The club he belongs to, where known.
    pub club: Option<ClubId>,
    /// To whom he belongs, and what is agreed.
    pub membership: Membership,
    /// His row in that club's chart, else what is known of him without one.
    pub row: Row,
    /// His sagas, each as the club he belongs to sees it; those that do not concern it apart.
    pub sagas: Vec<SagaLink>,
    /// Sagas of his that do not concern the club.
    pub other_sagas: Vec<SagaId>,
    /// Facts about him.
    pub facts: Vec<FactRow<'a>>,
}

/// The club at which a player is looked at: where he plays, else who owns him, else where he goes.
pub fn home_club(ledger: &Ledger, player: PlayerId, today: &Today) -> Option<ClubId> {
    home_on(ledger, player, &today.clock)
}

/// The same by a clock alone.
pub fn home_on(ledger: &Ledger, player: PlayerId, clock: &Clock) -> Option<ClubId> {
    let moment = Moment::new(clock, crate::model::SeasonCalendar::EUROPEAN).now();
    let membership = membership(ledger, player, &moment);
    membership
        .owner
        .map(|bond| bond.club)
        .or_else(|| membership.plays_for())
        .or_else(|| membership.agreed.first().map(|bond| bond.club))
        .or_else(|| membership.left.map(|left| left.club))
}

/// A player's page.
pub fn player_page<'a>(ledger: &'a Ledger, today: &Today, player: PlayerId) -> PlayerPage<'a> {
    let club = home_club(ledger, player, today).or_else(|| saga_club(ledger, today, player));
    let moment = Moment::new(&today.clock, crate::model::SeasonCalendar::EUROPEAN);
    let sagas = club.map(|club| today.links_of_player(ledger, player, club)).unwrap_or_default();
    let mut other_sagas = ledger.index.sagas_of_player[player.index()].clone();
    other_sagas.retain(|id| today.standing(*id).is_some() && !sagas.iter().any(|link| link.saga == *id));
    PlayerPage {
        player,
        club,
        membership: membership(ledger, player, &moment),
        row: row_at(ledger, today, player, club),
        sagas,
        other_sagas,
        facts: facts(ledger, &today.clock, &FactFilter { player: Some(player), club: None }),
    }
}

/// The club that a player's sagas say he would leave, where no squad tells of him.
fn saga_club(ledger: &Ledger, today: &Today, player: PlayerId) -> Option<ClubId> {
    let known = ledger.index.sagas_of_player[player.index()].iter().filter(|id| today.standing(**id).is_some());
    known.filter_map(|id| ledger[*id].from).next_back()
}

fn row_at(ledger: &Ledger, today: &Today, player: PlayerId, club: Option<ClubId>) -> Row {
    let Some(club) = club else {
        return linked_row(ledger, player, ClubId::at(0), &today.clock);
    };
    if let Standing::In { presence, .. } = standing(ledger, player, club, &today.clock)
        && presence != Presence::LinkedIn
        && let Some(row) = depth(ledger, today, club).row(player)
    {
        return row.row.clone();
    }
    linked_row(ledger, player, club, &today.clock)
}
