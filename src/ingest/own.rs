//! What users add to the reader's lists: cues and names of their own.

/// A file of the user's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnFile {
    /// What problems call it.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// The user's lists; what is missing adds nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnLists {
    /// Cues, in the form of the bundled `data/cues/`: one with an id of the bundled list replaces it.
    pub cues: Option<OwnFile>,
    /// Further names of players, clubs and sources.
    pub names: Option<OwnFile>,
}

impl OwnFile {
    /// A problem at a byte of the file: `cues.toml:12: what is wrong`.
    pub(super) fn problem(&self, at: usize, what: &str) -> String {
        let before = &self.text[..self.text.floor_char_boundary(at)];
        let line = before.matches('\n').count() + 1;
        format!("{}:{line}: {what}", self.name)
    }

    /// Why the file could not be taken.
    pub(super) fn refused(&self, error: &toml::de::Error) -> String {
        let what = error.message().lines().next().unwrap_or("this is not TOML");
        self.problem(error.span().map_or(0, |span| span.start), what)
    }
}
