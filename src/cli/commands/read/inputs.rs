//! What the command line names to read: files, folders, standard input.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use crate::cli::error::{CliError, Trouble};
use crate::cli::output::tell;
use crate::ingest::{Document, files_under};

/// One thing to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Input {
    /// What is piped in.
    Piped,
    /// A file that was named.
    Named(PathBuf),
    /// A file of a folder that was named.
    Found(PathBuf),
}

impl Input {
    /// The document.
    pub fn document(&self) -> Document {
        match self {
            Self::Piped => Document::from_reader("-", io::stdin().lock()),
            Self::Named(path) | Self::Found(path) => Document::from_file(path),
        }
    }

    /// Whether it was asked for by name.
    pub const fn is_named(&self) -> bool {
        !matches!(self, Self::Found(_))
    }
}

/// The things to read, folders opened, each once.
pub fn inputs(named: &[PathBuf]) -> Result<Vec<Input>, CliError> {
    let mut inputs = Vec::new();
    for path in named {
        let more = if path == Path::new("-") {
            piped()
        } else if path.is_dir() {
            folder(path)?
        } else {
            vec![Input::Named(path.clone())]
        };
        inputs.extend(more);
    }
    let mut seen = std::collections::HashSet::new();
    inputs.retain(|input| match input {
        Input::Piped => seen.insert(PathBuf::from("-")),
        Input::Named(path) | Input::Found(path) => seen.insert(path.clone()),
    });
    Ok(inputs)
}

fn piped() -> Vec<Input> {
    if io::stdin().is_terminal() {
        tell("paste the article, then end it with Ctrl-D on a line of its own");
    }
    vec![Input::Piped]
}

fn folder(path: &Path) -> Result<Vec<Input>, CliError> {
    let shown = path.display().to_string();
    let shown = crate::text::sanitise(&shown);
    let files = files_under(path)
        .map_err(|error| CliError::new(Trouble::Io, format!("the folder {shown} cannot be read: {error}")))?;
    if files.is_empty() {
        return Err(CliError::new(Trouble::Answer, format!("there is nothing to read in the folder {shown}"))
            .hint("put articles there as text, saved pages or JSON; files whose names begin with a dot are left out"));
    }
    Ok(files.into_iter().map(Input::Found).collect())
}
