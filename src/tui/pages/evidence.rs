//! What a value rests on: its readings, and the reports and tables behind each.

use crate::ledger::Ledger;
use crate::model::{
    ClaimId, Clock, ClubId, Evidence, FactId, PlayerId, ReportId, SagaId, SeasonCalendar, SourceId, Spell, TableId,
};
use crate::rumour::{Term, chain_of_claim, chain_of_fact, known_claims, likelihood, standing};
use crate::show::{self, Symbol};
use crate::squad::{self, Cell, CellReading, CellValue};
use crate::tui::mode::Target;
use crate::tui::page::{Page, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;
use crate::tui::words;

/// The evidence of whatever was asked about.
pub(crate) fn evidence(ledger: &Ledger, clock: &Clock, target: Target, width: u16) -> Page {
    match target {
        Target::Cell(player, club, cell) => of_cell(ledger, clock, player, club, cell, width),
        Target::Plan(player, club) => of_cell(ledger, clock, player, club, Cell::Contract, width),
        Target::Thing(key) => of_thing(ledger, clock, key, width),
    }
}

/// What a cell is called.
pub(crate) const fn cell_name(cell: Cell) -> &'static str {
    match cell {
        Cell::Name => "name",
        Cell::Age => "age",
        Cell::Nationality => "nationality",
        Cell::Position => "position",
        Cell::Shirt => "number",
        Cell::Contract => "contract",
        Cell::Availability => "fitness",
        Cell::Presence => "club",
        Cell::Rank => "order",
    }
}

fn of_cell(ledger: &Ledger, clock: &Clock, player: PlayerId, club: ClubId, cell: Cell, width: u16) -> Page {
    let mut writer = Writer::new(format!("{}: {}", ledger[player].name, cell_name(cell)), width);
    let readings = squad::evidence(ledger, player, club, clock, cell);
    if readings.is_empty() {
        writer.wrapped(None, 0, Tone::Quiet, "Nothing was known of this on the day shown.");
    }
    for reading in &readings {
        tell(&mut writer, ledger, reading);
    }
    writer.finish()
}

fn tell(writer: &mut Writer, ledger: &Ledger, reading: &CellReading) {
    writer.gap();
    let (mark, tone) = if reading.chosen { (words::mark(Symbol::Selected), Tone::Strong) } else { (" ", Tone::Plain) };
    let before = vec![span(Tone::Focus, format!("{mark} "))];
    writer.hanging(None, before, 2, tone, &value_words(ledger, &reading.value));
    let shown = if reading.chosen { " · shown" } else { "" };
    let later = if reading.backfilled { " · read later than the day shown" } else { "" };
    writer.wrapped(None, 2, Tone::Quiet, &format!("known from {}{shown}{later}", show::day(reading.known)));
    if let CellValue::Fact(id) = reading.value {
        cite_fact(writer, ledger, id);
        return;
    }
    if reading.evidence.is_empty() {
        writer.line(
            Some(Key::Line(writer.len())),
            vec![span(Tone::Warn, "  uncited: no report or table is named for it")],
        );
    }
    for piece in &reading.evidence {
        cite(writer, ledger, *piece);
    }
}

fn value_words(ledger: &Ledger, value: &CellValue) -> String {
    let club = |id: ClubId| &*ledger[id].name;
    match value {
        CellValue::Name(name) => name.to_string(),
        CellValue::Birth(birth) => show::birth(*birth),
        CellValue::Nationality(nations) => nations.join(", "),
        CellValue::Positions(positions) => {
            positions.iter().map(|position| show::position(*position)).collect::<Vec<_>>().join(", ")
        }
        CellValue::Shirt(number) => show::shirt(*number),
        CellValue::Contract(contract) => {
            let option = contract.option.as_deref().map_or_else(String::new, |option| format!(", {option}"));
            let inferred = if contract.end.is_inferred() { " (day inferred)" } else { "" };
            let end = show::partial(contract.end, SeasonCalendar::EUROPEAN);
            format!("with {} until {end}{inferred}{option}", club(contract.club))
        }
        CellValue::Availability { kind, detail, since, reading } => {
            let reason = show::absence_reason(*kind, None, detail.as_deref());
            let since = since.map_or_else(String::new, |day| format!(", since {}", show::day(day)));
            let back = show::return_window(reading.return_from, reading.return_to, reading.known);
            let back = back.map_or_else(String::new, |back| format!(", back {back}"));
            let chance = reading.chance.map_or_else(String::new, |chance| format!(", {chance}% chance"));
            let note = reading.note.as_deref().map_or_else(String::new, |note| format!(" – {note}"));
            format!("{}: {reason}{since}{back}{chance}{note}", show::status(reading.status))
        }
        CellValue::Spell(spell) => spell_words(ledger, spell),
        CellValue::Exit(exit) => {
            let to = exit.to.map_or_else(String::new, |to| format!(" to {}", club(to)));
            let on = show::partial(exit.on, SeasonCalendar::EUROPEAN);
            format!("leaves {} on {on}: {}{to}", club(exit.club), show::exit_kind(exit.kind))
        }
        CellValue::Role(role) => {
            let basis = show::role_basis(role.basis);
            format!("no {} at {} for {} in {} ({basis})", role.rank, role.position, club(role.club), role.season)
        }
        CellValue::Stat(stat) => {
            let starts = stat.starts.map(|n| show::count(n.into(), "league start", "league starts"));
            let minutes = stat.minutes.map(|n| show::count(n as usize, "minute", "minutes"));
            let counts: Vec<String> = [starts, minutes].into_iter().flatten().collect();
            format!("{} for {} in {}", counts.join(", "), club(stat.club), stat.season)
        }
        CellValue::Fact(id) => ledger[*id].summary.to_string(),
    }
}

fn spell_words(ledger: &Ledger, spell: &Spell) -> String {
    let day = |day| show::partial(day, SeasonCalendar::EUROPEAN);
    let from = spell.from.map_or_else(String::new, |from| format!(" from {}", day(from)));
    let until = spell.until.map_or_else(String::new, |until| format!(" until {}", day(until)));
    let owner = spell.owner.map_or_else(String::new, |owner| format!(", owned by {}", ledger[owner].name));
    let fee = spell.fee.map_or_else(String::new, |fee| format!(", {}", show::money(fee)));
    format!("{} ({}){from}{until}{owner}{fee}", ledger[spell.club].name, show::spell_kind(spell.kind))
}

/// A report or a table, as a line that can be selected, opened and copied.
pub(super) fn cite(writer: &mut Writer, ledger: &Ledger, piece: Evidence) {
    match piece {
        Evidence::Report(id) => cite_report(writer, ledger, id),
        Evidence::Table(id) => cite_table(writer, ledger, id),
    }
}

fn cite_report(writer: &mut Writer, ledger: &Ledger, id: ReportId) {
    let report = &ledger[id];
    let publisher = report.publisher.map(|publisher| &*ledger[publisher].name);
    let name = publisher.or(report.document.as_deref()).unwrap_or(report.slug.as_str());
    let author = report.author.as_deref().map_or_else(String::new, |author| format!(", {author}"));
    let from = writer.len();
    let before = vec![span(Tone::Quiet, format!("  {} ", words::mark(Symbol::Step)))];
    let words = format!("{name}{author}, {}", show::day(report.published));
    writer.hanging(Some(Key::Report(id)), before, 4, Tone::Plain, &words);
    if let Some(url) = report.url.as_deref().filter(|url| url.starts_with("http")) {
        writer.wrapped(None, 4, Tone::Quiet, url);
    }
    writer.bind(from);
}

fn cite_table(writer: &mut Writer, ledger: &Ledger, id: TableId) {
    let table = &ledger[id];
    let day = table.day.map_or_else(String::new, |day| format!(", as of {}", show::day(day)));
    let from = writer.len();
    let before = vec![span(Tone::Quiet, format!("  {} ", words::mark(Symbol::Step)))];
    writer.hanging(Some(Key::Table(id)), before, 4, Tone::Plain, &format!("table: {}{day}", table.name));
    for words in [&table.what, &table.address, &table.licence, &table.note].into_iter().flatten() {
        writer.wrapped(None, 4, Tone::Quiet, words);
    }
    writer.bind(from);
}

fn cite_fact(writer: &mut Writer, ledger: &Ledger, id: FactId) {
    let fact = &ledger[id];
    writer.wrapped(None, 2, Tone::Quiet, &show::chain_of(ledger, &chain_of_fact(ledger, fact)));
    cite_report(writer, ledger, fact.report);
}

fn of_thing(ledger: &Ledger, clock: &Clock, key: Key, width: u16) -> Page {
    match key {
        Key::Claim(id) => of_claim(ledger, id, width),
        Key::Fact(id) => of_fact(ledger, id, width),
        Key::Saga(id) => of_saga(ledger, clock, id, width),
        Key::Source(id) => of_source(ledger, id, width),
        Key::Club(id) => of_club(ledger, id, width),
        Key::Part(id, term) => of_likelihood(ledger, clock, id, term, width),
        Key::Report(id) => single(ledger, "Report", Evidence::Report(id), width),
        Key::Table(id) => single(ledger, "Table", Evidence::Table(id), width),
        Key::Player(_)
        | Key::Cell(..)
        | Key::Choice(_)
        | Key::Item(_)
        | Key::Field(_)
        | Key::Candidate(_)
        | Key::Feed(_)
        | Key::Odd(_)
        | Key::Problem(_)
        | Key::Line(_) => {
            let mut writer = Writer::new("Evidence", width);
            writer.wrapped(None, 0, Tone::Quiet, "This line rests on nothing of its own.");
            writer.finish()
        }
    }
}

fn single(ledger: &Ledger, title: &str, piece: Evidence, width: u16) -> Page {
    let mut writer = Writer::new(title, width);
    cite(&mut writer, ledger, piece);
    writer.finish()
}

fn of_claim(ledger: &Ledger, id: ClaimId, width: u16) -> Page {
    let claim = &ledger[id];
    let mut writer = Writer::new(words::saga_title(ledger, claim.saga), width);
    claim_lines(&mut writer, ledger, id);
    let report = &ledger[claim.report];
    writer.wrapped(None, 4, Tone::Quiet, &format!("its day is known {}", show::date_basis(report.date_basis)));
    writer.finish()
}

fn claim_lines(writer: &mut Writer, ledger: &Ledger, id: ClaimId) {
    let claim = &ledger[id];
    writer.gap();
    let stage = show::stage_said(claim.stage, claim.polarity);
    writer.wrapped(None, 0, Tone::Strong, &format!("{stage} · {}", show::modality(claim.modality)));
    writer.wrapped(None, 2, Tone::Plain, &claim.summary);
    let asides = super::saga::asides(claim);
    if !asides.is_empty() {
        writer.wrapped(None, 2, Tone::Quiet, &asides);
    }
    writer.wrapped(None, 2, Tone::Quiet, &show::chain_of(ledger, &chain_of_claim(ledger, claim)));
    cite_report(writer, ledger, claim.report);
}

fn of_fact(ledger: &Ledger, id: FactId, width: u16) -> Page {
    let fact = &ledger[id];
    let mut writer = Writer::new(fact.kind.replace('_', " "), width);
    writer.wrapped(None, 0, Tone::Strong, &show::fact_value(&fact.value, SeasonCalendar::EUROPEAN));
    writer.wrapped(None, 0, Tone::Plain, &fact.summary);
    cite_fact(&mut writer, ledger, id);
    let recorded = ledger.index.contradictions_of_fact.get(&id).map_or(&[][..], Vec::as_slice);
    for contradiction in recorded {
        let before = vec![span(Tone::Warn, format!("{} ", words::mark(Symbol::Contested)))];
        writer.gap().hanging(None, before, 2, Tone::Plain, &ledger[*contradiction].summary);
    }
    writer.finish()
}

/// A likelihood with the claims behind each part, or one part of it.
fn of_likelihood(ledger: &Ledger, clock: &Clock, id: SagaId, only: Option<Term>, width: u16) -> Page {
    let mut writer = Writer::new(words::saga_title(ledger, id), width);
    let Some(likely) = likelihood(ledger, id, clock) else { return writer.finish() };
    writer.wrapped(None, 0, Tone::Strong, &format!("{} likely", show::percent(likely.probability)));
    writer.wrapped(None, 0, Tone::Quiet, &super::likely::fitted(&likely));
    for part in likely.contributions.iter().filter(|part| only.is_none_or(|term| part.term == term)) {
        if part.number == 0.0 && only.is_none() {
            continue;
        }
        let words = format!("{:+.2}  {}", part.log_odds, show::term(part.term));
        writer.heading(&words);
        writer.wrapped(None, 2, Tone::Quiet, show::term_meaning(part.term));
        for claim in part.claims.iter().rev() {
            claim_lines(&mut writer, ledger, *claim);
        }
    }
    writer.finish()
}

/// The claim that gives the stage first, then every other, newest first.
fn of_saga(ledger: &Ledger, clock: &Clock, id: SagaId, width: u16) -> Page {
    let mut writer = Writer::new(words::saga_title(ledger, id), width);
    let giving = standing(ledger, id, clock).map(|standing| standing.stage_claim);
    let known = known_claims(ledger, id, clock);
    if let Some(claim) = giving {
        writer.line(None, vec![span(Tone::Heading, "Gives the stage")]);
        claim_lines(&mut writer, ledger, claim);
    }
    let mut others = known.iter().rev().filter(|claim| Some(**claim) != giving).peekable();
    if others.peek().is_some() {
        writer.heading("Also said");
    }
    for claim in others {
        claim_lines(&mut writer, ledger, *claim);
    }
    writer.finish()
}

fn of_source(ledger: &Ledger, id: SourceId, width: u16) -> Page {
    let source = &ledger[id];
    let mut writer = Writer::new(&*source.name, width);
    writer.wrapped(None, 0, Tone::Strong, show::source_kind(source.kind));
    if let Some(note) = &source.note {
        writer.wrapped(None, 0, Tone::Plain, note);
    }
    if !source.published_records.is_empty() {
        writer.heading("Accuracy, as others published it");
    }
    for record in &source.published_records {
        let figure = &record.value;
        let counted = figure.correct.zip(figure.total).map(|(right, total)| format!("{right} of {total}"));
        let share = figure.accuracy_percent.map(|share| format!("{share}%"));
        let words: Vec<String> = [counted, share].into_iter().flatten().collect();
        writer.wrapped(None, 0, Tone::Plain, &format!("{} ({})", words.join(", "), figure.scope));
        for piece in &record.evidence {
            cite(&mut writer, ledger, *piece);
        }
    }
    writer.finish()
}

fn of_club(ledger: &Ledger, id: ClubId, width: u16) -> Page {
    let club = &ledger[id];
    let mut writer = Writer::new(&*club.name, width);
    if club.evidence.is_empty() {
        writer.wrapped(None, 0, Tone::Quiet, "Named by sagas and players only; nothing of its own is cited.");
    }
    for piece in &club.evidence {
        cite(&mut writer, ledger, *piece);
    }
    writer.finish()
}
