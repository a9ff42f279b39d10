//! Promised events of which nothing was heard.

use crate::ledger::Ledger;
use crate::model::{Clock, Day, FactId, Modality, PartialDay, Side, Subject};

use super::clash::{Clash, Dispute};

/// Kinds of fact that promise an event which is held or not.
const EVENTS: [&str; 3] = ["meeting", "medical", "announcement"];

/// The facts known by the day that plan an event for an exact day which is past, and of which no
/// later fact tells what came of it; the newest event first.
pub fn silences(ledger: &Ledger, clock: &Clock) -> Vec<Dispute> {
    let all = (0..ledger.facts.len()).map(FactId::at);
    let mut found: Vec<(Day, FactId)> = all.filter_map(|id| Some((silent(ledger, id, clock)?, id))).collect();
    found.sort_by_key(|(due, id)| (std::cmp::Reverse(*due), *id));
    let dispute = |(due, id): (Day, FactId)| Dispute {
        clash: Clash::Silence { fact: id, due },
        sides: vec![vec![Side::Fact(id)]],
        known: due.plus_days(1),
    };
    found.into_iter().map(dispute).collect()
}

/// The day of a planned event of which nothing was heard once it was past.
fn silent(ledger: &Ledger, id: FactId, clock: &Clock) -> Option<Day> {
    let fact = &ledger[id];
    let Some(PartialDay::Day(due)) = fact.valid else { return None };
    let promised = fact.modality == Modality::Planned && EVENTS.contains(&&*fact.kind);
    if !promised || !clock.sees(fact.known) || due >= clock.as_of {
        return None;
    }
    let concerned: Vec<Subject> = std::iter::once(fact.subject).chain(fact.also.iter().copied()).collect();
    let told = concerned.iter().flat_map(|subject| ledger.index.facts_of.get(subject).into_iter().flatten());
    let mut later = told.map(|other| &ledger[*other]).filter(|other| clock.sees(other.known) && other.known >= due);
    let reported = later.any(|other| other.kind == fact.kind && other.modality != Modality::Planned);
    (!reported).then_some(due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::{OpenOptions, open};
    use crate::rumour::fixture::on;

    #[test]
    fn the_meeting_of_6_february_was_never_told_of() {
        let ledger = open(&OpenOptions::default()).ledger;
        let told = |day: &str| {
            let all = silences(&ledger, &on(day));
            all.iter().map(|d| d.clash.clone()).collect::<Vec<_>>()
        };
        assert_eq!(told("2026-02-06"), [], "it may still be held");
        let fact = ledger.index.facts["seed-058"];
        assert_eq!(told("2026-02-07"), [Clash::Silence { fact, due: "2026-02-06".parse().unwrap() }]);
        assert_eq!(told("2026-02-04"), [], "nobody had promised it");
    }
}
