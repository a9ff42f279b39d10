//! What an import came to: read, new, changed, same, doubtful, refused.

use serde::Serialize;

use crate::cli::args::{Format, Globals};
use crate::cli::error::CliError;
use crate::cli::output::{print, print_json, print_sheet, tell};
use crate::cli::rows::ProblemJson;
use crate::export::{Cell, Column, Sheet};
use crate::import::{Basis, Count, Question, Tally};
use crate::ledger::Problem;
use crate::show;

use super::{Done, ImportArgs};

/// Problems of one kind told on a terminal; the rest is counted. JSON has them all.
const MOST: usize = 20;

#[derive(Serialize)]
struct ReportJson<'r> {
    dry_run: bool,
    into: String,
    imports: Vec<ImportJson<'r>>,
    problems: Vec<ProblemJson>,
}

#[derive(Serialize)]
struct ImportJson<'r> {
    kind: &'r str,
    files: &'r [String],
    known: Option<String>,
    known_from: Option<&'static str>,
    clubs: CountJson,
    players: CountJson,
    claims: CountJson,
    added: Vec<AddedJson<'r>>,
    conflicts: usize,
    older: usize,
    answered: Vec<AnsweredJson<'r>>,
    left_out: Vec<AddedJson<'r>>,
    questions: &'r [Question],
    problems: Vec<ProblemJson>,
    columns: Vec<ColumnJson<'r>>,
    files_changed: usize,
    files_written: usize,
    seconds: f64,
}

#[derive(Serialize)]
struct CountJson {
    read: usize,
    new: usize,
    changed: usize,
    same: usize,
    doubtful: usize,
    refused: usize,
}

#[derive(Serialize)]
struct AddedJson<'r> {
    what: &'r str,
    count: usize,
}

/// A doubt settled by an answer; without an id it is somebody new.
#[derive(Serialize)]
struct AnsweredJson<'r> {
    key: &'r str,
    id: Option<&'r str>,
}

#[derive(Serialize)]
struct ColumnJson<'r> {
    column: &'r str,
    meaning: &'r str,
}

/// Prints the report; what went wrong and what is doubtful goes to stderr.
pub fn report(globals: &Globals, args: &ImportArgs, done: &[Done], refused: &[Problem]) -> Result<(), CliError> {
    let format = globals.format.unwrap_or(Format::Table);
    if format == Format::Json {
        return print_json(&ReportJson {
            dry_run: args.dry_run,
            into: args.into.as_ref().map(|into| into.display().to_string()).unwrap_or_default(),
            imports: done.iter().map(|one| json(args, one)).collect(),
            problems: refused.iter().map(ProblemJson::of).collect(),
        });
    }
    complain(refused.iter());
    for one in done {
        complain(one.harvest.problems.iter().chain(&one.plan.problems));
        ask(&one.plan.questions);
    }
    if format != Format::Table {
        let mut all = sheet();
        for one in done {
            rows(&mut all, one);
        }
        return print_sheet(&all, format);
    }
    for one in done {
        print(&words(args, one))?;
    }
    Ok(())
}

fn json<'r>(args: &'r ImportArgs, one: &'r Done) -> ImportJson<'r> {
    let tally = &one.plan.tally;
    let count = |count: &Count| CountJson {
        read: count.read,
        new: count.new,
        changed: count.changed,
        same: count.same,
        doubtful: count.doubtful,
        refused: count.refused,
    };
    ImportJson {
        kind: &args.kind,
        files: &one.files,
        known: one.known.map(|known| known.day.to_string()),
        known_from: one.known.map(|known| basis(known.basis)),
        clubs: count(&tally.clubs),
        players: count(&tally.players),
        claims: count(&tally.claims),
        added: tally.added.iter().map(|(what, count)| AddedJson { what, count: *count }).collect(),
        conflicts: tally.conflicts,
        older: tally.older,
        answered: tally.answered.iter().map(|(key, id)| AnsweredJson { key, id: id.as_deref() }).collect(),
        left_out: tally.left_out.iter().map(|(what, count)| AddedJson { what, count: *count }).collect(),
        questions: &one.plan.questions,
        problems: one.harvest.problems.iter().chain(&one.plan.problems).map(ProblemJson::of).collect(),
        columns: one.harvest.mapping.iter().map(|(column, meaning)| ColumnJson { column, meaning }).collect(),
        files_changed: one.changed.len(),
        files_written: one.written,
        seconds: (one.seconds * 1000.0).round() / 1000.0,
    }
}

const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Given => "given",
        Basis::Name => "the file's name",
        Basis::Inside => "the newest date inside",
    }
}

fn sheet() -> Sheet {
    let number = |key| Column::new(key, key).right();
    Sheet::new([
        Column::new("what", ""),
        number("read"),
        number("new"),
        number("changed"),
        number("same"),
        number("doubtful"),
        number("refused"),
    ])
}

fn rows(sheet: &mut Sheet, one: &Done) {
    let tally = &one.plan.tally;
    for (what, count) in [("clubs", tally.clubs), ("players", tally.players), ("claims", tally.claims)] {
        if count == Count::default() {
            continue;
        }
        let number = |count: usize| Cell::with_value(show::grouped(count as u64), count);
        sheet.push([
            Cell::new(what),
            number(count.read),
            number(count.new),
            number(count.changed),
            number(count.same),
            number(count.doubtful),
            number(count.refused),
        ]);
    }
}

/// The report for people.
fn words(args: &ImportArgs, one: &Done) -> String {
    let known = one.known.filter(|_| one.plan.tally != Tally::default() || !one.harvest.file_refused);
    let known = match known {
        Some(known) => format!("known from {} ({})", known.day, basis(known.basis)),
        None => "nothing in it was usable".to_owned(),
    };
    let mut text = format!("{} · {} · {known}\n", args.kind, one.files.join(", "));
    if args.dry_run && !one.harvest.mapping.is_empty() {
        let mut columns = Sheet::new([Column::new("column", "column"), Column::new("meaning", "meaning")]);
        for (column, meaning) in &one.harvest.mapping {
            columns.push([Cell::new(column), Cell::new(meaning)]);
        }
        text += &columns.to_table(None);
    }
    let mut counts = sheet();
    rows(&mut counts, one);
    text += &counts.to_table(None);
    let tally = &one.plan.tally;
    let list = |pairs: &mut dyn Iterator<Item = (&str, usize)>| {
        pairs.map(|(what, count)| format!("{} {what}", show::grouped(count as u64))).collect::<Vec<_>>().join(", ")
    };
    let mut lines = Vec::new();
    if !tally.added.is_empty() {
        lines.push(format!("added: {}", list(&mut tally.added.iter().map(|(what, count)| (*what, *count)))));
    }
    for (why, count) in &tally.left_out {
        lines.push(format!("left out: {} {why}", show::grouped(*count as u64)));
    }
    if tally.conflicts > 0 {
        lines.push(format!("conflicts: {}; both values are kept", show::grouped(tally.conflicts as u64)));
    }
    if tally.older > 0 {
        let values = show::count(tally.older, "value is", "values are");
        lines.push(format!("older: {values} older than what the ledger below has"));
    }
    if !tally.answered.is_empty() {
        let told = |(key, id): &(String, Option<String>)| format!("{key} is {}", id.as_deref().unwrap_or("new"));
        let first: Vec<String> = tally.answered.iter().take(3).map(told).collect();
        let more = if tally.answered.len() > 3 { ", …" } else { "" };
        let doubts = show::count(tally.answered.len(), "doubt", "doubts");
        lines.push(format!("answered: {doubts} settled as you said ({}{more})", first.join(", ")));
    }
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    let own = || "your own ledger".to_owned();
    let into = args.into.as_ref().map_or_else(own, |into| into.display().to_string());
    text + &match (one.changed.len(), args.dry_run) {
        (0, _) => "nothing changed\n".to_owned(),
        (changed, true) => format!("{} would change in {into}\n", show::count(changed, "file", "files")),
        (changed, false) if one.written < changed => {
            format!("{} of {} written into {into}\n", one.written, show::count(changed, "file", "files"))
        }
        (changed, false) => {
            format!("{} written into {into} in {:.2} s\n", show::count(changed, "file", "files"), one.seconds)
        }
    }
}

/// Problems, errors first; many of one kind are counted.
fn complain<'p>(problems: impl Iterator<Item = &'p Problem>) {
    let mut problems: Vec<&Problem> = problems.collect();
    problems.sort_by_key(|problem| problem.severity);
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for problem in problems {
        let place = counted.iter().position(|(code, ..)| *code == problem.code).unwrap_or_else(|| {
            counted.push((problem.code, 0));
            counted.len() - 1
        });
        let count = &mut counted[place].1;
        *count += 1;
        if *count <= MOST {
            tell(&problem.to_string());
        }
    }
    for (code, count) in counted.iter().filter(|(_, count)| *count > MOST) {
        tell(&format!("… and {} more of `{code}` (--format json has all)", show::grouped((count - MOST) as u64)));
    }
}

fn ask(questions: &[Question]) {
    for question in questions.iter().take(MOST) {
        let who: Vec<String> = question.candidates.iter().map(|c| format!("{} ({})", c.name, c.id)).collect();
        tell(&format!(
            "{}:{}: doubt: `{}` may be {}: {}",
            question.file,
            question.line,
            question.name,
            who.join(" or "),
            question.why
        ));
        let id = question.candidates.first().map_or("ID", |candidate| candidate.id.as_str());
        tell(&format!("  --answer '{0}={id}', or --answer '{0}=new'", question.key));
    }
    if questions.len() > MOST {
        tell(&format!("… and {} more doubts (--format json has all)", questions.len() - MOST));
    }
}
