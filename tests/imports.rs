//! Imports, whole: files of other people's shapes in, a ledger's folder out, nothing lost and
//! nothing twice. The files are made here; those of others are looked at where they are at hand.

#![allow(clippy::unwrap_used, clippy::wildcard_imports)] // Tests fail by panicking; each module is a part of this file.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use support::touchline;

/// A folder to import into, with files to import beside it.
struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn ledger_folder(&self) -> PathBuf {
        self.folder.path().join("ledger")
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// Runs an import into the folder alone; its report, and what it told, and the exit code.
    fn import(&self, kind: &str, files: &[&Path], more: &[&str]) -> (Value, i32) {
        let mut command = touchline();
        command.args(["--no-bundled", "--format", "json", "import", kind]).args(files);
        let output = command.arg("--into").arg(self.ledger_folder()).args(more).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(!told.contains("panicked"), "{told}");
        let report = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| json!({ "told": told }));
        (report, output.status.code().unwrap())
    }

    /// An answer of the ledger that was imported.
    fn ask(&self, args: &[&str]) -> Value {
        let mut command = touchline();
        command.args(["--no-bundled", "--format", "json", "--data"]).arg(self.ledger_folder()).args(args);
        serde_json::from_slice(&command.output().unwrap().stdout).unwrap()
    }

    /// The ledger as it opens.
    fn ledger(&self) -> touchline::ledger::Opened {
        let folders = vec![self.ledger_folder()];
        touchline::ledger::open(&touchline::ledger::OpenOptions { bundled: false, folders, ..Default::default() })
    }

    /// Every file of the folder with its text.
    fn texts(&self) -> BTreeMap<PathBuf, String> {
        touchline::ledger::files(&self.ledger_folder())
            .into_iter()
            .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
            .collect()
    }
}

fn count(report: &Value, what: &str, of: &str) -> u64 {
    report["imports"][0][what][of].as_u64().unwrap_or_else(|| panic!("{report:#}"))
}

fn problems(report: &Value) -> Vec<String> {
    let inside = report["imports"].as_array().into_iter().flatten().flat_map(|one| one["problems"].as_array().unwrap());
    let all = report["problems"].as_array().into_iter().flatten().chain(inside);
    all.map(|problem| format!("{} {}", problem["code"].as_str().unwrap(), problem["line"])).collect()
}

mod fpl {
    use super::*;

    /// A player of the game with what a test wants of him.
    fn element(code: u64, team: u64, with: Value) -> Value {
        let mut element = json!({
            "code": code, "id": code % 1000, "team": team, "team_code": team * 10, "first_name": "Player",
            "second_name": format!("Number{code}"), "web_name": format!("Number{code}"), "element_type": 2, "status": "a",
            "news": "", "news_added": null, "chance_of_playing_next_round": null, "squad_number": null,
            "birth_date": "2000-01-31", "team_join_date": "2024-07-01", "starts": 3, "minutes": 270, "goals_scored": 0,
            "assists": 1, "form": "0.0", "a_field_of_next_season": [1],
        });
        if let Value::Object(members) = with {
            element.as_object_mut().unwrap().extend(members);
        }
        element
    }

    pub fn snapshot(elements: &[Value]) -> String {
        let teams: Vec<Value> = ["Anchor Town", "Brook Rovers"]
            .iter()
            .zip(1..)
            .map(|(name, id)| json!({"code": id * 10, "id": id, "name": name, "short_name": &name[..3].to_uppercase()}))
            .collect();
        json!({"events": [{"id": 1, "deadline_time": "2025-08-15T17:30:00Z"}], "teams": teams, "elements": elements})
            .to_string()
    }

    fn two_days() -> [String; 2] {
        let february = [
            element(
                1,
                1,
                json!({"status": "i", "news": "Knee injury - Expected back 01 Sep", "news_added": "2025-09-24T06:00:06.281394Z", "chance_of_playing_next_round": 0}),
            ),
            element(
                2,
                1,
                json!({"status": "d", "news": "Knock - 75% chance of playing", "news_added": "2026-01-25T00:30:09Z", "chance_of_playing_next_round": 75}),
            ),
            element(
                3,
                1,
                json!({"status": "u", "news": "Has joined Far Athletic on loan for the rest of the season.", "news_added": "2026-01-02T00:00:00Z"}),
            ),
            element(
                4,
                2,
                json!({"status": "u", "news": "has joined Far Athletic permanently.", "news_added": "2026-01-05T00:00:00Z"}),
            ),
            element(5, 2, json!({"web_name": "Nickname"})),
            element(
                6,
                2,
                json!({"status": "u", "news": "has departed the club as a free agent.", "news_added": "2026-01-09T00:00:00Z"}),
            ),
        ];
        let mut march = february.to_vec();
        march[1] = element(2, 1, json!({"news_added": "2026-01-25T00:30:09Z", "starts": 5, "minutes": 401}));
        march[2] = element(3, 1, json!({"news_added": "2026-01-02T00:00:00Z"}));
        march[4] = element(
            5,
            2,
            json!({"status": "s", "news": "Suspended until 22 Mar", "news_added": "2026-03-06T00:00:00Z"}),
        );
        march.push(element(7, 2, json!({"second_name": "Newcomer", "team_join_date": "2026-02-02"})));
        [snapshot(&february), snapshot(&march)]
    }

    fn status(bench: &Bench, player: &str, day: &str) -> String {
        let answer = bench.ask(&["player", player, "--as-of", day]);
        let found = |value: &Value| -> Option<String> {
            value.pointer("/player/availability/status")?.as_str().map(Into::into)
        };
        found(&answer).unwrap_or_else(|| panic!("{answer:#}"))
    }

    #[test]
    fn two_snapshots_are_known_each_from_its_day() {
        let bench = Bench::new();
        let [february, march] = two_days();
        let february = bench.file("bootstrap-static_2026-02-06.json", february);
        let march = bench.file("bootstrap-static_2026-03-11.json", march);
        let (report, code) = bench.import("fpl", &[&february], &[]);
        assert_eq!((code, count(&report, "players", "new"), count(&report, "clubs", "new")), (0, 6, 3));
        let (report, _) = bench.import("fpl", &[&march], &[]);
        let counts = ["read", "new", "changed", "same"].map(|of| count(&report, "players", of));
        assert_eq!(counts, [7, 1, 3, 3], "{report:#}");

        let clubs = bench.ask(&["clubs"]);
        let squads = clubs["clubs"].as_array().unwrap().iter().filter(|club| !club["players"].is_null()).count();
        assert_eq!(squads, 2, "{clubs:#}");
        assert_eq!(status(&bench, "Player Number2", "2026-02-06"), "doubtful");
        assert_eq!(status(&bench, "Player Number2", "2026-03-11"), "available");
        assert_eq!(status(&bench, "Player Number5", "2026-02-06"), "available");
        assert_eq!(status(&bench, "Player Number5", "2026-03-11"), "suspended");
        let knee = bench.ask(&["player", "Player Number1", "--as-of", "2026-03-11"]);
        let back = knee.pointer("/player/availability/return_from").and_then(Value::as_str);
        assert_eq!(back, Some("2026-09-01"), "{knee:#}");
    }

    #[test]
    fn departures_are_departures() {
        let bench = Bench::new();
        let [february, march] = two_days();
        let february = bench.file("f_2026-02-06.json", february);
        let march = bench.file("f_2026-03-11.json", march);
        bench.import("fpl", &[&february], &[]);
        let squad = |club: &str, day: &str| -> Vec<String> {
            let answer = bench.ask(&["squad", club, "--as-of", day]);
            let players = answer["players"].as_array().unwrap_or_else(|| panic!("{answer:#}"));
            let here = players.iter().filter(|player| player["presence"] == "squad");
            let mut names: Vec<String> = here.map(|player| player["name"].as_str().unwrap().to_owned()).collect();
            names.sort();
            names
        };
        assert_eq!(squad("Anchor Town", "2026-02-06"), ["Player Number1", "Player Number2"]);
        assert_eq!(squad("Brook Rovers", "2026-02-06"), ["Player Number5"]);
        bench.import("fpl", &[&march], &[]);
        // The loan ended early: he is back in the list, and available.
        assert!(squad("Anchor Town", "2026-03-12").contains(&"Player Number3".to_owned()));
    }

    #[test]
    fn the_same_again_changes_no_byte_in_whatever_order() {
        let bench = Bench::new();
        let [february, march] = two_days();
        let february = bench.file("f_2026-02-06.json", february);
        let march = bench.file("f_2026-03-11.json", march);
        // March's list shows that the loan ended, once February's has told of it.
        for file in [&march, &february, &march] {
            bench.import("fpl", &[file], &[]);
        }
        let before = bench.texts();
        for file in [&february, &march, &march, &february] {
            let (report, code) = bench.import("fpl", &[file], &[]);
            assert_eq!((code, count(&report, "players", "changed")), (0, 0), "{report:#}");
        }
        assert!(before == bench.texts());
        assert_eq!(status(&bench, "Player Number2", "2026-02-06"), "doubtful");
        assert_eq!(status(&bench, "Player Number2", "2026-03-11"), "available");
        assert_eq!(bench.ledger().problems, []);
    }

    #[test]
    fn a_player_that_cannot_be_read_costs_only_himself() {
        let bench = Bench::new();
        let elements = [
            element(1, 1, json!({})),
            element(1, 1, json!({})),
            element(2, 9, json!({"team_code": 99})),
            json!({"code": "x"}),
            element(3, 1, json!({"birth_date": "2001-02-30", "status": null})),
            element(4, 1, json!({"first_name": "\u{202e}evil\u{1b}[31m", "second_name": ""})),
            element(5, 1, json!({"status": "i", "news": "Bought a horse"})),
        ];
        let file = bench.file("f_2026-02-06.json", snapshot(&elements));
        let (report, code) = bench.import("fpl", &[&file], &[]);
        assert_eq!(
            (code, count(&report, "players", "new"), count(&report, "players", "refused")),
            (0, 4, 3),
            "{report:#}"
        );
        let codes = problems(&report);
        assert_eq!(codes.iter().filter(|code| code.starts_with("bad_record")).count(), 3, "{codes:?}");
        assert_eq!(codes.iter().filter(|code| code.starts_with("bad_value")).count(), 2, "{codes:?}");
        assert!(bench.texts().values().all(|text| !text.contains('\u{1b}') && !text.contains('\u{202e}')));
    }

    #[test]
    fn a_dry_run_writes_nothing() {
        let bench = Bench::new();
        let file = bench.file("f_2026-02-06.json", two_days()[0].clone());
        let (report, code) = bench.import("fpl", &[&file], &["--dry-run"]);
        assert_eq!((code, count(&report, "players", "new")), (0, 6));
        assert!(!bench.ledger_folder().exists());
    }

    #[test]
    fn tables_of_the_snapshot_give_the_same_players() {
        let bench = Bench::new();
        let teams = bench.file("teams.csv", "code,id,name,short_name\n10,1,Anchor Town,ANC\n20,2,Brook Rovers,BRO\n");
        let players = "birth_date,code,element_type,first_name,news,news_added,second_name,starts,minutes,status,team,team_code,team_join_date,web_name\n\
            2000-01-31,1,2,Player,Knee injury - Expected back 01 Sep,2025-09-24T06:00:06Z,Number1,3,270,i,1,10,2024-07-01,Number1\n\
            None,2,3,Player,,None,Number2,None,None,a,2,20,None,Number2\n";
        let players = bench.file("players_raw_2026-02-05.csv", players);
        let (report, code) = bench.import("fpl", &[&players, &teams], &[]);
        assert_eq!((code, count(&report, "players", "new"), count(&report, "clubs", "new")), (0, 2, 2), "{report:#}");
        // The clubs have their numbers now: the table alone is enough.
        let (report, _) = bench.import("fpl", &[&players], &[]);
        assert_eq!(count(&report, "players", "same"), 2, "{report:#}");
        let fresh = Bench::new();
        let (report, _) = fresh.import("fpl", &[&players], &[]);
        assert!(problems(&report).iter().any(|code| code.starts_with("unknown_club")), "{report:#}");
    }

    #[test]
    fn the_real_snapshots() {
        let Some(corpus) = corpus() else { return };
        let bench = Bench::new();
        let file = |day: &str| corpus.join(format!("samples/fpl/bootstrap-static_{day}.json"));
        for _ in 0..2 {
            bench.import("fpl", &[&file("2026-02-06")], &[]);
            bench.import("fpl", &[&file("2026-03-11")], &[]);
        }
        let texts = bench.texts();
        let (report, code) = bench.import("fpl", &[&file("2026-03-11")], &[]);
        assert_eq!((code, count(&report, "players", "read"), count(&report, "players", "same")), (0, 820, 820));
        assert!(texts == bench.texts());
        let opened = bench.ledger();
        assert_eq!(opened.problems, []);
        assert_eq!(opened.ledger.clubs.iter().filter(|club| club.has_squad).count(), 20);
        assert_eq!(opened.ledger.players.len(), 820);
        for (player, day, expected) in [
            ("Joe Gomez", "2026-02-06", "doubtful"),
            ("Joe Gomez", "2026-03-11", "available"),
            ("Giovanni Leoni", "2026-02-06", "season_out"),
        ] {
            assert_eq!(status(&bench, player, day), expected, "{player} {day}");
        }
        let leoni = bench.ask(&["player", "Giovanni Leoni", "--as-of", "2026-03-11"]);
        assert_eq!(leoni.pointer("/player/availability/return_from").and_then(Value::as_str), Some("2026-09-01"));
    }
}

/// Other people's files, where they are at hand.
fn corpus() -> Option<PathBuf> {
    let corpus = std::env::var_os("TOUCHLINE_CORPUS").map(PathBuf::from);
    if corpus.is_none() {
        eprintln!("skipped: TOUCHLINE_CORPUS names no folder with other people's files");
    }
    corpus
}

mod squad_csv {
    use super::*;

    const LIST: &str = "\u{feff}Name;Date of birth;Position;Club;Contract expires;Market value;Shirt number;Nationality\n\
        João Núñez;31/01/2000;Centre-Back;Harbour;30/06/2027;€35.00m;4.0;Portugal / Spain\n\
        Dan Costa;05/04/2001;ST, LW;Harbour;-;N/A;9;None\n\
        João Núñez;31/01/2004;Goalkeeper;Faraway;2028;€500k;1;Portugal\n\
        Nobody Known;;libero;;NaN;;x;\n\
        ;;;;;;;\n\
        Dan Costa;05/04/2001;ST, LW;Harbour;-;N/A;9;None\n\
        Short Row;1\n\
        Late;31/02/2003;CB;Harbour;soon;€1m;5;Spain\n";

    #[test]
    fn a_spreadsheet_is_read_by_its_header() {
        let bench = Bench::new();
        let file = bench.file("my squad_2026-03-11.csv", LIST);
        let (report, code) = bench.import("squad-csv", &[&file], &[]);
        assert_eq!(code, 0, "{report:#}");
        let counts = ["read", "new", "same", "refused"].map(|of| count(&report, "players", of));
        assert_eq!(counts, [7, 5, 0, 2], "{report:#}");
        let codes = problems(&report);
        for code in ["duplicate_row 7", "ragged_row 8", "bad_date 9", "bad_position 5", "bad_number 5"] {
            assert!(codes.contains(&code.to_owned()), "{code}: {codes:?}");
        }
        let opened = bench.ledger();
        let homonyms: Vec<_> = opened.ledger.players.iter().filter(|player| &*player.name == "João Núñez").collect();
        assert_eq!(homonyms.len(), 2, "two who were born on two days are two");
        let player = homonyms.iter().find(|player| player.shirt[0].value == 4).unwrap();
        assert_eq!(player.contracts[0].value.end.to_string(), "2027-06-30");
        assert_eq!(player.value_eur[0].value, 35_000_000);
        assert_eq!(opened.ledger.players.iter().filter(|p| &*p.name == "Dan Costa").count(), 1);
        let before = bench.texts();
        let (report, _) = bench.import("squad-csv", &[&file], &[]);
        assert_eq!(count(&report, "players", "same"), 5, "{report:#}");
        assert!(before == bench.texts());
    }

    #[test]
    fn a_newer_list_adds_what_changed_and_an_older_one_stays_true() {
        let bench = Bench::new();
        let list = |end: &str, value: &str| {
            format!("name,dob,club,contract,market value\nA Player,2000-01-31,Harbour,{end},{value}\n")
        };
        let old = bench.file("list_2026-01-01.csv", list("2026-06-30", "1000000"));
        let new = bench.file("list_2026-03-01.csv", list("2029-06-30", "1000000"));
        bench.import("squad-csv", &[&old], &[]);
        let (report, _) = bench.import("squad-csv", &[&new], &[]);
        assert_eq!(count(&report, "players", "changed"), 1, "{report:#}");
        let end =
            |day: &str| bench.ask(&["player", "A Player", "--as-of", day]).pointer("/player/contract_end").cloned();
        assert_eq!(end("2026-02-01"), Some(json!("2026-06-30")));
        assert_eq!(end("2026-03-01"), Some(json!("2029-06-30")));
    }

    #[test]
    fn days_that_may_be_months_are_asked_about() {
        let bench = Bench::new();
        let file = bench.file("list_2026-03-11.csv", "name,born,club\nA Player,03/04/2000,Harbour\n");
        let (report, code) = bench.import("squad-csv", &[&file], &["--dry-run"]);
        assert_eq!((code, problems(&report)), (0, vec!["ambiguous_date 2".to_owned()]), "{report:#}");
        let (report, _) = bench.import("squad-csv", &[&file], &["--map", "born=dd/mm"]);
        assert_eq!(problems(&report), Vec::<String>::new(), "{report:#}");
        let born = bench.ask(&["player", "A Player"]).pointer("/player/born").cloned();
        assert_eq!(born, Some(json!("2000-04-03")));
    }

    #[test]
    fn a_doubt_is_a_question_and_nothing_is_merged() {
        let bench = Bench::new();
        let first = bench.file("a_2026-01-01.csv", "name,born,club\nJoão Pedro,2001-09-26,Harbour\n");
        bench.import("squad-csv", &[&first], &[]);
        let second = bench.file("b_2026-02-01.csv", "name,club,contract\nJoao Pedro,Faraway,2030-06-30\n");
        let (report, code) = bench.import("squad-csv", &[&second], &[]);
        assert_eq!((code, count(&report, "players", "doubtful")), (0, 1), "{report:#}");
        assert_eq!(bench.ledger().ledger.players.len(), 1);
        let key = report["imports"][0]["questions"][0]["key"].as_str().unwrap().to_owned();
        let (report, _) = bench.import("squad-csv", &[&second], &["--answer", &format!("{key}=joao-pedro")]);
        assert_eq!(count(&report, "players", "changed"), 1, "{report:#}");
        let other = bench.file("c_2026-02-01.csv", "name,club,born\nJoão Pedro,Faraway,1999-01-01\n");
        let (report, _) = bench.import("squad-csv", &[&other], &[]);
        assert_eq!(count(&report, "players", "new"), 1, "another birth is another player: {report:#}");
    }

    #[test]
    fn encodings_and_delimiters_are_found() {
        for (name, bytes) in [
            ("tab_2026-01-01.csv", "name\tborn\tclub\nJos\u{e9}\t2000-01-01\tHarbour\n".as_bytes().to_vec()),
            ("cp_2026-01-01.csv", b"name,born,club\nJos\xe9,2000-01-01,Harbour\n".to_vec()),
            ("semi_2026-01-01.csv", "name;born;club\r\nJosé;01.01.2000;Harbour\r\n".as_bytes().to_vec()),
        ] {
            let bench = Bench::new();
            let file = bench.file(name, bytes);
            let (report, code) = bench.import("squad-csv", &[&file], &[]);
            assert_eq!((code, count(&report, "players", "new")), (0, 1), "{name}: {report:#}");
            assert_eq!(&*bench.ledger().ledger.players[0].name, "José", "{name}");
        }
    }
}

mod transfermarkt {
    use super::*;

    const PLAYERS: &str = "player_id,name,last_season,current_club_id,country_of_citizenship,date_of_birth,sub_position,position,contract_expiration_date,current_club_name,market_value_in_eur\n\
        1,Own Player,2025,31,England,2000-01-31 00:00:00,Centre-Back,Defender,2027-06-30 00:00:00,Harbour Football Club,1000000\n\
        2,Lent Player,2025,418,Spain,2001-02-28 00:00:00,,Midfield,2026-06-30,Faraway Club de Fútbol,\n\
        3,Retired Player,2015,31,Italy,1980-01-31 00:00:00,Goalkeeper,Goalkeeper,,Harbour Football Club,\n\
        4,Moving Player,2025,418,Spain,2002-02-30,Left Winger,Attack,2026-06-30,Faraway Club de Fútbol,5000000\n";
    const CLUBS: &str = "club_id,club_code,name,domestic_competition_id\n31,harbour,Harbour Football Club,GB1\n418,faraway,Faraway Club de Fútbol,ES1\n";
    const TRANSFERS: &str = "player_id,transfer_date,transfer_season,from_club_id,to_club_id,from_club_name,to_club_name,transfer_fee,market_value_in_eur,player_name\n\
        2,2026-06-30,25/26,418,31,Faraway,Harbour,0.000,,Lent Player\n\
        2,2025-08-01,25/26,31,418,Harbour,Faraway,0.000,,Lent Player\n\
        4,2026-07-01,26/27,418,31,Faraway,Harbour,30000000.000,,Moving Player\n\
        1,2022-07-01,22/23,418,31,Faraway,Harbour,12000000.0,,Own Player\n\
        1,2022-07-01,22/23,418,31,Faraway,Harbour,12000000.0,,Own Player\n";
    const VALUES: &str =
        "player_id,date,market_value_in_eur\n1,2024-01-01,900000\n1,2026-02-01,2000000\n99,2026-01-01,5\n";

    fn files(bench: &Bench) -> Vec<PathBuf> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut gzip, PLAYERS.as_bytes()).unwrap();
        vec![
            bench.file("players_2026-03-29.csv.gz", gzip.finish().unwrap()),
            bench.file("clubs.csv", CLUBS),
            bench.file("transfers.csv", TRANSFERS),
            bench.file("player_valuations.csv", VALUES),
        ]
    }

    #[test]
    fn a_list_that_the_moves_contradict_is_told_once() {
        let bench = Bench::new();
        let players = "player_id,name,last_season,current_club_id,date_of_birth,current_club_name\n\
            7,Torn Player,2025,31,2000-01-31,Harbour\n";
        let moves = "player_id,transfer_date,from_club_id,to_club_id,from_club_name,to_club_name,transfer_fee,player_name\n\
            7,2024-07-01,31,418,Harbour,Faraway,1000000,Torn Player\n";
        let files = [bench.file("players_2026-03-29.csv", players), bench.file("transfers.csv", moves)];
        let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
        bench.import("transfermarkt-datasets", &files, &[]);
        let before = bench.texts();
        let (report, _) = bench.import("transfermarkt-datasets", &files, &[]);
        assert_eq!(["same", "changed"].map(|of| count(&report, "players", of)), [1, 0], "{report:#}");
        assert!(before == bench.texts());
        let (report, _) = bench.import("transfermarkt-datasets", &files, &["--known", "2026-04-05"]);
        assert_eq!(count(&report, "players", "changed"), 0, "a week later it is no news either: {report:#}");
    }

    #[test]
    fn the_tables_together_give_squads_loans_and_agreed_moves() {
        let bench = Bench::new();
        let files = files(&bench);
        let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
        let (report, code) = bench.import("transfermarkt-datasets", &files, &[]);
        assert_eq!(code, 0, "{report:#}");
        assert_eq!(report["imports"][0]["known"], "2026-03-29");
        assert_eq!(["new", "refused"].map(|of| count(&report, "players", of)), [3, 2], "{report:#}");
        let squad = |club: &str, season: &str| -> Vec<(String, String)> {
            let answer = bench.ask(&["squad", club, "--season", season]);
            let players = answer["players"].as_array().unwrap_or_else(|| panic!("{answer:#}"));
            let text = |player: &Value, key: &str| player[key].as_str().unwrap().to_owned();
            players.iter().map(|player| (text(player, "name"), text(player, "presence"))).collect()
        };
        let pair = |name: &str, presence: &str| (name.to_owned(), presence.to_owned());
        let home = squad("Harbour Football Club", "2025/26");
        assert!(
            home.contains(&pair("Own Player", "squad")) && home.contains(&pair("Lent Player", "loaned_out")),
            "{home:?}"
        );
        assert!(home.contains(&pair("Moving Player", "arriving")), "{home:?}");
        assert!(squad("Faraway Club de Fútbol", "2025/26").contains(&pair("Lent Player", "on_loan_in")));
        assert!(squad("Harbour Football Club", "2026/27").contains(&pair("Moving Player", "squad")));
        let opened = bench.ledger();
        let lent = opened.ledger.players.iter().find(|player| &*player.name == "Lent Player").unwrap();
        assert_eq!(lent.contracts.len(), 0, "the end beside a borrower is the loan's");
        let before = bench.texts();
        let (report, _) = bench.import("transfermarkt-datasets", &files, &[]);
        assert_eq!(count(&report, "players", "changed"), 0, "{report:#}");
        assert!(before == bench.texts());
    }

    #[test]
    fn everyone_is_taken_when_asked_for() {
        let bench = Bench::new();
        let files = files(&bench);
        let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
        let (report, _) = bench.import("transfermarkt-datasets", &files, &["--everyone"]);
        assert_eq!(count(&report, "players", "new"), 4, "{report:#}");
    }

    #[test]
    fn both_generations_of_the_api_are_read() {
        let bench = Bench::new();
        let old = r#"{"id":"11","players":[
            {"id":"1","name":"Own Player","position":"Goalkeeper","dateOfBirth":"Sep 15, 1995","nationality":["Spain"],"height":"1,83m","joinedOn":"Jul 4, 2024","joined":"Joined from X; date: Jul 4, 2024; fee: €31.90m","contract":"Jun 30, 2028","marketValue":"€35.00m"},
            {"id":"2","name":"Lent Player","position":"Centre-Back","dateOfBirth":"Jul 19, 1989","nationality":["Brazil","Italy"],"joinedOn":"Aug 30, 2024","joined":"On loan from Harbour until Jun 30, 2025","contract":"Jun 30, 2025","marketValue":"€2.50m"}]}"#;
        let new = r#"{"id":"11","players":[{"id":"1","name":"Own Player","position":"Goalkeeper","dateOfBirth":"1995-09-15","age":29,"nationality":["Spain"],"joinedOn":"2024-07-04","contract":"2028-06-30","marketValue":40000000,"status":""}],"updatedAt":"2025-03-01T00:00:00"}"#;
        let injuries = r#"{"id":"1","injuries":[{"season":"21/22","injury":"Knee injury","from":"Oct 25, 2021","until":"Feb 4, 2022","days":"102 days"},{"injury":"Ankle injury","fromDate":"2025-02-20","untilDate":null}],"updatedAt":"2025-03-01T00:00:00"}"#;
        let transfers = r#"{"id":"1","transfers":[{"clubFrom":{"id":"5","name":"Elsewhere"},"clubTo":{"id":"11","name":"Town"},"date":"2024-07-04","fee":31900000}],"updatedAt":"2025-03-01T00:00:00"}"#;
        let old = bench.file("players_2024-09-27.json", old);
        let (report, code) = bench.import("transfermarkt-api", &[&old], &["--map", "club=Town"]);
        assert_eq!((code, count(&report, "players", "new")), (0, 2), "{report:#}");
        let new = bench.file("players.json", new);
        let (report, _) = bench.import("transfermarkt-api", &[&new], &[]);
        assert_eq!(count(&report, "players", "changed"), 1, "a value changed: {report:#}");
        for text in [injuries, transfers] {
            let file = bench.file("more.json", text);
            let (report, code) = bench.import("transfermarkt-api", &[&file], &[]);
            assert_eq!((code, count(&report, "players", "read")), (0, 1), "{report:#}");
            let (report, _) = bench.import("transfermarkt-api", &[&file], &[]);
            assert_eq!(count(&report, "players", "same"), 1, "{report:#}");
        }
    }
}

mod others {
    use super::*;

    #[test]
    fn football_data_gives_squads_and_contracts_by_the_month() {
        let bench = Bench::new();
        let text = json!({"teams": [{"id": 498, "name": "Harbour Town", "tla": "HAR", "area": {"name": "Portugal"}, "lastUpdated": "2025-07-26T17:38:53Z",
            "squad": [
                {"id": 1, "name": "Rui Example", "position": "Goalkeeper", "dateOfBirth": "1994-02-07", "nationality": "Portugal", "shirtNumber": 1, "contract": {"start": "2021-07", "until": "2026-06"}},
                {"id": 2, "name": "Vik Example", "position": "Offence", "dateOfBirth": "1998-06-31", "nationality": "Sweden"}]}]});
        let file = bench.file("teams.json", text.to_string());
        let (report, code) = bench.import("football-data", &[&file], &[]);
        assert_eq!((code, count(&report, "players", "new")), (0, 2), "{report:#}");
        assert_eq!(report["imports"][0]["known"], "2025-07-26");
        assert_eq!(problems(&report), ["bad_date 1"], "{report:#}");
        assert_eq!(bench.ledger().ledger.players[0].contracts[0].value.end.to_string(), "2026-06");
    }

    #[test]
    fn api_football_hides_errors_in_an_answer() {
        let bench = Bench::new();
        let error = bench.file(
            "e.json",
            r#"{"get":"injuries","errors":{"token":"Error/Missing application key."},"results":0,"response":[]}"#,
        );
        let (report, code) = bench.import("api-football", &[&error], &[]);
        assert_eq!((code, problems(&report)), (3, vec!["error_answer 1".to_owned()]), "{report:#}");
        let squad = json!({"get": "players/squads", "errors": [], "response": [{"team": {"id": 33, "name": "Harbour"}, "players": [
            {"id": 1, "name": "Dan Costa", "age": 22, "number": 30, "position": "Goalkeeper"}]}]});
        let squad = bench.file("squad_2021-01-01.json", squad.to_string());
        let (report, _) = bench.import("api-football", &[&squad], &[]);
        assert_eq!(count(&report, "players", "new"), 1, "{report:#}");
        let injuries = json!({"get": "injuries", "errors": [], "response": [{"player": {"id": 9, "name": "D. Costa", "type": "Missing Fixture", "reason": "Broken ankle"},
            "team": {"id": 34, "name": "Harbour"}, "fixture": {"id": 1, "date": "2021-04-07T19:00:00+00:00"}}]});
        let injuries = bench.file("injuries.json", injuries.to_string());
        let (report, _) = bench.import("api-football", &[&injuries], &[]);
        // Another id of the same table is another player, whatever his name.
        assert_eq!(count(&report, "players", "refused"), 1, "{report:#}");
    }

    #[test]
    fn rumours_become_claims_of_sagas() {
        let bench = Bench::new();
        let squad = bench.file("squad_2026-01-01.csv", "name,born,club\nJoão Núñez,2000-01-31,Harbour\n");
        bench.import("squad-csv", &[&squad], &[]);
        let lines = "{\"date\":\"2026-02-01\",\"source\":\"The Herald\",\"player\":\"Joao Nunez\",\"from_club\":\"harbour\",\"to_club\":\"Faraway\",\"stage\":\"interest\",\"text\":\"Watched him twice.\"}\n\
            {\"date\":\"2026-02-09\",\"source\":\"@scout\",\"player\":\"Joao Nunez\",\"from_club\":\"Harbour\",\"to_club\":\"Faraway\",\"stage\":\"here-we-go\",\"fee\":\"€30m\"}\n\
            {\"date\":\"2026-02-09\",\"source\":\"@scout\",\"player\":\"Unknown Man\",\"from_club\":\"\",\"to_club\":\"Faraway\",\"stage\":\"talks\"}\n\
            {\"date\":\"2026-02-09\",\"source\":\"@scout\",\"player\":\"Joao Nunez\",\"from_club\":\"Harbour\",\"to_club\":\"harbour\",\"stage\":\"talks\"}\n";
        let file = bench.file("rumours.jsonl", lines);
        let (report, code) = bench.import("claims", &[&file], &[]);
        assert_eq!(code, 0, "{report:#}");
        assert_eq!(["read", "new", "refused"].map(|of| count(&report, "claims", of)), [4, 3, 1], "{report:#}");
        assert_eq!(bench.ledger().problems, []);
        let saga = bench.ask(&["saga", "joao-nunez-faraway"]);
        assert_eq!(saga.pointer("/stage"), Some(&json!("agreed")), "{saga:#}");
        let before = bench.texts();
        let (report, _) = bench.import("claims", &[&file], &[]);
        assert_eq!(count(&report, "claims", "same"), 3, "{report:#}");
        assert!(before == bench.texts());
    }
}

mod bad_input {
    use super::*;

    const KINDS: [&str; 7] =
        ["fpl", "squad-csv", "transfermarkt-datasets", "transfermarkt-api", "football-data", "api-football", "claims"];

    #[test]
    fn every_kind_refuses_what_is_none_with_a_reason() {
        let gzip = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1];
        let texts: [(&str, &[u8]); 8] = [
            ("empty", b""),
            ("page", b"<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>"),
            ("json", b"{\"something\": \"else\"}"),
            ("broken", b"{\"teams\": [], \"elements\": [{\"code\": 1,"),
            ("list", b"[[[[[[1, 2"),
            ("table", b"a,b,c\n1,2,3\n"),
            ("one", b"just words\nand more"),
            ("gzip", &gzip),
        ];
        for kind in KINDS {
            for (what, bytes) in texts {
                let bench = Bench::new();
                let file = bench.file(&format!("{what}_2026-03-11.txt"), bytes);
                let (report, code) = bench.import(kind, &[&file], &[]);
                let told = problems(&report);
                // A table of lines has no other way of being wrong than line by line.
                let lines = kind == "claims" && !told.is_empty();
                assert!(code == 3 || lines, "{kind} {what}: {code} {report:#}");
                assert!(!told.is_empty(), "{kind} {what}: {report:#}");
                assert!(!bench.ledger_folder().exists(), "{kind} {what}");
            }
        }
    }

    #[test]
    fn a_broken_ledger_is_not_added_to() {
        let bench = Bench::new();
        let file = bench.file("a_2026-01-01.csv", "name,born,club\nA,2000-01-01,Harbour\n");
        fs::create_dir(bench.ledger_folder()).unwrap();
        let broken = bench.ledger_folder().join("mine.json");
        fs::write(&broken, "{\"players\": [").unwrap();
        let (_, code) = bench.import("squad-csv", &[&file], &[]);
        assert_eq!(code, 3);
        assert_eq!(fs::read_to_string(&broken).unwrap(), "{\"players\": [");
    }

    #[test]
    fn files_that_are_not_there_and_days_that_are_not_known() {
        let bench = Bench::new();
        let (_, code) = bench.import("fpl", &[Path::new("/no/such/file.json")], &[]);
        assert_eq!(code, 4);
        let file = bench.file("undated.csv", "name,born,club\nA,2000-01-01,Harbour\n");
        let (report, code) = bench.import("squad-csv", &[&file], &[]);
        assert_eq!(code, 2, "{report:#}");
        let (_, code) = bench.import("squad-csv", &[&file], &["--known", "2026-01-01"]);
        assert_eq!(code, 0);
    }
}
