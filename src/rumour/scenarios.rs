//! Sagas as small tables, and where they stand: every state, every way into and out of it, and
//! the days on which something turns.

use super::fixture::{SAGA, ledger, on};
use super::{Standing, standing};
use crate::model::Currency;

/// Where a table's saga stands, as `stage state`, with `contested` behind it where it is.
fn stands(kind: &str, table: &str, day: &str) -> String {
    let ledger = ledger(kind, table);
    standing(&ledger, SAGA, &on(day)).map_or("no saga".into(), |s| {
        format!("{} {}{}", s.stage.code(), s.state.code(), if s.contested { " contested" } else { "" })
    })
}

/// Checks the days of one table, each against what it must say.
fn check(kind: &str, table: &str, days: &[(&str, &str)]) {
    for (day, expected) in days {
        assert_eq!(stands(kind, table, day), *expected, "{kind} on {day}: {table}");
    }
}

/// The whole standing of a table's saga.
fn whole(kind: &str, table: &str, day: &str) -> Standing {
    standing(&ledger(kind, table), SAGA, &on(day)).unwrap()
}

#[test]
fn a_saga_begins_with_its_first_known_claim() {
    check("transfer", "2026-01-10 marca interest", &[("2026-01-09", "no saga"), ("2026-01-10", "interest active")]);
    check(
        "transfer",
        "2026-01-10 marca interest\n2026-01-01 note\n2026-01-01 outcome failed",
        &[("2026-01-09", "no saga"), ("2026-01-10", "interest failed")],
    );
}

#[test]
fn the_highest_supported_stage_of_ninety_days_is_shown() {
    let table = "
        2026-01-01 marca talks
        2026-01-05 as interest
        2026-01-06 bild bid against
        2026-01-07 rodra agreed opinion
        2026-03-01 sky contact";
    check(
        "transfer",
        table,
        &[
            ("2026-01-07", "talks active"),
            ("2026-04-01", "talks active"),
            ("2026-04-02", "contact active"),
            ("2026-05-30", "contact quiet"),
            ("2026-05-31", "contact quiet"),
        ],
    );
}

#[test]
fn without_recent_support_the_newest_evidence_gives_the_stage() {
    let table = "
        2025-01-01 marca talks
        2026-01-05 as cooled against
        2026-02-01 bild medical opinion";
    check("transfer", table, &[("2026-02-10", "cooled dropped")]);
    let one_day = "
        2025-01-01 as cooled against
        2025-01-01 marca interest
        2025-01-01 rodra talks
        2025-01-01 bild blocked against";
    check("transfer", one_day, &[("2026-02-10", "talks quiet contested")]);
}

#[test]
fn opinions_are_no_evidence() {
    let only = "2026-01-01 marca interest opinion\n2026-01-02 as cooled against opinion";
    check("transfer", only, &[("2026-01-02", "cooled active"), ("2026-02-15", "cooled quiet")]);
    let beside = "
        2026-01-01 marca talks
        2026-01-02 as denied against opinion
        2026-01-03 romano cooled against
        2026-01-04 goal medical opinion";
    check("transfer", beside, &[("2026-01-02", "talks active"), ("2026-01-04", "talks dropped")]);
    let standing = whole("transfer", only, "2026-01-05");
    assert_eq!((standing.originators.count(), standing.claims, standing.last_evidence), (0, 2, None));
}

#[test]
fn only_a_named_originator_drops_denies_or_collapses() {
    for (stage, state) in [("cooled", "dropped"), ("denied", "denied"), ("collapsed", "collapsed")] {
        let unnamed = format!("2026-01-01 marca talks\n2026-01-02 ? {stage} against");
        check("transfer", &unnamed, &[("2026-01-03", "talks active")]);
        let named = format!("2026-01-01 marca talks\n2026-01-02 as {stage} against");
        check("transfer", &named, &[("2026-01-03", &format!("talks {state}"))]);
    }
}

#[test]
fn a_negated_counter_stage_brings_nothing_down() {
    for stage in ["cooled", "denied", "collapsed"] {
        let table = format!("2026-01-01 marca talks\n2026-01-02 as {stage}");
        check("transfer", &table, &[("2026-01-03", "talks active")]);
    }
}

#[test]
fn counter_claims_drop_nothing() {
    for stage in ["blocked", "player_rejects", "bid_rejected", "contract_rejected", "interest", "bid"] {
        let table = format!("2026-01-01 marca talks\n2026-01-02 as {stage} against");
        check("transfer", &table, &[("2026-01-03", "talks active")]);
    }
}

#[test]
fn anyones_support_rekindles_what_was_dropped_or_had_collapsed() {
    for stage in ["cooled", "collapsed"] {
        let table = format!("2026-01-01 marca talks\n2026-01-02 as {stage} against\n2026-01-09 ? contact conditional");
        check(
            "transfer",
            &table,
            &[
                ("2026-01-09", "talks rekindled"),
                ("2026-02-28", "talks rekindled"),
                ("2026-04-05", "contact rekindled"),
            ],
        );
    }
    let never_up = "2026-01-02 as cooled against\n2026-01-09 marca interest";
    check("transfer", never_up, &[("2026-01-02", "cooled dropped"), ("2026-01-09", "interest rekindled")]);
}

#[test]
fn an_answered_denial_is_no_rekindling() {
    let table = "
        2026-01-01 marca talks
        2026-01-02 as denied against
        2026-01-03 ? talks
        2026-01-04 rodra talks";
    check(
        "transfer",
        table,
        &[("2026-01-02", "talks denied"), ("2026-01-03", "talks denied"), ("2026-01-04", "talks active")],
    );
}

#[test]
fn any_later_word_of_a_named_originator_ends_a_denial() {
    let table = "2026-01-01 marca talks\n2026-01-02 as denied against\n2026-01-03 bild blocked against";
    check("transfer", table, &[("2026-01-03", "talks active")]);
    let cooled = "2026-01-01 marca talks\n2026-01-02 as denied against\n2026-01-03 bild cooled against";
    check("transfer", cooled, &[("2026-01-03", "talks dropped")]);
}

#[test]
fn collapse_comes_before_denial_and_denial_before_drop() {
    let table = "
        2026-01-01 marca talks
        2026-01-02 as cooled against
        2026-01-03 bild denied against
        2026-01-04 sky collapsed against
        2026-01-05 goal cooled against
        2026-01-06 goal denied against";
    check(
        "transfer",
        table,
        &[
            ("2026-01-02", "talks dropped"),
            ("2026-01-03", "talks denied"),
            ("2026-01-04", "talks collapsed"),
            ("2026-01-06", "talks collapsed"),
        ],
    );
    let one_day = "2026-01-01 marca talks\n2026-01-02 as cooled against\n2026-01-02 bild denied against";
    check("transfer", one_day, &[("2026-01-02", "talks denied")]);
}

#[test]
fn a_denied_saga_that_was_dropped_before_is_rekindled_by_support() {
    let table = "
        2026-01-01 marca talks
        2026-01-02 as cooled against
        2026-01-03 bild denied against
        2026-01-04 sky talks";
    check("transfer", table, &[("2026-01-04", "talks rekindled")]);
}

#[test]
fn a_day_both_ways_leaves_the_state_and_marks_it() {
    let table = "
        2026-01-01 marca talks
        2026-01-02 as cooled against
        2026-01-02 bild talks
        2026-01-04 as cooled against
        2026-01-05 as cooled against
        2026-01-05 bild talks
        2026-01-06 marca interest opinion
        2026-01-07 marca talks
        2026-01-08 ? interest
        2026-01-08 sky denied against";
    check(
        "transfer",
        table,
        &[
            ("2026-01-01", "talks active"),
            ("2026-01-02", "talks active contested"),
            ("2026-01-03", "talks active contested"),
            ("2026-01-04", "talks dropped"),
            ("2026-01-05", "talks dropped contested"),
            ("2026-01-06", "talks dropped contested"),
            ("2026-01-07", "talks rekindled"),
            ("2026-01-08", "talks rekindled contested"),
        ],
    );
}

#[test]
fn counter_claims_and_the_unnamed_contest_too() {
    for against in ["as blocked", "as bid_rejected", "? player_rejects", "? cooled"] {
        let table = format!("2026-01-01 marca talks\n2026-01-02 bild interest\n2026-01-02 {against} against");
        check("transfer", &table, &[("2026-01-02", "talks active contested")]);
    }
}

#[test]
fn silence_is_counted_from_the_newest_new_originator() {
    let table = "2026-01-01 marca interest\n2026-01-31 marca talks";
    check("transfer", table, &[("2026-02-14", "talks active"), ("2026-02-15", "talks quiet")]);
    let unnamed = "2026-01-01 ? interest\n2026-01-31 ? talks";
    check("transfer", unnamed, &[("2026-02-15", "talks active"), ("2026-03-17", "talks quiet")]);
    let against = "2026-01-01 marca interest\n2026-01-31 as blocked against";
    check("transfer", against, &[("2026-02-15", "interest active"), ("2026-03-17", "interest quiet")]);
    let relayed = "2026-01-01 marca interest by=goal\n2026-01-31 marca interest via=as by=sky";
    check("transfer", relayed, &[("2026-02-15", "interest quiet")]);
}

#[test]
fn a_renewal_climbs_its_own_ladder_and_leaving_free_speaks_against_it() {
    let table = "
        2026-01-01 marca contract_talks
        2026-01-02 as leave_free against
        2026-01-03 bild contract_rejected against
        2026-01-04 sky contract_agreed
        2026-01-05 liverpool contract_signed stated
        2026-01-05 outcome renewed";
    check(
        "renewal",
        table,
        &[
            ("2026-01-03", "contract_talks active"),
            ("2026-01-04", "contract_agreed active"),
            ("2026-01-05", "contract_signed completed"),
        ],
    );
    check("renewal", "2026-01-02 as leave_free against", &[("2026-01-03", "leave_free active")]);
}

#[test]
fn leaving_free_supports_an_exit_but_is_no_step_towards_a_club() {
    let table = "2026-01-01 marca leave_free\n2026-01-02 as interest";
    check("exit", table, &[("2026-01-02", "leave_free active")]);
    check("free", table, &[("2026-01-01", "leave_free active"), ("2026-01-02", "interest active")]);
    let dropped = "2026-01-01 as cooled against\n2026-01-02 marca leave_free";
    check("free", dropped, &[("2026-01-02", "leave_free rekindled")]);
}

#[test]
fn wishes_support_and_stand_below_interest() {
    let table = "
        2026-01-01 marca available
        2026-01-02 as player_wants
        2026-01-03 bild interest";
    check(
        "transfer",
        table,
        &[("2026-01-01", "available active"), ("2026-01-02", "player_wants active"), ("2026-01-03", "interest active")],
    );
}

#[test]
fn an_outcome_comes_before_everything_from_the_day_it_is_known() {
    let table = "
        2026-01-01 marca talks
        2026-01-02 as collapsed against
        2026-01-09 outcome failed on=2026-01-02
        2026-01-20 bild interest
        2026-01-20 sky denied against";
    check("transfer", table, &[("2026-01-08", "talks collapsed"), ("2026-01-09", "talks failed")]);
    check("transfer", table, &[("2026-01-20", "talks failed")]);
    let standing = whole("transfer", table, "2026-01-20");
    assert_eq!(standing.since.to_string(), "2026-01-09");
    assert_eq!(standing.heat, 0);
}

#[test]
fn readings_of_the_outcome_that_differ_are_kept_and_contest_it_only_if_the_result_differs() {
    let days = "2026-01-01 marca talks\n2026-01-16 outcome failed\n2026-01-19 outcome failed";
    check("transfer", days, &[("2026-01-19", "talks failed")]);
    let ending = whole("transfer", days, "2026-01-19").ending.unwrap();
    assert_eq!((ending.shown, ending.conflicting), (1, vec![0]));
    let words = "2026-01-01 marca talks\n2026-01-16 outcome failed\n2026-01-16 outcome renewed";
    assert_eq!(whole("transfer", words, "2026-01-19").ending.unwrap().conflicting, [0; 0]);
    let results = "2026-01-01 marca talks\n2026-01-16 outcome failed\n2026-01-19 outcome completed on=2026-01-16";
    check("transfer", results, &[("2026-01-18", "talks failed"), ("2026-01-19", "talks completed contested")]);
}

#[test]
fn the_fee_is_the_one_last_named() {
    let table = "
        2026-01-01 marca bid fee=50EUR
        2026-01-02 as interest fee=70GBP
        2026-01-02 bild bid fee=60EUR
        2026-01-03 sky talks
        2026-01-04 goal bid fee=99EUR opinion
        2026-01-09 goal bid_rejected against fee=65EUR";
    let named = |day: &str| whole("transfer", table, day).fee.map(|f| (f.money.amount, f.money.currency));
    assert_eq!(named("2026-01-01"), Some((50_000_000, Currency::EUR)));
    assert_eq!(named("2026-01-04"), Some((60_000_000, Currency::EUR)));
    assert_eq!(named("2026-01-09"), Some((65_000_000, Currency::EUR)));
    assert_eq!(whole("transfer", "2026-01-01 marca bid", "2026-01-01").fee, None);
}

#[test]
fn originators_are_counted_for_good_and_for_ninety_days() {
    let table = "
        2026-01-01 marca interest via=goal by=sky
        2026-01-02 ? interest by=goal
        2026-01-03 as denied against by=goal
        2026-03-01 marca contact
        2026-03-02 ? contact
        2026-03-03 goal contact opinion";
    let standing = whole("transfer", table, "2026-04-10");
    assert_eq!((standing.originators.named.len(), standing.originators.unnamed), (2, 2));
    assert_eq!((standing.recent.named.len(), standing.recent.unnamed), (1, 1));
    assert_eq!(standing.opened.to_string(), "2026-01-01");
    assert_eq!(standing.last.to_string(), "2026-03-03");
    assert_eq!(standing.last_evidence.unwrap().to_string(), "2026-03-02");
    assert_eq!(standing.claims, 6);
}
