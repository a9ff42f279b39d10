//! What the bundled edition must say, asked as a user asks: through the commands.

#![allow(clippy::unwrap_used, clippy::expect_used)] // Helpers of tests fail as tests do.

mod support;

use serde_json::Value;
use support::{json, touchline};

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn by_id<'a>(rows: &'a [Value], id: &str) -> &'a Value {
    rows.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("no {id} among {}", ids(rows).join(", ")))
}

fn ids(rows: &[Value]) -> Vec<String> {
    rows.iter().map(|row| row["id"].as_str().unwrap_or("?").to_string()).collect()
}

/// The centre-backs of a club, and who is linked in there.
fn centre_backs(args: &[&str]) -> (Vec<Value>, Vec<Value>) {
    let chart = json(&[&["depth"], args, &["--position", "CB"]].concat());
    let positions = list(&chart, "positions");
    assert_eq!(positions.len(), 1, "one position was asked for");
    assert_eq!(positions[0]["position"], "CB");
    (list(&positions[0], "players").to_vec(), list(&positions[0], "linked_in").to_vec())
}

#[test]
fn liverpools_centre_backs() {
    let (players, linked) = centre_backs(&["liverpool"]);
    let end = |id: &str| by_id(&players, id)["contract_end"].clone();
    for id in ["ibrahima-konate", "virgil-van-dijk", "joe-gomez", "giovanni-leoni", "rhys-williams"] {
        assert_eq!(by_id(&players, id)["presence"], "squad", "{id}");
    }
    assert_eq!(end("ibrahima-konate"), "2026-06-30");
    assert_eq!(by_id(&players, "ibrahima-konate")["months_left"], 3);
    assert_eq!(by_id(&players, "ibrahima-konate")["free_to_talk_abroad"], true);
    assert_eq!(end("rhys-williams"), "2026-06-30");

    let leoni = &by_id(&players, "giovanni-leoni")["availability"];
    assert_eq!(leoni["status"], "season_out");
    assert_eq!(leoni["detail"], "ACL");
    assert_eq!(leoni["since"], "2025-09-23");

    let jacquet = by_id(&players, "jeremy-jacquet");
    assert_eq!(jacquet["presence"], "arriving");
    assert_eq!(jacquet["other_club_id"], "rennes");
    assert_eq!(jacquet["availability"]["part"], "shoulder");

    let huijsen = by_id(&linked, "dean-huijsen");
    assert_eq!(huijsen["presence"], "linked_in");
    assert_eq!(huijsen["club_id"], "real-madrid");
    assert_eq!(huijsen["fee"]["amount"], 70_000_000);
    assert_eq!(huijsen["fee"]["currency"], "EUR");
    assert!(!ids(&players).contains(&"dean-huijsen".to_string()));
}

#[test]
fn who_is_out_for_the_season_stands_below_the_fit() {
    let (players, _) = centre_backs(&["liverpool"]);
    let place = |id: &str| ids(&players).iter().position(|other| other == id).unwrap();
    assert!(place("giovanni-leoni") > place("rhys-williams"));
    assert!(place("jeremy-jacquet") > place("giovanni-leoni"));
}

#[test]
fn madrids_centre_backs() {
    let (players, _) = centre_backs(&["real-madrid"]);
    for id in ["antonio-rudiger", "david-alaba"] {
        assert_eq!(by_id(&players, id)["contract_end"], "2026-06-30", "{id}");
    }
    assert_eq!(by_id(&players, "eder-militao")["availability"]["status"], "out");
    let huijsen = by_id(&players, "dean-huijsen");
    assert_eq!(huijsen["contract_end"], "2030-06-30");
    let saga = by_id(list(huijsen, "sagas"), "huijsen-liverpool-2026");
    assert_eq!((&saga["direction"], &saga["club_id"]), (&Value::from("out"), &Value::from("liverpool")));
}

#[test]
fn a_loans_end_is_no_contracts_end() {
    let board = json(&["contracts"]);
    for id in ["marcus-rashford", "rasmus-hojlund", "jack-grealish"] {
        for row in list(&board, "players").iter().filter(|row| row["id"] == id) {
            assert_ne!(row["contract_end"], "2026-06-30", "{id} at {}", row["club"]);
        }
    }
}

#[test]
fn konate_to_madrid_is_dropped_then_rekindled() {
    let on = |day: &str| json(&["saga", "konate-real-madrid", "--as-of", day]);
    assert_eq!(on("2025-12-20")["state"], "dropped");
    let back = on("2026-02-10");
    assert_eq!((&back["state"], &back["stage"]), (&Value::from("rekindled"), &Value::from("contact")));
    let now = on("2026-03-11");
    assert_eq!((&now["state"], &now["stage"]), (&Value::from("rekindled"), &Value::from("contact")));
    assert_eq!(now["contested"], true);
    let told = |claim: &&Value| claim["chain"][0] == "Matteo Moretto" && claim["chain"][1] == "Anfield Index";
    let moretto = list(&back, "claims").iter().find(told).expect("Moretto by way of Anfield Index");
    assert_eq!((&moretto["stage"], &moretto["published"]), (&Value::from("contact"), &Value::from("2026-02-06")));
}

#[test]
fn what_is_not_known_yet_does_not_exist() {
    let sagas = json(&["rumours", "--as-of", "2026-02-10"]);
    assert!(!ids(list(&sagas, "sagas")).contains(&"huijsen-liverpool-2026".to_string()));
    let asked = touchline().args(["saga", "huijsen-liverpool-2026", "--as-of", "2026-02-10"]).output().unwrap();
    assert_eq!(asked.status.code(), Some(1));
    let now = json(&["rumours"]);
    assert!(ids(list(&now, "sagas")).contains(&"huijsen-liverpool-2026".to_string()));
}

#[test]
fn earlier_days_have_earlier_clubs() {
    let club = |player: &str, day: &str| json(&["player", player, "--as-of", day])["club"]["id"].clone();
    assert_eq!(club("huijsen", "2025-04-01"), "bournemouth");
    assert_eq!(club("huijsen", "2026-03-11"), "real-madrid");
    assert_eq!(club("Guéhi", "2025-12-20"), "crystal-palace");
    assert_eq!(club("guehi", "2026-03-11"), "manchester-city");
}

#[test]
fn all_106_facts_of_the_articles_are_there_with_their_chains() {
    let facts = json(&["facts"]);
    let facts = list(&facts, "facts");
    let table = include_str!("fixtures/seed_facts.txt");
    let lines: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(lines.len(), 106);
    for line in lines {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [number, about, chain, report] = parts[..] else { panic!("{line}") };
        let fact = by_id(facts, &format!("seed-{number}"));
        assert_eq!(fact["subject"], about, "{number}");
        assert_eq!(fact["report"], report, "{number}");
        let mut told: Vec<&str> = list(fact, "chain").iter().filter_map(Value::as_str).collect();
        // The document or its publisher stands last; before it, whom it names.
        told.pop();
        assert_eq!(told.join(" › "), chain, "{number}");
        assert!(!fact["summary"].as_str().unwrap_or_default().is_empty(), "{number}");
    }
}

#[test]
fn the_nine_contradictions_are_shown_as_such() {
    let facts = json(&["facts"]);
    let mut seen: Vec<String> = list(&facts, "facts")
        .iter()
        .flat_map(|fact| list(fact, "contradictions"))
        .filter_map(|id| id.as_str().map(String::from))
        .collect();
    for saga in ["konate-real-madrid", "konate-liverpool-renewal", "huijsen-liverpool-2026"] {
        let page = json(&["saga", saga]);
        seen.extend(list(&page, "contradictions").iter().filter_map(|c| c["id"].as_str().map(String::from)));
    }
    for number in ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"] {
        let id = format!("contradiction-{number}");
        assert!(seen.contains(&id), "{id} is shown nowhere");
    }
}

#[test]
fn who_is_called_how_is_forgiven() {
    let id = |name: &str| json(&["player", name])["player"]["id"].clone();
    for name in ["Konaté", "konate", "IBRAHIMA KONATE", "ibrahima-konate"] {
        assert_eq!(id(name), "ibrahima-konate", "{name}");
    }
    let club = |name: &str| json(&["depth", name])["club"]["id"].clone();
    for (name, id) in [("Reds", "liverpool"), ("Spurs", "tottenham-hotspur"), ("los blancos", "real-madrid")] {
        assert_eq!(club(name), id, "{name}");
    }
    let miss = touchline().args(["depth", "liverpol"]).output().unwrap();
    assert_eq!(miss.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&miss.stderr).contains("Liverpool"));
}
