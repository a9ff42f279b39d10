//! The user's own ledger: what was accepted, entered, corrected and imported, never lost.
//!
//! ```text
//! folder     what lies where in the data folder        lock      one writer at a time
//! journal    every decision, in order                  change    one record before and after
//! records    records into and out of a file's text     apply     the ledger brought to the journal
//! inbox      what waits for a yes or no                proposal  what it would put in the ledger
//! question   what an import left open                  fields    single fields, to edit
//! take_in    what the reader found -> items            plan      a proposal -> records
//! effect     a fact's contract or injury               sentence  our own words for a claim
//! shelf      which file holds which record             undo      what taking back comes to
//! enter      what is entered by hand                   import    whole files as one decision
//! rules      accepting unasked, where the user says so store     all of it opened: decisions
//! arrival    readings -> the inbox, and the rules      sync      feeds fetched, read, and into it
//! ahead      what accepting would change in the charts
//! ```
//!
//! A decision is one line of the journal, on the disk before anything else happens: from then on
//! it is confirmed. Only then the ledger's files take it up, each replaced whole. A kill in
//! between leaves files that load and a mark that lags behind the journal; whoever opens next
//! brings them up. Doing so twice does no harm.

mod ahead;
mod apply;
mod arrival;
mod change;
mod code;
mod effect;
mod enter;
mod error;
mod fields;
mod folder;
mod import;
mod inbox;
mod journal;
mod lock;
mod plan;
mod proposal;
mod question;
mod records;
mod rules;
mod sentence;
mod shelf;
mod store;
mod sync;
mod take_in;
#[cfg(test)]
mod tests;
mod undo;

pub use ahead::LookAhead;
pub use apply::HandEdited;
pub use arrival::{Arrived, Brought};
pub use change::{Change, FileChange, Spot};
pub use enter::{Correction, Entry, Published};
pub use error::OwnError;
pub use folder::Folder;
pub use inbox::{Field, Inbox, InboxDocument, InboxItem, State};
pub use journal::{Decision, Deed, Journal, Unreadable};
pub use plan::Plan;
pub use proposal::{ClaimProposal, FactProposal, Name, Proposal, ReportProposal, Sum};
pub use question::{Answer, Candidate, Matter, Question};
pub use rules::{RULES_FILE, Rules};
pub use store::{Hand, Own};
pub use sync::{Round, Step, Synced, feeds_folder, sync};
pub use take_in::Taken;
