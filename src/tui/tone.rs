//! How words look by what they mean; the theme says which colours that is.

/// What a stretch of words means to the eye. Colour never says anything that words or marks do
/// not say too.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Tone {
    /// What is read most.
    Plain,
    /// What can wait: units, dates, hints.
    Quiet,
    /// Names.
    Strong,
    /// Headings within a page.
    Heading,
    /// Lines between panes.
    Border,
    /// The lines of the pane that has the keys.
    Focus,
    /// The name in the corner.
    Brand,
    /// Keys in hints and help.
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
    /// Not here yet: ghosts, arrivals.
    Ghost,
    /// What a search matched.
    Match,
}

impl Tone {
    /// How many there are.
    pub(crate) const COUNT: usize = 16;
}
