//! `digest`: what became known since a day, about whom one follows.

use std::fmt::Write as _;
use std::fs;

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print, print_json, print_sheet, tell};
use crate::cli::rows::ClubRef;
use crate::cli::session::{Session, Stamp};
use crate::config::{FollowFile, Places};
use crate::desk::{self, Digest, Interest, News, What};
use crate::export::{Cell, Column, Sheet, escape_markdown};
use crate::ledger::Ledger;
use crate::model::{Clock, ClubId, Day, Season};
use crate::show;

use super::follows::interest_of;

/// The file in the state folder that holds the day on which the browser opened last.
pub(super) const LAST_VISIT: &str = "last-visit";

/// Which news.
#[derive(clap::Args, Debug, Clone, Default)]
pub struct DigestArgs {
    /// What became known after this day (else after the browser's last visit, else a week before)
    #[arg(long, value_name = "DAY", conflicts_with = "range")]
    pub since: Option<String>,
    /// What became known after one day, up to and on another: 2026-02-01..2026-02-28
    #[arg(long, value_name = "A..B")]
    pub range: Option<String>,
    /// About everybody, not only whom you follow
    #[arg(long)]
    pub all: bool,
}

#[derive(Serialize)]
struct DigestJson {
    #[serde(flatten)]
    stamp: Stamp,
    since: String,
    until: String,
    about: AboutJson,
    news: Vec<NewsJson>,
}

#[derive(Serialize)]
struct AboutJson {
    everyone: bool,
    clubs: Vec<ClubRef>,
    players: Vec<String>,
}

#[derive(Serialize)]
struct NewsJson {
    kind: &'static str,
    day: String,
    player: String,
    player_id: String,
    club: Option<String>,
    club_id: Option<String>,
    saga: Option<String>,
    claim: Option<String>,
    before: Option<String>,
    after: String,
    said_by: Option<String>,
}

/// Prints what became known.
pub fn digest(session: &Session, club: Option<ClubId>, args: &DigestArgs) -> Result<(), CliError> {
    let places = Places::find();
    let interest = interest(session, club, args, &places)?;
    let (since, clock) = range(session, args, &places)?;
    let told = desk::digest(session.ledger(), &interest, since, &clock);
    match session.format {
        Format::Json => print_json(&json(session, &interest, &told)),
        Format::Markdown => print(&markdown(session.ledger(), &interest, &told)),
        format => {
            if format == Format::Table {
                print(&format!("{}\n\n", title(session.ledger(), &interest, &told)))?;
            }
            print_sheet(&sheet(session.ledger(), &told), format)
        }
    }
}

fn interest(session: &Session, club: Option<ClubId>, args: &DigestArgs, places: &Places) -> Result<Interest, CliError> {
    if args.all {
        return Ok(Interest::Everyone);
    }
    if let Some(club) = club {
        return Ok(Interest::club(club));
    }
    let follows = FollowFile::of(places).and_then(|file| file.read())?;
    let interest = interest_of(session.ledger(), &follows);
    if interest.is_nobody() {
        tell("nobody is followed, so this is about everybody; `touchline follow NAME` follows a club or a player");
        return Ok(Interest::Everyone);
    }
    Ok(interest)
}

/// The day after which, and the clock up to which.
fn range(session: &Session, args: &DigestArgs, places: &Places) -> Result<(Day, Clock), CliError> {
    let clock = session.clock;
    if let Some(text) = &args.range {
        let ends = text.split_once("..").ok_or_else(|| {
            CliError::new(Trouble::Usage, format!("--range `{}` is no range", crate::text::sanitise(text)))
                .hint("two days, as 2026-02-01..2026-02-28")
        })?;
        let (since, until) = (day("--range", ends.0)?, day("--range", ends.1)?);
        if until < since {
            return Err(CliError::new(Trouble::Usage, format!("--range `{text}` ends before it begins")));
        }
        return Ok((since, Clock { as_of: until, season: Season::holding(until), ..clock }));
    }
    let since = match &args.since {
        Some(text) => day("--since", text)?,
        None => desk::since_last(last_visit(places), clock.as_of),
    };
    Ok((since, clock))
}

fn day(option: &str, text: &str) -> Result<Day, CliError> {
    text.trim()
        .parse()
        .map_err(|error| CliError::new(Trouble::Usage, format!("{option} `{}`: {error}", crate::text::sanitise(text))))
}

/// The day on which the browser opened last, if it ever did.
pub(super) fn last_visit(places: &Places) -> Option<Day> {
    fs::read_to_string(places.state.as_ref()?.join(LAST_VISIT)).ok()?.trim().parse().ok()
}

fn whom(ledger: &Ledger, interest: &Interest) -> String {
    match interest {
        Interest::Everyone => "everybody".to_owned(),
        Interest::In { clubs, players } => {
            let clubs = clubs.iter().map(|club| &*ledger[*club].name);
            clubs.chain(players.iter().map(|player| &*ledger[*player].name)).collect::<Vec<_>>().join(", ")
        }
    }
}

fn title(ledger: &Ledger, interest: &Interest, told: &Digest) -> String {
    let count = show::count(told.news.len(), "change", "changes");
    format!("After {}, up to {}: {count} for {}", show::day(told.since), show::day(told.until), whom(ledger, interest))
}

fn sheet(ledger: &Ledger, told: &Digest) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("day", "Day").min(11).importance(200),
        Column::new("kind", "Kind").min(8).importance(150),
        Column::new("player", "Player").min(14).importance(255),
        Column::new("club", "Club").min(8).importance(120),
        Column::new("what", "What").min(24).importance(240),
        Column::new("said_by", "Said by").min(12).importance(130),
    ]);
    for news in &told.news {
        sheet.push([
            Cell::with_value(show::day(news.day), news.day),
            Cell::new(news.what.code()),
            Cell::new(&*ledger[news.player].name),
            Cell::from(news.club.map(|club| ledger[club].name.to_string())),
            Cell::new(show::news(ledger, news)),
            Cell::from(show::news_chain(ledger, news)),
        ]);
    }
    sheet
}

/// The news as a page: a heading for each kind, a line for each piece.
fn markdown(ledger: &Ledger, interest: &Interest, told: &Digest) -> String {
    let mut page = format!("# {}\n", escape_markdown(&title(ledger, interest, told)));
    if told.news.is_empty() {
        page += "\nNothing became known.\n";
    }
    let mut kind = "";
    for news in &told.news {
        let heading = show::news_kind(&news.what);
        if heading != kind {
            let _ = write!(page, "\n## {heading}\n\n");
            kind = heading;
        }
        let said = show::news_chain(ledger, news).map_or_else(String::new, |chain| format!(" ({chain})"));
        let words = escape_markdown(&format!("{}{said}", show::news(ledger, news)));
        let name = escape_markdown(&ledger[news.player].name);
        let _ = writeln!(page, "- {}: **{name}**, {words}", show::day(news.day));
    }
    page
}

fn json(session: &Session, interest: &Interest, told: &Digest) -> DigestJson {
    let ledger = session.ledger();
    let (clubs, players) = match interest {
        Interest::Everyone => (Vec::new(), Vec::new()),
        Interest::In { clubs, players } => (
            clubs.iter().map(|club| ClubRef::of(ledger, *club)).collect(),
            players.iter().map(|player| ledger[*player].slug.to_string()).collect(),
        ),
    };
    DigestJson {
        stamp: Stamp { as_of: told.until.to_string(), ..session.stamp() },
        since: told.since.to_string(),
        until: told.until.to_string(),
        about: AboutJson { everyone: *interest == Interest::Everyone, clubs, players },
        news: told.news.iter().map(|news| row(ledger, news)).collect(),
    }
}

fn row(ledger: &Ledger, news: &News) -> NewsJson {
    let (saga, claim) = match &news.what {
        What::Outcome(saga, ..) | What::Saga(saga, ..) => (Some(*saga), None),
        What::Claim(claim) => (Some(ledger[*claim].saga), Some(*claim)),
        What::Move(..) | What::Availability(..) | What::Contract(..) => (None, None),
    };
    NewsJson {
        kind: news.what.code(),
        day: news.day.to_string(),
        player: ledger[news.player].name.to_string(),
        player_id: ledger[news.player].slug.to_string(),
        club: news.club.map(|club| ledger[club].name.to_string()),
        club_id: news.club.map(|club| ledger[club].slug.to_string()),
        saga: saga.map(|saga| ledger[saga].slug.to_string()),
        claim: claim.map(|claim| ledger[claim].slug.to_string()),
        before: show::news_before(ledger, news),
        after: show::news_after(ledger, news),
        said_by: show::news_chain(ledger, news),
    }
}
