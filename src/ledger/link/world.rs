//! The second pass over associations, clubs, people and sources.

use std::collections::BTreeMap;

use crate::ledger::format::{AssociationRecord, ClubRecord, PersonRecord, SourceRecord, Text, WindowRecord};
use crate::model::{ListRule, PreContractRule, PublishedRecord, Tenure, Window};

use super::base::boxed;
use super::draft::Draft;
use super::near::Kind;
use super::place::At;
use super::value::{Backing, Basis};
use crate::ledger::words::{CALENDARS, POSTS, SOURCES, WINDOWS};

impl Draft {
    pub(super) fn fill_association(&mut self, at: &At<'_>, r: &AssociationRecord<'_>) {
        let Some(id) = self.ledger.index.associations.get(r.id.as_str()).copied() else { return };
        let basis = self.basis(at, &Backing::new(&r.cite, r.known.as_ref()));
        if !r.calendar.is_empty()
            && let Some(calendar) = self.word(at, "calendar", &r.calendar, CALENDARS)
        {
            self.ledger.associations[id.index()].calendar = calendar;
        }
        for (i, window) in r.windows.iter().enumerate() {
            let here = at.item("windows", i);
            if let Some(value) = self.window(&here, window) {
                let own = Backing::new(&window.cite, window.known.as_ref());
                let stated = self.stated(&here, value, &own, &basis, true);
                self.ledger.associations[id.index()].windows.push(stated);
            }
        }
        if let Some(rule) = &r.pre_contract {
            let value = PreContractRule { abroad_months: rule.abroad_months, domestic_months: rule.domestic_months };
            let own = Backing::new(&rule.cite, rule.known.as_ref());
            let stated = self.stated(&at.field("pre_contract"), value, &own, &basis, true);
            self.ledger.associations[id.index()].pre_contract.push(stated);
        }
        for (i, rule) in r.list_rules.iter().enumerate() {
            let here = at.item("list_rules", i);
            let value = ListRule {
                kind: rule.kind.as_str().into(),
                scope: rule.scope.as_str().into(),
                limit: rule.limit,
                exempt_born_from: self.day_if(&here, "exempt_born_from", rule.exempt_born_from.as_ref()),
                note: boxed(rule.note.as_ref()),
            };
            let stated = self.stated(&here, value, &Backing::new(&rule.cite, rule.known.as_ref()), &basis, true);
            self.ledger.associations[id.index()].list_rules.push(stated);
        }
    }

    fn window(&mut self, at: &At<'_>, r: &WindowRecord<'_>) -> Option<Window> {
        let kind = self.word(at, "kind", &r.kind, WINDOWS)?;
        let opens = self.day_if(at, "opens", r.opens.as_ref());
        let closes = self.day_if(at, "closes", r.closes.as_ref());
        if let (Some(first), Some(last)) = (opens, closes)
            && last < first
        {
            self.error(&at.field("closes"), "backwards", format!("the window closes on {last}, before it opens"))
                .expected = Some(format!("{first} or later"));
            return None;
        }
        Some(Window {
            kind,
            year: r.year,
            opens,
            closes,
            closing_hour: boxed(r.closing_hour.as_ref()),
            confirmed: r.confirmed,
        })
    }

    pub(super) fn fill_club(&mut self, at: &At<'_>, r: &ClubRecord<'_>) {
        let Some(id) = self.ledger.index.clubs.get(r.id.as_str()).copied() else { return };
        let evidence = self.evidence(at, &r.cite);
        if evidence.is_empty() && self.strict {
            self.uncited(at);
        }
        let association = self.association_of(at, r);
        let club = &mut self.ledger.clubs[id.index()];
        if !r.name.is_empty() && club.layer <= self.layer {
            club.name = r.name.as_str().into();
        }
        club.short = boxed(r.short.as_ref()).or(club.short.take());
        club.country = boxed(r.country.as_ref()).or(club.country.take());
        club.league = boxed(r.league.as_ref()).or(club.league.take());
        club.association = association.or(club.association);
        club.has_squad |= r.squad;
        add(&mut club.aliases, &r.aliases);
        add(&mut club.weak_aliases, &r.weak_aliases);
        know_as(&mut club.outside_ids, &r.ids);
        club.evidence = club.evidence.iter().copied().chain(evidence).collect();
    }

    /// The association that a club's record names, or its country's.
    fn association_of(&mut self, at: &At<'_>, r: &ClubRecord<'_>) -> Option<crate::model::AssociationId> {
        if let Some(slug) = &r.association {
            let found = self.ledger.index.associations.get(slug.as_str()).copied();
            if found.is_none() {
                self.unknown(at, "association", slug, Kind::Association);
            }
            return found;
        }
        let country = r.country.as_deref()?;
        let place = self.ledger.associations.iter().position(|a| a.countries.iter().any(|c| &**c == country))?;
        Some(crate::model::AssociationId::at(place))
    }

    pub(super) fn fill_person(&mut self, at: &At<'_>, r: &PersonRecord<'_>) {
        let Some(id) = self.ledger.index.people.get(r.id.as_str()).copied() else { return };
        let basis = self.basis(at, &Backing { cite: &r.cite, known: None });
        for (i, tenure) in r.tenures.iter().enumerate() {
            let here = at.item("tenures", i);
            let club = self.club(&here, "club", &tenure.club);
            let post = self.word(&here, "post", &tenure.post, POSTS);
            let (Some(club), Some(post)) = (club, post) else { continue };
            let value = Tenure {
                club,
                post,
                from: self.partial_if(&here, "from", tenure.from.as_ref()),
                until: self.partial_if(&here, "until", tenure.until.as_ref()),
                note: boxed(tenure.note.as_ref()),
            };
            let own = Backing::new(&tenure.cite, tenure.known.as_ref());
            let stated = self.stated(&here, value, &own, &basis, false);
            self.ledger.people[id.index()].tenures.push(stated);
        }
    }

    pub(super) fn fill_source(&mut self, at: &At<'_>, r: &SourceRecord<'_>) {
        let Some(id) = self.ledger.index.sources.get(r.id.as_str()).copied() else { return };
        let kind = if r.kind.is_empty() { None } else { self.word(at, "kind", &r.kind, SOURCES) };
        let outlet = r.outlet.as_ref().and_then(|slug| self.source(at, "outlet", slug));
        let club = self.club_if(at, "club", r.club.as_ref());
        let nothing = Basis { evidence: Box::default(), known: None };
        let mut records = Vec::new();
        for (i, record) in r.published_records.iter().enumerate() {
            let value = PublishedRecord {
                correct: record.correct,
                total: record.total,
                accuracy_percent: record.accuracy_percent,
                scope: record.scope.as_str().into(),
                url: boxed(record.url.as_ref()),
            };
            let own = Backing::new(&record.cite, record.known.as_ref());
            records.push(self.stated(&at.item("published_records", i), value, &own, &nothing, true));
        }
        let source = &mut self.ledger.sources[id.index()];
        source.kind = kind.unwrap_or(source.kind);
        source.outlet = outlet.or(source.outlet);
        source.club = club.or(source.club);
        source.country = boxed(r.country.as_ref()).or(source.country.take());
        source.note = boxed(r.note.as_ref()).or(source.note.take());
        add(&mut source.aliases, &r.aliases);
        source.published_records.append(&mut records);
    }
}

/// Takes over ids in other people's data; a later ledger's holds.
pub(super) fn know_as(ids: &mut Box<[(Box<str>, Box<str>)]>, more: &BTreeMap<Text<'_>, Text<'_>>) {
    if more.is_empty() {
        return;
    }
    let mut all = std::mem::take(ids).into_vec();
    for (kind, value) in more {
        all.retain(|(known, _)| **known != **kind);
        all.push((kind.as_str().into(), value.as_str().into()));
    }
    *ids = all.into();
}

/// Adds spellings that are not there yet.
pub(super) fn add(list: &mut Box<[Box<str>]>, more: &[Text<'_>]) {
    if more.is_empty() {
        return;
    }
    let mut all = std::mem::take(list).into_vec();
    for text in more {
        if !all.iter().any(|known| **known == **text) {
            all.push(text.as_str().into());
        }
    }
    *list = all.into();
}
