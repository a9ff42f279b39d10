//! Players by first name and by family name, for names that a text misspells.

use super::super::words::{QuickMap, fold};
use super::{Lexicon, PlayerKey};

/// Players by one part of their names, each with the other part, folded.
type ByPart = QuickMap<Box<str>, Vec<(Box<str>, PlayerKey)>>;

/// See the head of the file.
#[derive(Debug, Default)]
pub(in super::super) struct Namesakes {
    firsts: ByPart,
    families: ByPart,
}

impl Namesakes {
    fn new(lexicon: &Lexicon) -> Self {
        let mut namesakes = Self::default();
        for (key, player) in lexicon.players.iter().enumerate() {
            let folded = fold(&player.name);
            let Some((first, family)) = folded.split_once(' ') else { continue };
            let key = key as PlayerKey;
            namesakes.firsts.entry(first.into()).or_default().push((family.into(), key));
            namesakes.families.entry(family.into()).or_default().push((first.into(), key));
        }
        namesakes
    }

    /// Family names of those with a first name.
    pub(in super::super) fn with_first(&self, first: &str) -> &[(Box<str>, PlayerKey)] {
        self.firsts.get(first).map_or(&[], Vec::as_slice)
    }

    /// First names of those with a family name.
    pub(in super::super) fn with_family(&self, family: &str) -> &[(Box<str>, PlayerKey)] {
        self.families.get(family).map_or(&[], Vec::as_slice)
    }
}

impl Lexicon {
    /// Players by the parts of their names, put together when a text first asks.
    pub(in super::super) fn namesakes(&self) -> &Namesakes {
        self.namesakes.get_or_init(|| Namesakes::new(self))
    }
}
