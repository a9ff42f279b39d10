//! `add`: reports, claims and facts entered by hand.

use crate::cli::error::{CliError, Trouble};
use crate::cli::output::print;
use crate::cli::session::Session;
use crate::desk::NameError;
use crate::ledger::words::{MODALITIES, SAGAS, Words};
use crate::model::{Day, Modality, Polarity, SagaKind, Stage, StageFamily};
use crate::own::{ClaimProposal, Deed, Entry, FactProposal, Name, Published, ReportProposal};
use crate::text::{nearest, sanitise_to};

use super::{hand, open};

/// What to enter.
#[derive(clap::Subcommand, Debug, Clone)]
pub enum AddCommand {
    /// A report: one dated publication
    Report {
        /// Where it was published
        #[command(flatten)]
        published: PublishedArgs,
    },
    /// A claim about a player's move or contract
    Claim(ClaimArgs),
    /// A fact about a player
    Fact {
        /// The player
        #[arg(long, value_name = "NAME")]
        player: String,
        /// What kind: `contract_end`, `injury`, `release_clause`, …
        #[arg(long, value_name = "KIND")]
        kind: String,
        /// Its value: a date, a sum, words
        #[arg(long, value_name = "VALUE")]
        value: Option<String>,
        /// Who said it first, where that is not the publication
        #[arg(long, value_name = "NAME")]
        said_by: Option<String>,
        /// What it says, in your own words
        #[arg(long, value_name = "WORDS")]
        summary: Option<String>,
        /// Where it was published
        #[command(flatten)]
        published: PublishedArgs,
    },
}

/// Where something was published.
#[derive(clap::Args, Debug, Clone)]
pub struct PublishedArgs {
    /// A report that the ledger has, by id
    #[arg(long, value_name = "ID", conflicts_with_all = ["by", "day", "url", "author"])]
    pub report: Option<String>,
    /// Who published it; `new:Name` for somebody new
    #[arg(long, value_name = "NAME", required_unless_present = "report")]
    pub by: Option<String>,
    /// The day it was published; without it, the as-of day
    #[arg(long, value_name = "DAY")]
    pub day: Option<String>,
    /// Its page
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// Who wrote it
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
}

/// A claim.
#[derive(clap::Args, Debug, Clone)]
pub struct ClaimArgs {
    /// How far along: `interest`, `contact`, `talks`, `bid`, …
    #[arg(long, value_name = "STAGE")]
    pub stage: String,
    /// The saga, by id; else the one of `--player` and `--to`, or a new one
    #[arg(long, value_name = "ID", required_unless_present = "player")]
    pub saga: Option<String>,
    /// The player; `new:Name` for somebody new
    #[arg(long, value_name = "NAME")]
    pub player: Option<String>,
    /// The club he would join
    #[arg(long, value_name = "CLUB")]
    pub to: Option<String>,
    /// The club he would leave
    #[arg(long, value_name = "CLUB")]
    pub from: Option<String>,
    /// What a new saga is about: `transfer`, `free`, `loan` or `renewal`
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// It speaks against the move, or the renewal
    #[arg(long)]
    pub against: bool,
    /// In what manner: `stated`, `planned`, `conditional`, `possible`, `unlikely`, `opinion`
    #[arg(long, value_name = "MANNER")]
    pub modality: Option<String>,
    /// Who said it first, where that is not the publication; `new:Name` for somebody new
    #[arg(long, value_name = "NAME")]
    pub said_by: Option<String>,
    /// Who passed it on, from near to far (repeatable)
    #[arg(long, value_name = "NAME")]
    pub relay: Vec<String>,
    /// A fee: €70m, EUR 70000000
    #[arg(long, value_name = "SUM")]
    pub fee: Option<String>,
    /// What it depends on
    #[arg(long, value_name = "WORDS")]
    pub condition: Option<String>,
    /// What it says, in your own words
    #[arg(long, value_name = "WORDS")]
    pub summary: Option<String>,
    /// Where it was published
    #[command(flatten)]
    pub published: PublishedArgs,
}

/// Enters a report, claim or fact.
pub fn add(session: &Session, command: &AddCommand) -> Result<(), CliError> {
    let (args, entry) = match command {
        AddCommand::Report { published } => (published, Entry::Report),
        AddCommand::Claim(claim) => (&claim.published, Entry::Claim(Box::new(proposal(session, claim)?))),
        AddCommand::Fact { player, kind, value, said_by, summary, published } => {
            let fact = FactProposal {
                player: player_named(session, player)?,
                kind: kind.trim().to_owned(),
                value: value.as_deref().map(words),
                source: said_by.as_deref().map(|name| source_named(session, name)).transpose()?,
                summary: summary.as_deref().map(words),
            };
            (published, Entry::Fact(Box::new(fact)))
        }
    };
    let published = published(session, args)?;
    let mut own = open()?;
    let by = hand(&own);
    let decision = own.add(session.whole(), &published, &entry, &by)?;
    let Deed::Add { what, id } = &decision.deed else { return Ok(()) };
    print(&format!("decision {}: {what} {id}; `touchline undo {0}` takes it back\n", decision.number))
}

fn published(session: &Session, args: &PublishedArgs) -> Result<Published, CliError> {
    if let Some(id) = &args.report {
        return Ok(Published::Known(id.clone()));
    }
    let day: Day = match &args.day {
        None => session.clock.as_of,
        Some(text) => text.parse().map_err(|error| {
            CliError::new(Trouble::Usage, format!("--day `{text}`: {error}")).hint("a day as 2026-03-11")
        })?,
    };
    Ok(Published::New(ReportProposal {
        day: Some(day),
        day_basis: None,
        outlet: args.by.as_deref().map(|name| source_named(session, name)).transpose()?,
        author: args.author.as_deref().map(words),
        url: args.url.clone(),
    }))
}

fn proposal(session: &Session, args: &ClaimArgs) -> Result<ClaimProposal, CliError> {
    let ledger = session.whole();
    let stage =
        Stage::from_code(&args.stage).ok_or_else(|| no_word("stage", &args.stage, &Stage::ALL.map(Stage::code)))?;
    let saga = args.saga.as_deref().map(|id| session.saga(id)).transpose()?.map(|id| &ledger[id]);
    let player = match (&args.player, saga) {
        (Some(name), _) => player_named(session, name)?,
        (None, Some(saga)) => Name::known(&*ledger[saga.player].name, ledger[saga.player].slug.as_str()),
        (None, None) => return Err(CliError::new(Trouble::Usage, "a claim needs --saga or --player")),
    };
    let of_saga =
        |id: Option<crate::model::ClubId>| id.map(|id| Name::known(&*ledger[id].name, ledger[id].slug.as_str()));
    let club = |text: &Option<String>| text.as_deref().map(|name| club_named(session, name)).transpose();
    let to = club(&args.to)?.or_else(|| of_saga(saga.and_then(|saga| saga.to)));
    let from = club(&args.from)?.or_else(|| of_saga(saga.and_then(|saga| saga.from)));
    let contract = stage.family() == StageFamily::Contract;
    let kind = match &args.kind {
        Some(text) => word("kind", text, SAGAS)?,
        None if contract => SagaKind::Renewal,
        None => saga.map_or(SagaKind::Transfer, |saga| saga.kind),
    };
    Ok(ClaimProposal {
        player,
        from,
        to,
        stage,
        polarity: if args.against { Polarity::Against } else { Polarity::For },
        modality: match &args.modality {
            Some(text) => word("modality", text, MODALITIES)?,
            None if args.condition.is_some() => Modality::Conditional,
            None => Modality::Reported,
        },
        kind,
        fee: args.fee.as_deref().map(str::parse).transpose()?,
        condition: args.condition.as_deref().map(words),
        source: args.said_by.as_deref().map(|name| source_named(session, name)).transpose()?,
        unnamed: None,
        relays: args.relay.iter().map(|name| source_named(session, name)).collect::<Result<_, _>>()?,
        recalls: None,
        saga: saga.map(|saga| saga.slug.to_string()),
        summary: args.summary.as_deref().map(words),
    })
}

fn words(text: &str) -> String {
    sanitise_to(text.trim(), 2_000).into_owned()
}

fn word<T: Copy>(what: &str, text: &str, words: Words<T>) -> Result<T, CliError> {
    let found = words.iter().find(|(known, _)| *known == text).map(|(_, value)| *value);
    found.ok_or_else(|| no_word(what, text, &words.iter().map(|(known, _)| *known).collect::<Vec<_>>()))
}

fn no_word(what: &str, text: &str, all: &[&'static str]) -> CliError {
    let error = CliError::new(Trouble::Usage, format!("no {what} is called `{}`", crate::text::sanitise(text)));
    match nearest(text, all.iter().copied()) {
        Some(near) => error.hint(format!("did you mean {near}?")),
        None => error.hint(format!("one of {}", all.join(", "))),
    }
}

/// A name that is looked up, or with `new:` taken as it stands.
fn named(
    text: &str,
    find: impl Fn(&str) -> Result<Name, CliError>,
    near: impl Fn(&str) -> Result<Name, NameError>,
) -> Result<Name, CliError> {
    match text.strip_prefix("new:") {
        Some(new) => Ok(near(new.trim()).unwrap_or_else(|_| Name::new(words(new)))),
        None => find(text).map_err(|error| error.hint("`new:` before the name enters somebody new")),
    }
}

pub(super) fn player_named(session: &Session, text: &str) -> Result<Name, CliError> {
    let ledger = session.ledger();
    let name = |id: crate::model::PlayerId| Name::known(&*ledger[id].name, ledger[id].slug.as_str());
    named(text, |text| session.player(text).map(name), |text| session.names().player(ledger, text).map(name))
}

fn club_named(session: &Session, text: &str) -> Result<Name, CliError> {
    let ledger = session.ledger();
    let name = |id: crate::model::ClubId| Name::known(&*ledger[id].name, ledger[id].slug.as_str());
    named(text, |text| session.club(text).map(name), |text| session.names().club(ledger, text).map(name))
}

fn source_named(session: &Session, text: &str) -> Result<Name, CliError> {
    let ledger = session.ledger();
    let name = |id: crate::model::SourceId| Name::known(&*ledger[id].name, ledger[id].slug.as_str());
    named(text, |text| session.source(text).map(name), |text| session.names().source(ledger, text).map(name))
}
