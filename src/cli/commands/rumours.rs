//! `rumours`: sagas by heat.

use serde::Serialize;

use crate::cli::args::{Format, RumourFilter};
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print, print_json, print_sheet};
use crate::cli::rows::{BreachJson, ChangeJson, SagaJson, millionths};
use crate::cli::session::{Session, Stamp};
use crate::desk::plan::breaches;
use crate::desk::{self, SagaFilter, Today};
use crate::export::{Cell, Column, Sheet};
use crate::model::{ClubId, SagaId};
use crate::rumour::Assessor;
use crate::show;

use super::{cells, evidence};

#[derive(Serialize)]
struct RumoursJson {
    #[serde(flatten)]
    stamp: Stamp,
    sagas: Vec<RumourJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<Vec<ChangeJson>>,
}

#[derive(Serialize)]
struct RumourJson {
    #[serde(flatten)]
    saga: SagaJson,
    probability: Option<f64>,
    breaches: Vec<BreachJson>,
}

/// Lists sagas, the warmest first, settled ones last.
pub fn rumours(session: &Session, club: Option<ClubId>, filter: &RumourFilter) -> Result<(), CliError> {
    let (ledger, today) = (session.ledger(), session.today());
    let player = filter.player.as_deref().map(|name| session.player(name)).transpose()?;
    let open = match (filter.open, filter.resolved) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let (arrivals, departures, renewals) = (filter.arrivals, filter.departures, filter.renewals);
    if (arrivals || departures) && club.is_none() {
        return Err(CliError::new(Trouble::Usage, "--in and --out go with a club").hint("name one with --club NAME"));
    }
    let filter = SagaFilter { player, club, source: None, arrivals, departures, renewals, open };
    print_sagas(session, &today, &desk::sagas(ledger, &today, &filter))
}

/// Prints sagas as rows, in the order given.
pub(super) fn print_sagas(session: &Session, today: &Today, ids: &[SagaId]) -> Result<(), CliError> {
    let ledger = session.ledger();
    let assessor = Assessor::new(ledger, &session.clock);
    let changes = session.cut.as_ref().map(|cut| desk::changes(&cut.whole, ledger, &session.clock));
    let rows = ids.iter().filter_map(|id| Some((*id, today.standing(*id)?)));
    if session.format == Format::Json {
        let row = |(id, standing)| RumourJson {
            saga: SagaJson::of(ledger, id, standing),
            probability: assessor.probability(id).map(millionths),
            breaches: breaches(ledger, id, &session.clock).iter().map(|b| BreachJson::of(ledger, b)).collect(),
        };
        let sagas = rows.map(row).collect();
        let moved = changes.map(|all| all.iter().map(|change| ChangeJson::of(ledger, change)).collect());
        return print_json(&RumoursJson { stamp: session.stamp(), sagas, changed: moved });
    }
    let mut sheet = Sheet::new([
        Column::new("player", "Player").min(14).importance(255),
        Column::new("from", "From").min(8).importance(150),
        Column::new("to", "To").min(8).importance(220),
        Column::new("stage", "Stage").min(8).importance(210),
        Column::new("state", "State").min(9).importance(200),
        Column::new("probability", "Likely").right().importance(180),
        Column::new("originators", "Orig").right().importance(90),
        Column::new("fee", "Fee").importance(100),
        Column::new("last", "Last").min(11).importance(130),
        Column::new("id", "Saga").min(10).importance(120),
    ]);
    for (id, standing) in rows {
        let saga = &ledger[id];
        let name = |club: Option<ClubId>| club.map(|club| ledger[club].name.to_string());
        let to = name(saga.to).or_else(|| saga.to_note.as_deref().map(|note| format!("({note})")));
        let state = show::state(standing.state);
        let forbidden = if breaches(ledger, id, &session.clock).is_empty() { "" } else { " !" };
        let state = if standing.contested { format!("{state}, contested") } else { state.to_string() };
        sheet.push([
            Cell::new(&*ledger[saga.player].name),
            Cell::from(name(saga.from)),
            if saga.kind == crate::model::SagaKind::Renewal { Cell::new("renewal") } else { Cell::from(to) },
            Cell::with_value(format!("{}{forbidden}", show::stage(standing.stage)), standing.stage.code()),
            Cell::with_value(state, standing.state.code()),
            assessor
                .probability(id)
                .map_or_else(Cell::empty, |p| Cell::with_value(show::percent(p), format!("{p:.4}"))),
            Cell::new(standing.originators.count().to_string()),
            cells::fee(standing.fee.map(|fee| fee.money)),
            Cell::with_value(show::day(standing.last), standing.last),
            Cell::new(saga.slug.as_str()),
        ]);
    }
    print_sheet(&sheet, session.format)?;
    match (changes, &session.cut) {
        (Some(changes), Some(cut)) if session.format == Format::Table => {
            print(&format!("\nWhat changes without {}:\n\n", cut.without.join(", ")))?;
            print_sheet(&evidence::changed(ledger, &changes), session.format)
        }
        _ => Ok(()),
    }
}
