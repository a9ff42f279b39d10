//! The loop: waits for messages, takes all that have come, draws once.
//!
//! Input and signals are threads that block until something comes; the loop blocks on their
//! channel. Nothing wakes while nothing happens.

use std::io;
use std::process;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, SystemTime};

use chrono::Utc;
use ratatui::crossterm::event;
use ratatui::crossterm::terminal::size;
use ratatui::layout::Size;

use super::ahead::AheadAnswer;
use super::app::{App, Opening, World};
use super::behind::Behind;
use super::effect::{Effect, clipboard_sequence, open_page};
use super::feeds::{self, FeedNews};
use super::follow::{Following, Keeping};
use super::inbox::Ask;
use super::input::Input;
use super::reread::errors;
use super::screen::Screen;
use super::signals::{self, Ended};
use super::terminal::{self, Guard, TerminalError};
use super::update;
use super::view::theme::Theme;
use super::view::view;
use super::{planning::OddsKey, shelf};
use crate::config::{Config, Follows, Places, ScenarioFolder};
use crate::desk::plan::Simulation;
use crate::ledger::{Ledger, News, OpenOptions, Problem};
use crate::model::{Clock, ClubId, Day, Slug};
use crate::rumour::Cut;

/// Messages that may wait; a sender waits when there are more.
const QUEUE: usize = 512;

/// With this set, the browser panics after its first frame: tests look at what the terminal is
/// left like.
const PANIC_FOR_TESTS: &str = "TOUCHLINE_PANIC_FOR_TESTS";

/// What the browser opens with.
#[derive(Clone, Debug)]
pub struct Start {
    /// The ledger.
    pub ledger: Arc<Ledger>,
    /// The ledger with everything and what is left out of it, where anything is.
    pub cut: Option<(Arc<Ledger>, Vec<Cut>)>,
    /// What to read again when it changes on the disk, if anything.
    pub read_from: Option<ReadFrom>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The clocks to open on.
    pub clock: Clock,
    /// The clocks to come back to.
    pub home: Clock,
    /// The last day on which anything became known.
    pub latest: Day,
    /// The club to open: named, or looked at last; else the one with most open sagas.
    pub club: Option<ClubId>,
    /// Keys, colours and the like.
    pub config: Config,
    /// Whom one follows.
    pub follows: Follows,
    /// The day on which the browser opened last time.
    pub visited: Option<Day>,
    /// Where things are kept; nowhere, where nothing is to be.
    pub places: Places,
}

/// Where a ledger was read from.
#[derive(Clone, Debug)]
pub struct ReadFrom {
    /// The folders.
    pub options: OpenOptions,
    /// A moment before they were read.
    pub at: SystemTime,
}

/// How the browser ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ending {
    /// The exit code that the process should give.
    pub exit_code: i32,
}

/// What is worth remembering of a visit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Visit {
    /// The club looked at last.
    pub club: Option<Slug>,
    /// The day on which the ledger opens: what is known by it has been seen.
    pub day: Day,
}

/// Something that the loop is told.
pub(super) enum Message {
    /// From the terminal.
    Input(Input),
    /// From outside.
    Ended(Ended),
    /// Windows have been drawn.
    Drawn(Box<(OddsKey, Simulation)>),
    /// A look ahead has been taken.
    Foreseen(Box<AheadAnswer>),
    /// The terminal says nothing more.
    InputLost(io::Error),
    /// The ledger's files changed.
    Ledger(News),
    /// A run of feeds, by its number, has something to tell.
    Feeds(u64, FeedNews),
    /// It is time for the feeds.
    FeedsDue,
}

impl Start {
    /// A ledger on a day, with nothing kept and nothing of one's own.
    pub fn plain(ledger: Arc<Ledger>, clock: Clock, latest: Day) -> Self {
        Self {
            ledger,
            cut: None,
            read_from: None,
            problems: Vec::new(),
            clock,
            home: clock,
            latest,
            club: None,
            config: Config::default(),
            follows: Follows::default(),
            visited: None,
            places: Places::default(),
        }
    }

    pub(super) fn into_opening(self) -> Opening {
        let Self { ledger, cut, read_from, problems, clock, home, latest, club, config, follows, visited, places } =
            self;
        let options = read_from.map(|from| from.options).unwrap_or_default();
        let keeping = Keeping { following: Following::new(follows, &ledger), visited };
        let names: Vec<&str> = super::Action::ALL.iter().map(|action| action.name()).collect();
        let unknown = config.settings.keys.unknown_actions(&names);
        let settings_problems: Arc<[Problem]> = config.problems.into_iter().chain(unknown).collect();
        let sound = errors(&problems);
        let problems = problems.into_iter().chain(settings_problems.iter().cloned()).collect();
        let (whole, cuts) = cut.map_or_else(|| (None, Vec::new()), |(whole, cuts)| (Some(whole), cuts));
        Opening {
            world: World {
                options,
                ledger,
                problems,
                home,
                latest,
                whole,
                cuts,
                stale: false,
                sound,
                settings_problems,
            },
            keeping,
            clock,
            club,
            theme: Theme::new(&config.theme),
            glyphs: config.settings.glyphs,
            keys: config.settings.keys,
            scenarios: ScenarioFolder::of(&places).ok(),
        }
    }
}

/// Opens the browser and stays in it until it ends. `leave` is told what to remember, however
/// it ends.
pub fn run(start: Start, mut leave: impl FnMut(&Visit)) -> Result<Ending, TerminalError> {
    let mouse = start.config.settings.mouse;
    let guard = Guard::enter(mouse)?;
    let (sender, receiver) = sync_channel(QUEUE);
    let told = sender.clone();
    signals::watch(move |ended| {
        // A full queue means that the loop is stuck; the watcher ends the process then.
        let _ = told.try_send(Message::Ended(ended));
    })?;
    let (width, height) = size()?;
    let size = Size { width, height };
    let every = start.config.settings.sync_every;
    let (read_from, places) = (start.read_from.clone(), start.places.clone());
    let mut app = App::new(start.into_opening(), size);
    let mut screen = Screen::new(io::stdout(), size);
    let mut behind = Behind::new(sender, places);
    let ended = match live(&mut app, &mut screen, &mut behind, read_from, every, &receiver, &guard) {
        Ok(ended) => ended,
        // There is nobody left to tell, and nothing to give back.
        Err(_) => Ended::HungUp,
    };
    leave(&Visit { club: app.place.club.map(|club| app.ledger()[club].slug.clone()), day: app.world.home.as_of });
    if ended == Ended::HungUp {
        terminal::leave();
        process::exit(ended.exit_code());
    }
    drop(guard);
    Ok(Ending { exit_code: if ended == Ended::Told(0) { 0 } else { ended.exit_code() } })
}

fn live(
    app: &mut App,
    screen: &mut Screen<io::Stdout>,
    behind: &mut Behind,
    read_from: Option<ReadFrom>,
    every: Option<Duration>,
    receiver: &Receiver<Message>,
    guard: &Guard,
) -> io::Result<Ended> {
    draw(app, screen)?;
    assert!(std::env::var_os(PANIC_FOR_TESTS).is_none(), "asked to panic by {PANIC_FOR_TESTS}");
    let (sender, drawn) = (behind.sender(), app.window.as_size());
    thread::Builder::new().name("input".into()).spawn(move || read(&sender, drawn))?;
    if let Some(every) = every {
        behind.remind(every)?;
    }
    // Only now: nobody waits for what may come for what is there.
    if let Some(from) = read_from {
        behind.watch(from)?;
    }
    let told = behind.sender();
    work_aside(app, &told)?;
    while let Ok(message) = receiver.recv() {
        let mut next = Some(message);
        while let Some(message) = next {
            if let Some(ended) = take(app, screen, behind, message, guard)? {
                return Ok(ended);
            }
            next = receiver.try_recv().ok();
        }
        draw(app, screen)?;
        work_aside(app, &told)?;
    }
    Ok(Ended::HungUp)
}

/// What the screen wants to know and takes longer than a frame: windows drawn for the planner, a
/// look ahead for the inbox.
fn work_aside(app: &mut App, sender: &SyncSender<Message>) -> io::Result<()> {
    // Nobody listens any more once the browser has ended: then what is sent is lost.
    if let Some(question) = app.unanswered() {
        let sender = sender.clone();
        let work = move || _ = sender.send(Message::Drawn(Box::new(question.answer())));
        thread::Builder::new().name("windows".into()).spawn(work)?;
    }
    if let Some(question) = app.unforeseen() {
        let sender = sender.clone();
        let work = move || _ = sender.send(Message::Foreseen(Box::new(question.answer())));
        thread::Builder::new().name("ahead".into()).spawn(work)?;
    }
    Ok(())
}

/// Blocks until the terminal says something, and passes it on.
fn read(sender: &SyncSender<Message>, drawn: Size) {
    // The first look begins to listen for changes of size; one from before would go unheard.
    let _ = event::poll(Duration::ZERO);
    if let Ok((width, height)) = size()
        && drawn != (Size { width, height })
        && sender.send(Message::Input(Input::Resize(Size { width, height }))).is_err()
    {
        return;
    }
    loop {
        let message = match event::read() {
            Ok(event) => match Input::from_event(event) {
                Some(input) => Message::Input(input),
                None => continue,
            },
            Err(error) => Message::InputLost(error),
        };
        let lost = matches!(message, Message::InputLost(_));
        if sender.send(message).is_err() || lost {
            return;
        }
    }
}

fn draw(app: &mut App, screen: &mut Screen<io::Stdout>) -> io::Result<()> {
    app.regions = screen.draw(|buffer| {
        let regions = view(app, buffer);
        let cursor = regions.cursor;
        (regions, cursor)
    })?;
    Ok(())
}

/// Takes one message; tells how the browser ends, if it does.
fn take(
    app: &mut App,
    screen: &mut Screen<io::Stdout>,
    behind: &mut Behind,
    message: Message,
    guard: &Guard,
) -> io::Result<Option<Ended>> {
    let effects = match message {
        Message::Input(input) => {
            if let Input::Resize(size) = input {
                screen.resize(size);
            }
            update::handle(app, input)
        }
        Message::Ended(ended) => return Ok(Some(ended)),
        Message::InputLost(error) => return Err(error),
        Message::Feeds(run, news) => {
            if app.hear_feeds(run, news) {
                vec![Effect::Inbox(Ask::Look)]
            } else {
                Vec::new()
            }
        }
        Message::FeedsDue => {
            if app.feeds.progress.is_none() {
                app.sync_feeds()
            } else {
                Vec::new()
            }
        }
        Message::Ledger(news) => {
            app.hear(news);
            Vec::new()
        }
        Message::Drawn(drawn) => {
            app.take_odds(*drawn);
            Vec::new()
        }
        Message::Foreseen(answer) => {
            app.foresee(*answer);
            Vec::new()
        }
    };
    for effect in effects {
        if carry_out(app, screen, behind, effect, guard)? {
            return Ok(Some(Ended::Told(0)));
        }
    }
    Ok(None)
}

/// Does what an update asked for; says whether it was to end.
fn carry_out(
    app: &mut App,
    screen: &mut Screen<io::Stdout>,
    behind: &mut Behind,
    effect: Effect,
    guard: &Guard,
) -> io::Result<bool> {
    match effect {
        Effect::Quit => return Ok(true),
        Effect::Follow(whom, on) => match behind.keep(&whom, on) {
            Ok(follows) => app.take_follows(follows),
            Err(error) => {
                app.follow(&whom, !on);
                app.complain(error.to_string());
            }
        },
        Effect::Inbox(ask) => match behind.data() {
            Some(data) => {
                if app.ask_inbox(&ask, &data, Utc::now()) {
                    behind.ask();
                }
            }
            None => app
                .complain("nothing says where your data are kept: neither TOUCHLINE_DATA_DIR nor a home folder is set"),
        },
        Effect::LookFeeds => {
            if let Some(data) = behind.data() {
                app.feeds.look(&data);
                app.refresh();
            }
        }
        Effect::TurnFeed(id, on) => {
            if let Some(data) = behind.data() {
                if let Err(why) = feeds::turn(&data, &id, on) {
                    app.complain(why);
                }
                app.feeds.look(&data);
                app.refresh();
            }
        }
        Effect::RunFeeds(run) => behind.run_feeds(app, run)?,
        Effect::StopFeeds => behind.stop_feeds(),
        Effect::Reread => {
            if !behind.ask() {
                app.complain("there is no folder to read again: this is the edition alone");
            }
        }
        Effect::OpenPage(address) => {
            if let Err(error) = open_page(&address) {
                app.complain(format!("{address}: {error}"));
            }
        }
        Effect::Shelf(task) => shelf::carry_out(app, task),
        Effect::Copy(words) => screen.write_control(&clipboard_sequence(&words))?,
        Effect::Redraw => screen.distrust(),
        Effect::Suspend => {
            guard.pause(signals::suspend)?;
            let (width, height) = size()?;
            let size = Size { width, height };
            app.resize(size);
            screen.resize(size);
            screen.distrust();
        }
    }
    Ok(false)
}
