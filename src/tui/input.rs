//! What comes from the terminal, told alike on every system.

use ratatui::crossterm::event::{
    self as term, Event, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::{Position, Size};

use crate::config::{Key, KeyCode};

/// What the mouse did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Pointer {
    /// The left button went down.
    Press,
    /// The wheel turned away from the hand.
    WheelUp,
    /// The wheel turned towards the hand.
    WheelDown,
}

/// One thing that came from the terminal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Input {
    /// A key.
    Key(Key),
    /// The mouse, at a cell.
    Mouse(Pointer, Position),
    /// A text in one piece.
    Paste(String),
    /// The window has another size.
    Resize(Size),
}

impl Input {
    /// The input that an event means; releases, motions and focus mean nothing.
    pub(crate) fn from_event(event: Event) -> Option<Self> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => press(key).map(Self::Key),
            Event::Mouse(mouse) => pointer(mouse),
            Event::Paste(text) => Some(Self::Paste(text)),
            Event::Resize(width, height) => Some(Self::Resize(Size { width, height })),
            _ => None,
        }
    }
}

/// The key of an event; keys that no file can name (media keys, keys alone) mean nothing.
fn press(key: KeyEvent) -> Option<Key> {
    let held = |modifier| key.modifiers.contains(modifier);
    let code = match key.code {
        term::KeyCode::Char(letter) => KeyCode::Char(letter),
        term::KeyCode::F(number) => KeyCode::F(number),
        term::KeyCode::Enter => KeyCode::Enter,
        term::KeyCode::Esc => KeyCode::Esc,
        term::KeyCode::Backspace => KeyCode::Backspace,
        term::KeyCode::Tab | term::KeyCode::BackTab => KeyCode::Tab,
        term::KeyCode::Up => KeyCode::Up,
        term::KeyCode::Down => KeyCode::Down,
        term::KeyCode::Left => KeyCode::Left,
        term::KeyCode::Right => KeyCode::Right,
        term::KeyCode::Home => KeyCode::Home,
        term::KeyCode::End => KeyCode::End,
        term::KeyCode::PageUp => KeyCode::PageUp,
        term::KeyCode::PageDown => KeyCode::PageDown,
        term::KeyCode::Insert => KeyCode::Insert,
        term::KeyCode::Delete => KeyCode::Delete,
        _ => return None,
    };
    // Some terminals tell Shift-Tab as a key of its own, without Shift.
    let shift = held(KeyModifiers::SHIFT) || key.code == term::KeyCode::BackTab;
    Some(Key::pressed(code, held(KeyModifiers::CONTROL), held(KeyModifiers::ALT), shift))
}

fn pointer(mouse: MouseEvent) -> Option<Input> {
    let what = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Pointer::Press,
        MouseEventKind::ScrollUp => Pointer::WheelUp,
        MouseEventKind::ScrollDown => Pointer::WheelDown,
        _ => return None,
    };
    Some(Input::Mouse(what, Position { x: mouse.column, y: mouse.row }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(code: term::KeyCode, modifiers: KeyModifiers) -> String {
        match Input::from_event(Event::Key(KeyEvent::new(code, modifiers))) {
            Some(Input::Key(key)) => key.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn one_key_is_told_alike_by_every_terminal() {
        use term::KeyCode::{BackTab, Char, Down, Tab};
        const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
        for (code, modifiers, told) in [
            (Char('?'), KeyModifiers::NONE, "?"),
            (Char('?'), SHIFT, "?"),
            (Char('g'), SHIFT, "G"),
            (Char('G'), SHIFT, "G"),
            (BackTab, KeyModifiers::NONE, "shift-tab"),
            (BackTab, SHIFT, "shift-tab"),
            (Tab, SHIFT, "shift-tab"),
            (Char('P'), KeyModifiers::CONTROL, "ctrl-p"),
            (Down, KeyModifiers::NONE, "down"),
        ] {
            assert_eq!(read(code, modifiers), told);
        }
    }

    #[test]
    fn releases_mean_nothing() {
        let release = KeyEvent::new_with_kind(term::KeyCode::Down, KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(Input::from_event(Event::Key(release)), None);
        let repeat = KeyEvent::new_with_kind(term::KeyCode::Down, KeyModifiers::NONE, KeyEventKind::Repeat);
        assert!(Input::from_event(Event::Key(repeat)).is_some());
    }
}
