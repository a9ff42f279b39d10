//! The marks of the screen, each exactly one cell wide, and what stands for them in plain ASCII.
//!
//! A mark always stands beside a word or in a column that help explains: none is told by colour.

use std::fmt;

/// Which set of marks a terminal can draw.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Glyphs {
    /// Marks that every common monospaced font has.
    #[default]
    Unicode,
    /// Plain ASCII.
    Ascii,
}

/// A mark by what it means.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Symbol {
    /// Can play.
    Available,
    /// May play.
    Doubtful,
    /// Cannot play.
    Out,
    /// Cannot play again this season.
    SeasonOut,
    /// Banned.
    Suspended,
    /// With a national team.
    Away,
    /// May not be picked.
    Ineligible,
    /// Nobody knows.
    Unknown,
    /// The selected row.
    Selected,
    /// A contract's end comes near.
    Alarm,
    /// Free to talk to clubs abroad.
    FreeToTalk,
    /// Joins later.
    Arriving,
    /// Leaves: agreed or announced.
    Leaving,
    /// Here on loan.
    OnLoanIn,
    /// Lent to another club.
    LoanedOut,
    /// Only linked with the club.
    LinkedIn,
    /// A saga that would take him away.
    SagaOut,
    /// A saga that would bring him.
    SagaIn,
    /// A saga of a new contract.
    Renewal,
    /// Open sagas.
    Sagas,
    /// Claims both ways.
    Contested,
    /// Read later than the day it is shown for.
    Backfilled,
    /// More is above.
    MoreAbove,
    /// More is below.
    MoreBelow,
    /// Stands between the steps of a path or a chain.
    Step,
    /// Until, of a return.
    Until,
    /// Followed.
    Followed,
    /// Assumed in a scenario.
    Assumed,
    /// An error.
    Error,
    /// A warning.
    Warning,
}

impl Symbol {
    /// Every mark.
    pub const ALL: [Self; 30] = [
        Self::Available,
        Self::Doubtful,
        Self::Out,
        Self::SeasonOut,
        Self::Suspended,
        Self::Away,
        Self::Ineligible,
        Self::Unknown,
        Self::Selected,
        Self::Alarm,
        Self::FreeToTalk,
        Self::Arriving,
        Self::Leaving,
        Self::OnLoanIn,
        Self::LoanedOut,
        Self::LinkedIn,
        Self::SagaOut,
        Self::SagaIn,
        Self::Renewal,
        Self::Sagas,
        Self::Contested,
        Self::Backfilled,
        Self::MoreAbove,
        Self::MoreBelow,
        Self::Step,
        Self::Until,
        Self::Followed,
        Self::Assumed,
        Self::Error,
        Self::Warning,
    ];

    /// The mark and its ASCII stand-in.
    const fn forms(self) -> (&'static str, &'static str) {
        match self {
            Self::Available => ("●", "o"),
            Self::Doubtful | Self::LinkedIn => ("?", "?"),
            Self::Out => ("✚", "x"),
            Self::SeasonOut => ("✖", "X"),
            Self::Suspended => ("■", "#"),
            Self::Away => ("⚑", "@"),
            Self::Ineligible => ("⊘", "!"),
            Self::Unknown => ("·", "."),
            Self::Selected => ("▸", ">"),
            Self::Alarm => ("▲", "!"),
            Self::FreeToTalk => ("△", "^"),
            Self::Arriving => ("+", "+"),
            Self::Leaving => ("−", "-"),
            Self::OnLoanIn => ("↘", "l"),
            Self::LoanedOut => ("↗", "L"),
            Self::SagaOut => ("⇢", ">"),
            Self::SagaIn => ("⇠", "<"),
            Self::Renewal => ("↻", "="),
            Self::Sagas => ("⇄", "%"),
            Self::Contested => ("±", "&"),
            Self::Backfilled => ("~", "~"),
            Self::MoreAbove => ("↑", "^"),
            Self::MoreBelow => ("↓", "v"),
            Self::Step => ("›", ">"),
            Self::Until => ("→", ">"),
            Self::Followed => ("★", "*"),
            Self::Assumed => ("◆", "*"),
            Self::Error => ("✗", "x"),
            Self::Warning => ("!", "!"),
        }
    }

    /// The mark in a set.
    pub const fn glyph(self, glyphs: Glyphs) -> &'static str {
        let (unicode, ascii) = self.forms();
        match glyphs {
            Glyphs::Unicode => unicode,
            Glyphs::Ascii => ascii,
        }
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.glyph(Glyphs::Unicode))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{sanitise, width};

    #[test]
    fn every_mark_is_one_harmless_cell() {
        for symbol in Symbol::ALL {
            for glyphs in [Glyphs::Unicode, Glyphs::Ascii] {
                let mark = symbol.glyph(glyphs);
                assert_eq!((width(mark), mark.chars().count()), (1, 1), "{symbol:?}");
                assert_eq!(sanitise(mark), mark);
            }
            assert!(symbol.glyph(Glyphs::Ascii).is_ascii(), "{symbol:?}");
        }
    }
}
