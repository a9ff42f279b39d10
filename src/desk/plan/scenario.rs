//! Sagas assumed true: what each means, on which day, and which cannot all be so.

use crate::ledger::Ledger;
use crate::model::{AssociationId, ClubId, Day, PlayerId, Saga, SagaId, SagaKind, SeasonCalendar};
use crate::rumour::State;
use crate::squad::{
    ContractShown, Formation, Membership, Moment, Registration, contract, membership, registration, windows,
};

use super::super::day::Today;

/// What is assumed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Choice {
    /// A saga comes true.
    Saga(SagaId),
    /// A club signs a player of whom no saga tells.
    Signing {
        /// The player.
        player: PlayerId,
        /// The club.
        to: ClubId,
    },
}

/// A choice with the day that was stated for it: of a move its day, of a renewal the new end.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Step {
    /// What is assumed.
    pub choice: Choice,
    /// The day, where one was stated.
    pub on: Option<Day>,
}

impl Step {
    /// A saga, on the day that the rules give.
    pub const fn saga(saga: SagaId) -> Self {
        Self { choice: Choice::Saga(saga), on: None }
    }
}

/// Where an assumption's day comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum DayBasis {
    /// It was stated, or agreed in the ledger.
    Stated,
    /// The day after his contract ends.
    AfterContract,
    /// The first day of the buying association's window, or today where it is open.
    Window,
    /// 1 July, because no window's day is known.
    Assumed,
}

impl DayBasis {
    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::AfterContract => "after_contract",
            Self::Window => "window",
            Self::Assumed => "assumed",
        }
    }
}

/// What an assumption changes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Change {
    /// He changes clubs.
    Move {
        /// The club he leaves.
        from: Option<ClubId>,
        /// The club he joins.
        to: ClubId,
        /// The last day there, of a loan.
        until: Option<Day>,
    },
    /// He leaves, wherever to.
    Leave {
        /// The club he leaves.
        from: ClubId,
    },
    /// He signs again.
    Renew {
        /// The club.
        club: ClubId,
        /// The last day of the contract that he has.
        ends: Option<Day>,
        /// The last day of the new one, where it was stated.
        until: Option<Day>,
    },
}

impl Change {
    /// The word used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Move { until: None, .. } => "move",
            Self::Move { until: Some(_), .. } => "loan",
            Self::Leave { .. } => "exit",
            Self::Renew { .. } => "renewal",
        }
    }

    /// The clubs that it concerns.
    pub fn clubs(self) -> impl Iterator<Item = ClubId> {
        let (a, b) = match self {
            Self::Move { from, to, .. } => (from, Some(to)),
            Self::Leave { from } => (Some(from), None),
            Self::Renew { club, .. } => (Some(club), None),
        };
        a.into_iter().chain(b)
    }
}

/// Something assumed to happen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Assumption {
    /// What was chosen.
    pub choice: Choice,
    /// The player.
    pub player: PlayerId,
    /// What it changes.
    pub change: Change,
    /// The day it happens: of a move his first at the new club, of an exit the first without him.
    pub on: Day,
    /// Where that day comes from.
    pub basis: DayBasis,
}

impl Assumption {
    /// The saga assumed.
    pub const fn saga(&self) -> Option<SagaId> {
        match self.choice {
            Choice::Saga(saga) => Some(saga),
            Choice::Signing { .. } => None,
        }
    }
}

/// Why something cannot be assumed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Why {
    /// Nothing is known of the saga on the as-of day; the first day on which something is.
    NotYetKnown(Option<Day>),
    /// It was settled by the as-of day.
    Settled {
        /// How.
        state: State,
        /// When.
        on: Day,
    },
    /// It is in the scenario already.
    Repeated,
    /// He cannot join two clubs in one window.
    TwoDestinations(Choice),
    /// He cannot both leave and sign again.
    LeavesAndRenews(Choice),
    /// His move to another club is agreed.
    AgreedElsewhere {
        /// The club.
        club: ClubId,
        /// His first day there.
        on: Option<Day>,
    },
    /// He belongs to the club already.
    AlreadyThere(ClubId),
    /// The player of a renewal or exit does not belong to the club.
    NotThere(ClubId),
    /// The club that he would join or leave is not told.
    NoClub,
    /// The day lies before the as-of day.
    InThePast(Day),
    /// No window of the buying association is open on the day.
    OutsideWindow {
        /// The buying association.
        association: AssociationId,
        /// The day.
        on: Day,
        /// The first day of the next window, where known.
        next: Option<Day>,
    },
    /// Clubs of that association may not agree with him so early.
    BeforePreContract {
        /// The buying association.
        association: Option<AssociationId>,
        /// The day.
        on: Day,
        /// The first day on which they may.
        from: Day,
    },
    /// A new contract would end no later than the one he has.
    NoExtension {
        /// The end of the one he has.
        ends: Day,
    },
}

impl Why {
    /// The word used in JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotYetKnown(_) => "not_yet_known",
            Self::Settled { .. } => "settled",
            Self::Repeated => "repeated",
            Self::TwoDestinations(_) => "two_destinations",
            Self::LeavesAndRenews(_) => "leaves_and_renews",
            Self::AgreedElsewhere { .. } => "agreed_elsewhere",
            Self::AlreadyThere(_) => "already_there",
            Self::NotThere(_) => "not_there",
            Self::NoClub => "no_club",
            Self::InThePast(_) => "in_the_past",
            Self::OutsideWindow { .. } => "outside_window",
            Self::BeforePreContract { .. } => "before_pre_contract",
            Self::NoExtension { .. } => "no_extension",
        }
    }
}

/// A step that cannot be assumed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// The step.
    pub step: Step,
    /// Why not.
    pub why: Why,
}

/// Steps with what they mean: those accepted in their order, and those refused.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scenario {
    /// What is assumed, in the order of the steps.
    pub accepted: Vec<Assumption>,
    /// What cannot be.
    pub refused: Vec<Refusal>,
    /// Clubs that are assumed to line up in another way than the one entered for them.
    pub formations: Vec<(ClubId, &'static Formation)>,
}

impl Scenario {
    /// How a club is assumed to line up, if it is.
    pub fn formation(&self, club: ClubId) -> Option<&'static Formation> {
        self.formations.iter().find(|(of, _)| *of == club).map(|(_, formation)| *formation)
    }

    /// What is assumed of a player, the last assumption of several.
    pub fn of_player(&self, player: PlayerId) -> Option<&Assumption> {
        self.accepted.iter().rev().find(|assumption| assumption.player == player)
    }

    /// The clubs that it concerns, each once, in the order in which they come up.
    pub fn clubs(&self) -> Vec<ClubId> {
        let mut clubs: Vec<ClubId> = Vec::new();
        for club in self.accepted.iter().flat_map(|a| a.change.clubs()) {
            if !clubs.contains(&club) {
                clubs.push(club);
            }
        }
        clubs
    }
}

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
