//! Records that are sound by themselves, and together cannot be.

use super::*;

#[test]
fn what_a_record_says_cannot_be() {
    let player = |values: &str| format!(r#"{{"players": [{{"id": "a", "name": "A", "cite": ["t"], {values}}}]}}"#);
    for (values, told) in [
        // Born when no player was.
        (r#""born": ⟦"2026-05-01""#, &[("error impossible_date", "after the ledger's day")][..]),
        (r#""born": ⟦"1910-05-01""#, &[("error impossible_date", "expected 1950 or later")]),
        (r#""born": ⟦"2019-05-01""#, &[("warning impossible_date", "he would be 6")]),
        (
            r#""born": "1999-05-25", "age": ⟦{"years": 30, "on": "2026-03-11"}"#,
            &[("error age_mismatch", "30 years on 2026-03-11, and born on 1999-05-25; expected 26 years")],
        ),
        (r#""age": ⟦{"on": "2026-03-11"}"#, &[("error missing_field", "the age has no `years`")]),
        // Backwards.
        (
            r#""contracts": [{"club": "liverpool", "start": "2026-07-01", "end": ⟦"2026-06-30"}]"#,
            &[(
                "error backwards",
                "the contract has `end` 2026-06-30, before its `start`; expected 2026-07-01 or later",
            )],
        ),
        (
            r#""spells": [{"club": "liverpool", "kind": "permanent", "from": "2025-07-01", "until": ⟦"2024-07-01"}]"#,
            &[("error backwards", "the spell has `until` 2024-07-01, before its `from`")],
        ),
        // Two clubs at once.
        (
            r#""spells": [{"club": "liverpool", "kind": "permanent", "from": "2020-07-01", "until": "2025-06-30"},
                          ⟦{"club": "rennes", "kind": "permanent", "from": "2024-01-01"}]"#,
            &[("error overlapping_spells", "at `liverpool` until 2025-06-30 and from 2024-01-01 at `rennes`")],
        ),
        (
            r#""spells": [{"club": "liverpool", "kind": "permanent", "from": "2020-07-01", "until": "2024-01-01"},
                          {"club": "rennes", "kind": "permanent", "from": "2024-01-01"},
                          {"club": "real-madrid", "kind": "loan", "owner": "rennes", "from": "2025-01-01", "until": "2026-06-30"}]"#,
            &[],
        ),
        (
            r#""spells": [{"club": "liverpool", "kind": "permanent", "from": "2020", "until": "2024-01"},
                          {"club": "rennes", "kind": "permanent", "from": "2024-01"}]"#,
            &[],
        ),
        // A loan cut short by another one, as learnt later.
        (
            r#""spells": [{"club": "liverpool", "kind": "loan", "owner": "rennes", "from": "2025-07-01", "until": "2026-06-30", "known": "2025-07-01"},
                          {"club": "real-madrid", "kind": "loan", "owner": "rennes", "from": "2026-01-10", "until": "2026-06-30", "known": "2026-01-10"}]"#,
            &[],
        ),
        (
            r#""spells": [⟦⟦{"club": "liverpool", "kind": "loan"}]"#,
            &[("warning loan_without_owner", "a loan of nobody's player"), ("warning loan_without_end", "")],
        ),
        (
            r#""spells": [{"club": "liverpool", "kind": "loan", "owner": ⟦"liverpool", "until": "2026-06-30"}]"#,
            &[("error wrong_clubs", "`liverpool` lends the player to itself")],
        ),
        (
            r#""roles": [{"club": "liverpool", "season": "2025/26", "position": "CB", "rank": ⟦0, "basis": "stated"}]"#,
            &[("error out_of_range", "a rank of 0")],
        ),
        (r#""exits": [{"club": "liverpool", "on": ⟦"2999", "kind": "release"}]"#, &[("error impossible_date", "2999")]),
        (
            r#""contracts": [{"club": "liverpool", "end": "2030", "cite": ["r"], "known": ⟦"2025-01-01"}]"#,
            &[(
                "error known_too_early",
                "known on 2025-01-01, before the report it cites was published; expected 2025-11-28 or later",
            )],
        ),
    ] {
        holds(&[(&player(values), told, &["a"])], |text| with("x.json", text.as_bytes()));
    }
}

#[test]
fn what_records_say_together_cannot_be() {
    holds(
        &[
            // Sagas and their clubs.
            (
                r#"{"sagas": [
                  {"id": "x", "player": "konate", "from": "liverpool", "to": ⟦"real-madrid", "kind": "renewal"},
                  {"id": "y", "player": "konate", "from": "liverpool", "to": ⟦"liverpool", "kind": "loan"},
                  {"id": "z", "player": "konate", "from": ⟦"liverpol", "to": "rennes", "kind": "loan"}
                ]}"#,
                &[
                    ("error wrong_clubs", "a renewal that leads from `liverpool` to `real-madrid`"),
                    ("error wrong_clubs", "a move from `liverpool` to itself"),
                    ("error unknown_id", "did you mean `liverpool`?"),
                ],
                &["x", "y", "z"],
            ),
            // Outcomes before their saga, and of another club.
            (
                r#"{"sagas": [{"id": "x", "player": "konate", "from": "liverpool", "to": "rennes", "kind": "transfer", "opened": "2025-09-01", "outcomes": [
                  {"result": "completed", "date": ⟦"2025-08-01", "final_club": ⟦"real-madrid", "known": ⟦"2025-08-02", "cite": ["t"]},
                  {"result": "failed", "date": "2025-10-01", "final_club": ⟦"rennes", "cite": ["t"]}
                ]}]}"#,
                &[
                    (
                        "error before_saga",
                        "the outcome has `date` 2025-08-01, before its saga was opened; expected 2025-09-01",
                    ),
                    ("error foreign_club", "the move was completed, and he is at `real-madrid`; expected `rennes`"),
                    ("error before_saga", "`known` 2025-08-02"),
                    ("error foreign_club", "the move failed, and he is at `rennes`"),
                ],
                &["x"],
            ),
            // Claims before their saga, of other clubs, without their parts.
            (
                r#"{"reports": [{"id": "x", "published": "2025-08-01", "publisher": "ornstein", "claims": [
                  {"id": "x1", "saga": ⟦"konate-real-madrid", "stage": "talks", "summary": "S", "clubs": ["liverpool", ⟦"rennes"]},
                  ⟦⟦{"id": "x2", "saga": ⟦"konate-real-madrid", "stage": "talks", "modality": "conditional"}
                ]}]}"#,
                &[
                    ("error before_saga", "a claim of 2025-08-01, before its saga was opened"),
                    (
                        "error foreign_club",
                        "the claim names `rennes`, and its saga does not; expected one of liverpool, real-madrid",
                    ),
                    ("warning no_summary", "the claim has no `summary`"),
                    ("warning no_condition", "a conditional claim without its condition"),
                    ("error before_saga", ""),
                ],
                &["x1", "x2"],
            ),
            // Facts of other players, clubs and ages than their claims' and records'.
            (
                r#"{"reports": [{"id": "x", "published": "2026-01-01", "publisher": "ornstein", "facts": [
                  {"id": "f1", "player": "huijsen", "kind": "interest", "summary": "S", "claim": ⟦"c"},
                  {"id": "f2", "player": "konate", "club": ⟦"rennes", "kind": "interest", "summary": "S", "claim": "c"},
                  {"id": "f3", "player": "konate", "kind": "age", "value": ⟦{"number": 30}, "summary": "S"},
                  {"id": "f4", "player": "konate", "kind": "age", "value": {"number": 26}, "summary": "S"},
                  ⟦{"id": "f5", "kind": "age", "summary": "S"}
                ]}]}"#,
                &[
                    ("error wrong_player", "`c` is about another player"),
                    ("warning foreign_club", "the fact is about `rennes`"),
                    ("warning age_mismatch", "an age of 30 on 2026-01-01, against his birth date; expected 26"),
                    ("error no_subject", "the fact is about nobody"),
                ],
                &["f1", "f2", "f3", "f4"],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}

#[test]
fn what_the_world_around_players_cannot_be() {
    holds(
        &[
            // Absences that run backwards or out of order.
            (
                r#"{"availability": [{"player": "konate", "kind": "injury", "cite": ["t"], "readings": [
                  {"known": "2026-02-01", "status": "out", "return_from": "2026-04-01", "return_to": ⟦"2026-03-01"},
                  {"known": ⟦"2026-01-01", "status": "out"}
                ]}, {"player": "konate", "kind": "injury", "cite": ["t"], "readings": ⟦[]}]}"#,
                &[
                    ("error backwards", "`return_to` 2026-03-01, before its `return_from`"),
                    ("warning unordered", "a reading of 2026-01-01 after one of 2026-02-01"),
                    ("error empty", "no reading of this absence can be used"),
                ],
                &[],
            ),
            // Names.
            (
                r#"{"players": [⟦{"id": "a", "aliases": [⟦"Ibou"]}, {"id": "b", "name": ⟦"  "}], "clubs": [{"id": "d", "name": "D", "short": ⟦"LIV", "aliases": [⟦"madrid"]}, {"id": ⟦"E f", "name": "E", "short": ⟦"Long"}]}"#,
                &[
                    ("error missing_field", "the player has no `name`; its `id` is shown"),
                    ("warning ambiguous_name", "`Ibou` means the player `konate` too"),
                    ("error missing_field", "the player has no `name`"),
                    ("warning ambiguous_name", "`LIV` is `liverpool` too"),
                    ("warning ambiguous_name", "`madrid` means the club `real-madrid` too"),
                    ("warning odd_id", "expected small letters, digits and `-`"),
                    ("warning bad_value", "`Long` as a short name; expected three capital letters"),
                ],
                &["a", "b", "d"],
            ),
            // Reports.
            (
                r#"{"reports": [⟦{"id": "x", "published": "2026-01-01", "claims": [{"id": "x1", "saga": "konate-real-madrid", "stage": "talks", "summary": "S"}]}, {"id": "y", "published": ⟦"2199-01-01", "publisher": "ornstein", "url": ⟦"javascript:alert(1)"}]}"#,
                &[
                    ("warning no_publisher", "nobody is named who published this report"),
                    ("error impossible_date", "2199-01-01 cannot be meant"),
                    ("warning bad_url", "no address of a page"),
                ],
                &["x", "y"],
            ),
            // The world around them.
            (
                r#"{"associations": [{"id": "england", "name": "England", "cite": ["t"], "windows": [{"kind": "summer", "year": 2026, "opens": "2026-06-15", "closes": ⟦"2026-06-01"}], "list_rules": [{"kind": "squad_size", "scope": "x", "limit": ⟦0}]}],
                 "people": [{"id": "slot", "name": "Arne Slot", "cite": ["t"], "tenures": [{"club": "liverpool", "post": "head_coach", "from": "2024-06-01", "until": ⟦"2023-06-01"}]}],
                 "sources": [{"id": "x", "name": "X", "kind": "journalist", "club": ⟦"liverpool", "published_records": [{"correct": ⟦9, "total": 5, "accuracy_percent": ⟦180, "scope": "s", "cite": ["t"]}]}]}"#,
                &[
                    ("error backwards", "the window closes on 2026-06-01, before it opens"),
                    ("error out_of_range", "a list of at most 0 players"),
                    ("error backwards", "the tenure has `until` 2023-06-01, before its `from`"),
                    ("warning bad_value", "a source of the kind `journalist` that is a club"),
                    ("error out_of_range", "9 of 5 came true"),
                    ("error out_of_range", "a share beyond 100 percent"),
                ],
                &[],
            ),
        ],
        |text| with("x.json", text.as_bytes()),
    );
}
