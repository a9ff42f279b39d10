//! Which club is meant.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::import::harvest::FoundClub;
use crate::model::{Club, ClubId};
use crate::text::{fold, nearest};

use super::book::Book;
use super::question::{Answers, club_key};

/// What a found club is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClubMatch {
    /// This one.
    Known(ClubId),
    /// None of the ledger.
    New,
    /// Perhaps one of these: kept apart until somebody says so.
    Doubtful(Vec<ClubId>),
}

/// Words that say no more than that this is a club.
static NOISE: LazyLock<HashSet<&str>> = LazyLock::new(|| include_str!("club_words.txt").lines().collect());

/// What a club's name has of its own: `Real Madrid Club de Fútbol` and `Real Madrid CF` share it.
pub fn core(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let own: Vec<&str> = words.iter().copied().filter(|word| word.len() > 1 && !NOISE.contains(word)).collect();
    if own.is_empty() { words.join(" ") } else { own.join(" ") }
}

impl Book<'_> {
    /// Which club a found one is.
    pub fn club(&self, found: &FoundClub, answers: &Answers) -> ClubMatch {
        match answers.get(&club_key(found)) {
            Some(None) => return ClubMatch::New,
            Some(Some(id)) => {
                if let Some(id) = self.ledger.index.clubs.get(id) {
                    return ClubMatch::Known(*id);
                }
            }
            None => {}
        }
        if let Some(id) = found.ids.iter().find_map(|(kind, id)| self.club_of(kind, id)) {
            return ClubMatch::Known(id);
        }
        if found.name.is_empty() {
            return ClubMatch::New;
        }
        let book = self.club_names();
        let possible = |ids: Option<&Vec<ClubId>>| -> Vec<ClubId> {
            ids.into_iter().flatten().copied().filter(|id| may_be(found, &self.ledger[*id])).collect()
        };
        for name in std::iter::once(&found.name).chain(&found.aliases) {
            let mut named = possible(book.names.get(&fold(name)));
            if named.len() > 1 {
                // Of several with one name, the one with a squad is meant where only one has it.
                let here: Vec<_> = named.iter().copied().filter(|id| self.ledger[*id].has_squad).collect();
                named = if here.len() == 1 { here } else { named };
            }
            match named.as_slice() {
                [] => {}
                [one] => return ClubMatch::Known(*one),
                _ => return ClubMatch::Doubtful(named),
            }
        }
        let weak = possible(book.weak.get(&fold(&found.name)));
        let alike = if weak.is_empty() { possible(book.cores.get(&core(&found.name))) } else { weak };
        match alike.as_slice() {
            [] => ClubMatch::New,
            [one] if same_country(found, &self.ledger[*one]) => ClubMatch::Known(*one),
            _ => ClubMatch::Doubtful(alike),
        }
    }
}

/// Whether nothing speaks against it: another id of the same kind, another country.
fn may_be(found: &FoundClub, club: &Club) -> bool {
    let other = |(kind, id): &(&str, String)| {
        club.outside_ids.iter().any(|(known, value)| **known == **kind && **value != **id)
    };
    !found.ids.iter().any(other)
        && match (&found.country, &club.country) {
            (Some(a), Some(b)) => fold(a) == fold(b),
            _ => true,
        }
}

fn same_country(found: &FoundClub, club: &Club) -> bool {
    matches!((&found.country, &club.country), (Some(a), Some(b)) if fold(a) == fold(b))
}

/// Whether a name is a club's but for a slip or two: `Bayern Munch`.
pub fn near(name: &str, club: &Club) -> bool {
    let names = || std::iter::once(&*club.name).chain(club.aliases.iter().map(AsRef::as_ref));
    core(name) == core(&club.name) || nearest(name, names()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_core_is_what_a_name_has_of_its_own() {
        for (name, own) in [
            ("Real Madrid Club de Fútbol", "real madrid"),
            ("Liverpool Football Club", "liverpool"),
            ("Società Sportiva Lazio S.p.A.", "lazio"),
            ("1. FC Union Berlin", "union berlin"),
            ("Liverpool U21", "liverpool u21"),
            ("FC", "fc"),
        ] {
            assert_eq!(core(name), own, "{name}");
        }
    }
}
