//! What stands in the way on the disk: a second writer, broken files, edits by hand.

use std::fs;

use super::*;
use crate::own::OwnError;

#[test]
fn a_second_writer_is_told_and_can_still_look() {
    let data = tempfile::tempdir().unwrap();
    let (own, _) = with_article(data.path());
    let second = Own::open(data.path()).unwrap_err();
    assert!(second.to_string().contains(&format!("(process {}) is writing to", std::process::id())), "{second}");
    assert_eq!(Own::look(data.path()).unwrap().inbox().items().len(), own.inbox().items().len());
    let mut looking = Own::look(data.path()).unwrap();
    let item = own.inbox().items()[0].id.clone();
    assert!(matches!(looking.reject(&[&item], &hand()), Err(OwnError::Held { .. })));
    drop(own);
    Own::open(data.path()).unwrap().reject(&[&item], &hand()).unwrap();
}

#[test]
fn a_broken_file_is_never_written_over() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let item = own.inbox().items()[0].id.clone();
    let path = own.folder().ledger().join("reports/2026-03.json");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "{\"reports\": [\n  half").unwrap();
    let refused = own.accept(&ledger, &[&item], None, &hand()).unwrap_err();
    assert!(matches!(refused, OwnError::Broken { line: 2, .. }), "{refused}");
    assert!(own.inbox().item(&item).unwrap().is_waiting());
    assert_eq!(own.journal().decisions().len(), 0);
    assert_eq!(fs::read_to_string(&path).unwrap(), "{\"reports\": [\n  half");
}

#[test]
fn what_was_edited_by_hand_is_not_taken_back() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let item = own.inbox().items()[0].id.clone();
    own.accept(&ledger, &[&item], None, &hand()).unwrap();
    let path = own.folder().ledger().join("reports/2026-03.json");
    let text = fs::read_to_string(&path).unwrap();
    let edited = text.replace("\"summary\": \"", "\"summary\": \"I say: ");
    assert_ne!(text, edited);
    fs::write(&path, &edited).unwrap();
    let refused = own.undo(None, &hand()).unwrap_err();
    assert!(refused.to_string().contains("was edited by hand since"), "{refused}");
    assert_eq!(fs::read_to_string(&path).unwrap(), edited);
}

#[test]
fn a_folder_that_is_a_file_is_told() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("data");
    fs::write(&path, "").unwrap();
    assert!(matches!(Own::open(&path), Err(OwnError::Io { .. })));
}

#[test]
fn an_import_is_one_decision_over_whole_files() {
    let data = tempfile::tempdir().unwrap();
    let mut own = Own::open(data.path()).unwrap();
    let club = |id: &str| format!("{{\"clubs\": [{{\"id\": \"{id}\", \"name\": \"{id}\"}}]}}\n");
    let file = |text: Option<String>| [("clubs/mine.json".to_owned(), text)];
    let from = ["snapshot.json".to_owned()];
    own.import("fpl", &from, &file(Some(club("one"))), &hand()).unwrap().unwrap();
    assert!(own.import("fpl", &from, &file(Some(club("one"))), &hand()).unwrap().is_none(), "nothing changed");
    own.import("fpl", &from, &file(Some(club("two"))), &hand()).unwrap().unwrap();
    let path = own.folder().ledger().join("clubs/mine.json");
    let first = own.undo(Some(1), &hand()).unwrap_err();
    assert!(first.to_string().contains("decision 2 changed clubs/mine.json after it"), "{first}");
    own.undo(None, &hand()).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), club("one"));
    own.undo(None, &hand()).unwrap();
    assert!(!path.exists());
    for outside in ["../x.json", "/x.json", "", "a/../../x.json"] {
        let files = [(outside.to_owned(), Some(club("x")))];
        assert!(own.import("fpl", &from, &files, &hand()).is_err(), "{outside}");
    }
}
