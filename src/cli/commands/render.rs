//! `render`: a view drawn without a terminal.

use crate::cli::args::{Format, Globals, Render};
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::print;
use crate::cli::session::Session;
use crate::config::{Config, Places, Theme};
use crate::export::SvgLook;
use crate::tui::{RenderError, Rendering, render as draw};

/// Draws a view as text, with colour sequences or as a picture.
pub fn render(session: Session, globals: &Globals, render: &Render) -> Result<(), CliError> {
    let (width, height) = size(&render.size)?;
    let club = globals.club.as_deref().map(|name| session.club(name)).transpose()?;
    // What is drawn does not depend on whose machine it is drawn on, but for what is asked for.
    let mut config = Config::load(&Places::default(), None);
    if render.no_colour {
        config.theme = Theme::mono();
    }
    let start = super::browse::start(session, club, config);
    let rendering = Rendering { view: &render.view, width, height, keys: &render.keys };
    let grid = draw(start, &rendering).map_err(|error| CliError::new(trouble(&error), error.to_string()))?;
    match globals.format.unwrap_or(Format::Text) {
        Format::Text => print(&grid.to_text()),
        Format::Ansi => print(&grid.to_ansi()),
        Format::Svg => print(&grid.to_svg(&SvgLook::default())),
        Format::Table | Format::Json | Format::Csv | Format::Markdown => {
            Err(CliError::new(Trouble::Usage, "views are drawn as text, ansi or svg"))
        }
    }
}

const fn trouble(error: &RenderError) -> Trouble {
    match error {
        RenderError::UnknownView { .. } | RenderError::UnknownKey(_) | RenderError::Size(..) => Trouble::Usage,
    }
}

/// Columns and rows as `120x40`.
fn size(text: &str) -> Result<(u16, u16), CliError> {
    let numbers = text.split_once(['x', 'X', '×']).and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    numbers.ok_or_else(|| {
        CliError::new(Trouble::Usage, format!("--size `{}` is no size", crate::text::sanitise(text)))
            .hint("write columns by rows, as 120x40")
    })
}
