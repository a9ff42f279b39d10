//! The second pass over reports, with their claims and facts, and over contradictions.

use crate::ledger::Replaced;
use crate::ledger::format::{ClaimRecord, ContradictionRecord, FactRecord, FactValueRecord, ReportRecord};
use crate::model::{
    Claim, ClaimId, Contradiction, ContradictionId, Fact, FactId, FactValue, Modality, Origin, Polarity, ReportId,
    Side, Slug, Stage, Subject,
};

use super::base::boxed;
use super::draft::Draft;
use super::near::Kind;
use super::place::At;
use crate::ledger::words::{DATE_BASES, MODALITIES, POLARITIES};

impl Draft {
    pub(super) fn fill_report(&mut self, at: &At<'_>, r: &ReportRecord<'_>) {
        let Some(id) = self.ledger.index.reports.get(r.id.as_str()).copied() else { return };
        let basis = r.date_basis.as_ref().and_then(|text| self.word(at, "date_basis", text, DATE_BASES));
        let publisher = r.publisher.as_ref().and_then(|slug| self.source(at, "publisher", slug));
        let report = &mut self.ledger.reports[id.index()];
        report.date_basis = basis.unwrap_or(report.date_basis);
        report.publisher = publisher.or(report.publisher);
        for (i, claim) in r.claims.iter().enumerate() {
            self.fill_claim(&at.item("claims", i), id, claim);
        }
    }

    /// Facts come after every claim, for they may name claims of any file.
    pub(super) fn fill_facts(&mut self, at: &At<'_>, r: &ReportRecord<'_>) {
        let Some(id) = self.ledger.index.reports.get(r.id.as_str()).copied() else { return };
        for (i, fact) in r.facts.iter().enumerate() {
            self.fill_fact(&at.item("facts", i), id, fact);
        }
    }

    fn fill_claim(&mut self, at: &At<'_>, report: ReportId, r: &ClaimRecord<'_>) {
        if self.nameless(at, &r.id) {
            return;
        }
        let lower = self.ledger.index.claims.get(r.id.as_str()).copied();
        if lower.is_some_and(|id| self.ledger[id].layer == self.layer) {
            self.twice(at, &r.id);
            return;
        }
        let Some(claim) = self.claim(at, report, r) else { return };
        if let Some(id) = lower {
            let earlier = std::mem::replace(&mut self.ledger.claims[id.index()], claim);
            self.ledger.reports[earlier.report.index()].claims.retain(|claim| *claim != id);
            self.ledger.reports[report.index()].claims.push(id);
            self.ledger.replaced.push(Replaced::Claim(id, earlier));
            return;
        }
        let id = ClaimId::at(self.ledger.claims.len());
        self.ledger.index.claims.insert(claim.slug.clone(), id);
        self.ledger.claims.push(claim);
        self.ledger.reports[report.index()].claims.push(id);
    }

    fn claim(&mut self, at: &At<'_>, report: ReportId, r: &ClaimRecord<'_>) -> Option<Claim> {
        let saga = self.ledger.index.sagas.get(r.saga.as_str()).copied();
        if saga.is_none() {
            self.unknown(at, "saga", &r.saga, Kind::Saga);
        }
        let stage = self.stage(at, &r.stage);
        let (saga, stage) = (saga?, stage?);
        for (i, slug) in r.clubs.iter().enumerate() {
            if !self.ledger.index.clubs.contains_key(slug.as_str()) {
                self.unknown_at(&at.item("clubs", i), slug, Kind::Club);
            }
        }
        let polarity = r.polarity.as_ref().and_then(|text| self.word(at, "polarity", text, POLARITIES));
        let modality = r.modality.as_ref().and_then(|text| self.word(at, "modality", text, MODALITIES));
        let origin = match &r.origin {
            Some(origin) => self.origin(at, origin),
            None => self.ledger[report].publisher.map(Origin::Named),
        };
        Some(Claim {
            slug: Slug::new(r.id.as_str()),
            saga,
            report,
            published: self.ledger[report].published,
            stage,
            polarity: polarity.unwrap_or(Polarity::For),
            modality: modality.unwrap_or(Modality::Reported),
            origin: origin.unwrap_or(Origin::Unnamed(None)),
            relays: self.sources(at, "relays", &r.relays),
            fee: self.money(at, "fee", r.fee.as_ref()),
            condition: boxed(r.condition.as_ref()),
            note: boxed(r.note.as_ref()),
            recalls: boxed(r.recalls.as_ref()),
            summary: r.summary.as_str().into(),
            layer: self.layer,
        })
    }

    fn stage(&mut self, at: &At<'_>, code: &str) -> Option<Stage> {
        let stage = Stage::from_code(code);
        if stage.is_none() {
            self.unknown_word(&at.field("stage"), at, "stage", code, Stage::ALL.map(Stage::code).to_vec());
        }
        stage
    }

    fn fill_fact(&mut self, at: &At<'_>, report: ReportId, r: &FactRecord<'_>) {
        if self.nameless(at, &r.id) {
            return;
        }
        let lower = self.ledger.index.facts.get(r.id.as_str()).copied();
        if lower.is_some_and(|id| self.ledger[id].layer == self.layer) {
            self.twice(at, &r.id);
            return;
        }
        let Some(fact) = self.fact(at, report, r) else { return };
        if let Some(id) = lower {
            let earlier = std::mem::replace(&mut self.ledger.facts[id.index()], fact);
            self.ledger.reports[earlier.report.index()].facts.retain(|fact| *fact != id);
            self.ledger.reports[report.index()].facts.push(id);
            self.ledger.replaced.push(Replaced::Fact(id, earlier));
            return;
        }
        let id = FactId::at(self.ledger.facts.len());
        self.ledger.index.facts.insert(fact.slug.clone(), id);
        self.ledger.facts.push(fact);
        self.ledger.reports[report.index()].facts.push(id);
    }

    fn fact(&mut self, at: &At<'_>, report: ReportId, r: &FactRecord<'_>) -> Option<Fact> {
        let subject = self.subject(at, r)?;
        let also = self.also(at, r);
        let value = match &r.value {
            Some(value) => self.fact_value(&at.field("value"), value),
            None => Some(FactValue::Text(r.summary.as_str().into())),
        };
        let value = value?;
        let modality = r.modality.as_ref().and_then(|text| self.word(at, "modality", text, MODALITIES));
        let origin = r.origin.as_ref().and_then(|origin| self.origin(at, origin));
        Some(Fact {
            slug: Slug::new(r.id.as_str()),
            subject,
            also,
            kind: r.kind.as_str().into(),
            value,
            valid: self.partial_if(at, "valid", r.valid.as_ref()),
            known: self.ledger[report].published,
            report,
            modality: modality.unwrap_or(Modality::Reported),
            origin,
            relays: self.sources(at, "relays", &r.relays),
            summary: r.summary.as_str().into(),
            claim: r.claim.as_ref().and_then(|slug| self.fact_claim(at, slug)),
            layer: self.layer,
        })
    }

    /// The claim that says the same as a fact.
    fn fact_claim(&mut self, at: &At<'_>, slug: &str) -> Option<ClaimId> {
        let found = self.ledger.index.claims.get(slug).copied();
        if found.is_none() {
            self.unknown(at, "claim", slug, Kind::Claim);
        }
        found
    }

    fn subject(&mut self, at: &At<'_>, r: &FactRecord<'_>) -> Option<Subject> {
        if let Some(slug) = &r.player {
            return self.player(at, "player", slug).map(Subject::Player);
        }
        if let Some(slug) = &r.person {
            let found = self.ledger.index.people.get(slug.as_str()).copied();
            if found.is_none() {
                self.unknown(at, "person", slug, Kind::Person);
            }
            return found.map(Subject::Person);
        }
        if let Some(slug) = &r.source {
            return self.source(at, "source", slug).map(Subject::Source);
        }
        if let Some(slug) = &r.club {
            return self.club(at, "club", slug).map(Subject::Club);
        }
        self.error(at, "no_subject", "the fact is about nobody").expected =
            Some("one of `player`, `club`, `person` and `source`".into());
        None
    }

    /// Whom else a fact concerns: named so, or a club beside the player it is about.
    fn also(&mut self, at: &At<'_>, r: &FactRecord<'_>) -> Box<[Subject]> {
        let mut also = Vec::new();
        for (i, slug) in r.also_players.iter().enumerate() {
            match self.ledger.index.players.get(slug.as_str()) {
                Some(id) => also.push(Subject::Player(*id)),
                None => self.unknown_at(&at.item("also_players", i), slug, Kind::Player),
            }
        }
        for (i, slug) in r.also_clubs.iter().enumerate() {
            match self.ledger.index.clubs.get(slug.as_str()) {
                Some(id) => also.push(Subject::Club(*id)),
                None => self.unknown_at(&at.item("also_clubs", i), slug, Kind::Club),
            }
        }
        if r.player.is_some() || r.person.is_some() || r.source.is_some() {
            also.extend(self.club_if(at, "club", r.club.as_ref()).map(Subject::Club));
        }
        also.into()
    }

    fn fact_value(&mut self, at: &At<'_>, value: &FactValueRecord<'_>) -> Option<FactValue> {
        match value {
            FactValueRecord::Text(text) => Some(FactValue::Text(text.as_str().into())),
            FactValueRecord::Number(number) => Some(FactValue::Number(*number)),
            FactValueRecord::Date(text) => self.partial(at, "date", text).map(FactValue::Date),
            FactValueRecord::Money(money) => self.money(at, "money", Some(money)).map(FactValue::Money),
        }
    }

    /// Contradictions come last: they may name claims and facts of any file.
    pub(super) fn fill_contradiction(&mut self, at: &At<'_>, r: &ContradictionRecord<'_>) {
        if self.nameless(at, &r.id) {
            return;
        }
        let lower = self.ledger.index.contradictions.get(r.id.as_str()).copied();
        if lower.is_some_and(|id| self.ledger[id].layer == self.layer) {
            self.twice(at, &r.id);
            return;
        }
        let sides: Vec<Side> = r.sides.iter().enumerate().filter_map(|(i, slug)| self.side(at, i, slug)).collect();
        let Some(known) = sides.iter().map(|side| self.side_day(*side)).max() else {
            self.error(at, "empty", "no side of the contradiction can be found").expected =
                Some("ids of claims or facts in `sides`".into());
            return;
        };
        let slug = Slug::new(r.id.as_str());
        let contradiction =
            Contradiction { slug, summary: r.summary.as_str().into(), sides: sides.into(), known, layer: self.layer };
        if let Some(id) = lower {
            let earlier = std::mem::replace(&mut self.ledger.contradictions[id.index()], contradiction);
            self.ledger.replaced.push(Replaced::Contradiction(id, earlier));
            return;
        }
        let id = ContradictionId::at(self.ledger.contradictions.len());
        self.ledger.index.contradictions.insert(contradiction.slug.clone(), id);
        self.ledger.contradictions.push(contradiction);
    }

    fn side(&mut self, at: &At<'_>, i: usize, slug: &str) -> Option<Side> {
        let index = &self.ledger.index;
        let claim = index.claims.get(slug).map(|id| Side::Claim(*id));
        let found = claim.or_else(|| index.facts.get(slug).map(|id| Side::Fact(*id)));
        if found.is_none() {
            self.unknown_at(&at.item("sides", i), slug, Kind::Side);
        }
        found
    }

    fn side_day(&self, side: Side) -> crate::model::Day {
        match side {
            Side::Claim(id) => self.ledger[id].published,
            Side::Fact(id) => self.ledger[id].known,
        }
    }
}
