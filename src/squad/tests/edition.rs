//! What the edition must show of its squads.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::world::{club, on, on_in};
use crate::ledger::{Ledger, OpenOptions, open};
use crate::model::{AvailabilityStatus, Clock, Position};
use crate::squad::{Chart, Counts, Presence, Row, chart};

static EDITION: LazyLock<Ledger> = LazyLock::new(|| open(&OpenOptions::default()).ledger);

fn of(id: &str, clock: &Clock) -> Chart {
    chart(&EDITION, club(&EDITION, id), clock)
}

fn row(id: &str, player: &str, clock: &Clock) -> Option<Row> {
    of(id, clock).row(EDITION.index.players[player]).cloned()
}

fn end(row: &Row) -> String {
    row.contract.as_ref().map_or("-".into(), |contract| contract.end_day.to_string())
}

#[test]
fn liverpools_centre_backs_in_march() {
    let chart = of("liverpool", &on("2026-03-11"));
    let group = chart.group(Position::Cb).unwrap();
    let mut rows: Vec<(&str, &str, String)> =
        group.rows.iter().map(|row| (EDITION[row.player].slug.as_str(), row.presence.code(), end(row))).collect();
    let below = rows.split_off(2);
    rows.sort_unstable();
    assert_eq!(
        rows,
        [("ibrahima-konate", "squad", "2026-06-30".into()), ("virgil-van-dijk", "squad", "2027-06-30".into()),]
    );
    assert_eq!(
        below,
        [
            ("joe-gomez", "squad", "2027-06-30".into()),
            ("rhys-williams", "squad", "2026-06-30".into()),
            ("giovanni-leoni", "squad", "2031-06-30".into()),
            ("jeremy-jacquet", "arriving", "-".into()),
        ]
    );
    assert_eq!(group.counts, Counts { now: 5, fit: 4, unknown: 0, contracted_after_season: 3 });
    let leoni = &group.rows[4].availability;
    assert_eq!((leoni.status, leoni.detail.as_deref()), (AvailabilityStatus::SeasonOut, Some("ACL")));
    let jacquet = &group.rows[5];
    assert_eq!(jacquet.other_club, Some(club(&EDITION, "rennes")));
    assert_eq!(jacquet.availability.part, Some(crate::model::BodyPart::Shoulder));
    assert!(group.rows.iter().all(|row| row.backing_of(crate::squad::Cell::Presence).is_some()));
}

#[test]
fn liverpool_next_season() {
    let chart = of("liverpool", &on_in("2026-03-11", "2026/27"));
    let slugs: Vec<&str> =
        chart.group(Position::Cb).unwrap().rows.iter().map(|row| EDITION[row.player].slug.as_str()).collect();
    assert!(slugs.contains(&"jeremy-jacquet") && !slugs.contains(&"ibrahima-konate"), "{slugs:?}");
    assert!(chart.gone.iter().any(|missing| EDITION[missing.player].slug.as_str() == "ibrahima-konate"));
}

#[test]
fn madrids_defence_in_march() {
    let clock = on("2026-03-11");
    let at = |player| row("real-madrid", player, &clock).unwrap();
    for (player, expected) in
        [("antonio-rudiger", "2026-06-30"), ("david-alaba", "2026-06-30"), ("dean-huijsen", "2030-06-30")]
    {
        let row = at(player);
        assert_eq!((end(&row).as_str(), row.is_backfilled()), (expected, false), "{player}");
    }
    assert_eq!(at("eder-militao").availability.status, AvailabilityStatus::Out);
    assert_eq!(at("franco-mastantuono").availability.status, AvailabilityStatus::Suspended);
    let rudiger = row("real-madrid", "antonio-rudiger", &on("2026-07-05")).unwrap();
    assert_eq!(end(&rudiger), "2027-06-30");
}

#[test]
fn moves_are_not_known_before_they_were_made() {
    for (day, player, there, not_there) in [
        ("2025-12-20", "marc-guehi", "crystal-palace", "manchester-city"),
        ("2025-04-01", "dean-huijsen", "bournemouth", "real-madrid"),
    ] {
        let presence = |id| row(id, player, &on(day)).map(|row| row.presence);
        assert_eq!((presence(there), presence(not_there)), (Some(Presence::Squad), None), "{player} on {day}");
    }
}

#[test]
fn no_loan_ends_a_contract() {
    for (player, owner, borrower) in [
        ("marcus-rashford", "manchester-united", "barcelona"),
        ("rasmus-hojlund", "manchester-united", "napoli"),
        ("jack-grealish", "manchester-city", "everton"),
    ] {
        for (id, presence) in [(owner, Presence::LoanedOut), (borrower, Presence::OnLoanIn)] {
            let row = row(id, player, &on("2026-03-11")).unwrap();
            assert_eq!(row.presence, presence, "{player} at {id}");
            assert!(
                row.contract.is_none_or(|c| c.end_day.year() > 2026 && c.club == club(&EDITION, owner)),
                "{player}"
            );
            assert!(row.loan.and_then(|loan| loan.until).is_some_and(|until| until.year() == 2026));
        }
    }
}

#[test]
fn nobody_is_at_two_clubs_on_a_day() {
    for day in ["2025-04-01", "2025-09-15", "2025-12-20", "2026-03-11", "2026-03-29", "2026-07-05"] {
        let mut at = HashMap::new();
        for id in EDITION.club_ids() {
            for row in chart(&EDITION, id, &on(day)).rows().filter(|row| row.presence.is_here()) {
                let other = at.insert(row.player, id);
                assert_eq!(other, None, "{} on {day}", EDITION[row.player].name);
            }
        }
        assert!(at.len() > 700, "{} on {day}", at.len());
    }
}

#[test]
fn a_loan_told_by_his_table_is_a_word_only_at_his_owners() {
    use crate::model::AvailabilityKind as Kind;
    let kind =
        |id, day| row(id, "marcus-rashford", &on(day)).map(|row| (row.availability.status, row.availability.kind));
    let unknown = AvailabilityStatus::Unknown;
    assert_eq!(kind("manchester-united", "2026-03-11"), Some((unknown, Some(Kind::Loan))));
    assert_eq!(kind("barcelona", "2026-03-11"), Some((unknown, None)));
    assert_eq!(kind("manchester-united", "2026-07-05"), Some((unknown, None)));
}
