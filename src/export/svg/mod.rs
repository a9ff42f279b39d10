//! A grid as a picture: a self-contained SVG that looks like a terminal window.
//!
//! Every cell has its fixed box. Words are text with their length told, so that any monospaced
//! font lines up; lines and blocks are drawn as shapes, so that no font can tear them.

mod palette;
mod shapes;

use std::fmt::Write;

use super::grid::{Drawn, Grid};
use super::style::Style;
use palette::{Ink, inks};

/// The box of a cell, in pixels.
const CELL: (f64, f64) = (8.4, 18.0);
/// From the top of a cell to the line that its letters stand on.
const BASELINE: f64 = 13.4;
const MARGIN: f64 = 12.0;
/// The bar above the cells, with the title.
const BAR: f64 = 34.0;

const FONTS: &str = "ui-monospace, 'SF Mono', Menlo, 'Cascadia Mono', 'JetBrains Mono', Consolas, \
                     'DejaVu Sans Mono', 'Liberation Mono', monospace";

/// How the picture looks around the cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SvgLook<'a> {
    /// The title of a window drawn around the cells; without one there is no window.
    pub title: Option<&'a str>,
    /// Dark letters on a light ground.
    pub light: bool,
}

/// Cells of one style that are written as one text.
struct Run {
    x: usize,
    cells: usize,
    text: String,
    style: Style,
}

impl Grid {
    /// The grid as an SVG document.
    pub fn to_svg(&self, look: &SvgLook) -> String {
        let top = if look.title.is_some() { BAR } else { MARGIN };
        let size = (self.width() as f64 * CELL.0 + 2.0 * MARGIN, self.height() as f64 * CELL.1 + top + MARGIN);
        let mut svg = String::with_capacity(4_096 + self.width() * self.height() * 8);
        push_window(&mut svg, look, size);
        let _ = writeln!(
            svg,
            "<g transform=\"translate({MARGIN} {top})\" font-family=\"{FONTS}\" font-size=\"14\" \
             xml:space=\"preserve\" style=\"white-space:pre\">"
        );
        for y in 0..self.height() {
            self.push_svg_row(&mut svg, y, look.light);
        }
        svg.push_str("</g>\n</svg>\n");
        svg
    }

    fn push_svg_row(&self, svg: &mut String, y: usize, light: bool) {
        let row: Vec<Drawn> = self.drawn(y).collect();
        push_grounds(svg, &row, y, light);
        for run in runs(&row) {
            let ink = inks(run.style, light);
            match shapes::of(&run.text) {
                Some(shape) => shapes::push(svg, &shape, run.x, y, run.cells, &ink),
                None => push_text(svg, &run, y, &ink),
            }
        }
    }
}

/// The ground, and the window's bar with three buttons and the title.
fn push_window(svg: &mut String, look: &SvgLook, (width, height): (f64, f64)) {
    let plain = inks(Style::PLAIN, look.light);
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\">",
        w = px(width),
        h = px(height)
    );
    let (edge, quiet) = palette::frame(look.light);
    let Some(title) = look.title else {
        let _ = writeln!(svg, "<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>", plain.ground);
        return;
    };
    let title = escaped(&crate::text::sanitise_to(title, 200));
    let _ = writeln!(
        svg,
        "<title>{title}</title>\n<rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"9\" fill=\"{}\" stroke=\"{edge}\"/>",
        px(width - 1.0),
        px(height - 1.0),
        plain.ground
    );
    for (at, colour) in palette::BUTTONS.iter().enumerate() {
        let _ = writeln!(svg, "<circle cx=\"{}\" cy=\"17\" r=\"5.5\" fill=\"{colour}\"/>", 20 + at * 19);
    }
    let _ = writeln!(
        svg,
        "<text x=\"{}\" y=\"21.5\" text-anchor=\"middle\" font-family=\"{FONTS}\" font-size=\"13\" fill=\"{quiet}\">{title}</text>",
        px(width / 2.0)
    );
}

/// The grounds of a row that differ from the window's, neighbours of one colour as one.
fn push_grounds(svg: &mut String, row: &[Drawn], y: usize, light: bool) {
    let ground = |drawn: &Drawn| inks(drawn.style, light).own_ground;
    for same in row.chunk_by(|a, b| ground(a) == ground(b)) {
        let Some(colour) = ground(&same[0]) else { continue };
        let cells: usize = same.iter().map(|drawn| drawn.cells).sum();
        let _ = writeln!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{colour}\" shape-rendering=\"crispEdges\"/>",
            px(same[0].x as f64 * CELL.0),
            px(y as f64 * CELL.1),
            px(cells as f64 * CELL.0),
            px(CELL.1)
        );
    }
}

/// What is written as one: letters of one style, one drawn shape repeated, or one symbol of a
/// font that may have another width.
fn runs(row: &[Drawn]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut last = Kind::Alone;
    for drawn in row {
        let kind = Kind::of(&drawn.text, drawn.cells);
        let joins = runs.last().is_some_and(|run| match (last, kind) {
            (Kind::Letters, Kind::Letters) => run.style == drawn.style,
            (Kind::Shape, Kind::Shape) => run.style == drawn.style && run.text.starts_with(&*drawn.text),
            _ => false,
        });
        match runs.last_mut() {
            Some(run) if joins => {
                run.cells += drawn.cells;
                if kind == Kind::Letters {
                    run.text.push_str(&drawn.text);
                }
            }
            _ => runs.push(Run {
                x: drawn.x,
                cells: drawn.cells,
                text: drawn.text.clone().into_owned(),
                style: drawn.style,
            }),
        }
        last = kind;
    }
    runs
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Every monospaced font has it, as wide as the others.
    Letters,
    /// A line or a block, repeated.
    Shape,
    /// Anything else stands by itself.
    Alone,
}

impl Kind {
    fn of(text: &str, cells: usize) -> Self {
        let common = |c: char| {
            c < '\u{250}'
                || matches!(c, '\u{300}'..='\u{36f}' | '\u{2010}'..='\u{2026}' | '\u{2039}' | '\u{203a}' | '€')
        };
        if shapes::of(text).is_some() {
            Self::Shape
        } else if cells == 1 && text.chars().all(common) {
            Self::Letters
        } else {
            Self::Alone
        }
    }
}

fn push_text(svg: &mut String, run: &Run, y: usize, ink: &Ink) {
    // Spaces at the ends draw nothing, unless they are underlined.
    let (mut text, mut x, mut cells) = (run.text.as_str(), run.x, run.cells);
    if !run.style.underline {
        let shorter = text.trim_start_matches(' ');
        x += text.len() - shorter.len();
        cells -= text.len() - shorter.len();
        text = shorter.trim_end_matches(' ');
        cells -= shorter.len() - text.len();
    }
    if text.is_empty() {
        return;
    }
    let _ = write!(
        svg,
        "<text x=\"{}\" y=\"{}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"",
        px(x as f64 * CELL.0),
        px(y as f64 * CELL.1 + BASELINE),
        px(cells as f64 * CELL.0),
        ink.text
    );
    for (on, attribute) in [
        (run.style.bold, " font-weight=\"700\""),
        (run.style.italic, " font-style=\"italic\""),
        (run.style.underline, " text-decoration=\"underline\""),
        (run.style.dim, " fill-opacity=\".6\""),
    ] {
        svg.push_str(if on { attribute } else { "" });
    }
    let _ = writeln!(svg, ">{}</text>", escaped(text));
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// A length with at most two decimals, and those only where they are needed.
fn px(length: f64) -> String {
    let text = format!("{length:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::grid::tests::{hostile, plain};
    use super::super::style::Colour;
    use super::*;

    /// The texts of a picture with their places and lengths.
    fn texts(svg: &str) -> Vec<&str> {
        let body = svg.split_once("<g ").unwrap().1;
        body.lines().filter(|line| line.starts_with("<text")).collect()
    }

    #[test]
    fn a_window_has_a_title_and_a_bare_picture_none() {
        let grid = plain(&["ab"]);
        let window = grid.to_svg(&SvgLook { title: Some("Touchline <1>"), light: false });
        assert!(window.contains("<title>Touchline &lt;1&gt;</title>") && window.contains("<circle"));
        let bare = grid.to_svg(&SvgLook::default());
        assert!(!bare.contains("<circle") && bare.starts_with("<svg ") && bare.ends_with("</svg>\n"));
        assert!(bare.contains("width=\"40.8\" height=\"42\""));
    }

    #[test]
    fn a_run_of_letters_is_one_text_of_told_length() {
        let svg = plain(&["  Van Dijk  34"]).to_svg(&SvgLook::default());
        assert_eq!(texts(&svg).len(), 1);
        assert!(texts(&svg)[0].starts_with("<text x=\"16.8\" y=\"13.4\" textLength=\"100.8\""), "{svg}");
    }

    #[test]
    fn wide_and_uncommon_symbols_stand_by_themselves() {
        let svg = plain(&["a南✚b"]).to_svg(&SvgLook::default());
        let places: Vec<bool> = ["x=\"0\"", "x=\"8.4\"", "x=\"25.2\"", "x=\"33.6\""]
            .iter()
            .zip(texts(&svg))
            .map(|(place, text)| text.contains(place))
            .collect();
        assert_eq!(places, [true; 4], "{svg}");
    }

    #[test]
    fn emphasis_and_colours_are_told() {
        let mut grid = Grid::new(4, 1);
        let style = Style { bold: true, dim: true, italic: true, underline: true, reverse: true, ..Style::PLAIN };
        grid.put(0, 0, "ab", Style { bg: Colour::Rgb(1, 2, 3), ..style });
        let svg = grid.to_svg(&SvgLook::default());
        let text = texts(&svg)[0];
        for attribute in ["font-weight", "fill-opacity", "font-style", "text-decoration", "fill=\"#010203\""] {
            assert!(text.contains(attribute), "{attribute}: {text}");
        }
        assert!(svg.contains("<rect x=\"0\" y=\"0\" width=\"16.8\" height=\"18\" fill="));
    }

    #[test]
    fn borders_are_drawn_not_written() {
        let svg = plain(&["┌──┐", "▆▆ │", "╰──╯"]).to_svg(&SvgLook::default());
        assert_eq!(texts(&svg), Vec::<&str>::new());
        assert!(svg.matches("<path").count() >= 6, "{svg}");
    }

    #[test]
    fn hostile_symbols_stay_text() {
        let svg = hostile().to_svg(&SvgLook { title: Some("</title><script>\x1b]0;x\x07"), light: true });
        assert!(!svg.contains("<script") && !svg.contains('\x1b') && !svg.contains('\u{202e}'));
        assert!(!svg.contains("<&"));
        let opened = svg.matches("<text").count();
        assert_eq!(opened, svg.matches("</text>").count());
    }
}
