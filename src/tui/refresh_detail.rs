//! Whom the detail pane tells of, and whose claims stand below: made anew with what is selected.

use super::app::App;
use super::cursor::Cursor;
use super::filter::Sieve;
use super::pages;
use super::pane::{Key, Pane, View};
use super::shown::{Detail, Rows, Talk};
use crate::desk::Today;
use crate::ledger::Ledger;
use crate::model::{ClaimId, PlayerId, SagaId};

impl App {
    pub(crate) fn refresh_claims(&mut self) {
        if !self.in_sight(Pane::Claims) {
            return;
        }
        let talk = self.talk();
        let App { shown, world, place, .. } = self;
        let ledger = &*world.ledger;
        // Of somebody else the newest claims come first, unless one is reading them.
        let others = shown.claims.made_from().is_some_and(|(_, before, _)| *before != talk);
        if others && place.focus != Pane::Claims {
            place.cursors[Pane::Claims.index()] = Cursor::default();
        }
        let filter = place.filter(Pane::Claims);
        shown.claims.renew((shown.revision, talk, filter.to_owned()), || {
            let sieve = Sieve::of(&shown.names, ledger, filter);
            claim_rows(ledger, &shown.today, claims_of(ledger, &shown.today, talk), &sieve)
        });
        self.settle(Pane::Claims);
    }

    pub(crate) fn refresh_detail(&mut self) {
        let Some(area) = self.layout.area(Pane::Player) else { return };
        let width = area.width.saturating_sub(4);
        let detail = self.detail();
        let assumed = self.planning.revision;
        let App { shown, world, .. } = self;
        let (depth, contracts, injuries) = (&shown.depth.value, &shown.contracts.value, &shown.injuries.value);
        let view = self.place.view;
        let (today, ledger) = (&shown.today, &*world.ledger);
        shown.detail.renew((shown.revision, assumed, detail, width), || match detail {
            Detail::Nothing => pages::nothing(width),
            Detail::Club(club) => pages::club(ledger, today, club, depth.as_ref(), width),
            Detail::Player(player, _) => {
                let in_depth = depth.as_ref().filter(|_| matches!(view, View::Depth | View::Pitch));
                let in_depth =
                    in_depth.and_then(|depth| depth.row(player).map(|row| (depth.club, &row.row, &row.sagas)));
                let board = match view {
                    View::Contracts => &contracts[..],
                    View::Injuries => &injuries[..],
                    _ => &[],
                };
                let on_board = board.iter().find(|row| row.row.player == player);
                let found = in_depth.or_else(|| on_board.map(|row| (row.club, &row.row, &row.sagas)));
                match found {
                    Some((club, row, links)) => pages::player(ledger, today, Some(club), row, links, width),
                    None => pages::player_alone(ledger, today, player, width),
                }
            }
        });
        self.settle(Pane::Player);
    }

    /// What the detail pane tells of.
    pub(crate) fn detail(&self) -> Detail {
        let of_row = |pane: Pane| match self.place.selected(pane) {
            Some(Key::Player(player)) => Detail::Player(player, self.place.club),
            _ => Detail::Nothing,
        };
        match self.place.view {
            View::Depth if self.place.about_club => self.place.club.map_or(Detail::Nothing, Detail::Club),
            View::Depth => match (of_row(Pane::Depth), self.place.club) {
                (Detail::Nothing, Some(club)) => Detail::Club(club),
                (detail, _) => detail,
            },
            View::Pitch => of_row(Pane::Pitch),
            View::Contracts => of_row(Pane::Contracts),
            View::Injuries => of_row(Pane::Injuries),
            View::Player => self.place.player.map_or(Detail::Nothing, |player| Detail::Player(player, None)),
            View::Saga => {
                self.place.saga.map_or(Detail::Nothing, |saga| Detail::Player(self.ledger()[saga].player, None))
            }
            View::Rumours
            | View::Sources
            | View::Planner
            | View::Windows
            | View::Inbox
            | View::Feeds
            | View::News
            | View::Contradictions
            | View::Calibration
            | View::Problems => Detail::Nothing,
        }
    }

    /// Whose claims are listed: the selected saga's, else the player's, else the club's.
    pub(crate) fn talk(&self) -> Talk {
        let detail = self.detail();
        let in_detail = matches!(self.place.focus, Pane::Player | Pane::Claims);
        match (detail, self.place.selected(Pane::Player)) {
            (Detail::Nothing, _) => Talk::Nothing,
            (_, Some(Key::Saga(saga))) if in_detail && self.tells_of(detail, saga) => Talk::Saga(saga),
            (Detail::Club(club), _) => Talk::Club(club),
            (Detail::Player(player, club), _) => match club.filter(|_| !self.is_talked_of(player)) {
                // Nobody speaks of him: better what is said of his club than nothing.
                Some(club) => Talk::Club(club),
                None => Talk::Player(player),
            },
        }
    }

    /// Whether anything is known on the day of a saga of a player.
    fn is_talked_of(&self, player: PlayerId) -> bool {
        let sagas = &self.ledger().index.sagas_of_player[player.index()];
        sagas.iter().any(|id| self.shown.today.standing(*id).is_some())
    }

    fn tells_of(&self, detail: Detail, saga: SagaId) -> bool {
        let saga = &self.ledger()[saga];
        match detail {
            Detail::Nothing => false,
            Detail::Club(club) => saga.from == Some(club) || saga.to == Some(club),
            Detail::Player(player, _) => saga.player == player,
        }
    }
}

/// Claims newest first, those that the filter keeps.
fn claim_rows(ledger: &Ledger, today: &Today, mut claims: Vec<ClaimId>, sieve: &Sieve) -> Rows<ClaimId> {
    claims.sort_by_key(|id| (std::cmp::Reverse(ledger[*id].published), *id));
    let count = claims.len();
    match (sieve, sieve.asked_sagas(ledger, today)) {
        (Sieve::All, _) => {}
        (_, Some(sagas)) => claims.retain(|id| sagas.contains(&ledger[*id].saga)),
        _ => claims.retain(|id| {
            let chain = crate::show::chain_of(ledger, &crate::rumour::chain_of_claim(ledger, &ledger[*id]));
            sieve.holds_words(&[&super::words::saga_title(ledger, ledger[*id].saga), &chain, &ledger[*id].summary])
        }),
    }
    Rows::new(claims, count, |id| Some(Key::Claim(*id)))
}

fn claims_of(ledger: &Ledger, today: &Today, talk: Talk) -> Vec<ClaimId> {
    let sagas: &[SagaId] = match &talk {
        Talk::Nothing => &[],
        Talk::Club(club) => &ledger.index.sagas_of_club[club.index()],
        Talk::Player(player) => &ledger.index.sagas_of_player[player.index()],
        Talk::Saga(saga) => std::slice::from_ref(saga),
    };
    sagas.iter().flat_map(|saga| crate::rumour::known_claims(ledger, *saga, &today.clock)).copied().collect()
}
