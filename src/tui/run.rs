//! The loop: waits for messages, takes all that have come, draws once.
//!
//! Input and signals are threads that block until something comes; the loop blocks on their
//! channel. Nothing wakes while nothing happens.

use std::io;
use std::process;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use ratatui::crossterm::event;
use ratatui::crossterm::terminal::size;
use ratatui::layout::Size;

use super::app::{App, Opening, World};
use super::effect::{Effect, clipboard_sequence, open_page};
use super::input::Input;
use super::screen::Screen;
use super::signals::{self, Ended};
use super::terminal::{self, Guard, TerminalError};
use super::update;
use super::view::theme::Theme;
use super::view::view;
use crate::config::Config;
use crate::ledger::{Ledger, Problem};
use crate::model::{Clock, ClubId, Day};

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
}

/// How the browser ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ending {
    /// The exit code that the process should give.
    pub exit_code: i32,
    /// The club looked at last.
    pub club: Option<ClubId>,
}

/// Something that the loop is told.
enum Message {
    /// From the terminal.
    Input(Input),
    /// From outside.
    Ended(Ended),
    /// The terminal says nothing more.
    InputLost(io::Error),
}

impl Start {
    pub(super) fn into_opening(self) -> Opening {
        let Self { ledger, mut problems, clock, home, latest, club, config } = self;
        problems.extend(config.problems);
        let names: Vec<&str> = super::Action::ALL.iter().map(|action| action.name()).collect();
        problems.extend(config.settings.keys.unknown_actions(&names));
        Opening {
            world: World { ledger, problems: problems.into(), home, latest, whole: None, cuts: Vec::new() },
            clock,
            club,
            theme: Theme::new(&config.theme),
            glyphs: config.settings.glyphs,
            keys: config.settings.keys,
        }
    }
}

/// Opens the browser and stays in it until it ends. `leave` is told the club looked at last,
/// however it ends.
pub fn run(start: Start, mut leave: impl FnMut(Option<ClubId>)) -> Result<Ending, TerminalError> {
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
    let mut app = App::new(start.into_opening(), size);
    let mut screen = Screen::new(io::stdout(), size);
    let ended = match live(&mut app, &mut screen, sender, &receiver, &guard) {
        Ok(ended) => ended,
        // There is nobody left to tell, and nothing to give back.
        Err(_) => Ended::HungUp,
    };
    leave(app.place.club);
    if ended == Ended::HungUp {
        terminal::leave();
        process::exit(ended.exit_code());
    }
    drop(guard);
    Ok(Ending { exit_code: if ended == Ended::Told(0) { 0 } else { ended.exit_code() }, club: app.place.club })
}

fn live(
    app: &mut App,
    screen: &mut Screen<io::Stdout>,
    sender: SyncSender<Message>,
    receiver: &Receiver<Message>,
    guard: &Guard,
) -> io::Result<Ended> {
    draw(app, screen)?;
    assert!(std::env::var_os(PANIC_FOR_TESTS).is_none(), "asked to panic by {PANIC_FOR_TESTS}");
    thread::Builder::new().name("input".into()).spawn(move || read(&sender))?;
    while let Ok(message) = receiver.recv() {
        let mut next = Some(message);
        while let Some(message) = next {
            if let Some(ended) = take(app, screen, message, guard)? {
                return Ok(ended);
            }
            next = receiver.try_recv().ok();
        }
        draw(app, screen)?;
    }
    Ok(Ended::HungUp)
}

/// Blocks until the terminal says something, and passes it on.
fn read(sender: &SyncSender<Message>) {
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
fn take(app: &mut App, screen: &mut Screen<io::Stdout>, message: Message, guard: &Guard) -> io::Result<Option<Ended>> {
    let input = match message {
        Message::Input(input) => input,
        Message::Ended(ended) => return Ok(Some(ended)),
        Message::InputLost(error) => return Err(error),
    };
    if let Input::Resize(size) = input {
        screen.resize(size);
    }
    for effect in update::handle(app, input) {
        if carry_out(app, screen, effect, guard)? {
            return Ok(Some(Ended::Told(0)));
        }
    }
    Ok(None)
}

/// Does what an update asked for; says whether it was to end.
fn carry_out(app: &mut App, screen: &mut Screen<io::Stdout>, effect: Effect, guard: &Guard) -> io::Result<bool> {
    match effect {
        Effect::Quit => return Ok(true),
        Effect::OpenPage(address) => {
            if let Err(error) = open_page(&address) {
                app.complain(format!("{address}: {error}"));
            }
        }
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
