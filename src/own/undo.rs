//! What taking a decision back comes to.

use std::collections::{BTreeMap, HashSet};
use std::fs;

use serde_json::value::RawValue;

use super::apply::{parsed, text_of};
use super::change::{Change, FileChange, Spot};
use super::error::OwnError;
use super::folder::Folder;
use super::journal::{Decision, Deed, Journal};
use super::records::{canonical, current, holds_parts, put};

/// The changes that take a decision back, or why it cannot be.
pub(super) fn changes(
    folder: &Folder,
    journal: &Journal,
    number: u64,
) -> Result<(Vec<Change>, Vec<FileChange>), OwnError> {
    let decision = journal.decision(number).ok_or_else(|| OwnError::Unknown {
        kind: "decision",
        name: number.to_string(),
        near: journal.last().map(|last| last.number.to_string()).into_iter().collect(),
    })?;
    if let Some(by) = journal.undone_by(number) {
        return Err(OwnError::Fixed { number, why: format!("decision {by} took it back already") });
    }
    let undo = Undo { folder, journal, decision };
    undo.settled_anew()?;
    Ok((undo.records()?, undo.files()?))
}

struct Undo<'a> {
    folder: &'a Folder,
    journal: &'a Journal,
    decision: &'a Decision,
}

impl Undo<'_> {
    /// An undo is not taken back where its items were decided about anew since: two decisions
    /// would stand for one item, and taking one back would leave the other without its records.
    fn settled_anew(&self) -> Result<(), OwnError> {
        let Deed::Undo { .. } = self.decision.deed else { return Ok(()) };
        // An undo of an undo of an undo is about the same decision as the first.
        let mut root = self.decision;
        while let Deed::Undo { decision } = root.deed {
            let Some(taken) = self.journal.decision(decision) else { return Ok(()) };
            root = taken;
        }
        let items = root.deed.settles();
        let anew = |other: &&Decision| {
            other.number != root.number && other.deed.settles().iter().any(|item| items.contains(item))
        };
        match self.journal.standing().find(anew) {
            Some(later) => Err(OwnError::Fixed {
                number: self.decision.number,
                why: format!("decision {} decided about the same since: take that back first", later.number),
            }),
            None => Ok(()),
        }
    }

    fn records(&self) -> Result<Vec<Change>, OwnError> {
        let mut inverse = Vec::new();
        if let Deed::Undo { decision } = self.decision.deed {
            inverse.extend(self.missing_supports(decision)?);
        }
        for change in self.decision.changes.iter().rev() {
            if change.spot.is_support() && change.makes() {
                continue;
            }
            let found = self.current(change)?;
            let words = |raw: &Option<Box<RawValue>>| raw.as_deref().and_then(|raw| canonical(&change.spot, raw).ok());
            if found == words(&change.before) {
                continue;
            }
            if found != words(&change.after) {
                return Err(self.moved_on(change));
            }
            inverse.push(change.inverse());
        }
        let swept = self.unused(&inverse)?;
        inverse.extend(swept);
        Ok(inverse)
    }

    /// What stands at a change's spot now.
    fn current(&self, change: &Change) -> Result<Option<String>, OwnError> {
        let path = self.folder.ledger().join(&*change.file);
        let text = text_of(&path)?;
        let file = parsed(&path, &text)?;
        let words = change.after.as_deref().and_then(|raw| canonical(&change.spot, raw).ok());
        Ok(current(&file, &change.spot, words.as_deref()))
    }

    fn moved_on(&self, change: &Change) -> OwnError {
        let number = self.decision.number;
        let later = self
            .journal
            .standing()
            .find(|other| other.number > number && other.changes.iter().any(|other| other.same_record(change)));
        let what = format!("the {} `{}`", change.spot.word(), change.spot.id());
        let why = match later {
            Some(later) => format!("decision {} changed {what} after it: take that back first", later.number),
            None => format!("{what} was edited by hand since, in {}", change.file),
        };
        OwnError::Fixed { number, why }
    }

    /// Records that this decision, or ones taken back before it, began and that nothing rests on
    /// any more.
    fn unused(&self, inverse: &[Change]) -> Result<Vec<Change>, OwnError> {
        let gone: HashSet<u64> = [self.decision.number].into();
        let dead = |decision: &&Decision| {
            decision.number == self.decision.number || self.journal.undone_by(decision.number).is_some()
        };
        // An undo that is taken back brings its decision back: what that rests on is needed.
        let revived = match self.decision.deed {
            Deed::Undo { decision } => self.journal.decision(decision),
            _ => None,
        };
        let mut candidates: Vec<&Change> = Vec::new();
        for change in self.journal.decisions().iter().filter(dead).flat_map(|decision| &decision.changes).rev() {
            let needed = self.journal.rests_on(&change.spot, &gone)
                || revived.is_some_and(|decision| decision.rests_on.contains(&change.spot));
            if change.spot.is_support()
                && change.makes()
                && !needed
                && !candidates.iter().any(|other| other.same_record(change))
            {
                candidates.push(change);
            }
        }
        let mut by_file: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
        for change in candidates {
            by_file.entry(&change.file).or_default().push(change);
        }
        let mut swept = Vec::new();
        for (name, changes) in by_file {
            let path = self.folder.ledger().join(name);
            let text = text_of(&path)?;
            let mut file = parsed(&path, &text)?;
            for change in inverse.iter().filter(|change| *change.file == *name) {
                // What cannot be put there stays, and then so does what it belongs to.
                let _ = put(&mut file, &change.spot, change.before.as_deref(), change.after.as_deref());
            }
            for change in changes {
                let words = change.after.as_deref().and_then(|raw| canonical(&change.spot, raw).ok());
                let there = current(&file, &change.spot, None);
                if there.is_some() && there == words && !holds_parts(&file, &change.spot) {
                    swept.push(change.inverse());
                }
            }
        }
        Ok(swept)
    }

    /// Records that a decision rests on, that were taken away since it was taken back.
    fn missing_supports(&self, revived: u64) -> Result<Vec<Change>, OwnError> {
        let Some(revived) = self.journal.decision(revived) else { return Ok(Vec::new()) };
        let mut missing = Vec::new();
        for spot in &revived.rests_on {
            let mut makers = self.journal.decisions().iter().flat_map(|decision| &decision.changes);
            let Some(maker) = makers.rfind(|change| change.spot == *spot && change.makes()) else {
                continue;
            };
            let back_already = self.decision.changes.iter().any(|change| change.same_record(maker));
            if !back_already && self.current(maker)?.is_none() {
                missing.push(maker.clone());
            }
        }
        // A player is cited by reports and a saga names him, but all of them are records of their own.
        missing.sort_by_key(|change| matches!(change.spot, Spot::Saga(_)));
        Ok(missing)
    }

    fn files(&self) -> Result<Vec<FileChange>, OwnError> {
        let mut inverse = Vec::new();
        for change in self.decision.files.iter().rev() {
            let there = fs::read(self.folder.ledger().join(&*change.file)).ok();
            let kept = match &change.after {
                Some(kept) => {
                    let path = self.folder.kept().join(&**kept);
                    Some(fs::read(&path).map_err(OwnError::io(&path, "read"))?)
                }
                None => None,
            };
            if there != kept {
                return Err(self.file_moved_on(&change.file));
            }
            inverse.push(FileChange {
                file: change.file.clone(),
                before: change.after.clone(),
                after: change.before.clone(),
            });
        }
        Ok(inverse)
    }

    fn file_moved_on(&self, file: &str) -> OwnError {
        let number = self.decision.number;
        let touches = |other: &&Decision| {
            other.number > number
                && (other.files.iter().any(|change| *change.file == *file)
                    || other.changes.iter().any(|change| *change.file == *file))
        };
        let why = match self.journal.standing().find(touches) {
            Some(later) => format!("decision {} changed {file} after it: take that back first", later.number),
            None => format!("{file} was edited by hand since"),
        };
        OwnError::Fixed { number, why }
    }
}
