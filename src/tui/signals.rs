//! Signals that end the browser, turned into messages to its loop.

/// A reason to end that came from outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Ended {
    /// Somebody asked (`kill`, a shutdown): the signal's number.
    Told(i32),
    /// The terminal is gone.
    HungUp,
}

impl Ended {
    /// The exit code that a shell gives to a process ended so.
    pub(crate) const fn exit_code(self) -> i32 {
        match self {
            Self::Told(signal) => 128 + signal,
            Self::HungUp => 129,
        }
    }
}

#[cfg(unix)]
pub(crate) use unix::{suspend, watch};

#[cfg(not(unix))]
pub(crate) use elsewhere::{suspend, watch};

#[cfg(unix)]
mod unix {
    use std::io;
    use std::process;
    use std::thread;
    use std::time::Duration;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;

    use super::Ended;
    use crate::tui::terminal;

    /// How long the loop has to end by itself before it is ended.
    const PATIENCE: Duration = Duration::from_secs(2);

    /// Calls `tell` once for the first signal that ends us; blocked in between, so it costs nothing.
    ///
    /// Should the loop be stuck (a terminal that takes no more output), the process ends anyway.
    pub(crate) fn watch(tell: impl Fn(Ended) + Send + 'static) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGINT, SIGQUIT, SIGHUP])?;
        thread::Builder::new().name("signals".into()).spawn(move || {
            let Some(signal) = signals.forever().next() else { return };
            let ended = if signal == SIGHUP { Ended::HungUp } else { Ended::Told(signal) };
            tell(ended);
            thread::sleep(PATIENCE);
            terminal::leave();
            process::exit(ended.exit_code());
        })?;
        Ok(())
    }

    /// Stops the process as Ctrl-Z does elsewhere, until it is continued.
    pub(crate) fn suspend() -> io::Result<()> {
        signal_hook::low_level::emulate_default_handler(SIGTSTP)
    }
}

#[cfg(not(unix))]
mod elsewhere {
    use std::io;

    use super::Ended;

    /// There are no such signals here.
    pub(crate) fn watch(_tell: impl Fn(Ended) + Send + 'static) -> io::Result<()> {
        Ok(())
    }

    /// There is nothing to stop with here.
    pub(crate) fn suspend() -> io::Result<()> {
        Ok(())
    }
}
