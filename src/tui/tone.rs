//! How words look by what they mean; the theme says which colours that is.

use crate::config::ThemeRole;

/// What a stretch of words means to the eye. Colour never says anything that words or marks do
/// not say too.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Tone {
    /// What is read most.
    Plain,
    /// What can wait: units, dates, hints.
    Quiet,
    /// What the eye should find.
    Strong,
    /// Headings within a page.
    Heading,
    /// Lines between things.
    Border,
    /// What points at something.
    Focus,
    /// Keys in help.
    Key,
    /// All is well: fit, long contracts.
    Good,
    /// It may go wrong: doubtful, a contract under twelve months.
    Warn,
    /// It is wrong: out, a contract under six months.
    Bad,
    /// Would come.
    In,
    /// Would go.
    Out,
    /// Stays: renewals.
    Stay,
    /// Not here: linked.
    Ghost,
    /// Lent.
    Lent,
    /// An early stage.
    Early,
    /// A stage in the middle.
    Midway,
    /// A late stage.
    Late,
    /// Against it.
    Against,
    /// Claims both ways.
    Contested,
}

impl Tone {
    /// The part that it plays in a theme.
    pub(crate) const fn role(self) -> ThemeRole {
        match self {
            Self::Plain => ThemeRole::Text,
            Self::Quiet => ThemeRole::Dim,
            Self::Strong | Self::Focus => ThemeRole::Accent,
            Self::Heading => ThemeRole::Group,
            Self::Border => ThemeRole::Border,
            Self::Key => ThemeRole::Key,
            Self::Good => ThemeRole::Good,
            Self::Warn => ThemeRole::Warn,
            Self::Bad => ThemeRole::Bad,
            Self::In => ThemeRole::Arriving,
            Self::Out => ThemeRole::Leaving,
            Self::Stay => ThemeRole::Info,
            Self::Ghost => ThemeRole::Ghost,
            Self::Lent => ThemeRole::Loaned,
            Self::Early => ThemeRole::StageLow,
            Self::Midway => ThemeRole::StageMid,
            Self::Late => ThemeRole::StageHigh,
            Self::Against => ThemeRole::StageAgainst,
            Self::Contested => ThemeRole::Contested,
        }
    }
}
