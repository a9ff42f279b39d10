//! Pages to open and words to copy, for whatever is selected.

use crate::desk::plan::Choice;
use crate::model::{Evidence, ReportId, TableId};
use crate::rumour::{known_claims, likelihood};
use crate::show;
use crate::squad;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::mode::{Mode, Target};
use crate::tui::pane::{Key, Pane};
use crate::tui::words;

/// Opens the page behind what is selected.
pub(super) fn open(app: &mut App) -> Vec<Effect> {
    let Some(address) = address(app) else {
        app.complain("no page is known for this row");
        return Vec::new();
    };
    app.say(format!("opening {address}"));
    vec![Effect::OpenPage(address)]
}

/// Copies the address of what is selected, or the row in words.
pub(super) fn copy(app: &mut App) -> Vec<Effect> {
    let own = match selected(app) {
        Some(Key::Claim(_) | Key::Fact(_) | Key::Report(_) | Key::Table(_)) => address(app),
        _ => None,
    };
    let Some(words) = own.or_else(|| in_words(app)) else {
        app.complain("nothing is selected to copy");
        return Vec::new();
    };
    app.say(format!("copied {words}"));
    vec![Effect::Copy(words)]
}

fn selected(app: &App) -> Option<Key> {
    let key = match app.modes.last() {
        Some(Mode::Evidence(evidence)) => evidence.cursor.key.or(match evidence.target {
            Target::Thing(key) => Some(key),
            Target::Plan(player, _) => Some(Key::Player(player)),
            Target::Cell(player, _, cell) => Some(Key::Cell(player, cell)),
        }),
        _ => app.selected(),
    };
    key.map(|key| match key {
        Key::Choice(Choice::Saga(saga)) => Key::Saga(saga),
        Key::Choice(Choice::Signing { player, .. }) => Key::Player(player),
        key => key,
    })
}

fn address(app: &App) -> Option<Box<str>> {
    let ledger = app.ledger();
    let of_report = |id: ReportId| ledger[id].url.clone();
    let of_table = |id: TableId| ledger[id].address.clone().filter(|address| address.starts_with("http"));
    let of = |piece: &Evidence| match piece {
        Evidence::Report(id) => of_report(*id),
        Evidence::Table(id) => of_table(*id),
    };
    match selected(app)? {
        Key::Claim(id) => of_report(ledger[id].report),
        Key::Fact(id) => of_report(ledger[id].report),
        Key::Report(id) => of_report(id),
        Key::Table(id) => of_table(id),
        Key::Saga(id) => {
            let known = known_claims(ledger, id, &app.clock);
            known.iter().rev().find_map(|claim| of_report(ledger[*claim].report))
        }
        Key::Source(id) => {
            let claims = &ledger.index.claims_of_source[id.index()];
            let known = &claims[..claims.partition_point(|claim| app.clock.sees(ledger[*claim].published))];
            known.iter().rev().find_map(|claim| of_report(ledger[*claim].report))
        }
        Key::Cell(player, cell) => {
            let club = app.place.club?;
            let readings = squad::evidence(ledger, player, club, &app.clock, cell);
            readings.iter().flat_map(|reading| reading.evidence.iter()).find_map(of)
        }
        Key::Player(player) => ledger[player].evidence.iter().find_map(of),
        Key::Club(club) => ledger[club].evidence.iter().find_map(of),
        Key::Part(id, term) => {
            let likely = likelihood(ledger, id, &app.clock)?;
            let mut parts = likely.contributions.iter().filter(|part| term.is_none_or(|term| part.term == term));
            parts.find_map(|part| part.claims.iter().rev().find_map(|claim| of_report(ledger[*claim].report)))
        }
        Key::Item(_) | Key::Field(_) | Key::Candidate(_) => app.inbox_item()?.1.report.url.as_deref().map(Into::into),
        Key::Choice(_) | Key::Feed(_) | Key::Odd(_) | Key::Problem(_) | Key::Line(_) => None,
    }
}

fn in_words(app: &App) -> Option<Box<str>> {
    let ledger = app.ledger();
    Some(match selected(app)? {
        Key::Club(id) => ledger[id].name.clone(),
        Key::Player(id) => player_words(app, id).into(),
        Key::Saga(id) => {
            let standing = app.shown.today.standing(id);
            let state =
                standing.map_or_else(String::new, |s| format!(", {}, {}", show::stage(s.stage), show::state(s.state)));
            format!("{}{state}", words::saga_title(ledger, id)).into()
        }
        Key::Claim(id) => ledger[id].summary.clone(),
        Key::Fact(id) => ledger[id].summary.clone(),
        Key::Source(id) => ledger[id].name.clone(),
        Key::Report(id) => ledger[id].slug.as_str().into(),
        Key::Table(id) => ledger[id].name.clone(),
        Key::Problem(nth) => app.world.problems.get(nth)?.to_string().into(),
        Key::Odd(_) => {
            let odd = app.odd()?;
            format!("{}: {}", show::about(ledger, odd), show::clash(ledger, &odd.dispute.clash)).into()
        }
        Key::Item(_) => {
            let (_, item) = app.inbox_item()?;
            format!("{}: {}", item.proposal.word(), item.proposal.subject()).into()
        }
        Key::Feed(at) => app.feeds.list.get(at)?.shown_url().into(),
        Key::Cell(..) | Key::Choice(_) | Key::Part(..) | Key::Field(_) | Key::Candidate(_) | Key::Line(_) => {
            page_line(app)?.into()
        }
    })
}

/// The selected line of a page as it stands there.
fn page_line(app: &App) -> Option<String> {
    let page = match app.focus() {
        Pane::Player => &app.shown.detail.value,
        Pane::Saga => &app.shown.saga.value,
        Pane::Source => &app.shown.source.value,
        Pane::Contradiction => &app.shown.contradiction.value,
        Pane::Calibration => &app.shown.calibration.value,
        Pane::Scenario => &app.shown.steps.value,
        Pane::Outlook => &app.shown.outlook.value,
        Pane::Item => &app.shown.item.value,
        Pane::News => &app.shown.news.value,
        _ => return None,
    };
    let row = app.place.cursors[app.focus().index()].row;
    let line = page.lines.get(row)?;
    let words: String = line.spans.iter().map(|span| &*span.words).collect();
    Some(format!("{}: {}", page.title, words.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// `Ibrahima Konaté, CB, 26, contract to 30 Jun 2026`.
fn player_words(app: &App, player: crate::model::PlayerId) -> String {
    let ledger = app.ledger();
    let row = app.shown.depth.value.as_ref().and_then(|depth| depth.row(player)).map(|row| &row.row);
    let mut parts = vec![ledger[player].name.to_string()];
    if let Some(row) = row {
        parts.extend(row.main_position().map(|position| position.code().to_owned()));
        parts.extend(row.age.map(|age| show::age((age.from, age.to))));
        parts.extend(row.contract.as_ref().map(|c| format!("contract to {}", show::day(c.end_day))));
    }
    parts.join(", ")
}
