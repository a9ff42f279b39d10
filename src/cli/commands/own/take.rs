//! Readings put into the inbox, and what the user's rules accept of them at once.

use std::fmt;
use std::fs;
use std::io;

use crate::cli::error::CliError;
use crate::cli::output::tell;
use crate::cli::session::Session;
use crate::config::Places;
use crate::ingest::Reading;
use crate::own::{RULES_FILE, Rules, Taken};
use crate::show;

use super::{hand, open};

/// What came of putting readings into the inbox.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Arrived {
    /// New items.
    pub new: usize,
    /// Items that were there already.
    pub known: usize,
    /// Of the new ones, those that a rule accepted.
    pub accepted: usize,
}

impl fmt::Display for Arrived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} new in the inbox", show::count(self.new, "item", "items"))?;
        if self.known > 0 {
            write!(f, ", {} there already", self.known)?;
        }
        if self.accepted > 0 {
            write!(f, ", {} accepted by your rules", self.accepted)?;
        }
        f.write_str(if self.new > 0 { ": `touchline inbox` lists them" } else { "" })
    }
}

/// Puts readings into the inbox, each with its text and the feed that brought it.
pub fn take<'r>(
    session: &Session,
    readings: impl IntoIterator<Item = (&'r Reading, &'r str, Option<&'r str>)>,
) -> Result<Arrived, CliError> {
    let mut own = open()?;
    let Taken { new, known } = own.take_in_all(session.whole(), readings)?;
    let rules = rules();
    let by = hand(&own);
    let accepted = own.accept_by(session.whole(), &new, &rules, &by)?;
    Ok(Arrived { new: new.len(), known, accepted: accepted.len() })
}

/// The user's rules for accepting unasked; there are none unless somebody wrote them.
fn rules() -> Rules {
    let Some(path) = Places::find().config.map(|folder| folder.join(RULES_FILE)) else { return Rules::default() };
    let rules = match fs::read_to_string(&path) {
        Ok(text) => Rules::parse(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Rules::default(),
        Err(error) => {
            tell(&format!("warning: {}: {error}: nothing is accepted unasked", path.display()));
            Rules::default()
        }
    };
    for problem in &rules.problems {
        tell(&format!("warning: {}: such a rule accepts nothing", crate::text::sanitise(problem)));
    }
    rules
}
