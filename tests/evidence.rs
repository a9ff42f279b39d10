//! What the edition must say of its sources and of how likely its sagas are.

#![allow(clippy::unwrap_used)] // Helpers of tests are tests too.

use std::path::Path;
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

/// The same counted a second time, straight from the ledger's JSON and without any of our types:
/// the rules are those of the table in `rumour::resolution`, as far as these sources need them.
mod by_json {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use serde_json::Value;

    /// Every record of a kind in the files of a folder of `data/`.
    fn records(folder: &str, kind: &str) -> Vec<Value> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(folder);
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let texts = files.iter().map(|path| std::fs::read_to_string(path).unwrap());
        let files = texts.map(|text| serde_json::from_str::<Value>(&text).unwrap());
        files.flat_map(|file| file[kind].as_array().cloned().unwrap_or_default()).collect()
    }

    /// What a claim forecasts: that it happens, that it does not, that he leaves; or nothing.
    fn forecast(claim: &Value, kind: &str) -> Option<&'static str> {
        let stage = claim["stage"].as_str().unwrap();
        let against = claim["polarity"] == "against";
        if matches!(claim["modality"].as_str(), Some("opinion" | "possible" | "unlikely" | "conditional")) {
            return None;
        }
        let runs_on = matches!(kind, "free" | "renewal");
        match stage {
            "bid_rejected" | "player_wants" | "available" => None,
            "cooled" | "collapsed" if runs_on => None,
            "interest" | "player_rejects" | "blocked" | "denied" | "cooled" | "collapsed" if !against => None,
            "leave_free" if !against && kind != "renewal" => Some("leaves"),
            _ if against => Some("fails"),
            _ => Some("happens"),
        }
    }

    /// How many of a source's claims are scored by 11 March 2026, and how many came true.
    pub(super) fn count(source: &str) -> (u32, u32) {
        let sagas: BTreeMap<String, Value> =
            records("sagas", "sagas").into_iter().map(|saga| (saga["id"].as_str().unwrap().to_owned(), saga)).collect();
        let mut claims: Vec<(String, Value)> = Vec::new();
        for report in records("reports", "reports") {
            for claim in report["claims"].as_array().into_iter().flatten() {
                let origin = claim["origin"]["source"].as_str();
                let unnamed = claim["origin"].get("unnamed").is_some();
                let publisher = report["publisher"].as_str().filter(|_| !unnamed);
                if origin.or(publisher) == Some(source) {
                    claims.push((report["published"].as_str().unwrap().to_owned(), claim.clone()));
                }
            }
        }
        claims.sort_by(|(a, _), (b, _)| a.cmp(b));
        let (mut n, mut hits, mut told) = (0, 0, BTreeSet::new());
        for (published, claim) in claims {
            let saga = &sagas[claim["saga"].as_str().unwrap()];
            let kind = saga["kind"].as_str().unwrap();
            let Some(forecast) = forecast(&claim, kind) else { continue };
            // Where readings of the end differ, the one that was known last is shown.
            let outcomes = saga["outcomes"].as_array().cloned().unwrap_or_default();
            let known = outcomes.iter().filter(|outcome| outcome["known"].as_str() <= Some("2026-03-11"));
            let Some(outcome) = known.max_by_key(|outcome| outcome["known"].as_str()) else { continue };
            let said = (saga["id"].to_string(), claim["stage"].to_string(), claim["polarity"].to_string());
            if outcome["date"].as_str() <= Some(published.as_str()) || !told.insert(said) {
                continue;
            }
            let happened = match outcome["result"].as_str().unwrap() {
                "completed" => true,
                "renewed" => kind == "renewal",
                _ => false,
            };
            let left = happened && kind != "renewal" || outcome["final_club"] != saga["from"];
            n += 1;
            hits += u32::from(match forecast {
                "happens" => happened,
                "fails" => !happened,
                _ => left,
            });
        }
        (n, hits)
    }
}

#[test]
fn a_second_count_straight_from_the_files_gives_the_same_records() {
    let records = Records::new(&EDITION, &on("2026-03-11"));
    for slug in ["fabrizio-romano", "david-ornstein", "florian-plettenberg", "espn", "sky-germany", "the-telegraph"] {
        let tally = records.record(&EDITION, EDITION.index.sources[slug]).tally;
        assert_eq!((tally.n, tally.hits), by_json::count(slug), "{slug}");
        assert!(tally.n > 0);
    }
}

/// Everything that is shown of sources and likelihoods, by the names that the files use.
fn shown(ledger: &Ledger, clock: &Clock) -> Vec<String> {
    let records = Records::new(ledger, clock);
    let mut shown: Vec<String> = Vec::new();
    for row in desk::sources(ledger, clock, &records) {
        shown.push(format!("{} {} {:?} {:?}", ledger[row.source].slug, row.claims, row.last, row.record));
    }
    for id in ledger.saga_ids() {
        let Some(page) = desk::saga_page(ledger, id, clock) else { continue };
        let likely = page.likelihood.map(|likely| {
            let parts = likely.contributions.iter().map(|part| (part.term, part.log_odds, part.claims.len()));
            (likely.probability, likely.base, likely.trained_through, parts.collect::<Vec<_>>())
        });
        let standing = (page.standing.stage, page.standing.state, page.standing.heat, page.standing.intervals);
        let odd: Vec<&str> = page.disputes.iter().map(|dispute| dispute.clash.code()).collect();
        shown.push(format!("{} {standing:?} {} {odd:?} {likely:?}", ledger[id].slug, page.voices.len()));
    }
    for slug in ["konate-real-madrid", "konate-liverpool-renewal", "guehi-liverpool-2025"] {
        shown.push(format!("{:?}", history(ledger, ledger.index.sagas[slug], clock)));
    }
    // Its own resolved sagas are few enough by then to be quick.
    if clock.as_of < "2025-04-01".parse().unwrap() {
        shown.push(format!("{:?}", calibration::report(ledger, clock).map(|report| (report.sagas, report.choice))));
    }
    // Rows of equal rank stand in the order of their names, which hold what was deleted too.
    shown.sort();
    shown
}

/// The edition without any report, outcome or note that came after a day.
fn without_what_came_after(day: &str, folder: &Path) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut folders = vec![data.clone()];
    while let Some(from) = folders.pop() {
        for entry in std::fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            let onto = folder.join(path.strip_prefix(&data).unwrap());
            if path.is_dir() {
                std::fs::create_dir_all(onto).unwrap();
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "json") {
                let mut file: serde_json::Value =
                    serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
                let is_later = |of: &serde_json::Value, key: &str| of[key].as_str().is_some_and(|known| known > day);
                if let Some(reports) = file.get_mut("reports").and_then(|reports| reports.as_array_mut()) {
                    reports.retain(|report| !is_later(report, "published"));
                }
                for saga in file.get_mut("sagas").and_then(|sagas| sagas.as_array_mut()).into_iter().flatten() {
                    for later in ["outcomes", "later_notes"] {
                        if let Some(stated) = saga.get_mut(later).and_then(|stated| stated.as_array_mut()) {
                            stated.retain(|stated| !is_later(stated, "known"));
                        }
                    }
                }
                std::fs::write(onto, file.to_string()).unwrap();
            }
        }
    }
}

#[test]
fn as_known_deleting_what_came_later_changes_no_number_of_the_edition() {
    for day in ["2025-03-01", "2025-08-20", "2026-02-10"] {
        let folder = tempfile::tempdir().unwrap();
        without_what_came_after(day, folder.path());
        let options = OpenOptions { bundled: false, folders: vec![folder.path().into()], ..OpenOptions::default() };
        let cut = open(&options).ledger;
        assert!(cut.claims.len() > 100 && cut.claims.len() < EDITION.claims.len(), "{}", cut.claims.len());
        let clock = Clock { as_known: true, ..on(day) };
        let (whole, cut) = (shown(&EDITION, &clock), shown(&cut, &clock));
        let differing = whole.iter().zip(&cut).find(|(one, other)| one != other);
        assert_eq!(differing, None, "{day}");
        assert_eq!(whole.len(), cut.len());
    }
}
