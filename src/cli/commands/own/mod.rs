//! The user's own ledger from the command line: inbox, journal, undo, add, correct.

mod add;
mod correct;
mod inbox;
mod journal;
mod take;

use std::path::PathBuf;

use chrono::Utc;

use crate::cli::error::{CliError, Trouble};
use crate::cli::output::tell;
use crate::config::{Places, user_name};
use crate::own::{Hand, Own, OwnError};

pub use add::{AddCommand, add};
pub use correct::{CorrectArgs, correct};
pub use inbox::{InboxCommand, inbox};
pub use journal::{journal, undo};
pub(super) use take::{rules, take};

impl From<OwnError> for CliError {
    fn from(error: OwnError) -> Self {
        let trouble = match &error {
            OwnError::Held { .. } | OwnError::Io { .. } | OwnError::NotYet { .. } => Trouble::Io,
            OwnError::Broken { .. } => Trouble::Ledger,
            OwnError::Unknown { .. } | OwnError::Decided { .. } | OwnError::Fixed { .. } => Trouble::Answer,
            OwnError::Value { .. } => Trouble::Usage,
        };
        let said = Self::new(trouble, crate::text::sanitise(&error.to_string()));
        match error {
            OwnError::Held { .. } => said.hint("wait until it is done, or close it, and try again"),
            OwnError::NotYet { .. } => said.hint("nothing is lost: the next start brings it into the ledger"),
            OwnError::Broken { .. } => said.hint("mend the file, or move it away, and try again"),
            OwnError::Unknown { near, .. } if !near.is_empty() => {
                said.hint(format!("did you mean {}?", crate::text::sanitise(&near.join(", or "))))
            }
            OwnError::Value { expected: Some(expected), .. } => said.hint(format!("expected {expected}")),
            OwnError::Io { source, .. } if source.kind() == std::io::ErrorKind::StorageFull => {
                said.hint("make room; what was confirmed before is safe")
            }
            _ => said,
        }
    }
}

/// The folder of the user's data.
pub(super) fn data() -> Result<PathBuf, CliError> {
    Places::find().data.ok_or_else(|| {
        CliError::new(Trouble::Io, "nothing says where your data lie").hint("set TOUCHLINE_DATA_DIR to a folder")
    })
}

/// Opens the user's own ledger to write.
pub(super) fn open() -> Result<Own, CliError> {
    let own = Own::open(&data()?)?;
    told(&own);
    Ok(own)
}

/// Looks at the user's own ledger.
pub(super) fn look() -> Result<Own, CliError> {
    let own = Own::look(&data()?)?;
    told(&own);
    Ok(own)
}

/// Tells what of it could not be read or was left as it is.
fn told(own: &Own) {
    for line in own.journal().unreadable() {
        let path = own.folder().journal();
        tell(&format!("warning: {}:{}: {}: the line is kept and left alone", path.display(), line.line, line.why));
    }
    if own.inbox().unreadable() > 0 {
        let path = own.folder().inbox();
        tell(&format!(
            "warning: {}: {} lines cannot be read and are left alone",
            path.display(),
            own.inbox().unreadable()
        ));
    }
    for edited in own.hand_edited() {
        tell(&format!(
            "warning: {}: the {} `{}` was edited by hand, and stays so",
            edited.file, edited.what, edited.id
        ));
    }
}

/// Who decides, now. A clock that was set back is told of: the journal goes by its numbers.
pub(super) fn hand(own: &Own) -> Hand {
    let now = Utc::now();
    if let Some(last) = own.journal().decisions().last().filter(|last| last.at > now) {
        tell(&format!(
            "warning: the clock is behind the last decision ({}): the journal keeps its order by number",
            last.at.format("%Y-%m-%d %H:%M")
        ));
    }
    Hand { who: user_name(), now }
}
