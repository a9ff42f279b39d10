//! `read`: from articles to claims and facts, each with the words that carry it.

mod inputs;
mod rows;

use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print, print_json, print_sheet, tell};
use crate::cli::session::{Session, Stamp};
use crate::ingest::{Document, Reader, Reading, Trouble as Unread, each};
use crate::model::Day;
use crate::text::sanitise;

use inputs::{Input, inputs};

/// What to read.
#[derive(clap::Args, Debug, Clone, Default)]
pub struct ReadArgs {
    /// Articles: text files, saved pages, JSON; folders of them; `-` for what is piped in
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
}

#[derive(Serialize)]
struct ReadJson<'r> {
    #[serde(flatten)]
    stamp: Stamp,
    documents: &'r [Reading],
}

/// Reads articles and prints what they claim.
pub fn read(session: &Session, args: &ReadArgs) -> Result<ExitCode, CliError> {
    let inputs = inputs(&args.files)?;
    let reader = Reader::new(session.ledger());
    let day = session.clock.as_of;
    let readings = each(&inputs, |input| reader.read(&dated(input.document(), day)));
    for reading in &readings {
        complain(reading);
    }
    match session.format {
        Format::Json => print_json(&ReadJson { stamp: session.stamp(), documents: &readings })?,
        Format::Table => print(&rows::pages(&readings))?,
        format => print_sheet(&rows::sheet(&readings), format)?,
    }
    Ok(ExitCode::from(verdict(&inputs, &readings)))
}

/// An article that does not say its day is read as of the day that is looked at.
fn dated(mut document: Document, day: Day) -> Document {
    document.day.get_or_insert(day);
    document
}

/// Tells on stderr what was wrong with a document.
fn complain(reading: &Reading) {
    let path = reading.document.path.as_deref().unwrap_or("-");
    for problem in &reading.problems {
        tell(&format!("warning: {}: {}", sanitise(path), sanitise(&problem.message)));
    }
}

/// The exit code: what could not be read at all outweighs what is no article, and that counts where
/// it was named; in a folder other things may lie about. It is a no where nothing had football in it.
fn verdict(inputs: &[Input], readings: &[Reading]) -> u8 {
    let unread = |reading: &Reading| reading.problems.iter().map(|p| p.code).find(|code| stops(*code));
    let all = || inputs.iter().zip(readings).map(|(input, reading)| (input, unread(reading)));
    if all().any(|(_, unread)| unread == Some(Unread::Unreadable)) {
        return Trouble::Io.code();
    }
    let no_article = |code| matches!(code, Unread::Binary | Unread::Encoding | Unread::TooLong | Unread::Json);
    if all().any(|(input, unread)| input.is_named() && unread.is_some_and(no_article)) {
        return Trouble::Ledger.code();
    }
    if all().all(|(_, unread)| unread.is_some()) {
        return Trouble::Answer.code();
    }
    0
}

/// Whether nothing was read of a document with that problem.
const fn stops(code: Unread) -> bool {
    !matches!(code, Unread::Cues | Unread::Other)
}
