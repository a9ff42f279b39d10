//! Printing: results on stdout, problems on stderr, a closed pipe is no error.

use std::io::{self, ErrorKind, IsTerminal, Write};

use crate::export::{Sheet, to_json};

use super::args::Format;
use super::error::{CliError, Trouble};

/// Writes a result to stdout. Who closed the pipe has seen enough: that ends the program well.
pub fn print(text: &str) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(CliError::new(Trouble::Io, format!("cannot write the result: {error}"))),
    }
}

/// Writes a line about the work to stderr; nobody listening is no error.
pub fn tell(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Whether stderr shows colours to a person.
pub fn stderr_has_colour() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}

/// How wide a table may be: the terminal's width, or as wide as it likes in a pipe.
pub fn table_width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    None
}

/// Prints rows in a row format; JSON is made by the command itself.
pub fn print_sheet(sheet: &Sheet, format: Format) -> Result<(), CliError> {
    let text = match format {
        Format::Csv => sheet.to_csv(),
        Format::Markdown => sheet.to_markdown(),
        Format::Table => sheet.to_table(table_width()),
        Format::Json | Format::Text | Format::Ansi | Format::Svg => {
            return Err(CliError::new(Trouble::Usage, "this command prints table, json, csv or markdown"));
        }
    };
    print(&text)
}

/// Prints a value as JSON for programs.
pub fn print_json(value: &impl serde::Serialize) -> Result<(), CliError> {
    let text = to_json(value).map_err(|error| CliError::new(Trouble::Io, error.to_string()))?;
    print(&text)
}
