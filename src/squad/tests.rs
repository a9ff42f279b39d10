//! Scenarios: a few dated records in, what the chart says of them out.

use serde_json::{Value, json};

use crate::ledger::Ledger;
use crate::model::{AvailabilityStatus, Clock};

use super::testing::{HE, club, ledger, on, on_in, player};
use super::*;

/// How he belongs to a club, as a word; `gone:…` of a season to come, `-` where not at all.
fn presence(ledger: &Ledger, at: &str, clock: &Clock) -> String {
    match standing(ledger, HE, club(ledger, at), clock) {
        Standing::In { presence, .. } => presence.code().into(),
        Standing::Gone(reason) => format!("gone:{}", reason.code()),
        Standing::Out => "-".into(),
    }
}

/// Checks `(day, season, club, presence)`; a season of `""` is the day's own.
fn presences(ledger: &Ledger, cases: &[(&str, &str, &str, &str)]) {
    for (day, season, at, expected) in cases {
        let clock = if season.is_empty() { on(day) } else { on_in(day, season) };
        assert_eq!(presence(ledger, at, &clock), *expected, "{at} on {day} in {season:?}");
    }
}

fn his_row(ledger: &Ledger, at: &str, clock: &Clock) -> Row {
    chart(ledger, club(ledger, at), clock).row(HE).expect("he is in the chart").clone()
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

/// One contract case: end, months left, alarm, then marks: `i`nferred, `b`ackfilled,
/// `o`utdated, `a`broad may talk, `h`ome may talk.
fn contract_words(ledger: &Ledger, at: &str, clock: &Clock) -> String {
    let row = his_row(ledger, at, clock);
    let Some(c) = row.contract else { return "-".into() };
    let marks = [
        (c.inferred, 'i'),
        (c.backfilled, 'b'),
        (c.outdated.is_some(), 'o'),
        (c.free_to_talk_abroad, 'a'),
        (c.free_to_talk_home, 'h'),
    ];
    let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
    format!("{} {} {} {marks}", c.end_day, c.months_left, c.alarm.code())
}

fn contracted(at: &str, contracts: Value, sagas: Value) -> Ledger {
    player(json!({
        "spells": [{"club": at, "kind": "permanent", "from": "2020-01-01", "cite": ["t-2025-08"]}],
        "contracts": contracts,
        "sagas": sagas,
    }))
}

#[test]
fn contracts_end_by_their_calendar_and_warn_in_time() {
    let dated = |end: &str| contracted("reds", json!([{"club": "reds", "end": end, "cite": ["t-2025-08"]}]), json!([]));
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
    let samba = contracted("samba", json!([{"club": "samba", "end": "2026", "cite": ["t-2025-08"]}]), json!([]));
    assert_eq!(contract_words(&samba, "samba", &on("2026-03-11")), "2026-12-31 9 under_12 i");
}

#[test]
fn the_newest_known_contract_holds_and_a_later_list_only_fills_gaps() {
    let readings = |more: Value| {
        let mut all = vec![json!({"club": "reds", "end": "2027-06-30", "cite": ["t-2026-07"]})];
        all.extend(more.as_array().cloned().unwrap_or_default());
        contracted("reds", Value::Array(all), json!([]))
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
        let ledger = contracted("reds", contracts.clone(), saga(renewed));
        assert_eq!(contract_words(&ledger, "reds", &on(day)), expected, "renewed {renewed}, on {day}");
    }
    let terms =
        contracted("reds", json!([{"club": "reds", "end": "2031", "cite": ["r-2026-02-06"]}]), saga("2026-02-20"));
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
        super::testing::ledger(ledger)
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

#[test]
fn a_season_to_come_drops_whose_contract_ends_before_it() {
    let ends = |end: &str| contracted("reds", json!([{"club": "reds", "end": end, "cite": ["t-2025-08"]}]), json!([]));
    for (end, season, expected) in [
        ("2025/26", "2025/26", "squad"),
        ("2025/26", "2026/27", "gone:contract_ends"),
        ("2026/27", "2026/27", "squad"),
        ("2026/27", "2027/28", "gone:contract_ends"),
    ] {
        assert_eq!(presence(&ends(end), "reds", &on_in("2026-03-11", season)), expected, "{end} in {season}");
    }
    let ledger = ends("2025/26");
    let chart = chart(&ledger, club(&ledger, "reds"), &on_in("2026-03-11", "2026/27"));
    assert_eq!(chart.gone.iter().map(|m| m.player).collect::<Vec<_>>(), [HE]);
    assert_eq!(chart.empty, Some(EmptyReason::NothingKnownYet));
}

#[test]
fn empty_charts_say_why() {
    let ledger = ledger(json!({}));
    let why = |at| chart(&ledger, club(&ledger, at), &on("2026-03-11")).empty;
    assert_eq!(why("far"), Some(EmptyReason::Elsewhere));
    assert_eq!(why("reds"), Some(EmptyReason::NothingKnownYet));
}

/// One case of availability: status, then its days.
fn fitness(absences: Value, clock: &Clock) -> Fitness {
    let ledger = player(json!({
        "spells": [{"club": "reds", "kind": "permanent", "from": "2020-01-01", "cite": ["t-2025-08"]}],
        "availability": absences,
    }));
    his_row(&ledger, "reds", clock).availability
}

fn knee() -> Value {
    json!({"player": "he", "kind": "injury", "part": "knee", "detail": "knee injury", "since": "2025-09-24", "cite": ["t-2026-07"], "readings": [
        {"known": "2025-09-24", "status": "doubtful", "chance": 25},
        {"known": "2025-09-26", "status": "out", "return_from": "2026-09-01"},
        {"known": "2026-07-21", "status": "doubtful", "chance": 50}]})
}

fn acl() -> Value {
    json!({"player": "he", "kind": "injury", "part": "knee", "detail": "ACL", "typical": "acl", "since": "2025-09-23", "readings": [
        {"known": "2025-09-25", "status": "out", "note": "a year, his coach says", "cite": ["r-2025-09-25"]}]})
}

#[test]
fn a_torn_ligament_is_one_trouble_told_twice() {
    let back = |span: Option<ReturnSpan>| span.map(|s| format!("{} {}", s.from, s.to)).unwrap_or_default();
    let now = fitness(json!([knee(), acl()]), &on("2026-03-11"));
    assert_eq!((now.status, now.detail.as_deref()), (AvailabilityStatus::SeasonOut, Some("ACL")));
    assert_eq!(now.since.map(|d| d.to_string()), Some("2025-09-23".into()));
    assert_eq!(back(now.stated), "2026-09-01 2026-09-01");
    assert_eq!(back(now.typical), "2026-05-06 2026-05-28");
    assert_eq!(back(now.back()), "2026-05-06 2026-09-01");
    assert_eq!(now.note.as_deref(), Some("a year, his coach says"));
    assert_eq!(now.evidence.len(), 2);
    let next = fitness(json!([knee(), acl()]), &on_in("2026-03-11", "2026/27"));
    assert_eq!(next.status, AvailabilityStatus::Out, "the season begins before he is back");
    let after = fitness(json!([knee(), acl()]), &on_in("2026-03-11", "2027/28"));
    assert_eq!((after.status, after.expected), (AvailabilityStatus::Available, true));
    let first = fitness(json!([knee(), acl()]), &on("2025-09-24"));
    assert_eq!((first.status, first.detail.as_deref()), (AvailabilityStatus::Doubtful, Some("knee injury")));
    assert_eq!(fitness(json!([knee(), acl()]), &on("2025-09-23")).status, AvailabilityStatus::Unknown);
}

#[test]
fn the_newest_word_holds() {
    let case = |kind: &str, readings: Value, day: &str| {
        let fitness =
            fitness(json!([{"player": "he", "kind": kind, "cite": ["t-2026-07"], "readings": readings}]), &on(day));
        (fitness.status, fitness.expected)
    };
    use AvailabilityStatus as S;
    let ban = json!([{"known": "2026-03-04", "status": "suspended", "return_from": "2026-03-15"}]);
    let hurt = json!([{"known": "2026-02-01", "status": "out", "return_from": "2026-02-20"}]);
    let hurt_long = json!([{"known": "2026-02-01", "status": "season_out"}]);
    let healed = json!([{"known": "2026-02-01", "status": "out"}, {"known": "2026-02-20", "status": "available"}]);
    for (kind, readings, day, status, expected) in [
        ("suspension", &ban, "2026-03-03", S::Unknown, false),
        ("suspension", &ban, "2026-03-14", S::Suspended, false),
        ("suspension", &ban, "2026-03-15", S::Available, true),
        ("injury", &hurt, "2026-03-11", S::Out, false), // past its day without a word: still out
        ("injury", &hurt_long, "2026-06-30", S::SeasonOut, false),
        ("injury", &hurt_long, "2026-07-01", S::Out, false),
        ("injury", &healed, "2026-02-19", S::Out, false),
        ("injury", &healed, "2026-02-20", S::Available, false),
        ("loan", &healed, "2026-02-19", S::Unknown, false), // gone from the table's sight
    ] {
        assert_eq!(case(kind, readings.clone(), day), (status, expected), "{kind} on {day}");
    }
}

#[test]
fn a_served_ban_leaves_the_injury_beneath_it() {
    let absences = json!([
        {"player": "he", "kind": "injury", "part": "calf", "cite": ["t-2026-07"], "readings": [{"known": "2026-03-01", "status": "out"}]},
        {"player": "he", "kind": "suspension", "cite": ["t-2026-07"], "readings": [{"known": "2026-03-04", "status": "suspended", "return_to": "2026-03-08"}]},
    ]);
    assert_eq!(fitness(absences.clone(), &on("2026-03-05")).status, AvailabilityStatus::Suspended);
    assert_eq!(fitness(absences, &on("2026-03-11")).status, AvailabilityStatus::Out);
}

#[test]
fn different_parts_are_different_troubles() {
    let absences = json!([
        acl(),
        {"player": "he", "kind": "injury", "part": "toe", "cite": ["t-2026-07"], "readings": [{"known": "2026-03-01", "status": "out"}]},
    ]);
    let fitness = fitness(absences, &on("2026-03-11"));
    assert_eq!((fitness.detail, fitness.typical), (None, None));
}

#[test]
fn a_chart_is_in_pitch_order_and_its_rows_in_the_order_of_evidence() {
    let one = |id: &str, positions: Value, more: Value| {
        let mut record = json!({"id": id, "name": id, "positions": positions, "cite": ["t-2026-03"],
            "spells": [{"club": "reds", "kind": "permanent", "from": "2020-01-01"}]});
        for (key, value) in more.as_object().cloned().unwrap_or_default() {
            record[key] = value;
        }
        record
    };
    let stats = |starts: u16| json!([{"club": "reds", "season": "2025/26", "starts": starts, "minutes": 90 * starts}]);
    let role = json!([{"club": "reds", "season": "2025/26", "position": "CB", "rank": 1, "basis": "stated"}]);
    let ledger = ledger(json!({
        "players": [
            one("hurt", json!(["CB"]), json!({"stats": stats(20)})),
            one("shirtless", json!(["CB"]), json!({})),
            one("forward", json!(["CF", "LW"]), json!({})),
            one("number-9", json!(["CB"]), json!({"shirt": 9})),
            one("second", json!(["CB", "LB"]), json!({"stats": stats(25)})),
            one("chosen", json!(["CB"]), json!({"roles": role, "stats": stats(10)})),
            one("keeper", json!(["GK"]), json!({})),
            one("unplaced", json!([]), json!({})),
            one("lent", json!(["CB"]), json!({"stats": stats(30), "spells": [
                {"club": "reds", "kind": "permanent", "from": "2020-01-01"},
                {"club": "far", "kind": "loan", "from": "2026-01-01", "until": "2026-06-30", "owner": "reds"}]})),
        ],
        "availability": [{"player": "hurt", "kind": "injury", "cite": ["t-2026-03"], "readings": [{"known": "2026-03-01", "status": "season_out"}]}],
    }));
    let chart = chart(&ledger, club(&ledger, "reds"), &on("2026-03-11"));
    let codes: Vec<&str> = chart.groups.iter().map(|g| g.position.map_or("?", |p| p.code())).collect();
    assert_eq!(codes, ["GK", "CB", "CF", "?"]);
    let rows: Vec<(&str, Option<u16>, &str)> =
        chart.groups[1].rows.iter().map(|row| (&*ledger[row.player].name, row.rank, row.rank_basis.code())).collect();
    assert_eq!(
        rows,
        [
            ("chosen", Some(1), "stated"),
            ("second", Some(2), "starts"),
            ("number-9", None, "shirt"),
            ("shirtless", None, "name"),
            ("hurt", None, "starts"),
            ("lent", None, "starts"),
        ]
    );
    assert_eq!(chart.groups[1].counts, Counts { now: 5, fit: 0, unknown: 4, contracted_after_season: 0 });
    assert_eq!(chart.rows().count(), ledger.players.len());
}

#[test]
fn a_cell_lists_what_it_rests_on() {
    let ledger = contracted(
        "reds",
        json!([
            {"club": "reds", "end": "2027-06-30", "cite": ["t-2025-08"]},
            {"club": "reds", "end": "2025/26", "cite": ["r-2026-02-06"]},
            {"club": "reds", "end": "2029", "cite": ["r-2025-12-01"]},
            {"club": "reds", "end": "2030", "cite": ["r-2026-06-02"]},
        ]),
        json!([]),
    );
    let cells = |day: &str, cell| evidence(&ledger, HE, club(&ledger, "reds"), &on(day), cell);
    let known: Vec<(String, bool)> =
        cells("2026-03-11", Cell::Contract).iter().map(|r| (r.known.to_string(), r.chosen)).collect();
    assert_eq!(known, [("2026-02-06".into(), true), ("2025-12-01".into(), false), ("2025-08-29".into(), false)]);
    let position = cells("2025-12-20", Cell::Position);
    assert_eq!((position.len(), position[0].backfilled, position[0].chosen), (1, true, true));
    for cell in Cell::ALL {
        let readings = cells("2026-03-11", cell);
        assert!(readings.iter().all(|r| !r.evidence.is_empty()), "{}", cell.code());
    }
}

#[test]
fn windows_open_and_close() {
    let mut ledger = ledger(json!({}));
    let england = ledger.index.associations["england"];
    let window = |kind, year, opens: &str, closes: &str| crate::model::Stated {
        value: crate::model::Window {
            kind,
            year,
            opens: opens.parse().ok(),
            closes: closes.parse().ok(),
            closing_hour: None,
            confirmed: true,
        },
        known: "2025-07-01".parse().expect("a day"),
        evidence: Box::default(),
        backfills: true,
        layer: 0,
    };
    use crate::model::WindowKind::{Summer, Winter};
    ledger.associations[england.index()].windows = vec![
        window(Summer, 2025, "2025-06-16", "2025-09-01"),
        window(Winter, 2026, "2026-01-01", "2026-02-02"),
        window(Summer, 2026, "2026-06-15", ""),
    ];
    let at = |day: &str| {
        let found = windows(&ledger, england, &on(day));
        let kinds = [&found.open, &found.next, &found.last].map(|w| w.as_ref().map(|w| (w.window.kind, w.window.year)));
        (kinds, found.open.and_then(|w| w.days_to_close))
    };
    assert_eq!(at("2026-02-01"), ([Some((Winter, 2026)), Some((Summer, 2026)), Some((Summer, 2025))], Some(1)));
    assert_eq!(at("2026-03-11"), ([None, Some((Summer, 2026)), Some((Winter, 2026))], None));
    assert_eq!(at("2026-07-01"), ([None, None, Some((Winter, 2026))], None));
}
