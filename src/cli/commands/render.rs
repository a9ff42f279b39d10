//! `render`: a view drawn without a terminal.

use crate::cli::args::{Globals, Render};
use crate::cli::error::{CliError, Trouble};
use crate::cli::session::Session;

/// Draws a view.
pub fn render(_session: &Session, _globals: &Globals, _render: &Render) -> Result<(), CliError> {
    Err(CliError::new(Trouble::Usage, "drawing is not built yet"))
}
