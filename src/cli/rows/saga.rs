//! Sagas, claims, chains and contradictions, as JSON.

use serde::Serialize;

use crate::desk::plan::Breach;
use crate::desk::{SagaLink, SagaPage};
use crate::ledger::{Ledger, words};
use crate::model::{ClaimId, Money, Outcome, SagaId, Side, Stated};
use crate::rumour::{Chain, ChainNode, Clash, Dispute, Event, Standing, chain_of_claim};

use super::{club_id, club_name};

/// Money as reported.
#[derive(Serialize, Clone, Debug)]
pub struct MoneyJson {
    /// Whole units.
    pub amount: u64,
    /// The three-letter code.
    pub currency: String,
    /// Further units that depend on something.
    pub addons: Option<u64>,
}

impl From<Money> for MoneyJson {
    fn from(money: Money) -> Self {
        Self { amount: money.amount, currency: money.currency.code().to_string(), addons: money.addons }
    }
}

/// A saga beside a player of a chart.
#[derive(Serialize, Clone, Debug)]
pub struct SagaLinkJson {
    /// Its id.
    pub id: String,
    /// `in`, `out` or `renewal`.
    pub direction: &'static str,
    /// The club on its other side.
    pub club: Option<String>,
    /// Its id.
    pub club_id: Option<String>,
    /// The stage shown.
    pub stage: &'static str,
    /// The state it is in.
    pub state: &'static str,
    /// Whether it is contested.
    pub contested: bool,
    /// The fee last named.
    pub fee: Option<MoneyJson>,
}

impl SagaLinkJson {
    /// A link of a chart.
    pub fn of(ledger: &Ledger, link: &SagaLink) -> Self {
        Self {
            id: ledger[link.saga].slug.to_string(),
            direction: link.direction.code(),
            club: club_name(ledger, link.club),
            club_id: club_id(ledger, link.club),
            stage: link.stage.code(),
            state: link.state.code(),
            contested: link.contested,
            fee: link.fee.map(MoneyJson::from),
        }
    }
}

/// A saga in a list.
#[derive(Serialize, Clone, Debug)]
pub struct SagaJson {
    /// Its id.
    pub id: String,
    /// The player's name.
    pub player: String,
    /// His id.
    pub player_id: String,
    /// The club he would leave.
    pub from: Option<String>,
    /// Its id.
    pub from_id: Option<String>,
    /// The club he would join.
    pub to: Option<String>,
    /// Its id.
    pub to_id: Option<String>,
    /// What is meant where no one club is.
    pub to_note: Option<String>,
    /// `transfer`, `free`, `loan` or `renewal`.
    pub kind: &'static str,
    /// The state it is in.
    pub state: &'static str,
    /// Whether it is contested.
    pub contested: bool,
    /// The stage shown.
    pub stage: &'static str,
    /// The day of its first claim.
    pub opened: String,
    /// The day of its newest claim.
    pub last: String,
    /// How warm it is, 0 to 1000.
    pub heat: u16,
    /// How many originators it rests on, each unnamed one as its own.
    pub originators: u32,
    /// The named ones.
    pub named_originators: Vec<String>,
    /// The fee last named.
    pub fee: Option<MoneyJson>,
}

impl SagaJson {
    /// A saga where it stands.
    pub fn of(ledger: &Ledger, id: SagaId, standing: &Standing) -> Self {
        let saga = &ledger[id];
        let player = &ledger[saga.player];
        let named = &standing.originators.named;
        Self {
            id: saga.slug.to_string(),
            player: player.name.to_string(),
            player_id: player.slug.to_string(),
            from: club_name(ledger, saga.from),
            from_id: club_id(ledger, saga.from),
            to: club_name(ledger, saga.to),
            to_id: club_id(ledger, saga.to),
            to_note: saga.to_note.as_deref().map(String::from),
            kind: words::code(words::SAGAS, saga.kind),
            state: standing.state.code(),
            contested: standing.contested,
            stage: standing.stage.code(),
            opened: standing.opened.to_string(),
            last: standing.last.to_string(),
            heat: standing.heat,
            originators: standing.originators.count(),
            named_originators: named.iter().map(|source| ledger[*source].name.to_string()).collect(),
            fee: standing.fee.map(|fee| fee.money.into()),
        }
    }
}

/// How a saga ended.
#[derive(Serialize, Clone, Debug)]
pub struct OutcomeJson {
    /// `completed`, `failed` or `renewed`.
    pub result: &'static str,
    /// The day it ended.
    pub date: String,
    /// The day from which that was public.
    pub known: String,
    /// What happened.
    pub note: Option<String>,
    /// Where he is after it.
    pub final_club: Option<String>,
}

impl OutcomeJson {
    /// A reading of an outcome.
    pub fn of(ledger: &Ledger, stated: &Stated<Outcome>) -> Self {
        Self {
            result: words::code(words::RESULTS, stated.value.result),
            date: stated.value.date.to_string(),
            known: stated.known.to_string(),
            note: stated.value.note.as_deref().map(String::from),
            final_club: club_name(ledger, stated.value.final_club),
        }
    }
}

/// Who said it first, who passed it on, who published it.
#[derive(Serialize, Clone, Debug)]
pub struct ChainJson {
    /// Who said it first; of somebody unnamed how he was described, else null.
    pub originator: Option<String>,
    /// Whether the originator has a name.
    pub originator_named: bool,
    /// Who passed it on, from near to far.
    pub relays: Vec<String>,
    /// Who published what was read; null where that is not known.
    pub publisher: Option<String>,
    /// All of it, first to last.
    pub chain: Vec<String>,
}

impl ChainJson {
    /// A chain.
    pub fn of(
        ledger: &Ledger,
        chain: &Chain<'_>,
        relays: &[crate::model::SourceId],
        publisher: Option<String>,
    ) -> Self {
        let first = chain.originator();
        Self {
            originator: match first {
                ChainNode::Unnamed(None) => None,
                node => Some(node_name(ledger, node)),
            },
            originator_named: matches!(first, ChainNode::Source(_)),
            relays: relays.iter().map(|source| ledger[*source].name.to_string()).collect(),
            publisher,
            chain: chain.nodes().iter().map(|node| node_name(ledger, *node)).collect(),
        }
    }
}

/// What a place of a chain is called.
pub fn node_name(ledger: &Ledger, node: ChainNode<'_>) -> String {
    match node {
        ChainNode::Source(source) => ledger[source].name.to_string(),
        ChainNode::Unnamed(Some(described)) => described.to_string(),
        ChainNode::Unnamed(None) => "unnamed".to_string(),
        ChainNode::Document(document) => document.to_string(),
    }
}

/// A claim of a saga.
#[derive(Serialize, Clone, Debug)]
pub struct ClaimJson {
    /// Its id.
    pub id: String,
    /// The day of its report.
    pub published: String,
    /// The stage it claims.
    pub stage: &'static str,
    /// `for` or `against` the saga's proposition.
    pub polarity: &'static str,
    /// In what manner it is claimed.
    pub modality: &'static str,
    /// Its chain.
    #[serde(flatten)]
    pub chain: ChainJson,
    /// A fee it names.
    pub fee: Option<MoneyJson>,
    /// What it depends on.
    pub condition: Option<String>,
    /// What it says, in our words.
    pub summary: String,
    /// A remark of the ledger's keeper.
    pub note: Option<String>,
    /// The page.
    pub url: Option<String>,
    /// The report's id.
    pub report: String,
}

impl ClaimJson {
    /// A claim of the ledger.
    pub fn of(ledger: &Ledger, id: ClaimId) -> Self {
        let claim = &ledger[id];
        let report = &ledger[claim.report];
        let publisher = report.publisher.map(|source| ledger[source].name.to_string());
        let publisher = publisher.or_else(|| report.document.as_deref().map(String::from));
        Self {
            id: claim.slug.to_string(),
            published: claim.published.to_string(),
            stage: claim.stage.code(),
            polarity: words::code(words::POLARITIES, claim.polarity),
            modality: words::code(words::MODALITIES, claim.modality),
            chain: ChainJson::of(ledger, &chain_of_claim(ledger, claim), &claim.relays, publisher),
            fee: claim.fee.map(MoneyJson::from),
            condition: claim.condition.as_deref().map(String::from),
            summary: claim.summary.to_string(),
            note: claim.note.as_deref().map(String::from),
            url: report.url.as_deref().map(String::from),
            report: report.slug.to_string(),
        }
    }

    /// The claims of a page, newest first.
    pub fn of_page(ledger: &Ledger, page: &SagaPage<'_>) -> Vec<Self> {
        let claims = page.timeline.moments.iter().filter_map(|moment| match moment.event {
            Event::Claim { id, .. } => Some(id),
            Event::Outcome(_) | Event::Note(_) => None,
        });
        claims.map(|id| Self::of(ledger, id)).collect()
    }
}

/// A claim that a rule makes impossible on its day.
#[derive(Serialize, Clone, Debug)]
pub struct BreachJson {
    /// The claim's id.
    pub claim: String,
    /// The day it was made.
    pub published: String,
    /// The first day on which the rule allows what it tells of.
    pub allowed_from: String,
    /// Why it cannot have been so.
    pub why: String,
}

impl BreachJson {
    /// A breach of a rule.
    pub fn of(ledger: &Ledger, breach: &Breach) -> Self {
        Self {
            claim: ledger[breach.claim].slug.to_string(),
            published: breach.published.to_string(),
            allowed_from: breach.allowed_from.to_string(),
            why: crate::show::breach(breach),
        }
    }
}

/// Things that cannot all be so.
#[derive(Serialize, Clone, Debug)]
pub struct DisputeJson {
    /// `recorded`, `stance`, `fee`, `date`, `document`, `silence` or `outcome`.
    pub kind: &'static str,
    /// The id of a recorded one.
    pub id: Option<String>,
    /// What is at odds.
    pub summary: String,
    /// The day from which it could be seen.
    pub known: String,
    /// Its sides, each with the ids of the claims and facts that stand for it.
    pub sides: Vec<Vec<String>>,
}

impl DisputeJson {
    /// A dispute of a saga.
    pub fn of(ledger: &Ledger, dispute: &Dispute) -> Self {
        let kind = dispute.clash.code();
        let id = match &dispute.clash {
            Clash::Recorded(id) => Some(ledger[*id].slug.to_string()),
            _ => None,
        };
        let side = |side: &Side| match side {
            Side::Claim(id) => ledger[*id].slug.to_string(),
            Side::Fact(id) => ledger[*id].slug.to_string(),
        };
        Self {
            kind,
            id,
            summary: crate::show::clash(ledger, &dispute.clash),
            known: dispute.known.to_string(),
            sides: dispute.sides.iter().map(|sides| sides.iter().map(side).collect()).collect(),
        }
    }
}
