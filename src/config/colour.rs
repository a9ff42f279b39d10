//! Colours and styles as files write them.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::export::{Colour, Style};
use crate::text::{nearest, sanitise_to};

use super::document::{Document, entries};

/// The sixteen colours that terminals let their owners choose, by name.
const NAMED: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

const EXPECTED: &str = "`default`, a name from [colours], a terminal colour such as `red`, 0 to 255, or `#rrggbb`";

/// Names that a theme gives its colours.
pub(super) type Palette = BTreeMap<String, Colour>;

/// Reads a theme's own colours, of which later ones may name earlier ones.
pub(super) fn read_palette(document: &mut Document, table: &DeTable) -> Palette {
    let mut palette = Palette::new();
    for entry in entries(table) {
        let path = format!("colours.{}", entry.name);
        if let Some(colour) = read_colour(document, entry.value, entry.value_at, &path, &palette) {
            palette.insert(entry.name.to_owned(), colour);
        }
    }
    palette
}

/// Reads a style: a colour alone, or a table of colours and switches.
pub(super) fn read_style(
    document: &mut Document,
    value: &DeValue,
    at: Range<usize>,
    path: &str,
    palette: &Palette,
) -> Style {
    let mut style = Style::PLAIN;
    let DeValue::Table(table) = value else {
        style.fg = read_colour(document, value, at, path, palette).unwrap_or_default();
        return style;
    };
    for entry in entries(table) {
        let path = format!("{path}.{}", entry.name);
        let switch = match entry.name {
            "fg" | "bg" => {
                let colour = read_colour(document, entry.value, entry.value_at, &path, palette).unwrap_or_default();
                *(if entry.name == "fg" { &mut style.fg } else { &mut style.bg }) = colour;
                continue;
            }
            "bold" => &mut style.bold,
            "dim" => &mut style.dim,
            "italic" => &mut style.italic,
            "underline" => &mut style.underline,
            "reverse" => &mut style.reverse,
            _ => {
                let known = ["fg", "bg", "bold", "dim", "italic", "underline", "reverse"];
                document.unknown(&entry, "unknown_key", &path, "part of a style called", known);
                continue;
            }
        };
        match entry.value {
            DeValue::Boolean(on) => *switch = *on,
            other => document.wrong_type(entry.value_at, &path, other, "true or false"),
        }
    }
    style
}

fn read_colour(
    document: &mut Document,
    value: &DeValue,
    at: Range<usize>,
    path: &str,
    palette: &Palette,
) -> Option<Colour> {
    match value {
        DeValue::String(text) => {
            let colour = palette.get(&**text).copied().or_else(|| parse(text));
            if colour.is_none() {
                let what = format!("there is no colour `{}`", sanitise_to(text, 80));
                let known = palette.keys().map(String::as_str).chain(NAMED).chain(["default"]);
                let near = nearest(text, known).map(str::to_owned);
                let problem = document.error(at, "bad_colour", path, &what);
                problem.expected = Some(EXPECTED.to_owned());
                problem.nearest = near;
            }
            colour
        }
        DeValue::Integer(number) => {
            let index = u8::from_str_radix(number.as_str(), number.radix()).ok();
            if index.is_none() {
                document.error(at, "bad_colour", path, "there is no colour of this number").expected =
                    Some(EXPECTED.to_owned());
            }
            index.map(Colour::Indexed)
        }
        other => {
            document.wrong_type(at, path, other, EXPECTED);
            None
        }
    }
}

fn parse(text: &str) -> Option<Colour> {
    if text == "default" {
        return Some(Colour::Default);
    }
    if let Some(digits) = text.strip_prefix('#') {
        let valid = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok().filter(|_| valid)?.to_be_bytes();
        return Some(Colour::Rgb(red, green, blue));
    }
    let index = NAMED.iter().position(|name| *name == text)?;
    Some(Colour::Indexed(index as u8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_in_every_form() {
        for (text, colour) in [
            ("default", Some(Colour::Default)),
            ("red", Some(Colour::Indexed(1))),
            ("bright-white", Some(Colour::Indexed(15))),
            ("#7aA2f7", Some(Colour::Rgb(0x7a, 0xa2, 0xf7))),
            ("#7aa2f", None),
            ("#+aa2f7", None),
            ("#", None),
            ("reddish", None),
        ] {
            assert_eq!(parse(text), colour, "{text}");
        }
    }
}
