//! Meters of rules about squads.

use serde_json::json;

use super::world::{club, ledger, on_in};
use crate::ledger::Ledger;
use crate::model::ListRule;
use crate::squad::{Member, meters};

fn world(players: &serde_json::Value) -> Ledger {
    let mut ledger = ledger(json!({"players": players}));
    let reds = club(&ledger, "reds");
    let england = ledger[reds].association.unwrap();
    let rule = |kind: &str, limit, from: Option<&str>| crate::model::Stated {
        value: ListRule {
            kind: kind.into(),
            scope: "League".into(),
            limit,
            exempt_born_from: from.map(|day| day.parse().unwrap()),
            note: None,
        },
        known: "2025-07-01".parse().unwrap(),
        evidence: Box::default(),
        backfills: true,
        layer: 0,
    };
    ledger.associations[england.index()].list_rules = vec![
        rule("squad_size", 2, Some("2004-01-01")),
        rule("non_home_grown", 1, None),
        rule("non_eu", 1, None),
        rule("new_before_knockout", 3, None),
    ];
    ledger
}

fn read(ledger: &Ledger, season: &str) -> Vec<(String, usize, usize, usize)> {
    let members: Vec<Member> =
        ledger.player_ids().map(|player| Member { player, lent_by: None, open: false }).collect();
    let all = meters(ledger, club(ledger, "reds"), &on_in("2026-03-11", season), &members);
    all.iter().map(|m| (m.kind.to_string(), m.counted, m.unknown, m.exempt)).collect()
}

#[test]
fn the_age_limit_moves_on_with_the_season() {
    let ledger = world(&json!([
        {"id": "old", "name": "Old", "born": "1990-05-05", "cite": ["t-2025-08"]},
        {"id": "four", "name": "Four", "born": "2004-05-05", "cite": ["t-2025-08"]},
        {"id": "five", "name": "Five", "born": "2005-01-01", "cite": ["t-2025-08"]},
        {"id": "who", "name": "Who", "cite": ["t-2025-08"]},
    ]));
    assert_eq!(read(&ledger, "2025/26")[0], ("squad_size".into(), 1, 1, 2));
    assert_eq!(read(&ledger, "2026/27")[0], ("squad_size".into(), 2, 1, 1));
}

#[test]
fn what_the_ledger_does_not_know_is_never_guessed() {
    let ledger = world(&json!([
        {"id": "fr", "name": "Fr", "nationality": ["France"], "cite": ["t-2025-08"]},
        {"id": "br", "name": "Br", "nationality": ["Brazil"], "cite": ["t-2025-08"]},
        {"id": "who", "name": "Who", "cite": ["t-2025-08"]},
    ]));
    let meters = read(&ledger, "2025/26");
    assert_eq!(meters[1], ("non_home_grown".into(), 0, 3, 0));
    assert_eq!(meters[2], ("non_eu".into(), 0, 2, 0));
    assert_eq!(meters.len(), 3, "a rule about names added between rounds asks no squad");
}
