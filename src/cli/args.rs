//! What the command line takes.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::commands::{
    AddCommand, CorrectArgs, DigestArgs, FeedsCommand, ImportArgs, InboxCommand, ReadArgs, SyncArgs,
};

/// Squads and transfer rumours, for any day, each value traced to a dated report.
///
/// Without a command, opens the browser.
#[derive(Parser, Debug)]
#[command(name = "touchline", version, about, long_about = None, disable_help_subcommand = true)]
#[command(after_help = "Names are matched as people mean them: case, accents and nicknames are forgiven.")]
pub struct CommandLine {
    /// What holds for every command.
    #[command(flatten)]
    pub globals: Globals,
    /// What to do; without it, the browser opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options that may stand before or after the command.
#[allow(clippy::struct_excessive_bools)] // Each is a flag of its own on the command line.
#[derive(Args, Debug, Clone, Default)]
pub struct Globals {
    /// Lay a further ledger folder over the edition (repeatable; later ones win)
    #[arg(long, value_name = "DIR", global = true)]
    pub data: Vec<PathBuf>,
    /// Leave the bundled edition out, and your own ledger that lies over it
    #[arg(long, global = true)]
    pub no_bundled: bool,
    /// Leave your own ledger out: what you accepted, entered and imported
    #[arg(long, global = true)]
    pub no_own: bool,
    /// Show what was known on this day: YYYY-MM-DD, `latest` or `today`
    #[arg(long, value_name = "DAY", global = true)]
    pub as_of: Option<String>,
    /// Leave out values that were read later than the day they are shown for
    #[arg(long, global = true)]
    pub as_known: bool,
    /// The season to look at, such as 2026/27 (else the one that holds the day)
    #[arg(long, value_name = "SEASON", global = true)]
    pub season: Option<String>,
    /// The club to open, or to keep to
    #[arg(long, value_name = "NAME", global = true)]
    pub club: Option<String>,
    /// Leave out what a source said: NAME, `unnamed`, `kind:outlet`, `tier:0`, `tier:u`, `before:DAY` (repeatable)
    #[arg(long, value_name = "WHAT", global = true)]
    pub without: Vec<String>,
    /// How to print: table where a person reads, json for programs
    #[arg(long, value_enum, value_name = "FORMAT", global = true)]
    pub format: Option<Format>,
}

/// Where the prior of a track record comes from.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Prior {
    /// What others reached at the same stages.
    Pooled,
    /// The accuracy that somebody else published of it.
    Published,
}

/// How rows are printed.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Aligned columns.
    Table,
    /// One JSON object.
    Json,
    /// Comma-separated values.
    Csv,
    /// A Markdown table.
    Markdown,
    /// Plain characters (`render` only).
    Text,
    /// Characters with colour sequences (`render` only).
    Ansi,
    /// A picture (`render` only).
    Svg,
}

/// The commands.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// List the clubs
    Clubs,
    /// List a club's players
    Squad {
        /// The club
        club: String,
    },
    /// Show a club's depth chart with linked rumours
    Depth {
        /// The club
        club: String,
        /// Only this position, such as CB
        #[arg(long, value_name = "POSITION")]
        position: Option<String>,
    },
    /// Show all that is known of a player
    Player {
        /// The player
        name: String,
    },
    /// List contracts by their end
    Contracts(ContractFilter),
    /// List who is out, doubtful, suspended or away
    Injuries,
    /// List registration windows with the days left, association by association
    Windows,
    /// List sagas by heat
    Rumours(RumourFilter),
    /// Show one saga's claims, newest first
    Saga {
        /// The saga's id
        id: String,
        /// Tell its likelihood, stage and originators day by day
        #[arg(long)]
        history: bool,
    },
    /// List the sources with their track records
    Sources,
    /// Show one source's track record and what became of its claims
    Source {
        /// The source
        name: String,
        /// What its rate is held to be before counting
        #[arg(long, value_enum, default_value_t = Prior::Pooled)]
        prior: Prior,
    },
    /// List what cannot all be so, and promises of which nothing was heard
    Contradictions,
    /// List dated facts with their chains
    Facts {
        /// Only facts about this player
        #[arg(long, value_name = "NAME")]
        player: Option<String>,
    },
    /// Fit the likelihood on resolved sagas, or report how good it is
    Calibrate(Calibrate),
    /// Import other people's data into a ledger folder: squads, absences, transfers, rumours
    Import(ImportArgs),
    /// Decide about what was read or imported with doubt; without more, the list
    Inbox {
        /// What to do; without it, the list of what waits
        #[command(subcommand)]
        what: Option<InboxCommand>,
    },
    /// Enter a report, claim or fact by hand
    #[command(subcommand)]
    Add(Box<AddCommand>),
    /// Enter a newer value of a player, or how a saga ended; the earlier ones stay
    Correct(CorrectArgs),
    /// Take back the last decision, or one by its number
    Undo {
        /// The decision, as `journal` numbers it
        #[arg(value_name = "NUMBER")]
        number: Option<u64>,
    },
    /// List what was decided, newest first
    Journal {
        /// How many
        #[arg(long, default_value_t = 50)]
        limit: usize,
    },
    /// Fetch feeds: those that are on, or those named
    Sync(SyncArgs),
    /// List feeds; turn them on and off; exchange lists
    Feeds {
        /// What to do; without it, the list
        #[command(subcommand)]
        what: Option<FeedsCommand>,
    },
    /// Tell what became known since the last visit, or a day, about whom you follow
    Digest(DigestArgs),
    /// Follow a club or a player
    Follow {
        /// The club or the player
        name: String,
    },
    /// Follow a club or a player no longer
    Unfollow {
        /// The club or the player
        name: String,
    },
    /// List whom you follow
    Follows,
    /// List the players, or sagas, that a query keeps
    ///
    /// Terms side by side must all hold, `-` turns one round, a comma between values means either:
    /// pos:cb club:liverpool expires:<2026-07 age:<=23 is:injured linked:real-madrid stage:>=talks
    /// source:"Fabrizio Romano" -is:loan sort:age. With `rumours:` or a field that only rumours
    /// have (state, kind, from, to, heat, opened, last, originators) it lists sagas.
    Query {
        /// The query
        #[arg(value_name = "EXPR", allow_hyphen_values = true)]
        expression: String,
    },
    /// Read articles: what they claim about transfers, with the words that carry it
    Read(ReadArgs),
    /// Assume that sagas come true and see what every club would have
    WhatIf(WhatIf),
    /// Check a ledger folder; alone, the bundled edition
    Check {
        /// The folder
        dir: Option<PathBuf>,
    },
    /// Print the JSON Schema of ledger files
    Schema,
    /// Draw a view without a terminal
    Render(Render),
    /// Say where settings, state and ledgers lie
    Config,
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

/// Which sagas to list; by default every one known on the day, resolved ones too.
#[allow(clippy::struct_excessive_bools)] // Each is a flag of its own on the command line.
#[derive(Args, Debug, Clone, Default)]
pub struct RumourFilter {
    /// Only sagas of this player
    #[arg(long, value_name = "NAME")]
    pub player: Option<String>,
    /// Only arrivals at the club
    #[arg(long = "in")]
    pub arrivals: bool,
    /// Only departures from the club
    #[arg(long = "out")]
    pub departures: bool,
    /// Only new contracts
    #[arg(long)]
    pub renewals: bool,
    /// Only sagas without an outcome by the day
    #[arg(long, conflicts_with = "resolved")]
    pub open: bool,
    /// Only sagas with an outcome by the day
    #[arg(long)]
    pub resolved: bool,
}

/// What to calibrate.
#[derive(Args, Debug, Clone, Default)]
pub struct Calibrate {
    /// Evaluate instead: scores, baselines, intervals, reliability
    #[arg(long)]
    pub report: bool,
    /// Write the fitted parameters to this file
    #[arg(long, value_name = "FILE", conflicts_with = "report")]
    pub into: Option<PathBuf>,
}

/// Which contracts to list; by default every one known on the day.
#[derive(Args, Debug, Clone, Default)]
pub struct ContractFilter {
    /// Only players of this position, such as CB
    #[arg(long, value_name = "POSITION")]
    pub position: Option<String>,
    /// Only players of at least this age
    #[arg(long, value_name = "YEARS")]
    pub min_age: Option<i64>,
    /// Only players of at most this age
    #[arg(long, value_name = "YEARS")]
    pub max_age: Option<i64>,
    /// Only contracts with fewer whole months left
    #[arg(long, value_name = "MONTHS")]
    pub months: Option<i64>,
    /// Only players with whom talks about a new contract go on
    #[arg(long)]
    pub talks: bool,
    /// Draw how long each runs
    #[arg(long)]
    pub timeline: bool,
}

/// What to assume.
#[derive(Args, Debug, Clone, Default)]
pub struct WhatIf {
    /// A saga's id, with `@DAY` where its day is stated (of a renewal, the new contract's end);
    /// or `PLAYER:CLUB` for a player of whom no saga tells (repeatable)
    #[arg(long, value_name = "SAGA")]
    pub accept: Vec<String>,
    /// Draw windows by how likely the other open sagas are
    #[arg(long)]
    pub simulate: bool,
    /// The seed that windows are drawn with
    #[arg(long, value_name = "NUMBER", default_value_t = crate::desk::plan::SEED)]
    pub seed: u64,
    /// Keep the scenario under a name
    #[arg(long, value_name = "NAME")]
    pub save: Option<String>,
    /// Begin with a scenario that was kept
    #[arg(long, value_name = "NAME")]
    pub load: Option<String>,
    /// Say what sets the scenario apart from another that was kept
    #[arg(long, value_name = "NAME")]
    pub diff: Option<String>,
    /// List the scenarios that were kept
    #[arg(long)]
    pub list: bool,
}

/// What to draw.
#[derive(Args, Debug, Clone)]
pub struct Render {
    /// The view: depth, rumours, contracts, injuries, player, saga, inbox, feeds, news, help, problems
    pub view: String,
    /// Columns by rows
    #[arg(long, default_value = "120x40", value_name = "SIZE")]
    pub size: String,
    /// Keys to press first, such as "down*2 enter"
    #[arg(long, value_name = "KEYS", default_value = "")]
    pub keys: String,
    /// Without colour, as under `NO_COLOR`
    #[arg(long)]
    pub no_colour: bool,
}
