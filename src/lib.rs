//! Touchline: a terminal browser for football squads and transfer rumours.
//!
//! The house, in the order in which its rooms may know each other (each uses only
//! what stands above it; `ratatui` and `crossterm` appear under `tui` alone;
//! `tests/house.rs` holds us to it):
//!
//! ```text
//! text      width, truncation, folding of accents, sanitising
//! model     ids, days and seasons, money, club, player, position, contract,
//!           availability, spell, source, report, claim: typed values only
//! ledger    files -> Ledger: read, check (file:line:column), link, index, watch
//! squad     who belongs where on a day and in a season, order, availability
//! rumour    claims -> sagas: stage, state, chains, contradictions, heat
//! desk      the two joined: charts with their sagas, boards, evidence of a cell
//! ingest    article text -> claims and facts with exact evidence spans
//! import    other people's data -> a ledger's files: read, match, compare, write
//! feed      RSS, Atom and JSON Feed: parse (pure), fetch (the only socket), store
//! own       the user's own ledger: journal, inbox, decisions that can be taken back
//! query     the filter language shared by the command line and the screen
//! show      typed values -> words: dates, money, ages, chains
//! export    rows -> JSON, CSV, Markdown, table; a grid of cells -> text, ANSI, SVG
//! config    key maps and themes as our own names and colours
//! tui       the browser
//! cli       one file per command
//! ```
//!
//! The screen, and who draws what:
//!
//! ```text
//!  Touchline  Liverpool › Centre-backs › Konaté        as of Wed 11 Mar 2026   2025/26   tui::view::header
//! ┌ Clubs ──────┐┌ Depth ─ 2025/26 ────────────────────────┐┌ Ibrahima Konaté ────────┐
//! │ Liverpool ⇄ ││ CB  Konaté  26  Jun 26 ▲ fit    ⇢ RMA   ││ CB · France · 26 · No 5 │  clubs, depth, player
//! ├ Rumours ────┴┴─────────────────────────────────────────┴┴─────────────────────────┤
//! │ 06 Feb  contact    Matteo Moretto › Anfield Index        Madrid got in touch      │  rumours
//! └ ?help  /find  e evidence  [ ] day  { } season ────────────────────────────────────┘  footer
//! ```

pub mod cli;
pub mod config;
pub mod desk;
pub mod export;
pub mod feed;
pub mod import;
pub mod ingest;
pub mod ledger;
pub mod model;
pub mod own;
pub mod query;
pub mod rumour;
pub mod show;
pub mod squad;
pub mod text;
pub mod tui;
