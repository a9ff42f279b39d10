//! The saga that the edition opens with, as its reports tell it: dropped, and back again.

use super::fixture::{SAGA, ledger, on};
use super::{State, standing, timeline};
use crate::model::Stage;

/// Konaté to Real Madrid: every claim held of it to June 2026.
const MADRID: &str = "
    2025-03-07 daily-mail interest
    2025-03-10 defensa-central interest
    2025-05-07 marca interest
    2025-05-13 fabrizio-romano interest
    2025-05-16 marca contact
    2025-06-15 marca interest
    2025-06-16 marca interest
    2025-07-08 sky-sports interest
    2025-07-12 cadena-ser talks
    2025-07-12 marca interest
    2025-07-17 el-espanol interest conditional
    2025-07-20 lequipe contact
    2025-08-01 fichajes contact
    2025-08-09 real-madrid-confidencial interest
    2025-08-14 don-balon interest conditional fee=20EUR
    2025-08-20 defensa-central interest
    2025-09-08 defensa-central interest fee=15EUR
    2025-09-09 marca leave_free
    2025-09-09 sports-illustrated interest
    2025-09-11 daily-mail contact
    2025-09-11 ok-diario personal_terms
    2025-09-11 fichajes personal_terms
    2025-09-11 fabrizio-romano interest
    2025-09-11 the-athletic interest
    2025-09-12 fichajes personal_terms
    2025-09-23 dean-jones interest
    2025-09-29 daily-mail denied against
    2025-10-01 hugo-delom denied against
    2025-10-12 jose-felix-diaz interest
    2025-11-05 santi-aouna cooled against
    2025-11-06 foot-mercato cooled against
    2025-11-07 bild talks
    2025-11-28 david-ornstein cooled against
    2025-12-28 as cooled against
    2026-02-05 lewis-steele cooled against
    2026-02-05 rodra interest conditional
    2026-02-06 matteo-moretto contact conditional
    2026-02-07 matteo-moretto contact
    2026-02-08 ramon-alvarez-de-mon interest
    2026-02-08 ?report_recalled_by_Championat interest
    2026-02-21 football-espana cooled against
    2026-03-02 football-espana interest
    2026-03-10 ?report_of_9_March_2026 interest fee=15EUR
    2026-03-10 ?Spanish_report player_rejects against
    2026-03-10 fabrizio-romano cooled against
    2026-06-02 ?social-media_post interest conditional";

/// Stage, state and whether it is contested, on a day.
fn stands(day: &str) -> (Stage, State, bool) {
    let ledger = ledger("free", MADRID);
    let standing = standing(&ledger, SAGA, &on(day)).unwrap();
    (standing.stage, standing.state, standing.contested)
}

#[test]
fn it_is_dropped_before_christmas() {
    let (_, state, contested) = stands("2025-12-20");
    assert_eq!((state, contested), (State::Dropped, false));
}

#[test]
fn it_is_rekindled_at_contact_in_february() {
    assert_eq!(stands("2026-02-05").1, State::Dropped, "a day both ways leaves it as it was");
    assert!(stands("2026-02-05").2, "and marks it");
    assert_eq!(stands("2026-02-10"), (Stage::Contact, State::Rekindled, false));
}

#[test]
fn it_is_rekindled_and_contested_at_contact_on_the_editions_day() {
    assert_eq!(stands("2026-03-11"), (Stage::Contact, State::Rekindled, true));
}

#[test]
fn leaving_free_is_no_step_towards_madrid_and_two_denials_were_answered() {
    assert_eq!(stands("2025-09-10").0, Stage::Talks, "the move's ladder has priority over leave_free");
    assert_eq!(stands("2025-09-28").0, Stage::PersonalTerms);
    assert_eq!(stands("2025-10-01").1, State::Denied);
    assert_eq!(stands("2025-10-12").1, State::Active);
}

#[test]
fn each_drop_and_each_return_is_an_interval_of_its_own() {
    let ledger = ledger("free", MADRID);
    let standing = standing(&ledger, SAGA, &on("2026-03-11")).unwrap();
    let path: Vec<String> = standing.intervals.iter().map(|i| format!("{} {}", i.from, i.state.code())).collect();
    assert_eq!(
        path,
        [
            "2025-03-07 active",
            "2025-04-24 quiet",
            "2025-05-07 active",
            "2025-06-27 quiet",
            "2025-07-08 active",
            "2025-09-29 denied",
            "2025-10-12 active",
            "2025-11-05 dropped",
            "2025-11-07 rekindled",
            "2025-11-28 dropped",
            "2026-02-06 rekindled",
            "2026-02-21 dropped",
            "2026-03-02 rekindled",
        ]
    );
    assert_eq!(standing.since.to_string(), "2026-03-02");
    let contested: Vec<String> =
        timeline(&ledger, SAGA, &on("2026-03-11")).contested.iter().map(|d| d.day.to_string()).collect();
    assert_eq!(contested, ["2026-03-10", "2026-02-05"]);
}
