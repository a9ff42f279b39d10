//! Claims of a harvest: each in its report and its saga, made where they are not there.

use std::collections::HashMap;

use crate::import::harvest::FoundClaim;
use crate::ledger::format::{ClaimRecord, MoneyRecord, OriginRecord, ReportRecord, SagaRecord, SourceRecord, Text};
use crate::ledger::words::{MODALITIES, POLARITIES, SAGAS, code};
use crate::model::{Modality, Origin, PlayerId, Polarity, SagaId, SagaKind, SourceId};
use crate::text::fold;

use super::Merger;
use super::slug::kebab;

/// What was made for the claims of one harvest.
#[derive(Default)]
struct Made {
    sources: HashMap<String, Text<'static>>,
    sagas: HashMap<(String, String, bool), Text<'static>>,
    reports: Vec<ReportRecord<'static>>,
}

/// A player of the harvest as the ledger has him, or will have him.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlayerSlot {
    /// He is there.
    Known(PlayerId),
    /// He will be, under this id.
    New(String),
    /// Nobody is sure, or nobody knows him.
    Nobody,
}

impl Merger<'_> {
    pub(super) fn claims(&mut self) {
        let harvest = self.harvest;
        let mut made = Made::default();
        for claim in &harvest.claims {
            self.plan.tally.claims.read += 1;
            match self.players.get(claim.player).cloned() {
                Some(slot @ (PlayerSlot::Known(_) | PlayerSlot::New(_))) => self.claim(claim, &slot, &mut made),
                _ => self.plan.tally.claims.doubtful += 1,
            }
        }
        self.plan.tally.claims.refused += harvest.claims_refused;
        self.plan.tally.claims.read += harvest.claims_refused;
        self.plan.patch.reports.append(&mut made.reports);
    }

    fn claim(&mut self, claim: &FoundClaim, slot: &PlayerSlot, made: &mut Made) {
        let publisher = self.source(&claim.publisher, made);
        let saga = match slot {
            PlayerSlot::Known(id) => self.known_saga(*id, claim),
            _ => None,
        };
        if saga.is_some_and(|saga| self.has_claim(saga, claim)) {
            self.plan.tally.claims.same += 1;
            return;
        }
        let saga = match saga {
            Some(id) => self.ledger()[id].slug.to_string().into(),
            None => self.new_saga(claim, slot, made),
        };
        let place = self.report(claim, &publisher, made);
        let origin = claim.origin.as_deref().map(|words| match words.strip_prefix("unnamed") {
            Some(rest) => OriginRecord::Unnamed(rest.trim_start_matches([':', ' ']).to_owned().into()),
            None => OriginRecord::Source(self.source(words, made)),
        });
        let report = &mut made.reports[place];
        let mut number = report.claims.len() + 1;
        let id = loop {
            let id = format!("{saga}.{}.{}.{number}", claim.published, publisher.as_str());
            if !self.book.ledger.index.claims.contains_key(id.as_str()) {
                break id;
            }
            number += 1;
        };
        report.claims.push(ClaimRecord {
            id: id.into(),
            saga,
            stage: claim.stage.code().into(),
            polarity: (claim.polarity != Polarity::For).then(|| code(POLARITIES, claim.polarity).into()),
            modality: (claim.modality != Modality::Reported).then(|| code(MODALITIES, claim.modality).into()),
            origin,
            fee: claim.fee.map(|fee| MoneyRecord {
                amount: fee.amount,
                currency: fee.currency.code().to_owned().into(),
                addons: fee.addons,
            }),
            condition: claim.condition.clone().map(Into::into),
            summary: claim
                .summary
                .clone()
                .unwrap_or_else(|| format!("{}, as the table has it", claim.stage.code().replace('_', " ")))
                .into(),
            ..ClaimRecord::default()
        });
        self.plan.tally.claims.new += 1;
    }

    /// The source of a name, made where nobody is called so.
    fn source(&mut self, name: &str, made: &mut Made) -> Text<'static> {
        let folded = fold(name.trim());
        if let Some(slug) = made.sources.get(&folded) {
            return slug.clone();
        }
        let ledger = self.ledger();
        let called = |id: &SourceId| {
            let source = &ledger[*id];
            std::iter::once(&source.name).chain(&source.aliases).any(|name| fold(name) == folded)
                || source.slug.as_str() == folded
        };
        let slug: Text<'static> = match ledger.source_ids().find(called) {
            Some(id) => ledger[id].slug.to_string().into(),
            None => {
                let base = kebab(name);
                let base = if base.is_empty() { "source".to_owned() } else { base };
                let taken = |slug: &str| {
                    ledger.index.sources.contains_key(slug) || made.sources.values().any(|known| known.as_str() == slug)
                };
                let mut free = base.clone();
                let mut number = 2_u32;
                while taken(&free) {
                    free = format!("{base}-{number}");
                    number += 1;
                }
                let id: Text<'static> = free.into();
                self.plan.patch.sources.push(SourceRecord {
                    id: id.clone(),
                    name: name.trim().to_owned().into(),
                    kind: if name.trim().starts_with('@') { "account".into() } else { "outlet".into() },
                    note: Some("named by an imported table, which does not say what it is".into()),
                    ..SourceRecord::default()
                });
                id
            }
        };
        made.sources.insert(folded, slug.clone());
        slug
    }

    /// The saga of the ledger that a claim speaks of: the newest of his that has the destination
    /// and had not ended by that day.
    fn known_saga(&self, id: PlayerId, claim: &FoundClaim) -> Option<SagaId> {
        let ledger = self.ledger();
        let to = match claim.to {
            Some(at) => Some(self.known_club(at)?),
            None => None,
        };
        let renewal = claim.kind == SagaKind::Renewal;
        let fits = |saga: &&SagaId| {
            let saga = &ledger[**saga];
            let ended = saga.outcomes.iter().any(|outcome| outcome.known < claim.published);
            (saga.kind == SagaKind::Renewal) == renewal && (renewal || saga.to == to) && !ended
        };
        ledger.index.sagas_of_player[id.index()].iter().filter(fits).max_by_key(|saga| ledger[**saga].opened).copied()
    }

    fn has_claim(&self, saga: SagaId, claim: &FoundClaim) -> bool {
        let ledger = self.ledger();
        ledger.index.claims_of_saga[saga.index()].iter().any(|id| {
            let told = &ledger[*id];
            let publisher = ledger[told.report].publisher.map(|id| fold(&ledger[id].name));
            let origin = if let Origin::Named(id) = told.origin { Some(fold(&ledger[id].name)) } else { None };
            let wanted = fold(&claim.publisher);
            told.published == claim.published
                && told.stage == claim.stage
                && told.polarity == claim.polarity
                && (publisher.as_deref() == Some(&*wanted) || origin.as_deref() == Some(&*wanted))
        })
    }

    fn new_saga(&mut self, claim: &FoundClaim, slot: &PlayerSlot, made: &mut Made) -> Text<'static> {
        let player = match slot {
            PlayerSlot::Known(id) => self.ledger()[*id].slug.to_string(),
            PlayerSlot::New(slug) => slug.clone(),
            PlayerSlot::Nobody => String::new(),
        };
        let (from, to) = (claim.from.and_then(|at| self.club_slug(at)), claim.to.and_then(|at| self.club_slug(at)));
        let renewal = claim.kind == SagaKind::Renewal;
        let tail =
            if renewal { "renewal".to_owned() } else { to.as_ref().map_or_else(|| "exit".into(), ToString::to_string) };
        let key = (player.clone(), tail.clone(), renewal);
        if let Some(id) = made.sagas.get(&key) {
            return id.clone();
        }
        let base = format!("{player}-{tail}");
        let ledger = self.ledger();
        let year = claim.published.year();
        let names = [base.clone(), format!("{base}-{year}")]
            .into_iter()
            .chain((2..).map(|n: u32| format!("{base}-{year}-{n}")));
        let id: Text<'static> =
            names.into_iter().find(|id| !ledger.index.sagas.contains_key(id.as_str())).unwrap_or(base).into();
        let at = from.clone().unwrap_or_else(|| "elsewhere".into());
        let club = if renewal { to.clone().or(from.clone()) } else { to };
        let record = SagaRecord {
            id: id.clone(),
            player: player.into(),
            from: if renewal { from.or(club.clone()) } else { from },
            to: club,
            kind: code(SAGAS, claim.kind).into(),
            opened: Some(claim.published.to_string().into()),
            ..SagaRecord::default()
        };
        self.plan.patch.sagas.push((at, record));
        self.plan.tally.add("sagas");
        made.sagas.insert(key, id.clone());
        id
    }

    /// The place of the report that carries a claim among those to be added; one that the folder
    /// has already is added to.
    fn report(&mut self, claim: &FoundClaim, publisher: &Text<'static>, made: &mut Made) -> usize {
        let day = claim.published.to_string();
        let url = claim.url.clone().map(Text::from);
        let same = |report: &ReportRecord<'_>| {
            report.publisher.as_ref() == Some(publisher) && report.published.as_str() == day && report.url == url
        };
        if let Some(place) = made.reports.iter().position(same) {
            return place;
        }
        let ledger = self.ledger();
        let base = format!("{}-{day}", publisher.as_str());
        let names = std::iter::once(base.clone()).chain((2..).map(|n: u32| format!("{base}-{n}")));
        let free = |id: &String| {
            let there = ledger.index.reports.get(id.as_str()).map(|id| &ledger[*id]);
            let taken = made.reports.iter().any(|report| report.id.as_str() == id);
            !taken
                && there.is_none_or(|report| report.layer == self.top && report.url.as_deref() == claim.url.as_deref())
        };
        let id = names.into_iter().find(free).unwrap_or(base);
        made.reports.push(ReportRecord {
            id: id.into(),
            published: day.into(),
            date_basis: Some("stated".into()),
            publisher: Some(publisher.clone()),
            url,
            ..ReportRecord::default()
        });
        made.reports.len() - 1
    }
}
