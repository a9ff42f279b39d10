//! What the edition must say of its sources and of how likely its sagas are.

#![allow(clippy::unwrap_used)] // Helpers of tests are tests too.

use std::sync::LazyLock;

use touchline::desk;
use touchline::ledger::{Ledger, OpenOptions, open};
use touchline::model::{Clock, Origin, SagaId};
use touchline::rumour::calibration::{self, MODELS, TO_BEAT};
use touchline::rumour::{Cut, Likelihood, Records, Term, history, likelihood, likelihoods, without};

static EDITION: LazyLock<Ledger> = LazyLock::new(|| open(&OpenOptions::default()).ledger);

fn on(day: &str) -> Clock {
    Clock::on(day.parse().unwrap())
}

fn konate(day: &str) -> Likelihood {
    likelihood(&EDITION, EDITION.index.sagas["konate-real-madrid"], &on(day)).unwrap()
}

/// Counted by hand from the reports and the outcomes of their sagas: the scored claims of three
/// sources by 11 March 2026, and whether each came true.
const BY_HAND: [(&str, &[(&str, bool)]); 3] = [
    (
        "the-telegraph",
        &[
            // On loan to Barcelona on 23 July 2025.
            ("rashford-barcelona-2025.2025-07-20.the-telegraph.1", true),
            // Went to Chelsea instead.
            ("joaopedro-newcastle-2025.2025-06-26.the-telegraph.1", false),
            // Said to turn Chelsea down, and did.
            ("huijsen-chelsea-2025.2025-05-13.the-telegraph.1", true),
        ],
    ),
    (
        "sky-germany",
        &[
            ("jacquet-chelsea.2026-01-20.sky-germany.1", false),
            ("woltemade-newcastle-2025.2025-08-28.sky-germany.1", true),
            ("wirtz-liverpool-2025.2025-06-07.sky-germany.1", true),
            // Bayern and Dortmund were said to be out of it, and were.
            ("wirtz-bayern-2025.2025-05-01.sky-germany.1", true),
            ("rashford-dortmund-jan2025.2025-01-08.sky-germany.1", true),
            ("rashford-milan-jan2025.2025-01-08.sky-germany.1", false),
        ],
    ),
    (
        "ben-jacobs",
        &[
            ("xavisimons-tottenham-2025.2025-08-28.ben-jacobs.1", true),
            ("xavisimons-chelsea-2025.2025-08-28.ben-jacobs.1", false),
            ("sesko-manutd-2025.2025-08-02.ben-jacobs.1", true),
            // Isak went to Liverpool after all, Díaz to Bayern; the second refusal is a repeat.
            ("isak-liverpool-2025.2025-08-01.ben-jacobs.1", false),
            ("luisdiaz-bayern-2025.2025-07-02.ben-jacobs.1", false),
        ],
    ),
];

#[test]
fn three_records_are_what_a_count_by_hand_gives() {
    let records = Records::new(&EDITION, &on("2026-03-11"));
    for (slug, counted) in BY_HAND {
        let id = EDITION.index.sources[slug];
        let mut scored: Vec<(&str, bool)> = records
            .of_source(&EDITION, id)
            .iter()
            .map(|score| (EDITION[score.claim].slug.as_str(), score.verdict.is_hit()))
            .collect();
        let mut counted = counted.to_vec();
        scored.sort_unstable();
        counted.sort_unstable();
        assert_eq!(scored, counted, "{slug}");
        let tally = records.record(&EDITION, id).tally;
        assert_eq!(tally.n as usize, counted.len());
        assert_eq!(tally.hits as usize, counted.iter().filter(|(_, hit)| *hit).count());
    }
}

#[test]
fn every_likelihood_is_the_sum_of_its_parts() {
    for day in ["2025-08-20", "2025-12-20", "2026-03-11"] {
        for id in EDITION.saga_ids() {
            let Some(likely) = likelihood(&EDITION, id, &on(day)) else { continue };
            let sum = likely.base + likely.contributions.iter().map(|part| part.log_odds).sum::<f64>();
            assert!((1.0 / (1.0 + (-sum).exp()) - likely.probability).abs() < 1e-12);
            for part in &likely.contributions {
                let of_the_saga_itself = matches!(part.term, Term::RunsOut | Term::Renewal);
                let rests_on_something = of_the_saga_itself || !part.claims.is_empty();
                assert!(part.number == 0.0 || rests_on_something, "{} of {day}", EDITION[id].slug);
                assert!(part.claims.iter().all(|claim| EDITION[*claim].published <= day.parse().unwrap()));
            }
        }
    }
}

#[test]
fn a_drop_lowers_konates_way_to_madrid_and_its_return_lifts_it() {
    let (dropped, returned) = (konate("2025-12-20"), konate("2026-02-10"));
    assert!(dropped.probability + 0.05 <= returned.probability, "{dropped:?} {returned:?}");
    assert!(!dropped.fitted_later && dropped.trained_through <= "2025-12-20".parse().unwrap());
    let told = returned.contributions.iter().flat_map(|part| &part.claims);
    let named: Vec<&str> = told.map(|claim| EDITION[*claim].slug.as_str()).collect();
    assert!(named.contains(&"konate-real-madrid.2026-02-06.matteo-moretto.1"), "{named:?}");
}

#[test]
fn leaving_out_the_top_source_changes_its_sagas_and_nothing_else() {
    let moretto = EDITION.index.sources["matteo-moretto"];
    let clock = on("2026-02-10");
    let cut = without(&EDITION, &[Cut::Source(moretto)]);
    let (before, after) = (likelihoods(&EDITION, &clock), likelihoods(&cut, &clock));
    let konate = EDITION.index.sagas["konate-real-madrid"];
    assert!(before[konate.index()].unwrap() > after[konate.index()].unwrap() + 0.01);
    let spoke = |id: SagaId| {
        let claims = &EDITION.index.claims_of_saga[id.index()];
        claims.iter().any(|claim| EDITION[*claim].origin == Origin::Named(moretto))
    };
    let changes = desk::changes(&EDITION, &cut, &clock);
    assert_eq!(changes[0].saga, konate);
    assert!(changes.iter().all(|change| spoke(change.saga)));
    for id in EDITION.saga_ids().filter(|id| !spoke(*id)) {
        assert_eq!(before[id.index()], after[id.index()], "{}", EDITION[id].slug);
    }
}

#[test]
fn a_history_tells_each_day_as_it_was_shown_then() {
    let id = EDITION.index.sagas["konate-real-madrid"];
    let days = history(&EDITION, id, &on("2026-03-11"));
    assert_eq!(days[0].day, "2025-03-07".parse().unwrap());
    assert_eq!(days.last().unwrap().day, "2026-03-11".parse().unwrap());
    for day in days.iter().step_by(23) {
        let then = likelihood(&EDITION, id, &Clock::on(day.day)).map(|likely| likely.probability);
        assert_eq!(day.probability, then, "{}", day.day);
    }
}

#[test]
fn a_ledger_without_resolved_sagas_uses_the_editions_rates() {
    let mut unresolved = EDITION.clone();
    for saga in &mut unresolved.sagas {
        saga.outcomes.clear();
    }
    let clock = Clock { as_known: true, ..on("2025-01-20") };
    let records = Records::new(&unresolved, &clock);
    assert!(!records.has_scores());
    let romano = records.record(&unresolved, EDITION.index.sources["fabrizio-romano"]);
    assert!(romano.tally.n == 0 && romano.posterior.mean > 0.1 && romano.posterior.mean < 0.9);
    assert!(calibration::calibrate(&unresolved, &clock).is_none());
    assert!(calibration::report(&unresolved, &clock).is_none());
}

#[test]
fn as_known_nothing_is_likely_before_anything_was_fitted() {
    let id = EDITION.index.sagas["alexander-arnold-real-madrid"];
    let clock = on("2024-12-31");
    assert!(likelihood(&EDITION, id, &clock).unwrap().fitted_later);
    assert_eq!(likelihood(&EDITION, id, &Clock { as_known: true, ..clock }), None);
}

#[test]
fn the_report_is_the_same_on_every_run() {
    let clock = on("2025-03-01");
    let (one, other) = (calibration::report(&EDITION, &clock), calibration::report(&EDITION, &clock));
    assert_eq!(one, other);
    let report = one.unwrap();
    assert!(report.sagas >= 25 && report.models.len() == MODELS.len());
    let baseline = report.models[TO_BEAT].player_out.against_baseline;
    assert!(baseline.low.abs() < 1e-12 && baseline.high.abs() < 1e-12, "the baseline is as good as itself");
    for model in &report.models {
        let scores = model.player_out;
        assert!(scores.brier.low <= scores.brier.value && scores.brier.value <= scores.brier.high);
    }
}
