//! `correct`: a newer value beside the earlier ones.

use crate::cli::error::{CliError, Trouble};
use crate::cli::output::print;
use crate::cli::session::Session;
use crate::model::Day;
use crate::own::{Correction, Deed};

use super::{hand, open};

/// What to correct.
#[derive(clap::Args, Debug, Clone)]
pub struct CorrectArgs {
    /// The player; or for `outcome`, the saga
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Which value: `born`, `nationality`, `positions`, `shirt`, `value_eur`, `contract_end`;
    /// of a saga, `outcome`
    pub field: String,
    /// The value: a day, `CB, RB`, 5, 40000000, `2027/28`; of an outcome, `completed`, `failed`, `renewed`
    pub value: String,
    /// From when it is known; without it, the as-of day
    #[arg(long, value_name = "DAY")]
    pub known: Option<String>,
    /// The day a saga was settled; without it, the day it is known
    #[arg(long, value_name = "DAY")]
    pub on: Option<String>,
    /// A report or table behind it, by id (repeatable)
    #[arg(long, value_name = "ID")]
    pub cite: Vec<String>,
}

/// Enters a newer value; the earlier ones stay.
pub fn correct(session: &Session, club: Option<&str>, args: &CorrectArgs) -> Result<(), CliError> {
    let whom = if args.field == "outcome" {
        session.whole()[session.saga(&args.name)?].slug.to_string()
    } else {
        session.ledger()[session.player(&args.name)?].slug.to_string()
    };
    let correction = Correction {
        field: args.field.clone(),
        value: args.value.clone(),
        known: args.known.as_deref().map_or(Ok(session.clock.as_of), |text| day("--known", text))?,
        cite: args.cite.clone(),
        club: club.map(str::to_owned),
        on: args.on.as_deref().map(|text| day("--on", text)).transpose()?,
    };
    let mut own = open()?;
    let by = hand(&own);
    let decision = own.correct(session.whole(), &whom, &correction, &by)?;
    let Deed::Correct { id, field, before, after, .. } = &decision.deed else { return Ok(()) };
    print(&format!(
        "decision {}: {id} {field}: {} -> {after}, known from {}; the earlier value stays\n",
        decision.number,
        before.as_deref().unwrap_or("—"),
        correction.known,
    ))
}

fn day(option: &str, text: &str) -> Result<Day, CliError> {
    text.parse().map_err(|error| {
        CliError::new(Trouble::Usage, format!("{option} `{text}`: {error}")).hint("a day as 2026-03-11")
    })
}
