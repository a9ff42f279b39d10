//! `config`, `completions` and `man`: what belongs to having the program installed.

use std::path::PathBuf;

use clap_complete::Shell;

use crate::cli::args::{Format, Globals};
use crate::cli::error::CliError;
use crate::cli::output::{print, print_sheet};
use crate::config::{CONFIG_FILE, Places};
use crate::export::{Cell, Column, Sheet};

/// Says where settings, state and ledgers lie.
pub fn config(globals: &Globals) -> Result<(), CliError> {
    let places = Places::find();
    let mut sheet = Sheet::new([Column::new("what", "What"), Column::new("path", "Where").min(20)]);
    let shown = |path: Option<PathBuf>| Cell::from(path.map(|path| path.display().to_string()));
    sheet.push([Cell::new("settings"), shown(places.config.map(|folder| folder.join(CONFIG_FILE)))]);
    sheet.push([Cell::new("state"), shown(places.state)]);
    let feeds = places.data.as_ref().map(|folder| folder.join("feeds"));
    sheet.push([Cell::new("ledgers of your own"), shown(places.data)]);
    sheet.push([Cell::new("feeds and their items"), shown(feeds)]);
    for folder in &globals.data {
        sheet.push([Cell::new("laid over the edition"), shown(Some(folder.clone()))]);
    }
    print_sheet(&sheet, globals.format.unwrap_or(Format::Table))
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
