//! A user's own settings and theme, read from their folder. Nothing there is fine.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use crate::ledger::{Problem, Severity};
use crate::text::{nearest, sanitise_to};

use super::choice::ThemeChoice;
use super::keymap::KeyMap;
use super::places::Places;
use super::settings::Settings;
use super::theme::Theme;

/// The settings' file in the config folder.
pub const CONFIG_FILE: &str = "config.toml";
/// The folder of themes in the config folder.
const THEMES: &str = "themes";
/// No settings are longer; whatever is, is something else.
const LARGEST: u64 = 1 << 20;

/// Everything that a user may have changed, ready for use.
#[derive(Clone, PartialEq, Debug)]
pub struct Config {
    /// What the file sets.
    pub settings: Settings,
    /// The theme to draw with.
    pub theme: Theme,
    /// What is wrong with the files.
    pub problems: Vec<Problem>,
}

impl Default for Config {
    fn default() -> Self {
        Self { settings: Settings::default(), theme: default_theme(), problems: Vec::new() }
    }
}

impl Config {
    /// The settings and the theme of a user, by the process's environment.
    ///
    /// `theme` is what the command line asks for, which stands above the file.
    pub fn load(places: &Places, theme: Option<&str>) -> Self {
        Self::load_by(places, theme, |name| std::env::var(name).ok())
    }

    fn load_by(places: &Places, theme: Option<&str>, environment: impl Fn(&str) -> Option<String>) -> Self {
        let mut problems = Vec::new();
        let folder = places.config.as_deref();
        let settings = folder.map_or_else(Settings::default, |folder| settings_in(folder, &mut problems));
        let choice = theme.map_or_else(|| settings.theme.clone(), ThemeChoice::of);
        let theme = theme_named(&choice.name(environment), folder, &mut problems);
        Self { settings, theme, problems }
    }

    /// The keys.
    pub const fn keys(&self) -> &KeyMap {
        &self.settings.keys
    }
}

fn settings_in(folder: &Path, problems: &mut Vec<Problem>) -> Settings {
    let path = folder.join(CONFIG_FILE);
    let Some(text) = text_of(&path, problems) else {
        return Settings::default();
    };
    let (settings, found) = Settings::read(&path.to_string_lossy(), &text);
    problems.extend(found);
    settings
}

/// A theme of the user's own, else one that Touchline comes with, else the default with a
/// problem that names those there are.
fn theme_named(name: &str, folder: Option<&Path>, problems: &mut Vec<Problem>) -> Theme {
    let plain = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    if let Some(folder) = folder.filter(|_| plain) {
        let path = folder.join(THEMES).join(format!("{name}.toml"));
        if let Some(text) = text_of(&path, problems) {
            let (theme, found) = Theme::read(name, &path.to_string_lossy(), &text);
            problems.extend(found);
            return theme;
        }
    }
    Theme::bundled(name).unwrap_or_else(|| {
        let what = format!("there is no theme `{}`", sanitise_to(name, 80));
        let mut problem = problem(CONFIG_FILE, "unknown_theme", what);
        problem.expected = Some(format!("auto, {}, or a file in {THEMES}/", Theme::BUNDLED.join(", ")));
        problem.nearest = nearest(name, Theme::BUNDLED).map(str::to_owned);
        problems.push(problem);
        default_theme()
    })
}

/// The text of a file, if there is one; one that cannot be read is a problem.
fn text_of(path: &Path, problems: &mut Vec<Problem>) -> Option<String> {
    match read(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => {
            problems.push(problem(&path.to_string_lossy(), "unreadable", format!("cannot be read: {error}")));
            None
        }
    }
}

fn default_theme() -> Theme {
    Theme::bundled("dark").unwrap_or_else(Theme::mono)
}

fn read(path: &Path) -> io::Result<String> {
    let found = fs::metadata(path)?;
    if !found.is_file() {
        // Reading a pipe would wait for ever.
        return Err(io::Error::other("it is not a file"));
    }
    let length = found.len();
    if length > LARGEST {
        return Err(io::Error::other(format!("it has {length} bytes; settings have at most {LARGEST}")));
    }
    let bytes = fs::read(path)?;
    String::from_utf8(bytes).map_err(|_| io::Error::other("it is not UTF-8 text; save it as UTF-8"))
}

fn problem(file: &str, code: &'static str, what: String) -> Problem {
    Problem {
        severity: Severity::Warning,
        code,
        file: file.into(),
        layer: 0,
        place: None,
        path: String::new(),
        what,
        expected: None,
        nearest: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::ThemeRole;
    use super::*;
    use crate::export::Colour;

    fn load(files: &[(&str, &[u8])]) -> Config {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(THEMES)).unwrap();
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let places = Places { config: Some(folder.path().to_owned()), ..Places::default() };
        Config::load_by(&places, None, |_| None)
    }

    #[test]
    fn nothing_there_is_fine() {
        assert_eq!(load(&[]), Config::default());
        assert_eq!(Config::load_by(&Places::default(), None, |_| None), Config::default());
    }

    #[test]
    fn a_theme_of_ones_own_is_found() {
        let config = load(&[("config.toml", b"theme = \"mine\""), ("themes/mine.toml", b"[roles]\ntext = \"red\"\n")]);
        assert_eq!(config.theme.style(ThemeRole::Text).fg, Colour::Indexed(1));
        assert_eq!(config.problems.len(), 1, "the missing roles: {:?}", config.problems);
    }

    #[test]
    fn the_command_line_and_no_color_stand_above_the_file() {
        let places = Places::default();
        assert_eq!(&*Config::load_by(&places, Some("light"), |_| None).theme.name, "light");
        let no_color = |name: &str| (name == "NO_COLOR").then(|| "1".to_owned());
        assert_eq!(&*Config::load_by(&places, Some("light"), no_color).theme.name, "mono");
    }

    #[test]
    fn what_cannot_be_used_is_told_and_the_defaults_stand() {
        for (bytes, told) in [
            (&b"theme = \"drak\""[..], "there is no theme `drak`"),
            (b"theme = \"../../x\"", "there is no theme `../../x`"),
            (b"\xff\xfet\0", "it is not UTF-8 text"),
        ] {
            let config = load(&[("config.toml", bytes)]);
            assert_eq!(config.theme, default_theme());
            assert!(config.problems.iter().any(|p| p.to_string().contains(told)), "{:?}", config.problems);
        }
        let folder = load(&[("config.toml", &vec![b'#'; LARGEST as usize + 1])]);
        assert!(folder.problems[0].to_string().contains("at most"));
    }
}
