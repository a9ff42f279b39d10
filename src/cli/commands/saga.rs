//! `saga`: one saga's claims, newest first, with its contradictions.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print, print_json, print_sheet};
use crate::cli::rows::{
    BreachJson, ClaimJson, DisputeJson, HistoryJson, LikelihoodJson, OutcomeJson, SagaJson, VoiceJson,
};
use crate::cli::session::{Session, Stamp};
use crate::desk::{self, SagaPage};
use crate::export::{Cell, Column, Sheet};
use crate::model::{ClaimId, Modality};
use crate::rumour::{self, Event, Moment};
use crate::show::{self, Symbol};

use super::evidence;

#[derive(Serialize)]
struct PageJson {
    #[serde(flatten)]
    stamp: Stamp,
    #[serde(flatten)]
    saga: SagaJson,
    since: String,
    outcome: Option<OutcomeJson>,
    other_outcomes: Vec<OutcomeJson>,
    intervals: Vec<IntervalJson>,
    claims: Vec<ClaimJson>,
    notes: Vec<NoteJson>,
    contradictions: Vec<DisputeJson>,
    breaches: Vec<BreachJson>,
    chains: Vec<VoiceJson>,
    likelihood: Option<LikelihoodJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    history: Option<Vec<HistoryJson>>,
}

#[derive(Serialize)]
struct IntervalJson {
    from: String,
    state: &'static str,
}

#[derive(Serialize)]
struct NoteJson {
    known: String,
    text: String,
}

/// Shows one saga.
pub fn saga(session: &Session, id: &str, with_history: bool) -> Result<(), CliError> {
    let ledger = session.ledger();
    let id = session.saga(id)?;
    let Some(page) = desk::saga_page(ledger, id, &session.clock) else {
        let slug = &ledger[id].slug;
        let error = CliError::new(Trouble::Answer, format!("nothing was known of {slug} on {}", session.clock.as_of));
        return Err(match desk::first_known(ledger, id) {
            Some(day) => error.hint(format!("its first claim is of {day}: try --as-of {day}")),
            None => error.hint("no report in the ledger speaks of it"),
        });
    };
    let days = if with_history { rumour::history(ledger, id, &session.clock) } else { Vec::new() };
    if session.format == Format::Json {
        let mut json = json(session, &page);
        json.history = with_history.then(|| days.iter().map(HistoryJson::from).collect());
        return print_json(&json);
    }
    if session.format == Format::Table {
        print(&head(session, &page))?;
        print(&evidence::parts(session, &page))?;
    }
    if with_history {
        if session.format == Format::Table {
            print(&evidence::chart(&days))?;
        }
        return print_sheet(&evidence::turns(&days), session.format);
    }
    print_sheet(&sheet(session, &page), session.format)
}

fn json(session: &Session, page: &SagaPage<'_>) -> PageJson {
    let ledger = session.ledger();
    let record = &ledger[page.saga];
    let ending = page.standing.ending.as_ref();
    let others = ending.map(|ending| ending.conflicting.as_slice()).unwrap_or_default();
    PageJson {
        stamp: session.stamp(),
        saga: SagaJson::of(ledger, page.saga, &page.standing),
        since: page.standing.since.to_string(),
        outcome: ending.map(|ending| OutcomeJson::of(ledger, ending.reading(record))),
        other_outcomes: others.iter().map(|place| OutcomeJson::of(ledger, &record.outcomes[*place])).collect(),
        intervals: page
            .standing
            .intervals
            .iter()
            .map(|interval| IntervalJson { from: interval.from.to_string(), state: interval.state.code() })
            .collect(),
        claims: ClaimJson::of_page(ledger, page),
        notes: page
            .timeline
            .moments
            .iter()
            .filter_map(|moment| match moment.event {
                Event::Note(note) => {
                    Some(NoteJson { known: note.known.to_string(), text: note.value.text.to_string() })
                }
                Event::Claim { .. } | Event::Outcome(_) => None,
            })
            .collect(),
        contradictions: page.disputes.iter().map(|dispute| DisputeJson::of(ledger, dispute)).collect(),
        breaches: page.breaches.iter().map(|breach| BreachJson::of(ledger, breach)).collect(),
        chains: page.voices.iter().map(|voice| VoiceJson::of(ledger, voice)).collect(),
        likelihood: page.likelihood.as_ref().map(|likelihood| LikelihoodJson::of(ledger, likelihood)),
        history: None,
    }
}

/// The lines above the table: what it is, where it stands, what is at odds.
fn head(session: &Session, page: &SagaPage<'_>) -> String {
    let ledger = session.ledger();
    let (saga, standing) = (&ledger[page.saga], &page.standing);
    let name = |club: crate::model::ClubId| &*ledger[club].name;
    let to = saga.to.map(name).or(saga.to_note.as_deref()).unwrap_or(show::UNKNOWN);
    let from = saga.from.map_or(show::UNKNOWN, name);
    let contested = if standing.contested { ", contested" } else { "" };
    let mut lines = vec![
        format!("{}: {from} → {to} ({})", ledger[saga.player].name, show::saga_kind(saga.kind)),
        format!(
            "{}, {}{contested} since {}; {}",
            show::stage(standing.stage),
            show::state(standing.state),
            show::day(standing.since),
            show::count(standing.originators.count() as usize, "originator", "originators"),
        ),
    ];
    for dispute in &page.disputes {
        lines.push(format!("at odds: {}", show::clash(ledger, &dispute.clash)));
    }
    if let Some(words) = show::breaches(&page.breaches) {
        lines.push(format!("{} {words}", Symbol::Warning));
    }
    let text = lines.iter().map(|line| crate::text::sanitise(line).into_owned() + "\n").collect::<String>();
    text + "\n"
}

fn sheet(session: &Session, page: &SagaPage<'_>) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("published", "Published").min(11).importance(255),
        Column::new("stage", "Says").min(10).importance(240),
        Column::new("manner", "Manner").min(8).importance(100),
        Column::new("chain", "Chain").min(14).importance(220),
        Column::new("fee", "Fee").importance(150),
        Column::new("summary", "Summary").min(24).importance(200),
    ]);
    for moment in &page.timeline.moments {
        sheet.push(line(session, page, moment));
    }
    sheet
}

fn line(session: &Session, page: &SagaPage<'_>, moment: &Moment<'_>) -> Vec<Cell> {
    let ledger = session.ledger();
    let day = Cell::with_value(show::day(moment.day), moment.day);
    match &moment.event {
        Event::Claim { id, chain, contested } => {
            let claim = &ledger[*id];
            let against = show::stage_said(claim.stage, claim.polarity);
            let contested = if *contested { " ±" } else { "" };
            let breach = if page.breach(*id).is_some() { " !" } else { "" };
            vec![
                day,
                Cell::with_value(format!("{against}{contested}{breach}"), claim.stage.code()),
                manner(session, *id),
                Cell::new(show::chain_of(ledger, chain)),
                super::cells::fee(claim.fee),
                Cell::new(&*claim.summary),
            ]
        }
        Event::Outcome(stated) => {
            let note = stated.value.note.as_deref().unwrap_or_default();
            let words = show::outcome(stated.value.result);
            vec![day, Cell::new(words), Cell::new("outcome"), Cell::empty(), Cell::empty(), Cell::new(note)]
        }
        Event::Note(note) => {
            vec![day, Cell::new("note"), Cell::empty(), Cell::empty(), Cell::empty(), Cell::new(&*note.value.text)]
        }
    }
}

/// In what manner a claim is made, with its condition.
fn manner(session: &Session, id: ClaimId) -> Cell {
    let claim = &session.ledger()[id];
    match (&claim.condition, claim.modality) {
        (Some(condition), _) => Cell::new(format!("if {condition}")),
        (None, Modality::Reported) => Cell::empty(),
        (None, modality) => Cell::new(show::modality(modality)),
    }
}
