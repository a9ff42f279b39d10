//! The user's own ledger through the commands: what they print, their exit codes, what stands in the way.

#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests fail as tests do.

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use touchline::own::Own;

const ARTICLE: &str = "date 2026-03-12\n\nReal Madrid have opened talks with Liverpool to sign Ibrahima Konaté this \
                       summer, according to Fabrizio Romano.\n";

/// What a command does with a folder of data: exit code, stdout, stderr.
fn run(data: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = support::touchline();
    let config = data.parent().unwrap().join("config");
    let output =
        command.args(args).env("TOUCHLINE_DATA_DIR", data).env("TOUCHLINE_CONFIG_DIR", config).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn json(data: &Path, args: &[&str]) -> Value {
    let (code, out, err) = run(data, &[args, &["--format", "json"]].concat());
    assert_eq!(code, 0, "{args:?}: {err}");
    serde_json::from_str(&out).unwrap()
}

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("article.txt"), ARTICLE).unwrap();
        Self { folder }
    }

    fn data(&self) -> std::path::PathBuf {
        self.folder.path().join("data")
    }

    fn article(&self) -> String {
        self.folder.path().join("article.txt").display().to_string()
    }

    /// The id of the claim that waits.
    fn waiting(&self) -> String {
        let inbox = json(&self.data(), &["inbox"]);
        let items = inbox["items"].as_array().unwrap();
        items.iter().find(|item| item["what"] == "claim").unwrap()["id"].as_str().unwrap().to_owned()
    }
}

#[test]
fn an_article_is_read_accepted_seen_and_taken_back() {
    let place = Place::new();
    let data = place.data();
    let claims = |as_of: &str| {
        json(&data, &["saga", "konate-real-madrid", "--as-of", as_of])["claims"].as_array().unwrap().len()
    };
    let before = claims("2026-03-12");
    let (code, out, _) = run(&data, &["read", &place.article(), "--into-inbox"]);
    assert_eq!((code, out.as_str()), (0, "1 item new in the inbox: `touchline inbox` lists them\n"));
    let (_, again, _) = run(&data, &["inbox", "add", &place.article()]);
    assert_eq!(again, "0 items new in the inbox, 1 there already\n");
    let id = place.waiting();
    let (_, page, _) = run(&data, &["inbox", "show", &id]);
    assert!(page.contains("[Real Madrid have opened talks") && page.contains("would write"), "{page}");
    assert_eq!(run(&data, &["inbox", "edit", &id, "outlet=marca", "fee=€70m"]).0, 0);
    let (code, out, _) = run(&data, &["inbox", "accept", &id]);
    assert!(code == 0 && out.starts_with("decision 3: 1 item accepted, 2 records written"), "{out}");
    assert_eq!((claims("2026-03-12"), claims("2026-03-11")), (before + 1, before), "known from its day only");
    let opens = json(&data, &["clubs"]);
    assert_eq!(opens["as_of"], "2026-03-12", "it opens on the last day that the own ledger tells of");
    assert_eq!(json(&data, &["clubs", "--no-own"])["as_of"], "2026-03-11");
    let (code, out, _) = run(&data, &["undo"]);
    assert!(code == 0 && out.contains("decision 3 is taken back"), "{out}");
    assert_eq!(claims("2026-03-12"), before);
    assert_eq!(place.waiting(), id);
    let journal = json(&data, &["journal"]);
    let deeds: Vec<_> = journal["decisions"].as_array().unwrap().iter().map(|row| row["undone_by"].as_u64()).collect();
    assert_eq!(deeds, [None, Some(4), None, None]);
}

#[test]
fn entering_and_correcting_by_hand() {
    let place = Place::new();
    let data = place.data();
    let claim = ["add", "claim", "--player", "konaté", "--to", "psg", "--stage", "interest", "--by", "new:The Gazette"];
    let (code, out, err) = run(&data, &[&claim[..], &["--day", "2026-03-12", "--said-by", "fabrizio romano"]].concat());
    assert_eq!(code, 0, "{err}");
    assert!(out.starts_with("decision 1: claim konate-psg.2026-03-12.fabrizio-romano.1"), "{out}");
    let saga = json(&data, &["saga", "konate-psg"]).to_string();
    assert!(saga.contains("konate-psg.2026-03-12.fabrizio-romano.1"), "{saga}");
    let stranger =
        ["add", "claim", "--player", "new:Somebody Else", "--to", "psg", "--stage", "talks", "--by", "marca"];
    let (code, _, err) = run(&data, &[&stranger[..], &["--day", "2026-03-12"]].concat());
    assert_eq!(code, 0, "{err}");
    let (_, chart, _) = run(&data, &["depth", "psg"]);
    assert!(chart.contains("Somebody Else"), "whom nobody knew is linked in the chart: {chart}");
    let (code, out, err) = run(&data, &["correct", "konaté", "contract_end", "2029-06-30", "--known", "2026-03-12"]);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("-> 2029-06-30, known from 2026-03-12; the earlier value stays"), "{out}");
    let end = |as_of: &str| json(&data, &["player", "konaté", "--as-of", as_of]).to_string().contains("2029-06-30");
    assert_eq!((end("2026-03-11"), end("2026-03-12")), (false, true));
    for (args, code, words) in [
        (
            &["add", "claim", "--saga", "konate-real-madrid", "--stage", "tallks", "--by", "marca"][..],
            2,
            "did you mean talks?",
        ),
        (&["add", "claim", "--saga", "konate-real-madrid", "--stage", "talks", "--by", "nobody at all"][..], 1, "new:"),
        (&["add", "fact", "--player", "konaté", "--kind", "injury"][..], 2, "--by"),
        (&["correct", "konaté", "hight", "190"][..], 1, "born"),
        (&["correct", "konate-real-madrid", "outcome", "won"][..], 1, "completed"),
        (&["undo", "77"][..], 1, "no decision is called `77`"),
        (&["inbox", "accept", "nothing"][..], 1, "no item is called `nothing`"),
        (&["inbox", "accept", "--source", "marca"][..], 1, "nothing waits from `marca`"),
    ] {
        let (exit, _, err) = run(&data, args);
        assert_eq!(exit, code, "{args:?}: {err}");
        assert!(err.contains(words), "{args:?}: {err}");
    }
}

#[test]
fn a_rule_accepts_what_it_names() {
    let place = Place::new();
    let config = place.folder.path().join("config");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("accept.toml"), "[[accept]]\nsource = \"fabrizio-romano\"\nconfidence = 0.5\n").unwrap();
    let (code, out, err) = run(&place.data(), &["read", &place.article(), "--into-inbox"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("1 accepted by your rules"), "{out}");
    fs::write(config.join("accept.toml"), "[[accept]]\nsource = 1\n").unwrap();
    let (_, _, err) = run(&place.data(), &["read", &place.article(), "--into-inbox"]);
    assert!(err.contains("accept.toml:2:"), "{err}");
}

#[test]
fn while_another_writes_it_says_so() {
    let place = Place::new();
    let data = place.data();
    run(&data, &["read", &place.article(), "--into-inbox"]);
    let id = place.waiting();
    let held = Own::open(&data).unwrap();
    let (code, _, err) = run(&data, &["inbox", "accept", &id]);
    assert_eq!(code, 4, "{err}");
    assert!(err.contains("another Touchline (process") && err.contains("reading only"), "{err}");
    assert_eq!(run(&data, &["inbox"]).0, 0, "looking works");
    drop(held);
    assert_eq!(run(&data, &["inbox", "accept", &id]).0, 0);
}

#[test]
fn a_broken_file_is_told_with_its_place_and_left_alone() {
    let place = Place::new();
    let data = place.data();
    run(&data, &["read", &place.article(), "--into-inbox"]);
    let path = data.join("ledger/reports/2026-03.json");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "{\"reports\": [").unwrap();
    let (code, _, err) = run(&data, &["inbox", "accept", &place.waiting()]);
    assert_eq!(code, 3, "{err}");
    assert!(err.contains("2026-03.json:1:13"), "{err}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "{\"reports\": [");
}

/// A disk without room, as the system tells it: no file may grow beyond a limit.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing() {
    let place = Place::new();
    let data = place.data();
    run(&data, &["read", &place.article(), "--into-inbox"]);
    let id = place.waiting();
    run(&data, &["inbox", "edit", &id, "outlet=marca"]);
    let journal = fs::read(data.join("journal.jsonl")).unwrap();
    let limited = |args: &[&str], blocks: u32| {
        // Ignored, the signal becomes an error that the program gets, as from a full disk.
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        let output = std::process::Command::new("bash")
            .args(["-c", &script, env!("CARGO_BIN_EXE_touchline")])
            .args(args)
            .env("TOUCHLINE_DATA_DIR", &data)
            .env("TOUCHLINE_CONFIG_DIR", place.folder.path().join("config"))
            .env("TOUCHLINE_STATE_DIR", place.folder.path().join("state"))
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    // The journal cannot grow.
    let (code, err) = limited(&["inbox", "accept", &id], 0);
    assert_eq!(code, Some(4), "{err}");
    assert!(err.contains("journal.jsonl cannot be written"), "{err}");
    assert_eq!(fs::read(data.join("journal.jsonl")).unwrap(), journal);
    assert_eq!(place.waiting(), id);
    // Nor can an article come in.
    fs::write(place.folder.path().join("article.txt"), ARTICLE.replace("12", "13")).unwrap();
    let (code, err) = limited(&["read", &place.article(), "--into-inbox"], 0);
    assert_eq!(code, Some(4), "{err}");
    assert_eq!(run(&data, &["inbox", "accept", &id]).0, 0, "with room again it is as if nothing had been");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::new();
    let data = place.data();
    run(&data, &["read", &place.article(), "--into-inbox"]);
    let id = place.waiting();
    for file in [".lock", "journal.jsonl", "inbox.jsonl"] {
        fs::set_permissions(data.join(file), fs::Permissions::from_mode(0o444)).unwrap();
    }
    fs::set_permissions(&data, fs::Permissions::from_mode(0o555)).unwrap();
    let root = fs::write(data.join("probe"), "").is_ok();
    if root {
        eprintln!("skipped: whoever runs this may write anywhere");
    } else {
        let (code, _, err) = run(&data, &["inbox", "accept", &id]);
        assert_eq!(code, 4, "{err}");
        assert!(err.contains("cannot be"), "{err}");
        assert_eq!(run(&data, &["inbox"]).0, 0, "looking works");
    }
    fs::set_permissions(&data, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_doubt_answered_in_the_inbox_counts_for_the_next_import_until_it_is_taken_back() {
    let place = Place::new();
    let data = place.data();
    let file = |name: &str, text: &str| {
        let path = place.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let import = |name: &str| json(&place.data(), &["import", "squad-csv", name])["imports"][0].clone();
    // The name alone is the same: the club is another, and no birth tells more.
    let doubtful = "name,club,contract expires\nKonaté,Faraway,2031-06-30\nIbrahima Konate,Faraway,2031-06-30\n";
    let list = file("list_2026-03-12.csv", doubtful);
    let first = import(&list);
    let questions = first["questions"].as_array().unwrap();
    assert!(!questions.is_empty(), "{first:#}");
    let key = questions[0]["key"].as_str().unwrap();
    assert_eq!(first["answered"].as_array().unwrap().len(), 0);
    let (code, _, err) = run(&data, &["inbox", "answer", key, "ibrahima-konate"]);
    assert_eq!(code, 0, "{err}");
    let second = import(&list);
    assert_eq!(second["answered"][0]["key"], key, "{second:#}");
    assert_eq!(second["answered"][0]["id"], "ibrahima-konate");
    assert_eq!(second["questions"].as_array().unwrap().len() + 1, questions.len(), "{second:#}");
    let (_, out, _) = run(&data, &["import", "squad-csv", &list, "--dry-run"]);
    assert!(out.contains("answered: 1 doubt settled as you said"), "{out}");
    let journal = json(&data, &["journal"]);
    let answer =
        journal["decisions"].as_array().unwrap().iter().find(|one| one["decision"]["deed"]["answer"].is_object());
    let number = answer.map(|one| one["decision"]["number"].to_string()).unwrap();
    assert_eq!(run(&data, &["undo", &number]).0, 0);
    let third = import(&list);
    assert_eq!(third["answered"].as_array().unwrap().len(), 0, "{third:#}");
    // What an answer names must be there.
    let (_, _, err) = run(&data, &["import", "squad-csv", &list, "--answer", &format!("{key}=nobody-at-all")]);
    assert!(err.contains("was answered with `nobody-at-all`: no player is called so"), "{err}");
}

#[test]
fn checking_a_whole_data_folder_checks_its_ledger_and_not_the_journals_copies() {
    let place = Place::new();
    let data = place.data();
    let list = place.folder.path().join("list_2026-03-12.csv");
    fs::write(&list, "name,born,club,contract expires\nSomebody New,2000-01-31,Liverpool,2031-06-30\n").unwrap();
    assert_eq!(run(&data, &["import", "squad-csv", list.to_str().unwrap()]).0, 0);
    assert!(data.join("kept").is_dir(), "the journal keeps copies");
    let (code, out, err) = run(&data, &["check", data.to_str().unwrap()]);
    assert_eq!(code, 0, "{err}");
    assert!(out.trim_end().ends_with("ledger: no problems"), "{out}{err}");
    assert!(err.contains("is a data folder: what is checked is its ledger"), "{err}");
}
