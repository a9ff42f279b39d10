//! Colours and emphasis in our own terms.

/// A colour of a cell.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Colour {
    /// Whatever the terminal uses.
    #[default]
    Default,
    /// One of the terminal's 256: 0 to 15 as its owner chose them, the others the same everywhere.
    Indexed(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// How a cell is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Switches of the terminal, each on or off by itself.
pub struct Style {
    /// The colour of the text.
    pub fg: Colour,
    /// The colour behind it.
    pub bg: Colour,
    /// Heavier.
    pub bold: bool,
    /// Fainter.
    pub dim: bool,
    /// Slanted.
    pub italic: bool,
    /// With a line under it.
    pub underline: bool,
    /// With the two colours exchanged.
    pub reverse: bool,
}

impl Style {
    /// The terminal's own look.
    pub const PLAIN: Self = Self {
        fg: Colour::Default,
        bg: Colour::Default,
        bold: false,
        dim: false,
        italic: false,
        underline: false,
        reverse: false,
    };

    /// Whether a space drawn so can be seen.
    pub(super) const fn shows_on_blank(self) -> bool {
        self.underline || self.reverse || !matches!(self.bg, Colour::Default)
    }
}
