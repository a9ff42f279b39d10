//! Which players and sagas a query keeps, and in which order.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use crate::desk::{BoardRow, SagaLink, Today, everyone};
use crate::ledger::Ledger;
use crate::model::{
    AvailabilityKind, AvailabilityStatus, Clock, ClubId, Day, PlayerId, Saga, SagaId, SagaKind, SeasonCalendar,
};
use crate::rumour::{Standing, progress};
use crate::squad::{Alarm, Presence, Row, linked_row};
use crate::text::fold;

use super::bind::{Bound, Name};
use super::field::{Field, Flag};
use super::syntax::{Op, Sort, Test, Value};

/// The players of every club that a query keeps, each once, in its order or else club by club
/// from the goal forwards.
pub fn players(ledger: &Ledger, today: &Today, bound: &Bound) -> Vec<BoardRow> {
    let only = bound.only_club();
    let mut rows = everyone(ledger, today, only);
    keep_players(ledger, today, bound, &mut rows);
    rows
}

/// Keeps the rows of a board that a query asks for: see [`kept_players`].
pub fn keep_players(ledger: &Ledger, today: &Today, bound: &Bound, rows: &mut Vec<BoardRow>) {
    let kept = kept_players(ledger, today, bound, rows);
    let mut taken: Vec<Option<BoardRow>> = std::mem::take(rows).into_iter().map(Some).collect();
    rows.extend(kept.into_iter().filter_map(|at| taken[at].take()));
}

/// Which rows of a board a query asks for, in its order or else in theirs. A player who is lent
/// stands on the boards of two clubs; he is kept where he plays, unless the query names the other
/// club.
pub fn kept_players(ledger: &Ledger, today: &Today, bound: &Bound, rows: &[BoardRow]) -> Vec<usize> {
    let mut kept: Vec<usize> =
        (0..rows.len()).filter(|at| PlayerCase { ledger, today, row: &rows[*at] }.keeps(bound)).collect();
    let mut here: HashMap<PlayerId, bool> = HashMap::new();
    for row in kept.iter().map(|at| &rows[*at]) {
        *here.entry(row.row.player).or_default() |= row.row.presence.is_here();
    }
    let mut seen: HashSet<PlayerId> = HashSet::new();
    kept.retain(|at| {
        let row = &rows[*at].row;
        let elsewhere = here.get(&row.player).copied().unwrap_or(false) && !row.presence.is_here();
        !elsewhere && seen.insert(row.player)
    });
    if let Some(sort) = bound.query.sort {
        kept.sort_by(|a, b| {
            let (a, b) = (&rows[*a], &rows[*b]);
            let order = player_order(ledger, a, b, sort.field, sort.descending);
            order.then_with(|| ledger[a.row.player].name.cmp(&ledger[b.row.player].name))
        });
    }
    kept
}

/// The sagas that a query keeps, in its order or else the warmest first, settled ones last.
pub fn sagas(ledger: &Ledger, today: &Today, bound: &Bound) -> Vec<SagaId> {
    let mut ids = today.by_heat(ledger);
    keep_sagas(ledger, today, bound, &mut ids);
    ids
}

/// Keeps the sagas that a query asks for.
pub fn keep_sagas(ledger: &Ledger, today: &Today, bound: &Bound, ids: &mut Vec<SagaId>) {
    ids.retain(|id| {
        today.standing(*id).is_some_and(|standing| SagaCase::new(ledger, today, *id, standing).keeps(bound))
    });
    if let Some(Sort { field, descending }) = bound.query.sort {
        ids.sort_by(|a, b| saga_order(ledger, today, *a, *b, field, descending));
    }
}

impl Bound {
    /// The one club that a query keeps to, so that no other has to be looked at.
    fn only_club(&self) -> Option<ClubId> {
        self.query.terms.iter().zip(&self.names).find_map(|(term, names)| match (&term.test, names.as_slice()) {
            (Test::Field { field: Field::Club, .. }, [Name::Club(club)]) if !term.negated => Some(*club),
            _ => None,
        })
    }

    /// Whether all terms hold, by what each says.
    fn all(&self, mut holds: impl FnMut(&Test, &[Name]) -> bool) -> bool {
        self.query.terms.iter().zip(&self.names).all(|(term, names)| holds(&term.test, names) != term.negated)
    }
}

/// Compares what is known with a value; what is not known never holds.
fn compares<T: Ord>(op: Op, known: Option<T>, low: &T, high: &T) -> bool {
    let Some(known) = known else { return false };
    match op {
        Op::Is => *low <= known && known <= *high,
        Op::Less => known < *low,
        Op::AtMost => known <= *high,
        Op::More => known > *high,
        Op::AtLeast => known >= *low,
    }
}

/// The first and the last day that a value can mean: a year alone is the calendar's.
fn days(date: crate::model::PartialDay) -> (Day, Day) {
    use crate::model::PartialDay;
    let calendar = SeasonCalendar::EUROPEAN;
    let (low, high) = (date.earliest(calendar), date.latest(calendar));
    match date {
        PartialDay::Year(year) => (Day::new(year, 1, 1).unwrap_or(low), Day::new(year, 12, 31).unwrap_or(high)),
        PartialDay::SeasonEnd(season) => (season.first_day(calendar), season.last_day(calendar)),
        PartialDay::Day(_) | PartialDay::Month(..) => (low, high),
    }
}

fn dated(op: Op, known: Option<Day>, value: &Value) -> bool {
    match value {
        Value::Date(date) => {
            let (low, high) = days(*date);
            compares(op, known, &low, &high)
        }
        _ => false,
    }
}

fn counted(op: Op, known: Option<i64>, value: &Value) -> bool {
    matches!(value, Value::Number(number) if compares(op, known, number, number))
}

/// A player's row asked by itself.
fn row_holds(ledger: &Ledger, row: &Row, field: Field, op: Op, value: &Value, name: &Name) -> bool {
    let folded = |text: &str, part: &str| fold(text).contains(part);
    match (field, value, name) {
        (Field::Name, _, Name::Text(part)) => {
            let player = &ledger[row.player];
            folded(&player.name, part) || folded(player.slug.as_str(), part)
        }
        (Field::Nation, _, Name::Text(part)) => row.nationality.iter().any(|nation| folded(nation, part)),
        (Field::Pos, Value::Position(position), _) => row.positions.contains(position),
        (Field::Age, Value::Number(_), _) => {
            // Of two possible ages both must do.
            let holds = |age: i32| counted(op, Some(i64::from(age)), value);
            row.age.is_some_and(|age| holds(age.from) && holds(age.to))
        }
        (Field::Expires, ..) => dated(op, row.contract.as_ref().map(|c| c.end_day), value),
        (Field::Months, ..) => counted(op, row.contract.as_ref().map(|c| i64::from(c.months_left)), value),
        (Field::Is, Value::Flag(flag), _) => is(row, *flag),
        _ => false,
    }
}

fn is(row: &Row, flag: Flag) -> bool {
    let fitness = &row.availability;
    let out = matches!(fitness.status, AvailabilityStatus::Out | AvailabilityStatus::SeasonOut);
    let doubtful = fitness.status == AvailabilityStatus::Doubtful;
    let contract = row.contract.as_ref();
    match flag {
        Flag::Injured => (out || doubtful) && fitness.kind == Some(AvailabilityKind::Injury),
        Flag::Out => out,
        Flag::SeasonOut => fitness.status == AvailabilityStatus::SeasonOut,
        Flag::Doubtful => doubtful,
        Flag::Suspended => fitness.status == AvailabilityStatus::Suspended,
        Flag::Fit => fitness.is_fit(),
        Flag::Unknown => fitness.status == AvailabilityStatus::Unknown,
        Flag::Loan => matches!(row.presence, Presence::OnLoanIn | Presence::LoanedOut),
        Flag::Arriving => row.presence == Presence::Arriving,
        Flag::Leaving => row.presence == Presence::Leaving,
        Flag::Expiring => contract.is_some_and(|c| c.alarm == Alarm::Under6),
        Flag::FreeToTalk => contract.is_some_and(|c| c.talks_abroad.open),
        Flag::Backfilled => row.is_backfilled(),
        Flag::Talks | Flag::Open | Flag::Resolved | Flag::Contested => false,
    }
}

/// A board's row with what a query asks of it.
struct PlayerCase<'a> {
    ledger: &'a Ledger,
    today: &'a Today,
    row: &'a BoardRow,
}

impl PlayerCase<'_> {
    /// Whether all terms hold: those about sagas of one and the same open saga; a negated one of
    /// none of them.
    fn keeps(&self, bound: &Bound) -> bool {
        let of_saga = |test: &Test| matches!(test, Test::Field { field, .. } if field.is_of_saga());
        let asked: Vec<(&Test, &[Name])> = bound
            .query
            .terms
            .iter()
            .zip(&bound.names)
            .filter(|(term, _)| !term.negated && of_saga(&term.test))
            .map(|(term, names)| (&term.test, names.as_slice()))
            .collect();
        let rest = bound.query.terms.iter().zip(&bound.names).all(|(term, names)| {
            if !of_saga(&term.test) {
                return self.holds(&term.test, names) != term.negated;
            }
            !term.negated || !self.open().any(|link| self.told(link, &term.test, names))
        });
        rest && (asked.is_empty() || self.open().any(|link| asked.iter().all(|(t, n)| self.told(link, t, n))))
    }

    fn open(&self) -> impl Iterator<Item = &SagaLink> {
        self.row.sagas.iter().filter(|link| link.is_open())
    }

    fn told(&self, link: &SagaLink, test: &Test, names: &[Name]) -> bool {
        let Some(standing) = self.today.standing(link.saga) else { return false };
        match test {
            Test::Word(_) => false,
            Test::Field { field, op, values } => values.iter().zip(names).any(|((value, _), name)| {
                // The club whose chart it is does not link him with itself.
                let own = *field == Field::Linked && *name == Name::Club(self.row.club);
                !own && saga_holds(&self.ledger[link.saga], standing, *field, *op, value, name)
            }),
        }
    }

    fn holds(&self, test: &Test, names: &[Name]) -> bool {
        let ledger = self.ledger;
        match test {
            Test::Word(_) => names.iter().any(|name| match name {
                Name::Text(part) => {
                    let player = &ledger[self.row.row.player];
                    fold(&player.name).contains(part)
                        || player.aliases.iter().any(|alias| fold(alias).contains(part))
                        || fold(&ledger[self.row.club].name).contains(part)
                }
                _ => false,
            }),
            Test::Field { field, op, values } => {
                values.iter().zip(names).any(|((value, _), name)| match (field, value, name) {
                    (Field::Club, _, Name::Club(club)) => self.row.club == *club,
                    (Field::Is, Value::Flag(Flag::Talks), _) => self.in_talks(),
                    _ => row_holds(ledger, &self.row.row, *field, *op, value, name),
                })
            }
        }
    }

    fn in_talks(&self) -> bool {
        self.open().any(|link| self.ledger[link.saga].kind == SagaKind::Renewal)
    }
}

/// A saga asked by itself.
fn saga_holds(saga: &Saga, standing: &Standing, field: Field, op: Op, value: &Value, name: &Name) -> bool {
    match (field, value, name) {
        (Field::Linked, _, Name::Club(club)) => {
            saga.kind != SagaKind::Renewal && (saga.from == Some(*club) || saga.to == Some(*club))
        }
        (Field::From, _, Name::Club(club)) => saga.from == Some(*club),
        (Field::To, _, Name::Club(club)) => saga.to == Some(*club),
        (Field::Source, _, Name::Source(source)) => standing.originators.named.contains(source),
        (Field::Stage, Value::Stage(stage), _) if op == Op::Is => standing.stage == *stage,
        (Field::Stage, Value::Stage(stage), _) => {
            let rung = progress(saga, *stage);
            compares(op, Some(progress(saga, standing.stage)), &rung, &rung)
        }
        (Field::State, Value::State(state), _) => standing.state == *state,
        (Field::Kind, Value::Kind(kind), _) => saga.kind == *kind,
        (Field::Heat, ..) => counted(op, Some(i64::from(standing.heat)), value),
        (Field::Originators, ..) => counted(op, Some(i64::from(standing.originators.count())), value),
        (Field::Opened, ..) => dated(op, Some(standing.opened), value),
        (Field::Last, ..) => dated(op, Some(standing.last), value),
        _ => false,
    }
}

/// A saga with what a query asks of it and of its player.
struct SagaCase<'a> {
    ledger: &'a Ledger,
    clock: &'a Clock,
    saga: &'a Saga,
    standing: &'a Standing,
}

impl<'a> SagaCase<'a> {
    fn new(ledger: &'a Ledger, today: &'a Today, id: SagaId, standing: &'a Standing) -> Self {
        Self { ledger, clock: &today.clock, saga: &ledger[id], standing }
    }

    fn keeps(&self, bound: &Bound) -> bool {
        let mut row = None;
        bound.all(|test, names| match test {
            Test::Word(_) => names.iter().any(|name| self.named(name)),
            Test::Field { field, op, values } => {
                values.iter().zip(names).any(|((value, _), name)| match (field, value, name) {
                    (Field::Club, _, Name::Club(club)) => self.saga.from == Some(*club) || self.saga.to == Some(*club),
                    (Field::Is, Value::Flag(flag), _) if flag.is_of_saga() => self.flagged(*flag),
                    (Field::Is, Value::Flag(Flag::Talks), _) => self.saga.kind == SagaKind::Renewal,
                    _ if field.is_of_saga() => saga_holds(self.saga, self.standing, *field, *op, value, name),
                    _ => {
                        let row = row.get_or_insert_with(|| self.row());
                        row_holds(self.ledger, row, *field, *op, value, name)
                    }
                })
            }
        })
    }

    fn row(&self) -> Row {
        let club = self.saga.from.or(self.saga.to).unwrap_or(ClubId::at(0));
        linked_row(self.ledger, self.saga.player, club, self.clock)
    }

    fn flagged(&self, flag: Flag) -> bool {
        match flag {
            Flag::Open => !self.standing.state.is_resolved(),
            Flag::Resolved => self.standing.state.is_resolved(),
            _ => self.standing.contested,
        }
    }

    fn named(&self, name: &Name) -> bool {
        let Name::Text(part) = name else { return false };
        let ledger = self.ledger;
        let clubs = [self.saga.from, self.saga.to].into_iter().flatten();
        fold(&ledger[self.saga.player].name).contains(part)
            || fold(self.saga.slug.as_str()).contains(part)
            || clubs.into_iter().any(|club| fold(&ledger[club].name).contains(part))
    }
}

/// Orders what is known; what is not stands last, whichever way.
fn order<T: Ord>(a: Option<T>, b: Option<T>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

fn player_order(ledger: &Ledger, a: &BoardRow, b: &BoardRow, field: Field, descending: bool) -> Ordering {
    let contract = |row: &BoardRow| row.row.contract.as_ref().map(|c| c.end_day);
    let warmest = |row: &BoardRow| row.sagas.iter().filter(|link| link.is_open()).map(|link| link.heat).max();
    let stage = |row: &BoardRow| {
        let open = row.sagas.iter().filter(|link| link.is_open());
        open.map(|link| progress(&ledger[link.saga], link.stage)).max()
    };
    match field {
        Field::Age => order(a.row.age.map(|x| (x.to, x.from)), b.row.age.map(|x| (x.to, x.from)), descending),
        Field::Expires | Field::Months => order(contract(a), contract(b), descending),
        Field::Club => order(Some(&ledger[a.club].name), Some(&ledger[b.club].name), descending),
        Field::Nation => order(a.row.nationality.first(), b.row.nationality.first(), descending),
        Field::Pos => order(a.row.main_position(), b.row.main_position(), descending),
        Field::Stage => order(stage(a), stage(b), descending),
        Field::Linked => order(warmest(a), warmest(b), descending),
        _ => order(Some(&ledger[a.row.player].name), Some(&ledger[b.row.player].name), descending),
    }
}

fn saga_order(ledger: &Ledger, today: &Today, a: SagaId, b: SagaId, field: Field, descending: bool) -> Ordering {
    let at = |id: SagaId| today.standing(id);
    let name = |club: Option<ClubId>| club.map(|club| &ledger[club].name);
    let stage = |id: SagaId| at(id).map(|s| progress(&ledger[id], s.stage));
    match field {
        Field::Heat => order(at(a).map(|s| s.heat), at(b).map(|s| s.heat), descending),
        Field::Stage => order(stage(a), stage(b), descending),
        Field::State => order(at(a).map(|s| s.state), at(b).map(|s| s.state), descending),
        Field::Opened => order(at(a).map(|s| s.opened), at(b).map(|s| s.opened), descending),
        Field::Last => order(at(a).map(|s| s.last), at(b).map(|s| s.last), descending),
        Field::Originators => {
            let count = |id| at(id).map(|s| s.originators.count());
            order(count(a), count(b), descending)
        }
        Field::From | Field::Club => order(name(ledger[a].from), name(ledger[b].from), descending),
        Field::To | Field::Linked => order(name(ledger[a].to), name(ledger[b].to), descending),
        Field::Kind => order(Some(ledger[a].kind), Some(ledger[b].kind), descending),
        _ => {
            let player = |id: SagaId| Some(&ledger[ledger[id].player].name);
            order(player(a), player(b), descending)
        }
    }
}
