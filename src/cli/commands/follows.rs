//! `follow`, `unfollow` and `follows`: whom one follows.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print_json, print_sheet, tell};
use crate::cli::session::{Session, Stamp};
use crate::config::{FollowError, FollowFile, Followed, Follows, Places};
use crate::desk::Interest;
use crate::export::{Cell, Column, Sheet};
use crate::ledger::Ledger;

#[derive(Serialize)]
struct FollowsJson {
    #[serde(flatten)]
    stamp: Stamp,
    follows: Vec<FollowJson>,
}

#[derive(Serialize)]
struct FollowJson {
    kind: &'static str,
    id: String,
    name: Option<String>,
}

impl From<FollowError> for CliError {
    fn from(error: FollowError) -> Self {
        Self::new(Trouble::Io, error.to_string())
    }
}

/// Whom a digest is about: those followed who are in the ledger.
pub(super) fn interest_of(ledger: &Ledger, follows: &Follows) -> Interest {
    let (clubs, players) = (&ledger.index.clubs, &ledger.index.players);
    Interest::In {
        clubs: follows.clubs.iter().filter_map(|id| clubs.get(id.as_str()).copied()).collect(),
        players: follows.players.iter().filter_map(|id| players.get(id.as_str()).copied()).collect(),
    }
}

/// Begins to follow a club or a player.
pub fn follow(session: &Session, name: &str) -> Result<(), CliError> {
    let (whom, called) = named(session, name)?;
    let file = FollowFile::of(&Places::find())?;
    let already = file.read()?.has(&whom);
    file.set(&whom, true)?;
    tell(&if already { format!("{called} is followed already") } else { format!("following {called}") });
    Ok(())
}

/// Ceases to follow a club or a player.
pub fn unfollow(session: &Session, name: &str) -> Result<(), CliError> {
    let file = FollowFile::of(&Places::find())?;
    let follows = file.read()?;
    // Who left the ledger can still be let go, by the id.
    let by_id = [Followed::Club(name.into()), Followed::Player(name.into())].into_iter().find(|id| follows.has(id));
    let (whom, called) = match by_id {
        Some(whom) => (whom, name.to_owned()),
        None => named(session, name)?,
    };
    if !follows.has(&whom) {
        return Err(CliError::new(Trouble::Answer, format!("{called} is not followed"))
            .hint("`touchline follows` lists whom you follow"));
    }
    file.set(&whom, false)?;
    tell(&format!("no longer following {called}"));
    Ok(())
}

/// Lists whom one follows.
pub fn follows(session: &Session) -> Result<(), CliError> {
    let ledger = session.ledger();
    let follows = FollowFile::of(&Places::find())?.read()?;
    let club = |id: &String| ledger.index.clubs.get(id.as_str()).map(|club| ledger[*club].name.to_string());
    let player = |id: &String| ledger.index.players.get(id.as_str()).map(|player| ledger[*player].name.to_string());
    let clubs = follows.clubs.iter().map(|id| FollowJson { kind: "club", id: id.clone(), name: club(id) });
    let players = follows.players.iter().map(|id| FollowJson { kind: "player", id: id.clone(), name: player(id) });
    let rows: Vec<FollowJson> = clubs.chain(players).collect();
    if session.format == Format::Json {
        return print_json(&FollowsJson { stamp: session.stamp(), follows: rows });
    }
    if rows.is_empty() && session.format == Format::Table {
        tell("nobody is followed; `touchline follow NAME` follows a club or a player, and so does f in the browser");
    }
    let mut sheet = Sheet::new([
        Column::new("kind", "Kind").importance(200),
        Column::new("name", "Name").min(14).importance(255),
        Column::new("id", "Id").min(10).importance(120),
    ]);
    for row in rows {
        let name = row.name.unwrap_or_else(|| "(not in this ledger)".to_owned());
        sheet.push([Cell::new(row.kind), Cell::new(name), Cell::new(row.id)]);
    }
    print_sheet(&sheet, session.format)
}

/// The club or the player that a text means.
fn named(session: &Session, name: &str) -> Result<(Followed, String), CliError> {
    let ledger = session.ledger();
    let club = session.club(name).map(|club| &ledger[club]);
    match (club, session.player(name)) {
        (Ok(club), _) => Ok((Followed::Club(club.slug.to_string()), club.name.to_string())),
        (Err(_), Ok(player)) => {
            Ok((Followed::Player(ledger[player].slug.to_string()), ledger[player].name.to_string()))
        }
        // Of the two, whoever has something to suggest.
        (Err(of_club), Err(of_player)) => {
            let hints = of_player.hints.into_iter().chain(of_club.hints).collect();
            let message = of_player.message.replace("no player is", "no club and no player is");
            Err(CliError { trouble: Trouble::Answer, message, hints })
        }
    }
}
