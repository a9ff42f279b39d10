//! Names that the user adds.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::super::own::OwnFile;
use super::super::words::fold;
use super::{ClubName, Entry, Lexicon, PlayerName};

/// A user's `names.toml`: under each name, what else it goes by.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnNames {
    #[serde(default)]
    players: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    clubs: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    sources: BTreeMap<String, Vec<String>>,
}

impl Lexicon {
    /// Adds a user's names to those that are known; a name that is not becomes known. What is wrong
    /// with the file, if anything.
    pub(super) fn add_own(&mut self, file: &OwnFile) -> Option<String> {
        let names: OwnNames = match toml::from_str(&file.text) {
            Ok(names) => names,
            Err(error) => return Some(file.refused(&error)),
        };
        for (name, aliases) in names.clubs {
            let key = self.club_named(&name).unwrap_or_else(|| self.new_club(&name));
            for alias in aliases {
                self.add(&alias, Entry::Club(key));
            }
        }
        for (name, aliases) in names.players {
            let known = self.player_names.get(fold(&name).as_str()).and_then(|keys| keys.first().copied());
            let key = known
                .unwrap_or_else(|| self.add_player(PlayerName { name: name.as_str().into(), ..PlayerName::default() }));
            for alias in aliases {
                self.add(&alias, Entry::Player(key));
            }
        }
        for (name, aliases) in names.sources {
            self.add_source(&name, aliases.iter().map(String::as_str), true);
        }
        None
    }

    fn new_club(&mut self, name: &str) -> u32 {
        let key = self.clubs.len() as u32;
        self.clubs.push(ClubName { name: name.into(), ..ClubName::default() });
        self.club_names.insert(fold(name).into(), key);
        self.add(name, Entry::Club(key));
        key
    }
}
