//! Readings put into the inbox, and what the user's rules accept of them at once.

use crate::ingest::Reading;
use crate::ledger::Ledger;

use super::error::OwnError;
use super::rules::Rules;
use super::store::{Hand, Own};
use super::take_in::Taken;

/// A reading, the text that its spans count in, and the feed that brought it.
pub type Brought<'r> = (&'r Reading, &'r str, Option<&'r str>);

/// What came of putting readings into the inbox.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Arrived {
    /// New items.
    pub new: usize,
    /// Items that were there already.
    pub known: usize,
    /// Of the new ones, those that a rule accepted.
    pub accepted: usize,
}

impl Own {
    /// Takes readings into the inbox and accepts of what is new what the rules accept: lasting
    /// when this returns.
    pub fn arrive<'r>(
        &mut self,
        ledger: &Ledger,
        readings: impl IntoIterator<Item = Brought<'r>>,
        rules: &Rules,
        by: &Hand,
    ) -> Result<Arrived, OwnError> {
        let Taken { new, known } = self.take_in_all(ledger, readings)?;
        let accepted = self.accept_by(ledger, &new, rules, by)?;
        Ok(Arrived { new: new.len(), known, accepted: accepted.len() })
    }
}
