//! `read`: from articles to claims and facts, each with the words that carry it.

mod explain;
mod inputs;
mod marked;
mod rows;

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print, print_json, print_sheet, tell};
use crate::cli::session::{Session, Stamp};
use crate::config::{Places, own_lists};
use crate::ingest::{Document, Reader, Reading, Trouble as Unread, each};
use crate::model::Day;
use crate::show;
use crate::text::sanitise;

use super::own::take;
use explain::{ExplainedJson, Look};
use inputs::{Input, inputs};

/// The longest line of an explained text.
const WIDEST: usize = 100;

/// What to read.
#[derive(clap::Args, Debug, Clone, Default)]
pub struct ReadArgs {
    /// Articles: text files, saved pages, JSON; folders of them; `-` for what is piped in
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// Show the text with what was seen in it, and why each claim was made
    #[arg(long)]
    pub explain: bool,
    /// Put what they claim into the inbox, to be decided about
    #[arg(long, conflicts_with = "explain")]
    pub into_inbox: bool,
}

#[derive(Serialize)]
struct ReadJson<D: Serialize> {
    #[serde(flatten)]
    stamp: Stamp,
    documents: D,
}

/// Reads articles and prints what they claim.
pub fn read(session: &Session, args: &ReadArgs) -> Result<ExitCode, CliError> {
    if args.explain && !explain::can_show(session.format) {
        return Err(CliError::new(Trouble::Usage, "--explain shows a text: it prints as table or json"));
    }
    let inputs = inputs(&args.files)?;
    let reader = own_reader(session);
    if args.explain {
        return explained(session, &reader, &inputs);
    }
    let day = session.clock.as_of;
    let read = each(&inputs, |input| {
        let document = dated(input.document(), day);
        (reader.read(&document), args.into_inbox.then_some(document.text))
    });
    let (readings, texts): (Vec<Reading>, Vec<Option<String>>) = read.into_iter().unzip();
    let all: Vec<&Reading> = readings.iter().collect();
    complain(&all);
    if args.into_inbox {
        into_inbox(session, &readings, &texts)?;
    }
    match session.format {
        Format::Table if args.into_inbox => {}
        Format::Json => print_json(&ReadJson { stamp: session.stamp(), documents: &readings })?,
        Format::Table => print(&rows::pages(&readings))?,
        format => print_sheet(&rows::sheet(&readings), format)?,
    }
    Ok(ExitCode::from(verdict(&inputs, &all)))
}

/// The reader with the user's own cues and names; what is wrong with those is told.
fn own_reader(session: &Session) -> Reader<'_> {
    let (lists, mut problems) = own_lists(&Places::find());
    let reader = Reader::with_lists(session.ledger(), &lists);
    problems.extend(reader.problems().into_iter().map(|problem| problem.message));
    for problem in problems {
        tell(&format!("warning: {}", sanitise(&problem)));
    }
    reader
}

/// Reads articles and prints them with what was seen where.
fn explained(session: &Session, reader: &Reader, inputs: &[Input]) -> Result<ExitCode, CliError> {
    let day = session.clock.as_of;
    let explained = each(inputs, |input| {
        let document = dated(input.document(), day);
        let explanation = reader.explain(&document);
        (document.text, explanation)
    });
    let all: Vec<&Reading> = explained.iter().map(|(_, explanation)| &explanation.reading).collect();
    complain(&all);
    if session.format == Format::Json {
        let documents: Vec<ExplainedJson> = explained.iter().map(ExplainedJson::from).collect();
        print_json(&ReadJson { stamp: session.stamp(), documents })?;
    } else {
        let look = look();
        let read = explained.iter().filter(|(_, explanation)| rows::was_read(&explanation.reading));
        let pages: Vec<String> = read.map(|(text, marks)| explain::page(text, marks, look)).collect();
        print(&pages.join("\n"))?;
    }
    Ok(ExitCode::from(verdict(inputs, &all)))
}

/// As wide as the terminal, but no wider than one reads with ease.
fn look() -> Look {
    let screen = io::stdout().is_terminal();
    let cells = if screen { crate::tui::terminal_width().unwrap_or(WIDEST).clamp(20, WIDEST) } else { WIDEST };
    let colour = screen && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    Look { cells, colour }
}

/// Puts what was read into the inbox, each with the text that its words stand in.
fn into_inbox(session: &Session, readings: &[Reading], texts: &[Option<String>]) -> Result<(), CliError> {
    let pairs = readings.iter().zip(texts);
    let arrived = take(session, pairs.map(|(reading, text)| (reading, text.as_deref().unwrap_or_default(), None)))?;
    let more = if arrived.new > 0 { ": `touchline inbox` lists them" } else { "" };
    let line = show::arrived(&arrived) + more;
    if session.format == Format::Table {
        return print(&(line + "\n"));
    }
    tell(&line);
    Ok(())
}

/// An article that does not say its day is read as of the day that is looked at.
fn dated(mut document: Document, day: Day) -> Document {
    document.day.get_or_insert(day);
    document
}

/// Tells on stderr what was wrong with documents.
fn complain(readings: &[&Reading]) {
    for reading in readings {
        let path = reading.document.path.as_deref().unwrap_or("-");
        for problem in &reading.problems {
            tell(&format!("warning: {}: {}", sanitise(path), sanitise(&problem.message)));
        }
    }
}

/// The exit code: what could not be read at all outweighs what is no article, and that counts where
/// it was named; in a folder other things may lie about. It is a no where nothing had football in it.
fn verdict(inputs: &[Input], readings: &[&Reading]) -> u8 {
    let unread = |reading: &Reading| reading.problems.iter().map(|p| p.code).find(|code| code.stops());
    let all = || inputs.iter().zip(readings).map(|(input, reading)| (input, unread(reading)));
    if all().any(|(_, unread)| unread == Some(Unread::Unreadable)) {
        return Trouble::Io.code();
    }
    let no_article = |code| matches!(code, Unread::Binary | Unread::TooLong | Unread::Json);
    if all().any(|(input, unread)| input.is_named() && unread.is_some_and(no_article)) {
        return Trouble::Ledger.code();
    }
    if all().all(|(_, unread)| unread.is_some()) {
        return Trouble::Answer.code();
    }
    0
}
