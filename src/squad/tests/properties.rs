//! What must hold of every chart, whatever the ledger, the day and the season.

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::world::ledger;
use crate::ledger::{Ledger, OpenOptions, open};
use crate::model::{Clock, Day, Season};
use crate::squad::{Cell, Chart, GoneReason, chart, evidence};

/// The ledger as it would be had nothing been published after a day.
fn published_by(ledger: &Ledger, day: Day) -> Ledger {
    let mut ledger = ledger.clone();
    for player in &mut ledger.players {
        player.born.retain(|s| s.known <= day);
        player.nationality.retain(|s| s.known <= day);
        player.positions.retain(|s| s.known <= day);
        player.shirt.retain(|s| s.known <= day);
        player.spells.retain(|s| s.known <= day);
        player.exits.retain(|s| s.known <= day);
        player.contracts.retain(|s| s.known <= day);
        player.roles.retain(|s| s.known <= day);
        player.stats.retain(|s| s.known <= day);
        for absence in &mut player.availability {
            absence.readings = absence.readings.iter().filter(|r| r.known <= day).cloned().collect();
        }
        player.availability.retain(|absence| !absence.readings.is_empty());
    }
    for saga in &mut ledger.sagas {
        saga.outcomes.retain(|o| o.known <= day);
    }
    for association in &mut ledger.associations {
        association.pre_contract.retain(|s| s.known <= day);
    }
    let claims = &ledger.claims;
    for of_saga in &mut ledger.index.claims_of_saga {
        of_saga.retain(|id| claims[id.index()].published <= day);
    }
    let facts = &ledger.facts;
    for of in ledger.index.facts_of.values_mut() {
        of.retain(|id| facts[id.index()].known <= day);
    }
    ledger
}

/// A chart without the places of readings in their lists, which move when others go.
fn without_places(mut chart: Chart) -> Chart {
    for row in chart.groups.iter_mut().flat_map(|group| &mut group.rows) {
        for bond in [&mut row.bond, &mut row.loan, &mut row.agreed].into_iter().flatten() {
            bond.spell = 0;
        }
        if let Some(exit) = &mut row.exit {
            exit.exit = exit.exit.map(|_| 0);
        }
        if let Some(contract) = &mut row.contract {
            contract.reading = 0;
        }
        row.availability.readings.clear();
        row.ranked.role = row.ranked.role.map(|_| 0);
        row.ranked.stat = row.ranked.stat.map(|_| 0);
    }
    for missing in &mut chart.gone {
        if let GoneReason::Leaves(parting) = &mut missing.reason {
            parting.exit = parting.exit.map(|_| 0);
        }
    }
    chart
}

/// Checks that nothing of after a day shows on it, in any chart or in the evidence of its rows.
fn nothing_later_shows(ledger: &Ledger, clock: &Clock) {
    let clock = Clock { as_known: true, ..*clock };
    let then = published_by(ledger, clock.as_of);
    for club in ledger.club_ids() {
        let now = chart(ledger, club, &clock);
        for player in now.rows().map(|row| row.player) {
            for cell in Cell::ALL.into_iter().filter(|cell| *cell != Cell::Name) {
                let lists = [ledger, &then].map(|ledger| evidence(ledger, player, club, &clock, cell));
                assert_eq!(lists[0], lists[1], "{} of {:?}", cell.code(), ledger[player].slug);
            }
        }
        assert_eq!(without_places(now), without_places(chart(&then, club, &clock)), "{:?}", ledger[club].slug);
    }
}

fn each_player_once(ledger: &Ledger, clock: &Clock) {
    for club in ledger.club_ids() {
        let chart = chart(ledger, club, clock);
        let mut seen = HashSet::new();
        for player in chart.rows().map(|row| row.player).chain(chart.gone.iter().map(|missing| missing.player)) {
            assert!(seen.insert(player), "{:?} stands twice at {:?}", ledger[player].slug, ledger[club].slug);
        }
    }
}

/// Few days, so that they meet: readings, ends and beginnings fall on, before and after each other.
fn a_day() -> impl Strategy<Value = String> {
    (2025..2027_i32, 0..5_usize, 1..3_u32).prop_map(|(y, m, d)| format!("{y}-{:02}-{:02}", [1, 3, 6, 7, 11][m], d * 14))
}

fn a_date() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => a_day(),
        1 => a_day().prop_map(|day| day[..7].into()),
        1 => a_day().prop_map(|day| day[..4].into()),
        1 => prop_oneof![Just("2025/26"), Just("2026/27")].prop_map(String::from),
    ]
}

fn a_club() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just("reds"), 2 => Just("blues"), 1 => Just("samba")]
}

fn a_table() -> impl Strategy<Value = &'static str> {
    prop_oneof![Just("t-2025-08"), Just("r-2026-02-06")]
}

fn a_spell() -> impl Strategy<Value = Value> {
    let kind = prop_oneof![Just("permanent"), Just("loan"), Just("loan_option"), Just("youth")];
    let dates = (prop::option::of(a_date()), prop::option::of(a_date()));
    (a_club(), kind, dates, prop::option::of(a_club()), a_table(), a_day()).prop_map(
        |(club, kind, (from, until), owner, table, known)| {
            let mut spell = json!({"club": club, "kind": kind, "cite": [table], "known": known});
            let until = until.filter(|until| from.as_ref().is_none_or(|from| from < until));
            let owner = owner.filter(|_| kind.starts_with("loan")).map(String::from);
            for (key, value) in [("from", from), ("until", until), ("owner", owner)] {
                if let Some(value) = value {
                    spell[key] = json!(value);
                }
            }
            spell
        },
    )
}

fn an_exit() -> impl Strategy<Value = Value> {
    let kind = prop_oneof![Just("contract_end"), Just("recall"), Just("transfer")];
    (a_club(), a_date(), kind, a_table(), a_day()).prop_map(
        |(club, on, kind, table, known)| json!({"club": club, "on": on, "kind": kind, "cite": [table], "known": known}),
    )
}

fn a_contract() -> impl Strategy<Value = Value> {
    (a_club(), a_date(), a_table(), a_day())
        .prop_map(|(club, end, table, known)| json!({"club": club, "end": end, "cite": [table], "known": known}))
}

fn an_absence() -> impl Strategy<Value = Value> {
    let kind = prop_oneof![Just("injury"), Just("suspension"), Just("loan"), Just("none")];
    let status = prop_oneof![Just("available"), Just("out"), Just("doubtful"), Just("suspended"), Just("season_out")];
    let detail = prop_oneof![Just("ACL"), Just("knock")];
    let reading = (a_day(), status, prop::option::of(a_date())).prop_map(|(known, status, back)| match back {
        Some(back) => json!({"known": known, "status": status, "return_from": back}),
        None => json!({"known": known, "status": status}),
    });
    (kind, detail, prop::option::of(a_day()), vec(reading, 1..4)).prop_map(|(kind, detail, since, readings)| {
        let mut absence =
            json!({"player": "he", "kind": kind, "detail": detail, "cite": ["t-2025-08"], "readings": readings});
        if let Some(since) = since {
            absence["since"] = json!(since);
        }
        absence
    })
}

fn a_saga() -> impl Strategy<Value = Value> {
    let kind = prop_oneof![Just("transfer"), Just("renewal"), Just("loan")];
    let result = prop_oneof![Just("completed"), Just("failed"), Just("renewed")];
    (a_club(), a_club(), kind, result, a_day(), a_day()).prop_map(|(from, to, kind, result, date, known)| {
        let outcome = json!({"result": result, "date": date, "known": known, "cite": ["t-2025-08"]});
        json!({"player": "he", "from": from, "to": to, "kind": kind, "outcomes": [outcome]})
    })
}

fn a_ledger() -> impl Strategy<Value = Ledger> {
    let lists = (vec(a_spell(), 1..6), vec(an_exit(), 0..3), vec(a_contract(), 0..4));
    (lists, vec(an_absence(), 0..4), vec(a_saga(), 0..3), a_day()).prop_map(
        |((spells, exits, contracts), absences, mut sagas, known)| {
            for (i, saga) in sagas.iter_mut().enumerate() {
                saga["id"] = json!(format!("s-{i}"));
            }
            ledger(json!({
                "players": [{"id": "he", "name": "He", "positions": ["CB"], "shirt": 5, "cite": ["t-2025-08"], "known": known,
                    "spells": spells, "exits": exits, "contracts": contracts}],
                "availability": absences,
                "sagas": sagas,
            }))
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn holds_for_any_ledger(ledger in a_ledger(), day in a_day(), steps in -3..4_i32) {
        let as_of: Day = day.parse().expect("a day");
        let clock = Clock { season: Season::holding(as_of).plus(steps), ..Clock::on(as_of) };
        each_player_once(&ledger, &clock);
        nothing_later_shows(&ledger, &clock);
    }

    #[test]
    fn any_day_and_season_can_be_asked_for(days in -400_000_000..400_000_000_i64, season in any::<i32>()) {
        let as_of = "2026-03-11".parse::<Day>().expect("a day").plus_days(days);
        let ledger = super::world::player(json!({
            "spells": [{"club": "reds", "kind": "permanent"}, {"club": "blues", "kind": "loan", "owner": "reds"}],
            "contracts": [{"club": "reds", "end": "2027"}],
            "availability": [{"player": "he", "kind": "injury", "detail": "ACL", "since": "2025-09-23", "cite": ["t-2025-08"],
                "readings": [{"known": "2025-09-24", "status": "out"}]}],
        }));
        each_player_once(&ledger, &Clock { season: Season::starting_in(season), ..Clock::on(as_of) });
    }
}

#[test]
fn holds_for_the_edition() {
    let ledger = open(&OpenOptions::default()).ledger;
    for (day, steps) in [("2025-04-01", 0), ("2025-12-20", 1), ("2026-03-11", 0), ("2026-03-29", 1), ("2026-07-05", -1)]
    {
        let as_of: Day = day.parse().expect("a day");
        let clock = Clock { season: Season::holding(as_of).plus(steps), ..Clock::on(as_of) };
        each_player_once(&ledger, &clock);
        nothing_later_shows(&ledger, &clock);
    }
}
