//! Seasons to come: outlooks and their reasons.

use serde_json::json;

use super::world::{HE, club, on_in, player};
use crate::squad::cell::Cell;
use crate::squad::prospects;

/// Outlook and reason of the one player at the Reds, in seasons to come.
fn outlooks(values: serde_json::Value, seasons: &[&str]) -> Vec<Option<(&'static str, &'static str)>> {
    let ledger = player(values);
    let reds = club(&ledger, "reds");
    let of = |season: &&str| {
        let all = prospects(&ledger, reds, &on_in("2026-03-11", season));
        assert!(all.iter().filter(|p| p.player == HE).count() <= 1);
        all.first().map(|p| (p.outlook.code(), p.reason.code()))
    };
    seasons.iter().map(of).collect()
}

const SEASONS: [&str; 3] = ["2025/26", "2026/27", "2027/28"];

#[test]
fn a_contract_keeps_him_until_it_ends() {
    let he = json!({
        "spells": [{"club": "reds", "kind": "permanent", "from": "2021-07-01"}],
        "contracts": [{"club": "reds", "end": "2027-06-30"}],
    });
    assert_eq!(
        outlooks(he, &SEASONS),
        [Some(("certain", "contract_runs_on")), Some(("certain", "contract_runs_on")), Some(("goes", "contract_ends"))]
    );
}

#[test]
fn an_option_leaves_it_open() {
    let he = json!({
        "spells": [{"club": "reds", "kind": "permanent", "from": "2021-07-01"}],
        "contracts": [{"club": "reds", "end": "2026-06-30", "option": "club option of a year"}],
    });
    assert_eq!(outlooks(he, &SEASONS[1..2]), [Some(("open", "option_to_extend"))]);
}

#[test]
fn who_is_lent_comes_back_and_who_is_borrowed_goes() {
    let lent = json!({"spells": [
        {"club": "reds", "kind": "permanent", "from": "2021-07-01"},
        {"club": "blues", "kind": "loan", "owner": "reds", "from": "2025-08-01", "until": "2026-06-30"},
    ]});
    assert_eq!(outlooks(lent, &SEASONS[..2]), [Some(("lent", "lent")), Some(("arrives", "loan_return"))]);
    let borrowed = json!({"spells": [
        {"club": "blues", "kind": "permanent", "from": "2021-07-01"},
        {"club": "reds", "kind": "loan", "owner": "blues", "from": "2025-08-01", "until": "2026-06-30"},
    ]});
    assert_eq!(outlooks(borrowed, &SEASONS[..2]), [Some(("certain", "borrowed")), Some(("goes", "loan_ends"))]);
    let clause = json!({"spells": [
        {"club": "blues", "kind": "permanent", "from": "2021-07-01"},
        {"club": "reds", "kind": "loan_option", "owner": "blues", "from": "2025-08-01", "until": "2026-06-30"},
    ]});
    assert_eq!(outlooks(clause, &SEASONS[1..2]), [Some(("open", "option_to_buy"))]);
}

#[test]
fn an_agreed_move_brings_him_and_keeps_him() {
    let he = json!({"spells": [
        {"club": "blues", "kind": "permanent", "from": "2021-07-01"},
        {"club": "reds", "kind": "permanent", "from": "2026-07-01", "cite": ["r-2026-02-02"]},
    ]});
    assert_eq!(
        outlooks(he, &SEASONS),
        [Some(("arrives", "joins")), Some(("arrives", "joins")), Some(("arrives", "joins"))]
    );
}

#[test]
fn every_reason_of_a_contract_has_its_evidence() {
    let ledger = player(json!({
        "spells": [{"club": "reds", "kind": "permanent", "from": "2021-07-01"}],
        "contracts": [{"club": "reds", "end": "2026-06-30"}],
    }));
    let all = prospects(&ledger, club(&ledger, "reds"), &on_in("2026-03-11", "2026/27"));
    assert_eq!(all[0].backing[0].cell, Cell::Contract);
    assert!(!all[0].backing[0].evidence.is_empty());
}
