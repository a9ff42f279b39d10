//! Names that are missing, endless, or mean two things.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::ledger::Layer;
use crate::ledger::format::Text;
use crate::ledger::link::At;
use crate::text::fold;

use super::Checker;

/// The longest name in letters; the longest of any player or club is a third of it.
const LONGEST: usize = 120;

impl Checker<'_> {
    /// Tells of a record without a name, unless it adds to one of a lower ledger, and of names
    /// that no screen holds.
    pub(super) fn named(&mut self, at: &At<'_>, name: &str, aliases: &[Text<'_>], adds: bool) {
        if name.trim().is_empty() && !(adds && name.is_empty()) {
            let what = format!("the {} has no `name`; its `id` is shown", at.thing());
            self.error(&at.field("name"), "missing_field", what, "the name to show");
        }
        self.short_enough(&at.field("name"), name);
        for (i, alias) in aliases.iter().enumerate() {
            let here = at.item("aliases", i);
            self.short_enough(&here, alias);
            if alias.trim().is_empty() {
                self.warn(&here, "empty", "an alias of no letters", "another spelling of the name");
            }
        }
    }

    fn short_enough(&mut self, at: &At<'_>, name: &str) {
        let letters = name.chars().count();
        if letters > LONGEST {
            self.warn(at, "long_text", format!("a name of {letters} letters"), format!("at most {LONGEST}"));
        }
    }

    /// Tells of an id that is hard to type.
    pub(super) fn id(&mut self, at: &At<'_>, id: &str) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
        if !id.chars().all(plain) {
            let what = format!("the id `{id}` is hard to type");
            self.warn(&at.field("id"), "odd_id", what, "small letters, digits and `-`");
        }
    }

    /// Tells of aliases that mean a second player too, or a second club. Two that bear one name
    /// are no fault of the ledger.
    pub(super) fn names(&mut self, layer: &Layer<'_>) {
        let players = self.ledger.players.iter().map(|p| (p.slug.as_str(), &*p.name, &p.aliases[..]));
        let players = owners(players);
        let clubs = self.ledger.clubs.iter().map(|c| (c.slug.as_str(), &*c.name, &c.aliases[..]));
        let clubs = owners(clubs);
        for file in &layer.files {
            for (i, r) in file.records.players.iter().enumerate() {
                self.shared(&At::record(&file.name, "players", i), "player", &r.id, &r.aliases, &players);
            }
            for (i, r) in file.records.clubs.iter().enumerate() {
                self.shared(&At::record(&file.name, "clubs", i), "club", &r.id, &r.aliases, &clubs);
            }
        }
    }

    fn shared(&mut self, at: &At<'_>, kind: &str, id: &str, aliases: &[Text<'_>], owners: &Owners<'_>) {
        for (i, alias) in aliases.iter().enumerate() {
            if let Some(Owner::Several { first, second, named }) = owners.get(&fold(alias))
                && (*first != id || *named)
            {
                let other = if *first == id { second } else { first };
                let what = format!("`{alias}` means the {kind} `{other}` too");
                self.warn(&at.item("aliases", i), "ambiguous_name", what, "a spelling that means one of them");
            }
        }
    }
}

/// Whom a folded name means.
enum Owner<'a> {
    One(&'a str),
    Several {
        first: &'a str,
        second: &'a str,
        /// Whether it is the second one's own name, and so the first one's alias is in the way.
        named: bool,
    },
}

type Owners<'a> = HashMap<String, Owner<'a>>;

fn owners<'a>(things: impl Iterator<Item = (&'a str, &'a str, &'a [Box<str>])>) -> Owners<'a> {
    let mut owners = Owners::new();
    for (id, name, aliases) in things {
        let aliases = aliases.iter().map(|alias| (&**alias, false));
        for (name, named) in std::iter::once((name, true)).chain(aliases) {
            match owners.entry(fold(name)) {
                Entry::Vacant(entry) => {
                    entry.insert(Owner::One(id));
                }
                Entry::Occupied(mut entry) => {
                    if let Owner::One(first) = *entry.get()
                        && first != id
                    {
                        entry.insert(Owner::Several { first, second: id, named });
                    }
                }
            }
        }
    }
    owners
}
