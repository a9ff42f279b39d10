//! `contradictions`: everything that cannot all be so, and promises of which nothing was heard.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::CliError;
use crate::cli::output::{print_json, print_sheet};
use crate::cli::rows::DisputeJson;
use crate::cli::session::{Session, Stamp};
use crate::desk::{self, AtOdds};
use crate::export::{Cell, Column, Sheet};
use crate::ledger::Ledger;
use crate::model::{ClubId, Subject};
use crate::show;

#[derive(Serialize)]
struct ContradictionsJson {
    #[serde(flatten)]
    stamp: Stamp,
    contradictions: Vec<AtOddsJson>,
}

#[derive(Serialize)]
struct AtOddsJson {
    saga: Option<String>,
    about: String,
    #[serde(flatten)]
    dispute: DisputeJson,
}

/// Lists what is at odds, newest first; of a club only what its sagas and facts tell.
pub fn contradictions(session: &Session, club: Option<ClubId>) -> Result<(), CliError> {
    let ledger = session.ledger();
    let mut all = desk::at_odds(ledger, &session.clock);
    all.retain(|odd| club.is_none_or(|club| concerns(ledger, odd, club)));
    if session.format == Format::Json {
        let row = |odd: &AtOdds| AtOddsJson {
            saga: odd.saga.map(|saga| ledger[saga].slug.to_string()),
            about: show::about(ledger, odd),
            dispute: DisputeJson::of(ledger, &odd.dispute),
        };
        let contradictions = all.iter().map(row).collect();
        return print_json(&ContradictionsJson { stamp: session.stamp(), contradictions });
    }
    let mut sheet = Sheet::new([
        Column::new("known", "Known").min(11).importance(255),
        Column::new("kind", "Kind").min(8).importance(150),
        Column::new("about", "About").min(14).importance(220),
        Column::new("what", "At odds").min(24).importance(240),
    ]);
    for odd in &all {
        let json = DisputeJson::of(ledger, &odd.dispute);
        sheet.push([
            Cell::with_value(show::day(odd.dispute.known), odd.dispute.known),
            Cell::new(json.kind),
            Cell::new(show::about(ledger, odd)),
            Cell::new(json.summary),
        ]);
    }
    print_sheet(&sheet, session.format)
}

fn concerns(ledger: &Ledger, odd: &AtOdds, club: ClubId) -> bool {
    let of_saga = odd.saga.is_some_and(|saga| ledger[saga].from == Some(club) || ledger[saga].to == Some(club));
    of_saga || odd.subject == Some(Subject::Club(club))
}
