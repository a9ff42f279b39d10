//! What is assumed, step by step, and what follows from it for every club that it concerns.

use super::dotted;
use crate::desk::Today;
use crate::desk::plan::{Agents, Candidate, Cause, Choice, Contrast, Lack, PlanRow, Scenario, contrast, lacks};
use crate::ledger::Ledger;
use crate::model::{ClubId, Season};
use crate::show::{self, Symbol};
use crate::text;
use crate::tui::page::{Page, Writer, span};
use crate::tui::pane::Key;
use crate::tui::planning::{Planning, letter};
use crate::tui::tone::Tone;
use crate::tui::words;

/// How many candidates are told of one place.
const CANDIDATES: usize = 6;

/// The page of a scenario: its steps, then each club before and after.
pub(crate) fn scenario(
    ledger: &Ledger,
    today: &Today,
    planning: &Planning,
    scenario: &Scenario,
    agents: &Agents,
    (club, season): (Option<ClubId>, Season),
    width: u16,
) -> Page {
    let mut writer = Writer::new(title(planning, season), width);
    steps(&mut writer, ledger, planning, scenario);
    let mut clubs = scenario.clubs();
    // The club looked at comes first, concerned or not: what it lacks is a question by itself.
    clubs.retain(|other| Some(*other) != club);
    for club in club.into_iter().chain(clubs) {
        let contrast = contrast(ledger, today, club, season, scenario);
        let lacks = lacks(ledger, today, &contrast.before, &contrast.after, scenario, agents);
        told(&mut writer, ledger, &contrast, &lacks, season);
    }
    writer.finish()
}

fn title(planning: &Planning, season: Season) -> String {
    let name = planning.branch().and_then(|branch| branch.name.as_deref()).map(|name| format!(" · {name}"));
    let (place, count) = planning.place();
    let branch = if count > 1 { format!(" · branch {} of {count}", letter(place)) } else { String::new() };
    format!("What if{}{branch} · {season}", name.unwrap_or_default())
}

fn steps(writer: &mut Writer, ledger: &Ledger, planning: &Planning, scenario: &Scenario) {
    if planning.steps().is_empty() {
        writer.wrapped(
            Some(Key::Line(0)),
            0,
            Tone::Quiet,
            "Nothing is assumed. Select a saga anywhere, or a candidate below, and press w.",
        );
        return;
    }
    for (nth, step) in planning.steps().iter().enumerate() {
        let before = format!("{:>2} ", nth + 1);
        let key = Some(Key::Choice(step.choice));
        if let Some(made) = scenario.accepted.iter().find(|made| made.choice == step.choice) {
            let mark = words::mark(Symbol::Assumed);
            let spans =
                vec![span(Tone::Quiet, before), span(Tone::Strong, format!("{mark} {} ", ledger[made.player].name))];
            writer.hanging(key, spans, 5, Tone::Plain, &show::change(ledger, made));
        } else if let Some(refusal) = scenario.refused.iter().find(|refusal| refusal.step.choice == step.choice) {
            let name = choice_name(ledger, step.choice);
            let spans = vec![span(Tone::Quiet, before), span(Tone::Bad, format!("× {name} "))];
            let why = format!("refused: {}", show::why(ledger, step.choice, &refusal.why));
            writer.hanging(key, spans, 5, Tone::Bad, &why);
        }
    }
}

/// What a step is called where there is no room for its id.
fn choice_name(ledger: &Ledger, choice: Choice) -> String {
    match choice {
        Choice::Saga(saga) => words::saga_title(ledger, saga),
        Choice::Signing { player, to } => {
            format!("{} {} {}", ledger[player].name, words::mark(Symbol::Until), ledger[to].name)
        }
    }
}

fn told(writer: &mut Writer, ledger: &Ledger, contrast: &Contrast, lacks: &[Lack], season: Season) {
    writer.gap().line(
        Some(Key::Club(contrast.club)),
        vec![span(Tone::Heading, &*ledger[contrast.club].name), span(Tone::Quiet, format!(" in {season}"))],
    );
    if let Some(note) = show::horizon_note(&contrast.after) {
        writer.wrapped(None, 2, Tone::Warn, &note);
    }
    for (label, tone, rows) in [("left", Tone::Out, contrast.left()), ("came", Tone::In, contrast.arrived())] {
        let (assumed, known): (Vec<&PlanRow>, Vec<&PlanRow>) =
            rows.into_iter().partition(|row| matches!(row.cause, Cause::Assumed(_)));
        for row in &assumed {
            let spans = vec![
                span(tone, format!("  {label} ")),
                span(Tone::Strong, format!("{} {} ", words::mark(Symbol::Assumed), ledger[row.player].name)),
            ];
            writer.hanging(Some(Key::Player(row.player)), spans, 7, Tone::Quiet, &show::cause(ledger, &row.cause));
        }
        if !known.is_empty() {
            let names: Vec<&str> = known.iter().map(|row| words::surname(ledger, row.player)).collect();
            let spans = vec![span(tone, format!("  {label} "))];
            writer.hanging(None, spans, 7, Tone::Quiet, &format!("{} (anyway)", names.join(", ")));
        }
    }
    kept(writer, ledger, contrast);
    if lacks.is_empty() {
        writer.wrapped(None, 2, Tone::Good, "every place is covered");
    }
    for lack in lacks {
        lacking(writer, ledger, lack);
    }
}

/// Who stays only by the scenario: renewals.
fn kept(writer: &mut Writer, ledger: &Ledger, contrast: &Contrast) {
    let renewed = contrast.after.rows.iter().filter(|row| {
        matches!(row.cause, Cause::Assumed(made) if matches!(made.change, crate::desk::plan::Change::Renew { .. }))
    });
    for row in renewed {
        let spans = vec![
            span(Tone::Stay, "  kept ".to_owned()),
            span(Tone::Strong, format!("{} {} ", words::mark(Symbol::Assumed), ledger[row.player].name)),
        ];
        writer.hanging(Some(Key::Player(row.player)), spans, 7, Tone::Quiet, &show::cause(ledger, &row.cause));
    }
}

fn lacking(writer: &mut Writer, ledger: &Ledger, lack: &Lack) {
    let gap = lack.gap;
    let open = if gap.open > 0 { format!(", {} more open", gap.open) } else { String::new() };
    let was = if lack.before == gap.now { String::new() } else { format!(", {} without the scenario", lack.before) };
    let spans = vec![
        span(Tone::Bad, format!("  {} lacks {} ", gap.position.code(), gap.short())),
        span(Tone::Quiet, format!("has {} of {}{open}{was}", gap.now, gap.wanted)),
    ];
    writer.line(None, spans);
    for candidate in lack.candidates.iter().take(CANDIDATES) {
        offered(writer, ledger, candidate);
    }
    match lack.candidates.len() {
        0 => {
            writer.wrapped(None, 4, Tone::Quiet, "nobody of whom the ledger knows: no open saga, no free agent to be");
        }
        more if more > CANDIDATES => {
            writer.wrapped(None, 4, Tone::Quiet, &format!("and {} more", more - CANDIDATES));
        }
        _ => {}
    }
}

/// `  72 Nico Schlotterbeck  26  Dortmund · talks`.
fn offered(writer: &mut Writer, ledger: &Ledger, candidate: &Candidate) {
    let name = &*ledger[candidate.player].name;
    let room = if writer.width() >= 56 { 22 } else { 16 };
    let name = words::name_within(name, room);
    let name = text::fit(&name, usize::from(room), text::Align::Left);
    let age = candidate.age.map_or_else(String::new, |age| show::age((age.from, age.to)));
    let club = candidate.club.map_or_else(String::new, |club| words::club_short(ledger, club).into_owned());
    let (told, tone) = candidate.saga.as_ref().map_or_else(
        || (free(candidate), Tone::Quiet),
        |link| {
            let stage = show::stage_symbol(link.stage, show::Glyphs::Unicode);
            let contested = if link.contested { words::mark(Symbol::Contested) } else { "" };
            (format!("{stage} {}{contested}", show::stage(link.stage)), words::stage_tone(link.stage))
        },
    );
    let mut spans = vec![span(Tone::Quiet, format!("  {:>4} ", candidate.fit)), span(Tone::Plain, format!("{name} "))];
    spans.extend(dotted(vec![span(Tone::Quiet, age), span(Tone::Quiet, club), span(tone, told)]));
    writer.line(Some(Key::Choice(candidate.step.choice)), spans);
}

/// `free Jun 26, renewal talks`.
fn free(candidate: &Candidate) -> String {
    let ends = candidate.contract_end.map_or_else(String::new, |end| format!(" {}", show::month_year(end)));
    let talks = if candidate.talks.is_some() { ", renewal talks" } else { "" };
    format!("free{ends}{talks}")
}
