//! Scenarios as files, from the browser: kept, listed, loaded, set side by side, deleted.

use super::app::App;
use super::mode::{KeptList, Mode};
use super::planning::Branch;
use crate::config::{ScenarioFileError, ScenarioFolder};
use crate::desk::plan::Choice;
use crate::desk::plan::{Chain, SavedError, Stale, Step, read_saved, write_saved};
use crate::show;

/// Something to be done with the files of scenarios.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Task {
    /// Keep the present steps under a name.
    Keep(String),
    /// Show which there are.
    List,
    /// Go on with one.
    Load(String),
    /// Tell what sets one apart from the present steps.
    Compare(String),
    /// Delete one.
    Delete(String),
}

/// Does it; what came of it is said on the screen.
pub(crate) fn carry_out(app: &mut App, task: Task) {
    let Some(folder) = app.planning.folder.clone() else {
        app.complain("nothing says where to keep scenarios: set TOUCHLINE_STATE_DIR or a home folder");
        return;
    };
    match task {
        Task::Keep(name) => keep(app, &folder, &name),
        Task::List => list(app, &folder, 0),
        Task::Load(name) => load(app, &folder, &name),
        Task::Compare(name) => compare(app, &folder, &name),
        Task::Delete(name) => delete(app, &folder, &name),
    }
    app.refresh();
}

fn keep(app: &mut App, folder: &ScenarioFolder, name: &str) {
    match write(app, folder, name) {
        Ok(()) => {
            app.modes.pop();
            app.planning.change(|branch| branch.name = Some(name.trim().to_owned()));
            app.say(format!("kept as {}", name.trim()));
        }
        Err(why) => match app.modes.last_mut() {
            Some(Mode::AskName { error, .. }) => *error = Some(why),
            _ => app.complain(why),
        },
    }
}

/// Writes the present steps; a file that this version cannot read is never written over.
fn write(app: &App, folder: &ScenarioFolder, name: &str) -> Result<(), String> {
    if let Ok(text) = folder.read(name)
        && let Err(error) = read_saved(app.ledger(), &app.shown.today, &text)
    {
        return Err(format!("not written over: {error}"));
    }
    let season = app.planned_season();
    let text = write_saved(app.ledger(), name.trim(), app.clock.as_of, season, app.planning.steps());
    folder.write(name, &text).map(drop).map_err(|error| error.to_string())
}

fn list(app: &mut App, folder: &ScenarioFolder, at: usize) {
    let names = folder.names();
    let at = at.min(names.len().saturating_sub(1));
    app.modes.retain(|mode| !matches!(mode, Mode::Kept(_)));
    app.modes.push(Mode::Kept(Box::new(KeptList { names, at, ..KeptList::default() })));
}

fn load(app: &mut App, folder: &ScenarioFolder, name: &str) {
    match read(app, folder, name) {
        Ok((steps, stale)) => {
            app.modes.clear();
            let count = steps.len();
            app.planning.push(Branch { name: Some(name.to_owned()), chain: Chain::of(steps) });
            let loaded = format!("{name}: {}", show::count(count, "step", "steps"));
            match stale.as_slice() {
                [] => app.say(loaded),
                stale => app.complain(format!("{loaded}; stale: {}", stale.join("; "))),
            }
        }
        Err(why) => tell(app, vec![why, "The file was left as it is.".to_owned()]),
    }
}

/// A kept scenario's steps, and in words which have gone stale.
fn read(app: &App, folder: &ScenarioFolder, name: &str) -> Result<(Vec<Step>, Vec<String>), String> {
    let text = folder.read(name).map_err(|error: ScenarioFileError| error.to_string())?;
    let ledger = app.ledger();
    let (_, steps, stale) =
        read_saved(ledger, &app.shown.today, &text).map_err(|error: SavedError| format!("{name}: {error}"))?;
    let words = |stale: &Stale| {
        let why = show::why(ledger, Choice::Saga(stale.saga), &stale.why);
        format!("{} ({why})", ledger[stale.saga].slug)
    };
    Ok((steps, stale.iter().map(words).collect()))
}

fn compare(app: &mut App, folder: &ScenarioFolder, name: &str) {
    let told = match read(app, folder, name) {
        Ok((kept, stale)) => {
            let ledger = app.ledger();
            let here = app.planning.steps();
            let only = |which: &str, steps: &[Step], others: &[Step]| -> Vec<String> {
                let apart = steps.iter().filter(|step| !others.contains(step));
                apart.map(|step| format!("only {which}: {}", show::choice(ledger, step.choice))).collect()
            };
            let mut told = only("here", here, &kept);
            told.extend(only(&format!("in {name}"), &kept, here));
            if told.is_empty() {
                told.push(format!("{name} has the same steps"));
            }
            told.extend(stale.into_iter().map(|stale| format!("stale: {stale}")));
            told
        }
        Err(why) => vec![why, "The file was left as it is.".to_owned()],
    };
    tell(app, told);
}

fn delete(app: &mut App, folder: &ScenarioFolder, name: &str) {
    let at = match app.modes.last() {
        Some(Mode::Kept(kept)) => kept.at,
        _ => 0,
    };
    match folder.delete(name) {
        Ok(()) => {
            list(app, folder, at);
            tell(app, vec![format!("{name} is deleted")]);
        }
        Err(error) => tell(app, vec![error.to_string()]),
    }
}

/// Says something below the list, or in the last line where the list is not open.
fn tell(app: &mut App, words: Vec<String>) {
    match app.modes.last_mut() {
        Some(Mode::Kept(kept)) => {
            kept.told = words;
            kept.deleting = false;
        }
        _ => app.complain(words.join(" ")),
    }
}
