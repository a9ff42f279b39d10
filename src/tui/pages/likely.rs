//! How likely a saga is and why, how that went day by day, and who said it first.

use crate::ledger::Ledger;
use crate::model::{Clock, SagaId};
use crate::rumour::{HistoryDay, Likelihood, State, Voice, history};
use crate::show;
use crate::tui::page::{Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;

/// The widest chart, its labels with it.
const CHART: usize = 110;

/// The cells of a label of the chart with its line.
const LABELS: usize = 10;

/// How many rows high the likelihood is drawn.
const ROWS: usize = 4;

/// The probability with the parts that sum to it, in log-odds.
pub(super) fn likely(writer: &mut Writer, ledger: &Ledger, id: SagaId, likelihood: &Likelihood) {
    let words = format!("{} likely", show::percent(likelihood.probability));
    writer.gap().line(Some(Key::Part(id, None)), vec![span(Tone::Heading, words)]);
    let mut part = |key: Option<Key>, log_odds: f64, words: &str| {
        writer.line(key, vec![span(Tone::Strong, format!("{log_odds:+6.2}  ")), span(Tone::Plain, words)]);
    };
    part(None, likelihood.base, &format!("base: {}", fitted(likelihood)));
    for contribution in likelihood.contributions.iter().filter(|contribution| contribution.number != 0.0) {
        let newest = contribution.claims.iter().max_by_key(|claim| ledger[**claim].published);
        let said = newest.map(|claim| {
            let claim = &ledger[*claim];
            format!(": {}, {}", show::stage_said(claim.stage, claim.polarity), show::day(claim.published))
        });
        let others = contribution.claims.len().saturating_sub(1);
        let others = if others > 0 { format!(" and {others} more") } else { String::new() };
        let words = format!("{}{}{others}", show::term(contribution.term), said.unwrap_or_default());
        part(Some(Key::Part(id, Some(contribution.term))), contribution.log_odds, &words);
    }
    let sum = likelihood.base + likelihood.contributions.iter().map(|part| part.log_odds).sum::<f64>();
    writer.line(None, vec![span(Tone::Quiet, format!("{sum:+6.2}  in log-odds, the sum of these"))]);
}

/// What the weights rest on.
pub(super) fn fitted(likelihood: &Likelihood) -> String {
    let (sagas, through) = (likelihood.trained_on, show::day(likelihood.trained_through));
    let later = if likelihood.fitted_later { ", later than the day shown" } else { "" };
    format!("{sagas} sagas resolved by {through}{later}")
}

/// The likelihood day by day, with the stage and the originators below it on the same days.
pub(super) fn course(writer: &mut Writer, ledger: &Ledger, id: SagaId, clock: &Clock) {
    let days = history(ledger, id, clock);
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
    let width = writer.width().min(CHART).saturating_sub(LABELS).max(8);
    let of = |value: &dyn Fn(&HistoryDay) -> Option<f64>| days.iter().map(value).collect::<Vec<_>>();
    let top = |values: &[Option<f64>], least: f64| values.iter().flatten().fold(least, |top: f64, one| top.max(*one));
    let likely = of(&|day| day.probability);
    let voices = of(&|day| Some(f64::from(day.originators)));
    let (high, most) = (top(&likely, 0.1), top(&voices, 1.0));
    writer.heading("Day by day");
    for (nth, row) in show::bars(&likely, high, width, ROWS).into_iter().enumerate() {
        let scale = match nth {
            0 => show::percent(high),
            nth if nth + 1 == ROWS => "0 %".to_owned(),
            _ => String::new(),
        };
        let label = vec![span(Tone::Quiet, format!("{scale:>8} ")), span(Tone::Border, "│")];
        writer.line(None, [label, vec![span(Tone::Strong, row)]].concat());
    }
    let mut below = |label: &str, row: String, tone: Tone| {
        let label = vec![span(Tone::Quiet, format!("{label:>8} ")), span(Tone::Border, "│")];
        writer.line(None, [label, vec![span(tone, row)]].concat());
    };
    below("stage", stages(&days, width), Tone::Plain);
    below("by", show::spark(&voices, most, width), Tone::Quiet);
    let words = format!(
        "{} to {}; stage × while it is down; by up to {most} independent originators",
        show::day(first.day),
        show::day(last.day),
    );
    writer.wrapped(None, LABELS, Tone::Quiet, &words);
}

/// The stage day by day as one row of marks; a cross while it is dropped, denied or collapsed.
fn stages(days: &[HistoryDay], width: usize) -> String {
    let cells = width.min(days.len()).max(1);
    let mark = |at: usize| {
        let day = &days[(days.len() * (at + 1) / cells).saturating_sub(1)];
        let fallen = matches!(day.state, State::Dropped | State::Denied | State::Collapsed);
        if fallen { "×" } else { show::stage_symbol(day.stage, show::Glyphs::Unicode) }
    };
    (0..cells).map(mark).collect()
}

/// Who said it first, with what each who passed it on made of it.
pub(super) fn voices(writer: &mut Writer, ledger: &Ledger, voices: &[Voice<'_>]) {
    writer.heading(&format!("Who said it first ({})", voices.len()));
    for voice in voices {
        writer.line(None, vec![span(Tone::Plain, show::chain_node(ledger, voice.origin).to_owned())]);
        for (nth, telling) in voice.tellings.iter().enumerate() {
            let claim = &ledger[telling.claim];
            let branch = if nth + 1 == voice.tellings.len() { "└" } else { "├" };
            let hops = show::chain(telling.hops.iter().map(|node| show::chain_node(ledger, *node)));
            let via = if hops.is_empty() { String::new() } else { format!("{}{hops}", show::CHAIN_ARROW) };
            let fee = claim.fee.map(|fee| format!(", {}", show::money(fee))).unwrap_or_default();
            let said = show::stage_said(claim.stage, claim.polarity);
            let words = format!("{}  {said}{fee}{via}", show::day(claim.published));
            writer.hanging(
                Some(Key::Claim(telling.claim)),
                vec![span(Tone::Border, format!("  {branch} "))],
                6,
                Tone::Quiet,
                &words,
            );
            if let Some((drift, near)) = telling.drift {
                let words = format!("≠ {}, beside {}", show::drift(drift), show::day(ledger[near].published));
                writer.wrapped(None, 6, Tone::Warn, &words);
            }
        }
    }
}
