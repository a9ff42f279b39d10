//! Family names, first names and short names of clubs, by what the full names settled.

use super::super::lexicon::{ClubKey, Entry, PlayerKey};
use super::super::words::{Case, NONE, QuickMap, Word, fold};
use super::{Cast, Name, Named, Namer, Reading};

impl Namer<'_, '_> {
    /// Marks family names, first names and short names of clubs, by what the full names settled.
    pub(super) fn short_names(&self, readings: &[(usize, Reading)], cast: &mut Cast) {
        let mut taken = vec![false; self.page.tokens.len()];
        for name in &cast.names {
            taken[name.first..name.end].fill(true);
        }
        let stranger_tails = cast.stranger_tails(self);
        let stranger_heads = cast.stranger_heads(self);
        let misspelt_tails = cast.misspelt_tails(self);
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
            // "Ligue 1" is nobody's name.
            if length == 1 && self.begins_phrase(at, self.page.tokens.len()) {
                continue;
            }
            let word = self.page.word(at);
            let tail = known_tails.get(&word).copied().filter(|_| {
                // A player named in full goes before.
                !here.is_some_and(|r| {
                    r.entries.iter().any(|e| matches!(e, Entry::Surname(p) if cast.player_of.contains_key(p)))
                })
            });
            let written = self.page.slice(at, at + 1);
            let stranger = stranger_tails.get(written).or_else(|| stranger_heads.get(written)).copied();
            let borne = stranger.is_some() || firsts.get(&word).is_some_and(Option::is_some);
            let known = tail.or_else(|| here.and_then(|r| self.short(at, r, cast, borne)));
            let length = if tail.is_some() { 1 } else { length };
            let named = known.or_else(|| {
                if self.page.tokens[at].case == Case::Lower {
                    return None;
                }
                let misspelt = misspelt_tails.get(written).filter(|_| here.is_none()).copied().map(Named::Player);
                stranger.map(Named::Stranger).or(misspelt).or_else(|| {
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
    pub(super) fn known_tails(&self, cast: &Cast) -> QuickMap<Word, Named> {
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

    /// What a short name means; `borne` where it is part of the name of somebody whom the text names in full.
    fn short(&self, at: usize, reading: &Reading, cast: &mut Cast, borne: bool) -> Option<Named> {
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
                Entry::Source(source) if !self.is_small_word(at) => return Some(Named::Source(source)),
                _ => {}
            }
        }
        // "Carroll" after "Andy Carroll", whom no list holds, is he and no namesake; so is "Andy".
        if borne { None } else { self.lone_surname(at, &surnames, cast) }
    }

    /// A family name whose bearer the text never names in full: only where one can be meant.
    pub(super) fn lone_surname(&self, at: usize, players: &[PlayerKey], cast: &mut Cast) -> Option<Named> {
        let word = self.page.word(at);
        let sentence = self.page.sentences[self.page.sentence_of[at] as usize];
        let headline = sentence.heading && self.page.sentences.len() > 2;
        // "Leeds reporter Adam Pope": a first name, though it is somebody's family name too.
        let next = self.page.tokens.get(at + 1).filter(|_| at + 1 < sentence.end && cast.at[at + 1] == 0);
        let goes_on = next.is_some_and(|t| t.spaced && t.is_large() && t.case == Case::Title);
        if players.is_empty()
            || headline
            || goes_on
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
    pub(super) fn weak_club(&self, at: usize, clubs: impl Iterator<Item = ClubKey>, cast: &mut Cast) -> Option<usize> {
        let clubs: Vec<ClubKey> = clubs.collect();
        let here: Vec<usize> = clubs.iter().filter_map(|c| cast.club_of.get(c).copied()).collect();
        match here[..] {
            [] => {}
            [only] => return Some(only),
            _ => return here.into_iter().max_by_key(|c| cast.clubs[*c].count),
        }
        // "Madrid" after "Atletico de Madrid": the club that the text names.
        let word = fold(self.page.slice(at, at + 1));
        let part = |c: &super::cast::CastClub| c.count > 0 && fold(&c.name).split(' ').any(|part| part == word);
        let mut named = (0..cast.clubs.len()).filter(|c| part(&cast.clubs[*c]));
        if let (Some(only), None) = (named.next(), named.next()) {
            return Some(only);
        }
        let definite = at > 0 && self.known.definite.has(self.page.word(at - 1));
        // "Sporting have agreed": only a club acts so.
        let acts = matches!(self.page.slice(at + 1, at + 2), "have" | "are" | "were");
        let ambiguous = self.known_ambiguous(self.page.word(at));
        // "Atletico" beside another club of Spain: half of a full name.
        let half = || {
            let club = &self.lexicon.clubs[clubs[0] as usize];
            let word = fold(self.page.slice(at, at + 1));
            let neighbour = |c: &&super::cast::CastClub| {
                c.key.is_some_and(|k| club.league.is_some() && self.lexicon.clubs[k as usize].league == club.league)
            };
            fold(&club.name).split(' ').any(|part| part == word) && cast.clubs.iter().any(|c| neighbour(&c))
        };
        ((definite || acts || clubs.len() == 1 && half()) && !ambiguous && clubs.len() == 1)
            .then(|| cast.club(clubs[0], self.lexicon))
    }
}
