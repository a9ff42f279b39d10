//! Charts as wholes, the evidence of their cells, and registration windows.

use serde_json::{Value, json};

use super::world::{HE, club, ledger, on, on_in};
use super::{contracted, presence};
use crate::model::WindowKind::{Summer, Winter};
use crate::squad::{Cell, Counts, EmptyReason, chart, evidence, windows};

#[test]
fn a_season_to_come_drops_whose_contract_ends_before_it() {
    let ends =
        |end: &str| contracted("reds", &json!([{"club": "reds", "end": end, "cite": ["t-2025-08"]}]), &json!([]));
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
        &json!([
            {"club": "reds", "end": "2027-06-30", "cite": ["t-2025-08"]},
            {"club": "reds", "end": "2025/26", "cite": ["r-2026-02-06"]},
            {"club": "reds", "end": "2029", "cite": ["r-2025-12-01"]},
            {"club": "reds", "end": "2030", "cite": ["r-2026-06-02"]},
        ]),
        &json!([]),
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
