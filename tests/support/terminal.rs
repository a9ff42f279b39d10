//! The program in a terminal of its own.
//!
//! Nothing here sleeps: every step waits until the screen shows what it should.

#![allow(dead_code)] // Each test file uses its own part.
#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Command;
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
pub struct Running {
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
    /// Starts it with some environment.
    pub fn start(cols: u16, rows: u16, environment: &[(&str, &str)]) -> Self {
        Self::start_with(cols, rows, environment, &[])
    }

    /// Starts it with some environment and arguments.
    pub fn start_with(cols: u16, rows: u16, environment: &[(&str, &str)], args: &[&str]) -> Self {
        let pair = native_pty_system().openpty(size(cols, rows)).unwrap();
        let state = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_touchline"));
        command.args(args);
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
    pub fn open(cols: u16, rows: u16) -> Self {
        let mut running = Self::start(cols, rows, &[]);
        running.until("the chart", |screen| screen.contents().contains("Alisson"));
        running
    }

    /// Waits until the screen shows something.
    pub fn until(&mut self, what: &str, holds: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        let mut parser = self.shown.parser.lock().unwrap();
        while !holds(parser.screen()) {
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited for {what}; the screen is\n{}", parser.screen().contents());
            parser = self.shown.bell.wait_timeout(parser, left).unwrap().0;
        }
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    pub fn resize(&mut self, cols: u16, rows: u16) {
        let [height, width] = [rows, cols].map(|n| NonZeroU16::new(n).unwrap());
        self.shown.parser.lock().unwrap().screen_mut().set_size(height, width);
        self.master.resize(size(cols, rows)).unwrap();
    }

    pub fn signal(&self, name: &str) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args(["-s", name, &pid]).status().unwrap().success());
    }

    /// Waits until it is stopped, as a shell does before it continues a job: a signal to go on that
    /// comes earlier is lost, and the stop lasts.
    pub fn stopped(&self) {
        let deadline = Instant::now() + PATIENCE;
        let pid = self.child.process_id().unwrap().to_string();
        loop {
            let asked = Command::new("ps").args(["-o", "state=", "-p", &pid]).output().unwrap();
            let state = String::from_utf8_lossy(&asked.stdout).trim().to_owned();
            if state.starts_with('T') {
                return;
            }
            assert!(Instant::now() < deadline, "waited for it to stop; its state is {state:?}");
        }
    }

    /// Waits for the end, and checks that the terminal is as it was.
    pub fn ended(mut self, code: u32) {
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
