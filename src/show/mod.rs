//! Typed values in words: the one place where days, money, ages and stages become text.
//!
//! Words come without capitals or full stops, so that they stand in columns and in sentences;
//! what has no value is [`UNKNOWN`].

mod absence;
mod ahead;
mod chain;
mod day;
mod digest;
mod evidence;
mod inbox;
mod money;
mod person;
mod place;
mod plan;
mod rumour;
mod source;
mod span;
mod standing;
mod symbol;

pub use absence::{absence_brief, absence_kind, absence_reason, body_part, status, status_short, status_symbol};
pub use ahead::{Compared, chart_row, compared, standing_parts};
pub use chain::{CHAIN_ARROW, chain, count, grouped, number};
pub use day::{
    UNKNOWN, day, day_column, day_month, month_year, month_year_full, partial, partial_short, return_window, weekday,
};
pub use digest::{news, news_after, news_before, news_chain, news_kind};
pub use evidence::{
    bars, drift, gauge, percent, prediction, spark, term, term_meaning, verdict, verdict_mark, whisker,
};
pub use inbox::arrived;
pub use money::{money, money_or_unknown};
pub use person::{birth, exit_kind, post, role_basis, spell_kind};
pub use place::{line, position, positions, shirt};
pub use plan::{
    TIMELINE_YEARS, breach, breaches, cause, chance_bar, change, choice, contract_bar, gap, horizon_note, meter,
    meter_kind, outlook, outlook_symbol, plan_contract, reason, why,
};
pub use rumour::{
    fact_value, modality, modality_mark, outcome, polarity, saga_kind, stage, stage_family, stage_meaning, stage_said,
    stage_short, stage_symbol,
};
pub use source::{date_basis, source_kind, window_countdown, window_countdown_short, window_kind};
pub use span::{age, days, months_left};
pub use standing::{about, chain_node, chain_of, clash, empty_reason, gone_reason, presence, rank_basis, state};
pub use symbol::{Glyphs, Symbol};
