//! The second pass over reports, with their claims and facts, and over contradictions.

use crate::ledger::format::{ClaimRecord, ContradictionRecord, FactRecord, FactValueRecord, ReportRecord};
use crate::model::{
    Claim, ClaimId, Contradiction, ContradictionId, Fact, FactId, FactValue, Modality, Origin, Polarity, ReportId,
    Side, Slug, Stage, Subject,
};

use super::base::boxed;
use super::draft::Draft;
use super::place::At;
use super::value::near;
use super::words::{DATE_BASES, MODALITIES, POLARITIES};

impl Draft {
    pub(super) fn fill_report(&mut self, at: &At<'_>, r: &ReportRecord) {
        let Some(id) = self.ledger.index.reports.get(r.id.as_str()).copied() else { return };
        let basis = r.date_basis.as_ref().and_then(|text| self.word(at, "date_basis", text, DATE_BASES));
        let publisher = r.publisher.as_ref().and_then(|slug| self.source(at, "publisher", slug));
        let report = &mut self.ledger.reports[id.index()];
        report.date_basis = basis.unwrap_or(report.date_basis);
        report.publisher = publisher.or(report.publisher);
        for (i, claim) in r.claims.iter().enumerate() {
            self.fill_claim(&at.item("claims", i), id, claim);
        }
        for (i, fact) in r.facts.iter().enumerate() {
            self.fill_fact(&at.item("facts", i), id, fact);
        }
    }

    fn fill_claim(&mut self, at: &At<'_>, report: ReportId, r: &ClaimRecord) {
        if r.id.is_empty() || self.ledger.index.claims.contains_key(r.id.as_str()) {
            self.twice(at, &r.id);
            return;
        }
        let Some(saga) = self.ledger.index.sagas.get(r.saga.as_str()).copied() else {
            let near = near(&r.saga, &self.ledger.index.sagas);
            self.unknown(at, "saga", &r.saga, "saga", near);
            return;
        };
        let Some(stage) = self.stage(at, &r.stage) else { return };
        let polarity = r.polarity.as_ref().and_then(|text| self.word(at, "polarity", text, POLARITIES));
        let modality = r.modality.as_ref().and_then(|text| self.word(at, "modality", text, MODALITIES));
        let publisher = self.ledger[report].publisher;
        let origin = match &r.origin {
            Some(origin) => self.origin(at, origin),
            None => publisher.map(Origin::Named),
        };
        let id = ClaimId::at(self.ledger.claims.len());
        let claim = Claim {
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
        };
        self.ledger.claims.push(claim);
        self.ledger.index.claims.insert(r.id.as_str().into(), id);
        self.ledger.reports[report.index()].claims.push(id);
    }

    fn stage(&mut self, at: &At<'_>, code: &str) -> Option<Stage> {
        let stage = Stage::from_code(code);
        if stage.is_none() {
            let codes = Stage::ALL.map(Stage::code);
            let near = crate::text::nearest(code, codes.into_iter()).map(String::from);
            let problem = self.error(&at.field("stage"), "unknown_stage", format!("`{code}`: no such stage"));
            problem.expected = Some(format!("one of {}", codes.join(", ")));
            problem.nearest = near;
        }
        stage
    }

    fn fill_fact(&mut self, at: &At<'_>, report: ReportId, r: &FactRecord) {
        if r.id.is_empty() || self.ledger.index.facts.contains_key(r.id.as_str()) {
            self.twice(at, &r.id);
            return;
        }
        let Some(subject) = self.subject(at, r) else { return };
        let also = self.also(at, r);
        let value = match &r.value {
            Some(value) => self.fact_value(at, value),
            None => Some(FactValue::Text(r.summary.as_str().into())),
        };
        let Some(value) = value else { return };
        let modality = r.modality.as_ref().and_then(|text| self.word(at, "modality", text, MODALITIES));
        let origin = r.origin.as_ref().and_then(|origin| self.origin(at, origin));
        let id = FactId::at(self.ledger.facts.len());
        let fact = Fact {
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
        };
        self.ledger.facts.push(fact);
        self.ledger.index.facts.insert(r.id.as_str().into(), id);
        self.ledger.reports[report.index()].facts.push(id);
    }

    /// The claim that says the same as a fact: of its own report, or of one read before it.
    fn fact_claim(&mut self, at: &At<'_>, slug: &str) -> Option<ClaimId> {
        let found = self.ledger.index.claims.get(slug).copied();
        if found.is_none() {
            let near = near(slug, &self.ledger.index.claims);
            self.unknown(at, "claim", slug, "claim", near);
        }
        found
    }

    fn subject(&mut self, at: &At<'_>, r: &FactRecord) -> Option<Subject> {
        if let Some(slug) = &r.player {
            return self.player(at, "player", slug).map(Subject::Player);
        }
        if let Some(slug) = &r.person {
            let found = self.ledger.index.people.get(slug.as_str()).copied();
            if found.is_none() {
                let near = near(slug, &self.ledger.index.people);
                self.unknown(at, "person", slug, "person in office", near);
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
    fn also(&mut self, at: &At<'_>, r: &FactRecord) -> Box<[Subject]> {
        let mut also = Vec::new();
        for slug in &r.also_players {
            also.extend(self.player(at, "also_players", slug).map(Subject::Player));
        }
        for slug in &r.also_clubs {
            also.extend(self.club(at, "also_clubs", slug).map(Subject::Club));
        }
        if r.player.is_some() || r.person.is_some() || r.source.is_some() {
            also.extend(self.club_if(at, "club", r.club.as_ref()).map(Subject::Club));
        }
        also.into()
    }

    fn fact_value(&mut self, at: &At<'_>, value: &FactValueRecord) -> Option<FactValue> {
        match value {
            FactValueRecord::Text(text) => Some(FactValue::Text(text.as_str().into())),
            FactValueRecord::Number(number) => Some(FactValue::Number(*number)),
            FactValueRecord::Date(text) => self.partial(at, "value", text).map(FactValue::Date),
            FactValueRecord::Money(money) => self.money(at, "value", Some(money)).map(FactValue::Money),
        }
    }

    /// Contradictions may name claims and facts of files not read yet, so they wait for the end.
    pub(super) fn fill_contradiction(&mut self, at: &At<'_>, r: &ContradictionRecord) {
        self.waiting.push((at.file().into(), at.path(), self.layer, r.clone()));
    }

    /// Links the contradictions that waited.
    pub(super) fn fill_waiting(&mut self) {
        for (file, path, layer, r) in std::mem::take(&mut self.waiting) {
            self.layer = layer;
            let (list, index) = split(&path);
            let at = At::record(&file, list, index);
            if r.id.is_empty() || self.ledger.index.contradictions.contains_key(r.id.as_str()) {
                self.twice(&at, &r.id);
                continue;
            }
            let sides: Vec<Side> = r.sides.iter().enumerate().filter_map(|(i, slug)| self.side(&at, i, slug)).collect();
            let Some(known) = sides.iter().map(|side| self.side_day(*side)).max() else {
                self.error(&at, "empty", "no side of the contradiction can be found").expected =
                    Some("ids of claims or facts in `sides`".into());
                continue;
            };
            let id = ContradictionId::at(self.ledger.contradictions.len());
            self.ledger.index.contradictions.insert(r.id.as_str().into(), id);
            self.ledger.contradictions.push(Contradiction {
                slug: Slug::new(r.id.as_str()),
                summary: r.summary.as_str().into(),
                sides: sides.into(),
                known,
                layer,
            });
        }
    }

    fn side(&mut self, at: &At<'_>, i: usize, slug: &str) -> Option<Side> {
        let index = &self.ledger.index;
        let claim = index.claims.get(slug).map(|id| Side::Claim(*id));
        let found = claim.or_else(|| index.facts.get(slug).map(|id| Side::Fact(*id)));
        if found.is_none() {
            let near = near(slug, &self.ledger.index.claims).or_else(|| near(slug, &self.ledger.index.facts));
            self.error(&at.item("sides", i), "unknown_id", format!("`{slug}`: no such claim or fact")).nearest = near;
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

/// Splits `contradictions[3]` into its list and number.
fn split(path: &str) -> (&str, usize) {
    let (list, rest) = path.split_once('[').unwrap_or((path, "0]"));
    (list, rest.trim_end_matches(']').parse().unwrap_or(0))
}
