//! The theme in the terms of the terminal library.

use ratatui::style::{Color, Modifier, Style};

use crate::config::{self, ThemeRole};
use crate::export::{self, Colour};
use crate::tui::tone::Tone;

/// A style for every part that something plays on the screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Theme {
    styles: [Style; ThemeRole::ALL.len()],
}

impl Theme {
    /// Translates a theme.
    pub(crate) fn new(theme: &config::Theme) -> Self {
        Self { styles: ThemeRole::ALL.map(|role| translated(theme.style(role))) }
    }

    /// What a part looks like.
    pub(crate) const fn of(&self, role: ThemeRole) -> Style {
        self.styles[role as usize]
    }

    /// How words of a tone look.
    pub(crate) const fn tone(&self, tone: Tone) -> Style {
        self.of(tone.role())
    }
}

fn translated(style: export::Style) -> Style {
    let mut translated = Style::new().fg(colour(style.fg)).bg(colour(style.bg));
    for (on, modifier) in [
        (style.bold, Modifier::BOLD),
        (style.dim, Modifier::DIM),
        (style.italic, Modifier::ITALIC),
        (style.underline, Modifier::UNDERLINED),
        (style.reverse, Modifier::REVERSED),
    ] {
        if on {
            translated = translated.add_modifier(modifier);
        }
    }
    translated
}

const fn colour(colour: Colour) -> Color {
    match colour {
        Colour::Default => Color::Reset,
        Colour::Indexed(index) => Color::Indexed(index),
        Colour::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    }
}
