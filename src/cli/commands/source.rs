//! `source`: one source's track record, and its claims with what became of them.

use serde::Serialize;

use crate::cli::args::{Format, Prior};
use crate::cli::error::CliError;
use crate::cli::output::{print, print_json, print_sheet};
use crate::cli::rows::{ClaimJson, RecordJson, TallyJson};
use crate::cli::session::{Session, Stamp};
use crate::desk::{self, SourceClaim, SourcePage};
use crate::export::{Cell, Column, Sheet};
use crate::ledger::words;
use crate::rumour::{PriorFrom, Records, TOO_FEW};
use crate::show;

use super::sources::PublishedJson;

#[derive(Serialize)]
struct PageJson {
    #[serde(flatten)]
    stamp: Stamp,
    id: String,
    name: String,
    kind: &'static str,
    outlet: Option<String>,
    country: Option<String>,
    #[serde(flatten)]
    record: RecordJson,
    by_stage: Vec<StageJson>,
    by_club: Vec<ClubJson>,
    published_records: Vec<PublishedJson>,
    note: Option<String>,
    claims: Vec<ScoredJson>,
}

#[derive(Serialize)]
struct StageJson {
    stage: &'static str,
    polarity: &'static str,
    #[serde(flatten)]
    tally: TallyJson,
    base_rate: f64,
}

#[derive(Serialize)]
struct ClubJson {
    club: String,
    club_id: String,
    #[serde(flatten)]
    tally: TallyJson,
}

#[derive(Serialize)]
struct ScoredJson {
    saga: String,
    #[serde(flatten)]
    claim: ClaimJson,
    predicts: Option<&'static str>,
    until: Option<String>,
    verdict: &'static str,
    counted: bool,
    lead_days: Option<i64>,
}

/// Shows one source.
pub fn source(session: &Session, name: &str, prior: Prior) -> Result<(), CliError> {
    let id = session.source(name)?;
    let from = match prior {
        Prior::Pooled => PriorFrom::Pooled,
        Prior::Published => PriorFrom::Published,
    };
    let records = Records::new(session.ledger(), &session.clock);
    let page = desk::source_page(session.ledger(), id, &session.clock, from, &records);
    match session.format {
        Format::Json => print_json(&json(session, &page)),
        Format::Table => {
            print(&head(session, &page))?;
            if page.claims.is_empty() {
                return print("No claim of its is known on this day.\n");
            }
            print_sheet(&sheet(session, &page), session.format)
        }
        format => print_sheet(&sheet(session, &page), format),
    }
}

fn json(session: &Session, page: &SourcePage<'_>) -> PageJson {
    let ledger = session.ledger();
    let source = &ledger[page.row.source];
    let scored = |claim: &SourceClaim| ScoredJson {
        saga: ledger[ledger[claim.claim].saga].slug.to_string(),
        claim: ClaimJson::of(ledger, claim.claim),
        predicts: claim.resolution.prediction.map(show::prediction),
        until: claim.resolution.until.map(|day| day.to_string()),
        verdict: claim.resolution.verdict.code(),
        counted: claim.counted,
        lead_days: claim.resolution.lead,
    };
    PageJson {
        stamp: session.stamp(),
        id: source.slug.to_string(),
        name: source.name.to_string(),
        kind: words::code(words::SOURCES, source.kind),
        outlet: source.outlet.map(|outlet| ledger[outlet].name.to_string()),
        country: source.country.as_deref().map(String::from),
        record: RecordJson::from(&page.record),
        by_stage: page
            .stages
            .iter()
            .map(|at| StageJson {
                stage: at.said.0.code(),
                polarity: words::code(words::POLARITIES, at.said.1),
                tally: at.tally.into(),
                base_rate: at.base_rate,
            })
            .collect(),
        by_club: page
            .clubs
            .iter()
            .map(|(club, tally)| ClubJson {
                club: ledger[*club].name.to_string(),
                club_id: ledger[*club].slug.to_string(),
                tally: (*tally).into(),
            })
            .collect(),
        published_records: page.published.iter().map(|stated| PublishedJson::of(&stated.value)).collect(),
        note: source.note.as_deref().map(String::from),
        claims: page.claims.iter().map(scored).collect(),
    }
}

/// The lines above the claims.
fn head(session: &Session, page: &SourcePage<'_>) -> String {
    let ledger = session.ledger();
    let source = &ledger[page.row.source];
    let record = &page.record;
    let outlet = source.outlet.map(|outlet| format!(", {}", ledger[outlet].name)).unwrap_or_default();
    let mut lines = vec![format!("{} ({}{outlet})", source.name, show::source_kind(source.kind))];
    lines.push(format!(
        "{} came true of {} scored; {} likely (80 % between {} and {}){}",
        record.tally.hits,
        record.tally.n,
        show::percent(record.posterior.mean),
        show::percent(record.posterior.low),
        show::percent(record.posterior.high),
        if record.is_too_few() { format!("; fewer than {TOO_FEW}: too few to tell") } else { String::new() }
    ));
    let whose =
        if record.prior_is_published { "somebody else's published figure" } else { "others at the same stages" };
    lines.push(format!("before counting: {} ({whose}), weighing four claims", show::percent(record.prior)));
    if let Some(days) = record.lead {
        lines.push(format!("true claims came {days} days before the official day (the middle one)"));
    }
    for at in &page.stages {
        let said = show::stage_said(at.said.0, at.said.1);
        let (hits, n) = (at.tally.hits, at.tally.n);
        lines.push(format!("  {said}: {hits} of {n}; others {}", show::percent(at.base_rate)));
    }
    for stated in &page.published {
        lines.push(format!("elsewhere, not ours: {}", published(&stated.value)));
    }
    let course: String = page.claims.iter().rev().filter(|c| c.counted).map(mark).collect();
    if !course.is_empty() {
        lines.push(format!("in turn: {course}"));
    }
    lines.iter().map(|line| crate::text::sanitise(line).into_owned() + "\n").collect::<String>() + "\n"
}

fn mark(claim: &SourceClaim) -> &'static str {
    show::verdict_mark(claim.resolution.verdict)
}

fn published(record: &crate::model::PublishedRecord) -> String {
    let figure = match (record.correct, record.total, record.accuracy_percent) {
        (Some(correct), Some(total), _) => format!("{correct} of {total}"),
        (_, _, Some(percent)) => format!("{percent} %"),
        _ => "no figure".to_string(),
    };
    format!("{figure} ({})", record.scope)
}

fn sheet(session: &Session, page: &SourcePage<'_>) -> Sheet {
    let ledger = session.ledger();
    let mut sheet = Sheet::new([
        Column::new("published", "Published").min(11).importance(255),
        Column::new("saga", "Saga").min(14).importance(240),
        Column::new("says", "Says").min(10).importance(230),
        Column::new("verdict", "Became").min(8).importance(220),
        Column::new("counted", "Counted").min(3).importance(150),
        Column::new("until", "Until").min(11).importance(90),
        Column::new("summary", "Summary").min(24).importance(200),
    ]);
    for told in &page.claims {
        let claim = &ledger[told.claim];
        let resolution = &told.resolution;
        let words = format!("{} {}", show::verdict_mark(resolution.verdict), show::verdict(resolution.verdict));
        sheet.push([
            Cell::with_value(show::day(claim.published), claim.published),
            Cell::new(ledger[claim.saga].slug.as_str()),
            Cell::with_value(show::stage_said(claim.stage, claim.polarity), claim.stage.code()),
            Cell::with_value(words, resolution.verdict.code()),
            Cell::new(if told.counted { "yes" } else { "" }),
            resolution.until.map_or_else(Cell::empty, |day| Cell::with_value(show::day(day), day)),
            Cell::new(&*claim.summary),
        ]);
    }
    sheet
}
