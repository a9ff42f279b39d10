//! `inbox`: what waits for a yes or no, and deciding about it.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::commands::{ReadArgs, read};
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print, print_json, print_sheet};
use crate::cli::session::{Session, Stamp};
use crate::export::{Cell, Column, Sheet};
use crate::own::{Answer, InboxItem, Own, Proposal, Spot, State};
use crate::show::{self, Compared};
use crate::text::sanitise;

use super::{hand, look, open};

/// What to do with the inbox.
#[derive(clap::Subcommand, Debug, Clone)]
pub enum InboxCommand {
    /// List what waits, newest first
    List {
        /// Also what was decided
        #[arg(long)]
        all: bool,
    },
    /// Show one item: its words, its fields, what accepting would change
    Show {
        /// The item
        id: String,
    },
    /// Read articles into the inbox
    Add {
        /// Articles, as `read` takes them
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Put items into your own ledger
    Accept(Which),
    /// Turn items down
    Reject(Which),
    /// Edit fields of an item: `stage=talks`, `to="real madrid"`, `player=new:Somebody`, `fee=`
    Edit {
        /// The item
        id: String,
        /// The fields with their values
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Answer a question that an import left open: an id, `new` or `skip`
    Answer {
        /// The question
        id: String,
        /// One of its candidates, `new`, or `skip`
        answer: String,
    },
}

/// Which items.
#[derive(clap::Args, Debug, Clone)]
pub struct Which {
    /// The items
    #[arg(value_name = "ID", required_unless_present = "source")]
    pub ids: Vec<String>,
    /// All that wait from this originator, publication or feed
    #[arg(long, value_name = "NAME", conflicts_with = "ids")]
    pub source: Option<String>,
}

/// Lists the inbox, or decides about what is in it.
pub fn inbox(session: &Session, command: Option<InboxCommand>) -> Result<ExitCode, CliError> {
    match command {
        None => list(session, false)?,
        Some(InboxCommand::List { all }) => list(session, all)?,
        Some(InboxCommand::Show { id }) => show_item(session, &id)?,
        Some(InboxCommand::Add { files }) => {
            return read(session, &ReadArgs { files, into_inbox: true, explain: false });
        }
        Some(InboxCommand::Accept(which)) => {
            let mut own = open()?;
            let ids = chosen(&own, &which)?;
            let named: Vec<&str> = ids.iter().map(String::as_str).collect();
            let by = hand(&own);
            let decision = own.accept(session.whole(), &named, None, &by)?;
            let told = format!(
                "decision {}: {} accepted, {} written; `touchline undo {0}` takes it back\n",
                decision.number,
                show::count(ids.len(), "item", "items"),
                show::count(decision.changes.len(), "record", "records"),
            );
            print(&told)?;
        }
        Some(InboxCommand::Reject(which)) => {
            let mut own = open()?;
            let ids = chosen(&own, &which)?;
            let named: Vec<&str> = ids.iter().map(String::as_str).collect();
            let by = hand(&own);
            let number = own.reject(&named, &by)?.number;
            print(&format!("decision {number}: {} rejected\n", show::count(ids.len(), "item", "items")))?;
        }
        Some(InboxCommand::Edit { id, fields }) => edit(session, &id, &fields)?,
        Some(InboxCommand::Answer { id, answer }) => {
            let mut own = open()?;
            let by = hand(&own);
            let answer = match answer.as_str() {
                "new" => Answer::New,
                "skip" => Answer::Skip,
                id => Answer::Is(id.to_owned()),
            };
            let number = own.answer(session.whole(), &id, answer, &by)?.number;
            print(&format!("decision {number}: {} answered; the next import goes by it\n", sanitise(&id)))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The ids that are meant.
fn chosen(own: &Own, which: &Which) -> Result<Vec<String>, CliError> {
    let Some(source) = &which.source else { return Ok(which.ids.clone()) };
    let items = own.of_source(source);
    let ids: Vec<String> = items
        .iter()
        .filter(|item| !matches!(item.proposal, Proposal::Question(_)))
        .map(|item| item.id.clone())
        .collect();
    if ids.is_empty() {
        return Err(CliError::new(Trouble::Answer, format!("nothing waits from `{}`", sanitise(source)))
            .hint("`touchline inbox` lists what waits, and from whom"));
    }
    Ok(ids)
}

fn edit(session: &Session, id: &str, fields: &[String]) -> Result<(), CliError> {
    let pairs: Vec<(&str, &str)> = fields
        .iter()
        .map(|text| {
            text.split_once('=').ok_or_else(|| {
                CliError::new(Trouble::Usage, format!("`{}` is no FIELD=VALUE", sanitise(text)))
                    .hint("such as stage=talks, or fee= to take a value away")
            })
        })
        .collect::<Result<_, _>>()?;
    let mut own = open()?;
    for (field, value) in pairs {
        let by = hand(&own);
        let number = own.edit(session.whole(), session.names(), id, field, value, &by)?.number;
        let item = own.inbox().item(id);
        let now = item.and_then(|item| {
            let field = item.fields().iter().find(|known| known.code() == field)?;
            item.field(*field)
        });
        print(&format!("decision {number}: {field} is {}\n", now.as_deref().map_or("—".into(), sanitise)))?;
    }
    Ok(())
}

#[derive(Serialize)]
struct InboxJson {
    #[serde(flatten)]
    stamp: Stamp,
    items: Vec<ItemJson>,
}

#[derive(Serialize)]
struct ItemJson {
    id: String,
    what: &'static str,
    state: &'static str,
    decision: Option<u64>,
    subject: String,
    day: Option<String>,
    source: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    fields: serde_json::Map<String, serde_json::Value>,
    edited: Vec<&'static str>,
    evidence: Option<crate::ingest::Span>,
    confidence: Option<f32>,
    rule: Option<String>,
    why: Vec<String>,
    question: Option<crate::own::Question>,
}

const fn state(item: &InboxItem) -> (&'static str, Option<u64>) {
    match item.state {
        State::Waiting => ("waiting", None),
        State::Accepted(number) => ("accepted", Some(number)),
        State::Rejected(number) => ("rejected", Some(number)),
        State::Answered(number, _) => ("answered", Some(number)),
    }
}

impl ItemJson {
    fn of(item: &InboxItem) -> Self {
        let (state, decision) = state(item);
        let said = item.fields().iter().map(|field| (field.code().to_owned(), item.field(*field).into()));
        Self {
            id: item.id.clone(),
            what: item.proposal.word(),
            state,
            decision,
            subject: item.proposal.subject().to_owned(),
            day: item.report.day.map(|day| day.to_string()),
            source: item.source().map(str::to_owned),
            outlet: item.report.outlet.as_ref().map(|outlet| outlet.name.clone()),
            url: item.report.url.clone(),
            fields: said.collect(),
            edited: item.edited.iter().map(|field| field.code()).collect(),
            evidence: item.evidence.clone(),
            confidence: item.confidence,
            rule: item.rule.clone(),
            why: item.why.clone(),
            question: match &item.proposal {
                Proposal::Question(question) => Some(question.clone()),
                _ => None,
            },
        }
    }
}

fn list(session: &Session, all: bool) -> Result<(), CliError> {
    let own = look()?;
    let items: Vec<&InboxItem> = own.inbox().items().iter().rev().filter(|item| all || item.is_waiting()).collect();
    if session.format == Format::Json {
        let items = items.into_iter().map(ItemJson::of).collect();
        return print_json(&InboxJson { stamp: session.stamp(), items });
    }
    if items.is_empty() && session.format == Format::Table {
        return print("nothing waits: `touchline read FILE --into-inbox` or `touchline sync` brings something\n");
    }
    let mut sheet = Sheet::new([
        Column::new("id", "Item").min(12).importance(255),
        Column::new("day", "Day").min(11).importance(180),
        Column::new("what", "What").min(5).importance(120),
        Column::new("subject", "Whom").min(14).importance(250),
        Column::new("says", "Says").min(16).importance(240),
        Column::new("source", "From").min(10).importance(200),
        Column::new("confidence", "Sure").right().importance(60),
        Column::new("state", "State").min(8).importance(110),
    ]);
    for item in items {
        sheet.push([
            Cell::new(sanitise(&item.id)),
            item.report.day.map_or_else(Cell::unknown, |day| Cell::with_value(show::day(day), day)),
            Cell::new(item.proposal.word()),
            Cell::new(sanitise(item.proposal.subject())),
            Cell::new(sanitise(&says(&item.proposal))),
            item.source().map_or_else(Cell::empty, |source| Cell::new(sanitise(source))),
            item.confidence.map_or_else(Cell::empty, |sure| Cell::new(format!("{:.0} %", sure * 100.0))),
            Cell::new(state(item).0),
        ]);
    }
    print_sheet(&sheet, session.format)
}

/// What an item says, in a few words.
fn says(proposal: &Proposal) -> String {
    match proposal {
        Proposal::Claim(claim) => {
            let to = claim.to.as_ref().map_or_else(String::new, |to| format!(" {}", to.name));
            format!("{}{to}", show::stage_said(claim.stage, claim.polarity))
        }
        Proposal::Fact(fact) => {
            let kind = fact.kind.replace('_', " ");
            format!("{kind}{}", fact.value.as_ref().map_or_else(String::new, |value| format!(" {value}")))
        }
        Proposal::Question(question) => question.ask.clone(),
    }
}

fn show_item(session: &Session, id: &str) -> Result<(), CliError> {
    let own = look()?;
    let Some(item) = own.inbox().item(id) else {
        let near = crate::text::nearest(id, own.inbox().items().iter().map(|item| item.id.as_str()));
        let error = CliError::new(Trouble::Answer, format!("no item is called `{}`", sanitise(id)));
        return Err(match near {
            Some(near) => error.hint(format!("did you mean {near}?")),
            None => error.hint("`touchline inbox` lists what waits"),
        });
    };
    if session.format == Format::Json {
        return print_json(&InboxJson { stamp: session.stamp(), items: vec![ItemJson::of(item)] });
    }
    print(&page(session, &own, item))
}

/// An item on a page: what it is from, its words in their place, its fields, what would change.
fn page(session: &Session, own: &Own, item: &InboxItem) -> String {
    let mut text = format!("{} {}: {}\n", item.proposal.word(), item.id, state(item).0);
    if let (Some(document), Some(span)) = (own.inbox().document_of(item), &item.evidence) {
        text.push_str(&quoted(&document.text, span));
    }
    for step in &item.why {
        let _ = writeln!(text, "  because {step}");
    }
    text.push('\n');
    for field in item.fields() {
        let mark = if item.edited.contains(field) { "*" } else { " " };
        let said = item.field(*field);
        let _ = writeln!(text, "{mark} {:<10} {}", field.code(), said.as_deref().unwrap_or("—"));
    }
    if let Proposal::Question(question) = &item.proposal {
        let _ = writeln!(text, "{}", question.ask);
        for (label, value) in &question.details {
            let _ = writeln!(text, "  {label}: {value}");
        }
        for candidate in &question.candidates {
            let detail = candidate.detail.as_deref().unwrap_or_default();
            let _ = writeln!(text, "  {} ({}) {detail}", candidate.name, candidate.id);
        }
        text.push_str("  or `new`, or `skip`\n");
    } else if item.is_waiting() {
        text.push_str(&accepting(session, own, item));
    }
    // Line by line: what stands in an article never reaches the terminal raw.
    let lines: Vec<String> = text.lines().map(|line| sanitise(line).into_owned()).collect();
    lines.join("\n") + "\n"
}

/// What accepting would change in saga and charts, and what it would write.
fn accepting(session: &Session, own: &Own, item: &InboxItem) -> String {
    let seen = match own.look_ahead(session.whole(), &session.options, &session.clock, &item.id) {
        Ok(seen) => seen,
        Err(error) => return format!("\nAccepting is not possible as it is: {error}\n"),
    };
    let mut text = format!("\nAccepting, on {}\n", show::day(seen.clock.as_of));
    let compared = show::compared(session.whole(), &seen);
    for one in compared.iter().filter(|one| !one.is_same()) {
        let line = |parts: &Option<Vec<String>>| parts.as_ref().map_or_else(|| "not there".into(), |p| p.join(" · "));
        let _ = writeln!(text, "  {}\n    now   {}\n    then  {}", one.about, line(&one.before), line(&one.after));
    }
    if compared.iter().all(Compared::is_same) {
        text.push_str("  no saga and no chart would be otherwise\n");
    }
    text.push_str("would write\n");
    for change in &seen.plan.changes {
        let _ = writeln!(text, "  {}", written(&change.spot));
    }
    text
}

fn written(spot: &Spot) -> String {
    format!("{} {}", spot.word(), spot.id())
}

/// The evidence with some words around it, marked so that it shows without colour.
fn quoted(text: &str, span: &crate::ingest::Span) -> String {
    const AROUND: usize = 160;
    let (Some(before), Some(words), Some(after)) =
        (text.get(..span.start), text.get(span.start..span.end), text.get(span.end..))
    else {
        return format!("  “{}”\n", span.text);
    };
    let from = before.floor_char_boundary(before.len().saturating_sub(AROUND));
    let to = after.floor_char_boundary(AROUND.min(after.len()));
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let wrapped = format!("{} [{}] {}", line(&before[from..]), line(words), line(&after[..to]));
    let lines: Vec<String> = crate::text::wrap(&wrapped, 96).into_iter().map(|line| format!("  {line}")).collect();
    lines.join("\n") + "\n"
}
