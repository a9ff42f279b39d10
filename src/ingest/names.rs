//! Names in a text: players, clubs, people of the game, sources, and unknown people by shape.

use super::known::Known;
use super::lexicon::{ClubKey, Entry, Lexicon, PlayerKey};
use super::page::Page;
use super::words::{Case, Kind, NONE, QuickMap, Word};

/// What a name stands for, in this text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Named {
    /// A player, by index into the cast.
    Player(usize),
    /// A club, by index into the cast.
    Club(usize),
    /// A club by its ground.
    Ground(usize),
    /// Someone of the game who is no player.
    Person(u32),
    /// A journalist or outlet of the lexicon.
    Source(u32),
    /// Someone unknown, by index into the cast.
    Stranger(usize),
}

/// A name at a place in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) named: Named,
}

/// A player of the text.
#[derive(Clone, Debug)]
pub(super) struct CastPlayer {
    pub(super) key: Option<PlayerKey>,
    pub(super) name: String,
    /// How often he is named.
    pub(super) count: u32,
    /// What the text says of his clubs: club and how strongly.
    pub(super) homes: Vec<(usize, i32)>,
    /// Clubs that the text calls former ones of his.
    pub(super) former: Vec<usize>,
    /// What the text says of a player whom the lexicon does not hold.
    pub(super) nation: Option<u16>,
    pub(super) positions: u8,
    pub(super) age: Option<i32>,
}

/// A club of the text.
#[derive(Clone, Debug)]
pub(super) struct CastClub {
    pub(super) key: Option<ClubKey>,
    pub(super) name: String,
    pub(super) count: u32,
}

/// Someone unknown.
#[derive(Clone, Debug)]
pub(super) struct Stranger {
    pub(super) name: String,
    pub(super) words: Vec<Word>,
    /// The player that he turned out to be.
    pub(super) player: Option<usize>,
    /// Whether an office or a title says that he is none.
    pub(super) barred: bool,
}

/// Everyone whom a text names.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) players: Vec<CastPlayer>,
    pub(super) clubs: Vec<CastClub>,
    pub(super) strangers: Vec<Stranger>,
    pub(super) names: Vec<Name>,
    /// The name that begins at a token, plus one.
    pub(super) at: Vec<u32>,
    player_of: QuickMap<u32, usize>,
    club_of: QuickMap<u32, usize>,
    stranger_of: QuickMap<Vec<Word>, usize>,
    main: Option<usize>,
    /// How often players are named in full.
    pub(super) in_full: usize,
    /// How often players are named by the one name that they bear.
    pub(super) by_one_name: usize,
}

/// One candidate reading of the tokens from a place on.
struct Reading {
    length: usize,
    entries: Vec<Entry>,
}

/// Finds the names of a page.
pub(super) struct Namer<'a, 't> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) known: &'a Known,
    pub(super) page: &'a Page<'t>,
    /// Clubs that players belong to on the day, by the ledger.
    pub(super) home_of: &'a dyn Fn(PlayerKey) -> Option<ClubKey>,
}

impl Namer<'_, '_> {
    /// Names everyone: full names first, since they settle what the short ones mean.
    pub(super) fn cast(&self) -> Cast {
        let mut cast = Cast { at: vec![0; self.page.tokens.len()], ..Cast::default() };
        let readings = self.readings();
        self.full_names(&readings, &mut cast);
        self.strangers(&mut cast);
        self.short_names(&readings, &mut cast);
        cast.settle_main();
        cast.names.sort_by_key(|n| n.first);
        for (i, name) in cast.names.iter().enumerate() {
            cast.at[name.first] = i as u32 + 1;
        }
        cast
    }

    /// The longest reading as a name at each token that can begin one.
    fn readings(&self) -> Vec<(usize, Reading)> {
        let mut all = Vec::new();
        for sentence in &self.page.sentences {
            for at in sentence.first..sentence.end {
                let token = &self.page.tokens[at];
                if token.kind != Kind::Word && token.kind != Kind::Number || token.word == NONE {
                    continue;
                }
                let particle = self.known.particle.has(token.word);
                if !token.is_large() && !particle && token.kind != Kind::Number {
                    continue;
                }
                if let Some(reading) = self.reading(at, sentence.end) {
                    all.push((at, reading));
                }
            }
        }
        all
    }

    fn reading(&self, at: usize, end: usize) -> Option<Reading> {
        let tokens = &self.page.tokens;
        let mut best: Option<Reading> = None;
        self.lexicon.find(
            |i| (at + i < end).then(|| tokens[at + i].word),
            |found| {
                let entries: Vec<Entry> = found.entries.iter().copied().filter(|e| is_name(*e)).collect();
                if entries.is_empty() || !self.written_as_name(at, found.length) {
                    return;
                }
                best = Some(Reading { length: found.length, entries });
            },
        );
        best
    }

    /// Whether the words are written as a name is: the last large, no small word that is no particle.
    fn written_as_name(&self, at: usize, length: usize) -> bool {
        let words = &self.page.tokens[at..at + length];
        // "The i" is a newspaper.
        let letter = |t: &super::page::Token| length == 2 && t.end - t.start == 1 && words[0].is_large();
        let last = words.last().is_some_and(|t| t.is_large() || t.kind == Kind::Number || letter(t));
        last && words.iter().any(super::page::Token::is_large)
            && words.iter().all(|t| {
                t.kind != Kind::Word || t.is_large() || self.known.particle.has(t.word) || t.end - t.start <= 3
            })
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let sentence = self.page.sentences[self.page.sentence_of[at] as usize];
        at == sentence.first
    }

    /// Marks what is certain by itself: full names, names of clubs, people and sources.
    fn full_names(&self, readings: &[(usize, Reading)], cast: &mut Cast) {
        let mut free_from = 0;
        // The clubs first: they tell namesakes apart.
        for (at, reading) in readings {
            if *at >= free_from
                && let Some(club) =
                    reading.entries.iter().find_map(|e| if let Entry::Club(c) = e { Some(*c) } else { None })
                && self.club_is_meant(*at, reading)
            {
                let club = cast.club(club, self.lexicon);
                cast.clubs[club].count += 1;
                free_from = at + reading.length;
            }
        }
        free_from = 0;
        for (at, reading) in readings {
            if *at < free_from {
                continue;
            }
            let named = self.certain(*at, reading, cast);
            if let Some(named) = named {
                cast.names.push(Name { first: *at, end: at + reading.length, named });
                cast.at[*at] = u32::MAX;
                free_from = at + reading.length;
            }
        }
    }

    fn club_is_meant(&self, at: usize, reading: &Reading) -> bool {
        let word = self.page.word(at);
        let ambiguous = reading.length == 1 && self.known_ambiguous(word);
        !ambiguous || !self.begins_sentence(at)
    }

    fn known_ambiguous(&self, word: Word) -> bool {
        self.lexicon.ambiguous.has(word)
    }

    fn certain(&self, at: usize, reading: &Reading, cast: &mut Cast) -> Option<Named> {
        let players: Vec<PlayerKey> =
            reading.entries.iter().filter_map(|e| if let Entry::Player(p) = e { Some(*p) } else { None }).collect();
        let single = reading.length == 1;
        let also_club = single && reading.entries.iter().any(|e| matches!(e, Entry::Club(_) | Entry::WeakClub(_)));
        let partial = single && self.part_of_longer_name(at, 1);
        if !players.is_empty() && !also_club && !partial {
            let chosen = self.choose(&players, cast);
            let player = cast.player(chosen, self.lexicon);
            cast.players[player].count += 1;
            cast.in_full += usize::from(!single);
            cast.by_one_name += usize::from(single);
            return Some(Named::Player(player));
        }
        for entry in &reading.entries {
            match *entry {
                Entry::Club(club) if self.club_is_meant(at, reading) => {
                    return Some(Named::Club(cast.club(club, self.lexicon)));
                }
                Entry::Person(person) if !single => return Some(Named::Person(person)),
                Entry::Source(source) if !single || !self.lexicon.sources[source as usize].journalist => {
                    let others = reading
                        .entries
                        .iter()
                        .any(|e| matches!(e, Entry::WeakClub(_) | Entry::Ground(_) | Entry::Surname(_)));
                    if !others {
                        return Some(Named::Source(source));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Which of several namesakes is meant: one whose club the text names, else the first.
    fn choose(&self, players: &[PlayerKey], cast: &Cast) -> PlayerKey {
        let named_club = |p: &&PlayerKey| {
            let hint = self.lexicon.players[**p as usize].hint;
            [(self.home_of)(**p), hint].into_iter().flatten().any(|c| cast.club_of.contains_key(&c))
        };
        let in_cast = players.iter().find(|p| cast.player_of.contains_key(p));
        in_cast.or_else(|| players.iter().find(named_club)).copied().unwrap_or(players[0])
    }

    /// Whether a large unknown word stands right before or after, so that these are part of a
    /// longer name.
    fn part_of_longer_name(&self, at: usize, length: usize) -> bool {
        let sentence = self.page.sentences[self.page.sentence_of[at] as usize];
        let unknown = |i: usize| {
            let token = &self.page.tokens[i];
            token.is_large()
                && token.case == Case::Title
                && !self.lexicon.is_word(token.word)
                && !self.lexicon.is_common(token.word)
        };
        let before = at > sentence.first && unknown(at - 1) && self.page.tokens[at].spaced;
        let after = at + length < sentence.end && self.page.tokens[at + length].spaced && unknown(at + length);
        before || after
    }

    /// Finds people whom no list holds: two to four large words that are nothing else.
    fn strangers(&self, cast: &mut Cast) {
        for sentence in &self.page.sentences {
            if self.all_large(sentence.first, sentence.end) {
                continue;
            }
            let mut at = sentence.first;
            while at < sentence.end {
                let end = self.stranger_end(at, sentence.end, cast);
                if end < at + 2 {
                    at += 1;
                    continue;
                }
                let words: Vec<Word> = (at..end).map(|i| self.page.word(i)).collect();
                let stranger = cast.stranger(&words, self.page.slice(at, end));
                cast.strangers[stranger].barred |= at > sentence.first && self.is_title(at - 1);
                cast.names.push(Name { first: at, end, named: Named::Stranger(stranger) });
                cast.at[at] = u32::MAX;
                at = end;
            }
        }
    }

    /// Whether most words of a sentence are large: a headline, whose words are no names.
    fn all_large(&self, first: usize, end: usize) -> bool {
        let words = self.page.tokens[first..end].iter().filter(|t| t.kind == Kind::Word && t.end - t.start > 3);
        let (large, all) = words.fold((0, 0), |(large, all), t| (large + usize::from(t.is_large()), all + 1));
        all > 4 && large * 10 > all * 8
    }

    fn is_title(&self, at: usize) -> bool {
        let word = self.page.word(at);
        let mut title = false;
        self.lexicon.find(|i| (i == 0).then_some(word), |f| title |= f.entries.contains(&Entry::Title));
        title
    }

    /// Whether a phrase of several words that is no name begins at a token: "La Liga".
    fn begins_phrase(&self, at: usize, end: usize) -> bool {
        let mut phrase = false;
        self.lexicon.find(
            |i| (at + i < end).then(|| self.page.word(at + i)),
            |f| phrase |= f.length > 1 && f.entries.iter().any(|e| !is_name(*e)),
        );
        phrase
    }

    fn stranger_end(&self, at: usize, end: usize, cast: &Cast) -> usize {
        let part = |i: usize| {
            let token = &self.page.tokens[i];
            token.is_large()
                && token.case == Case::Title
                && cast.at[i] == 0
                && !self.lexicon.is_common(token.word)
                && !self.lexicon.is_place_word(token.word)
        };
        if !part(at) || (at > 0 && cast.covers(at)) || self.begins_phrase(at, end) {
            return at;
        }
        // A first word that is also a word of the language at a sentence's head is no name.
        let mut i = at + 1;
        let mut large = 1;
        while i < end && i < at + 6 {
            let token = &self.page.tokens[i];
            if !token.spaced && !matches!(token.kind, Kind::Sign('-')) && !self.page.is_sign(i - 1, '-') {
                break;
            }
            if self.page.is_sign(i, '-') && i + 1 < end && part(i + 1) {
                i += 1;
                continue;
            }
            if part(i) {
                large += 1;
                i += 1;
                continue;
            }
            let particle = self.known.particle.has(token.word) && !token.is_large();
            if particle && i + 1 < end && part(i + 1) {
                i += 1;
                continue;
            }
            break;
        }
        if large < 2 { at } else { i }
    }

    /// Marks family names, first names and short names of clubs, by what the full names settled.
    fn short_names(&self, readings: &[(usize, Reading)], cast: &mut Cast) {
        let mut taken = vec![false; self.page.tokens.len()];
        for name in &cast.names {
            taken[name.first..name.end].fill(true);
        }
        let stranger_tails = cast.stranger_tails(self);
        let known_tails = self.known_tails(cast);
        let firsts = cast.first_names(self.lexicon, self.known);
        let mut new = Vec::new();
        let mut readings = readings.iter().peekable();
        for at in 0..self.page.tokens.len() {
            while readings.peek().is_some_and(|(i, _)| *i < at) {
                readings.next();
            }
            if taken[at] || !self.page.tokens[at].is_large() && !self.known.particle.has(self.page.word(at)) {
                continue;
            }
            let here = readings.peek().filter(|(i, _)| *i == at).map(|(_, r)| r);
            let length = here.map_or(1, |r| r.length);
            if taken[at..(at + length).min(taken.len())].iter().any(|t| *t) {
                continue;
            }
            let word = self.page.word(at);
            let tail = known_tails.get(&word).copied().filter(|_| {
                // A player named in full goes before.
                !here.is_some_and(|r| {
                    r.entries.iter().any(|e| matches!(e, Entry::Surname(p) if cast.player_of.contains_key(p)))
                })
            });
            let known = tail.or_else(|| here.and_then(|r| self.short(at, r, cast)));
            let length = if tail.is_some() { 1 } else { length };
            let named = known.or_else(|| {
                if self.page.tokens[at].case == Case::Lower {
                    return None;
                }
                let tail = stranger_tails.get(&word).map(|s| Named::Stranger(*s));
                tail.or_else(|| {
                    firsts.get(&word).copied().flatten().filter(|_| !self.part_of_longer_name(at, 1)).map(Named::Player)
                })
            });
            if let Some(named) = named {
                if let Named::Player(player) = named {
                    cast.players[player].count += 1;
                }
                if let Named::Club(club) = named {
                    cast.clubs[club].count += 1;
                }
                let length = if known.is_some() { length } else { 1 };
                new.push(Name { first: at, end: at + length, named });
                taken[at..at + length].fill(true);
            }
        }
        cast.names.extend(new);
    }

    /// The last words of journalists and people of the game whom the text names in full.
    fn known_tails(&self, cast: &Cast) -> QuickMap<Word, Named> {
        let mut tails = QuickMap::default();
        for name in cast.names.iter().filter(|n| n.end - n.first >= 2) {
            let person = match name.named {
                Named::Person(_) => true,
                Named::Source(source) => self.lexicon.sources[source as usize].journalist,
                _ => false,
            };
            let last = self.page.word(name.end - 1);
            if person && last != NONE && !self.lexicon.is_common(last) {
                tails.entry(last).or_insert(name.named);
            }
        }
        tails
    }

    fn short(&self, at: usize, reading: &Reading, cast: &mut Cast) -> Option<Named> {
        if at > 0 && self.is_title(at - 1) {
            return None;
        }
        let surnames: Vec<PlayerKey> =
            reading.entries.iter().filter_map(|e| if let Entry::Surname(p) = e { Some(*p) } else { None }).collect();
        if let Some(player) = surnames.iter().find_map(|p| cast.player_of.get(p).copied()) {
            return (!self.part_of_longer_name(at, reading.length)).then_some(Named::Player(player));
        }
        let club = reading.entries.iter().find_map(|e| match e {
            Entry::WeakClub(c) | Entry::Club(c) => Some(*c),
            _ => None,
        });
        if club.is_some() {
            let clubs = reading.entries.iter().filter_map(|e| match e {
                Entry::WeakClub(c) | Entry::Club(c) => Some(*c),
                _ => None,
            });
            if let Some(found) = self.weak_club(at, clubs, cast) {
                return Some(Named::Club(found));
            }
        }
        if let Some(ground) =
            reading.entries.iter().find_map(|e| if let Entry::Ground(c) = e { Some(*c) } else { None })
        {
            let all = reading.entries.iter().filter_map(|e| if let Entry::Ground(c) = e { Some(*c) } else { None });
            let chosen = all.clone().find(|c| cast.club_of.contains_key(c)).unwrap_or(ground);
            let shared = all.count() > 1 && !cast.club_of.contains_key(&chosen);
            return (!shared).then(|| Named::Ground(cast.club(chosen, self.lexicon)));
        }
        if self.part_of_longer_name(at, reading.length) {
            return None;
        }
        for entry in &reading.entries {
            match *entry {
                Entry::Person(person) => return Some(Named::Person(person)),
                Entry::Source(source) => return Some(Named::Source(source)),
                _ => {}
            }
        }
        self.lone_surname(at, &surnames, cast)
    }

    /// A family name whose bearer the text never names in full: only where one can be meant.
    fn lone_surname(&self, at: usize, players: &[PlayerKey], cast: &mut Cast) -> Option<Named> {
        let word = self.page.word(at);
        let sentence = self.page.sentences[self.page.sentence_of[at] as usize];
        let headline = sentence.heading && self.page.sentences.len() > 2;
        if players.is_empty()
            || headline
            || self.all_large(sentence.first, sentence.end)
            || self.lexicon.is_common(word)
            || self.lexicon.is_word(word)
        {
            return None;
        }
        let at_named_club: Vec<PlayerKey> = players
            .iter()
            .copied()
            .filter(|p| {
                let hint = self.lexicon.players[*p as usize].hint;
                [(self.home_of)(*p), hint].into_iter().flatten().any(|c| cast.club_of.contains_key(&c))
            })
            .collect();
        let of_saga: Vec<PlayerKey> = players.iter().copied().filter(|p| self.lexicon.is_wanted(*p)).collect();
        let one = |list: &[PlayerKey]| if let [only] = list { Some(*only) } else { None };
        let chosen = one(&at_named_club).or_else(|| one(players)).or_else(|| one(&of_saga))?;
        let player = cast.player(chosen, self.lexicon);
        Some(Named::Player(player))
    }

    /// Which club a shared name means: one that the text names in full; a nickname after "the"
    /// that only one club of the lexicon bears also counts.
    fn weak_club(&self, at: usize, clubs: impl Iterator<Item = ClubKey>, cast: &mut Cast) -> Option<usize> {
        let clubs: Vec<ClubKey> = clubs.collect();
        let here: Vec<usize> = clubs.iter().filter_map(|c| cast.club_of.get(c).copied()).collect();
        match here[..] {
            [] => {}
            [only] => return Some(only),
            _ => return here.into_iter().max_by_key(|c| cast.clubs[*c].count),
        }
        let definite = at > 0 && self.known.definite.has(self.page.word(at - 1));
        let ambiguous = self.known_ambiguous(self.page.word(at));
        (definite && !ambiguous && clubs.len() == 1).then(|| cast.club(clubs[0], self.lexicon))
    }
}

const fn is_name(entry: Entry) -> bool {
    matches!(
        entry,
        Entry::Player(_)
            | Entry::Surname(_)
            | Entry::Club(_)
            | Entry::WeakClub(_)
            | Entry::Ground(_)
            | Entry::Person(_)
            | Entry::Source(_)
    )
}

impl Cast {
    /// The player whom the text names most.
    pub(super) fn main(&self) -> Option<usize> {
        self.main
    }

    /// Settles whom the text names most.
    fn settle_main(&mut self) {
        let named = (0..self.players.len()).filter(|p| self.players[*p].count > 0);
        self.main = named.max_by_key(|p| (self.players[*p].count, std::cmp::Reverse(*p)));
    }

    /// The player of a key, who joins the cast now if he was not in it.
    pub(super) fn player(&mut self, key: PlayerKey, lexicon: &Lexicon) -> usize {
        if let Some(player) = self.player_of.get(&key) {
            return *player;
        }
        let player = self.new_player(Some(key), lexicon.players[key as usize].name.to_string());
        self.player_of.insert(key, player);
        player
    }

    fn new_player(&mut self, key: Option<PlayerKey>, name: String) -> usize {
        self.players.push(CastPlayer {
            key,
            name,
            count: 0,
            homes: Vec::new(),
            former: Vec::new(),
            nation: None,
            positions: 0,
            age: None,
        });
        self.players.len() - 1
    }

    /// The club of a key, which joins the cast now if it was not in it.
    pub(super) fn club(&mut self, key: ClubKey, lexicon: &Lexicon) -> usize {
        if let Some(club) = self.club_of.get(&key) {
            return *club;
        }
        self.clubs.push(CastClub { key: Some(key), name: lexicon.clubs[key as usize].name.to_string(), count: 0 });
        self.club_of.insert(key, self.clubs.len() - 1);
        self.clubs.len() - 1
    }

    fn stranger(&mut self, words: &[Word], name: &str) -> usize {
        if let Some(known) = self.stranger_of.get(words) {
            return *known;
        }
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        self.strangers.push(Stranger { name, words: words.to_vec(), player: None, barred: false });
        self.stranger_of.insert(words.to_vec(), self.strangers.len() - 1);
        self.strangers.len() - 1
    }

    /// Makes a stranger a player.
    pub(super) fn promote(&mut self, stranger: usize) -> usize {
        if let Some(player) = self.strangers[stranger].player {
            return player;
        }
        let player = self.new_player(None, self.strangers[stranger].name.clone());
        self.strangers[stranger].player = Some(player);
        player
    }

    fn covers(&self, at: usize) -> bool {
        // Names found so far are in text order within their pass.
        self.names.iter().rev().take(64).any(|n| n.first <= at && at < n.end)
    }

    /// The last words of strangers' names.
    fn stranger_tails(&self, namer: &Namer<'_, '_>) -> QuickMap<Word, usize> {
        let mut tails = QuickMap::default();
        for (i, stranger) in self.strangers.iter().enumerate() {
            if let Some(last) = stranger.words.last().filter(|w| !namer.lexicon.is_common(**w)) {
                tails.entry(*last).or_insert(i);
            }
        }
        tails
    }

    /// First names that mean one player of the cast.
    fn first_names(&self, lexicon: &Lexicon, known: &Known) -> QuickMap<Word, Option<usize>> {
        let mut firsts: QuickMap<Word, Option<usize>> = QuickMap::default();
        for (i, player) in self.players.iter().enumerate() {
            let mut parts = player.name.split(' ');
            let (Some(first), Some(_)) = (parts.next(), parts.next()) else { continue };
            let word = lexicon.vocabulary.get(&super::words::fold(first));
            if word == NONE || first.len() < 4 || lexicon.is_common(word) || known.particle.has(word) {
                continue;
            }
            firsts.entry(word).and_modify(|p| *p = None).or_insert(Some(i));
        }
        firsts
    }
}
