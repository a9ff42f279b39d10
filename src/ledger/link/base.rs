//! The first pass: every record gets its id.

use std::collections::hash_map::Entry;

use crate::ledger::format::{
    AssociationRecord, ClubRecord, PersonRecord, PlayerRecord, ReportRecord, SagaRecord, SourceRecord, TableRecord,
    Text,
};
use crate::ledger::index::Slugs;
use crate::model::{
    Association, AssociationId, Club, ClubId, DateBasis, Person, PersonId, Player, PlayerId, Report, ReportId, Saga,
    SagaId, SagaKind, SeasonCalendar, Slug, Source, SourceId, SourceKind, Table, TableId,
};

use super::draft::Draft;
use super::place::At;

/// What registering a slug came to.
enum Registered {
    /// A new thing takes this slug.
    New,
    /// A lower layer has it: this record adds to that thing.
    Over,
    /// The same layer has it already: this record is left out.
    Twice,
}

/// Takes a slug for the thing about to be pushed as number `next`.
fn take<Id: Copy>(slugs: &mut Slugs<Id>, slug: &Slug, next: Id, layer_of: impl Fn(Id) -> u8, layer: u8) -> Registered {
    match slugs.entry(slug.clone()) {
        Entry::Vacant(entry) => {
            entry.insert(next);
            Registered::New
        }
        Entry::Occupied(entry) if layer_of(*entry.get()) < layer => Registered::Over,
        Entry::Occupied(_) => Registered::Twice,
    }
}

impl Draft {
    /// Tells of a second record with an id in the same ledger.
    pub(super) fn twice(&mut self, at: &At<'_>, slug: &str) {
        self.error(&at.field("id"), "duplicate_id", format!("`{slug}` stands twice in this ledger")).expected =
            Some("one record for each id".into());
    }

    /// Whether a record has no id; tells so.
    pub(super) fn nameless(&mut self, at: &At<'_>, slug: &str) -> bool {
        if slug.is_empty() {
            self.missing(at, "id", "an id in kebab-case");
        }
        slug.is_empty()
    }

    /// Whether a record with this slug is to be made; tells where it may not be.
    fn taken(&mut self, at: &At<'_>, slug: &str, registered: &Registered) -> bool {
        match registered {
            Registered::New => true,
            Registered::Over => false,
            Registered::Twice => {
                self.twice(at, slug);
                false
            }
        }
    }

    pub(super) fn register_table(&mut self, at: &At<'_>, r: &TableRecord<'_>) {
        if self.nameless(at, &r.id) {
            return;
        }
        let (next, layer) = (TableId::at(self.ledger.tables.len()), self.layer);
        // A table has no values of its own to merge: a later ledger's record of it only repeats it.
        let slug = Slug::new(r.id.as_str());
        let registered = take(&mut self.ledger.index.tables, &slug, next, |_| 0, layer.max(1));
        if !matches!(registered, Registered::New) {
            if layer == 0 {
                self.twice(at, &r.id);
            }
            return;
        }
        let day = self.day_if(at, "day", r.day.as_ref());
        self.ledger.tables.push(Table {
            slug,
            name: r.name.as_str().into(),
            what: boxed(r.what.as_ref()),
            day,
            address: boxed(r.address.as_ref()),
            licence: boxed(r.licence.as_ref()),
            note: boxed(r.note.as_ref()),
        });
    }

    pub(super) fn register_association(&mut self, at: &At<'_>, r: &AssociationRecord<'_>) {
        if self.nameless(at, &r.id) {
            return;
        }
        let (next, layer) = (AssociationId::at(self.ledger.associations.len()), self.layer);
        let arena = &self.ledger.associations;
        let slug = Slug::new(r.id.as_str());
        let registered = take(&mut self.ledger.index.associations, &slug, next, |id| arena[id.index()].layer, layer);
        if !self.taken(at, &r.id, &registered) {
            return;
        }
        let countries = if r.countries.is_empty() { vec![r.name.clone()] } else { r.countries.clone() };
        self.ledger.associations.push(Association {
            slug,
            name: r.name.as_str().into(),
            countries: countries.iter().map(|c| c.as_str().into()).collect(),
            calendar: SeasonCalendar::EUROPEAN,
            windows: Vec::new(),
            pre_contract: Vec::new(),
            list_rules: Vec::new(),
            layer,
        });
    }

    pub(super) fn register_club(&mut self, at: &At<'_>, r: &ClubRecord<'_>) {
        if self.nameless(at, &r.id) {
            return;
        }
        let (next, layer) = (ClubId::at(self.ledger.clubs.len()), self.layer);
        let arena = &self.ledger.clubs;
        let slug = Slug::new(r.id.as_str());
        let registered = take(&mut self.ledger.index.clubs, &slug, next, |id| arena[id.index()].layer, layer);
        if !self.taken(at, &r.id, &registered) {
            return;
        }
        self.ledger.clubs.push(Club {
            slug,
            name: named(&r.name, &r.id),
            short: None,
            aliases: Box::default(),
            weak_aliases: Box::default(),
            outside_ids: Box::default(),
            country: None,
            league: None,
            association: None,
            has_squad: false,
            evidence: Box::default(),
            layer,
        });
    }

    pub(super) fn register_person(&mut self, at: &At<'_>, r: &PersonRecord<'_>) {
        if self.nameless(at, &r.id) {
            return;
        }
        let (next, layer) = (PersonId::at(self.ledger.people.len()), self.layer);
        let arena = &self.ledger.people;
        let slug = Slug::new(r.id.as_str());
        let registered = take(&mut self.ledger.index.people, &slug, next, |id| arena[id.index()].layer, layer);
        if !self.taken(at, &r.id, &registered) {
            return;
        }
        self.ledger.people.push(Person {
            slug,
            name: named(&r.name, &r.id),
            aliases: r.aliases.iter().map(|a| a.as_str().into()).collect(),
            tenures: Vec::new(),
            layer,
        });
    }

    pub(super) fn register_player(&mut self, at: &At<'_>, r: &PlayerRecord<'_>) {
        if self.nameless(at, &r.id) {
            return;
        }
        let (next, layer) = (PlayerId::at(self.ledger.players.len()), self.layer);
        let arena = &self.ledger.players;
        let slug = Slug::new(r.id.as_str());
        let registered = take(&mut self.ledger.index.players, &slug, next, |id| arena[id.index()].layer, layer);
        if !self.taken(at, &r.id, &registered) {
            return;
        }
        self.ledger.players.push(Player {
            slug,
            name: named(&r.name, &r.id),
            aliases: Box::default(),
            outside_ids: Box::default(),
            born: Vec::new(),
            nationality: Vec::new(),
            positions: Vec::new(),
            shirt: Vec::new(),
            value_eur: Vec::new(),
            spells: Vec::new(),
            exits: Vec::new(),
            contracts: Vec::new(),
            roles: Vec::new(),
            stats: Vec::new(),
            availability: Vec::new(),
            tags: Vec::new(),
            evidence: Box::default(),
            layer,
        });
    }

    pub(super) fn register_source(&mut self, at: &At<'_>, r: &SourceRecord<'_>) {
        if self.nameless(at, &r.id) {
            return;
        }
        let (next, layer) = (SourceId::at(self.ledger.sources.len()), self.layer);
        let arena = &self.ledger.sources;
        let slug = Slug::new(r.id.as_str());
        let registered = take(&mut self.ledger.index.sources, &slug, next, |id| arena[id.index()].layer, layer);
        if !self.taken(at, &r.id, &registered) {
            return;
        }
        self.ledger.sources.push(Source {
            slug,
            name: named(&r.name, &r.id),
            aliases: Box::default(),
            kind: SourceKind::Outlet,
            outlet: None,
            country: None,
            club: None,
            note: None,
            published_records: Vec::new(),
            layer,
        });
    }

    /// A saga needs its player: one without is left out when its values are read, so it gets
    /// its id only there, from [`Self::fill_saga`]'s checks made here.
    pub(super) fn register_saga(&mut self, at: &At<'_>, r: &SagaRecord<'_>) {
        if self.nameless(at, &r.id) {
            return;
        }
        let (next, layer) = (SagaId::at(self.ledger.sagas.len()), self.layer);
        if !self.ledger.index.sagas.contains_key(r.id.as_str())
            && !self.ledger.index.players.contains_key(r.player.as_str())
        {
            self.player(at, "player", &r.player);
            return;
        }
        let arena = &self.ledger.sagas;
        let slug = Slug::new(r.id.as_str());
        let registered = take(&mut self.ledger.index.sagas, &slug, next, |id| arena[id.index()].layer, layer);
        if !self.taken(at, &r.id, &registered) {
            return;
        }
        let Some(player) = self.player(at, "player", &r.player) else { return };
        self.ledger.sagas.push(Saga {
            slug,
            aliases: r.aliases.iter().map(|a| a.as_str().into()).collect(),
            player,
            from: None,
            to: None,
            to_note: None,
            kind: SagaKind::Transfer,
            opened: None,
            outcomes: Vec::new(),
            later_notes: Vec::new(),
            layer,
        });
        for alias in &r.aliases {
            self.ledger.index.sagas.entry(Slug::new(alias.as_str())).or_insert(next);
        }
    }

    /// A report without a real day is left out whole: nobody could say from when it is known.
    pub(super) fn register_report(&mut self, at: &At<'_>, r: &ReportRecord<'_>) {
        if self.nameless(at, &r.id) {
            return;
        }
        let (next, layer) = (ReportId::at(self.ledger.reports.len()), self.layer);
        let Some(published) = self.day(at, "published", &r.published) else { return };
        let arena = &self.ledger.reports;
        let slug = Slug::new(r.id.as_str());
        let registered = take(&mut self.ledger.index.reports, &slug, next, |id| arena[id.index()].layer, layer);
        if matches!(registered, Registered::Over) {
            // The later ledger's day wins, for the report and for all that it says.
            let id = self.ledger.index.reports[&*r.id];
            self.ledger.reports[id.index()].published = published;
        }
        if !self.taken(at, &r.id, &registered) {
            return;
        }
        if self.ledger.index.tables.contains_key(r.id.as_str()) {
            self.error(&at.field("id"), "duplicate_id", format!("`{}` is a table's id", r.id)).expected =
                Some("an id that no table has: citations could mean either".into());
        }
        self.ledger.reports.push(Report {
            slug,
            published,
            date_basis: DateBasis::Stated,
            publisher: None,
            document: boxed(r.document.as_ref()),
            author: boxed(r.author.as_ref()),
            url: boxed(r.url.as_ref()),
            claims: Vec::with_capacity(r.claims.len()),
            facts: Vec::with_capacity(r.facts.len()),
            layer,
        });
    }
}

/// A text that may be absent.
pub(super) fn boxed(text: Option<&Text<'_>>) -> Option<Box<str>> {
    text.map(|t| t.as_str().into())
}

/// A name, or the id where a record has none: shown, never dropped.
fn named(name: &str, id: &str) -> Box<str> {
    if name.is_empty() { id.into() } else { name.into() }
}
