//! Keys as files set them: for each mode, each action's chords.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::ledger::TextPlace;

use super::chord::Chord;
use super::document::{Document, Entry, entries, strings};

/// What the keys are meant for at the moment.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Mode {
    /// Moving through panes.
    Browse,
    /// Typing a filter.
    Filter,
    /// Typing into the palette.
    Palette,
    /// Answering a question: a date.
    Prompt,
    /// Reading something laid over the panes: evidence, help, problems.
    Overlay,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 5] = [Self::Browse, Self::Filter, Self::Palette, Self::Prompt, Self::Overlay];

    /// Its name in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Browse => "browse",
            Self::Filter => "filter",
            Self::Palette => "palette",
            Self::Prompt => "prompt",
            Self::Overlay => "overlay",
        }
    }

    /// Whether letters are typed in it, so that keys that write one are not for actions.
    pub const fn types(self) -> bool {
        matches!(self, Self::Filter | Self::Palette | Self::Prompt)
    }
}

/// The chords that a file gives an action in a mode; an empty list takes its keys away.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct KeySetting {
    pub(super) mode: Mode,
    pub(super) action: Box<str>,
    /// Where the action stands in the file.
    pub(super) place: TextPlace,
    pub(super) chords: Vec<(Chord, Range<usize>)>,
}

/// Reads tables of modes; what is wrong is noted in the document and left out.
pub(super) fn read_modes(document: &mut Document, modes: &DeTable, path: &str) -> Vec<KeySetting> {
    let mut settings = Vec::new();
    for entry in entries(modes) {
        let path = joined(path, entry.name);
        let Some(mode) = Mode::ALL.into_iter().find(|mode| mode.code() == entry.name) else {
            document.unknown(&entry, "unknown_mode", &path, "mode", Mode::ALL.map(Mode::code));
            continue;
        };
        let DeValue::Table(actions) = entry.value else {
            document.wrong_type(entry.value_at, &path, entry.value, "a table of actions with their keys");
            continue;
        };
        for action in entries(actions) {
            settings.extend(read_action(document, mode, &action, &joined(&path, action.name)));
        }
    }
    settings
}

fn read_action(document: &mut Document, mode: Mode, entry: &Entry, path: &str) -> Option<KeySetting> {
    let Some(texts) = strings(entry.value, &entry.value_at) else {
        document.wrong_type(
            entry.value_at.clone(),
            path,
            entry.value,
            "a key or a list of keys, as [\"ctrl-p\", \":\"]",
        );
        return None;
    };
    let mut chords = Vec::new();
    let asked = texts.len();
    for (text, at) in texts {
        match text.parse::<Chord>() {
            Ok(chord) if mode.types() && chord.keys()[0].typed().is_some() => {
                let what = format!("`{chord}` writes a letter in this mode");
                let problem = document.error(at, "bad_key", path, &what);
                problem.expected = Some("a key that writes nothing, or one with ctrl or alt".to_owned());
            }
            Ok(chord) => chords.push((chord, at)),
            Err(error) => {
                let what = crate::text::sanitise_to(&error.to_string(), 200).into_owned();
                let problem = document.error(at, "bad_key", path, &what);
                problem.expected = Some("a key such as `x`, `ctrl-p`, `shift-tab`, `enter` or `g g`".to_owned());
                problem.nearest = error.nearest().map(str::to_owned);
            }
        }
    }
    if chords.is_empty() && asked > 0 {
        // Nothing that could be read was set, so the keys that the action has stay.
        return None;
    }
    let place = document.place(entry.name_at.clone());
    Some(KeySetting { mode, action: entry.name.into(), place, chords })
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}
