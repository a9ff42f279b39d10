//! The shape of a squad: age across, the year in which contracts end down, a mark for each player
//! that tells whether he can play.
//!
//! ```text
//! ends  17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34
//! 2026                          ●  ●✚       ●
//! 2027     ●     ●     ●●                       ●     ●
//! ```

use std::collections::BTreeMap;

use crate::desk::plan::AgePoint;
use crate::model::Season;
use crate::show;
use crate::squad::Outlook;
use crate::text;
use crate::tui::page::{Span, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;
use crate::tui::words;

/// Cells for the years at the left.
const LABEL: usize = 6;

/// Draws the picture into a page.
pub(super) fn ages(writer: &mut Writer, points: &[AgePoint], season: Season) {
    let key = Some(Key::Line(writer.gap().len()));
    let told = format!("  age in {season} across, end of contract down");
    writer.line(key, vec![span(Tone::Heading, "Squad"), span(Tone::Quiet, told)]);
    let placed: Vec<(&AgePoint, i32)> = points
        .iter()
        .filter_map(|point| Some((point, point.age.map(|age| i32::midpoint(age.from, age.to))?)))
        .collect();
    let (Some(from), Some(to)) = (placed.iter().map(|(_, age)| *age).min(), placed.iter().map(|(_, age)| *age).max())
    else {
        writer.wrapped(Some(Key::Line(writer.len())), 0, Tone::Quiet, "No ages are known.");
        return;
    };
    let columns = (to - from + 1) as usize;
    let cells = ((writer.width().saturating_sub(LABEL)) / columns).clamp(1, 4);
    axis(writer, from, columns, cells);
    let mut years: BTreeMap<(bool, Option<i32>), Vec<Vec<&AgePoint>>> = BTreeMap::new();
    for (point, age) in &placed {
        let row = years.entry((point.ends.is_none(), point.ends)).or_insert_with(|| vec![Vec::new(); columns]);
        row[(age - from) as usize].push(point);
    }
    for ((_, ends), columns) in &years {
        band(writer, *ends, columns, cells);
    }
    let without = points.len() - placed.len();
    let unknown = if without > 0 { format!(" · age not known: {without}") } else { String::new() };
    let legend = "● fit  ? doubtful  ✚ out  ✖ season  ■ banned  · not known";
    let key = Some(Key::Line(writer.len()));
    writer.wrapped(key, 0, Tone::Quiet, &format!("{legend}{unknown}"));
    writer.wrapped(None, 0, Tone::Quiet, "in brackets: open, or gone before the season");
}

/// The ages above the columns, as many as there is room for.
fn axis(writer: &mut Writer, from: i32, columns: usize, cells: usize) {
    let every = if cells >= 3 { 1 } else { 4usize.div_ceil(cells) };
    let mut line = format!("{:<LABEL$}", "ends");
    let mut column = 0;
    while column < columns {
        let label = (from + column as i32).to_string();
        let room = cells * every;
        line.push_str(&text::fit(&label, room, text::Align::Left));
        column += every;
    }
    writer.line(None, vec![span(Tone::Quiet, line)]);
}

/// The players whose contracts end in one year, over as many lines as the fullest age needs.
fn band(writer: &mut Writer, ends: Option<i32>, columns: &[Vec<&AgePoint>], cells: usize) {
    // One whose place is open takes brackets where there is room for them.
    let per_line = if cells >= 3 { 1 } else { cells };
    let lines = columns.iter().map(|column| column.len().div_ceil(per_line)).max().unwrap_or(1).max(1);
    for line in 0..lines {
        let label = match (line, ends) {
            (0, Some(year)) => year.to_string(),
            (0, None) => show::UNKNOWN.to_owned(),
            _ => String::new(),
        };
        let mut spans: Vec<Span> = vec![span(Tone::Quiet, format!("{label:<LABEL$}"))];
        for column in columns {
            let here = column.iter().skip(line * per_line).take(per_line);
            let mut taken = 0;
            for point in here {
                let words = mark(point, cells);
                taken += crate::text::width(&words);
                spans.push(span(words::status_tone(point.status), words));
            }
            spans.push(span(Tone::Plain, " ".repeat(cells.saturating_sub(taken))));
        }
        writer.line(Some(Key::Line(writer.len())), spans);
    }
}

fn mark(point: &AgePoint, cells: usize) -> String {
    let mark = words::mark(show::status_symbol(point.status));
    let unsure = matches!(point.outlook, Outlook::Open | Outlook::Goes);
    if unsure && cells >= 3 { format!("({mark})") } else { mark.to_owned() }
}
