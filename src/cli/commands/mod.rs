//! The commands.

mod boards;
mod browse;
mod calibrate;
mod cells;
mod check;
mod clubs;
mod contradictions;
mod depth;
mod evidence;
mod facts;
mod feeds;
mod player;
mod render;
mod rumours;
mod saga;
mod setup;
mod source;
mod sources;
mod sync;

pub use boards::{contracts, injuries};
pub use browse::browse;
pub use calibrate::calibrate;
pub use check::{check, schema};
pub use clubs::{clubs, squad};
pub use contradictions::contradictions;
pub use depth::depth;
pub use facts::facts;
pub use feeds::{FeedsCommand, feeds};
pub use player::player;
pub use render::render;
pub use rumours::rumours;
pub use saga::saga;
pub use setup::{completions, config, man};
pub use source::source;
pub use sources::sources;
pub use sync::{SyncArgs, sync};
