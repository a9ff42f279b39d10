//! An import into the user's own ledger: one decision that `undo` takes back; doubts wait in the inbox.

use crate::cli::commands::own;
use crate::cli::error::CliError;
use crate::import::{Changes, Question};
use crate::own::{Candidate, Matter, Question as Asked};

/// Takes the files over as one decision; gives how many there were.
pub fn take(kind: &str, from: &[String], changes: &Changes) -> Result<usize, CliError> {
    let mut own = own::open()?;
    let by = own::hand(&own);
    let files = changes.named();
    own.import(kind, from, &files, &by)?;
    Ok(files.len())
}

/// What was answered in the inbox: asked once, it counts from then on.
pub fn answers() -> Result<Vec<(String, Option<String>)>, CliError> {
    Ok(own::look()?.answers().collect())
}

/// Puts doubts into the inbox; those that wait there already are not asked again.
pub fn ask(kind: &str, questions: &[Question]) -> Result<(), CliError> {
    if questions.is_empty() {
        return Ok(());
    }
    let asked: Vec<Asked> = questions.iter().map(|question| asked(kind, question)).collect();
    own::open()?.ask(&asked)?;
    Ok(())
}

fn asked(kind: &str, question: &Question) -> Asked {
    let candidate =
        |other: &crate::import::Candidate| Candidate { id: other.id.clone(), name: other.name.clone(), detail: None };
    Asked {
        key: question.key.clone(),
        asker: kind.to_owned(),
        matter: if question.club { Matter::Club } else { Matter::Player },
        name: question.name.clone(),
        ask: format!("is {} one of these? {}", question.name, question.why),
        details: Vec::new(),
        candidates: question.candidates.iter().map(candidate).collect(),
        place: Some(format!("{}:{}", question.file, question.line)),
        outside_id: question
            .key
            .split_once(':')
            .filter(|(kind, _)| !matches!(*kind, "player" | "club"))
            .map(|(kind, id)| (kind.trim_start_matches("club-").to_owned(), id.to_owned())),
    }
}
