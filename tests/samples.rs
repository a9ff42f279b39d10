//! Every file that people have lying about imports, or is refused with a reason that helps: made
//! here in the shapes of other people's files, and theirs where `TOUCHLINE_CORPUS` says they lie.

#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests fail as tests do.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::touchline;
use touchline::ledger::{OpenOptions, Severity, open};

/// A folder of data of its own, with files beside it.
struct Desk(tempfile::TempDir);

/// What an import came to: its report, what it told, its exit code.
struct Came {
    report: Value,
    told: String,
    code: i32,
}

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    /// Imports into the ledger of one's own, over the edition.
    fn import(&self, kind: &str, files: &[&Path], more: &[&str]) -> Came {
        let mut command = touchline();
        command.env("TOUCHLINE_DATA_DIR", self.0.path().join("data"));
        let output = command.args(["import", kind, "--format", "json"]).args(files).args(more).output().unwrap();
        Came {
            report: serde_json::from_slice(&output.stdout).unwrap_or(Value::Null),
            told: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap_or(-1),
        }
    }
}

impl Came {
    fn count(&self, what: &str, of: &str) -> u64 {
        self.report["imports"][0][what][of].as_u64().unwrap_or_else(|| panic!("{:#}{}", self.report, self.told))
    }

    /// What is wrong, in words.
    fn problems(&self) -> String {
        let of = |list: &Value| list.as_array().cloned().unwrap_or_default();
        let inside = of(&self.report["imports"]).into_iter().flat_map(|one| of(&one["problems"]));
        let all = of(&self.report["problems"]).into_iter().chain(inside);
        let words = |one: Value| format!("{}:{} {} {}", one["file"], one["line"], one["what"], one["expected"]);
        all.map(words).collect::<Vec<_>>().join("\n")
    }
}

/// A table of injuries in the shape of salimt's, of people of the edition and of nobody's.
const INJURIES: &str = "player_id,season_name,injury_reason,from_date,end_date,days_missed,games_missed\n\
    357119,24/25,Muscle injury,2025-02-10 00:00:00,2025-03-01 00:00:00,19,4\n\
    357119,25/26,Knee injury,2026-02-20 00:00:00,,,\n\
    357119,25/26,,2026-02-20 00:00:00,,,\n\
    357119,25/26,Knock,soon,,,\n\
    1,19/20,minor knock,2019-10-01 00:00:00,2019-10-05 00:00:00,4,1\n";

#[test]
fn a_table_of_injuries_adds_absences_to_those_whom_the_ledger_knows() {
    let desk = Desk::new();
    let people = desk.file(
        "people_2026-02-01.csv",
        "player_id,player_slug,name,date of birth,club\n357119,x,Somebody Hurt,2000-01-31,Liverpool\n",
    );
    assert_eq!(desk.import("squad-csv", &[&people], &[]).code, 0);
    let file = desk.file("player_injuries_2026-03-01.csv", INJURIES);
    let came = desk.import("transfermarkt-datasets", &[&file], &[]);
    assert_eq!(came.code, 0, "{}", came.told);
    let counts = ["read", "changed", "refused"].map(|of| came.count("players", of));
    assert_eq!(counts, [4, 1, 3], "one player changed; one unknown, two rows of no use: {}", came.problems());
    let added = &came.report["imports"][0]["added"];
    assert_eq!((&added[0]["what"], &added[0]["count"]), (&"availability".into(), &2.into()), "{added}");
    let problems = came.problems();
    assert!(problems.contains(":6 \"no player of the ledger is transfermarkt:1\""), "{problems}");
    assert!(problems.contains(":4 \"an injury without its name or first day\""), "{problems}");
    let again = desk.import("transfermarkt-datasets", &[&file], &[]);
    assert_eq!(again.count("players", "changed"), 0, "{:#}", again.report);
    let mistaken = desk.import("squad-csv", &[&file], &[]);
    assert_eq!(mistaken.code, 3);
    assert!(mistaken.problems().contains("`import transfermarkt-datasets` reads injuries"), "{}", mistaken.problems());
}

#[test]
fn where_nothing_matches_the_answer_is_no_and_each_row_says_why() {
    let desk = Desk::new();
    let values = "player_id,date,market_value_in_eur\n7,2026-01-01,900000\n7,2026-02-01,950000\n9,2026-01-05,5\n";
    let came = desk.import("transfermarkt-datasets", &[&desk.file("player_valuations.csv", values)], &[]);
    assert_eq!(came.code, 1, "{}", came.told);
    assert_eq!([came.count("players", "read"), came.count("players", "refused")], [2, 2]);
    assert!(came.problems().contains(":3 \"no player of the ledger is transfermarkt:7\""), "{}", came.problems());
    assert!(came.told.contains("nothing of it could be used"), "{}", came.told);
}

#[test]
fn leagues_alone_say_that_they_need_the_clubs() {
    let desk = Desk::new();
    let leagues = "competition_id,name,country_name\nGB1,premier-league,England\nES1,laliga,Spain\n";
    let came = desk.import("transfermarkt-datasets", &[&desk.file("competitions_2026-03-29.csv", leagues)], &[]);
    let left_out = &came.report["imports"][0]["left_out"][0];
    assert_eq!((came.code, &left_out["count"]), (0, &2.into()), "{}", came.told);
    assert!(left_out["what"].as_str().unwrap().contains("whose table is not beside them"), "{left_out}");
}

#[test]
fn what_only_describes_or_wraps_data_is_told_from_data() {
    for (kind, name, text, why) in [
        ("football-data", "squad.js", "export const squad = [\n  {\"id\": 1}\n];\n", "this is a script"),
        ("football-data", "page.html", "<!DOCTYPE html><html></html>", "this is a web page"),
        ("transfermarkt-datasets", "models.yml", "version: 2\nmodels:\n  - name: players\n", "one column"),
        ("transfermarkt-datasets", "metadata.json", "{\"resources\": []}\n", "JSON, not a table"),
        ("transfermarkt-datasets", "games.csv", "game_id,season,round\n1,2025,1\n", "none of the tables"),
        ("squad-csv", "README.md", "# Table: players\n\n| player_id | name |\n", "one column"),
        ("fpl", "empty.json", "", "empty"),
    ] {
        let desk = Desk::new();
        let came = desk.import(kind, &[&desk.file(name, text)], &[]);
        assert_eq!(came.code, 3, "{name}: {}", came.told);
        assert!(came.problems().contains(why), "{name}: {}", came.problems());
    }
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_before_it_is_read() {
    let desk = Desk::new();
    let mut text = String::from("name,born,club\n");
    text.extend(std::iter::repeat_n("Somebody With A Long Name,2000-01-31,Harbour Football Club\n", (100 << 20) / 59));
    for kind in ["squad-csv", "claims", "fpl"] {
        let came = desk.import(kind, &[&desk.file("list_2026-03-12.csv", &text)], &[]);
        assert_eq!(came.code, 3, "{kind}: {}", came.told);
        assert!(came.problems().contains("a file of 99 MB"), "{kind}: {}", came.problems());
    }
}

/// What each file of the corpus comes to: kind, file, `--known` where it has to be given, exit code,
/// clubs and players read, players refused; `-` where clubs are named in the news' free text. Counted
/// by hand in the files.
const CORPUS: &str = "
api-football api-football/api-football_v3_injuries.json 2026-03-11 0 1 2 1
api-football api-football/api-football_v3_players_squads.json 2026-03-11 0 1 2 0
api-football api-football/api-football_v3_transfers.json 2026-03-11 0 3 2 0
transfermarkt-api felipeall/clubs_11_players_2024-09.json 2024-09-30 0 2 2 0
transfermarkt-api felipeall/clubs_281_players_2025_typed.json - 0 1 1 0
transfermarkt-api felipeall/players_262749_injuries_2024-09.json - 0 0 1 0
football-data football-data/football-data_v4_squad_betis_2022.js - 3 0 0 0
football-data football-data/football-data_v4_teams_free_tier.json - 0 1 2 0
fpl fpl/bootstrap-static_2026-02-06.json - 0 - 817 0
fpl fpl/bootstrap-static_2026-03-11.json - 0 - 820 0
fpl fpl/vaastav_players_raw_2026-02-05.csv - 0 - 817 0
fpl fpl/vaastav_teams_2026-02-05.csv - 0 20 0 0
transfermarkt-datasets transfermarkt/dcaribou_kaggle_dataset-metadata.json - 3 0 0 0
transfermarkt-datasets transfermarkt/dcaribou_models.yml - 3 0 0 0
transfermarkt-datasets transfermarkt/dcaribou_sample_clubs_2026-03-29.csv - 0 451 0 0
transfermarkt-datasets transfermarkt/dcaribou_sample_competitions_2026-03-29.csv - 0 0 0 0
transfermarkt-datasets transfermarkt/dcaribou_sample_player_valuations_2026-03-29.csv - 1 0 998 998
transfermarkt-datasets transfermarkt/dcaribou_sample_players_2026-03-29.csv - 0 8 1000 0
transfermarkt-datasets transfermarkt/dcaribou_sample_transfers_2026-03-29.csv - 0 632 975 0
squad-csv transfermarkt/dcaribou_sample_players_2026-03-29.csv - 0 - 1000 0
squad-csv transfermarkt/footydex_players_2026-07-05.csv - 0 96 2798 0
squad-csv transfermarkt/salimt_README_data.md - 3 0 0 0
";

#[test]
fn other_peoples_files_come_to_what_was_counted_in_them() {
    let Some(corpus) = std::env::var_os("TOUCHLINE_CORPUS").map(|place| PathBuf::from(place).join("samples")) else {
        eprintln!("skipped: TOUCHLINE_CORPUS names no folder with other people's files");
        return;
    };
    for line in CORPUS.lines().filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split(' ').collect();
        let [kind, file, known, counted @ ..] = &words[..] else { panic!("{line}") };
        let more: &[&str] = if *known == "-" { &[] } else { &["--known", known] };
        let desk = Desk::new();
        let came = desk.import(kind, &[&corpus.join(file)], more);
        let counts = [("clubs", "read"), ("players", "read"), ("players", "refused")].map(|(a, b)| came.count(a, b));
        let found = [came.code as u64].into_iter().chain(counts).map(|count| count.to_string());
        for (found, counted) in found.zip(counted).filter(|(_, counted)| **counted != "-") {
            assert_eq!(found, *counted, "{line}: {}{}", came.told, came.problems());
        }
        assert!(came.code == 0 || !came.problems().is_empty(), "{file}: refused without a reason");
        let own = Some(desk.0.path().join("data/ledger"));
        let opened = open(&OpenOptions { own, ..OpenOptions::default() });
        let errors: Vec<_> = opened.problems.iter().filter(|p| p.severity == Severity::Error).take(3).collect();
        assert!(errors.is_empty(), "{file}: {errors:?}");
    }
}
