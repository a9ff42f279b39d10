//! Associations, clubs, people in office and sources.

use crate::ledger::format::{AssociationRecord, ClubRecord, PersonRecord, SourceRecord};
use crate::ledger::link::At;

use super::Checker;

impl Checker<'_> {
    pub(super) fn association(&mut self, at: &At<'_>, r: &AssociationRecord<'_>) {
        self.id(at, &r.id);
        for (i, window) in r.windows.iter().enumerate() {
            let here = at.item("windows", i);
            self.possible(&here, &[("opens", window.opens.as_ref()), ("closes", window.closes.as_ref())]);
            self.known(&here, window.known.as_ref(), &window.cite);
        }
        for (i, rule) in r.list_rules.iter().enumerate() {
            if rule.limit == 0 {
                let here = at.item("list_rules", i);
                self.error(&here.field("limit"), "out_of_range", "a list of at most 0 players", "1 or more");
            }
        }
    }

    pub(super) fn club(&mut self, at: &At<'_>, r: &ClubRecord<'_>) {
        let own = self.ledger.index.clubs.get(&*r.id).copied();
        self.id(at, &r.id);
        self.named(at, &r.name, &r.aliases, own.is_some_and(|id| self.ledger[id].layer < self.layer));
        let Some(short) = &r.short else { return };
        if short.len() != 3 || !short.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
            self.warn(&at.field("short"), "bad_value", format!("`{short}` as a short name"), "three capital letters");
        }
        // Told at the later one of two.
        let clubs = self.ledger.club_ids().take_while(|id| Some(*id) != own);
        let other = clubs.map(|id| &self.ledger[id]).find(|club| club.short.as_deref() == Some(&**short));
        if let Some(other) = other {
            let what = format!("`{short}` is `{}` too", other.slug);
            self.warn(&at.field("short"), "ambiguous_name", what, "three letters that no other club has");
        }
    }

    pub(super) fn person(&mut self, at: &At<'_>, r: &PersonRecord<'_>) {
        let adds = self.ledger.index.people.get(&*r.id).is_some_and(|id| self.ledger[*id].layer < self.layer);
        self.id(at, &r.id);
        self.named(at, &r.name, &r.aliases, adds);
        for (i, tenure) in r.tenures.iter().enumerate() {
            let here = at.item("tenures", i);
            self.forwards(&here, ["from", "until"], [tenure.from.as_ref(), tenure.until.as_ref()]);
            self.possible(&here, &[("from", tenure.from.as_ref()), ("until", tenure.until.as_ref())]);
            self.known(&here, tenure.known.as_ref(), &tenure.cite);
        }
    }

    pub(super) fn source(&mut self, at: &At<'_>, r: &SourceRecord<'_>) {
        let adds = self.ledger.index.sources.get(&*r.id).is_some_and(|id| self.ledger[*id].layer < self.layer);
        self.id(at, &r.id);
        self.named(at, &r.name, &r.aliases, adds);
        if &*r.kind != "club" && !r.kind.is_empty() && r.club.is_some() {
            let what = format!("a source of the kind `{}` that is a club", r.kind);
            self.warn(&at.field("club"), "bad_value", what, "the kind `club`, or no `club`");
        }
        for (i, record) in r.published_records.iter().enumerate() {
            let here = at.item("published_records", i);
            if let (Some(correct), Some(total)) = (record.correct, record.total)
                && correct > total
            {
                let what = format!("{correct} of {total} came true");
                self.error(&here.field("correct"), "out_of_range", what, format!("at most {total}"));
            }
            if record.accuracy_percent.is_some_and(|share| !(0.0..=100.0).contains(&share)) {
                self.error(&here.field("accuracy_percent"), "out_of_range", "a share beyond 100 percent", "0 to 100");
            }
        }
    }
}
