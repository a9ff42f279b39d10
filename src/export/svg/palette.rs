//! The colours of a picture: the 256 of a terminal as they look in ours.
#![allow(clippy::unreadable_literal)] // Six hexadecimal digits are how a colour is read.

use super::super::style::{Colour, Style};

/// The buttons of the window's bar.
pub(super) const BUTTONS: [&str; 3] = ["#ff5f57", "#febc2e", "#28c840"];

const DARK: [u32; 16] = [
    0x2a2f3a, 0xf2777a, 0x8fd18a, 0xe8c57a, 0x7fb0f5, 0xc9a0ea, 0x76cfd0, 0xd4d8e0, 0x6f7787, 0xff9b9b, 0xb2e8a8,
    0xffe09c, 0xa8ccff, 0xe0c1ff, 0xa0ecec, 0xffffff,
];

const LIGHT: [u32; 16] = [
    0x24292f, 0xb3262b, 0x1d7a36, 0x8a5a00, 0x1a5fb4, 0x7a3cab, 0x0f7078, 0x6b7280, 0x4b5563, 0xd1383d, 0x2a9a48,
    0xa97400, 0x2f7be0, 0x9a57d0, 0x1a8f98, 0xf7f7f5,
];

/// What a cell is drawn with, as SVG colours.
pub(super) struct Ink {
    /// The colour of its text.
    pub(super) text: String,
    /// The colour behind it.
    pub(super) ground: String,
    /// The same where it differs from the window's.
    pub(super) own_ground: Option<String>,
    /// How strongly it is drawn.
    pub(super) opacity: f64,
}

/// The inks of a style.
pub(super) fn inks(style: Style, light: bool) -> Ink {
    let (fore, back) = if light { (0x24292f, 0xfbfbf9) } else { (0xd4d8e0, 0x161920) };
    let (mut text, mut ground) = (hex(style.fg, fore, light), hex(style.bg, back, light));
    if style.reverse {
        std::mem::swap(&mut text, &mut ground);
    }
    let own_ground = (style.reverse || style.bg != Colour::Default).then(|| ground.clone());
    Ink { text, ground, own_ground, opacity: if style.dim { 0.6 } else { 1.0 } }
}

/// The window's edge and its title.
pub(super) const fn frame(light: bool) -> (&'static str, &'static str) {
    if light { ("#d8d8d2", "#6b7280") } else { ("#343a46", "#8b93a3") }
}

fn hex(colour: Colour, default: u32, light: bool) -> String {
    let value = match colour {
        Colour::Default => default,
        Colour::Indexed(index @ 0..16) => (if light { LIGHT } else { DARK })[usize::from(index)],
        Colour::Indexed(index @ 16..232) => {
            let step = |level: u8| if level == 0 { 0 } else { 55 + 40 * u32::from(level) };
            let place = index - 16;
            step(place / 36) << 16 | step(place / 6 % 6) << 8 | step(place % 6)
        }
        Colour::Indexed(index) => (8 + 10 * (u32::from(index) - 232)) * 0x010101,
        Colour::Rgb(red, green, blue) => u32::from_be_bytes([0, red, green, blue]),
    };
    format!("#{value:06x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_256_colours_are_those_of_terminals() {
        for (index, colour) in
            [(16, "#000000"), (21, "#0000ff"), (110, "#87afd7"), (231, "#ffffff"), (232, "#080808"), (255, "#eeeeee")]
        {
            assert_eq!(hex(Colour::Indexed(index), 0, false), colour);
        }
        assert_eq!(hex(Colour::Rgb(1, 2, 255), 0, false), "#0102ff");
    }

    #[test]
    fn reversed_cells_have_a_ground_of_their_own() {
        let reversed = inks(Style { reverse: true, ..Style::PLAIN }, false);
        let plain = inks(Style::PLAIN, false);
        assert_eq!((reversed.text, reversed.own_ground), (plain.ground, Some(plain.text)));
        assert_eq!(plain.own_ground, None);
    }
}
