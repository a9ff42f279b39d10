//! How far an import is, and whether it should stop.

/// What is being done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Players are compared with the ledger.
    Comparing,
    /// Files are written.
    Writing,
}

/// Is told how much of a step is done; says whether to go on.
pub type Progress<'p> = dyn FnMut(Step, usize, usize) -> bool + 'p;

/// How many things are done between two words about it.
pub const OFTEN: usize = 256;
