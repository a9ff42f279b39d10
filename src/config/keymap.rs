//! Which key does what, in each mode.

use crate::ledger::{Problem, Severity, TextPlace};
use crate::text::{nearest, sanitise_to};

use super::chord::{Chord, Key};
use super::document::Document;
use super::keys::{KeySetting, Mode, read_modes};

const BUNDLED: &str = include_str!("keys.toml");
/// The bundled keys' file, as problems name it.
const BUNDLED_FILE: &str = "keys.toml";
/// The action that leaves.
const QUIT: &str = "quit";

/// One chord for one action.
#[derive(Clone, PartialEq, Debug)]
pub struct Binding {
    /// The mode it holds in.
    pub mode: Mode,
    /// What is pressed.
    pub chord: Chord,
    /// The name of what it does.
    pub action: Box<str>,
    /// The file that says so.
    pub file: Box<str>,
    /// Where in the file.
    pub place: TextPlace,
}

/// What pressed keys mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lookup<'a> {
    /// This action.
    Action(&'a str),
    /// The beginning of a sequence.
    Pending,
    /// Nothing.
    Unbound,
}

/// Every binding, in the order of the files.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct KeyMap {
    bindings: Vec<Binding>,
}

impl KeyMap {
    /// The keys that Touchline comes with; a test holds them free of problems.
    pub fn bundled() -> Self {
        Self::read(BUNDLED_FILE, BUNDLED).0
    }

    /// The keys of a file whose tables are modes, and everything wrong with it.
    pub fn read(file: &str, text: &str) -> (Self, Vec<Problem>) {
        let mut document = Document::new(file, text);
        let table = document.parse();
        let settings = read_modes(&mut document, &table, "");
        let mut map = Self::default();
        map.apply(&mut document, &settings);
        (map, document.into_problems())
    }

    /// Lays a file's settings over this map: an action named there has the keys given there and
    /// no others, and takes them from whatever had them before.
    pub(super) fn apply(&mut self, document: &mut Document, settings: &[KeySetting]) {
        let before = self.actions();
        self.bindings.retain(|old| !settings.iter().any(|new| new.mode == old.mode && new.action == old.action));
        let kept = self.bindings.len();
        for setting in settings {
            for (chord, at) in &setting.chords {
                let taken = self.bindings[kept..].iter().find(|b| b.mode == setting.mode && b.chord.collides(chord));
                if let Some(taken) = taken {
                    let what = conflict(taken, chord);
                    let path = format!("{}.{}", setting.mode.code(), setting.action);
                    document.error(at.clone(), "key_conflict", &path, &what);
                    continue;
                }
                self.bindings.push(Binding {
                    mode: setting.mode,
                    chord: chord.clone(),
                    action: setting.action.clone(),
                    file: document.file().into(),
                    place: document.place(at.clone()),
                });
            }
        }
        let new = self.bindings.split_off(kept);
        self.bindings.retain(|old| !new.iter().any(|n| n.mode == old.mode && n.chord.collides(&old.chord)));
        self.bindings.extend(new);
        self.note_lost(document, &before, settings);
        self.keep_a_way_out();
    }

    /// Ctrl-C quits where nothing else does: no file of keys locks anybody in.
    fn keep_a_way_out(&mut self) {
        if self.chords(Mode::Browse, QUIT).next().is_some() {
            return;
        }
        let Ok(chord) = "ctrl-c".parse::<Chord>() else { return };
        self.bindings.retain(|old| old.mode != Mode::Browse || !chord.collides(&old.chord));
        let place = TextPlace { line: 1, column: 1, offset: 0, length: 0 };
        self.bindings.push(Binding {
            mode: Mode::Browse,
            chord,
            action: QUIT.into(),
            file: BUNDLED_FILE.into(),
            place,
        });
    }

    /// Notes actions that lost their last key to another, without the file saying so.
    fn note_lost(&self, document: &mut Document, before: &[(Mode, Box<str>)], settings: &[KeySetting]) {
        let after = self.actions();
        for (mode, action) in before.iter().filter(|had| !after.contains(had)) {
            if settings.iter().any(|set| set.mode == *mode && set.action == *action) {
                continue;
            }
            let what = format!("`{action}` has no key left");
            let at = settings.first().map_or(0, |first| first.place.offset);
            let problem = document.error(at..at, "lost_key", mode.code(), &what);
            problem.severity = Severity::Warning;
            problem.expected = Some(format!("another key for it under `{}`", mode.code()));
        }
    }

    fn actions(&self) -> Vec<(Mode, Box<str>)> {
        let mut actions: Vec<_> = self.bindings.iter().map(|b| (b.mode, b.action.clone())).collect();
        actions.dedup();
        actions
    }

    /// What keys pressed one after the other mean in a mode.
    pub fn lookup(&self, mode: Mode, pressed: &[Key]) -> Lookup<'_> {
        let mut meant = Lookup::Unbound;
        for binding in self.bindings.iter().filter(|b| b.mode == mode && b.chord.keys().starts_with(pressed)) {
            if binding.chord.keys().len() == pressed.len() {
                return Lookup::Action(&binding.action);
            }
            meant = Lookup::Pending;
        }
        meant
    }

    /// The bindings of a mode, in the order of the files.
    pub fn bindings(&self, mode: Mode) -> impl Iterator<Item = &Binding> {
        self.bindings.iter().filter(move |binding| binding.mode == mode)
    }

    /// The chords of an action in a mode, the one to show first.
    pub fn chords<'a>(&'a self, mode: Mode, action: &'a str) -> impl Iterator<Item = &'a Chord> {
        self.bindings(mode).filter(move |binding| &*binding.action == action).map(|binding| &binding.chord)
    }

    /// The bindings whose action nobody knows, as problems with the nearest known one.
    pub fn unknown_actions(&self, known: &[&str]) -> Vec<Problem> {
        let strange = self.bindings.iter().filter(|binding| !known.contains(&&*binding.action));
        let mut problems: Vec<Problem> = strange
            .map(|binding| Problem {
                severity: Severity::Error,
                code: "unknown_action",
                file: binding.file.clone(),
                layer: 0,
                place: Some(binding.place),
                path: binding.mode.code().to_owned(),
                what: format!("there is no action `{}`", sanitise_to(&binding.action, 80)),
                expected: None,
                nearest: nearest(&binding.action, known.iter().copied()).map(str::to_owned),
            })
            .collect();
        problems.dedup_by(|a, b| (&a.what, &a.path, &a.file) == (&b.what, &b.path, &b.file));
        problems
    }
}

fn conflict(taken: &Binding, chord: &Chord) -> String {
    if taken.chord == *chord {
        format!("`{chord}` does `{}` already (line {})", taken.action, taken.place.line)
    } else {
        format!("`{chord}` and `{}` (`{}`, line {}) begin alike", taken.chord, taken.action, taken.place.line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Key> {
        text.parse::<Chord>().unwrap().keys().to_vec()
    }

    #[test]
    fn the_bundled_keys_are_without_problems() {
        let (map, problems) = KeyMap::read(BUNDLED_FILE, BUNDLED);
        assert_eq!(problems, []);
        for mode in Mode::ALL {
            assert!(map.bindings(mode).count() > 0, "{mode:?}");
        }
    }

    #[test]
    fn no_file_of_keys_locks_anybody_in() {
        let quits = |text: &str| {
            let (settings, problems) = crate::config::Settings::read("config.toml", text);
            let shown: Vec<String> = settings.keys.chords(Mode::Browse, QUIT).map(Chord::to_string).collect();
            (shown, problems.len())
        };
        assert_eq!(
            quits("[keys.browse]\nquit = [\"ctrl-\", \"zz\"]\n"),
            (vec!["q".to_owned(), "ctrl-c".to_owned()], 2)
        );
        assert_eq!(quits("[keys.browse]\nquit = \"x\"\n"), (vec!["x".to_owned()], 0));
        assert_eq!(quits("[keys.browse]\nquit = []\n").0, ["ctrl-c"]);
    }

    #[test]
    fn the_bundled_keys_are_those_of_the_design() {
        let map = KeyMap::bundled();
        for (chord, action) in [
            ("j", "move_down"),
            ("up", "move_up"),
            ("shift-tab", "previous_pane"),
            ("enter", "enter"),
            ("backspace", "back"),
            ("alt-left", "history_back"),
            ("/", "filter"),
            ("ctrl-p", "palette"),
            (":", "palette"),
            ("?", "help"),
            ("[", "previous_day"),
            (".", "next_day"),
            ("{", "previous_season"),
            (">", "next_season"),
            ("D", "pick_day"),
            ("T", "edition_day"),
            ("e", "evidence"),
            ("o", "open_page"),
            ("y", "copy"),
            ("g", "top"),
            ("end", "bottom"),
            ("ctrl-d", "page_down"),
            ("q", "quit"),
            ("ctrl-c", "quit"),
            ("!", "problems"),
            ("1", "view_depth"),
        ] {
            assert_eq!(map.lookup(Mode::Browse, &keys(chord)), Lookup::Action(action), "{chord}");
        }
        assert_eq!(map.lookup(Mode::Browse, &keys("~")), Lookup::Unbound);
    }

    #[test]
    fn sequences_wait_for_their_end() {
        let (map, problems) = KeyMap::read("k", "[browse]\ntop = \"g g\"\nbottom = \"g e\"");
        assert_eq!(problems, []);
        assert_eq!(map.lookup(Mode::Browse, &keys("g")), Lookup::Pending);
        assert_eq!(map.lookup(Mode::Browse, &keys("g e")), Lookup::Action("bottom"));
        assert_eq!(map.lookup(Mode::Browse, &keys("g x")), Lookup::Unbound);
    }

    #[test]
    fn every_problem_is_told_at_once_with_its_line() {
        let text = "[browse]\nquit = [\"q\", \"entr\"]\ntop = \"g\"\nbottom = [\"g g\", \"q\"]\nhelp = 3\n\
                    [brwse]\nx = \"y\"\n[filter]\naccept = \"a\"\n";
        let (_, problems) = KeyMap::read("k.toml", text);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "k.toml:2:14: error: browse.quit: there is no key `entr`; expected a key such as `x`, `ctrl-p`, \
                 `shift-tab`, `enter` or `g g`; did you mean `enter`?",
                "k.toml:4:11: error: browse.bottom: `g g` and `g` (`top`, line 3) begin alike",
                "k.toml:4:18: error: browse.bottom: `q` does `quit` already (line 2)",
                "k.toml:5:8: error: browse.help: this is a number; expected a key or a list of keys, as \
                 [\"ctrl-p\", \":\"]",
                "k.toml:6:2: warning: brwse: there is no mode `brwse`; did you mean `browse`?",
                "k.toml:9:10: error: filter.accept: `a` writes a letter in this mode; expected a key that writes \
                 nothing, or one with ctrl or alt",
            ]
        );
    }

    #[test]
    fn unknown_actions_are_told_with_the_nearest() {
        let (map, _) = KeyMap::read("k.toml", "[browse]\nquti = [\"q\", \"x\"]\nhelp = \"?\"");
        let problems = map.unknown_actions(&["quit", "help"]);
        assert_eq!(problems.len(), 1);
        assert_eq!(
            problems[0].to_string(),
            "k.toml:2:9: error: browse: there is no action `quti`; did you mean `quit`?"
        );
    }
}
