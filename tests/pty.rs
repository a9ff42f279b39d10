//! The browser in a terminal: it starts, answers, and gives the terminal back however it ends.
//!
//! Nothing here sleeps: every step waits until the screen shows what it should.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::{Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use tempfile::TempDir;

/// Far longer than anything takes, so that a busy machine fails nothing.
const PATIENCE: Duration = Duration::from_secs(30);

/// What has come out of the terminal, and a bell for more.
struct Shown {
    parser: Mutex<vt100::Parser>,
    bell: Condvar,
}

/// The browser running in a terminal of its own.
struct Running {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    shown: Arc<Shown>,
    /// The terminal's settings before the browser changed them.
    settings: String,
    /// Kept open: a terminal whose last user left forgets its settings.
    _slave: Box<dyn SlavePty + Send>,
    _state: TempDir,
}

const fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn parser(cols: u16, rows: u16) -> vt100::Parser {
    let [rows, cols] = [rows, cols].map(|n| NonZeroU16::new(n).unwrap());
    vt100::Parser::new(rows, cols, 0)
}

impl Running {
    fn start(cols: u16, rows: u16, environment: &[(&str, &str)]) -> Self {
        let pair = native_pty_system().openpty(size(cols, rows)).unwrap();
        let state = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_touchline"));
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        for name in ["TOUCHLINE_STATE_DIR", "TOUCHLINE_CONFIG_DIR", "TOUCHLINE_DATA_DIR"] {
            command.env(name, state.path());
        }
        for (name, value) in environment {
            command.env(name, value);
        }
        let settings = format!("{:?}", pair.master.get_termios());
        let shown = Arc::new(Shown { parser: Mutex::new(parser(cols, rows)), bell: Condvar::new() });
        let mut out = pair.master.try_clone_reader().unwrap();
        let sink = Arc::clone(&shown);
        thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count @ 1..) = out.read(&mut bytes) {
                sink.parser.lock().unwrap().process(&bytes[..count]);
                sink.bell.notify_all();
            }
        });
        let child = pair.slave.spawn_command(command).unwrap();
        let keys = pair.master.take_writer().unwrap();
        Self { child, master: pair.master, keys, shown, settings, _slave: pair.slave, _state: state }
    }

    /// Starts it and waits for the opening chart.
    fn open(cols: u16, rows: u16) -> Self {
        let mut running = Self::start(cols, rows, &[]);
        running.until("the chart", |screen| screen.contents().contains("Alisson"));
        running
    }

    /// Waits until the screen shows something.
    fn until(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut parser = self.shown.parser.lock().unwrap();
        while !holds(parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited for {what}; the screen is\n{}", parser.screen().contents());
            parser = self.shown.bell.wait_timeout(parser, left).unwrap().0;
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn resize(&mut self, cols: u16, rows: u16) {
        let [height, width] = [rows, cols].map(|n| NonZeroU16::new(n).unwrap());
        self.shown.parser.lock().unwrap().screen_mut().set_size(height, width);
        self.master.resize(size(cols, rows)).unwrap();
    }

    fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args(["-s", name, &pid]).status().unwrap().success());
    }

    /// Waits for the end, and checks that the terminal is as it was.
    fn ended(mut self, code: u32) {
        let status = self.child.wait().unwrap();
        assert_eq!(status.exit_code(), code, "{status:?}");
        self.until("the terminal given back", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
        });
        assert_eq!(format!("{:?}", self.master.get_termios()), self.settings);
    }
}

#[test]
fn it_opens_moves_and_quits() {
    let mut running = Running::open(120, 40);
    running.until("raw mode", |screen| screen.alternate_screen() && screen.hide_cursor());
    running.press("\x1b[B");
    running.until("the next row", |screen| screen.contents().contains("› Mamardashvili"));
    running.press("3");
    running.until("the board", |screen| screen.contents().contains("Contracts by their end"));
    running.press("q");
    running.ended(0);
}

#[test]
fn typing_shows_the_cursor_and_leaving_hides_it() {
    let mut running = Running::open(120, 40);
    running.press("\x10konat");
    running
        .until("the palette", |screen| screen.contents().contains("player  Ibrahima Konaté") && !screen.hide_cursor());
    running.press("\r");
    running.until("Konaté", |screen| screen.contents().contains("Centre-backs › Konaté") && screen.hide_cursor());
    running.press("\x03");
    running.ended(0);
}

#[test]
fn it_follows_the_window() {
    let mut running = Running::open(120, 40);
    running.resize(60, 20);
    running.until("one pane", |screen| {
        let last = screen.rows(0, 60).last().unwrap_or_default();
        last.starts_with(" 1 Depth") && screen.rows(0, 60).nth(18).unwrap_or_default().starts_with('╰')
    });
    running.resize(1, 1);
    running.resize(100, 30);
    running.until("two panes", |screen| screen.rows(0, 100).nth(28).unwrap_or_default().ends_with('╯'));
    running.press("q");
    running.ended(0);
}

#[test]
fn the_club_looked_at_last_opens_next_time() {
    let state = tempfile::tempdir().unwrap();
    let place = [("TOUCHLINE_STATE_DIR", state.path().to_str().unwrap())];
    let mut running = Running::start(120, 40, &place);
    running.until("the chart", |screen| screen.contents().contains("Alisson"));
    running.press(":arsenal\r");
    running.until("Arsenal", |screen| screen.contents().contains("╭ Clubs") && screen.contents().contains("┬ Arsenal"));
    running.press("q");
    running.ended(0);
    let mut again = Running::start(120, 40, &place);
    again.until("Arsenal at once", |screen| screen.contents().contains("┬ Arsenal"));
    again.press("q");
    again.ended(0);
}

#[test]
fn signals_end_it_and_give_the_terminal_back() {
    for (name, code) in [("TERM", 143), ("INT", 130), ("HUP", 129), ("QUIT", 131)] {
        let running = Running::open(80, 24);
        running.signal(name);
        running.ended(code);
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_is_told() {
    let mut running = Running::start(100, 30, &[("TOUCHLINE_PANIC_FOR_TESTS", "1")]);
    running.until("the panic", |screen| screen.contents().contains("asked to panic"));
    running.ended(101);
}

#[test]
fn being_stopped_and_continued_draws_afresh() {
    let mut running = Running::open(100, 30);
    running.press("\x1a");
    running.until("the shell's screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    running.signal("CONT");
    running.until("the chart again", |screen| screen.alternate_screen() && screen.contents().contains("Alisson"));
    running.press("q");
    running.ended(0);
}

#[test]
fn a_dumb_terminal_is_told_what_to_do() {
    let mut running = Running::start(80, 24, &[("TERM", "dumb")]);
    running.until("the reason", |screen| screen.contents().contains("touchline render depth"));
    running.ended(2);
}

#[test]
fn without_a_terminal_it_says_what_to_do_instead() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_touchline"));
    let output = command.stdin(Stdio::null()).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(told.contains("standard input is not one") && told.contains("touchline depth CLUB"), "{told}");
    assert!(output.stdout.is_empty());
}
