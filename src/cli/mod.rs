//! The command line: one file per command, each asking the desk and printing what it says.

mod args;
mod commands;
mod cuts;
mod error;
mod output;
mod rows;
mod session;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::{Command, CommandLine};
use error::CliError;
use session::Session;

/// Runs the program: reads the arguments, does what they say, gives the exit code.
///
/// 0 fine, 1 the answer is no, 2 usage, 3 a broken ledger, 4 reading, writing or the network.
pub fn main() -> ExitCode {
    let line = match CommandLine::try_parse() {
        Ok(line) => line,
        Err(error) => return usage(&error),
    };
    match run(line) {
        Ok(code) => code,
        Err(error) => {
            output::tell(&error.to_string());
            ExitCode::from(error.trouble.code())
        }
    }
}

/// Prints help and versions as results, everything else as a problem.
fn usage(error: &clap::Error) -> ExitCode {
    // A closed pipe behind `--help` is no trouble.
    let _ = error.print();
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => ExitCode::SUCCESS,
        _ => ExitCode::from(2),
    }
}

fn run(line: CommandLine) -> Result<ExitCode, CliError> {
    let globals = &line.globals;
    let Some(command) = line.command else {
        return commands::browse(globals);
    };
    match command {
        Command::Schema => commands::schema()?,
        Command::Check { dir } => return commands::check(globals, dir.as_ref()),
        Command::Import(wanted) => return commands::import(globals, &wanted),
        Command::Config => commands::config(globals)?,
        Command::Completions { shell } => commands::completions(shell, &mut CommandLine::command())?,
        Command::Man => commands::man(CommandLine::command())?,
        Command::Render(render) => {
            let session = Session::open(globals)?;
            session.tell_problems();
            commands::render(session, globals, &render)?;
        }
        Command::Sync(wanted) => {
            let session = Session::open(globals)?;
            session.tell_problems();
            return commands::sync(&session, &wanted);
        }
        Command::Inbox { what } => {
            let session = Session::open(globals)?;
            session.tell_problems();
            return commands::inbox(&session, what);
        }
        Command::Undo { number } => commands::undo(number)?,
        Command::Read(wanted) => {
            let session = Session::open(globals)?;
            session.tell_problems();
            return commands::read(&session, &wanted);
        }
        command => {
            let session = Session::open(globals)?;
            session.tell_problems();
            answer(&session, globals, command)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The commands that ask an opened ledger.
fn answer(session: &Session, globals: &args::Globals, command: Command) -> Result<(), CliError> {
    let club = globals.club.as_deref().map(|name| session.club(name)).transpose()?;
    match command {
        Command::Clubs => commands::clubs(session, club),
        Command::Squad { club } => commands::squad(session, &club),
        Command::Depth { club, position } => commands::depth(session, &club, position.as_deref()),
        Command::Player { name } => commands::player(session, &name),
        Command::Contracts(filter) => commands::contracts(session, club, &filter),
        Command::Query { expression } => commands::query(session, &expression),
        Command::Injuries => commands::injuries(session, club),
        Command::Windows => commands::windows(session, club),
        Command::Rumours(filter) => commands::rumours(session, club, &filter),
        Command::Saga { id, history } => commands::saga(session, &id, history),
        Command::Sources => commands::sources(session),
        Command::Source { name, prior } => commands::source(session, &name, prior),
        Command::Contradictions => commands::contradictions(session, club),
        Command::Calibrate(wanted) => commands::calibrate(session, &wanted),
        Command::Facts { player } => commands::facts(session, club, player.as_deref()),
        Command::Feeds { what } => commands::feeds(session, what),
        Command::Digest(wanted) => commands::digest(session, club, &wanted),
        Command::Follow { name } => commands::follow(session, &name),
        Command::Unfollow { name } => commands::unfollow(session, &name),
        Command::Follows => commands::follows(session),
        Command::Add(what) => commands::add(session, &what),
        Command::Correct(wanted) => {
            let club = club.map(|club| session.ledger()[club].slug.to_string());
            commands::correct(session, club.as_deref(), &wanted)
        }
        Command::Journal { limit } => commands::journal(session, limit),
        Command::WhatIf(what_if) => commands::what_if(session, globals, club, &what_if),
        Command::Render(_)
        | Command::Sync(_)
        | Command::Read(_)
        | Command::Import(_)
        | Command::Inbox { .. }
        | Command::Undo { .. }
        | Command::Check { .. }
        | Command::Schema
        | Command::Config
        | Command::Completions { .. }
        | Command::Man => Ok(()),
    }
}
