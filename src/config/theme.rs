//! What each thing on the screen looks like, by the part it plays.

use toml::de::{DeTable, DeValue};

use crate::export::Style;
use crate::ledger::Problem;

use super::colour::{Palette, read_palette, read_style};
use super::document::{Document, entries};

/// Declares the parts with their names in files.
macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $code:literal,)*) => {
        /// A part that something on the screen plays.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum ThemeRole {
            $($(#[$doc])* $role,)*
        }

        impl ThemeRole {
            /// Every part, in declaration order.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$role),*];

            /// Its name in theme files.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$role => $code,)*
                }
            }
        }
    };
}

roles! {
    /// Plain text.
    Text = "text",
    /// Text that matters less.
    Dim = "dim",
    /// The border of a pane.
    Border = "border",
    /// The border of the pane that has the keys.
    BorderFocus = "border_focus",
    /// The title of a pane.
    Title = "title",
    /// The title of the pane that has the keys.
    TitleFocus = "title_focus",
    /// The top line: where one is, and when.
    Header = "header",
    /// The two clocks in the top line.
    Clock = "clock",
    /// The bottom line.
    Footer = "footer",
    /// A key in the bottom line and in help.
    Key = "key",
    /// The view that is open, among the tabs.
    TabActive = "tab_active",
    /// The other tabs.
    Tab = "tab",
    /// The headings of columns.
    Column = "column",
    /// The heading of a group of rows: a position.
    Group = "group",
    /// The selected row of the pane that has the keys.
    Selection = "selection",
    /// The selected row of another pane.
    SelectionUnfocused = "selection_unfocused",
    /// What the eye should find: names, links.
    Accent = "accent",
    /// Good news: fit, signed.
    Good = "good",
    /// Something to watch: doubtful, under a year.
    Warn = "warn",
    /// Bad news: out, expired.
    Bad = "bad",
    /// A remark.
    Info = "info",
    /// A player who is only linked.
    Ghost = "ghost",
    /// A player who joins later.
    Arriving = "arriving",
    /// A player who leaves.
    Leaving = "leaving",
    /// A player lent to another club.
    Loaned = "loaned",
    /// Counts below a position.
    Counter = "counter",
    /// A value read later than the day it is shown for.
    Backfilled = "backfilled",
    /// The letters that a search matched.
    MatchHighlight = "match_highlight",
    /// What is being typed.
    Input = "input",
    /// An early stage.
    StageLow = "stage_low",
    /// A stage in the middle.
    StageMid = "stage_mid",
    /// A late stage.
    StageHigh = "stage_high",
    /// A stage against the move.
    StageAgainst = "stage_against",
    /// A claim that disagrees with another.
    Contested = "contested",
    /// The lines of the pitch.
    Pitch = "pitch",
    /// Something laid over the panes.
    Overlay = "overlay",
}

/// A style for every part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Theme {
    /// What it is called.
    pub name: Box<str>,
    styles: [Style; ThemeRole::ALL.len()],
}

const DARK: &str = include_str!("themes/dark.toml");
const LIGHT: &str = include_str!("themes/light.toml");
const MONO: &str = include_str!("themes/mono.toml");

impl Theme {
    /// The names of the themes that Touchline comes with.
    pub const BUNDLED: [&str; 3] = ["dark", "light", "mono"];

    /// A theme that Touchline comes with; a test holds them free of problems.
    pub fn bundled(name: &str) -> Option<Self> {
        let text = match name {
            "dark" => DARK,
            "light" => LIGHT,
            "mono" => MONO,
            _ => return None,
        };
        Some(Self::read(name, &format!("{name}.toml"), text).0)
    }

    /// A theme without colours, for terminals and people that want none.
    pub fn mono() -> Self {
        Self::read("mono", "mono.toml", MONO).0
    }

    /// The theme of a file, and everything wrong with it. Parts that it leaves out look plain.
    pub fn read(name: &str, file: &str, text: &str) -> (Self, Vec<Problem>) {
        let mut document = Document::new(file, text);
        let root = document.parse();
        let mut theme = Self { name: name.into(), styles: [Style::PLAIN; ThemeRole::ALL.len()] };
        let palette = table(&mut document, &root, "colours")
            .map_or_else(Palette::new, |colours| read_palette(&mut document, colours));
        match table(&mut document, &root, "roles") {
            Some(roles) => theme.read_roles(&mut document, roles, &palette),
            None => {
                document.error(0..0, "missing_roles", "", "a theme has a table [roles]");
            }
        }
        for entry in entries(&root).iter().filter(|entry| !["colours", "roles"].contains(&entry.name)) {
            document.unknown(entry, "unknown_key", entry.name, "part of a theme called", ["colours", "roles"]);
        }
        (theme, document.into_problems())
    }

    fn read_roles(&mut self, document: &mut Document, roles: &DeTable, palette: &Palette) {
        let mut missing = ThemeRole::ALL.to_vec();
        let mut last = 0;
        for entry in entries(roles) {
            let path = format!("roles.{}", entry.name);
            last = entry.value_at.end;
            let Some(role) = ThemeRole::ALL.into_iter().find(|role| role.code() == entry.name) else {
                document.unknown(&entry, "unknown_role", &path, "role", ThemeRole::ALL.map(ThemeRole::code));
                continue;
            };
            missing.retain(|other| *other != role);
            self.styles[role as usize] = read_style(document, entry.value, entry.value_at, &path, palette);
        }
        if !missing.is_empty() {
            let names: Vec<&str> = missing.into_iter().map(ThemeRole::code).collect();
            let what = format!("these roles are missing and look plain: {}", names.join(", "));
            document.error(last..last, "missing_role", "roles", &what);
        }
    }

    /// What a part looks like.
    pub const fn style(&self, role: ThemeRole) -> Style {
        self.styles[role as usize]
    }
}

fn table<'t, 'a>(document: &mut Document, root: &'t DeTable<'a>, name: &str) -> Option<&'t DeTable<'a>> {
    let value = root.get(name)?;
    match value.get_ref() {
        DeValue::Table(table) => Some(table),
        other => {
            document.wrong_type(value.span(), name, other, "a table");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Colour;

    #[test]
    fn the_bundled_themes_are_whole() {
        for (name, text) in Theme::BUNDLED.into_iter().zip([DARK, LIGHT, MONO]) {
            assert_eq!(Theme::read(name, name, text).1, [], "{name}");
            assert_eq!(&*Theme::bundled(name).unwrap().name, name);
        }
        assert!(Theme::bundled("sepia").is_none());
    }

    #[test]
    fn the_selection_shows_in_every_bundled_theme() {
        for name in Theme::BUNDLED {
            let theme = Theme::bundled(name).unwrap();
            let (selected, plain) = (theme.style(ThemeRole::Selection), theme.style(ThemeRole::Text));
            assert!(selected.reverse || selected.bg != plain.bg, "{name}");
            assert_ne!(selected, theme.style(ThemeRole::SelectionUnfocused), "{name}");
        }
    }

    #[test]
    fn without_colours_means_none() {
        let mono = Theme::mono();
        for role in ThemeRole::ALL {
            let style = mono.style(role);
            assert_eq!((style.fg, style.bg), (Colour::Default, Colour::Default), "{role:?}");
        }
    }

    #[test]
    fn every_problem_is_told_at_once_with_its_line() {
        let text = "look = 1\n[colours]\nsky = 110\nsea = \"skye\"\n[roles]\ntext = \"sky\"\ndmi = 3\n\
                    border = { fg = 256, bald = true, bold = 1 }\n";
        let (theme, problems) = Theme::read("t", "t.toml", text);
        assert_eq!(theme.style(ThemeRole::Text).fg, Colour::Indexed(110));
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let begins = [
            "t.toml:1:1: warning: look: there is no part of a theme called `look`",
            "t.toml:4:7: error: colours.sea: there is no colour `skye`; expected `default`, a name",
            "t.toml:7:1: warning: roles.dmi: there is no role `dmi`; did you mean `dim`?",
            "t.toml:8:17: error: roles.border.fg: there is no colour of this number; expected",
            "t.toml:8:22: warning: roles.border.bald: there is no part of a style called `bald`; did you mean `bold`?",
            "t.toml:8:42: error: roles.border.bold: this is a number; expected true or false",
            "t.toml:8:45: error: roles: these roles are missing and look plain: dim, border_focus,",
        ];
        assert_eq!(told.len(), begins.len(), "{told:#?}");
        for (told, begins) in told.iter().zip(begins) {
            assert!(told.starts_with(begins), "{told}\n{begins}");
        }
        assert!(told[1].ends_with("did you mean `sky`?"));
    }
}
