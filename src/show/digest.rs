//! What changed between two days, in words.

use crate::desk::{Belonged, News, Stood, What};
use crate::ledger::Ledger;
use crate::model::{SagaId, SagaKind};
use crate::rumour::chain_of_claim;
use crate::squad::{ContractShown, Fitness, Presence};

use super::{
    CHAIN_ARROW, UNKNOWN, absence_reason, chain_of, day, day_month, presence, stage, stage_said, state, status_short,
};

/// The heading of a kind of news.
pub const fn news_kind(what: &What) -> &'static str {
    match what {
        What::Outcome(..) => "Settled",
        What::Saga(..) => "Rumours that moved",
        What::Move(..) => "Comings and goings",
        What::Availability(..) => "Fitness",
        What::Contract(..) => "Contracts",
        What::Claim(_) => "What was said",
    }
}

/// What a piece of news says, the player's name left out: before › after where there is a before.
pub fn news(ledger: &Ledger, news: &News) -> String {
    let after = news_after(ledger, news);
    match news_before(ledger, news) {
        Some(before) => format!("{}{before}{CHAIN_ARROW}{after}", news_subject(ledger, news)),
        None => format!("{}{after}", news_subject(ledger, news)),
    }
}

/// What the news is about beside the player: a saga's aim.
fn news_subject(ledger: &Ledger, news: &News) -> String {
    match &news.what {
        What::Outcome(saga, ..) | What::Saga(saga, ..) => format!("{}: ", aim(ledger, *saga)),
        What::Claim(claim) => format!("{}: ", aim(ledger, ledger[*claim].saga)),
        What::Move(..) | What::Availability(..) | What::Contract(..) => String::new(),
    }
}

/// How it was before, in words; none where it was not, or where nothing can be compared.
pub fn news_before(ledger: &Ledger, news: &News) -> Option<String> {
    match &news.what {
        What::Outcome(_, was, _) | What::Saga(_, was, _) => was.map(stood),
        What::Move(was, _) => was.presence.map(|_| belonged(ledger, *was)),
        What::Availability(was, _) => was.known.map(|_| fitness(was)),
        What::Contract(was, _) => was.as_deref().map(contract),
        What::Claim(_) => None,
    }
}

/// How it is now, in words.
pub fn news_after(ledger: &Ledger, news: &News) -> String {
    match &news.what {
        What::Outcome(saga, _, is) => {
            let newest = ledger[*saga].outcomes.iter().rfind(|outcome| outcome.known <= news.day);
            match newest.and_then(|outcome| outcome.value.note.as_deref()) {
                Some(note) => format!("{}: {note}", stood(*is)),
                None => stood(*is),
            }
        }
        What::Saga(_, was, is) if was.is_none() => format!("new: {}", stood(*is)),
        What::Saga(_, _, is) => stood(*is),
        What::Move(_, is) => belonged(ledger, *is),
        What::Availability(_, is) => fitness(is),
        What::Contract(_, is) => contract(is),
        What::Claim(claim) => {
            let claim = &ledger[*claim];
            format!("{}. {}", stage_said(claim.stage, claim.polarity), claim.summary)
        }
    }
}

/// Who says so, of a claim.
pub fn news_chain(ledger: &Ledger, news: &News) -> Option<String> {
    match &news.what {
        What::Claim(claim) => Some(chain_of(ledger, &chain_of_claim(ledger, &ledger[*claim]))),
        _ => None,
    }
}

fn aim(ledger: &Ledger, id: SagaId) -> String {
    let saga = &ledger[id];
    match (saga.kind, saga.to) {
        (SagaKind::Renewal, _) => "new contract".to_owned(),
        (_, Some(to)) => format!("to {}", ledger[to].name),
        (_, None) => saga
            .to_note
            .as_deref()
            .map_or("away", |note| note.split([':', ';']).next().unwrap_or(note).trim())
            .to_owned(),
    }
}

fn stood(stood: Stood) -> String {
    let contested = if stood.contested { ", contested" } else { "" };
    match stood.state {
        ended if ended.is_resolved() => format!("{}{contested}", state(ended)),
        held => format!("{}, {}{contested}", stage(stood.stage), state(held)),
    }
}

fn belonged(ledger: &Ledger, belonged: Belonged) -> String {
    let other = belonged.other.map(|club| &*ledger[club].name);
    match (belonged.presence, other) {
        (None, Some(there)) => format!("gone to {there}"),
        (None, None) => "gone".to_owned(),
        (Some(Presence::LoanedOut), Some(there)) => format!("lent to {there}"),
        (Some(Presence::OnLoanIn), Some(owner)) => format!("on loan from {owner}"),
        (Some(Presence::Leaving), Some(there)) => format!("leaves for {there}"),
        (Some(Presence::Arriving), Some(from)) => format!("will come from {from}"),
        (Some(Presence::Arriving), None) => "will come".to_owned(),
        (Some(how), _) => presence(how).to_owned(),
    }
}

fn fitness(fitness: &Fitness) -> String {
    let said = status_short(fitness.status);
    let reason = fitness.kind.filter(|_| !fitness.is_fit());
    let reason = reason.map(|kind| absence_reason(kind, fitness.part, fitness.detail.as_deref()).into_owned());
    let chance = fitness.chance.filter(|_| !fitness.is_fit()).map(|chance| format!("{chance} %"));
    let back = fitness.stated.map(|span| {
        let (from, to) = (day_month(span.from), day_month(span.to));
        if from == to { format!("back {from}") } else { format!("back {from} to {to}") }
    });
    let aside: Vec<String> = [reason.filter(|reason| reason != said), chance, back].into_iter().flatten().collect();
    if aside.is_empty() { said.to_owned() } else { format!("{said} ({})", aside.join(", ")) }
}

fn contract(contract: &ContractShown) -> String {
    let end = day(contract.end_day);
    match (contract.outdated, contract.talks_abroad.open) {
        (Some(_), _) => format!("renewed beyond {end}, end {UNKNOWN}"),
        (None, true) => format!("to {end}, free to talk abroad"),
        (None, false) => format!("to {end}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::LazyLock;

    use crate::desk::{Interest, News, What, digest, since_last};
    use crate::ledger::{Ledger, OpenOptions, open};
    use crate::model::{ClaimId, Clock, Day};
    use crate::show;

    static EDITION: LazyLock<Ledger> = LazyLock::new(|| open(&OpenOptions::default()).ledger);

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn told(interest: &Interest, since: &str, until: &str) -> Vec<(String, String, String)> {
        let digest = digest(&EDITION, interest, day(since), &Clock::on(day(until)));
        let row = |news: &News| {
            let name = EDITION[news.player].name.to_string();
            (news.what.code().to_owned(), name, show::news(&EDITION, news))
        };
        digest.news.iter().map(row).collect()
    }

    fn liverpool() -> Interest {
        Interest::club(EDITION.index.clubs["liverpool"])
    }

    #[test]
    fn a_club_s_march() {
        let told = told(&liverpool(), "2026-03-06", "2026-03-11");
        let holds = |kind: &str, name: &str, words: &str| {
            told.iter().any(|(k, n, w)| k == kind && n == name && w.contains(words))
        };
        assert!(holds("saga", "Dean Huijsen", "to Liverpool: new: interest, active"), "{told:#?}");
        assert!(holds("saga", "Ibrahima Konaté", "contact, rekindled › contact, rekindled, contested"), "{told:#?}");
        assert!(holds("availability", "Alisson", "fit › doubt (knock, 75 %)"), "{told:#?}");
        assert!(holds("claim", "Ibrahima Konaté", "to Chelsea: talks."), "{told:#?}");
        let kinds: Vec<&str> = told.iter().map(|(kind, ..)| kind.as_str()).collect();
        let mut grouped = kinds.clone();
        grouped.dedup();
        assert_eq!(grouped, ["saga", "availability", "contract", "claim"], "each kind stands together");
    }

    #[test]
    fn nothing_happens_in_no_time() {
        assert_eq!(told(&Interest::Everyone, "2026-03-11", "2026-03-11"), []);
        assert_eq!(told(&Interest::Everyone, "2026-03-12", "2026-03-11"), []);
    }

    #[test]
    fn every_claim_is_told_once_on_the_day_it_became_known() {
        let everything = digest(&EDITION, &Interest::Everyone, day("2020-01-01"), &Clock::on(day("2026-03-11")));
        let mut claims: Vec<ClaimId> = everything
            .news
            .iter()
            .filter_map(|news| match news.what {
                What::Claim(claim) => Some(claim),
                _ => None,
            })
            .collect();
        claims.sort_unstable();
        let known = (0..EDITION.claims.len()).map(ClaimId::at).filter(|id| {
            let published = EDITION[*id].published;
            published > day("2020-01-01") && published <= day("2026-03-11")
        });
        assert_eq!(claims, known.collect::<Vec<_>>());
        assert!(everything.news.iter().all(|news| news.day > everything.since && news.day <= everything.until));
    }

    #[test]
    fn a_player_alone_is_told_of_without_his_club() {
        let konate = EDITION.index.players["ibrahima-konate"];
        let interest = Interest::In { clubs: BTreeSet::new(), players: [konate].into() };
        let told = told(&interest, "2026-03-06", "2026-03-11");
        assert!(told.len() > 4 && told.iter().all(|(_, name, _)| name == "Ibrahima Konaté"), "{told:#?}");
    }

    #[test]
    fn the_last_visit_counts_only_where_something_can_have_happened_since() {
        let until = day("2026-03-11");
        assert_eq!(since_last(Some(day("2026-02-01")), until), day("2026-02-01"));
        for visited in [None, Some(until), Some(day("2026-05-01"))] {
            assert_eq!(since_last(visited, until), day("2026-03-04"));
        }
    }
}
