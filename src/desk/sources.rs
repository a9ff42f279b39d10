//! Sources with what they originated, and dated facts with their chains.

use crate::ledger::Ledger;
use crate::model::{Clock, ClubId, ContradictionId, Day, FactId, PlayerId, SourceId, Subject};
use crate::rumour::{Chain, Record, Records, chain_of_fact};

/// A source in the list of sources.
#[derive(Clone, PartialEq, Debug)]
pub struct SourceRow {
    /// The source.
    pub source: SourceId,
    /// Claims it originated that are known on the day.
    pub claims: usize,
    /// Sagas that those are about.
    pub sagas: usize,
    /// The day of its newest claim.
    pub last: Option<Day>,
    /// Its track record.
    pub record: Record,
}

/// Every source with what it originated by the day, with the day's records: first those with enough scored claims, by how
/// much better than others at the same stages they did; then the busiest, then by name.
pub fn sources(ledger: &Ledger, clock: &Clock, records: &Records) -> Vec<SourceRow> {
    let mut rows: Vec<SourceRow> = ledger.source_ids().map(|id| source_row(ledger, id, clock, records)).collect();
    let surplus = |row: &SourceRow| {
        let Record { posterior, prior, .. } = &row.record;
        if row.record.is_too_few() { f64::NEG_INFINITY } else { posterior.mean - prior }
    };
    rows.sort_by(|a, b| {
        let by_record = surplus(b).total_cmp(&surplus(a)).then(b.claims.cmp(&a.claims));
        by_record.then_with(|| ledger[a.source].name.cmp(&ledger[b.source].name))
    });
    rows
}

/// One source with what it originated by the day.
pub(super) fn source_row(ledger: &Ledger, id: SourceId, clock: &Clock, records: &Records) -> SourceRow {
    let all = &ledger.index.claims_of_source[id.index()];
    let known = &all[..all.partition_point(|claim| clock.sees(ledger[*claim].published))];
    let mut sagas: Vec<_> = known.iter().map(|claim| ledger[*claim].saga).collect();
    sagas.sort_unstable();
    sagas.dedup();
    SourceRow {
        source: id,
        claims: known.len(),
        sagas: sagas.len(),
        last: known.last().map(|claim| ledger[*claim].published),
        record: records.record(ledger, id),
    }
}

/// Which facts to list.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct FactFilter {
    /// About this player, or that concern him.
    pub player: Option<PlayerId>,
    /// About this club, or that concern it.
    pub club: Option<ClubId>,
}

/// A fact with its chain and what contradicts it.
#[derive(Clone, Debug)]
pub struct FactRow<'a> {
    /// The fact.
    pub fact: FactId,
    /// Who said it first, who passed it on, who published it.
    pub chain: Chain<'a>,
    /// Recorded contradictions that it is a side of, as far as known on the day.
    pub contradictions: Vec<ContradictionId>,
}

/// The facts known on the day, oldest first.
pub fn facts<'a>(ledger: &'a Ledger, clock: &Clock, filter: &FactFilter) -> Vec<FactRow<'a>> {
    let concerns = |id: FactId, subject: Option<Subject>| {
        let fact = &ledger[id];
        subject.is_none_or(|subject| fact.subject == subject || fact.also.contains(&subject))
    };
    let mut ids: Vec<FactId> = (0..ledger.facts.len())
        .map(FactId::at)
        .filter(|id| clock.sees(ledger[*id].known))
        .filter(|id| concerns(*id, filter.player.map(Subject::Player)))
        .filter(|id| concerns(*id, filter.club.map(Subject::Club)))
        .collect();
    ids.sort_by(|a, b| ledger[*a].known.cmp(&ledger[*b].known).then_with(|| ledger[*a].slug.cmp(&ledger[*b].slug)));
    ids.into_iter().map(|id| fact_row(ledger, id, clock)).collect()
}

fn fact_row<'a>(ledger: &'a Ledger, id: FactId, clock: &Clock) -> FactRow<'a> {
    let recorded = ledger.index.contradictions_of_fact.get(&id).map_or(&[][..], Vec::as_slice);
    FactRow {
        fact: id,
        chain: chain_of_fact(ledger, &ledger[id]),
        contradictions: recorded.iter().copied().filter(|c| clock.sees(ledger[*c].known)).collect(),
    }
}
