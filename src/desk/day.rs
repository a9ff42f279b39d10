//! One day's rumours, folded once for everything that is asked about that day.

use std::sync::Arc;

use crate::ledger::{Ledger, Opened};
use crate::model::{Clock, ClubId, Day, PlayerId, SagaId, Season};
use crate::rumour::{Standing, standings};

use super::link::{SagaLink, sort};

/// Where every saga stands on one day. Made once for a day; charts, boards and pages ask it.
#[derive(Clone, Debug)]
pub struct Today {
    /// The clocks it was made for.
    pub clock: Clock,
    /// Shared, so that work beside the screen can take the day with it.
    standings: Arc<[Option<Standing>]>,
}

impl Today {
    /// Folds every saga for the clock's day.
    pub fn new(ledger: &Ledger, clock: &Clock) -> Self {
        Self { clock: *clock, standings: standings(ledger, clock).into() }
    }

    /// The same day, looking at another season: sagas stand where they stood.
    #[must_use]
    pub fn looking_at(mut self, clock: &Clock) -> Self {
        debug_assert_eq!(clock.as_of, self.clock.as_of);
        self.clock = *clock;
        self
    }

    /// Where a saga stands; `None` where nothing was known of it yet.
    pub fn standing(&self, id: SagaId) -> Option<&Standing> {
        self.standings[id.index()].as_ref()
    }

    /// Every saga known on the day, the warmest first, settled ones last.
    pub fn by_heat(&self, ledger: &Ledger) -> Vec<SagaId> {
        let mut ids: Vec<SagaId> = ledger.saga_ids().filter(|id| self.standing(*id).is_some()).collect();
        ids.sort_by(|a, b| {
            let key = |id: &SagaId| self.standing(*id).map(|s| (s.state.is_resolved(), std::cmp::Reverse(s.heat)));
            key(a).cmp(&key(b)).then_with(|| ledger[*a].slug.cmp(&ledger[*b].slug))
        });
        ids
    }

    /// A player's sagas as a club sees them: open ones first, the warmest first.
    pub fn links_of_player(&self, ledger: &Ledger, player: PlayerId, club: ClubId) -> Vec<SagaLink> {
        self.links(ledger, &ledger.index.sagas_of_player[player.index()], club)
    }

    /// A club's sagas: open ones first, the warmest first.
    pub fn links_of_club(&self, ledger: &Ledger, club: ClubId) -> Vec<SagaLink> {
        self.links(ledger, &ledger.index.sagas_of_club[club.index()], club)
    }

    /// How many of a club's sagas are open.
    pub fn open_sagas(&self, ledger: &Ledger, club: ClubId) -> usize {
        self.open_sagas_of(&ledger.index.sagas_of_club[club.index()])
    }

    /// How many of some sagas are open.
    pub fn open_sagas_of(&self, sagas: &[SagaId]) -> usize {
        sagas.iter().filter(|id| self.standing(**id).is_some_and(|s| !s.state.is_resolved())).count()
    }

    fn links(&self, ledger: &Ledger, sagas: &[SagaId], club: ClubId) -> Vec<SagaLink> {
        let mut links: Vec<SagaLink> =
            sagas.iter().filter_map(|id| SagaLink::of(ledger, *id, self.standing(*id)?, club)).collect();
        sort(ledger, &mut links);
        links
    }
}

/// The clocks on which a ledger opens.
pub fn opening_clock(opened: &Opened, as_known: bool) -> Clock {
    let edition = &opened.ledger.edition;
    let season = edition.season.filter(|_| opened.day == edition.as_of);
    Clock { as_of: opened.day, season: season.unwrap_or_else(|| Season::holding(opened.day)), as_known }
}

/// The next day after `day` on which something became known.
pub fn next_known_day(ledger: &Ledger, day: Day) -> Option<Day> {
    let days = &ledger.index.known_days;
    days.get(days.partition_point(|d| *d <= day)).copied()
}

/// The last day before `day` on which something became known.
pub fn previous_known_day(ledger: &Ledger, day: Day) -> Option<Day> {
    let days = &ledger.index.known_days;
    days.partition_point(|d| *d < day).checked_sub(1).map(|i| days[i])
}
