//! The ledger's people in office and its sources.

use super::super::words::fold;
use super::{Entry, Lexicon, Trade};
use crate::ledger::Ledger;
use crate::model::{Post, SourceKind};

impl Lexicon {
    pub(super) fn add_ledger_people(&mut self, ledger: &Ledger) {
        for (number, person) in ledger.people.iter().enumerate() {
            let posts: Vec<Post> = person.tenures.iter().map(|t| t.value.post).collect();
            let trade = match posts.first() {
                Some(Post::Captain) => continue,
                Some(Post::HeadCoach) | None => Trade::Coach,
                Some(_) => Trade::Director,
            };
            let key = self.add_person(&person.name, trade);
            self.people[key as usize].id = Some(crate::model::PersonId::at(number));
            for alias in &person.aliases {
                self.add(alias, Entry::Person(key));
            }
        }
        for id in ledger.source_ids() {
            let source = &ledger[id];
            if matches!(source.kind, SourceKind::Club | SourceKind::League) {
                continue;
            }
            let player = source.kind == SourceKind::Account
                && ledger.player_ids().any(|p| fold(&ledger[p].name) == fold(&source.name));
            if player {
                continue;
            }
            let journalist = source.kind == SourceKind::Journalist;
            let aliases = source.aliases.iter().map(|a| a.trim_start_matches('@'));
            let key = self.add_source(&source.name, aliases, journalist);
            self.sources[key as usize].id = Some(id);
        }
    }
}
