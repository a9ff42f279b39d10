//! What a kill leaves, at any byte: every confirmed decision, and a ledger that loads.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// Every file below a folder with its bytes.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != ".lock") {
                files.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn restore(folder: &Path, files: &BTreeMap<PathBuf, Vec<u8>>) {
    let _ = fs::remove_dir_all(folder);
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn ledger_files(files: &BTreeMap<PathBuf, Vec<u8>>) -> BTreeMap<&Path, &[u8]> {
    let below = files.iter().filter(|(path, _)| path.starts_with("ledger"));
    below.map(|(path, bytes)| (path.as_path(), bytes.as_slice())).collect()
}

#[test]
fn a_kill_at_any_byte_loses_nothing_confirmed() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let items: Vec<String> = own.inbox().items().iter().map(|item| item.id.clone()).collect();
    own.accept(&ledger, &[&items[0]], None, &hand()).unwrap();
    let before = snapshot(data.path());
    own.accept(&ledger, &[&items[1]], None, &hand()).unwrap();
    drop(own);
    let after = snapshot(data.path());
    let journal = PathBuf::from("journal.jsonl");
    let (short, long) = (before[&journal].len(), after[&journal].len());
    let cuts = (short..long).step_by(97).chain([long - 1, long]);
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = elsewhere.path().join("data");
    for cut in cuts {
        // Killed while the line was written: the files are still the old ones.
        let mut files = before.clone();
        files.insert(journal.clone(), after[&journal][..cut].to_vec());
        restore(&folder, &files);
        Own::recover(&folder).unwrap();
        let now = snapshot(&folder);
        let (number, expected) = if cut == long { (2, &after) } else { (1, &before) };
        assert_eq!(Own::look(&folder).unwrap().journal().decisions().len(), number, "cut at {cut}");
        assert_eq!(ledger_files(&now), ledger_files(expected), "cut at {cut}");
        assert_eq!(now[&journal], expected[&journal], "cut at {cut}");
    }
    // Killed between any two of the ledger's files.
    let changed: Vec<&PathBuf> = after.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
    for path in &changed {
        let mut files = before.clone();
        files.insert(journal.clone(), after[&journal].clone());
        files.insert((*path).clone(), after[*path].clone());
        if path.ends_with("applied.json") {
            continue;
        }
        restore(&folder, &files);
        Own::recover(&folder).unwrap();
        assert_eq!(ledger_files(&snapshot(&folder)), ledger_files(&after), "{}", path.display());
    }
}

#[test]
fn without_its_mark_the_whole_journal_is_looked_at_and_changes_nothing() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, ledger) = with_article(data.path());
    let items: Vec<String> = own.inbox().items().iter().map(|item| item.id.clone()).collect();
    for item in &items {
        own.accept(&ledger, &[item], None, &hand()).unwrap();
    }
    own.undo(Some(1), &hand()).unwrap();
    drop(own);
    let before = snapshot(data.path());
    for mark in ["", "nonsense", "{\"decision\":0,\"bytes\":0}"] {
        fs::write(data.path().join("applied.json"), mark).unwrap();
        Own::recover(data.path()).unwrap();
        assert_eq!(ledger_files(&snapshot(data.path())), ledger_files(&before), "{mark}");
    }
    // The ledger itself can be made again from the journal.
    fs::remove_dir_all(data.path().join("ledger")).unwrap();
    fs::remove_file(data.path().join("applied.json")).unwrap();
    Own::recover(data.path()).unwrap();
    let now = opened(data.path());
    assert_eq!(now.problems, []);
    let own = Own::look(data.path()).unwrap();
    let accepted = own
        .inbox()
        .items()
        .iter()
        .filter(|item| !item.is_waiting() && matches!(item.proposal, crate::own::Proposal::Claim(_)));
    assert_eq!(now.ledger.claims.iter().filter(|claim| claim.layer == 1).count(), accepted.count());
}

#[test]
fn a_line_that_cannot_be_read_is_kept_and_told() {
    let data = tempfile::tempdir().unwrap();
    let (mut own, _) = with_article(data.path());
    let item = own.inbox().items()[0].id.clone();
    own.reject(&[&item], &hand()).unwrap();
    drop(own);
    let path = data.path().join("journal.jsonl");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{{\"number\":0}}\n{text}")).unwrap();
    let mut own = Own::open(data.path()).unwrap();
    assert_eq!(own.journal().unreadable()[0].line, 1);
    let last = own.undo(None, &hand()).unwrap().number;
    assert!(last > 1);
    assert!(fs::read_to_string(&path).unwrap().starts_with("{\"number\":0}\n"));
}
