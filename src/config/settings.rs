//! What `config.toml` sets.

use std::time::Duration;

use toml::de::DeValue;

use crate::ledger::Problem;
use crate::show::Glyphs;
use crate::text::{nearest, sanitise_to};

use super::choice::ThemeChoice;
use super::document::{Document, Entry, entries};
use super::keymap::KeyMap;
use super::keys::read_modes;

/// What stands in a user's file, the defaults where it says nothing.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings {
    /// The theme asked for.
    pub theme: ThemeChoice,
    /// Whether the mouse selects and scrolls.
    pub mouse: bool,
    /// Which marks are drawn.
    pub glyphs: Glyphs,
    /// How often the browser fetches the feeds that are on; never, unless it is set.
    pub sync_every: Option<Duration>,
    /// The bundled keys with the user's laid over them.
    pub keys: KeyMap,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Auto,
            mouse: true,
            glyphs: Glyphs::Unicode,
            sync_every: None,
            keys: KeyMap::bundled(),
        }
    }
}

const KNOWN: [&str; 5] = ["theme", "mouse", "symbols", "sync_every_minutes", "keys"];

/// No feed is asked more often: its servers are somebody's.
const OFTEN: u64 = 5;
/// A week.
const SELDOM: u64 = 7 * 24 * 60;

impl Settings {
    /// The settings of a file, and everything wrong with it; what is wrong keeps its default.
    pub fn read(file: &str, text: &str) -> (Self, Vec<Problem>) {
        let mut document = Document::new(file, text);
        let root = document.parse();
        let mut settings = Self::default();
        for entry in entries(&root) {
            settings.read_entry(&mut document, &entry);
        }
        (settings, document.into_problems())
    }

    fn read_entry(&mut self, document: &mut Document, entry: &Entry) {
        let at = entry.value_at.clone();
        match (entry.name, entry.value) {
            ("theme", DeValue::String(word)) => self.theme = ThemeChoice::of(word),
            ("theme", other) => document.wrong_type(at, "theme", other, "the name of a theme, as \"dark\""),
            ("mouse", DeValue::Boolean(on)) => self.mouse = *on,
            ("mouse", other) => document.wrong_type(at, "mouse", other, "true or false"),
            ("symbols", DeValue::String(word)) => match &**word {
                "unicode" => self.glyphs = Glyphs::Unicode,
                "ascii" => self.glyphs = Glyphs::Ascii,
                other => {
                    let what = format!("there are no symbols called `{}`", sanitise_to(other, 80));
                    let problem = document.error(at, "bad_value", "symbols", &what);
                    problem.expected = Some("`unicode` or `ascii`".to_owned());
                    problem.nearest = nearest(other, ["unicode", "ascii"]).map(str::to_owned);
                }
            },
            ("symbols", other) => document.wrong_type(at, "symbols", other, "\"unicode\" or \"ascii\""),
            ("sync_every_minutes", DeValue::Integer(minutes)) => {
                match u64::from_str_radix(minutes.as_str(), minutes.radix()).ok() {
                    Some(0) => self.sync_every = None,
                    Some(minutes @ OFTEN..=SELDOM) => self.sync_every = Some(Duration::from_secs(minutes * 60)),
                    _ => {
                        let problem =
                            document.error(at, "bad_value", "sync_every_minutes", "this is no interval for feeds");
                        problem.expected = Some(format!("{OFTEN} to {SELDOM}, or 0 for never"));
                    }
                }
            }
            ("sync_every_minutes", other) => {
                document.wrong_type(at, "sync_every_minutes", other, "a number of minutes, as 30");
            }
            ("keys", DeValue::Table(modes)) => {
                let keys = read_modes(document, modes, "keys");
                self.keys.apply(document, &keys);
            }
            ("keys", other) => document.wrong_type(at, "keys", other, "tables of modes, as [keys.browse]"),
            _ => document.unknown(entry, "unknown_key", entry.name, "setting", KNOWN),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lookup, Mode};
    use super::*;

    #[test]
    fn a_file_changes_what_it_names() {
        let text = "theme = \"light\"\nmouse = false\nsymbols = \"ascii\"\nsync_every_minutes = 30\n[keys.browse]\nquit = [\"ctrl-q\", \"e\"]\nevidence = \"E\"\n";
        let (settings, problems) = Settings::read("config.toml", text);
        assert_eq!(problems, []);
        assert_eq!(settings.theme, ThemeChoice::Named("light".into()));
        assert_eq!((settings.mouse, settings.glyphs), (false, Glyphs::Ascii));
        assert_eq!(settings.sync_every, Some(Duration::from_mins(30)));
        for wrong in ["-5", "4", "100000", "1.5", "\"often\""] {
            let (settings, problems) = Settings::read("c", &format!("sync_every_minutes = {wrong}\n"));
            assert_eq!((settings.sync_every, problems.len()), (None, 1), "{wrong}");
        }
        let does = |keys: &str| settings.keys.lookup(Mode::Browse, keys.parse::<super::super::Chord>().unwrap().keys());
        assert_eq!(does("ctrl-q"), Lookup::Action("quit"));
        assert_eq!(does("q"), Lookup::Unbound);
        assert_eq!(does("e"), Lookup::Action("quit"));
        assert_eq!(does("E"), Lookup::Action("evidence"));
        assert_eq!(does("j"), Lookup::Action("move_down"));
    }

    #[test]
    fn a_key_taken_from_an_action_is_told_when_it_was_the_last() {
        let (settings, problems) = Settings::read("config.toml", "[keys.browse]\nquit = [\"q\", \"e\", \"k\"]\n");
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(
            problems[0].to_string(),
            "config.toml:2:1: warning: browse: `evidence` has no key left; expected another key for it under `browse`"
        );
        assert_eq!(settings.keys.chords(Mode::Browse, "move_up").count(), 1);
        assert_eq!(Settings::read("config.toml", "[keys.browse]\nevidence = []\n").1, []);
    }

    #[test]
    fn what_is_wrong_is_told_and_keeps_its_default() {
        let text = "thme = \"light\"\nmouse = \"yes\"\nsymbols = \"asci\"\ntheme = 3\nkeys = 1\n";
        let (settings, problems) = Settings::read("config.toml", text);
        assert_eq!(settings, Settings::default());
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "config.toml:1:1: warning: thme: there is no setting `thme`; did you mean `theme`?",
                "config.toml:2:9: error: mouse: this is a text; expected true or false",
                "config.toml:3:11: error: symbols: there are no symbols called `asci`; expected `unicode` or `ascii`; \
                 did you mean `ascii`?",
                "config.toml:4:9: error: theme: this is a number; expected the name of a theme, as \"dark\"",
                "config.toml:5:8: error: keys: this is a number; expected tables of modes, as [keys.browse]",
            ]
        );
    }

    #[test]
    fn broken_toml_is_told_and_the_rest_is_read() {
        let (settings, problems) = Settings::read("config.toml", "mouse = false\ntheme = = 3\n");
        assert!(!settings.mouse);
        assert!(problems.iter().any(|p| p.to_string().starts_with("config.toml:2:9: error: ")), "{problems:?}");
    }
}
