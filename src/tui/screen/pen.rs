//! The terminal's drawing style, and the shortest way from one style to another.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// Modifiers that a blank cell shows too.
const SEEN_ON_BLANKS: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// Modifier, the code that sets it, the code that clears it.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Colours and modifiers of a cell, or of the terminal's pen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Look {
    /// The terminal's own, after a reset.
    pub(super) const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    /// The look of a cell.
    pub(super) const fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether a blank looks the same drawn with either: its letters' colour and weight are not seen.
    pub(super) fn same_on_blank(self, other: Self) -> bool {
        let seen = self.modifier & SEEN_ON_BLANKS;
        self.bg == other.bg && seen == other.modifier & SEEN_ON_BLANKS && (seen.is_empty() || self.fg == other.fg)
    }

    /// Writes what turns the pen from this look into another.
    pub(super) fn turn_into(self, to: Self, bytes: &mut Vec<u8>) {
        if self == to {
            return;
        }
        if to == Self::PLAIN {
            bytes.extend_from_slice(b"\x1b[m");
            return;
        }
        let (mut step, mut fresh) = (Codes::default(), Codes::default());
        step.step(self, to);
        fresh.number(0);
        fresh.step(Self::PLAIN, to);
        bytes.extend_from_slice(b"\x1b[");
        bytes.extend_from_slice(if step.len <= fresh.len { step.as_bytes() } else { fresh.as_bytes() });
        bytes.push(b'm');
    }
}

/// A list of style codes, on the stack: the longest (two true colours, nine modifiers) fits.
struct Codes {
    text: [u8; 80],
    len: usize,
}

impl Default for Codes {
    fn default() -> Self {
        Self { text: [0; 80], len: 0 }
    }
}

impl Codes {
    fn as_bytes(&self) -> &[u8] {
        &self.text[..self.len]
    }

    fn push(&mut self, byte: u8) {
        if let Some(slot) = self.text.get_mut(self.len) {
            *slot = byte;
            self.len += 1;
        }
    }

    fn number(&mut self, number: u8) {
        if self.len > 0 {
            self.push(b';');
        }
        if number >= 100 {
            self.push(b'0' + number / 100);
        }
        if number >= 10 {
            self.push(b'0' + number / 10 % 10);
        }
        self.push(b'0' + number % 10);
    }

    fn step(&mut self, from: Look, to: Look) {
        self.modifiers(from.modifier, to.modifier);
        if from.fg != to.fg {
            self.colour(to.fg, 0);
        }
        if from.bg != to.bg {
            self.colour(to.bg, 10);
        }
    }

    fn modifiers(&mut self, from: Modifier, to: Modifier) {
        let removed = from - to;
        let mut cleared = Modifier::empty();
        let mut last = 0;
        for (modifier, _, clear) in MODIFIERS {
            if removed.contains(modifier) {
                if clear != last {
                    self.number(clear);
                    last = clear;
                }
                cleared |= clears_with(modifier);
            }
        }
        for (modifier, set, _) in MODIFIERS {
            if to.contains(modifier) && (!from.contains(modifier) || cleared.contains(modifier)) {
                self.number(set);
            }
        }
    }

    /// A colour; `shift` is 10 for the background.
    fn colour(&mut self, colour: Color, shift: u8) {
        match colour {
            Color::Reset => self.number(39 + shift),
            Color::Black => self.number(30 + shift),
            Color::Red => self.number(31 + shift),
            Color::Green => self.number(32 + shift),
            Color::Yellow => self.number(33 + shift),
            Color::Blue => self.number(34 + shift),
            Color::Magenta => self.number(35 + shift),
            Color::Cyan => self.number(36 + shift),
            Color::Gray => self.number(37 + shift),
            Color::DarkGray => self.number(90 + shift),
            Color::LightRed => self.number(91 + shift),
            Color::LightGreen => self.number(92 + shift),
            Color::LightYellow => self.number(93 + shift),
            Color::LightBlue => self.number(94 + shift),
            Color::LightMagenta => self.number(95 + shift),
            Color::LightCyan => self.number(96 + shift),
            Color::White => self.number(97 + shift),
            Color::Indexed(index) => [38 + shift, 5, index].into_iter().for_each(|n| self.number(n)),
            Color::Rgb(r, g, b) => [38 + shift, 2, r, g, b].into_iter().for_each(|n| self.number(n)),
        }
    }
}

/// What one clearing code clears: bold and dim go together, and so do both kinds of blinking.
fn clears_with(modifier: Modifier) -> Modifier {
    let weight = Modifier::BOLD | Modifier::DIM;
    let blink = Modifier::SLOW_BLINK | Modifier::RAPID_BLINK;
    if weight.contains(modifier) {
        weight
    } else if blink.contains(modifier) {
        blink
    } else {
        modifier
    }
}
