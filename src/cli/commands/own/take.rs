//! Readings put into the inbox, and what the user's rules accept of them at once.

use crate::cli::error::CliError;
use crate::cli::output::tell;
use crate::cli::session::Session;
use crate::config::{Places, own_rules};
use crate::own::{Arrived, Brought, Rules};

use super::{hand, open};

/// Puts readings into the inbox, each with its text and the feed that brought it.
pub fn take<'r>(session: &Session, readings: impl IntoIterator<Item = Brought<'r>>) -> Result<Arrived, CliError> {
    let mut own = open()?;
    let by = hand(&own);
    Ok(own.arrive(session.whole(), readings, &rules(), &by)?)
}

/// The user's rules for accepting unasked; what is wrong with them is told.
pub fn rules() -> Rules {
    let rules = own_rules(&Places::find());
    for problem in &rules.problems {
        tell(&format!("warning: {}: such a rule accepts nothing", crate::text::sanitise(problem)));
    }
    rules
}
