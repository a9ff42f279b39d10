//! Whole ledgers: folders, editions, layers.

use super::*;

#[test]
fn the_base_is_sound() {
    let opened = with("notes.txt", b"no ledger file");
    assert_eq!(opened.problems, []);
}

#[test]
fn folders() {
    let problems = |folder: &Path| {
        let opened = open(&OpenOptions { bundled: false, folders: vec![folder.into()], ..OpenOptions::default() });
        opened.problems.iter().map(|p| format!("{} {}", kind(p), p.what)).collect::<Vec<_>>()
    };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    assert_eq!(problems(path), ["error empty_ledger there is no .json file in this folder"]);
    assert_eq!(problems(&path.join("none")), ["error no_such_folder there is no such folder"]);
    write(path, "a.txt", b"");
    assert_eq!(problems(&path.join("a.txt")), ["error not_a_folder this is no folder"]);
    write(path, "clubs.json", b"{\"clubs\": []}");
    assert_eq!(problems(path), ["warning no_edition no file says what this ledger is and on which day it opens"]);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere.json", path.join("dangling.json")).unwrap();
        let told = problems(path);
        assert!(told.len() == 1 && told[0].starts_with("error unreadable the file cannot be read"), "{told:?}");
    }
}

#[test]
fn newer_formats_are_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let edition =
        "{\"edition\": {\n  \"format\": 2, \"id\": \"x\", \"name\": \"X\", \"as_of\": \"2027-01-01\", \"new\": 1}}";
    write(folder.path(), "edition.json", edition.as_bytes());
    write(folder.path(), "clubs.json", b"{\"clubs\": [{\"id\": \"a\", \"name\": \"A\"}], \"stadiums\": []}");
    let opened = open(&OpenOptions { bundled: false, folders: vec![folder.path().into()], ..OpenOptions::default() });
    let [problem] = &opened.problems[..] else { panic!("{:?}", opened.problems) };
    assert_eq!((problem.code, problem.place.map(|p| (p.line, p.column))), ("newer_format", Some((2, 13))));
    assert!(problem.to_string().contains("format 2 is read by touchline 0.2 and newer"), "{problem}");
    assert!(opened.ledger.clubs.is_empty());
}

#[test]
fn editions_say_what_they_are() {
    for (edition, told) in [
        (r#"{"id": "x", "name": "X", "as_of": "2026-03-11"}"#, "edition.format: the edition has no `format`"),
        (r#"{"format": 1, "name": "X", "as_of": "2026-03-11"}"#, "edition.id: the edition has no `id`"),
        (r#"{"format": 1, "id": "x", "as_of": "2026-03-11"}"#, "edition.name: the edition has no `name`"),
        (r#"{"format": 1, "id": "x", "name": "X"}"#, "edition.as_of: the edition has no `as_of`"),
        (r#"{"format": 1, "id": "x", "name": "X", "as_of": "2026-02-30"}"#, "not a day of the calendar"),
        (r#"{"format": 1, "id": "x", "name": "X", "as_of": "2026-03-11", "season": "2025"}"#, "`2025` is not a season"),
        (r#"{"format": "1", "id": "x", "name": "X", "as_of": "2026-03-11"}"#, "wrong type: the text \"1\""),
    ] {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "edition.json", format!("{{\"edition\": {edition}}}").as_bytes());
        let opened =
            open(&OpenOptions { bundled: false, folders: vec![folder.path().into()], ..OpenOptions::default() });
        let [problem] = &opened.problems[..] else { panic!("{:?}", opened.problems) };
        assert!(problem.to_string().contains(told), "{problem}");
    }
    let opened = with("x.json", BASE[0].1.as_bytes());
    assert_eq!(kind(&opened.problems[0]), "error duplicate_id");
}

#[test]
fn uncited_values_are_errors_in_the_edition() {
    let folder = tempfile::tempdir().unwrap();
    let edition = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/edition.json");
    write(folder.path(), "edition.json", &fs::read(edition).unwrap());
    write(folder.path(), "x.json", b"{\"players\": [{\"id\": \"a\", \"name\": \"A\", \"shirt\": 5}]}");
    let options = OpenOptions { bundled: true, folders: vec![folder.path().into()], ..OpenOptions::default() };
    let opened = open(&options);
    // The folder is the edition, so it takes the place of the one inside the program.
    assert_eq!(opened.layers.len(), 1);
    assert_eq!(opened.ledger.players.len(), 1);
    assert_eq!(opened.problems.iter().map(kind).collect::<Vec<_>>(), ["error uncited"]);
}

#[test]
fn a_further_ledger_adds_disagrees_and_wins() {
    let text = r#"{"players": [{"id": "konate", "born": ⟦"1999-05-26", "cite": ["t"], "spells": [{"club": "rennes", "kind": "permanent", "from": "2026-07-01"}]}],
      "reports": [{"id": "mine", "published": "2025-08-01", "publisher": "ornstein", "claims": [
        {"id": "c", "saga": ⟦"konate-real-madrid", "stage": "interest", "summary": "Another reading."}]}]}"#;
    let told: &[(&str, &str)] = &[
        ("warning age_mismatch", "a lower ledger has him born on 1999-05-25"),
        ("warning before_saga", "a claim of 2025-08-01, before its saga was opened"),
    ];
    holds(&[(text, told, &["mine"])], over);
    let opened = over(&unmark(text).0);
    let ledger = &opened.ledger;
    let player = &ledger[ledger.index.players["konate"]];
    assert_eq!(player.born.len(), 2, "both births are kept");
    let claim = &ledger[ledger.index.claims["c"]];
    assert_eq!((claim.stage.code(), claim.layer), ("interest", 1), "the later ledger wins");
    assert_eq!(ledger.replaced.len(), 1, "and the earlier claim is kept beside it");
    assert_eq!(ledger.claims.len(), 1);
    assert!(opened.problems.iter().all(|problem| problem.layer == 1));
}

#[test]
fn every_problem_of_every_file_is_told_at_once_in_order() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in BASE {
        write(folder.path(), name, text.as_bytes());
    }
    write(folder.path(), "b.json", b"{\"clubs\": [{\"id\": \"x\", \"name\": 1, \"nam\": 2}]}");
    write(folder.path(), "a/c.json", b"\xff\xfe{\0");
    write(folder.path(), "a/b.json", b"{\"sagas\": [{\"id\": \"y\", \"player\": \"nobody\", \"kind\": \"loan\"}");
    let opened = open(&OpenOptions { bundled: false, folders: vec![folder.path().into()], ..OpenOptions::default() });
    let told: Vec<String> = opened
        .problems
        .iter()
        .map(|p| format!("{}:{} {}", p.file.rsplit_once('/').unwrap().1, p.place.unwrap().column, p.code))
        .collect();
    assert_eq!(
        told,
        [
            "b.json:34 unknown_id",
            "b.json:58 truncated",
            "c.json:1 encoding",
            "b.json:32 wrong_type",
            "b.json:35 unknown_field"
        ]
    );
}
