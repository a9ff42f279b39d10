//! A club: who runs it, how many it has, whose contracts run out, which sagas are open.

use super::pair;
use crate::desk::{Depth, Direction, SagaLink, Today};
use crate::ledger::Ledger;
use crate::model::{ClubId, PersonId, Post};
use crate::show;
use crate::squad::Alarm;
use crate::text;
use crate::tui::page::{Page, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;
use crate::tui::words;

/// A club's page; the chart is its own, where it has been made.
pub(crate) fn club(ledger: &Ledger, today: &Today, club: ClubId, depth: Option<&Depth>, width: u16) -> Page {
    let record = &ledger[club];
    let mut writer = Writer::new(&*record.name, width);
    let place: Vec<&str> = [record.league.as_deref(), record.country.as_deref()].into_iter().flatten().collect();
    if !place.is_empty() {
        writer.wrapped(Some(Key::Club(club)), 0, Tone::Strong, &place.join(" · "));
    }
    for (post, label) in
        [(Post::HeadCoach, "Coach"), (Post::SportingDirector, "Director"), (Post::President, "President")]
    {
        for name in in_office(ledger, today, club, post) {
            pair(&mut writer, None, label, Tone::Plain, name);
        }
    }
    if let Some(depth) = depth.filter(|depth| depth.club == club && depth.empty.is_none()) {
        squad(&mut writer, depth);
    }
    sagas(&mut writer, ledger, &today.links_of_club(ledger, club));
    writer.finish()
}

/// Who holds an office on the day, as far as is known by it.
fn in_office<'a>(ledger: &'a Ledger, today: &Today, club: ClubId, post: Post) -> Vec<&'a str> {
    let people = (0..ledger.people.len()).map(PersonId::at);
    people
        .filter(|id| {
            let told = ledger[*id].tenures.iter().filter(|t| t.value.club == club && t.value.post == post);
            let newest = told.filter(|t| today.clock.sees(t.known)).max_by_key(|t| (t.layer, t.known));
            newest.is_some_and(|tenure| {
                let calendar = crate::model::SeasonCalendar::EUROPEAN;
                let begun = tenure.value.from.is_none_or(|from| from.earliest(calendar) <= today.clock.as_of);
                let over = tenure.value.until.is_some_and(|until| until.latest(calendar) < today.clock.as_of);
                begun && !over
            })
        })
        .map(|id| &*ledger[id].name)
        .collect()
}

fn squad(writer: &mut Writer, depth: &Depth) {
    let (mut now, mut fit, mut unknown) = (0, 0, 0);
    for group in &depth.groups {
        now += group.counts.now;
        fit += group.counts.fit;
        unknown += group.counts.unknown;
    }
    let unsure = if unknown > 0 { format!(" · {unknown} not known") } else { String::new() };
    let out = now.saturating_sub(fit + unknown);
    let words = format!("{} · {fit} fit · {out} out{unsure}", show::count(now, "player", "players"));
    pair(writer, None, "Squad", Tone::Plain, &words);
    let ending = |alarm| depth.rows().filter(|r| r.row.contract.as_ref().is_some_and(|c| c.alarm == alarm)).count();
    let (soon, later) = (ending(Alarm::Under6), ending(Alarm::Under12));
    if soon + later > 0 {
        let tone = if soon > 0 { Tone::Bad } else { Tone::Warn };
        pair(writer, None, "Contracts", tone, &format!("{soon} under 6 months · {later} under 12"));
    }
}

fn sagas(writer: &mut Writer, ledger: &Ledger, links: &[SagaLink]) {
    let open: Vec<&SagaLink> = links.iter().filter(|link| link.is_open()).collect();
    if open.is_empty() {
        writer.gap().line(None, vec![span(Tone::Quiet, "No open rumours on this day")]);
        return;
    }
    let count = |direction| open.iter().filter(|link| link.direction == direction).count();
    let (coming, going, staying) = (count(Direction::In), count(Direction::Out), count(Direction::Renewal));
    writer.heading(&format!("Open rumours ({})", open.len()));
    writer.line(None, vec![span(Tone::Quiet, format!("{coming} in · {going} out · {staying} new contracts"))]);
    for link in open {
        let symbol = words::mark(words::direction_symbol(link.direction));
        let stage = show::stage_symbol(link.stage, show::Glyphs::Unicode);
        let other = link.club.map_or_else(String::new, |club| format!(" {}", words::club_short(ledger, club)));
        let name = &*ledger[link.player].name;
        let room = writer.width().saturating_sub(text::width(name) + text::width(&other) + 5);
        let said = vec![show::stage(link.stage).to_owned(), show::stage_short(link.stage).to_owned(), String::new()];
        let said = words::first_within(said, room as u16);
        let spans = vec![
            span(words::direction_tone(link.direction), format!("{symbol} {stage} ")),
            span(Tone::Plain, name),
            span(Tone::Quiet, format!("{other} {said}")),
        ];
        writer.line(Some(Key::Saga(link.saga)), spans);
    }
}
