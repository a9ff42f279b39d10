//! Chains: who said it first, who passed it on, who published it. And counting originators.

use std::collections::HashSet;

use crate::ledger::Ledger;
use crate::model::{Claim, Day, Fact, Money, Origin, Report, ReportId, Saga, SourceId};

/// One place in a chain.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChainNode<'a> {
    /// A source with a name.
    Source(SourceId),
    /// Somebody unnamed, as described.
    Unnamed(Option<&'a str>),
    /// A document whose publisher is not known, as it calls itself.
    Document(&'a str),
}

/// A chain from the originator to the publisher. Never empty; no source stands in it twice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chain<'a> {
    nodes: Vec<ChainNode<'a>>,
}

impl<'a> Chain<'a> {
    /// Begins with the originator, where there is one apart from the document.
    fn new(origin: Option<&'a Origin>) -> Self {
        let first = origin.map(|origin| match origin {
            Origin::Named(id) => ChainNode::Source(*id),
            Origin::Unnamed(described) => ChainNode::Unnamed(described.as_deref()),
        });
        Self { nodes: first.into_iter().collect() }
    }

    /// Lets the relays pass it on, then the report publish it.
    fn through(mut self, relays: &[SourceId], report: &'a Report) -> Self {
        for relay in relays {
            self.pass(ChainNode::Source(*relay));
        }
        match (report.publisher, report.document.as_deref(), report.author.as_deref()) {
            (Some(id), _, _) => self.publish(ChainNode::Source(id)),
            (None, Some(document), _) if !self.is_described_as(document) => self.pass(ChainNode::Document(document)),
            (None, None, Some(author)) => self.pass(ChainNode::Document(author)),
            _ => {}
        }
        if self.nodes.is_empty() {
            self.nodes.push(ChainNode::Document(report.slug.as_str()));
        }
        self
    }

    /// Adds a node that is not in the chain yet.
    fn pass(&mut self, node: ChainNode<'a>) {
        if !self.nodes.contains(&node) {
            self.nodes.push(node);
        }
    }

    /// Puts the publisher last: out of the relays where it stands among them too, but not out of
    /// the originator's place.
    fn publish(&mut self, node: ChainNode<'a>) {
        if self.nodes.first() == Some(&node) {
            return;
        }
        self.nodes.retain(|n| *n != node);
        self.nodes.push(node);
    }

    /// Whether the originator is the document itself, described in the same words.
    fn is_described_as(&self, document: &str) -> bool {
        self.nodes.first() == Some(&ChainNode::Unnamed(Some(document)))
    }

    /// The places, the originator first.
    pub fn nodes(&self) -> &[ChainNode<'a>] {
        &self.nodes
    }

    /// Who said it first.
    pub fn originator(&self) -> ChainNode<'a> {
        self.nodes.first().copied().unwrap_or(ChainNode::Unnamed(None))
    }
}

/// The chain of a claim: originator, relays, publisher; a publisher who is the originator counts
/// once.
pub fn chain_of_claim<'a>(ledger: &'a Ledger, claim: &'a Claim) -> Chain<'a> {
    Chain::new(Some(&claim.origin)).through(&claim.relays, report(ledger, claim.report))
}

/// The chain of a fact: as a claim's; one that the document says in its own voice begins with
/// the publisher, or with the document.
pub fn chain_of_fact<'a>(ledger: &'a Ledger, fact: &'a Fact) -> Chain<'a> {
    Chain::new(fact.origin.as_ref()).through(&fact.relays, report(ledger, fact.report))
}

fn report(ledger: &Ledger, id: ReportId) -> &Report {
    &ledger[id]
}

/// Who originated a set of claims. Relays and publishers never count.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Originators {
    /// The named ones, once each, in the order in which they first spoke.
    pub named: Vec<SourceId>,
    /// Unnamed ones: one for each claim, those of one day that [`may_be_one`] once.
    pub unnamed: u32,
}

impl Originators {
    /// All of them, each unnamed one as its own.
    pub fn count(&self) -> u32 {
        self.named.len() as u32 + self.unnamed
    }

    /// How many are known to be independent: the unnamed are never presumed independent of each
    /// other, so all of them together weigh as one.
    pub fn independent(&self) -> u32 {
        self.named.len() as u32 + self.unnamed.min(1)
    }
}

/// Whether two unnamed origins of a saga may well be the same: on one day, with the same
/// destination or the same fee.
pub(super) fn may_be_one(saga: &Saga, one: &Claim, other: &Claim) -> bool {
    one.published == other.published && (saga.to.is_some() || (one.fee.is_some() && one.fee == other.fee))
}

/// Up to this many named originators are looked through; beyond, they are looked up.
const FEW: usize = 24;

/// Counts originators, claim by claim, oldest first.
pub(super) struct Census {
    found: Originators,
    /// Whether the saga has a destination: then all of a day's unnamed claims name the same.
    one_destination: bool,
    /// The last day with an unnamed origin, and the fees named on it.
    unnamed: Option<(Day, Vec<Option<Money>>)>,
    /// The named ones again, filled only when they are many: most sagas have a handful.
    seen: HashSet<SourceId>,
}

impl Census {
    /// Counts nobody yet.
    pub(super) fn new(saga: &Saga) -> Self {
        Self { found: Originators::default(), one_destination: saga.to.is_some(), unnamed: None, seen: HashSet::new() }
    }

    /// Counts the originator of a piece of evidence; says whether he is new.
    pub(super) fn count(&mut self, claim: &Claim) -> bool {
        match &claim.origin {
            Origin::Named(id) => {
                let new = self.is_new(*id);
                if new {
                    self.found.named.push(*id);
                }
                new
            }
            Origin::Unnamed(_) => {
                let new = self.is_unnamed_new(claim);
                self.found.unnamed += u32::from(new);
                new
            }
        }
    }

    /// The same as [`may_be_one`] of any earlier one, without keeping the claims.
    fn is_unnamed_new(&mut self, claim: &Claim) -> bool {
        let today = self.unnamed.take().filter(|(day, _)| *day == claim.published);
        let (day, mut fees) = today.unwrap_or_else(|| (claim.published, Vec::new()));
        let told = !fees.is_empty() && (self.one_destination || (claim.fee.is_some() && fees.contains(&claim.fee)));
        fees.push(claim.fee);
        self.unnamed = Some((day, fees));
        !told
    }

    fn is_new(&mut self, id: SourceId) -> bool {
        if self.found.named.len() <= FEW {
            return !self.found.named.contains(&id);
        }
        if self.seen.is_empty() {
            self.seen.extend(&self.found.named);
        }
        self.seen.insert(id)
    }

    /// Who was counted.
    pub(super) fn finish(self) -> Originators {
        self.found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rumour::fixture::{SAGA, ledger};

    /// The chains of a table's claims, in words.
    fn chains(table: &str) -> Vec<String> {
        let ledger = ledger("free", table);
        let word = |node: &ChainNode<'_>| match node {
            ChainNode::Source(id) => ledger[*id].slug.to_string(),
            ChainNode::Unnamed(described) => format!("?{}", described.unwrap_or("")),
            ChainNode::Document(name) => format!("[{name}]"),
        };
        let spoken = |claim| {
            let chain = chain_of_claim(&ledger, claim);
            chain.nodes().iter().map(word).collect::<Vec<_>>().join(" > ")
        };
        ledger.claims.iter().map(spoken).collect()
    }

    #[test]
    fn a_chain_runs_from_originator_over_relays_to_publisher() {
        let table = "
            2026-02-06 moretto contact via=radio-marca,goal by=anfield-index
            2026-02-06 marca interest by=marca
            2026-02-06 marca interest via=goal by=marca
            2026-02-06 moretto interest via=goal by=goal
            2026-02-06 moretto interest via=goal,as,goal by=goal
            2026-02-06 moretto interest via=moretto by=goal
            2026-02-06 moretto interest";
        assert_eq!(
            chains(table),
            [
                "moretto > radio-marca > goal > anfield-index",
                "marca",
                "marca > goal",
                "moretto > goal",
                "moretto > as > goal",
                "moretto > goal",
                "moretto",
            ]
        );
    }

    #[test]
    fn the_unnamed_are_described_and_documents_named() {
        let table = "
            2026-02-06 ? interest by=goal
            2026-02-06 ?a_Spanish_report interest by=goal
            2026-02-06 ?a_Spanish_report interest doc=an_article
            2026-02-06 ?an_article interest doc=an_article";
        assert_eq!(
            chains(table),
            ["? > goal", "?a Spanish report > goal", "?a Spanish report > [an article]", "?an article"]
        );
    }

    #[test]
    fn a_fact_in_the_documents_own_voice_begins_with_whoever_published_it() {
        let ledger = ledger(
            "free",
            "2026-02-06 fact by=goal
             2026-02-06 fact doc=an_article
             2026-02-06 fact
             2026-02-06 fact of=moretto via=as by=goal",
        );
        let chains: Vec<Vec<ChainNode<'_>>> =
            ledger.facts.iter().map(|f| chain_of_fact(&ledger, f).nodes().to_vec()).collect();
        let source = |slug: &str| ChainNode::Source(ledger.index.sources[slug]);
        assert_eq!(chains[0], [source("goal")]);
        assert_eq!(chains[1], [ChainNode::Document("an article")]);
        assert_eq!(chains[2], [ChainNode::Document(ledger[ledger.facts[2].report].slug.as_str())]);
        assert_eq!(chains[3], [source("moretto"), source("as"), source("goal")]);
    }

    #[test]
    fn many_originators_count_once_each_too() {
        let ledger = ledger("free", "2026-02-01 marca interest");
        let mut census = Census::new(&ledger[SAGA]);
        for round in 0..3 {
            for id in 0..FEW * 3 {
                let claim = Claim { origin: Origin::Named(SourceId::at(id)), ..ledger.claims[0].clone() };
                assert_eq!(census.count(&claim), round == 0, "{id} in round {round}");
            }
        }
        assert_eq!(census.finish().count() as usize, FEW * 3);
    }

    #[test]
    fn the_unnamed_count_once_a_day_and_weigh_as_one() {
        let ledger = ledger(
            "free",
            "2026-02-01 ? interest
             2026-02-02 ? interest
             2026-02-02 ?a_report contact
             2026-02-03 marca interest via=goal by=as
             2026-02-04 marca contact by=goal",
        );
        let mut census = Census::new(&ledger[SAGA]);
        let new: Vec<bool> = ledger.claims.iter().map(|claim| census.count(claim)).collect();
        assert_eq!(new, [true, true, false, true, false], "two of one day name one destination");
        let found = census.finish();
        assert_eq!(found.named, [ledger.index.sources["marca"]]);
        assert_eq!((found.unnamed, found.count(), found.independent()), (2, 3, 2));
    }

    #[test]
    fn without_a_destination_the_unnamed_of_a_day_are_one_where_they_name_one_fee() {
        let mut ledger = ledger(
            "transfer",
            "2026-02-01 ? bid fee=50EUR
             2026-02-01 ? talks
             2026-02-01 ?a_report bid fee=50EUR
             2026-02-02 ? bid fee=50EUR",
        );
        ledger.sagas[SAGA.index()].to = None;
        let saga = &ledger[SAGA];
        let mut census = Census::new(saga);
        let new: Vec<bool> = ledger.claims.iter().map(|claim| census.count(claim)).collect();
        assert_eq!(new, [true, true, false, true]);
        assert!(may_be_one(saga, &ledger.claims[0], &ledger.claims[2]));
        assert!(!may_be_one(saga, &ledger.claims[0], &ledger.claims[1]));
    }
}
