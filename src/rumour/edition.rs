//! What the edition must show of its sagas.

use std::sync::LazyLock;

use super::fixture::on;
use super::{Clash, State, disputes, disputes_about, rank, standing};
use crate::ledger::{Ledger, OpenOptions, open};
use crate::model::{SagaId, Side, Stage, Subject};

static EDITION: LazyLock<Ledger> = LazyLock::new(|| open(&OpenOptions::default()).ledger);

fn saga(slug: &str) -> SagaId {
    EDITION.index.sagas[slug]
}

/// Stage, state and whether a saga is contested, on a day.
fn stands(slug: &str, day: &str) -> Option<(Stage, State, bool)> {
    standing(&EDITION, saga(slug), &on(day)).map(|s| (s.stage, s.state, s.contested))
}

#[test]
fn konate_to_madrid_is_dropped_and_then_rekindled() {
    let dropped = stands("konate-real-madrid", "2025-12-20").unwrap();
    assert_eq!((dropped.1, dropped.2), (State::Dropped, false));
    let on_day = |day| stands("konate-real-madrid", day).unwrap();
    let february = on_day("2026-02-10");
    assert_eq!((february.0, february.1), (Stage::Contact, State::Rekindled));
    assert_eq!(on_day("2026-03-11"), (Stage::Contact, State::Rekindled, true));
}

#[test]
fn huijsen_to_liverpool_begins_in_march() {
    assert_eq!(stands("huijsen-liverpool-2026", "2026-02-10"), None);
    assert_eq!(stands("huijsen-liverpool-2026", "2026-03-11"), Some((Stage::Interest, State::Active, false)));
}

#[test]
fn every_recorded_contradiction_is_told_with_its_saga_or_with_whom_it_is_about() {
    let clock = on("2026-03-11");
    let told_of = |side: &Side| match side {
        Side::Claim(id) => disputes(&EDITION, EDITION[*id].saga, &clock),
        Side::Fact(id) => {
            let fact = &EDITION[*id];
            let saga = fact.claim.map(|claim| disputes(&EDITION, EDITION[claim].saga, &clock));
            let about: Vec<Subject> = std::iter::once(fact.subject).chain(fact.also.iter().copied()).collect();
            let about = about.into_iter().flat_map(|subject| disputes_about(&EDITION, subject, &clock));
            saga.into_iter().flatten().chain(about).collect()
        }
    };
    for (slug, id) in &EDITION.index.contradictions {
        let recorded = &EDITION[*id];
        assert!(recorded.known <= clock.as_of, "{slug} is of later");
        for side in &recorded.sides {
            assert!(told_of(side).iter().any(|d| d.clash == Clash::Recorded(*id)), "{slug} is not told with {side:?}");
        }
    }
    assert!(EDITION.contradictions.len() >= 9);
}

#[test]
fn settled_sagas_stand_below_all_open_ones() {
    let ranked = rank(&EDITION, &on("2026-03-11"));
    let first_settled = ranked.iter().position(|(_, s)| s.state.is_resolved()).unwrap();
    assert!(ranked[first_settled..].iter().all(|(_, s)| s.state.is_resolved()));
    assert!(first_settled > 0);
    assert!(ranked[..first_settled].windows(2).all(|pair| pair[0].1.heat >= pair[1].1.heat));
}

#[test]
fn a_document_against_itself_and_a_silence_are_found_without_being_recorded() {
    let mut bare = open(&OpenOptions::default()).ledger;
    bare.index.contradictions_of_claim.clear();
    bare.index.contradictions_of_fact.clear();
    let clock = on("2026-03-11");
    let of_saga = disputes(&bare, bare.index.sagas["konate-liverpool-renewal"], &clock);
    assert!(of_saga.iter().any(|d| matches!(d.clash, Clash::Silence { .. })), "the meeting of 6 February");
    let posted = bare[bare.index.facts["seed-060"]].subject;
    let of_the_post = disputes_about(&bare, posted, &clock);
    let [Clash::Document { within, .. }] = &of_the_post.iter().map(|d| d.clash.clone()).collect::<Vec<_>>()[..] else {
        panic!("{of_the_post:?}");
    };
    assert!(matches!(**within, Clash::Dates { .. }), "a Wednesday stamped on a Tuesday");
}
