//! `config`, `completions` and `man`: what belongs to having the program installed.

use clap_complete::Shell;

use crate::cli::args::Globals;
use crate::cli::error::CliError;
use crate::cli::output::{print, print_sheet};
use crate::export::{Cell, Column, Sheet};

/// Says where settings, state and ledgers lie.
pub fn config(globals: &Globals) -> Result<(), CliError> {
    let mut sheet = Sheet::new([Column::new("what", "What"), Column::new("path", "Where").min(20)]);
    let mut line = |what: &str, path: std::path::PathBuf| {
        sheet.push([Cell::new(what), Cell::new(path.display().to_string())]);
    };
    for folder in &globals.data {
        line("ledger laid over the edition", folder.clone());
    }
    print_sheet(&sheet, globals.format.unwrap_or(crate::cli::args::Format::Table))
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
