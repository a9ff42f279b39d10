//! Assuming things: steps into the scenario and out of it, branches, formations, kept scenarios.

use crate::desk::plan::{Choice, Step};
use crate::model::{PlayerId, SagaId};
use crate::show;
use crate::squad::{formation_after, formation_of};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::Effect;
use crate::tui::mode::{KeptList, Mode};
use crate::tui::pane::{Key, Pane, View};
use crate::tui::planning::{Branch, letter};
use crate::tui::shelf::Task;
use crate::tui::view::kept::height;
use crate::tui::words;

use super::go;
use super::overlay::Taken;

/// Puts what is selected into the scenario, or takes it out again.
pub(super) fn what_if(app: &mut App) {
    match choice(app) {
        Ok(choice) => toggle(app, choice),
        Err(why) => app.say(why),
    }
}

/// What the selected row would assume.
fn choice(app: &App) -> Result<Choice, String> {
    match app.selected() {
        Some(Key::Choice(choice)) => Ok(choice),
        Some(Key::Saga(saga)) => Ok(Choice::Saga(saga)),
        Some(Key::Claim(claim)) => Ok(Choice::Saga(app.ledger()[claim].saga)),
        Some(Key::Player(player) | Key::Cell(player, _)) => of_player(app, player),
        _ => match app.place.saga.filter(|_| app.place.view == View::Saga) {
            Some(saga) => Ok(Choice::Saga(saga)),
            None => Err("select a saga, a claim or a candidate to assume it".to_owned()),
        },
    }
}

/// The step about a player, or else his warmest open saga: the club's first.
fn of_player(app: &App, player: PlayerId) -> Result<Choice, String> {
    let ledger = app.ledger();
    if let Some(made) = app.shown.scenario.value.of_player(player) {
        return Ok(made.choice);
    }
    let today = &app.shown.today;
    let heat = |saga: &SagaId| today.standing(*saga).filter(|s| !s.state.is_resolved()).map(|s| s.heat);
    let of_club = app.place.club.map(|club| today.links_of_player(ledger, player, club)).unwrap_or_default();
    let nearest = of_club.iter().find(|link| link.is_open()).map(|link| link.saga);
    let sagas = ledger.index.sagas_of_player[player.index()].iter().copied();
    let warmest = nearest.or_else(|| sagas.filter(|saga| heat(saga).is_some()).max_by_key(heat));
    warmest.map(Choice::Saga).ok_or_else(|| format!("no open saga tells of {}", ledger[player].name))
}

/// Assumes something, or no longer.
pub(super) fn toggle(app: &mut App, choice: Choice) {
    if app.planning.has(choice) {
        app.planning.change(|branch| branch.chain.remove(choice));
        let name = show::choice(app.ledger(), choice);
        app.say(format!("no longer assumed: {name}"));
        return;
    }
    let App { planning, world, shown, .. } = app;
    let ledger = &*world.ledger;
    let step = Step { choice, on: None };
    let taken = planning.change(|branch| branch.chain.accept(ledger, &shown.today, step));
    match taken {
        Ok(()) => {
            let scenario = planning.resolve(ledger, &shown.today);
            let made = scenario.accepted.last();
            let words = made.map_or_else(String::new, |made| {
                format!("{}: {}", ledger[made.player].name, show::change(ledger, made))
            });
            let undo = app.key_of(Action::Undo).map_or_else(String::new, |key| format!(" · {key} takes it back"));
            app.say(format!("assumed: {words}{undo}"));
        }
        Err(why) => {
            let name = match choice {
                Choice::Saga(saga) => words::saga_title(ledger, saga),
                Choice::Signing { player, .. } => ledger[player].name.to_string(),
            };
            let why = show::why(ledger, choice, &why);
            app.complain(format!("{name} cannot be assumed: {why}"));
        }
    }
}

/// Takes the last step back, or makes it again.
pub(super) fn undo(app: &mut App, again: bool) {
    let step = app.planning.change(|branch| if again { branch.chain.redo() } else { branch.chain.undo() });
    match step {
        Some(step) => {
            let word = if again { "assumed again" } else { "taken back" };
            let name = show::choice(app.ledger(), step.choice);
            app.say(format!("{word}: {name}"));
        }
        None if again => app.say("there is no step to make again"),
        None => app.say("there is no step to take back"),
    }
}

/// Goes on from the selected step, or from the last, on a branch of its own.
pub(super) fn branch(app: &mut App) {
    let steps = app.planning.steps();
    if steps.is_empty() {
        app.say("nothing is assumed yet: there is nothing to branch from");
        return;
    }
    let on_step = match app.selected() {
        Some(Key::Choice(choice)) if app.focus() == Pane::Scenario => steps.iter().position(|s| s.choice == choice),
        _ => None,
    };
    let count = on_step.map_or(steps.len(), |at| at + 1);
    let from = app.planning.place().0;
    let Some(chain) = app.planning.branch().map(|branch| branch.chain.branch(count)) else { return };
    app.planning.push(Branch { name: None, chain });
    let key = app.key_of(Action::NextBranch).unwrap_or_default();
    let here = letter(app.planning.place().0);
    let steps = show::count(count, "step", "steps");
    app.say(format!("branch {here} begins with {steps} of {}; {key} goes from branch to branch", letter(from)));
}

/// Goes to the next branch.
pub(super) fn next_branch(app: &mut App) {
    if app.planning.next() {
        let (place, count) = app.planning.place();
        let steps = show::count(app.planning.steps().len(), "step", "steps");
        app.say(format!("branch {} of {count}: {steps}", letter(place)));
    } else {
        app.say("there is one branch; b makes another");
    }
}

/// Assumes nothing any more: gives up the branch.
pub(super) fn clear(app: &mut App) {
    let steps = app.planning.steps().len();
    app.planning.clear();
    app.say(if steps == 0 { "nothing was assumed" } else { "nothing of that is assumed any more" });
}

/// Lines the club up in the next formation.
pub(super) fn formation(app: &mut App) {
    let Some(club) = app.place.club else {
        app.say("no club is chosen");
        return;
    };
    let now = app.planning.formation(club).unwrap_or_else(|| formation_of(app.ledger(), club).0);
    let next = formation_after(now);
    app.planning.line_up(club, next);
    let name = app.ledger()[club].name.clone();
    app.say(format!("{name} in {}", next.name));
}

/// Shows the pitch with the selected player on it, or the list again.
pub(super) fn pitch(app: &mut App) {
    let (from, to) = match app.place.view {
        View::Pitch => (Pane::Pitch, View::Depth),
        _ => (app.place.focus, View::Pitch),
    };
    let selected = app.place.selected(from).filter(|key| matches!(key, Key::Player(_)));
    go::view(app, to);
    if selected.is_some() {
        app.place.cursors[to.first_pane().index()].key = selected;
    }
}

/// Draws contracts as bars, or as a table.
pub(super) fn timeline(app: &mut App) {
    if app.place.view == View::Contracts {
        app.timeline = !app.timeline;
    } else {
        app.timeline = true;
        go::view(app, View::Contracts);
    }
}

/// Asks for a name to keep the scenario under.
pub(super) fn open_keep(app: &mut App) {
    if app.planning.steps().is_empty() {
        app.say("nothing is assumed: there is nothing to keep");
        return;
    }
    let name = app.planning.branch().and_then(|branch| branch.name.clone()).unwrap_or_default();
    app.modes.push(Mode::AskName { input: tui_input::Input::new(name), error: None });
}

/// Moves through the kept scenarios, loads, compares or deletes one.
pub(super) fn kept(app: &mut App, action: Action) -> Taken {
    let rows = height(app);
    let Some(Mode::Kept(list)) = app.modes.last_mut() else { return Taken::PassOn };
    let KeptList { names, at, top, deleting, told } = &mut **list;
    let lowest = names.len().saturating_sub(1);
    let name = names.get(*at).cloned();
    let sure = std::mem::take(deleting);
    let by = match action {
        Action::Up => -1,
        Action::Down => 1,
        Action::PageUp => -(rows as isize),
        Action::PageDown => rows as isize,
        Action::First => -(lowest as isize),
        Action::Last => lowest as isize,
        Action::Enter | Action::Accept => return task(name.map(Task::Load)),
        Action::Compare => return task(name.map(Task::Compare)),
        Action::DeleteKept if sure => return task(name.map(Task::Delete)),
        Action::DeleteKept => {
            *deleting = name.is_some();
            *told = name.map(|name| format!("press it again to delete {name}")).into_iter().collect();
            return Taken::Done(Vec::new());
        }
        Action::Back | Action::Close => {
            app.modes.pop();
            return Taken::Done(Vec::new());
        }
        _ => return Taken::PassOn,
    };
    told.clear();
    *at = at.saturating_add_signed(by).min(lowest);
    *top = crate::tui::cursor::window(*top, *at, rows, names.len(), 0);
    Taken::Done(Vec::new())
}

fn task(task: Option<Task>) -> Taken {
    Taken::Done(task.map(Effect::Shelf).into_iter().collect())
}
