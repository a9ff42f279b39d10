//! The commands.

mod boards;
mod browse;
mod calibrate;
mod cells;
mod check;
mod clubs;
mod depth;
mod facts;
mod feeds;
mod player;
mod render;
mod rumours;
mod saga;
mod setup;
mod sources;
mod sync;

pub use boards::{contracts, injuries};
pub use browse::browse;
pub use calibrate::calibrate;
pub use check::{check, schema};
pub use clubs::{clubs, squad};
pub use depth::depth;
pub use facts::facts;
pub use feeds::{FeedsCommand, feeds};
pub use player::player;
pub use render::render;
pub use rumours::rumours;
pub use saga::saga;
pub use setup::{completions, config, man};
pub use sources::sources;
pub use sync::{SyncArgs, sync};
