//! What comes from the terminal, told alike on every system.

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::{Position, Size};

/// A key press, told alike whatever the terminal reports of Shift.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Press {
    /// The key, or the character that it gives with Shift already counted in.
    pub(crate) code: KeyCode,
    /// Whether Control is held.
    pub(crate) control: bool,
    /// Whether Alt is held.
    pub(crate) alt: bool,
    /// Whether Shift is held, of keys that give no character.
    pub(crate) shift: bool,
}

impl Press {
    /// A key alone.
    pub(crate) const fn plain(code: KeyCode) -> Self {
        Self { code, control: false, alt: false, shift: false }
    }

    /// A character with Control.
    pub(crate) const fn control(letter: char) -> Self {
        Self { code: KeyCode::Char(letter), control: true, alt: false, shift: false }
    }

    /// The character it types, if it types one.
    pub(crate) const fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if !self.control && !self.alt => Some(letter),
            _ => None,
        }
    }
}

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
    Key(Press),
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
            Event::Key(key) if key.kind != KeyEventKind::Release => Some(Self::Key(press(key))),
            Event::Mouse(mouse) => pointer(mouse),
            Event::Paste(text) => Some(Self::Paste(text)),
            Event::Resize(width, height) => Some(Self::Resize(Size { width, height })),
            _ => None,
        }
    }
}

/// Some terminals report `?` as Shift and `/`, some as `?` with Shift, most as `?` alone; some
/// report Shift-Tab as a key of its own.
fn press(key: KeyEvent) -> Press {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let shift = key.modifiers.contains(KeyModifiers::SHIFT);
    match key.code {
        // With Control, terminals cannot tell a letter's case.
        KeyCode::Char(letter) if control => {
            Press { code: KeyCode::Char(letter.to_ascii_lowercase()), control, alt, shift: false }
        }
        KeyCode::Char(letter) if shift => {
            Press { code: KeyCode::Char(letter.to_ascii_uppercase()), control, alt, shift: false }
        }
        KeyCode::BackTab => Press { code: KeyCode::Tab, control, alt, shift: true },
        code @ KeyCode::Char(_) => Press { code, control, alt, shift: false },
        code => Press { code, control, alt, shift },
    }
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

    fn read(code: KeyCode, modifiers: KeyModifiers) -> Option<Input> {
        Input::from_event(Event::Key(KeyEvent::new(code, modifiers)))
    }

    #[test]
    fn shift_is_told_once() {
        let question = Some(Input::Key(Press::plain(KeyCode::Char('?'))));
        assert_eq!(read(KeyCode::Char('?'), KeyModifiers::NONE), question);
        assert_eq!(read(KeyCode::Char('?'), KeyModifiers::SHIFT), question);
        let capital = Some(Input::Key(Press::plain(KeyCode::Char('G'))));
        assert_eq!(read(KeyCode::Char('g'), KeyModifiers::SHIFT), capital);
        assert_eq!(read(KeyCode::Char('G'), KeyModifiers::SHIFT), capital);
        let back = Some(Input::Key(Press { shift: true, ..Press::plain(KeyCode::Tab) }));
        assert_eq!(read(KeyCode::BackTab, KeyModifiers::NONE), back);
        assert_eq!(read(KeyCode::BackTab, KeyModifiers::SHIFT), back);
        assert_eq!(read(KeyCode::Tab, KeyModifiers::SHIFT), back);
    }

    #[test]
    fn a_letter_with_control_has_no_case() {
        let press = Some(Input::Key(Press::control('p')));
        assert_eq!(read(KeyCode::Char('p'), KeyModifiers::CONTROL), press);
        assert_eq!(read(KeyCode::Char('P'), KeyModifiers::CONTROL | KeyModifiers::SHIFT), press);
    }

    #[test]
    fn releases_mean_nothing() {
        let release = KeyEvent::new_with_kind(KeyCode::Down, KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(Input::from_event(Event::Key(release)), None);
        let repeat = KeyEvent::new_with_kind(KeyCode::Down, KeyModifiers::NONE, KeyEventKind::Repeat);
        assert!(Input::from_event(Event::Key(repeat)).is_some());
    }
}
