//! Cells that several tables share.

use crate::desk::SagaLink;
use crate::export::{Cell, Column};
use crate::ledger::Ledger;
use crate::model::{AvailabilityStatus, Money};
use crate::show;
use crate::squad::{Age, Alarm, ContractShown, Fitness, ReturnSpan, Row};

/// The columns of a player's row, to be followed by what a table adds.
pub fn player_columns() -> Vec<Column> {
    vec![
        Column::new("name", "Player").min(14).importance(255),
        Column::new("age", "Age").right().min(2),
        Column::new("nationality", "Nation").min(3).importance(40),
        Column::new("contract_end", "Contract").min(11).importance(200),
        Column::new("months_left", "Left").right().min(4).importance(90),
        Column::new("availability", "Availability").min(10).importance(180),
        Column::new("presence", "Presence").min(6).importance(120),
    ]
}

/// The cells under [`player_columns`].
pub fn player_cells(ledger: &Ledger, row: &Row) -> Vec<Cell> {
    vec![
        Cell::new(&*ledger[row.player].name),
        age(row.age),
        row.nationality.first().map_or_else(Cell::unknown, Cell::new),
        contract_end(row.contract.as_ref()),
        months_left(row.contract.as_ref()),
        availability(&row.availability),
        presence(ledger, row),
    ]
}

/// An age, or the two that it may be.
fn age(age: Option<Age>) -> Cell {
    age.map_or_else(Cell::unknown, |age| Cell::new(show::age((age.from, age.to))))
}

/// A contract's end: `~` read later, `≈` worked out from a season or year, `+` renewed since.
pub fn contract_end(contract: Option<&ContractShown>) -> Cell {
    let Some(contract) = contract else { return Cell::unknown() };
    let backfilled = if contract.backfilled { "~" } else { "" };
    let inferred = if contract.inferred { "≈" } else { "" };
    let renewed = if contract.outdated.is_some() { "+" } else { "" };
    let shown = format!("{inferred}{}{backfilled}{renewed}", show::day(contract.end_day));
    Cell::with_value(shown, contract.end_day)
}

fn months_left(contract: Option<&ContractShown>) -> Cell {
    let Some(contract) = contract else { return Cell::empty() };
    let alarm = match contract.alarm {
        Alarm::Expired | Alarm::Under6 => " !!",
        Alarm::Under12 => " !",
        Alarm::None => "",
    };
    Cell::with_value(format!("{}{alarm}", show::months_left(contract.months_left)), contract.months_left)
}

/// Whether he can play, why not, since when and until when.
pub fn availability(fitness: &Fitness) -> Cell {
    if fitness.status == AvailabilityStatus::Unknown {
        return Cell::with_value("not known", "unknown");
    }
    let expected = if fitness.expected { " (expected)" } else { "" };
    let mut words = vec![format!("{}{expected}", show::status(fitness.status))];
    if let Some(kind) = fitness.kind
        && fitness.status != AvailabilityStatus::Available
    {
        words.push(show::absence_reason(kind, fitness.part, fitness.detail.as_deref()).into_owned());
    }
    if let Some(chance) = fitness.chance
        && fitness.status == AvailabilityStatus::Doubtful
    {
        words.push(format!("{chance}%"));
    }
    if let Some(back) = fitness.back()
        && fitness.status != AvailabilityStatus::Available
    {
        words.push(format!("back {}", span(back)));
    }
    Cell::new(words.join(", "))
}

/// From a day to a day, or the one day.
pub fn span(span: ReturnSpan) -> String {
    if span.from == span.to {
        show::day(span.from)
    } else {
        format!("{} to {}", show::day(span.from), show::day(span.to))
    }
}

/// How he belongs, with the other club where there is one.
fn presence(ledger: &Ledger, row: &Row) -> Cell {
    let words = show::presence(row.presence);
    match row.other_club {
        Some(club) => Cell::with_value(format!("{words} ({})", ledger[club].name), row.presence.code()),
        None => Cell::with_value(words, row.presence.code()),
    }
}

/// Open sagas in a few words: `out Real Madrid: contact, rekindled, contested; renewal: contract talks`.
pub fn sagas(ledger: &Ledger, links: &[SagaLink]) -> Cell {
    let open: Vec<String> = links.iter().filter(|link| link.is_open()).map(|link| saga(ledger, link)).collect();
    if open.is_empty() { Cell::empty() } else { Cell::new(open.join("; ")) }
}

fn saga(ledger: &Ledger, link: &SagaLink) -> String {
    let club = link.club.map(|club| format!(" {}", ledger[club].name)).unwrap_or_default();
    let contested = if link.contested { ", contested" } else { "" };
    let fee = link.fee.map(|fee| format!(", {}", show::money(fee))).unwrap_or_default();
    let standing = format!("{}, {}", show::stage(link.stage), show::state(link.state));
    format!("{}{club}: {standing}{contested}{fee}", link.direction.code())
}

/// Money, or nothing where none was named.
pub fn fee(fee: Option<Money>) -> Cell {
    fee.map_or_else(Cell::empty, |fee| Cell::with_value(show::money(fee), format!("{} {}", fee.amount, fee.currency)))
}
