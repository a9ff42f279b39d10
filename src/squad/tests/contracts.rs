//! Which contract is shown, and what is left of it.

use serde_json::{Value, json};

use super::world::{club, on, player};
use super::{contracted, his_row};
use crate::ledger::Ledger;
use crate::model::Clock;
use crate::squad::chart;

/// One contract case: end, months left, alarm, then marks: `i`nferred, `b`ackfilled,
/// `o`utdated, `a`broad may talk, `h`ome may talk.
fn contract_words(ledger: &Ledger, at: &str, clock: &Clock) -> String {
    let row = his_row(ledger, at, clock);
    let Some(c) = row.contract else { return "-".into() };
    let marks = [
        (c.inferred, 'i'),
        (c.backfilled, 'b'),
        (c.outdated.is_some(), 'o'),
        (c.talks_abroad.open, 'a'),
        (c.talks_home.is_some_and(|t| t.open), 'h'),
    ];
    let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
    format!("{} {} {} {marks}", c.end_day, c.months_left, c.alarm.code())
}

#[test]
fn contracts_end_by_their_calendar_and_warn_in_time() {
    let dated =
        |end: &str| contracted("reds", &json!([{"club": "reds", "end": end, "cite": ["t-2025-08"]}]), &json!([]));
    for (end, day, expected) in [
        ("2026-06-30", "2026-03-11", "2026-06-30 3 under_6 a"),
        ("2025/26", "2026-03-11", "2026-06-30 3 under_6 ia"),
        ("2026", "2026-06-01", "2026-06-30 0 under_6 iah"),
        ("2026-06-30", "2025-12-31", "2026-06-30 6 under_12 "),
        ("2026-06-30", "2026-01-01", "2026-06-30 5 under_6 a"),
        ("2026-06-30", "2026-06-30", "2026-06-30 0 under_6 ah"),
        ("2026-06-30", "2026-07-01", "2026-06-30 -1 expired "),
        ("2027-06-30", "2026-03-11", "2027-06-30 15 none "),
        ("2027-02", "2026-03-11", "2027-02-28 11 under_12 i"),
    ] {
        assert_eq!(contract_words(&dated(end), "reds", &on(day)), expected, "{end} on {day}");
    }
    let samba = contracted("samba", &json!([{"club": "samba", "end": "2026", "cite": ["t-2025-08"]}]), &json!([]));
    assert_eq!(contract_words(&samba, "samba", &on("2026-03-11")), "2026-12-31 9 under_12 i");
}

#[test]
fn the_newest_known_contract_holds_and_a_later_list_only_fills_gaps() {
    let readings = |more: Value| {
        let mut all = vec![json!({"club": "reds", "end": "2027-06-30", "cite": ["t-2026-07"]})];
        all.extend(more.as_array().cloned().unwrap_or_default());
        contracted("reds", &Value::Array(all), &json!([]))
    };
    let gap = readings(json!([]));
    assert_eq!(contract_words(&gap, "reds", &on("2026-03-11")), "2027-06-30 15 none b");
    assert_eq!(contract_words(&gap, "reds", &Clock { as_known: true, ..on("2026-03-11") }), "-");
    let told = readings(json!([{"club": "reds", "end": "2025/26", "cite": ["r-2026-02-06"]}]));
    assert_eq!(contract_words(&told, "reds", &on("2026-03-11")), "2026-06-30 3 under_6 ia");
    assert_eq!(contract_words(&told, "reds", &on("2026-07-05")), "2027-06-30 11 under_12 ");
    assert_eq!(contract_words(&told, "reds", &on("2026-02-05")), "2027-06-30 16 none b");
    let twice = readings(json!([
        {"club": "reds", "end": "2025/26", "cite": ["r-2026-02-06"]},
        {"club": "reds", "end": "2028-06-30", "cite": ["t-2025-08"], "known": "2026-02-06"},
    ]));
    assert_eq!(contract_words(&twice, "reds", &on("2026-03-11")), "2026-06-30 3 under_6 ia", "a report beats a table");
}

#[test]
fn a_renewal_in_between_stops_backfill_and_outdates_what_was_read() {
    let saga = |date: &str| {
        json!([{"id": "s", "player": "he", "from": "reds", "to": "reds", "kind": "renewal", "outcomes": [
            {"result": "completed", "date": date, "known": date, "cite": ["t-2026-07"]}]}])
    };
    let later = json!([{"club": "reds", "end": "2030-06-30", "cite": ["t-2026-07"]}]);
    let both = json!([
        {"club": "reds", "end": "2027-06-30", "cite": ["t-2025-08"]},
        {"club": "reds", "end": "2030-06-30", "cite": ["t-2026-07"]},
    ]);
    let early = json!([{"club": "reds", "end": "2027-06-30", "cite": ["t-2025-08"]}]);
    for (contracts, renewed, day, expected) in [
        (&later, "2026-04-20", "2026-03-11", "-"),
        (&later, "2026-04-20", "2026-05-01", "2030-06-30 49 none b"),
        (&both, "2026-04-20", "2026-03-11", "2027-06-30 15 none "),
        (&both, "2026-04-20", "2026-05-01", "2030-06-30 49 none b"),
        (&early, "2026-04-20", "2026-05-01", "2027-06-30 13 none o"),
        (&early, "2026-04-20", "2026-12-01", "2027-06-30 6 none o"),
    ] {
        let ledger = contracted("reds", contracts, &saga(renewed));
        assert_eq!(contract_words(&ledger, "reds", &on(day)), expected, "renewed {renewed}, on {day}");
    }
    let terms =
        contracted("reds", &json!([{"club": "reds", "end": "2031", "cite": ["r-2026-02-06"]}]), &saga("2026-02-20"));
    assert_eq!(contract_words(&terms, "reds", &on("2026-03-11")), "2031-06-30 63 none i", "the terms came first");
}

#[test]
fn a_claim_of_a_signature_in_between_stops_backfill() {
    let claims = |polarity: &str| {
        let mut ledger = json!({
            "players": [{"id": "he", "name": "He", "cite": ["t-2026-03"],
                "spells": [{"club": "reds", "kind": "permanent", "from": "2020-01-01"}],
                "contracts": [{"club": "reds", "end": "2030-06-30", "cite": ["t-2026-07"]}]}],
            "sagas": [{"id": "s", "player": "he", "from": "reds", "to": "reds", "kind": "renewal"}],
        });
        ledger["reports"] = json!([{"id": "c", "published": "2026-04-01", "claims": [
            {"id": "c.1", "saga": "s", "stage": "contract_signed", "polarity": polarity, "summary": "", "origin": {"unnamed": ""}}]}]);
        super::world::ledger(ledger)
    };
    assert_eq!(contract_words(&claims("for"), "reds", &on("2026-03-11")), "-");
    assert_eq!(contract_words(&claims("for"), "reds", &on("2026-04-01")), "2030-06-30 50 none b");
    assert_eq!(contract_words(&claims("against"), "reds", &on("2026-03-11")), "2030-06-30 51 none b");
}

#[test]
fn a_borrowed_player_shows_his_owners_contract_and_never_the_loans_end() {
    let ledger = player(json!({
        "spells": [
            {"club": "reds", "kind": "permanent", "from": "2023-07-01"},
            {"club": "blues", "kind": "loan", "from": "2025-08-01", "until": "2026-06-30", "owner": "reds"},
        ],
        "contracts": [{"club": "reds", "end": "2028-06-30"}],
    }));
    for at in ["reds", "blues"] {
        let row = his_row(&ledger, at, &on("2026-03-11"));
        let contract = row.contract.as_ref().expect("a contract");
        assert_eq!((contract.club, contract.end_day.to_string().as_str()), (club(&ledger, "reds"), "2028-06-30"));
    }
    let after = |at| chart(&ledger, club(&ledger, at), &on("2026-03-11")).groups[0].counts.contracted_after_season;
    assert_eq!((after("reds"), after("blues")), (1, 0));
}

#[test]
fn one_who_is_to_come_has_no_contract_from_a_list_of_after_his_arrival() {
    let ledger = player(json!({
        "spells": [
            {"club": "blues", "kind": "permanent", "from": "2025-02-03"},
            {"club": "reds", "kind": "permanent", "from": "2026-07-01", "cite": ["r-2026-02-02"]},
        ],
        "contracts": [
            {"club": "reds", "end": "2031-06-30", "cite": ["t-2026-07"]},
            {"club": "blues", "end": "2029"},
        ],
    }));
    assert_eq!(contract_words(&ledger, "reds", &on("2026-03-11")), "-");
    assert_eq!(contract_words(&ledger, "blues", &on("2026-03-11")), "2029-06-30 39 none i");
    assert_eq!(contract_words(&ledger, "reds", &on("2026-07-05")), "2031-06-30 59 none ");
}
