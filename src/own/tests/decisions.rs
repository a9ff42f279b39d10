use super::*;
use crate::own::{Proposal, State};

/// The id of the waiting claim about a player.
fn about(own: &Own, player: &str) -> String {
    let found = own
        .inbox()
        .items()
        .iter()
        .find(|item| item.proposal.subject() == player && matches!(item.proposal, Proposal::Claim(_)));
    found.unwrap_or_else(|| panic!("{:#?}", own.inbox().items())).id.clone()
}

#[test]
fn an_accepted_claim_is_in_its_saga_until_it_is_taken_back() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let before = ledger.index.claims_of_saga[ledger.index.sagas["konate-real-madrid"].index()].len();
    let item = about(&own, "Ibrahima Konaté");
    let decision = own.accept(&ledger, &[&item], None, &hand()).unwrap().number;
    assert_eq!(own.inbox().item(&item).unwrap().state, State::Accepted(decision));

    let seen = opened(data.path());
    assert_eq!(seen.problems, []);
    let claims = &seen.ledger.index.claims_of_saga[seen.ledger.index.sagas["konate-real-madrid"].index()];
    assert_eq!(claims.len(), before + 1);
    let claim = claims.iter().map(|id| &seen.ledger[*id]).find(|claim| claim.layer == 1).unwrap();
    assert_eq!(claim.published.to_string(), "2026-03-12");
    assert_eq!(seen.ledger[claim.report].url.as_deref(), Some("https://example.org/1"));

    own.undo(None, &hand()).unwrap();
    assert_eq!(own.inbox().item(&item).unwrap().state, State::Waiting);
    let seen = opened(data.path());
    assert_eq!(seen.problems, []);
    assert_eq!(seen.ledger.claims.len(), ledger.claims.len());
    assert_eq!(seen.ledger.reports.len(), ledger.reports.len());
}

#[test]
fn whom_nobody_knows_gets_a_record_of_ones_own() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let item = about(&own, "Bixente Lambrecourt");
    own.accept(&ledger, &[&item], None, &hand()).unwrap();
    let seen = opened(data.path());
    assert_eq!(seen.problems, []);
    let player = seen.ledger.index.players["bixente-lambrecourt"];
    let sagas = &seen.ledger.index.sagas_of_player[player.index()];
    assert_eq!(sagas.len(), 1);
    let Proposal::Claim(claim) = &own.inbox().item(&item).unwrap().proposal else { panic!("{item}") };
    let to = claim.to.as_ref().and_then(|to| to.id.as_deref()).unwrap();
    assert_eq!(seen.ledger[sagas[0]].to, Some(seen.ledger.index.clubs[to]));
}
