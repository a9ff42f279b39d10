//! No command: the browser.

use std::fs;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::SystemTime;

use crate::cli::args::Globals;
use crate::cli::error::{CliError, Trouble};
use crate::cli::session::Session;
use crate::config::{Config, FollowError, FollowFile, Follows, Places};
use crate::desk;
use crate::ledger::{Ledger, Problem, Severity, write_text};
use crate::model::ClubId;
use crate::tui::{self, ReadFrom, Start, Visit};

use super::digest::{LAST_VISIT, last_visit};

/// The file in the state folder that holds the id of the club looked at last.
const LAST_CLUB: &str = "last-club";

/// Opens the browser.
pub fn browse(globals: &Globals) -> Result<ExitCode, CliError> {
    // Before anything is read: whoever has no terminal need not wait for the answer.
    tui::check_terminal().map_err(|error| unusable(&error))?;
    let at = SystemTime::now();
    let session = Session::open(globals)?;
    let places = Places::find();
    let named = globals.club.as_deref().map(|name| session.club(name)).transpose()?;
    let club = named.or_else(|| last_club(session.ledger(), &places));
    let read_from = Some(ReadFrom { options: session.options.clone(), at });
    let (follows, told) = match FollowFile::of(&places).and_then(|file| file.read()) {
        Ok(follows) => (follows, None),
        // Nowhere to keep it is told when somebody is to be kept.
        Err(FollowError::NoFolder) => (Follows::default(), None),
        Err(error) => (Follows::default(), Some(error)),
    };
    let visited = last_visit(&places);
    let mut config = Config::load(&places, None);
    config.problems.extend(told.map(|error| problem_of(&error)));
    let start = Start { read_from, follows, visited, places: places.clone(), ..start(session, club, config) };
    let ending = tui::run(start, |visit| remember(&places, visit)).map_err(|error| unusable(&error))?;
    Ok(ExitCode::from(ending.exit_code as u8))
}

/// What the browser opens with: the session's ledger and clock, its opening day to come back to.
pub(super) fn start(session: Session, club: Option<ClubId>, config: Config) -> Start {
    let Session { opened, clock, cut, .. } = session;
    let home = desk::opening_clock(&opened, clock.as_known);
    Start {
        problems: opened.problems,
        ledger: Arc::new(opened.ledger),
        cut: cut.map(|cut| (Arc::new(cut.whole), cut.cuts)),
        read_from: None,
        clock,
        home,
        latest: opened.latest,
        club,
        config,
        follows: Follows::default(),
        visited: None,
        places: Places::default(),
    }
}

/// The club looked at last, if it is still in the ledger.
fn last_club(ledger: &Ledger, places: &Places) -> Option<ClubId> {
    let text = fs::read_to_string(places.state.as_ref()?.join(LAST_CLUB)).ok()?;
    ledger.index.clubs.get(text.trim()).copied()
}

/// Keeps the club for the next time. A state folder that cannot be written is no trouble.
fn remember(places: &Places, visit: &Visit) {
    let Some(folder) = &places.state else { return };
    let _ = write_text(&folder.join(LAST_VISIT), &format!("{}\n", visit.day));
    if let Some(club) = &visit.club {
        let _ = write_text(&folder.join(LAST_CLUB), &format!("{club}\n"));
    }
}

/// A file of follows that cannot be read, told with the settings' problems.
fn problem_of(error: &FollowError) -> Problem {
    Problem {
        severity: Severity::Warning,
        code: "follows",
        file: "follows.json".into(),
        layer: 0,
        place: None,
        path: String::new(),
        what: error.to_string(),
        expected: None,
        nearest: None,
    }
}

fn unusable(error: &tui::TerminalError) -> CliError {
    let trouble = match error {
        tui::TerminalError::Io(_) => Trouble::Io,
        tui::TerminalError::NotATerminal { .. } | tui::TerminalError::Dumb => Trouble::Usage,
    };
    CliError::new(trouble, error.to_string())
        .hint("`touchline depth CLUB` prints a chart")
        .hint("`touchline render depth` draws a view without a terminal")
}
