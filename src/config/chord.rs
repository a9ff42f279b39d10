//! Keys and sequences of keys, written as people write them: `ctrl-p`, `shift-tab`, `g g`, `[`.

use std::fmt;
use std::str::FromStr;

use crate::text::{is_invisible, nearest};

/// Most keys in one sequence.
const LONGEST: usize = 4;

/// A key without what is held down with it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[allow(missing_docs)] // Each is the key of that name.
pub enum KeyCode {
    /// A key that writes this character.
    Char(char),
    /// F1 and so on.
    F(u8),
    Enter,
    Esc,
    Backspace,
    Tab,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Insert,
    Delete,
}

/// Names in files, the first of each key the one that is written; and names for people.
const NAMES: [(&str, KeyCode, &str); 21] = [
    ("enter", KeyCode::Enter, "Enter"),
    ("return", KeyCode::Enter, "Enter"),
    ("esc", KeyCode::Esc, "Esc"),
    ("escape", KeyCode::Esc, "Esc"),
    ("backspace", KeyCode::Backspace, "Backspace"),
    ("tab", KeyCode::Tab, "Tab"),
    ("space", KeyCode::Char(' '), "Space"),
    ("up", KeyCode::Up, "Up"),
    ("down", KeyCode::Down, "Down"),
    ("left", KeyCode::Left, "Left"),
    ("right", KeyCode::Right, "Right"),
    ("home", KeyCode::Home, "Home"),
    ("end", KeyCode::End, "End"),
    ("pgup", KeyCode::PageUp, "PgUp"),
    ("pageup", KeyCode::PageUp, "PgUp"),
    ("pgdn", KeyCode::PageDown, "PgDn"),
    ("pagedown", KeyCode::PageDown, "PgDn"),
    ("insert", KeyCode::Insert, "Ins"),
    ("delete", KeyCode::Delete, "Del"),
    ("ins", KeyCode::Insert, "Ins"),
    ("del", KeyCode::Delete, "Del"),
];

/// A key with what is held down, as terminals tell it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Key {
    code: KeyCode,
    ctrl: bool,
    alt: bool,
    shift: bool,
}

impl Key {
    /// A key as it was pressed, brought into the one form in which keys are compared.
    ///
    /// Terminals send one and the same thing for Ctrl-I and Tab, and characters come shifted
    /// already, so Shift says nothing beside them.
    pub fn pressed(code: KeyCode, ctrl: bool, alt: bool, shift: bool) -> Self {
        let (code, ctrl, shift) = match code {
            KeyCode::Char('i' | 'I') if ctrl => (KeyCode::Tab, false, shift),
            KeyCode::Char('m' | 'M') if ctrl => (KeyCode::Enter, false, shift),
            KeyCode::Char('[') if ctrl => (KeyCode::Esc, false, shift),
            KeyCode::Char('\t') => (KeyCode::Tab, ctrl, shift),
            KeyCode::Char('\r' | '\n') => (KeyCode::Enter, ctrl, shift),
            KeyCode::Char(letter) if ctrl => (KeyCode::Char(letter.to_ascii_lowercase()), ctrl, false),
            KeyCode::Char(letter) if shift => (KeyCode::Char(letter.to_ascii_uppercase()), ctrl, false),
            other => (other, ctrl, shift),
        };
        Self { code, ctrl, alt, shift }
    }

    /// A key with nothing held down.
    pub fn plain(code: KeyCode) -> Self {
        Self::pressed(code, false, false, false)
    }

    /// The key without what is held down.
    pub const fn code(self) -> KeyCode {
        self.code
    }

    /// The character that it types, where it types one.
    pub const fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if !self.ctrl && !self.alt => Some(letter),
            _ => None,
        }
    }

    /// How it is shown to people: `Ctrl-P`, `Enter`, `G`.
    pub fn label(self) -> String {
        let name = match self.code {
            KeyCode::Char(letter) if self.ctrl => letter.to_ascii_uppercase().to_string(),
            code => NAMES.iter().find(|(_, named, _)| *named == code).map_or_else(|| bare(code), |n| n.2.to_owned()),
        };
        let held = [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")];
        held.into_iter().filter(|(on, _)| *on).map(|(_, word)| word).chain([&*name]).collect()
    }
}

/// A key that has no name of its own.
fn bare(code: KeyCode) -> String {
    match code {
        KeyCode::Char(letter) => letter.to_string(),
        KeyCode::F(number) => format!("F{number}"),
        other => format!("{other:?}"),
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (on, word) in [(self.ctrl, "ctrl-"), (self.alt, "alt-"), (self.shift, "shift-")] {
            f.write_str(if on { word } else { "" })?;
        }
        match (NAMES.iter().find(|(_, named, _)| *named == self.code), self.code) {
            (Some((name, ..)), _) => f.write_str(name),
            (None, KeyCode::F(number)) => write!(f, "f{number}"),
            (None, code) => f.write_str(&bare(code)),
        }
    }
}

/// Why a text is no key.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KeyError {
    /// No key is called so; the nearest that is.
    #[error("there is no key `{0}`")]
    Unknown(Box<str>, Option<Box<str>>),
    /// Shift with a character that it changes differently on every keyboard.
    #[error("write the character that shift makes instead of `{0}`")]
    Shifted(Box<str>),
    /// Nothing at all.
    #[error("there is no key in it")]
    Empty,
    /// More keys than anyone types.
    #[error("a sequence has at most {LONGEST} keys")]
    Long,
}

impl KeyError {
    /// The nearest valid name, where one is near.
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Self::Unknown(_, nearest) => nearest.as_deref(),
            _ => None,
        }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = text;
        while let Some((word, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty()) {
            match &*word.to_ascii_lowercase() {
                "ctrl" => ctrl = true,
                "alt" => alt = true,
                "shift" => shift = true,
                _ => break,
            }
            rest = after;
        }
        let code = code_of(rest).ok_or_else(|| KeyError::Unknown(text.into(), likely(text, rest)))?;
        let unclear = matches!(code, KeyCode::Char(letter) if !letter.is_ascii_alphabetic() && letter != ' ');
        if shift && (unclear || (ctrl && matches!(code, KeyCode::Char(_)))) {
            return Err(KeyError::Shifted(text.into()));
        }
        Ok(Self::pressed(code, ctrl, alt, shift))
    }
}

fn code_of(name: &str) -> Option<KeyCode> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        let visible = !letter.is_control() && !letter.is_whitespace() && !is_invisible(letter);
        return visible.then_some(KeyCode::Char(letter));
    }
    let lower = name.to_ascii_lowercase();
    if let Some(number) = lower.strip_prefix('f').and_then(|digits| digits.parse().ok()) {
        return (1..=24).contains(&number).then_some(KeyCode::F(number));
    }
    NAMES.iter().find(|(known, ..)| *known == lower).map(|(_, code, _)| *code)
}

/// What was meant by a key whose part after the known modifiers is no key.
fn likely(text: &str, rest: &str) -> Option<Box<str>> {
    let held = &text[..text.len() - rest.len()];
    if let Some(name) = nearest(rest, NAMES.iter().map(|(known, ..)| *known)) {
        return Some(format!("{held}{name}").into());
    }
    let (word, after) = rest.split_once('-')?;
    let meant = nearest(word, ["ctrl", "alt", "shift"])?;
    code_of(after)?;
    Some(format!("{held}{meant}-{after}").into())
}

/// One key or a sequence of keys.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Chord(Box<[Key]>);

impl Chord {
    /// The keys, in the order in which they are pressed; never empty.
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// How it is shown to people: `Ctrl-P`, `g g`.
    pub fn label(&self) -> String {
        self.0.iter().map(|key| key.label()).collect::<Vec<_>>().join(" ")
    }

    /// Whether one of the two is the other's beginning, so that only one of them can be reached.
    pub(super) fn collides(&self, other: &Self) -> bool {
        let common = self.0.len().min(other.0.len());
        self.0[..common] == other.0[..common]
    }
}

impl From<Key> for Chord {
    fn from(key: Key) -> Self {
        Self(Box::new([key]))
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, key) in self.0.iter().enumerate() {
            write!(f, "{}{key}", if at == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

impl FromStr for Chord {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let keys: Vec<Key> = text.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        match keys.len() {
            0 => Err(KeyError::Empty),
            1..=LONGEST => Ok(Self(keys.into())),
            _ => Err(KeyError::Long),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keys_are_read_as_people_write_them() {
        for (text, written, shown) in [
            ("ctrl-p", "ctrl-p", "Ctrl-P"),
            ("Ctrl-P", "ctrl-p", "Ctrl-P"),
            ("shift-tab", "shift-tab", "Shift-Tab"),
            ("shift-g", "G", "G"),
            ("G", "G", "G"),
            ("g g", "g g", "g g"),
            ("[", "[", "["),
            ("-", "-", "-"),
            ("ctrl--", "ctrl--", "Ctrl--"),
            ("enter", "enter", "Enter"),
            ("Return", "enter", "Enter"),
            ("backspace", "backspace", "Backspace"),
            ("alt-left", "alt-left", "Alt-Left"),
            ("ctrl-i", "tab", "Tab"),
            ("ctrl-[", "esc", "Esc"),
            ("space", "space", "Space"),
            ("pagedown", "pgdn", "PgDn"),
            ("F12", "f12", "F12"),
            ("ctrl-alt-delete", "ctrl-alt-delete", "Ctrl-Alt-Del"),
            ("ñ", "ñ", "ñ"),
        ] {
            let chord: Chord = text.parse().unwrap();
            assert_eq!((chord.to_string().as_str(), chord.label().as_str()), (written, shown), "{text}");
        }
    }

    #[test]
    fn what_is_no_key_says_why() {
        for (text, error) in [
            ("", KeyError::Empty),
            ("entr", KeyError::Unknown("entr".into(), Some("enter".into()))),
            ("ctl-p", KeyError::Unknown("ctl-p".into(), Some("ctrl-p".into()))),
            ("alt-entr", KeyError::Unknown("alt-entr".into(), Some("alt-enter".into()))),
            ("shift-1", KeyError::Shifted("shift-1".into())),
            ("ctrl-shift-p", KeyError::Shifted("ctrl-shift-p".into())),
            ("a b c d e", KeyError::Long),
            ("f25", KeyError::Unknown("f25".into(), None)),
            ("\u{202e}", KeyError::Unknown("\u{202e}".into(), None)),
        ] {
            assert_eq!(text.parse::<Chord>(), Err(error), "{text}");
        }
    }

    #[test]
    fn a_sequence_collides_with_its_beginning() {
        let chord = |text: &str| text.parse::<Chord>().unwrap();
        assert!(chord("g").collides(&chord("g g")) && chord("g g").collides(&chord("g")));
        assert!(!chord("g g").collides(&chord("g e")) && !chord("g").collides(&chord("G")));
    }

    fn any_key() -> impl Strategy<Value = Key> {
        let code = prop_oneof![
            any::<char>()
                .prop_filter("visible", |c| !c.is_control() && !c.is_whitespace() && !is_invisible(*c))
                .prop_map(KeyCode::Char),
            (1u8..=24).prop_map(KeyCode::F),
            proptest::sample::select(NAMES.map(|(_, code, _)| code).to_vec()),
        ];
        (code, any::<[bool; 3]>()).prop_map(|(code, [ctrl, alt, shift])| Key::pressed(code, ctrl, alt, shift))
    }

    proptest! {
        #[test]
        fn every_chord_is_read_as_it_is_written(keys in proptest::collection::vec(any_key(), 1..=LONGEST)) {
            let chord = Chord(keys.into());
            prop_assert_eq!(chord.to_string().parse::<Chord>(), Ok(chord));
        }

        #[test]
        fn no_text_breaks_the_reader(text in any::<String>()) {
            let _ = text.parse::<Chord>();
        }
    }
}
