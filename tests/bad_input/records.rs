//! Records with something wrong in them.

use super::*;

#[test]
fn values_of_the_wrong_type_cost_only_themselves() {
    holds(
        &[
            (
                r#"{"players": [{"id": "a", "name": "A", "shirt": ⟦"five", "born": ⟦1999, "aliases": ["x", ⟦7], "cite": ["t"]}]}"#,
                &[
                    (
                        "error wrong_type",
                        "players[0].shirt: wrong type: the text \"five\"; expected a whole number from 0 to 255",
                    ),
                    ("error wrong_type", "players[0].born: wrong type: the number 1999; expected a text"),
                    ("error wrong_type", "players[0].aliases[1]: wrong type: the number 7; expected a text"),
                ],
                &["a"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "spells": ⟦{"club": "liverpool"}, "cite": ["t"]}, ⟦"b", {"id": "d", "name": "D"}]}"#,
                &[
                    ("error wrong_type", "players[0].spells: wrong type: an object; expected a list"),
                    ("error wrong_type", "players[1]: wrong type: the text \"b\"; expected an object"),
                ],
                &["a", "d"],
            ),
            (
                r#"{"clubs": ⟦{"id": "a"}, "players": [{"id": "b", "name": "B"}]}"#,
                &[("error wrong_type", "clubs: wrong type: an object; expected a list of records")],
                &["b"],
            ),
            // A record without what it needs is left out, and its needs are named.
            (
                r#"{"clubs": [⟦{"name": "A"}, {"id": ⟦12, "name": "B"}, {"id": "d", "name": "D"}]}"#,
                &[
                    ("error missing_field", "clubs[0].id: the club has no `id`; expected an id in kebab-case"),
                    ("error wrong_type", "clubs[1].id"),
                ],
                &["d"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "cite": ["t"], "spells": [⟦{"kind": "loan", "until": "2026-06-30", "owner": "rennes"}, {"club": "liverpool", "kind": "permanent"}]}]}"#,
                &[("error missing_field", "players[0].spells[0].club: the spell has no `club`")],
                &["a"],
            ),
            // Paths and places stay those of the file when an item before was left out.
            (
                r#"{"players": [⟦3, {"id": "a", "name": "A", "born": ⟦"soon", "cite": ["t"]}]}"#,
                &[("error wrong_type", "players[0]"), ("error bad_day", "players[1].born: `soon` is not a date")],
                &["a"],
            ),
            // Who said it: one of two forms.
            (
                r#"{"reports": [{"id": "x", "published": "2026-01-01", "publisher": "ornstein", "claims": [
                  {"id": "x1", "saga": "konate-real-madrid", "stage": "talks", "summary": "S", "origin": ⟦"ornstein"},
                  {"id": "x2", "saga": "konate-real-madrid", "stage": "talks", "summary": "S", "origin": ⟦{"sorce": "ornstein"}},
                  {"id": "x3", "saga": "konate-real-madrid", "stage": "talks", "summary": "S", "origin": {"source": ⟦5}}
                ]}]}"#,
                &[
                    ("error wrong_type", "expected {\"source\": …} or {\"unnamed\": …}"),
                    ("error unknown_field", "did you mean `source`?"),
                    ("error wrong_type", "claims[2].origin.source: wrong type: the number 5; expected a text"),
                ],
                &["x1", "x2", "x3"],
            ),
            (r#"{"clubs": [{"id": "a", "name": "A", "squad": ⟦null}]}"#, &[("error wrong_type", "null")], &["a"]),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn fields_that_nobody_knows_are_warned_of_with_their_place() {
    holds(
        &[
            (
                "{\"clubs\": [\n  {\"id\": \"a\", \"name\": \"A\", ⟦\"contry\": \"England\"}\n], ⟦\"playrs\": []}",
                &[
                    (
                        "warning unknown_field",
                        "clubs[0].contry: no field `contry` belongs here; it is not read; expected one of id, name",
                    ),
                    ("warning unknown_field", "did you mean `players`?"),
                ],
                &["a"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "born": "2000-01-01", "cite": ["t"], "except": {"bron": ⟦{"cite": ["t"]}}}]}"#,
                &[("warning unknown_field", "did you mean `born`?")],
                &["a"],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn numbers_out_of_range() {
    holds(
        &[(
            r#"{"players": [
              {"id": "a", "name": "A", "shirt": ⟦300, "value_eur": ⟦-5, "cite": ["t"]},
              {"id": "b", "name": "B", "shirt": ⟦1e999, "value_eur": ⟦99999999999999999999, "cite": ["t"]},
              {"id": "d", "name": "D", "shirt": ⟦0, "value_eur": ⟦2.5, "cite": ["t"]},
              {"id": "e", "name": "E", "shirt": ⟦007, "cite": ["t"]}
            ], "availability": [
              {"player": "a", "kind": "injury", "cite": ["t"], "readings": [{"known": "2026-01-01", "status": "out", "chance": ⟦101}, {"known": "2026-01-02", "status": "out"}]}
            ]}"#,
            &[
                ("error out_of_range", "out of range: the number 300; expected a whole number from 0 to 255"),
                ("error out_of_range", "the number -5"),
                ("error out_of_range", "`1e999` is too large for a number"),
                ("error out_of_range", "value_eur"),
                ("warning out_of_range", "a shirt with the number 0; expected 1 to 99"),
                ("error out_of_range", "the number 2.5"),
                ("error bad_number", "`007` is no JSON number"),
                ("error out_of_range", "a chance of more than 100 percent"),
            ],
            &["a", "b", "d", "e"],
        )],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn days_that_are_none() {
    holds(
        &[
            (
                r#"{"reports": [{"id": "x", "published": ⟦"2026-02-30", "publisher": "ornstein"}, {"id": "y", "published": ⟦"30/06/2026"}, {"id": "z", "published": "2026-02-28"}]}"#,
                &[
                    ("error bad_day", "`2026-02-30` is not in the calendar; expected a day as YYYY-MM-DD"),
                    ("error bad_day", "`30/06/2026` is not a date"),
                ],
                &["z"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "cite": ["t"], "contracts": [{"club": "liverpool", "end": ⟦"2026-13"}, {"club": "liverpool", "end": "2030"}], "stats": [{"club": "liverpool", "season": ⟦"2025/27"}]}]}"#,
                &[("error bad_day", "contracts[0].end"), ("error bad_season", "expected a season as 2025/26")],
                &["a"],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn ids_that_lead_nowhere_or_stand_twice() {
    holds(
        &[
            (
                r#"{"reports": [{"id": "x", "published": "2026-01-01", "publisher": ⟦"ornstien", "claims": [
                  {"id": "x1", "saga": ⟦"konate-rmadrid", "stage": "talks", "summary": "S"},
                  {"id": "x2", "saga": "konate-real-madrid", "stage": "talks", "summary": "S", "relays": [⟦"nobody-at-all"], "clubs": [⟦"barca"]}
                ], "facts": [{"id": "f", "player": ⟦"konat", "kind": "apps", "summary": "S"}, {"id": "f2", "player": "konate", "kind": "apps", "summary": "S", "claim": ⟦"x22"}]}]}"#,
                &[
                    (
                        "error unknown_id",
                        "`ornstien`: no such source; expected the id of a source; did you mean `ornstein`?",
                    ),
                    (
                        "error unknown_id",
                        "claims[0].saga: `konate-rmadrid`: no such saga; expected the id of a saga; did you mean `konate-real-madrid`?",
                    ),
                    ("error unknown_id", "`nobody-at-all`: no such source"),
                    ("error unknown_id", "claims[1].clubs[0]: `barca`: no such club"),
                    (
                        "error unknown_id",
                        "`konat`: no such player; expected the id of a player; did you mean `konate`?",
                    ),
                    ("error unknown_id", "did you mean `x2`?"),
                ],
                &["x2", "f2"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "cite": [⟦"tt"], "spells": [{"club": ⟦"liverpol", "kind": "permanent", "cite": ["t"]}]}]}"#,
                &[
                    ("error unknown_id", "cite[0]: `tt`: no such report or table"),
                    ("error unknown_id", "did you mean `liverpool`?"),
                ],
                &["a"],
            ),
            (
                r#"{"clubs": [{"id": ⟦"liverpool", "name": "Other"}], "reports": [{"id": ⟦"t", "published": "2026-01-01"}, {"id": "x", "published": "2026-01-01", "publisher": "ornstein", "claims": [{"id": ⟦"c", "saga": "konate-real-madrid", "stage": "talks", "summary": "S"}]}]}"#,
                &[
                    ("error duplicate_id", "`liverpool` stands twice in this ledger; expected one record for each id"),
                    ("error duplicate_id", "`t` is a table's id"),
                    ("error duplicate_id", "`c` stands twice"),
                ],
                &["x"],
            ),
            (
                r#"{"sagas": [{"id": "x", "player": ⟦"nobody", "kind": "transfer"}, {"id": "y", "player": "konate", "kind": ⟦"transfr"}], "contradictions": [⟦{"id": "z", "summary": "S", "sides": [⟦"cc"]}]}"#,
                &[
                    ("error unknown_id", "`nobody`: no such player"),
                    ("error unknown_word", "expected one of transfer, free, loan, renewal; did you mean `transfer`?"),
                    ("error empty", "no side of the contradiction can be found"),
                    ("error unknown_id", "`cc`: no such claim or fact"),
                ],
                &["y"],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn words_that_no_list_has() {
    holds(
        &[
            (
                r#"{"reports": [{"id": "x", "published": "2026-01-01", "publisher": "ornstein", "claims": [
                  {"id": "x1", "saga": "konate-real-madrid", "stage": ⟦"agred", "summary": "S"},
                  ⟦{"id": "x2", "saga": "konate-real-madrid", "summary": "S"},
                  {"id": "x3", "saga": "konate-real-madrid", "stage": "talks", "modality": ⟦"sure", "summary": "S"}
                ]}]}"#,
                &[
                    (
                        "error unknown_stage",
                        "stage: `agred`: no such stage; expected one of interest, contact, talks, bid",
                    ),
                    ("error missing_field", "the claim has no `stage`"),
                    ("error unknown_word", "`sure`: no such modality"),
                ],
                &["x3"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "positions": ["CB", ⟦"CBB"], "cite": ["t"], "spells": [{"club": "liverpool", "kind": ⟦"permanentt"}]}]}"#,
                &[
                    ("error unknown_word", "positions[1]: `CBB`: no such position; expected one of GK, RB"),
                    ("error unknown_word", "did you mean `permanent`?"),
                ],
                &["a"],
            ),
            (
                r#"{"players": [{"id": "a", "name": "A", "cite": ["t"], "spells": [{"club": "liverpool", "kind": "permanent", "fee": {"amount": ⟦0, "currency": ⟦"euro"}}]}]}"#,
                &[("warning zero_amount", ""), ("error bad_currency", "expected three capital letters")],
                &["a"],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn uncited_values_are_warned_of_in_a_users_own_ledger() {
    holds(
        &[(
            r#"{"players": [{"id": "a", "name": "A", "shirt": ⟦5, "spells": [⟦{"club": "liverpool", "kind": "permanent"}, {"club": "liverpool", "kind": "permanent", "cite": ["t"]}]}]}"#,
            &[
                ("warning uncited", "players[0].shirt: nothing is cited for this value; expected `cite`"),
                ("warning uncited", "players[0].spells[0]"),
            ],
            &["a"],
        )],
        |text| with("x.json", text.as_bytes()),
    );
}
