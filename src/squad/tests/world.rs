//! Small ledgers for tests, written as files are.

use serde_json::{Value, json};

use crate::ledger::{Ledger, open_texts};
use crate::model::{Clock, ClubId, PlayerId};

/// A day of the tests' tables: read before, on, and after the as-of day of most cases.
pub(in crate::squad) const DAYS: [(&str, &str); 3] =
    [("t-2025-08", "2025-08-29"), ("t-2026-03", "2026-03-11"), ("t-2026-07", "2026-07-05")];

/// Links records laid over a world of three clubs, three tables and some reports.
pub(in crate::squad) fn ledger(records: Value) -> Ledger {
    let mut file = world();
    let (Value::Object(base), Value::Object(more)) = (&mut file, records) else { panic!("records are an object") };
    for (list, values) in more {
        let Value::Array(values) = values else { panic!("{list} is a list") };
        let all = base.entry(list).or_insert_with(|| json!([]));
        all.as_array_mut().expect("a list").extend(values);
    }
    let opened = open_texts(&[&[("test.json", &file.to_string())]]);
    // Tables of odd cases may be odd; they must not be mistyped.
    let mistyped =
        ["unknown_id", "unknown_word", "unknown_field", "missing_field", "bad_day", "duplicate_id", "uncited"];
    let told = opened.problems.iter().filter(|p| mistyped.contains(&p.code));
    let errors: Vec<String> = told.map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    opened.ledger
}

fn world() -> Value {
    let tables: Vec<Value> = DAYS.iter().map(|(id, day)| json!({"id": id, "name": id, "day": day})).collect();
    let reports: Vec<Value> = ["2025-09-25", "2025-12-01", "2026-02-02", "2026-02-06", "2026-04-20", "2026-06-02"]
        .iter()
        .map(|day| json!({"id": format!("r-{day}"), "published": day}))
        .collect();
    json!({
        "edition": {"format": 1, "id": "test", "name": "Test", "as_of": "2026-03-11"},
        "tables": tables,
        "reports": reports,
        "associations": [
            {"id": "england", "name": "England", "calendar": "summer_to_summer", "cite": ["t-2025-08"],
             "pre_contract": {"abroad_months": 6, "domestic_months": 1}},
            {"id": "brazil", "name": "Brazil", "calendar": "calendar_year", "cite": ["t-2025-08"]},
        ],
        "clubs": [
            {"id": "reds", "name": "Reds", "country": "England", "squad": true, "cite": ["t-2025-08"]},
            {"id": "blues", "name": "Blues", "country": "England", "squad": true, "cite": ["t-2025-08"]},
            {"id": "samba", "name": "Samba", "country": "Brazil", "squad": true, "cite": ["t-2025-08"]},
            {"id": "far", "name": "Far", "cite": ["t-2025-08"]},
        ],
    })
}

/// One centre-back with these spells and further values, cited to the table of the edition's day.
pub(in crate::squad) fn player(values: Value) -> Ledger {
    let mut record = json!({"id": "he", "name": "He", "positions": ["CB"], "cite": ["t-2026-03"]});
    let (Value::Object(base), Value::Object(more)) = (&mut record, values) else { panic!("values are an object") };
    let mut lists = json!({});
    for (key, value) in more {
        if ["availability", "sagas"].contains(&key.as_str()) {
            lists[key] = value;
        } else {
            base.insert(key, value);
        }
    }
    lists["players"] = json!([record]);
    ledger(lists)
}

/// The clock of a day.
pub(in crate::squad) fn on(day: &str) -> Clock {
    Clock::on(day.parse().expect("a day"))
}

/// The clock of a day, looking at a season.
pub(in crate::squad) fn on_in(day: &str, season: &str) -> Clock {
    Clock { season: season.parse().expect("a season"), ..on(day) }
}

/// A club by its id.
pub(in crate::squad) fn club(ledger: &Ledger, id: &str) -> ClubId {
    ledger.index.clubs[id]
}

/// The one player of a test's ledger.
pub(in crate::squad) const HE: PlayerId = PlayerId::at(0);
