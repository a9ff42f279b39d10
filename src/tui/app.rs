//! The app: the one owner of everything that the screen shows.

use std::collections::HashSet;
use std::sync::Arc;

use ratatui::layout::{Rect, Size};

use super::ahead::AheadState;
use super::cursor::Cursor;
use super::feeds::Feeds;
use super::follow::Keeping;
use super::inbox::Looked;
use super::mode::Mode;
use super::palette::Catalogue;
use super::pane::{Key, Pane, View};
use super::planning::Planning;
use super::shown::Shown;
use super::view::layout::Layout;
use super::view::regions::Regions;
use super::view::theme::Theme;
use crate::config::{Key as Press, KeyMap, Mode as KeyMode, ScenarioFolder};
use crate::desk::{self, Today};
use crate::ledger::{Ledger, OpenOptions, Problem};
use crate::model::{Clock, ClubId, Day, PlayerId, SagaId};
use crate::rumour::Cut;
use crate::show::Glyphs;

/// The ledger with what is known about it.
#[derive(Clone, Debug)]
pub(crate) struct World {
    /// What it was opened from.
    pub(crate) options: OpenOptions,
    /// The ledger.
    pub(crate) ledger: Arc<Ledger>,
    /// What is wrong with it.
    pub(crate) problems: Arc<[Problem]>,
    /// The clocks on which it opens.
    pub(crate) home: Clock,
    /// The last day on which anything became known.
    pub(crate) latest: Day,
    /// The ledger with everything, while something is left out.
    pub(crate) whole: Option<Arc<Ledger>>,
    /// What is left out.
    pub(crate) cuts: Vec<Cut>,
    /// Whether the files on the disk are broken, and this is what they said before.
    pub(crate) stale: bool,
    /// The errors that the files had when they said what is shown.
    pub(crate) sound: HashSet<(Box<str>, &'static str, String)>,
    /// What is wrong with the settings, whatever the ledger.
    pub(crate) settings_problems: Arc<[Problem]>,
}

/// Which clubs a board covers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Scope {
    /// All with a squad.
    All,
    /// The one whose chart was looked at last.
    Club,
}

/// Where one is: what Back comes back to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Place {
    /// What the screen is about.
    pub(crate) view: View,
    /// The pane that has the keys.
    pub(crate) focus: Pane,
    /// The club whose chart is shown.
    pub(crate) club: Option<ClubId>,
    /// The player whose page is shown, in the view of a player.
    pub(crate) player: Option<PlayerId>,
    /// The saga whose page is shown, in the view of a saga.
    pub(crate) saga: Option<SagaId>,
    /// Which clubs boards cover.
    pub(crate) scope: Scope,
    /// Whether the detail pane tells of the club rather than of the selected player.
    pub(crate) about_club: bool,
    /// What is selected in each pane.
    pub(crate) cursors: [Cursor<Key>; Pane::COUNT],
    /// What rows of each pane must hold.
    pub(crate) filters: [String; Pane::COUNT],
}

impl Place {
    /// Lists stand where an input left them.
    pub(crate) fn leave(&mut self) {
        for cursor in &mut self.cursors {
            cursor.left = cursor.top;
        }
    }

    /// The depth chart of a club.
    pub(crate) fn of_club(club: Option<ClubId>) -> Self {
        let mut place = Self {
            view: View::Depth,
            focus: Pane::Depth,
            club,
            player: None,
            saga: None,
            scope: Scope::All,
            about_club: false,
            cursors: std::array::from_fn(|_| Cursor::default()),
            filters: std::array::from_fn(|_| String::new()),
        };
        place.cursors[Pane::Clubs.index()].key = club.map(Key::Club);
        place
    }

    /// What is selected in a pane.
    pub(crate) fn selected(&self, pane: Pane) -> Option<Key> {
        self.cursors[pane.index()].key
    }

    /// The filter of a pane.
    pub(crate) fn filter(&self, pane: Pane) -> &str {
        &self.filters[pane.index()]
    }
}

/// A line for the reader, until the next key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Notice {
    /// What to say.
    pub(crate) words: String,
    /// Whether it tells of something that did not work.
    pub(crate) is_error: bool,
}

/// Everything that the screen shows.
pub(crate) struct App {
    /// What is read.
    pub(crate) world: World,
    /// Whom one follows, and when one was here last.
    pub(crate) keeping: Keeping,
    /// What waits for a yes or no.
    pub(crate) looked: Looked,
    /// What accepting the selected item would change.
    pub(crate) ahead: AheadState,
    /// Feeds, and the run of them.
    pub(crate) feeds: Feeds,
    /// The two clocks.
    pub(crate) clock: Clock,
    /// Where one is.
    pub(crate) place: Place,
    /// Where one was.
    pub(crate) history: Vec<Place>,
    /// Where one came back from.
    pub(crate) future: Vec<Place>,
    /// The beginning of a sequence of keys.
    pub(crate) pending: Vec<Press>,
    /// What lies over the panes, the topmost last.
    pub(crate) modes: Vec<Mode>,
    /// What the last key had to say.
    pub(crate) notice: Option<Notice>,
    /// Which keys do what.
    pub(crate) keys: KeyMap,
    /// The colours.
    pub(crate) theme: Theme,
    /// Which marks are drawn.
    pub(crate) glyphs: Glyphs,
    /// The window.
    pub(crate) window: Rect,
    /// Where the panes stand in it.
    pub(crate) layout: Layout,
    /// The rows and pages that are shown.
    pub(crate) shown: Shown,
    /// What the last drawn frame put where.
    pub(crate) regions: Regions,
    /// What the palette finds, once it has been opened.
    pub(crate) catalogue: Option<Catalogue>,
    /// What is assumed.
    pub(crate) planning: Planning,
    /// Whether contracts are drawn as bars.
    pub(crate) timeline: bool,
}

/// How the browser opens.
pub(crate) struct Opening {
    /// What to read.
    pub(crate) world: World,
    /// Whom one follows, and when one was here last.
    pub(crate) keeping: Keeping,
    /// The clocks to open on.
    pub(crate) clock: Clock,
    /// The club to open, where one was named or looked at last.
    pub(crate) club: Option<ClubId>,
    /// Which keys do what.
    pub(crate) keys: KeyMap,
    /// The colours.
    pub(crate) theme: Theme,
    /// Which marks are drawn.
    pub(crate) glyphs: Glyphs,
    /// Where scenarios are kept, where they may be.
    pub(crate) scenarios: Option<ScenarioFolder>,
}

impl App {
    /// The app as it opens.
    pub(crate) fn new(opening: Opening, size: Size) -> Self {
        let Opening { world, keeping, clock, club, keys, theme, glyphs, scenarios } = opening;
        let today = Today::new(&world.ledger, &clock);
        let club = club.or_else(|| desk::opening_club(&world.ledger, &today));
        let mut app = Self {
            keeping,
            looked: Looked::default(),
            ahead: AheadState::default(),
            feeds: Feeds::default(),
            clock,
            place: Place::of_club(club),
            history: Vec::new(),
            future: Vec::new(),
            pending: Vec::new(),
            modes: Vec::new(),
            notice: None,
            keys,
            theme,
            glyphs,
            window: Rect::default(),
            layout: Layout::default(),
            shown: Shown::new(today),
            regions: Regions::default(),
            catalogue: None,
            planning: Planning::new(scenarios),
            timeline: false,
            world,
        };
        app.select_opening_player();
        app.resize(size);
        if app.has_news() {
            app.remember();
            app.place.view = View::News;
            app.place.focus = View::News.first_pane();
            app.refresh();
        }
        app
    }

    /// The ledger.
    pub(crate) fn ledger(&self) -> &Ledger {
        &self.world.ledger
    }

    /// Takes the size of the window.
    pub(crate) fn resize(&mut self, size: Size) {
        self.window = Rect { x: 0, y: 0, width: size.width, height: size.height };
        for cursor in &mut self.place.cursors {
            cursor.top = cursor.left;
        }
        self.refresh();
    }

    /// Tells the reader something.
    pub(crate) fn say(&mut self, words: impl Into<String>) {
        self.notice = Some(Notice { words: words.into(), is_error: false });
    }

    /// Tells the reader that something did not work.
    pub(crate) fn complain(&mut self, words: impl Into<String>) {
        self.notice = Some(Notice { words: words.into(), is_error: true });
    }

    /// Keeps the place to come back to, and goes on from a copy of it.
    pub(crate) fn remember(&mut self) {
        const DEPTH: usize = 200;
        self.future.clear();
        if self.history.last() != Some(&self.place) {
            self.history.push(self.place.clone());
        }
        if self.history.len() > DEPTH {
            self.history.remove(0);
        }
    }

    /// What keys are meant for at the moment.
    pub(crate) fn key_mode(&self) -> KeyMode {
        match self.modes.last() {
            None => KeyMode::Browse,
            Some(Mode::Filter { .. }) => KeyMode::Filter,
            Some(Mode::Palette(_)) => KeyMode::Palette,
            Some(Mode::AskDay { .. } | Mode::AskName { .. } | Mode::Edit { .. }) => KeyMode::Prompt,
            Some(Mode::Help { .. } | Mode::Evidence(_) | Mode::Kept(_)) => KeyMode::Overlay,
        }
    }

    /// The first key of an action, as people read it.
    pub(crate) fn key_of(&self, action: super::action::Action) -> Option<String> {
        keys_of(&self.keys, action).into_iter().next()
    }

    /// The pane that has the keys.
    pub(crate) const fn focus(&self) -> Pane {
        self.place.focus
    }

    /// What is selected in the pane that has the keys.
    pub(crate) fn selected(&self) -> Option<Key> {
        self.place.selected(self.place.focus)
    }
}

/// The keys of an action while moving through panes, the first bound first, as people read them.
pub(crate) fn keys_of(keys: &KeyMap, action: super::action::Action) -> Vec<String> {
    keys.chords(KeyMode::Browse, action.name()).map(crate::config::Chord::label).collect()
}
