//! Evidence as people ask for it: a source's page, what is at odds anywhere, what a cut changes.

use std::collections::HashSet;

use crate::ledger::Ledger;
use crate::model::{ClaimId, Clock, ClubId, ContradictionId, PublishedRecord, SagaId, Side, SourceId, Stated, Subject};
use crate::rumour::{
    Assessor, Clash, Dispute, PriorFrom, Record, Records, Resolution, Resolver, Said, State, Tally, disputes,
    disputes_about, silences, standing,
};

use super::sources::{SourceRow, source_row};

/// One claim of a source with what became of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SourceClaim {
    /// The claim.
    pub claim: ClaimId,
    /// What it predicted and what became of it.
    pub resolution: Resolution,
    /// Whether the track record counts it: of several at one stage of a saga only the first is.
    pub counted: bool,
}

/// What a source reached at one stage.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct AtStage {
    /// The stage, said for or against.
    pub said: Said,
    /// Its own.
    pub tally: Tally,
    /// How often it came about when others said it.
    pub base_rate: f64,
}

/// A source's page.
#[derive(Clone, Debug)]
pub struct SourcePage<'a> {
    /// What it originated.
    pub row: SourceRow,
    /// Its track record.
    pub record: Record,
    /// What it rests on, stage by stage.
    pub stages: Vec<AtStage>,
    /// The clubs that its scored claims concern, the most first.
    pub clubs: Vec<(ClubId, Tally)>,
    /// Its claims, newest first.
    pub claims: Vec<SourceClaim>,
    /// Accuracy figures that others published, as known by the day.
    pub published: Vec<&'a Stated<PublishedRecord>>,
}

/// One source with its track record and its claims; the records are those of the clock's day.
pub fn source_page<'a>(
    ledger: &'a Ledger,
    id: SourceId,
    clock: &Clock,
    prior: PriorFrom,
    records: &Records,
) -> SourcePage<'a> {
    let resolver = Resolver::new(ledger, clock);
    let scores = records.of_source(ledger, id);
    let row = source_row(ledger, id, clock, records);
    let known = &ledger.index.claims_of_source[id.index()][..row.claims];
    let claim = |claim: &ClaimId| SourceClaim {
        claim: *claim,
        resolution: resolver.resolve(*claim),
        counted: scores.iter().any(|score| score.claim == *claim),
    };
    let mut clubs: Vec<(ClubId, Tally)> = Vec::new();
    for score in &scores {
        let saga = &ledger[ledger[score.claim].saga];
        let mut concerned: Vec<ClubId> = [saga.from, saga.to].into_iter().flatten().collect();
        concerned.dedup();
        for club in concerned {
            let place = clubs.iter().position(|(known, _)| *known == club).unwrap_or_else(|| {
                clubs.push((club, Tally::default()));
                clubs.len() - 1
            });
            clubs[place].1.n += 1;
            clubs[place].1.hits += u32::from(score.verdict.is_hit());
        }
    }
    clubs.sort_by(|(a, one), (b, other)| other.n.cmp(&one.n).then_with(|| ledger[*a].name.cmp(&ledger[*b].name)));
    let stage = |(said, tally): (Said, Tally)| AtStage { said, tally, base_rate: records.base_rate(said, Some(id)) };
    SourcePage {
        row,
        record: records.record_with(ledger, id, prior),
        stages: records.by_stage(id).into_iter().map(stage).collect(),
        clubs,
        claims: known.iter().rev().map(claim).collect(),
        published: ledger[id].published_records.iter().filter(|record| clock.sees(record.known)).collect(),
    }
}

/// Something at odds, with the saga or whom it is about.
#[derive(Clone, PartialEq, Debug)]
pub struct AtOdds {
    /// The saga, where it is one's.
    pub saga: Option<SagaId>,
    /// Whom it is about, where it is no saga's.
    pub subject: Option<Subject>,
    /// What is at odds.
    pub dispute: Dispute,
}

/// Everything that cannot all be so on the day, and promises of which nothing was heard: newest
/// first, a recorded contradiction once.
pub fn at_odds(ledger: &Ledger, clock: &Clock) -> Vec<AtOdds> {
    let mut all: Vec<AtOdds> = Vec::new();
    let mut told: HashSet<(Option<ContradictionId>, Vec<Side>)> = HashSet::new();
    // A dispute that rests on facts is met with the saga and with each of whom they are about.
    let mut add = |saga: Option<SagaId>, subject: Option<Subject>, dispute: Dispute| {
        let sides: Vec<Side> = dispute.sides.iter().flatten().copied().collect();
        let of_facts = sides.iter().any(|side| matches!(side, Side::Fact(_)));
        let recorded = if let Clash::Recorded(id) = dispute.clash { Some(id) } else { None };
        if !of_facts && recorded.is_none() || told.insert((recorded, sides)) {
            all.push(AtOdds { saga, subject, dispute });
        }
    };
    for id in ledger.saga_ids() {
        for dispute in disputes(ledger, id, clock) {
            add(Some(id), None, dispute);
        }
    }
    let mut met = HashSet::new();
    for subject in ledger.facts.iter().map(|fact| fact.subject).filter(|subject| met.insert(*subject)) {
        for dispute in disputes_about(ledger, subject, clock) {
            add(None, Some(subject), dispute);
        }
    }
    for dispute in silences(ledger, clock) {
        let subject = match dispute.clash {
            Clash::Silence { fact, .. } => Some(ledger[fact].subject),
            _ => None,
        };
        add(None, subject, dispute);
    }
    all.sort_by_key(|odd| std::cmp::Reverse(odd.dispute.known));
    all
}

/// What a saga shows of itself, before and after a cut.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Shown {
    /// Its state.
    pub state: State,
    /// The probability of its coming about, while it is not settled.
    pub probability: Option<f64>,
    /// How many originators it rests on.
    pub originators: u32,
}

/// A saga that a cut changes; without any claim left it is no longer there.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Change {
    /// The saga.
    pub saga: SagaId,
    /// With everything.
    pub whole: Shown,
    /// Without what was cut.
    pub cut: Option<Shown>,
}

/// The sagas that stand otherwise in a ledger with claims cut, by how far their likelihood moves.
pub fn changes(whole: &Ledger, cut: &Ledger, clock: &Clock) -> Vec<Change> {
    let (before, after) = (Assessor::new(whole, clock), Assessor::new(cut, clock));
    let shown = |ledger: &Ledger, assessor: &Assessor<'_>, id: SagaId| {
        let standing = standing(ledger, id, clock)?;
        let originators = standing.originators.count();
        Some(Shown { state: standing.state, probability: assessor.probability(id), originators })
    };
    let mut found: Vec<Change> = whole
        .saga_ids()
        .filter_map(|id| Some(Change { saga: id, whole: shown(whole, &before, id)?, cut: shown(cut, &after, id) }))
        .filter(|change| Some(change.whole) != change.cut)
        .collect();
    let moved = |change: &Change| {
        let of = |shown: Option<Shown>| shown.and_then(|shown| shown.probability).unwrap_or(0.0);
        (of(Some(change.whole)) - of(change.cut)).abs()
    };
    found.sort_by(|a, b| moved(b).total_cmp(&moved(a)).then_with(|| whole[a.saga].slug.cmp(&whole[b.saga].slug)));
    found
}
