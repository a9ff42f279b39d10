//! What an import came to, in numbers.

/// What became of records of one sort.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// Read.
    pub read: usize,
    /// Not in the ledger before.
    pub new: usize,
    /// In the ledger, and something was added.
    pub changed: usize,
    /// In the ledger as they are.
    pub same: usize,
    /// Perhaps somebody who is there: a question.
    pub doubtful: usize,
    /// Not usable; told with file and line.
    pub refused: usize,
}

/// What became of everything.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Clubs.
    pub clubs: Count,
    /// Players.
    pub players: Count,
    /// Claims.
    pub claims: Count,
    /// Values added, by what they are.
    pub added: Vec<(&'static str, usize)>,
    /// Values that say something else than the ledger's; both are kept.
    pub conflicts: usize,
    /// Values older than what a ledger below says.
    pub older: usize,
    /// Doubts that an answer settled: how the question is called, and the id of who is meant;
    /// none for somebody new.
    pub answered: Vec<(String, Option<String>)>,
    /// Records left out on purpose.
    pub left_out: Vec<(String, usize)>,
}

impl Tally {
    /// Whether there were records and every one was refused.
    pub fn came_to_nothing(&self) -> bool {
        let all = [self.clubs, self.players, self.claims];
        all.iter().any(|count| count.read > 0) && all.iter().all(|count| count.refused == count.read)
    }

    /// Counts a value that was added.
    pub fn add(&mut self, what: &'static str) {
        self.add_many(what, 1);
    }

    /// Counts values that were added.
    pub fn add_many(&mut self, what: &'static str, count: usize) {
        if count == 0 {
            return;
        }
        match self.added.iter_mut().find(|(known, _)| *known == what) {
            Some((_, known)) => *known += count,
            None => self.added.push((what, count)),
        }
    }
}
