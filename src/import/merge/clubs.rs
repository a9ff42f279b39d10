//! Clubs of a harvest: known, new, or kept apart with a question.

use crate::import::harvest::{ClubAt, FoundClub};
use crate::import::matching::{Candidate, ClubMatch, club_key};
use crate::import::place;
use crate::ledger::format::ClubRecord;
use crate::model::ClubId;

use super::Merger;

/// What a found club is in the ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClubSlot {
    /// One that it has.
    Known(ClubId),
    /// One that it will have, under this id.
    New(String),
    /// A number without a name that the ledger does not know.
    Nobody,
}

impl Merger<'_> {
    /// Matches every club, and adds those that the ledger does not have.
    pub(super) fn clubs(&mut self) {
        for found in &self.harvest.clubs {
            self.note_answer(|| club_key(found), true, found.spot);
            let slot = match self.book.club(found, self.answers) {
                ClubMatch::Known(id) => {
                    self.add_to_club(id, found);
                    ClubSlot::Known(id)
                }
                ClubMatch::New if found.name.is_empty() => ClubSlot::Nobody,
                ClubMatch::New => self.new_club(found),
                ClubMatch::Doubtful(candidates) => {
                    self.ask_club(found, &candidates);
                    self.plan.tally.clubs.doubtful += 1;
                    self.new_club(found)
                }
            };
            if slot == ClubSlot::Nobody {
                self.nobody(found);
            }
            self.plan.tally.clubs.read += 1;
            self.slots.push(slot);
        }
    }

    fn ask_club(&mut self, found: &FoundClub, candidates: &[ClubId]) {
        let candidate = |id: &ClubId| {
            let club = &self.ledger()[*id];
            Candidate { id: club.slug.to_string(), name: club.name.to_string() }
        };
        let candidates = candidates.iter().map(candidate).collect();
        let why = "the names are alike, and nothing else says that they are one club";
        self.ask(club_key(found), true, &found.name, why, candidates, found.spot);
    }

    fn nobody(&mut self, found: &FoundClub) {
        self.plan.tally.clubs.refused += 1;
        let Some(source) = self.sources.get(found.spot.file) else { return };
        let number = found.ids.first().map(|(_, id)| id.as_str()).unwrap_or_default();
        let problem =
            place::error("unknown_club", source, None, format!("club {number} has a number and no name here"));
        let expected = "the file of clubs or teams beside this one, or an earlier import that has them";
        self.plan.problems.push(place::expecting(problem, expected));
    }

    fn new_club(&mut self, found: &FoundClub) -> ClubSlot {
        let apart = found.country.as_deref().or(found.ids.first().map(|(_, id)| id.as_str())).unwrap_or_default();
        let slug = self.slugs.club(&found.name, apart);
        let short = found.short.as_deref().and_then(|short| self.slugs.short(short));
        self.plan.patch.clubs.push(ClubRecord {
            id: slug.clone().into(),
            name: found.name.clone().into(),
            short: short.map(Into::into),
            aliases: found.aliases.iter().map(|alias| alias.clone().into()).collect(),
            ids: found.ids.iter().map(|(kind, id)| ((*kind).into(), id.clone().into())).collect(),
            country: found.country.clone().map(Into::into),
            league: found.league.clone().map(Into::into),
            squad: found.squad,
            cite: self.cite(),
            ..ClubRecord::default()
        });
        self.plan.tally.clubs.new += 1;
        ClubSlot::New(slug)
    }

    /// What a table says more of a club than the ledger.
    fn add_to_club(&mut self, id: ClubId, found: &FoundClub) {
        let club = &self.ledger()[id];
        let has = |kind: &str| club.outside_ids.iter().any(|(known, _)| **known == *kind);
        let ids = found.ids.iter().filter(|(kind, _)| !has(kind));
        let more = ClubRecord {
            id: club.slug.to_string().into(),
            ids: ids.map(|(kind, id)| ((*kind).into(), id.clone().into())).collect(),
            country: found.country.clone().filter(|_| club.country.is_none()).map(Into::into),
            league: found.league.clone().filter(|_| club.league.is_none()).map(Into::into),
            squad: found.squad && !club.has_squad,
            ..ClubRecord::default()
        };
        let bare = ClubRecord { id: more.id.clone(), ..ClubRecord::default() };
        if more == bare {
            self.plan.tally.clubs.same += 1;
        } else {
            self.plan.tally.clubs.changed += 1;
            self.plan.patch.clubs.push(ClubRecord { cite: self.cite(), ..more });
        }
    }

    /// Whether a club's squad is in the ledger, or will be.
    pub(super) fn has_squad(&self, at: ClubAt) -> bool {
        let known = self.known_club(at).is_some_and(|id| self.ledger()[id].has_squad);
        known || self.harvest.clubs[at.0].squad
    }
}
