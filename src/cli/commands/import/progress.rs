//! One line on a terminal that tells how far an import is: how many, how fast, how much longer.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use crate::cli::args::{Format, Globals};
use crate::feed::fetch::Cancel;
use crate::import::Step;
use crate::show;

/// Faster than this nobody reads.
const EVERY: Duration = Duration::from_millis(100);

pub struct Shown<'c> {
    cancel: &'c Cancel,
    on: bool,
    step: Option<(Step, Instant)>,
    last: Instant,
}

impl<'c> Shown<'c> {
    pub fn new(globals: &Globals, cancel: &'c Cancel) -> Self {
        let for_people = globals.format.is_none_or(|format| format == Format::Table);
        Self { cancel, on: for_people && io::stderr().is_terminal(), step: None, last: Instant::now() }
    }

    /// Tells how far a step is; whether to go on.
    pub fn tell(&mut self, step: Step, done: usize, all: usize) -> bool {
        if self.on {
            let now = Instant::now();
            if self.step.is_none_or(|(known, _)| known != step) {
                self.step = Some((step, now));
                self.last = now;
            } else if now - self.last >= EVERY
                && let Some((_, begun)) = self.step
            {
                self.last = now;
                draw(&words(step, done, all, now - begun));
            }
        }
        !self.cancel.is_cancelled()
    }

    /// Takes the line away.
    pub fn clear(&mut self) {
        self.step = None;
        if self.on {
            draw("");
        }
    }
}

fn words(step: Step, done: usize, all: usize, taken: Duration) -> String {
    let what = match step {
        Step::Comparing => "comparing players",
        Step::Writing => "writing files",
    };
    let number = |count: usize| show::grouped(count as u64);
    let rate = done as f64 / taken.as_secs_f64().max(0.001);
    let left = (all.saturating_sub(done)) as f64 / rate.max(0.001);
    format!(
        "{what}: {} of {}, {} a second, {:.0} s left",
        number(done),
        number(all),
        number(rate as usize),
        left.ceil()
    )
}

/// A terminal that is gone needs no progress.
fn draw(text: &str) {
    let _ = write!(io::stderr(), "\r\x1b[K{}", crate::text::truncate(text, 78));
    let _ = io::stderr().flush();
}
