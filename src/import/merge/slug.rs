//! Ids for new records: from the name, and no other's.

use std::collections::HashSet;

use crate::ledger::Ledger;
use crate::text::fold;

/// Every id of a ledger's clubs and players, and those given since.
pub struct Slugs {
    clubs: HashSet<String>,
    players: HashSet<String>,
    shorts: HashSet<String>,
}

impl Slugs {
    pub fn of(ledger: &Ledger) -> Self {
        Self {
            clubs: ledger.clubs.iter().map(|club| club.slug.to_string()).collect(),
            players: ledger.players.iter().map(|player| player.slug.to_string()).collect(),
            shorts: ledger.clubs.iter().filter_map(|club| club.short.as_deref().map(String::from)).collect(),
        }
    }

    /// An id for a new club.
    pub fn club(&mut self, name: &str, apart: &str) -> String {
        free(&mut self.clubs, name, apart, "club")
    }

    /// An id for a new player.
    pub fn player(&mut self, name: &str, apart: &str) -> String {
        free(&mut self.players, name, apart, "player")
    }

    /// A club's three letters, where no other has them.
    pub fn short(&mut self, short: &str) -> Option<String> {
        let short = short.trim();
        let fits = short.len() == 3 && short.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        (fits && self.shorts.insert(short.to_owned())).then(|| short.to_owned())
    }
}

/// The first free one of: the name; the name and what tells it apart; the name and a number.
fn free(taken: &mut HashSet<String>, name: &str, apart: &str, without: &str) -> String {
    let base = match kebab(name) {
        base if base.is_empty() => without.to_owned(),
        base => base,
    };
    let apart = kebab(apart);
    let second = (!apart.is_empty()).then(|| format!("{base}-{apart}"));
    let numbered = (2..).map(|number: u64| format!("{base}-{number}"));
    let slug = std::iter::once(base.clone()).chain(second).chain(numbered).find(|slug| !taken.contains(slug));
    let slug = slug.unwrap_or(base);
    taken.insert(slug.clone());
    slug
}

/// A text as an id: small letters and digits with `-` between the words.
pub fn kebab(text: &str) -> String {
    let mut slug = String::new();
    for letter in fold(text).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter);
        } else if letter != '\'' && !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.truncate(60);
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_easy_to_type_and_no_others() {
        assert_eq!(kebab("Dara O’Shea"), "dara-oshea");
        assert_eq!(kebab(" Højlund / Rasmus. "), "hojlund-rasmus");
        assert_eq!(kebab("南野拓実"), "");
        let mut taken = HashSet::new();
        let mut next = |name, apart| free(&mut taken, name, apart, "player");
        assert_eq!(next("João Pedro", "chelsea"), "joao-pedro");
        assert_eq!(next("João Pedro", "chelsea"), "joao-pedro-chelsea");
        assert_eq!(next("Joao Pedro", "chelsea"), "joao-pedro-2");
        assert_eq!(next("南野", ""), "player");
        assert_eq!(next("中", ""), "player-2");
    }
}
