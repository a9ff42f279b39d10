//! The two clocks of a view, turned into the days that a club's calendar makes of them.

use crate::ledger::Ledger;
use crate::model::{Clock, ClubId, Day, Season, SeasonCalendar};

/// Whether the season looked at is over, under way or to come on the as-of day.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Look {
    /// A past season: shown as it stood on its last day.
    Back,
    /// The season that holds the as-of day: shown as of that day.
    Now,
    /// A season to come: shown with the agreed moves of its opening window made.
    Ahead,
}

/// How long after its first day a season to come is looked at: a summer's agreed moves are made
/// by then, and those of its winter are not.
const SETTLED_MONTHS: u32 = 2;

/// A clock as one club's calendar reads it.
///
/// Seasons are counted in steps from the one that holds the as-of day, so that a club whose
/// seasons are calendar years shows its current season where the others show theirs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// The clock it was made from.
    pub clock: Clock,
    /// The club's calendar.
    pub calendar: SeasonCalendar,
    /// The season looked at, by the club's calendar.
    pub season: Season,
    /// The season that holds the as-of day, by the club's calendar.
    pub current: Season,
    /// Whether that season is past, current or to come.
    pub look: Look,
    /// The day for which it is asked who belongs where.
    pub day: Day,
    /// The last day whose news counts for what was going on: the as-of day, or the last day of
    /// a past season.
    pub told: Day,
}

impl Moment {
    /// The clock by a calendar.
    pub fn new(clock: &Clock, calendar: SeasonCalendar) -> Self {
        let current = match calendar {
            SeasonCalendar::SummerToSummer => Season::holding(clock.as_of),
            SeasonCalendar::CalendarYear => Season::starting_in(clock.as_of.year()),
        };
        // Clamped so that no season, however far off, leaves the calendar.
        let steps = clock.season.start_year().saturating_sub(Season::holding(clock.as_of).start_year());
        let season = current.plus(steps.clamp(-9_999, 9_999));
        let (look, day, told) = match steps {
            0 => (Look::Now, clock.as_of, clock.as_of),
            1.. => (Look::Ahead, season.first_day(calendar).plus_months(SETTLED_MONTHS), clock.as_of),
            _ => {
                let last = season.last_day(calendar).min(clock.as_of);
                (Look::Back, last, last)
            }
        };
        Self { clock: *clock, calendar, season, current, look, day, told }
    }

    /// The clock by a club's own calendar.
    pub fn of_club(ledger: &Ledger, club: ClubId, clock: &Clock) -> Self {
        Self::new(clock, calendar_of(ledger, club))
    }

    /// The same clock, looking at the season that holds its day.
    #[must_use]
    pub fn now(&self) -> Self {
        let season = Season::holding(self.clock.as_of);
        Self::new(&Clock { season, ..self.clock }, self.calendar)
    }

    /// The same clock, asked about one day that has passed, with all that was known by it.
    #[must_use]
    pub(super) fn on_day(&self, day: Day) -> Self {
        let clock = Clock { as_of: self.clock.as_of.max(day), ..self.clock };
        Self { clock, look: Look::Back, day, told: day, ..*self }
    }

    /// Whether something known from `known` on may be seen.
    pub fn sees(&self, known: Day) -> bool {
        self.clock.sees(known)
    }

    /// The last day of the season looked at.
    pub fn season_end(&self) -> Day {
        self.season.last_day(self.calendar)
    }

    /// The first day of the season looked at.
    pub fn season_start(&self) -> Day {
        self.season.first_day(self.calendar)
    }
}

/// The calendar that binds a club: its association's, or the European one where none is known.
pub fn calendar_of(ledger: &Ledger, club: ClubId) -> SeasonCalendar {
    ledger[club].association.map_or(SeasonCalendar::EUROPEAN, |id| ledger[id].calendar)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, season: &str, calendar: SeasonCalendar) -> Moment {
        let clock = Clock { season: season.parse().unwrap(), ..Clock::on(day.parse().unwrap()) };
        Moment::new(&clock, calendar)
    }

    #[test]
    fn a_season_is_looked_at_on_a_day_of_its_own() {
        let european = SeasonCalendar::EUROPEAN;
        for (season, look, day) in [
            ("2024/25", Look::Back, "2025-06-30"),
            ("2025/26", Look::Now, "2026-03-11"),
            ("2026/27", Look::Ahead, "2026-09-01"),
        ] {
            let moment = at("2026-03-11", season, european);
            assert_eq!((moment.look, moment.day.to_string().as_str()), (look, day), "{season}");
        }
    }

    #[test]
    fn calendar_years_move_in_step_with_the_clock() {
        let year = SeasonCalendar::CALENDAR_YEAR;
        assert_eq!(at("2026-03-11", "2025/26", year).season_end().to_string(), "2026-12-31");
        assert_eq!(at("2026-03-11", "2026/27", year).day.to_string(), "2027-03-01");
        assert_eq!(at("2026-03-11", "2024/25", year).day.to_string(), "2025-12-31");
    }

    #[test]
    fn no_season_is_too_far() {
        for start in [i32::MIN, -5, 9_999, i32::MAX] {
            let clock = Clock { season: Season::starting_in(start), ..Clock::on("2026-03-11".parse().unwrap()) };
            let _ = Moment::new(&clock, SeasonCalendar::EUROPEAN).season_end();
        }
    }
}
