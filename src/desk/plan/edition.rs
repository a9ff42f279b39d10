//! What the edition's planner must show.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::desk::Today;
use crate::ledger::{Ledger, OpenOptions, open};
use crate::model::{Clock, ClubId, Day, PlayerId, Position, SagaId, Season};
use crate::squad::Outlook;

static EDITION: LazyLock<Ledger> = LazyLock::new(|| open(&OpenOptions::default()).ledger);
static TODAY: LazyLock<Today> = LazyLock::new(|| on("2026-03-11"));

fn on(day: &str) -> Today {
    Today::new(&EDITION, &Clock::on(day.parse().unwrap()))
}

fn season(text: &str) -> Season {
    text.parse().unwrap()
}

fn club(slug: &str) -> ClubId {
    EDITION.index.clubs[slug]
}

fn player(slug: &str) -> PlayerId {
    EDITION.index.players[slug]
}

fn saga(slug: &str) -> SagaId {
    EDITION.index.sagas[slug]
}

fn assumed(steps: &[&str]) -> Scenario {
    let step = |text: &&str| match text.split_once('@') {
        Some((slug, day)) => Step { on: Some(day.parse().unwrap()), ..Step::saga(saga(slug)) },
        None => Step::saga(saga(text)),
    };
    resolve(&EDITION, &TODAY, &steps.iter().map(step).collect::<Vec<_>>())
}

/// The centre-backs of a club in 2026/27 by outlook, as surnames.
fn centre_backs(plan: &ClubPlan, outlook: Outlook) -> Vec<&'static str> {
    let rows = plan.at(Some(Position::Cb)).filter(|row| row.outlook == outlook);
    rows.map(|row| EDITION[row.player].name.split(' ').next_back().unwrap()).collect()
}

#[test]
fn the_argument_of_the_third_article() {
    let scenario = assumed(&["konate-real-madrid", "huijsen-liverpool-2026"]);
    assert_eq!(scenario.refused, []);
    assert_eq!(scenario.clubs(), [club("liverpool"), club("real-madrid")]);
    let of = |slug| contrast(&EDITION, &TODAY, club(slug), season("2026/27"), &scenario);

    let liverpool = of("liverpool");
    assert_eq!(centre_backs(&liverpool.before, Outlook::Open), ["Konaté"]);
    assert_eq!(centre_backs(&liverpool.after, Outlook::Goes), ["Konaté", "Williams"]);
    assert_eq!(centre_backs(&liverpool.after, Outlook::Arrives), ["Huijsen", "Jacquet"]);
    assert_eq!(centre_backs(&liverpool.after, Outlook::Certain), ["Leoni", "Gomez", "Dijk"]);

    let madrid = of("real-madrid");
    assert_eq!(centre_backs(&madrid.after, Outlook::Arrives), ["Konaté"]);
    assert_eq!(centre_backs(&madrid.after, Outlook::Goes), ["Alaba", "Huijsen"]);
    assert_eq!(centre_backs(&madrid.after, Outlook::Open), ["Rüdiger"]);
    assert_eq!(centre_backs(&madrid.after, Outlook::Certain), ["Asencio", "Militão"]);

    let agents = Agents::find(&EDITION, &TODAY, season("2026/27"));
    let lacks = lacks(&EDITION, &TODAY, &madrid.before, &madrid.after, &scenario, &agents);
    let at_the_back = lacks.iter().find(|lack| lack.gap.position == Position::Cb).unwrap();
    assert_eq!((at_the_back.gap.now, at_the_back.gap.wanted, at_the_back.gap.open), (3, 4, 1));
    assert_eq!(at_the_back.candidates[0].player, player("nico-schlotterbeck"));
    assert!(at_the_back.candidates.iter().any(|c| c.saga.is_none()), "free agents to be stand there too");
}

#[test]
fn moves_have_their_days_and_say_where_they_come_from() {
    let scenario = assumed(&["konate-real-madrid", "huijsen-liverpool-2026"]);
    let days: Vec<(String, DayBasis)> = scenario.accepted.iter().map(|a| (a.on.to_string(), a.basis)).collect();
    assert_eq!(
        days,
        [("2026-07-01".to_string(), DayBasis::AfterContract), ("2026-06-15".to_string(), DayBasis::Window)]
    );
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let table = [
        (&["konate-real-madrid", "konate-chelsea"][..], "two_destinations"),
        (&["konate-real-madrid", "konate-liverpool-renewal"], "leaves_and_renews"),
        (&["konate-liverpool-renewal", "konate-bayern"], "leaves_and_renews"),
        (&["konate-real-madrid", "konate-real-madrid"], "repeated"),
        (&["konate-chelsea@2026-04-01"], "before_pre_contract"),
        (&["huijsen-liverpool-2026@2026-04-01"], "outside_window"),
        (&["huijsen-liverpool-2026@2026-03-01"], "in_the_past"),
        (&["huijsen-liverpool-2025"], "settled"),
        (&["konate-liverpool-renewal@2026-06-30"], "no_extension"),
    ];
    for (steps, why) in table {
        let refused: Vec<&str> = assumed(steps).refused.iter().map(|r| r.why.code()).collect();
        assert_eq!(refused, [why], "{steps:?}");
    }
    // Madrid may agree with him on the day on which Chelsea may not.
    assert_eq!(assumed(&["konate-real-madrid@2026-04-01"]).refused, []);
    let unknown = resolve(&EDITION, &on("2026-02-10"), &[Step::saga(saga("huijsen-liverpool-2026"))]);
    assert_eq!(unknown.refused[0].why.code(), "not_yet_known");
}

#[test]
fn a_renewal_without_a_length_keeps_him_for_a_season_and_then_leaves_it_open() {
    let scenario = assumed(&["konate-liverpool-renewal"]);
    let at = |text, scenario: &Scenario| {
        let plan = plan_with(&EDITION, &TODAY, club("liverpool"), season(text), scenario);
        plan.row(player("ibrahima-konate")).map(|row| row.outlook)
    };
    assert_eq!(at("2026/27", &scenario), Some(Outlook::Certain));
    assert_eq!(at("2027/28", &scenario), Some(Outlook::Open));
    let stated = assumed(&["konate-liverpool-renewal@2029-06-30"]);
    assert_eq!(at("2028/29", &stated), Some(Outlook::Certain));
    assert_eq!(at("2029/30", &stated), Some(Outlook::Goes));
}

#[test]
fn a_scenario_saved_and_read_again_is_the_same() {
    let steps = [
        Step::saga(saga("konate-real-madrid")),
        Step { choice: Choice::Signing { player: player("rhys-williams"), to: club("real-madrid") }, on: None },
    ];
    let text = write_saved(&EDITION, "argument", TODAY.clock.as_of, season("2026/27"), &steps);
    let (saved, read, stale) = read_saved(&EDITION, &TODAY, &text).unwrap();
    assert_eq!((saved.name.as_str(), read.as_slice(), stale.as_slice()), ("argument", &steps[..], &[][..]));
    let later = write_saved(
        &EDITION,
        "x",
        TODAY.clock.as_of,
        season("2026/27"),
        &[Step::saga(saga("konate-liverpool-renewal"))],
    );
    let (_, _, stale) = read_saved(&EDITION, &on("2026-06-04"), &later).unwrap();
    assert!(matches!(stale[..], [Stale { why: Why::Settled { .. }, .. }]));
    let unknown = text.replace("konate-real-madrid", "konate-rmadrid");
    assert!(read_saved(&EDITION, &TODAY, &unknown).unwrap_err().to_string().starts_with("step 1: no saga"));
}

#[test]
fn a_preliminary_agreement_of_september_breaks_the_rule_of_january() {
    let found = breaches(&EDITION, saga("konate-real-madrid"), &TODAY.clock);
    assert!(!found.is_empty());
    let january: Day = "2026-01-01".parse().unwrap();
    assert!(found.iter().all(|b| b.allowed_from == january && b.published < january), "{found:?}");
    assert!(found.iter().any(|b| b.published.to_string().starts_with("2025-09")));
}

#[test]
fn likelihoods_rise_with_the_stage_and_stay_within_bounds() {
    let odds = Odds::of(&EDITION, &TODAY);
    assert!(odds.resolved() > 100, "{}", odds.resolved());
    let asked = |slug| odds.likelihood(saga(slug)).unwrap();
    assert!(asked("jones-inter") > asked("gomez-milan"));
    for id in EDITION.saga_ids() {
        let open = TODAY.standing(id).is_some_and(|s| !s.state.is_resolved());
        assert_eq!(odds.likelihood(id).is_some(), open);
        assert!(odds.likelihood(id).is_none_or(|p| p > 0.0 && p < 1.0));
    }
}

#[test]
fn a_simulation_reproduces_and_its_chances_add_up() {
    let clubs = [club("liverpool"), club("real-madrid")];
    let scenario = assumed(&["konate-real-madrid"]);
    let run = || simulate(&EDITION, &TODAY, season("2026/27"), &scenario, &clubs, (SEED, WINDOWS));
    let once = run();
    assert_eq!(once, run());
    for slot in once.clubs.iter().flat_map(|club| &club.slots) {
        assert!((slot.distribution.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{slot:?}");
        assert!(slot.matters.iter().all(|m| m.effect != 0), "{slot:?}");
    }
    let madrid = once.clubs[1].slots.iter().find(|slot| slot.position == Position::Cb).unwrap();
    assert!(madrid.exact && madrid.fewer_than(4) > 0.0);
    assert!(madrid.matters.iter().any(|m| m.saga == saga("rudiger-real-madrid-renewal")), "{:?}", madrid.matters);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever is assumed, in whatever order: each player once, nobody certain in two clubs, and
    /// undoing every step gives the first plan again.
    #[test]
    fn any_scenario_leaves_each_player_once_and_undoes_to_nothing(
        picks in prop::collection::vec(0usize..1_000, 1..8),
        year in 2026i32..2030,
    ) {
        let open: Vec<SagaId> = EDITION
            .saga_ids()
            .filter(|id| TODAY.standing(*id).is_some_and(|s| !s.state.is_resolved()))
            .collect();
        let season = Season::starting_in(year);
        let mut chain = Chain::default();
        for pick in picks {
            let _ = chain.accept(&EDITION, &TODAY, Step::saga(open[pick % open.len()]));
        }
        let scenario = chain.resolve(&EDITION, &TODAY);
        prop_assert!(scenario.refused.is_empty());
        let mut counted: Vec<PlayerId> = Vec::new();
        for club in scenario.clubs() {
            let plan = plan_with(&EDITION, &TODAY, club, season, &scenario);
            let mut players: Vec<PlayerId> = plan.rows.iter().map(|row| row.player).collect();
            players.sort_unstable();
            prop_assert!(players.windows(2).all(|pair| pair[0] != pair[1]));
            let moved = |p: &PlayerId| scenario.accepted.iter().any(|a| a.player == *p);
            counted.extend(plan.rows.iter().filter(|r| r.outlook.counts()).map(|r| r.player).filter(moved));
        }
        counted.sort_unstable();
        prop_assert!(counted.windows(2).all(|pair| pair[0] != pair[1]), "{counted:?}");
        let clubs = scenario.clubs();
        while chain.undo().is_some() {}
        for club in clubs {
            let undone = plan_with(&EDITION, &TODAY, club, season, &chain.resolve(&EDITION, &TODAY));
            prop_assert_eq!(undone, plan(&EDITION, &TODAY, club, season));
        }
    }
}

#[test]
fn a_claim_asked_about_alone_breaks_what_it_breaks_among_its_sagas() {
    for day in ["2025-10-01", "2026-01-20", "2026-03-11"] {
        let clock = on(day).clock;
        for saga in EDITION.saga_ids() {
            let known = crate::rumour::known_claims(&EDITION, saga, &clock);
            let alone: Vec<Breach> = known.iter().filter_map(|id| breach_of(&EDITION, *id, &clock)).collect();
            assert_eq!(alone, breaches(&EDITION, saga, &clock), "{} on {day}", EDITION[saga].slug);
        }
    }
}
