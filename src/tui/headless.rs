//! The browser without a terminal: keys in, a grid of cells out. What `render` and tests use.

use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::{Color, Modifier};

use super::app::App;
use super::effect::Effect;
use super::input::Input;
use super::pane::{Key as Row, Pane, View};
use super::run::Start;
use super::view::view;
use super::{shelf, update};
use crate::config::{Key, KeyCode};
use crate::export::{Colour, Grid, GridCell, Style};
use crate::text;

/// What to draw.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rendering<'a> {
    /// The view: `depth`, `rumours`, `contracts`, `injuries`, `sources`, `planner`, `pitch`, `windows`, `player`,
    /// `saga`, `inbox`, `feeds`, `news`, `contradictions`, `calibration`, `problems`, `help`.
    pub view: &'a str,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
    /// Keys to press first: names and characters separated by blanks, `*N` repeats: `down*2 enter`.
    pub keys: &'a str,
}

/// The views that can be asked for.
const VIEWS: [&str; 17] = [
    "depth",
    "rumours",
    "contracts",
    "injuries",
    "sources",
    "planner",
    "pitch",
    "windows",
    "player",
    "saga",
    "contradictions",
    "calibration",
    "inbox",
    "feeds",
    "news",
    "problems",
    "help",
];

/// Why nothing is drawn.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RenderError {
    /// No view is called so.
    #[error("there is no view `{name}`{}; there are {}", near(*nearest), VIEWS.join(", "))]
    UnknownView {
        /// What was asked for.
        name: String,
        /// The nearest that there is.
        nearest: Option<&'static str>,
    },
    /// Something among the keys is none.
    #[error("`{0}` is no key; write keys as `down*2 enter` or `/ k o n`")]
    UnknownKey(String),
    /// Nobody looks at so much.
    #[error("{0}x{1} is no size to draw: from 1x1 to 1000x1000")]
    Size(u16, u16),
}

fn near(nearest: Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

/// Draws a view after some keys.
pub fn render(start: Start, rendering: &Rendering<'_>) -> Result<Grid, RenderError> {
    let Rendering { view: name, width, height, keys } = *rendering;
    if !(1..=1000).contains(&width) || !(1..=1000).contains(&height) {
        return Err(RenderError::Size(width, height));
    }
    let keys = parse_keys(keys)?;
    let mut app = App::new(start.into_opening(), Size { width, height });
    open(&mut app, name)?;
    for key in keys {
        if press(&mut app, key) {
            break;
        }
    }
    Ok(to_grid(&frame(&mut app)))
}

/// Shows a view by its name.
fn open(app: &mut App, name: &str) -> Result<(), RenderError> {
    let view = match name {
        "depth" => View::Depth,
        "rumours" => View::Rumours,
        "contracts" => View::Contracts,
        "injuries" => View::Injuries,
        "sources" => View::Sources,
        "inbox" => View::Inbox,
        "feeds" => View::Feeds,
        "news" => View::News,
        "contradictions" => View::Contradictions,
        "calibration" => View::Calibration,
        "planner" => View::Planner,
        "pitch" => View::Pitch,
        "windows" => View::Windows,
        "problems" => View::Problems,
        "player" => View::Player,
        "saga" => View::Saga,
        "help" => {
            update::update(app, super::Action::Help);
            return Ok(());
        }
        _ => {
            let nearest = text::nearest(name, VIEWS);
            return Err(RenderError::UnknownView { name: text::sanitise(name).into_owned(), nearest });
        }
    };
    app.place.player = match app.place.selected(Pane::Depth) {
        Some(Row::Player(player)) => Some(player),
        _ => None,
    };
    app.place.saga = app.shown.today.by_heat(app.ledger()).first().copied();
    app.place.view = view;
    app.place.focus = view.first_pane();
    app.refresh();
    Ok(())
}

/// Presses a key; says whether that ended it.
pub(super) fn press(app: &mut App, key: Key) -> bool {
    frame(app);
    for effect in update::handle(app, Input::Key(key)) {
        match effect {
            Effect::Quit => return true,
            Effect::Shelf(task) => shelf::carry_out(app, task),
            _ => {}
        }
    }
    false
}

/// Draws a frame, and keeps where things are for the mouse.
pub(super) fn frame(app: &mut App) -> Buffer {
    if let Some(question) = app.unanswered() {
        app.take_odds(question.answer());
    }
    if let Some(question) = app.unforeseen() {
        app.foresee(question.answer());
    }
    let mut buffer = Buffer::empty(app.window);
    app.regions = view(app, &mut buffer);
    buffer
}

/// Keys as people write them, one after another.
pub(super) fn parse_keys(keys: &str) -> Result<Vec<Key>, RenderError> {
    let mut pressed = Vec::new();
    for token in keys.split_whitespace() {
        let (name, times) = match token.rsplit_once('*') {
            Some((name, times)) if !name.is_empty() => match times.parse::<u16>() {
                Ok(times) => (name, times.min(1000)),
                Err(_) => (token, 1),
            },
            _ => (token, 1),
        };
        let one: Vec<Key> = match name.parse::<Key>() {
            Ok(key) => vec![key],
            Err(_) if ["ctrl-", "alt-", "shift-"].iter().any(|held| name.to_ascii_lowercase().starts_with(held)) => {
                return Err(RenderError::UnknownKey(text::sanitise(name).into_owned()));
            }
            // Several letters that are no key's name are typed one by one.
            Err(_) => name.chars().map(|letter| Key::plain(KeyCode::Char(letter))).collect(),
        };
        for _ in 0..times {
            pressed.extend_from_slice(&one);
        }
    }
    Ok(pressed)
}

/// The cells of a frame in our own terms.
pub(super) fn to_grid(buffer: &Buffer) -> Grid {
    let width = usize::from(buffer.area.width);
    let mut grid = Grid::new(width, usize::from(buffer.area.height));
    for (y, row) in buffer.content.chunks(width.max(1)).enumerate() {
        let mut covered = 0;
        for (x, cell) in row.iter().enumerate() {
            let style = Style {
                fg: colour(cell.fg),
                bg: colour(cell.bg),
                bold: cell.modifier.contains(Modifier::BOLD),
                dim: cell.modifier.contains(Modifier::DIM),
                italic: cell.modifier.contains(Modifier::ITALIC),
                underline: cell.modifier.contains(Modifier::UNDERLINED),
                reverse: cell.modifier.contains(Modifier::REVERSED),
            };
            let continues = x < covered;
            if !continues {
                covered = x + text::width(cell.symbol()).max(1);
            }
            let symbol = if continues { "" } else { cell.symbol() };
            grid.set(x, y, GridCell { symbol: symbol.into(), style, continues });
        }
    }
    grid
}

const fn colour(colour: Color) -> Colour {
    match colour {
        Color::Reset => Colour::Default,
        Color::Black => Colour::Indexed(0),
        Color::Red => Colour::Indexed(1),
        Color::Green => Colour::Indexed(2),
        Color::Yellow => Colour::Indexed(3),
        Color::Blue => Colour::Indexed(4),
        Color::Magenta => Colour::Indexed(5),
        Color::Cyan => Colour::Indexed(6),
        Color::Gray => Colour::Indexed(7),
        Color::DarkGray => Colour::Indexed(8),
        Color::LightRed => Colour::Indexed(9),
        Color::LightGreen => Colour::Indexed(10),
        Color::LightYellow => Colour::Indexed(11),
        Color::LightBlue => Colour::Indexed(12),
        Color::LightMagenta => Colour::Indexed(13),
        Color::LightCyan => Colour::Indexed(14),
        Color::White => Colour::Indexed(15),
        Color::Indexed(index) => Colour::Indexed(index),
        Color::Rgb(red, green, blue) => Colour::Rgb(red, green, blue),
    }
}
