//! Where in a file a record or value stands, as a path that costs nothing until it is told.

use std::fmt::Write as _;

/// A place: a record of a list of a file, or a value within another place.
#[derive(Clone, Copy, Debug)]
pub(in crate::ledger) struct At<'a> {
    file: &'a str,
    up: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Field(&'a str),
    Item(&'a str, usize),
}

impl<'a> At<'a> {
    /// The `index`th record of a file's list.
    pub(in crate::ledger) const fn record(file: &'a str, list: &'a str, index: usize) -> Self {
        Self { file, up: None, step: Step::Item(list, index) }
    }

    /// A record that stands in a file once.
    pub(in crate::ledger) const fn single(file: &'a str, name: &'a str) -> Self {
        Self { file, up: None, step: Step::Field(name) }
    }

    /// A field of this place.
    pub(in crate::ledger) const fn field<'b>(&'b self, name: &'b str) -> At<'b>
    where
        'a: 'b,
    {
        At { file: self.file, up: Some(self), step: Step::Field(name) }
    }

    /// An item of a list of this place.
    pub(in crate::ledger) const fn item<'b>(&'b self, list: &'b str, index: usize) -> At<'b>
    where
        'a: 'b,
    {
        At { file: self.file, up: Some(self), step: Step::Item(list, index) }
    }

    /// The file's name.
    pub(in crate::ledger) const fn file(&self) -> &'a str {
        self.file
    }

    /// What one would call the thing that stands here: a `player`, a `spell`.
    pub(in crate::ledger) fn thing(&self) -> &'a str {
        match self.step {
            Step::Field(name) => name,
            Step::Item("people", _) => "person",
            Step::Item("availability", _) => "absence",
            Step::Item("readings", _) => "reading",
            Step::Item("list_rules", _) => "list rule",
            Step::Item("published_records", _) => "published record",
            Step::Item("later_notes", _) => "note",
            Step::Item(list, _) => list.strip_suffix('s').unwrap_or(list),
        }
    }

    /// The JSON path: `sagas[3].outcomes[0].date`.
    pub(in crate::ledger) fn path(&self) -> String {
        let mut path = self.up.map_or_else(String::new, |up| up.path() + ".");
        match self.step {
            Step::Field(name) => path.push_str(name),
            // Writing to a text cannot fail.
            Step::Item(list, index) => _ = write!(path, "{list}[{index}]"),
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_every_step() {
        let saga = At::record("sagas/a.json", "sagas", 3);
        let outcome = saga.item("outcomes", 0);
        assert_eq!(outcome.field("date").path(), "sagas[3].outcomes[0].date");
        assert_eq!((saga.thing(), outcome.thing()), ("saga", "outcome"));
    }
}
