//! What every command works on: the opened ledger and the two clocks.

use std::cell::OnceCell;
use std::path::PathBuf;

use serde::Serialize;

use crate::config::Places;
use crate::desk::{NameBook, NameError, Today};
use crate::ledger::{Ledger, OpenOptions, Opened, Problem, Severity, open};
use crate::model::{Clock, ClubId, Day, PlayerId, SagaId, Season, SourceId};

use crate::own::{Folder, Own};
use crate::rumour::{self, Cut};

use super::args::{Format, Globals};
use super::cuts::{cut, words_of};
use super::error::{CliError, Trouble};

/// An opened ledger with the clocks and the format that the command line chose.
pub struct Session {
    /// What was opened.
    pub opened: Opened,
    /// Where it was read from.
    pub options: OpenOptions,
    /// The two clocks.
    pub clock: Clock,
    /// How to print.
    pub format: Format,
    /// What is left out, and the ledger with it.
    pub cut: Option<Ablated>,
    names: OnceCell<NameBook>,
}

impl Session {
    /// Opens the ledgers of the command line and sets the clocks.
    pub fn open(globals: &Globals) -> Result<Self, CliError> {
        let options =
            OpenOptions { bundled: !globals.no_bundled, folders: globals.data.clone(), ..OpenOptions::default() };
        let options = OpenOptions { own: own_ledger(globals), ..options };
        if !options.bundled && options.folders.is_empty() {
            return Err(CliError::new(Trouble::Usage, "--no-bundled leaves no ledger to read")
                .hint("name a folder with --data DIR"));
        }
        let opened = open(&options);
        usable(&opened)?;
        let as_of = as_of(globals, &opened)?;
        let season = match &globals.season {
            Some(text) => text
                .parse::<Season>()
                .map_err(|error| CliError::new(Trouble::Usage, format!("--season `{text}`: {error}")))?,
            None => opened
                .ledger
                .edition
                .season
                .filter(|_| as_of == opened.ledger.edition.as_of)
                .unwrap_or_else(|| Season::holding(as_of)),
        };
        let clock = Clock { as_of, season, as_known: globals.as_known };
        let format = globals.format.unwrap_or(Format::Table);
        let mut session = Self { opened, options, clock, format, cut: None, names: OnceCell::new() };
        session.leave_out(&globals.without)?;
        Ok(session)
    }

    /// Takes away what the command line leaves out; the whole ledger is kept beside it.
    fn leave_out(&mut self, texts: &[String]) -> Result<(), CliError> {
        if texts.is_empty() {
            return Ok(());
        }
        let cuts = texts.iter().map(|text| cut(self, text)).collect::<Result<Vec<Cut>, CliError>>()?;
        let without = cuts.iter().map(|cut| words_of(self.ledger(), *cut)).collect();
        let remaining = rumour::without(self.ledger(), &cuts);
        let whole = std::mem::replace(&mut self.opened.ledger, remaining);
        self.cut = Some(Ablated { cuts, whole, without });
        Ok(())
    }

    /// The ledger.
    pub fn ledger(&self) -> &Ledger {
        &self.opened.ledger
    }

    /// The ledger with what the command line leaves out: what is decided concerns all of it.
    pub fn whole(&self) -> &Ledger {
        self.cut.as_ref().map_or(&self.opened.ledger, |cut| &cut.whole)
    }

    /// What stands at the top of every JSON answer.
    pub fn stamp(&self) -> Stamp {
        Stamp {
            as_of: self.clock.as_of.to_string(),
            edition: self.ledger().edition.slug.to_string(),
            season: self.clock.season.to_string(),
            without: self.cut.as_ref().map(|cut| cut.without.clone()).unwrap_or_default(),
        }
    }

    /// Tells on stderr how many problems the ledgers have, so that nothing is missing silently.
    pub fn tell_problems(&self) {
        let errors = self.opened.problems.iter().filter(|p| p.severity == Severity::Error).count();
        if errors > 0 {
            super::output::tell(&format!(
                "warning: {errors} problem{} in the ledger left something out; `touchline check DIR` lists them",
                if errors == 1 { "" } else { "s" }
            ));
        }
    }

    /// The day's rumours, folded.
    pub fn today(&self) -> Today {
        Today::new(self.ledger(), &self.clock)
    }

    /// What finds names.
    pub fn names(&self) -> &NameBook {
        self.names.get_or_init(|| NameBook::new(self.ledger()))
    }

    /// The club that a text means.
    pub fn club(&self, text: &str) -> Result<ClubId, CliError> {
        self.names().club(self.ledger(), text).map_err(|e| unknown("club", text, e))
    }

    /// The player that a text means.
    pub fn player(&self, text: &str) -> Result<PlayerId, CliError> {
        self.names().player(self.ledger(), text).map_err(|e| unknown("player", text, e))
    }

    /// The source that a text means.
    pub fn source(&self, text: &str) -> Result<SourceId, CliError> {
        self.names().source(self.ledger(), text).map_err(|e| unknown("source", text, e))
    }

    /// The saga of an id.
    pub fn saga(&self, text: &str) -> Result<SagaId, CliError> {
        crate::desk::saga_named(self.ledger(), text).map_err(|e| unknown("saga", text, e))
    }
}

/// What was left out.
pub struct Ablated {
    /// What it is.
    pub cuts: Vec<Cut>,
    /// The ledger with it.
    pub whole: Ledger,
    /// What it is, in words.
    pub without: Vec<String>,
}

/// The top of every JSON answer.
#[derive(Serialize, Clone, Debug)]
pub struct Stamp {
    /// The as-of day.
    pub as_of: String,
    /// The edition's id.
    pub edition: String,
    /// The season looked at.
    pub season: String,
    /// What was left out, where anything was.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
}

/// The user's own ledger: laid over the bundled edition, to whose records it adds, and over
/// nothing else. What a process that was killed had confirmed is brought into it first.
fn own_ledger(globals: &Globals) -> Option<PathBuf> {
    let data = Places::find().data.filter(|_| !globals.no_own && !globals.no_bundled)?;
    if let Err(error) = Own::recover(&data) {
        super::output::tell(&format!("warning: {error}"));
    }
    Some(Folder::of(&data).ledger())
}

/// Refuses what is no ledger at all; one with faults is used as far as it goes.
fn usable(opened: &Opened) -> Result<(), CliError> {
    let found = |codes: &[&str]| opened.problems.iter().find(|problem| codes.contains(&problem.code));
    if let Some(problem) = found(&["no_such_folder"]) {
        return Err(CliError::new(Trouble::Io, told(problem)).hint("name a folder that exists with --data DIR"));
    }
    if let Some(problem) = found(&["newer_format"]) {
        return Err(CliError::new(Trouble::Ledger, told(problem)));
    }
    if opened.ledger.clubs.is_empty() && opened.ledger.players.is_empty() {
        let worst = opened.problems.iter().min_by_key(|problem| problem.severity);
        let message = worst.map_or_else(|| "the ledger holds no club and no player".to_string(), told);
        return Err(CliError::new(Trouble::Ledger, message).hint("`touchline check DIR` lists every problem"));
    }
    Ok(())
}

/// A problem as the reason of an error, which says so itself.
fn told(problem: &Problem) -> String {
    problem.to_string().replacen(": error: ", ": ", 1)
}

fn as_of(globals: &Globals, opened: &Opened) -> Result<Day, CliError> {
    match globals.as_of.as_deref() {
        None => Ok(opened.day),
        Some("latest") => Ok(opened.latest),
        Some("today") => Ok(Day::from_date(chrono::Local::now().date_naive())),
        Some(text) => text.parse().map_err(|error| {
            CliError::new(Trouble::Usage, format!("--as-of `{text}`: {error}"))
                .hint("a day as 2026-03-11, or `latest`, or `today`")
        }),
    }
}

fn unknown(kind: &str, text: &str, error: NameError) -> CliError {
    let text = crate::text::sanitise(text);
    match error {
        NameError::Unknown(near) if near.is_empty() => {
            CliError::new(Trouble::Answer, format!("no {kind} is called `{text}`"))
        }
        NameError::Unknown(near) => CliError::new(Trouble::Answer, format!("no {kind} is called `{text}`"))
            .hint(format!("did you mean {}?", near.join(", or "))),
        NameError::Ambiguous(several) => {
            CliError::new(Trouble::Answer, format!("`{text}` may mean several: {}", several.join(", ")))
                .hint("say it in full, or use the id")
        }
    }
}
