//! Scenarios as files: JSON that people can read, compare and keep. Reading and writing text only;
//! where the files lie is the caller's business.

use serde::{Deserialize, Serialize};

use crate::ledger::Ledger;
use crate::model::{Day, SagaId, Season};

use super::super::day::Today;
use super::super::names;
use super::judge::resolve;
use super::scenario::{Choice, Step, Why};

/// The newest form that this program writes and reads.
const FORMAT: u32 = 1;

/// A scenario as it is saved.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedScenario {
    /// The form of the file.
    pub format: u32,
    /// What it is called.
    pub name: String,
    /// The day on which it was made.
    pub as_of: String,
    /// The season that it looks at.
    pub season: String,
    /// What is assumed, in order.
    pub steps: Vec<SavedStep>,
}

/// One step as it is saved: a saga, or a player and a club.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedStep {
    /// The saga's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saga: Option<String>,
    /// The player's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub player: Option<String>,
    /// The club's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The stated day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
}

/// Why a saved scenario cannot be read. The file stays as it is.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SavedError {
    /// Not JSON, or not to its end.
    #[error("line {line}, column {column}: {what}; the file may be cut short")]
    Broken {
        /// Where, from 1.
        line: usize,
        /// Where in the line, from 1.
        column: usize,
        /// What is wrong.
        what: String,
    },
    /// Written by a newer version of the program.
    #[error("it has form {0}, and this program reads form {FORMAT}; a newer version wrote it")]
    Newer(u32),
    /// A value that means nothing.
    #[error("step {step}: {what}")]
    Step {
        /// Which step, from 1.
        step: usize,
        /// What is wrong.
        what: String,
    },
}

/// A step that no longer stands as it did when the scenario was saved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stale {
    /// The saga.
    pub saga: SagaId,
    /// What happened since.
    pub why: Why,
}

/// A scenario as a file's text.
pub fn write_saved(ledger: &Ledger, name: &str, as_of: Day, season: Season, steps: &[Step]) -> String {
    let step = |step: &Step| {
        let on = step.on.map(|day| day.to_string());
        match step.choice {
            Choice::Saga(saga) => SavedStep { saga: Some(ledger[saga].slug.to_string()), on, ..SavedStep::default() },
            Choice::Signing { player, to } => SavedStep {
                player: Some(ledger[player].slug.to_string()),
                to: Some(ledger[to].slug.to_string()),
                on,
                ..SavedStep::default()
            },
        }
    };
    let saved = SavedScenario {
        format: FORMAT,
        name: name.to_string(),
        as_of: as_of.to_string(),
        season: season.to_string(),
        steps: steps.iter().map(step).collect(),
    };
    serde_json::to_string_pretty(&saved).unwrap_or_default() + "\n"
}

/// Reads a file's text: what was saved, its steps, and those that went stale since.
pub fn read_saved(
    ledger: &Ledger,
    today: &Today,
    text: &str,
) -> Result<(SavedScenario, Vec<Step>, Vec<Stale>), SavedError> {
    let saved = parse(text)?;
    let steps: Result<Vec<Step>, SavedError> =
        saved.steps.iter().enumerate().map(|(i, s)| step(ledger, i, s)).collect();
    let steps = steps?;
    let refused = resolve(ledger, today, &steps).refused;
    let stale = refused.into_iter().filter_map(|refusal| match (refusal.step.choice, refusal.why) {
        (Choice::Saga(saga), why @ Why::Settled { .. }) => Some(Stale { saga, why }),
        _ => None,
    });
    let stale = stale.collect();
    Ok((saved, steps, stale))
}

fn parse(text: &str) -> Result<SavedScenario, SavedError> {
    #[derive(Deserialize)]
    struct Form {
        format: u32,
    }
    let broken = |error: serde_json::Error| {
        let (line, column) = (error.line(), error.column());
        let said = error.to_string();
        let what = said.split(" at line ").next().unwrap_or(&said).to_string();
        SavedError::Broken { line, column, what }
    };
    // The form first: what a newer version adds would else be told as an unknown field.
    let form: Form = serde_json::from_str(text).map_err(broken)?;
    if form.format > FORMAT {
        return Err(SavedError::Newer(form.format));
    }
    serde_json::from_str(text).map_err(broken)
}

fn step(ledger: &Ledger, place: usize, saved: &SavedStep) -> Result<Step, SavedError> {
    let wrong = |what: String| SavedError::Step { step: place + 1, what: crate::text::sanitise(&what).into_owned() };
    let on =
        saved.on.as_deref().map(|text| text.parse::<Day>().map_err(|e| wrong(format!("`{text}`: {e}")))).transpose()?;
    let choice = match (&saved.saga, &saved.player, &saved.to) {
        (Some(saga), None, None) => {
            let near = |error| match error {
                names::NameError::Unknown(near) if !near.is_empty() => {
                    format!("; did you mean {}?", near.join(", or "))
                }
                _ => String::new(),
            };
            let id = names::saga(ledger, saga).map_err(|e| wrong(format!("no saga is called `{saga}`{}", near(e))))?;
            Choice::Saga(id)
        }
        (None, Some(player), Some(to)) => Choice::Signing {
            player: *ledger
                .index
                .players
                .get(&**player)
                .ok_or_else(|| wrong(format!("no player is called `{player}`")))?,
            to: *ledger.index.clubs.get(&**to).ok_or_else(|| wrong(format!("no club is called `{to}`")))?,
        },
        _ => return Err(wrong("expected `saga`, or `player` and `to`".to_string())),
    };
    Ok(Step { choice, on })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_cut_short_or_from_the_future_is_told_as_such() {
        let whole = r#"{"format": 1, "name": "x", "as_of": "2026-03-11", "season": "2026/27", "steps": []}"#;
        assert!(parse(whole).is_ok());
        for cut in 1..whole.len() {
            assert!(matches!(parse(&whole[..cut]), Err(SavedError::Broken { .. })), "{}", &whole[..cut]);
        }
        assert_eq!(parse(r#"{"format": 2, "what": 1}"#), Err(SavedError::Newer(2)));
    }
}
