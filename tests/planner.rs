//! The planner and the query language through their commands, on the edition.

#![allow(clippy::unwrap_used)] // Helpers of tests fail as tests do.

mod support;

use serde_json::Value;
use support::{json, run, touchline};

const ARGUMENT: [&str; 7] =
    ["what-if", "--accept", "konate-real-madrid", "--accept", "huijsen-liverpool-2026", "--season", "2026/27"];

fn named<'a>(list: &'a Value, key: &str, value: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|item| item[key] == value).unwrap()
}

/// The names of players with an outlook, surnames only.
fn with(position: &Value, list: &str, outlook: &str) -> Vec<String> {
    let rows = position[list].as_array().unwrap().iter().filter(|row| row["outlook"] == outlook);
    rows.map(|row| row["name"].as_str().unwrap().split(' ').next_back().unwrap().to_string()).collect()
}

#[test]
fn the_third_articles_argument_as_json() {
    let answer = json(&ARGUMENT);
    assert_eq!((&answer["as_of"], &answer["season"]), (&Value::from("2026-03-11"), &Value::from("2026/27")));
    assert_eq!(answer["refused"], Value::Array(Vec::new()));
    assert_eq!(answer["simulation"], Value::Null);
    let backs =
        |club: &str| named(&named(&answer["clubs"], "club", club)["positions"], "position", "CB")["after"].clone();
    let liverpool = backs("Liverpool");
    assert_eq!(with(&liverpool, "gone", "goes"), ["Konaté", "Williams"]);
    assert_eq!(with(&liverpool, "players", "arrives"), ["Huijsen", "Jacquet"]);
    let madrid = backs("Real Madrid");
    assert_eq!(with(&madrid, "players", "arrives"), ["Konaté"]);
    assert_eq!(with(&madrid, "players", "open"), ["Rüdiger"]);
    assert_eq!(with(&madrid, "gone", "goes"), ["Alaba", "Huijsen"]);
    let lack = named(&named(&answer["clubs"], "club", "Real Madrid")["lacks"], "position", "CB").clone();
    assert_eq!((&lack["now"], &lack["wanted"]), (&Value::from(3), &Value::from(4)));
    assert_eq!(named(&lack["candidates"], "id", "nico-schlotterbeck")["saga"], "schlotterbeck-real-madrid");
    for row in [&liverpool, &madrid].iter().flat_map(|p| p["players"].as_array().unwrap()) {
        assert!(!row["evidence"].as_array().unwrap().is_empty(), "{row}");
    }
}

#[test]
fn a_contradiction_names_both_sagas_and_is_no() {
    let output = touchline()
        .args(["what-if", "--accept", "konate-real-madrid", "--accept", "konate-chelsea", "--format", "json"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let why = answer["refused"][0]["why"].as_str().unwrap();
    assert!(why.contains("konate-chelsea") && why.contains("konate-real-madrid"), "{why}");
    assert_eq!(answer["accepted"].as_array().unwrap().len(), 1);
}

#[test]
fn an_unknown_saga_is_answered_with_the_nearest() {
    let said = run(&["what-if", "--accept", "konate-real-madird"]);
    assert!(said.starts_with("exit 1") && said.contains("did you mean konate-real-madrid"), "{said}");
}

#[test]
fn the_simulation_reproduces_and_its_bars_are_its_numbers() {
    let simulated = |format: &str, seed: &str| {
        let args = ["--simulate", "--seed", seed, "--format", format];
        touchline().args(ARGUMENT).args(args).output().unwrap().stdout
    };
    let once = simulated("json", "7");
    assert_eq!(once, simulated("json", "7"));
    let answer: Value = serde_json::from_slice(&once).unwrap();
    assert_eq!(
        (&answer["simulation"]["seed"], &answer["simulation"]["windows"]),
        (&Value::from(7), &Value::from(10_000))
    );
    let madrid = named(&answer["simulation"]["clubs"], "club", "Real Madrid");
    let backs = named(&madrid["positions"], "position", "CB");
    let chances = backs["distribution"].as_array().unwrap();
    let sum: f64 = chances.iter().map(|c| c["probability"].as_f64().unwrap()).sum();
    assert!((sum - 1.0).abs() < 1e-5, "{backs}");
    let table = String::from_utf8(simulated("table", "7")).unwrap();
    for chance in chances {
        let percent = touchline::show::percent(chance["probability"].as_f64().unwrap());
        let players = chance["players"].to_string();
        let row = |line: &&str| {
            line.contains("Real Madrid  CB")
                && line.contains(|c| ('█'..='▏').contains(&c))
                && line.contains(&format!("{players}  "))
                && line.contains(&percent)
        };
        assert!(table.lines().any(|line| row(&line)), "{players} {percent}\n{table}");
    }
}

#[test]
fn scenarios_are_kept_listed_loaded_and_compared() {
    let folder = tempfile::tempdir().unwrap();
    let kept = |args: &[&str]| {
        let output = touchline().env("TOUCHLINE_STATE_DIR", folder.path()).args(args).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned(), told)
    };
    let (code, first, _) = kept(&[&ARGUMENT[..], &["--save", "The argument"]].concat());
    assert_eq!(code, Some(0));
    assert!(kept(&["what-if", "--list"]).1.contains("The-argument"));
    assert_eq!(kept(&["what-if", "--load", "The argument", "--season", "2026/27"]).1, first);
    let (_, only, _) = kept(&["what-if", "--accept", "konate-real-madrid", "--diff", "The argument"]);
    assert!(only.contains("huijsen-liverpool-2026") && !only.contains("konate"), "{only}");
    let (_, _, stale) = kept(&["what-if", "--load", "The argument", "--as-of", "latest"]);
    assert!(stale.contains("cannot be assumed") || stale.contains("stale") || stale.is_empty(), "{stale}");

    let file = folder.path().join("scenarios/The-argument.json");
    let whole = std::fs::read_to_string(&file).unwrap();
    let newer = whole.replace("\"format\": 1", "\"format\": 9");
    for (text, word) in [(newer.as_str(), "newer version"), (&whole[..whole.len() / 2], "cut short")] {
        std::fs::write(&file, text).unwrap();
        let (code, _, told) = kept(&["what-if", "--load", "The argument"]);
        assert_eq!(code, Some(3), "{told}");
        assert!(told.contains(word) && told.contains("left as it is"), "{told}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    }
    std::fs::write(&file, &newer).unwrap();
    let (code, _, _) = kept(&[&ARGUMENT[..], &["--save", "The argument"]].concat());
    assert_eq!((code, std::fs::read_to_string(&file).unwrap()), (Some(3), newer));
}

#[test]
fn a_season_past_every_contract_says_so() {
    let said = run(&["what-if", "--accept", "huijsen-liverpool-2026", "--season", "2040/41"]);
    assert!(said.contains("Liverpool: no contract known past 20"), "{said}");
}

#[test]
fn a_query_prints_players_or_sagas() {
    let ids = |args: &[&str], list: &str| -> Vec<String> {
        json(args)[list].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_string()).collect()
    };
    let expression = "pos:cb expires:<=2026-06-30 club:liverpool";
    assert_eq!(ids(&["query", expression], "players"), ["ibrahima-konate", "rhys-williams"]);
    let months = ids(&["contracts", "--club", "liverpool", "--position", "CB", "--months", "4"], "players");
    assert_eq!(months, ["ibrahima-konate", "rhys-williams"]);
    let sagas = ids(&["query", "rumours: to:real-madrid pos:cb is:open"], "sagas");
    assert!(sagas.contains(&"schlotterbeck-real-madrid".to_string()), "{sagas:?}");
}

#[test]
fn a_mistake_in_a_query_is_pointed_at() {
    let said = run(&["query", "pos:cb stage:>=talsk"]);
    assert!(said.starts_with("exit 2"), "{said}");
    assert!(said.contains("              ^^^^^"), "{said}");
    assert!(said.contains("did you mean talks"), "{said}");
}

#[test]
fn depth_says_who_remains_and_why() {
    let chart = json(&["depth", "liverpool", "--position", "CB", "--season", "2026/27"]);
    for player in chart["positions"][0]["players"].as_array().unwrap() {
        assert!(!player["why"]["evidence"].as_array().unwrap().is_empty(), "{player}");
    }
    let gone = chart["gone"].as_array().unwrap();
    let reason = |id: &str| gone.iter().find(|row| row["id"] == id).unwrap()["reason"].clone();
    assert_eq!((reason("ibrahima-konate"), reason("rhys-williams")), ("renewal_talks".into(), "contract_ends".into()));
    assert_eq!(gone.len(), 2);
}

#[test]
fn the_preliminary_agreement_of_september_is_marked_as_against_the_rules() {
    let answer = json(&["saga", "konate-real-madrid"]);
    let breaches = answer["breaches"].as_array().unwrap();
    let claim = |id: &Value| named(&answer["claims"], "id", id.as_str().unwrap());
    for breach in breaches {
        assert_eq!(breach["allowed_from"], "2026-01-01");
        assert!(claim(&breach["claim"])["published"].as_str().unwrap() < "2026-01-01", "{breach}");
    }
    assert!(breaches.iter().any(|breach| breach["published"].as_str().unwrap().starts_with("2025-09")), "{answer}");
    let table = run(&["saga", "konate-real-madrid", "--format", "table"]);
    assert!(table.contains("of an agreement before 1 Jan 2026, when the rules first allow one"), "{table}");
    assert_eq!(table.lines().filter(|line| line.contains(" !")).count(), breaches.len(), "{table}");
    // The list marks the same saga with the same breaches, and no other way.
    let listed = json(&["rumours", "--player", "konate"]);
    assert_eq!(named(&listed["sagas"], "id", "konate-real-madrid")["breaches"], answer["breaches"]);
    let list = run(&["rumours", "--format", "table"]);
    let marked: Vec<&str> = list.lines().filter(|line| line.contains(" ! ")).collect();
    assert!(marked.iter().any(|line| line.contains("konate-real-madrid")), "{list}");
    assert!(marked.iter().all(|line| !line.contains("huijsen-liverpool-2026")), "{list}");
    // A move for a fee may be agreed at any time.
    assert_eq!(json(&["saga", "huijsen-liverpool-2026"])["breaches"], Value::Array(Vec::new()));
}

#[test]
fn windows_count_down_on_the_day() {
    let answer = json(&["windows"]);
    assert_eq!(answer["as_of"], "2026-03-11");
    let england = named(&answer["windows"], "association_id", "england");
    assert_eq!((&england["status"], &england["open"]), (&Value::from("shut"), &Value::Null), "{england}");
    let next: i64 = england["next"]["days_to_open"].as_i64().unwrap();
    assert!(next > 0 && england["last"]["days_to_close"].as_i64().unwrap() < 0, "{england}");
    let then = json(&["windows", "--as-of", "2026-01-20"]);
    let england = named(&then["windows"], "association_id", "england");
    assert_eq!((&england["status"], &england["open"]["kind"]), (&Value::from("open"), &Value::from("winter")));
    // Those that are open stand first, and a club asks for its own association alone.
    let statuses: Vec<&Value> = then["windows"].as_array().unwrap().iter().map(|row| &row["status"]).collect();
    let last_open = statuses.iter().rposition(|status| **status == "open").unwrap();
    assert!(statuses[..=last_open].iter().all(|status| **status == "open"), "{statuses:?}");
    let spain = json(&["windows", "--club", "real madrid"]);
    assert_eq!(spain["windows"].as_array().unwrap().len(), 1, "{spain}");
    // The screen shows the same rows in the same words.
    let table = run(&["windows", "--format", "csv"]);
    let screen = run(&["render", "windows", "--size", "160x30", "--format", "text"]);
    for line in table.lines().skip(3).filter(|line| line.contains("window opens")) {
        let told = line.split(',').find(|cell| cell.contains("window opens")).unwrap().trim_matches('"');
        assert!(screen.contains(told), "{told} in {screen}");
    }
}
