//! The cast of a text: everyone whom it names, and what it says of them.

use super::super::known::Known;
use super::super::lexicon::{ClubKey, Lexicon, PlayerKey};
use super::super::words::{NONE, QuickMap, Word, fold};
use super::{Name, Named, Namer};

/// A player of the text.
#[derive(Clone, Debug)]
pub(in super::super) struct CastPlayer {
    pub(in super::super) key: Option<PlayerKey>,
    pub(in super::super) name: String,
    /// How often he is named.
    pub(in super::super) count: u32,
    /// What the text says of his clubs: club and how strongly.
    pub(in super::super) homes: Vec<(usize, i32)>,
    /// Clubs that the text calls former ones of his.
    pub(in super::super) former: Vec<usize>,
    /// Clubs to which the text sends him: "Doak to Bournemouth".
    pub(in super::super) suitors: Vec<usize>,
    /// What the text says of a player whom the lexicon does not hold.
    pub(in super::super) nation: Option<u16>,
    pub(in super::super) positions: u8,
    pub(in super::super) age: Option<i32>,
}

/// A club of the text.
#[derive(Clone, Debug)]
pub(in super::super) struct CastClub {
    pub(in super::super) key: Option<ClubKey>,
    pub(in super::super) name: String,
    pub(in super::super) count: u32,
}

/// Someone unknown.
#[derive(Clone, Debug)]
pub(in super::super) struct Stranger {
    pub(in super::super) name: String,
    /// The player that he turned out to be.
    pub(in super::super) player: Option<usize>,
    /// Whether an office or a title says that he is none.
    pub(in super::super) barred: bool,
    /// The club where he is in office.
    pub(in super::super) club: Option<usize>,
}

/// Everyone whom a text names.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Cast {
    pub(in super::super) players: Vec<CastPlayer>,
    pub(in super::super) clubs: Vec<CastClub>,
    pub(in super::super) strangers: Vec<Stranger>,
    pub(in super::super) names: Vec<Name>,
    /// The name that begins at a token, plus one.
    pub(in super::super) at: Vec<u32>,
    pub(super) player_of: QuickMap<u32, usize>,
    pub(super) club_of: QuickMap<u32, usize>,
    pub(super) stranger_of: QuickMap<Box<str>, usize>,
    /// Clubs that no list holds, by name.
    pub(super) unknown_club_of: QuickMap<Box<str>, usize>,
    pub(super) main: Option<usize>,
    /// How often players are named in full.
    pub(in super::super) in_full: usize,
    /// How often players are named by the one name that they bear.
    pub(in super::super) by_one_name: usize,
}

impl Cast {
    /// The player whom the text names most.
    pub(in super::super) fn main(&self) -> Option<usize> {
        self.main
    }

    /// Settles whom the text names most.
    pub(in super::super) fn settle_main(&mut self) {
        let named = (0..self.players.len()).filter(|p| self.players[*p].count > 0);
        self.main = named.max_by_key(|p| (self.players[*p].count, std::cmp::Reverse(*p)));
    }

    /// The player of a key, who joins the cast now if he was not in it.
    pub(in super::super) fn player(&mut self, key: PlayerKey, lexicon: &Lexicon) -> usize {
        if let Some(player) = self.player_of.get(&key) {
            return *player;
        }
        let player = self.new_player(Some(key), lexicon.players[key as usize].name.to_string());
        self.player_of.insert(key, player);
        player
    }

    pub(super) fn new_player(&mut self, key: Option<PlayerKey>, name: String) -> usize {
        self.players.push(CastPlayer {
            key,
            name,
            count: 0,
            homes: Vec::new(),
            former: Vec::new(),
            suitors: Vec::new(),
            nation: None,
            positions: 0,
            age: None,
        });
        self.players.len() - 1
    }

    /// The club of a key, which joins the cast now if it was not in it.
    pub(in super::super) fn club(&mut self, key: ClubKey, lexicon: &Lexicon) -> usize {
        if let Some(club) = self.club_of.get(&key) {
            return *club;
        }
        self.clubs.push(CastClub { key: Some(key), name: lexicon.clubs[key as usize].name.to_string(), count: 0 });
        self.club_of.insert(key, self.clubs.len() - 1);
        self.clubs.len() - 1
    }

    pub(super) fn stranger(&mut self, name: &str) -> usize {
        let name = name.replace('#', "").split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(known) = self.stranger_of.get(name.as_str()) {
            return *known;
        }
        let stranger = self.strangers.len();
        self.stranger_of.insert(name.as_str().into(), stranger);
        self.strangers.push(Stranger { name, player: None, barred: false, club: None });
        stranger
    }

    /// A club that no list holds.
    pub(super) fn unknown_club(&mut self, name: &str) -> usize {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(known) = self.unknown_club_of.get(name.as_str()) {
            return *known;
        }
        let club = self.clubs.len();
        self.unknown_club_of.insert(name.as_str().into(), club);
        self.clubs.push(CastClub { key: None, name, count: 0 });
        club
    }

    /// Makes a stranger a player.
    pub(in super::super) fn promote(&mut self, stranger: usize) -> usize {
        if let Some(player) = self.strangers[stranger].player {
            return player;
        }
        let player = self.new_player(None, self.strangers[stranger].name.clone());
        let named = self.names.iter().filter(|n| n.named == Named::Stranger(stranger));
        self.players[player].count = named.count() as u32;
        self.strangers[stranger].player = Some(player);
        player
    }

    /// Whether a token lies in the name of a club.
    pub(in super::super) fn covers_club(&self, at: usize) -> bool {
        let after = self.names.partition_point(|n| n.first <= at);
        after > 0
            && at < self.names[after - 1].end
            && matches!(self.names[after - 1].named, Named::Club(_) | Named::Ground(_))
    }

    pub(super) fn covers(&self, at: usize) -> bool {
        // Names found so far are in text order within their pass.
        self.names.iter().rev().take(64).any(|n| n.first <= at && at < n.end)
    }

    /// The last words of strangers' names, as the text writes them.
    pub(super) fn stranger_tails<'t>(&self, namer: &Namer<'_, 't>) -> QuickMap<&'t str, usize> {
        let mut tails = QuickMap::default();
        for name in &self.names {
            let Named::Stranger(stranger) = name.named else { continue };
            if !namer.lexicon.is_common(namer.page.word(name.end - 1)) {
                tails.entry(namer.page.slice(name.end - 1, name.end)).or_insert(stranger);
            }
        }
        tails
    }

    /// The last words of players' full names that no list spells so, as the text writes them.
    pub(super) fn misspelt_tails<'t>(&self, namer: &Namer<'_, 't>) -> QuickMap<&'t str, usize> {
        let mut tails = QuickMap::default();
        for name in self.names.iter().filter(|n| n.end >= n.first + 2) {
            let Named::Player(player) = name.named else { continue };
            let written = namer.page.slice(name.end - 1, name.end);
            if written.len() > 4 && !fold(&self.players[player].name).ends_with(&fold(written)) {
                tails.entry(written).or_insert(player);
            }
        }
        tails
    }

    /// The first words of strangers' names, as the text writes them.
    pub(super) fn stranger_heads<'t>(&self, namer: &Namer<'_, 't>) -> QuickMap<&'t str, usize> {
        let mut heads = QuickMap::default();
        for name in &self.names {
            let Named::Stranger(stranger) = name.named else { continue };
            let written = namer.page.slice(name.first, name.first + 1);
            if written.len() > 3 && !namer.lexicon.is_common(namer.page.word(name.first)) {
                heads.entry(written).or_insert(stranger);
            }
        }
        heads
    }

    /// First names that mean one player of the cast.
    pub(super) fn first_names(&self, lexicon: &Lexicon, known: &Known) -> QuickMap<Word, Option<usize>> {
        let mut firsts: QuickMap<Word, Option<usize>> = QuickMap::default();
        for (i, player) in self.players.iter().enumerate() {
            let mut parts = player.name.split(' ');
            let (Some(first), Some(_)) = (parts.next(), parts.next()) else { continue };
            let word = lexicon.vocabulary.get(&fold(first));
            if word == NONE || first.len() < 4 || lexicon.is_common(word) || known.particle.has(word) {
                continue;
            }
            firsts.entry(word).and_modify(|p| *p = None).or_insert(Some(i));
        }
        firsts
    }
}
