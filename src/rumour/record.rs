//! Track records: how often what a source said first came about.
//!
//! Only originators have one. One score per source, saga and stage: the first claim that forecasts
//! anything, as [`super::resolution`] has it; repeats add nothing. The posterior is a beta: its
//! prior has the weight of [`PRIOR_STRENGTH`] claims and the mean that others reached at the
//! stages at which this source spoke. Claims do not fade with age: the edition spans three seasons,
//! and `n` and `hits` are to be recounted by hand.

use crate::ledger::Ledger;
use crate::model::{ClaimId, Clock, Origin, Polarity, PublishedRecord, SagaId, SourceId, Stage};

use super::beta::Beta;
use super::deadline::Deadlines;
use super::known_claims;
use super::likelihood::edition_rate;
use super::resolution::{Judge, Verdict};

/// Below this many scored claims a record says too little.
pub const TOO_FEW: u32 = 10;

/// How many claims the prior weighs.
pub const PRIOR_STRENGTH: f64 = 4.0;

/// A count of scored claims and of those that came true.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    /// Scored claims.
    pub n: u32,
    /// Those that came true.
    pub hits: u32,
}

impl Tally {
    fn add(&mut self, hit: bool) {
        self.n += 1;
        self.hits += u32::from(hit);
    }

    fn take(&mut self, hit: bool) {
        self.n -= 1;
        self.hits -= u32::from(hit);
    }
}

/// A stage said for or against: what pooled base rates are counted by.
pub type Said = (Stage, Polarity);

/// One scored claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Score {
    /// The claim.
    pub claim: ClaimId,
    /// Who said it first.
    pub source: SourceId,
    /// What was said.
    pub said: Said,
    /// What became of it.
    pub verdict: Verdict,
    /// Days from the claim to the day on which it was settled.
    pub lead: i64,
}

/// A mean with the interval that holds 80 % of what is plausible.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Posterior {
    /// The mean.
    pub mean: f64,
    /// A tenth lies below.
    pub low: f64,
    /// A tenth lies above.
    pub high: f64,
}

impl Posterior {
    fn of(beta: Beta) -> Self {
        Self { mean: beta.mean(), low: beta.quantile(0.1), high: beta.quantile(0.9) }
    }
}

/// Where a record's prior comes from.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum PriorFrom {
    /// What others reached at the same stages.
    #[default]
    Pooled,
    /// The figure that somebody else published of this source, where there is one.
    Published,
}

/// A source's track record on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Record {
    /// How many of its claims are scored, and how many came true.
    pub tally: Tally,
    /// The mean of the prior.
    pub prior: f64,
    /// Whether the prior is somebody else's published figure.
    pub prior_is_published: bool,
    /// What the record says of its rate.
    pub posterior: Posterior,
    /// Hits that came true on other terms than told.
    pub partial: u32,
    /// The middle one of the days by which true claims came before the official day.
    pub lead: Option<i64>,
}

impl Record {
    /// Whether it rests on too few claims to say anything.
    pub const fn is_too_few(&self) -> bool {
        self.tally.n < TOO_FEW
    }
}

/// The track records of all sources on a day. Adding a claim or an outcome needs only its saga
/// to be scored again.
#[derive(Clone, Debug)]
pub struct Records {
    clock: Clock,
    of_saga: Vec<Vec<Score>>,
    of_source: Vec<Vec<(Said, Tally)>>,
    pooled: Vec<(Said, Tally)>,
    all: Tally,
    /// What is held of a source without any scored claim.
    unknown: Posterior,
}

impl Records {
    /// Scores every claim known on the clock's day.
    pub fn new(ledger: &Ledger, clock: &Clock) -> Self {
        let mut records = Self {
            clock: *clock,
            of_saga: vec![Vec::new(); ledger.sagas.len()],
            of_source: vec![Vec::new(); ledger.sources.len()],
            pooled: Vec::new(),
            all: Tally::default(),
            unknown: Posterior { mean: 0.5, low: 0.0, high: 1.0 },
        };
        let deadlines = Deadlines::new(ledger, clock);
        for id in ledger.saga_ids() {
            records.score(ledger, id, &deadlines);
        }
        records.unknown = Posterior::of(posterior(Tally::default(), records.overall()));
        records
    }

    /// Scores one saga again, after a claim or an outcome of it was added. Sagas and sources new
    /// since then are taken in.
    pub fn rescore(&mut self, ledger: &Ledger, id: SagaId) {
        self.of_saga.resize(ledger.sagas.len(), Vec::new());
        self.of_source.resize(ledger.sources.len(), Vec::new());
        for score in std::mem::take(&mut self.of_saga[id.index()]) {
            let hit = score.verdict.is_hit();
            tally(&mut self.of_source[score.source.index()], score.said).take(hit);
            tally(&mut self.pooled, score.said).take(hit);
            self.all.take(hit);
        }
        self.score(ledger, id, &Deadlines::new(ledger, &self.clock));
        self.unknown = Posterior::of(posterior(Tally::default(), self.overall()));
    }

    /// How often any scored claim came true, or the edition's where there is none.
    fn overall(&self) -> f64 {
        if self.all.n == 0 {
            return edition_rate((Stage::Talks, Polarity::For), self.clock.as_of);
        }
        (f64::from(self.all.hits) + 1.0) / (f64::from(self.all.n) + 2.0)
    }

    fn score(&mut self, ledger: &Ledger, id: SagaId, deadlines: &Deadlines<'_>) {
        let scores = scores(ledger, id, &self.clock, deadlines);
        for score in &scores {
            let hit = score.verdict.is_hit();
            tally(&mut self.of_source[score.source.index()], score.said).add(hit);
            tally(&mut self.pooled, score.said).add(hit);
            self.all.add(hit);
        }
        self.of_saga[id.index()] = scores;
    }

    /// The scored claims of a saga, oldest first.
    pub fn of_saga(&self, id: SagaId) -> &[Score] {
        &self.of_saga[id.index()]
    }

    /// The scored claims of a source, saga by saga.
    pub fn of_source(&self, ledger: &Ledger, id: SourceId) -> Vec<Score> {
        let mut sagas: Vec<SagaId> =
            ledger.index.claims_of_source[id.index()].iter().map(|claim| ledger[*claim].saga).collect();
        sagas.sort_unstable();
        sagas.dedup();
        let scores = sagas.into_iter().flat_map(|saga| self.of_saga(saga));
        scores.filter(|score| score.source == id).copied().collect()
    }

    /// A source's tallies by what it said.
    pub fn by_stage(&self, id: SourceId) -> Vec<(Said, Tally)> {
        let mut stages: Vec<(Said, Tally)> =
            self.of_source[id.index()].iter().filter(|(_, tally)| tally.n > 0).copied().collect();
        stages.sort_by_key(|((stage, polarity), _)| (*polarity == Polarity::Against, *stage));
        stages
    }

    /// What all sources together reached, by what was said.
    pub fn pooled(&self) -> &[(Said, Tally)] {
        &self.pooled
    }

    /// Whether the ledger has any scored claim; without one, base rates are the edition's.
    pub const fn has_scores(&self) -> bool {
        self.all.n > 0
    }

    /// How often what was said came about, by everybody but one source.
    ///
    /// A stage of which little is known leans on all of them.
    pub fn base_rate(&self, said: Said, but: Option<SourceId>) -> f64 {
        if self.all.n == 0 {
            return edition_rate(said, self.clock.as_of);
        }
        let own = but.map_or(Tally::default(), |id| find(&self.of_source[id.index()], said));
        let pool = find(&self.pooled, said);
        let overall = self.overall();
        let (n, hits) = (f64::from(pool.n - own.n), f64::from(pool.hits - own.hits));
        (hits + PRIOR_STRENGTH * overall) / (n + PRIOR_STRENGTH)
    }

    /// A source's record with the pooled prior.
    pub fn record(&self, ledger: &Ledger, id: SourceId) -> Record {
        self.record_with(ledger, id, PriorFrom::Pooled)
    }

    /// A source's record.
    pub fn record_with(&self, ledger: &Ledger, id: SourceId, from: PriorFrom) -> Record {
        let (tally, pooled) = self.prior(id);
        let published = match from {
            PriorFrom::Pooled => None,
            PriorFrom::Published => published_rate(ledger, id, &self.clock),
        };
        // A share of none or all would leave no room for the other.
        let prior = published.unwrap_or(pooled).clamp(0.01, 0.99);
        let held = match (tally.n, published) {
            (0, None) => self.unknown,
            _ => Posterior::of(posterior(tally, prior)),
        };
        let scores = self.of_source(ledger, id);
        let mut leads: Vec<i64> = scores.iter().filter(|s| s.verdict.is_hit()).map(|s| s.lead).collect();
        leads.sort_unstable();
        Record {
            tally,
            prior,
            prior_is_published: published.is_some(),
            posterior: held,
            partial: scores.iter().filter(|s| s.verdict == Verdict::Partial).count() as u32,
            lead: leads.get(leads.len() / 2).copied(),
        }
    }

    /// How much better or worse than others at the same stages a source did: the mean of the
    /// posterior less that of the prior.
    pub fn surplus(&self, id: SourceId) -> f64 {
        let (tally, prior) = self.prior(id);
        posterior(tally, prior).mean() - prior
    }

    /// A source's tally, and the mean of its pooled prior.
    fn prior(&self, id: SourceId) -> (Tally, f64) {
        let mut all = Tally::default();
        let mut expected = 0.0;
        for (said, tally) in &self.of_source[id.index()] {
            all.n += tally.n;
            all.hits += tally.hits;
            expected += f64::from(tally.n) * self.base_rate(*said, Some(id));
        }
        (all, if all.n == 0 { self.overall() } else { expected / f64::from(all.n) })
    }
}

fn posterior(tally: Tally, prior: f64) -> Beta {
    let (hits, misses) = (f64::from(tally.hits), f64::from(tally.n - tally.hits));
    Beta { hits: prior * PRIOR_STRENGTH + hits, misses: (1.0 - prior) * PRIOR_STRENGTH + misses }
}

/// The newest accuracy known by the day that somebody else published of a source, as a share.
fn published_rate(ledger: &Ledger, id: SourceId, clock: &Clock) -> Option<f64> {
    let known = ledger[id].published_records.iter().filter(|record| clock.sees(record.known));
    known.filter_map(|record| Some((record.known, share(&record.value)?))).max_by_key(|(day, _)| *day).map(|(_, s)| s)
}

fn share(record: &PublishedRecord) -> Option<f64> {
    match (record.correct, record.total, record.accuracy_percent) {
        (Some(correct), Some(total), _) if total > 0 => Some(f64::from(correct) / f64::from(total)),
        (_, _, Some(percent)) => Some(f64::from(percent) / 100.0),
        _ => None,
    }
}

fn tally(of: &mut Vec<(Said, Tally)>, said: Said) -> &mut Tally {
    let place = of.iter().position(|(known, _)| *known == said).unwrap_or_else(|| {
        of.push((said, Tally::default()));
        of.len() - 1
    });
    &mut of[place].1
}

fn find(of: &[(Said, Tally)], said: Said) -> Tally {
    of.iter().find(|(known, _)| *known == said).map_or_else(Tally::default, |(_, tally)| *tally)
}

/// The scored claims of a saga: of each originator the first forecast at each stage.
fn scores(ledger: &Ledger, id: SagaId, clock: &Clock, deadlines: &Deadlines<'_>) -> Vec<Score> {
    let mut seen: std::collections::HashSet<(SourceId, Said)> = std::collections::HashSet::new();
    let mut scores = Vec::new();
    let judge = Judge::new(ledger, id, clock);
    for claim_id in known_claims(ledger, id, clock) {
        let claim = &ledger[*claim_id];
        let Origin::Named(source) = claim.origin else { continue };
        let said = (claim.stage, claim.polarity);
        let resolution = judge.resolve(claim, deadlines);
        if !resolution.scored || !seen.insert((source, said)) || !resolution.counts() {
            continue;
        }
        let lead = resolution.lead.unwrap_or(0);
        scores.push(Score { claim: *claim_id, source, said, verdict: resolution.verdict, lead });
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rumour::fixture::{SAGA, ledger, on};

    const TABLE: &str = "
        2026-01-01 marca talks
        2026-01-02 marca talks
        2026-01-03 marca bid
        2026-01-04 as denied against via=marca
        2026-01-05 ? talks
        2026-01-06 rodra interest
        2026-01-20 outcome completed on=2026-01-20";

    #[test]
    fn repeats_relays_and_the_unnamed_earn_nothing() {
        let ledger = ledger("transfer", TABLE);
        let records = Records::new(&ledger, &on("2026-01-20"));
        let of = |slug: &str| records.record(&ledger, ledger.index.sources[slug]).tally;
        assert_eq!(of("marca"), Tally { n: 2, hits: 2 });
        assert_eq!(of("as"), Tally { n: 1, hits: 0 });
        assert_eq!(of("rodra"), Tally { n: 0, hits: 0 });
        assert_eq!(records.record(&ledger, ledger.index.sources["marca"]).lead, Some(19));
        assert!(!Records::new(&ledger, &on("2026-01-19")).has_scores(), "the outcome was not known");
    }

    #[test]
    fn a_record_lies_between_its_prior_and_its_share_of_hits() {
        let ledger = ledger("transfer", TABLE);
        let records = Records::new(&ledger, &on("2026-01-20"));
        let record = records.record(&ledger, ledger.index.sources["as"]);
        assert!(record.posterior.mean < record.prior && record.posterior.mean > 0.0);
        assert!(record.posterior.low < record.posterior.mean && record.posterior.mean < record.posterior.high);
        assert!(record.is_too_few());
        assert!(records.surplus(ledger.index.sources["as"]) < 0.0);
    }

    #[test]
    fn scoring_a_saga_again_changes_nothing_that_is_so_already() {
        let ledger = ledger("transfer", TABLE);
        let mut records = Records::new(&ledger, &on("2026-01-20"));
        let before = records.clone();
        records.rescore(&ledger, SAGA);
        assert_eq!((before.of_saga, before.all, before.pooled), (records.of_saga, records.all, records.pooled));
    }
}
