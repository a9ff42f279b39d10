//! Feeds as the screen holds them, and a run of all that are on, away from the loop.

use std::collections::HashMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use chrono::Utc;

use super::app::App;
use super::effect::Effect;
use super::pane::View;
use crate::config::{Places, own_lists, own_rules, user_name};
use crate::feed::fetch::Cancel;
use crate::feed::list::{Feed, FeedList};
use crate::feed::sync::{Event, Outcome};
use crate::ledger::Ledger;
use crate::own::{Hand, Round, Step, Synced, feeds_folder, sync};
use crate::show;

/// What a run tells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum FeedNews {
    /// How far it is.
    Progress(String),
    /// What came of one feed.
    Done {
        /// Its id.
        feed: String,
        /// In words.
        words: String,
        /// Whether it went well.
        good: bool,
    },
    /// It is over: what came of it, in words, or why it could not be.
    Ended(Result<String, String>),
}

/// What came of a feed in the last run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Last {
    /// In words.
    pub(crate) words: String,
    /// Whether it went well.
    pub(crate) good: bool,
}

/// What the screen knows of feeds.
#[derive(Default)]
pub(crate) struct Feeds {
    /// All there are, once they were looked at.
    pub(crate) list: Vec<Feed>,
    /// Why they could not be.
    pub(crate) trouble: Option<String>,
    /// What came of each, by id.
    pub(crate) last: HashMap<String, Last>,
    /// How far the run is, while there is one.
    pub(crate) progress: Option<String>,
    /// The run that is told of: what an earlier one still says is not heard.
    pub(crate) run: u64,
    /// Counts up with every change.
    pub(crate) revision: u64,
}

impl Feeds {
    /// Reads the list of a folder.
    pub(crate) fn look(&mut self, data: &Path) {
        match FeedList::open(&feeds_folder(data)) {
            Ok(list) => {
                self.list = list.feeds().to_vec();
                // Those that are on stand first.
                self.list.sort_by_key(|feed| !feed.on);
                self.trouble = None;
            }
            Err(error) => self.trouble = Some(error.to_string()),
        }
        self.revision += 1;
    }

    /// Takes what a run tells; an earlier run is not heard. Says whether the inbox may have more.
    pub(crate) fn hear(&mut self, run: u64, news: FeedNews) -> Option<Result<String, String>> {
        if run != self.run || self.progress.is_none() {
            return None;
        }
        self.revision += 1;
        match news {
            FeedNews::Progress(words) => self.progress = Some(words),
            FeedNews::Done { feed, words, good } => {
                self.last.insert(feed, Last { words, good });
            }
            FeedNews::Ended(ended) => {
                self.progress = None;
                return Some(ended);
            }
        }
        None
    }
}

/// Turns a feed on or off in the list of a folder.
pub(crate) fn turn(data: &Path, id: &str, on: bool) -> Result<(), String> {
    let folder = feeds_folder(data);
    let mut list = FeedList::open(&folder).map_err(|error| error.to_string())?;
    list.turn(id, on).map_err(|error| error.to_string())?;
    list.save(&folder).map_err(|error| error.to_string())
}

/// Runs all feeds that are on, on a thread of its own. `tell` is told until it says no.
pub(crate) fn start(
    places: Places,
    ledger: Arc<Ledger>,
    cancel: Cancel,
    tell: impl Fn(FeedNews) -> bool + Send + 'static,
) -> io::Result<()> {
    thread::Builder::new().name("feeds".into()).spawn(move || {
        let ended = catch_unwind(AssertUnwindSafe(|| run(&places, &ledger, &cancel, &tell)));
        let ended = ended.unwrap_or_else(|_| Err("the run broke off; what was fetched is kept".to_owned()));
        tell(FeedNews::Ended(ended));
    })?;
    Ok(())
}

fn run(places: &Places, ledger: &Ledger, cancel: &Cancel, tell: &dyn Fn(FeedNews) -> bool) -> Result<String, String> {
    let Some(data) = &places.data else { return Err("nothing says where feeds are kept".to_owned()) };
    let list = FeedList::open(&feeds_folder(data)).map_err(|error| error.to_string())?;
    let feeds: Vec<Feed> = list.on().cloned().collect();
    if feeds.is_empty() {
        return Err("no feed is on, and none is contacted unasked; Enter on a feed turns it on".to_owned());
    }
    let (lists, mut problems) = own_lists(places);
    let (rules, by) = (own_rules(places), Hand { who: user_name(), now: Utc::now() });
    let round = Round { data, ledger, lists: &lists, rules: &rules, by: &by };
    let synced = sync(round, &list, &feeds, cancel, |step| {
        if let Step::Fetch(Event::Done { feed, outcome, .. }) = step {
            tell(FeedNews::Done { feed: feed.id.clone(), words: came_of(outcome), good: outcome.is_good() });
        }
        tell(FeedNews::Progress(how_far(step)));
    })
    .map_err(|error| error.to_string())?;
    problems.extend(synced.problems.iter().chain(&rules.problems).cloned());
    came_to(synced, &problems)
}

/// How far a run is, in words.
fn how_far(step: Step<'_>) -> String {
    match step {
        Step::Fetch(Event::Begun(feed)) => format!("fetching {}", feed.name),
        Step::Fetch(Event::Done { done, all, .. }) => format!("{done} of {all} feeds"),
        Step::Fetch(Event::Page { done, all }) => format!("{done} of {all} articles"),
        Step::Read { done, all } => format!("reading {done} of {all}"),
    }
}

/// What a run came to, in words. Where the inbox could not take it, that is what there is to say.
fn came_to(synced: Synced, problems: &[String]) -> Result<String, String> {
    let (new, failed) = (synced.new_items(), synced.failed());
    let arrived = synced.inbox.map_err(|error| super::inbox::told(&error))?;
    let mut told = format!(
        "{} new, {} read, {} for the inbox",
        show::count(new, "item", "items"),
        show::count(synced.found.all(), "claim", "claims"),
        show::count(arrived.new - arrived.accepted, "item", "items")
    );
    if arrived.accepted > 0 {
        told = format!("{told}, {} accepted by your rules", arrived.accepted);
    }
    if failed > 0 {
        told = format!("{told}; {} failed", show::count(failed, "feed", "feeds"));
    }
    if let Some(first) = problems.first() {
        told = format!("{told}; {}: {first}", show::count(problems.len(), "problem", "problems"));
    }
    Ok(told)
}

/// What came of a feed, in words.
fn came_of(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Fetched { taken, notes, .. } => {
            let odd = if notes.is_empty() { String::new() } else { format!(", {} odd", notes.len()) };
            format!("{} new, {} known{odd}", taken.new.len(), taken.known + taken.elsewhere)
        }
        Outcome::Unchanged => "unchanged".to_owned(),
        Outcome::Waiting(until) => format!("wants rest until {}", until.format("%H:%M UTC on %-d %b")),
        Outcome::Unfetched(error) => error.to_string(),
        Outcome::Unread(why) => why.clone(),
        Outcome::Cancelled => "cancelled".to_owned(),
    }
}

impl App {
    /// Whether going back ends the run that goes on: among the feeds, and where nothing else is
    /// left to go back from.
    pub(crate) fn back_stops_feeds(&self) -> bool {
        let nothing_else = self.place.view == View::Feeds || self.history.is_empty();
        self.feeds.progress.is_some() && nothing_else && self.place.filter(self.focus()).is_empty()
    }

    /// Begins a run, or ends the one that goes on.
    pub(crate) fn sync_feeds(&mut self) -> Vec<Effect> {
        if self.feeds.progress.take().is_some() {
            // What it still tells is of a run that nobody follows any more.
            self.feeds.run += 1;
            self.feeds.revision += 1;
            self.say("cancelled; what was fetched is kept, and the next run goes on from there");
            return vec![Effect::StopFeeds];
        }
        self.feeds.run += 1;
        self.feeds.revision += 1;
        self.feeds.progress = Some("beginning".to_owned());
        vec![Effect::RunFeeds(self.feeds.run)]
    }

    /// Turns the selected feed on or off.
    pub(crate) fn turn_feed(&mut self, place: usize) -> Vec<Effect> {
        let Some(feed) = self.feeds.list.get(place) else { return Vec::new() };
        vec![Effect::TurnFeed(feed.id.clone(), !feed.on)]
    }

    /// Takes what a run of feeds tells; says whether the inbox is to be looked at again.
    pub(crate) fn hear_feeds(&mut self, run: u64, news: FeedNews) -> bool {
        let ended = self.feeds.hear(run, news);
        let over = ended.is_some();
        match ended {
            Some(Ok(words)) => {
                let key = self.key_of(super::Action::Inbox).unwrap_or_default();
                self.say(format!("{words} ({key})"));
            }
            Some(Err(why)) => self.complain(why),
            None => {}
        }
        if self.place.view == View::Feeds {
            self.refresh();
        }
        over
    }
}
