//! `player`: all that is known of one player on a day.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::CliError;
use crate::cli::output::{print_json, print_sheet};
use crate::cli::rows::{ClubRef, PlayerJson, SagaJson};
use crate::cli::session::{Session, Stamp};
use crate::desk::{self, PlayerPage};
use crate::export::{Cell, Column, Sheet};
use crate::model::SagaId;
use crate::show;

use super::cells;
use super::facts::FactJson;

#[derive(Serialize)]
struct PageJson {
    #[serde(flatten)]
    stamp: Stamp,
    club: Option<ClubRef>,
    player: PlayerJson,
    sagas: Vec<SagaJson>,
    facts: Vec<FactJson>,
}

/// Shows one player.
pub fn player(session: &Session, name: &str) -> Result<(), CliError> {
    let ledger = session.ledger();
    let today = session.today();
    let page = desk::player_page(ledger, &today, session.player(name)?);
    let sagas: Vec<SagaId> = page.sagas.iter().map(|link| link.saga).chain(page.other_sagas.iter().copied()).collect();
    if session.format == Format::Json {
        return print_json(&PageJson {
            stamp: session.stamp(),
            club: page.club.map(|club| ClubRef::of(ledger, club)),
            player: PlayerJson::of(ledger, &page.row, &page.sagas),
            sagas: sagas.iter().filter_map(|id| Some(SagaJson::of(ledger, *id, today.standing(*id)?))).collect(),
            facts: page.facts.iter().map(|row| FactJson::of(ledger, row)).collect(),
        });
    }
    print_sheet(&sheet(session, &page), session.format)
}

/// A table of what is known: one line a value.
fn sheet(session: &Session, page: &PlayerPage<'_>) -> Sheet {
    let ledger = session.ledger();
    let mut sheet = Sheet::new([
        Column::new("what", "What").min(12).importance(200),
        Column::new("value", "Value").min(20).importance(255),
    ]);
    let row = &page.row;
    let mut line = |what: &str, value: Cell| sheet.push([Cell::new(what), value]);
    line("player", Cell::new(&*ledger[page.player].name));
    line("club", Cell::from(page.club.map(|club| ledger[club].name.to_string())));
    line("presence", Cell::new(show::presence(row.presence)));
    let positions: Vec<&str> = row.positions.iter().map(|p| p.code()).collect();
    line("positions", if positions.is_empty() { Cell::unknown() } else { Cell::new(positions.join(", ")) });
    line("born", row.born.map_or_else(Cell::unknown, |born| Cell::new(show::birth(born))));
    line("age", row.age.map_or_else(Cell::unknown, |age| Cell::new(show::age((age.from, age.to)))));
    line(
        "nationality",
        if row.nationality.is_empty() { Cell::unknown() } else { Cell::new(row.nationality.join(", ")) },
    );
    line("shirt", row.shirt.map_or_else(Cell::unknown, |n| Cell::new(n.to_string())));
    line("contract", cells::contract_end(row.contract.as_ref()));
    line("availability", cells::availability(&row.availability));
    line("order rests on", Cell::new(show::rank_basis(row.rank_basis)));
    let today = session.today();
    let all = page.sagas.iter().map(|link| link.saga).chain(page.other_sagas.iter().copied());
    for id in all {
        let Some(standing) = today.standing(id) else { continue };
        let contested = if standing.contested { ", contested" } else { "" };
        let words = format!("{}, {}{contested}", show::stage(standing.stage), show::state(standing.state));
        line(&format!("saga {}", ledger[id].slug), Cell::new(words));
    }
    for fact in &page.facts {
        let record = &ledger[fact.fact];
        let words = format!("{} [{}]", record.summary, show::chain_of(ledger, &fact.chain));
        line(&format!("{} {}", record.known, record.kind.replace('_', " ")), Cell::new(words));
    }
    sheet
}
