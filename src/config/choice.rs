//! Which theme is meant.

/// A theme as a person asks for one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum ThemeChoice {
    /// Whatever suits the terminal.
    #[default]
    Auto,
    /// The theme of this name: one that Touchline comes with, or a file of one's own.
    Named(Box<str>),
}

impl ThemeChoice {
    /// The choice of a word in a file or on the command line.
    pub fn of(word: &str) -> Self {
        if word == "auto" { Self::Auto } else { Self::Named(word.into()) }
    }

    /// The name of the theme for a terminal, by what its environment says.
    ///
    /// `NO_COLOR` stands above every choice. `COLORFGBG` ends with the ground's colour: 7 and
    /// above 8 are light ones. Nothing here waits for an answer of the terminal.
    pub fn name(&self, environment: impl Fn(&str) -> Option<String>) -> Box<str> {
        let set = |name: &str| environment(name).filter(|value| !value.is_empty());
        if set("NO_COLOR").is_some() {
            return "mono".into();
        }
        match self {
            Self::Named(name) => name.clone(),
            Self::Auto if set("TERM").is_some_and(|term| term == "dumb") => "mono".into(),
            Self::Auto => {
                let ground = set("COLORFGBG").and_then(|colours| colours.rsplit(';').next()?.parse::<u8>().ok());
                if matches!(ground, Some(7 | 9..)) { "light" } else { "dark" }.into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_decides_where_nobody_does() {
        let dark = ThemeChoice::of("dark");
        for (choice, set, name) in [
            (&ThemeChoice::Auto, &[][..], "dark"),
            (&ThemeChoice::Auto, &[("COLORFGBG", "0;15")], "light"),
            (&ThemeChoice::Auto, &[("COLORFGBG", "15;default;0")], "dark"),
            (&ThemeChoice::Auto, &[("COLORFGBG", "nonsense")], "dark"),
            (&ThemeChoice::Auto, &[("TERM", "dumb")], "mono"),
            (&dark, &[("COLORFGBG", "0;15"), ("NO_COLOR", "")], "dark"),
            (&dark, &[("NO_COLOR", "1")], "mono"),
        ] {
            let environment =
                |name: &str| set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(&*choice.name(environment), name, "{choice:?} {set:?}");
        }
        assert_eq!(ThemeChoice::of("auto"), ThemeChoice::Auto);
    }
}
