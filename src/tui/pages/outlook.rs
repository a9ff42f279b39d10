//! What a club has and lacks in a season: its gaps in words, the odds, the shape of the squad, its
//! rules and its windows.

use super::ages;
use crate::desk::Today;
use crate::desk::plan::{ClubPlan, Gap, Influence, Simulation, SlotOdds, squad_ages};
use crate::ledger::Ledger;
use crate::show::{self, Symbol};
use crate::squad::{Meter, Windows, windows};
use crate::text;
use crate::tui::page::{Page, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;
use crate::tui::words;

/// The page of a club's season.
pub(crate) fn outlook(ledger: &Ledger, today: &Today, plan: &ClubPlan, drawn: Option<&Simulation>, width: u16) -> Page {
    let season = plan.moment.clock.season;
    let default = if plan.formation_is_default { ", by default" } else { "" };
    let title = format!("{} in {season} · {}{default}", ledger[plan.club].name, plan.formation.name);
    let mut writer = Writer::new(title, width);
    if let Some(note) = show::horizon_note(plan) {
        writer.wrapped(Some(Key::Line(0)), 0, Tone::Warn, &note);
    }
    gaps(&mut writer, plan);
    ages::ages(&mut writer, &squad_ages(ledger, plan), season);
    odds(&mut writer, ledger, plan, drawn);
    rules(&mut writer, &plan.meters(ledger));
    window(&mut writer, ledger, today, plan);
    writer.finish()
}

fn gaps(writer: &mut Writer, plan: &ClubPlan) {
    let season = plan.moment.clock.season;
    let gaps = plan.gaps();
    let (short, covered): (Vec<&Gap>, Vec<&Gap>) = gaps.iter().partition(|gap| gap.short() > 0);
    for gap in &short {
        let spans = vec![span(Tone::Bad, format!("{:<3} ", gap.position.code()))];
        let key = Some(Key::Line(writer.len()));
        writer.hanging(key, spans, 4, Tone::Plain, &show::gap(gap, season));
    }
    if !covered.is_empty() {
        let names: Vec<String> =
            covered.iter().map(|gap| format!("{} {}/{}", gap.position.code(), gap.now, gap.wanted)).collect();
        let label = if short.is_empty() { "every place is covered: " } else { "covered: " };
        let key = Some(Key::Line(writer.len()));
        writer.hanging(key, vec![span(Tone::Good, label)], 4, Tone::Quiet, &names.join(", "));
    }
}

/// For each place that an open saga can change: how likely each number of players is.
fn odds(writer: &mut Writer, ledger: &Ledger, plan: &ClubPlan, drawn: Option<&Simulation>) {
    let key = Some(Key::Line(writer.gap().len()));
    let Some(drawn) = drawn else {
        writer.line(key, vec![span(Tone::Heading, "Odds"), span(Tone::Quiet, "  drawing windows …")]);
        return;
    };
    let told = format!("  {} windows, seed {}", show::grouped(drawn.windows as u64), drawn.seed);
    writer.line(key, vec![span(Tone::Heading, "Odds"), span(Tone::Quiet, told)]);
    let slots = drawn.clubs.iter().filter(|club| club.club == plan.club).flat_map(|club| &club.slots);
    let mut certain: Vec<String> = Vec::new();
    for slot in slots {
        match only(slot) {
            Some(players) => certain.push(format!("{} {players}", slot.position.code())),
            None => bars(writer, ledger, slot),
        }
    }
    if !certain.is_empty() {
        let key = Some(Key::Line(writer.len()));
        let spans = vec![span(Tone::Quiet, "no open saga changes ")];
        writer.hanging(key, spans, 4, Tone::Quiet, &certain.join(", "));
    }
}

/// The number of players at a place that no saga can change.
fn only(slot: &SlotOdds) -> Option<usize> {
    let mut possible = slot.distribution.iter().enumerate().filter(|(_, chance)| **chance > 0.0);
    let first = possible.next()?.0;
    possible.next().is_none().then_some(first)
}

/// A bar for each number of players, in the words and numbers of the command line.
fn bars(writer: &mut Writer, ledger: &Ledger, slot: &SlotOdds) {
    let short = show::percent(slot.fewer_than(slot.wanted));
    let few = show::percent(slot.fewer_than(slot.starters));
    let exact = if slot.exact { "" } else { ", drawn" };
    let spans = vec![
        span(Tone::Strong, format!("{:<3} ", slot.position.code())),
        span(Tone::Plain, format!("fewer than {}: {short}", slot.wanted)),
        span(Tone::Quiet, format!(" · fewer than {}: {few}{exact}", slot.starters)),
    ];
    writer.line(Some(Key::Line(writer.len())), spans);
    let cells = writer.width().saturating_sub(20).clamp(6, 40);
    for (players, chance) in slot.distribution.iter().enumerate().filter(|(_, chance)| **chance > 0.0) {
        let lacking = players < slot.wanted;
        let (mark, tone) = if lacking { (words::mark(Symbol::Warning), Tone::Warn) } else { (" ", Tone::Good) };
        let bar = show::chance_bar(*chance, cells);
        let bar = text::fit(&bar, cells, text::Align::Left);
        let spans = vec![
            span(Tone::Quiet, format!("  {mark}{players:>3} ")),
            span(tone, bar),
            span(Tone::Plain, format!(" {:>4}", show::percent(*chance))),
        ];
        writer.line(Some(Key::Line(writer.len())), spans);
    }
    for matter in slot.matters.iter().take(3) {
        weighty(writer, ledger, matter);
    }
}

fn weighty(writer: &mut Writer, ledger: &Ledger, matter: &Influence) {
    let sign = if matter.effect > 0 { "+" } else { "−" };
    let spans =
        vec![span(Tone::Quiet, format!("    {sign} ")), span(Tone::Plain, words::saga_title(ledger, matter.saga))];
    let told = format!(
        " {}: short {} with it, {} without",
        show::percent(matter.probability),
        show::percent(matter.short_if),
        show::percent(matter.short_unless)
    );
    let from = writer.len();
    writer.line(Some(Key::Saga(matter.saga)), spans);
    writer.wrapped(None, 5, Tone::Quiet, told.trim());
    writer.bind(from);
}

fn rules(writer: &mut Writer, meters: &[Meter]) {
    let key = Some(Key::Line(writer.gap().len()));
    if meters.is_empty() {
        writer.line(key, vec![span(Tone::Heading, "Rules"), span(Tone::Quiet, "  none known of its association")]);
        return;
    }
    writer.line(key, vec![span(Tone::Heading, "Rules")]);
    for meter in meters {
        let (mark, tone) = if meter.is_broken() {
            (words::mark(Symbol::Error), Tone::Bad)
        } else if meter.may_be_broken() {
            (words::mark(Symbol::Unknown), Tone::Warn)
        } else {
            (words::mark(Symbol::Available), Tone::Good)
        };
        let key = meter.evidence.first().map(|piece| Key::of_evidence(*piece)).or(Some(Key::Line(writer.len())));
        let label = format!("{}, {}: ", meter.scope, show::meter_kind(&meter.kind));
        let spans = vec![span(tone, format!("{mark} ")), span(Tone::Quiet, label)];
        writer.hanging_narrow(key, spans, 4, Tone::Plain, &show::meter(meter));
    }
}

fn window(writer: &mut Writer, ledger: &Ledger, today: &Today, plan: &ClubPlan) {
    let key = Some(Key::Line(writer.gap().len()));
    let Some(association) = ledger[plan.club].association else {
        writer.line(key, vec![span(Tone::Heading, "Window"), span(Tone::Quiet, "  association not known")]);
        return;
    };
    let around = windows(ledger, association, &today.clock);
    writer.line(key, vec![span(Tone::Heading, "Window"), span(Tone::Quiet, format!("  {}", ledger[association].name))]);
    let (words, tone) = countdown(&around);
    writer.wrapped(Some(Key::Line(writer.len())), 2, tone, &words);
}

/// `shut; the summer window opens 15 Jun 2026, in 96 days`.
fn countdown(around: &Windows) -> (String, Tone) {
    let told = show::window_countdown(around);
    match (&around.open, &around.next) {
        (Some(_), _) => (told, Tone::Good),
        (None, Some(_)) => (format!("shut; {told}"), Tone::Plain),
        (None, None) => (told, Tone::Quiet),
    }
}
