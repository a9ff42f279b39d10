//! What pages tell: of a player, a club, a saga, of what a value rests on, and of the keys.

mod ages;
mod calibration;
mod club;
mod contradiction;
mod evidence;
mod help;
mod inbox;
mod likely;
mod news;
mod outlook;
mod planned;
mod player;
mod saga;
mod scenario;
mod source;

pub(crate) use calibration::calibration;
pub(crate) use club::club;
pub(crate) use contradiction::contradiction;
pub(crate) use evidence::evidence;
pub(crate) use help::help;
pub(crate) use inbox::inbox;
pub(crate) use news::news;
pub(crate) use outlook::outlook;
pub(crate) use planned::planned;
pub(crate) use player::{player, player_alone};
pub(crate) use saga::{asides, saga, stage_tone};
pub(crate) use scenario::scenario;
pub(crate) use source::source;

use super::page::{Page, Span, Writer, span};
use super::pane::Key;
use super::tone::Tone;

/// The page shown while nothing is selected.
pub(crate) fn nothing(width: u16) -> Page {
    let mut writer = Writer::new("", width);
    writer.wrapped(None, 0, Tone::Quiet, "Nothing is selected.");
    writer.finish()
}

/// Where values begin beside their labels.
const LABEL: usize = 10;

/// A label with its value, over as many lines as it needs.
fn pair(writer: &mut Writer, key: Option<Key>, label: &str, tone: Tone, value: &str) {
    let before = vec![span(Tone::Quiet, format!("{label:<LABEL$}"))];
    writer.hanging(key, before, LABEL, tone, value);
}

/// A further line of the value above.
fn more(writer: &mut Writer, tone: Tone, value: &str) {
    writer.wrapped(None, LABEL, tone, value);
}

/// Spans joined by dots, empty ones left out.
fn dotted(parts: Vec<Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::with_capacity(parts.len() * 2);
    for part in parts.into_iter().filter(|part| !part.words.is_empty()) {
        if !spans.is_empty() {
            spans.push(span(Tone::Quiet, " · "));
        }
        spans.push(part);
    }
    spans
}

/// The same over as many lines as they need in some cells.
fn dotted_within(parts: Vec<Span>, cells: usize) -> Vec<Vec<Span>> {
    let mut lines: Vec<Vec<Span>> = vec![Vec::new()];
    let mut taken = 0;
    for part in parts.into_iter().filter(|part| !part.words.is_empty()) {
        let wide = crate::text::width(&part.words);
        if taken > 0 && taken + 3 + wide > cells {
            lines.push(Vec::new());
            taken = 0;
        }
        if let Some(line) = lines.last_mut() {
            if taken > 0 {
                line.push(span(Tone::Quiet, " · "));
                taken += 3;
            }
            taken += wide;
            line.push(part);
        }
    }
    lines
}
