//! A sentence for what a claim or fact says, in our own words and made from its fields alone.

use crate::model::{Polarity, Stage};

use super::proposal::{ClaimProposal, FactProposal};

/// What a claim says.
pub(super) fn of_claim(claim: &ClaimProposal) -> String {
    let player = claim.player.name.as_str();
    let to = claim.to.as_ref().map_or("a club", |to| to.name.as_str());
    let from = claim.from.as_ref().map_or("his club", |from| from.name.as_str());
    let said = match claim.stage {
        Stage::Interest => format!("{to}: interest in {player}"),
        Stage::Contact => format!("{to}: in touch about {player}"),
        Stage::Talks => format!("{to}: talks about {player}"),
        Stage::Bid => format!("{to}: an offer for {player}"),
        Stage::Close => format!("{player}: close to {to}"),
        Stage::PersonalTerms => format!("{player}: terms agreed with {to}"),
        Stage::Agreed => format!("{player}: a move to {to} agreed with {from}"),
        Stage::Medical => format!("{player}: medical at {to}"),
        Stage::Done => format!("{player}: joined {to}"),
        Stage::BidRejected => format!("{from}: an offer for {player} from {to} turned down"),
        Stage::PlayerRejects => format!("{player}: {to} turned down"),
        Stage::Blocked => format!("{from}: will not let {player} go"),
        Stage::Denied => format!("{player} to {to}: denied"),
        Stage::Cooled => format!("{to}: interest in {player} cooled"),
        Stage::Collapsed => format!("{player} to {to}: fell through"),
        Stage::PlayerWants => match &claim.to {
            Some(_) => format!("{player}: wants to join {to}"),
            None => format!("{player}: wants to leave"),
        },
        Stage::Available => format!("{from}: would let {player} go"),
        Stage::ContractTalks => format!("{player}: talks about a new contract"),
        Stage::ContractAgreed => format!("{player}: a new contract agreed"),
        Stage::ContractSigned => format!("{player}: a new contract signed"),
        Stage::ContractRejected => format!("{player}: a new contract turned down"),
        Stage::LeaveFree => format!("{player}: to leave when his contract ends"),
    };
    // Stages that speak against a move do so by themselves, as leaving free does against a renewal.
    let negated =
        claim.polarity == Polarity::Against && !claim.stage.speaks_against() && claim.stage != Stage::LeaveFree;
    let mut words = if negated { format!("Not so: {said}") } else { said };
    if let Some(condition) = &claim.condition {
        words.push_str(", on a condition: ");
        words.push_str(condition);
    }
    words
}

/// What a fact says.
pub(super) fn of_fact(fact: &FactProposal) -> String {
    let kind = fact.kind.replace('_', " ");
    match &fact.value {
        Some(value) => format!("{}: {kind}, {value}", fact.player.name),
        None => format!("{}: {kind}", fact.player.name),
    }
}
