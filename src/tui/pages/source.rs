//! A source: its track record, and its claims with what became of them.

use crate::desk::{self, SourcePage};
use crate::ledger::Ledger;
use crate::model::{Clock, SourceId};
use crate::rumour::{PriorFrom, Records, TOO_FEW, Verdict};
use crate::show;
use crate::tui::page::{Page, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;
use crate::tui::words;

/// Where the other half of the sources' view is.
const CALIBRATION: &str = "How good the likelihoods are has a page of its own: find “likelihoods”.";

/// A source's page.
pub(crate) fn source(ledger: &Ledger, clock: &Clock, records: &Records, id: SourceId, width: u16) -> Page {
    let page = desk::source_page(ledger, id, clock, PriorFrom::Pooled, records);
    let mut writer = Writer::new(&*ledger[id].name, width);
    record(&mut writer, &page);
    if page.claims.is_empty() {
        writer.gap().wrapped(None, 0, Tone::Quiet, "Nothing that this source said first was known on the day shown.");
    } else {
        claims(&mut writer, ledger, &page);
    }
    for stated in &page.published {
        writer.heading("Elsewhere, not ours");
        let figure = &stated.value;
        let counted = figure.correct.zip(figure.total).map(|(right, total)| format!("{right} of {total}"));
        let share = figure.accuracy_percent.map(|share| format!("{share} %"));
        let words = counted.or(share).unwrap_or_default();
        writer.wrapped(None, 0, Tone::Quiet, &format!("{words} ({})", figure.scope));
    }
    writer.gap().wrapped(None, 0, Tone::Quiet, CALIBRATION);
    writer.finish()
}

fn record(writer: &mut Writer, page: &SourcePage<'_>) {
    let record = &page.record;
    let (hits, n) = (record.tally.hits, record.tally.n);
    let few = if record.is_too_few() { format!("; under {TOO_FEW}: too few to tell") } else { String::new() };
    writer.wrapped(Some(Key::Source(page.row.source)), 0, Tone::Strong, &format!("{hits} of {n} came true{few}"));
    let held = record.posterior;
    let words = format!(
        "{} likely (80 %: {} to {}); before counting {}",
        show::percent(held.mean),
        show::percent(held.low),
        show::percent(held.high),
        show::percent(record.prior)
    );
    writer.wrapped(None, 0, Tone::Plain, &words);
    if let Some(days) = record.lead {
        writer.wrapped(None, 0, Tone::Quiet, &format!("{days} days ahead of the official day (the middle one)"));
    }
    let course: String = page
        .claims
        .iter()
        .rev()
        .filter(|claim| claim.counted)
        .fold(String::new(), |all, claim| all + show::verdict_mark(claim.resolution.verdict));
    if !course.is_empty() {
        writer.wrapped(None, 0, Tone::Plain, &format!("in turn {course}"));
    }
    for at in &page.stages {
        let said = show::stage_said(at.said.0, at.said.1);
        let bar =
            "█".repeat(at.tally.hits.min(12) as usize) + &"░".repeat((at.tally.n - at.tally.hits).min(12) as usize);
        let words = format!("{said:<17} {:>2} of {:<3} {bar}", at.tally.hits, at.tally.n);
        writer.line(None, vec![span(Tone::Quiet, words)]);
    }
}

fn claims(writer: &mut Writer, ledger: &Ledger, page: &SourcePage<'_>) {
    writer.heading(&format!("What it said first ({})", page.claims.len()));
    for told in &page.claims {
        let claim = &ledger[told.claim];
        let verdict = told.resolution.verdict;
        let tone = match verdict {
            Verdict::True | Verdict::Partial => Tone::Strong,
            Verdict::False => Tone::Out,
            _ => Tone::Quiet,
        };
        let mark = format!("{}{} ", show::verdict_mark(verdict), if told.counted { "" } else { " " });
        let said = show::stage_said(claim.stage, claim.polarity);
        let words = format!(
            "{} {said}: {}, {}",
            show::day(claim.published),
            words::surname(ledger, ledger[claim.saga].player),
            words::saga_aim(ledger, claim.saga)
        );
        let mark = format!("{mark:<3}");
        writer.hanging(Some(Key::Claim(told.claim)), vec![span(tone, mark)], 3, Tone::Plain, &words);
    }
}
