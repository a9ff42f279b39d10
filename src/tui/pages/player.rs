//! A player: what he is, until when he is bound, whether he can play, who is linked with him.

use super::{dotted_within, more, pair};
use crate::desk::{self, Direction, SagaLink, Today};
use crate::ledger::Ledger;
use crate::model::{AvailabilityStatus, ClubId, Day, FactId, PlayerId, SagaId, Subject};
use crate::rumour::chain_of_fact;
use crate::show::{self, Symbol};
use crate::squad::{Bond, Cell, ContractShown, Fitness, Presence, RankBasis, Row};
use crate::tui::page::{Page, Writer, span};
use crate::tui::pane::Key;
use crate::tui::tone::Tone;
use crate::tui::words;

/// A player by his row in a club's chart or on a board.
pub(crate) fn player(
    ledger: &Ledger,
    today: &Today,
    club: Option<ClubId>,
    row: &Row,
    links: &[SagaLink],
    width: u16,
) -> Page {
    let all = &ledger.index.sagas_of_player[row.player.index()];
    let others: Vec<SagaId> = all
        .iter()
        .copied()
        .filter(|id| today.standing(*id).is_some() && !links.iter().any(|link| link.saga == *id))
        .collect();
    write(ledger, today, club, row, links, &others, width)
}

/// A player by himself, as the club sees him to which he belongs.
pub(crate) fn player_alone(ledger: &Ledger, today: &Today, player: PlayerId, width: u16) -> Page {
    let page = desk::player_page(ledger, today, player);
    write(ledger, today, page.club, &page.row, &page.sagas, &page.other_sagas, width)
}

fn write(
    ledger: &Ledger,
    today: &Today,
    club: Option<ClubId>,
    row: &Row,
    links: &[SagaLink],
    others: &[SagaId],
    width: u16,
) -> Page {
    let mut writer = Writer::new(&*ledger[row.player].name, width);
    let key = |cell| Some(Key::Cell(row.player, cell));
    who(&mut writer, row);
    belongs(&mut writer, ledger, club, row);
    match &row.contract {
        Some(contract) => bound(&mut writer, key(Cell::Contract), ledger, club, contract),
        None => pair(&mut writer, key(Cell::Contract), "Contract", Tone::Quiet, "end not known"),
    }
    let told = words::first_told(ledger, row.player, &row.availability);
    plays(&mut writer, key(Cell::Availability), &row.availability, told);
    order(&mut writer, key(Cell::Rank), row);
    if let Some(born) = row.born {
        pair(&mut writer, key(Cell::Age), "Born", Tone::Plain, &show::birth(born));
    }
    linked(&mut writer, ledger, today, row.player, links, others);
    said(&mut writer, ledger, today, row.player);
    writer.finish()
}

/// `CB · France · 26 · No 5`.
fn who(writer: &mut Writer, row: &Row) {
    let positions: Vec<&str> = row.positions.iter().map(|position| position.code()).collect();
    let nations = row.nationality.join(", ");
    let age = row.age.map_or_else(String::new, |age| show::age((age.from, age.to)));
    let shirt = row.shirt.map_or_else(String::new, show::shirt);
    let parts = vec![
        span(Tone::Strong, positions.join(" ")),
        span(Tone::Plain, nations),
        span(Tone::Plain, age),
        span(Tone::Plain, shirt),
    ];
    for spans in dotted_within(parts, writer.width()).into_iter().filter(|spans| !spans.is_empty()) {
        writer.line(Some(Key::Cell(row.player, Cell::Position)), spans);
    }
}

/// How he belongs to the club.
fn belongs(writer: &mut Writer, ledger: &Ledger, club: Option<ClubId>, row: &Row) {
    let key = Some(Key::Cell(row.player, Cell::Presence));
    let name = |club: ClubId| &*ledger[club].name;
    let here = club.map_or(show::UNKNOWN, name);
    let other = row.other_club.map(name);
    let (words, tone) = match (row.presence, other) {
        (Presence::Squad, _) => (here.to_owned(), Tone::Plain),
        (Presence::Leaving, Some(to)) => (format!("{here}, leaving for {to}"), Tone::Out),
        (Presence::Leaving, None) => (format!("{here}, leaving"), Tone::Out),
        (Presence::OnLoanIn, Some(owner)) => (format!("{here}, on loan from {owner}"), Tone::Plain),
        (Presence::OnLoanIn, None) => (format!("{here}, on loan"), Tone::Plain),
        (Presence::LoanedOut, Some(at)) => (format!("{here}, lent to {at}"), Tone::Plain),
        (Presence::LoanedOut, None) => (format!("{here}, lent"), Tone::Plain),
        (Presence::Arriving, Some(from)) => (format!("joins {here} from {from}"), Tone::In),
        (Presence::Arriving, None) => (format!("joins {here}"), Tone::In),
        // His own club's chart of a season that he is not in.
        (Presence::LinkedIn, Some(at)) if at == here => (format!("{here}, not in the season shown"), Tone::Out),
        (Presence::LinkedIn, Some(at)) => (format!("{at}; linked with {here}"), Tone::Ghost),
        (Presence::LinkedIn, None) => (format!("linked with {here}"), Tone::Ghost),
    };
    pair(writer, key, "Club", tone, &words);
    let since = row.bond.and_then(|bond| Some(format!("{} {}", since_word(&bond), show::day(bond.from?))));
    let until = row.loan.and_then(|loan| Some(format!("loan ends {}", show::day(loan.until?))));
    let leaves = row.exit.map(|exit| {
        let kind = exit.kind.map_or("leaves", show::exit_kind);
        format!("{kind}, {}", show::day(exit.on))
    });
    for words in [since, until, leaves].into_iter().flatten() {
        more(writer, Tone::Quiet, &words);
    }
}

const fn since_word(bond: &Bond) -> &'static str {
    if bond.kind.is_loan() { "on loan since" } else { "since" }
}

fn bound(writer: &mut Writer, key: Option<Key>, ledger: &Ledger, club: Option<ClubId>, contract: &ContractShown) {
    let inferred = if contract.inferred { ", day inferred" } else { "" };
    let later = if contract.backfilled { words::mark(Symbol::Backfilled) } else { "" };
    let left = show::months_left(contract.months_left);
    let alarm = words::alarm_symbol(contract).map_or("", words::mark);
    let words = format!("{}{later} {alarm}", show::day(contract.end_day));
    pair(writer, key, "Contract", words::alarm_tone(contract.alarm), words.trim_end());
    let aside = if contract.backfilled { ", read later" } else { "" };
    more(writer, Tone::Quiet, &format!("{left}{inferred}{aside}"));
    if Some(contract.club) != club {
        more(writer, Tone::Quiet, &format!("with {}", ledger[contract.club].name));
    }
    if let Some(renewed) = contract.outdated {
        more(writer, Tone::Stay, &format!("renewed {}: ends later than this", show::day(renewed)));
    } else if contract.talks_home.is_some_and(|talks| talks.open) {
        more(writer, Tone::Warn, "may talk to any club");
    } else if contract.talks_abroad.open {
        more(writer, Tone::Warn, &format!("may talk abroad since {}", show::day_month(contract.talks_abroad.from)));
    }
    if let Some(option) = &contract.option {
        more(writer, Tone::Quiet, option);
    }
}

fn plays(writer: &mut Writer, key: Option<Key>, fitness: &Fitness, told: Option<Day>) {
    let tone = words::status_tone(fitness.status);
    let symbol = words::mark(show::status_symbol(fitness.status));
    let status = show::status(fitness.status);
    if fitness.status == AvailabilityStatus::Available {
        pair(writer, key, "Fitness", tone, &format!("{symbol} {status}"));
        if fitness.expected {
            more(writer, Tone::Quiet, "by then, as expected");
        } else if let Some(since) = fitness.since {
            more(writer, Tone::Quiet, &format!("since {}", show::day(since)));
        }
        return;
    }
    if fitness.status == AvailabilityStatus::Unknown {
        pair(writer, key, "Fitness", tone, "not known");
        return;
    }
    let reason = words::reason(fitness).map_or_else(String::new, |reason| format!(": {reason}"));
    let chance = fitness.chance.map_or_else(String::new, |chance| format!(", {chance}% chance"));
    pair(writer, key, "Fitness", tone, &format!("{symbol} {status}{reason}{chance}"));
    if let Some(since) = fitness.since {
        more(writer, Tone::Plain, &format!("since {}", show::day(since)));
    } else if let Some(told) = told {
        more(writer, Tone::Quiet, &format!("first told {}", show::day(told)));
    }
    if let Some(note) = &fitness.note {
        more(writer, Tone::Plain, note);
    }
    if let Some(stated) = fitness.stated {
        more(writer, Tone::Plain, &format!("said to be back {}", words::span_long(stated)));
    }
    if let Some(typical) = fitness.typical {
        more(writer, Tone::Quiet, &format!("typically back {}", words::span_long(typical)));
    }
}

fn order(writer: &mut Writer, key: Option<Key>, row: &Row) {
    let count =
        |number: Option<u32>, one: &str, several: &str| number.map(|number| show::count(number as usize, one, several));
    let counted = count(row.ranked.starts.map(u32::from), "start", "starts")
        .or_else(|| count(row.ranked.minutes, "minute", "minutes"));
    let place = row.rank.filter(|_| row.rank_basis.ranks()).map(ordinal);
    let words: Vec<String> = [place, counted].into_iter().flatten().collect();
    if !words.is_empty() {
        pair(writer, key, "Order", Tone::Plain, &words.join(" · "));
    }
    if row.rank_basis == RankBasis::Stated {
        more(writer, Tone::Quiet, show::rank_basis(row.rank_basis));
    }
}

fn ordinal(number: u16) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

fn linked(
    writer: &mut Writer,
    ledger: &Ledger,
    today: &Today,
    player: PlayerId,
    links: &[SagaLink],
    others: &[SagaId],
) {
    if links.is_empty() && others.is_empty() {
        writer.gap().line(None, vec![span(Tone::Quiet, "No rumours known on this day")]);
        return;
    }
    writer.heading("Rumours");
    for link in links {
        let symbol = words::mark(words::direction_symbol(link.direction));
        let aim = match (link.direction, link.club) {
            (Direction::In, Some(from)) => format!("from {}", ledger[from].name),
            _ => words::saga_aim(ledger, link.saga).to_owned(),
        };
        saga_lines(writer, today, link.saga, symbol, words::direction_tone(link.direction), &aim);
    }
    for id in others {
        let saga = &ledger[*id];
        debug_assert_eq!(saga.player, player);
        let aim = words::saga_aim(ledger, *id);
        saga_lines(writer, today, *id, words::mark(Symbol::Sagas), Tone::Quiet, aim);
    }
}

/// A saga in two lines: where it leads; how far along, in what state, since when.
fn saga_lines(writer: &mut Writer, today: &Today, id: SagaId, symbol: &str, tone: Tone, aim: &str) {
    let Some(standing) = today.standing(id) else { return };
    let from = writer.len();
    writer.line(Some(Key::Saga(id)), vec![span(tone, format!("{symbol} ")), span(Tone::Plain, aim)]);
    let stage =
        format!("{} {}", show::stage_symbol(standing.stage, show::Glyphs::Unicode), show::stage(standing.stage));
    let settled = standing.state.is_resolved();
    let contested = if standing.contested { "contested" } else { "" };
    let fee = standing.fee.map_or_else(String::new, |fee| show::money(fee.money));
    let parts = vec![
        span(if settled { Tone::Quiet } else { words::stage_tone(standing.stage) }, stage),
        span(words::state_tone(standing.state), show::state(standing.state)),
        span(Tone::Contested, contested),
        span(Tone::Plain, fee),
        span(Tone::Quiet, show::day(standing.last)),
    ];
    for line in dotted_within(parts, writer.width().saturating_sub(2)) {
        writer.line(None, [vec![span(Tone::Plain, "  ")], line].concat());
    }
    writer.bind(from);
}

fn said(writer: &mut Writer, ledger: &Ledger, today: &Today, player: PlayerId) {
    let facts = ledger.index.facts_of.get(&Subject::Player(player)).map_or(&[][..], Vec::as_slice);
    let known: Vec<FactId> = facts.iter().copied().filter(|id| today.clock.sees(ledger[*id].known)).collect();
    if known.is_empty() {
        return;
    }
    writer.heading(&format!("Facts ({})", known.len()));
    for id in known.into_iter().rev() {
        let fact = &ledger[id];
        let from = writer.len();
        let day = format!("{}  ", show::day_column(fact.known));
        writer.hanging(Some(Key::Fact(id)), vec![span(Tone::Quiet, day)], 8, Tone::Plain, &fact.summary);
        writer.wrapped(None, 8, Tone::Quiet, &show::chain_of(ledger, &chain_of_fact(ledger, fact))).bind(from);
    }
}
