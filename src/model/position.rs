//! Positions, in the order in which a chart shows them.

use std::fmt;
use std::str::FromStr;

/// A position on the pitch. Declaration order is chart order: from the goal forwards.
///
/// `Def`, `Mid` and `Fwd` stand for players of whom no more than the line is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs)] // The code is the name; `Position::name` spells it out.
pub enum Position {
    Gk,
    Rb,
    Rwb,
    Cb,
    Lb,
    Lwb,
    Def,
    Dm,
    Cm,
    Am,
    Mid,
    Rw,
    Lw,
    Ss,
    Cf,
    Fwd,
}

/// The line of a team that a position belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Line {
    /// Goalkeepers.
    Goal,
    /// Full-backs and centre-backs.
    Defence,
    /// Midfielders.
    Midfield,
    /// Wingers and forwards.
    Attack,
}

impl Position {
    /// Every position, in chart order.
    pub const ALL: [Self; 16] = [
        Self::Gk,
        Self::Rb,
        Self::Rwb,
        Self::Cb,
        Self::Lb,
        Self::Lwb,
        Self::Def,
        Self::Dm,
        Self::Cm,
        Self::Am,
        Self::Mid,
        Self::Rw,
        Self::Lw,
        Self::Ss,
        Self::Cf,
        Self::Fwd,
    ];

    /// The code used in files, commands and narrow columns.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gk => "GK",
            Self::Rb => "RB",
            Self::Rwb => "RWB",
            Self::Cb => "CB",
            Self::Lb => "LB",
            Self::Lwb => "LWB",
            Self::Def => "DEF",
            Self::Dm => "DM",
            Self::Cm => "CM",
            Self::Am => "AM",
            Self::Mid => "MID",
            Self::Rw => "RW",
            Self::Lw => "LW",
            Self::Ss => "SS",
            Self::Cf => "CF",
            Self::Fwd => "FWD",
        }
    }

    /// The line it belongs to.
    pub const fn line(self) -> Line {
        match self {
            Self::Gk => Line::Goal,
            Self::Rb | Self::Rwb | Self::Cb | Self::Lb | Self::Lwb | Self::Def => Line::Defence,
            Self::Dm | Self::Cm | Self::Am | Self::Mid => Line::Midfield,
            Self::Rw | Self::Lw | Self::Ss | Self::Cf | Self::Fwd => Line::Attack,
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// A text that is no position code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("expected a position: GK RB RWB CB LB LWB DEF DM CM AM MID RW LW SS CF FWD")]
pub struct PositionError;

impl FromStr for Position {
    type Err = PositionError;

    fn from_str(text: &str) -> Result<Self, PositionError> {
        Self::ALL.into_iter().find(|p| p.code().eq_ignore_ascii_case(text)).ok_or(PositionError)
    }
}
