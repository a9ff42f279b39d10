//! Absences: which word holds, what is one trouble, and when it is over.

use serde_json::{Value, json};

use super::his_row;
use super::world::{on, on_in, player};
use crate::model::{AvailabilityStatus as Status, Clock};
use crate::squad::{Fitness, ReturnSpan};

/// One case of availability: status, then its days.
fn fitness(absences: &Value, clock: &Clock) -> Fitness {
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
    let now = fitness(&json!([knee(), acl()]), &on("2026-03-11"));
    assert_eq!((now.status, now.detail.as_deref()), (Status::SeasonOut, Some("ACL")));
    assert_eq!(now.since.map(|d| d.to_string()), Some("2025-09-23".into()));
    assert_eq!(back(now.stated), "2026-09-01 2026-09-01");
    assert_eq!(back(now.typical), "2026-05-06 2026-05-28");
    assert_eq!(back(now.back()), "2026-05-06 2026-09-01");
    assert_eq!(now.note.as_deref(), Some("a year, his coach says"));
    assert_eq!(now.evidence.len(), 2);
    let next = fitness(&json!([knee(), acl()]), &on_in("2026-03-11", "2026/27"));
    assert_eq!(next.status, Status::Out, "the season begins before he is back");
    let after = fitness(&json!([knee(), acl()]), &on_in("2026-03-11", "2027/28"));
    assert_eq!((after.status, after.expected), (Status::Available, true));
    let first = fitness(&json!([knee(), acl()]), &on("2025-09-24"));
    assert_eq!((first.status, first.detail.as_deref()), (Status::Doubtful, Some("knee injury")));
    assert_eq!(fitness(&json!([knee(), acl()]), &on("2025-09-23")).status, Status::Unknown);
}

#[test]
fn the_newest_word_holds() {
    let case = |kind: &str, readings: Value, day: &str| {
        let fitness =
            fitness(&json!([{"player": "he", "kind": kind, "cite": ["t-2026-07"], "readings": readings}]), &on(day));
        (fitness.status, fitness.expected)
    };
    let ban = json!([{"known": "2026-03-04", "status": "suspended", "return_from": "2026-03-15"}]);
    let hurt = json!([{"known": "2026-02-01", "status": "out", "return_from": "2026-02-20"}]);
    let hurt_long = json!([{"known": "2026-02-01", "status": "season_out"}]);
    let healed = json!([{"known": "2026-02-01", "status": "out"}, {"known": "2026-02-20", "status": "available"}]);
    for (kind, readings, day, status, expected) in [
        ("suspension", &ban, "2026-03-03", Status::Unknown, false),
        ("suspension", &ban, "2026-03-14", Status::Suspended, false),
        ("suspension", &ban, "2026-03-15", Status::Available, true),
        ("injury", &hurt, "2026-03-11", Status::Out, false), // past its day without a word: still out
        ("injury", &hurt_long, "2026-06-30", Status::SeasonOut, false),
        ("injury", &hurt_long, "2026-07-01", Status::Out, false),
        ("injury", &healed, "2026-02-19", Status::Out, false),
        ("injury", &healed, "2026-02-20", Status::Available, false),
        ("loan", &healed, "2026-02-19", Status::Unknown, false), // gone from the table's sight
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
    assert_eq!(fitness(&absences, &on("2026-03-05")).status, Status::Suspended);
    assert_eq!(fitness(&absences, &on("2026-03-11")).status, Status::Out);
}

#[test]
fn different_parts_are_different_troubles() {
    let absences = json!([
        acl(),
        {"player": "he", "kind": "injury", "part": "toe", "cite": ["t-2026-07"], "readings": [{"known": "2026-03-01", "status": "out"}]},
    ]);
    let fitness = fitness(&absences, &on("2026-03-11"));
    assert_eq!((fitness.detail, fitness.typical), (None, None));
}
