//! What steps mean: each held against those before it, against what is agreed and against the rules.

use crate::ledger::Ledger;
use crate::model::{AssociationId, ClubId, Day, PlayerId, Saga, SagaId, SagaKind, SeasonCalendar};
use crate::squad::{ContractShown, Membership, Moment, Registration, contract, membership, registration, windows};

use super::super::day::Today;
use super::scenario::{Assumption, Change, Choice, DayBasis, Refusal, Scenario, Step, Why};

/// Works out what steps mean, one after the other: each is held against those before it.
///
/// - A move happens on its stated or agreed day; else, of a player whose contract runs out, on the
///   day after its end; else when the buying association's next window opens (today, where one is
///   open); where that is not known on 1 July, marked as assumed.
/// - An exit happens when his contract ends; one for a fee like a move.
/// - A renewal runs to its stated end, else to one that is not known.
pub fn resolve(ledger: &Ledger, today: &Today, steps: &[Step]) -> Scenario {
    let mut scenario = Scenario::default();
    for step in steps {
        match judge(ledger, today, &scenario.accepted, step) {
            Ok(assumption) => scenario.accepted.push(assumption),
            Err(why) => scenario.refused.push(Refusal { step: *step, why }),
        }
    }
    scenario
}

/// What one step means after others, or why it cannot be assumed.
pub(super) fn judge(ledger: &Ledger, today: &Today, before: &[Assumption], step: &Step) -> Result<Assumption, Why> {
    if before.iter().any(|other| other.choice == step.choice) {
        return Err(Why::Repeated);
    }
    let (player, to, kind, saga) = match step.choice {
        Choice::Saga(id) => {
            settled(ledger, today, id)?;
            let saga = &ledger[id];
            (saga.player, saga.to, saga.kind, Some(saga))
        }
        Choice::Signing { player, to } => (player, Some(to), SagaKind::Transfer, None),
    };
    let now = Moment::new(&today.clock, SeasonCalendar::EUROPEAN).now();
    let belongs = membership(ledger, player, &now);
    let case = Case { ledger, today, before, step, player, belongs, saga };
    match kind {
        SagaKind::Renewal => case.renewal(),
        _ => match to {
            Some(to) => case.transfer(to, kind),
            None => case.exit(kind),
        },
    }
}

fn settled(ledger: &Ledger, today: &Today, id: SagaId) -> Result<(), Why> {
    let Some(standing) = today.standing(id) else {
        return Err(Why::NotYetKnown(super::super::sagas::first_known(ledger, id)));
    };
    if standing.state.is_resolved() {
        let on = standing.ending.as_ref().map_or(standing.since, |ending| ending.reading(&ledger[id]).value.date);
        return Err(Why::Settled { state: standing.state, on });
    }
    Ok(())
}

/// One step with what is known of its player.
struct Case<'a> {
    ledger: &'a Ledger,
    today: &'a Today,
    before: &'a [Assumption],
    step: &'a Step,
    player: PlayerId,
    belongs: Membership,
    saga: Option<&'a Saga>,
}

impl Case<'_> {
    fn as_of(&self) -> Day {
        self.today.clock.as_of
    }

    /// The club that owns him once the steps before this are made.
    fn owner(&self) -> Option<ClubId> {
        let moved = self.mine().rev().find_map(|a| match a.change {
            Change::Move { to, until: None, .. } => Some(Some(to)),
            Change::Leave { .. } => Some(None),
            _ => None,
        });
        let known = self.belongs.owner.map(|bond| bond.club);
        moved.unwrap_or_else(|| known.or(self.saga.and_then(|saga| saga.from)))
    }

    /// The steps before this that are about him.
    fn mine(&self) -> impl DoubleEndedIterator<Item = &Assumption> {
        self.before.iter().filter(|a| a.player == self.player)
    }

    fn contract(&self) -> Option<ContractShown> {
        let owner = self.belongs.owner?;
        let moment = Moment::of_club(self.ledger, owner.club, &self.today.clock).now();
        contract(self.ledger, self.player, owner.club, owner.from, &moment)
    }

    fn association(&self, club: ClubId) -> Option<AssociationId> {
        self.ledger[club].association
    }

    fn made(&self, change: Change, on: Day, basis: DayBasis) -> Assumption {
        Assumption { choice: self.step.choice, player: self.player, change, on, basis }
    }

    fn not_past(&self, day: Day) -> Result<Day, Why> {
        if day < self.as_of() { Err(Why::InThePast(day)) } else { Ok(day) }
    }

    fn transfer(&self, to: ClubId, kind: SagaKind) -> Result<Assumption, Why> {
        if self.owner() == Some(to) {
            return Err(Why::AlreadyThere(to));
        }
        let agreed = self.belongs.agreed.iter().find(|bond| !bond.kind.is_loan());
        if let Some(bond) = agreed.filter(|bond| bond.club != to && kind != SagaKind::Loan) {
            return Err(Why::AgreedElsewhere { club: bond.club, on: bond.from });
        }
        let agreed_on = agreed.filter(|bond| bond.club == to).and_then(|bond| bond.from);
        let (on, basis) = self.day(to, kind, agreed_on)?;
        for other in self.mine() {
            match other.change {
                Change::Move { .. } if window_of(other.on) == window_of(on) => {
                    return Err(Why::TwoDestinations(other.choice));
                }
                Change::Renew { .. } => return Err(Why::LeavesAndRenews(other.choice)),
                Change::Move { .. } | Change::Leave { .. } => {}
            }
        }
        let until = (kind == SagaKind::Loan).then(|| loan_end(self.ledger, to, on));
        let from = match self.owner() {
            None => self.mine().rev().find_map(|a| match a.change {
                Change::Leave { from } => Some(from),
                _ => None,
            }),
            owner => owner,
        };
        Ok(self.made(Change::Move { from, to, until }, on, basis))
    }

    /// The day of a move.
    fn day(&self, to: ClubId, kind: SagaKind, agreed: Option<Day>) -> Result<(Day, DayBasis), Why> {
        let contract = self.contract().filter(|c| c.outdated.is_none());
        let ends = contract.as_ref().map(|c| c.end_day).filter(|end| *end >= self.as_of());
        let runs_out = kind == SagaKind::Free || self.saga.is_none();
        if let Some(stated) = self.step.on {
            let day = self.not_past(stated)?;
            if let (true, Some(contract), Some(end)) = (runs_out, &contract, ends)
                && day <= end
            {
                self.may_agree(contract, to, day)?;
                return Ok((end.plus_days(1), DayBasis::AfterContract));
            }
            // Players without a contract may sign when windows are shut.
            if !runs_out {
                self.may_register(to, day)?;
            }
            return Ok((day, DayBasis::Stated));
        }
        if let Some(agreed) = agreed {
            return Ok((agreed, DayBasis::Stated));
        }
        if let (true, Some(end)) = (runs_out, ends) {
            return Ok((end.plus_days(1), DayBasis::AfterContract));
        }
        Ok(self.next_window(to))
    }

    /// When the buying association's window is open next.
    fn next_window(&self, to: ClubId) -> (Day, DayBasis) {
        if let Some(association) = self.association(to) {
            let found = windows(self.ledger, association, &self.today.clock);
            if found.open.is_some() {
                return (self.as_of(), DayBasis::Window);
            }
            if let Some(opens) = found.next.and_then(|next| next.window.opens) {
                return (opens, DayBasis::Window);
            }
        }
        (next_july(self.as_of()), DayBasis::Assumed)
    }

    /// Whether a club may agree with a player under contract on a day.
    fn may_agree(&self, contract: &ContractShown, to: ClubId, day: Day) -> Result<(), Why> {
        let association = self.association(to);
        let at_home = association.is_some() && association == self.association(contract.club);
        let from = if at_home { contract.talks_home.map(|t| t.from) } else { Some(contract.talks_abroad.from) };
        match from.filter(|from| day < *from) {
            Some(from) => Err(Why::BeforePreContract { association, on: day, from }),
            None => Ok(()),
        }
    }

    fn may_register(&self, to: ClubId, day: Day) -> Result<(), Why> {
        let Some(association) = self.association(to) else { return Ok(()) };
        match registration(self.ledger, association, &self.today.clock, day) {
            Registration::Shut(next) => Err(Why::OutsideWindow { association, on: day, next }),
            Registration::Open | Registration::Unknown => Ok(()),
        }
    }

    fn exit(&self, kind: SagaKind) -> Result<Assumption, Why> {
        let from = self.saga.and_then(|saga| saga.from).or_else(|| self.owner()).ok_or(Why::NoClub)?;
        if self.owner().is_some_and(|owner| owner != from) && !self.moves_from(from) {
            return Err(Why::NotThere(from));
        }
        if let Some(other) = self.mine().find(|a| matches!(a.change, Change::Renew { .. })) {
            return Err(Why::LeavesAndRenews(other.choice));
        }
        let ends = self.contract().filter(|c| c.outdated.is_none()).map(|c| c.end_day);
        let ends = ends.filter(|end| *end >= self.as_of() && kind == SagaKind::Free);
        let (on, basis) = match (self.step.on, ends) {
            (Some(stated), _) => (self.not_past(stated)?, DayBasis::Stated),
            (None, Some(end)) => (end.plus_days(1), DayBasis::AfterContract),
            (None, None) => self.next_window(from),
        };
        Ok(self.made(Change::Leave { from }, on, basis))
    }

    fn moves_from(&self, club: ClubId) -> bool {
        self.mine().any(|a| matches!(a.change, Change::Move { from, .. } if from == Some(club)))
    }

    fn renewal(&self) -> Result<Assumption, Why> {
        let club = self.saga.and_then(|saga| saga.to.or(saga.from)).or_else(|| self.owner()).ok_or(Why::NoClub)?;
        if let Some(other) = self.mine().find(|a| !matches!(a.change, Change::Renew { .. })) {
            return Err(Why::LeavesAndRenews(other.choice));
        }
        if let Some(other) = self.mine().next() {
            return Err(Why::TwoDestinations(other.choice));
        }
        if self.owner().is_some_and(|owner| owner != club) {
            return Err(Why::NotThere(club));
        }
        if let Some(bond) = self.belongs.agreed.iter().find(|bond| !bond.kind.is_loan() && bond.club != club) {
            return Err(Why::AgreedElsewhere { club: bond.club, on: bond.from });
        }
        let ends = self.contract().map(|c| c.end_day);
        if let (Some(until), Some(ends)) = (self.step.on, ends)
            && until <= ends
        {
            return Err(Why::NoExtension { ends });
        }
        let until = self.step.on;
        Ok(self.made(Change::Renew { club, ends, until }, self.as_of(), DayBasis::Stated))
    }
}

/// The window that a day belongs to: the summer's of a year (April to October), or the winter's.
fn window_of(day: Day) -> (i32, bool) {
    match day.month() {
        4..=10 => (day.year(), true),
        11.. => (day.year() + 1, false),
        _ => (day.year(), false),
    }
}

/// The next 1 July, the day itself included.
fn next_july(day: Day) -> Day {
    let of = |year| Day::new(year, 7, 1).unwrap_or(day);
    if day <= of(day.year()) { of(day.year()) } else { of(day.year() + 1) }
}

/// The end of the season in which a loan begins; one agreed before a summer is for the season to come.
fn loan_end(ledger: &Ledger, club: ClubId, on: Day) -> Day {
    let calendar = ledger[club].association.map_or(SeasonCalendar::EUROPEAN, |id| ledger[id].calendar);
    match calendar {
        SeasonCalendar::SummerToSummer => {
            let year = if on.month() >= 6 { on.year() + 1 } else { on.year() };
            Day::new(year, 6, 30).unwrap_or(on)
        }
        SeasonCalendar::CalendarYear => Day::new(on.year(), 12, 31).unwrap_or(on),
    }
}
