//! How a reading is weighed against labels.
//!
//! Player and destination must match; a destination that the labels leave open matches any; a
//! missing former club is forgiven, a wrong one is not. An earlier step of a move whose labels
//! tell of a later one is ignored. The writer's own thoughts are not weighed.

use std::collections::{BTreeMap, HashSet};

use touchline::ingest::{ReadClaim, ReadFact, Reading};

use super::labels::{Gold, GoldClaim, GoldFact};
use super::names::{folded, folded_or_none};

/// How exactly a stage must match.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// Stages that are near each other count as one.
    Coarse,
    /// The very stage.
    Exact,
}

/// Found, wrongly found, and missed.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Count {
    pub found: usize,
    pub wrong: usize,
    pub missed: usize,
}

impl Count {
    /// What share of what was found is right.
    pub fn precision(self) -> f64 {
        share(self.found, self.found + self.wrong)
    }

    /// What share of what is there was found.
    pub fn recall(self) -> f64 {
        share(self.found, self.found + self.missed)
    }

    /// Their harmonic mean.
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

/// A share of a whole; none of nothing is none.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// What weighing claims at a level gives.
#[derive(Clone, Default, Debug)]
pub struct ClaimScore {
    pub all: Count,
    pub stages: BTreeMap<String, Count>,
    /// Right fees, of all that the labels of found claims give.
    pub fees: (usize, usize),
    /// Right sources, of the same.
    pub sources: (usize, usize),
    /// Claims made of articles that make none.
    pub on_claimless: usize,
}

/// An article's labels beside its reading.
pub type Pair = (Gold, Reading);

/// Steps of a move in their order.
const STEPS: [&str; 9] =
    ["interest", "contact", "talks", "bid", "close", "personal_terms", "agreed", "medical", "done"];

fn step(stage: &str) -> Option<usize> {
    STEPS.iter().position(|step| *step == stage)
}

fn coarse(stage: &str) -> &str {
    match stage {
        "close" => "talks",
        "bid_rejected" => "bid",
        "personal_terms" => "agreed",
        "player_wants" | "player_rejects" => "player",
        "blocked" => "denied",
        "collapsed" => "cooled",
        "contract_agreed" => "contract_talks",
        "contract_signed" => "done",
        other => other,
    }
}

fn weighed(reading: &Reading) -> impl Iterator<Item = &ReadClaim> {
    reading.claims.iter().filter(|claim| claim.modality != "opinion")
}

fn club_fits(label: Option<&str>, others: &[String], read: Option<&str>) -> bool {
    let Some(label) = label else { return true };
    let read = folded_or_none(read);
    std::iter::once(label).chain(others.iter().map(String::as_str)).any(|name| Some(folded(name)) == read)
}

fn fits(gold: &GoldClaim, read: &ReadClaim, level: Level) -> bool {
    let stage = |stage: &str| if level == Level::Coarse { coarse(stage).to_owned() } else { stage.to_owned() };
    folded(&gold.player) == folded(&read.player)
        && (read.from.is_none() || club_fits(gold.from.as_deref(), &gold.alt_from, read.from.as_deref()))
        && club_fits(gold.to.as_deref(), &gold.alt_to, read.to.as_deref())
        && (read.polarity == gold.polarity || Some(&read.polarity) == gold.alt_polarity.as_ref())
        && std::iter::once(&gold.stage).chain(&gold.alt_stages).any(|label| stage(label) == stage(&read.stage))
}

/// Whether a claim is an earlier step of something that the labels tell of at a later one.
fn is_earlier_step(read: &ReadClaim, golds: &[GoldClaim]) -> bool {
    let Some(at) = step(&read.stage).filter(|_| read.polarity == "for") else { return false };
    golds.iter().any(|gold| {
        let same = folded(&gold.player) == folded(&read.player)
            && (gold.to.is_none() || folded_or_none(gold.to.as_deref()) == folded_or_none(read.to.as_deref()));
        let over = matches!(gold.stage.as_str(), "bid_rejected" | "collapsed" | "cooled") && Some(at) <= step("bid");
        let later = gold.polarity == "for" && step(&gold.stage).is_some_and(|label| label > at);
        same && (over || later)
    })
}

/// Who is linked with whom: each player and destination once an article.
pub fn pairs(pairs: &[Pair]) -> Count {
    let mut count = Count::default();
    for (gold, reading) in pairs {
        let label = |claim: &GoldClaim| (folded(&claim.player), folded_or_none(claim.to.as_deref()));
        let wanted: HashSet<_> = gold.claims.iter().filter(|claim| !claim.optional).map(label).collect();
        let all: HashSet<_> = gold.claims.iter().map(label).collect();
        let read: HashSet<_> =
            weighed(reading).map(|claim| (folded(&claim.player), folded_or_none(claim.to.as_deref()))).collect();
        count.found += wanted.intersection(&read).count();
        count.missed += wanted.difference(&read).count();
        count.wrong += read.difference(&all).count();
    }
    count
}

/// The labels in the order in which they take what was read: the required ones first.
fn in_turn<T>(labels: &[T], optional: impl Fn(&T) -> bool + Copy) -> impl Iterator<Item = &T> {
    let those = move |wanted: bool| labels.iter().filter(move |label| optional(label) == wanted);
    those(false).chain(those(true))
}

/// Claims, at a level.
pub fn claims(pairs: &[Pair], level: Level) -> ClaimScore {
    let mut score = ClaimScore::default();
    for (gold, reading) in pairs {
        let read: Vec<&ReadClaim> = weighed(reading).collect();
        let mut used = vec![false; read.len()];
        for label in in_turn(&gold.claims, |label| label.optional) {
            let hit = (0..read.len()).find(|at| !used[*at] && fits(label, read[*at], level));
            if let Some(hit) = hit {
                used[hit] = true;
            }
            if label.optional {
                continue;
            }
            let stage = score.stages.entry(label.stage.clone()).or_default();
            let Some(hit) = hit else {
                stage.missed += 1;
                score.all.missed += 1;
                continue;
            };
            stage.found += 1;
            score.all.found += 1;
            weigh_details(&mut score, label, read[hit]);
        }
        for (claim, _) in read.iter().zip(&used).filter(|(_, used)| !**used) {
            let again = level == Level::Coarse && gold.claims.iter().any(|label| fits(label, claim, level));
            if again || is_earlier_step(claim, &gold.claims) {
                continue;
            }
            score.all.wrong += 1;
            score.stages.entry(claim.stage.clone()).or_default().wrong += 1;
            score.on_claimless += usize::from(gold.claims.is_empty());
        }
    }
    score
}

fn weigh_details(score: &mut ClaimScore, label: &GoldClaim, read: &ReadClaim) {
    if let Some(fee) = &label.fee {
        let fees = || std::iter::once(fee).chain(&label.alt_fees);
        let right = read.fee.as_ref().is_some_and(|read| {
            fees().filter(|fee| fee.currency == read.currency).any(|fee| {
                let near = |sum: f64| (read.amount as f64 - sum).abs() <= 0.02 * sum;
                near(fee.amount) || near(fee.amount + fee.addons)
            })
        });
        score.fees.0 += usize::from(right);
        score.fees.1 += 1;
    }
    if label.source.is_some() {
        let read = folded_or_none(read.source.as_deref());
        let others = label.alt_sources.iter().map(Option::as_deref);
        let right = std::iter::once(label.source.as_deref()).chain(others).any(|name| folded_or_none(name) == read);
        score.sources.0 += usize::from(right);
        score.sources.1 += 1;
    }
}

/// Facts: player and kind, and of a contract's end its year.
pub fn facts(pairs: &[Pair]) -> Count {
    let mut count = Count::default();
    let fits = |label: &GoldFact, read: &ReadFact| {
        let year = || read.value.as_deref().unwrap_or("None").chars().take(4).collect::<String>();
        folded(&label.player) == folded(&read.player)
            && label.kind == read.kind
            && (label.kind != "contract_end" || label.year() == year())
    };
    for (gold, reading) in pairs {
        let read = &reading.facts;
        let mut used = vec![false; read.len()];
        for label in in_turn(&gold.facts, |label| label.optional) {
            let hit = (0..read.len()).find(|at| !used[*at] && fits(label, &read[*at]));
            if let Some(hit) = hit {
                used[hit] = true;
            }
            count.found += usize::from(hit.is_some() && !label.optional);
            count.missed += usize::from(hit.is_none() && !label.optional);
        }
        let implied = |fact: &ReadFact| {
            matches!(fact.kind.as_str(), "arrival" | "on_loan")
                && gold.claims.iter().any(|claim| {
                    matches!(claim.stage.as_str(), "done" | "agreed" | "close")
                        && folded(&claim.player) == folded(&fact.player)
                })
        };
        count.wrong += read.iter().zip(&used).filter(|(fact, used)| !**used && !implied(fact)).count();
    }
    count
}

#[test]
fn what_is_read_wrong_costs() {
    let claim = |to: &str, stage: &str| {
        let text = serde_json::json!({
            "player": "Ibrahima Konaté", "to": to, "stage": stage, "polarity": "for", "modality": "reported", "past": false,
            "evidence": {"start": 0, "end": 1, "text": "x"}, "rule": "", "confidence": 0.5, "why": []
        });
        serde_json::from_value::<ReadClaim>(text).unwrap()
    };
    let gold: Gold = serde_json::from_value(serde_json::json!({"id": "1", "facts": [], "claims": [
        {"player": "Ibrahima Konate", "to": "Real Madrid", "stage": "bid", "polarity": "for"},
        {"player": "Ibrahima Konate", "to": "Chelsea", "stage": "close", "polarity": "for"},
    ]}))
    .unwrap();
    let exact = |read: Vec<ReadClaim>| {
        let reading = Reading {
            document: touchline::ingest::DocumentHead::default(),
            claims: read,
            facts: Vec::new(),
            problems: Vec::new(),
        };
        let pair = [(gold.clone(), reading)];
        let counted = |count: Count| (count.found, count.wrong, count.missed);
        (counted(pairs(&pair)), counted(claims(&pair, Level::Coarse).all), counted(claims(&pair, Level::Exact).all))
    };
    let madrid = || claim("Real Madrid", "bid");
    assert_eq!(exact(vec![madrid(), claim("Chelsea", "close")]), ((2, 0, 0), (2, 0, 0), (2, 0, 0)));
    assert_eq!(exact(vec![]), ((0, 0, 2), (0, 0, 2), (0, 0, 2)));
    // Talks are near enough to "close" for the coarse level, and an earlier step costs nothing.
    assert_eq!(exact(vec![madrid(), claim("Chelsea", "talks")]), ((2, 0, 0), (2, 0, 0), (1, 0, 1)));
    assert_eq!(exact(vec![madrid(), claim("Chelsea", "done")]), ((2, 0, 0), (1, 1, 1), (1, 1, 1)));
    assert_eq!(exact(vec![madrid(), claim("Inter", "close")]), ((1, 1, 1), (1, 1, 1), (1, 1, 1)));
}
