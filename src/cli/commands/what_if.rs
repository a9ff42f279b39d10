//! `what-if`: sagas assumed true, and what every club would have then.

use serde::Serialize;

use crate::cli::args::{Format, Globals, WhatIf};
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print, print_json, print_sheet, table_width, tell};
use crate::cli::rows::{AssumptionJson, ClubContrastJson, RefusalJson, SimulationJson};
use crate::cli::session::Session;
use crate::config::{Places, ScenarioFileError, ScenarioFolder};
use crate::desk::Today;
use crate::desk::plan::{
    Agents, Assumption, Choice, Contrast, Lack, PlanRow, Scenario, Simulation, Stale, Step, WINDOWS, contrast, lacks,
    read_saved, resolve, simulate, write_saved,
};
use crate::export::{Cell, Column, Sheet};
use crate::ledger::Ledger;
use crate::model::{Clock, ClubId, Position, Season};
use crate::show;

#[derive(Serialize)]
struct WhatIfJson {
    as_of: String,
    edition: String,
    season: String,
    accepted: Vec<AssumptionJson>,
    refused: Vec<RefusalJson>,
    clubs: Vec<ClubContrastJson>,
    simulation: Option<SimulationJson>,
}

/// A scenario with what it does to the clubs that it concerns.
struct Answer {
    season: Season,
    scenario: Scenario,
    clubs: Vec<(Contrast, Vec<Lack>)>,
    simulation: Option<Simulation>,
}

/// Assumes sagas true, and prints the clubs before and after. Something refused makes the answer no.
pub fn what_if(session: &Session, globals: &Globals, club: Option<ClubId>, what_if: &WhatIf) -> Result<(), CliError> {
    if what_if.list {
        return list();
    }
    let ledger = session.ledger();
    let season = season(session, globals);
    let today = session.today().looking_at(&Clock { season, ..session.clock });
    let steps = steps(session, &today, what_if)?;
    if steps.is_empty() && !what_if.simulate && club.is_none() {
        return Err(CliError::new(Trouble::Usage, "nothing to assume")
            .hint("name a saga with --accept, a kept scenario with --load, or a club with --club"));
    }
    let answer = answer(ledger, &today, season, club, &steps, what_if);
    if let Some(name) = &what_if.save {
        save(session, &answer, name, &steps)?;
    }
    if let Some(name) = &what_if.diff {
        return difference(session, &today, name, &steps);
    }
    match session.format {
        Format::Json => print_json(&json(session, &today, &answer))?,
        _ => tables(session, &answer)?,
    }
    match answer.scenario.refused.first() {
        None => Ok(()),
        Some(refusal) => {
            let name = show::choice(ledger, refusal.step.choice);
            let why = show::why(ledger, refusal.step.choice, &refusal.why);
            Err(CliError::new(Trouble::Answer, format!("`{name}` cannot be assumed: {why}")))
        }
    }
}

/// The season named, else the one after the as-of day's: what is assumed mostly happens in summer.
fn season(session: &Session, globals: &Globals) -> Season {
    match globals.season {
        Some(_) => session.clock.season,
        None => Season::holding(session.clock.as_of).plus(1),
    }
}

fn answer(
    ledger: &Ledger,
    today: &Today,
    season: Season,
    club: Option<ClubId>,
    steps: &[Step],
    what_if: &WhatIf,
) -> Answer {
    let scenario = resolve(ledger, today, steps);
    let mut ids = scenario.clubs();
    ids.extend(club.filter(|club| !ids.contains(club)));
    let agents = Agents::find(ledger, today, season);
    let clubs = ids.iter().map(|club| {
        let contrast = contrast(ledger, today, *club, season, &scenario);
        let lacks = lacks(ledger, today, &contrast.before, &contrast.after, &scenario, &agents);
        (contrast, lacks)
    });
    let clubs = clubs.collect();
    let simulation = what_if.simulate.then(|| {
        let drawn = if ids.is_empty() { clubs_with_open_sagas(ledger, today) } else { ids };
        simulate(ledger, today, season, &scenario, &drawn, (what_if.seed, WINDOWS))
    });
    Answer { season, scenario, clubs, simulation }
}

fn clubs_with_open_sagas(ledger: &Ledger, today: &Today) -> Vec<ClubId> {
    ledger.club_ids().filter(|club| ledger[*club].has_squad && today.open_sagas(ledger, *club) > 0).collect()
}

/// The steps of the scenario loaded, then those of the command line.
fn steps(session: &Session, today: &Today, what_if: &WhatIf) -> Result<Vec<Step>, CliError> {
    let mut steps = match &what_if.load {
        Some(name) => load(session, today, name)?,
        None => Vec::new(),
    };
    for text in &what_if.accept {
        steps.push(step(session, text)?);
    }
    Ok(steps)
}

/// A step as the command line writes it: `SAGA`, `SAGA@DAY` or `PLAYER:CLUB`.
fn step(session: &Session, text: &str) -> Result<Step, CliError> {
    let (name, on) = match text.rsplit_once('@') {
        None => (text, None),
        Some((name, day)) => {
            let on = day.parse().map_err(|error| {
                CliError::new(Trouble::Usage, format!("--accept `{text}`: `{day}`: {error}"))
                    .hint("a day as 2026-07-01 after the `@`")
            })?;
            (name, Some(on))
        }
    };
    let choice = match name.split_once(':') {
        None => Choice::Saga(session.saga(name)?),
        Some((player, club)) => Choice::Signing { player: session.player(player)?, to: session.club(club)? },
    };
    Ok(Step { choice, on })
}

fn folder() -> Result<ScenarioFolder, CliError> {
    ScenarioFolder::of(&Places::find()).map_err(|error| kept_error(&error))
}

fn kept_error(error: &ScenarioFileError) -> CliError {
    let trouble = match error {
        ScenarioFileError::Name(_) => Trouble::Usage,
        ScenarioFileError::Unknown { .. } => Trouble::Answer,
        _ => Trouble::Io,
    };
    let told = CliError::new(trouble, error.to_string());
    match error {
        ScenarioFileError::Unknown { near, .. } if !near.is_empty() => {
            told.hint(format!("did you mean {}?", near.join(", or ")))
        }
        ScenarioFileError::Unknown { .. } => told.hint("none is kept yet; keep one with --save NAME"),
        _ => told,
    }
}

fn list() -> Result<(), CliError> {
    let mut sheet = Sheet::new([Column::new("name", "Scenario")]);
    for name in folder()?.names() {
        sheet.push([Cell::new(name)]);
    }
    print_sheet(&sheet, Format::Table)
}

/// Reads a kept scenario, and says of its steps which have gone stale.
fn load(session: &Session, today: &Today, name: &str) -> Result<Vec<Step>, CliError> {
    let folder = folder()?;
    let text = folder.read(name).map_err(|error| kept_error(&error))?;
    let (_, steps, stale) = read_saved(session.ledger(), today, &text).map_err(|error| {
        let path = folder.path(name).map(|path| path.display().to_string()).unwrap_or_default();
        CliError::new(Trouble::Ledger, format!("{path}: {error}")).hint("the file was left as it is")
    })?;
    for Stale { saga, why } in stale {
        let words = show::why(session.ledger(), Choice::Saga(saga), &why);
        tell(&format!("note: `{}` is stale: {words}", session.ledger()[saga].slug));
    }
    Ok(steps)
}

/// Keeps the steps under a name; a file that this version cannot read is never written over.
fn save(session: &Session, answer: &Answer, name: &str, steps: &[Step]) -> Result<(), CliError> {
    let folder = folder()?;
    let ledger = session.ledger();
    if let Ok(text) = folder.read(name)
        && let Err(error @ crate::desk::plan::SavedError::Newer(_)) = read_saved(ledger, &session.today(), &text)
    {
        return Err(CliError::new(Trouble::Ledger, format!("`{name}` is kept already, and not written over: {error}"))
            .hint("keep it under another name"));
    }
    let text = write_saved(ledger, name, session.clock.as_of, answer.season, steps);
    let path = folder.write(name, &text).map_err(|error| kept_error(&error))?;
    tell(&format!("kept as {}", path.display()));
    Ok(())
}

/// Prints what sets these steps apart from a kept scenario's.
fn difference(session: &Session, today: &Today, name: &str, steps: &[Step]) -> Result<(), CliError> {
    let ledger = session.ledger();
    let kept = load(session, today, name)?;
    let mut sheet = Sheet::new([Column::new("which", "Only in"), Column::new("step", "Step").min(20)]);
    for (which, here, there) in [("this", steps, &kept[..]), (name, &kept[..], steps)] {
        for step in here.iter().filter(|step| !there.contains(step)) {
            let day = step.on.map(|day| format!("@{day}")).unwrap_or_default();
            sheet.push([Cell::new(which), Cell::new(show::choice(ledger, step.choice) + &day)]);
        }
    }
    print_sheet(&sheet, session.format)
}

fn json(session: &Session, today: &Today, answer: &Answer) -> WhatIfJson {
    let ledger = session.ledger();
    let stamp = session.stamp();
    WhatIfJson {
        as_of: stamp.as_of,
        edition: stamp.edition,
        season: answer.season.to_string(),
        accepted: answer.scenario.accepted.iter().map(|a| AssumptionJson::of(ledger, a)).collect(),
        refused: answer.scenario.refused.iter().map(|r| RefusalJson::of(ledger, r)).collect(),
        clubs: answer.clubs.iter().map(|(c, lacks)| ClubContrastJson::of(ledger, today, c, lacks)).collect(),
        simulation: answer.simulation.as_ref().map(|s| SimulationJson::of(ledger, s)),
    }
}

/// The tables for people: the steps, each club's changed positions, what it lacks, the odds.
fn tables(session: &Session, answer: &Answer) -> Result<(), CliError> {
    let ledger = session.ledger();
    let plan = plan_sheet(ledger, answer);
    if session.format != Format::Table {
        return print_sheet(&plan, session.format);
    }
    let mut parts: Vec<String> = Vec::new();
    let made = |made: &Assumption| format!("{}: {}\n", ledger[made.player].name, show::change(ledger, made));
    let mut lines: String = answer.scenario.accepted.iter().map(made).collect();
    for (contrast, _) in &answer.clubs {
        if let Some(note) = show::horizon_note(&contrast.after) {
            lines = lines + &ledger[contrast.club].name + ": " + &note + "\n";
        }
    }
    parts.push(lines);
    let lacks = lack_sheet(ledger, answer);
    for sheet in [plan, lacks, rule_sheet(ledger, answer)].into_iter().filter(|sheet| !sheet.is_empty()) {
        parts.push(sheet.to_table(table_width()));
    }
    if let Some(simulation) = &answer.simulation {
        let Simulation { windows, seed, .. } = simulation;
        let odds = odds_sheet(ledger, simulation).to_table(table_width());
        parts.push(format!("{windows} windows, seed {seed}\n{odds}"));
    }
    parts.retain(|part| !part.is_empty());
    let text = parts.join("\n");
    print(&text)
}

/// Everyone at the positions that change; of a club without a change, at all of them.
fn plan_sheet(ledger: &Ledger, answer: &Answer) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("club", "Club").min(8).importance(220),
        Column::new("position", "Pos").min(3).importance(200),
        Column::new("player", "Player").min(14).importance(255),
        Column::new("age", "Age").right().min(2).importance(60),
        Column::new("before", "Before").min(7).importance(180),
        Column::new("after", "After").min(7).importance(240),
        Column::new("why", "Why").min(20).importance(150),
    ]);
    for (contrast, _) in &answer.clubs {
        let changed = contrast.changed();
        let positions = if changed.is_empty() { contrast.positions() } else { changed };
        for position in positions {
            for row in contrast.after.at(position) {
                sheet.push(plan_cells(ledger, contrast, position, row));
            }
        }
    }
    sheet
}

fn plan_cells(ledger: &Ledger, contrast: &Contrast, position: Option<Position>, row: &PlanRow) -> Vec<Cell> {
    let before = contrast.before.row(row.player);
    vec![
        Cell::with_value(&*ledger[contrast.club].name, &ledger[contrast.club].slug),
        position.map_or_else(Cell::unknown, |p| Cell::new(p.code())),
        Cell::with_value(&*ledger[row.player].name, &ledger[row.player].slug),
        row.age.map_or_else(Cell::unknown, |age| Cell::new(show::age((age.from, age.to)))),
        before.map_or_else(Cell::empty, |row| Cell::with_value(show::outlook(row.outlook), row.outlook.code())),
        Cell::with_value(show::outlook(row.outlook), row.outlook.code()),
        Cell::new(show::cause(ledger, &row.cause)),
    ]
}

fn lack_sheet(ledger: &Ledger, answer: &Answer) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("club", "Lacking").min(8).importance(220),
        Column::new("position", "Pos").min(3).importance(210),
        Column::new("now", "Has").right().min(1),
        Column::new("open", "Open").right().min(1),
        Column::new("wanted", "Wants").right().min(1),
        Column::new("candidates", "Could take").min(20).importance(150),
    ]);
    for (contrast, lacks) in &answer.clubs {
        for lack in lacks {
            let named: Vec<String> = lack.candidates.iter().take(4).map(|c| candidate(ledger, c)).collect();
            sheet.push([
                Cell::with_value(&*ledger[contrast.club].name, &ledger[contrast.club].slug),
                Cell::new(lack.gap.position.code()),
                Cell::new(lack.gap.now.to_string()),
                Cell::new(lack.gap.open.to_string()),
                Cell::new(lack.gap.wanted.to_string()),
                Cell::new(named.join("; ")),
            ]);
        }
    }
    sheet
}

fn candidate(ledger: &Ledger, candidate: &crate::desk::plan::Candidate) -> String {
    let name = &ledger[candidate.player].name;
    let club = candidate.club.map(|club| format!(" ({})", ledger[club].name)).unwrap_or_default();
    match &candidate.saga {
        Some(link) => format!("{name}{club}: {}", show::stage(link.stage)),
        None => format!("{name}{club}: free in summer"),
    }
}

fn rule_sheet(ledger: &Ledger, answer: &Answer) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("club", "Rules").min(8).importance(220),
        Column::new("scope", "In").min(10).importance(90),
        Column::new("rule", "Limit").min(12).importance(200),
        Column::new("before", "Before").min(8).importance(100),
        Column::new("after", "After").min(8).importance(180),
    ]);
    for (contrast, _) in &answer.clubs {
        let before = contrast.before.meters(ledger);
        for (was, is) in before.iter().zip(contrast.after.meters(ledger)) {
            sheet.push([
                Cell::with_value(&*ledger[contrast.club].name, &ledger[contrast.club].slug),
                Cell::new(&*is.scope),
                Cell::with_value(show::meter_kind(&is.kind), &is.kind),
                Cell::new(show::meter(was)),
                Cell::new(show::meter(&is)),
            ]);
        }
    }
    sheet
}

/// The bars hold the same numbers as the JSON.
fn odds_sheet(ledger: &Ledger, simulation: &Simulation) -> Sheet {
    let mut sheet = Sheet::new([
        Column::new("club", "Odds").min(8).importance(220),
        Column::new("position", "Pos").min(3).importance(210),
        Column::new("players", "Players").right().min(1),
        Column::new("probability", "Chance").right().min(4),
        Column::new("bar", "").min(20),
        Column::new("matters", "Matters most").min(16).importance(80),
    ]);
    for club in &simulation.clubs {
        for slot in &club.slots {
            let mut matters = slot.matters.iter();
            for (players, chance) in slot.distribution.iter().enumerate().filter(|(_, p)| **p > 0.0) {
                let short = if players < slot.wanted { "short" } else { "" };
                let matter = matters.next().map(|m| {
                    let (with, without) = (show::percent(m.short_if), show::percent(m.short_unless));
                    format!("{}: short {with} with it, {without} without", ledger[m.saga].slug)
                });
                sheet.push([
                    Cell::with_value(&*ledger[club.club].name, &ledger[club.club].slug),
                    Cell::new(slot.position.code()),
                    Cell::new(format!("{short} {players}").trim()),
                    Cell::with_value(show::percent(*chance), chance),
                    Cell::new(show::chance_bar(*chance, 20)),
                    matter.map_or_else(Cell::empty, Cell::new),
                ]);
            }
        }
    }
    sheet
}
