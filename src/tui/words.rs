//! What rows and pages say of players, contracts and sagas, with the tone of each.

use std::borrow::Cow;

use super::tone::Tone;
use crate::desk::{Direction, SagaLink};
use crate::ledger::Ledger;
use crate::model::{AvailabilityStatus, ClubId, Day, PartialDay, PlayerId, SagaId, SagaKind};
use crate::rumour::State;
use crate::show::{self, Symbol};
use crate::squad::{Age, Alarm, ContractShown, Fitness, Presence, ReturnSpan};
use crate::text;

/// A mark in the set that the screen uses.
pub(crate) fn mark(symbol: Symbol) -> &'static str {
    symbol.glyph(show::Glyphs::Unicode)
}

/// Three letters for a club, or the first of its name.
pub(crate) fn club_short(ledger: &Ledger, club: ClubId) -> Cow<'_, str> {
    match &ledger[club].short {
        Some(short) => Cow::Borrowed(short),
        None => Cow::Owned(
            ledger[club].name.chars().filter(|c| c.is_alphanumeric()).take(3).collect::<String>().to_uppercase(),
        ),
    }
}

/// A player's surname, for paths: his name without its first word.
pub(crate) fn surname(ledger: &Ledger, player: PlayerId) -> &str {
    let name = &*ledger[player].name;
    name.split_once(' ').map_or(name, |(_, rest)| rest)
}

/// Where a saga leads: the club he would join, that he would stay, or that he would go.
pub(crate) fn saga_aim(ledger: &Ledger, id: SagaId) -> &str {
    let saga = &ledger[id];
    match (saga.kind, saga.to) {
        (SagaKind::Renewal, _) => "new contract",
        (_, Some(to)) => &ledger[to].name,
        // A note may go on after a colon; its page tells all of it.
        (_, None) => {
            saga.to_note.as_deref().map_or("away", |note| note.split([':', ';']).next().unwrap_or(note).trim())
        }
    }
}

/// `Ibrahima Konaté: Liverpool → Real Madrid`, `Ibrahima Konaté: new contract at Liverpool`.
pub(crate) fn saga_title(ledger: &Ledger, id: SagaId) -> String {
    let saga = &ledger[id];
    let player = &ledger[saga.player].name;
    let club = |club: ClubId| &*ledger[club].name;
    match (saga.kind, saga.from, saga.to) {
        (SagaKind::Renewal, from, to) => match to.or(from) {
            Some(at) => format!("{player}: new contract at {}", club(at)),
            None => format!("{player}: new contract"),
        },
        (_, Some(from), _) => format!("{player}: {} {} {}", club(from), mark(Symbol::Until), saga_aim(ledger, id)),
        (_, None, _) => format!("{player} {} {}", mark(Symbol::Until), saga_aim(ledger, id)),
    }
}

/// The mark of the way a saga goes for a club.
pub(crate) const fn direction_symbol(direction: Direction) -> Symbol {
    match direction {
        Direction::In => Symbol::SagaIn,
        Direction::Out => Symbol::SagaOut,
        Direction::Renewal => Symbol::Renewal,
    }
}

/// The tone of the way a saga goes for a club.
pub(crate) const fn direction_tone(direction: Direction) -> Tone {
    match direction {
        Direction::In => Tone::In,
        Direction::Out => Tone::Out,
        Direction::Renewal => Tone::Stay,
    }
}

/// How a state looks.
pub(crate) const fn state_tone(state: State) -> Tone {
    match state {
        State::Completed => Tone::Good,
        State::Active | State::Rekindled => Tone::Strong,
        State::Failed | State::Collapsed | State::Denied | State::Dropped | State::Quiet => Tone::Quiet,
    }
}

/// `⇢ RMA ▂±`: the way, the club, how far along, whether contested.
pub(crate) fn link(ledger: &Ledger, link: &SagaLink) -> String {
    let club = match (link.direction, link.club) {
        (Direction::Renewal, _) => Cow::Borrowed("new"),
        (_, Some(club)) => club_short(ledger, club),
        (_, None) => Cow::Borrowed("away"),
    };
    let contested = if link.contested { mark(Symbol::Contested) } else { "" };
    let stage = show::stage_symbol(link.stage, show::Glyphs::Unicode);
    format!("{} {club} {stage}{contested}", mark(direction_symbol(link.direction)))
}

/// The open ones of a player's sagas in some cells: as many as fit, of a single one its stage in
/// words, else how many more there are.
pub(crate) fn links(ledger: &Ledger, links: &[SagaLink], cells: u16) -> String {
    let open: Vec<&SagaLink> = links.iter().filter(|link| link.is_open()).collect();
    let Some(first) = open.first() else { return String::new() };
    let cells = usize::from(cells);
    let mut words = link(ledger, first);
    if open.len() == 1 {
        let told = format!("{words} {}", show::stage(first.stage));
        return if text::width(&told) <= cells { told } else { words };
    }
    for (nth, next) in open.iter().enumerate().skip(1) {
        let more = format!("{words}  {}", link(ledger, next));
        let left = open.len() - nth - 1;
        let room = if left > 0 { 3 } else { 0 };
        if text::width(&more) + room > cells {
            let counted = format!("{words} +{}", left + 1);
            return if text::width(&counted) <= cells { counted } else { words };
        }
        words = more;
    }
    words
}

/// `▆ personal terms`, `▆ terms`: how far along, in some cells.
pub(crate) fn stage_within(stage: crate::model::Stage, cells: u16) -> String {
    let symbol = show::stage_symbol(stage, show::Glyphs::Unicode);
    let told = |words: &str| format!("{symbol} {words}");
    first_within(vec![told(show::stage(stage)), told(show::stage_short(stage)), symbol.to_owned()], cells)
}

/// A name in some cells: whole, with its first word as an initial, or without it.
pub(crate) fn name_within(name: &str, cells: u16) -> Cow<'_, str> {
    let cells = usize::from(cells);
    if text::width(name) <= cells {
        return Cow::Borrowed(name);
    }
    let Some((first, rest)) = name.split_once(' ') else { return Cow::Borrowed(name) };
    let initial = text::cell_graphemes(first).next().map_or("", |(grapheme, _)| grapheme);
    let short = format!("{initial}. {rest}");
    if text::width(&short) <= cells { Cow::Owned(short) } else { Cow::Borrowed(rest) }
}

/// The tone of a contract's end.
pub(crate) const fn alarm_tone(alarm: Alarm) -> Tone {
    match alarm {
        Alarm::Expired | Alarm::Under6 => Tone::Bad,
        Alarm::Under12 => Tone::Warn,
        Alarm::None => Tone::Plain,
    }
}

/// The mark of a contract's end: free to talk abroad is told apart from merely ending soon.
pub(crate) const fn alarm_symbol(contract: &ContractShown) -> Option<Symbol> {
    match contract.alarm {
        Alarm::Expired | Alarm::Under6 => Some(Symbol::Alarm),
        Alarm::Under12 => Some(Symbol::FreeToTalk),
        Alarm::None => None,
    }
}

/// `Jun 26~▲`: the end of a contract in eight cells.
pub(crate) fn contract_cell(contract: &ContractShown) -> String {
    let read_later = if contract.backfilled { mark(Symbol::Backfilled) } else { " " };
    let alarm = alarm_symbol(contract).map_or(" ", mark);
    let end = show::month_year(contract.end_day);
    format!("{end}{read_later}{alarm}")
}

/// An age in some cells: `26`, `19–20`, `19+` where the range has no room.
pub(crate) fn age_within(age: Age, cells: u16) -> String {
    let whole = show::age((age.from, age.to));
    if text::width(&whole) <= usize::from(cells) { whole } else { format!("{}+", age.from) }
}

/// The tone of a status.
pub(crate) const fn status_tone(status: AvailabilityStatus) -> Tone {
    match status {
        AvailabilityStatus::Available => Tone::Good,
        AvailabilityStatus::Doubtful | AvailabilityStatus::Away => Tone::Warn,
        AvailabilityStatus::Out
        | AvailabilityStatus::SeasonOut
        | AvailabilityStatus::Suspended
        | AvailabilityStatus::Ineligible => Tone::Bad,
        AvailabilityStatus::Unknown => Tone::Quiet,
    }
}

/// `✚ ACL →May–Sep`, `● fit`, `? knock 75%`: as much as some cells hold.
pub(crate) fn fitness_cell(fitness: &Fitness, on: Day, cells: u16) -> String {
    let symbol = mark(show::status_symbol(fitness.status));
    let short = show::status_short(fitness.status);
    if matches!(fitness.status, AvailabilityStatus::Available | AvailabilityStatus::Unknown) {
        return format!("{symbol} {short}");
    }
    let when = match (fitness.back(), fitness.chance) {
        (Some(back), _) => format!(" {}{}", mark(Symbol::Until), span_short(back, on)),
        (None, Some(chance)) => format!(" {chance}%"),
        (None, None) => String::new(),
    };
    let mut forms = Vec::with_capacity(7);
    for reason in [reason(fitness), fitness.kind.map(|kind| show::absence_brief(kind, fitness.part).to_owned())] {
        forms.extend(reason.map(|reason| format!("{symbol} {reason}{when}")));
    }
    forms.extend(reason(fitness).map(|reason| format!("{symbol} {reason}")));
    forms.extend(fitness.chance.map(|chance| format!("{symbol} {chance}%")));
    forms.push(format!("{symbol} {short}"));
    forms.push(if fitness.status == AvailabilityStatus::Doubtful {
        symbol.to_owned()
    } else {
        format!("{symbol} out")
    });
    first_within(forms, cells)
}

/// The first of some forms that fits, the longest first; else the last.
pub(crate) fn first_within(forms: Vec<String>, cells: u16) -> String {
    let last = forms.last().cloned().unwrap_or_default();
    forms.into_iter().find(|form| text::width(form) <= usize::from(cells)).unwrap_or(last)
}

/// Why he is out, as exactly as it is known.
pub(crate) fn reason(fitness: &Fitness) -> Option<String> {
    let kind = fitness.kind?;
    Some(show::absence_reason(kind, fitness.part, fitness.detail.as_deref()).into_owned())
}

/// `knock 75%`, `ACL`: why he is out or may be, in some cells.
pub(crate) fn why_within(fitness: &Fitness, cells: u16) -> String {
    let Some(kind) = fitness.kind else { return String::new() };
    let chance = fitness.chance.map_or_else(String::new, |chance| format!(" {chance}%"));
    let (exact, brief) = (reason(fitness).unwrap_or_default(), show::absence_brief(kind, fitness.part));
    first_within(vec![format!("{exact}{chance}"), format!("{brief}{chance}"), brief.to_owned()], cells)
}

/// `23 Sep 25`: the day an absence began; `by 10 Mar 26` where only the first word of it is known.
pub(crate) fn begun(ledger: &Ledger, player: PlayerId, fitness: &Fitness) -> Option<String> {
    let short = |day: Day| format!("{} {:02}", show::day_column(day), day.year() % 100);
    match fitness.since {
        Some(since) => Some(short(since)),
        None => first_told(ledger, player, fitness).map(|day| format!("by {}", short(day))),
    }
}

/// The day of the first word on the absence that keeps him out.
pub(crate) fn first_told(ledger: &Ledger, player: PlayerId, fitness: &Fitness) -> Option<Day> {
    let of = |(absence, _): &(usize, usize)| ledger[player].availability.get(*absence)?.readings.first();
    fitness.readings.iter().filter_map(of).map(|reading| reading.known).min()
}

/// `28 Mar`, `May–Sep`: a span of return in few cells.
pub(crate) fn span_short(span: ReturnSpan, on: Day) -> String {
    let month = |day: Day| PartialDay::Month(day.year(), day.month());
    let (from, to) = if span.from == span.to {
        (PartialDay::Day(span.from), PartialDay::Day(span.to))
    } else {
        (month(span.from), month(span.to))
    };
    show::return_window(Some(from), Some(to), on).unwrap_or_default()
}

/// `6 May to 28 May 2026`: the same in full.
pub(crate) fn span_long(span: ReturnSpan) -> String {
    if span.from == span.to {
        show::day(span.from)
    } else if span.from.year() == span.to.year() {
        format!("{} to {}", show::day_month(span.from), show::day(span.to))
    } else {
        format!("{} to {}", show::day(span.from), show::day(span.to))
    }
}

/// The mark of how a player belongs to a chart; none for the ordinary case.
pub(crate) const fn presence_symbol(presence: Presence) -> Option<Symbol> {
    match presence {
        Presence::Squad => None,
        Presence::Leaving => Some(Symbol::Leaving),
        Presence::OnLoanIn => Some(Symbol::OnLoanIn),
        Presence::Arriving => Some(Symbol::Arriving),
        Presence::LoanedOut => Some(Symbol::LoanedOut),
        Presence::LinkedIn => Some(Symbol::LinkedIn),
    }
}

/// How far along a stage is, for the eye.
pub(crate) const fn stage_tone(stage: crate::model::Stage) -> Tone {
    use crate::model::Stage;
    match stage {
        Stage::Interest | Stage::Contact | Stage::PlayerWants | Stage::Available => Tone::Early,
        Stage::Talks | Stage::Bid | Stage::ContractTalks | Stage::LeaveFree => Tone::Midway,
        Stage::Close
        | Stage::PersonalTerms
        | Stage::Agreed
        | Stage::Medical
        | Stage::Done
        | Stage::ContractAgreed
        | Stage::ContractSigned => Tone::Late,
        Stage::BidRejected
        | Stage::PlayerRejects
        | Stage::Blocked
        | Stage::Denied
        | Stage::Cooled
        | Stage::Collapsed
        | Stage::ContractRejected => Tone::Against,
    }
}
