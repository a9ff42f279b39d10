//! To whom a player belongs: loans, agreed moves, exits, and what is read later than its day.

use serde_json::json;

use super::world::{club, on, on_in, player};
use super::{his_row, presence};
use crate::ledger::Ledger;
use crate::model::Clock;
use crate::squad::{Counts, chart};

/// Checks `(day, season, club, presence)`; a season of `""` is the day's own.
fn presences(ledger: &Ledger, cases: &[(&str, &str, &str, &str)]) {
    for (day, season, at, expected) in cases {
        let clock = if season.is_empty() { on(day) } else { on_in(day, season) };
        assert_eq!(presence(ledger, at, &clock), *expected, "{at} on {day} in {season:?}");
    }
}

#[test]
fn a_loan_has_two_sides_and_an_end() {
    let ledger = player(json!({"spells": [
        {"club": "reds", "kind": "permanent", "from": "2023-07-01", "cite": ["t-2025-08"]},
        {"club": "blues", "kind": "loan", "from": "2025-09-01", "until": "2025/26", "owner": "reds", "cite": ["r-2025-09-25"]},
    ]}));
    presences(
        &ledger,
        &[
            ("2025-08-31", "", "reds", "squad"),
            ("2025-09-24", "", "reds", "squad"), // the loan is told on the 25th and is never backfilled
            ("2025-09-25", "", "reds", "loaned_out"),
            ("2025-09-25", "", "blues", "on_loan_in"),
            ("2026-06-30", "", "blues", "on_loan_in"),
            ("2026-07-01", "", "blues", "-"),
            ("2026-07-01", "", "reds", "squad"),
            ("2026-03-11", "2026/27", "reds", "squad"),
            ("2026-03-11", "2026/27", "blues", "gone:loan_ends"),
            ("2026-03-11", "2024/25", "reds", "squad"),
            ("2026-03-11", "2024/25", "blues", "-"),
        ],
    );
    let row = his_row(&ledger, "blues", &on("2026-03-11"));
    assert_eq!(row.other_club, Some(club(&ledger, "reds")));
    let loan = row.loan.expect("on loan");
    assert_eq!((loan.until.map(|d| d.to_string()), loan.until_inferred), (Some("2026-06-30".into()), true));
}

#[test]
fn a_loan_without_an_end_lasts_its_season() {
    let ledger = player(json!({"spells": [
        {"club": "reds", "kind": "permanent"},
        {"club": "blues", "kind": "loan", "owner": "reds"},
    ]}));
    presences(
        &ledger,
        &[
            ("2025-06-30", "", "reds", "squad"),
            ("2025-12-20", "", "blues", "on_loan_in"), // backfilled within the season of its reading
            ("2026-03-11", "", "reds", "loaned_out"),
            ("2026-03-11", "2026/27", "reds", "squad"),
        ],
    );
}

#[test]
fn a_recall_ends_a_loan_and_a_purchase_makes_it_a_stay() {
    let recalled = player(json!({
        "spells": [
            {"club": "reds", "kind": "permanent", "from": "2023-07-01", "cite": ["t-2025-08"]},
            {"club": "blues", "kind": "loan", "from": "2025-08-01", "until": "2026-06-30", "owner": "reds", "cite": ["t-2025-08"]},
        ],
        "exits": [{"club": "blues", "on": "2026-01-10", "kind": "recall", "cite": ["r-2025-12-01"]}],
    }));
    presences(
        &recalled,
        &[
            ("2026-01-10", "", "blues", "on_loan_in"),
            ("2026-01-11", "", "blues", "-"),
            ("2026-01-11", "", "reds", "squad"),
        ],
    );
    let bought = player(json!({"spells": [
        {"club": "reds", "kind": "permanent", "from": "2023-07-01", "cite": ["t-2025-08"]},
        {"club": "blues", "kind": "loan_obligation", "from": "2025-08-01", "until": "2026-06-30", "owner": "reds", "cite": ["t-2025-08"]},
        {"club": "blues", "kind": "permanent", "from": "2026-07-01", "cite": ["r-2026-02-06"]},
    ]}));
    presences(
        &bought,
        &[
            ("2026-03-11", "", "blues", "on_loan_in"),
            ("2026-03-11", "", "reds", "loaned_out"),
            ("2026-03-11", "2026/27", "blues", "squad"),
            ("2026-03-11", "2026/27", "reds", "gone:moves"),
        ],
    );
    let row = his_row(&bought, "blues", &on("2026-03-11"));
    assert_eq!(row.agreed.and_then(|b| b.from).map(|d| d.to_string()), Some("2026-07-01".into()));
}

#[test]
fn a_loan_alone_names_its_owner() {
    let ledger = player(json!({"spells": [
        {"club": "far", "kind": "permanent", "from": "2020-07-01"},
        {"club": "blues", "kind": "loan", "from": "2025-08-01", "until": "2026-06-30", "owner": "reds"},
    ]}));
    presences(&ledger, &[("2026-03-11", "", "reds", "loaned_out"), ("2026-03-11", "", "far", "-")]);
}

#[test]
fn a_return_from_an_earlier_loan_does_not_end_this_one() {
    // Lists give the return as the owner's beginning, and a loan's start as no more than a month.
    let ledger = player(json!({"spells": [
        {"club": "reds", "kind": "permanent", "from": "2025-07-15"},
        {"club": "blues", "kind": "loan", "from": "2025-07", "until": "2026-06-30", "owner": "reds"},
    ]}));
    presences(&ledger, &[("2026-03-11", "", "blues", "on_loan_in"), ("2026-03-11", "", "reds", "loaned_out")]);
}

#[test]
fn an_agreed_move_arrives_and_leaves() {
    let ledger = player(json!({"spells": [
        {"club": "blues", "kind": "permanent", "from": "2025-02-03", "cite": ["t-2025-08"]},
        {"club": "reds", "kind": "permanent", "from": "2026-07-01", "cite": ["r-2026-02-02", "t-2026-07"], "known": "2026-02-02"},
    ]}));
    presences(
        &ledger,
        &[
            ("2026-02-01", "", "reds", "-"), // an agreed move is never backfilled
            ("2026-02-01", "", "blues", "squad"),
            ("2026-02-02", "", "reds", "arriving"),
            ("2026-02-02", "", "blues", "leaving"),
            ("2026-03-11", "2026/27", "reds", "squad"),
            ("2026-03-11", "2026/27", "blues", "gone:moves"),
            ("2026-03-11", "2024/25", "reds", "-"), // a past season shows what was agreed by its end
            ("2026-07-01", "", "reds", "squad"),
        ],
    );
    let chart = chart(&ledger, club(&ledger, "reds"), &on("2026-03-11"));
    assert_eq!(chart.groups[0].counts, Counts::default(), "who is to come is not here now");
    assert_eq!(chart.rows().next().and_then(|row| row.other_club), Some(club(&ledger, "blues")));
}

#[test]
fn a_move_agreed_for_later_than_next_season_arrives_in_each_before_it() {
    let ledger = player(json!({"spells": [
        {"club": "blues", "kind": "permanent", "from": "2025-02-03"},
        {"club": "reds", "kind": "permanent", "from": "2027-07-01", "cite": ["r-2026-02-02"]},
    ]}));
    presences(
        &ledger,
        &[
            ("2026-03-11", "", "reds", "arriving"),
            ("2026-03-11", "2026/27", "reds", "arriving"),
            ("2026-03-11", "2027/28", "reds", "squad"),
        ],
    );
}

#[test]
fn an_agreed_move_that_fell_through_counts_no_more() {
    let ledger = player(json!({
        "spells": [
            {"club": "blues", "kind": "permanent", "from": "2025-02-03"},
            {"club": "reds", "kind": "permanent", "from": "2026-07-01", "cite": ["r-2026-02-02"]},
        ],
        "sagas": [{"id": "s", "player": "he", "from": "blues", "to": "reds", "kind": "transfer", "outcomes": [
            {"result": "failed", "date": "2026-04-20", "cite": ["r-2026-04-20"]}]}],
    }));
    presences(
        &ledger,
        &[
            ("2026-04-19", "", "reds", "arriving"),
            ("2026-04-20", "", "reds", "-"),
            ("2026-04-20", "", "blues", "squad"),
            ("2026-07-02", "", "blues", "squad"),
        ],
    );
}

#[test]
fn an_exit_is_leaving_until_its_day() {
    let ledger = player(json!({
        "spells": [{"club": "reds", "kind": "permanent", "from": "2021-07-01"}],
        "exits": [{"club": "reds", "on": "2026-06-30", "kind": "contract_end", "cite": ["r-2026-04-20"]}],
    }));
    presences(
        &ledger,
        &[
            ("2026-04-19", "", "reds", "squad"),
            ("2026-04-20", "", "reds", "leaving"),
            ("2026-06-30", "", "reds", "leaving"),
            ("2026-07-01", "", "reds", "-"),
            ("2026-04-20", "2026/27", "reds", "gone:leaves"),
            ("2026-04-19", "2026/27", "reds", "squad"), // no contract is known: unknown stays in
        ],
    );
}

#[test]
fn a_later_contract_undoes_an_announced_exit() {
    let ledger = player(json!({
        "spells": [{"club": "reds", "kind": "permanent", "from": "2021-07-01"}],
        "exits": [{"club": "reds", "on": "2026-06-30", "kind": "contract_end", "cite": ["r-2026-02-06"]}],
        "contracts": [{"club": "reds", "end": "2028", "cite": ["r-2026-04-20"]}],
    }));
    presences(
        &ledger,
        &[
            ("2026-04-19", "", "reds", "leaving"),
            ("2026-04-20", "", "reds", "squad"),
            ("2026-04-20", "2026/27", "reds", "squad"),
        ],
    );
}

#[test]
fn before_a_move_he_was_elsewhere() {
    // One list of March has him here since January; a log of August has him elsewhere.
    let ledger = player(json!({"spells": [
        {"club": "blues", "kind": "permanent", "cite": ["t-2025-08"]},
        {"club": "reds", "kind": "permanent", "from": "2026-01-19"},
    ]}));
    presences(
        &ledger,
        &[
            ("2025-04-01", "", "blues", "squad"),
            ("2025-12-20", "", "blues", "squad"),
            ("2025-12-20", "", "reds", "-"),
            ("2026-01-19", "", "reds", "squad"),
            ("2026-03-11", "", "blues", "-"),
        ],
    );
    let marked = |day: &str, at: &str| his_row(&ledger, at, &on(day)).bond.expect("a bond").backfilled;
    assert!(marked("2025-04-01", "blues"));
    assert!(!marked("2025-12-20", "blues"));
    assert!(marked("2026-02-01", "reds"));
    assert!(!marked("2026-03-11", "reds"));
    let as_known = |day: &str| Clock { as_known: true, ..on(day) };
    assert_eq!(presence(&ledger, "blues", &as_known("2026-02-01")), "squad");
    assert_eq!(presence(&ledger, "blues", &as_known("2025-04-01")), "-");
}

#[test]
fn a_stay_of_unknown_beginning_does_not_reach_back_over_a_move() {
    let ledger = player(json!({
        "spells": [{"club": "reds", "kind": "permanent"}],
        "sagas": [{"id": "s", "player": "he", "to": "reds", "kind": "transfer", "outcomes": [
            {"result": "completed", "date": "2026-01-19", "known": "2026-01-19", "cite": ["t-2026-03"]}]}],
    }));
    presences(
        &ledger,
        &[("2026-01-18", "", "reds", "-"), ("2026-01-19", "", "reds", "squad"), ("2026-03-11", "", "reds", "squad")],
    );
}

#[test]
fn a_stay_told_twice_is_marked_only_where_no_telling_was_known() {
    let ledger = player(json!({"spells": [
        {"club": "reds", "kind": "permanent", "from": "2021", "cite": ["t-2025-08"]},
        {"club": "reds", "kind": "permanent", "from": "2021-07-01"},
    ]}));
    assert!(!his_row(&ledger, "reds", &on("2025-12-20")).bond.expect("a bond").backfilled);
    assert_eq!(chart(&ledger, club(&ledger, "reds"), &on("2025-12-20")).rows().count(), 1);
}
