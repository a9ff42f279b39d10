//! No command: the browser.

use std::process::ExitCode;

use crate::cli::args::Globals;
use crate::cli::error::{CliError, Trouble};

/// Opens the browser.
pub fn browse(_globals: &Globals) -> Result<ExitCode, CliError> {
    Err(CliError::new(Trouble::Usage, "the browser is not built yet"))
}
