//! What its user may change: keys, colours, the mouse; and where such files live.
//!
//! Keys and colours are our own names here; `tui` turns them into a terminal library's.

mod choice;
mod chord;
mod colour;
mod document;
mod file;
mod follows;
mod keymap;
mod keys;
mod places;
mod reading;
mod scenarios;
mod settings;
mod theme;

pub use choice::ThemeChoice;
pub use chord::{Chord, Key, KeyCode, KeyError};
pub use file::{CONFIG_FILE, Config};
pub use follows::{FollowError, FollowFile, Followed, Follows};
pub use keymap::{Binding, KeyMap, Lookup};
pub use keys::Mode;
pub use places::{Places, user_name};
pub use reading::{CUES_FILE, NAMES_FILE, own_lists, own_rules};
pub use scenarios::{ScenarioFileError, ScenarioFolder};
pub use settings::Settings;
pub use theme::{Theme, ThemeRole};
