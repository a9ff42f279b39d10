//! The JSON Schema of a ledger's files, for editors: it completes fields and words.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::model::{Position, Stage};

use super::format::LedgerFile;
use super::words;

/// The schema of every file of a ledger, as JSON.
pub fn schema() -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<LedgerFile<'static>>();
    schema.insert("title".into(), "A file of a Touchline ledger".into());
    let mut schema = Value::from(schema);
    without_defaults(&mut schema);
    for (record, fields) in WORDS {
        for (field, words) in *fields {
            restrict(&mut schema, record, field, &json!({ "enum": words() }));
        }
    }
    for (record, field) in DAYS {
        restrict(&mut schema, record, field, &json!({ "pattern": r"^\d{4}-\d{2}-\d{2}$" }));
    }
    for (record, field) in DATES {
        restrict(&mut schema, record, field, &json!({ "pattern": r"^\d{4}(-\d{2}(-\d{2})?|/\d{2}(\d{2})?)?$" }));
    }
    for (record, fields) in REQUIRED {
        if let Some(Value::Object(record)) = schema.pointer_mut(&format!("/$defs/{record}")) {
            record.insert("required".into(), json!(fields));
        }
    }
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

/// Leaves defaults out: what is absent is unknown, not empty.
fn without_defaults(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove("default");
            members.values_mut().for_each(without_defaults);
        }
        Value::Array(items) => items.iter_mut().for_each(without_defaults),
        _ => {}
    }
}

/// Adds a restriction to a field, or to the items of a list.
fn restrict(schema: &mut Value, record: &str, field: &str, with: &Value) {
    let Some(field) = schema.pointer_mut(&format!("/$defs/{record}/properties/{field}")) else { return };
    let place = if field.get("items").is_some() { field.get_mut("items") } else { Some(field) };
    let (Some(Value::Object(place)), Value::Object(with)) = (place, with) else { return };
    let nullable =
        place.get("type").is_some_and(|kind| kind.as_array().is_some_and(|kinds| kinds.contains(&json!("null"))));
    for (name, value) in with {
        let mut value = value.clone();
        if let (Value::Array(words), true) = (&mut value, nullable) {
            words.push(Value::Null);
        }
        place.insert(name.clone(), value);
    }
}

type List = fn() -> Vec<&'static str>;

fn list<T>(words: words::Words<T>) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}

fn positions() -> Vec<&'static str> {
    Position::ALL.map(Position::code).to_vec()
}

/// The closed lists, by record and field.
const WORDS: &[(&str, &[(&str, List)])] = &[
    ("AssociationRecord", &[("calendar", || list(words::CALENDARS))]),
    ("WindowRecord", &[("kind", || list(words::WINDOWS))]),
    ("TenureRecord", &[("post", || list(words::POSTS))]),
    ("SourceRecord", &[("kind", || list(words::SOURCES))]),
    ("SpellRecord", &[("kind", || list(words::SPELLS))]),
    ("ExitRecord", &[("kind", || list(words::EXITS))]),
    ("RoleRecord", &[("basis", || list(words::ROLE_BASES)), ("position", positions)]),
    ("PlayerRecord", &[("positions", positions)]),
    ("AvailabilityRecord", &[("kind", || list(words::KINDS)), ("part", || list(words::PARTS))]),
    ("AvailabilityReadingRecord", &[("status", || list(words::STATUSES))]),
    ("SagaRecord", &[("kind", || list(words::SAGAS))]),
    ("OutcomeRecord", &[("result", || list(words::RESULTS))]),
    ("ReportRecord", &[("date_basis", || list(words::DATE_BASES))]),
    (
        "ClaimRecord",
        &[
            ("stage", || Stage::ALL.map(Stage::code).to_vec()),
            ("polarity", || list(words::POLARITIES)),
            ("modality", || list(words::MODALITIES)),
        ],
    ),
    ("FactRecord", &[("modality", || list(words::MODALITIES))]),
];

/// Fields that hold a day.
const DAYS: &[(&str, &str)] = &[
    ("EditionRecord", "as_of"),
    ("TableRecord", "day"),
    ("CiteRecord", "known"),
    ("WindowRecord", "opens"),
    ("WindowRecord", "closes"),
    ("ListRuleRecord", "exempt_born_from"),
    ("PlayerRecord", "born"),
    ("PlayerRecord", "known"),
    ("AgeRecord", "on"),
    ("SpellRecord", "known"),
    ("ExitRecord", "known"),
    ("ContractRecord", "known"),
    ("RoleRecord", "known"),
    ("StatRecord", "known"),
    ("TagRecord", "known"),
    ("TenureRecord", "known"),
    ("AvailabilityRecord", "since"),
    ("AvailabilityReadingRecord", "known"),
    ("SagaRecord", "opened"),
    ("OutcomeRecord", "date"),
    ("OutcomeRecord", "known"),
    ("NoteRecord", "known"),
    ("ReportRecord", "published"),
];

/// Fields that hold a date as far as it is known.
const DATES: &[(&str, &str)] = &[
    ("TenureRecord", "from"),
    ("TenureRecord", "until"),
    ("SpellRecord", "from"),
    ("SpellRecord", "until"),
    ("ExitRecord", "on"),
    ("ContractRecord", "start"),
    ("ContractRecord", "end"),
    ("AvailabilityReadingRecord", "return_from"),
    ("AvailabilityReadingRecord", "return_to"),
    ("FactRecord", "valid"),
];

/// What a record needs; one without it is told of and left out.
const REQUIRED: &[(&str, &[&str])] = &[
    ("EditionRecord", &["format", "id", "name", "as_of"]),
    ("TableRecord", &["id", "name"]),
    ("AssociationRecord", &["id", "name"]),
    ("WindowRecord", &["kind", "year"]),
    ("PreContractRecord", &["abroad_months"]),
    ("ListRuleRecord", &["kind", "limit"]),
    // A record that adds to one of a lower ledger needs no more than its id.
    ("ClubRecord", &["id"]),
    ("PersonRecord", &["id"]),
    ("TenureRecord", &["club", "post"]),
    ("PlayerRecord", &["id"]),
    ("AgeRecord", &["years", "on"]),
    ("SpellRecord", &["club", "kind"]),
    ("ExitRecord", &["club", "on", "kind"]),
    ("ContractRecord", &["club", "end"]),
    ("RoleRecord", &["club", "season", "position", "rank", "basis"]),
    ("StatRecord", &["club", "season"]),
    ("TagRecord", &["tag"]),
    ("AvailabilityRecord", &["player", "kind", "readings"]),
    ("AvailabilityReadingRecord", &["known", "status"]),
    ("SourceRecord", &["id"]),
    ("SagaRecord", &["id"]),
    ("OutcomeRecord", &["result", "date"]),
    ("NoteRecord", &["text"]),
    ("ReportRecord", &["id", "published"]),
    ("ClaimRecord", &["id", "saga", "stage", "summary"]),
    ("FactRecord", &["id", "kind", "summary"]),
    ("MoneyRecord", &["amount", "currency"]),
    ("ContradictionRecord", &["id", "summary", "sides"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed() -> Value {
        serde_json::from_str(&schema()).unwrap()
    }

    #[test]
    fn every_restriction_has_its_field() {
        let schema = parsed();
        let words = WORDS.iter().flat_map(|(record, fields)| fields.iter().map(move |(field, _)| (*record, *field)));
        let required = REQUIRED.iter().flat_map(|(record, fields)| fields.iter().map(move |field| (*record, *field)));
        for (record, field) in words.chain(required).chain(DAYS.iter().chain(DATES).copied()) {
            let path = format!("/$defs/{record}/properties/{field}");
            assert!(schema.pointer(&path).is_some(), "{path}");
        }
    }

    #[test]
    fn words_are_listed() {
        let schema = parsed();
        let words = |path: &str| schema.pointer(path).unwrap()["enum"].as_array().unwrap().clone();
        assert!(words("/$defs/ClaimRecord/properties/stage").contains(&json!("personal_terms")));
        assert!(words("/$defs/ClaimRecord/properties/modality").contains(&Value::Null));
        assert!(words("/$defs/PlayerRecord/properties/positions/items").contains(&json!("CB")));
    }

    #[test]
    fn the_schema_of_the_edition_is_not_stale() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schema/ledger.json");
        let kept = std::fs::read_to_string(path).unwrap_or_default();
        assert!(kept == schema(), "stale; write it again: touchline schema > data/schema/ledger.json");
    }
}
