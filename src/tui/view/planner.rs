//! Seasons side by side: each place of the formation with its counts, then its players with what can
//! be said of them season by season.

use ratatui::buffer::Buffer;

use super::paint;
use super::pane::{Drawn, instead};
use crate::desk::plan::{Gap, PlaceYears, YearRow, Years};
use crate::model::Season;
use crate::show::{self, Symbol};
use crate::squad::Outlook;
use crate::tui::shown::PlanLine;
use crate::tui::tone::Tone;
use crate::tui::words;

/// Where columns stand: a mark and position, the name, the age, then seasons of equal width, then
/// the reason where there is room.
struct Columns {
    name: u16,
    age: u16,
    first: u16,
    season: u16,
    seasons: usize,
    reason: u16,
}

/// The position before the name.
const POSITION: u16 = 5;
const AGE: u16 = 6;
/// What most reasons take: `contract to 30 Jun 2027`.
const REASON: u16 = 24;

impl Columns {
    fn of(width: u16, seasons: usize) -> Self {
        let least = if width < 50 { 6 } else { 9 };
        let name = (width * 3 / 10).clamp(10, 22);
        let age = if width < 40 { 0 } else { AGE };
        let first = POSITION + name + 1 + age;
        let room = width.saturating_sub(first);
        let seasons = seasons.min(usize::from(room / least)).max(1);
        let season = (room / seasons as u16).clamp(least, 10);
        // A reason needs the cells more than the bars do.
        let left = |season: u16| width.saturating_sub(first + season * seasons as u16);
        let season = if left(season) < REASON && left(9) > REASON { season.min(9) } else { season };
        let used = first + season * seasons as u16;
        Self { name, age, first, season, seasons, reason: if width > used + 16 { width - used - 1 } else { 0 } }
    }

    const fn season_at(&self, nth: usize) -> u16 {
        self.first + self.season * nth as u16
    }
}

/// Draws the seasons in sight.
pub(super) fn draw(drawn: &Drawn<'_>, buffer: &mut Buffer) {
    let app = drawn.app;
    let Some(years) = &app.shown.years.value else {
        instead(drawn, buffer, "No club is chosen. Find one with the palette.");
        return;
    };
    let rows = &app.shown.plan_rows.value;
    if years.places.iter().all(|place| place.rows.is_empty()) {
        instead(drawn, buffer, "The ledger holds no squad of this club. Find another with the palette.");
        return;
    }
    if rows.items.is_empty() {
        instead(drawn, buffer, "");
        return;
    }
    let columns = Columns::of(drawn.rows.width.saturating_sub(1), years.plans.len());
    headings(drawn, buffer, years, &columns);
    for (row, at) in drawn.in_sight(rows.items.len()) {
        match rows.items[row] {
            PlanLine::Place(place) => counts(drawn, buffer, at, &columns, &years.places[place]),
            PlanLine::Player { place, row } => {
                player(drawn, buffer, at, &columns, years, &years.places[place].rows[row]);
            }
        }
        drawn.select(buffer, row, at);
    }
}

fn put(drawn: &Drawn<'_>, buffer: &mut Buffer, x: u16, y: u16, room: u16, words: &str, tone: Tone) {
    let left = drawn.rows.x + 1 + x;
    let room = room.min(drawn.rows.right().saturating_sub(left));
    paint::text(buffer, left, y, room, words, drawn.app.theme.tone(tone));
}

/// The seasons above their columns; the one that gaps and odds are about is marked.
fn headings(drawn: &Drawn<'_>, buffer: &mut Buffer, years: &Years, columns: &Columns) {
    let Some(area) = drawn.app.layout.area(drawn.pane) else { return };
    if drawn.rows.y < area.y + 2 {
        return;
    }
    let y = drawn.rows.y - 1;
    let looked_at = drawn.app.planned_season();
    for (nth, season) in seasons(years, columns).enumerate() {
        let mark = if season == looked_at { words::mark(Symbol::Selected) } else { " " };
        let label =
            if columns.season >= 9 { season.to_string() } else { format!("{:02}", season.start_year() % 100 + 1) };
        let tone = if season == looked_at { Tone::Strong } else { Tone::Quiet };
        put(drawn, buffer, columns.season_at(nth), y, columns.season, &format!("{mark}{label}"), tone);
    }
    if columns.age > 0 {
        put(drawn, buffer, POSITION + columns.name + 1, y, columns.age, "age", Tone::Quiet);
    }
    if columns.reason > 0 {
        let at = columns.season_at(columns.seasons);
        put(drawn, buffer, at, y, columns.reason, &format!("why, in {looked_at}"), Tone::Quiet);
    }
}

fn seasons<'a>(years: &'a Years, columns: &Columns) -> impl Iterator<Item = Season> + use<'a> {
    years.plans.iter().map(|plan| plan.moment.clock.season).take(columns.seasons)
}

/// `CB  Centre-backs    5 of 4   2 of 4 +1?  …`.
fn counts(drawn: &Drawn<'_>, buffer: &mut Buffer, at: u16, columns: &Columns, place: &PlaceYears) {
    let y = drawn.rows.y + at;
    let group = Tone::Heading;
    match place.position {
        Some(position) => {
            put(drawn, buffer, 0, y, POSITION, position.code(), group);
            put(drawn, buffer, POSITION, y, columns.name, show::positions(position), group);
        }
        None => put(drawn, buffer, 0, y, POSITION + columns.name, "At no place of it", group),
    }
    for (nth, gap) in place.gaps.iter().take(columns.seasons).enumerate() {
        let x = columns.season_at(nth);
        // In the season under way those count who are there, not those who are agreed for later.
        let gap = if nth == 0 { Gap { now: gap.today, ..*gap } } else { *gap };
        let words = have(&gap, columns.season);
        put(drawn, buffer, x, y, columns.season, &words, if gap.short() > 0 { Tone::Bad } else { Tone::Good });
    }
    let season = drawn.app.planned_season();
    let plans = drawn.app.shown.years.value.as_ref().map_or(&[][..], |years| &years.plans);
    let nth = plans.iter().position(|plan| plan.moment.clock.season == season);
    if let (true, Some(nth)) = (columns.reason > 0, nth) {
        let age = place.mean_age(nth).map(|age| format!("mean age {age:.0}"));
        let short = place.gaps.get(nth).filter(|gap| gap.short() > 0).map(|gap| format!("{} lacking", gap.short()));
        let told: Vec<String> = short.into_iter().chain(age).collect();
        let x = columns.season_at(columns.seasons);
        put(drawn, buffer, x, y, columns.reason, &told.join(" · "), Tone::Quiet);
    }
}

/// `2/4`, with a mark where that is too few, and how many more are open.
fn have(gap: &Gap, cells: u16) -> String {
    let mark = if gap.short() > 0 { words::mark(Symbol::Warning) } else { " " };
    let open = if gap.open > 0 { format!("+{}?", gap.open) } else { String::new() };
    let words = format!("{mark}{}/{}{open}", gap.now, gap.wanted);
    if crate::text::width(&words) < usize::from(cells) { words } else { format!("{mark}{}/{}", gap.now, gap.wanted) }
}

fn player(drawn: &Drawn<'_>, buffer: &mut Buffer, at: u16, columns: &Columns, years: &Years, row: &YearRow) {
    let y = drawn.rows.y + at;
    let ledger = drawn.app.ledger();
    let mark = if row.assumed { words::mark(Symbol::Assumed) } else { " " };
    put(drawn, buffer, 0, y, 1, mark, Tone::Strong);
    let code = row.position.map_or("?", |position| position.code());
    put(drawn, buffer, 1, y, POSITION - 1, code, Tone::Quiet);
    let name = words::name_within(&ledger[row.player].name, columns.name);
    let now = row.outlooks.first().copied().flatten();
    put(drawn, buffer, POSITION, y, columns.name, &name, if now.is_some() { Tone::Plain } else { Tone::In });
    if let Some(age) = row.age.filter(|_| columns.age > 0) {
        put(drawn, buffer, POSITION + columns.name + 1, y, columns.age, &show::age((age.from, age.to)), Tone::Quiet);
    }
    for nth in 0..columns.seasons.min(row.outlooks.len()) {
        if let Some((words, tone)) = told(&row.outlooks, nth, columns.season) {
            put(drawn, buffer, columns.season_at(nth), y, columns.season, &words, tone);
        }
    }
    if columns.reason > 0
        && let Some(plan) = years.row(row.player, drawn.app.planned_season())
    {
        let x = columns.season_at(columns.seasons);
        put(drawn, buffer, x, y, columns.reason, &show::cause(ledger, &plan.cause), Tone::Quiet);
    }
}

/// A bar for who stays, a word for everything else: no outlook is told by colour. Who has gone goes
/// once, and who has come stays.
fn told(outlooks: &[Option<Outlook>], nth: usize, cells: u16) -> Option<(String, Tone)> {
    let before = nth.checked_sub(1).and_then(|before| outlooks[before]);
    let outlook = outlooks[nth]?;
    let cells = usize::from(cells);
    let symbol = show::outlook_symbol(outlook);
    let words = match (outlook, before, nth) {
        (Outlook::Goes, Some(Outlook::Goes), _) => return None,
        (Outlook::Certain, ..) | (Outlook::Arrives, Some(Outlook::Arrives), 2..) => {
            return Some((format!(" {}", "━".repeat(cells.saturating_sub(2))), Tone::Plain));
        }
        // Agreed for later: in the season under way he is not there yet.
        (Outlook::Arrives, _, 0) => format!("{symbol}{}", fitting(&["agreed", "yet"], cells)),
        (Outlook::Arrives, ..) => format!("{symbol}{}", fitting(&["arrives", "in"], cells)),
        _ => format!("{symbol}{}", show::outlook(outlook)),
    };
    Some((words, tone(outlook)))
}

fn fitting<'a>(words: &[&'a str], cells: usize) -> &'a str {
    words.iter().find(|word| word.len() + 2 <= cells).or(words.last()).copied().unwrap_or_default()
}

const fn tone(outlook: Outlook) -> Tone {
    match outlook {
        Outlook::Certain => Tone::Plain,
        Outlook::Arrives => Tone::In,
        Outlook::Open => Tone::Warn,
        Outlook::Lent => Tone::Lent,
        Outlook::Goes => Tone::Out,
    }
}
