//! Drawing: from the app to cells, without changing it.
//!
//! ```text
//!  Touchline  Liverpool › Centre-backs › Konaté        as of Wed 11 Mar 2026   2025/26   header
//! ╭ Clubs ──────┬ Liverpool · 2025/26 ────────────────────┬ Ibrahima Konaté ────────╮
//! │ Liverpool ⇄ │ CB  Konaté  26  Jun 26 ▲ fit    ⇢ RMA   │ CB · France · 26 · No 5 │  clubs, depth, page
//! ├ Rumours ────┴─────────────────────────────────────────┴─────────────────────────┤
//! │ 06 Feb  contact    Matteo Moretto › Anfield Index        Madrid got in touch    │  claims
//! ╰─────────────────────────────────────────────────────────────────────────────────╯
//!  1 Depth  2 Rumours  3 Contracts …                ? keys  / filter  e evidence       footer
//! ```

mod board;
mod claims;
mod clubs;
mod contradictions;
mod depth;
mod feeds;
mod footer;
mod header;
mod inbox;
pub(crate) mod kept;
pub(crate) mod layout;
pub(crate) mod overlay;
mod page;
mod paint;
pub(crate) mod palette;
mod pane;
mod pitch;
mod plain;
mod planner;
mod problems;
mod prompt;
pub(crate) mod regions;
mod sagas;
mod sources;
mod table;
pub(crate) mod theme;
mod windows;

pub(crate) use pane::rows_of;

use ratatui::buffer::Buffer;

use super::app::App;
use super::mode::Mode;
use crate::config::ThemeRole;
use crate::show::Glyphs;
use regions::Regions;

/// Draws a frame.
pub(crate) fn view(app: &App, buffer: &mut Buffer) -> Regions {
    let mut regions = Regions::default();
    if app.layout.panes.is_empty() {
        too_small(app, buffer);
        return regions;
    }
    header::draw(app, buffer);
    pane::draw_all(app, buffer, &mut regions);
    footer::draw(app, buffer, &mut regions);
    match app.modes.last() {
        Some(Mode::Help { top }) => overlay::help(app, *top, buffer, &mut regions),
        Some(Mode::Evidence(evidence)) => overlay::evidence(app, evidence, buffer, &mut regions),
        Some(Mode::Palette(found)) => palette::draw(app, found, buffer, &mut regions),
        Some(Mode::Filter { input, wrong, offers, .. }) => {
            prompt::filter(app, input, (wrong.as_ref(), offers), buffer, &mut regions);
        }
        Some(Mode::AskName { input, error }) => prompt::name(app, input, error.as_deref(), buffer, &mut regions),
        Some(Mode::Kept(kept)) => kept::draw(app, kept, buffer, &mut regions),
        Some(Mode::Edit { field, input, .. }) => prompt::edit(app, *field, input, buffer, &mut regions),
        Some(Mode::AskDay { input, error }) => prompt::day(app, input, error.as_deref(), buffer, &mut regions),
        None => {}
    }
    if app.glyphs == Glyphs::Ascii {
        plain::replace_marks(buffer);
    }
    regions
}

/// The most that can be said in a few cells.
fn too_small(app: &App, buffer: &mut Buffer) {
    let words = ["too small", "needs 20x5"];
    for (row, words) in words.into_iter().enumerate() {
        paint::text(buffer, 0, row as u16, app.window.width, words, app.theme.of(ThemeRole::Text));
    }
}
