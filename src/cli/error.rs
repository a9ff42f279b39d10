//! Why a command ends without its answer, and with which exit code.

use std::fmt;

/// What kind of trouble it is: decides the exit code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The answer is no: a check failed, nothing matched where something was named.
    Answer,
    /// The command line is off.
    Usage,
    /// The ledger is broken.
    Ledger,
    /// Reading, writing or the network failed.
    Io,
}

impl Trouble {
    /// The exit code.
    pub const fn code(self) -> u8 {
        match self {
            Self::Answer => 1,
            Self::Usage => 2,
            Self::Ledger => 3,
            Self::Io => 4,
        }
    }
}

/// Why a command ended, with what to do about it.
#[derive(Debug)]
pub struct CliError {
    /// What kind of trouble.
    pub trouble: Trouble,
    /// What happened, as a sentence without its full stop.
    pub message: String,
    /// What to do, a line each.
    pub hints: Vec<String>,
}

impl CliError {
    /// An error with a message.
    pub fn new(trouble: Trouble, message: impl Into<String>) -> Self {
        Self { trouble, message: message.into(), hints: Vec::new() }
    }

    /// Adds what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.message)?;
        for hint in &self.hints {
            write!(f, "\n  {hint}")?;
        }
        Ok(())
    }
}

impl From<std::io::Error> for CliError {
    fn from(error: std::io::Error) -> Self {
        Self::new(Trouble::Io, error.to_string())
    }
}
