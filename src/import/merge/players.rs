//! Players of a harvest: each matched, and compared value by value.

use std::collections::HashMap;

use crate::import::harvest::FoundPlayer;
use crate::import::matching::{Candidate, PlayerMatch, player_key};
use crate::import::place;
use crate::import::progress::{OFTEN, Progress, Step};
use crate::ledger::format::{AgeRecord, PlayerRecord, StatRecord};
use crate::model::{Birth, PlayerId, Season};

use super::Merger;
use super::claims::PlayerSlot;
use super::patch::Home;

impl Merger<'_> {
    /// Compares every player; whether nobody asked to stop.
    pub(super) fn players(&mut self, progress: &mut Progress<'_>) -> bool {
        let harvest = self.harvest;
        let mut taken: HashMap<PlayerId, usize> = HashMap::new();
        for (number, found) in harvest.players.iter().enumerate() {
            if number % OFTEN == 0 && !progress(Step::Comparing, number, harvest.players.len()) {
                return false;
            }
            self.plan.tally.players.read += 1;
            let club = found.club.and_then(|at| self.known_club(at));
            self.note_answer(|| player_key(found), false, found.spot);
            let slot = match self.book.player(found, club, self.answers) {
                PlayerMatch::Known(id) if !harvest.claims.is_empty() => {
                    // A rumour's few words on a player add nothing to his record.
                    self.plan.tally.players.same += 1;
                    PlayerSlot::Known(id)
                }
                PlayerMatch::Known(id) => {
                    if taken.insert(id, number).is_some_and(|first| harvest.players[first].ids != found.ids) {
                        self.ask_player(found, &[id], "another row of the same file is this player already");
                    } else {
                        self.known_player(id, found);
                    }
                    PlayerSlot::Known(id)
                }
                PlayerMatch::New if found.name.is_empty() || found.only_known => {
                    self.nobody_called_so(found);
                    PlayerSlot::Nobody
                }
                PlayerMatch::New => PlayerSlot::New(self.new_player(found)),
                PlayerMatch::Doubtful(candidates, why) => {
                    self.ask_player(found, &candidates, why);
                    PlayerSlot::Nobody
                }
            };
            self.players.push(slot);
        }
        true
    }

    fn nobody_called_so(&mut self, found: &FoundPlayer) {
        self.plan.tally.players.refused += 1;
        let Some(source) = self.sources.get(found.spot.file) else { return };
        let who = if found.name.is_empty() { player_key(found) } else { found.name.clone() };
        let problem =
            place::error("unknown_player", source, Some(found.spot), format!("no player of the ledger is {who}"));
        let problem = place::expecting(problem, "a player who is there: this kind of file adds to known ones");
        self.plan.problems.push(problem);
    }

    fn ask_player(&mut self, found: &FoundPlayer, candidates: &[PlayerId], why: &str) {
        self.plan.tally.players.doubtful += 1;
        let candidate = |id: &PlayerId| {
            let player = &self.ledger()[*id];
            Candidate { id: player.slug.to_string(), name: player.name.to_string() }
        };
        let candidates = candidates.iter().map(candidate).collect();
        self.ask(player_key(found), false, &found.name, why, candidates, found.spot);
    }

    /// The file for a new player.
    fn home(&self, found: &FoundPlayer, slug: &str) -> Home {
        let club = found.club.filter(|at| self.has_squad(*at)).and_then(|at| self.club_slug(at));
        match club {
            Some(club) => Home::Club(club.to_string()),
            None => Home::Elsewhere(slug.chars().next().filter(char::is_ascii_alphabetic).unwrap_or('0')),
        }
    }

    /// Adds a player; gives his id.
    fn new_player(&mut self, found: &FoundPlayer) -> String {
        let club = found.club.and_then(|at| self.club_slug(at));
        let slug = self.slugs.player(&found.name, club.as_deref().unwrap_or_default());
        let home = self.home(found, &slug);
        let mut record = PlayerRecord {
            id: slug.clone().into(),
            name: found.name.clone().into(),
            aliases: found.aliases.iter().map(|alias| alias.clone().into()).collect(),
            ids: found.ids.iter().map(|(kind, id)| ((*kind).into(), id.clone().into())).collect(),
            nationality: found.nationality.iter().map(|country| country.clone().into()).collect(),
            positions: found.positions.iter().map(|position| position.code().into()).collect(),
            shirt: found.shirt,
            cite: self.cite(),
            ..PlayerRecord::default()
        };
        match found.born {
            Some(Birth::Day(day)) => record.born = Some(day.to_string().into()),
            Some(Birth::Aged { years, on }) => record.age = Some(AgeRecord { years, on: on.to_string().into() }),
            None => {}
        }
        self.new_value(found, &mut record);
        self.add_spells(None, found, &mut record);
        self.add_contracts(None, found, &mut record);
        self.add_stats(None, found, &mut record);
        // What the whole record cites need not stand at each value.
        strip(&mut record);
        self.add_absences(None, found, &slug, &home);
        self.plan.tally.players.new += 1;
        self.plan.patch.players.push((home, record));
        slug
    }

    fn known_player(&mut self, id: PlayerId, found: &FoundPlayer) {
        let player = &self.ledger()[id];
        let slug = player.slug.to_string();
        let home = self.home(found, &slug);
        let has = |kind: &str| player.outside_ids.iter().any(|(known, _)| **known == *kind);
        let mut record = PlayerRecord {
            id: slug.clone().into(),
            ids: found
                .ids
                .iter()
                .filter(|(kind, _)| !has(kind))
                .map(|(kind, id)| ((*kind).into(), id.clone().into()))
                .collect(),
            ..PlayerRecord::default()
        };
        self.add_single(id, found, &mut record);
        self.add_spells(Some(id), found, &mut record);
        self.add_contracts(Some(id), found, &mut record);
        self.add_stats(Some(id), found, &mut record);
        let absences = self.add_absences(Some(id), found, &slug, &home);
        let bare = PlayerRecord { id: record.id.clone(), ..PlayerRecord::default() };
        if record != bare {
            self.plan.patch.players.push((home, record));
            self.plan.tally.players.changed += 1;
        } else if absences > 0 {
            self.plan.tally.players.changed += 1;
        } else {
            self.plan.tally.players.same += 1;
        }
    }

    fn add_stats(&mut self, id: Option<PlayerId>, found: &FoundPlayer, record: &mut PlayerRecord<'static>) {
        for stat in &found.stats {
            let Some(club) = self.club_slug(stat.club) else { continue };
            let season = stat.season.unwrap_or_else(|| Season::holding(self.known));
            let at = self.known_club(stat.club);
            let told = id.into_iter().flat_map(|id| &self.ledger()[id].stats);
            let told = told.filter(|s| Some(s.value.club) == at && s.value.season == season);
            let (seen, later): (Vec<_>, Vec<_>) = told.partition(|s| s.known <= self.known);
            if later.iter().any(|s| s.layer < self.top) {
                self.plan.tally.older += 1;
                continue;
            }
            let newest = seen.into_iter().max_by_key(|s| (s.known, s.layer));
            let none = |count: Option<u16>| count.unwrap_or(0) == 0;
            let same = newest.is_some_and(|s| {
                let of = &s.value;
                of.starts == stat.starts
                    && of.minutes == stat.minutes
                    && (of.goals == stat.goals || (none(of.goals) && none(stat.goals)))
                    && (of.assists == stat.assists || (none(of.assists) && none(stat.assists)))
            });
            if same {
                continue;
            }
            record.stats.push(StatRecord {
                club,
                season: season.to_string().into(),
                starts: stat.starts,
                minutes: stat.minutes,
                goals: stat.goals.filter(|goals| *goals > 0),
                assists: stat.assists.filter(|assists| *assists > 0),
                cite: self.cite(),
                known: None,
            });
            self.plan.tally.add("counts");
        }
    }
}

/// Takes the citations away that the record has as a whole.
fn strip(record: &mut PlayerRecord<'static>) {
    let whole = record.cite.clone();
    let clear = |cite: &mut Vec<_>| {
        if *cite == whole {
            cite.clear();
        }
    };
    record.corrections.iter_mut().for_each(|r| clear(&mut r.cite));
    record.spells.iter_mut().for_each(|r| clear(&mut r.cite));
    record.exits.iter_mut().for_each(|r| clear(&mut r.cite));
    record.contracts.iter_mut().for_each(|r| clear(&mut r.cite));
    record.stats.iter_mut().for_each(|r| clear(&mut r.cite));
}
