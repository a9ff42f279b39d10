//! What `--without` leaves out.

use crate::ledger::{Ledger, words};
use crate::rumour::Cut;

use super::error::{CliError, Trouble};
use super::session::Session;

/// The cut that a text means: `unnamed`, `before:DAY`, `kind:outlet`, `tier:0`, `tier:u`, else a source.
pub fn cut(session: &Session, text: &str) -> Result<Cut, CliError> {
    let usage = |message: String| CliError::new(Trouble::Usage, format!("--without `{text}`: {message}"));
    match text.split_once(':').map(|(what, of)| (what.trim(), of.trim())) {
        None if text.trim().eq_ignore_ascii_case("unnamed") => Ok(Cut::Unnamed),
        Some(("before", day)) => day.parse().map(Cut::Before).map_err(|error| usage(error.to_string())),
        Some(("kind", kind)) => {
            let known = words::SOURCES.iter().find(|(word, _)| word.eq_ignore_ascii_case(kind));
            known.map(|(_, kind)| Cut::Kind(*kind)).ok_or_else(|| {
                let all: Vec<&str> = words::SOURCES.iter().map(|(word, _)| *word).collect();
                usage("no kind of source".to_string()).hint(format!("one of {}", all.join(", ")))
            })
        }
        Some(("tier", "0")) => Ok(Cut::OnRecord),
        Some(("tier", "u" | "U")) => Ok(Cut::Unproven),
        Some(("tier", _)) => {
            Err(usage("no such tier".to_string()).hint("0 (clubs, leagues, on the record) or u (unproven: all others)"))
        }
        Some(("source", name)) => session.source(name).map(Cut::Source),
        _ => session.source(text).map(Cut::Source),
    }
}

/// A cut in words.
pub fn words_of(ledger: &Ledger, cut: Cut) -> String {
    match cut {
        Cut::Source(id) => ledger[id].name.to_string(),
        Cut::Kind(kind) => format!("kind:{}", words::code(words::SOURCES, kind)),
        Cut::OnRecord => "tier:0".to_string(),
        Cut::Unproven => "tier:u".to_string(),
        Cut::Unnamed => "unnamed".to_string(),
        Cut::Before(day) => format!("before:{day}"),
    }
}
