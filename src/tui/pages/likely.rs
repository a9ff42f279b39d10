//! How likely a saga is and why, how that went day by day, and who said it first.

use crate::ledger::Ledger;
use crate::model::{Clock, SagaId};
use crate::rumour::{HistoryDay, Likelihood, Voice, history};
use crate::show;
use crate::tui::page::{Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;

/// The widest chart.
const CHART: usize = 100;

/// The probability with the parts that sum to it; each part stands for the newest claim behind it.
pub(super) fn likely(writer: &mut Writer, ledger: &Ledger, likelihood: &Likelihood) {
    writer.heading(&format!("{} likely", show::percent(likelihood.probability)));
    let mut part = |key: Option<Key>, log_odds: f64, words: &str| {
        writer.line(key, vec![span(Tone::Strong, format!("{log_odds:+6.2}  ")), span(Tone::Plain, words)]);
    };
    let (sagas, through) = (likelihood.trained_on, show::day(likelihood.trained_through));
    let later = if likelihood.fitted_later { ", later than the day shown" } else { "" };
    part(None, likelihood.base, &format!("base: {sagas} sagas resolved by {through}{later}"));
    for contribution in likelihood.contributions.iter().filter(|contribution| contribution.number != 0.0) {
        let newest = contribution.claims.iter().max_by_key(|claim| ledger[**claim].published);
        let said = newest.map(|claim| {
            let claim = &ledger[*claim];
            format!(": {}, {}", show::stage_said(claim.stage, claim.polarity), show::day(claim.published))
        });
        let words = format!("{}{}", show::term(contribution.term), said.unwrap_or_default());
        part(newest.map(|claim| Key::Claim(*claim)), contribution.log_odds, &words);
    }
    writer.wrapped(None, 0, Tone::Quiet, "in log-odds, which add up");
}

/// The likelihood day by day as one row of bars, with its originators below.
pub(super) fn course(writer: &mut Writer, ledger: &Ledger, id: SagaId, clock: &Clock) {
    let days = history(ledger, id, clock);
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
    let width = writer.width().min(CHART);
    let of = |value: &dyn Fn(&HistoryDay) -> Option<f64>| days.iter().map(value).collect::<Vec<_>>();
    let top = |values: &[Option<f64>], least: f64| values.iter().flatten().fold(least, |top: f64, one| top.max(*one));
    let likely = of(&|day| day.probability);
    let voices = of(&|day| Some(f64::from(day.originators)));
    let (high, most) = (top(&likely, 0.1), top(&voices, 1.0));
    writer.heading("Day by day");
    writer.line(None, vec![span(Tone::Strong, show::spark(&likely, high, width))]);
    writer.line(None, vec![span(Tone::Quiet, show::spark(&voices, most, width))]);
    let words = format!(
        "{} to {}: likelihood up to {}, independent originators up to {most}",
        show::day(first.day),
        show::day(last.day),
        show::percent(high)
    );
    writer.wrapped(None, 0, Tone::Quiet, &words);
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
