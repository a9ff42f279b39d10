//! The desk: squads and rumours joined, as people ask for them.
//!
//! What every view and every command shows is made here, by the same functions. Everything takes
//! the ledger and one day's folded rumours ([`Today`]); nothing here knows how it will be drawn.
//!
//! ```text
//! day       one day's rumours, folded once; days on which something became known
//! link      a saga as one club sees it
//! depth     a club's chart with its sagas, and those linked in below the line
//! clubs     the list of clubs, and which of them opens
//! boards    contracts by their end; who is missing
//! player    a player's page
//! sagas     the rumour view; a saga's page
//! sources   what sources originated; dated facts with their chains
//! digest    what became known between two days, about whom one follows
//! ahead     what a decision would change: two ledgers side by side
//! evidence  a source's page; all that is at odds; what a cut changes
//! names     what people call things
//! windows   registration windows, association by association
//! plan      the planner: seasons to come, scenarios, what follows from them, odds
//! ```

mod ahead;
mod boards;
mod clubs;
mod day;
mod depth;
mod digest;
mod evidence;
mod link;
mod names;
pub mod plan;
mod player;
mod sagas;
mod sources;
mod windows;

pub use ahead::{Ahead, ChartAhead, SagaAhead, Seen, ahead};
pub use boards::{BoardRow, contracts, everyone, injuries};
pub use clubs::{ClubRow, club_list, clubs, opening_club};
pub use day::{Today, next_known_day, opening_clock, previous_known_day};
pub use depth::{Depth, DepthGroup, DepthRow, depth, opening_player};
pub use digest::{Belonged, Digest, Interest, News, Stood, What, digest, since_last};
pub use evidence::{AtOdds, AtStage, Change, Shown, SourceClaim, SourcePage, at_odds, changes, source_page};
pub use link::{Direction, SagaLink};
pub use names::{NameBook, NameError, saga as saga_named};
pub use player::{PlayerPage, home_club, home_on, player_page};
pub use sagas::{SagaFilter, SagaPage, first_known, saga_page, sagas};
pub use sources::{FactFilter, FactRow, SourceRow, facts, sources};
pub use windows::{WindowRow, window_board};
