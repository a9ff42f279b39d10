//! A saga: where it stands, what cannot all be so, and what was said, newest first.

use super::{dotted, likely};
use crate::desk;
use crate::ledger::Ledger;
use crate::model::{Claim, ClaimId, Clock, Day, SagaId, Side};
use crate::rumour::{Chain, Dispute, Event, Standing, chain_of_claim, chain_of_fact};
use crate::show::{self, Symbol};
use crate::text;
use crate::tui::page::{Page, Span, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;
use crate::tui::words;

/// From this width on, the sides of a contradiction stand beside each other.
const SIDE_BY_SIDE: usize = 64;

/// A saga's page; in full it has its course day by day and who said it first.
pub(crate) fn saga(ledger: &Ledger, clock: &Clock, id: SagaId, width: u16, in_full: bool) -> Page {
    let mut writer = Writer::new(words::saga_title(ledger, id), width);
    let Some(page) = desk::saga_page(ledger, id, clock) else {
        not_yet(&mut writer, ledger, id);
        return writer.finish();
    };
    let standing = &page.standing;
    stands(&mut writer, ledger, id, standing);
    intervals(&mut writer, standing);
    if let Some(likelihood) = &page.likelihood {
        likely::likely(&mut writer, ledger, id, likelihood);
    }
    if in_full {
        likely::course(&mut writer, ledger, id, clock);
    }
    if !page.disputes.is_empty() {
        let many = show::count(page.disputes.len(), "thing", "things");
        let words = format!("{} {many} told in ways that cannot all be so: below", words::mark(Symbol::Contested));
        writer.wrapped(None, 0, Tone::Contested, &words);
    }
    if let Some(words) = show::breaches(&page.breaches) {
        writer.hanging(None, rule_mark(), 2, Tone::Warn, &words);
    }
    writer.heading(&format!("What was said ({})", page.timeline.moments.len()));
    for moment in &page.timeline.moments {
        match &moment.event {
            Event::Claim { id, chain, contested } => {
                let from = writer.len();
                claim(&mut writer, ledger, *id, chain, *contested, clock);
                if let Some(breach) = page.breach(*id) {
                    let before = [vec![span(Tone::Plain, " ".repeat(12))], rule_mark()].concat();
                    writer.hanging(None, before, 14, Tone::Warn, &show::breach(breach));
                    writer.bind(from);
                }
            }
            Event::Outcome(outcome) => {
                let what = show::outcome(outcome.value.result);
                let note = outcome.value.note.as_deref().unwrap_or_default();
                let key = outcome.evidence.first().copied().map(evidence_key);
                event(&mut writer, key, moment.day, clock, what, Tone::Strong, note);
            }
            Event::Note(note) => {
                let key = note.evidence.first().copied().map(evidence_key);
                event(&mut writer, key, moment.day, clock, "learnt later", Tone::Quiet, &note.value.text);
            }
        }
    }
    if !page.disputes.is_empty() {
        writer.heading("What cannot all be so");
        for dispute in &page.disputes {
            told_apart(&mut writer, ledger, dispute);
        }
    }
    if in_full {
        likely::voices(&mut writer, ledger, &page.voices);
    }
    writer.finish()
}

/// Stands before what a rule makes impossible.
fn rule_mark() -> Vec<Span> {
    vec![span(Tone::Warn, format!("{} ", words::mark(Symbol::Warning)))]
}

const fn evidence_key(evidence: crate::model::Evidence) -> Key {
    match evidence {
        crate::model::Evidence::Report(id) => Key::Report(id),
        crate::model::Evidence::Table(id) => Key::Table(id),
    }
}

fn not_yet(writer: &mut Writer, ledger: &Ledger, id: SagaId) {
    writer.wrapped(None, 0, Tone::Plain, "Nothing was known of this on the day shown.");
    if let Some(day) = desk::first_known(ledger, id) {
        writer.wrapped(None, 0, Tone::Quiet, &format!("The first word of it came on {}.", show::day(day)));
    }
}

fn stands(writer: &mut Writer, ledger: &Ledger, id: SagaId, standing: &Standing) {
    let stage =
        format!("{} {}", show::stage_symbol(standing.stage, show::Glyphs::Unicode), show::stage(standing.stage));
    let contested = if standing.contested { "contested" } else { "" };
    let fee = standing.fee.map_or_else(String::new, |fee| show::money(fee.money));
    let lasting = format!("{} since {}", show::state(standing.state), show::day(standing.since));
    writer.line(
        Some(Key::Saga(id)),
        dotted(vec![
            span(Tone::Strong, stage),
            span(words::state_tone(standing.state), lasting),
            span(Tone::Warn, contested),
            span(Tone::Plain, fee),
        ]),
    );
    let originators = show::count(standing.originators.count() as usize, "originator", "originators");
    let claims = show::count(standing.claims, "claim", "claims");
    let (first, last) = (show::day(standing.opened), show::day(standing.last));
    let days = if first == last { first } else { format!("{first} to {last}") };
    let told = format!("{} · {originators}, {claims} · {days}", show::saga_kind(ledger[id].kind));
    writer.wrapped(None, 0, Tone::Quiet, &told);
    if let Some(note) = ledger[id].to_note.as_deref() {
        writer.wrapped(None, 0, Tone::Quiet, note);
    }
}

/// `active 12 Sep › dropped 28 Nov › rekindled 4 Feb`, where there was more than one state.
fn intervals(writer: &mut Writer, standing: &Standing) {
    if standing.intervals.len() < 2 {
        return;
    }
    let course: Vec<String> = standing
        .intervals
        .iter()
        .map(|interval| format!("{} {}", show::state(interval.state), show::day(interval.from)))
        .collect();
    writer.wrapped(None, 0, Tone::Quiet, &course.join(show::CHAIN_ARROW));
}

fn claim(writer: &mut Writer, ledger: &Ledger, id: ClaimId, chain: &Chain<'_>, contested: bool, clock: &Clock) {
    let claim = &ledger[id];
    let from = writer.len();
    let mut spans = day_span(claim.published, clock);
    let stage = show::stage_said(claim.stage, claim.polarity);
    let mark = if contested { words::mark(Symbol::Contested) } else { " " };
    spans.push(span(Tone::Warn, format!("{mark} ")));
    spans.push(span(stage_tone(claim), format!("{stage:<17}")));
    writer.hanging(Some(Key::Claim(id)), spans, 12, Tone::Quiet, &show::chain_of(ledger, chain));
    writer.wrapped(None, 12, if claim.is_evidence() { Tone::Plain } else { Tone::Quiet }, &claim.summary);
    let asides = asides(claim);
    if !asides.is_empty() {
        writer.wrapped(None, 12, Tone::Quiet, &asides);
    }
    writer.bind(from);
}

/// Twelve cells: the day, with its year where it is not that of the day shown.
fn day_span(day: Day, clock: &Clock) -> Vec<Span> {
    let year = if day.year() == clock.as_of.year() { "   ".to_owned() } else { format!(" {:02}", day.year() % 100) };
    vec![span(Tone::Quiet, format!("{}{year} ", show::day_column(day)))]
}

/// How a claim's stage looks: for, against, or the writer's own view.
pub(crate) const fn stage_tone(claim: &Claim) -> Tone {
    match (claim.is_evidence(), claim.polarity) {
        (false, _) => Tone::Quiet,
        (true, crate::model::Polarity::For) => Tone::Strong,
        (true, crate::model::Polarity::Against) => Tone::Out,
    }
}

/// What else a claim says: its fee, its manner, what it depends on.
pub(crate) fn asides(claim: &Claim) -> String {
    let fee = claim.fee.map(show::money);
    let manner = show::modality_mark(claim.modality).map(str::to_owned);
    let condition = claim.condition.as_deref().map(|condition| format!("if {}", condition.trim_start_matches("if ")));
    let recalls = claim.recalls.as_deref().map(|month| format!("recalls {month}"));
    let note = claim.note.as_deref().map(str::to_owned);
    [fee, manner, condition, recalls, note].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn event(writer: &mut Writer, key: Option<Key>, day: Day, clock: &Clock, what: &str, tone: Tone, note: &str) {
    let from = writer.len();
    let mut spans = day_span(day, clock);
    spans.push(span(tone, format!("  {what}")));
    writer.line(key.or(Some(Key::Line(from))), spans);
    if !note.is_empty() {
        writer.wrapped(None, 12, Tone::Plain, note);
    }
    writer.bind(from);
}

/// What is at odds in one line, then its sides.
fn told_apart(writer: &mut Writer, ledger: &Ledger, dispute: &Dispute) {
    let from = writer.len();
    let before = vec![span(Tone::Warn, format!("{} ", words::mark(Symbol::Contested)))];
    writer.hanging(Some(Key::Line(from)), before, 2, Tone::Plain, &show::clash(ledger, &dispute.clash));
    let sides: Vec<Vec<String>> =
        dispute.sides.iter().map(|side| side.iter().map(|one| side_words(ledger, *one)).collect()).collect();
    match &sides[..] {
        [left, right] if writer.width() >= SIDE_BY_SIDE => beside(writer, left, right),
        sides => {
            for words in sides.iter().flatten() {
                writer.hanging(None, vec![span(Tone::Quiet, "  – ")], 4, Tone::Quiet, words);
            }
        }
    }
    writer.bind(from);
}

fn beside(writer: &mut Writer, left: &[String], right: &[String]) {
    let column = (writer.width() - 5) / 2;
    let lines = |side: &[String]| -> Vec<String> {
        side.iter()
            .flat_map(|words| text::wrap(words, column).into_iter().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    };
    let (left, right) = (lines(left), lines(right));
    for nth in 0..left.len().max(right.len()) {
        let of = |side: &[String]| side.get(nth).cloned().unwrap_or_default();
        let padded = text::fit(&of(&left), column, text::Align::Left).into_owned();
        let spans = vec![
            span(Tone::Plain, "  "),
            span(Tone::Quiet, padded),
            span(Tone::Border, " │ "),
            span(Tone::Quiet, of(&right)),
        ];
        writer.line(None, spans);
    }
}

pub(super) fn side_words(ledger: &Ledger, side: Side) -> String {
    match side {
        Side::Claim(id) => {
            let claim = &ledger[id];
            let chain = show::chain_of(ledger, &chain_of_claim(ledger, claim));
            let stage = show::stage_said(claim.stage, claim.polarity);
            format!("{} {chain}: {stage}. {}", show::day(claim.published), claim.summary)
        }
        Side::Fact(id) => {
            let fact = &ledger[id];
            let chain = show::chain_of(ledger, &chain_of_fact(ledger, fact));
            format!("{} {chain}: {}", show::day(fact.known), fact.summary)
        }
    }
}
