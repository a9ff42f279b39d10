//! Names as people mean them: case, accents and aliases forgiven, a miss answered with the nearest.

use std::collections::HashMap;

use crate::ledger::Ledger;
use crate::model::{ClubId, PlayerId, SagaId, SourceId};
use crate::text::{fold, nearest};

/// Why a name found nobody.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NameError {
    /// Nothing is called so; the nearest names, best first.
    Unknown(Vec<String>),
    /// Several are called so.
    Ambiguous(Vec<String>),
}

/// Folded names with what each may mean, for one kind of thing.
#[derive(Clone, Debug)]
struct Book<Id> {
    /// Ids, display names and aliases: what means one thing by itself.
    names: HashMap<String, Vec<Id>>,
    /// Weak aliases and single words of names: used where nothing above fits.
    weak: HashMap<String, Vec<Id>>,
}

impl<Id: Copy + PartialEq> Book<Id> {
    fn new() -> Self {
        Self { names: HashMap::new(), weak: HashMap::new() }
    }

    fn name(&mut self, text: &str, id: Id) {
        push(&mut self.names, fold(text), id);
    }

    fn weak(&mut self, text: &str, id: Id) {
        push(&mut self.weak, fold(text), id);
    }

    /// Every word of a name, so that "konate" finds Ibrahima Konaté.
    fn words(&mut self, text: &str, id: Id) {
        let folded = fold(text);
        let words: Vec<&str> = folded.split_whitespace().collect();
        for start in 0..words.len() {
            let tail = words[start..].join(" ");
            push(&mut self.weak, tail, id);
            push(&mut self.weak, words[start].to_string(), id);
        }
    }

    fn find(&self, text: &str, shown: impl Fn(Id) -> String) -> Result<Id, NameError> {
        let key = fold(text.trim());
        for names in [&self.names, &self.weak] {
            match names.get(&key).map(Vec::as_slice) {
                Some([one]) => return Ok(*one),
                Some(several) if !several.is_empty() => {
                    return Err(NameError::Ambiguous(several.iter().map(|id| shown(*id)).collect()));
                }
                _ => {}
            }
        }
        Err(NameError::Unknown(self.near(&key, shown)))
    }

    /// The nearest names, told by what is shown for them, at most three.
    fn near(&self, key: &str, shown: impl Fn(Id) -> String) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for names in [&self.names, &self.weak] {
            let mut keys: Vec<&str> = names.keys().map(String::as_str).collect();
            keys.sort_unstable();
            while found.len() < 3
                && let Some(near) = nearest(key, keys.iter().copied())
            {
                for id in &names[near] {
                    let name = shown(*id);
                    if !found.contains(&name) && found.len() < 3 {
                        found.push(name);
                    }
                }
                keys.retain(|k| *k != near);
            }
        }
        found
    }
}

fn push<Id: PartialEq>(names: &mut HashMap<String, Vec<Id>>, key: String, id: Id) {
    let ids = names.entry(key).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}

/// Finds clubs, players, sources and sagas by what people call them.
#[derive(Clone, Debug)]
pub struct NameBook {
    clubs: Book<ClubId>,
    players: Book<PlayerId>,
    sources: Book<SourceId>,
}

impl NameBook {
    /// Gathers every name of a ledger.
    pub fn new(ledger: &Ledger) -> Self {
        let mut book = Self::without_players(ledger);
        for id in ledger.player_ids() {
            let player = &ledger[id];
            for text in [player.slug.as_str(), &player.name].into_iter().chain(player.aliases.iter().map(AsRef::as_ref))
            {
                book.players.name(text, id);
            }
            book.players.words(&player.name, id);
        }
        book
    }

    /// Gathers the names of clubs and sources, which are few: what a filter asks for.
    pub fn without_players(ledger: &Ledger) -> Self {
        let mut book = Self { clubs: Book::new(), players: Book::new(), sources: Book::new() };
        for id in ledger.club_ids() {
            let club = &ledger[id];
            for text in [club.slug.as_str(), &club.name].into_iter().chain(club.aliases.iter().map(AsRef::as_ref)) {
                book.clubs.name(text, id);
            }
            for text in club.short.iter().chain(&club.weak_aliases) {
                book.clubs.weak(text, id);
            }
        }
        for id in ledger.source_ids() {
            let source = &ledger[id];
            for text in [source.slug.as_str(), &source.name].into_iter().chain(source.aliases.iter().map(AsRef::as_ref))
            {
                book.sources.name(text, id);
            }
            book.sources.words(&source.name, id);
        }
        book
    }

    /// The club that a text means. Of several with a name in common, the one with a squad.
    pub fn club(&self, ledger: &Ledger, text: &str) -> Result<ClubId, NameError> {
        let key = fold(text.trim());
        let several = self.clubs.names.get(&key).or_else(|| self.clubs.weak.get(&key));
        if let Some(ids) = several {
            let mut here = ids.iter().filter(|id| ledger[**id].has_squad);
            if let (Some(one), None) = (here.next(), here.next()) {
                return Ok(*one);
            }
        }
        self.clubs.find(text, |id| ledger[id].name.to_string())
    }

    /// The player that a text means.
    pub fn player(&self, ledger: &Ledger, text: &str) -> Result<PlayerId, NameError> {
        self.players.find(text, |id| format!("{} ({})", ledger[id].name, ledger[id].slug))
    }

    /// The source that a text means.
    pub fn source(&self, ledger: &Ledger, text: &str) -> Result<SourceId, NameError> {
        self.sources.find(text, |id| ledger[id].name.to_string())
    }
}

/// The saga of an id, or of one it had elsewhere.
pub fn saga(ledger: &Ledger, text: &str) -> Result<SagaId, NameError> {
    let key = text.trim();
    if let Some(id) = ledger.index.sagas.get(key).or_else(|| ledger.index.sagas.get(fold(key).as_str())) {
        return Ok(*id);
    }
    let mut slugs: Vec<&str> = ledger.index.sagas.keys().map(AsRef::as_ref).collect();
    slugs.sort_unstable();
    let mut found = Vec::new();
    if key.len() >= 3 {
        found.extend(slugs.iter().filter(|s| s.contains(&*fold(key))).take(5).map(ToString::to_string));
    }
    if found.is_empty() {
        found.extend(nearest(key, slugs).map(String::from));
    }
    Err(NameError::Unknown(found))
}
