//! `depth`: a club's chart with the rumours linked to it.

use serde::Serialize;

use crate::cli::args::Format;
use crate::cli::error::{CliError, Trouble};
use crate::cli::output::{print_json, print_sheet, tell};
use crate::cli::rows::{ClubRef, EvidenceJson, MoneyJson, PlayerJson};
use crate::cli::session::{Session, Stamp};
use crate::desk::plan::{ClubPlan, PlanRow, plan};
use crate::desk::{self, Depth, DepthGroup, DepthRow, Direction, Today};
use crate::export::{Cell, Column, Sheet};
use crate::ledger::Ledger;
use crate::model::{Evidence, PlayerId, Position};
use crate::show;
use crate::squad::{EmptyReason, Look, Presence};

use super::cells;

#[derive(Serialize)]
struct DepthJson {
    #[serde(flatten)]
    stamp: Stamp,
    club: ClubRef,
    empty: Option<&'static str>,
    positions: Vec<PositionJson>,
    gone: Vec<GoneJson>,
}

#[derive(Serialize)]
struct PositionJson {
    position: Option<&'static str>,
    counts: CountsJson,
    players: Vec<DepthPlayerJson>,
    linked_in: Vec<LinkedJson>,
}

/// A player with why he is there in the season looked at.
#[derive(Serialize)]
struct DepthPlayerJson {
    #[serde(flatten)]
    player: PlayerJson,
    why: Option<WhyJson>,
}

/// What can be said of a player's place in a season to come, and what that rests on.
#[derive(Serialize)]
struct WhyJson {
    outlook: &'static str,
    reason: &'static str,
    words: String,
    evidence: Vec<EvidenceJson>,
}

#[derive(Serialize)]
struct CountsJson {
    now: usize,
    fit: usize,
    unknown: usize,
    contracted_after_season: usize,
}

#[derive(Serialize)]
struct LinkedJson {
    #[serde(flatten)]
    player: PlayerJson,
    club: Option<String>,
    club_id: Option<String>,
    fee: Option<MoneyJson>,
}

#[derive(Serialize)]
struct GoneJson {
    id: String,
    name: String,
    position: Option<&'static str>,
    #[serde(flatten)]
    why: WhyJson,
}

/// A chart with the plan of its season, where that is still to come.
struct Shown {
    chart: Depth,
    plan: Option<ClubPlan>,
    position: Option<Position>,
}

impl Shown {
    /// Why a player of the chart is there.
    fn why(&self, player: PlayerId) -> Option<&PlanRow> {
        self.plan.as_ref()?.row(player)
    }

    /// Players of today who are not in the season, or of whom it is open.
    fn gone(&self) -> impl Iterator<Item = &PlanRow> {
        let rows = self.plan.iter().flat_map(|plan| &plan.rows);
        rows.filter(|row| {
            let here = self.position.is_none_or(|position| row.position == Some(position));
            here && self.chart.row(row.player).is_none_or(|row| row.row.presence == Presence::LinkedIn)
        })
    }
}

/// Shows a club's depth chart, whole or for one position.
pub fn depth(session: &Session, club: &str, position: Option<&str>) -> Result<(), CliError> {
    let ledger = session.ledger();
    let today = session.today();
    let mut chart = desk::depth(ledger, &today, session.club(club)?);
    let position = position.map(named_position).transpose()?;
    if let Some(position) = position {
        chart.keep(position);
    }
    let ahead = chart.moment.look == Look::Ahead;
    let plan = ahead.then(|| plan(ledger, &today, chart.club, today.clock.season));
    let shown = Shown { chart, plan, position };
    if session.format == Format::Json {
        return print_json(&json(session, &today, &shown));
    }
    tell_empty(&shown.chart);
    if let Some(note) = shown.plan.as_ref().and_then(show::horizon_note) {
        tell(&format!("note: {note}"));
    }
    print_sheet(&sheet(ledger, &today, &shown), session.format)
}

/// The position of a code or of what people call it.
pub(super) fn named_position(text: &str) -> Result<Position, CliError> {
    let folded = crate::text::fold(text);
    let called =
        |p: &Position| [show::position(*p), show::positions(*p)].iter().any(|name| crate::text::fold(name) == folded);
    text.parse().ok().or_else(|| Position::ALL.into_iter().find(called)).ok_or_else(|| {
        let codes = Position::ALL.map(Position::code).join(" ");
        CliError::new(Trouble::Usage, format!("--position `{text}`: no such position")).hint(format!("one of {codes}"))
    })
}

/// Says on stderr why a chart has no squad.
pub fn tell_empty(chart: &Depth) {
    if let Some(reason) = chart.empty {
        tell(&format!("note: {}", show::empty_reason(reason)));
    }
}

fn json(session: &Session, today: &Today, shown: &Shown) -> DepthJson {
    let ledger = session.ledger();
    let chart = &shown.chart;
    DepthJson {
        stamp: session.stamp(),
        club: ClubRef::of(ledger, chart.club),
        empty: chart.empty.map(EmptyReason::code),
        positions: chart.groups.iter().map(|group| position_json(ledger, today, shown, group)).collect(),
        gone: shown
            .gone()
            .map(|row| GoneJson {
                id: ledger[row.player].slug.to_string(),
                name: ledger[row.player].name.to_string(),
                position: row.position.map(Position::code),
                why: why_json(ledger, today, row),
            })
            .collect(),
    }
}

fn why_json(ledger: &Ledger, today: &Today, row: &PlanRow) -> WhyJson {
    WhyJson {
        outlook: row.outlook.code(),
        reason: row.cause.code(),
        words: show::cause(ledger, &row.cause),
        evidence: row.evidence(ledger, today).into_iter().map(|e| EvidenceJson::of(ledger, e)).collect(),
    }
}

fn position_json(ledger: &Ledger, today: &Today, shown: &Shown, group: &DepthGroup) -> PositionJson {
    let counts = group.counts;
    let player = |row: &DepthRow| DepthPlayerJson {
        player: PlayerJson::of(ledger, &row.row, &row.sagas),
        why: shown.why(row.row.player).map(|row| why_json(ledger, today, row)),
    };
    PositionJson {
        position: group.position.map(Position::code),
        counts: CountsJson {
            now: counts.now,
            fit: counts.fit,
            unknown: counts.unknown,
            contracted_after_season: counts.contracted_after_season,
        },
        players: group.rows.iter().map(player).collect(),
        linked_in: group.linked_in.iter().map(|row| linked_json(ledger, row)).collect(),
    }
}

fn linked_json(ledger: &Ledger, row: &DepthRow) -> LinkedJson {
    let link = row.sagas.iter().find(|link| link.direction == Direction::In && link.is_open());
    let club = link.and_then(|link| link.club).or(row.row.other_club);
    LinkedJson {
        player: PlayerJson::of(ledger, &row.row, &row.sagas),
        club: club.map(|club| ledger[club].name.to_string()),
        club_id: club.map(|club| ledger[club].slug.to_string()),
        fee: link.and_then(|link| link.fee).map(MoneyJson::from),
    }
}

fn sheet(ledger: &Ledger, today: &Today, shown: &Shown) -> Sheet {
    let mut columns = vec![
        Column::new("position", "Pos").min(3).importance(230),
        Column::new("rank", "#").right().min(1).importance(150),
    ];
    columns.extend(cells::player_columns());
    columns.push(Column::new("sagas", "Open sagas").min(16).importance(110));
    if shown.plan.is_some() {
        columns.push(Column::new("why", "Why").min(16).importance(170));
        columns.push(Column::new("evidence", "Evidence").min(10).importance(45));
    }
    let mut sheet = Sheet::new(columns);
    for group in &shown.chart.groups {
        for row in group.rows.iter().chain(&group.linked_in) {
            let position = group.position.map_or_else(Cell::unknown, |p| Cell::new(p.code()));
            let rank = row.row.rank.map_or_else(Cell::empty, |rank| Cell::new(rank.to_string()));
            let mut line = vec![position, rank];
            line.extend(cells::player_cells(ledger, &row.row));
            line.push(cells::sagas(ledger, &row.sagas));
            if let Some(row) = shown.why(row.row.player).filter(|_| row.row.presence != Presence::LinkedIn) {
                line.extend(why_cells(ledger, today, row));
            }
            sheet.push(line);
        }
    }
    for row in shown.gone() {
        let mut line = vec![row.position.map_or_else(Cell::unknown, |p| Cell::new(p.code())), Cell::empty()];
        line.extend(gone_cells(ledger, row));
        line.extend(why_cells(ledger, today, row));
        sheet.push(line);
    }
    sheet
}

/// Who is not there, or open, under the same columns.
fn gone_cells(ledger: &Ledger, row: &PlanRow) -> Vec<Cell> {
    vec![
        Cell::with_value(&*ledger[row.player].name, &ledger[row.player].slug),
        row.age.map_or_else(Cell::unknown, |age| Cell::new(show::age((age.from, age.to)))),
        Cell::empty(),
        row.contract_end.map_or_else(Cell::unknown, |end| Cell::with_value(show::day(end), end)),
        Cell::empty(),
        Cell::empty(),
        Cell::with_value(show::outlook(row.outlook), row.outlook.code()),
        Cell::empty(),
    ]
}

/// Why, and the reports and tables that say so.
fn why_cells(ledger: &Ledger, today: &Today, row: &PlanRow) -> [Cell; 2] {
    let named: Vec<&str> = row
        .evidence(ledger, today)
        .into_iter()
        .map(|evidence| match evidence {
            Evidence::Report(id) => ledger[id].slug.as_str(),
            Evidence::Table(id) => ledger[id].slug.as_str(),
        })
        .collect();
    [Cell::new(show::cause(ledger, &row.cause)), Cell::new(named.join(", "))]
}
