//! Seasons to come, scenarios and rules in words.

use crate::desk::plan::{Assumption, Breach, Cause, Change, Choice, ClubPlan, DayBasis, Gap, PlanRow, Why};
use crate::ledger::Ledger;
use crate::model::{ClubId, Season};
use crate::squad::{Meter, Outlook, Reason};

use super::{day, gone_reason, position, positions, state};

/// Why a claim cannot have been so on its day.
pub fn breach(breach: &Breach) -> String {
    format!("against the rules on its day: no free transfer could be agreed before {}", day(breach.allowed_from))
}

/// How many claims of a saga a rule makes impossible; `None` where there are none.
pub fn breaches(breaches: &[Breach]) -> Option<String> {
    let first = breaches.first()?;
    let claims = super::count(breaches.len(), "claim tells", "claims tell");
    let from = day(first.allowed_from);
    Some(format!("{claims} of an agreement before {from}, when the rules first allow one"))
}

/// What can be said of a place, in one word.
pub const fn outlook(outlook: Outlook) -> &'static str {
    match outlook {
        Outlook::Certain => "stays",
        Outlook::Arrives => "arrives",
        Outlook::Open => "open",
        Outlook::Lent => "lent",
        Outlook::Goes => "goes",
    }
}

/// The same as one cell, for narrow columns.
pub const fn outlook_symbol(outlook: Outlook) -> &'static str {
    match outlook {
        Outlook::Certain => " ",
        Outlook::Arrives => "+",
        Outlook::Open => "?",
        Outlook::Lent => ">",
        Outlook::Goes => "-",
    }
}

/// Why a player's outlook is what it is.
pub fn reason(ledger: &Ledger, reason: &Reason) -> String {
    let name = |club: ClubId| &ledger[club].name;
    match reason {
        Reason::Contract(end) => format!("contract to {}", day(*end)),
        Reason::Renewed(on) => format!("renewed {}, new end not known", day(*on)),
        Reason::NoContractKnown => "no contract known, and no word of his leaving".to_string(),
        Reason::Borrowed(Some(until)) => format!("on loan here to {}", day(*until)),
        Reason::Borrowed(None) => "on loan here".to_string(),
        Reason::Joins { from, on, borrowed } => {
            let how = if *borrowed { "joins on loan" } else { "joins" };
            let from = from.map(|club| format!(" from {}", name(club))).unwrap_or_default();
            let on = on.map(|on| format!(" on {}", day(on))).unwrap_or_default();
            format!("{how}{from}{on}")
        }
        Reason::Returns { from, on } => {
            let on = on.map(|on| format!(", loan ends {}", day(on))).unwrap_or_default();
            format!("back from {}{on}", name(*from))
        }
        Reason::Lent { to, until } => {
            let until = until.map(|on| format!(" to {}", day(on))).unwrap_or_default();
            format!("on loan at {}{until}", name(*to))
        }
        Reason::Option { ends, option } => format!("contract ends {}; {option}", day(*ends)),
        Reason::Purchase { ends, obliged } => {
            let clause = if *obliged { "obligation to buy" } else { "option to buy" };
            let ends = ends.map(|on| format!(" ends {}", day(on))).unwrap_or_default();
            format!("loan{ends}; {clause}")
        }
        Reason::Gone(why) => gone_reason(ledger, why),
    }
}

/// Why a player of a plan is where he is.
pub fn cause(ledger: &Ledger, cause: &Cause) -> String {
    match cause {
        Cause::Known(known) => reason(ledger, known),
        Cause::Talks { ends, .. } => format!("contract ends {}; renewal talks", day(*ends)),
        Cause::Assumed(assumption) => format!("scenario: {}", change(ledger, assumption)),
    }
}

/// The end of a contract as a plan shows it: open where a renewal of unknown length is assumed.
pub fn plan_contract(row: &PlanRow) -> String {
    match &row.cause {
        Cause::Assumed(Assumption { change: Change::Renew { until: None, .. }, .. }) => "+? years".to_string(),
        _ => row.contract_end.map_or_else(|| super::UNKNOWN.to_string(), day),
    }
}

/// What an assumption makes happen.
pub fn change(ledger: &Ledger, assumption: &Assumption) -> String {
    let name = |club: ClubId| &ledger[club].name;
    let on = day_of(assumption);
    match assumption.change {
        Change::Move { from: Some(from), to, until: None } => format!("{} to {} on {on}", name(from), name(to)),
        Change::Move { from: None, to, until: None } => format!("to {} on {on}", name(to)),
        Change::Move { to, until: Some(until), .. } => format!("on loan to {} from {on} to {}", name(to), day(until)),
        Change::Leave { from } => format!("leaves {} by {on}", name(from)),
        Change::Renew { club, until: Some(until), .. } => format!("renews at {} to {}", name(club), day(until)),
        Change::Renew { club, until: None, .. } => format!("renews at {}, +? years", name(club)),
    }
}

fn day_of(assumption: &Assumption) -> String {
    let on = day(assumption.on);
    match assumption.basis {
        DayBasis::Assumed => format!("{on} (day assumed)"),
        _ => on,
    }
}

/// What a choice is called: a saga's id, or a player and a club.
pub fn choice(ledger: &Ledger, choice: Choice) -> String {
    match choice {
        Choice::Saga(saga) => ledger[saga].slug.to_string(),
        Choice::Signing { player, to } => format!("{}:{}", ledger[player].slug, ledger[to].slug),
    }
}

/// Why a step cannot be assumed.
pub fn why(ledger: &Ledger, step: Choice, why: &Why) -> String {
    let name = |club: ClubId| &ledger[club].name;
    let other = |other: &Choice| choice(ledger, *other);
    let this = choice(ledger, step);
    match why {
        Why::NotYetKnown(Some(first)) => format!("nothing is known of it before {}", day(*first)),
        Why::NotYetKnown(None) => "nothing is known of it".to_string(),
        Why::Settled { state: how, on } => format!("settled on {}: {}", day(*on), state(*how)),
        Why::Repeated => "it is in the scenario already".to_string(),
        Why::TwoDestinations(with) => format!("`{this}` and `{}` take him to two clubs in one window", other(with)),
        Why::LeavesAndRenews(with) => {
            format!("he cannot both leave and sign again: `{this}` against `{}`", other(with))
        }
        Why::AgreedElsewhere { club, on: Some(on) } => {
            format!("his move to {} on {} is agreed", name(*club), day(*on))
        }
        Why::AgreedElsewhere { club, on: None } => format!("his move to {} is agreed", name(*club)),
        Why::AlreadyThere(club) => format!("he belongs to {} already", name(*club)),
        Why::NotThere(club) => format!("he does not belong to {}", name(*club)),
        Why::NoClub => "no club is told that he would leave or join".to_string(),
        Why::InThePast(on) => format!("{} lies before the as-of day", day(*on)),
        Why::OutsideWindow { association, on, next } => {
            let next = next.map(|next| format!("; the next opens {}", day(next))).unwrap_or_default();
            format!("no window is open in {} on {}{next}", ledger[*association].name, day(*on))
        }
        Why::BeforePreContract { association, on, from } => {
            let whose = association.map_or_else(|| "the".to_string(), |id| format!("{} ", ledger[id].name));
            format!("on {} {whose}clubs may not agree with him yet, only from {}", day(*on), day(*from))
        }
        Why::NoExtension { ends } => format!("his contract runs to {} as it is", day(*ends)),
    }
}

/// What a rule of a squad limits.
pub fn meter_kind(kind: &str) -> String {
    match kind {
        "squad_size" => "players in the list".to_string(),
        "non_home_grown" => "not home-grown".to_string(),
        "non_locally_trained" => "not locally trained".to_string(),
        "at_least_locally_trained" => "locally trained, at least".to_string(),
        "at_least_german" => "German, at least".to_string(),
        "non_eu" => "non-EU".to_string(),
        "loans_in_at_once" | "loans_in_domestic" => "borrowed at home".to_string(),
        "loans_in_from_abroad" => "borrowed from abroad".to_string(),
        other => other.replace('_', " "),
    }
}

/// How full a meter is: `21 of 25, unknown: 3 players, 6 exempt by age`.
pub fn meter(meter: &Meter) -> String {
    let mut words = vec![format!("{} of {}", meter.counted, meter.limit)];
    if meter.unknown > 0 {
        words.push(format!("unknown: {} {}", meter.unknown, if meter.unknown == 1 { "player" } else { "players" }));
    }
    if meter.exempt > 0 {
        words.push(format!("{} exempt by age", meter.exempt));
    }
    if meter.open > 0 {
        words.push(format!("{} of these open", meter.open));
    }
    words.join(", ")
}

/// What to know of a season that begins after every contract known at the club has ended.
pub fn horizon_note(plan: &ClubPlan) -> Option<String> {
    let last = plan.horizon.filter(|_| plan.is_past_horizon())?;
    Some(format!("no contract known past {}", last.year()))
}

/// What a place has and wants: `2 centre-backs under contract for 2026/27, 5 today; the formation
/// needs 2 starters and 2 cover`.
pub fn gap(gap: &Gap, season: Season) -> String {
    let cover = gap.wanted - gap.starters;
    let name = if gap.now == 1 { position(gap.position) } else { positions(gap.position) }.to_lowercase();
    let starters = if gap.starters == 1 { "starter" } else { "starters" };
    let mut words = format!(
        "{} {name} under contract for {season}, {} today; the formation needs {} {starters} and {cover} cover",
        gap.now, gap.today, gap.starters
    );
    if gap.open > 0 {
        words = format!("{words}; {} more open", gap.open);
    }
    if gap.unplaced > 0 {
        words = format!("{words}; {} more of the line, exact position not known", gap.unplaced);
    }
    words
}

/// A chance as a bar of at most `cells` cells.
pub fn chance_bar(chance: f64, cells: usize) -> String {
    let eighths = (chance.clamp(0.0, 1.0) * cells as f64 * 8.0).round() as usize;
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
    format!("{}{rest}", "█".repeat(eighths / 8))
}

/// The years that a timeline of contracts reaches ahead.
pub const TIMELINE_YEARS: usize = 6;

/// What is left of a contract as a bar, so many cells a year; one that runs on past the timeline
/// ends in an arrow. What is left of a cell counts as one.
pub fn contract_bar(months_left: i32, cells_a_year: usize) -> String {
    let most = TIMELINE_YEARS * cells_a_year;
    let cells = (months_left.max(0) as usize * cells_a_year).div_ceil(12).max(1);
    if cells > most { format!("{}→", "━".repeat(most.saturating_sub(1))) } else { "━".repeat(cells) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_what_is_left() {
        for (months, cells) in [(-3, 1), (0, 1), (3, 1), (4, 2), (12, 4), (72, 24)] {
            assert_eq!(contract_bar(months, 4), "━".repeat(cells), "{months} months");
        }
        assert_eq!(contract_bar(73, 4), format!("{}→", "━".repeat(23)));
        assert_eq!(chance_bar(0.5, 4), "██");
        assert_eq!(chance_bar(0.28, 4), "█▏");
    }
}
