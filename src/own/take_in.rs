//! What the reader found in a document, made into items of the inbox.

use crate::desk::NameBook;
use crate::ingest::{ReadClaim, ReadFact, Reading};
use crate::ledger::Ledger;
use crate::ledger::words::{MODALITIES, POLARITIES, Words};
use crate::model::{Modality, Polarity, SagaKind, Stage, StageFamily};
use crate::text::{fingerprint, sanitise_to};

use super::inbox::{Inbox, InboxDocument, ItemLine, Line};
use super::proposal::{ClaimProposal, FactProposal, Name, Proposal, ReportProposal, Sum};
use super::question::Question;

/// The longest article that is kept.
const LONGEST_TEXT: usize = 256 << 10;
/// The longest word or sentence of a proposal.
const LONGEST_WORDS: usize = 500;

/// What came of taking something in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Taken {
    /// The ids of items that are new.
    pub new: Vec<String>,
    /// How many were there already.
    pub known: usize,
}

/// Names of the ledger, to find ids with.
pub(super) struct Names<'l> {
    pub(super) ledger: &'l Ledger,
    pub(super) book: &'l NameBook,
}

impl Names<'_> {
    pub(super) fn source(&self, name: &str) -> Name {
        let found = self.book.source(self.ledger, name).ok();
        found.map_or_else(
            || Name::new(words(name)),
            |id| Name::known(&*self.ledger[id].name, self.ledger[id].slug.as_str()),
        )
    }

    fn player(&self, name: &str, id: Option<&str>) -> Name {
        let known = id.and_then(|id| self.ledger.index.players.get(id));
        known.map_or_else(
            || Name::new(words(name)),
            |id| Name::known(&*self.ledger[*id].name, self.ledger[*id].slug.as_str()),
        )
    }

    fn club(&self, name: Option<&str>, id: Option<&str>) -> Option<Name> {
        let known = id.and_then(|id| self.ledger.index.clubs.get(id));
        match known {
            Some(id) => Some(Name::known(&*self.ledger[*id].name, self.ledger[*id].slug.as_str())),
            None => name.map(|name| Name::new(words(name))),
        }
    }
}

/// The id of a document: the same for the same text of the same page on the same day.
pub(super) fn document_id(reading: &Reading, text: &str) -> String {
    let head = &reading.document;
    let page = head.url.as_deref().unwrap_or_default();
    let day = head.date.as_deref().unwrap_or_default();
    // Ten digits: a clash within a hundred thousand documents is one in two hundred.
    format!("{:016x}", fingerprint(&[page, day, text]))[..10].to_owned()
}

/// The lines that a reading adds to an inbox: its document, then each claim and fact that is
/// not there yet. A second reading of the same text adds only what it found beyond the first.
pub(super) fn lines(
    inbox: &Inbox,
    names: &Names<'_>,
    reading: &Reading,
    text: &str,
    feed: Option<&str>,
) -> (Vec<Line>, Taken) {
    let id = document_id(reading, text);
    let head = &reading.document;
    let report = ReportProposal {
        day: head.date.as_deref().and_then(|date| date.get(..10)?.parse().ok()),
        day_basis: head.date_basis.clone(),
        outlet: head.outlet.as_deref().map(|outlet| names.source(outlet)),
        author: head.author.as_deref().map(words),
        url: head.url.clone().filter(|url| url.len() <= LONGEST_WORDS && !url.contains(char::is_whitespace)),
    };
    let mut taken = Taken::default();
    let mut lines = Vec::new();
    if inbox.document(&id).is_none() {
        // Cut at the end, so that evidence still counts right.
        let text = text.get(..text.floor_char_boundary(LONGEST_TEXT)).unwrap_or_default().to_owned();
        let path = head.path.as_deref().map(words);
        let document =
            InboxDocument { id: id.clone(), text, path, feed: feed.map(str::to_owned), report: report.clone() };
        lines.push(Line::Document(Box::new(document)));
    }
    let claims = reading.claims.iter().map(|claim| {
        let meta = (claim.evidence.clone(), Some(claim.rule.clone()), Some(claim.confidence), claim.why.clone());
        (claim_proposal(names, claim).map(Proposal::Claim), meta)
    });
    let facts = reading.facts.iter().map(|fact| {
        (Some(Proposal::Fact(fact_proposal(names, fact))), (fact.evidence.clone(), None, None, Vec::new()))
    });
    let mut number = inbox.items_of(&id).count();
    for (proposal, (evidence, rule, confidence, why)) in claims.chain(facts) {
        let Some(proposal) = proposal else { continue };
        let same = |item: &super::inbox::InboxItem| {
            item.evidence.as_ref().map(|span| (span.start, span.end)) == Some((evidence.start, evidence.end))
                && item.read_proposal() == &proposal
        };
        if inbox.items_of(&id).any(same) {
            taken.known += 1;
            continue;
        }
        number += 1;
        let item = ItemLine {
            id: format!("{id}-{number}"),
            document: Some(id.clone()),
            report: report.clone(),
            proposal,
            evidence: Some(evidence),
            rule,
            confidence,
            why,
        };
        taken.new.push(item.id.clone());
        lines.push(Line::Item(Box::new(item)));
    }
    if taken.new.is_empty() {
        // A text without claims is nothing to decide about.
        lines.clear();
    }
    (lines, taken)
}

/// The lines that questions add to an inbox.
pub(super) fn question_lines(inbox: &Inbox, questions: &[Question]) -> (Vec<Line>, Taken) {
    let mut taken = Taken::default();
    let mut lines = Vec::new();
    for question in questions {
        if inbox.item(&question.key).is_some() || taken.new.contains(&question.key) {
            taken.known += 1;
            continue;
        }
        taken.new.push(question.key.clone());
        lines.push(Line::Item(Box::new(ItemLine {
            id: question.key.clone(),
            document: None,
            report: ReportProposal::default(),
            proposal: Proposal::Question(question.clone()),
            evidence: None,
            rule: None,
            confidence: None,
            why: Vec::new(),
        })));
    }
    (lines, taken)
}

fn claim_proposal(names: &Names<'_>, read: &ReadClaim) -> Option<ClaimProposal> {
    // A word that is no stage could only come from a newer file.
    let stage = Stage::from_code(&read.stage)?;
    let contract = stage.family() == StageFamily::Contract;
    let from = names.club(read.from.as_deref(), read.from_id.as_deref());
    let to = names.club(read.to.as_deref(), read.to_id.as_deref());
    let source = read.source.as_deref().map(|name| match &read.source_id {
        Some(id) => Name::known(words(name), id),
        None => names.source(name),
    });
    let relay = read.relay.as_deref().map(|name| names.source(name)).filter(|relay| Some(relay) != source.as_ref());
    Some(ClaimProposal {
        player: names.player(&read.player, read.player_id.as_deref()),
        // Of a renewal, both are the club he is at.
        to: if contract { to.or_else(|| from.clone()) } else { to },
        from,
        stage,
        polarity: word(&read.polarity, POLARITIES, Polarity::For),
        modality: word(&read.modality, MODALITIES, Modality::Reported),
        kind: match read.deal.as_deref() {
            _ if contract => SagaKind::Renewal,
            Some("loan" | "loan_option" | "loan_obligation") => SagaKind::Loan,
            Some("free" | "early_release") => SagaKind::Free,
            _ => SagaKind::Transfer,
        },
        fee: read.fee.as_ref().map(|fee| Sum {
            amount: fee.amount,
            currency: fee.currency.clone(),
            addons: fee.addons,
        }),
        condition: read.condition.as_deref().map(words),
        unnamed: read.vague_source.as_deref().filter(|_| source.is_none()).map(words),
        source,
        relays: relay.into_iter().collect(),
        recalls: read.as_of.clone(),
        saga: read.saga.clone(),
        summary: None,
    })
}

fn fact_proposal(names: &Names<'_>, read: &ReadFact) -> FactProposal {
    FactProposal {
        player: names.player(&read.player, read.player_id.as_deref()),
        kind: read.kind.clone(),
        value: read.value.as_deref().map(words),
        source: None,
        summary: None,
    }
}

fn word<T: Copy>(text: &str, words: Words<T>, otherwise: T) -> T {
    words.iter().find(|(known, _)| *known == text).map_or(otherwise, |(_, value)| *value)
}

/// Words of an article as one harmless line.
pub(super) fn words(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    sanitise_to(&line.join(" "), LONGEST_WORDS).into_owned()
}
