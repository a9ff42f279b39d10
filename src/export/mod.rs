//! What leaves the program: rows as tables, CSV, Markdown and JSON; drawn cells as text, ANSI
//! and SVG. Everything that comes from outside is sanitised on the way.

mod ansi;
mod csv;
mod grid;
mod json;
mod markdown;
mod sheet;
mod style;
mod svg;
mod table;
mod text;

pub use grid::{Grid, GridCell};
pub use json::{Envelope, to_json};
pub use markdown::escape_markdown;
pub use sheet::{Cell, Column, Sheet};
pub use style::{Colour, Style};
pub use svg::SvgLook;
