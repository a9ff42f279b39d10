//! Typing: filters, the palette, a day.

use tui_input::{Input, InputRequest};

use crate::ledger::Ledger;
use crate::model::Day;
use crate::own::Field;
use crate::query::{Completion, complete as complete_query};
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::cursor::Cursor;
use crate::tui::effect::Effect;
use crate::tui::filter::Sieve;
use crate::tui::inbox::Ask;
use crate::tui::mode::Mode;
use crate::tui::palette::{Catalogue, Palette};
use crate::tui::shelf::Task;
use crate::tui::view::palette::rows as palette_rows;

use super::{clock, go};

/// Begins a filter of the list that has the keys.
pub(super) fn open_filter(app: &mut App) {
    let pane = app.focus();
    if !pane.is_list() {
        app.say("this pane is a page, not a list: there is nothing to filter");
        return;
    }
    let input = Input::new(app.place.filter(pane).to_owned());
    let before = app.place.cursors[pane.index()].clone();
    let held = before.key;
    app.modes.push(Mode::Filter { pane, input, before, held, wrong: None, offers: Vec::new() });
}

/// Opens the palette.
pub(super) fn open_palette(app: &mut App) {
    let App { catalogue, world, shown, .. } = app;
    let catalogue = catalogue.get_or_insert_with(|| Catalogue::new(&world.ledger));
    let mut palette = Palette::default();
    palette.search(catalogue, &world.ledger, &shown.today);
    app.modes.push(Mode::Palette(Box::new(palette)));
}

/// Asks for another value of a field of the item shown.
pub(super) fn open_edit(app: &mut App, field: Field) {
    let Some((_, item)) = app.inbox_item().filter(|(_, item)| item.is_waiting()) else {
        app.say("this was decided before");
        return;
    };
    let input = Input::new(item.field(field).unwrap_or_default());
    let item = item.id.clone();
    app.modes.push(Mode::Edit { item, field, input });
}

/// Asks for a day.
pub(super) fn open_day(app: &mut App) {
    app.modes.push(Mode::AskDay { input: Input::default(), error: None });
}

/// Does an action while something is typed.
pub(super) fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let request = match action {
        Action::Up => return step(app, -1),
        Action::Down => return step(app, 1),
        Action::PageUp => return step(app, -10),
        Action::PageDown => return step(app, 10),
        Action::Cancel | Action::Back | Action::Close => return cancel(app),
        Action::Accept | Action::Enter => return accept(app),
        Action::Quit => return vec![Effect::Quit],
        Action::Complete => return complete(app),
        Action::Erase if typed(app).is_empty() => return cancel(app),
        Action::Erase => InputRequest::DeletePrevChar,
        Action::EraseWord => InputRequest::DeletePrevWord,
        Action::EraseLine => InputRequest::DeleteLine,
        Action::Delete => InputRequest::DeleteNextChar,
        Action::CursorLeft => InputRequest::GoToPrevChar,
        Action::CursorRight => InputRequest::GoToNextChar,
        Action::CursorStart => InputRequest::GoToStart,
        Action::CursorEnd => InputRequest::GoToEnd,
        _ => return Vec::new(),
    };
    change(app, &[request]);
    Vec::new()
}

/// Takes a letter.
pub(super) fn insert(app: &mut App, letter: char) {
    change(app, &[InputRequest::InsertChar(letter)]);
}

/// Takes a pasted text while something is typed.
pub(super) fn paste(app: &mut App, text: &str) {
    let letters: Vec<InputRequest> =
        text.chars().filter(|c| !c.is_control()).take(200).map(InputRequest::InsertChar).collect();
    change(app, &letters);
}

fn typed(app: &App) -> &str {
    match app.modes.last() {
        Some(
            Mode::Filter { input, .. }
            | Mode::Edit { input, .. }
            | Mode::AskDay { input, .. }
            | Mode::AskName { input, .. },
        ) => input.value(),
        Some(Mode::Palette(palette)) => palette.input.value(),
        _ => "",
    }
}

fn change(app: &mut App, requests: &[InputRequest]) {
    let App { modes, place, catalogue, world, shown, .. } = app;
    let Some(mode) = modes.last_mut() else { return };
    let input = match mode {
        Mode::Filter { input, .. }
        | Mode::Edit { input, .. }
        | Mode::AskDay { input, .. }
        | Mode::AskName { input, .. } => input,
        Mode::Palette(palette) => &mut palette.input,
        Mode::Help { .. } | Mode::Evidence(_) | Mode::Kept(_) => return,
    };
    let before = input.value().to_owned();
    for request in requests {
        input.handle(*request);
    }
    let moved = input.value() == before;
    if moved && !matches!(mode, Mode::Filter { .. }) {
        return;
    }
    match mode {
        Mode::Filter { pane, input, held, wrong, offers, .. } => {
            let text = input.value();
            *offers = offered(&world.ledger, text, cursor_byte(input));
            let on_its_way = text.contains(':') && offers.iter().any(|offer| offer.text.ends_with(':'));
            match Sieve::read(&shown.names, &world.ledger, text) {
                Ok(_) => {
                    *wrong = None;
                    // The beginning of a field's name is no word to look for.
                    if !on_its_way {
                        text.clone_into(&mut place.filters[pane.index()]);
                        // Where it is not among the rows, the first of them is selected.
                        place.cursors[pane.index()] = Cursor { key: *held, ..Cursor::default() };
                    }
                }
                Err(error) => *wrong = Some(error),
            }
        }
        Mode::Palette(palette) => {
            let catalogue = catalogue.get_or_insert_with(|| Catalogue::new(&world.ledger));
            palette.search(catalogue, &world.ledger, &shown.today);
        }
        Mode::AskDay { error, .. } | Mode::AskName { error, .. } => *error = None,
        Mode::Edit { .. } | Mode::Help { .. } | Mode::Evidence(_) | Mode::Kept(_) => {}
    }
}

/// Where the cursor stands, in bytes.
fn cursor_byte(input: &Input) -> usize {
    let mut at = 0;
    let mut cells = 0;
    for (grapheme, wide) in crate::text::cell_graphemes(input.value()) {
        if cells >= input.visual_cursor() {
            break;
        }
        cells += wide;
        at += grapheme.len();
    }
    at
}

/// What could stand at the cursor, unless it stands there already. Nothing is offered before the
/// first letter: whoever wants plain text is left alone.
fn offered(ledger: &Ledger, text: &str, at: usize) -> Vec<Completion> {
    if text.get(..at).is_none_or(|before| before.trim().is_empty()) {
        return Vec::new();
    }
    let mut offers = complete_query(ledger, text, at);
    offers.retain(|offer| text.get(offer.at.from..offer.at.to) != Some(offer.text.as_str()));
    offers
}

/// Puts in the first of what is offered.
fn complete(app: &mut App) -> Vec<Effect> {
    let Some(Mode::Filter { input, offers, .. }) = app.modes.last_mut() else { return Vec::new() };
    let Some(offer) = offers.first() else { return Vec::new() };
    let text = input.value();
    let (Some(before), Some(after)) = (text.get(..offer.at.from), text.get(offer.at.to..)) else { return Vec::new() };
    let whole = format!("{before}{}{after}", offer.text);
    let place = before.chars().count() + offer.text.chars().count();
    *input = Input::new(whole).with_cursor(place);
    change(app, &[]);
    Vec::new()
}

fn step(app: &mut App, by: isize) -> Vec<Effect> {
    let height = palette_rows(app.window);
    match app.modes.last_mut() {
        Some(Mode::Palette(palette)) => palette.step(by, usize::from(height)),
        Some(Mode::Filter { pane, .. }) => {
            let pane = *pane;
            go::step(app, by);
            let chosen = app.place.selected(pane);
            if let Some(Mode::Filter { held, .. }) = app.modes.last_mut() {
                *held = chosen;
            }
        }
        _ => {}
    }
    Vec::new()
}

fn cancel(app: &mut App) -> Vec<Effect> {
    if let Some(Mode::Filter { pane, before, .. }) = app.modes.pop() {
        app.place.filters[pane.index()].clear();
        app.place.cursors[pane.index()] = before;
    }
    Vec::new()
}

fn accept(app: &mut App) -> Vec<Effect> {
    match app.modes.last_mut() {
        Some(Mode::Palette(palette)) => {
            let selected = palette.selected();
            app.modes.pop();
            match selected {
                Some(item) => return go::to_item(app, item),
                None => app.say("nothing was found"),
            }
        }
        Some(Mode::Edit { item, field, input }) => {
            let ask = Ask::Edit { item: item.clone(), field: *field, value: input.value().to_owned() };
            app.modes.pop();
            return vec![Effect::Inbox(ask)];
        }
        Some(Mode::AskDay { input, error }) => match day(input.value(), app.world.latest) {
            Ok(day) => {
                app.modes.pop();
                clock::to_day(app, day);
            }
            Err(why) => *error = Some(why),
        },
        // A query that cannot be read yet stays open, with what is wrong above it.
        Some(Mode::Filter { wrong: Some(_), .. }) => {}
        Some(Mode::Filter { pane, input, .. }) => {
            input.value().clone_into(&mut app.place.filters[pane.index()]);
            app.modes.pop();
        }
        Some(Mode::AskName { input, .. }) => {
            return vec![Effect::Shelf(Task::Keep(input.value().trim().to_owned()))];
        }
        _ => {}
    }
    Vec::new()
}

/// The day that was typed: as ISO writes it, or `latest`.
fn day(text: &str, latest: Day) -> Result<Day, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("type a day as 2026-02-10, or latest".to_owned());
    }
    if text.eq_ignore_ascii_case("latest") {
        return Ok(latest);
    }
    text.parse().map_err(|error| format!("{error}; or latest"))
}
