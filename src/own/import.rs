//! Whole files taken over as one decision.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::ledger::write_texts;

use super::change::FileChange;
use super::error::OwnError;
use super::journal::{Decision, Deed};
use super::plan::Plan;
use super::store::{Hand, Own};

impl Own {
    /// Puts whole files into the ledger, as an import made them: `files` are names below the
    /// ledger's folder with their texts, `None` for one that is to go. Files that are the same
    /// already are left out; where all are, nothing is decided.
    ///
    /// Both states are kept beside the journal, so that it can be taken back; nothing is changed
    /// before they last.
    pub fn import(
        &mut self,
        kind: &str,
        from: &[String],
        files: &[(String, Option<String>)],
        by: &Hand,
    ) -> Result<Option<&Decision>, OwnError> {
        let number = self.journal().next();
        let mut changes = Vec::new();
        let mut copies: Vec<(PathBuf, String)> = Vec::new();
        for (name, text) in files {
            let inside =
                !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
            if !inside {
                return Err(OwnError::value(format!("`{name}` is no file of the ledger"), "a name below its folder"));
            }
            let there = text_at(&self.folder().ledger().join(name))?;
            if there == *text {
                continue;
            }
            let kept = self.folder().kept();
            let mut keep = |when: &str, text: &Option<String>| -> Option<Box<str>> {
                let name = format!("{number}/{when}/{name}");
                copies.push((kept.join(&name), text.clone()?));
                Some(name.into())
            };
            let (before, after) = (keep("before", &there), keep("after", text));
            changes.push(FileChange { file: name.as_str().into(), before, after });
        }
        if changes.is_empty() {
            return Ok(None);
        }
        let copies: Vec<(&Path, &str)> = copies.iter().map(|(path, text)| (path.as_path(), text.as_str())).collect();
        write_texts(&copies)?;
        let deed = Deed::Import { kind: kind.to_owned(), from: from.to_vec() };
        self.decide_with(deed, Plan::default(), changes, by).map(Some)
    }
}

fn text_at(path: &Path) -> Result<Option<String>, OwnError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OwnError::io(path, "read")(error)),
    }
}
