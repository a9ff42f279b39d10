//! Spells and exits → who owns a player on a day, where he plays, and what is agreed for later.

use std::cmp::{Ordering, Reverse};

use crate::ledger::Ledger;
use crate::model::{
    ClubId, Day, Exit, ExitKind, Money, OutcomeResult, PartialDay, PlayerId, SagaKind, Season, SeasonCalendar, Spell,
    SpellKind, Stated,
};

use super::moment::{Look, Moment, calendar_of};

/// A spell as it holds on the day looked at.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bond {
    /// The club.
    pub club: ClubId,
    /// How he is bound to it.
    pub kind: SpellKind,
    /// His first day there, where known.
    pub from: Option<Day>,
    /// His last day there, of a loan or where it was known with the spell.
    pub until: Option<Day>,
    /// Whether `until` is worked out from a season, a month, or the rule that no loan outlasts its
    /// season unless its end is told.
    pub until_inferred: bool,
    /// The owner, of a loan.
    pub owner: Option<ClubId>,
    /// What was paid.
    pub fee: Option<Money>,
    /// Whether it was read later than the as-of day.
    pub backfilled: bool,
    /// Which of the player's spells it is.
    pub spell: usize,
}

/// An agreed or announced departure.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Parting {
    /// The club he leaves.
    pub club: ClubId,
    /// His last day there.
    pub on: Day,
    /// How he goes; a spell whose end was known with it says no more than that he goes.
    pub kind: Option<ExitKind>,
    /// Where he goes, where told.
    pub to: Option<ClubId>,
    /// Which of the player's exits it is; `None` where a spell's own end tells it.
    pub exit: Option<usize>,
}

/// To whom a player belongs on the day looked at, and what is agreed for later.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Membership {
    /// The club that owns him. Of a player on loan whose own spell is not known, what the loan
    /// says of its owner.
    pub owner: Option<Bond>,
    /// The loan he is on.
    pub loan: Option<Bond>,
    /// Agreed later moves, the earliest first. Returns from loan are not among them.
    pub agreed: Vec<Bond>,
    /// The agreed or announced end of his time at his owner's.
    pub exit: Option<Parting>,
    /// How he left the club that owned him last, where nobody owns him.
    pub left: Option<Parting>,
}

impl Membership {
    /// The club he plays for.
    pub fn plays_for(&self) -> Option<ClubId> {
        self.loan.or(self.owner).map(|bond| bond.club)
    }
}

/// Asks a player's spells and exits who owns him, where he plays and where he will go.
///
/// - Spells count that were known by the as-of day, and backfilled ones that had begun by it; an
///   agreed move that has fallen through since counts no more.
/// - The latest to begin by the day looked at wins (an unknown beginning counts as the earliest),
///   so a later spell ends every earlier one. It may have ended itself: by the end known with it or by a
///   known exit.
/// - A loan holds from its first to its last day, unless a later spell or an exit ended it.
pub fn membership(ledger: &Ledger, player: PlayerId, moment: &Moment) -> Membership {
    let spells = Spells::read(ledger, player, moment);
    let (mut owner, mut left) = spells.owner();
    let loan = spells.loan(owner.as_ref(), left.as_ref());
    if let Some(bond) = &loan
        && let Some(club) = bond.owner
        && owner.is_none_or(|o| o.club != club)
    {
        // The loan began after the last spell that is known: it knows better who lent him.
        owner =
            Some(Bond { club, kind: SpellKind::Permanent, from: None, until: None, owner: None, fee: None, ..*bond });
        left = None;
    }
    let agreed = spells.agreed(owner.as_ref());
    let exit = owner.as_ref().and_then(|bond| spells.parting_ahead(bond));
    Membership { owner, loan, agreed, exit, left }
}

/// A player's spells as they can be seen, with their days worked out.
struct Spells<'a> {
    ledger: &'a Ledger,
    player: PlayerId,
    moment: &'a Moment,
    seen: Vec<Bond>,
}

impl<'a> Spells<'a> {
    fn read(ledger: &'a Ledger, player: PlayerId, moment: &'a Moment) -> Self {
        let mut spells = Self { ledger, player, moment, seen: Vec::new() };
        for (i, stated) in ledger[player].spells.iter().enumerate() {
            let bond = bond(ledger, i, stated, !moment.sees(stated.known));
            if spells.counts(stated, &bond) {
                spells.seen.push(bond);
            }
        }
        spells
    }

    fn stated(&self, bond: &Bond) -> &'a Stated<Spell> {
        &self.ledger[self.player].spells[bond.spell]
    }

    /// Whether a spell may be used on the as-of day.
    fn counts(&self, stated: &Stated<Spell>, bond: &Bond) -> bool {
        let as_of = self.moment.clock.as_of;
        if !bond.backfilled {
            return !self.fell_through(stated, bond);
        }
        if self.moment.clock.as_known || !stated.backfills {
            return false;
        }
        match self.start(bond) {
            Some(from) => from <= as_of,
            None => !self.moved_in_between(bond.club, as_of, stated.known),
        }
    }

    /// Whether a completed move shows that he came to the club between the two days, so that a
    /// spell of unknown beginning, read on the second, says nothing of the first.
    fn moved_in_between(&self, club: ClubId, after: Day, until: Day) -> bool {
        self.ledger.index.sagas_of_player[self.player.index()].iter().map(|id| &self.ledger[*id]).any(|saga| {
            saga.kind != SagaKind::Renewal
                && saga.to == Some(club)
                && saga.outcomes.iter().any(|o| {
                    o.value.result == OutcomeResult::Completed && o.value.date > after && o.value.date <= until
                })
        })
    }

    /// Whether an agreed move is known to have failed before it came about.
    fn fell_through(&self, stated: &Stated<Spell>, bond: &Bond) -> bool {
        let Some(from) = bond.from.filter(|from| *from > stated.known) else { return false };
        self.ledger.index.sagas_of_player[self.player.index()].iter().map(|id| &self.ledger[*id]).any(|saga| {
            saga.kind != SagaKind::Renewal
                && saga.to == Some(bond.club)
                && saga.outcomes.iter().any(|o| {
                    o.value.result != OutcomeResult::Completed
                        && self.moment.sees(o.known)
                        && o.known >= stated.known
                        && o.value.date < from
                })
        })
    }

    /// The permanent spell that holds on the day, or how the last one ended.
    fn owner(&self) -> (Option<Bond>, Option<Parting>) {
        let begun = || self.seen.iter().filter(|b| !b.kind.is_loan() && self.begun(b));
        let Some(last) = begun().max_by(|a, b| self.order(a, b)).copied() else { return (None, None) };
        // The same stay may be told twice: where it was known on the day, it needs no mark.
        let known = begun().filter(|b| b.club == last.club && !b.backfilled).max_by(|a, b| self.order(a, b));
        let between = |known: &&Bond| begun().any(|b| b.club != last.club && self.order(b, known).is_gt());
        let known = known.filter(|_| last.backfilled).filter(|known| !between(known));
        let bond = known.map_or(last, |known| Bond { from: known.from.or(last.from), ..*known });
        match self.parting(&bond, |on| on < self.moment.day) {
            Some(parting) => (None, Some(parting)),
            None => (Some(bond), None),
        }
    }

    /// The loan that holds on the day.
    fn loan(&self, owner: Option<&Bond>, left: Option<&Parting>) -> Option<Bond> {
        let day = self.moment.day;
        let begun = self.seen.iter().filter(|b| b.kind.is_loan() && self.begun(b));
        let mut loan = *begun.max_by(|a, b| self.order(a, b))?;
        self.complete_end(&mut loan);
        let cut = self
            .exits()
            .filter(|(_, exit, on)| exit.club == loan.club && self.start(&loan).is_none_or(|from| *on >= from))
            .map(|(_, _, on)| on)
            .min();
        if let Some(on) = cut.filter(|on| loan.until.is_none_or(|until| *on < until)) {
            (loan.until, loan.until_inferred) = (Some(on), false);
        }
        let over = loan.until.is_some_and(|until| until < day)
            || owner.is_some_and(|bond| self.ends_loan(bond, &loan))
            || left.is_some_and(|p| Some(p.club) == loan.owner && self.start(&loan).is_none_or(|from| p.on >= from));
        (!over).then_some(loan)
    }

    /// Whether a permanent spell that holds on the day began after the loan did.
    ///
    /// Lists give a return from an earlier loan as the owner's beginning; a loan told after that
    /// was not ended by it. Nor is one of unknown beginning by what came before its reading.
    fn ends_loan(&self, owner: &Bond, loan: &Bond) -> bool {
        let Some(from) = owner.from else { return false };
        let told = self.stated(loan).known;
        let lent = self.stated(loan).value.from.map(|day| day.latest(calendar_of(self.ledger, loan.club)));
        let by_owner = loan.owner == Some(owner.club);
        if by_owner { from > told && lent.is_none_or(|lent| from > lent) } else { from > lent.unwrap_or(told) }
    }

    /// Gives a loan the end that was told last, by any reading of it; with none, the end of the
    /// season in which it was read, which no loan outlasts unless told.
    fn complete_end(&self, loan: &mut Bond) {
        let (start, begun) = (self.start(loan), self.begun(loan));
        let same = self.seen.iter().filter(|b| b.kind.is_loan() && b.club == loan.club && self.begun(b) == begun);
        let told = same.filter(|b| b.until.is_some() && b.until >= start);
        if let Some(last) = told.max_by(|a, b| self.authority(a).cmp(&self.authority(b))) {
            (loan.until, loan.until_inferred) = (last.until, last.until_inferred);
        } else {
            let calendar = calendar_of(self.ledger, loan.club);
            let read = self.stated(loan).known;
            loan.until = Some(season_of(loan.from.map_or(read, |from| from.max(read)), calendar).last_day(calendar));
            loan.until_inferred = true;
        }
    }

    /// The agreed moves that lie ahead of the day, without returns to the owner.
    fn agreed(&self, owner: Option<&Bond>) -> Vec<Bond> {
        let ahead = |b: &&Bond| !b.backfilled && b.from.is_some_and(|from| from > self.moment.day);
        let news = |b: &&Bond| self.told(self.stated(b).known);
        let mut agreed: Vec<Bond> = self.seen.iter().filter(ahead).filter(news).copied().collect();
        agreed.retain(|b| b.kind.is_loan() || owner.is_none_or(|o| o.club != b.club));
        for bond in &mut agreed {
            if bond.kind.is_loan() {
                self.complete_end(bond);
            }
        }
        agreed.sort_by(|a, b| (a.from, a.kind.is_loan()).cmp(&(b.from, b.kind.is_loan())).then(self.order(b, a)));
        agreed
            .dedup_by(|later, first| later.club == first.club && later.kind == first.kind && later.from == first.from);
        agreed
    }

    /// The agreed end of an owner's spell that lies ahead of the day.
    fn parting_ahead(&self, owner: &Bond) -> Option<Parting> {
        self.parting(owner, |on| on >= self.moment.day)
    }

    /// The first known end of a spell among those on days that pass: an exit, or its own end.
    ///
    /// What is agreed for later must have been told by the time the season looked at was over.
    fn parting(&self, bond: &Bond, passes: impl Fn(Day) -> bool) -> Option<Parting> {
        let exits = self.exits().filter(|(i, exit, on)| {
            exit.club == bond.club
                && exit.kind != ExitKind::Recall
                && bond.from.is_none_or(|from| *on >= from)
                && (*on < self.moment.day || self.told(self.ledger[self.player].exits[*i].known))
        });
        let exits = exits.map(|(i, exit, on)| Parting {
            club: bond.club,
            on,
            kind: Some(exit.kind),
            to: exit.to,
            exit: Some(i),
        });
        // The end of a backfilled stay was not known on the day, so it cannot lie ahead of it.
        let own = bond.until.filter(|on| !bond.backfilled || *on < self.moment.day).map(|on| Parting {
            club: bond.club,
            on,
            kind: None,
            to: None,
            exit: None,
        });
        exits.chain(own).filter(|p| passes(p.on)).min_by_key(|p| (p.on, p.exit.is_none()))
    }

    /// Known exits with their last days, without those that a later contract undid.
    fn exits(&self) -> impl Iterator<Item = (usize, &'a Exit, Day)> + '_ {
        let player = &self.ledger[self.player];
        player.exits.iter().enumerate().filter(|(_, stated)| self.moment.sees(stated.known)).filter_map(
            |(i, stated)| {
                let exit = &stated.value;
                let on = exit.on.latest(calendar_of(self.ledger, exit.club));
                (!self.undone(stated, on)).then_some((i, exit, on))
            },
        )
    }

    /// Whether a contract read after the exit was told runs on past it.
    fn undone(&self, exit: &Stated<Exit>, on: Day) -> bool {
        let calendar = calendar_of(self.ledger, exit.value.club);
        matches!(exit.value.kind, ExitKind::ContractEnd | ExitKind::Release)
            && self.ledger[self.player].contracts.iter().any(|c| {
                c.value.club == exit.value.club
                    && c.known > exit.known
                    && self.moment.sees(c.known)
                    && c.value.end.latest(calendar) > on
            })
    }

    /// Whether news of that day counts for what was ahead.
    fn told(&self, known: Day) -> bool {
        self.moment.look != Look::Back || known <= self.moment.told
    }

    fn begun(&self, bond: &Bond) -> bool {
        self.start(bond).is_none_or(|from| from <= self.moment.day)
    }

    /// The first day of a spell. A loan of unknown beginning began in the season of its reading:
    /// no loan lasts longer than that.
    fn start(&self, bond: &Bond) -> Option<Day> {
        if bond.from.is_some() || !bond.kind.is_loan() {
            return bond.from;
        }
        let calendar = calendar_of(self.ledger, bond.club);
        Some(season_of(self.stated(bond).known, calendar).first_day(calendar))
    }

    /// Later beginnings above earlier ones, then the reading with more authority.
    fn order(&self, a: &Bond, b: &Bond) -> Ordering {
        (self.start(a), self.authority(a)).cmp(&(self.start(b), self.authority(b)))
    }

    /// What was known above what was backfilled; the highest ledger's newest known, the earliest
    /// backfilled reading, as everywhere.
    fn authority(&self, bond: &Bond) -> impl Ord + use<> {
        let stated = self.stated(bond);
        let (newest, earliest) =
            if bond.backfilled { (None, Some(Reverse(stated.known))) } else { (Some(stated.known), None) };
        (!bond.backfilled, stated.layer, newest, earliest, bond.spell)
    }
}

/// The season that holds a day, by a calendar.
fn season_of(day: Day, calendar: SeasonCalendar) -> Season {
    match calendar {
        SeasonCalendar::SummerToSummer => Season::holding(day),
        SeasonCalendar::CalendarYear => Season::starting_in(day.year()),
    }
}

fn bond(ledger: &Ledger, spell: usize, stated: &Stated<Spell>, backfilled: bool) -> Bond {
    let Spell { club, kind, from, until, owner, fee, .. } = stated.value;
    let calendar = calendar_of(ledger, club);
    Bond {
        club,
        kind,
        from: from.map(|day| day.earliest(calendar)),
        until: until.map(|day| day.latest(calendar)),
        until_inferred: until.is_some_and(PartialDay::is_inferred),
        owner,
        fee,
        backfilled,
        spell,
    }
}
