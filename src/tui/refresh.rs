//! Brings what is shown in line with where one is: which rows there are, what is selected in them,
//! and which of them are in sight.

use super::app::{App, Scope};
use super::cursor::window;
use super::filter::Needle;
use super::filter::Sieve;
use super::follow::{Following, Keeping};
use super::pages;
use super::pane::{Key, Pane, View};
use super::shown::{ChartLine, ClubLine, Rows, Shown};
use super::view::layout::Layout;
use super::view::rows_of;
use crate::desk::plan::depth_with;
use crate::desk::{self, BoardRow, ClubRow, Depth, Interest, SagaFilter, Today};
use crate::feed::list::Feed;
use crate::ledger::Ledger;
use crate::model::{ClubId, PlayerId};
use crate::own::{Field, InboxItem};
use crate::rumour::Records;
use crate::show;

impl App {
    /// Makes everything in sight anew that has changed.
    pub(crate) fn refresh(&mut self) {
        self.refresh_day();
        self.refresh_scenario();
        self.layout = Layout::of(self.place.view, self.place.focus, self.window);
        match self.place.view {
            View::Depth => {
                if self.in_sight(Pane::Clubs) {
                    self.refresh_clubs();
                }
                self.refresh_chart();
                self.refresh_detail();
                self.refresh_claims();
            }
            View::Rumours => {
                self.refresh_sagas();
                self.refresh_saga();
            }
            View::Contracts => {
                self.refresh_contracts();
                self.refresh_detail();
            }
            View::Injuries => {
                self.refresh_injuries();
                self.refresh_detail();
            }
            View::Sources => {
                self.refresh_sources();
                self.refresh_source();
            }
            View::Planner => self.refresh_plan(),
            View::Pitch => {
                self.refresh_chart();
                self.refresh_pitch();
                self.refresh_detail();
            }
            View::Windows => self.refresh_windows(),
            View::Saga => {
                self.refresh_saga();
                self.refresh_detail();
            }
            View::Player => {
                self.refresh_detail();
                self.refresh_claims();
            }
            View::Inbox => self.refresh_inbox(),
            View::Feeds => self.refresh_feeds(),
            View::News => self.refresh_news(),
            View::Contradictions => {
                self.refresh_contradictions();
                self.refresh_contradiction();
            }
            View::Calibration => self.refresh_calibration(),
            View::Problems => self.refresh_problems(),
        }
        self.refresh_evidence();
    }

    /// Forgets everything made so far: the ledger is another one.
    pub(crate) fn forget(&mut self) {
        let revision = self.shown.revision + 1;
        self.shown = Shown { revision, ..Shown::new(Today::new(&self.world.ledger, &self.clock)) };
    }

    fn refresh_day(&mut self) {
        let shown = self.shown.today.clock;
        if shown == self.clock {
            return;
        }
        self.shown.revision += 1;
        let same_day = shown.as_of == self.clock.as_of && shown.as_known == self.clock.as_known;
        if same_day {
            self.shown.today = self.shown.today.clone().looking_at(&self.clock);
        } else {
            self.shown.today = Today::new(&self.world.ledger, &self.clock);
        }
    }

    pub(crate) fn in_sight(&self, pane: Pane) -> bool {
        self.layout.area(pane).is_some()
    }

    fn refresh_clubs(&mut self) {
        let App { shown, world, place, keeping, .. } = self;
        let filter = place.filter(Pane::Clubs);
        let ledger = &*world.ledger;
        let following = &keeping.following;
        shown.clubs.renew((shown.revision, following.revision, filter.to_owned()), || {
            let all = desk::club_list(ledger, &shown.today);
            let count = all.len();
            let kept = Sieve::of(&shown.names, ledger, filter).clubs(ledger, &shown.today, all);
            Rows::new(club_lines(ledger, following, kept), count, |line| match line {
                ClubLine::Club(row) => Some(Key::Club(row.club)),
                ClubLine::Elsewhere(_) => None,
            })
        });
        self.settle(Pane::Clubs);
        if let Some(Key::Club(club)) = self.place.selected(Pane::Clubs) {
            self.place.club = Some(club);
        }
    }

    pub(crate) fn refresh_chart(&mut self) {
        let App { shown, world, place, planning, .. } = self;
        let ledger = &*world.ledger;
        let assumed = planning.revision;
        let scenario = &shown.scenario.value;
        shown.depth.renew((shown.revision, assumed, place.club), || {
            place.club.map(|club| depth_with(ledger, &shown.today, club, scenario))
        });
        let filter = place.filter(Pane::Depth);
        shown.chart.renew((shown.revision, assumed, place.club, filter.to_owned()), || match &shown.depth.value {
            Some(depth) => chart_lines(ledger, depth, &Sieve::of(&shown.names, ledger, filter), &shown.today),
            None => Rows::default(),
        });
        self.settle(Pane::Depth);
    }

    fn refresh_sagas(&mut self) {
        let scope = self.scope_club();
        let App { shown, world, place, .. } = self;
        let ledger = &*world.ledger;
        let filter = place.filter(Pane::Sagas);
        shown.sagas.renew((shown.revision, scope, filter.to_owned()), || {
            let all = desk::sagas(ledger, &shown.today, &SagaFilter { club: scope, ..SagaFilter::default() });
            let count = all.len();
            let kept = Sieve::of(&shown.names, ledger, filter).sagas(ledger, &shown.today, all);
            Rows::new(kept, count, |id| Some(Key::Saga(*id)))
        });
        self.settle(Pane::Sagas);
        self.place.saga = match self.place.selected(Pane::Sagas) {
            Some(Key::Saga(saga)) => Some(saga),
            _ => None,
        };
    }

    fn refresh_contracts(&mut self) {
        let scope = self.scope_club();
        let App { shown, world, place, .. } = self;
        let ledger = &*world.ledger;
        shown.contracts.renew((shown.revision, scope), || desk::contracts(ledger, &shown.today, scope));
        let filter = place.filter(Pane::Contracts);
        let board = &shown.contracts.value;
        shown.contract_rows.renew((shown.revision, scope, filter.to_owned()), || {
            board_rows(ledger, &shown.today, board, &Sieve::of(&shown.names, ledger, filter))
        });
        self.settle(Pane::Contracts);
    }

    fn refresh_injuries(&mut self) {
        let scope = self.scope_club();
        let App { shown, world, place, .. } = self;
        let ledger = &*world.ledger;
        shown.injuries.renew((shown.revision, scope), || desk::injuries(ledger, &shown.today, scope));
        let filter = place.filter(Pane::Injuries);
        let board = &shown.injuries.value;
        shown.injury_rows.renew((shown.revision, scope, filter.to_owned()), || {
            board_rows(ledger, &shown.today, board, &Sieve::of(&shown.names, ledger, filter))
        });
        self.settle(Pane::Injuries);
    }

    fn refresh_sources(&mut self) {
        let App { shown, world, place, clock, .. } = self;
        let ledger = &*world.ledger;
        let filter = place.filter(Pane::Sources);
        shown.records.renew(Some(shown.revision), || Some(Records::new(ledger, clock)));
        let Some(records) = &shown.records.value else { return };
        shown.sources.renew((shown.revision, filter.to_owned()), || {
            let all = desk::sources(ledger, clock, records);
            let sieve = Sieve::of(&shown.names, ledger, filter);
            let asked = sieve.asked_sagas(ledger, &shown.today);
            let count = all.len();
            let kept = all
                .into_iter()
                .filter(|row| match &asked {
                    Some(sagas) => sagas
                        .iter()
                        .filter_map(|saga| shown.today.standing(*saga))
                        .any(|standing| standing.originators.named.contains(&row.source)),
                    None => sieve.holds_words(&[&ledger[row.source].name]),
                })
                .collect();
            Rows::new(kept, count, |row| Some(Key::Source(row.source)))
        });
        self.settle(Pane::Sources);
    }

    fn refresh_source(&mut self) {
        let Some(area) = self.layout.area(Pane::Source) else { return };
        let width = area.width.saturating_sub(4);
        let App { shown, world, place, clock, .. } = self;
        let ledger = &*world.ledger;
        let source = match place.selected(Pane::Sources) {
            Some(Key::Source(source)) => Some(source),
            _ => None,
        };
        let records = &shown.records.value;
        shown.source.renew((shown.revision, source, width), || match (source, records) {
            (Some(source), Some(records)) => pages::source(ledger, clock, records, source, width),
            _ => pages::nothing(width),
        });
        self.settle(Pane::Source);
    }

    fn refresh_problems(&mut self) {
        let App { shown, world, place, .. } = self;
        let filter = place.filter(Pane::Problems);
        shown.problems.renew((shown.revision, filter.to_owned()), || {
            let needle = Needle::new(filter);
            let all = world.problems.len();
            let kept =
                (0..all).filter(|i| needle.is_empty() || needle.is_in(&world.problems[*i].to_string())).collect();
            Rows::new(kept, all, |i| Some(Key::Problem(*i)))
        });
        self.settle(Pane::Problems);
    }

    fn refresh_inbox(&mut self) {
        let App { shown, place, looked, .. } = self;
        let filter = place.filter(Pane::Inbox);
        shown.inbox.renew((looked.revision, filter.to_owned()), || {
            let Some(own) = &looked.own else { return Rows::default() };
            let items = own.inbox().items();
            let needle = Needle::new(filter);
            let holds = |item: &InboxItem| {
                let summary = item.field(Field::Summary).unwrap_or_default();
                needle.is_in_any(&[item.proposal.subject(), item.source().unwrap_or_default(), &summary])
            };
            // What waits stands first, and the newest before what came earlier.
            let mut kept: Vec<usize> = (0..items.len()).rev().filter(|place| holds(&items[*place])).collect();
            kept.sort_by_key(|place| !items[*place].is_waiting());
            Rows::new(kept, items.len(), |place| Some(Key::Item(*place)))
        });
        self.settle(Pane::Inbox);
        let Some(area) = self.layout.area(Pane::Item) else { return };
        let width = area.width.saturating_sub(4);
        let ahead = self.foreseen().cloned();
        let stamp = self.ahead.stamp;
        let App { shown, place, looked, .. } = self;
        let selected = match place.selected(Pane::Inbox) {
            Some(Key::Item(place)) => Some(place),
            _ => None,
        };
        shown.item.renew((shown.revision, looked.revision, (selected, stamp), width), || {
            let item = selected.and_then(|place| looked.item(place));
            match (&looked.own, item) {
                (Some(own), Some(item)) => pages::inbox(own, item, ahead.as_ref(), width),
                _ => pages::nothing(width),
            }
        });
        self.settle(Pane::Item);
    }

    fn refresh_feeds(&mut self) {
        let App { shown, place, feeds, .. } = self;
        let filter = place.filter(Pane::Feeds);
        shown.feeds.renew((feeds.revision, filter.to_owned()), || {
            let needle = Needle::new(filter);
            let holds = |feed: &Feed| needle.is_in_any(&[&feed.name, &feed.id, feed.outlet.as_deref().unwrap_or("")]);
            let kept: Vec<usize> = (0..feeds.list.len()).filter(|at| holds(&feeds.list[*at])).collect();
            Rows::new(kept, feeds.list.len(), |at| Some(Key::Feed(*at)))
        });
        self.settle(Pane::Feeds);
    }

    fn refresh_news(&mut self) {
        let Some(area) = self.layout.area(Pane::News) else { return };
        let width = area.width.saturating_sub(4);
        let App { shown, world, place, clock, keeping, .. } = self;
        let ledger = &*world.ledger;
        let following = &keeping.following;
        // As long as nobody is followed, it shows what it would show of the club.
        let instead = place.club.filter(|_| following.is_empty());
        shown.news.renew((shown.revision, following.revision, instead, width), || {
            let since = desk::since_last(keeping.visited, clock.as_of);
            let interest = instead.map_or_else(|| following.interest(), Interest::club);
            let digest = desk::digest(ledger, &interest, since, clock);
            let again = keeping.visited == Some(since);
            let when = if again { "Since the last visit, " } else { "The week after " };
            let title = format!("{when}{} ({})", show::day(since), show::count(digest.news.len(), "change", "changes"));
            let club = instead.map(|club| format!("Nobody is followed yet, so this is about {}.", ledger[club].name));
            let how = club.as_ref().map(|_| "f follows the selected club or player; then this tells of them.");
            let first: Vec<&str> = club.as_deref().into_iter().chain(how).collect();
            pages::news(ledger, clock, &digest, &title, &first, width)
        });
        self.settle(Pane::News);
    }

    /// Whether anything became known since the last visit about anyone followed.
    pub(crate) fn has_news(&self) -> bool {
        let Keeping { following, visited } = &self.keeping;
        let Some(since) = visited.filter(|day| *day < self.clock.as_of) else { return false };
        !following.is_empty() && !desk::digest(self.ledger(), &following.interest(), since, &self.clock).news.is_empty()
    }

    fn refresh_saga(&mut self) {
        let Some(area) = self.layout.area(Pane::Saga) else { return };
        let width = area.width.saturating_sub(4);
        let App { shown, world, place, clock, .. } = self;
        let ledger = &*world.ledger;
        // Beside the list, where the selection runs through sagas, the course is left out.
        let in_full = place.view == View::Saga;
        shown.saga.renew((shown.revision, place.saga, width, in_full), || match place.saga {
            Some(saga) => pages::saga(ledger, clock, saga, width, in_full),
            None => pages::nothing(width),
        });
        self.settle(Pane::Saga);
    }

    /// The club that boards keep to, if they do.
    pub(crate) fn scope_club(&self) -> Option<ClubId> {
        match self.place.scope {
            Scope::All => None,
            Scope::Club => self.place.club,
        }
    }

    /// Finds what is selected in a pane again, and scrolls so that it is in sight.
    pub(crate) fn settle(&mut self, pane: Pane) {
        let App { shown, place, layout, .. } = self;
        let keys = shown.keys_of(pane);
        let height = layout.area(pane).map_or(1, |area| usize::from(rows_of(pane, area).height));
        let cursor = &mut place.cursors[pane.index()];
        cursor.settle(keys);
        let (begins, ends) = shown.together(pane, cursor.row);
        let first = keys.iter().position(Option::is_some).unwrap_or(0);
        let mut top = window(cursor.top, ends, height, keys.len(), 0);
        if ends - begins < height {
            top = window(top, begins, height, keys.len(), 0);
        }
        cursor.top = window(top, cursor.row, height, keys.len(), first);
    }
}

/// Clubs with a squad; then, under a line that says so, the others that sagas and moves name.
/// Those followed come before all others.
fn club_lines(ledger: &Ledger, following: &Following, mut clubs: Vec<ClubRow>) -> Vec<ClubLine> {
    clubs.sort_by_key(|row| !following.has_club(row.club));
    let is_elsewhere = |row: &&ClubRow| !ledger[row.club].has_squad && !following.has_club(row.club);
    let elsewhere = clubs.iter().filter(is_elsewhere).count();
    let squads = clubs.len() - elsewhere;
    let mut lines: Vec<ClubLine> = clubs.into_iter().map(ClubLine::Club).collect();
    if elsewhere > 0 {
        lines.insert(squads, ClubLine::Elsewhere(elsewhere));
    }
    lines
}

fn chart_lines(ledger: &Ledger, depth: &Depth, sieve: &Sieve, today: &Today) -> Rows<ChartLine> {
    let asked = matches!(sieve, Sieve::Asked(_)).then(|| sieve.players_of(ledger, today, depth.club)).flatten();
    let holds = |player: PlayerId| match &asked {
        Some(kept) => kept.contains(&player),
        None => sieve.holds_words(&[&ledger[player].name]),
    };
    let (mut lines, mut players) = (Vec::new(), 0);
    for (group, of) in depth.groups.iter().enumerate() {
        let begin = lines.len();
        players += of.rows.len() + of.linked_in.len();
        for (row, shown) in of.rows.iter().enumerate().filter(|(_, row)| holds(row.row.player)) {
            let _ = shown;
            lines.push(ChartLine::Player { group, row, first: lines.len() == begin });
        }
        for (row, _) in of.linked_in.iter().enumerate().filter(|(_, row)| holds(row.row.player)) {
            lines.push(ChartLine::Ghost { group, row, first: lines.len() == begin });
        }
        if matches!(sieve, Sieve::All) {
            lines.push(ChartLine::Counts(group));
        }
    }
    let gone: Vec<usize> = (0..depth.gone.len()).filter(|i| holds(depth.gone[*i].player)).collect();
    players += depth.gone.len();
    if !gone.is_empty() {
        lines.push(ChartLine::GoneHeading);
        lines.extend(gone.into_iter().map(ChartLine::Gone));
    }
    Rows::new(lines, players, |line| match line {
        ChartLine::Player { group, row, .. } => Some(Key::Player(depth.groups[*group].rows[*row].row.player)),
        ChartLine::Ghost { group, row, .. } => Some(Key::Player(depth.groups[*group].linked_in[*row].row.player)),
        ChartLine::Gone(i) => Some(Key::Player(depth.gone[*i].player)),
        ChartLine::Counts(_) | ChartLine::GoneHeading => None,
    })
}

fn board_rows(ledger: &Ledger, today: &Today, board: &[BoardRow], sieve: &Sieve) -> Rows<usize> {
    let kept = sieve.board(ledger, today, board);
    Rows::new(kept, board.len(), |i| Some(Key::Player(board[*i].row.player)))
}
