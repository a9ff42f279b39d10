//! The course of a saga: its days in turn, the state after each, and the intervals between.

use crate::ledger::Ledger;
use crate::model::{
    Claim, ClaimId, Clock, Day, Origin, Outcome, OutcomeResult, Saga, SagaId, SagaKind, Stage, Stated, pick,
};

use super::chain::Census;
use super::stance::{opposes, supports};

/// Without a new originator for this many days a saga is quiet.
pub const QUIET_AFTER_DAYS: i64 = 45;

/// The state of a saga on a day: the first of these that applies.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum State {
    /// It happened; of a renewal, he renewed.
    Completed,
    /// He went elsewhere, renewed, stayed, or the window closed.
    Failed,
    /// A named originator told of its collapse, and nobody has supported it since.
    Collapsed,
    /// The newest word of a named originator is a denial.
    Denied,
    /// A named originator told that interest ended, and nobody has supported it since.
    Dropped,
    /// Support came after a day on which it was dropped or had collapsed.
    Rekindled,
    /// No new originator for [`QUIET_AFTER_DAYS`] days.
    Quiet,
    /// None of the others.
    Active,
}

impl State {
    /// Every state, in the order in which the first that applies is taken.
    pub const ALL: [Self; 8] = [
        Self::Completed,
        Self::Failed,
        Self::Collapsed,
        Self::Denied,
        Self::Dropped,
        Self::Rekindled,
        Self::Quiet,
        Self::Active,
    ];

    /// The word used in files, commands and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Collapsed => "collapsed",
            Self::Denied => "denied",
            Self::Dropped => "dropped",
            Self::Rekindled => "rekindled",
            Self::Quiet => "quiet",
            Self::Active => "active",
        }
    }

    /// The state of a word used in commands.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether an outcome settled it.
    pub const fn is_resolved(self) -> bool {
        matches!(self, Self::Completed | Self::Failed)
    }

    /// The state that an outcome puts a saga in. `renewed` completes a renewal; of a move it says
    /// that he signed on where he was, so the move failed.
    pub const fn of_outcome(saga: &Saga, result: OutcomeResult) -> Self {
        match (result, saga.kind) {
            (OutcomeResult::Completed, _) | (OutcomeResult::Renewed, SagaKind::Renewal) => Self::Completed,
            (OutcomeResult::Failed | OutcomeResult::Renewed, _) => Self::Failed,
        }
    }
}

/// A state and the day from which it held, until the next interval's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    /// Its first day.
    pub from: Day,
    /// What held.
    pub state: State,
}

/// How a saga went.
pub(super) struct Course {
    /// Its states over time, oldest first; never empty.
    pub(super) intervals: Vec<Interval>,
    /// Whether its newest day with evidence had claims both ways.
    pub(super) contested: bool,
    /// Who originated its evidence.
    pub(super) census: Census,
}

/// Follows the known claims of a saga, oldest first, up to the clock's day; `None` without any.
pub(super) fn course(ledger: &Ledger, saga: SagaId, known: &[ClaimId], clock: &Clock) -> Option<Course> {
    let opened = ledger[*known.first()?].published;
    let mut thread = Thread::new(opened, &ledger[saga]);
    let mut path = Path(Vec::new());
    for day in known.chunk_by(|a, b| ledger[*a].published == ledger[*b].published) {
        let on = ledger[day[0]].published;
        path.quiet_before(on, &thread);
        thread.hear(on, day.iter().map(|id| &ledger[*id]));
        path.turn(on, thread.state(on));
    }
    path.quiet_before(clock.as_of.plus_days(1), &thread);
    path.settle(&ledger[saga], opened, clock);
    Some(Course { intervals: path.0, contested: thread.contested, census: thread.census })
}

/// How a saga came down, the worse last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Down {
    Dropped,
    Collapsed,
}

/// What is to be remembered of a saga from day to day.
pub(super) struct Thread {
    /// Down, with no support since.
    down: Option<Down>,
    /// Whether the newest word of a named originator is a denial.
    denied: bool,
    /// Whether support ever came after it was down.
    revived: bool,
    /// Whether the newest day with evidence had claims both ways.
    contested: bool,
    /// The day of the newest new originator; the opening, while there is none.
    newcomer: Day,
    census: Census,
}

/// What was said of a saga on one day, opinions left out.
#[derive(Default)]
struct DayWords {
    support: bool,
    against: bool,
    /// Whether a named originator spoke, and if so, whether one denied it.
    named_denial: Option<bool>,
    /// The worst that a named originator told.
    down: Option<Down>,
}

impl DayWords {
    fn add(&mut self, claim: &Claim) {
        let against = opposes(claim);
        self.support |= supports(claim);
        self.against |= against;
        if matches!(claim.origin, Origin::Named(_)) {
            let told = against.then_some(claim.stage);
            self.named_denial = self.named_denial.max(Some(told == Some(Stage::Denied)));
            self.down = self.down.max(match told {
                Some(Stage::Cooled) => Some(Down::Dropped),
                Some(Stage::Collapsed) => Some(Down::Collapsed),
                _ => None,
            });
        }
    }
}

impl Thread {
    pub(super) fn new(opened: Day, saga: &Saga) -> Self {
        Self {
            down: None,
            denied: false,
            revived: false,
            contested: false,
            newcomer: opened,
            census: Census::new(saga),
        }
    }

    /// Takes in the claims of one day.
    pub(super) fn hear<'a>(&mut self, on: Day, claims: impl Iterator<Item = &'a Claim>) {
        let mut words = DayWords::default();
        for claim in claims.filter(|c| c.is_evidence()) {
            words.add(claim);
            if self.census.count(claim) {
                self.newcomer = on;
            }
        }
        if !words.support && !words.against {
            return;
        }
        self.contested = words.support && words.against;
        match (words.support, words.against) {
            // Both ways: the state stays what it was.
            (true, true) => {}
            (true, false) => self.support(&words),
            _ => self.oppose(&words),
        }
    }

    /// Whether it is dropped, has collapsed or is denied.
    pub(super) const fn is_fallen(&self) -> bool {
        self.down.is_some() || self.denied
    }

    /// A day of support: whoever supports revives, but only a named word answers a denial.
    fn support(&mut self, words: &DayWords) {
        self.revived |= self.down.is_some();
        self.down = None;
        self.denied &= words.named_denial.is_none();
    }

    /// A day of words against: `blocked`, `player_rejects` and `bid_rejected` bring nothing down.
    fn oppose(&mut self, words: &DayWords) {
        self.down = self.down.max(words.down);
        self.denied = words.named_denial.unwrap_or(self.denied);
    }

    /// The first state that applies on a day, outcomes left aside.
    fn state(&self, on: Day) -> State {
        match self.down {
            Some(Down::Collapsed) => State::Collapsed,
            _ if self.denied => State::Denied,
            Some(Down::Dropped) => State::Dropped,
            None if self.revived => State::Rekindled,
            None if self.quiet_from() <= on => State::Quiet,
            None => State::Active,
        }
    }

    /// The day on which silence makes it quiet.
    fn quiet_from(&self) -> Day {
        self.newcomer.plus_days(QUIET_AFTER_DAYS)
    }
}

/// The intervals as they are laid down.
struct Path(Vec<Interval>);

impl Path {
    /// A state holds from a day on; the later word of one day stands.
    fn turn(&mut self, from: Day, state: State) {
        self.0.pop_if(|last| last.from == from);
        if self.0.last().is_none_or(|last| last.state != state) {
            self.0.push(Interval { from, state });
        }
    }

    /// Lays down the silence that begins before a day.
    fn quiet_before(&mut self, before: Day, thread: &Thread) {
        let from = thread.quiet_from();
        if from < before && self.0.last().is_some_and(|last| last.from <= from) {
            self.turn(from, thread.state(from));
        }
    }

    /// Lets the outcomes settle it, each from the day on which it was known.
    fn settle(&mut self, saga: &Saga, opened: Day, clock: &Clock) {
        let mut days: Vec<Day> = saga.outcomes.iter().map(|o| o.known).filter(|day| clock.sees(*day)).collect();
        days.sort_unstable();
        days.dedup();
        let Some(first) = days.first() else { return };
        self.0.retain(|interval| interval.from < *first);
        for day in days {
            if let Some(shown) = outcome_on(saga, &Clock { as_of: day, ..*clock }) {
                self.turn(day.max(opened), State::of_outcome(saga, shown.value.result));
            }
        }
    }
}

/// The reading of a saga's outcome to show: the highest layer's newest known one, and of several
/// known on one day the last in the file.
pub(super) fn outcome_on<'a>(saga: &'a Saga, clock: &Clock) -> Option<&'a Stated<Outcome>> {
    // Outcomes never backfill, so whatever is picked was known by the day.
    pick(&saga.outcomes, clock).map(|picked| picked.stated).filter(|stated| clock.sees(stated.known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rumour::fixture::{SAGA, ledger, on};
    use crate::rumour::known_claims;

    /// The intervals of a table up to a day, as `day state`.
    fn path_of(kind: &str, table: &str, day: &str) -> Vec<String> {
        let ledger = ledger(kind, table);
        let clock = on(day);
        let course = course(&ledger, SAGA, known_claims(&ledger, SAGA, &clock), &clock).unwrap();
        course.intervals.iter().map(|i| format!("{} {}", i.from, i.state.code())).collect()
    }

    #[test]
    fn silence_is_laid_down_on_its_day_and_ends_with_a_new_originator() {
        let table = "
            2026-01-01 marca interest
            2026-02-01 marca talks
            2026-03-01 as interest";
        assert_eq!(path_of("free", table, "2026-02-14"), ["2026-01-01 active"]);
        assert_eq!(path_of("free", table, "2026-02-15"), ["2026-01-01 active", "2026-02-15 quiet"]);
        assert_eq!(
            path_of("free", table, "2026-04-14"),
            ["2026-01-01 active", "2026-02-15 quiet", "2026-03-01 active"]
        );
        assert_eq!(path_of("free", table, "2026-04-15").last().unwrap(), "2026-04-15 quiet");
    }

    #[test]
    fn dropped_and_rekindled_are_two_intervals() {
        let table = "
            2026-01-01 marca interest
            2026-01-02 ornstein cooled against
            2026-01-05 steele cooled against
            2026-01-09 rodra interest conditional
            2026-01-20 romano cooled against
            2026-01-22 ? contact";
        assert_eq!(
            path_of("free", table, "2026-06-01"),
            [
                "2026-01-01 active",
                "2026-01-02 dropped",
                "2026-01-09 rekindled",
                "2026-01-20 dropped",
                "2026-01-22 rekindled",
            ]
        );
    }

    #[test]
    fn a_denial_turns_to_silence_only_when_answered() {
        let table = "
            2026-01-01 marca interest
            2026-01-10 romano denied against
            2026-05-01 ? interest
            2026-05-02 as interest";
        assert_eq!(path_of("free", table, "2026-05-01"), ["2026-01-01 active", "2026-01-10 denied"]);
        assert_eq!(
            path_of("free", table, "2026-07-01"),
            ["2026-01-01 active", "2026-01-10 denied", "2026-05-02 active", "2026-06-16 quiet"]
        );
    }

    #[test]
    fn outcomes_settle_from_the_day_they_were_known() {
        let table = "
            2026-01-01 marca interest
            2026-01-20 as talks
            2026-01-25 outcome failed on=2026-01-20
            2026-02-10 outcome completed on=2026-02-09
            2026-02-20 romano cooled against";
        assert_eq!(path_of("free", table, "2026-01-24"), ["2026-01-01 active"]);
        assert_eq!(
            path_of("free", table, "2026-03-01"),
            ["2026-01-01 active", "2026-01-25 failed", "2026-02-10 completed"]
        );
    }

    #[test]
    fn an_outcome_known_before_the_first_claim_settles_it_from_the_start() {
        let table = "
            2026-01-01 outcome completed
            2026-01-20 as talks";
        assert_eq!(path_of("free", table, "2026-02-01"), ["2026-01-20 completed"]);
    }

    #[test]
    fn a_renewal_elsewhere_fails_a_move_and_completes_a_renewal() {
        let table = "2026-01-01 marca interest\n2026-01-02 outcome renewed";
        assert_eq!(path_of("transfer", table, "2026-02-01").last().unwrap(), "2026-01-02 failed");
        assert_eq!(path_of("renewal", table, "2026-02-01").last().unwrap(), "2026-01-02 completed");
    }

    #[test]
    fn codes_go_both_ways() {
        for state in State::ALL {
            assert_eq!(State::from_code(state.code()), Some(state));
        }
        assert_eq!(State::from_code("open"), None);
    }
}
