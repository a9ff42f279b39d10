//! The lexicon: every name and every telling word, in one automaton over whole words.
//!
//! Names come from the ledger, then from the bundled lists; the ledger's win where both hold one.

mod bundled;
mod careers;
mod ledger;
mod namesakes;
mod own;
mod people;

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::known::WordSet;
use super::own::OwnFile;
use super::words::{NONE, QuickMap, Vocabulary, Word, fold};
use crate::ledger::Ledger;
use crate::model::{Birth, ClubId, Day, PersonId, PlayerId, SourceId};

/// Index of a club of the lexicon.
pub(super) type ClubKey = u32;
/// Index of a player of the lexicon.
pub(super) type PlayerKey = u32;

/// What a phrase of the lexicon stands for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Entry {
    /// A player, by a full or proper name.
    Player(PlayerKey),
    /// A player's family name alone.
    Surname(PlayerKey),
    /// A club by a name of its own.
    Club(ClubKey),
    /// A club by a name that others share.
    WeakClub(ClubKey),
    /// A club's ground.
    Ground(ClubKey),
    /// Someone of the game who is no player.
    Person(u32),
    /// A journalist or an outlet.
    Source(u32),
    /// A country by its name.
    Country(u16),
    /// The adjective of a country.
    Adjective(u16),
    /// One of its people.
    Native(u16),
    /// Several of them: so a club is called.
    Natives(u16),
    /// A town or region, or its people, of clubs.
    Place(u16),
    /// A league, by index.
    League(u16),
    /// A position, as bits.
    Position(u8),
    /// A noun for a player.
    PlayerNoun,
    /// A noun for a club.
    ClubNoun,
    /// A noun for someone else.
    OfficeNoun,
    /// An adjective inside such phrases.
    Filler,
    /// A title that no footballer bears.
    Title,
}

/// Bits of positions.
pub(super) mod position {
    pub(crate) const GK: u8 = 1;
    pub(crate) const CB: u8 = 2;
    pub(crate) const FB: u8 = 4;
    pub(crate) const MID: u8 = 8;
    pub(crate) const WING: u8 = 16;
    pub(crate) const FWD: u8 = 32;

    /// The bits of a code of the ledger or the lists.
    pub(crate) fn of_code(code: &str) -> u8 {
        match code {
            "GK" => GK,
            "RB" | "LB" | "RWB" | "LWB" => FB,
            "CB" => CB,
            "D" | "DEF" => CB | FB,
            "DM" | "CM" => MID,
            "AM" | "M" | "MID" => MID | WING,
            "RW" | "LW" | "RM" | "LM" => WING | MID | FWD,
            "SS" => FWD | WING | MID,
            "CF" | "F" | "FWD" => FWD | WING,
            _ => 0,
        }
    }
}

/// What the lexicon knows of a player.
#[derive(Clone, Debug, Default)]
pub(super) struct PlayerName {
    pub(super) name: Box<str>,
    pub(super) id: Option<PlayerId>,
    pub(super) born: Option<Birth>,
    /// First and last year of birth that are possible, where no birth day is known.
    pub(super) years: Option<(i32, i32)>,
    pub(super) nations: Vec<u16>,
    /// Bits of his positions; 0 where unknown.
    pub(super) positions: u8,
    /// Where a list last saw him: a hint between namesakes, nothing more.
    pub(super) hint: Option<ClubKey>,
    /// Who owned him, by a bundled list, earliest first.
    pub(super) career: Box<[careers::Owned]>,
}

/// What the lexicon knows of a club.
#[derive(Clone, Debug, Default)]
pub(super) struct ClubName {
    pub(super) name: Box<str>,
    pub(super) id: Option<ClubId>,
    pub(super) country: Option<u16>,
    pub(super) league: Option<u16>,
    pub(super) places: Vec<u16>,
}

/// What someone does who is no player.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Trade {
    Coach,
    Director,
    Agent,
    Pundit,
}

/// Someone of the game who is no player.
#[derive(Clone, Debug)]
pub(super) struct PersonName {
    pub(super) name: Box<str>,
    pub(super) trade: Trade,
    pub(super) id: Option<PersonId>,
    /// Which clubs a coach led, by a bundled list, earliest first.
    pub(super) career: Box<[careers::Owned]>,
}

/// A journalist or an outlet.
#[derive(Clone, Debug)]
pub(super) struct SourceName {
    pub(super) name: Box<str>,
    pub(super) id: Option<SourceId>,
    pub(super) journalist: bool,
}

/// The lists of `data/words.toml`.
#[derive(Debug, Default, Deserialize)]
pub(super) struct WordLists {
    positions: BTreeMap<String, Vec<String>>,
    nouns: BTreeMap<String, Vec<String>>,
    titles: Plain,
    pub(super) football: Plain,
    pub(super) other_sports: Plain,
    pub(super) women: Plain,
    leagues: BTreeMap<String, Vec<String>>,
    pub(super) months: Months,
    pub(super) days: Plain,
    pub(super) numbers: Plain,
    pub(super) common: Plain,
    pub(super) ambiguous: Plain,
    pub(super) abbreviations: Plain,
    pub(super) noise: NoiseLists,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct NoiseLists {
    pub(super) begins: Vec<String>,
    pub(super) contains: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Plain {
    pub(super) words: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Months {
    pub(super) words: Vec<String>,
    pub(super) short: Vec<String>,
}

/// One state of the automaton.
#[derive(Debug, Default)]
struct Node {
    entries: Vec<Entry>,
}

/// Every name and telling word.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) vocabulary: Vocabulary,
    roots: Vec<u32>,
    steps: QuickMap<(u32, Word), u32>,
    nodes: Vec<Node>,
    pub(super) players: Vec<PlayerName>,
    pub(super) clubs: Vec<ClubName>,
    pub(super) people: Vec<PersonName>,
    pub(super) sources: Vec<SourceName>,
    /// Champions: the year in which the season ended, and the club.
    titles: Vec<(i32, ClubKey)>,
    nations: Vec<Box<str>>,
    places: QuickMap<Box<str>, u16>,
    leagues: Vec<Box<str>>,
    club_names: QuickMap<Box<str>, ClubKey>,
    player_names: QuickMap<Box<str>, Vec<PlayerKey>>,
    source_names: QuickMap<Box<str>, u32>,
    person_names: QuickMap<Box<str>, u32>,
    pub(super) lists: WordLists,
    /// Words that alone are no name.
    pub(super) common: WordSet,
    /// Names of clubs that are words of the language too.
    pub(super) ambiguous: WordSet,
    /// Words of the lists that are no names: nations, places, positions, offices.
    listed: Vec<bool>,
    /// First words of descriptions: "centre" of "centre-back".
    opening: Vec<bool>,
    /// Whether the ledger holds a saga of a player.
    wanted: Vec<bool>,
    namesakes: OnceLock<namesakes::Namesakes>,
}

/// The phrases of the lexicon that begin at a token.
pub(super) struct Found<'l> {
    /// How many tokens it takes.
    pub(super) length: usize,
    pub(super) entries: &'l [Entry],
}

impl Lexicon {
    /// Builds the lexicon over a ledger, with a user's further names; what is wrong with those.
    pub(super) fn new(ledger: &Ledger, own: Option<&OwnFile>) -> (Self, Option<String>) {
        let lists = bundled::word_lists();
        let mut lexicon = Self {
            vocabulary: Vocabulary::default(),
            roots: Vec::new(),
            steps: QuickMap::default(),
            nodes: vec![Node::default()],
            players: Vec::new(),
            clubs: Vec::new(),
            people: Vec::new(),
            sources: Vec::new(),
            titles: Vec::new(),
            nations: Vec::new(),
            places: QuickMap::default(),
            leagues: Vec::new(),
            club_names: QuickMap::default(),
            player_names: QuickMap::default(),
            source_names: QuickMap::default(),
            person_names: QuickMap::default(),
            lists,
            common: WordSet::default(),
            ambiguous: WordSet::default(),
            listed: Vec::new(),
            opening: Vec::new(),
            wanted: Vec::new(),
            namesakes: OnceLock::new(),
        };
        lexicon.add_words();
        lexicon.add_nations();
        lexicon.add_ledger_clubs(ledger);
        lexicon.add_bundled_clubs();
        lexicon.add_titles();
        lexicon.add_ledger_people(ledger);
        lexicon.add_bundled_people();
        lexicon.add_ledger_players(ledger);
        lexicon.add_bundled_players();
        lexicon.add_careers();
        lexicon.add_coaches();
        let problem = own.and_then(|file| lexicon.add_own(file));
        lexicon.mark(ledger);
        (lexicon, problem)
    }

    fn add_words(&mut self) {
        let mut phrases: Vec<(String, Entry)> = Vec::new();
        for (codes, words) in &self.lists.positions {
            let bits = codes.split(' ').fold(0, |bits, code| {
                bits | match code {
                    "gk" => position::GK,
                    "cb" => position::CB,
                    "fb" => position::FB,
                    "mid" => position::MID,
                    "wing" => position::WING,
                    _ => position::FWD,
                }
            });
            phrases.extend(words.iter().map(|w| (w.clone(), Entry::Position(bits))));
        }
        for (kind, words) in &self.lists.nouns {
            let entry = match kind.as_str() {
                "player" => Entry::PlayerNoun,
                "club" => Entry::ClubNoun,
                "office" => Entry::OfficeNoun,
                _ => Entry::Filler,
            };
            phrases.extend(words.iter().map(|w| (w.clone(), entry)));
        }
        phrases.extend(self.lists.titles.words.iter().map(|w| (w.clone(), Entry::Title)));
        let mut leagues = Vec::new();
        for (league, words) in &self.lists.leagues {
            let number = leagues.len() as u16;
            leagues.push(league.as_str().into());
            phrases.extend(words.iter().map(|w| (w.clone(), Entry::League(number))));
        }
        self.leagues = leagues;
        for (phrase, entry) in phrases {
            self.add(&phrase, entry);
            if matches!(entry, Entry::Position(_) | Entry::PlayerNoun)
                && let Some(first) = self.vocabulary.intern_phrase(&phrase).first()
            {
                let first = *first as usize;
                self.opening.resize(self.opening.len().max(first + 1), false);
                self.opening[first] = true;
            }
        }
    }

    /// Marks the words that stand for something else than a name.
    fn mark(&mut self, ledger: &Ledger) {
        self.common = WordSet::new(&mut self.vocabulary, self.lists.common.words.iter().map(String::as_str));
        self.ambiguous = WordSet::new(&mut self.vocabulary, self.lists.ambiguous.words.iter().map(String::as_str));
        self.listed = vec![false; self.vocabulary.len()];
        for (word, root) in self.roots.iter().enumerate() {
            let entries = &self.nodes[*root as usize].entries;
            let name =
                |e: &Entry| matches!(e, Entry::Player(_) | Entry::Surname(_) | Entry::Person(_) | Entry::Source(_));
            self.listed[word] = *root != 0 && entries.iter().any(|e| !name(e) && *e != Entry::Filler);
        }
        self.wanted = self
            .players
            .iter()
            .map(|p| p.id.is_some_and(|id| ledger.index.sagas_of_player.get(id.index()).is_some_and(|s| !s.is_empty())))
            .collect();
    }

    /// Whether a word alone is no name.
    pub(super) fn is_common(&self, word: Word) -> bool {
        self.common.has(word)
    }

    /// Whether a word stands for something else than a person: a nation, a club, a position.
    pub(super) fn is_word(&self, word: Word) -> bool {
        self.listed.get(word as usize).copied().unwrap_or(false)
    }

    /// Whether a word may open the description of a player.
    pub(super) fn opens_description(&self, word: Word) -> bool {
        self.opening.get(word as usize).copied().unwrap_or(false)
    }

    /// Whether a word is a nation, a place, a club or an office, and so no part of a stranger's name.
    pub(super) fn is_place_word(&self, word: Word) -> bool {
        self.is_word(word)
    }

    /// Whether the ledger holds a saga of a player.
    pub(super) fn is_wanted(&self, player: PlayerKey) -> bool {
        self.wanted.get(player as usize).copied().unwrap_or(false)
    }

    /// Adds a phrase.
    fn add(&mut self, phrase: &str, entry: Entry) {
        let words = self.vocabulary.intern_phrase(phrase);
        let Some((first, rest)) = words.split_first() else { return };
        if self.roots.len() <= *first as usize {
            self.roots.resize(*first as usize + 1, 0);
        }
        let mut node = self.roots[*first as usize];
        if node == 0 {
            node = self.new_node();
            self.roots[*first as usize] = node;
        }
        for word in rest {
            node = if let Some(next) = self.steps.get(&(node, *word)) {
                *next
            } else {
                let next = self.new_node();
                self.steps.insert((node, *word), next);
                next
            };
        }
        let entries = &mut self.nodes[node as usize].entries;
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }

    fn new_node(&mut self) -> u32 {
        self.nodes.push(Node::default());
        (self.nodes.len() - 1) as u32
    }

    /// The phrases that begin with the first of these words, shortest first.
    pub(super) fn find<'l>(&'l self, mut word_at: impl FnMut(usize) -> Option<Word>, mut take: impl FnMut(Found<'l>)) {
        let Some(first) = word_at(0) else { return };
        if first == NONE {
            return;
        }
        let mut node = self.roots.get(first as usize).copied().unwrap_or(0);
        let mut length = 1;
        while node != 0 {
            let entries = &self.nodes[node as usize].entries;
            if !entries.is_empty() {
                take(Found { length, entries });
            }
            node = match word_at(length) {
                Some(word) if word != NONE => self.steps.get(&(node, word)).copied().unwrap_or(0),
                _ => 0,
            };
            length += 1;
        }
    }

    /// The nation of a country's name, which it gets now if it had none.
    fn nation(&mut self, country: &str) -> u16 {
        if let Some(at) = self.nations.iter().position(|n| &**n == country) {
            return at as u16;
        }
        self.nations.push(country.into());
        (self.nations.len() - 1) as u16
    }

    /// The nation of a country in any spelling that the lists know.
    fn nation_named(&mut self, country: &str) -> u16 {
        let known = match country {
            "Türkiye" => "Turkey",
            "Cote d'Ivoire" | "Côte d'Ivoire" => "Ivory Coast",
            "Korea, South" => "South Korea",
            "Bosnia-Herzegovina" | "Bosnia & Herzegovina" => "Bosnia and Herzegovina",
            "The Gambia" => "Gambia",
            "Republic of Ireland" => "Ireland",
            "USA" => "United States",
            other => other,
        };
        self.nation(known)
    }

    fn place(&mut self, place: &str) -> u16 {
        let folded = fold(place);
        if let Some(at) = self.places.get(folded.as_str()) {
            return *at;
        }
        let number = self.places.len() as u16;
        self.places.insert(folded.into(), number);
        self.add(place, Entry::Place(number));
        number
    }

    fn league(&self, name: &str) -> Option<u16> {
        self.leagues.iter().position(|l| &**l == name).map(|at| at as u16)
    }

    /// The club of a slug or a name.
    pub(super) fn club_named(&self, name: &str) -> Option<ClubKey> {
        self.club_names.get(fold(name).as_str()).copied()
    }

    /// The clubs that are champions of their leagues on a day.
    pub(super) fn champions(&self, day: Day) -> impl Iterator<Item = ClubKey> {
        let season = if day.month() >= 6 { day.year() } else { day.year() - 1 };
        self.titles.iter().filter(move |(year, _)| *year == season).map(|(_, club)| *club)
    }

    /// Whether a club is of Saudi Arabia.
    pub(super) fn is_saudi(&self, club: &ClubName) -> bool {
        club.country.is_some_and(|c| &*self.nations[c as usize] == "Saudi Arabia")
    }

    /// Whether a player can have that age on that day; unknown counts as yes.
    pub(super) fn age_fits(&self, player: PlayerKey, age: i32, day: Day) -> bool {
        let player = &self.players[player as usize];
        if let Some(born) = player.born {
            let (low, high) = born.age_on(day);
            return (low - 1..=high + 1).contains(&age);
        }
        player.years.is_none_or(|(first, last)| (day.year() - last - 2..=day.year() - first + 1).contains(&age))
    }
}
