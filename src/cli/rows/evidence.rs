//! Likelihoods, chains as trees, histories and track records, as JSON.

use serde::Serialize;

use crate::desk::Change;
use crate::ledger::{Ledger, words};
use crate::rumour::{HistoryDay, Likelihood, PRIOR_STRENGTH, Record, Tally, Voice};

use super::saga::node_name;

/// A probability to six places: the same on every machine.
pub fn millionths(probability: f64) -> f64 {
    (probability * 1e6).round() / 1e6
}

/// How likely a saga is to come about: `base` and every `log_odds` add up to the log-odds of
/// `probability`.
#[derive(Serialize, Clone, Debug)]
pub struct LikelihoodJson {
    /// The probability.
    pub probability: f64,
    /// The log-odds of it.
    pub log_odds: f64,
    /// The log-odds before any contribution.
    pub base: f64,
    /// What each term adds.
    pub contributions: Vec<ContributionJson>,
    /// What the weights were fitted on.
    pub trained: TrainedJson,
}

/// What one term adds.
#[derive(Serialize, Clone, Debug)]
pub struct ContributionJson {
    /// The term.
    pub what: &'static str,
    /// Its number on the day.
    pub number: f64,
    /// What it adds to the log-odds.
    pub log_odds: f64,
    /// The ids of the claims that it rests on.
    pub claims: Vec<String>,
}

/// What the weights were fitted on.
#[derive(Serialize, Clone, Debug)]
pub struct TrainedJson {
    /// The first day of the examples.
    pub from: String,
    /// The newest day whose outcomes were known.
    pub through: String,
    /// Resolved sagas.
    pub sagas: usize,
    /// Whether some of that was later than the as-of day.
    pub fitted_later: bool,
}

impl LikelihoodJson {
    /// A likelihood with what it rests on.
    pub fn of(ledger: &Ledger, likelihood: &Likelihood) -> Self {
        let contributions = likelihood.contributions.iter().map(|part| ContributionJson {
            what: part.term.code(),
            number: part.number,
            log_odds: part.log_odds,
            claims: part.claims.iter().map(|id| ledger[*id].slug.to_string()).collect(),
        });
        Self {
            probability: likelihood.probability,
            log_odds: likelihood.base + likelihood.contributions.iter().map(|part| part.log_odds).sum::<f64>(),
            base: likelihood.base,
            contributions: contributions.collect(),
            trained: TrainedJson {
                from: likelihood.trained_from.to_string(),
                through: likelihood.trained_through.to_string(),
                sagas: likelihood.trained_on,
                fitted_later: likelihood.fitted_later,
            },
        }
    }
}

/// One originator of a saga with everything told of him.
#[derive(Serialize, Clone, Debug)]
pub struct VoiceJson {
    /// Who said it first.
    pub originator: String,
    /// Whether he has a name.
    pub named: bool,
    /// What was told, oldest first.
    pub tellings: Vec<TellingJson>,
}

/// One telling.
#[derive(Serialize, Clone, Debug)]
pub struct TellingJson {
    /// The claim.
    pub claim: String,
    /// The day of its report.
    pub published: String,
    /// The stage it claims.
    pub stage: &'static str,
    /// `for` or `against`.
    pub polarity: &'static str,
    /// Who passed it on, the publisher last.
    pub hops: Vec<String>,
    /// How it differs from the telling nearest to the originator.
    pub drift: Option<&'static str>,
    /// Which that is.
    pub drift_from: Option<String>,
}

impl VoiceJson {
    /// An originator's tree.
    pub fn of(ledger: &Ledger, voice: &Voice<'_>) -> Self {
        let tellings = voice.tellings.iter().map(|telling| {
            let claim = &ledger[telling.claim];
            TellingJson {
                claim: claim.slug.to_string(),
                published: claim.published.to_string(),
                stage: claim.stage.code(),
                polarity: words::code(words::POLARITIES, claim.polarity),
                hops: telling.hops.iter().map(|node| node_name(ledger, *node)).collect(),
                drift: telling.drift.map(|(drift, _)| drift.code()),
                drift_from: telling.drift.map(|(_, near)| ledger[near].slug.to_string()),
            }
        });
        Self {
            originator: node_name(ledger, voice.origin),
            named: matches!(voice.origin, crate::rumour::ChainNode::Source(_)),
            tellings: tellings.collect(),
        }
    }
}

/// How a saga stood on one day.
#[derive(Serialize, Clone, Debug)]
pub struct HistoryJson {
    /// The day.
    pub day: String,
    /// How likely it was held to be.
    pub probability: Option<f64>,
    /// The stage shown.
    pub stage: &'static str,
    /// Its state.
    pub state: &'static str,
    /// Independent originators so far.
    pub originators: u32,
    /// Claims published on the day.
    pub claims: usize,
}

impl From<&HistoryDay> for HistoryJson {
    fn from(day: &HistoryDay) -> Self {
        Self {
            day: day.day.to_string(),
            probability: day.probability.map(millionths),
            stage: day.stage.code(),
            state: day.state.code(),
            originators: day.originators,
            claims: day.claims,
        }
    }
}

/// A track record.
#[derive(Serialize, Clone, Debug)]
pub struct RecordJson {
    /// Scored claims.
    pub n: u32,
    /// Those that came true.
    pub hits: u32,
    /// Hits on other terms than told.
    pub partial: u32,
    /// Whether `n` is too small to say much.
    pub too_few: bool,
    /// What it says of the source's rate.
    pub posterior: PosteriorJson,
    /// What was held before counting.
    pub prior: PriorJson,
    /// The middle one of the days by which true claims came before the official day.
    pub lead_days: Option<i64>,
}

/// A mean with its 80 % interval.
#[derive(Serialize, Clone, Debug)]
pub struct PosteriorJson {
    /// The mean.
    pub mean: f64,
    /// A tenth lies below.
    pub low: f64,
    /// A tenth lies above.
    pub high: f64,
}

/// A prior.
#[derive(Serialize, Clone, Debug)]
pub struct PriorJson {
    /// Its mean.
    pub mean: f64,
    /// How many claims it weighs.
    pub strength: f64,
    /// `pooled` (others at the same stages) or `published` (somebody else's figure).
    pub from: &'static str,
}

impl From<&Record> for RecordJson {
    fn from(record: &Record) -> Self {
        let posterior = record.posterior;
        Self {
            n: record.tally.n,
            hits: record.tally.hits,
            partial: record.partial,
            too_few: record.is_too_few(),
            posterior: PosteriorJson { mean: posterior.mean, low: posterior.low, high: posterior.high },
            prior: PriorJson {
                mean: record.prior,
                strength: PRIOR_STRENGTH,
                from: if record.prior_is_published { "published" } else { "pooled" },
            },
            lead_days: record.lead,
        }
    }
}

/// A count of scored claims of a part.
#[derive(Serialize, Clone, Copy, Debug)]
pub struct TallyJson {
    /// Scored claims.
    pub n: u32,
    /// Those that came true.
    pub hits: u32,
}

impl From<Tally> for TallyJson {
    fn from(tally: Tally) -> Self {
        Self { n: tally.n, hits: tally.hits }
    }
}

/// What a cut changes of a saga.
#[derive(Serialize, Clone, Debug)]
pub struct ChangeJson {
    /// The saga.
    pub id: String,
    /// With everything.
    pub whole: ShownJson,
    /// Without what was cut; null where nothing is left of it.
    pub without: Option<ShownJson>,
}

/// What a saga shows of itself.
#[derive(Serialize, Clone, Debug)]
pub struct ShownJson {
    /// Its state.
    pub state: &'static str,
    /// How likely it is.
    pub probability: Option<f64>,
    /// How many originators it rests on.
    pub originators: u32,
}

impl ChangeJson {
    /// A changed saga.
    pub fn of(ledger: &Ledger, change: &Change) -> Self {
        let shown = |shown: crate::desk::Shown| ShownJson {
            state: shown.state.code(),
            probability: shown.probability.map(millionths),
            originators: shown.originators,
        };
        Self { id: ledger[change.saga].slug.to_string(), whole: shown(change.whole), without: change.cut.map(shown) }
    }
}
