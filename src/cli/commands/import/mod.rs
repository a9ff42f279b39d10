//! `import`: other people's data into a ledger's folder, with a report of what it came to.

mod inputs;
mod own;
mod progress;
mod report;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;

use crate::cli::args::Globals;
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::tell;
use crate::feed::fetch::Cancel;
use crate::import::{
    Answers, Changes, FolderError, Harvest, Kind, Known, Options, Plan, Source, known_day, named_day, plan,
};
use crate::ledger::{OpenOptions, open};
use crate::model::Day;
use crate::own::Folder;
use crate::text::sanitise;

use progress::Shown;

/// What to import.
#[derive(clap::Args, Debug, Clone)]
pub struct ImportArgs {
    /// What the files are
    #[arg(value_name = "KIND", value_parser = PossibleValuesParser::new(Kind::ALL.map(Kind::name)))]
    pub kind: String,
    /// Files or addresses; `-` reads the standard input
    #[arg(value_name = "FILE|URL", required = true)]
    pub files: Vec<String>,
    /// The ledger folder to write into (else your own ledger, where `undo` takes it back)
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// The day from which it was known (else the day in the file's name, or the newest inside)
    #[arg(long, value_name = "DAY")]
    pub known: Option<String>,
    /// Say what would change and how columns are understood; write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// What a column means: `born=dob`, `club=Team`; or how its dates are written: `born=dd/mm` (repeatable)
    #[arg(long, value_name = "MEANING=COLUMN")]
    pub map: Vec<String>,
    /// Answer a doubt: `KEY=ID` for somebody of the ledger, `KEY=new` for somebody new (repeatable)
    #[arg(long, value_name = "KEY=ID")]
    pub answer: Vec<String>,
    /// Also those who no longer play, where a table has them
    #[arg(long)]
    pub everyone: bool,
}

/// What one import came to.
struct Done {
    /// How its files are called.
    files: Vec<String>,
    known: Option<Known>,
    harvest: Harvest,
    plan: Plan,
    /// The files of the folder that change.
    changed: Vec<PathBuf>,
    /// How many of them were written.
    written: usize,
    seconds: f64,
}

/// Imports files, each snapshot by itself, and tells what it came to.
pub fn import(globals: &Globals, args: &ImportArgs) -> Result<ExitCode, CliError> {
    let kind = Kind::named(&args.kind)
        .ok_or_else(|| CliError::new(Trouble::Usage, format!("`{}` is no kind of data", args.kind)))?;
    let work = Work::new(globals, args, kind)?;
    let cancel = Cancel::new();
    super::sync::listen(&cancel)?;
    let mut shown = Shown::new(globals, &cancel);
    let inputs = inputs::read(&args.files, &cancel)?;
    let mut sources = Vec::new();
    let mut refused = Vec::new();
    for input in inputs {
        match Source::open(input) {
            Ok(source) => sources.push(source),
            Err(problem) => refused.push(*problem),
        }
    }
    let mut done = Vec::new();
    for group in kind.groups(sources) {
        if let Some(one) = work.one(&group, &mut shown)? {
            done.push(one);
        }
        shown.clear();
        if cancel.is_cancelled() {
            break;
        }
    }
    report::report(globals, args, &done, &refused)?;
    if cancel.is_cancelled() {
        let error = CliError::new(Trouble::Io, "cancelled");
        return Err(error.hint("what was written is whole; the same import again goes on from there"));
    }
    let nothing: Vec<&Done> = done.iter().filter(|one| one.plan.tally.came_to_nothing()).collect();
    for one in &nothing {
        tell(&format!("{}: nothing of it could be used", sanitise(&one.files.join(", "))));
    }
    let bad = !refused.is_empty() || done.iter().any(|one| one.harvest.file_refused);
    Ok(match (bad, nothing.is_empty()) {
        (true, _) => ExitCode::from(Trouble::Ledger.code()),
        (false, false) => ExitCode::from(Trouble::Answer.code()),
        (false, true) => ExitCode::SUCCESS,
    })
}

/// Everything that holds for each of several imports.
struct Work<'w> {
    kind: Kind,
    options: Options,
    answers: Answers,
    given: Option<Day>,
    folder: PathBuf,
    ledgers: OpenOptions,
    args: &'w ImportArgs,
}

impl<'w> Work<'w> {
    fn new(globals: &Globals, args: &'w ImportArgs, kind: Kind) -> Result<Self, CliError> {
        let usage = |message: String| CliError::new(Trouble::Usage, message);
        let given = args.known.as_deref().map(str::parse::<Day>).transpose();
        let given = given.map_err(|error| usage(format!("--known: {error}")).hint("a day as 2026-03-11"))?;
        let map = |text: &String| {
            let (meaning, column) = text.split_once('=')?;
            Some((meaning.trim().to_owned(), column.trim().to_owned()))
        };
        let mapped: Option<Vec<_>> = args.map.iter().map(map).collect();
        let mapped = mapped.ok_or_else(|| usage("--map takes MEANING=COLUMN, such as `born=dob`".into()))?;
        let mut answers = Answers::read(args.answer.iter().map(String::as_str)).map_err(usage)?;
        if args.into.is_none() {
            answers.add(own::answers()?);
        }
        let folder = match &args.into {
            Some(folder) => folder.clone(),
            None => Folder::of(&super::own::data()?).ledger(),
        };
        let mut folders: Vec<PathBuf> = globals.data.iter().filter(|data| **data != folder).cloned().collect();
        if folder.exists() {
            folders.push(folder.clone());
        }
        Ok(Self {
            kind,
            options: Options { map: mapped, everyone: args.everyone, known: given },
            answers,
            given,
            ledgers: OpenOptions { bundled: !globals.no_bundled, folders, ..OpenOptions::default() },
            folder,
            args,
        })
    }

    /// One import: read, compare, write. `None` where somebody asked to stop before it was compared.
    fn one(&self, sources: &[Source], shown: &mut Shown<'_>) -> Result<Option<Done>, CliError> {
        let begun = std::time::Instant::now();
        let known = self.given.or_else(|| named_day(sources));
        // Reading the files and opening the ledger wait for nothing of each other.
        let options = Options { known, ..self.options.clone() };
        let (harvest, opened) = std::thread::scope(|scope| {
            let opening = scope.spawn(|| open(&self.ledgers));
            let harvest = self.kind.read(sources, &options);
            (harvest, opening.join())
        });
        let opened = opened.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let files = sources.iter().map(|source| source.name.clone()).collect();
        let known = known_day(self.given, sources, &harvest);
        let mut done =
            Done { files, known, harvest, plan: Plan::default(), changed: Vec::new(), written: 0, seconds: 0.0 };
        let empty = done.harvest.players.is_empty() && done.harvest.clubs.is_empty();
        done.plan.tally.left_out.clone_from(&done.harvest.left_out);
        if empty && done.harvest.refused + done.harvest.claims_refused == 0 {
            return Ok(Some(done));
        }
        let Some(known) = known else {
            return Err(CliError::new(
                Trouble::Usage,
                format!("{}: nothing says from when this was known", done.files.join(", ")),
            )
            .hint("--known 2026-03-29 gives the day on which the data were taken"));
        };
        let own = self.ledgers.folders.last() == Some(&self.folder);
        let layers = opened.layers.len();
        let top = u8::try_from(if own { layers.saturating_sub(1) } else { layers }).unwrap_or(u8::MAX);
        let mut tell = |step, at, all| shown.tell(step, at, all);
        let made = plan(&opened.ledger, top, &done.harvest, sources, known.day, &self.answers, &mut tell);
        let Some(made) = made else { return Ok(None) };
        let alone = (!self.ledgers.bundled && self.ledgers.folders.iter().all(|folder| *folder == self.folder))
            .then_some(known.day);
        done.plan = made;
        let patch = std::mem::take(&mut done.plan.patch);
        if !patch.is_empty() {
            let changes = Changes::prepare(&self.folder, patch, alone).map_err(|error| trouble(&error))?;
            done.changed = changes.paths().map(Into::into).collect();
            if !self.args.dry_run {
                done.written = match &self.args.into {
                    Some(_) => changes.write(&mut tell).map_err(|error| trouble(&error))?,
                    None => own::take(self.kind.name(), &done.files, &changes)?,
                };
            }
        }
        if self.args.into.is_none() && !self.args.dry_run {
            own::ask(self.kind.name(), &done.plan.questions)?;
        }
        done.seconds = begun.elapsed().as_secs_f64();
        Ok(Some(done))
    }
}

fn trouble(error: &FolderError) -> CliError {
    let kind = if matches!(error, FolderError::Broken(_)) { Trouble::Ledger } else { Trouble::Io };
    let error = CliError::new(kind, error.to_string());
    if kind == Trouble::Ledger { error.hint("`touchline check DIR` says what is wrong, and where") } else { error }
}
