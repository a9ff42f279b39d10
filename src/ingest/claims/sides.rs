//! Buyers and sellers around a cue, and what a step is of a renewal or of a move.

use super::super::cue::{Cue, Role};
use super::super::roles::{Parts, Place, Side};
use crate::model::Stage;

/// The clubs that act in a cue's own clause.
pub(super) fn acting(parts: &Parts) -> impl Iterator<Item = Side> {
    parts.sides.iter().filter(|(_, _, p)| *p == Place::Actor).map(|(s, _, _)| *s)
}

/// Sorts the clubs around a cue into buyers and sellers.
pub(super) fn sort(parts: &Parts, cue: &Cue, home: Option<usize>, accepts: bool) -> (Vec<Side>, Vec<Side>) {
    let mut buyers: Vec<Side> = Vec::new();
    let mut sellers: Vec<Side> = Vec::new();
    let near = parts
        .sides
        .iter()
        .any(|(s, r, p)| *p != Place::FarActor && *r != Role::None && Some(*s) != home && *r != Role::Seller);
    for (side, role, place) in &parts.sides {
        if *place == Place::FarActor && near {
            continue;
        }
        if Some(*side) == home {
            // "X has joined Y", read when Y is his club already.
            if cue.stage == Stage::Done
                && !near
                && *role == Role::Buyer
                && *place != Place::Actor
                && *place != Place::FarActor
            {
                buyers.push(*side);
            } else if *role != Role::None {
                sellers.push(*side);
            }
            continue;
        }
        match role {
            Role::Buyer | Role::Party => buyers.push(*side),
            // "Liverpool will not bid again after Newcastle said no": the first is the bidder.
            Role::Seller if cue.stage == Stage::BidRejected && *place == Place::FarActor && home.is_some() => {
                buyers.push(*side);
            }
            Role::Seller => sellers.push(*side),
            Role::None => {}
        }
    }
    // Two clubs and no home known: the one that acts buys.
    if home.is_none()
        && sellers.is_empty()
        && buyers.len() == 2
        && matches!(cue.stage, Stage::Agreed | Stage::Talks | Stage::Collapsed)
    {
        let one_deal = parts.sides.iter().filter(|(_, r, _)| *r == Role::Party).count() == 2;
        if one_deal {
            let acts = |side: Side| parts.sides.iter().any(|(s, _, p)| *s == side && *p == Place::Actor);
            // Who reaches an agreement with another buys; who accepts a bid sells.
            let other = usize::from((acts(buyers[0]) || !acts(buyers[1])) != accepts);
            sellers.push(buyers.remove(other));
        }
    }
    // "Chelsea have agreed to sell him": the only one who acts sells.
    if home.is_none() && accepts && cue.stage == Stage::Agreed && sellers.is_empty() && buyers.len() == 1 {
        let acts = parts.sides.iter().any(|(s, _, p)| *s == buyers[0] && *p == Place::Actor);
        sellers.extend(acts.then(|| buyers.remove(0)));
    }
    buyers.dedup();
    // A seller that is not the player's club, where that is known, is no seller of his.
    if home.is_some()
        && matches!(
            cue.stage,
            Stage::Bid | Stage::Contact | Stage::Talks | Stage::Interest | Stage::Close | Stage::Agreed
        )
    {
        sellers.retain(|s| Some(*s) == home);
    }
    (buyers, sellers)
}

/// What a step towards a deal is where the deal is a renewal.
pub(super) const fn of_renewal(stage: Stage) -> Option<Stage> {
    match stage {
        Stage::Talks | Stage::Bid => Some(Stage::ContractTalks),
        Stage::Agreed | Stage::PersonalTerms => Some(Stage::ContractAgreed),
        Stage::Done => Some(Stage::ContractSigned),
        Stage::BidRejected | Stage::PlayerRejects => Some(Stage::ContractRejected),
        _ => None,
    }
}

/// What a step towards a contract is where another club offers it.
pub(super) const fn of_move(stage: Stage) -> Option<Stage> {
    match stage {
        Stage::ContractTalks => Some(Stage::Talks),
        Stage::ContractAgreed => Some(Stage::PersonalTerms),
        Stage::ContractSigned => Some(Stage::Done),
        _ => None,
    }
}

/// Whether the clubs near a cue are all others than the player's.
pub(super) fn elsewhere_only(parts: &Parts, home: Option<usize>) -> bool {
    let mut near = parts.sides.iter().filter(|(_, _, p)| *p != Place::FarActor).peekable();
    home.is_some() && near.peek().is_some() && near.all(|(s, _, _)| Some(*s) != home)
}

/// Stages whose cues are so plain that the player may be meant only.
pub(super) const fn strong(stage: Stage) -> bool {
    matches!(
        stage,
        Stage::Bid
            | Stage::BidRejected
            | Stage::Agreed
            | Stage::Medical
            | Stage::Talks
            | Stage::PersonalTerms
            | Stage::ContractTalks
    )
}

/// Stages of a move that is settled or nearly so.
pub(super) const fn settles(stage: Stage) -> bool {
    matches!(stage, Stage::Close | Stage::Agreed | Stage::Medical | Stage::Done)
}
