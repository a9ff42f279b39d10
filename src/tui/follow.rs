//! Whom one follows, as the screen asks.

use std::collections::BTreeSet;

use super::app::App;
use super::effect::Effect;
use super::pane::Key;
use crate::config::{Followed, Follows};
use crate::desk::Interest;
use crate::ledger::Ledger;
use crate::model::{ClubId, PlayerId};

/// Those followed, by their ids in the files and in the ledger shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Following {
    kept: Follows,
    clubs: BTreeSet<ClubId>,
    players: BTreeSet<PlayerId>,
    /// Counts up whenever somebody is added or let go.
    pub(crate) revision: u64,
}

impl Following {
    /// Those of a ledger among those who are followed.
    pub(crate) fn new(kept: Follows, ledger: &Ledger) -> Self {
        let mut following = Self { kept, ..Self::default() };
        following.find(ledger);
        following
    }

    /// Finds them in another ledger.
    pub(crate) fn find(&mut self, ledger: &Ledger) {
        let (clubs, players) = (&ledger.index.clubs, &ledger.index.players);
        self.clubs = self.kept.clubs.iter().filter_map(|id| clubs.get(id.as_str()).copied()).collect();
        self.players = self.kept.players.iter().filter_map(|id| players.get(id.as_str()).copied()).collect();
        self.revision += 1;
    }

    /// Whether a club is followed.
    pub(crate) fn has_club(&self, club: ClubId) -> bool {
        self.clubs.contains(&club)
    }

    /// Whether a player is followed.
    pub(crate) fn has_player(&self, player: PlayerId) -> bool {
        self.players.contains(&player)
    }

    /// Whether nobody of the ledger is followed.
    pub(crate) fn is_empty(&self) -> bool {
        self.clubs.is_empty() && self.players.is_empty()
    }

    /// Whom news are about.
    pub(crate) fn interest(&self) -> Interest {
        Interest::In { clubs: self.clubs.clone(), players: self.players.clone() }
    }
}

/// What the screen knows of earlier visits.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Keeping {
    /// Whom one follows.
    pub(crate) following: Following,
    /// The day on which the browser opened last time.
    pub(crate) visited: Option<crate::model::Day>,
}

impl App {
    /// Follows the selected club or player, or the player of the selected saga; or no longer.
    pub(crate) fn toggle_follow(&mut self) -> Vec<Effect> {
        let ledger = self.ledger();
        let club = |id: ClubId| (Followed::Club(ledger[id].slug.to_string()), ledger[id].name.to_string());
        let player = |id: PlayerId| (Followed::Player(ledger[id].slug.to_string()), ledger[id].name.to_string());
        let meant = match self.selected() {
            Some(Key::Club(id)) => Some(club(id)),
            Some(Key::Player(id) | Key::Cell(id, _)) => Some(player(id)),
            Some(Key::Saga(id)) => Some(player(ledger[id].player)),
            Some(Key::Claim(id)) => Some(player(ledger[ledger[id].saga].player)),
            _ => self.place.club.map(club),
        };
        let Some((whom, name)) = meant else {
            self.say("select a club or a player to follow");
            return Vec::new();
        };
        let on = !self.keeping.following.kept.has(&whom);
        self.follow(&whom, on);
        self.say(if on { format!("following {name}") } else { format!("no longer following {name}") });
        vec![Effect::Follow(whom, on)]
    }

    /// Marks somebody as followed or not.
    pub(crate) fn follow(&mut self, whom: &Followed, on: bool) {
        let Self { keeping, world, .. } = self;
        keeping.following.kept.set(whom, on);
        keeping.following.find(&world.ledger);
    }

    /// Takes whom the file says one follows: another browser may have changed it too.
    pub(crate) fn take_follows(&mut self, kept: Follows) {
        let Self { keeping, world, .. } = self;
        keeping.following.kept = kept;
        keeping.following.find(&world.ledger);
    }
}
