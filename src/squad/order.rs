//! Who comes first at a position, and what that rests on.

use std::cmp::Reverse;

use crate::ledger::Ledger;
use crate::model::{ClubId, PlayerId, Position, Season, Stated};

use super::moment::{Look, Moment};

/// What a place in the order rests on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum RankBasis {
    /// Somebody said so.
    Stated,
    /// League starts this season.
    Starts,
    /// Minutes this season.
    Minutes,
    /// Nothing of the above: by shirt number.
    Shirt,
    /// Nothing at all: by name.
    Name,
}

impl RankBasis {
    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Starts => "starts",
            Self::Minutes => "minutes",
            Self::Shirt => "shirt",
            Self::Name => "name",
        }
    }

    /// Whether it is evidence of who plays, rather than a way to list the others.
    pub const fn ranks(self) -> bool {
        matches!(self, Self::Stated | Self::Starts | Self::Minutes)
    }
}

/// What is known of a player's place at a position.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Ranked {
    /// The place that was stated for the season looked at, 1 for first choice.
    pub stated: Option<u8>,
    /// League starts for this club.
    pub starts: Option<u16>,
    /// Minutes for this club.
    pub minutes: Option<u32>,
    /// Which of his roles says so.
    pub role: Option<usize>,
    /// Which of his counts was used.
    pub stat: Option<usize>,
}

/// A key that sorts players at a position: less is higher up.
pub(super) type OrderKey = (bool, u8, Reverse<u16>, Reverse<u32>);

impl Ranked {
    /// What is known of a player at a club and position.
    ///
    /// A stated place counts for its own season; starts and minutes are of the season looked at,
    /// or of the one under way for seasons to come.
    pub fn of(ledger: &Ledger, player: PlayerId, club: ClubId, position: Option<Position>, moment: &Moment) -> Self {
        let record = &ledger[player];
        let role = newest(&record.roles, moment, |role| {
            role.club == club && role.season == moment.season && position.is_none_or(|p| role.position == p)
        });
        let season = counted_season(moment);
        let stat = newest(&record.stats, moment, |stat| stat.club == club && stat.season == season);
        Self {
            stated: role.map(|i| record.roles[i].value.rank),
            starts: stat.and_then(|i| record.stats[i].value.starts),
            minutes: stat.and_then(|i| record.stats[i].value.minutes),
            role,
            stat,
        }
    }

    /// What his place rests on, given whether his shirt number is known.
    pub const fn basis(&self, shirt: bool) -> RankBasis {
        match self {
            Self { stated: Some(_), .. } => RankBasis::Stated,
            Self { starts: Some(1..), .. } => RankBasis::Starts,
            Self { minutes: Some(1..), .. } => RankBasis::Minutes,
            _ if shirt => RankBasis::Shirt,
            _ => RankBasis::Name,
        }
    }

    /// Stated places first, then more starts, then more minutes; none counted is as good as none known.
    pub(super) fn key(&self) -> OrderKey {
        let (starts, minutes) = (self.starts.unwrap_or(0), self.minutes.unwrap_or(0));
        (self.stated.is_none(), self.stated.unwrap_or(0), Reverse(starts), Reverse(minutes))
    }
}

/// The season whose matches are counted.
fn counted_season(moment: &Moment) -> Season {
    match moment.look {
        Look::Ahead => moment.current,
        Look::Now | Look::Back => moment.season,
    }
}

/// The newest of the known readings that fit, in the highest ledger.
fn newest<T>(readings: &[Stated<T>], moment: &Moment, fits: impl Fn(&T) -> bool) -> Option<usize> {
    let known = readings.iter().enumerate().filter(|(_, r)| moment.sees(r.known) && fits(&r.value));
    known.max_by_key(|(i, r)| (r.layer, r.known, *i)).map(|(i, _)| i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_orders_before_lists() {
        let ranked = |stated, starts, minutes| Ranked { stated, starts, minutes, ..Ranked::default() };
        let order = [
            ranked(Some(1), Some(3), None),
            ranked(Some(2), Some(30), None),
            ranked(None, Some(20), Some(1_800)),
            ranked(None, Some(20), Some(1_700)),
            ranked(None, Some(0), Some(12)),
            ranked(None, Some(0), Some(0)),
        ];
        assert!(order.is_sorted_by(|a, b| a.key() < b.key()));
        let codes = order.map(|r| r.basis(true).code());
        assert_eq!(codes, ["stated", "stated", "starts", "starts", "minutes", "shirt"]);
        assert_eq!(order[5].key(), Ranked::default().key());
    }
}
