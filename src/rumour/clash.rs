//! What can be at odds, in typed parts: made by [`super::contradiction`], [`super::date_clash`] and
//! [`super::silence`].

use crate::model::{ContradictionId, Day, FactId, Money, OutcomeResult, PartialDay, ReportId, Side, Stage};

/// What is at odds, as typed parts from which a line can be made.
#[derive(Clone, PartialEq, Debug)]
pub enum Clash {
    /// Recorded in the ledger, with a summary there.
    Recorded(ContradictionId),
    /// Originators say the opposite of each other.
    Stance {
        /// The furthest stage that one side supports.
        supported: Stage,
        /// The newest word of the other side.
        opposed: Stage,
        /// The day of the first of the claims.
        from: Day,
        /// The day of the last of them.
        to: Day,
    },
    /// Originators name different fees for the same stage.
    Fee {
        /// The stage.
        stage: Stage,
        /// The lowest fee named.
        low: Money,
        /// The highest fee named.
        high: Money,
    },
    /// Things that have one date are given several.
    Dates {
        /// The earliest date given.
        first: PartialDay,
        /// The latest.
        last: PartialDay,
        /// What is dated.
        of: Dated,
    },
    /// One document says both.
    Document {
        /// The report.
        report: ReportId,
        /// What is at odds in it.
        within: Box<Clash>,
    },
    /// An event was promised, and nobody told what came of it.
    Silence {
        /// What promised it.
        fact: FactId,
        /// The day it was to be on.
        due: Day,
    },
    /// Readings of how the saga ended differ.
    Outcome {
        /// The reading shown.
        shown: (OutcomeResult, Day),
        /// The newest of those that say something else.
        other: (OutcomeResult, Day),
    },
}

/// What is given several dates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dated {
    /// A kind of fact about somebody: this one is an example.
    Fact(FactId),
    /// A step of a saga, which a later report puts in another month than the reports of its time.
    Step(Stage),
}

impl Clash {
    /// The word used in JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Recorded(_) => "recorded",
            Self::Stance { .. } => "stance",
            Self::Fee { .. } => "fee",
            Self::Dates { .. } => "date",
            Self::Document { .. } => "document",
            Self::Silence { .. } => "silence",
            Self::Outcome { .. } => "outcome",
        }
    }
}

/// Things about a saga that cannot all be so.
#[derive(Clone, PartialEq, Debug)]
pub struct Dispute {
    /// What is at odds.
    pub clash: Clash,
    /// The sides, each with what stands for it, oldest first: of a clash of stances those for and
    /// those against, of fees one for each fee from low to high, of a recorded one each thing by
    /// itself as recorded, of outcomes none.
    pub sides: Vec<Vec<Side>>,
    /// The day from which it could be seen.
    pub known: Day,
}
