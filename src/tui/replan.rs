//! Makes what the planner shows anew where the ledger, a clock or what is assumed has changed.

use super::app::App;
use super::filter::Sieve;
use super::pages;
use super::pane::{Key, Pane, View};
use super::planning::OddsKey;
use super::shown::{PlanLine, Rows};
use crate::desk::plan::{self, Agents, Years};
use crate::ledger::Ledger;
use crate::model::Season;
use crate::squad::planned_seasons;

impl App {
    /// Works out what is assumed, where that has changed.
    pub(crate) fn refresh_scenario(&mut self) {
        let App { shown, world, planning, .. } = self;
        let ledger = &*world.ledger;
        shown.scenario.renew((shown.revision, planning.revision), || planning.resolve(ledger, &shown.today));
    }

    /// The season that gaps, differences and odds are about: the one looked at, else the next.
    pub(crate) fn planned_season(&self) -> Season {
        let next = Season::holding(self.clock.as_of).plus(1);
        self.clock.season.max(next)
    }

    pub(crate) fn refresh_plan(&mut self) {
        self.refresh_years();
        self.refresh_steps();
        self.refresh_outlook();
    }

    pub(crate) fn refresh_years(&mut self) {
        let App { shown, world, place, planning, clock, .. } = self;
        let ledger = &*world.ledger;
        let assumed = planning.revision;
        let key = (shown.revision, assumed, place.club);
        let scenario = &shown.scenario.value;
        shown.years.renew(key, || {
            let seasons = planned_seasons(clock);
            place.club.map(|club| plan::years(ledger, &shown.today, club, &seasons, scenario))
        });
        let filter = place.filter(Pane::Plan);
        shown.plan_rows.renew((key, filter.to_owned()), || match &shown.years.value {
            Some(years) => lines(ledger, years, &Sieve::of(&shown.names, ledger, filter), &shown.today),
            None => Rows::default(),
        });
        self.settle(Pane::Plan);
    }

    fn refresh_steps(&mut self) {
        let Some(area) = self.layout.area(Pane::Scenario) else { return };
        let width = area.width.saturating_sub(4);
        let season = self.planned_season();
        let App { shown, world, place, planning, .. } = self;
        let ledger = &*world.ledger;
        let today = &shown.today;
        shown.agents.renew((shown.revision, season), || Some(Agents::find(ledger, today, season)));
        let (scenario, agents) = (&shown.scenario.value, &shown.agents.value);
        let key = ((shown.revision, planning.revision, place.club), season, width);
        shown.steps.renew(key, || match agents {
            Some(agents) => pages::scenario(ledger, today, planning, scenario, agents, (place.club, season), width),
            None => pages::nothing(width),
        });
        self.settle(Pane::Scenario);
    }

    fn refresh_outlook(&mut self) {
        let Some(area) = self.layout.area(Pane::Outlook) else { return };
        let width = area.width.saturating_sub(4);
        let season = self.planned_season();
        let asked = self.odds_key();
        let App { shown, world, place, planning, .. } = self;
        let ledger = &*world.ledger;
        let key = ((shown.revision, planning.revision, place.club), season, width, planning.drawn.stamp);
        let drawn = planning.drawn.answer.as_ref().filter(|(key, _)| Some(*key) == asked).map(|(_, drawn)| drawn);
        let years = &shown.years.value;
        shown.outlook.renew(key, || match years.as_ref().and_then(|years| years.plan(season)) {
            Some(plan) => pages::outlook(ledger, &shown.today, plan, drawn, width),
            None => pages::nothing(width),
        });
        self.settle(Pane::Outlook);
    }

    /// What windows should be drawn for, while the planner is open.
    pub(crate) fn odds_key(&self) -> Option<OddsKey> {
        if self.place.view != View::Planner {
            return None;
        }
        let season = self.planned_season();
        let club = self.place.club?;
        Some(OddsKey { revision: self.shown.revision, assumed: self.planning.revision, club, season })
    }

    pub(crate) fn refresh_windows(&mut self) {
        let App { shown, world, place, .. } = self;
        let ledger = &*world.ledger;
        let filter = place.filter(Pane::Windows);
        shown.windows.renew((shown.revision, filter.to_owned()), || {
            let all = crate::desk::window_board(ledger, &shown.today);
            let sieve = Sieve::of(&shown.names, ledger, filter);
            let count = all.len();
            let kept = all
                .into_iter()
                .filter(|row| {
                    let association = &ledger[row.association];
                    sieve.holds_words(&[&association.name, association.slug.as_str()])
                })
                .collect();
            Rows::new(kept, count, |row| row.evidence.first().map(|piece| Key::of_evidence(*piece)))
        });
        self.settle(Pane::Windows);
    }
}

fn lines(ledger: &Ledger, years: &Years, sieve: &Sieve, today: &crate::desk::Today) -> Rows<PlanLine> {
    let mut lines = Vec::new();
    let mut players = 0;
    let kept = sieve.players_of(ledger, today, years.club);
    for (place, of) in years.places.iter().enumerate() {
        players += of.rows.len();
        let rows: Vec<PlanLine> = (0..of.rows.len())
            .filter(|row| kept.as_ref().is_none_or(|kept| kept.contains(&of.rows[*row].player)))
            .map(|row| PlanLine::Player { place, row })
            .collect();
        if !rows.is_empty() || kept.is_none() {
            lines.push(PlanLine::Place(place));
            lines.extend(rows);
        }
    }
    Rows::new(lines, players, |line| match line {
        PlanLine::Place(_) => None,
        PlanLine::Player { place, row } => Some(Key::Player(years.places[*place].rows[*row].player)),
    })
}
