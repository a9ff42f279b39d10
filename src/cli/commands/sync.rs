//! `sync`: fetches feeds, keeps what is new, reads it.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print_json, print_sheet, tell};
use crate::cli::session::{Session, Stamp};
use crate::config::{Places, own_lists, user_name};
use crate::export::{Cell, Column, Sheet};
use crate::feed::fetch::Cancel;
use crate::feed::list::{Feed, FeedList};
use crate::feed::sync::{Event, Outcome};
use crate::own::{Hand, Round, Step, Synced, sync as run};
use crate::show;
use crate::text::sanitise;

use super::feeds::{folder, known};
use super::own::{data, rules};

/// What to fetch.
#[derive(clap::Args, Debug, Clone, Default)]
pub struct SyncArgs {
    /// The feeds, by id or name; without any, those that are on
    #[arg(value_name = "FEED")]
    pub feeds: Vec<String>,
}

#[derive(Serialize)]
struct SyncJson {
    #[serde(flatten)]
    stamp: Stamp,
    cancelled: bool,
    new: usize,
    claims: usize,
    articles: usize,
    feeds: Vec<ResultJson>,
}

#[derive(Serialize)]
struct ResultJson {
    id: String,
    name: String,
    url: String,
    result: &'static str,
    new: usize,
    known: usize,
    elsewhere: usize,
    claims: usize,
    moved: bool,
    wait_until: Option<String>,
    error: Option<String>,
    notes: Vec<NoteJson>,
}

#[derive(Serialize)]
struct NoteJson {
    line: usize,
    what: String,
}

/// Fetches the feeds that were named, else those that are on.
pub fn sync(session: &Session, args: &SyncArgs) -> Result<ExitCode, CliError> {
    let folder = folder()?;
    let list = FeedList::open(&folder)?;
    let feeds = wanted(&list, &args.feeds)?;
    let (lists, problems) = own_lists(&Places::find());
    let (rules, by) = (rules(), Hand { who: user_name(), now: Utc::now() });
    let cancel = Cancel::new();
    listen(&cancel)?;
    let mut progress = Progress::new(session.format == Format::Table);
    let round = Round { data: &data()?, ledger: session.whole(), lists: &lists, rules: &rules, by: &by };
    let synced = run(round, &list, &feeds, &cancel, |step| progress.show(step));
    progress.end();
    let synced = synced?;
    let rows: Vec<(&Feed, &Outcome)> = feeds.iter().zip(&synced.outcomes).collect();
    for problem in problems.iter().chain(&synced.problems) {
        tell(&format!("warning: {}", sanitise(problem)));
    }
    warn(&synced);
    for (feed, outcome) in &rows {
        complain(feed, outcome);
    }
    report(session, &rows, &synced, cancel.is_cancelled())?;
    if cancel.is_cancelled() {
        return Err(
            CliError::new(Trouble::Io, "cancelled").hint("what was fetched is kept; the next sync goes on from there")
        );
    }
    let good = synced.outcomes.iter().all(Outcome::is_good);
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::from(Trouble::Io.code()) })
}

/// What was left out or put off, on stderr; and what came into the inbox.
fn warn(synced: &Synced) {
    if synced.unreadable > 0 {
        let lines = show::count(synced.unreadable, "line", "lines");
        let be = if synced.unreadable == 1 { "was" } else { "were" };
        tell(&format!("warning: {lines} of the items' file could not be read and {be} left alone"));
    }
    if synced.missed > 0 {
        let those = show::count(synced.missed, "article", "articles");
        tell(&format!("warning: {those} could not be fetched; the feed's own words were read"));
    }
    match &synced.inbox {
        Ok(arrived) if arrived.new > 0 => tell(&format!("{}: `touchline inbox` lists them", show::arrived(arrived))),
        Ok(_) => {}
        Err(error) => tell(&format!("warning: the inbox gets it with the next sync: {}", sanitise(&error.to_string()))),
    }
}

/// The feeds to fetch; nobody is contacted whom the user did not choose.
fn wanted(list: &FeedList, names: &[String]) -> Result<Vec<Feed>, CliError> {
    let mut feeds: Vec<Feed> = Vec::new();
    if names.is_empty() {
        feeds.extend(list.on().cloned());
    }
    for name in names {
        let feed = known(list, name)?;
        if !feeds.iter().any(|other| other.id == feed.id) {
            feeds.push(feed.clone());
        }
    }
    if feeds.is_empty() {
        return Err(CliError::new(Trouble::Answer, "no feed is on, and none is contacted unasked")
            .hint("touchline feeds            lists those that are known")
            .hint("touchline feeds on FEED    turns one on")
            .hint("touchline sync FEED        fetches one this once"));
    }
    Ok(feeds)
}

/// Ctrl-C ends the run well; a second one ends the program.
#[cfg(unix)]
pub(super) fn listen(cancel: &Cancel) -> Result<(), CliError> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    for signal in [SIGINT, SIGTERM] {
        signal_hook::flag::register_conditional_default(signal, cancel.flag())?;
        signal_hook::flag::register(signal, cancel.flag())?;
    }
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn listen(_: &Cancel) -> Result<(), CliError> {
    Ok(())
}

/// One line on a terminal that tells how far it is.
struct Progress {
    shown: bool,
}

impl Progress {
    fn new(for_people: bool) -> Self {
        Self { shown: for_people && io::stderr().is_terminal() }
    }

    fn show(&mut self, step: Step<'_>) {
        if !self.shown {
            return;
        }
        let text = match step {
            Step::Fetch(Event::Begun(feed)) => format!("fetching {}", feed.name),
            Step::Fetch(Event::Done { feed, done, all, .. }) => format!("{done}/{all} {}", feed.name),
            Step::Fetch(Event::Page { done, all }) => format!("{done}/{all} articles"),
            Step::Read { done, all } => format!("reading, {done}/{all} items"),
        };
        // A terminal that is gone needs no progress.
        let _ = write!(io::stderr(), "\r\x1b[K{}", crate::text::truncate(&crate::text::sanitise(&text), 78));
        let _ = io::stderr().flush();
    }

    fn end(&mut self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
            let _ = io::stderr().flush();
        }
    }
}

/// What went wrong with a feed, on stderr.
fn complain(feed: &Feed, outcome: &Outcome) {
    match outcome {
        Outcome::Unfetched(error) => tell(&format!("{}: error: {error}", feed.id)),
        Outcome::Unread(why) => tell(&format!("{}: error: {why}", feed.id)),
        Outcome::Fetched { notes, moved, .. } => {
            for note in notes.iter().take(3) {
                tell(&format!("{}:{}: warning: {}", feed.id, note.line, note.what));
            }
            if notes.len() > 3 {
                tell(&format!("{}: warning: and {} more", feed.id, notes.len() - 3));
            }
            if *moved {
                tell(&format!("{}: warning: it has another address now; it was followed there", feed.id));
            }
        }
        Outcome::Unchanged | Outcome::Waiting(_) | Outcome::Cancelled => {}
    }
}

fn report(session: &Session, rows: &[(&Feed, &Outcome)], synced: &Synced, cancelled: bool) -> Result<(), CliError> {
    let Synced { found, articles, .. } = synced;
    let claims = |feed: &Feed| found.claims.get(&feed.id).copied().unwrap_or(0);
    if session.format == Format::Json {
        let feeds: Vec<ResultJson> =
            rows.iter().map(|(feed, outcome)| ResultJson { claims: claims(feed), ..json(feed, outcome) }).collect();
        let (stamp, new, claims) = (session.stamp(), synced.new_items(), found.all());
        return print_json(&SyncJson { stamp, cancelled, new, claims, articles: *articles, feeds });
    }
    let mut sheet = Sheet::new([
        Column::new("id", "Feed").min(12).importance(255),
        Column::new("result", "Result").min(9).importance(240),
        Column::new("new", "New").right().importance(230),
        Column::new("known", "Known").right().importance(120),
        Column::new("elsewhere", "Elsewhere").right().importance(110),
        Column::new("claims", "Claims").right().importance(220),
        Column::new("error", "Remark").min(20).importance(200),
    ]);
    for (feed, outcome) in rows {
        let result = json(feed, outcome);
        let counted = |count: usize| match outcome {
            Outcome::Fetched { .. } => Cell::new(count.to_string()),
            _ => Cell::empty(),
        };
        let remark = match outcome {
            Outcome::Waiting(until) => format!("not asked until {}", shown_time(*until)),
            _ => result.error.unwrap_or_default(),
        };
        sheet.push([
            Cell::new(&feed.id),
            Cell::new(result.result),
            counted(result.new),
            counted(result.known),
            counted(result.elsewhere),
            counted(claims(feed)),
            Cell::new(remark),
        ]);
    }
    print_sheet(&sheet, session.format)
}

/// A moment in the time of Greenwich, for people.
pub(super) fn shown_time(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M UTC").to_string()
}

/// A moment for programs.
pub(super) fn exact_time(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn json(feed: &Feed, outcome: &Outcome) -> ResultJson {
    let mut json = ResultJson {
        id: feed.id.clone(),
        name: feed.name.clone(),
        url: feed.shown_url(),
        result: "cancelled",
        new: 0,
        known: 0,
        elsewhere: 0,
        claims: 0,
        moved: false,
        wait_until: None,
        error: None,
        notes: Vec::new(),
    };
    match outcome {
        Outcome::Fetched { taken, notes, moved } => {
            json.result = "fetched";
            (json.new, json.known, json.elsewhere) = (taken.new.len(), taken.known, taken.elsewhere);
            json.moved = *moved;
            json.notes = notes.iter().map(|note| NoteJson { line: note.line, what: note.what.clone() }).collect();
        }
        Outcome::Unchanged => json.result = "unchanged",
        Outcome::Waiting(until) => {
            json.result = "waiting";
            json.wait_until = Some(exact_time(*until));
        }
        Outcome::Unfetched(error) => {
            json.result = "failed";
            json.error = Some(error.to_string());
        }
        Outcome::Unread(why) => {
            json.result = "failed";
            json.error = Some(why.clone());
        }
        Outcome::Cancelled => {}
    }
    json
}
