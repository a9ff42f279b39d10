//! What became known between two days about some clubs and players: what `digest` prints and
//! the browser opens with.
//!
//! Both ends are days of knowledge: what was known on the first is no news, what was published
//! on the second is. Both days are asked the same questions as every chart, and the answers set
//! side by side, so that a value read later than both is no news either.

use std::collections::{BTreeSet, HashMap};

use crate::ledger::Ledger;
use crate::model::{ClaimId, Clock, ClubId, Day, PlayerId, SagaId, SeasonCalendar, Stage};
use crate::rumour::{State, standing};
use crate::squad::{ContractShown, Fitness, Membership, Moment, Presence, Row, chart, linked_row, membership};

use super::player::home_on;

/// Whom a digest is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Interest {
    /// Everybody.
    Everyone,
    /// Some clubs, with everyone who belongs to them or is linked with them, and some players.
    In {
        /// The clubs.
        clubs: BTreeSet<ClubId>,
        /// The players.
        players: BTreeSet<PlayerId>,
    },
}

impl Interest {
    /// One club.
    pub fn club(club: ClubId) -> Self {
        Self::In { clubs: [club].into(), players: BTreeSet::new() }
    }

    /// Whether it is nobody.
    pub fn is_nobody(&self) -> bool {
        matches!(self, Self::In { clubs, players } if clubs.is_empty() && players.is_empty())
    }

    fn has_club(&self, club: Option<ClubId>) -> bool {
        match self {
            Self::Everyone => true,
            Self::In { clubs, .. } => club.is_some_and(|club| clubs.contains(&club)),
        }
    }

    fn has_saga(&self, ledger: &Ledger, id: SagaId) -> bool {
        let saga = &ledger[id];
        let player = match self {
            Self::Everyone => true,
            Self::In { players, .. } => players.contains(&saga.player),
        };
        player || self.has_club(saga.from) || self.has_club(saga.to)
    }
}

/// Where a saga stood, as far as a digest tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stood {
    /// How far along it was.
    pub stage: Stage,
    /// Its state.
    pub state: State,
    /// Whether it was contested.
    pub contested: bool,
}

/// How a player belonged to a club.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Belonged {
    /// How; `None` where he did not.
    pub presence: Option<Presence>,
    /// The other club of the bond: lender, borrower, where he comes from or goes.
    pub other: Option<ClubId>,
}

/// What changed.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// A saga ended.
    Outcome(SagaId, Option<Stood>, Stood),
    /// A saga began, or stands otherwise.
    Saga(SagaId, Option<Stood>, Stood),
    /// A player came, went, was lent, or will.
    Move(Belonged, Belonged),
    /// Whether a player can play, and when again.
    Availability(Box<Fitness>, Box<Fitness>),
    /// A contract's end, or who may talk about the next one.
    Contract(Option<Box<ContractShown>>, Box<ContractShown>),
    /// Somebody said something.
    Claim(ClaimId),
}

impl What {
    /// The word used in JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Outcome(..) => "outcome",
            Self::Saga(..) => "saga",
            Self::Move(..) => "move",
            Self::Availability(..) => "availability",
            Self::Contract(..) => "contract",
            Self::Claim(_) => "claim",
        }
    }

    /// The order in which kinds are told.
    const fn rank(&self) -> u8 {
        match self {
            Self::Outcome(..) => 0,
            Self::Saga(..) => 1,
            Self::Move(..) => 2,
            Self::Availability(..) => 3,
            Self::Contract(..) => 4,
            Self::Claim(_) => 5,
        }
    }
}

/// Something that changed for a player.
#[derive(Clone, PartialEq, Debug)]
pub struct News {
    /// The day on which it became known, where that is one day.
    pub day: Day,
    /// The player.
    pub player: PlayerId,
    /// The club for which it is told, of what belongs to one.
    pub club: Option<ClubId>,
    /// What.
    pub what: What,
}

/// All that changed between two days.
#[derive(Clone, PartialEq, Debug)]
pub struct Digest {
    /// The last day that is old.
    pub since: Day,
    /// The last day that is new.
    pub until: Day,
    /// What changed: by kind, the newest first.
    pub news: Vec<News>,
}

/// Where nobody says since when: a week.
const A_WEEK: i64 = 7;

/// The day since which news is told: the last visit's, where something can have happened since,
/// else a week before.
pub fn since_last(visited: Option<Day>, until: Day) -> Day {
    visited.filter(|day| *day < until).unwrap_or_else(|| until.plus_days(-A_WEEK))
}

/// Gathers what became known after `since`, up to the clock's day.
pub fn digest(ledger: &Ledger, interest: &Interest, since: Day, clock: &Clock) -> Digest {
    let until = clock.as_of;
    let mut news = Vec::new();
    if since < until {
        let gather = Gather {
            ledger,
            interest,
            old: Clock { as_known: clock.as_known, ..Clock::on(since) },
            new: Clock { as_known: clock.as_known, ..Clock::on(until) },
        };
        gather.sagas(&mut news);
        gather.people(&mut news);
    }
    news.sort_by(|a, b| {
        let name = |news: &News| &ledger[news.player].name;
        a.what.rank().cmp(&b.what.rank()).then(b.day.cmp(&a.day)).then_with(|| name(a).cmp(name(b)))
    });
    Digest { since, until, news }
}

struct Gather<'a> {
    ledger: &'a Ledger,
    interest: &'a Interest,
    old: Clock,
    new: Clock,
}

impl Gather<'_> {
    /// Whether something known from a day on is news.
    fn is_new(&self, known: Day) -> bool {
        self.new.sees(known) && !self.old.sees(known)
    }

    fn sagas(&self, news: &mut Vec<News>) {
        let ledger = self.ledger;
        for id in ledger.saga_ids().filter(|id| self.interest.has_saga(ledger, *id)) {
            let saga = &ledger[id];
            let told = &ledger.index.claims_of_saga[id.index()];
            let claims = told.iter().filter(|claim| self.is_new(ledger[**claim].published));
            let club = [saga.from, saga.to].into_iter().find(|club| club.is_some() && self.interest.has_club(*club));
            let club = club.flatten().or(saga.from);
            for claim in claims {
                news.push(News { day: ledger[*claim].published, player: saga.player, club, what: What::Claim(*claim) });
            }
            // Without a word, silence and outcomes still move it.
            let Some(after) = standing(ledger, id, &self.new) else { continue };
            let before = standing(ledger, id, &self.old);
            let stood = |standing: &crate::rumour::Standing| Stood {
                stage: standing.stage,
                state: standing.state,
                contested: standing.contested,
            };
            let (was, is) = (before.as_ref().map(stood), stood(&after));
            if was == Some(is) {
                continue;
            }
            let ended = is.state.is_resolved() && was.is_none_or(|was| !was.state.is_resolved());
            let what = if ended { What::Outcome(id, was, is) } else { What::Saga(id, was, is) };
            let stated = was.is_none_or(|was| was.state != is.state);
            let day = if stated { after.since.max(after.opened) } else { after.last };
            news.push(News { day, player: saga.player, club, what });
        }
    }

    fn people(&self, news: &mut Vec<News>) {
        let ledger = self.ledger;
        let clubs: Vec<ClubId> = match self.interest {
            Interest::Everyone => ledger.club_ids().filter(|club| ledger[*club].has_squad).collect(),
            Interest::In { clubs, .. } => clubs.iter().copied().collect(),
        };
        let mut told: BTreeSet<PlayerId> = BTreeSet::new();
        for club in clubs {
            let (before, after) = (chart(ledger, club, &self.old), chart(ledger, club, &self.new));
            let rows: HashMap<PlayerId, &Row> = before.rows().map(|row| (row.player, row)).collect();
            for row in after.rows() {
                let was = rows.get(&row.player).copied();
                // Who is lent between two clubs is told of once.
                if told.insert(row.player) {
                    self.player(club, was, row, news);
                }
                if before.empty.is_none() {
                    self.moved(club, row.player, was, Some(row), news);
                }
            }
            let gone = before.rows().filter(|row| after.row(row.player).is_none());
            for row in gone.filter(|_| after.empty.is_none()) {
                self.moved(club, row.player, Some(row), None, news);
            }
        }
        if let Interest::In { players, .. } = self.interest {
            for player in players.iter().copied().filter(|player| !told.contains(player)) {
                self.alone(player, news);
            }
        }
    }

    /// A player who is followed without his club.
    fn alone(&self, player: PlayerId, news: &mut Vec<News>) {
        let ledger = self.ledger;
        let home = |clock: &Clock| home_on(ledger, player, clock);
        let Some(club) = home(&self.new).or_else(|| home(&self.old)) else { return };
        let row = |clock: &Clock| {
            let there = chart(ledger, club, clock).row(player).cloned();
            there.unwrap_or_else(|| linked_row(ledger, player, club, clock))
        };
        let (before, after) = (row(&self.old), row(&self.new));
        self.player(club, Some(&before), &after, news);
        let here = |row: &Row| (row.presence != Presence::LinkedIn).then(|| row.clone());
        self.moved(club, player, here(&before).as_ref(), here(&after).as_ref(), news);
    }

    /// What changed for somebody at a club: his fitness and his contract.
    fn player(&self, club: ClubId, was: Option<&Row>, is: &Row, news: &mut Vec<News>) {
        let ledger = self.ledger;
        let player = is.player;
        let unseen = was.is_none().then(|| linked_row(ledger, player, club, &self.old));
        let Some(was) = was.or(unseen.as_ref()) else { return };
        if availability_key(&was.availability) != availability_key(&is.availability) {
            let fitness = &is.availability;
            let day = fitness.known.filter(|known| self.is_new(*known)).unwrap_or(self.new.as_of);
            let what = What::Availability(Box::new(was.availability.clone()), Box::new(fitness.clone()));
            news.push(News { day, player, club: Some(club), what });
        }
        let Some(contract) = &is.contract else { return };
        // Read later than both days: nobody learnt it in between.
        if contract.backfilled || was.contract.as_ref().is_some_and(|was| contract_key(was) == contract_key(contract)) {
            return;
        }
        let known = ledger[player].contracts.get(contract.reading).map(|stated| stated.known);
        let day = known.filter(|known| self.is_new(*known)).unwrap_or(self.new.as_of);
        let what = What::Contract(was.contract.clone().map(Box::new), Box::new(contract.clone()));
        news.push(News { day, player, club: Some(club), what });
    }

    fn moved(&self, club: ClubId, player: PlayerId, was: Option<&Row>, is: Option<&Row>, news: &mut Vec<News>) {
        let belonged = |row: Option<&Row>| Belonged {
            presence: row.map(|row| row.presence),
            other: row.and_then(|row| row.other_club),
        };
        let (was, is) = (belonged(was), belonged(is));
        if was == is {
            return;
        }
        // Where he went is told of who is gone.
        let is = if is.presence.is_none() { Belonged { other: self.whereabouts(player, club), ..is } } else { is };
        news.push(News { day: self.move_day(player), player, club: Some(club), what: What::Move(was, is) });
    }

    fn membership(&self, player: PlayerId) -> Membership {
        membership(self.ledger, player, &Moment::new(&self.new, SeasonCalendar::EUROPEAN).now())
    }

    fn whereabouts(&self, player: PlayerId, club: ClubId) -> Option<ClubId> {
        let now = self.membership(player);
        now.plays_for().or(now.owner.map(|bond| bond.club)).filter(|there| *there != club)
    }

    /// The newest day on which a spell or an exit of his became known, or came.
    fn move_day(&self, player: PlayerId) -> Day {
        let record = &self.ledger[player];
        let spells = record.spells.iter().map(|stated| stated.known);
        let exits = record.exits.iter().map(|stated| stated.known);
        spells.chain(exits).filter(|known| self.is_new(*known)).max().unwrap_or(self.new.as_of)
    }
}

/// What must differ for a player's availability to be news.
fn availability_key(fitness: &Fitness) -> impl PartialEq + '_ {
    (
        fitness.status,
        fitness.part,
        fitness.detail.as_deref(),
        fitness.stated.map(|span| (span.from, span.to)),
        fitness.chance,
    )
}

/// What must differ for a contract to be news.
const fn contract_key(contract: &ContractShown) -> (Day, Option<Day>, bool) {
    (contract.end_day, contract.outdated, contract.talks_abroad.open)
}
