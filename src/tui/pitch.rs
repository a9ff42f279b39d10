//! A club's chart by the places of its formation: what the pitch is drawn from.

use super::app::App;
use super::pane::{Key, Pane};
use crate::desk::{Depth, DepthRow};
use crate::model::{AvailabilityStatus, PlayerId, Position};
use crate::squad::{Formation, Presence, formation_of};

/// A player at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Spot {
    /// The player.
    pub(crate) player: PlayerId,
    /// How he belongs to the club.
    pub(crate) presence: Presence,
    /// Whether he can play.
    pub(crate) status: AvailabilityStatus,
    /// Whether he stands here only by the scenario.
    pub(crate) assumed: bool,
}

/// A place of the formation with those who play there, the first choice first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct PitchPlace {
    /// The position that it is named after.
    pub(crate) position: Position,
    /// How many start there: how many columns it takes.
    pub(crate) starters: usize,
    /// How many the formation wants.
    pub(crate) wanted: usize,
    /// Who plays there.
    pub(crate) spots: Vec<Spot>,
}

/// A club on a pitch.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Pitch {
    /// What the formation is called.
    pub(crate) formation: String,
    /// Whether it is only the default.
    pub(crate) is_default: bool,
    /// Its lines from attack to goal.
    pub(crate) lines: Vec<Vec<PitchPlace>>,
    /// Those who play at no place of it.
    pub(crate) others: Vec<Spot>,
    /// Everyone in the order in which the selection goes through them.
    pub(crate) keys: Vec<Option<Key>>,
}

impl Pitch {
    fn of(depth: &Depth, formation: &'static Formation, is_default: bool) -> Self {
        let spot = |row: &DepthRow| Spot {
            player: row.row.player,
            presence: row.row.presence,
            status: row.row.availability.status,
            assumed: row.assumed,
        };
        let at = |position: Position| {
            let groups = depth.groups.iter().filter(move |group| group.position == Some(position));
            groups.flat_map(|group| &group.rows).map(spot)
        };
        let place = |slot: &usize| {
            let wanted = &formation.slots[*slot];
            let positions = std::iter::once(wanted.position).chain(wanted.accepts.iter().copied());
            let mut spots: Vec<Spot> = positions.flat_map(at).collect();
            // Who can be picked stands before who comes later and who is lent.
            spots.sort_by_key(|spot| !spot.presence.is_here());
            PitchPlace { position: wanted.position, starters: wanted.starters, wanted: wanted.wanted(), spots }
        };
        let lines: Vec<Vec<PitchPlace>> = formation.lines.iter().map(|line| line.iter().map(place).collect()).collect();
        let nowhere = |position: Option<Position>| position.and_then(|p| formation.slot_of(p)).is_none();
        let others: Vec<Spot> =
            depth.groups.iter().filter(|group| nowhere(group.position)).flat_map(|g| &g.rows).map(spot).collect();
        let all = lines.iter().flatten().flat_map(|place| &place.spots).chain(&others);
        let keys = all.map(|spot| Some(Key::Player(spot.player))).collect();
        Self { formation: formation.name.to_string(), is_default, lines, others, keys }
    }
}

impl App {
    /// Makes the pitch anew where the chart has changed.
    pub(crate) fn refresh_pitch(&mut self) {
        let App { shown, world, place, planning, .. } = self;
        let ledger = &*world.ledger;
        let depth = &shown.depth.value;
        shown.pitch.renew((shown.revision, planning.revision, place.club), || match (depth, place.club) {
            (Some(depth), Some(club)) => {
                let (entered, is_default) = formation_of(ledger, club);
                let chosen = planning.formation(club);
                Pitch::of(depth, chosen.unwrap_or(entered), is_default && chosen.is_none())
            }
            _ => Pitch::default(),
        });
        self.settle(Pane::Pitch);
    }
}
