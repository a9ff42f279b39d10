//! `config`, `completions` and `man`: what belongs to having the program installed.

use std::path::PathBuf;

use clap_complete::Shell;

use crate::cli::args::{Format, Globals};
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print, print_sheet};
use crate::config::{CONFIG_FILE, CUES_FILE, Config, NAMES_FILE, Places};
use crate::export::{Cell, Column, Sheet};
use crate::ledger::Problem;
use crate::own::{Folder, RULES_FILE};
use crate::show;
use crate::tui::Action;

/// Says where settings, state and ledgers lie, and whatever is wrong with the settings, all at once.
pub fn config(globals: &Globals) -> Result<(), CliError> {
    let places = Places::find();
    let mut sheet = Sheet::new([Column::new("what", "What"), Column::new("path", "Where").min(20)]);
    let shown = |path: Option<PathBuf>| Cell::from(path.map(|path| path.display().to_string()));
    sheet.push([Cell::new("settings"), shown(places.config.as_ref().map(|folder| folder.join(CONFIG_FILE)))]);
    for (what, file) in [("cues of your own", CUES_FILE), ("names of your own", NAMES_FILE)] {
        sheet.push([Cell::new(what), shown(places.config.as_ref().map(|folder| folder.join(file)))]);
    }
    sheet.push([Cell::new("state"), shown(places.state.clone())]);
    let feeds = places.data.as_ref().map(|folder| folder.join("feeds"));
    let rules = places.config.as_ref().map(|folder| folder.join(RULES_FILE));
    let own = places.data.as_deref().map(Folder::of);
    sheet.push([Cell::new("your own ledger"), shown(own.as_ref().map(Folder::ledger))]);
    sheet.push([Cell::new("its journal of decisions"), shown(own.as_ref().map(Folder::journal))]);
    sheet.push([Cell::new("its inbox"), shown(own.as_ref().map(Folder::inbox))]);
    sheet.push([Cell::new("rules for accepting unasked"), shown(rules)]);
    sheet.push([Cell::new("feeds and their items"), shown(feeds)]);
    for folder in &globals.data {
        sheet.push([Cell::new("laid over the edition"), shown(Some(folder.clone()))]);
    }
    print_sheet(&sheet, globals.format.unwrap_or(Format::Table))?;
    let problems = settings_problems(&Config::load(&places, None));
    if problems.is_empty() {
        return Ok(());
    }
    let count = show::count(problems.len(), "problem", "problems");
    let told = CliError::new(Trouble::Ledger, format!("{count} in the settings; what is wrong is left out"));
    Err(problems.iter().fold(told, |told, problem| told.hint(problem.to_string())))
}

/// What is wrong with the files of settings, with actions that the browser does not know.
fn settings_problems(config: &Config) -> Vec<Problem> {
    let names: Vec<&str> = Action::ALL.iter().map(|action| action.name()).collect();
    config.problems.iter().cloned().chain(config.keys().unknown_actions(&names)).collect()
}

/// Prints completions for a shell.
pub fn completions(shell: Shell, command: &mut clap::Command) -> Result<(), CliError> {
    let mut text = Vec::new();
    clap_complete::generate(shell, command, "touchline", &mut text);
    print(&String::from_utf8_lossy(&text))
}

/// Prints the manual page.
pub fn man(command: clap::Command) -> Result<(), CliError> {
    let mut text = Vec::new();
    clap_mangen::Man::new(command).render(&mut text)?;
    print(&String::from_utf8_lossy(&text))
}
