//! The terminal: entered once, given back once, however the browser ends.
//!
//! ratatui's own `init` and `restore` know nothing of the mouse and of pasting, tear down a live
//! screen when any thread panics, and print to a terminal that may be gone; hence this file.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use ratatui::crossterm::Command;
use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::style::ResetColor;
use ratatui::crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};

/// Whether there is something to give back. Whoever swaps it to false does the giving back.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Why the browser cannot use the terminal.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// Standard input or output leads elsewhere.
    #[error("the browser needs a terminal, and {stream} is not one")]
    NotATerminal {
        /// Which stream.
        stream: &'static str,
    },
    /// The terminal says of itself that it cannot place text.
    #[error(
        "the terminal calls itself dumb (TERM=dumb), so the browser cannot draw on it; set TERM to what it is, as xterm-256color"
    )]
    Dumb,
    /// It would not do as told.
    #[error("the terminal would not be taken over: {0}")]
    Io(#[from] io::Error),
}

/// Holds the terminal; dropping it gives it back.
#[derive(Debug)]
pub(crate) struct Guard {
    mouse: bool,
}

impl Guard {
    /// Takes the terminal over: raw mode, the alternate screen, the mouse, pastes in one piece.
    ///
    /// The calling thread becomes the one whose panic gives the terminal back.
    pub(crate) fn enter(mouse: bool) -> Result<Self, TerminalError> {
        check_terminal()?;
        install_panic_hook();
        let guard = Self { mouse };
        guard.take()?;
        Ok(guard)
    }

    fn take(&self) -> io::Result<()> {
        enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        let mut out = io::stdout();
        execute!(out, EnterAlternateScreen, Hide, EnableBracketedPaste)?;
        // After raw mode: reports that came before would be echoed.
        if self.mouse { execute!(out, EnableMouse) } else { Ok(()) }
    }

    /// Gives the terminal back while something else is done, and takes it over again.
    pub(crate) fn pause(&self, meanwhile: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        leave();
        let done = meanwhile();
        self.take()?;
        done
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        leave();
    }
}

/// Gives the terminal back, once; later calls do nothing.
///
/// Errors are of no use here: a terminal that is gone needs nothing back.
pub(crate) fn leave() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(out, DisableMouse, DisableBracketedPaste, ResetColor, Show, LeaveAlternateScreen);
    let _ = out.flush();
    let _ = disable_raw_mode();
}

/// Refuses streams and terminals that a screen cannot be drawn on.
pub fn check_terminal() -> Result<(), TerminalError> {
    if !io::stdin().is_terminal() {
        return Err(TerminalError::NotATerminal { stream: "standard input" });
    }
    if !io::stdout().is_terminal() {
        return Err(TerminalError::NotATerminal { stream: "standard output" });
    }
    if std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        return Err(TerminalError::Dumb);
    }
    Ok(())
}

/// Makes a panic of this thread give the terminal back before it is told; other threads' panics
/// stay silent, since they are caught where they are joined and would only spoil the screen.
fn install_panic_hook() {
    let ui = thread::current().id();
    let told = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if thread::current().id() == ui {
            leave();
            told(info);
        } else if !ENTERED.load(Ordering::SeqCst) {
            told(info);
        }
    }));
}

/// Asks for presses, drags and the wheel, but not for every motion as crossterm's own command
/// does: nobody points at a list to move in it, and each motion would wake us.
struct EnableMouse;

impl Command for EnableMouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1000h\x1b[?1002h\x1b[?1006h")
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        ratatui::crossterm::event::EnableMouseCapture.execute_winapi()
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}

/// Takes [`EnableMouse`] back.
struct DisableMouse;

impl Command for DisableMouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1006l\x1b[?1002l\x1b[?1000l")
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        ratatui::crossterm::event::DisableMouseCapture.execute_winapi()
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}
