//! The browser as a person drives it: keys in, a screen out.

mod driving;
mod evidence;
mod feeds;
mod follow;
mod inbox;
mod places;
mod planning;
mod properties;
mod reread;
mod sizes;

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use ratatui::layout::Size;

use super::app::App;
use super::headless::{frame, parse_keys, press, to_grid};
use super::pane::{Key, Pane};
use super::run::Start;
use crate::export::{Colour, Grid, Style};
use crate::ledger::{OpenOptions, Opened, open, open_texts};
use crate::model::Clock;

static EDITION: LazyLock<Opened> = LazyLock::new(|| open(&OpenOptions::default()));

static FIXTURE: LazyLock<Opened> = LazyLock::new(|| {
    let opened = open_texts(&[&[("fixture.json", include_str!("fixture.json"))]]);
    let errors: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
    assert_eq!(errors, Vec::<String>::new());
    opened
});

/// The browser on a ledger, as it opens.
fn opening(opened: &Opened) -> Start {
    let clock = Clock::on(opened.day);
    let ledger = Arc::new(opened.ledger.clone());
    Start { problems: opened.problems.clone(), ..Start::plain(ledger, clock, opened.latest) }
}

/// A small ledger that never changes.
fn fixture(width: u16, height: u16) -> App {
    App::new(opening(&FIXTURE).into_opening(), Size { width, height })
}

/// The edition as it is.
fn edition(width: u16, height: u16) -> App {
    App::new(opening(&EDITION).into_opening(), Size { width, height })
}

/// Presses keys, as `render` takes them.
fn keys(app: &mut App, keys: &str) {
    for key in parse_keys(keys).unwrap() {
        assert!(!press(app, key), "{keys} quits");
    }
}

/// The screen in plain characters.
fn text(app: &mut App) -> String {
    to_grid(&frame(app)).to_text()
}

/// The words of the first line.
fn header(app: &mut App) -> String {
    text(app).lines().next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of the last line.
fn footer(app: &mut App) -> String {
    text(app).lines().last().unwrap_or_default().trim().to_owned()
}

/// What is selected in a pane, by the slug of what it stands for.
fn selected(app: &App, pane: Pane) -> String {
    let ledger = app.ledger();
    match app.place.selected(pane) {
        Some(Key::Club(id)) => ledger[id].slug.to_string(),
        Some(Key::Player(id)) => ledger[id].slug.to_string(),
        Some(Key::Saga(id)) => ledger[id].slug.to_string(),
        Some(Key::Claim(id)) => ledger[id].slug.to_string(),
        Some(Key::Source(id)) => ledger[id].slug.to_string(),
        other => format!("{other:?}"),
    }
}

/// The screen with its styles below: for each stretch of cells its row, first column, length and
/// look; the ordinary look goes without saying.
fn picture(app: &mut App) -> String {
    let grid = to_grid(&frame(app));
    let mut words = grid.to_text();
    words.push('\n');
    for y in 0..grid.height() {
        let mut x = 0;
        while x < grid.width() {
            let style = style(&grid, x, y);
            let cells = (x..grid.width()).take_while(|x| self::style(&grid, *x, y) == style).count();
            if style != Style::PLAIN {
                let _ = writeln!(words, "{y}:{x}+{cells} {}", look(style));
            }
            x += cells;
        }
    }
    words
}

fn style(grid: &Grid, x: usize, y: usize) -> Style {
    grid.get(x, y).map_or(Style::PLAIN, |cell| cell.style)
}

fn look(style: Style) -> String {
    let colour = |what: &str, colour: Colour| match colour {
        Colour::Default => String::new(),
        Colour::Indexed(index) => format!("{what}{index}"),
        Colour::Rgb(r, g, b) => format!("{what}#{r:02x}{g:02x}{b:02x}"),
    };
    let on = |on: bool, word: &str| if on { word.to_owned() } else { String::new() };
    let parts = [
        colour("fg", style.fg),
        colour("bg", style.bg),
        on(style.bold, "bold"),
        on(style.dim, "dim"),
        on(style.italic, "italic"),
        on(style.underline, "underline"),
        on(style.reverse, "reverse"),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
