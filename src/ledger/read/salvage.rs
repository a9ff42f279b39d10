//! The slow way into a file that has something wrong: each record by itself, without its bad parts.

use std::cell::RefCell;

use serde::Deserialize;

use crate::ledger::format::LedgerFile;
use crate::ledger::json::{Flaw, Node, Value};

use super::lenient::{Place, Reader, unknown_field};

/// Bad parts of one record after which it is left out whole.
const MOST_FAILURES: usize = 100;

/// What a file may hold.
const FIELDS: [&str; 12] = [
    "$schema",
    "edition",
    "tables",
    "associations",
    "clubs",
    "people",
    "players",
    "availability",
    "sources",
    "sagas",
    "reports",
    "contradictions",
];

/// Reads what can be read of a file's tree; what cannot is told and marked as dropped.
pub(super) fn salvage<'t>(root: &Node<'t>, flaws: &mut Vec<Flaw>) -> LedgerFile<'t> {
    let mut file = LedgerFile::default();
    let told = RefCell::new(std::mem::take(flaws));
    let salvager = Salvager { flaws: &told };
    match &root.value {
        Value::Object(members) => {
            for member in members.iter().filter(|member| !member.value.dropped.get()) {
                let (node, place) = (&member.value, Place::Key(&Place::Top, &member.key));
                match &*member.key {
                    "$schema" => file.schema = salvager.record(node, &place),
                    "edition" => file.edition = salvager.record(node, &place),
                    "tables" => file.tables = salvager.records(node, &place),
                    "associations" => file.associations = salvager.records(node, &place),
                    "clubs" => file.clubs = salvager.records(node, &place),
                    "people" => file.people = salvager.records(node, &place),
                    "players" => file.players = salvager.records(node, &place),
                    "availability" => file.availability = salvager.records(node, &place),
                    "sources" => file.sources = salvager.records(node, &place),
                    "sagas" => file.sagas = salvager.records(node, &place),
                    "reports" => file.reports = salvager.records(node, &place),
                    "contradictions" => file.contradictions = salvager.records(node, &place),
                    _ => {
                        node.dropped.set(true);
                        told.borrow_mut().push(unknown_field(member, place.path(), &FIELDS));
                    }
                }
            }
        }
        Value::Bad => {}
        _ => salvager.tell_wrong(root, &Place::Top, "not_an_object", "an object of lists: {\"players\": […], …}"),
    }
    *flaws = told.into_inner();
    file
}

struct Salvager<'s> {
    flaws: &'s RefCell<Vec<Flaw>>,
}

impl Salvager<'_> {
    /// The records of a list.
    fn records<'t, T: Deserialize<'t>>(&self, list: &Node<'t>, place: &Place<'_>) -> Vec<T> {
        let Value::List(items) = &list.value else {
            list.dropped.set(true);
            self.tell_wrong(list, place, "wrong_type", "a list of records");
            return Vec::new();
        };
        let record = |(index, node)| self.record(node, &Place::Item(place, index));
        items.iter().enumerate().filter(|(_, node)| !node.dropped.get()).filter_map(record).collect()
    }

    /// A record without its bad parts, each of which is told; `None` where nothing is left.
    fn record<'t, T: Deserialize<'t>>(&self, node: &Node<'t>, place: &Place<'_>) -> Option<T> {
        for _ in 0..MOST_FAILURES {
            let failure = match T::deserialize(Reader { node, place, flaws: self.flaws }) {
                Ok(record) => return Some(record),
                Err(failure) => failure,
            };
            // A failure that no part of the record is to blame for would come again for ever.
            let whole = !failure.is_marked();
            self.flaws.borrow_mut().extend(failure.placed(node, place).flaw.map(|flaw| *flaw));
            if whole {
                node.dropped.set(true);
                return None;
            }
        }
        node.dropped.set(true);
        self.tell_wrong(node, place, "bad_value", format!("a record with fewer than {MOST_FAILURES} bad values"));
        None
    }

    fn tell_wrong(&self, node: &Node<'_>, place: &Place<'_>, code: &'static str, expected: impl Into<String>) {
        self.flaws.borrow_mut().push(Flaw {
            severity: crate::ledger::Severity::Error,
            code,
            start: node.start,
            end: node.end,
            path: place.path(),
            what: format!("wrong type: {}", node.spoken()),
            expected: Some(expected.into()),
            nearest: None,
        });
    }
}
