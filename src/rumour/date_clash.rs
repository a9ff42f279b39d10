//! Dates that cannot all be so: of facts that have one date, and of a step that somebody looks back on.
//!
//! A date given as a month, a year or a season is any of its days, so `2026`, `2025/26` and `2026-06-30` agree.

use crate::ledger::Ledger;
use crate::model::{ClaimId, Clock, Day, Fact, FactId, FactValue, Origin, PartialDay, SeasonCalendar, Side, Subject};

use super::clash::{Clash, Dated, Dispute};
use super::contradiction::differ;

/// Kinds of fact with one date at a time.
const DATED: [&str; 9] =
    ["contract_end", "injury_return", "interest_ended", "joined", "joins", "left", "meeting", "posted", "signed"];

/// Dates of a fact clash when they were given at most this many days apart: later, it may have been
/// put off, or a new contract signed.
const FACT_DAYS: i64 = 30;

/// A step told at most this many days before the month in which a later report puts it is that step.
const STEP_DAYS: i64 = 60;

/// The dates given of one kind of fact about somebody that share no day, known on the clock's day.
pub(super) fn dates(ledger: &Ledger, subject: Subject, clock: &Clock) -> Vec<Dispute> {
    let facts = ledger.index.facts_of.get(&subject).into_iter().flatten();
    let mut left: Vec<Given> = facts
        .filter(|id| ledger[**id].subject == subject && clock.sees(ledger[**id].known))
        .filter_map(|id| Some(Given { fact: *id, date: date_of(&ledger[*id])? }))
        .collect();
    let mut found = Vec::new();
    while !left.is_empty() {
        let group = linked(ledger, &mut left);
        if group.len() > 1 {
            found.push(dispute(ledger, group));
        }
    }
    found
}

/// A fact and the date it gives.
#[derive(Clone, Copy)]
struct Given {
    fact: FactId,
    date: PartialDay,
}

/// Takes the first fact out, with all that clash with it or with one so taken.
fn linked(ledger: &Ledger, left: &mut Vec<Given>) -> Vec<Given> {
    let mut group = vec![left.remove(0)];
    let mut at = 0;
    while at < group.len() {
        let one = group[at];
        group.extend(left.extract_if(.., |other| clash(ledger, one, *other)));
        at += 1;
    }
    group
}

/// The date that a fact of a dated kind gives.
fn date_of(fact: &Fact) -> Option<PartialDay> {
    let value = match fact.value {
        FactValue::Date(date) => Some(date),
        _ => None,
    };
    DATED.contains(&&*fact.kind).then_some(value.or(fact.valid)).flatten()
}

/// Whether two facts cannot both be so.
fn clash(ledger: &Ledger, a: Given, b: Given) -> bool {
    let (one, other) = (&ledger[a.fact], &ledger[b.fact]);
    let near = one.known.days_until(other.known).abs() <= FACT_DAYS;
    let two_voices = one.report == other.report || differ(&voice(ledger, one), &voice(ledger, other));
    one.kind == other.kind && near && two_voices && !agree(a.date, b.date) && of_the_same(one, other)
}

/// Whether two dates can be one day.
fn agree(a: PartialDay, b: PartialDay) -> bool {
    let (a, b) = (days(a), days(b));
    a.0 <= b.1 && b.0 <= a.1
}

/// Whether what one of the facts concerns, the other does too: he has left several clubs.
fn of_the_same(one: &Fact, other: &Fact) -> bool {
    let within = |few: &Fact, many: &Fact| few.also.iter().all(|subject| many.also.contains(subject));
    within(one, other) || within(other, one)
}

/// Who says a fact: a document in its own voice is its publisher.
fn voice(ledger: &Ledger, fact: &Fact) -> Origin {
    fact.origin.clone().unwrap_or_else(|| match ledger[fact.report].publisher {
        Some(publisher) => Origin::Named(publisher),
        None => Origin::Unnamed(None),
    })
}

/// The first and the last day that a date can mean.
fn days(date: PartialDay) -> (Day, Day) {
    let calendar = SeasonCalendar::EUROPEAN;
    match date {
        PartialDay::Day(_) | PartialDay::Month(..) => (date.earliest(calendar), date.latest(calendar)),
        PartialDay::SeasonEnd(season) => (season.first_day(calendar), season.last_day(calendar)),
        PartialDay::Year(year) => {
            let month = |month| PartialDay::Month(year, month);
            (month(1).earliest(calendar), month(12).latest(calendar))
        }
    }
}

/// A dispute with a side for the facts that agree, from early to late.
fn dispute(ledger: &Ledger, mut group: Vec<Given>) -> Dispute {
    let example = &ledger[group[0].fact];
    let of = Dated::Fact(group[0].fact);
    let known = group.iter().map(|given| ledger[given.fact].known).max().unwrap_or(example.known);
    let one_document = group.iter().all(|given| ledger[given.fact].report == example.report);
    // Stable: facts of one date stay oldest first.
    group.sort_by_key(|given| days(given.date));
    let clash = Clash::Dates { first: group[0].date, last: group[group.len() - 1].date, of };
    let within = || Clash::Document { report: example.report, within: Box::new(clash.clone()) };
    let clash = if one_document { within() } else { clash };
    let mut sides: Vec<Vec<Given>> = Vec::new();
    for given in group {
        match sides.iter_mut().find(|side| side.iter().all(|other| agree(other.date, given.date))) {
            Some(side) => side.push(given),
            None => sides.push(vec![given]),
        }
    }
    let facts = |side: Vec<Given>| side.into_iter().map(|given| Side::Fact(given.fact)).collect();
    Dispute { clash, sides: sides.into_iter().map(facts).collect(), known }
}

/// Steps that a report puts in a month, when the reports of their time had them earlier.
pub(super) fn recalled(ledger: &Ledger, known: &[ClaimId]) -> Vec<Dispute> {
    let looks_back = known.iter().filter_map(|id| {
        let date: PartialDay = ledger[*id].recalls.as_deref()?.parse().ok()?;
        Some((*id, date))
    });
    looks_back.filter_map(|(id, date)| earlier(ledger, known, id, date)).collect()
}

/// The dispute of a claim that looks back with the report by which its step was known before, unless
/// a report of the time it names told it too.
fn earlier(ledger: &Ledger, known: &[ClaimId], id: ClaimId, date: PartialDay) -> Option<Dispute> {
    let claim = &ledger[id];
    let (first, last) = days(date);
    let same = |other: &ClaimId| {
        let other = &ledger[*other];
        other.stage == claim.stage && other.polarity == claim.polarity && other.recalls.is_none() && other.is_evidence()
    };
    let mut told = known.iter().copied().filter(same);
    if told.clone().any(|other| (first..=last).contains(&ledger[other].published)) {
        return None;
    }
    let before = told.rfind(|other| (1..=STEP_DAYS).contains(&ledger[*other].published.days_until(first)))?;
    let published = PartialDay::Day(ledger[before].published);
    Some(Dispute {
        clash: Clash::Dates { first: published, last: date, of: Dated::Step(claim.stage) },
        sides: vec![vec![Side::Claim(before)], vec![Side::Claim(id)]],
        known: claim.published,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PlayerId;
    use crate::rumour::contradiction::{disputes, disputes_about};
    use crate::rumour::fixture::{SAGA, ledger, on};

    /// What is told of a day, in short.
    fn short(ledger: &Ledger, dispute: &Dispute) -> String {
        let side = |side: &Side| match side {
            Side::Claim(id) => ledger[*id].slug.to_string(),
            Side::Fact(id) => ledger[*id].slug.to_string(),
        };
        let sides: Vec<String> =
            dispute.sides.iter().map(|s| s.iter().map(side).collect::<Vec<_>>().join("+")).collect();
        format!("{} {}: {}", dispute.known, dispute.clash.code(), sides.join(" | "))
    }

    fn about_him(table: &str, day: &str) -> Vec<String> {
        let ledger = ledger("transfer", table);
        let all = disputes_about(&ledger, Subject::Player(PlayerId::at(0)), &on(day));
        all.iter().map(|dispute| short(&ledger, dispute)).collect()
    }

    #[test]
    fn dates_that_share_no_day_clash_when_two_sources_give_them_at_about_the_same_time() {
        let table = "
            2026-01-01 fact of=as kind=contract_end date=2026-06-30
            2026-01-02 fact of=marca kind=contract_end date=2027
            2026-01-03 fact of=bild kind=contract_end date=2025/26
            2026-03-03 fact of=sky kind=contract_end date=2030
            2026-01-04 fact of=goal kind=injury_return date=2028";
        assert_eq!(about_him(table, "2026-01-01"), [""; 0]);
        assert_eq!(about_him(table, "2026-03-11"), ["2026-01-03 date: f2+f0 | f1"]);
    }

    #[test]
    fn what_can_be_one_day_agrees() {
        for (one, other, at_odds) in [
            ("2026", "2025/26", false),
            ("2026-06", "2026-06-30", false),
            ("2026-06", "2026-07-01", true),
            ("2025/26", "2026/27", true),
            ("2026", "2026/27", false),
        ] {
            let table = format!(
                "2026-01-01 fact of=as kind=contract_end date={one}
                 2026-01-02 fact of=marca kind=contract_end date={other}"
            );
            assert_eq!(!about_him(&table, "2026-03-11").is_empty(), at_odds, "{one} {other}");
        }
    }

    #[test]
    fn one_source_may_think_again_and_two_clubs_may_both_be_left() {
        let again = "
            2026-01-01 fact of=as kind=injury_return date=2026-02
            2026-01-05 fact of=as kind=injury_return date=2026-03";
        assert_eq!(about_him(again, "2026-03-11"), [""; 0]);
        let clubs = "
            2026-01-01 fact of=as kind=left date=2024 also=liverpool
            2026-01-05 fact of=marca kind=left date=2026 also=real-madrid";
        assert_eq!(about_him(clubs, "2026-03-11"), [""; 0]);
    }

    #[test]
    fn a_document_can_contradict_itself() {
        let post = "
            2026-01-01 fact of=as kind=posted date=2026-01-03
            2026-01-01 fact of=as kind=posted date=2026-01-04 in=0";
        assert_eq!(about_him(post, "2026-03-11"), ["2026-01-01 document: f0 | f1"]);
        let told = |table: &str| {
            let ledger = ledger("transfer", table);
            let all = disputes(&ledger, SAGA, &on("2026-03-11"));
            all.iter().map(|dispute| short(&ledger, dispute)).collect::<Vec<_>>()
        };
        let both = "2026-01-01 as interest\n2026-01-01 as denied against in=0";
        assert_eq!(told(both), ["2026-01-01 document: c0 | c1"]);
        let looks_back = "2026-01-01 as interest\n2026-01-01 as cooled against in=0 recalls=2025-12";
        assert_eq!(told(looks_back), [""; 0]);
        let two = "2026-01-01 as interest\n2026-01-01 marca denied against in=0";
        assert_eq!(told(two), ["2026-01-01 stance: c0 | c1"]);
    }

    #[test]
    fn a_step_put_in_another_month_than_when_it_was_told() {
        let told = |table: &str| {
            let ledger = ledger("transfer", table);
            let all = disputes(&ledger, SAGA, &on("2026-03-11"));
            all.iter().map(|dispute| short(&ledger, dispute)).collect::<Vec<_>>()
        };
        let late = "
            2025-11-28 ornstein cooled against
            2026-02-05 marca cooled against recalls=2025-12";
        assert_eq!(told(late), ["2026-02-05 date: c0 | c1"]);
        let told_then = format!("{late}\n2025-12-05 as cooled against");
        assert_eq!(told(&told_then), [""; 0]);
    }
}
