//! Seasons to come and scenarios, as JSON.

use serde::Serialize;

use crate::desk::Today;
use crate::desk::plan::{Assumption, Candidate, Cause, Change, ClubPlan, Contrast, Lack, PlanRow, Refusal};
use crate::ledger::Ledger;
use crate::model::{Position, SagaId};
use crate::show;
use crate::squad::{Meter, Outlook};

use super::player::EvidenceJson;
use super::{club_id, club_name};

/// An assumption.
#[derive(Serialize, Clone, Debug)]
pub struct AssumptionJson {
    /// The saga's id; null for a player of whom no saga tells.
    pub saga: Option<String>,
    /// The player's name.
    pub player: String,
    /// His id.
    pub player_id: String,
    /// `move`, `loan`, `exit` or `renewal`.
    pub kind: &'static str,
    /// The club he leaves.
    pub from: Option<String>,
    /// Its id.
    pub from_id: Option<String>,
    /// The club he joins or stays at.
    pub to: Option<String>,
    /// Its id.
    pub to_id: Option<String>,
    /// The day.
    pub on: String,
    /// `stated`, `after_contract`, `window` or `assumed`.
    pub day_basis: &'static str,
    /// The end of the loan or of the new contract, where known.
    pub until: Option<String>,
    /// All of it in words.
    pub words: String,
}

impl AssumptionJson {
    /// An assumption of a scenario.
    pub fn of(ledger: &Ledger, made: &Assumption) -> Self {
        let (from, to, until) = match made.change {
            Change::Move { from, to, until } => (from, Some(to), until),
            Change::Leave { from } => (Some(from), None, None),
            Change::Renew { club, until, .. } => (Some(club), Some(club), until),
        };
        let player = &ledger[made.player];
        Self {
            saga: slug(ledger, made.saga()),
            player: player.name.to_string(),
            player_id: player.slug.to_string(),
            kind: made.change.code(),
            from: club_name(ledger, from),
            from_id: club_id(ledger, from),
            to: club_name(ledger, to),
            to_id: club_id(ledger, to),
            on: made.on.to_string(),
            day_basis: made.basis.code(),
            until: until.map(|day| day.to_string()),
            words: show::change(ledger, made),
        }
    }
}

fn slug(ledger: &Ledger, saga: Option<SagaId>) -> Option<String> {
    saga.map(|saga| ledger[saga].slug.to_string())
}

/// A step that was refused.
#[derive(Serialize, Clone, Debug)]
pub struct RefusalJson {
    /// The saga's id, or `PLAYER:CLUB`.
    pub saga: String,
    /// Why, in words.
    pub why: String,
    /// Why, as a word for programs.
    pub code: &'static str,
}

impl RefusalJson {
    /// A refusal of a scenario.
    pub fn of(ledger: &Ledger, refusal: &Refusal) -> Self {
        let choice = refusal.step.choice;
        Self {
            saga: show::choice(ledger, choice),
            why: show::why(ledger, choice, &refusal.why),
            code: refusal.why.code(),
        }
    }
}

/// A player of a club's season.
#[derive(Serialize, Clone, Debug)]
pub struct PlanRowJson {
    /// His id.
    pub id: String,
    /// His name.
    pub name: String,
    /// His main position.
    pub position: Option<&'static str>,
    /// The youngest and the oldest that he can be in the season.
    pub age_range: Option<[i32; 2]>,
    /// `certain`, `arrives`, `open`, `lent` or `goes`.
    pub outlook: &'static str,
    /// Why, as a word for programs.
    pub reason: &'static str,
    /// Why, in words.
    pub words: String,
    /// The saga that it hangs on.
    pub saga: Option<String>,
    /// Whether the scenario says so.
    pub scenario: bool,
    /// The last day of his contract.
    pub contract_end: Option<String>,
    /// Whether that was read later than the as-of day.
    pub backfilled: bool,
    /// Reports and tables that it rests on.
    pub evidence: Vec<EvidenceJson>,
}

impl PlanRowJson {
    /// A row of a plan.
    pub fn of(ledger: &Ledger, today: &Today, row: &PlanRow) -> Self {
        let player = &ledger[row.player];
        Self {
            id: player.slug.to_string(),
            name: player.name.to_string(),
            position: row.position.map(Position::code),
            age_range: row.age.map(|age| [age.from, age.to]),
            outlook: row.outlook.code(),
            reason: row.cause.code(),
            words: show::cause(ledger, &row.cause),
            saga: slug(ledger, row.saga()),
            scenario: matches!(row.cause, Cause::Assumed(_)),
            contract_end: row.contract_end.map(|day| day.to_string()),
            backfilled: row.backfilled,
            evidence: row.evidence(ledger, today).into_iter().map(|e| EvidenceJson::of(ledger, e)).collect(),
        }
    }
}

/// One position of a season.
#[derive(Serialize, Clone, Debug)]
pub struct PositionPlanJson {
    /// How many.
    pub counts: PlanCountsJson,
    /// Who is there, or may be: certain, arriving and open.
    pub players: Vec<PlanRowJson>,
    /// Who is not: gone, or lent elsewhere.
    pub gone: Vec<PlanRowJson>,
}

/// How many of each outlook.
#[derive(Serialize, Clone, Copy, Debug)]
pub struct PlanCountsJson {
    /// There today.
    pub today: usize,
    /// To be counted on: certain and arriving.
    pub now: usize,
    /// Certain.
    pub certain: usize,
    /// Arriving.
    pub arrives: usize,
    /// Open.
    pub open: usize,
    /// Lent elsewhere.
    pub lent: usize,
    /// Gone.
    pub goes: usize,
}

impl PositionPlanJson {
    fn of(ledger: &Ledger, today: &Today, plan: &ClubPlan, position: Option<Position>) -> Self {
        let rows: Vec<&PlanRow> = plan.at(position).collect();
        let count = |outlook: Outlook| rows.iter().filter(|row| row.outlook == outlook).count();
        let (certain, arrives) = (count(Outlook::Certain), count(Outlook::Arrives));
        let list = |gone: bool| {
            let wanted = rows.iter().filter(|row| matches!(row.outlook, Outlook::Goes | Outlook::Lent) == gone);
            wanted.map(|row| PlanRowJson::of(ledger, today, row)).collect()
        };
        Self {
            counts: PlanCountsJson {
                today: plan.today.iter().filter(|p| **p == position).count(),
                now: certain + arrives,
                certain,
                arrives,
                open: count(Outlook::Open),
                lent: count(Outlook::Lent),
                goes: count(Outlook::Goes),
            },
            players: list(false),
            gone: list(true),
        }
    }
}

/// A position before and after.
#[derive(Serialize, Clone, Debug)]
pub struct PositionContrastJson {
    /// The position.
    pub position: Option<&'static str>,
    /// Whether the scenario changes it.
    pub changed: bool,
    /// Without the scenario.
    pub before: PositionPlanJson,
    /// With it.
    pub after: PositionPlanJson,
}

/// A place that lacks players.
#[derive(Serialize, Clone, Debug)]
pub struct LackJson {
    /// The position that the place is named after.
    pub position: &'static str,
    /// How many can be counted on.
    pub now: usize,
    /// How many could be without the scenario.
    pub before: usize,
    /// How many more are open.
    pub open: usize,
    /// How many the formation wants: starters and cover.
    pub wanted: usize,
    /// How many start.
    pub starters: usize,
    /// Players of that line whose exact position is not known.
    pub unplaced: usize,
    /// Whom the club could take.
    pub candidates: Vec<CandidateJson>,
}

/// A player whom a club could take.
#[derive(Serialize, Clone, Debug)]
pub struct CandidateJson {
    /// His id.
    pub id: String,
    /// His name.
    pub name: String,
    /// `saga` or `free_agent`.
    pub kind: &'static str,
    /// The saga's id.
    pub saga: Option<String>,
    /// Its stage.
    pub stage: Option<&'static str>,
    /// Its state.
    pub state: Option<&'static str>,
    /// The club he would leave.
    pub club: Option<String>,
    /// Its id.
    pub club_id: Option<String>,
    /// The last day of his contract.
    pub contract_end: Option<String>,
    /// An open saga about a new contract where he is.
    pub renewal: Option<String>,
    /// The youngest and the oldest that he can be in the season.
    pub age_range: Option<[i32; 2]>,
    /// Whether it is his main position.
    pub main_position: bool,
    /// How well he fits, 0 to 100.
    pub fit: u8,
    /// What `--accept` takes to bring him.
    pub accept: String,
}

impl CandidateJson {
    fn of(ledger: &Ledger, candidate: &Candidate) -> Self {
        let player = &ledger[candidate.player];
        let link = candidate.saga.as_ref();
        Self {
            id: player.slug.to_string(),
            name: player.name.to_string(),
            kind: if link.is_some() { "saga" } else { "free_agent" },
            saga: slug(ledger, link.map(|link| link.saga)),
            stage: link.map(|link| link.stage.code()),
            state: link.map(|link| link.state.code()),
            club: club_name(ledger, candidate.club),
            club_id: club_id(ledger, candidate.club),
            contract_end: candidate.contract_end.map(|day| day.to_string()),
            renewal: slug(ledger, candidate.talks),
            age_range: candidate.age.map(|age| [age.from, age.to]),
            main_position: candidate.main,
            fit: candidate.fit,
            accept: show::choice(ledger, candidate.step.choice),
        }
    }
}

/// A rule's meter.
#[derive(Serialize, Clone, Debug)]
pub struct MeterJson {
    /// What is limited.
    pub rule: String,
    /// The league or competition.
    pub scope: String,
    /// The limit.
    pub limit: u16,
    /// Whether it is a least number.
    pub at_least: bool,
    /// Who certainly counts.
    pub counted: usize,
    /// Of whom too little is known.
    pub unknown: usize,
    /// Who is exempt by age.
    pub exempt: usize,
    /// Those whose place is open.
    pub open: usize,
}

impl MeterJson {
    fn of(meter: &Meter) -> Self {
        Self {
            rule: meter.kind.to_string(),
            scope: meter.scope.to_string(),
            limit: meter.limit,
            at_least: meter.at_least,
            counted: meter.counted,
            unknown: meter.unknown,
            exempt: meter.exempt,
            open: meter.open,
        }
    }
}

/// A club before and after a scenario.
#[derive(Serialize, Clone, Debug)]
pub struct ClubContrastJson {
    /// The club's name.
    pub club: String,
    /// Its id.
    pub club_id: String,
    /// How it lines up.
    pub formation: String,
    /// Whether that is only the default.
    pub formation_is_default: bool,
    /// Its positions.
    pub positions: Vec<PositionContrastJson>,
    /// Players of today who are not there: by the scenario first.
    pub left: Vec<PlanRowJson>,
    /// Players who are there and not today: by the scenario first.
    pub arrived: Vec<PlanRowJson>,
    /// Places that lack players.
    pub lacks: Vec<LackJson>,
    /// Rules' meters with the scenario.
    pub rules: Vec<MeterJson>,
    /// The same without it.
    pub rules_before: Vec<MeterJson>,
    /// What is to be known of a season past every contract.
    pub note: Option<String>,
}

impl ClubContrastJson {
    /// A contrast with what the club lacks.
    pub fn of(ledger: &Ledger, today: &Today, contrast: &Contrast, lacks: &[Lack]) -> Self {
        let changed = contrast.changed();
        let rows = |rows: Vec<&PlanRow>| rows.into_iter().map(|row| PlanRowJson::of(ledger, today, row)).collect();
        let after = &contrast.after;
        Self {
            club: ledger[contrast.club].name.to_string(),
            club_id: ledger[contrast.club].slug.to_string(),
            formation: after.formation.name.to_string(),
            formation_is_default: after.formation_is_default,
            positions: contrast
                .positions()
                .into_iter()
                .map(|position| PositionContrastJson {
                    position: position.map(Position::code),
                    changed: changed.contains(&position),
                    before: PositionPlanJson::of(ledger, today, &contrast.before, position),
                    after: PositionPlanJson::of(ledger, today, after, position),
                })
                .collect(),
            left: rows(contrast.left()),
            arrived: rows(contrast.arrived()),
            lacks: lacks.iter().map(|lack| lack_json(ledger, lack)).collect(),
            rules: after.meters(ledger).iter().map(MeterJson::of).collect(),
            rules_before: contrast.before.meters(ledger).iter().map(MeterJson::of).collect(),
            note: show::horizon_note(after),
        }
    }
}

fn lack_json(ledger: &Ledger, lack: &Lack) -> LackJson {
    let gap = lack.gap;
    LackJson {
        position: gap.position.code(),
        now: gap.now,
        before: lack.before,
        open: gap.open,
        wanted: gap.wanted,
        starters: gap.starters,
        unplaced: gap.unplaced,
        candidates: lack.candidates.iter().map(|c| CandidateJson::of(ledger, c)).collect(),
    }
}
